//! Dates whose year, month and day have a blank each.

use super::DatePart;
use super::find::{Finder, Label};
use super::fold::fold;
use super::line::{Line, Mark};
use super::phrase::{Blank, BlankKind, Phrase};
use super::sheet::Sheet;
use crate::geometry::Edges;

/// The narrowest blank of a part, in ems.
const NARROWEST: f32 = 0.8;
/// What a year takes where its blank has no beginning, in ems.
const YEAR: f32 = 3.0;
/// How much wider the blank of a year is than that of a month.
const WIDER: f32 = 1.35;
/// How far from a date the label of a date stands at most, in millimetres.
const FARTHEST: f32 = 70.0;
/// Years that are not counted from the birth of Christ.
const ERAS: [&str; 7] = ["令和", "平成", "昭和", "民國", "民国", "명치", "단기"];

/// A row of blanks for a date.
pub(super) struct DateBlanks {
    /// Nothing where the date is one that cannot be written there.
    pub(super) parts: Vec<(DatePart, Edges)>,
    /// From the first blank to the last.
    pub(super) span: Edges,
    pub(super) em: f32,
}

/// Whose date it is.
pub(super) enum Owner {
    /// That of a label, by its index.
    Label(usize),
    /// That of the letter.
    Letter,
    /// One that gonghan does not know.
    Unknown,
}

/// The fields that are dates.
pub(super) fn is_date(field: &str) -> bool {
    field.ends_with("date") || field.ends_with("_expires")
}

/// Every row of blanks before 年, 月 and 日 on a page.
pub(super) fn date_blanks(finder: &Finder<'_>) -> Vec<DateBlanks> {
    finder
        .sheet
        .lines
        .iter()
        .flat_map(|line| of_line(line, finder))
        .collect()
}

fn of_line(line: &Line, finder: &Finder<'_>) -> Vec<DateBlanks> {
    let said: Vec<&Mark> = line.marks.iter().filter(|mark| !mark.is_leader()).collect();
    let is = |mark: &Mark, forms: [char; 2]| forms.contains(&mark.character);
    (0..said.len().saturating_sub(2))
        .filter(|at| {
            is(said[*at], ['年', '년'])
                && is(said[at + 1], ['月', '월'])
                && is(said[at + 2], ['日', '일'])
        })
        .filter_map(|at| {
            let before = at.checked_sub(1).map(|before| said[before]);
            let written: String = said[..at].iter().map(|mark| mark.character).collect();
            of_marks(
                line,
                before,
                &written,
                [said[at], said[at + 1], said[at + 2]],
                finder,
            )
        })
        .collect()
}

fn of_marks(
    line: &Line,
    before: Option<&Mark>,
    written: &str,
    marks: [&Mark; 3],
    finder: &Finder<'_>,
) -> Option<DateBlanks> {
    let em = marks[0].em;
    let bound = bound(before, marks[0], finder.sheet);
    let month = blank_between(line, marks[0].right, marks[1].left, finder)?;
    let day = blank_between(line, marks[1].right, marks[2].left, finder)?;
    let is_year_printed = before.is_some_and(|mark| {
        mark.character.is_ascii_digit() && marks[0].left - mark.right < 0.6 * em
    });
    let year = if is_year_printed {
        None
    } else {
        let year = blank_between(line, bound, marks[0].left, finder)
            .or_else(|| open_year(line, bound, marks[0], month.right - month.left))?;
        Some(year)
    };
    let is_short = before.is_some_and(|mark| {
        mark.character.is_ascii_digit()
            && year.is_some_and(|year| year.left - mark.right < 0.6 * em)
    });
    if is_short && !written.ends_with("20") {
        return None;
    }
    let first = if is_short {
        DatePart::ShortYear
    } else {
        DatePart::Year
    };
    let blanks: Vec<(DatePart, Blank)> = year
        .map(|year| (first, year))
        .into_iter()
        .chain([(DatePart::Month, month), (DatePart::Day, day)])
        .collect();
    let parts: Vec<(DatePart, Edges)> = blanks
        .iter()
        .filter_map(|(part, blank)| Some((*part, finder.on_line(blank, em)?.area)))
        .collect();
    let span = parts
        .iter()
        .map(|(_, area)| *area)
        .reduce(|all, area| all.with(&area))?;
    let is_era = ERAS.iter().any(|era| written.ends_with(era));
    Some(DateBlanks {
        parts: if is_era || parts.len() < blanks.len() {
            Vec::new()
        } else {
            parts
        },
        span,
        em,
    })
}

/// Blanks between slashes or hyphens behind the label of a date: `____/__/__`.
pub(super) fn numeric_blanks(label: &Label, finder: &Finder<'_>) -> Option<DateBlanks> {
    let phrase = &label.phrase;
    let mut row: Vec<&Blank> = finder
        .blanks
        .iter()
        .filter(|blank| {
            blank.kind != BlankKind::Bracket
                && (blank.line - phrase.baseline).abs() < 0.6 * phrase.em
                && blank.left > phrase.area.right - 0.6 * phrase.em
        })
        .collect();
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let [first, second, third, ..] = row.as_slice() else {
        return None;
    };
    let is_parted = |left: &Blank, right: &Blank| {
        right.left - left.right < 2.0 * phrase.em
            && finder.sheet.marks().any(|mark| {
                matches!(fold(mark.character).unwrap_or('-'), '/' | '-')
                    && (left.right - 0.5..right.left + 0.5).contains(&mark.area().middle_x())
                    && (mark.baseline - phrase.baseline).abs() < 0.3 * phrase.em
            })
    };
    if !is_parted(first, second) || !is_parted(second, third) {
        return None;
    }
    let blanks = [*first, *second, *third];
    let order = order(&phrase.text(), blanks.map(|blank| blank.right - blank.left));
    let areas = blanks.map(|blank| finder.on_line(blank, phrase.em).map(|spot| spot.area));
    let parts = order
        .into_iter()
        .flatten()
        .zip(areas)
        .filter_map(|(part, area)| Some((part, area?)))
        .collect();
    let span = Edges::new(first.left, first.line - phrase.em, third.right, first.line);
    Some(DateBlanks {
        parts,
        span,
        em: phrase.em,
    })
}

/// What stands in which of three blanks, as far as the label or their widths tell.
fn order(label: &str, widths: [f32; 3]) -> Option<[DatePart; 3]> {
    use DatePart::{Day, Month, Year};
    let label = label.to_ascii_lowercase();
    let [first, _, third] = widths;
    if label.contains("dd/mm") || label.contains("dd-mm") {
        Some([Day, Month, Year])
    } else if label.contains("mm/dd") || label.contains("mm-dd") {
        Some([Month, Day, Year])
    } else if third > 1.2 * first {
        // Whether the day or the month is first is not known.
        None
    } else if first > 1.2 * third || !label.is_ascii() {
        Some([Year, Month, Day])
    } else {
        None
    }
}

/// From where on a year's blank may begin.
fn bound(before: Option<&Mark>, year: &Mark, sheet: &Sheet) -> f32 {
    let middle = year.baseline - 0.35 * year.em;
    let upright = sheet
        .uprights
        .iter()
        .filter(|upright| {
            (upright.top..=upright.bottom).contains(&middle) && upright.right <= year.left
        })
        .map(|upright| upright.right + 0.6)
        .fold(0.0, f32::max);
    before.map_or(0.0, |mark| mark.right).max(upright)
}

/// The line or the room between two places.
fn blank_between(line: &Line, left: f32, right: f32, finder: &Finder<'_>) -> Option<Blank> {
    let drawn = finder.blanks.iter().rfind(|blank| {
        blank.kind != BlankKind::Bracket
            && (-0.2 * line.em..=0.7 * line.em).contains(&(blank.line - line.baseline))
            && blank.left >= left - 0.5
            && blank.right <= right + 0.5
    });
    let limit = YEAR * 2.5 * line.em;
    match drawn {
        Some(blank) => Some(*blank),
        None => (NARROWEST * line.em..=limit)
            .contains(&(right - left))
            .then(|| room(line, left, right)),
    }
}

/// The room before 年 where nothing tells its beginning but spaces.
fn open_year(line: &Line, bound: f32, year: &Mark, month: f32) -> Option<Blank> {
    let spaces = line
        .spaces
        .iter()
        .find(|run| (run[1] - year.left).abs() < 0.3 * line.em && run[1] - run[0] > line.em);
    let left = spaces
        .map_or(0.0, |run| run[0])
        .max(bound)
        .max(year.left - (YEAR * line.em).max(WIDER * month));
    (year.left - left > NARROWEST * line.em).then(|| room(line, left, year.left))
}

fn room(line: &Line, left: f32, right: f32) -> Blank {
    Blank {
        kind: BlankKind::Bracket,
        left,
        right,
        line: line.baseline + 0.2 * line.em,
        em: line.em,
    }
}

/// Whose date stands in a row of blanks: that of the label on its left, if there is one.
pub(super) fn owner(blanks: &DateBlanks, labels: &[Label], phrases: &[Phrase]) -> Owner {
    let span = blanks.span;
    let is_left =
        |area: &Edges| area.right <= span.left + 0.5 * blanks.em && area.overlap_y(&span) > 0.0;
    let before = phrases
        .iter()
        .filter(|phrase| is_left(&phrase.area))
        .max_by(|a, b| a.area.right.total_cmp(&b.area.right));
    let label = labels
        .iter()
        .enumerate()
        .filter(|(_, label)| is_left(&label.phrase.area))
        .max_by(|(_, a), (_, b)| a.phrase.area.right.total_cmp(&b.phrase.area.right));
    let Some(before) = before else {
        return Owner::Letter;
    };
    if let Some((at, label)) = label
        && label.phrase.area.right >= before.area.right - 0.5
        && label.field.is_some_and(is_date)
    {
        return Owner::Label(at);
    }
    let gap = span.left - before.area.right;
    let is_date_of_other = gap < FARTHEST && before.text().contains(['日', '期', '일']);
    // A sentence goes on with the date.
    let is_in_prose = gap < 1.2 * blanks.em && before.marks.len() > 6;
    if is_date_of_other || is_in_prose {
        Owner::Unknown
    } else {
        Owner::Letter
    }
}
