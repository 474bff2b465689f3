//! The parts of a name that is written in two scripts, such as `金帆有限公司 GOLDEN SAIL LIMITED`.

use icu_properties::CodePointMapData;
use icu_properties::props::Script;

/// The script of a character.
pub(super) fn script(character: char) -> Script {
    CodePointMapData::<Script>::new().get(character)
}

/// A stretch of a name that is in Latin letters throughout, or in other ones throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'a> {
    /// Its text, without the spaces around it.
    pub(super) text: &'a str,
    /// Where in the name that text begins, in bytes.
    pub(super) start: usize,
    /// Whether its letters are Latin.
    pub(super) is_latin: bool,
}

/// The parts in the order they stand; digits, brackets and signs go with the letters they stand beside.
pub(super) fn parts(name: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut is_latin = None;
    // Where the next part would begin: behind the last letter and what closes it.
    let mut boundary = 0;
    for (at, character) in name.char_indices() {
        if !character.is_alphabetic() {
            if is_closing(character) && boundary == at {
                boundary = at + character.len_utf8();
            }
            continue;
        }
        let latin = is_latin_letter(character);
        if is_latin.is_some_and(|before| before != latin) {
            parts.push((start..boundary, !latin));
            start = boundary;
        }
        is_latin = Some(latin);
        boundary = at + character.len_utf8();
    }
    if let Some(latin) = is_latin {
        parts.push((start..name.len(), latin));
    }
    parts
        .into_iter()
        .map(|(range, is_latin)| {
            let whole = &name[range.clone()];
            let text = without_spaces_around(whole);
            // What is trimmed in front is what is missing from the start.
            let start = range.end - whole.trim_start().len();
            Part {
                text,
                start,
                is_latin,
            }
        })
        .collect()
}

/// Whether two names are the same, or one is a part of the other that stands by itself.
pub(super) fn is_same_or_part(whole: &str, part: &str) -> bool {
    whole == part
        || parts(whole)
            .iter()
            .any(|one| one.text == part || without_brackets(one.text) == part)
}

/// Whether a letter is of the Latin script.
pub(super) fn is_latin_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
        || (!character.is_ascii()
            && character.is_alphabetic()
            && script(character) == Script::Latin)
}

/// Whether a character is of the Chinese, Japanese or Korean scripts.
pub(super) fn is_east_asian(character: char) -> bool {
    matches!(
        script(character),
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
    )
}

fn is_closing(character: char) -> bool {
    matches!(
        character,
        ')' | ']'
            | '}'
            | '）'
            | '］'
            | '】'
            | '〕'
            | '」'
            | '』'
            | '.'
            | ','
            | '!'
            | '”'
            | '’'
            | '"'
    )
}

#[expect(
    clippy::disallowed_methods,
    reason = "a part is compared, never printed"
)]
fn without_spaces_around(text: &str) -> &str {
    text.trim()
}

fn without_brackets(text: &str) -> &str {
    [('(', ')'), ('（', '）')]
        .iter()
        .find_map(|&(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str) -> Vec<&str> {
        parts(name).iter().map(|part| part.text).collect()
    }

    #[test]
    fn a_name_in_two_scripts_comes_apart_between_them() {
        assert_eq!(
            texts("金帆範例國際(香港)有限公司 GOLDEN SAIL (HONG KONG) LIMITED"),
            [
                "金帆範例國際(香港)有限公司",
                "GOLDEN SAIL (HONG KONG) LIMITED"
            ]
        );
        assert_eq!(
            texts("GOLDEN SAIL CO., LTD.金帆有限公司"),
            ["GOLDEN SAIL CO., LTD.", "金帆有限公司"]
        );
        assert_eq!(
            texts("주식회사 황금돛예시 (GOLDEN SAIL CO., LTD.)"),
            ["주식회사 황금돛예시", "(GOLDEN SAIL CO., LTD.)"]
        );
        assert_eq!(texts("ABC 24"), ["ABC 24"]);
        assert_eq!(texts("123"), Vec::<&str>::new());
    }

    #[test]
    fn a_part_counts_as_the_name_and_half_a_part_does_not() {
        let name = "金帆有限公司 GOLDEN SAIL LIMITED";
        assert!(is_same_or_part(name, "GOLDEN SAIL LIMITED"));
        assert!(is_same_or_part(name, "金帆有限公司"));
        assert!(is_same_or_part("예시 (SAIL CO., LTD.)", "SAIL CO., LTD."));
        assert!(!is_same_or_part(name, "GOLDEN SAIL"));
        assert!(!is_same_or_part(name, "Golden Sail Limited"));
    }
}
