//! Small files that unfold to much: refused before they do.

use std::io::{Cursor, Write};

use gonghan::intake::table::{LONGEST_CELL, MOST_CELLS, MOST_TEXT, TableFault};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// A packed file of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // A spreadsheet's kind is to be read without unpacking it.
        let method = match *name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(*name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook whose rows each have one shared string in two cells.
fn xlsx(string: &str, rows: usize) -> Vec<u8> {
    let cell = |column: char, row: usize| format!("<c r=\"{column}{row}\" t=\"s\"><v>0</v></c>");
    let mut sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>".to_owned();
    for row in 1..=rows {
        sheet += &format!(
            "<row r=\"{row}\">{}{}</row>",
            cell('A', row),
            cell('B', row)
        );
    }
    sheet += "</sheetData></worksheet>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    packed(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"客户\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/sharedStrings.xml",
            &format!("<sst xmlns=\"{main}\"><si><t>{string}</t></si></sst>"),
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// An ODS file with one sheet of these rows.
fn ods(rows: &str) -> Vec<u8> {
    let office = "urn:oasis:names:tc:opendocument:xmlns";
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        (
            "content.xml",
            &format!(
                "<office:document-content xmlns:office=\"{office}:office:1.0\" xmlns:table=\"{office}:table:1.0\" xmlns:text=\"{office}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"客户\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

fn text_cell(attributes: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
    )
}

fn words(fault: TableFault) -> (&'static str, String) {
    use gonghan::message::{Explain, Ui};
    let name = "clients.xlsx".to_owned();
    let finding = TableError { name, fault }.explain(Ui::En).remove(0);
    (finding.name, finding.title)
}

#[test]
fn a_cell_longer_than_excel_s_is_refused_by_its_name_before_it_is_copied() {
    let refused = refused_bytes(xlsx(&"a".repeat(1_000_000), 300));
    let fault = TableFault::CellTooLong {
        cell: "客户!A1".to_owned(),
        limit: LONGEST_CELL,
    };
    assert_eq!(refused, fault);
    let (name, title) = words(refused);
    assert_eq!(name, "table-cell-too-long");
    assert_eq!(
        title,
        "the cell 客户!A1 of `clients.xlsx` has more than 32767 characters"
    );
    // Spaces are not written out, but their number.
    let spaces = text_cell("", "<text:s text:c=\"999999999999\"/>");
    let row = format!("<table:table-row><table:table-cell/>{spaces}</table:table-row>");
    let refused = refused_bytes(ods(&row));
    assert!(
        matches!(&refused, TableFault::CellTooLong { cell, .. } if cell == "客户!B1"),
        "{refused:?}"
    );
}

#[test]
fn long_cells_that_are_too_much_together_are_refused() {
    let string = "a".repeat(LONGEST_CELL);
    let rows = MOST_TEXT / LONGEST_CELL / 2 + 1;
    let fault = TableFault::TooMuchText { limit: MOST_TEXT };
    assert_eq!(refused_bytes(xlsx(&string, rows)), fault);
    let cell = text_cell("table:number-columns-repeated=\"100\"", &string);
    let row =
        format!("<table:table-row table:number-rows-repeated=\"100\">{cell}</table:table-row>");
    assert_eq!(refused_bytes(ods(&row)), fault);
    let (name, title) = words(fault);
    assert_eq!(name, "table-too-much-text");
    assert_eq!(title, "`clients.xlsx` has more than 200 MB of text");
}

#[test]
fn cells_that_are_repeated_or_lie_far_apart_are_counted_before_they_are_laid_out() {
    let fault = TableFault::TooManyCells { limit: MOST_CELLS };
    let cell = text_cell("table:number-columns-repeated=\"1000\"", "a");
    let repeated =
        format!("<table:table-row table:number-rows-repeated=\"3000\">{cell}</table:table-row>");
    assert_eq!(refused_bytes(ods(&repeated)), fault);
    let one = text_cell("", "a");
    let far = format!(
        "<table:table-row>{one}</table:table-row><table:table-row table:number-rows-repeated=\"900000\"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"900\"/>{one}</table:table-row>"
    );
    assert_eq!(refused_bytes(ods(&far)), fault);
}

#[test]
fn an_ods_file_that_repeats_empty_rows_to_its_end_is_read() {
    let header: String = HEADER
        .split(',')
        .map(|label| text_cell("", label))
        .collect();
    let client = ["示例有限公司", "CN", "gh_3f2a9c81d07e", "王小明"];
    let client: String = client.map(|value| text_cell("", value)).concat();
    let rows = format!(
        "<table:table-row>{header}</table:table-row><table:table-row>{client}<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row><table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    );
    let (_folder, table) = table_of(ods(&rows));
    assert_eq!(readings(&table).len(), 1);
}

#[test]
fn a_list_of_records_that_is_held_whole_may_have_as_many_cells_as_a_workbook_and_a_stream_has_no_end()
 {
    let fault = TableFault::TooManyCells { limit: MOST_CELLS };
    let record = "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8}";
    let records = MOST_CELLS / 8 + 1;
    let list = format!("[{record}{}]", format!(",\n{record}").repeat(records));
    assert_eq!(refused_bytes(list), fault);
    let row = "A,CN,gh_3f2a9c81d07e,B\n";
    let (_folder, table) = table_of(format!("{HEADER}\n{}", row.repeat(MOST_CELLS / 4 + 1)));
    assert!(table.rows().unwrap().all(|row| row.is_ok()));
}
