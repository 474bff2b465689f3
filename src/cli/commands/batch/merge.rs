//! `gonghan batch merge`: the reports of a run that several machines shared.

use std::path::PathBuf;

use super::options::print_run;
use super::summary::Summary;
use crate::batch::{Lock, MergeError, shares_in};
use crate::cli::args::MergeArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::letter::Format;
use crate::report::{InRowOrder, Reports, RunKind, write_reports};

pub(super) fn run(args: &MergeArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let print_run = print_run(args.print_run.as_deref(), &[Format::Pdf])?;
    let output = match (&args.output, &args.folders[..]) {
        (Some(output), _) => output.clone(),
        (None, [only]) => only.clone(),
        // The first of several holds its own clients, not all of them.
        (None, _) => PathBuf::from("out"),
    };
    let shares = shares_in(&args.folders)?;
    let _lock = Lock::take(&output, None)?;
    let mut all = InRowOrder::open(&shares, &output)?;
    let head = all.head.clone();
    let mut summary = Summary::new(head.check_only);
    for result in &mut all {
        let result = result.map_err(|source| MergeError::Unreadable {
            path: output.clone(),
            source,
        })?;
        summary.add(&result, terminal.ui());
    }
    let totals = summary.totals;
    let reports = Reports {
        folder: &output,
        kind: &RunKind::Whole,
        head: &head,
        totals: &totals,
        print_run,
        table: None,
        ui: terminal.ui(),
    };
    summary.reports = write_reports(&reports, || {
        InRowOrder::open(&shares, &output).map_err(std::io::Error::other)
    })?;
    summary.tell_merged(terminal)?;
    Ok(summary.exit_status())
}
