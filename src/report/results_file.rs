//! The results of a run as JSON Lines: written client by client, read back as often as reports are made of it.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::ClientResult;
use crate::batch::{STATE_FOLDER, Shard};
use crate::intake::table::Table;

/// The first line of a results file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultsHead {
    /// The version that wrote it.
    pub gonghan: String,
    /// The table as it was given.
    pub table: String,
    /// The labels of its columns; none where each record has its own.
    pub labels: Vec<String>,
    /// Whether clients were only checked.
    pub check_only: bool,
}

impl ResultsHead {
    /// The head of a run over a table.
    #[must_use]
    pub fn of(table: &Table, check_only: bool) -> ResultsHead {
        let columns = table.columns.iter().flat_map(|columns| &columns.columns);
        ResultsHead {
            gonghan: env!("CARGO_PKG_VERSION").to_owned(),
            table: table.name.clone(),
            labels: columns
                .filter(|column| !column.is_own())
                .map(|column| column.label.clone())
                .collect(),
            check_only,
        }
    }
}

/// Names in the output folder that no client's folder may have: those of a whole run, whatever part a run takes, so that a
/// client's folder has the same name in every run.
#[must_use]
pub fn reserved_names(print_run: Option<&str>) -> Vec<String> {
    let mut names = RunKind::Whole.reports().to_vec();
    names.push(STATE_FOLDER.to_owned());
    names.extend(print_run.map(str::to_owned));
    names
}

/// Where the results of a run or of one share of it lie; a run over some rows has its own.
#[must_use]
pub fn results_path(folder: &Path, kind: &RunKind) -> PathBuf {
    let suffix = kind.suffix();
    folder
        .join(STATE_FOLDER)
        .join(format!("results{suffix}.jsonl"))
}

/// What part of a table a run takes, by which its reports are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunKind {
    /// All of it.
    Whole,
    /// Some rows.
    Some,
    /// A share.
    Share(Shard),
}

impl RunKind {
    /// The names of its reports: the page, the workbook, the CSV file, and the rows that failed.
    #[must_use]
    pub fn reports(&self) -> [String; 4] {
        let suffix = self.suffix();
        [
            format!("index{suffix}.html"),
            format!("report{suffix}.xlsx"),
            format!("report{suffix}.csv"),
            format!("failed{suffix}.xlsx"),
        ]
    }

    /// What the names of its reports end in before the extension.
    #[must_use]
    pub fn suffix(&self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Some => "-only".to_owned(),
            Self::Share(shard) => format!("-{shard}"),
        }
    }
}

/// Writes results beside their place, and puts them there when they are whole.
pub struct ResultsWriter {
    path: PathBuf,
    staged: PathBuf,
    file: BufWriter<File>,
}

impl ResultsWriter {
    /// Begins a results file.
    ///
    /// # Errors
    /// It can't be written.
    pub fn begin(path: PathBuf, head: &ResultsHead) -> io::Result<Self> {
        let staged = path.with_extension("jsonl.part");
        let mut writer = Self {
            file: BufWriter::new(File::create(&staged)?),
            path,
            staged,
        };
        writer.line(head)?;
        Ok(writer)
    }

    /// Writes one client's result.
    ///
    /// # Errors
    /// It can't be written.
    pub fn write(&mut self, result: &ClientResult) -> io::Result<()> {
        self.line(result)
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.file, line)?;
        self.file.write_all(b"\n")
    }

    /// Puts the whole file in its place, and says where that is.
    ///
    /// # Errors
    /// It can't be written.
    pub fn finish(mut self) -> io::Result<PathBuf> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        fs::rename(&self.staged, &self.path)?;
        Ok(self.path)
    }
}

/// The head of a results file, and its results one after the other.
pub struct Results {
    /// The first line.
    pub head: ResultsHead,
    lines: BufReader<File>,
}

impl Results {
    /// Opens a results file.
    ///
    /// # Errors
    /// It can't be read, or is none.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut lines = BufReader::new(File::open(path)?);
        let mut first = String::new();
        lines.read_line(&mut first)?;
        Ok(Self {
            head: serde_json::from_str(&first)?,
            lines,
        })
    }
}

impl Iterator for Results {
    type Item = io::Result<ClientResult>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = String::new();
        match self.lines.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => Some(serde_json::from_str(&line).map_err(io::Error::from)),
            Err(error) => Some(Err(error)),
        }
    }
}
