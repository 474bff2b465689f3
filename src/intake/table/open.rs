//! From a file to a table whose header is understood.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use encoding_rs::Encoding;

use super::columns::{ColumnMap, Columns, Meaning, known_columns, meaning_of_field};
use super::delimited::{Record, delimiter_of, named_delimiter};
use super::encoding::{self, Known, KnownBy};
use super::error::{HeaderFault, TableError, TableFault, TableNote};
use super::kind::{TableKind, kind_of};
use super::mended::Mended;
use super::room::{LONGEST_CELL, MOST_UNPACKED};
use super::rows::Row;
use super::workbook::{Workbook, WorkbookFault, WorkbookKind};
use super::{Body, Table, TextBody, json_records, line_fault, lines, record_fault};
use crate::diagnostic::column_letters;
use crate::guard::guarded;
use crate::intake::ReadFault;

/// The most bytes of a workbook, or of a JSON list, both of which are held whole; a file of CSV or JSON Lines may have any size.
pub const LARGEST_WORKBOOK: u64 = 100_000_000;

/// How many rows are read to find the header among them.
const FIRST_ROWS: usize = 40;

/// How many rows without a client are named.
const NAMED_ROWS: usize = 5;

/// What a table is read with.
#[derive(Debug, Clone, Default)]
pub struct TableOptions {
    /// The sheet to read, where it is not to be found by its header.
    pub sheet: Option<String>,
    /// The encoding of a text, where it is not to be found by its look.
    pub encoding: Option<String>,
    /// What columns hold: a label or letters, and the field.
    pub map: Vec<(String, String)>,
}

impl Table {
    /// Opens a table and understands its header. `name` is what the file is called in messages.
    ///
    /// # Errors
    /// The file can't be read, is no table, or its header is not understood.
    pub fn open(path: &Path, name: &str, options: &TableOptions) -> Result<Self, TableError> {
        let opened = open(path, options).map(|mut opened| {
            let notes = column_notes(opened.columns.as_ref());
            opened.notes.splice(0..0, notes);
            opened
        });
        let opened = opened.map_err(|fault| TableError {
            name: name.to_owned(),
            fault,
        })?;
        let mut table = Self {
            name: name.to_owned(),
            sheet: opened.sheet,
            columns: opened.columns,
            notes: opened.notes,
            map: options.map.clone(),
            body: opened.body,
            mended: Mended::new(),
        };
        table.notes.extend(table.rows_without_client());
        Ok(table)
    }

    /// The rows of a table in memory that show something, but no client.
    fn rows_without_client(&self) -> Option<TableNote> {
        let (Body::Rows(rows), Some(columns)) = (&self.body, &self.columns) else {
            return None;
        };
        let without = rows
            .iter()
            .filter(|row| row.number > columns.header_row && !self.has_client(row));
        let rows: Vec<usize> = without.map(|row| row.number).take(NAMED_ROWS).collect();
        (!rows.is_empty()).then_some(TableNote::RowsWithoutClient { rows })
    }
}

struct Opened {
    sheet: Option<Arc<str>>,
    columns: Option<Columns>,
    notes: Vec<TableNote>,
    body: Body,
}

fn open(path: &Path, options: &TableOptions) -> Result<Opened, TableFault> {
    let details = std::fs::metadata(path)?;
    if details.is_dir() {
        return Err(TableFault::Read(ReadFault::Folder));
    }
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    file.by_ref().take(64 * 1024).read_to_end(&mut head)?;
    if head.iter().all(u8::is_ascii_whitespace) && (head.len() as u64) == details.len() {
        return Err(TableFault::Read(ReadFault::Empty));
    }
    let is_container = head.starts_with(b"PK") || head.starts_with(b"\xD0\xCF");
    if is_container && details.len() > LARGEST_WORKBOOK {
        return Err(TableFault::TooLarge {
            limit: LARGEST_WORKBOOK,
        });
    }
    let all = if is_container {
        whole(&mut file)?
    } else {
        Vec::new()
    };
    let kind = kind_of(&head, |wanted| {
        all.windows(wanted.len()).any(|window| window == wanted)
    });
    if options.sheet.is_some() && matches!(kind, TableKind::Text | TableKind::Json) {
        return Err(TableFault::NotAWorkbook);
    }
    if options.encoding.is_some() && matches!(kind, TableKind::Workbook(_)) {
        return Err(TableFault::NotAText);
    }
    match kind {
        TableKind::Workbook(kind) => {
            let all = if all.is_empty() {
                whole(&mut file)?
            } else {
                all
            };
            // What a reader gives up on is no reason for the others to stop.
            guarded(|| workbook(kind, all, options)).unwrap_or_else(|| {
                Err(TableFault::Damaged {
                    reason: "the reader gave up".to_owned(),
                })
            })
        }
        TableKind::Locked => Err(TableFault::Password),
        TableKind::Text => text(path, options),
        TableKind::Json => json(path, details.len(), options),
        TableKind::Other(what) => Err(TableFault::NotATable { what }),
    }
}

fn whole(file: &mut File) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(LARGEST_WORKBOOK).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The encoding that is asked for, or that the file shows.
fn known_encoding(
    path: &Path,
    options: &TableOptions,
    columns: impl Fn(&str) -> usize,
) -> Result<Known, TableFault> {
    let mut file = File::open(path)?;
    let Some(name) = &options.encoding else {
        return encoding::look(file, columns)?.map_err(|ambiguous| TableFault::AmbiguousEncoding {
            readings: ambiguous.readings,
        });
    };
    let encoding = encoding::named(name).ok_or_else(|| TableFault::UnknownEncoding {
        given: name.clone(),
    })?;
    let mut head = [0; 3];
    let length = file.read(&mut head)?;
    let mark = match Encoding::for_bom(&head[..length]) {
        Some((marked, mark)) if marked == encoding => mark,
        _ => 0,
    };
    Ok(Known {
        encoding,
        mark,
        by: KnownBy::Mark,
    })
}

fn encoding_note(known: Known) -> Option<TableNote> {
    (known.by == KnownBy::Look).then(|| TableNote::Encoding {
        encoding: known.encoding.name(),
    })
}

fn text(path: &Path, options: &TableOptions) -> Result<Opened, TableFault> {
    let columns = |text: &str| {
        let delimiter = delimiter_of(text, |records| most_known(records, &options.map));
        let records = super::delimited::sample_records(text, delimiter);
        most_known(&records, &options.map)
    };
    let known = known_encoding(path, options, columns)?;
    let mut sample = String::new();
    let mut first = lines(path, known)?;
    let fault = |fault| line_fault(fault, known.encoding.name());
    let first_line = first.next().map_err(fault)?.unwrap_or_default();
    let named = named_delimiter(&first_line);
    if named.is_none() {
        sample.push_str(&first_line);
    }
    while sample.len() < 64 * 1024 {
        match first.next().map_err(fault)? {
            Some(line) => sample.push_str(&line),
            None => break,
        }
    }
    let delimiter =
        named.unwrap_or_else(|| delimiter_of(&sample, |records| most_known(records, &options.map)));
    let body = TextBody {
        path: path.to_owned(),
        known,
        delimiter,
        names_delimiter: named.is_some(),
    };
    let mut records = body.records()?;
    let mut rows = Vec::new();
    while rows.len() < FIRST_ROWS {
        match records.next() {
            Ok(Some(record)) => rows.push(Row::of_fields(record.row, record.fields)),
            Ok(None) => break,
            Err(fault) => return Err(record_fault(fault, known.encoding.name())),
        }
    }
    let columns = find_header(None, &rows, &options.map)?;
    refuse_no_rows(&rows, &columns)?;
    Ok(Opened {
        sheet: None,
        columns: Some(columns),
        notes: encoding_note(known).into_iter().collect(),
        body: Body::Text(body),
    })
}

/// The most columns that are known in any of a few records.
fn most_known(records: &[Record], map: &ColumnMap) -> usize {
    let known =
        |record: &Record| known_columns(&Row::of_fields(record.row, record.fields.clone()), map);
    records
        .iter()
        .take(FIRST_ROWS)
        .map(known)
        .max()
        .unwrap_or(0)
}

fn find_header(sheet: Option<&str>, rows: &[Row], map: &ColumnMap) -> Result<Columns, TableFault> {
    Columns::find(rows, map).map_err(|fault| TableFault::Header {
        sheet: sheet.map(str::to_owned),
        fault: Box::new(fault),
    })
}

fn refuse_no_rows(rows: &[Row], columns: &Columns) -> Result<(), TableFault> {
    match rows.last() {
        Some(row) if row.number > columns.header_row => Ok(()),
        _ => Err(TableFault::NoRows),
    }
}

fn json(path: &Path, length: u64, options: &TableOptions) -> Result<Opened, TableFault> {
    for (_, field) in &options.map {
        meaning_of_field(field).map_err(|fault| TableFault::Header {
            sheet: None,
            fault: Box::new(fault),
        })?;
    }
    let known = known_encoding(path, options, |_| 0)?;
    let fault = |fault| line_fault(fault, known.encoding.name());
    let mut all = lines(path, known)?;
    let mut first_line = String::new();
    while first_line.trim_ascii().is_empty() {
        match all.next().map_err(fault)? {
            Some(line) => first_line = line,
            None => break,
        }
    }
    let opened = |body| Opened {
        sheet: None,
        columns: None,
        notes: encoding_note(known).into_iter().collect(),
        body,
    };
    if json_records::is_lines(&first_line) {
        let path = path.to_owned();
        return Ok(opened(Body::JsonLines { path, known }));
    }
    if length > LARGEST_WORKBOOK {
        return Err(TableFault::TooLarge {
            limit: LARGEST_WORKBOOK,
        });
    }
    // From the beginning, so that lines keep their numbers.
    let mut all = lines(path, known)?;
    let mut text = String::new();
    while let Some(line) = all.next().map_err(fault)? {
        text.push_str(&line);
    }
    let rows = json_records::rows(&text)?;
    if rows.is_empty() {
        return Err(TableFault::NoRows);
    }
    Ok(opened(Body::Rows(rows)))
}

fn workbook(
    kind: WorkbookKind,
    bytes: Vec<u8>,
    options: &TableOptions,
) -> Result<Opened, TableFault> {
    let mut book = Workbook::open(kind, bytes).map_err(book_fault)?;
    let sheets = book.sheets();
    let names = || sheets.iter().map(|(name, _)| name.clone()).collect();
    let candidates: Vec<&str> = match &options.sheet {
        Some(given) => match sheets.iter().find(|(name, _)| name == given) {
            Some((name, _)) => vec![name],
            None => {
                return Err(TableFault::NoSheet {
                    given: given.clone(),
                    sheets: names(),
                });
            }
        },
        // A hidden sheet is read only when it is named.
        None => sheets
            .iter()
            .filter(|(_, is_visible)| *is_visible)
            .map(|(name, _)| name.as_str())
            .collect(),
    };
    let mut read: Option<(&str, Columns, Vec<Row>)> = None;
    let mut others = Vec::new();
    let mut refused: Option<TableFault> = None;
    for name in candidates {
        let rows = book.cells(name).map_err(book_fault)?.rows();
        match find_header(Some(name), &rows, &options.map) {
            Ok(columns) if read.is_none() => read = Some((name, columns, rows)),
            Ok(_) => others.push(name.to_owned()),
            // A header that lacks something is nearer to one than none at all.
            Err(fault) => {
                let is_none = |fault: &TableFault| matches!(fault, TableFault::Header { fault, .. } if matches!(**fault, HeaderFault::NoHeader { .. }));
                if refused
                    .as_ref()
                    .is_none_or(|old| is_none(old) && !is_none(&fault))
                {
                    refused = Some(fault);
                }
            }
        }
    }
    let Some((name, columns, rows)) = read else {
        return Err(refused.unwrap_or(TableFault::Read(ReadFault::Empty)));
    };
    refuse_no_rows(&rows, &columns)?;
    let mut notes = Vec::new();
    if !others.is_empty() {
        notes.push(TableNote::Sheet {
            read: name.to_owned(),
            others,
        });
    }
    Ok(Opened {
        sheet: Some(name.into()),
        columns: Some(columns),
        notes,
        body: Body::Rows(rows),
    })
}

fn book_fault(fault: WorkbookFault) -> TableFault {
    match fault {
        WorkbookFault::Password => TableFault::Password,
        WorkbookFault::Damaged(reason) => TableFault::Damaged { reason },
        WorkbookFault::TooMuch(excess) => TableFault::from(excess),
        WorkbookFault::TooLarge => TableFault::TooLarge {
            limit: MOST_UNPACKED,
        },
        WorkbookFault::CellTooLong { sheet, row, column } => TableFault::CellTooLong {
            cell: format!("{sheet}!{}{row}", column_letters(column)),
            limit: LONGEST_CELL,
        },
    }
}

fn column_notes(columns: Option<&Columns>) -> Vec<TableNote> {
    let Some(columns) = columns else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    if columns.header_row > 1 {
        notes.push(TableNote::HeaderRow {
            row: columns.header_row,
        });
    }
    let (mut extra, mut doubled) = (Vec::new(), Vec::new());
    for column in &columns.columns {
        let named = (column.letters(), column.label.clone());
        match &column.meaning {
            Meaning::Field(_) => {}
            Meaning::Extra {
                nearest: Some(nearest),
                ..
            } => notes.push(TableNote::NearColumn {
                letters: named.0,
                label: named.1,
                nearest,
            }),
            Meaning::Extra { .. } => extra.push(named),
            Meaning::Unread if column.is_own() => {}
            Meaning::Unread => doubled.push(named),
        }
    }
    if !extra.is_empty() {
        notes.push(TableNote::ExtraColumns { columns: extra });
    }
    if !doubled.is_empty() {
        notes.push(TableNote::DoubledLabels { columns: doubled });
    }
    notes
}
