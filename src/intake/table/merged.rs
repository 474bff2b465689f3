//! Merged cells, whose value stands in the first of them alone.

use std::io::{Cursor, Read};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::room::MOST_UNPACKED;

/// Cells merged below one another; rows from 1, the column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) column: usize,
    pub(super) first_row: usize,
    pub(super) last_row: usize,
}

impl From<&Dimensions> for Merged {
    fn from(dimensions: &Dimensions) -> Self {
        Self {
            column: dimensions.start.1 as usize,
            first_row: dimensions.start.0 as usize + 1,
            last_row: dimensions.end.0 as usize + 1,
        }
    }
}

/// The merged cells of a sheet of an ODS file (OpenDocument 1.3 part 3, 9.1.4), which calamine does not tell of. What can't be
/// read has none: calamine has read the same text before.
pub(super) fn merged_in_ods(bytes: &[u8], sheet: &str) -> Vec<Merged> {
    let mut content = String::new();
    let read = ZipArchive::new(Cursor::new(bytes))
        .ok()
        .and_then(|mut archive| {
            let part = archive.by_name("content.xml").ok()?;
            part.take(MOST_UNPACKED).read_to_string(&mut content).ok()
        });
    match read {
        Some(_) => merged_in_content(&content, sheet),
        None => Vec::new(),
    }
}

fn merged_in_content(content: &str, sheet: &str) -> Vec<Merged> {
    let mut reader = Reader::from_str(content);
    let mut merged = Vec::new();
    let mut is_in_sheet = false;
    let (mut row, mut next_row, mut column) = (0, 1, 0);
    while let Ok(event) = reader.read_event() {
        let (Event::Start(tag) | Event::Empty(tag)) = event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        match tag.name().as_ref() {
            "table:table" => {
                is_in_sheet = attribute(&tag, "table:name").as_deref() == Some(sheet);
                (row, next_row) = (0, 1);
            }
            "table:table-row" if is_in_sheet => {
                row = next_row;
                next_row = row + count(&tag, "table:number-rows-repeated");
                column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if is_in_sheet => {
                let rows = count(&tag, "table:number-rows-spanned");
                if rows > 1 {
                    merged.push(Merged {
                        column,
                        first_row: row,
                        last_row: row + rows - 1,
                    });
                }
                column += count(&tag, "table:number-columns-repeated");
            }
            _ => {}
        }
    }
    merged
}

pub(super) fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    let count = attribute(tag, name).and_then(|count| count.parse().ok());
    // No sheet has more rows or columns; a larger number must not overflow.
    count.unwrap_or(1).clamp(1, 1 << 20)
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(
        attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f9_merged_cells_are_found_behind_repeated_rows_and_cells_of_their_own_sheet() {
        let content = r#"<office:body><table:table table:name="x"><table:table-row>
            <table:table-cell table:number-rows-spanned="9"/></table:table-row></table:table>
            <table:table table:name="客户 &amp; A"><table:table-column/>
            <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
            <table:table-row><table:table-cell table:number-columns-repeated="2"/>
            <table:table-cell table:number-rows-spanned="3" table:number-columns-spanned="1"><text:p>A</text:p>
            </table:table-cell></table:table-row></table:table></office:body>"#;
        assert_eq!(
            merged_in_content(content, "客户 & A"),
            [Merged {
                column: 2,
                first_row: 4,
                last_row: 6
            }]
        );
    }
}
