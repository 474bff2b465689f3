//! Words of values that a record refuses.

mod choice;
mod date;
mod email;
mod money;
mod original_id;
mod place;
mod text;

use super::{Explain, Ui, speaks_english};
use crate::application::{
    AmountError, ChoiceError, CurrencyError, DateError, EmailError, OriginalIdError, PlaceError,
    TextError, ValueError,
};
use crate::diagnostic::Diagnostic;

speaks_english!(
    AmountError,
    ChoiceError,
    CurrencyError,
    DateError,
    EmailError,
    OriginalIdError,
    PlaceError,
    TextError,
    ValueError,
);

impl Explain for ValueError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            ValueError::Text(error) => error.explain(ui),
            ValueError::OriginalId(error) => error.explain(ui),
            ValueError::Place(error) => error.explain(ui),
            ValueError::Choice(error) => error.explain(ui),
            ValueError::Date(error) => error.explain(ui),
            ValueError::Email(error) => error.explain(ui),
            ValueError::Amount(error) => error.explain(ui),
            ValueError::Currency(error) => error.explain(ui),
        }
    }
}

/// A character's number, `U+2F42`.
pub(super) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The numbers of a text's characters, `U+2F42 U+6587`.
pub(crate) fn code_points(text: &str) -> String {
    let points: Vec<String> = text.chars().map(code_point).collect();
    points.join(" ")
}

/// A character with its number: `“⽂” (U+2F42)`, or the number alone where it shows nothing.
pub(super) fn named(character: char) -> String {
    let number = code_point(character);
    if crate::diagnostic::is_hidden(character) {
        number
    } else {
        format!("“{character}” ({number})")
    }
}

/// The most characters of a value that a title quotes.
const MOST_QUOTED: usize = 60;

/// A value as a title quotes it.
fn quoted(value: &str) -> String {
    let mut quoted: String = value.chars().take(MOST_QUOTED).collect();
    if quoted.len() < value.len() {
        quoted.push('…');
    }
    format!("“{quoted}”")
}
