//! The lines of a file as text, one at a time, decoded without a byte replaced.

use std::io::{self, BufRead};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::intake::LARGEST_RECORD;

/// The lines of a file, with their ends.
pub(super) struct Lines<R> {
    input: R,
    encoding: &'static Encoding,
    number: usize,
}

/// Why a line can't be read.
#[derive(Debug)]
pub(super) enum LineFault {
    /// The system refused.
    Io(io::Error),
    /// It has bytes that are none in this encoding.
    Malformed {
        /// Its number, from 1.
        line: usize,
    },
    /// It has more than [`LARGEST_RECORD`] bytes.
    TooLong {
        /// Its number, from 1.
        line: usize,
    },
}

impl<R: BufRead> Lines<R> {
    /// Reads from behind a byte-order mark.
    pub(super) fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            encoding,
            number: 0,
        }
    }

    /// The number of the line read last, from 1.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The next line with its end, or `None` behind the last.
    pub(super) fn next(&mut self) -> Result<Option<String>, LineFault> {
        let mut bytes = Vec::new();
        loop {
            let read = self.read_to_newline(&mut bytes).map_err(LineFault::Io)?;
            if read == 0 || self.is_ended(&bytes) {
                break;
            }
            if bytes.len() as u64 > LARGEST_RECORD {
                let line = self.number + 1;
                return Err(LineFault::TooLong { line });
            }
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        self.number += 1;
        match self
            .encoding
            .decode_without_bom_handling_and_without_replacement(&bytes)
        {
            Some(text) => Ok(Some(text.into_owned())),
            None => Err(LineFault::Malformed { line: self.number }),
        }
    }

    /// Reads on to a newline byte, which in UTF-16 may be half of another character.
    fn read_to_newline(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        // A line without end must not fill the memory.
        let room = LARGEST_RECORD + 2;
        let mut limited = io::Read::take(&mut self.input, room);
        let mut read = limited.read_until(b'\n', bytes)?;
        if self.encoding == UTF_16LE && bytes.len() % 2 == 1 && bytes.ends_with(b"\n") {
            read += io::Read::read_to_end(&mut io::Read::take(&mut self.input, 1), bytes)?;
        }
        Ok(read)
    }

    fn is_ended(&self, bytes: &[u8]) -> bool {
        if self.encoding == UTF_16LE {
            bytes.len().is_multiple_of(2) && bytes.ends_with(b"\n\0")
        } else if self.encoding == UTF_16BE {
            bytes.len().is_multiple_of(2) && bytes.ends_with(b"\0\n")
        } else {
            bytes.ends_with(b"\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8], encoding: &'static Encoding) -> Vec<String> {
        let mut lines = Lines::new(bytes, encoding);
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    #[test]
    fn newline_bytes_within_utf_16_characters_end_no_line() {
        // U+0A05, U+010A and U+0A0A have the byte of a newline in every place.
        let text = "示\u{A05}\u{10A}\u{A0A}\r\n例\n";
        let expected = ["示\u{A05}\u{10A}\u{A0A}\r\n", "例\n"];
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(lines(&little, UTF_16LE), expected);
        assert_eq!(lines(&big, UTF_16BE), expected);
    }

    #[test]
    fn a_wrong_byte_is_a_fault_of_its_line() {
        let mut lines = Lines::new(&b"a\n\xFF\n"[..], encoding_rs::UTF_8);
        assert_eq!(lines.next().unwrap().as_deref(), Some("a\n"));
        assert!(matches!(
            lines.next(),
            Err(LineFault::Malformed { line: 2 })
        ));
    }

    #[test]
    fn a_line_without_end_is_refused_at_the_limit() {
        let endless = io::BufReader::new(io::repeat(b'a'));
        let mut lines = Lines::new(endless, encoding_rs::UTF_8);
        assert!(matches!(lines.next(), Err(LineFault::TooLong { line: 1 })));
    }
}
