//! A table of clients: CSV, a workbook, or JSON records, row by row. CSV and JSON Lines are read as a stream, so that memory
//! does not grow with the rows; a workbook or a JSON list is held whole, within a stated limit.

mod aliases;
mod cell;
mod columns;
mod container;
mod delimited;
mod encoding;
mod error;
mod json_records;
mod kind;
mod lines;
mod mended;
mod merged;
mod ods_size;
mod old_workbook;
mod open;
mod room;
mod row_reading;
mod rows;
mod unpacked;
mod workbook;

use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

pub use aliases::{aliases, field_of_label, label};
pub use columns::{Column, ColumnMap, Columns, Meaning, OWN_COLUMN};
pub use error::{HeaderFault, OtherFile, TableError, TableFault, TableNote};
pub use open::{LARGEST_WORKBOOK, TableOptions};
pub use room::{LONGEST_CELL, MOST_CELLS, MOST_TEXT};
pub use rows::Row;

use self::delimited::{Delimited, RecordFault};
use self::encoding::Known;
use self::lines::{LineFault, Lines};
use self::mended::{Mended, with_mended};
use super::{ReadOptions, Reading};

/// A table of clients, its header understood.
#[derive(Debug)]
pub struct Table {
    /// The file as it was given.
    pub name: String,
    /// The sheet, where the file has sheets.
    pub sheet: Option<Arc<str>>,
    /// Its columns; JSON has none.
    pub columns: Option<Columns>,
    /// What is to be told of it.
    pub notes: Vec<TableNote>,
    /// What the user says of the keys of JSON records.
    map: Vec<(String, String)>,
    body: Body,
    mended: Mended,
}

/// Where the rows come from.
#[derive(Debug)]
enum Body {
    /// A text, read as often as its rows are asked for.
    Text(TextBody),
    /// JSON, a record a line.
    JsonLines { path: PathBuf, known: Known },
    /// Rows in memory.
    Rows(Vec<Row>),
}

/// How a CSV file is read.
#[derive(Debug, Clone)]
struct TextBody {
    path: PathBuf,
    known: Known,
    delimiter: u8,
    /// Whether a first line `sep=;` says so, which is no row.
    names_delimiter: bool,
}

impl Table {
    /// The rows below the header that show something, in their order.
    ///
    /// # Errors
    /// The file can no longer be read.
    pub fn rows(&self) -> Result<Rows<'_>, TableError> {
        let source = match &self.body {
            Body::Text(body) => RowSource::Text(Box::new(self.within(body.records())?)),
            Body::JsonLines { path, known } => RowSource::Json(self.within(lines(path, *known))?),
            Body::Rows(rows) => RowSource::Memory(rows.iter()),
        };
        Ok(Rows {
            table: self,
            source,
        })
    }

    /// Reads what can be read of a row's client, with the faults of the rest.
    #[must_use]
    pub fn reading(&self, row: &Row, options: &ReadOptions) -> Reading {
        row_reading::reading(self, row, options)
    }

    /// What a row is called where it is meant from afar: `clients.xlsx:7`.
    #[must_use]
    pub fn row_name(&self, row: usize) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}:{sheet}!{row}", self.name),
            None => format!("{}:{row}", self.name),
        }
    }

    /// The labels of its columns in their order, and what a row shows below each. A JSON record has labels of its own, which
    /// are given with it.
    #[must_use]
    pub fn shown(&self, row: &Row) -> Vec<(String, String)> {
        row_reading::shown(self, row)
    }

    fn within<T>(&self, result: Result<T, TableFault>) -> Result<T, TableError> {
        result.map_err(|fault| TableError {
            name: self.name.clone(),
            fault,
        })
    }

    /// Whether a row has anything in a column that is known.
    fn has_client(&self, row: &Row) -> bool {
        let Some(columns) = &self.columns else {
            return true;
        };
        let is_known = |index| {
            let mut known = columns
                .columns
                .iter()
                .filter(|column| column.field().is_some());
            known.any(|column| column.index == index)
        };
        // What is carried down says nothing of a row by itself.
        row.cells()
            .iter()
            .any(|cell| cell.carried_from.is_none() && is_known(cell.column))
    }
}

/// The rows of a table.
pub struct Rows<'a> {
    table: &'a Table,
    source: RowSource<'a>,
}

enum RowSource<'a> {
    Text(Box<Delimited<BufReader<File>>>),
    Json(Lines<BufReader<File>>),
    Memory(std::slice::Iter<'a, Row>),
}

impl Rows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>, TableFault> {
        match &mut self.source {
            RowSource::Memory(rows) => Ok(rows.next().cloned()),
            RowSource::Text(records) => match records.next() {
                Ok(Some(record)) => Ok(Some(Row::of_fields(record.row, record.fields))),
                Ok(None) => Ok(None),
                Err(fault) => Err(record_fault(fault, self.table.encoding())),
            },
            RowSource::Json(lines) => loop {
                let Some(line) = lines
                    .next()
                    .map_err(|fault| line_fault(fault, self.table.encoding()))?
                else {
                    return Ok(None);
                };
                if !line.trim_ascii().is_empty() {
                    return Ok(Some(json_records::row(lines.number(), &line)));
                }
            },
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        let header = self
            .table
            .columns
            .as_ref()
            .map_or(0, |columns| columns.header_row);
        loop {
            let row = self.next_row();
            match row.map(|row| row.map(|row| with_mended(row, &self.table.mended))) {
                Ok(Some(row)) if row.number <= header || !self.table.has_client(&row) => {}
                Ok(row) => return row.map(Ok),
                Err(fault) => return Some(self.table.within(Err(fault))),
            }
        }
    }
}

impl Table {
    /// The encoding of its text; a table in memory has none.
    fn encoding(&self) -> &'static str {
        match &self.body {
            Body::Text(TextBody { known, .. }) | Body::JsonLines { known, .. } => {
                known.encoding.name()
            }
            Body::Rows(_) => "",
        }
    }
}

fn record_fault(fault: RecordFault, encoding: &'static str) -> TableFault {
    match fault {
        RecordFault::Line(fault) => line_fault(fault, encoding),
        RecordFault::OpenQuote { row } => TableFault::OpenQuote { row },
    }
}

fn line_fault(fault: LineFault, encoding: &'static str) -> TableFault {
    match fault {
        LineFault::Io(error) => error.into(),
        LineFault::Malformed { line } => TableFault::Malformed { line, encoding },
        LineFault::TooLong { line } => TableFault::TooLong { line },
    }
}

impl TextBody {
    fn records(&self) -> Result<Delimited<BufReader<File>>, TableFault> {
        let mut lines = lines(&self.path, self.known)?;
        if self.names_delimiter {
            lines
                .next()
                .map_err(|fault| line_fault(fault, self.known.encoding.name()))?;
        }
        Ok(Delimited::new(lines, self.delimiter))
    }
}

/// The lines of a file from behind its mark.
fn lines(path: &std::path::Path, known: Known) -> Result<Lines<BufReader<File>>, TableFault> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(known.mark as u64))?;
    Ok(Lines::new(BufReader::new(file), known.encoding))
}
