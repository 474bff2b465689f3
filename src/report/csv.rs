//! The report as CSV that Excel opens with its characters whole.

use std::io::{self, Write};

use super::columns::{COLUMNS, cells};
use super::{ClientResult, ResultsHead};
use crate::message::Ui;

/// By which Excel knows UTF-8.
pub(crate) const MARK: &str = "\u{FEFF}";

/// Writes a report of `results`.
///
/// # Errors
/// The results can't be read, or the report can't be written.
pub fn write_csv(
    mut file: impl Write,
    head: &ResultsHead,
    results: impl Iterator<Item = io::Result<ClientResult>>,
    ui: Ui,
) -> io::Result<()> {
    file.write_all(MARK.as_bytes())?;
    write_row(&mut file, COLUMNS.map(|column| column.label(ui).to_owned()))?;
    for result in results {
        let result = result?;
        write_row(&mut file, cells(&result, head.check_only, ui))?;
    }
    file.flush()
}

fn write_row<const N: usize>(file: &mut impl Write, cells: [String; N]) -> io::Result<()> {
    file.write_all(csv_row(cells.iter().map(|cell| without_formula(cell))).as_bytes())
}

/// A row of CSV with its end, cells in quotes where they need them (RFC 4180).
pub(crate) fn csv_row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A cell that a spreadsheet would run is shown as text: `'=cmd|…`.
fn without_formula(cell: &str) -> String {
    let first = cell.trim_start().chars().next();
    let is_run = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠')
    ) || cell.starts_with(['\t', '\r', '\n']);
    if is_run {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_can_become_a_formula() {
        for formula in [
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(A1)",
            " =1",
            "\t=1",
            "＝1",
        ] {
            assert!(without_formula(formula).starts_with('\''), "{formula}");
        }
        for text in ["示例", "gh_3f2a9c81d07e", "A=B", "", "A Ltd"] {
            assert_eq!(without_formula(text), text);
        }
    }

    #[test]
    fn quotes_commas_and_lines_stay_within_their_cell() {
        assert_eq!(quoted("a,\"b\"\n"), "\"a,\"\"b\"\"\n\"");
        assert_eq!(quoted("示例"), "示例");
    }
}
