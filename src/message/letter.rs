//! Words of a letter as a whole: those of the stage that it failed in.

use super::background::background;
use super::{Explain, Ui, speaks_english};
use crate::background::BackgroundError;
use crate::diagnostic::Diagnostic;
use crate::letter::{LetterError, LetterheadError};

speaks_english!(LetterError, LetterheadError);

impl Explain for LetterheadError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            LetterheadError::OnForm { letterhead } => {
                let path = letterhead.display();
                let title = ui.pick(
                    format!(
                        "a form is printed as it was downloaded, not on the letterhead `{path}`"
                    ),
                    format!("下载的表格须按原样打印，不能印在信头纸 `{path}` 上"),
                );
                Diagnostic::error("letterhead-on-form", title).hint(ui.pick(
                    "leave `letterhead` out of the record and of the command line, or choose a letter of gonghan's own as the template",
                    "请从资料和命令行中去掉 `letterhead`，或改用自带的申请函模板",
                ))
            }
            LetterheadError::Unusable {
                letterhead,
                error: BackgroundError::SeveralPages { count },
            } => {
                let path = letterhead.display();
                let title = ui.pick(
                    format!("the letterhead `{path}` has {count} pages, and a letter is one"),
                    format!("信头纸 `{path}` 有 {count} 页，而公函只有一页"),
                );
                Diagnostic::error("letterhead-several-pages", title).hint(ui.pick(
                    "print its first page to a PDF of its own, and give that",
                    "请把首页单独打印为 PDF，再使用该文件",
                ))
            }
            LetterheadError::Unusable { letterhead, error } => {
                let path = letterhead.display();
                let name = ui.pick(format!("`{path}`"), format!(" `{path}` "));
                background(&name, error, ui)
            }
        };
        vec![finding]
    }
}

impl Explain for LetterError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            LetterError::Template(error) => error.explain(ui),
            LetterError::Layout(error) => error.explain(ui),
            LetterError::Render(error) => error.explain(ui),
            LetterError::Letterhead(error) => error.explain(ui),
        }
    }
}
