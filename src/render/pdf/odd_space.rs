//! Spaces that readers of a PDF do not give back: two in a row, ideographic ones, those that do not break.
//!
//! pdftotext and its kin take any white space for the end of a word and put an ordinary space there. What stands in the
//! `ActualText` of a span behind its first character, they leave as it is.

use std::ops::Range;

use crate::page::{GlyphRun, Item, Page};

/// Ranges of a page's items, runs of one line each, that have to say their text together.
pub(super) fn groups(page: &Page) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (index, item) in page.items.iter().enumerate() {
        let Item::Glyphs(run) = item else {
            continue;
        };
        let joined = |other: usize| {
            page.items.get(other).is_some_and(|other| match other {
                Item::Glyphs(other) => is_one_line(run, other),
                _ => false,
            })
        };
        if run.right_to_left || !has_odd_space(run, index, page) {
            continue;
        }
        let start = match index.checked_sub(1) {
            Some(before) if run.text.starts_with(is_space) && joined(before) => before,
            _ => index,
        };
        let end = if run.text.ends_with(is_space) && joined(index + 1) {
            index + 2
        } else {
            index + 1
        };
        match groups.last_mut() {
            Some(last) if last.end > start => last.end = end,
            _ => groups.push(start..end),
        }
    }
    groups
}

/// The text that a group says.
pub(super) fn text(page: &Page, group: &Range<usize>) -> String {
    page.items[group.clone()]
        .iter()
        .filter_map(|item| match item {
            Item::Glyphs(run) => Some(run.text.as_str()),
            _ => None,
        })
        .collect()
}

/// Whether a run has a space other than a single U+0020 between words, with the run behind it taken into account.
fn has_odd_space(run: &GlyphRun, index: usize, page: &Page) -> bool {
    let next_begins_with_space = match page.items.get(index + 1) {
        Some(Item::Glyphs(next)) => is_one_line(run, next) && next.text.starts_with(is_space),
        _ => false,
    };
    let mut characters = run.text.chars().peekable();
    while let Some(character) = characters.next() {
        if !is_space(character) {
            continue;
        }
        let is_doubled = match characters.peek() {
            Some(next) => is_space(*next),
            None => next_begins_with_space,
        };
        if character != ' ' || is_doubled {
            return true;
        }
    }
    false
}

fn is_one_line(run: &GlyphRun, other: &GlyphRun) -> bool {
    !run.right_to_left
        && !other.right_to_left
        && (run.origin.y - other.origin.y).0.abs() < 0.1
        && gap(run, other) < run.size.0 * 0.1
}

/// The white between two runs, in points: those of one text touch.
fn gap(run: &GlyphRun, other: &GlyphRun) -> f32 {
    let end = |run: &GlyphRun| run.origin.x + run.advance();
    let behind = (other.origin.x - end(run)).0.abs();
    let before = (run.origin.x - end(other)).0.abs();
    behind.min(before)
}

fn is_space(character: char) -> bool {
    character.is_whitespace()
}
