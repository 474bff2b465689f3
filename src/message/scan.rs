//! Words of pictures that can't be made ready to upload.

mod done;
mod name;

#[cfg(feature = "serve")]
pub(crate) use done::scan_steps;
#[cfg(feature = "cli")]
pub(crate) use name::name_words;

use super::{Explain, Ui, speaks_english};
use crate::check::FileKind;
use crate::diagnostic::Diagnostic;
use crate::scan::{CombineError, ScanError};

speaks_english!(CombineError, ScanError);

impl Explain for ScanError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            ScanError::Kind(kind) => of_kind(*kind, ui),
            ScanError::CutOff => damaged(
                ui,
                "scan-cut-off",
                ui.pick(
                    "the file is cut off: its end is missing".to_owned(),
                    "文件不完整：缺少结尾部分".to_owned(),
                ),
            ),
            ScanError::Damaged { reason } => damaged(
                ui,
                "scan-damaged",
                ui.pick(
                    format!("the file can't be read: {reason}"),
                    format!("无法读取该文件：{reason}"),
                ),
            ),
            ScanError::NoPages => damaged(
                ui,
                "scan-no-pages",
                ui.pick(
                    "the file has no page".to_owned(),
                    "文件中没有页面".to_owned(),
                ),
            ),
            ScanError::Locked => Diagnostic::error(
                "scan-locked",
                ui.pick("the PDF is locked with a password", "该 PDF 设有密码"),
            )
            .hint(ui.pick(
                "open it with its password, print it to a new PDF without one, and give that",
                "请用密码打开后另存（打印）为无密码的 PDF，再使用新文件",
            )),
            ScanError::NoSuchPage { page, count } => Diagnostic::error(
                "scan-no-such-page",
                ui.pick(
                    format!("there is no page {page}: the file has {count}"),
                    format!("没有第 {page} 页：该文件共 {count} 页"),
                ),
            )
            .hint(ui.pick("mend --pages", "请修改 --pages")),
            ScanError::PictureOnPage { page } => Diagnostic::error(
                "scan-picture-on-page",
                ui.pick(
                    format!("a picture on page {page} can't be decoded, so that part of the page would be white"),
                    format!("第 {page} 页上有图片无法解码，该部分会变成空白"),
                ),
            )
            .hint(ui.pick(
                "save the page as JPG or PNG in the program that shows it, or scan it again as JPG",
                "请在能正常显示的软件中把该页另存为 JPG 或 PNG，或重新扫描为 JPG",
            )),
            ScanError::FontOnPage { page } => Diagnostic::error(
                "scan-font-on-page",
                ui.pick(
                    format!("a font on page {page} can't be read, so that some of its text would be missing"),
                    format!("第 {page} 页有字体无法读取，部分文字会缺失"),
                ),
            )
            .hint(ui.pick(
                "save the page as JPG or PNG in the program that shows it",
                "请在能正常显示的软件中把该页另存为 JPG 或 PNG",
            )),
            ScanError::TooMuchOnPage { page } => Diagnostic::error(
                "scan-too-much-on-page",
                ui.pick(
                    format!("this PDF draws more on page {page} than a page can hold"),
                    format!("该 PDF 第 {page} 页的内容超出一页所能容纳的量"),
                ),
            )
            .hint(ui.pick(
                "save the page as JPG or PNG in the program that shows it",
                "请在能正常显示的软件中把该页另存为 JPG 或 PNG",
            )),
            ScanError::Blank { page } => Diagnostic::error(
                "scan-blank",
                ui.pick(
                    format!("nothing is to be seen on page {page}"),
                    format!("第 {page} 页没有内容"),
                ),
            )
            .hint(ui.pick(
                "open the file: if the page is empty there too, scan it again with the written side to the glass; leave an empty back out with --pages",
                "请打开文件查看：如确为空白，请把有字一面朝向玻璃重新扫描；空白背面可用 --pages 略去",
            )),
            ScanError::NoCorners { size: [width, height] } => Diagnostic::error(
                "scan-no-corners",
                ui.pick(
                    format!("the corners of --straighten do not go round a part of the picture of {width} x {height} pixels"),
                    format!("--straighten 给出的四角未围住图片（{width} x {height} 像素）的任何部分"),
                ),
            )
            .hint(ui.pick(
                "give them clockwise from the top left of the page, as the picture is seen upright: x1,y1,x2,y2,x3,y3,x4,y4",
                "请从页面左上角起按顺时针给出（以图片摆正后为准）：x1,y1,x2,y2,x3,y3,x4,y4",
            )),
            other => beyond_a_limit(other, ui),
        }]
    }
}

fn of_kind(kind: FileKind, ui: Ui) -> Diagnostic {
    match kind {
        FileKind::Heic => Diagnostic::error(
            "scan-heic",
            ui.pick(
                "this is HEIC, a phone's own format, which gonghan does not read",
                "这是 HEIC（手机自有格式），无法读取",
            ),
        )
        .hint(ui.pick(
            "iPhone: Settings > Camera > Formats > Most Compatible, then photograph it again; or export the photo as JPG",
            "iPhone：设置 > 相机 > 格式 > 兼容性最佳，然后重新拍摄；或把照片导出为 JPG",
        ))
        .hint(ui.pick(
            "Android: in the camera's settings turn off \"High efficiency pictures\" (HEIF)",
            "安卓：在相机设置中关闭“高效图片”（HEIF）",
        )),
        FileKind::Office => Diagnostic::error(
            "scan-office",
            ui.pick(
                "this is a document of an office program, not a scan",
                "这是办公软件文档，不是扫描件",
            ),
        )
        .hint(ui.pick(
            "save it as PDF there and give the PDF",
            "请在该软件中另存为 PDF，再使用 PDF 文件",
        )),
        FileKind::Empty => Diagnostic::error(
            "scan-empty",
            ui.pick("the file is empty", "文件是空的"),
        )
        .hint(ui.pick(
            "save or send it again, and look at its size",
            "请重新保存或传送，并查看文件大小",
        )),
        _ => Diagnostic::error(
            "scan-kind",
            ui.pick(
                "the file is no picture and no PDF, whatever its name says",
                "无论扩展名是什么，该文件都不是图片或 PDF",
            ),
        )
        .hint(ui.pick(
            "give JPG, PNG, PDF, TIFF, BMP, GIF or WebP",
            "请使用 JPG、PNG、PDF、TIFF、BMP、GIF 或 WebP",
        )),
    }
}

fn damaged(ui: Ui, name: &'static str, title: String) -> Diagnostic {
    Diagnostic::error(name, title).hint(ui.pick(
        "copy or send it once more from where it came, or scan it again",
        "请从原处重新复制或传送，或重新扫描",
    ))
}

fn beyond_a_limit(error: &ScanError, ui: Ui) -> Diagnostic {
    let (title, hint) = match error {
        ScanError::TooManyBytes { limit } => (
            ui.pick(
                format!("the file is larger than {} MB", limit / 1_000_000),
                format!("文件大于 {} MB", limit / 1_000_000),
            ),
            ui.pick(
                "give only its pages that are wanted, as a file of their own",
                "请只把需要的页面另存为单独的文件",
            ),
        ),
        ScanError::TooManyPages { count, limit } => (
            ui.pick(
                format!("the file has {count} pages, and {limit} are made at most"),
                format!("文件有 {count} 页，一次最多处理 {limit} 页"),
            ),
            ui.pick(
                "name those that are wanted: --pages 1-3",
                "请指定需要的页面：--pages 1-3",
            ),
        ),
        ScanError::TooManyPixels {
            width,
            height,
            limit,
        } => {
            let limit = limit / 1_000_000;
            (
                ui.pick(
                    format!("the page is {width} x {height} pixels, more than {limit} megapixels"),
                    format!("页面为 {width} x {height} 像素，超过 {limit} 百万像素"),
                ),
                ui.pick(
                    "scan it at 300 dpi; if it is truly so large, raise --max-pixels",
                    "请以 300 dpi 扫描；如确实如此之大，请提高 --max-pixels",
                ),
            )
        }
        ScanError::LimitTooSmall { limit, fewest } => (
            ui.pick(
                format!("{limit} bytes are too few: below {fewest} it could no longer be read"),
                format!("{limit} 字节太少：少于 {fewest} 字节就无法辨认"),
            ),
            ui.pick(
                "raise --max-bytes, or cut off what need not be on the picture",
                "请提高 --max-bytes，或裁去不需要的部分",
            ),
        ),
        // All others have words above.
        _ => (String::new(), ""),
    };
    Diagnostic::error("scan-limit", title).hint(hint)
}

impl Explain for CombineError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let CombineError::TooMany { count } = self;
        vec![
            Diagnostic::error(
                "combine-too-many",
                ui.pick(
                    format!("{count} pages in one picture would each be too small to be read"),
                    format!("{count} 页合成一张图片，每页都会小得无法辨认"),
                ),
            )
            .hint(ui.pick(
                "set them beside each other with --columns, or make two pictures",
                "请用 --columns 并排，或分成两张图片",
            )),
        ]
    }
}
