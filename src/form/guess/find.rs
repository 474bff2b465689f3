//! The blank that belongs to a label.

use super::Stands;
use super::cells::boxed;
use super::fold::fold;
use super::label::Reading;
use super::phrase::{Blank, BlankKind, Phrase};
use super::sheet::Sheet;
use crate::geometry::Edges;

/// A label with what it asks for.
pub(super) struct Label {
    pub(super) phrase: Phrase,
    pub(super) reading: Reading,
    pub(super) field: Option<&'static str>,
    /// Whether it counts only where no other label means the same.
    pub(super) is_spare: bool,
}

/// Where a value may stand, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) area: Edges,
    pub(super) stands: Stands,
    pub(super) wraps: bool,
}

/// How a blank lies to its label, what is trusted most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Behind it on the line.
    Behind,
    /// At the beginning of the next line, where a sentence goes on.
    NextLine,
    /// In the cell to the right.
    RightCell,
    /// Below it in a cell of its own.
    UnderInCell,
    /// Behind its colon within its cell.
    BehindColonInCell,
    /// In the cell below.
    CellBelow,
    /// Behind its colon.
    Open,
    /// Before it, when it is in brackets.
    Before,
    /// The line above it.
    LineAbove,
    /// The line below it.
    LineBelow,
    /// Behind it within its cell.
    BehindInCell,
    /// Behind it where a list of labels has room on the right.
    OpenInList,
}

impl Way {
    pub(super) const ALL: [Way; 12] = [
        Way::Behind,
        Way::NextLine,
        Way::RightCell,
        Way::UnderInCell,
        Way::BehindColonInCell,
        Way::CellBelow,
        Way::Open,
        Way::Before,
        Way::LineAbove,
        Way::LineBelow,
        Way::BehindInCell,
        Way::OpenInList,
    ];

    /// Whether a label that has a place elsewhere does without it.
    pub(super) fn is_last_resort(self) -> bool {
        matches!(self, Way::BehindInCell | Way::OpenInList)
    }
}

/// The height of a value on a line, in ems.
const TALL: f32 = 1.3;
/// What a value keeps from the line that it stands on, in millimetres.
pub(super) const OFF_LINE: f32 = 0.3;
/// The least place for a value, in millimetres.
const LEAST_HEIGHT: f32 = 2.2;
const LEAST_WIDTH: f32 = 3.0;
/// The narrowest place for what is no part of a date, in millimetres.
const LEAST_VALUE: f32 = 7.0;
/// The least room behind a colon, in millimetres.
pub(super) const LEAST_OPEN: f32 = 20.0;
/// The least room to the right of a list of labels, in millimetres.
const LEAST_LIST: f32 = 45.0;
/// How far from its label a blank begins at most, in millimetres.
pub(super) const FARTHEST: f32 = 55.0;
/// How far below its label a line is at most, in ems, and one that a hand signs on, in millimetres.
const BELOW: f32 = 3.6;
const FAR_BELOW: f32 = 22.0;
/// The lowest cell that is a seal's where its label asks for one, in millimetres.
const SEAL_CELL: f32 = 18.0;

/// Looks for blanks on a page.
pub(super) struct Finder<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) blanks: &'a [Blank],
    pub(super) labels: &'a [Label],
}

impl Finder<'_> {
    /// The blank that lies so to a label, unless there is none or it is taken.
    pub(super) fn spot(&self, label: &Label, way: Way, taken: &[Edges]) -> Option<Spot> {
        let phrase = &label.phrase;
        let has_colon = label.reading.has_colon;
        let reading = &label.reading;
        // A cell that is high enough is for the seal, and not for the name on it.
        let is_for_seal = reading.seals
            && !reading.signs
            && label.field.is_some()
            && phrase.cell.is_some_and(|cell| cell.height() > SEAL_CELL);
        let is_out = match way {
            Way::Behind | Way::NextLine => false,
            Way::UnderInCell => reading.is_in_prose || is_for_seal || self.heads_rows(phrase),
            Way::BehindInCell => {
                reading.is_in_prose
                    || reading.is_loose
                    || is_for_seal
                    || self.is_answered(phrase)
                    || self.heads_rows(phrase)
            }
            Way::RightCell => reading.is_in_prose || self.heads_rows(phrase),
            Way::OpenInList => reading.is_in_prose || reading.is_loose,
            Way::BehindColonInCell | Way::Open => reading.is_in_prose || is_for_seal,
            _ => reading.is_in_prose,
        };
        if is_out {
            return None;
        }
        let spot = match way {
            Way::Behind => self
                .behind(phrase)
                .filter(|spot| spot.area.width() > LEAST_VALUE),
            Way::NextLine => self.next_line(phrase),
            Way::RightCell => self.right_cell(phrase),
            Way::UnderInCell => self.own_cell(phrase, true),
            Way::BehindColonInCell if has_colon => self.behind_in_cell(label),
            Way::BehindInCell => self.behind_in_cell(label),
            Way::CellBelow => self.cell_below(phrase),
            Way::Open if has_colon => self.open(phrase, LEAST_OPEN),
            Way::OpenInList if !has_colon && self.is_in_list(phrase) => {
                self.open(phrase, LEAST_LIST)
            }
            Way::Before if label.reading.is_bracketed => self.before(phrase),
            Way::LineAbove if !has_colon => self.line_above(phrase),
            Way::LineBelow => self.line_below(label),
            _ => None,
        }?;
        beside_taken(spot, taken)
    }

    fn behind(&self, phrase: &Phrase) -> Option<Spot> {
        let (baseline, em) = (phrase.baseline, phrase.em);
        let (top, bottom) = (baseline - 0.6 * em, baseline);
        self.blanks
            .iter()
            .filter(|blank| {
                let down = blank.line - baseline;
                let is_level = match blank.kind {
                    BlankKind::Rule => (-0.3 * em..=1.1 * em).contains(&down),
                    BlankKind::Leader | BlankKind::Bracket => down.abs() <= 0.5 * em,
                };
                is_level
                    && blank.left >= phrase.area.right - 0.6 * em
                    && blank.left - phrase.area.right <= FARTHEST
                    && self
                        .sheet
                        .is_clear(phrase.area.right, blank.left, top, bottom)
            })
            .min_by(|a, b| a.left.total_cmp(&b.left))
            .and_then(|blank| self.on_line(blank, em))
    }

    fn next_line(&self, phrase: &Phrase) -> Option<Spot> {
        let (area, em) = (&phrase.area, phrase.em);
        let right = self.sheet.next_right(area.right, area.top, phrase.baseline);
        // The line ends there, as the blank has no room on it.
        if right < self.sheet.margins[1] || area.right < 0.5 * self.sheet.width {
            return None;
        }
        self.blanks
            .iter()
            .filter(|blank| {
                let beginning = Edges::new(
                    0.0,
                    blank.line - 0.6 * em,
                    blank.left,
                    blank.line - 0.2 * em,
                );
                blank.kind != BlankKind::Bracket
                    && blank.right - blank.left > right - area.right - 2.0 * em
                    && (0.9 * em..=3.4 * em).contains(&(blank.line - phrase.baseline))
                    && blank.left < 0.4 * self.sheet.width
                    && !self
                        .sheet
                        .marks()
                        .any(|mark| fold(mark.character).is_some() && mark.area().meets(&beginning))
            })
            .min_by(|a, b| a.line.total_cmp(&b.line))
            .filter(|blank| !self.is_of_column(blank, phrase))
            .and_then(|blank| self.on_line(blank, em))
    }

    fn before(&self, phrase: &Phrase) -> Option<Spot> {
        let em = phrase.em;
        self.blanks
            .iter()
            .filter(|blank| {
                (blank.line - phrase.baseline).abs() <= 0.6 * em
                    && (-0.3..=1.5 * em).contains(&(phrase.area.left - blank.right))
            })
            .max_by(|a, b| a.right.total_cmp(&b.right))
            .and_then(|blank| self.on_line(blank, em))
    }

    /// The line above a label, unless it is that of the label above the line.
    fn line_above(&self, phrase: &Phrase) -> Option<Spot> {
        let blank = self.blank_above(phrase)?;
        let is_of_other = || {
            self.blank_below(phrase, BELOW * phrase.em).is_some()
                && self.labels.iter().any(|label| {
                    let over = blank.line - label.phrase.baseline;
                    over > 0.8 * label.phrase.em
                        && over < FAR_BELOW
                        && (label.phrase.area.left - phrase.area.left).abs() < 6.0
                        && self.blank_above(&label.phrase).is_none()
                        && self.behind(&label.phrase).is_none()
                })
        };
        (!is_of_other()).then(|| self.on_line(blank, phrase.em))?
    }

    fn blank_above(&self, phrase: &Phrase) -> Option<&Blank> {
        let (area, em) = (&phrase.area, phrase.em);
        self.blanks
            .iter()
            .filter(|blank| {
                blank.kind != BlankKind::Bracket
                    && blank.right - blank.left > LEAST_OPEN
                    && (-0.3 * em..=2.2 * em).contains(&(area.top - blank.line))
                    && area.left > blank.left - 4.0
                    && area.right < blank.right + 4.0
            })
            .max_by(|a, b| a.line.total_cmp(&b.line))
    }

    /// The line below a label that is no farther than so many millimetres.
    fn blank_below(&self, phrase: &Phrase, farthest: f32) -> Option<&Blank> {
        let (area, em) = (&phrase.area, phrase.em);
        self.blanks
            .iter()
            .filter(|blank| {
                blank.kind != BlankKind::Bracket
                    && blank.right - blank.left > LEAST_OPEN
                    && (0.8 * em..=farthest).contains(&(blank.line - phrase.baseline))
                    && (blank.left - area.left).abs() < 6.0
            })
            .min_by(|a, b| a.line.total_cmp(&b.line))
    }

    fn line_below(&self, label: &Label) -> Option<Spot> {
        let phrase = &label.phrase;
        let (area, em) = (&phrase.area, phrase.em);
        let farthest = if label.reading.signs { FAR_BELOW } else { 0.0 };
        let below = self
            .blank_below(phrase, farthest.max(BELOW * em))
            .filter(|blank| self.is_next(blank, phrase))
            .and_then(|blank| self.on_line(blank, em));
        // A box that stands alone below its label.
        below.or_else(|| {
            let x = area.left + em;
            let edge = self.sheet.next_edge_below(x, phrase.baseline)?;
            if phrase.cell.is_some() || edge.top - phrase.baseline > 2.0 * em {
                return None;
            }
            let cell = self.sheet.cell_at(x, edge.bottom + 1.0)?;
            ((cell.left - area.left).abs() < 8.0)
                .then(|| self.in_cell(cell))
                .flatten()
        })
    }

    /// Whether no other text is between a label and the line below it, in its own column.
    fn is_next(&self, blank: &Blank, phrase: &Phrase) -> bool {
        let between = Edges::new(
            blank.left.max(phrase.area.left),
            phrase.area.bottom,
            phrase.area.right.min(blank.right),
            blank.line - 1.0,
        );
        blank.line - phrase.baseline <= BELOW * phrase.em
            || !self
                .sheet
                .marks()
                .any(|mark| !mark.is_leader() && mark.area().meets(&between))
    }

    /// Whether a line is that of another label, which is right above or below it in its column and has no other.
    fn is_of_column(&self, blank: &Blank, phrase: &Phrase) -> bool {
        self.labels.iter().any(|label| {
            let (area, em) = (&label.phrase.area, label.phrase.em);
            let is_column = area.left > blank.left - 4.0 && area.right < blank.right + 4.0;
            let is_near = (area.top - blank.line).abs() < 2.2 * em
                || (blank.line - area.bottom).abs() < 2.2 * em;
            is_column
                && is_near
                && !label.reading.is_in_prose
                && *area != phrase.area
                && self.behind(&label.phrase).is_none()
        })
    }

    pub(super) fn open(&self, phrase: &Phrase, least: f32) -> Option<Spot> {
        let (area, em) = (&phrase.area, phrase.em);
        let right = self.sheet.next_right(area.right, area.top, phrase.baseline);
        let blank = Blank {
            kind: BlankKind::Bracket,
            left: area.right + 0.3 * em,
            right: right - 0.8,
            line: phrase.baseline + 0.2 * em + OFF_LINE,
            em,
        };
        (blank.right - blank.left > least)
            .then(|| self.on_line(&blank, em))
            .flatten()
    }

    /// Whether labels above or below begin at the same place and have room behind them too.
    fn is_in_list(&self, phrase: &Phrase) -> bool {
        let alike = self.labels.iter().filter(|label| {
            let area = &label.phrase.area;
            !label.reading.is_in_prose
                && !label.reading.has_colon
                && (area.left - phrase.area.left).abs() < 1.5
                && self
                    .sheet
                    .next_right(area.right, area.top, label.phrase.baseline)
                    - area.right
                    > LEAST_LIST
        });
        phrase.cell.is_none() && alike.count() >= 3
    }

    /// The place above a line, up to what is printed over it.
    pub(super) fn on_line(&self, blank: &Blank, em: f32) -> Option<Spot> {
        let bottom = blank.line - OFF_LINE;
        let mut area = Edges::new(
            blank.left + 0.2,
            bottom - TALL * em,
            blank.right - 0.2,
            bottom,
        );
        for mark in self.sheet.marks() {
            let printed = mark.area();
            // What stands on the line itself is the line, or beside it.
            if mark.baseline < bottom - 0.45 * em && printed.meets(&area) {
                area.top = area.top.max(printed.bottom);
            }
        }
        for rule in self.sheet.rules() {
            if rule.width() > rule.height() && rule.meets(&area) {
                area.top = area.top.max(rule.bottom + 0.1);
            }
        }
        (area.height() >= LEAST_HEIGHT && area.width() >= LEAST_WIDTH).then_some(Spot {
            area,
            stands: Stands::OnLine,
            wraps: false,
        })
    }
}

/// A spot without what is taken: a box is cut, a line is not.
fn beside_taken(mut spot: Spot, taken: &[Edges]) -> Option<Spot> {
    for other in taken {
        if !other.meets(&spot.area) {
            continue;
        }
        if spot.stands == Stands::OnLine {
            return None;
        }
        if other.middle_y() > spot.area.middle_y() {
            spot.area.bottom = other.top;
        } else {
            spot.area.top = other.bottom;
        }
    }
    match spot.stands {
        Stands::OnLine => Some(spot),
        Stands::InBox => boxed(spot.area),
    }
}
