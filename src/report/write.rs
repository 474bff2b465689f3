//! Writes all reports of a run into its output folder. A report that someone has changed since it was written is never replaced:
//! the new one has a number in its name.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{
    ClientResult, PrintRun, ResultsHead, RunKind, Totals, write_csv, write_failed, write_page,
    write_workbook,
};
use crate::batch::{STATE_FOLDER, Status, file_hash};
use crate::files::{FilesError, write_streamed};
use crate::message::Ui;

/// What is to be written.
pub struct Reports<'a> {
    /// The output folder.
    pub folder: &'a Path,
    /// What part of the table the run took.
    pub kind: &'a RunKind,
    /// The head of the results.
    pub head: &'a ResultsHead,
    /// How many clients came to what.
    pub totals: &'a Totals,
    /// The name of the PDF of all letters, if it is written.
    pub print_run: Option<&'a str>,
    /// The table, which is never replaced by a report.
    pub table: Option<&'a Path>,
    /// The language of the reports.
    pub ui: Ui,
}

/// Writes the reports; `results` reads the results from their beginning, as often as it is called. Gives back the files, the most
/// useful first.
///
/// # Errors
/// The results can't be read, or a report can't be written.
pub fn write_reports<I>(
    reports: &Reports<'_>,
    results: impl Fn() -> io::Result<I>,
) -> Result<Vec<PathBuf>, FilesError>
where
    I: Iterator<Item = io::Result<ClientResult>>,
{
    let Reports {
        head, totals, ui, ..
    } = *reports;
    let mut written = Written::read(reports);
    let [page, workbook, csv, failed] = reports.kind.reports();
    written.write(&page, |file| {
        write_page(io::BufWriter::new(file), head, totals, results()?, ui)
    })?;
    written.write(&workbook, |file| write_workbook(file, head, results()?, ui))?;
    written.write(&csv, |file| {
        write_csv(io::BufWriter::new(file), head, results()?, ui)
    })?;
    if totals.of(Status::Failed) > 0 {
        written.write(&failed, |file| {
            let labels = failed_labels(head, results()?)?;
            write_failed(file, results()?, &labels, ui)
        })?;
    } else {
        written.remove(&failed);
    }
    if let Some(name) = reports.print_run {
        written.write(name, |file| {
            let mut run = PrintRun::begin(io::BufWriter::new(file))?;
            for result in results()? {
                let result = result?;
                let is_letter = |file: &&String| *file == "letter.pdf";
                if let (Some(folder), Some(letter)) =
                    (&result.folder, result.files.iter().find(is_letter))
                {
                    run.add(&reports.folder.join(folder).join(letter))?;
                }
            }
            run.finish().map(drop)
        })?;
    }
    written.finish()
}

/// The labels of the table's columns, and those that failed rows have beside.
fn failed_labels(
    head: &ResultsHead,
    results: impl Iterator<Item = io::Result<ClientResult>>,
) -> io::Result<Vec<String>> {
    let mut labels = head.labels.clone();
    for result in results {
        for (label, _) in result?.cells {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
    }
    Ok(labels)
}

/// The reports of earlier runs by name, with a hash of each, and those of this one.
struct Written<'a> {
    reports: &'a Reports<'a>,
    hashes: BTreeMap<String, String>,
    paths: Vec<PathBuf>,
}

impl<'a> Written<'a> {
    fn list(reports: &Reports<'_>) -> PathBuf {
        let name = format!("reports{}.json", reports.kind.suffix());
        reports.folder.join(STATE_FOLDER).join(name)
    }

    fn read(reports: &'a Reports<'a>) -> Self {
        // Without the list, every report that is there is somebody's own.
        let text = fs::read(Self::list(reports)).unwrap_or_default();
        Self {
            reports,
            hashes: serde_json::from_slice(&text).unwrap_or_default(),
            paths: Vec::new(),
        }
    }

    fn write(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), FilesError> {
        let name = self.free_name(name);
        let path = self.reports.folder.join(&name);
        write_streamed(&path, write)?;
        let unreadable = |source| FilesError::Unwritable {
            path: path.clone(),
            source,
        };
        self.hashes
            .insert(name, file_hash(&path).map_err(unreadable)?);
        self.paths.push(path);
        Ok(())
    }

    /// The name, or with a number the first one that nobody else's file has.
    fn free_name(&self, name: &str) -> String {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let numbered = (2..).map(|number| format!("{stem}-{number}.{extension}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        // There is always one more.
        names.find(|name| self.is_free(name)).unwrap_or_default()
    }

    fn is_free(&self, name: &str) -> bool {
        let path = self.reports.folder.join(name);
        fs::symlink_metadata(&path).is_err() || self.is_ours(name, &path)
    }

    fn is_ours(&self, name: &str, path: &Path) -> bool {
        let is_table = self.reports.table.is_some_and(|table| is_same(table, path));
        let is_unchanged =
            || file_hash(path).is_ok_and(|hash| self.hashes.get(name) == Some(&hash));
        !is_table && is_unchanged()
    }

    /// Takes away a report of an earlier run that this one has nothing for, if nobody has changed it.
    fn remove(&mut self, name: &str) {
        let path = self.reports.folder.join(name);
        if self.is_ours(name, &path) && fs::remove_file(&path).is_ok() {
            self.hashes.remove(name);
        }
    }

    fn finish(self) -> Result<Vec<PathBuf>, FilesError> {
        write_streamed(&Self::list(self.reports), |file| {
            Ok(serde_json::to_writer(file, &self.hashes)?)
        })?;
        Ok(self.paths)
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
