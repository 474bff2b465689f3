//! Words of values that have to be one of a few.

use super::{Explain, Ui, code_point, quoted};
use crate::application::{ChoiceError, edge_space};
use crate::diagnostic::Diagnostic;

impl Explain for ChoiceError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = quoted(&self.given);
        let title = ui.pick(
            format!("{given} is none of the values that can stand here"),
            format!("{given} 不是这里可用的值"),
        );
        let finding = Diagnostic::error("choice-unknown", title);
        let space = edge_space(&self.given);
        let without = space.and_then(|space| {
            let is_it = |choice: &&&str| choice.eq_ignore_ascii_case(space.within);
            Some((self.choices.iter().find(is_it)?, space.character))
        });
        let finding = match (without, self.nearest) {
            (Some((choice, character)), _) => finding.label(ui.pick(
                format!("\"{choice}\" without {} at its edge", code_point(character)),
                format!("去掉首尾的 {} 即为 \"{choice}\"", code_point(character)),
            )),
            (None, Some(nearest)) => finding.label(ui.pick(
                format!("did you mean \"{nearest}\"?"),
                format!("您要写的是 \"{nearest}\" 吗？"),
            )),
            (None, None) => finding,
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
