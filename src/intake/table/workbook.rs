//! Workbooks: XLSX, XLSB, XLS and ODS by calamine, a sheet at a time, as sparse rows.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{
    CellErrorType, Data, DataRef, ExcelDateTime, Ods, Reader, Sheet, SheetType, SheetVisible, Xls,
    Xlsb, Xlsx,
};

use super::cell::Cell;
use super::merged::{Merged, merged_in_ods};
use super::rows::SheetCells;

/// The most cells that a sheet may have: about sixty thousand clients of thirty columns.
pub const MOST_CELLS: usize = 2_000_000;

/// The most bytes that a workbook's parts may unpack to.
pub(super) const MOST_UNPACKED: u64 = 1_000_000_000;

/// The kinds of workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WorkbookKind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

/// Why a workbook can't be read.
#[derive(Debug)]
pub(super) enum WorkbookFault {
    /// It has a password.
    Password,
    /// A sheet has more than [`MOST_CELLS`] cells.
    TooManyCells,
    /// It is damaged.
    Damaged(String),
}

/// A workbook in memory.
pub(super) enum Workbook {
    Xlsx(Box<Xlsx<Cursor<Vec<u8>>>>),
    Xlsb(Box<Xlsb<Cursor<Vec<u8>>>>),
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
    Ods(Box<Ods<Cursor<Vec<u8>>>>, Vec<u8>),
}

impl Workbook {
    pub(super) fn open(kind: WorkbookKind, bytes: Vec<u8>) -> Result<Self, WorkbookFault> {
        Ok(match kind {
            WorkbookKind::Xlsx => {
                Self::Xlsx(Box::new(Xlsx::new(Cursor::new(bytes)).map_err(fault)?))
            }
            WorkbookKind::Xlsb => {
                Self::Xlsb(Box::new(Xlsb::new(Cursor::new(bytes)).map_err(fault)?))
            }
            WorkbookKind::Xls => Self::Xls(Box::new(Xls::new(Cursor::new(bytes)).map_err(fault)?)),
            WorkbookKind::Ods => Self::Ods(
                Box::new(Ods::new(Cursor::new(bytes.clone())).map_err(fault)?),
                bytes,
            ),
        })
    }

    /// The names of the sheets of cells, and whether each is to be seen.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        let sheets: &[Sheet] = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book, _) => book.sheets_metadata(),
        };
        sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
            .collect()
    }

    /// The cells of a sheet, those of merged cells carried down.
    pub(super) fn cells(&mut self, sheet: &str) -> Result<SheetCells, WorkbookFault> {
        let mut cells = SheetCells::default();
        let merged: Vec<Merged> = match self {
            Self::Xlsx(book) => {
                xlsx_cells(book, sheet, &mut cells)?;
                // A sheet without such cells is no fault.
                book.merge_cells_by_sheet_name(sheet)
                    .unwrap_or_default()
                    .iter()
                    .map(Merged::from)
                    .collect()
            }
            Self::Xlsb(book) => {
                range_cells(&book.worksheet_range(sheet).map_err(fault)?, &mut cells)?;
                Vec::new()
            }
            Self::Xls(book) => {
                range_cells(&book.worksheet_range(sheet).map_err(fault)?, &mut cells)?;
                let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
                merged.iter().map(Merged::from).collect()
            }
            Self::Ods(book, bytes) => {
                range_cells(&book.worksheet_range(sheet).map_err(fault)?, &mut cells)?;
                merged_in_ods(bytes, sheet)
            }
        };
        for merged in merged {
            cells.carry_down(merged);
        }
        Ok(cells)
    }
}

/// Cell by cell, so that a far corner takes no memory for what lies between.
fn xlsx_cells(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
    cells: &mut SheetCells,
) -> Result<(), WorkbookFault> {
    let mut without_value = HashSet::new();
    let mut reader = book.worksheet_cells_reader(sheet).map_err(fault)?;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(fault)? {
        let shown = match cell.get_value() {
            DataRef::Float(value) => {
                let format = reader.styles().get(style);
                let format = format.and_then(|style| style.number_format.as_ref());
                let format = format.map_or("", |format| format.format_code.as_str());
                Some(Cell::padded_number(*value, format))
            }
            DataRef::Empty => {
                without_value.insert(cell.get_position());
                None
            }
            value => shown(&Data::from(value.clone())),
        };
        push(cells, cell.get_position(), shown)?;
    }
    drop(reader);
    if without_value.is_empty() {
        return Ok(());
    }
    // A formula that some program wrote and no spreadsheet has calculated yet is not empty.
    let mut formulas = book.worksheet_cells_reader(sheet).map_err(fault)?;
    while let Some(formula) = formulas.next_formula().map_err(fault)? {
        let is_formula = !formula.get_value().is_empty();
        if is_formula && without_value.contains(&formula.get_position()) {
            let shown = Cell::FormulaError(format!("={}", formula.get_value()));
            push(cells, formula.get_position(), Some(shown))?;
        }
    }
    Ok(())
}

fn range_cells(range: &calamine::Range<Data>, cells: &mut SheetCells) -> Result<(), WorkbookFault> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let position = (row + first_row as usize, column + first_column as usize);
        push_at(cells, position, shown(value))?;
    }
    Ok(())
}

fn push(
    cells: &mut SheetCells,
    (row, column): (u32, u32),
    cell: Option<Cell>,
) -> Result<(), WorkbookFault> {
    push_at(cells, (row as usize, column as usize), cell)
}

fn push_at(
    cells: &mut SheetCells,
    (row, column): (usize, usize),
    cell: Option<Cell>,
) -> Result<(), WorkbookFault> {
    if let Some(cell) = cell {
        cells.push(row + 1, column, cell);
    }
    if cells.count() > MOST_CELLS {
        return Err(WorkbookFault::TooManyCells);
    }
    Ok(())
}

fn shown(value: &Data) -> Option<Cell> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) => return Cell::text(text.clone()),
        #[allow(
            clippy::cast_precision_loss,
            reason = "from fifteen digits on it is refused"
        )]
        Data::Int(value) => Cell::number(*value as f64),
        Data::Float(value) => Cell::number(*value),
        Data::Bool(value) => Cell::Text(if *value { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(value) => day(*value),
        // `2026-11-20T00:00:00`, the time left out where there is none.
        Data::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or(text);
            Cell::Day(day.to_owned())
        }
        Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Error(error) => Cell::FormulaError(error_text(error)),
    })
}

fn day(value: ExcelDateTime) -> Cell {
    if value.is_duration() {
        return Cell::number(value.as_f64());
    }
    let (year, month, day, ..) = value.to_ymd_hms_milli();
    Cell::Day(format!("{year:04}-{month:02}-{day:02}"))
}

fn error_text(error: &CellErrorType) -> String {
    error.to_string()
}

/// What calamine says of a workbook. Its kinds of error differ by format, and a password is the same in all.
fn fault(error: impl std::fmt::Display) -> WorkbookFault {
    let reason = error.to_string();
    if reason.contains("password") {
        WorkbookFault::Password
    } else {
        WorkbookFault::Damaged(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_says_password_in_the_same_words() {
        let errors = [
            calamine::XlsxError::Password.to_string(),
            calamine::XlsbError::Password.to_string(),
            calamine::XlsError::Password.to_string(),
            calamine::OdsError::Password.to_string(),
        ];
        for error in errors {
            assert!(matches!(fault(error), WorkbookFault::Password));
        }
    }
}
