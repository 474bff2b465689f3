//! Lines of text, put together from glyphs.

use super::fold::whole;
use crate::geometry::Edges;
use crate::pdf_in::{Print, PrintedGlyph};

/// A character and where it stands, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) character: char,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) em: f32,
}

/// The parts of an em that a character takes above the line and below it.
pub(super) const ABOVE: f32 = 0.85;
pub(super) const BELOW: f32 = 0.15;

impl Mark {
    /// What it takes of the page.
    pub(super) fn area(&self) -> Edges {
        Edges::new(
            self.left,
            self.baseline - ABOVE * self.em,
            self.right,
            self.baseline + BELOW * self.em,
        )
    }

    /// Whether it is of those that draw a line to write on.
    pub(super) fn is_leader(&self) -> bool {
        leader(self.character).is_some()
    }
}

/// What a line to write on may be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leader {
    Underscore,
    Dot,
    Dash,
}

/// What a character is to a line to write on, if it can be a part of one.
pub(super) fn leader(character: char) -> Option<Leader> {
    match character {
        '_' | '＿' | '‗' | '﹍' | '﹎' | '﹏' | 'ˍ' => Some(Leader::Underscore),
        '…' | '‥' | '⋯' | '.' | '·' | '・' | '．' => Some(Leader::Dot),
        '–' | '—' | '―' | '─' | '━' | '-' => Some(Leader::Dash),
        _ => None,
    }
}

/// All that stands on one line, from left to right, without spaces.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) baseline: f32,
    pub(super) em: f32,
    pub(super) marks: Vec<Mark>,
    /// Where there are spaces, one beside the other, from left to right.
    pub(super) spaces: Vec<[f32; 2]>,
}

/// The lines of a page, from the top down.
pub(super) fn lines(print: &Print) -> Vec<Line> {
    let mut marks: Vec<Mark> = print.glyphs.iter().flat_map(marks_of).collect();
    marks.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<Line> = Vec::new();
    for mark in marks {
        let fits = |line: &Line| {
            (line.baseline - mark.baseline).abs() <= 0.3 * line.em.min(mark.em)
                && mark.em < 2.5 * line.em
                && line.em < 2.5 * mark.em
        };
        match lines.iter_mut().rev().take(6).find(|line| fits(line)) {
            Some(line) => line.marks.push(mark),
            None => lines.push(Line {
                baseline: mark.baseline,
                em: mark.em,
                marks: vec![mark],
                spaces: Vec::new(),
            }),
        }
    }
    for line in &mut lines {
        line.marks.sort_by(|a, b| a.left.total_cmp(&b.left));
        line.spaces = spaces(&line.marks);
        line.marks.retain(|mark| !mark.character.is_whitespace());
        // Bold text is drawn twice by some programs.
        line.marks.dedup_by(|next, mark| {
            next.character == mark.character && next.left - mark.left < 0.2 * mark.em
        });
    }
    lines.retain(|line| !line.marks.is_empty());
    lines
}

/// The characters of a glyph, or of a word, each with its part of the width.
fn marks_of(glyph: &PrintedGlyph) -> Vec<Mark> {
    let characters: Vec<char> = glyph.text.chars().flat_map(letters).collect();
    let count = u16::try_from(characters.len().max(1)).map_or(f32::MAX, f32::from);
    let width = (glyph.right - glyph.left) / count;
    let mut left = glyph.left;
    characters
        .into_iter()
        .map(|character| {
            let mark = Mark {
                character,
                left,
                right: left + width,
                baseline: glyph.baseline,
                em: glyph.em,
            };
            left += width;
            mark
        })
        .collect()
}

/// The letters of a ligature.
fn letters(character: char) -> impl Iterator<Item = char> {
    let (ligature, other) = match character {
        'ﬀ' => ("ff", None),
        'ﬁ' => ("fi", None),
        'ﬂ' => ("fl", None),
        'ﬃ' => ("ffi", None),
        'ﬄ' => ("ffl", None),
        'ﬅ' | 'ﬆ' => ("st", None),
        other => ("", Some(whole(other))),
    };
    ligature.chars().chain(other)
}

fn spaces(marks: &[Mark]) -> Vec<[f32; 2]> {
    let mut runs: Vec<[f32; 2]> = Vec::new();
    for mark in marks {
        if !mark.character.is_whitespace() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if mark.left - run[1] < 0.1 * mark.em => run[1] = mark.right.max(run[1]),
            _ => runs.push([mark.left, mark.right]),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_glyphs_make_one_line() {
        let glyph = |text: &str, left: f32, baseline: f32| PrintedGlyph {
            text: text.to_owned(),
            left,
            right: left + 10.0,
            baseline,
            em: 4.0,
        };
        let print = Print {
            width: 210.0,
            height: 297.0,
            glyphs: vec![
                glyph("name", 32.0, 50.4),
                glyph("Company", 20.0, 50.0),
                glyph(" ", 30.0, 50.0),
                glyph("No", 20.0, 56.0),
            ],
            rules: Vec::new(),
        };
        let lines = lines(&print);
        assert_eq!(lines.len(), 2);
        let text: String = lines[0].marks.iter().map(|mark| mark.character).collect();
        assert_eq!(text, "Companyname");
        assert_eq!(lines[0].spaces, [[30.0, 40.0]]);
    }
}
