//! A table as the page shows it: its columns, its clients, and what is to be said of each.

use std::sync::PoisonError;

use serde::Serialize;

use super::run::checked;
use super::table::{HowToRead, ManyTable};
use crate::application::Date;
use crate::application::field::field;
use crate::batch::{BatchError, Outcome, Status};
use crate::diagnostic::Severity;
use crate::intake::table::{ColumnMap, Meaning, Table, field_of_label};
use crate::message::{Explain, Ui};
use crate::serve::language::PageLanguage;
use crate::serve::reader::Reader;

/// The longest text in the list of clients, in characters.
const LONGEST_IN_LIST: usize = 200;

/// A table as the page shows it.
#[derive(Serialize)]
pub(super) struct View {
    name: String,
    sheet: Option<String>,
    /// The sheet and encoding that were asked for.
    asked: [Option<String>; 2],
    /// Whether an original ID of another shape is let through.
    allows_unusual_id: bool,
    /// What the user has said of columns.
    map: Vec<(String, String)>,
    /// Whether its clients are known.
    is_read: bool,
    findings: Vec<serde_json::Value>,
    /// Labels of columns that are not read, as they name files of the computer.
    of_files: Vec<String>,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct ColumnView {
    /// What a map calls it.
    key: String,
    letters: String,
    label: String,
    /// The field that it holds; none for the user's own and those that are not read.
    field: Option<&'static str>,
    is_unread: bool,
}

/// A client.
#[derive(Serialize)]
struct RowView {
    row: usize,
    name: String,
    id: String,
    /// Whether its files are made, or can be: `ready`, `look`, `failed`, `made`, `unchanged`, `unreached`.
    state: &'static str,
    errors: usize,
    warnings: usize,
}

/// A client with its cells.
#[derive(Serialize)]
pub(super) struct RowDetail {
    cells: Vec<CellView>,
    findings: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct CellView {
    column: usize,
    letters: String,
    label: String,
    field: Option<&'static str>,
    text: String,
}

/// The table as it is now; of a run that has ended, what came of the clients.
pub(super) fn view(many: &ManyTable, today: Date, language: PageLanguage) -> View {
    let opened = many.opened.read().unwrap_or_else(PoisonError::into_inner);
    let ui = language.ui();
    let (sheet, columns, told, rows) = match &opened.table {
        Ok(table) => {
            let rows = with_outcomes(many, table, &opened.how, today, |outcomes| {
                outcomes.iter().map(row_view).collect::<Vec<_>>()
            });
            let mut told = table.explain(ui);
            let rows = rows.map_err(|error| told.extend(error.explain(ui))).ok();
            (table.sheet.as_deref(), columns(table), told, rows)
        }
        Err(error) => {
            let columns = columns_of_fault(&opened.header, &opened.how.table.map);
            (None, columns, error.explain(ui), None)
        }
    };
    let labels = columns.iter().map(|column| column.label.as_str());
    let reader = Reader {
        language,
        texts: labels.chain([many.name.as_str()]).chain(sheet).collect(),
    };
    View {
        name: many.name.clone(),
        sheet: sheet.map(str::to_owned),
        asked: [
            opened.how.table.sheet.clone(),
            opened.how.table.encoding.clone(),
        ],
        allows_unusual_id: opened.how.client.allow_unusual_id,
        map: opened.how.table.map.clone(),
        is_read: rows.is_some(),
        findings: reader.findings(told),
        of_files: opened.of_files.clone(),
        rows: rows.unwrap_or_default(),
        columns,
    }
}

/// A client's cells, and what is to be said of it.
pub(super) fn row_detail(
    many: &ManyTable,
    number: usize,
    today: Date,
    language: PageLanguage,
) -> Option<RowDetail> {
    let opened = many.opened.read().unwrap_or_else(PoisonError::into_inner);
    let table = opened.table.as_ref().ok()?;
    let row = table
        .rows()
        .ok()?
        .flatten()
        .find(|row| row.number == number)?;
    let columns = table.columns.iter().flat_map(|columns| &columns.columns);
    let cells: Vec<CellView> = columns
        .filter(|column| !column.is_own())
        .map(|column| CellView {
            column: column.index,
            letters: column.letters(),
            label: column.label.clone(),
            field: column.field().map(|field| field.name),
            text: row.shown(column.index).unwrap_or_default().to_owned(),
        })
        .collect();
    let reader = Reader {
        language,
        texts: cells.iter().map(|cell| cell.text.as_str()).collect(),
    };
    let findings = with_outcomes(many, table, &opened.how, today, |outcomes| {
        let outcome = outcomes.iter().find(|outcome| outcome.row == number);
        outcome.map_or(Vec::new(), |outcome| outcome.explain(language.ui()))
    });
    let findings = reader.findings(findings.unwrap_or_default());
    Some(RowDetail { cells, findings })
}

/// Does something with what is known of the clients; where nothing is, they are checked first.
fn with_outcomes<T>(
    many: &ManyTable,
    table: &Table,
    how: &HowToRead,
    today: Date,
    work: impl FnOnce(&[Outcome]) -> T,
) -> Result<T, BatchError> {
    let mut known = many.known.lock().unwrap_or_else(PoisonError::into_inner);
    let outcomes = match known.take() {
        Some(outcomes) => outcomes,
        None => checked(table, how.client, today, &many.folder)?,
    };
    let done = work(&outcomes);
    *known = Some(outcomes);
    Ok(done)
}

fn row_view(outcome: &Outcome) -> RowView {
    let reading = &outcome.report.reading;
    let facts = &reading.facts;
    let name = facts.name.as_ref().map(|name| name.as_str());
    let id = facts.id.as_ref().map(|id| id.as_str());
    let findings = outcome.explain(Ui::En);
    let count = |severity| {
        let all = findings.iter();
        all.filter(|finding| finding.severity == severity).count()
    };
    let warnings = count(Severity::Warning);
    // A check makes no folder.
    let has_run = outcome.folder.is_some();
    RowView {
        row: outcome.row,
        name: short(name.unwrap_or(reading.shown("company.name"))),
        id: short(id.unwrap_or(reading.shown("account.id"))),
        state: match outcome.status {
            Status::Failed => "failed",
            Status::Unreached => "unreached",
            Status::Unchanged => "unchanged",
            Status::Made | Status::Warned if has_run => "made",
            Status::Warned => "look",
            Status::Made => "ready",
        },
        errors: count(Severity::Error),
        warnings,
    }
}

/// A text as it stands in a list: the cell has the whole.
fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST_IN_LIST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn columns(table: &Table) -> Vec<ColumnView> {
    let columns: Vec<_> = table
        .columns
        .iter()
        .flat_map(|columns| &columns.columns)
        .filter(|column| !column.is_own())
        .collect();
    columns
        .iter()
        .map(|column| {
            let labels = columns.iter().map(|other| other.label.as_str());
            ColumnView {
                key: key(&column.letters(), &column.label, labels),
                letters: column.letters(),
                label: column.label.clone(),
                field: column.field().map(|field| field.name),
                is_unread: column.meaning == Meaning::Unread,
            }
        })
        .collect()
}

/// The columns of a header that is not understood yet, to be matched by hand.
fn columns_of_fault(columns: &[(String, String)], map: &ColumnMap) -> Vec<ColumnView> {
    columns
        .iter()
        .map(|(letters, label)| {
            let labels = columns.iter().map(|(_, other)| other.as_str());
            let key = key(letters, label, labels);
            let said = map.iter().find(|(other, _)| *other == key);
            let meant = match said {
                Some((_, name)) => field(name),
                None => field_of_label(label),
            };
            ColumnView {
                key,
                letters: letters.clone(),
                label: label.clone(),
                field: meant.map(|field| field.name),
                is_unread: false,
            }
        })
        .collect()
}

/// What a map calls a column: it takes the first one of a label, and letters without doubt.
fn key<'a>(letters: &str, label: &str, labels: impl Iterator<Item = &'a str>) -> String {
    match labels.filter(|other| *other == label).count() {
        1 => label.to_owned(),
        _ => letters.to_owned(),
    }
}
