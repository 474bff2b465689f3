//! `gonghan rules`: what the check looks for.

use crate::check::policy::named;
use crate::check::{Group, RULES};
use crate::cli::args::RulesArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::table::table;
use crate::cli::terminal::Terminal;
use crate::message::{Ui, group_name, rule_page, severity_name};

pub(in crate::cli) fn run(args: &RulesArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let ui = terminal.ui();
    match &args.name {
        Some(name) => terminal.print(&rule_page(named(name)?, ui))?,
        None => terminal.print(&list(ui))?,
    }
    Ok(ExitStatus::Done)
}

/// Every rule with its weight and what it finds, by what it looks at.
fn list(ui: Ui) -> String {
    let mut rows = Vec::new();
    for group in Group::ALL {
        rows.push([group_name(group, ui), "", ""]);
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let title = ui.pick(rule.en, rule.zh).title;
            rows.push([rule.name, severity_name(rule.severity, ui), title]);
        }
        rows.push(["", "", ""]);
    }
    rows.pop();
    table(&rows)
}
