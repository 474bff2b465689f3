//! Words of the sheet that a letter is printed on.

use super::system::io_words;
use super::{Explain, Ui, speaks_english};
use crate::background::{BackgroundError, KeptValues, MissingFonts, PictureError};
use crate::diagnostic::{Diagnostic, visible};
use crate::letter::OnPrint;
use crate::pdf_in::{Lack, PdfInError};
use crate::template::Unsaid;

speaks_english!(BackgroundError, PdfInError);

impl Explain for PdfInError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![pdf(ui.pick("the PDF", "该 PDF"), self, ui)]
    }
}

impl Explain for BackgroundError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![background(ui.pick("the file", "该文件"), self, ui)]
    }
}

impl Explain for KeptValues {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let names: Vec<String> = self.0.iter().map(|name| format!("`{name}`")).collect();
        let names = names.join(ui.pick(", ", "、"));
        let title = ui.pick(
            format!("the form came with fields that are filled already, and prints them as they are: {names}"),
            format!("表格中有些域原来就填有内容，将照原样打印：{names}"),
        );
        vec![Diagnostic::warning("form-kept-values", title).hint(ui.pick(
            "give each a [[place]] with its name as form_field, or empty it in the form itself",
            "请为每个域写一个以其名称为 form_field 的 [[place]]，或在表格中先清空",
        ))]
    }
}

impl Explain for OnPrint {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let text = visible(&self.text);
        let title = ui.pick(
            format!("“{text}” is printed on the form's own words or lines"),
            format!("“{text}”印在了表格自身的文字或线条上"),
        );
        vec![Diagnostic::warning("form-on-print", title).hint(ui.pick(
            "move the place to where the form is white, or make it wider or higher",
            "请把该位置移到表格空白处，或加宽、加高",
        ))]
    }
}

impl Explain for Unsaid {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let names: Vec<String> = self.0.iter().map(|name| format!("`{name}`")).collect();
        let names = names.join(ui.pick(" and ", "、"));
        let title = ui.pick(
            format!("{names} would not be on the form: the template has no place for it"),
            format!("表格上不会有 {names}：模板没有安排位置"),
        );
        vec![Diagnostic::warning("form-without-name", title).hint(ui.pick(
            "look at the picture that `gonghan templates proof` draws, and add a [[place]] for it",
            "请查看 `gonghan templates proof` 画出的图片，并为它加上 [[place]]",
        ))]
    }
}

impl Explain for MissingFonts {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let names = self.0.join(ui.pick(", ", "、"));
        let title = ui.pick(
            format!("the form does not contain its own fonts, so that each computer shows it in others: {names}"),
            format!("表格文件未包含所用字体，不同电脑会以其他字体显示：{names}"),
        );
        vec![Diagnostic::warning("form-missing-fonts", title).hint(ui.pick(
            "look at the PDF before it is printed: are the form's words as they were downloaded, and every value in its place?",
            "打印前请查看 PDF：表格文字是否与下载时一致，各项内容是否都在原位",
        ))]
    }
}

/// Why the file `name` can't be printed on.
pub(crate) fn background(name: &str, error: &BackgroundError, ui: Ui) -> Diagnostic {
    match error {
        BackgroundError::Unreadable { source, .. } => {
            let why = io_words(source, ui);
            let title = ui.pick(
                format!("{name} can't be read: {why}"),
                format!("无法读取{name}：{why}"),
            );
            Diagnostic::error("form-unreadable", title).hint(ui.pick(
                "look whether its name is spelled right, and whether it lies where the path says",
                "请检查文件名是否正确，文件是否在路径所示的位置",
            ))
        }
        BackgroundError::TooLarge { limit } => {
            let limit = limit / (1024 * 1024);
            let title = ui.pick(
                format!("{name} is larger than {limit} MiB"),
                format!("{name}超过 {limit} MiB"),
            );
            Diagnostic::error("form-too-large", title).hint(ui.pick(
                "save a smaller one: a scan of 300 dpi in grey is enough",
                "请另存较小的文件：300 dpi 的灰度扫描即可",
            ))
        }
        BackgroundError::Empty => {
            let title = ui.pick(format!("{name} is empty"), format!("{name}是空文件"));
            Diagnostic::error("form-empty", title).hint(ui.pick(
                "it was not downloaded or copied whole: get it again",
                "文件没有下载或复制完整：请重新获取",
            ))
        }
        BackgroundError::Kind(_) => {
            let title = ui.pick(
                format!("{name} is neither PDF, PNG, JPG nor a text document"),
                format!("{name}不是 PDF、PNG、JPG 或文字文档"),
            );
            Diagnostic::error("form-of-other-kind", title).hint(save_as_pdf(ui))
        }
        BackgroundError::Pdf(error) => pdf(name, error, ui),
        BackgroundError::Picture(PictureError::TooLarge { side }) => {
            let title = ui.pick(
                format!("{name} has too many pixels: {side} on a side at most"),
                format!("{name}像素过多：每边最多 {side}"),
            );
            Diagnostic::error("form-too-many-pixels", title).hint(ui.pick(
                "A4 at 300 dpi has 2480 × 3508",
                "A4 在 300 dpi 时为 2480 × 3508",
            ))
        }
        BackgroundError::Picture(PictureError::Damaged { reason }) => {
            let title = ui.pick(
                format!("{name} is damaged or cut off: {reason}"),
                format!("{name}已损坏或不完整：{reason}"),
            );
            Diagnostic::error("form-damaged", title).hint(ui.pick(
                "open it in a picture viewer and save it again as PNG",
                "请用看图软件打开，并重新另存为 PNG",
            ))
        }
        BackgroundError::SeveralPages { count } => {
            let title = ui.pick(
                format!("{name} has {count} pages, and a letter is one"),
                format!("{name}有 {count} 页，而公函只有一页"),
            );
            Diagnostic::error("form-several-pages", title).hint(ui.pick(
                "say which one is filled in: `background_page = 1` in the template, `--page 1` on the command line",
                "请指明要填写哪一页：模板中写 `background_page = 1`，命令行用 `--page 1`",
            ))
        }
        BackgroundError::NoOffice => {
            let title = ui.pick(
                format!("{name} is a text document, and LibreOffice, which makes a PDF of it, is not installed"),
                format!("{name}是文字文档，需由 LibreOffice 转成 PDF，但本机没有安装"),
            );
            Diagnostic::error("form-no-office", title).hint(save_as_pdf(ui))
        }
        BackgroundError::OfficeFailed { reason } => {
            let title = ui.pick(
                format!("no PDF was made of {name} by LibreOffice: {reason}"),
                format!("LibreOffice 无法把{name}转成 PDF：{reason}"),
            );
            Diagnostic::error("form-office-failed", title).hint(save_as_pdf(ui))
        }
    }
}

fn save_as_pdf(ui: Ui) -> &'static str {
    ui.pick(
        "open it in the program that it belongs to, save it as PDF (Word: File, Save as, PDF), and give that",
        "请用相应的程序打开，另存为 PDF（Word：文件，另存为，PDF），再使用该 PDF",
    )
}

fn pdf(name: &str, error: &PdfInError, ui: Ui) -> Diagnostic {
    match error {
        PdfInError::Locked => {
            let title = ui.pick(
                format!("{name} is locked with a password"),
                format!("{name}设有密码"),
            );
            Diagnostic::error("form-locked", title).hint(ui.pick(
                "open it with its password, print it to a new PDF without one, and give that",
                "请用密码打开后另存（打印）为无密码的 PDF，再使用新文件",
            ))
        }
        PdfInError::Damaged { reason } => {
            let title = ui.pick(
                format!("{name} is damaged: {reason}"),
                format!("{name}已损坏：{reason}"),
            );
            Diagnostic::error("form-damaged", title).hint(ui.pick(
                "download it again; if a reader shows it all the same, print it from there to a new PDF",
                "请重新下载；若阅读器能正常显示，请从中打印为新的 PDF",
            ))
        }
        PdfInError::NoSuchPage { page, count } => {
            let title = ui.pick(
                format!("{name} has no page {page}: it has {count}"),
                format!("{name}没有第 {page} 页：共 {count} 页"),
            );
            Diagnostic::error("form-no-such-page", title).hint(ui.pick(
                "mend `background_page` in the template, or `--page` on the command line",
                "请修改模板中的 `background_page` 或命令行的 `--page`",
            ))
        }
        PdfInError::Lacks { page, lack } => {
            let title = match lack {
                Lack::Picture => ui.pick(
                    format!("{name} has a picture on page {page} that can't be drawn"),
                    format!("{name}第 {page} 页有图片无法绘制"),
                ),
                Lack::Font => ui.pick(
                    format!("{name} has a font on page {page} that can't be read"),
                    format!("{name}第 {page} 页有字体无法读取"),
                ),
            };
            Diagnostic::error("form-not-drawn", title).hint(ui.pick(
                "print it from a reader that shows it to a new PDF, or save the page as PNG with 300 dpi",
                "请从能正常显示的阅读器中打印为新的 PDF，或把该页另存为 300 dpi 的 PNG",
            ))
        }
        PdfInError::TooMuch { page } => {
            let title = ui.pick(
                format!("{name} draws more on page {page} than a page can hold"),
                format!("{name}第 {page} 页的内容超出一页所能容纳的量"),
            );
            Diagnostic::error("form-too-much-on-page", title).hint(ui.pick(
                "save the page as PNG with 300 dpi in a reader that shows it",
                "请在能正常显示的阅读器中把该页另存为 300 dpi 的 PNG",
            ))
        }
        PdfInError::Xfa => {
            let title = ui.pick(
                format!("{name} is an XFA form, whose pages Adobe's reader alone makes up"),
                format!("{name}是 XFA 表单，其页面只能由 Adobe 阅读器生成"),
            );
            Diagnostic::error("form-xfa", title).hint(ui.pick(
                "open it in Adobe Reader, print it empty to a new PDF, and give that",
                "请用 Adobe Reader 打开，空白打印为新的 PDF，再使用该文件",
            ))
        }
        PdfInError::PageSize { width, height } => {
            let title = ui.pick(
                format!(
                    "{name} has a page of {width:.0} × {height:.0} mm, which is no sheet of paper"
                ),
                format!("{name}的页面为 {width:.0} × {height:.0} 毫米，不是正常纸张大小"),
            );
            Diagnostic::error("form-page-size", title)
                .hint(ui.pick("print it to a new PDF on A4", "请打印为 A4 大小的新 PDF"))
        }
    }
}
