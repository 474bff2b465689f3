//! What stands together on a line, and what on it is there to be written on.

use super::fold::fold;
use super::line::{ABOVE, BELOW, Leader, Line, Mark, leader};
use super::sheet::Sheet;
use crate::geometry::Edges;

/// The gap between two phrases, in ems.
const GAP: f32 = 1.5;
/// The gap within brackets that is a blank, in ems.
const BRACKET_GAP: f32 = 2.0;
/// The gap between two characters that a spread word has at most, in ems.
const SPREAD: f32 = 5.0;
/// The narrowest blank on a line, in millimetres.
const NARROWEST: f32 = 3.0;

/// Characters that stand together, in millimetres.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) marks: Vec<Mark>,
    pub(super) area: Edges,
    /// Of its last line.
    pub(super) baseline: f32,
    pub(super) em: f32,
    /// The cell that it is in.
    pub(super) cell: Option<Edges>,
    /// On how many lines it stands.
    pub(super) rows: usize,
}

impl Phrase {
    /// Of characters of one line.
    fn of(marks: Vec<Mark>, sheet: &Sheet) -> Option<Phrase> {
        let (first, last) = (marks.first()?, marks.last()?);
        let em = marks.iter().map(|mark| mark.em).fold(0.0, f32::max);
        let area = Edges::new(
            first.left,
            first.baseline - ABOVE * em,
            last.right,
            first.baseline + BELOW * em,
        );
        Some(Phrase {
            area,
            baseline: first.baseline,
            em,
            cell: sheet.cell_at(area.middle_x(), area.middle_y()),
            rows: 1,
            marks,
        })
    }

    /// Of phrases below each other, in one.
    pub(super) fn joined(phrases: &[&Phrase]) -> Option<Phrase> {
        let (first, rest) = phrases.split_first()?;
        let mut all = (*first).clone();
        for phrase in rest {
            all.area = all.area.with(&phrase.area);
            if phrase.baseline - all.baseline > 0.5 * all.em {
                all.rows += 1;
                all.baseline = phrase.baseline;
            }
            all.marks.extend(&phrase.marks);
        }
        Some(all)
    }

    /// What it says, without spaces.
    pub(super) fn text(&self) -> String {
        self.marks.iter().map(|mark| mark.character).collect()
    }
}

/// What a blank is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlankKind {
    /// Characters such as `_`.
    Leader,
    /// A gap within brackets.
    Bracket,
    /// A drawn line.
    Rule,
}

/// Where something is to be written on a line, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Blank {
    pub(super) kind: BlankKind,
    pub(super) left: f32,
    pub(super) right: f32,
    /// How far down the line is that one writes on.
    pub(super) line: f32,
    pub(super) em: f32,
}

/// All phrases of a page in reading order, and the blanks on its lines.
pub(super) fn phrases(sheet: &Sheet) -> (Vec<Phrase>, Vec<Blank>) {
    let (mut phrases, mut blanks) = (Vec::new(), Vec::new());
    for line in &sheet.lines {
        let start = phrases.len();
        for (marks, is_leader) in pieces(line, sheet) {
            if is_leader {
                blanks.extend(leader_blank(&marks));
            } else {
                phrases.extend(Phrase::of(marks, sheet));
            }
        }
        let of_line = phrases.split_off(start);
        blanks.extend(bracket_blanks(&of_line, sheet));
        phrases.extend(unspread(of_line, sheet));
    }
    let drawn: Vec<Blank> = sheet
        .levels
        .iter()
        .flat_map(|level| rule_blanks(level, sheet))
        .collect();
    // A line within brackets is what one writes on.
    blanks.retain(|blank| {
        blank.kind != BlankKind::Bracket
            || !drawn.iter().any(|line| {
                (line.line - blank.line).abs() < 0.8 * blank.em
                    && line.left < blank.right
                    && line.right > blank.left
            })
    });
    blanks.extend(drawn);
    blanks.sort_by(|a, b| a.line.total_cmp(&b.line).then(a.left.total_cmp(&b.left)));
    (phrases, blanks)
}

/// A line's runs of leaders, and what stands together between them.
fn pieces(line: &Line, sheet: &Sheet) -> Vec<(Vec<Mark>, bool)> {
    let mut pieces: Vec<(Vec<Mark>, bool)> = Vec::new();
    let mut at = 0;
    while let Some(mark) = line.marks.get(at) {
        let run = leader_run(&line.marks[at..]);
        if run > 0 {
            pieces.push((line.marks[at..at + run].to_vec(), true));
            at += run;
            continue;
        }
        match pieces.last_mut() {
            Some((piece, false))
                if piece
                    .last()
                    .is_some_and(|last| are_together(last, mark, sheet)) =>
            {
                piece.push(*mark);
            }
            _ => pieces.push((vec![*mark], false)),
        }
        at += 1;
    }
    pieces
}

/// How many characters from the first on are one line to write on.
fn leader_run(marks: &[Mark]) -> usize {
    let Some(kind) = marks.first().and_then(|mark| leader(mark.character)) else {
        return 0;
    };
    let count = 1 + marks
        .windows(2)
        .take_while(|pair| {
            leader(pair[1].character) == Some(kind)
                && pair[1].left - pair[0].right < 0.9 * pair[0].em
        })
        .count();
    let length = marks[count - 1].right - marks[0].left;
    let (least, shortest) = match kind {
        Leader::Underscore => (2, 0.8),
        Leader::Dot => (3, 2.4),
        Leader::Dash => (4, 2.4),
    };
    // An ellipsis is two characters, a dash too.
    if count >= least && length >= shortest * marks[0].em {
        count
    } else {
        0
    }
}

fn are_together(mark: &Mark, next: &Mark, sheet: &Sheet) -> bool {
    let middle = mark.baseline - 0.35 * mark.em;
    next.left - mark.right <= GAP * mark.em
        && !sheet.uprights.iter().any(|upright| {
            (upright.top..=upright.bottom).contains(&middle)
                && (mark.right - 0.4..=next.left + 0.4).contains(&upright.middle_x())
        })
}

fn leader_blank(marks: &[Mark]) -> Option<Blank> {
    let (first, last) = (marks.first()?, marks.last()?);
    let below = match leader(first.character) {
        Some(Leader::Underscore) => 0.1,
        _ => 0.0,
    };
    Some(Blank {
        kind: BlankKind::Leader,
        left: first.left,
        right: last.right,
        line: first.baseline + below * first.em,
        em: first.em,
    })
}

fn bracket_blanks(phrases: &[Phrase], sheet: &Sheet) -> Vec<Blank> {
    phrases
        .windows(2)
        .filter_map(|pair| {
            let (open, close) = (pair[0].marks.last()?, pair[1].marks.first()?);
            let is_blank = fold(open.character) == Some('(')
                && fold(close.character) == Some(')')
                && close.left - open.right >= BRACKET_GAP * open.em
                && sheet.is_clear(open.right, close.left, pair[0].area.top, open.baseline);
            is_blank.then_some(Blank {
                kind: BlankKind::Bracket,
                left: open.right,
                right: close.left,
                line: open.baseline + 0.2 * open.em,
                em: open.em,
            })
        })
        .collect()
}

/// Words whose characters stand far apart, such as `姓　　名`, made whole.
fn unspread(phrases: Vec<Phrase>, sheet: &Sheet) -> Vec<Phrase> {
    let mut whole: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        let letters = |phrase: &Phrase| {
            let said = phrase.marks.iter().filter_map(|mark| fold(mark.character));
            said.filter(|character| *character != ':')
                .collect::<Vec<_>>()
        };
        if let Some(before) = whole.last_mut() {
            let (first, second) = (letters(before), letters(&phrase));
            let is_spread = first.len() == 1
                && second.len() == 1
                && !fold_ends(before)
                && !matches!(
                    (first[0], second[0]),
                    ('年', '月') | ('月', '日') | ('년', '월') | ('월', '일')
                )
                && first[0].is_alphabetic()
                && second[0].is_alphabetic()
                && phrase.area.left - before.area.right <= SPREAD * phrase.em
                && before.cell == phrase.cell;
            if is_spread {
                let mut marks = std::mem::take(&mut before.marks);
                marks.extend(phrase.marks);
                if let Some(joined) = Phrase::of(marks, sheet) {
                    *before = joined;
                }
                continue;
            }
        }
        whole.push(phrase);
    }
    whole
}

/// Whether a phrase ends with a colon.
fn fold_ends(phrase: &Phrase) -> bool {
    phrase
        .marks
        .last()
        .is_some_and(|mark| fold(mark.character) == Some(':'))
}

/// The parts of a drawn line on which nothing stands yet.
fn rule_blanks(level: &Edges, sheet: &Sheet) -> Vec<Blank> {
    let y = level.top;
    let mut standing: Vec<&Mark> = sheet
        .marks()
        .filter(|mark| {
            (y - 0.9 * mark.em..=y + 0.35 * mark.em).contains(&mark.baseline)
                && mark.right > level.left
                && mark.left < level.right
        })
        .collect();
    standing.sort_by(|a, b| a.left.total_cmp(&b.left));
    let em = standing.first().map_or(0.0, |mark| mark.em);
    let mut blanks = Vec::new();
    let mut left = level.left;
    let ends = standing
        .iter()
        .map(|mark| (mark.left, mark.right))
        .chain([(level.right, level.right)]);
    for (start, end) in ends {
        if start - left >= NARROWEST {
            blanks.push(Blank {
                kind: BlankKind::Rule,
                left,
                right: start,
                line: y,
                em,
            });
        }
        left = left.max(end);
    }
    blanks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf_in::{Print, PrintedGlyph, Rule};

    fn written(text: &str, rules: Vec<Edges>) -> Print {
        let mut left = 20.0;
        let glyphs = text
            .chars()
            .map(|character| {
                let width = if character.is_ascii() { 2.0 } else { 4.0 };
                left += width;
                PrintedGlyph {
                    text: character.to_string(),
                    left: left - width,
                    right: left,
                    baseline: 50.0,
                    em: 4.0,
                }
            })
            .collect();
        Print {
            width: 210.0,
            height: 297.0,
            glyphs,
            rules: rules.into_iter().map(|area| Rule { area }).collect(),
        }
    }

    #[test]
    fn underscores_are_a_blank_between_phrases() {
        let sheet = Sheet::of(&written("我司（________）的", Vec::new()));
        let (phrases, blanks) = phrases(&sheet);
        let texts: Vec<String> = phrases.iter().map(Phrase::text).collect();
        assert_eq!(texts, ["我司（", "）的"]);
        assert_eq!(blanks.len(), 1);
        assert_eq!((blanks[0].left, blanks[0].right), (32.0, 48.0));
    }

    #[test]
    fn a_gap_in_brackets_is_a_blank() {
        let sheet = Sheet::of(&written("（　　　　）", Vec::new()));
        let (_, blanks) = phrases(&sheet);
        assert_eq!(blanks[0].kind, BlankKind::Bracket);
        assert_eq!((blanks[0].left, blanks[0].right), (24.0, 40.0));
    }

    #[test]
    fn a_line_under_words_is_blank_between_them() {
        let rule = Edges::new(20.0, 51.0, 80.0, 51.2);
        let sheet = Sheet::of(&written("名称　　　　编号", vec![rule]));
        let (_, blanks) = phrases(&sheet);
        let sides: Vec<(f32, f32)> = blanks
            .iter()
            .map(|blank| (blank.left, blank.right))
            .collect();
        assert_eq!(sides, [(28.0, 44.0), (52.0, 80.0)]);
    }

    #[test]
    fn a_spread_word_is_one() {
        let sheet = Sheet::of(&written("姓　　名：　　　　职务", Vec::new()));
        let (phrases, _) = phrases(&sheet);
        let texts: Vec<String> = phrases.iter().map(Phrase::text).collect();
        assert_eq!(texts, ["姓名：", "职务"]);
    }
}
