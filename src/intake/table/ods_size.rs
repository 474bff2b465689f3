//! What an ODS file unfolds to, found before calamine unfolds it: there a cell that is repeated (OpenDocument 1.3 part 3, 19.675
//! and 19.680) is copied as often as it says, and all that lies between two cells is laid out.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::merged::{attribute, count};
use super::room::{Excess, LONGEST_CELL, MOST_PLACES, MOST_UNPACKED, Room};
use super::workbook::WorkbookFault;

/// Refuses a workbook that unfolds beyond measure. What can't be read unfolds to nothing.
pub(super) fn refuse_bomb(bytes: &[u8]) -> Result<(), WorkbookFault> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let Ok(content) = archive.by_name("content.xml") else {
        return Ok(());
    };
    let mut reader = Reader::from_reader(BufReader::new(content.take(MOST_UNPACKED)));
    // As calamine reads it, so that both end where the text is broken.
    reader.config_mut().check_end_names = false;
    let mut size = Size::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => size.begin(&tag),
            Ok(Event::Empty(tag)) => {
                size.begin(&tag);
                size.end(tag.name().as_ref())?;
            }
            Ok(Event::End(tag)) => size.end(tag.name().as_ref())?,
            Ok(Event::Text(text)) => size.add(text.len()),
            // One character at least, and `&#x10FFFF;` at most.
            Ok(Event::GeneralRef(_)) => size.add(1),
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct Size {
    room: Room,
    /// Places in sheets that are done.
    places: usize,
    sheet: Sheet,
    row: Row,
    cell: Option<Cell>,
    is_in_note: bool,
}

#[derive(Default)]
struct Sheet {
    name: String,
    rows: usize,
    /// Rows up to the last that has a cell, and the columns up to the farthest cell.
    used: [usize; 2],
    /// Places in rows as they are written, before they are repeated.
    written: usize,
}

#[derive(Default)]
struct Row {
    repeated: usize,
    columns: usize,
    used: usize,
}

#[derive(Default)]
struct Cell {
    repeated: usize,
    has_value: bool,
    attributes: usize,
    text: usize,
}

impl Size {
    fn begin(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table" => {
                self.sheet = Sheet {
                    name: attribute(tag, "table:name").unwrap_or_default(),
                    ..Sheet::default()
                };
            }
            "table:table-row" => {
                self.row = Row {
                    repeated: count(tag, "table:number-rows-repeated"),
                    ..Row::default()
                };
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let mut cell = Cell {
                    repeated: count(tag, "table:number-columns-repeated"),
                    ..Cell::default()
                };
                for attribute in tag.attributes().flatten() {
                    match attribute.key.as_ref() {
                        "table:formula"
                        | "office:string-value"
                        | "office:date-value"
                        | "office:time-value" => {
                            cell.attributes += attribute.value.len();
                            cell.has_value = true;
                        }
                        "office:value" | "office:boolean-value" | "office:value-type" => {
                            cell.has_value = true;
                        }
                        _ => {}
                    }
                }
                self.cell = Some(cell);
            }
            "office:annotation" => self.is_in_note = true,
            // Spaces, so many as it says: no more than a memory holds.
            "text:s" => {
                let spaces = attribute(tag, "text:c").and_then(|spaces| spaces.parse().ok());
                self.add(spaces.unwrap_or(1));
            }
            "text:tab" | "text:line-break" => self.add(1),
            _ => {}
        }
    }

    fn add(&mut self, bytes: usize) {
        if let (Some(cell), false) = (&mut self.cell, self.is_in_note) {
            cell.text = cell.text.saturating_add(bytes);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), WorkbookFault> {
        match name {
            "office:annotation" => self.is_in_note = false,
            "table:table-cell" | "table:covered-table-cell" => {
                let cell = self.cell.take().unwrap_or_default();
                self.end_cell(&cell)?;
            }
            "table:table-row" => self.end_row()?,
            "table:table" => self.places = self.places(),
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self, cell: &Cell) -> Result<(), WorkbookFault> {
        let column = self.row.columns;
        self.row.columns = column.saturating_add(cell.repeated);
        if !cell.has_value && cell.text == 0 {
            return Ok(());
        }
        self.row.used = self.row.columns;
        // Three bytes of UTF-8 are one unit of UTF-16 at most; what is shorter than that is counted when it is there.
        if cell.text.max(cell.attributes) > 3 * LONGEST_CELL {
            return Err(WorkbookFault::CellTooLong {
                sheet: self.sheet.name.clone(),
                row: self.sheet.rows + 1,
                column,
            });
        }
        let times = cell.repeated.saturating_mul(self.row.repeated);
        self.room
            .take(times, cell.text.saturating_add(cell.attributes))?;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), WorkbookFault> {
        self.sheet.rows = self.sheet.rows.saturating_add(self.row.repeated);
        if self.row.used > 0 {
            let [_, columns] = self.sheet.used;
            self.sheet.used = [self.sheet.rows, columns.max(self.row.used)];
            self.sheet.written = self.sheet.written.saturating_add(self.row.used);
        }
        if self.places() > MOST_PLACES {
            return Err(Excess::Cells.into());
        }
        Ok(())
    }

    /// Places in all sheets up to here.
    fn places(&self) -> usize {
        let [rows, columns] = self.sheet.used;
        let laid_out = rows.saturating_mul(columns).max(self.sheet.written);
        self.places.saturating_add(laid_out)
    }
}
