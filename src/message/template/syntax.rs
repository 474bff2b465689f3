//! Words of a template's tags.

use super::super::Ui;
use crate::diagnostic::{Diagnostic, Location};
use crate::template::SyntaxFault;

pub(super) fn syntax(at: &Location, fault: &SyntaxFault, ui: Ui) -> Diagnostic {
    match fault {
        SyntaxFault::UnclosedBraces => {
            let title = ui.pick("these braces are never closed", "此处的花括号没有闭合");
            Diagnostic::error("unclosed-braces", title)
                .at(at)
                .label(ui.pick("opened here", "从这里开始"))
                .hint(ui.pick(
                    "a value is written {{ company.name }}, a condition {% if contact.name %}: the same braces at both ends",
                    "值写作 {{ company.name }}，条件写作 {% if contact.name %}：两端的括号须成对",
                ))
        }
        SyntaxFault::UnclosedTag { tag } => {
            let title = ui.pick(
                format!("this `{tag}` has no `{{% end{tag} %}}`"),
                format!("此处的 `{tag}` 没有对应的 `{{% end{tag} %}}`"),
            );
            Diagnostic::error("unclosed-tag", title)
                .at(at)
                .label(ui.pick("begins here and never ends", "从这里开始，没有结束"))
                .hint(ui.pick(
                    format!("write {{% end{tag} %}} behind the words that it is for"),
                    format!("请在相关文字之后写上 {{% end{tag} %}}"),
                ))
        }
        SyntaxFault::WrongEnd {
            end,
            open: Some(open),
        } => {
            let title = ui.pick(
                format!("`{end}` stands where `end{open}` has to come first"),
                format!("此处应先写 `end{open}`，而不是 `{end}`"),
            );
            Diagnostic::error("wrong-end-tag", title)
                .at(at)
                .hint(ui.pick(
                    format!(
                        "the last tag that was opened is `{open}`: end it with {{% end{open} %}}"
                    ),
                    format!("最近打开的标签是 `{open}`：请用 {{% end{open} %}} 结束"),
                ))
        }
        SyntaxFault::WrongEnd { end, open: None } => {
            let title = ui.pick(
                format!("`{end}` ends nothing: no such tag is open"),
                format!("`{end}` 前没有对应的开始标签"),
            );
            Diagnostic::error("wrong-end-tag", title)
                .at(at)
                .hint(ui.pick(
                    "delete it, or write the tag that it ends before it",
                    "请删除它，或在前面补上对应的开始标签",
                ))
        }
        SyntaxFault::UnclosedText => {
            let title = ui.pick("a text in quotes is never closed", "引号中的文字没有闭合");
            Diagnostic::error("unclosed-text", title)
                .at(at)
                .hint(ui.pick(
                    "write the same straight quote, \" or ', at both ends",
                    "请在两端写同样的英文直引号 \" 或 '",
                ))
        }
        SyntaxFault::UnexpectedEnd => {
            let title = ui.pick("this tag ends too early", "此处的标签过早结束");
            Diagnostic::error("tag-cut-off", title)
                .at(at)
                .hint(example(ui))
        }
        SyntaxFault::UnexpectedCharacter => {
            let title = ui.pick(
                "this character can't stand between braces",
                "花括号内不能有此字符",
            );
            Diagnostic::error("unexpected-character", title)
                .at(at)
                .hint(ui.pick(
                    "between braces write half-width characters and straight quotes: | = ( ) \"",
                    "花括号内请用半角符号和英文直引号：| = ( ) \"",
                ))
        }
        SyntaxFault::UnknownFilter { name } => {
            let title = ui.pick(
                format!("there is no filter `{name}`"),
                format!("没有名为 `{name}` 的过滤器"),
            );
            Diagnostic::error("unknown-filter", title)
                .at(at)
                .label(ui.pick("unknown", "未知"))
                .hint(ui.pick(
                    "for letters there are `date` and `place`: {{ letter.date | date }}, {{ company.country | place }}",
                    "公函专用的有 `date` 和 `place`：{{ letter.date | date }}、{{ company.country | place }}",
                ))
        }
        SyntaxFault::UnknownTest { name } => {
            let title = ui.pick(
                format!("there is no test `{name}` for `is`"),
                format!("`is` 之后没有名为 `{name}` 的判断"),
            );
            Diagnostic::error("unknown-test", title)
                .at(at)
                .label(ui.pick("unknown", "未知"))
                .hint(ui.pick(
                    "whether a field is there is asked so: {% if contact.name %}",
                    "判断某字段是否存在请写：{% if contact.name %}",
                ))
        }
        SyntaxFault::UnknownFunction { name } => {
            let title = ui.pick(
                format!("there is no function `{name}`"),
                format!("没有名为 `{name}` 的函数"),
            );
            Diagnostic::error("unknown-function", title)
                .at(at)
                .label(ui.pick("unknown", "未知"))
                .hint(ui.pick(
                    "a letter needs none; `date` and `place` stand behind a bar: {{ letter.date | date }}",
                    "公函不需要函数；`date` 和 `place` 写在竖线之后：{{ letter.date | date }}",
                ))
        }
        SyntaxFault::Other { reason } => {
            let title = ui.pick("this tag can't be read", "无法读懂此处的标签");
            Diagnostic::error("template-syntax", title)
                .at(at)
                .label(reason)
                .hint(example(ui))
        }
    }
}

pub(super) fn tag(at: &Location, name: &str, nearest: Option<&'static str>, ui: Ui) -> Diagnostic {
    let title = ui.pick(
        format!("a letter's template has no tag `{name}`"),
        format!("公函模板中没有 `{name}` 标签"),
    );
    let finding = Diagnostic::error("unknown-tag", title).at(at);
    match nearest {
        Some(nearest) => finding.label(ui.pick(
            format!("did you mean `{nearest}`?"),
            format!("您要写的是 `{nearest}` 吗？"),
        )),
        None => finding.label(ui.pick("unknown tag", "未知标签")),
    }
    .hint(ui.pick(
        "there are if, elif, else, endif, for, endfor, break, continue, set, include, extends, block, endblock and raw",
        "可用的有 if、elif、else、endif、for、endfor、break、continue、set、include、extends、block、endblock 和 raw",
    ))
}

fn example(ui: Ui) -> &'static str {
    ui.pick(
        "tags look so: {{ company.name }}, {{ letter.date | date }}, {% if contact.name %} … {% endif %}",
        "标签写法示例：{{ company.name }}、{{ letter.date | date }}、{% if contact.name %} … {% endif %}",
    )
}
