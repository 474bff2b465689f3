//! The letters that come with the program.

use crate::application::{GlyphRegion, Language, LetterLanguage, Place};

/// Name and text of each, in the order in which they are listed.
pub(super) const BUILTIN: [(&str, &str); 6] = [
    ("zh-Hans", include_str!("../../templates/zh-Hans.md")),
    ("zh-Hant", include_str!("../../templates/zh-Hant.md")),
    ("en", include_str!("../../templates/en.md")),
    ("ja", include_str!("../../templates/ja.md")),
    ("ko", include_str!("../../templates/ko.md")),
    ("zh-en", include_str!("../../templates/zh-en.md")),
];

/// Name and text of each email.
pub(super) const MAILS: [(&str, &str); 6] = [
    ("mail-zh-en", include_str!("../../templates/mail-zh-en.md")),
    (
        "mail-zh-en-again",
        include_str!("../../templates/mail-zh-en-again.md"),
    ),
    (
        "mail-zh-Hans",
        include_str!("../../templates/mail-zh-Hans.md"),
    ),
    (
        "mail-zh-Hans-again",
        include_str!("../../templates/mail-zh-Hans-again.md"),
    ),
    ("mail-en", include_str!("../../templates/mail-en.md")),
    (
        "mail-en-again",
        include_str!("../../templates/mail-en-again.md"),
    ),
];

/// The letters, then the emails.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILTIN.into_iter().chain(MAILS)
}

/// The language that a letter is written in when the record names none: that of the company's place where gonghan has a
/// letter in it, else Chinese with English below, which both the reviewer and the signatory can read.
pub(super) fn language_of(place: Place) -> LetterLanguage {
    match place.glyph_region() {
        Some(GlyphRegion::HongKong | GlyphRegion::Taiwan) => LetterLanguage::One(Language::ZhHant),
        Some(GlyphRegion::Japan) => LetterLanguage::One(Language::Ja),
        Some(GlyphRegion::Korea) => LetterLanguage::One(Language::Ko),
        Some(GlyphRegion::MainlandChina) if place.code() == "CN" => {
            LetterLanguage::One(Language::ZhHans)
        }
        Some(GlyphRegion::MainlandChina) | None => LetterLanguage::ZhEn,
    }
}

/// The region whose forms a template's own words are drawn in. Traditional Chinese has two: Hong Kong's for companies
/// there, Taiwan's for all others.
pub(super) fn text_region(language: LetterLanguage, place: Option<GlyphRegion>) -> GlyphRegion {
    match language {
        LetterLanguage::One(Language::ZhHans) | LetterLanguage::ZhEn => GlyphRegion::MainlandChina,
        LetterLanguage::One(Language::ZhHant) if place == Some(GlyphRegion::HongKong) => {
            GlyphRegion::HongKong
        }
        LetterLanguage::One(Language::ZhHant) => GlyphRegion::Taiwan,
        LetterLanguage::One(Language::Ja) => GlyphRegion::Japan,
        LetterLanguage::One(Language::Ko) => GlyphRegion::Korea,
        LetterLanguage::One(Language::En) => place.unwrap_or_default(),
    }
}
