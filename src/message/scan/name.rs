//! Words of what tesseract read of a name.

use crate::diagnostic::Diagnostic;
#[cfg(feature = "cli")]
use crate::message::code_points;
use crate::message::{Explain, Ui, speaks_english};
#[cfg(feature = "cli")]
use crate::scan::NameRead;
use crate::scan::ReadingError;

speaks_english!(ReadingError);

impl Explain for ReadingError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            ReadingError::NotInstalled => Diagnostic::note(
                "name-not-read",
                ui.pick(
                    "the text of the picture was not read: tesseract is not installed",
                    "未识别图片文字：没有安装 tesseract",
                ),
            )
            .hint(ui.pick(
                "Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-chi-tra; macOS: brew install tesseract tesseract-lang; Windows: winget install UB-Mannheim.TesseractOCR",
                "安装方法：Debian、Ubuntu：apt install tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-chi-tra；macOS：brew install tesseract tesseract-lang；Windows：winget install UB-Mannheim.TesseractOCR",
            )),
            ReadingError::NoLanguage { language } => Diagnostic::note(
                "name-not-read",
                ui.pick(
                    format!("the text of the picture was not read: tesseract has no data for {language}"),
                    format!("未识别图片文字：tesseract 缺少 {language} 语言数据"),
                ),
            )
            .hint(ui.pick(
                format!("Debian, Ubuntu: apt install tesseract-ocr-{}; elsewhere put {language}.traineddata into its tessdata folder", language.replace('_', "-")),
                format!("Debian、Ubuntu：apt install tesseract-ocr-{}；其他系统请把 {language}.traineddata 放入 tessdata 文件夹", language.replace('_', "-")),
            )),
            ReadingError::Failed { reason } => Diagnostic::note(
                "name-not-read",
                ui.pick(
                    format!("the text of the picture was not read: tesseract failed: {reason}"),
                    format!("未识别图片文字：tesseract 运行失败：{reason}"),
                ),
            )
            .hint(ui.pick(
                "look at the picture yourself",
                "请自行查看图片",
            )),
        }]
    }
}

/// What is to be said of a name that was read, if anything.
#[cfg(feature = "cli")]
pub(crate) fn name_words(read: &NameRead, name: &str, ui: Ui) -> Option<Diagnostic> {
    use crate::diagnostic::visible;
    let compare = ui.pick(
        "tesseract misreads too: compare the picture with the record, character by character",
        "tesseract 也可能识别错误：请将图片与资料逐字核对",
    );
    match read {
        NameRead::Same => None,
        NameRead::NotSeen => Some(
            Diagnostic::warning(
                "name-not-seen",
                ui.pick(
                    format!("`{}` was not read on the page", visible(name)),
                    format!("页面上未识别出 `{}`", visible(name)),
                ),
            )
            .hint(compare),
        ),
        NameRead::Differs { read, differences } => {
            let with_code_points = |text: &str| -> String {
                if text.is_empty() {
                    return ui.pick("nothing", "无").to_owned();
                }
                format!("{} ({})", visible(text), code_points(text))
            };
            let differences: Vec<String> = differences
                .iter()
                .map(|(has, reads)| {
                    let (has, reads) = (with_code_points(has), with_code_points(reads));
                    ui.pick(
                        format!("the record has {has}, the page {reads}"),
                        format!("资料为 {has}，页面为 {reads}"),
                    )
                })
                .collect();
            let differences = differences.join(ui.pick("; ", "；"));
            Some(
                Diagnostic::warning(
                    "name-differs",
                    ui.pick(
                        format!("the name was read as `{}`: {differences}", visible(read)),
                        format!("名称识别为 `{}`：{differences}", visible(read)),
                    ),
                )
                .hint(compare),
            )
        }
    }
}
