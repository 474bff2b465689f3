//! How much a table may hold, counted before any of it is copied.

/// The most cells that a table may have: about sixty thousand clients of thirty columns.
pub const MOST_CELLS: usize = 2_000_000;

/// The most characters of a cell, as Excel counts them (UTF-16).
pub const LONGEST_CELL: usize = 32_767;

/// The most bytes that the texts of a sheet may have together, each counted as often as it stands there.
pub const MOST_TEXT: usize = 200_000_000;

/// The most bytes that a workbook's parts may unpack to.
pub(super) const MOST_UNPACKED: u64 = 1_000_000_000;

/// The most places, empty ones too, between the first and the last cells of sheets that calamine lays out whole.
pub(super) const MOST_PLACES: usize = 20_000_000;

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    Cells,
    Text,
}

/// The cells and the text that were taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    /// Takes so many cells, each with so many bytes of text.
    pub(super) fn take(&mut self, cells: usize, bytes: usize) -> Result<(), Excess> {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(cells.saturating_mul(bytes));
        if self.cells > MOST_CELLS {
            Err(Excess::Cells)
        } else if self.text > MOST_TEXT {
            Err(Excess::Text)
        } else {
            Ok(())
        }
    }
}

/// Whether a text is longer than any cell's.
pub(super) fn is_too_long(text: &str) -> bool {
    // Three bytes of UTF-8 at most are one unit of UTF-16: most texts need not be counted.
    text.len() > LONGEST_CELL
        && (text.len() > 3 * LONGEST_CELL || text.encode_utf16().count() > LONGEST_CELL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_as_long_as_excel_counts_it() {
        for (sign, units) in [("a", 1), ("示", 1), ("𠮷", 2)] {
            let longest = sign.repeat(LONGEST_CELL / units);
            assert!(!is_too_long(&longest), "{sign}");
            assert!(is_too_long(&format!("{longest}{sign}")), "{sign}");
        }
    }

    #[test]
    fn text_counts_as_often_as_it_stands_there() {
        let mut room = Room::default();
        assert_eq!(room.take(2, MOST_TEXT / 2), Ok(()));
        assert_eq!(room.take(1, 1), Err(Excess::Text));
        assert_eq!(Room::default().take(usize::MAX, 2), Err(Excess::Cells));
    }
}
