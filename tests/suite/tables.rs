//! Tables of clients that other programs wrote.

mod delimited;
mod hostile;
mod json;
mod workbooks;

use std::path::Path;

use gonghan::intake::table::{Table, TableError, TableFault, TableOptions};
use gonghan::intake::{CellNote, ReadOptions, Reading};

const HEADER: &str = "公司名称,国家,原始ID,签署人";

fn opened_with(path: &Path, options: &TableOptions) -> Result<Table, TableError> {
    Table::open(path, "clients", options)
}

fn opened(path: &Path) -> Table {
    opened_with(path, &TableOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(path: &Path) -> TableFault {
    opened_with(path, &TableOptions::default())
        .err()
        .unwrap()
        .fault
}

/// The rows with their numbers, as they are read.
fn readings(table: &Table) -> Vec<(usize, Reading)> {
    let rows = table.rows().unwrap();
    rows.map(|row| {
        let row = row.unwrap();
        (row.number, table.reading(&row, &ReadOptions::default()))
    })
    .collect()
}

/// A file of these bytes, opened as a table.
fn table_of(bytes: impl AsRef<[u8]>) -> (tempfile::TempDir, Table) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clients");
    std::fs::write(&path, bytes).unwrap();
    let table = opened(&path);
    (folder, table)
}

fn refused_bytes(bytes: impl AsRef<[u8]>) -> TableFault {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clients");
    std::fs::write(&path, bytes).unwrap();
    refused(&path)
}

/// The names of what is wrong with a row, with the cells.
fn faults(reading: &Reading) -> Vec<(&'static str, Option<String>)> {
    use gonghan::message::{Explain, Ui};
    let findings = reading
        .error()
        .map_or(Vec::new(), |error| error.explain(Ui::En));
    findings
        .iter()
        .map(|finding| {
            let cell = finding
                .location
                .as_ref()
                .and_then(|location| location.cell());
            (finding.name, cell)
        })
        .collect()
}

/// What was changed in a row's cells: the field, the text before and after.
fn changes(reading: &Reading) -> Vec<(&'static str, &str, &str)> {
    let notes = reading.notes.iter();
    notes
        .filter_map(|note| match note {
            CellNote::Changed(change) => Some((change.field, &*change.from, &*change.to)),
            CellNote::CarriedDown { .. } => None,
        })
        .collect()
}
