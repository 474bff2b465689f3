//! A page as lines of text, cells of tables and lines to write on.

use super::line::{Line, Mark, lines};
use crate::geometry::Edges;
use crate::pdf_in::{Print, Rule};

/// How near two lines must come to meet, in millimetres.
const MEETS: f32 = 0.8;
/// The largest cell that is no frame around a page, in millimetres.
const LARGEST: [f32; 2] = [205.0, 90.0];
/// The smallest cell, in millimetres.
const SMALLEST: f32 = 2.5;

/// A page on which blanks are looked for.
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) lines: Vec<Line>,
    /// Lines down the page.
    pub(super) uprights: Vec<Edges>,
    /// Lines across the page that are edges of cells.
    edges: Vec<Edges>,
    /// Lines across the page that are none: one writes on them.
    pub(super) levels: Vec<Edges>,
    /// From where to where text goes, from left to right.
    pub(super) margins: [f32; 2],
}

impl Sheet {
    pub(super) fn of(print: &Print) -> Sheet {
        let (across, down): (Vec<&Rule>, Vec<&Rule>) =
            print.rules.iter().partition(|rule| rule.is_horizontal());
        let uprights: Vec<Edges> = down.iter().map(|rule| rule.area).collect();
        let (edges, levels) = across
            .iter()
            .map(|rule| rule.area)
            .partition(|level| is_edge(level, &uprights));
        let lines = lines(print);
        let marks = || lines.iter().flat_map(|line| &line.marks);
        let left = marks().map(|mark| mark.left).fold(print.width, f32::min);
        // Stops may hang over the margin.
        let right = marks()
            .filter(|mark| mark.character.is_alphanumeric())
            .map(|mark| mark.right)
            .fold(0.0, f32::max);
        let drawn = print.rules.iter().map(|rule| rule.area.right);
        let right = drawn.fold(right, f32::max).max(print.width - left);
        Sheet {
            width: print.width,
            height: print.height,
            margins: [left, right.min(print.width - 5.0)],
            lines,
            uprights,
            edges,
            levels,
        }
    }

    /// Every character of the page.
    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.lines.iter().flat_map(|line| &line.marks)
    }

    /// Every line drawn on the page.
    pub(super) fn rules(&self) -> impl Iterator<Item = &Edges> {
        self.uprights.iter().chain(&self.edges).chain(&self.levels)
    }

    /// The cell around a point: within lines on all sides, but that the sides of a table may be open.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<Edges> {
        let spans = |level: &&Edges| (level.left - MEETS..=level.right + MEETS).contains(&x);
        let above = self
            .edges
            .iter()
            .filter(spans)
            .filter(|level| level.middle_y() <= y)
            .max_by(|a, b| a.middle_y().total_cmp(&b.middle_y()))?;
        let below = self
            .edges
            .iter()
            .filter(spans)
            .filter(|level| level.middle_y() > y)
            .min_by(|a, b| a.middle_y().total_cmp(&b.middle_y()))?;
        let beside = || {
            self.uprights
                .iter()
                .filter(|upright| (upright.top - MEETS..=upright.bottom + MEETS).contains(&y))
        };
        let left = beside()
            .filter(|upright| upright.middle_x() <= x)
            .max_by(|a, b| a.middle_x().total_cmp(&b.middle_x()));
        let right = beside()
            .filter(|upright| upright.middle_x() > x)
            .min_by(|a, b| a.middle_x().total_cmp(&b.middle_x()));
        if left.is_none() && right.is_none() {
            return None;
        }
        let cell = Edges::new(
            left.map_or(f32::MIN, |upright| upright.right)
                .max(above.left.max(below.left)),
            above.bottom,
            right
                .map_or(f32::MAX, |upright| upright.left)
                .min(above.right.min(below.right)),
            below.top,
        );
        let is_cell = cell.width() > SMALLEST
            && cell.height() > SMALLEST
            && cell.width() < LARGEST[0]
            && cell.height() < LARGEST[1]
            && cell.grown(MEETS).has(x, y);
        is_cell.then_some(cell)
    }

    /// The characters that are within an area, by their middles.
    pub(super) fn marks_in(&self, area: Edges) -> impl Iterator<Item = &Mark> {
        self.marks().filter(move |mark| {
            let own = mark.area();
            area.has(own.middle_x(), own.middle_y())
        })
    }

    /// Where the way to the right from a point ends within a band: at a character, at a line, or at the margin.
    pub(super) fn next_right(&self, x: f32, top: f32, bottom: f32) -> f32 {
        let band = Edges::new(x, top, self.width, bottom);
        let marks = self
            .marks()
            .map(Mark::area)
            .filter(|mark| mark.overlap_y(&band) > 0.0 && mark.middle_x() > x)
            .map(|mark| mark.left);
        let uprights = self
            .uprights
            .iter()
            .filter(|upright| upright.overlap_y(&band) > 0.0 && upright.middle_x() > x)
            .map(|upright| upright.left);
        marks.chain(uprights).fold(self.margins[1], f32::min)
    }

    /// Whether nothing is printed between two places within a band.
    pub(super) fn is_clear(&self, left: f32, right: f32, top: f32, bottom: f32) -> bool {
        right <= left || self.next_right(left, top, bottom) >= right - 0.3
    }

    /// The next line down the page to the right of a point.
    pub(super) fn next_upright(&self, x: f32, y: f32) -> Option<&Edges> {
        self.uprights
            .iter()
            .filter(|upright| (upright.top..=upright.bottom).contains(&y) && upright.left >= x)
            .min_by(|a, b| a.left.total_cmp(&b.left))
    }

    /// The next edge of a cell below a point.
    pub(super) fn next_edge_below(&self, x: f32, y: f32) -> Option<&Edges> {
        self.edges
            .iter()
            .filter(|edge| (edge.left..=edge.right).contains(&x) && edge.top >= y)
            .min_by(|a, b| a.top.total_cmp(&b.top))
    }
}

/// Whether a line across the page meets one down the page.
fn is_edge(level: &Edges, uprights: &[Edges]) -> bool {
    uprights
        .iter()
        .any(|upright| upright.overlap_x(level) > -MEETS && upright.overlap_y(level) > -MEETS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows of two cells, without a line on the left.
    pub(super) fn table() -> Print {
        let areas = [
            Edges::new(20.0, 40.0, 120.0, 40.2),
            Edges::new(20.0, 50.0, 120.0, 50.2),
            Edges::new(20.0, 60.0, 120.0, 60.2),
            Edges::new(60.0, 40.0, 60.2, 60.2),
            Edges::new(120.0, 40.0, 120.2, 60.2),
        ];
        Print {
            width: 210.0,
            height: 297.0,
            glyphs: Vec::new(),
            rules: areas.map(|area| Rule { area }).to_vec(),
        }
    }

    #[test]
    fn cells_are_within_lines() {
        let sheet = Sheet::of(&table());
        let cell = sheet.cell_at(80.0, 45.0).expect("a cell");
        assert_eq!(cell, Edges::new(60.2, 40.2, 120.0, 50.0));
        let open = sheet.cell_at(30.0, 55.0).expect("a cell");
        assert_eq!(open, Edges::new(20.0, 50.2, 60.0, 60.0));
        assert_eq!(sheet.cell_at(80.0, 80.0), None);
    }

    #[test]
    fn a_lone_line_is_to_write_on() {
        let mut print = table();
        let area = Edges::new(20.0, 90.0, 90.0, 90.2);
        print.rules.push(Rule { area });
        assert_eq!(Sheet::of(&print).levels, [area]);
    }
}
