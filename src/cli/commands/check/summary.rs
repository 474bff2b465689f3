//! The last line of a check.

use crate::check::{Counts, rule};
use crate::diagnostic::Diagnostic;
use crate::message::Ui;

/// How many records were checked, and what was found in them.
pub(super) fn summary(records: usize, counts: Counts, findings: &[Diagnostic], ui: Ui) -> String {
    if records == 0 {
        return String::new();
    }
    let checked = ui.pick(
        format!("{} checked", many(records, "record")),
        format!("已检查 {records} 份资料"),
    );
    if findings.is_empty() {
        let nothing = ui.pick(", nothing found", "，未发现问题");
        return format!("{checked}{nothing}\n");
    }
    let Counts {
        errors,
        warnings,
        notes,
    } = counts;
    let found = ui.pick(
        format!(
            ": {}, {}, {}",
            many(errors, "error"),
            many(warnings, "warning"),
            many(notes, "note")
        ),
        format!("：{errors} 个错误，{warnings} 个警告，{notes} 条说明"),
    );
    // What makes a file unreadable is no rule, and has no page of its own.
    let has_page = findings
        .iter()
        .find(|finding| rule(finding.name).is_some())
        .map(|finding| {
            let name = finding.name;
            ui.pick(
                format!("; `gonghan rules {name}` says more of that one"),
                format!("；`gonghan rules {name}` 可查看该规则的说明"),
            )
        });
    format!("\n{checked}{found}{}\n", has_page.unwrap_or_default())
}

fn many(count: usize, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    }
}
