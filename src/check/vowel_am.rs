//! The vowel am of Thai and Lao, typed as the two signs that it looks like: no normal form of Unicode joins them.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

/// The circle, the vowel aa and the vowel am of each script, and its tone marks, which may stand beside the circle.
const SCRIPTS: [(char, char, char, RangeInclusive<char>); 2] = [
    ('\u{E4D}', '\u{E32}', '\u{E33}', '\u{E48}'..='\u{E4B}'),
    ('\u{ECD}', '\u{EB2}', '\u{EB3}', '\u{EC8}'..='\u{ECB}'),
];

/// The first vowel am that is typed as two signs, and how it is usually typed.
pub(super) fn parted_vowel_am(text: &str) -> Option<(Range<usize>, String)> {
    text.char_indices().find_map(|(at, circle)| {
        let (_, aa, am, tones) = SCRIPTS.iter().find(|script| script.0 == circle)?;
        let rest = &text[at + circle.len_utf8()..];
        // The tone mark comes before the vowel am, wherever it was typed.
        let tone = rest.chars().next().filter(|tone| tones.contains(tone));
        let behind = &rest[tone.map_or(0, char::len_utf8)..];
        let end = text.len() - behind.strip_prefix(*aa)?.len();
        Some((at..end, tone.into_iter().chain([*am]).collect()))
    })
}

/// A text as it is searched: each such vowel am as one character. No name is ever written so.
pub(super) fn with_whole_vowels(text: &str) -> Cow<'_, str> {
    let mut whole = Cow::Borrowed(text);
    while let Some((range, am)) = parted_vowel_am(&whole) {
        whole.to_mut().replace_range(range, &am);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vowel_am_of_two_signs_is_found_in_both_scripts_with_its_tone_mark() {
        for (text, range, usual) in [
            ("จ\u{E4D}\u{E32}กัด", 3..9, "\u{E33}"),
            ("น\u{E4D}\u{E49}\u{E32}", 3..12, "\u{E49}\u{E33}"),
            ("น\u{E49}\u{E4D}\u{E32}", 6..12, "\u{E33}"),
            ("ຈ\u{ECD}\u{EB2}ກັດ", 3..9, "\u{EB3}"),
        ] {
            let found = parted_vowel_am(text);
            assert_eq!(found, Some((range, usual.to_owned())), "{text}");
        }
        // The circle by itself is nikhahit, which Pali words have.
        for text in ["จ\u{E33}กัด", "ຈ\u{EB3}ກັດ", "พุท\u{E4D}", "LIMITED", "า", ""]
        {
            assert_eq!(parted_vowel_am(text), None, "{text}");
        }
        let twice = "จ\u{E4D}\u{E32} จ\u{E4D}\u{E32}";
        assert_eq!(with_whole_vowels(twice), "จ\u{E33} จ\u{E33}");
    }
}
