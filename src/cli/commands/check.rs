//! `gonghan check`: what would be sent back.

mod fix;

use std::path::Path;
use std::sync::Arc;

use self::fix::corrected_copy;
use crate::application::Facts;
use crate::check::across::{Client, check_across};
use crate::check::{Context, Counts, Report};
use crate::cli::args::CheckArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::policy::policy;
use crate::cli::record::{folder, source};
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Source, json};
use crate::intake::{ReadOptions, read};
use crate::message::{Explain, Ui};

pub(in crate::cli) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let (policy, as_of) = policy(&args.rules)?;
    let options = ReadOptions {
        allow_unusual_id: args.allow_unusual_id,
    };
    let mut was_refused = false;
    let mut reports = Vec::new();
    for path in &args.records {
        let source = match source(path) {
            Ok(source) => source,
            // The others are checked all the same.
            Err(error) => {
                was_refused = true;
                terminal.warn(&error)?;
                continue;
            }
        };
        let source = prepared(args, path, source, terminal)?;
        let context = Context {
            as_of,
            folder: Some(folder(path)),
            policy: &policy,
        };
        reports.push(Report::of(read(&source, &options), &context));
    }
    compare(&mut reports, &policy);
    let counts = tell(args, &reports, terminal)?;
    terminal.advise(&summary(&reports, counts, terminal.ui()))?;
    Ok(if was_refused {
        ExitStatus::Refused
    } else if counts.errors + counts.warnings > 0 {
        ExitStatus::Partial
    } else {
        ExitStatus::Done
    })
}

/// The record to check: with `--fix`, its corrected copy.
fn prepared(
    args: &CheckArgs,
    path: &Path,
    source: Arc<Source>,
    terminal: &Terminal,
) -> Result<Arc<Source>, Failure> {
    if args.fix {
        corrected_copy(path, source, args.force, terminal)
    } else {
        Ok(source)
    }
}

/// Adds what shows only when the records lie side by side.
fn compare(reports: &mut [Report], policy: &crate::check::Policy) {
    let clients: Vec<Client<'_>> = reports
        .iter()
        .map(|report| Client {
            name: &report.reading.source.name,
            facts: facts(report),
        })
        .collect();
    let found = check_across(&clients, policy);
    for (report, findings) in reports.iter_mut().zip(found) {
        report.findings.extend(findings);
    }
}

fn facts(report: &Report) -> &Facts {
    &report.reading.facts
}

/// Writes what was found, and counts it.
fn tell(args: &CheckArgs, reports: &[Report], terminal: &Terminal) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    let mut findings = Vec::new();
    for report in reports {
        counts += report.counts();
        findings.extend(report.explain(terminal.ui()));
    }
    if args.json {
        let lines: Vec<String> = findings
            .iter()
            .map(|finding| json(finding) + "\n")
            .collect();
        terminal.print(&lines.concat())?;
    } else {
        terminal.print_findings(&findings)?;
    }
    Ok(counts)
}

/// How many records were checked, and what was found in them.
fn summary(reports: &[Report], counts: Counts, ui: Ui) -> String {
    let Counts {
        errors,
        warnings,
        notes,
    } = counts;
    let records = reports.len();
    let many = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    };
    if errors + warnings + notes == 0 {
        return match records {
            0 => String::new(),
            _ => ui.pick(
                format!("{} checked, nothing found\n", many(records, "record")),
                format!("已检查 {records} 份资料，未发现问题\n"),
            ),
        };
    }
    ui.pick(
        format!(
            "\n{} checked: {}, {}, {}; `gonghan rules NAME` explains a finding by the name in its brackets\n",
            many(records, "record"),
            many(errors, "error"),
            many(warnings, "warning"),
            many(notes, "note"),
        ),
        format!(
            "\n已检查 {records} 份资料：{errors} 个错误，{warnings} 个警告，{notes} 条说明；方括号内为规则名，`gonghan rules 规则名` 可查看详情\n"
        ),
    )
}
