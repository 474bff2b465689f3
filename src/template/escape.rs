//! Values made inert on their way through Tera and Markdown.
//!
//! Every ASCII character of a value that is no letter or digit travels as a private-use stand-in, so no value can become
//! markup: `A*STAR`, `gh_3f_2`, `<b>`, a leading `#` or `1.`, a backslash. Two more stand-ins mark where a value begins and
//! ends. The record's types refuse private-use characters, so a stand-in is never part of a value.

use std::io::{self, Write};
use std::ops::Range;

use crate::template::Inline;

/// Stands for ASCII 0; ASCII `n` is this plus `n`.
const STAND_IN: u32 = 0xF_0000;
/// Begins a value.
const BEGIN: char = '\u{F0100}';
/// Ends a value.
const END: char = '\u{F0101}';

/// Tera's escape function.
pub(super) fn write_inert(value: &str, output: &mut dyn Write) -> io::Result<()> {
    let mut inert = String::with_capacity(value.len() * 2 + 8);
    inert.push(BEGIN);
    inert.extend(value.chars().map(|c| {
        if c.is_ascii() && !c.is_ascii_alphanumeric() {
            // A code point this far below the surrogates' end is always a character.
            char::from_u32(STAND_IN + u32::from(c)).unwrap_or(c)
        } else {
            c
        }
    }));
    inert.push(END);
    output.write_all(inert.as_bytes())
}

/// Whether a character is one that gonghan keeps for itself.
pub(super) fn is_stand_in(c: char) -> bool {
    (STAND_IN..=u32::from(END)).contains(&u32::from(c))
}

/// The words that a piece of rendered text prints, values told from the template's own.
#[derive(Default)]
pub(super) struct Decoder {
    depth: usize,
}

impl Decoder {
    /// Appends `text` to `inlines`.
    pub(super) fn decode(&mut self, text: &str, strong: bool, inlines: &mut Vec<Inline>) {
        for c in text.chars() {
            match c {
                BEGIN => self.depth += 1,
                END => self.depth = self.depth.saturating_sub(1),
                c => {
                    let printed = if is_stand_in(c) {
                        char::from_u32(u32::from(c) - STAND_IN).unwrap_or(c)
                    } else {
                        c
                    };
                    push(inlines, printed, strong, self.depth > 0);
                }
            }
        }
    }
}

/// The text with every stand-in undone, for messages and for names in blocks.
pub(super) fn plain(text: &str) -> String {
    let mut inlines = Vec::new();
    Decoder::default().decode(text, false, &mut inlines);
    crate::template::plain_text(&inlines)
}

/// The stretches of filled text that are the template's own, without the white space around them.
pub(super) fn own_pieces(filled: &str) -> impl Iterator<Item = Range<usize>> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut pieces = Vec::new();
    for (index, c) in filled.char_indices().chain([(filled.len(), BEGIN)]) {
        match c {
            BEGIN => {
                if depth == 0 {
                    pieces.push(start..index);
                }
                depth += 1;
            }
            END => {
                depth = depth.saturating_sub(1);
                start = index + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.into_iter().filter_map(|piece| {
        let text = &filled[piece.clone()];
        let start = piece.start + (text.len() - text.trim_ascii_start().len());
        let trimmed = start..start + text.trim_ascii().len();
        (!trimmed.is_empty()).then_some(trimmed)
    })
}

pub(super) fn push(inlines: &mut Vec<Inline>, c: char, strong: bool, is_value: bool) {
    match inlines.last_mut() {
        Some(last) if last.strong == strong && last.is_value == is_value => last.text.push(c),
        _ => inlines.push(Inline {
            text: c.to_string(),
            strong,
            is_value,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_comes_back_as_it_went_in_and_is_marked_as_a_value() {
        let value = "gh_3f_2 A*STAR <b> \\ # 1. {{ 7*7 }} “引” | & \u{0}";
        let mut rendered = Vec::new();
        write_inert(value, &mut rendered).unwrap();
        let rendered = String::from_utf8(rendered).unwrap();
        assert!(!rendered.contains(['*', '_', '<', '\\', '#', '.', '{', '|', '&', ' ']));
        let mut inlines = Vec::new();
        Decoder::default().decode(&format!("是{rendered}。"), false, &mut inlines);
        assert_eq!(inlines.len(), 3);
        assert_eq!(inlines[1].text, value);
        assert_eq!(
            inlines.iter().map(|i| i.is_value).collect::<Vec<_>>(),
            [false, true, false]
        );
    }
}
