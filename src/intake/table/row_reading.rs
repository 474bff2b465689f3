//! From a row to a client's record: each cell in its field, cleaned of what is no part of a value, and each change told.

use std::sync::Arc;

use super::cell::{Cell, is_exponent_form};
use super::columns::{Column, Meaning};
use super::rows::{CellAt, Content, Row};
use super::{Table, json_records};
use crate::application::TextLine;
use crate::application::field::{EXTRA, Field};
use crate::diagnostic::{Part, SheetRow, Source, column_letters};
use crate::intake::entry::{Entry, Value};
use crate::intake::error::CellFault;
use crate::intake::places::Places;
use crate::intake::reading::CellNote;
use crate::intake::{
    Change, ChangeKind, Format, ReadOptions, Reading, corrected, is_edge_space, json, record,
};

pub(super) fn reading(table: &Table, row: &Row, options: &ReadOptions) -> Reading {
    match &row.content {
        Content::Record(text) => of_record(table, row.number, text, options),
        Content::Cells(cells) => of_cells(table, row.number, cells, options),
    }
}

fn of_record(table: &Table, line: usize, text: &str, options: &ReadOptions) -> Reading {
    let source = Arc::new(Source {
        part: Part::From { line },
        ..Source::new(&*table.name, text)
    });
    let entries = json::entries(text).map(|mut entries| {
        json_records::sort_keys(&mut entries, &table.map);
        entries
    });
    record::Outcome::of(text, entries, options).reading(source, Format::Json, Vec::new())
}

fn of_cells(table: &Table, number: usize, cells: &[CellAt], options: &ReadOptions) -> Reading {
    let mut row = RowText::default();
    let columns = table.columns.iter().flat_map(|columns| &columns.columns);
    for column in columns {
        let cell = cells.iter().find(|cell| cell.column == column.index);
        match (&column.meaning, cell) {
            (Meaning::Field(field), Some(cell)) => row.add_field(column, field, cell),
            (Meaning::Field(field), None) => row.add_absent(column, field),
            (Meaning::Extra { key, .. }, Some(cell)) => row.add_extra(column, key, &cell.cell),
            (Meaning::Extra { .. }, None) | (Meaning::Unread, _) => {}
        }
    }
    let RowText {
        text,
        cells,
        entries,
        places,
        notes,
    } = row;
    let outcome = record::read(&text, entries, places, options);
    let source = Source {
        part: Part::Row(SheetRow {
            sheet: table.sheet.clone(),
            number,
            cells,
        }),
        ..Source::new(&*table.name, text)
    };
    outcome.reading(Arc::new(source), Format::Table, notes)
}

/// A row's cells one below the other, with what each is.
#[derive(Default)]
struct RowText {
    text: String,
    cells: Vec<(std::ops::Range<usize>, usize)>,
    entries: Vec<Entry>,
    places: Places,
    notes: Vec<CellNote>,
}

impl RowText {
    fn add_field(&mut self, column: &Column, field: &'static Field, at: &CellAt) {
        let value = match &at.cell {
            Cell::FormulaError(_) => Err(CellFault::Formula),
            Cell::DigitsLost(_) => Err(CellFault::DigitsLost),
            Cell::Text(text) if holds_digits(field) && is_exponent_form(text.trim_ascii()) => {
                Err(CellFault::DigitsLost)
            }
            Cell::Day(day) if field.key().ends_with("_month") => {
                Ok(day.get(..7).unwrap_or(day).to_owned())
            }
            Cell::Text(shown) | Cell::Day(shown) => Ok(self.cleaned(field, shown)),
        };
        if let Some(row) = at.carried_from {
            self.notes.push(CellNote::CarriedDown {
                field: field.name,
                column: column.index,
                row,
            });
        }
        let shown = value.as_deref().unwrap_or(at.cell.shown());
        let span = self.add_text(column, shown);
        let value = match value {
            Ok(text) => Value::Text {
                text,
                verbatim: Some(span.start),
            },
            Err(fault) => Value::Refused(fault),
        };
        self.entries.push(Entry {
            path: vec![field.section().to_owned(), field.key().to_owned()],
            key: span.clone(),
            span,
            value,
        });
    }

    /// A cell's value: what stands at its edges is none of it, and an identifier has one form.
    fn cleaned(&mut self, field: &'static Field, shown: &str) -> String {
        let mut kinds = Vec::new();
        let mut value = shown.trim_matches(is_edge_space).to_owned();
        if value != shown {
            kinds.push(ChangeKind::EdgeSpace);
        }
        if let Some(change) = corrected(field, &value) {
            kinds.extend(change.kinds);
            value = change.to;
        }
        let whole = value.strip_suffix(".0").filter(|digits| {
            holds_digits(field) && digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit())
        });
        if let Some(digits) = whole {
            kinds.push(ChangeKind::Fraction);
            value = digits.to_owned();
        }
        if !kinds.is_empty() {
            self.notes.push(CellNote::Changed(Change {
                field: field.name,
                from: shown.to_owned(),
                to: value.clone(),
                kinds,
            }));
        }
        value
    }

    fn add_absent(&mut self, column: &Column, field: &'static Field) {
        let span = self.add_text(column, "");
        self.places.add_absent(field.name, span);
    }

    /// A cell of the user's own. A text of several lines or a failed formula is no field, and no fault either: such columns
    /// are kept for other ends.
    fn add_extra(&mut self, column: &Column, key: &str, cell: &Cell) {
        let (Cell::Text(shown) | Cell::Day(shown) | Cell::DigitsLost(shown)) = cell else {
            return;
        };
        let value = shown.trim_matches(is_edge_space);
        if value.parse::<TextLine>().is_err() {
            return;
        }
        let span = self.add_text(column, value);
        self.entries.push(Entry {
            path: vec![EXTRA.to_owned(), key.to_owned()],
            key: span.clone(),
            value: Value::Text {
                text: value.to_owned(),
                verbatim: Some(span.start),
            },
            span,
        });
    }

    fn add_text(&mut self, column: &Column, shown: &str) -> std::ops::Range<usize> {
        if !self.cells.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(shown);
        let span = start..self.text.len();
        self.cells.push((span.clone(), column.index));
        span
    }
}

/// Whether a field is written in digits, all of which count.
fn holds_digits(field: &Field) -> bool {
    matches!(
        field.name,
        "company.registration_number"
            | "contact.phone"
            | "contact.id_number"
            | "bank.account_number"
    )
}

/// The labels of a row and what it shows below each, as it was read.
pub(super) fn shown(table: &Table, row: &Row) -> Vec<(String, String)> {
    if let Content::Record(text) = &row.content {
        return of_json(text);
    }
    let columns = || table.columns.iter().flat_map(|columns| &columns.columns);
    let labelled = columns().filter(|column| !column.is_own()).map(|column| {
        let cell = row.cells().iter().find(|cell| cell.column == column.index);
        let shown = cell.map_or("", |cell| cell.cell.shown());
        (column.label.clone(), shown.to_owned())
    });
    let others = row.cells().iter().filter(|cell| {
        let is_it = |column: &Column| column.index == cell.column;
        !columns().any(is_it)
    });
    let others = others.map(|cell| {
        let label = format!("[{}]", column_letters(cell.column));
        (label, cell.cell.shown().to_owned())
    });
    labelled.chain(others).collect()
}

/// A JSON record as columns; what is no record is one column of its own.
fn of_json(text: &str) -> Vec<(String, String)> {
    let Ok(entries) = json::entries(text) else {
        return vec![("JSON".to_owned(), text.to_owned())];
    };
    entries
        .into_iter()
        .filter(|entry| entry.value != Value::Table)
        .map(|entry| {
            let shown = match entry.value {
                Value::Text { text, .. } => text,
                _ => text[entry.span].to_owned(),
            };
            (entry.path.join("."), shown)
        })
        .collect()
}
