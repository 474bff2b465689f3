//! The report and the failed rows as workbooks, every cell of them text.

use std::io::{self, Seek, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::columns::{COLUMNS, cells, reason};
use super::{ClientResult, ResultsHead};
use crate::batch::Status;
use crate::intake::table::OWN_COLUMN;
use crate::message::Ui;

/// The most characters of a cell, and the most rows of a sheet, that Excel takes.
const MOST_CHARACTERS: usize = 32_767;
const MOST_ROWS: u32 = 1_048_576;

/// Writes the report as a workbook.
///
/// # Errors
/// The results can't be read, or the workbook can't be written.
pub fn write_workbook(
    file: impl Write + Seek + Send,
    head: &ResultsHead,
    results: impl Iterator<Item = io::Result<ClientResult>>,
    ui: Ui,
) -> io::Result<()> {
    let name = ui.pick("Report", "结果");
    let mut sheet = Sheet::begin(name, &COLUMNS.map(|column| column.label(ui)))?;
    for (index, column) in (0..).zip(COLUMNS) {
        sheet.width(index, column.width())?;
    }
    for result in results {
        sheet.row(&cells(&result?, head.check_only, ui))?;
    }
    sheet.finish(file)
}

/// Writes the rows that failed as they were, with the reason before them, ready to be mended and run again.
///
/// # Errors
/// The results can't be read, or the workbook can't be written.
pub fn write_failed(
    file: impl Write + Seek + Send,
    results: impl Iterator<Item = io::Result<ClientResult>>,
    labels: &[String],
    ui: Ui,
) -> io::Result<()> {
    let own = [
        format!("{OWN_COLUMN} {}", ui.pick("row", "原行号")),
        format!("{OWN_COLUMN} {}", ui.pick("reason", "原因")),
    ];
    let header: Vec<&str> = own.iter().chain(labels).map(String::as_str).collect();
    let mut sheet = Sheet::begin(ui.pick("Failed", "失败"), &header)?;
    sheet.width(0, 14.0)?;
    sheet.width(1, 70.0)?;
    for index in 2..header.len() {
        sheet.width(u16::try_from(index).unwrap_or(u16::MAX), 24.0)?;
    }
    for result in results {
        let result = result?;
        if result.status != Status::Failed {
            continue;
        }
        let mut row = vec![result.row.to_string(), reason(&result, ui)];
        row.extend(labels.iter().enumerate().map(|(index, label)| {
            // By its place first: two columns may have one label.
            let is_it = |(own, _): &&(String, String)| own == label;
            let here = result.cells.get(index).filter(is_it);
            let cell = here.or_else(|| result.cells.iter().find(is_it));
            cell.map_or_else(String::new, |(_, shown)| shown.clone())
        }));
        sheet.row(&row)?;
    }
    sheet.finish(file)
}

/// A sheet that is written row by row.
struct Sheet {
    book: Workbook,
    text: Format,
    row: u32,
}

impl Sheet {
    fn begin(name: &str, header: &[&str]) -> io::Result<Self> {
        let mut book = undated_workbook().map_err(refused)?;
        let bold = Format::new().set_bold().set_num_format("@");
        let sheet = book.add_worksheet_with_constant_memory().map_err(refused)?;
        sheet.set_name(name).map_err(refused)?;
        sheet.set_freeze_panes(1, 0).map_err(refused)?;
        // On paper: A4 across, all columns on a page, the header on each.
        sheet.set_paper_size(9);
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0).map_err(refused)?;
        for (column, label) in (0..).zip(header) {
            sheet
                .write_string_with_format(0, column, *label, &bold)
                .map_err(refused)?;
        }
        let text = Format::new()
            .set_num_format("@")
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        Ok(Self { book, text, row: 0 })
    }

    fn width(&mut self, column: u16, characters: f64) -> io::Result<()> {
        let sheet = self.book.worksheet_from_index(0).map_err(refused)?;
        sheet
            .set_column_width(column, characters)
            .map_err(refused)?;
        Ok(())
    }

    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.row += 1;
        if self.row >= MOST_ROWS {
            return Ok(());
        }
        let sheet = self.book.worksheet_from_index(0).map_err(refused)?;
        for (column, cell) in (0..).zip(cells) {
            sheet
                .write_string_with_format(self.row, column, shortened(cell), &self.text)
                .map_err(refused)?;
        }
        Ok(())
    }

    fn finish(mut self, file: impl Write + Seek + Send) -> io::Result<()> {
        self.book.save_to_writer(file).map_err(refused)
    }
}

/// A workbook that says nothing of when it was made, so that the same run makes the same bytes.
pub(crate) fn undated_workbook() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    Ok(book)
}

fn shortened(cell: &str) -> &str {
    match cell.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => &cell[..end],
        None => cell,
    }
}

fn refused(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error.to_string()),
    }
}
