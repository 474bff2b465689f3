//! The pages of the files that are named.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Location, Source};
use crate::message::{Explain, Ui};
use crate::scan::{Limits, Scan, ScanError};

/// One page of a file.
pub(in crate::cli::commands) struct Page {
    pub(in crate::cli::commands) path: PathBuf,
    pub(in crate::cli::commands) scan: Arc<Scan>,
    /// Counted from 1.
    pub(in crate::cli::commands) number: usize,
}

impl Page {
    /// The page's number, in a file of several.
    pub(in crate::cli::commands) fn number_of_several(&self) -> Option<usize> {
        (self.scan.page_count() > 1).then_some(self.number)
    }
}

/// A file's pages, all or those that are named; what is wrong with it in words.
pub(in crate::cli::commands) fn pages_of(
    path: &Path,
    limits: Limits,
    named: Option<Vec<usize>>,
    ui: Ui,
) -> Result<Vec<Page>, Vec<Diagnostic>> {
    let bytes = read(path, limits, ui)?;
    let in_words = |error: ScanError| page_problem(path, &error, ui);
    let scan = Arc::new(Scan::open(bytes, limits).map_err(in_words)?);
    let numbers = named.unwrap_or_else(|| (1..=scan.page_count()).collect());
    if numbers.len() > limits.pages {
        return Err(in_words(ScanError::TooManyPages {
            count: numbers.len(),
            limit: limits.pages,
        }));
    }
    Ok(numbers
        .into_iter()
        .map(|number| Page {
            path: path.to_owned(),
            scan: scan.clone(),
            number,
        })
        .collect())
}

/// What is wrong with a file or a page of it, with the file's name.
pub(in crate::cli::commands) fn page_problem(
    path: &Path,
    error: &ScanError,
    ui: Ui,
) -> Vec<Diagnostic> {
    with_file(path, error.explain(ui))
}

/// Findings with the name of the file that they are about.
pub(in crate::cli::commands) fn with_file(
    path: &Path,
    mut findings: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let source = Arc::new(Source::new(path.display().to_string(), ""));
    for finding in &mut findings {
        finding.location = Some(Location::whole(source.clone()));
    }
    findings
}

fn read(path: &Path, limits: Limits, ui: Ui) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let unread = |error: std::io::Error| {
        let name = path.display();
        vec![
            Diagnostic::error(
                "scan-unreadable",
                ui.pick(
                    format!("can't read {name}: {error}"),
                    format!("无法读取 {name}：{error}"),
                ),
            )
            .hint(ui.pick(
                "look whether the name is right and the file is not open in another program",
                "请检查文件名是否正确、文件是否被其他程序占用",
            )),
        ]
    };
    let length = std::fs::metadata(path).map_err(unread)?.len();
    if length > limits.bytes {
        let limit = limits.bytes;
        return Err(page_problem(path, &ScanError::TooManyBytes { limit }, ui));
    }
    std::fs::read(path).map_err(unread)
}
