//! CSV and its kin: records out of lines, with the row numbers that a spreadsheet would show.

use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::lines::{LineFault, Lines};
use crate::intake::LARGEST_RECORD;

/// What stands between the fields, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many records are looked at to find out.
const SAMPLE: usize = 100;

/// The records of a text.
pub(super) struct Delimited<R> {
    lines: Lines<R>,
    reader: Reader,
    /// What is left of the line, where a record ended within it.
    rest: String,
    row: usize,
}

/// A record with its row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// The row that a spreadsheet shows it in, from 1.
    pub(super) row: usize,
    pub(super) fields: Vec<String>,
}

/// Why there is no record.
#[derive(Debug)]
pub(super) enum RecordFault {
    Line(LineFault),
    /// A field begins with a quotation mark that is never closed.
    OpenQuote {
        row: usize,
    },
}

impl<R: BufRead> Delimited<R> {
    pub(super) fn new(lines: Lines<R>, delimiter: u8) -> Self {
        Self {
            lines,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            rest: String::new(),
            row: 0,
        }
    }

    /// The next record that is not a blank line.
    pub(super) fn next(&mut self) -> Result<Option<Record>, RecordFault> {
        let mut fields = Fields::default();
        let mut is_begun = false;
        loop {
            let line = if self.rest.is_empty() {
                match self.lines.next().map_err(RecordFault::Line)? {
                    Some(line) => line,
                    None if is_begun => return self.end(fields).map(Some),
                    None => return Ok(None),
                }
            } else {
                std::mem::take(&mut self.rest)
            };
            if !is_begun && line.trim_end_matches(['\r', '\n']).is_empty() {
                self.row += 1;
                // The end of a record that was read before may wait in it.
                self.reader.reset();
                continue;
            }
            let read = fields.read(&mut self.reader, line.as_bytes());
            is_begun = true;
            if let Some(read) = read {
                line[read..]
                    .trim_start_matches('\n')
                    .clone_into(&mut self.rest);
                return Ok(Some(self.record(fields)));
            }
            if fields.bytes.len() as u64 > LARGEST_RECORD {
                return Err(RecordFault::OpenQuote { row: self.row + 1 });
            }
        }
    }

    /// The last record, whose line may have no end; a quotation mark must not stand open.
    fn end(&mut self, mut fields: Fields) -> Result<Record, RecordFault> {
        match fields.read(&mut self.reader, b"\n") {
            Some(_) => Ok(self.record(fields)),
            None => Err(RecordFault::OpenQuote { row: self.row + 1 }),
        }
    }

    fn record(&mut self, fields: Fields) -> Record {
        self.row += 1;
        Record {
            row: self.row,
            fields: fields.texts(),
        }
    }
}

/// The fields of a record as they are read.
#[derive(Default)]
struct Fields {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    used: usize,
    ended: usize,
}

impl Fields {
    /// Reads on in a line: how many of its bytes end the record, or `None` where it goes on.
    fn read(&mut self, reader: &mut Reader, mut input: &[u8]) -> Option<usize> {
        let length = input.len();
        self.bytes.resize(self.used + length + 1, 0);
        loop {
            let (result, read, written, ends) = {
                let room = self.ends.len();
                if self.ended == room {
                    self.ends.resize(room * 2 + 16, 0);
                }
                reader.read_record(
                    input,
                    &mut self.bytes[self.used..],
                    &mut self.ends[self.ended..],
                )
            };
            input = &input[read..];
            self.used += written;
            self.ended += ends;
            match result {
                ReadRecordResult::Record => return Some(length - input.len()),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return None,
                ReadRecordResult::OutputFull => {
                    let room = self.bytes.len();
                    self.bytes.resize(room * 2 + 16, 0);
                }
                ReadRecordResult::OutputEndsFull => {}
            }
        }
    }

    fn texts(self) -> Vec<String> {
        let mut start = 0;
        let ends = self.ends[..self.ended].iter();
        ends.map(|&end| {
            let text = String::from_utf8_lossy(&self.bytes[start..end]).into_owned();
            start = end;
            text
        })
        .collect()
    }
}

/// What stands between the fields of a text: what gives the most columns that are known, then the evenest records.
/// `columns` counts the known columns of a few records.
pub(super) fn delimiter_of(sample: &str, columns: impl Fn(&[Record]) -> usize) -> u8 {
    let score = |delimiter: u8| {
        let records = sample_records(sample, delimiter);
        let known = columns(&records);
        let widths = records.iter().map(|record| record.fields.len());
        let widest = widths.clone().max().unwrap_or(0);
        let even = widths.filter(|width| *width == widest).count();
        (known, if widest > 1 { even } else { 0 })
    };
    // The first of equals, so that a text of one column is CSV.
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(b',')
}

pub(super) fn sample_records(sample: &str, delimiter: u8) -> Vec<Record> {
    let lines = Lines::new(sample.as_bytes(), encoding_rs::UTF_8);
    let mut records = Delimited::new(lines, delimiter);
    // A record that the sample cuts off, or a quotation mark that stands open, ends the look.
    std::iter::from_fn(|| records.next().ok().flatten())
        .take(SAMPLE)
        .collect()
}

/// The delimiter that a first line `sep=;` names, as Excel writes and reads it.
pub(super) fn named_delimiter(first_line: &str) -> Option<u8> {
    let named = first_line.trim_end().strip_prefix("sep=")?;
    match *named.as_bytes() {
        [] if first_line.starts_with("sep=\t") => Some(b'\t'),
        [byte] if byte.is_ascii() => Some(byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<(usize, Vec<String>)> {
        let lines = Lines::new(text.as_bytes(), encoding_rs::UTF_8);
        let mut records = Delimited::new(lines, b',');
        std::iter::from_fn(|| records.next().unwrap())
            .map(|record| (record.row, record.fields))
            .collect()
    }

    fn row(number: usize, fields: &[&str]) -> (usize, Vec<String>) {
        (
            number,
            fields.iter().map(|&field| field.to_owned()).collect(),
        )
    }

    #[test]
    fn f8_blank_lines_and_lines_within_quotes_keep_the_rows_of_the_sheet() {
        let text = "\r\n\r\na,b\r\n\"1\r\n2\",\"say \"\"x\"\"\"\r\n\r\n3,\r\n";
        assert_eq!(
            records(text),
            [
                row(3, &["a", "b"]),
                row(4, &["1\r\n2", "say \"x\""]),
                row(6, &["3", ""]),
            ]
        );
        assert_eq!(
            records("a,b\n1,2"),
            [row(1, &["a", "b"]), row(2, &["1", "2"])]
        );
        assert_eq!(records("a\rb\r"), [row(1, &["a"]), row(2, &["b"])]);
        assert_eq!(records(""), []);
    }

    #[test]
    fn a_quotation_mark_within_a_field_opens_nothing() {
        assert_eq!(
            records("5\" pipe,x\ny,\"\"\n"),
            [row(1, &["5\" pipe", "x"]), row(2, &["y", ""])]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found_with_its_row() {
        for text in ["a,b\n\n\"1,2\n3,4\n", "a,b\n\n\"1,2"] {
            let lines = Lines::new(text.as_bytes(), encoding_rs::UTF_8);
            let mut records = Delimited::new(lines, b',');
            assert!(records.next().is_ok());
            assert!(matches!(
                records.next(),
                Err(RecordFault::OpenQuote { row: 3 })
            ));
        }
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_columns() {
        let columns = |records: &[Record]| {
            let header = records.first().map_or(&[][..], |record| &record.fields);
            let known = ["company", "id", "country"];
            header
                .iter()
                .filter(|name| known.contains(&name.as_str()))
                .count()
        };
        for (text, delimiter) in [
            ("company,id\nA; B; C; D Ltd,gh_1\n", b','),
            ("company;id\nA, B, C, D Ltd;gh_1\n", b';'),
            ("company\tid\nA, B\tgh_1\n", b'\t'),
            ("company|id\n", b'|'),
            ("x\ty\n1\t2\n3\t4\n", b'\t'),
            ("company\n", b','),
        ] {
            assert_eq!(delimiter_of(text, columns), delimiter, "{text}");
        }
        assert_eq!(named_delimiter("sep=;\r\n"), Some(b';'));
        assert_eq!(named_delimiter("sep=\t\n"), Some(b'\t'));
        assert_eq!(named_delimiter("separator=;"), None);
    }
}
