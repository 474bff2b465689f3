//! Blanks in the cells of tables.

use super::Stands;
use super::find::{FARTHEST, Finder, LEAST_OPEN, Label, OFF_LINE, Spot};
use super::phrase::Phrase;
use crate::geometry::Edges;

/// What a value keeps from the edges of a cell, in millimetres.
const OFF_EDGE: f32 = 0.8;
/// The width and the height of the least room in a cell, in millimetres.
const LEAST_CELL: [f32; 2] = [12.0, 3.6];
/// The height from which on a value may be on two lines, in millimetres.
const TWO_LINES: f32 = 9.0;
/// The part of a cell that a blank within it takes at least.
const WIDE: f32 = 0.35;
/// The size of text on a line that no text stands on, in millimetres.
const LEAST_EM: f32 = 3.0;
/// The most characters that a mark for a seal has: `（印）`.
const LONGEST_MARK: usize = 4;
/// What stands in a cell with which one chooses.
const CHOICES: &str = "□☐☑☒■○◯〇◎●◻◽\u{f06f}\u{f0a8}\u{fffd}";

impl Finder<'_> {
    /// The room for a seal in the cell that a label has for it.
    pub(super) fn seal_cell(&self, phrase: &Phrase) -> [Option<Spot>; 3] {
        [
            self.right_cell(phrase),
            self.own_cell(phrase, true),
            self.own_cell(phrase, false),
        ]
    }

    pub(super) fn right_cell(&self, phrase: &Phrase) -> Option<Spot> {
        let area = &phrase.area;
        let rows = [area.middle_y(), phrase.baseline - 0.35 * phrase.em];
        let y = rows
            .into_iter()
            .find(|y| self.sheet.cell_at(area.right, *y).is_some() || phrase.cell.is_none())?;
        let upright = self.sheet.next_upright(area.right - 0.3, y)?;
        let is_near = phrase.cell.is_some() || upright.left - area.right < FARTHEST;
        if !is_near
            || !self
                .sheet
                .is_clear(area.right, upright.left, area.top + 0.5, area.bottom - 0.5)
        {
            return None;
        }
        let cell = self.sheet.cell_at(upright.right + 1.0, y)?;
        if phrase.cell.is_some_and(|own| own.meets(&cell.grown(-0.5))) {
            return None;
        }
        self.in_cell(cell)
    }

    pub(super) fn cell_below(&self, phrase: &Phrase) -> Option<Spot> {
        let own = phrase.cell?;
        let below = self.sheet.cell_at(own.middle_x(), own.bottom + 1.2)?;
        let is_column =
            (below.left - own.left).abs() < 3.0 && (below.right - own.right).abs() < 3.0;
        if !is_column || self.sheet.marks_in(below).any(|mark| !mark.is_leader()) {
            return None;
        }
        self.in_cell(below)
    }

    /// A cell's room, if it is not for something else.
    pub(super) fn in_cell(&self, cell: Edges) -> Option<Spot> {
        if self.is_for_other(cell, None) {
            return None;
        }
        let mut blanks = self
            .blanks
            .iter()
            .filter(|blank| cell.has(f32::midpoint(blank.left, blank.right), blank.line - 0.5))
            .peekable();
        if blanks.peek().is_some() {
            // A form within the cell, such as `（　　）　－`, has no blank for the whole.
            let wide = blanks.find(|blank| blank.right - blank.left > WIDE * cell.width())?;
            return self.on_line(wide, wide.em.max(LEAST_EM));
        }
        let inner = cell.grown(-OFF_EDGE);
        let Some(printed) = self.printed_in(cell) else {
            return boxed(inner);
        };
        // Beside or below what is printed there: a hint, a unit.
        let rooms = [
            Edges::new(
                printed.right + OFF_EDGE,
                inner.top,
                inner.right,
                inner.bottom,
            ),
            Edges::new(inner.left, inner.top, printed.left - OFF_EDGE, inner.bottom),
            Edges::new(
                inner.left,
                printed.bottom + OFF_LINE,
                inner.right,
                inner.bottom,
            ),
            Edges::new(inner.left, inner.top, inner.right, printed.top - OFF_LINE),
        ];
        rooms
            .into_iter()
            .filter_map(boxed)
            .filter(|room| room.area.width() > 0.35 * cell.width())
            .max_by(|a, b| size(&a.area).total_cmp(&size(&b.area)))
    }

    /// The room behind a label within its cell. Each label of a list in a frame has its own line alone.
    pub(super) fn behind_in_cell(&self, label: &Label) -> Option<Spot> {
        let phrase = &label.phrase;
        if !label.reading.signs && self.is_for_other(phrase.cell?, Some(&phrase.area)) {
            self.open(phrase, LEAST_OPEN)
        } else {
            self.own_cell(phrase, false)
        }
    }

    /// The room of a label's own cell: below it, or behind it.
    pub(super) fn own_cell(&self, phrase: &Phrase, is_below: bool) -> Option<Spot> {
        let cell = phrase.cell?;
        let inner = cell.grown(-OFF_EDGE);
        if self.is_for_other(cell, Some(&phrase.area)) && is_below {
            return None;
        }
        let room = if is_below {
            let printed = self.printed_in(cell)?;
            let room = Edges::new(
                inner.left,
                printed.bottom + OFF_LINE,
                inner.right,
                inner.bottom,
            );
            (room.height() > 1.3 * phrase.em).then_some(room)?
        } else {
            let right =
                self.sheet
                    .next_right(phrase.area.right, phrase.area.top, phrase.area.bottom);
            let room = Edges::new(
                phrase.area.right + OFF_EDGE,
                inner.top,
                (right - OFF_EDGE).min(inner.right),
                inner.bottom,
            );
            let (above, below) = self.between_lines(&room, phrase);
            let room = Edges::new(room.left, above, room.right, below);
            (room.width() > LEAST_OPEN).then_some(room)?
        };
        boxed(room)
    }

    /// From the text above a label's line to the text below it, within a room.
    fn between_lines(&self, room: &Edges, phrase: &Phrase) -> (f32, f32) {
        let (mut top, mut bottom) = (room.top, room.bottom);
        for mark in self.sheet.marks().map(|mark| mark.area()) {
            if mark.overlap_x(room) <= 0.0 {
                continue;
            }
            if mark.middle_y() < phrase.area.top {
                top = top.max(mark.bottom);
            } else if mark.middle_y() > phrase.area.bottom {
                bottom = bottom.min(mark.top);
            }
        }
        (top, bottom)
    }

    /// Whether a cell has another label, or boxes to tick.
    fn is_for_other(&self, cell: Edges, own: Option<&Edges>) -> bool {
        let has_label = self.labels.iter().any(|label| {
            let area = &label.phrase.area;
            // A mark for a seal at a cell's end leaves the cell to its label.
            let is_mark = label.field.is_none()
                && !label.reading.signs
                && label.phrase.marks.len() <= LONGEST_MARK
                && area.width() < 0.25 * cell.width();
            !label.reading.is_in_prose
                && !is_mark
                && cell.has(area.middle_x(), area.middle_y())
                && own.is_none_or(|own| !own.grown(0.1).has(area.middle_x(), area.middle_y()))
        });
        has_label || self.has_choices(cell)
    }

    pub(super) fn has_choices(&self, cell: Edges) -> bool {
        self.sheet
            .marks_in(cell)
            .any(|mark| CHOICES.contains(mark.character))
    }

    /// Whether a label's cell is a heading beside several rows.
    pub(super) fn heads_rows(&self, phrase: &Phrase) -> bool {
        phrase.cell.is_some_and(|own| {
            self.sheet
                .cell_at(own.right + 1.2, phrase.area.middle_y())
                .is_some_and(|cell| cell.height() < 0.7 * own.height())
        })
    }

    /// Whether the cell on a label's right has its answer in some other form: boxes to tick, a number's pattern.
    pub(super) fn is_answered(&self, phrase: &Phrase) -> bool {
        phrase.cell.is_some_and(|own| {
            self.sheet
                .cell_at(own.right + 1.2, phrase.area.middle_y())
                .is_some_and(|cell| {
                    let has_label = self.labels.iter().any(|label| {
                        let area = &label.phrase.area;
                        !label.reading.is_in_prose && cell.has(area.middle_x(), area.middle_y())
                    });
                    !has_label && self.sheet.marks_in(cell).next().is_some()
                })
        })
    }

    fn printed_in(&self, cell: Edges) -> Option<Edges> {
        self.sheet
            .marks_in(cell)
            .map(|mark| mark.area())
            .reduce(|all, mark| all.with(&mark))
    }
}

/// A room as a spot, if it is large enough.
pub(super) fn boxed(area: Edges) -> Option<Spot> {
    (area.width() >= LEAST_CELL[0] && area.height() >= LEAST_CELL[1]).then_some(Spot {
        area,
        stands: Stands::InBox,
        wraps: area.height() > TWO_LINES,
    })
}

fn size(area: &Edges) -> f32 {
    area.width() * area.height()
}
