//! An empty table of clients: all columns, one example row, and a sheet that explains them.

use std::io;

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use crate::application::field::{FIELDS, Field};
use crate::intake::table::label;
use crate::message::Ui;
use crate::report::{CSV_MARK, csv_row, undated_workbook};

/// How wide the columns are, in characters.
const WIDTH: f64 = 22.0;

/// Fields whose example would ask for a file, or for what is not known before the payment.
const LEFT_EMPTY: [&str; 7] = [
    "company.registration_name",
    "letter.addressee",
    "letter.lang",
    "letter.template",
    "letter.letterhead",
    "mail.to",
    "files",
];

/// The fields in the order of the columns: those that are needed first.
fn fields() -> impl Iterator<Item = &'static Field> {
    let needed = FIELDS.iter().filter(|field| field.needed);
    needed.chain(FIELDS.iter().filter(|field| !field.needed))
}

fn header(field: &Field, ui: Ui) -> String {
    let label = label(field, ui == Ui::Zh);
    if field.needed {
        format!("{label}*")
    } else {
        label
    }
}

fn example(field: &Field) -> &'static str {
    let is_left_empty =
        LEFT_EMPTY.contains(&field.name) || ["files", "payment", "bank"].contains(&field.section());
    if is_left_empty { "" } else { field.example }
}

/// The table as CSV, with the mark by which Excel knows UTF-8.
pub(super) fn csv(ui: Ui) -> Vec<u8> {
    let header = csv_row(fields().map(|field| header(field, ui)));
    let row = csv_row(fields().map(|field| example(field).to_owned()));
    format!("{CSV_MARK}{header}{row}").into_bytes()
}

/// The table as a workbook, every cell of it formatted as text.
pub(super) fn workbook(ui: Ui) -> io::Result<Vec<u8>> {
    build(ui).map_err(|error| io::Error::other(error.to_string()))
}

fn build(ui: Ui) -> Result<Vec<u8>, XlsxError> {
    let mut book = undated_workbook()?;
    clients(book.add_worksheet(), ui)?;
    explanation(book.add_worksheet(), ui)?;
    book.save_to_buffer()
}

fn clients(sheet: &mut Worksheet, ui: Ui) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    let bold = Format::new().set_num_format("@").set_bold();
    sheet.set_name(ui.pick("Clients", "客户"))?;
    sheet.set_freeze_panes(1, 1)?;
    for (column, field) in (0..).zip(fields()) {
        sheet.set_column_width(column, WIDTH)?;
        // So that no number that is typed in loses its zeros or digits.
        sheet.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, header(field, ui), &bold)?;
        sheet.write_string_with_format(1, column, example(field), &text)?;
    }
    Ok(())
}

fn explanation(sheet: &mut Worksheet, ui: Ui) -> Result<(), XlsxError> {
    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let bold = Format::new().set_bold();
    sheet.set_name(ui.pick("Explanation", "说明"))?;
    sheet.set_freeze_panes(1, 0)?;
    let headings = [
        (ui.pick("Column", "列"), 24.0),
        (ui.pick("Needed", "必填"), 8.0),
        (ui.pick("What it is", "说明"), 70.0),
        (ui.pick("Example", "示例"), 36.0),
        (ui.pick("Name in templates", "模板中的名称"), 30.0),
    ];
    for (column, (heading, width)) in (0..).zip(headings) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, heading, &bold)?;
    }
    for (row, field) in (1..).zip(fields()) {
        let cells = [
            label(field, ui == Ui::Zh),
            if field.needed { "*" } else { "" }.to_owned(),
            ui.pick(field.en, field.zh).to_owned(),
            field.example.to_owned(),
            field.name.to_owned(),
        ];
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, cell, &text)?;
        }
    }
    Ok(())
}
