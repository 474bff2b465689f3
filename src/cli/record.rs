//! A record, from a file or from another program, and what the check says of it.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::check::{Context, Report};
use crate::cli::args::PolicyArgs;
use crate::cli::failure::Failure;
use crate::cli::policy::policy;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Severity, Source};
use crate::intake::{
    LARGEST_RECORD, ReadError, ReadFault, Reading, read, read_source, source_from_bytes,
};

/// A record without a fault that would stop it; warnings are told.
pub(super) fn checked(
    path: &Path,
    rules: &PolicyArgs,
    terminal: &Terminal,
) -> Result<Reading, Failure> {
    let (policy, as_of) = policy(rules)?;
    let context = Context {
        as_of,
        folder: Some(folder(path)),
        policy: &policy,
    };
    let mut report = Report::of(read(&source(path)?, &rules.read_options()), &context);
    if report.counts().errors > 0 {
        return Err(report.into());
    }
    report
        .findings
        .retain(|finding| finding.severity == Severity::Warning);
    terminal.warn(&report)?;
    Ok(report.reading)
}

/// The text of the file at `path`; `-` is standard input.
pub(super) fn source(path: &Path) -> Result<Arc<Source>, ReadError> {
    if is_standard_input(path) {
        standard_input()
    } else {
        read_source(path)
    }
}

/// Whether another program hands the record over.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The folder that the paths of a record are found from.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn standard_input() -> Result<Arc<Source>, ReadError> {
    let name = "-".to_owned();
    let mut bytes = Vec::new();
    let mut limited = std::io::stdin().lock().take(LARGEST_RECORD + 1);
    match limited.read_to_end(&mut bytes) {
        Ok(_) => source_from_bytes(name, bytes),
        Err(error) => Err(ReadError {
            path: name,
            fault: ReadFault::Failed {
                reason: error.to_string(),
            },
            location: None,
        }),
    }
}
