//! Workbooks: XLSX, XLSB, XLS and ODS by calamine, a sheet at a time, as sparse rows.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{
    CellErrorType, Data, DataRef, ExcelDateTime, Ods, Reader, Sheet, SheetType, SheetVisible, Xls,
    Xlsb, Xlsx,
};

use super::cell::Cell;
use super::merged::{Merged, merged_in_ods};
use super::room::{Excess, is_too_long};
use super::rows::SheetCells;
use super::{ods_size, old_workbook, unpacked};

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
    /// It has more cells or more text than is taken.
    TooMuch(Excess),
    /// It unpacks to more bytes than are taken.
    TooLarge,
    /// A cell has more text than any cell that Excel writes.
    CellTooLong {
        sheet: String,
        /// From 1.
        row: usize,
        /// From 0.
        column: usize,
    },
    /// It is damaged.
    Damaged(String),
}

impl From<Excess> for WorkbookFault {
    fn from(excess: Excess) -> Self {
        Self::TooMuch(excess)
    }
}

/// A workbook in memory.
pub(super) enum Workbook {
    Xlsx(Box<Xlsx<Cursor<Vec<u8>>>>),
    Xlsb(Box<Xlsb<Cursor<Vec<u8>>>>),
    Xls(Box<Xls<Cursor<Vec<u8>>>>),
    Ods(Box<Ods<Cursor<Vec<u8>>>>, Vec<u8>),
}

impl Workbook {
    /// Opens a workbook; what unpacks beyond measure is refused before it is unpacked.
    pub(super) fn open(kind: WorkbookKind, bytes: Vec<u8>) -> Result<Self, WorkbookFault> {
        Ok(match kind {
            WorkbookKind::Xlsx => {
                unpacked::refuse_bomb(&bytes)?;
                Self::Xlsx(Box::new(Xlsx::new(Cursor::new(bytes)).map_err(fault)?))
            }
            WorkbookKind::Xlsb => {
                unpacked::refuse_bomb(&bytes)?;
                Self::Xlsb(Box::new(Xlsb::new(Cursor::new(bytes)).map_err(fault)?))
            }
            WorkbookKind::Xls => {
                old_workbook::refuse_bomb(&bytes)?;
                Self::Xls(Box::new(Xls::new(Cursor::new(bytes)).map_err(fault)?))
            }
            WorkbookKind::Ods => {
                unpacked::refuse_bomb(&bytes)?;
                ods_size::refuse_bomb(&bytes)?;
                let book = Ods::new(Cursor::new(bytes.clone())).map_err(fault)?;
                Self::Ods(Box::new(book), bytes)
            }
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
                let mut reader = book.worksheet_cells_reader(sheet).map_err(fault)?;
                while let Some(cell) = reader.next_cell().map_err(fault)? {
                    let (row, column) = cell.get_position();
                    let position = (row as usize, column as usize);
                    push_value(&mut cells, sheet, position, cell.get_value())?;
                }
                Vec::new()
            }
            Self::Xls(book) => {
                let range = book.worksheet_range(sheet).map_err(fault)?;
                range_cells(&range, sheet, &mut cells)?;
                let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
                merged.iter().map(Merged::from).collect()
            }
            Self::Ods(book, bytes) => {
                let range = book.worksheet_range(sheet).map_err(fault)?;
                range_cells(&range, sheet, &mut cells)?;
                merged_in_ods(bytes, sheet)
            }
        };
        for merged in merged {
            cells.carry_down(merged)?;
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
        let (row, column) = cell.get_position();
        let position = (row as usize, column as usize);
        match cell.get_value() {
            DataRef::Float(value) => {
                let format = reader.styles().get(style);
                let format = format.and_then(|style| style.number_format.as_ref());
                let format = format.map_or("", |format| format.format_code.as_str());
                cells.push(
                    row as usize + 1,
                    position.1,
                    Cell::padded_number(*value, format),
                )?;
            }
            DataRef::Empty => {
                without_value.insert(position);
            }
            value => push_value(cells, sheet, position, value)?,
        }
    }
    drop(reader);
    if without_value.is_empty() {
        return Ok(());
    }
    // A formula that some program wrote and no spreadsheet has calculated yet is not empty.
    let mut formulas = book.worksheet_cells_reader(sheet).map_err(fault)?;
    while let Some(formula) = formulas.next_formula().map_err(fault)? {
        let (row, column) = formula.get_position();
        let position = (row as usize, column as usize);
        let text = formula.get_value();
        if !text.is_empty() && without_value.contains(&position) {
            refuse_too_long(text, sheet, position)?;
            cells.push(
                row as usize + 1,
                position.1,
                Cell::FormulaError(format!("={text}")),
            )?;
        }
    }
    Ok(())
}

fn range_cells(
    range: &calamine::Range<Data>,
    sheet: &str,
    cells: &mut SheetCells,
) -> Result<(), WorkbookFault> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let position = (row + first_row as usize, column + first_column as usize);
        push_value(cells, sheet, position, &borrowed(value))?;
    }
    Ok(())
}

/// Takes a cell, its row and column counted from 0; its text is copied once it is known that there is room for it.
fn push_value(
    cells: &mut SheetCells,
    sheet: &str,
    (row, column): (usize, usize),
    value: &DataRef<'_>,
) -> Result<(), WorkbookFault> {
    let text = match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
        DataRef::SharedString(text) => *text,
        _ => "",
    };
    refuse_too_long(text, sheet, (row, column))?;
    cells.make_sure_of_room(text.len())?;
    if let Some(cell) = shown(value) {
        cells.push(row + 1, column, cell)?;
    }
    Ok(())
}

fn refuse_too_long(
    text: &str,
    sheet: &str,
    (row, column): (usize, usize),
) -> Result<(), WorkbookFault> {
    if is_too_long(text) {
        return Err(WorkbookFault::CellTooLong {
            sheet: sheet.to_owned(),
            row: row + 1,
            column,
        });
    }
    Ok(())
}

/// A value whose text is not copied.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn shown(value: &DataRef<'_>) -> Option<Cell> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => return Cell::text(text.clone()),
        DataRef::SharedString(text) => return Cell::text((*text).to_owned()),
        #[allow(
            clippy::cast_precision_loss,
            reason = "from fifteen digits on it is refused"
        )]
        DataRef::Int(value) => Cell::number(*value as f64),
        DataRef::Float(value) => Cell::number(*value),
        DataRef::Bool(value) => Cell::Text(if *value { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(value) => day(*value),
        // `2026-11-20T00:00:00`, the time left out where there is none.
        DataRef::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or(text);
            Cell::Day(day.to_owned())
        }
        DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(error) => Cell::FormulaError(error_text(error)),
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
