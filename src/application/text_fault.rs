//! What no exact one-line text may hold, found without changing it.

use std::ops::Range;

use icu_properties::props::{
    CanonicalCombiningClass, DefaultIgnorableCodePoint, EmojiPresentation, ExtendedPictographic,
    Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use super::look_alike::unified;

/// The most characters a name or a line may have.
pub const LONGEST_TEXT: usize = 1000;

/// Why a text is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    /// There is nothing in it.
    Empty,
    /// There is nothing but white space in it.
    Blank,
    /// It has more than [`LONGEST_TEXT`] characters.
    TooLong {
        /// How many it has.
        characters: usize,
    },
    /// It holds a character that no letter should carry.
    Character {
        /// Why that character is refused.
        kind: CharacterFault,
        /// The character.
        character: char,
        /// The bytes of the text where it first stands.
        range: Range<usize>,
        /// How often it stands in the text.
        times: usize,
    },
}

/// Why one character is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharacterFault {
    /// A line break.
    LineBreak,
    /// Another control character.
    Control,
    /// It turns the direction of the text after it.
    BidiControl,
    /// It shows nothing.
    Invisible,
    /// It looks like an ideograph and is not one.
    LookAlike {
        /// What it looks like.
        ideograph: char,
    },
    /// Its meaning differs from font to font.
    PrivateUse,
    /// It can never be a character.
    Noncharacter,
    /// It stands where another program could not read a character.
    Replacement,
    /// It is a picture.
    Emoji,
}

/// Why a text is refused: one or more faults, each character named once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextError {
    faults: Vec<TextFault>,
}

impl TextError {
    /// The faults in the order they stand in the text; never empty.
    #[must_use]
    pub fn faults(&self) -> &[TextFault] {
        &self.faults
    }

    /// The faults one by one.
    pub(super) fn each(self) -> impl Iterator<Item = Self> {
        self.faults.into_iter().map(|fault| Self {
            faults: vec![fault],
        })
    }
}

impl TextFault {
    /// The bytes of the text that are at fault, if not the whole.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Empty | Self::Blank | Self::TooLong { .. } => None,
            Self::Character { range, .. } => Some(range.clone()),
        }
    }
}

/// Finds all that is wrong with a text, changing nothing.
pub(super) fn examine(text: &str) -> Result<(), TextError> {
    let faults = if text.is_empty() {
        vec![TextFault::Empty]
    } else if text.chars().all(char::is_whitespace) {
        vec![TextFault::Blank]
    } else {
        match text.chars().count() {
            characters if characters > LONGEST_TEXT => vec![TextFault::TooLong { characters }],
            _ => examine_characters(text),
        }
    };
    if faults.is_empty() {
        Ok(())
    } else {
        Err(TextError { faults })
    }
}

fn examine_characters(text: &str) -> Vec<TextFault> {
    let mut faults: Vec<TextFault> = Vec::new();
    for (at, found) in text.char_indices() {
        let end = at + found.len_utf8();
        let Some(kind) = fault_of(found, &text[..at], &text[end..]) else {
            continue;
        };
        let known = faults.iter_mut().find_map(|fault| match fault {
            TextFault::Character {
                character, times, ..
            } if *character == found => Some(times),
            _ => None,
        });
        match known {
            Some(times) => *times += 1,
            None => faults.push(TextFault::Character {
                kind,
                character: found,
                range: at..end,
                times: 1,
            }),
        }
    }
    faults
}

fn fault_of(character: char, before: &str, after: &str) -> Option<CharacterFault> {
    let code = u32::from(character);
    Some(match code {
        0x0A | 0x0D | 0x85 | 0x2028 | 0x2029 => CharacterFault::LineBreak,
        _ if character.is_control() => CharacterFault::Control,
        0x061C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 => CharacterFault::BidiControl,
        0xFFFD => CharacterFault::Replacement,
        0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD => CharacterFault::PrivateUse,
        0xFDD0..=0xFDEF => CharacterFault::Noncharacter,
        _ if code & 0xFFFE == 0xFFFE => CharacterFault::Noncharacter,
        0x200C | 0x200D if joins_rightly(before, after) => return None,
        0xFE00..=0xFE02 | 0xE_0100..=0xE_01EF if ends_in(before, Script::Han) => return None,
        0x180B..=0x180D | 0x180F if ends_in(before, Script::Mongolian) => return None,
        // A selector of the emoji form is part of a picture, not an invisible slip.
        0xFE0F => CharacterFault::Emoji,
        // Blank Braille and the annotation marks are not default-ignorable, but show nothing either.
        0x2800 | 0xFFF9..=0xFFFB => CharacterFault::Invisible,
        _ if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character) => {
            CharacterFault::Invisible
        }
        _ if is_picture(character) => CharacterFault::Emoji,
        _ => CharacterFault::LookAlike {
            ideograph: unified(character)?,
        },
    })
}

/// Whether a character is drawn as a picture: ©, ™ and ㊗ have a text form and are not.
fn is_picture(character: char) -> bool {
    CodePointSetData::new::<EmojiPresentation>().contains(character)
        // Most pictographs of the upper plane have no text form in practice; the enclosed letters below have.
        || (character >= '\u{1F300}'
            && CodePointSetData::new::<ExtendedPictographic>().contains(character))
}

/// Whether a joiner stands where its script needs one: after a virama, or between two letters of the script.
fn joins_rightly(before: &str, after: &str) -> bool {
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    let class = CodePointMapData::<CanonicalCombiningClass>::new();
    if class.get(last) == CanonicalCombiningClass::Virama {
        return true;
    }
    let script = script_at_end(before);
    needs_joiners(script)
        && after
            .chars()
            .next()
            .is_some_and(|next| script_of(next) == script)
}

fn ends_in(text: &str, script: Script) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|character| script_of(character) == script)
}

/// The script of the last character that has one of its own: vowel signs shared by scripts are passed over.
fn script_at_end(text: &str) -> Script {
    text.chars()
        .rev()
        .map(script_of)
        .find(|&script| script != Script::Inherited)
        .unwrap_or(Script::Common)
}

fn script_of(character: char) -> Script {
    CodePointMapData::<Script>::new().get(character)
}

fn needs_joiners(script: Script) -> bool {
    [
        Script::Arabic,
        Script::Syriac,
        Script::Nko,
        Script::Mandaic,
        Script::Mongolian,
        Script::PhagsPa,
        Script::HanifiRohingya,
        Script::Adlam,
        Script::Devanagari,
        Script::Bengali,
        Script::Gurmukhi,
        Script::Gujarati,
        Script::Oriya,
        Script::Tamil,
        Script::Telugu,
        Script::Kannada,
        Script::Malayalam,
        Script::Sinhala,
        Script::Khmer,
        Script::Myanmar,
        Script::Tibetan,
        Script::Newa,
        Script::MeeteiMayek,
        Script::Chakma,
    ]
    .contains(&script)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faulty characters of a text, in order.
    fn faulty(text: &str) -> Vec<(char, CharacterFault)> {
        let Err(error) = examine(text) else {
            return Vec::new();
        };
        let pick = |fault: &TextFault| match fault {
            TextFault::Character {
                character,
                kind,
                range,
                ..
            } => {
                assert_eq!(text[range.clone()], character.to_string());
                (*character, *kind)
            }
            other => panic!("{other:?}"),
        };
        error.faults().iter().map(pick).collect()
    }

    fn kind(character: char) -> Option<CharacterFault> {
        faulty(&format!("A{character}B"))
            .first()
            .map(|&(_, kind)| kind)
    }

    #[test]
    fn names_as_certificates_print_them_are_taken() {
        for name in [
            "金帆範例國際(香港)有限公司 GOLDEN SAIL EXAMPLE INTERNATIONAL (HONG KONG) LIMITED",
            "A*STAR Smith & Co. <b> {{ 7*7 }} \\ #1",
            "L’Œuvre “Été” S.à r.l. – ½ № ™ © ® ㈱ ㊗ ★ ☆ ♥ ①",
            "  two  spaces  and\u{A0}NBSP\u{3000}ideographic ",
            "ＧＯＬＤＥＮ（香港) 髙橋 𠮷野 﨑 𡃁記",
            "شركة المثال ذ.م.م",
            "บริษัท ตัวอย่าง จำกัด",
            "Công ty TNHH Ví dụ",
            "ООО «Пример»",
            "주식회사 예시",
        ] {
            assert_eq!(examine(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn nothing_and_white_space_are_refused() {
        assert_eq!(examine("").unwrap_err().faults(), [TextFault::Empty]);
        for blank in [" ", "\u{3000}\u{A0}\t\n"] {
            assert_eq!(examine(blank).unwrap_err().faults(), [TextFault::Blank]);
        }
    }

    #[test]
    fn ten_thousand_characters_are_refused_as_too_long_and_a_thousand_are_not() {
        let long = TextFault::TooLong { characters: 10_000 };
        assert_eq!(examine(&"示".repeat(10_000)).unwrap_err().faults(), [long]);
        assert_eq!(examine(&"示".repeat(1000)), Ok(()));
    }

    #[test]
    fn control_and_bidi_characters_are_refused() {
        for line_break in ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert_eq!(kind(line_break), Some(CharacterFault::LineBreak));
        }
        for control in ['\0', '\t', '\u{1b}', '\u{7f}', '\u{9b}'] {
            assert_eq!(kind(control), Some(CharacterFault::Control));
        }
        for bidi in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}') {
            assert_eq!(kind(bidi), Some(CharacterFault::BidiControl));
        }
        for bidi in ['\u{200E}', '\u{200F}', '\u{061C}'] {
            assert_eq!(kind(bidi), Some(CharacterFault::BidiControl));
        }
    }

    #[test]
    fn characters_that_show_nothing_are_refused() {
        for hidden in "\u{200B}\u{200C}\u{200D}\u{2060}\u{2064}\u{FEFF}\u{AD}\u{34F}\u{180E}\u{115F}\u{1160}\u{3164}\u{FFA0}\u{E0001}\u{E007F}\u{FE00}\u{FE0E}\u{E0100}\u{180B}\u{2800}\u{FFF9}".chars() {
            assert_eq!(kind(hidden), Some(CharacterFault::Invisible), "{hidden:?}");
        }
    }

    #[test]
    fn i2_emoji_selectors_and_stray_joiners_are_refused() {
        let kinds = |text| {
            faulty(text)
                .into_iter()
                .map(|(_, kind)| kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds("示例\u{2764}\u{FE0F}公司"), [CharacterFault::Emoji]);
        assert_eq!(kinds("A\u{200D}B"), [CharacterFault::Invisible]);
        assert_eq!(kinds("示例\u{2060}公司"), [CharacterFault::Invisible]);
    }

    #[test]
    fn i3_pictures_are_refused() {
        for picture in ['🍵', '😀', '🇭', '⭐', '🕉', '🏿', '🀄'] {
            assert_eq!(kind(picture), Some(CharacterFault::Emoji), "{picture}");
        }
        assert_eq!(faulty("🍵茶飲"), [('🍵', CharacterFault::Emoji)]);
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        for name in [
            "شرکت نمونه\u{200C}ها",
            "ශ්\u{200D}රී ලංකා",
            "क्\u{200D}ष",
            "ന്\u{200D}",
            "র\u{200D}্য",
            "ខ្មែរ\u{200C}ក",
        ] {
            assert_eq!(examine(name), Ok(()), "{name}");
        }
        assert_eq!(faulty("شركة\u{200C} المثال").len(), 1);
    }

    #[test]
    fn selectors_of_a_han_form_stay_right_after_the_character() {
        assert_eq!(examine("葛\u{E0100}城市 \u{8FBB}\u{FE00}"), Ok(()));
        assert_eq!(faulty("葛 \u{E0100}城").len(), 1);
    }

    #[test]
    fn radicals_and_compatibility_ideographs_name_what_they_look_like() {
        let found = faulty("\u{2F70}例\u{2F42}化\u{F90A}有限公司");
        let ideographs: Vec<_> = found
            .iter()
            .map(|(_, kind)| match kind {
                CharacterFault::LookAlike { ideograph } => *ideograph,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(ideographs, ['示', '文', '金']);
    }

    #[test]
    fn characters_without_a_fixed_meaning_are_refused() {
        assert_eq!(kind('\u{E000}'), Some(CharacterFault::PrivateUse));
        assert_eq!(kind('\u{10FFFD}'), Some(CharacterFault::PrivateUse));
        assert_eq!(kind('\u{FFFF}'), Some(CharacterFault::Noncharacter));
        assert_eq!(kind('\u{FDD0}'), Some(CharacterFault::Noncharacter));
        assert_eq!(kind('\u{FFFD}'), Some(CharacterFault::Replacement));
    }

    #[test]
    fn each_faulty_character_is_named_once_with_how_often_it_stands() {
        let error = examine("a\u{200B}b\u{200B}\u{7}c").unwrap_err();
        let [
            TextFault::Character { times: 2, .. },
            TextFault::Character { times: 1, .. },
        ] = error.faults()
        else {
            panic!("{error:?}");
        };
    }
}
