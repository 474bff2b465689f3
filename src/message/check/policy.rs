//! Words of `--allow` and `--deny`.

use crate::check::PolicyError;
use crate::diagnostic::Diagnostic;
use crate::message::{Explain, Ui, speaks_english};

speaks_english!(PolicyError);

impl Explain for PolicyError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let list = ui.pick(
            "`gonghan rules` lists them all",
            "`gonghan rules` 会列出全部规则",
        );
        vec![match self {
            Self::Unknown { given, nearest } => {
                let title = ui.pick(
                    format!("there is no rule `{given}`"),
                    format!("没有名为 `{given}` 的规则"),
                );
                let finding = Diagnostic::error("unknown-rule", title);
                match nearest {
                    Some(nearest) => finding.hint(ui.pick(
                        format!("did you mean `{nearest}`? {list}"),
                        format!("您要写的是 `{nearest}` 吗？{list}"),
                    )),
                    None => finding.hint(list),
                }
            }
            Self::OfReading(rule) => {
                let title = ui.pick(
                    format!(
                        "`{}` can't be allowed: the record can't be read with it",
                        rule.name
                    ),
                    format!("无法放行 `{}`：含有它的资料无法读取", rule.name),
                );
                Diagnostic::error("rule-of-reading", title).hint(ui.pick(
                    format!("`gonghan rules {}` says how to mend it; an original ID of another form goes through with `--allow-unusual-id`", rule.name),
                    format!("`gonghan rules {}` 说明如何更正；形式不同的原始ID 可用 `--allow-unusual-id` 放行", rule.name),
                ))
            }
            Self::Both(rule) => {
                let title = ui.pick(
                    format!("`{}` is both allowed and denied", rule.name),
                    format!("`{}` 同时被放行和禁止", rule.name),
                );
                Diagnostic::error("rule-allowed-and-denied", title)
                    .hint(ui.pick("take one of the two away", "请去掉其中一个"))
            }
        }]
    }
}
