//! `gonghan check`: what would be sent back.

mod fix;
mod summary;

use std::io;
use std::path::Path;
use std::sync::Arc;

use self::fix::corrected_copy;
use self::summary::summary;
use crate::check::across::Across;
use crate::check::{Context, Counts, Policy, Report};
use crate::cli::args::CheckArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::policy::policy;
use crate::cli::record::{folder, source};
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Source, json};
use crate::intake::read;
use crate::message::Explain;

pub(in crate::cli) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let (policy, as_of) = policy(&args.rules)?;
    let options = args.rules.read_options();
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
    let findings: Vec<Diagnostic> = reports
        .iter()
        .flat_map(|report| report.explain(terminal.ui()))
        .collect();
    print(&findings, args.json, terminal)?;
    let mut counts = Counts::default();
    for report in &reports {
        counts += report.counts();
    }
    terminal.advise(&summary(reports.len(), counts, &findings, terminal.ui()))?;
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
fn compare(reports: &mut [Report], policy: &Policy) {
    let mut across = Across::default();
    for (index, report) in reports.iter().enumerate() {
        across.add(index, &report.reading.facts);
    }
    let names: Vec<String> = reports
        .iter()
        .map(|report| report.reading.source.name.clone())
        .collect();
    for (index, report) in reports.iter_mut().enumerate() {
        let name = |client: usize| names[client].clone();
        let found = across.findings(index, &report.reading.facts, policy, name);
        report.findings.extend(found);
    }
}

/// Writes findings as they were asked for.
fn print(findings: &[Diagnostic], is_json: bool, terminal: &Terminal) -> io::Result<()> {
    if is_json {
        let lines: Vec<String> = findings
            .iter()
            .map(|finding| json(finding) + "\n")
            .collect();
        terminal.print(&lines.concat())
    } else {
        terminal.print_findings(findings)
    }
}
