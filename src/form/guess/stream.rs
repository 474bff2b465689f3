//! The characters of a phrase, and where its words begin and end.

use super::fold::{fold, is_spaced};
use super::line::Mark;

/// A character of a phrase as it is compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded {
    pub(super) character: char,
    /// Whether a space is before it.
    is_apart: bool,
}

/// The characters of a phrase that count.
pub(super) fn stream(marks: &[Mark]) -> Vec<Folded> {
    let mut all: Vec<Folded> = Vec::with_capacity(marks.len());
    let mut before: Option<&Mark> = None;
    let mut was_apart = false;
    for mark in marks {
        let is_apart = before.is_none_or(|before| {
            mark.left - before.right > 0.14 * mark.em || mark.left < before.left
        });
        before = Some(mark);
        match fold(mark.character) {
            Some(character) => {
                all.push(Folded {
                    character,
                    is_apart: is_apart || was_apart,
                });
                was_apart = false;
            }
            // A full stop or a hyphen parts words as a space does.
            None => was_apart = was_apart || is_apart,
        }
    }
    all
}

/// Whether a word stands at a place.
pub(super) fn is_at(stream: &[Folded], at: usize, word: &[char]) -> bool {
    stream.len() >= at + word.len()
        && word
            .iter()
            .zip(&stream[at..])
            .all(|(letter, found)| *letter == found.character)
}

/// Whether a word that is there begins there.
pub(super) fn starts_well(stream: &[Folded], at: usize, word: &[char]) -> bool {
    !word.first().is_some_and(|first| is_spaced(*first)) || is_word_start(stream, at)
}

/// Whether no word goes on there.
pub(super) fn is_word_start(stream: &[Folded], at: usize) -> bool {
    at == 0 || stream[at].is_apart || !is_spaced(stream[at - 1].character)
}

/// Whether a word that ends there goes on no further.
pub(super) fn ends_well(stream: &[Folded], end: usize) -> bool {
    stream.get(end).is_none_or(|next| {
        !is_spaced(next.character) || next.is_apart || !is_spaced(stream[end - 1].character)
    })
}

/// Whether a label may begin there within a sentence: behind a stop, a space, or a word that joins.
pub(super) fn may_begin(stream: &[Folded], start: usize) -> bool {
    let before = stream[start - 1].character;
    stream[start].is_apart
        || !before.is_alphanumeric()
        || is_spaced(before) != is_spaced(stream[start].character)
        || "的为為是系係其本我该該由有及与與和或之请請将將以等贵貴がのをにでとは현".contains(before)
}

/// Where a phrase begins behind its number: `1.`, `(2)`, `三、`, `④`.
pub(super) fn after_number(stream: &[Folded]) -> usize {
    let is_number = |at: &Folded| {
        at.character.is_ascii_digit() || "一二三四五六七八九十".contains(at.character)
    };
    let Some(first) = stream.first() else {
        return 0;
    };
    if matches!(
        first.character,
        '①'..='⑳' | '•' | '●' | '■' | '◆' | '▪' | '▶' | '○' | '◎' | '□' | '☐'
    ) {
        return 1;
    }
    let from = usize::from(first.character == '(');
    let digits = stream[from..].iter().take_while(|at| is_number(at)).count();
    let letter = stream
        .get(from)
        .is_some_and(|at| at.character.is_ascii_lowercase())
        && stream.get(from + 1).is_some_and(|at| at.character == ')');
    let end = from + if letter { 1 } else { digits };
    if end == from || end - from > 3 {
        return 0;
    }
    let closes = stream
        .get(end)
        .is_some_and(|at| matches!(at.character, ')' | '、' | ',' | ':'));
    let is_plain = stream[from].character.is_ascii_digit();
    match (from, closes) {
        (_, true) => end + 1,
        (0, false) if is_plain => end,
        _ => 0,
    }
}
