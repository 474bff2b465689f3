//! Words of templates that would never come to an end.

use super::super::Ui;
use crate::diagnostic::{Diagnostic, Location};
use crate::template::EndlessKind;

pub(super) fn endless(at: Option<&Location>, kind: &EndlessKind, ui: Ui) -> Diagnostic {
    let finding = match kind {
        EndlessKind::Text { limit } => {
            let limit = limit / 1024;
            let title = ui.pick(
                format!("the filled template is longer than {limit} KiB, far more than a page"),
                format!("填写后的模板超过 {limit} KiB，远不止一页"),
            );
            Diagnostic::error("endless-text", title).hint(ui.pick(
                "look for a {% for %} that repeats too often, or an {% include %} that stands too often",
                "请检查是否有重复次数过多的 {% for %} 或写得过多的 {% include %}",
            ))
        }
        EndlessKind::LoopInLoop => {
            let title = ui.pick(
                "a letter's template has no loop within a loop, and includes no file in one",
                "公函模板不能在循环中再用循环，也不能在循环中引入文件",
            );
            Diagnostic::error("loop-in-loop", title).hint(ui.pick(
                "write the lines out: a letter has few, and each can be guarded with {% if %}",
                "请逐行写出：公函行数不多，每行都可用 {% if %} 控制",
            ))
        }
        EndlessKind::GrowingVariable => {
            let title = ui.pick(
                "a variable of a letter's template is one value, not several joined",
                "公函模板的变量只能是一个值，不能由多个拼成",
            );
            Diagnostic::error("growing-variable", title).hint(ui.pick(
                "write {% set day = letter.date | date %}, and join where it is printed: {{ day }} {{ letter.place }}",
                "请写 {% set day = letter.date | date %}，在打印处再并列：{{ day }} {{ letter.place }}",
            ))
        }
        EndlessKind::TooDeep { limit } => {
            let title = ui.pick(
                format!("more than {limit} tags stand within one another here"),
                format!("此处嵌套的标签超过 {limit} 层"),
            );
            Diagnostic::error("nested-too-deep", title).hint(ui.pick(
                "end each {% if %} before the next begins; each {% elif %} counts as one more",
                "请先结束一个 {% if %} 再开始下一个；每个 {% elif %} 也算一层",
            ))
        }
        EndlessKind::Includes { limit } => {
            let title = ui.pick(
                format!("this template is put together from more than {limit} files"),
                format!("此模板由超过 {limit} 个文件拼成"),
            );
            Diagnostic::error("too-many-includes", title).hint(ui.pick(
                "a file that is included twice counts twice: include each once",
                "同一文件引入两次算两个：请每个只引入一次",
            ))
        }
        EndlessKind::Itself { chain } => {
            let chain = chain.join(" → ");
            let title = ui.pick(
                format!("the file includes itself: {chain}"),
                format!("文件引入了自身：{chain}"),
            );
            Diagnostic::error("includes-itself", title).hint(ui.pick(
                "take this include out, or name another file",
                "请删去此处的引入，或改为另一个文件",
            ))
        }
    };
    match at {
        Some(at) => finding.at(at),
        None => finding,
    }
}
