//! Cells that the user has corrected since the table was opened; its file stays as it is.

use std::collections::BTreeMap;

use super::Table;
use super::cell::Cell;
use super::rows::{CellAt, Content, Row};

/// Texts by row, from 1, and column, from 0.
pub(super) type Mended = BTreeMap<(usize, usize), String>;

impl Table {
    /// Has a cell show another text, as if it had been typed into the spreadsheet. The row counts from 1 and the column from 0; a
    /// row that the table does not have stays away, and JSON records have no cells.
    pub fn mend(&mut self, row: usize, column: usize, text: String) {
        self.mended.insert((row, column), text);
    }
}

/// The row with what was corrected in it.
pub(super) fn with_mended(mut row: Row, mended: &Mended) -> Row {
    let Content::Cells(cells) = &mut row.content else {
        return row;
    };
    for ((_, column), text) in mended.range((row.number, 0)..=(row.number, usize::MAX)) {
        cells.retain(|cell| cell.column != *column);
        if let Some(cell) = Cell::text(text.clone()) {
            let at = cells.partition_point(|other| other.column < *column);
            cells.insert(
                at,
                CellAt {
                    column: *column,
                    cell,
                    carried_from: None,
                },
            );
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corrected_cell_is_replaced_added_or_emptied_in_its_column() {
        let row = Row::of_fields(4, vec!["A".into(), "B".into(), "C".into()]);
        let mended = Mended::from([
            ((4, 0), "a".to_owned()),
            ((4, 1), String::new()),
            ((4, 7), "h".to_owned()),
            ((5, 2), "another row".to_owned()),
        ]);
        let row = with_mended(row, &mended);
        let cells: Vec<_> = row
            .cells()
            .iter()
            .map(|cell| (cell.column, cell.cell.shown()))
            .collect();
        assert_eq!(cells, [(0, "a"), (2, "C"), (7, "h")]);
    }
}
