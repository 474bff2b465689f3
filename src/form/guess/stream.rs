//! The characters of a phrase, and where its words begin and end.

use super::fold::{fold, is_spaced};
use super::line::Mark;

/// A character of a phrase as it is compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded {
    pub(super) character: char,
    /// Whether a space is before it.
    is_apart: bool,
    /// Whether a full stop is before it.
    is_behind_stop: bool,
}

/// The characters of a phrase that count.
pub(super) fn stream(marks: &[Mark]) -> Vec<Folded> {
    let mut all: Vec<Folded> = Vec::with_capacity(marks.len());
    let mut before: Option<&Mark> = None;
    let mut was_apart = false;
    let mut was_stop = false;
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
                    is_behind_stop: was_stop,
                });
                (was_apart, was_stop) = (false, false);
            }
            // A full stop or a hyphen parts words as a space does.
            None => {
                was_apart = was_apart || is_apart;
                was_stop = was_stop || matches!(mark.character, '.' | '．');
            }
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

/// Characters that are a number and its brackets in one, or a mark in a list.
fn is_bullet(character: char) -> bool {
    matches!(
        character,
        '①'..='⒛' | 'Ⓐ'..='ⓩ' | '❶'..='➓' | 'Ⅰ'..='ⅿ' | '㈠'..='㈩' | '㊀'..='㊉' | '㉠'..='㉭' | '㈀'..='㈍'
        | '•' | '●' | '■' | '◆' | '▪' | '▶' | '○' | '◎' | '□' | '☐'
    )
}

/// How a number in a list is written, its brackets and its stop left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    /// `1`, `1.1`.
    Figures,
    /// `三`.
    Characters,
    /// `1a`, `A1`, `No. 5`.
    Mixed,
    /// `a`, `iv`, `가`, `イ`, `甲`.
    Letters,
}

/// The number that is at a place, and where it ends.
fn number(stream: &[Folded], from: usize) -> Option<(Numbering, usize)> {
    let run = |start: usize, counts: &dyn Fn(char) -> bool| {
        start
            + stream
                .iter()
                .skip(start)
                .take_while(|at| counts(at.character))
                .count()
    };
    let is_figure = |character: char| character.is_ascii_digit();
    let is_letter = |at: usize| {
        let character = stream.get(at).map(|at| at.character);
        character.is_some_and(|character| character.is_ascii_lowercase())
    };
    let figures = run(from, &is_figure);
    if figures > from {
        let has_letter =
            is_letter(figures) && !stream[figures].is_apart && is_parted(stream, figures + 1);
        return Some(if has_letter {
            (Numbering::Mixed, figures + 1)
        } else {
            (Numbering::Figures, figures)
        });
    }
    let characters = run(from, &|character| {
        "一二三四五六七八九十".contains(character)
    });
    if characters > from {
        return Some((Numbering::Characters, characters));
    }
    let word = ["no", "item"].into_iter().find_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        is_at(stream, from, &letters).then_some(letters.len())
    });
    for letters in word.into_iter().chain([1]) {
        let start = from + letters;
        let end = run(start, &is_figure);
        if is_letter(from) && end > start && is_parted(stream, end) {
            return Some((Numbering::Mixed, end));
        }
    }
    let roman = run(from, &|character| "ivx".contains(character));
    if roman > from + 1 {
        return Some((Numbering::Letters, roman));
    }
    let begins = stream.get(from)?.character;
    let is_letter = begins.is_ascii_lowercase()
        || "가나다라마바사아자차アイウエオイロハニホヘト甲乙丙丁".contains(begins);
    is_letter.then_some((Numbering::Letters, from + 1))
}

/// Whether a number that ends there does not go on as a word.
fn is_parted(stream: &[Folded], end: usize) -> bool {
    stream
        .get(end)
        .is_none_or(|next| next.is_apart || next.is_behind_stop || !is_spaced(next.character))
}

/// Where a phrase begins behind its number: `1.`, `(2)`, `三、`, `④`, `1a.`, `A1`, `No. 5`, `Q6:`, `iv.`.
pub(super) fn after_number(stream: &[Folded]) -> usize {
    let Some(first) = stream.first() else {
        return 0;
    };
    let closes = |at: usize| {
        stream.get(at).is_some_and(|at| {
            matches!(
                at.character,
                ')' | '、' | ',' | ':' | '–' | '—' | '。' | '·'
            )
        })
    };
    if is_bullet(first.character) {
        return 1 + usize::from(closes(1));
    }
    let from = usize::from(first.character == '(');
    let Some((numbering, end)) = number(stream, from) else {
        return 0;
    };
    // 「No. 12」 is longer than what is counted.
    if end - from > if numbering == Numbering::Mixed { 7 } else { 4 } {
        return 0;
    }
    let is_stopped = stream
        .get(end)
        .is_some_and(|next| next.is_behind_stop && (next.is_apart || !is_spaced(next.character)));
    match numbering {
        Numbering::Letters if stream.get(end).is_some_and(|at| at.character == ')') => end + 1,
        Numbering::Letters if from > 0 || !is_stopped => 0,
        Numbering::Letters => end,
        _ if closes(end) => end + 1,
        Numbering::Characters if from == 0 && is_stopped => end,
        Numbering::Figures | Numbering::Mixed if from == 0 => end,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> String {
        let mut left = 0.0;
        let mut marks = Vec::new();
        for character in text.chars() {
            if !character.is_whitespace() {
                marks.push(Mark {
                    character,
                    left,
                    right: left + 2.0,
                    baseline: 9.0,
                    em: 4.0,
                });
            }
            left += 2.0;
        }
        let all = stream(&marks);
        let rest = &all[after_number(&all)..];
        rest.iter().map(|at| at.character).collect()
    }

    #[test]
    fn numbers_are_left_out() {
        let numbers = [
            "1. ", "1.1 ", "1.", "(1) ", "a) ", "(a) ", "a. ", "① ", "1a. ", "1a ", "A1. ", "B2 ",
            "No. 5 ", "Q6: ", "㈠ ", "Ⅰ. ", "iv. ", "ii) ", "三、", "(三)", "가. ", "1) ",
        ];
        for number in numbers {
            assert_eq!(label(&format!("{number}Name")), "name", "{number}");
            assert_eq!(label(&format!("{number}公司")), "公司", "{number}");
        }
    }

    #[test]
    fn words_are_no_numbers() {
        for text in [
            "name",
            "u.e.n.",
            "no of shares",
            "in full",
            "일자",
            "一职",
            "甲方",
        ] {
            let whole: String = text.chars().filter(|at| !matches!(at, '.' | ' ')).collect();
            assert_eq!(label(text), whole, "{text}");
        }
    }
}
