//! Words of values that have to be one of a few.

use super::{Explain, Ui, quoted};
use crate::application::ChoiceError;
use crate::diagnostic::Diagnostic;

impl Explain for ChoiceError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = quoted(&self.given);
        let title = ui.pick(
            format!("{given} is none of the values that can stand here"),
            format!("{given} 不是这里可用的值"),
        );
        let finding = Diagnostic::error("choice-unknown", title);
        let finding = match self.nearest {
            Some(nearest) => finding.label(ui.pick(
                format!("did you mean \"{nearest}\"?"),
                format!("您要写的是 \"{nearest}\" 吗？"),
            )),
            None => finding,
        };
        let choices = self
            .choices
            .iter()
            .map(|choice| format!("\"{choice}\""))
            .collect::<Vec<_>>()
            .join(ui.pick(", ", "、"));
        vec![finding.hint(ui.pick(
            format!("write one of {choices}"),
            format!("请写其中之一：{choices}"),
        ))]
    }
}
