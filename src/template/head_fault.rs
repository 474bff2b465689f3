//! Why a template's head is refused.

use std::ops::Range;

use toml::Spanned;

use crate::application::ChoiceError;
use crate::background::BackgroundError;
use crate::template::form::FormFault;
use crate::template::near::nearest;

/// Every key of the head and what it takes, as one might type it.
const KEYS: [(&str, &str); 33] = [
    ("title", "\"Application for Verification\""),
    ("language", "\"zh-Hans\""),
    ("description", "\"Letter for a branch\""),
    ("page", "\"A4\""),
    ("margins", "[20, 22, 15, 22]"),
    ("size", "11"),
    ("min_size", "9"),
    ("leading", "1.5"),
    ("indent", "2"),
    ("fit", "\"one-page\""),
    ("faces", "{ text = [\"Noto Serif CJK SC\"] }"),
    ("text", "[\"Noto Serif CJK SC\"]"),
    ("heading", "[\"Noto Sans CJK SC\"]"),
    ("background", "\"form.pdf\""),
    ("background_page", "1"),
    ("background_sha256", "\"9f86d081…\""),
    ("place", "a section of its own: [[place]]"),
    ("clear", "a section of its own: [[clear]]"),
    ("field", "\"company.name\""),
    ("form", "\"year\""),
    ("is", "\"mini-program\""),
    ("mark", "\"tick\""),
    ("form_field", "\"CompanyName\""),
    ("x", "62.5"),
    ("y", "80"),
    ("width", "100"),
    ("height", "7"),
    ("align", "\"left\""),
    ("lang", "\"zh-HK\""),
    ("face", "\"Noto Serif CJK SC\""),
    ("box", "true"),
    ("optional", "true"),
    ("name", "\"seal\""),
];

/// What is wrong with a template's head.
#[derive(Debug)]
#[non_exhaustive]
pub enum HeadFault {
    /// There is no key of this name.
    UnknownKey {
        /// As written.
        key: String,
        /// The nearest key.
        nearest: Option<&'static str>,
    },
    /// A key that is needed is not there.
    MissingKey {
        /// The key.
        key: String,
        /// A value as one might type it.
        example: &'static str,
    },
    /// A value of another type than the key takes.
    WrongType {
        /// The key.
        key: &'static str,
        /// A value as one might type it.
        example: &'static str,
    },
    /// A word that is none of those that the key takes.
    Choice {
        /// The key.
        key: &'static str,
        /// The word, and what there is.
        error: ChoiceError,
    },
    /// A number that a letter can't be set with.
    OutOfRange(OutOfRange),
    /// The file that the letter is printed on can't be used.
    Background(BackgroundFault),
    /// The places of a form can't be used.
    Form(FormFault),
    /// It is no valid TOML.
    Syntax {
        /// The TOML reader's words.
        reason: String,
    },
}

/// What is wrong with the file that a letter is printed on.
#[derive(Debug)]
#[non_exhaustive]
pub enum BackgroundFault {
    /// It lies outside the template's folder.
    Outside,
    /// It can't be used.
    Unusable(BackgroundError),
}

/// A number in the head that a letter can't be set with.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfRange {
    /// The key.
    pub key: &'static str,
    /// As written.
    pub given: f32,
    /// The least that is possible.
    pub least: f32,
    /// The most that is possible.
    pub most: f32,
}

/// A fault and its place in the head.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) span: Range<usize>,
    pub(super) fault: HeadFault,
}

impl Refusal {
    /// What the TOML reader says of `text`, in gonghan's own terms.
    pub(super) fn of(error: &toml::de::Error, text: &str) -> Self {
        let reason = error.message();
        let span = error.span().unwrap_or(0..0);
        let quoted = reason.split('`').nth(1).unwrap_or_default();
        if reason.starts_with("unknown field") {
            let fault = HeadFault::UnknownKey {
                key: quoted.to_owned(),
                // A key of `faces` before its section is as it should be, but not where.
                nearest: nearest(quoted, &KEYS.map(|(key, _)| key)).filter(|key| *key != quoted),
            };
            return Self { span, fault };
        }
        if reason.starts_with("missing field") {
            let example = KEYS.iter().find(|(key, _)| *key == quoted);
            let fault = HeadFault::MissingKey {
                key: quoted.to_owned(),
                example: example.map_or("\"\"", |(_, example)| example),
            };
            // The place is the whole head, or none.
            return Self { span: 0..0, fault };
        }
        let is_type = reason.starts_with("invalid type") || reason.starts_with("invalid length");
        let fault = match key_before(text, span.start).filter(|_| is_type) {
            Some((key, example)) => HeadFault::WrongType { key, example },
            None => HeadFault::Syntax {
                reason: reason.to_owned(),
            },
        };
        Self { span, fault }
    }

    /// A word that its key does not take.
    pub(super) fn choice(written: &Spanned<String>, key: &'static str, error: ChoiceError) -> Self {
        Self {
            span: written.span(),
            fault: HeadFault::Choice { key, error },
        }
    }
}

/// The key whose value holds a place: the last one that begins a line before it.
fn key_before(text: &str, place: usize) -> Option<(&'static str, &'static str)> {
    let written = text.get(..place)?.lines().rev().find_map(|line| {
        let (key, _) = line.split_once('=')?;
        Some(key.trim_ascii())
    })?;
    KEYS.into_iter().find(|(key, _)| *key == written)
}
