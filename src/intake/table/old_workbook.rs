//! What a workbook of Excel 97 to 2003 ([MS-XLS]) unfolds to, found before calamine unfolds it: there a shared string is copied
//! for each cell, and all that lies between two cells is laid out.

use std::collections::HashMap;

use super::container::{self, ContainerFault};
use super::room::{Excess, MOST_PLACES, Room};
use super::workbook::WorkbookFault;

const BOUND_SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const CONTINUED: u16 = 0x003C;
const SHARED_STRINGS: u16 = 0x00FC;
const DIMENSIONS: u16 = 0x0200;
const SHARED: u16 = 0x00FD;
const SEVERAL_NUMBERS: u16 = 0x00BD;
const FORMULA_TEXT: u16 = 0x0207;
/// Number, label, formatted label, truth or error, packed number, formula: each begins with its row and column.
const OTHER_CELLS: [u16; 6] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x0006];

/// Refuses a workbook that unfolds beyond measure.
pub(super) fn refuse_bomb(bytes: &[u8]) -> Result<(), WorkbookFault> {
    let stream = match container::stream(bytes, &["Workbook", "Book"]) {
        Ok(stream) => stream,
        Err(ContainerFault::Circle) => {
            return Err(WorkbookFault::Damaged("its sectors go in a circle".into()));
        }
        // calamine says what is wrong with it.
        Err(ContainerFault::None) => return Ok(()),
    };
    let mut sheets = Vec::new();
    let mut strings = Vec::new();
    let mut records = Records { rest: &stream };
    while let Some((kind, data)) = records.next() {
        match kind {
            BOUND_SHEET => sheets.extend(four(data, 0)),
            SHARED_STRINGS => strings = string_sizes(data, records.clone()),
            END => break,
            _ => {}
        }
    }
    let mut room = Room::default();
    let mut places = 0_usize;
    // Many sheets may say that they stand at one place.
    let mut known: HashMap<usize, Sheet> = HashMap::new();
    for start in sheets {
        let sheet = known.entry(start).or_insert_with(|| {
            let rest = stream.get(start..).unwrap_or_default();
            Sheet::of(Records { rest }, &strings)
        });
        places = places.saturating_add(sheet.places());
        if places > MOST_PLACES {
            return Err(WorkbookFault::TooMuch(Excess::Cells));
        }
        room.take(1, sheet.text).map_err(WorkbookFault::TooMuch)?;
    }
    Ok(())
}

#[derive(Clone)]
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn next(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = two(self.rest, 0)?;
        let length = usize::from(two(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        self.rest = &self.rest[4 + length..];
        Some((kind, data))
    }
}

/// What a sheet unfolds to.
#[derive(Default)]
struct Sheet {
    text: usize,
    /// The first and last row and column.
    corners: Option<[u16; 4]>,
    /// What it says of itself, for which room is made.
    claimed: usize,
}

impl Sheet {
    fn of(mut records: Records<'_>, strings: &[usize]) -> Sheet {
        let mut sheet = Sheet::default();
        let mut depth = 0_usize;
        while let Some((kind, data)) = records.next() {
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // A chart within the sheet.
                _ if depth > 1 => {}
                DIMENSIONS => sheet.claimed = sheet.claimed.max(claimed(data)),
                SHARED => {
                    sheet.stretch(data);
                    let string = four(data, 6).and_then(|index| strings.get(index));
                    sheet.text = sheet.text.saturating_add(string.copied().unwrap_or(0));
                }
                SEVERAL_NUMBERS => {
                    sheet.stretch(data);
                    let last = two(data, data.len().saturating_sub(2));
                    if let (Some([.., right]), Some(last)) = (&mut sheet.corners, last) {
                        *right = last.max(*right);
                    }
                }
                FORMULA_TEXT => sheet.text = sheet.text.saturating_add(data.len()),
                _ if OTHER_CELLS.contains(&kind) => {
                    sheet.stretch(data);
                    sheet.text = sheet.text.saturating_add(data.len());
                }
                _ => {}
            }
        }
        sheet
    }

    fn stretch(&mut self, data: &[u8]) {
        let (Some(row), Some(column)) = (two(data, 0), two(data, 2)) else {
            return;
        };
        let [top, left, bottom, right] = self.corners.unwrap_or([row, column, row, column]);
        self.corners = Some([
            top.min(row),
            left.min(column),
            bottom.max(row),
            right.max(column),
        ]);
    }

    fn places(&self) -> usize {
        let laid_out = self.corners.map_or(0, |[top, left, bottom, right]| {
            (usize::from(bottom - top) + 1) * (usize::from(right.max(left) - left) + 1)
        });
        laid_out.max(self.claimed)
    }
}

/// How many places a sheet says that it has.
fn claimed(data: &[u8]) -> usize {
    let (rows, columns) = match data.len() {
        10 => (
            (two(data, 0).map(usize::from), two(data, 2).map(usize::from)),
            (two(data, 4), two(data, 6)),
        ),
        _ => (
            (four(data, 0), four(data, 4)),
            (two(data, 8), two(data, 10)),
        ),
    };
    let ((Some(first), Some(end)), (Some(left), Some(right))) = (rows, columns) else {
        return 0;
    };
    if end == 0 || right == 0 {
        return 1;
    }
    // Nothing ends before it begins; calamine would count below nothing.
    let Some(rows) = end.checked_sub(first) else {
        return usize::MAX;
    };
    let left = if left > 0xFF || right < left { 0 } else { left };
    rows.saturating_mul(usize::from(right - left))
}

/// The bytes that each shared string has as UTF-8 at most ([MS-XLS] 2.4.265), as far as they can be read.
fn string_sizes(first: &[u8], mut records: Records<'_>) -> Vec<usize> {
    let mut parts = vec![first.get(8..).unwrap_or_default()];
    while let Some((CONTINUED, data)) = records.next() {
        parts.push(data);
    }
    let mut parts = Parts {
        current: parts[0],
        further: parts[1..].iter(),
    };
    let mut sizes = Vec::new();
    while let Some(size) = parts.string() {
        sizes.push(size);
    }
    sizes
}

/// A record and those that it is continued in.
struct Parts<'a, 'b> {
    current: &'a [u8],
    further: std::slice::Iter<'b, &'a [u8]>,
}

impl Parts<'_, '_> {
    fn goes_on(&mut self) -> bool {
        while self.current.is_empty() {
            match self.further.next() {
                Some(next) => self.current = next,
                None => return false,
            }
        }
        true
    }

    fn string(&mut self) -> Option<usize> {
        if !self.goes_on() {
            return None;
        }
        let characters = usize::from(two(self.current, 0)?);
        let mut flags = *self.current.get(2)?;
        let (has_runs, has_more) = (flags & 8 != 0, flags & 4 != 0);
        self.current = &self.current[3..];
        let mut behind = 0;
        if has_runs {
            behind += 4 * usize::from(two(self.current, 0)?);
            self.current = &self.current[2..];
        }
        if has_more {
            behind += four(self.current, 0)?;
            self.current = &self.current[4..];
        }
        let (mut left, mut size) = (characters, 0);
        while left > 0 {
            if self.current.is_empty() {
                if !self.goes_on() {
                    return None;
                }
                flags = self.current[0];
                self.current = &self.current[1..];
            }
            let (width, as_utf_8) = if flags & 1 == 0 { (1, 2) } else { (2, 3) };
            let here = left.min(self.current.len() / width);
            self.current = &self.current[here * width..];
            if here == 0 {
                // Half a character at the end of a part.
                self.current = &[];
            }
            left -= here;
            size += here * as_utf_8;
        }
        while behind > 0 && self.goes_on() {
            let here = behind.min(self.current.len());
            self.current = &self.current[here..];
            behind -= here;
        }
        Some(size)
    }
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

fn four(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn shared_strings_are_measured_across_the_records_that_they_go_on_in() {
        let mut first = vec![0; 8];
        first.extend([3, 0, 0, b'a', b'b', b'c']);
        // Five characters, two of them in this record as Latin-1, three in the next as UTF-16; with a run of formatting.
        first.extend([5, 0, 8, 1, 0, b'd', b'e']);
        let mut next = vec![1];
        next.extend([0x3A, 0x79, 0x8B, 0x4F, 0x4B, 0x6D, 9, 9, 9, 9]);
        next.extend([1, 0, 0, b'z']);
        let records = record(CONTINUED, &next);
        let sizes = string_sizes(&first, Records { rest: &records });
        assert_eq!(sizes, [6, 4 + 9, 2]);
    }

    #[test]
    fn a_sheet_is_as_large_as_what_lies_between_its_cells() {
        let cell = |row: u16, column: u16| {
            let mut data = [row.to_le_bytes(), column.to_le_bytes()].concat();
            data.extend([0, 0, 0, 0, 0, 0]);
            record(SHARED, &data)
        };
        let records = [
            record(BEGIN, &[]),
            cell(0, 0),
            cell(65_535, 255),
            record(END, &[]),
            cell(0, 0),
        ];
        let sheet = Sheet::of(
            Records {
                rest: &records.concat(),
            },
            &[7],
        );
        assert_eq!(sheet.places(), 65_536 * 256);
        assert_eq!(sheet.text, 14);
    }

    #[test]
    fn what_a_sheet_claims_counts_too() {
        let claim = |rows: [u32; 2], columns: [u16; 2]| {
            let mut data: Vec<u8> = rows.into_iter().flat_map(u32::to_le_bytes).collect();
            data.extend(columns.into_iter().flat_map(u16::to_le_bytes));
            data.extend([0, 0]);
            claimed(&data)
        };
        assert_eq!(claim([0, 10], [0, 3]), 30);
        assert_eq!(claim([0, 0], [0, 0]), 1);
        assert_eq!(claim([9, 3], [0, 3]), usize::MAX);
        assert!(claim([0, u32::MAX], [0, 255]) > MOST_PLACES);
    }
}
