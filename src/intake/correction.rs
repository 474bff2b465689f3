//! What has one right answer in one value: spaces at edges, full-width identifiers, the form of dates. No names.

use crate::application::field::Field;
use crate::application::{Date, DateFault, half_width};

/// One value that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: &'static str,
    /// The value as it was.
    pub from: String,
    /// The value as it is now.
    pub to: String,
    /// What was put right.
    pub kinds: Vec<ChangeKind>,
}

/// What was put right in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// White space or hidden characters at its edges are gone.
    EdgeSpace,
    /// Hidden characters inside it are gone.
    Hidden,
    /// Its full-width characters are in half width.
    FullWidth,
    /// The date is in ISO form.
    DateForm,
    /// The `.0` behind a whole number is gone.
    Fraction,
}

/// What a field takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// A name, which nobody but its owner changes.
    Name,
    /// Other text.
    Text,
    /// An identifier, in ASCII.
    Identifier,
    /// A day.
    Day,
}

fn taken_by(field: &Field) -> Taken {
    match field.name {
        "company.name"
        | "company.registration_name"
        | "account.name"
        | "contact.name"
        | "letter.signatory"
        | "bank.account_holder"
        | "bank.bank_name"
        | "payment.payer" => Taken::Name,
        "company.registration_date"
        | "company.registration_expires"
        | "payment.date"
        | "letter.date" => Taken::Day,
        "company.registration_number"
        | "company.country"
        | "account.id"
        | "account.kind"
        | "account.login_email"
        | "contact.phone"
        | "contact.email"
        | "contact.id_number"
        | "bank.account_number"
        | "bank.currency"
        | "payment.amount"
        | "payment.currency"
        | "letter.lang"
        | "files.bill_1_month"
        | "files.bill_2_month"
        | "files.bill_3_month" => Taken::Identifier,
        _ => Taken::Text,
    }
}

/// Puts right what has one right answer in a value of `field`; a name stays as it is.
pub(crate) fn corrected(field: &'static Field, given: &str) -> Option<Change> {
    let taken = taken_by(field);
    if taken == Taken::Name {
        return None;
    }
    let mut kinds = Vec::new();
    let mut text = given.trim_matches(is_edge_space).to_owned();
    if text != given {
        kinds.push(ChangeKind::EdgeSpace);
    }
    if taken != Taken::Text {
        let seen: String = text.chars().filter(|c| !is_hidden_mark(*c)).collect();
        if seen != text {
            kinds.push(ChangeKind::Hidden);
            text = seen;
        }
        let half: String = text.chars().map(half_width_of_identifier).collect();
        if half != text {
            kinds.push(ChangeKind::FullWidth);
            text = half;
        }
    }
    if taken == Taken::Day
        && let Some(iso) = iso(&text)
    {
        kinds.push(ChangeKind::DateForm);
        text = iso;
    }
    // What is nothing but spaces has no right answer.
    if kinds.is_empty() || text.is_empty() {
        return None;
    }
    Some(Change {
        field: field.name,
        from: given.to_owned(),
        to: text,
        kinds,
    })
}

/// White space, and what shows nothing and has no meaning at an edge.
pub(crate) fn is_edge_space(character: char) -> bool {
    character.is_whitespace() || is_hidden_mark(character)
}

/// What shows nothing: no identifier has it.
fn is_hidden_mark(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// The ISO form of a day that can be read in one way only.
fn iso(text: &str) -> Option<String> {
    match text.parse::<Date>().err()?.fault {
        DateFault::NotIso { readings } => match <[String; 1]>::try_from(readings) {
            Ok([only]) => Some(only),
            Err(_) => None,
        },
        _ => None,
    }
}

/// The half-width form of a letter, digit or sign that identifiers have; quotes and backslashes stay as they are.
fn half_width_of_identifier(character: char) -> char {
    let half = match character {
        '\u{3000}' => ' ',
        _ => half_width(character),
    };
    if half.is_ascii_alphanumeric() || "_-+@.()/:,# ".contains(half) {
        half
    } else {
        character
    }
}
