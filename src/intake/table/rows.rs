//! The rows of a table as they were read, before their columns mean anything.

use super::cell::Cell;
use super::merged::Merged;
use super::room::{Excess, Room};

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// Its number as the spreadsheet shows it, or the line of a JSON record, from 1.
    pub number: usize,
    pub(super) content: Content,
}

/// What a row is made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Content {
    /// Cells that show something, in the order of their columns.
    Cells(Vec<CellAt>),
    /// A JSON record.
    Record(String),
}

/// A cell in its column, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct CellAt {
    pub(super) column: usize,
    pub(super) cell: Cell,
    /// The row of the merged cell that its value stands in.
    pub(super) carried_from: Option<usize>,
}

impl Row {
    /// The row of a text's record.
    pub(super) fn of_fields(number: usize, fields: Vec<String>) -> Self {
        let cells = fields
            .into_iter()
            .enumerate()
            .filter_map(|(column, text)| {
                Some(CellAt {
                    column,
                    cell: Cell::text(text)?,
                    carried_from: None,
                })
            })
            .collect();
        Self {
            number,
            content: Content::Cells(cells),
        }
    }

    /// What it shows in a column, counted from 0; none where that is nothing.
    #[must_use]
    pub fn shown(&self, column: usize) -> Option<&str> {
        let cell = self.cells().iter().find(|cell| cell.column == column);
        cell.map(|cell| cell.cell.shown())
    }

    /// Its cells; a JSON record has none.
    pub(super) fn cells(&self) -> &[CellAt] {
        match &self.content {
            Content::Cells(cells) => cells,
            Content::Record(_) => &[],
        }
    }
}

/// The cells of a sheet, row by row.
#[derive(Debug, Default)]
pub(super) struct SheetCells {
    rows: Vec<(usize, Vec<CellAt>)>,
    taken: Room,
}

impl SheetCells {
    /// Refuses a cell of so many bytes for which there is no room left, before it is made.
    pub(super) fn make_sure_of_room(&self, bytes: usize) -> Result<(), Excess> {
        self.taken.clone().take(1, bytes)
    }

    /// Takes a cell; a sheet gives them row by row, but nothing makes it.
    pub(super) fn push(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), Excess> {
        self.taken.take(1, cell.shown().len())?;
        let cell = CellAt {
            column,
            cell,
            carried_from: None,
        };
        match self.rows.binary_search_by_key(&row, |(number, _)| *number) {
            Ok(index) => self.rows[index].1.push(cell),
            Err(index) => self.rows.insert(index, (row, vec![cell])),
        }
        Ok(())
    }

    /// Gives the value of merged cells to each row that has other cells.
    pub(super) fn carry_down(&mut self, merged: Merged) -> Result<(), Excess> {
        if merged.last_row <= merged.first_row {
            return Ok(());
        }
        let start = self
            .rows
            .partition_point(|(row, _)| *row < merged.first_row);
        let end = self
            .rows
            .partition_point(|(row, _)| *row <= merged.last_row);
        let Some(((row, first), below)) = self.rows[start..end].split_first() else {
            return Ok(());
        };
        let anchor = first.iter().find(|cell| cell.column == merged.column);
        let (Some(anchor), true) = (anchor.cloned(), *row == merged.first_row) else {
            return Ok(());
        };
        let below = start + 1..start + 1 + below.len();
        for (_, cells) in &mut self.rows[below] {
            if cells.iter().all(|cell| cell.column != merged.column) {
                self.taken.take(1, anchor.cell.shown().len())?;
                cells.push(CellAt {
                    carried_from: Some(merged.first_row),
                    ..anchor.clone()
                });
            }
        }
        Ok(())
    }

    pub(super) fn rows(self) -> Vec<Row> {
        self.rows
            .into_iter()
            .map(|(number, mut cells)| {
                cells.sort_by_key(|cell| cell.column);
                Row {
                    number,
                    content: Content::Cells(cells),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f9_a_merged_value_goes_to_the_rows_below_that_have_cells() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let mut cells = SheetCells::default();
        cells.push(4, 0, text("A")).unwrap();
        cells.push(4, 1, text("1")).unwrap();
        cells.push(5, 1, text("2")).unwrap();
        cells.push(7, 0, text("B")).unwrap();
        cells
            .carry_down(Merged {
                column: 0,
                first_row: 4,
                last_row: 7,
            })
            .unwrap();
        let shown: Vec<_> = cells
            .rows()
            .iter()
            .map(|row| {
                let cells = row.cells().iter();
                let cells = cells.map(|cell| (cell.cell.shown().to_owned(), cell.carried_from));
                (row.number, cells.collect::<Vec<_>>())
            })
            .collect();
        let cell = |text: &str, from| (text.to_owned(), from);
        assert_eq!(
            shown,
            [
                (4, vec![cell("A", None), cell("1", None)]),
                (5, vec![cell("A", Some(4)), cell("2", None)]),
                (7, vec![cell("B", None)]),
            ]
        );
    }
}
