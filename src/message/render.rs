//! Words of the render stage.

use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::render::RenderError;

speaks_english!(RenderError);

impl Explain for RenderError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            RenderError::Font(error) => return error.explain(ui),
            RenderError::Background(error) => return error.explain(ui),
            RenderError::Pdf(reason) => {
                let title = ui.pick(
                    format!("the PDF can't be finished: {reason}"),
                    format!("无法完成 PDF：{reason}"),
                );
                Diagnostic::error("pdf-not-made", title).hint(report(ui))
            }
            RenderError::Encoding(reason) => {
                let title = ui.pick(
                    format!("the picture can't be encoded: {reason}"),
                    format!("无法编码图片：{reason}"),
                );
                Diagnostic::error("picture-not-made", title).hint(report(ui))
            }
            RenderError::TooLarge { width, height } => {
                let title = ui.pick(
                    format!("a picture of {width} × {height} pixels is too large to be drawn"),
                    format!("{width} × {height} 像素的图片过大，无法生成"),
                );
                Diagnostic::error("picture-too-large", title).hint(ui.pick(
                    "ask for fewer pixels: `--dpi 300` is what printing needs",
                    "请降低分辨率：打印用 `--dpi 300` 即可",
                ))
            }
        };
        vec![finding]
    }
}

fn report(ui: Ui) -> &'static str {
    ui.pick(
        "this is a fault in gonghan: please report it with the template and this message",
        "这是公函程序的缺陷：请附上模板和本条信息向我们报告",
    )
}
