//! Characters that look right and are others.

use std::ops::Range;

use icu_properties::props::Script;
use unicode_normalization::UnicodeNormalization;

use super::names::names;
use super::origin::{GATHERED, UNICODE};
use crate::application::{Facts, half_width, is_full_width};
use crate::check::finding::{Detail, Found};
use crate::check::name_parts::{is_east_asian, is_latin_letter, script};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::check::vowel_am::parted_vowel_am;
use crate::diagnostic::Severity;

pub(super) static DECOMPOSED_CHARACTER: Rule = Rule {
    name: "decomposed-character",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a letter and its mark are two characters where one is usual",
        why: "it looks the same and is found by no search for the usual form; files named on a Mac and some PDFs have it",
        fix: "type the letter again; `gonghan check` shows which one character it is",
    },
    zh: Words {
        title: "字母与附加符号分成了两个字符，通常是一个字符",
        why: "外观相同，但按通常形式查询时找不到；常来自 Mac 文件名或 PDF",
        fix: "请重新输入该字母；这里已列出通常的单个字符",
    },
    origin: UNICODE,
    since: GATHERED,
    wrong: r#"company.name = "E\u0301TOILE EXEMPLE INC.""#,
    right: r#"company.name = "\u00C9TOILE EXEMPLE INC.""#,
    finds: Finds::Facts(decomposed),
};

pub(super) static VARIATION_SEQUENCE: Rule = Rule {
    name: "variation-sequence",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "an invisible selector chooses a form of the character before it",
        why: "most systems drop it, so that the name sent by email is another one than the name typed here",
        fix: "delete the selector, unless the registration's own file has it",
    },
    zh: Words {
        title: "字符后有不可见的字形选择符",
        why: "多数系统会丢弃它，使邮件中的名称与此处输入的不同",
        fix: "请删除该选择符，除非登记机关的电子文件本身含有它",
    },
    origin: UNICODE,
    since: GATHERED,
    wrong: r#"company.name = "葛\U000E0100城範例有限公司""#,
    right: r#"company.name = "葛城範例有限公司""#,
    finds: Finds::Facts(variation_sequence),
};

pub(super) static MIXED_SCRIPT_WORD: Rule = Rule {
    name: "mixed-script-word",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a letter of another alphabet stands in a word, and looks like one of its own",
        why: "the reviewer sees the same name and a computer another one; the letter was typed on another keyboard",
        fix: "type the marked letter again, in the alphabet of the rest of the word",
    },
    zh: Words {
        title: "一个词中混有外观相同的另一种字母",
        why: "肉眼看来相同，电脑却认为是另一个名称；多因键盘语言不同而误输",
        fix: "请用该词其余部分的字母重新输入标出的字符",
    },
    origin: UNICODE,
    since: GATHERED,
    wrong: r#"company.name = "GOLDEN S\u0410IL EXAMPLE LIMITED""#,
    right: r#"company.name = "GOLDEN SAIL EXAMPLE LIMITED""#,
    finds: Finds::Facts(mixed_script_word),
};

pub(super) static COMPATIBILITY_CHARACTER: Rule = Rule {
    name: "compatibility-character",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a character stands for ordinary letters in a form of its own",
        why: "joined letters, shaped Arabic letters, half-width kana and letters of mathematics come out of PDFs and fonts; they look right, and no search finds them",
        fix: "type the ordinary letters in its place",
    },
    zh: Words {
        title: "有以特殊形式代替普通字母的字符",
        why: "连字、变形的阿拉伯字母、半角片假名和数学字母多来自 PDF 或特殊字体；外观相同，却查询不到",
        fix: "请改为输入普通字母",
    },
    origin: UNICODE,
    since: GATHERED,
    wrong: r#"company.name = "\uFB01RST EXAMPLE LIMITED""#,
    right: r#"company.name = "FIRST EXAMPLE LIMITED""#,
    finds: Finds::Facts(compatibility_character),
};

fn compatibility_character(facts: &Facts, found: &mut Found<'_>) {
    for (field, text) in names(facts) {
        if text.is_ascii() {
            continue;
        }
        // In a name without any East Asian letter, full-width signs are slips; digits and letters have a rule of their own.
        let has_east_asian = text.chars().any(is_east_asian);
        let special = text.char_indices().find(|&(_, c)| {
            is_compatibility_character(c)
                || (!has_east_asian && is_full_width(c) && !half_width(c).is_ascii_alphanumeric())
        });
        if let Some((at, character)) = special {
            let ordinary: String = std::iter::once(character).nfkc().collect();
            let range = at..at + character.len_utf8();
            found.at(
                field,
                range,
                Detail::Ordinary {
                    character,
                    ordinary,
                },
            );
        }
    }
}

/// Letters that Unicode keeps for older standards alone; enclosed and numeral forms, which names do have, are not meant.
fn is_compatibility_character(character: char) -> bool {
    matches!(character,
        // Kelvin, Ångström and Ohm, ligatures, presentation forms of Hebrew and Arabic but for the words made of them.
        '\u{2126}' | '\u{212A}' | '\u{212B}' | '\u{FB00}'..='\u{FB4F}' | '\u{FB50}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFC}'
        // Half-width kana and hangul, letters of mathematics.
        | '\u{FF61}'..='\u{FFDC}' | '\u{1D400}'..='\u{1D7FF}')
}

fn decomposed(facts: &Facts, found: &mut Found<'_>) {
    for (field, text) in names(facts) {
        if text.is_ascii() {
            continue;
        }
        let parted = [parted_letter(text), parted_vowel_am(text)];
        let first = parted
            .into_iter()
            .flatten()
            .min_by_key(|(range, _)| range.start);
        if let Some((range, composed)) = first {
            let given = text[range.clone()].to_owned();
            found.at(field, range, Detail::Composed { given, composed });
        }
    }
}

/// The first letter that stands apart from its mark, and both as one character.
fn parted_letter(text: &str) -> Option<(Range<usize>, String)> {
    let marks = text.char_indices().skip(1);
    text.char_indices()
        .zip(marks)
        .find_map(|((start, letter), (at, mark))| {
            let composed = unicode_normalization::char::compose(letter, mark)?;
            Some((start..at + mark.len_utf8(), composed.to_string()))
        })
}

fn variation_sequence(facts: &Facts, found: &mut Found<'_>) {
    for (field, text) in names(facts) {
        let selector = text
            .char_indices()
            .find(|&(_, c)| matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}'));
        if let Some((at, selector)) = selector {
            found.at(
                field,
                at..at + selector.len_utf8(),
                Detail::Character(selector),
            );
        }
    }
}

fn mixed_script_word(facts: &Facts, found: &mut Found<'_>) {
    for (field, text) in names(facts) {
        if text.is_ascii() {
            continue;
        }
        let mut start = 0;
        for word in text.split(|c: char| !c.is_alphabetic()) {
            if let Some((at, character, like)) = stranger(word) {
                let at = start + at;
                found.at(
                    field,
                    at..at + character.len_utf8(),
                    Detail::LooksLike { character, like },
                );
                break;
            }
            start += word.len();
            start += text[start..].chars().next().map_or(0, char::len_utf8);
        }
    }
}

/// The first letter of a word that belongs to the other of two alphabets and has a twin in the word's own.
fn stranger(word: &str) -> Option<(usize, char, char)> {
    let latin = word.chars().filter(|&c| is_latin_letter(c)).count();
    let other = word
        .chars()
        .filter(|&c| matches!(script(c), Script::Cyrillic | Script::Greek))
        .count();
    if latin == 0 || other == 0 {
        return None;
    }
    word.char_indices().find_map(|(at, character)| {
        let like = if latin >= other {
            TWINS.iter().find(|twin| twin.1 == character)?.0
        } else {
            let twin = TWINS.iter().find(|twin| twin.0 == character)?;
            twin.1
        };
        Some((at, character, like))
    })
}

/// Latin letters and the Cyrillic or Greek ones that no eye tells from them (Unicode's confusables, capitals and a few small ones).
const TWINS: [(char, char); 44] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('j', 'ј'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('h', 'һ'),
    ('d', 'ԁ'),
    ('A', 'Α'),
    ('B', 'Β'),
    ('E', 'Ε'),
    ('Z', 'Ζ'),
    ('H', 'Η'),
    ('I', 'Ι'),
    ('K', 'Κ'),
    ('M', 'Μ'),
    ('N', 'Ν'),
    ('O', 'Ο'),
    ('P', 'Ρ'),
    ('T', 'Τ'),
    ('Y', 'Υ'),
    ('X', 'Χ'),
    ('o', 'ο'),
    ('v', 'ν'),
    ('u', 'υ'),
];
