//! What has one right answer, put right in a copy: spaces at edges, full-width identifiers, the form of dates. No names.

use std::sync::Arc;

use crate::application::field::Field;
use crate::application::{Date, DateFault, half_width};
use crate::diagnostic::Source;
use crate::intake::{FieldText, Format, field_texts};

/// A record's text with what could be put right, and each change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The corrected text.
    pub text: String,
    /// The changes, in the order of the text; empty where there was nothing to put right.
    pub changes: Vec<Change>,
}

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
    /// Its full-width characters are in half width.
    FullWidth,
    /// The date is in ISO form.
    DateForm,
}

/// Puts right what has one right answer, in a copy of the record.
#[must_use]
pub fn correct(source: &Arc<Source>) -> Correction {
    let mut text = source.text.clone();
    let mut changes = Vec::new();
    let mut fields = field_texts(source);
    // From the end, so that what stands before keeps its place.
    fields.sort_by_key(|field| std::cmp::Reverse(field.span.start));
    for field in fields {
        if let Some(change) = corrected(&field) {
            let (span, written) = match field.verbatim {
                Some(start) => (start..start + field.text.len(), change.to.clone()),
                None => (field.span.clone(), quoted(&change.to, Format::of(source))),
            };
            text.replace_range(span, &written);
            changes.push(change);
        }
    }
    changes.reverse();
    Correction { text, changes }
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

fn corrected(field: &FieldText) -> Option<Change> {
    let taken = taken_by(field.field);
    if taken == Taken::Name {
        return None;
    }
    let mut kinds = Vec::new();
    let mut text = field.text.trim_matches(is_edge_space).to_owned();
    if text != field.text {
        kinds.push(ChangeKind::EdgeSpace);
    }
    if taken != Taken::Text {
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
        field: field.field.name,
        from: field.text.clone(),
        to: text,
        kinds,
    })
}

/// White space, and what shows nothing and has no meaning at an edge.
fn is_edge_space(character: char) -> bool {
    character.is_whitespace()
        || matches!(
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

/// A text as TOML and JSON both write it: between double quotes, escaped where it must be.
fn quoted(text: &str, format: Format) -> String {
    match format {
        Format::Json => serde_json::Value::from(text).to_string(),
        Format::Toml => toml::Value::from(text).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn correct_toml(text: &str) -> Correction {
        correct(&Arc::new(Source {
            name: "client.toml".into(),
            text: text.into(),
        }))
    }

    #[test]
    fn what_has_one_right_answer_is_put_right_and_nothing_else_is_touched() {
        let text = "# 注释\n[company]\nname = \" Ａ LTD \" # kept\nregistration_number = \"１２３４５６７８ \"\nregistration_expires = \"2027年3月1日\"\n\n\
                    [account]\nid = \"\\u3000ｇｈ＿3f2a9c81d07e\"\n\n[payment]\ndate = \"11/12/2026\"\n";
        let correction = correct_toml(text);
        assert_eq!(
            correction.text,
            "# 注释\n[company]\nname = \" Ａ LTD \" # kept\nregistration_number = \"12345678\"\nregistration_expires = \"2027-03-01\"\n\n\
             [account]\nid = \"gh_3f2a9c81d07e\"\n\n[payment]\ndate = \"11/12/2026\"\n"
        );
        let kinds: Vec<_> = correction
            .changes
            .iter()
            .map(|change| (change.field, change.kinds.clone()))
            .collect();
        assert_eq!(
            kinds,
            [
                (
                    "company.registration_number",
                    vec![ChangeKind::EdgeSpace, ChangeKind::FullWidth]
                ),
                ("company.registration_expires", vec![ChangeKind::DateForm]),
                (
                    "account.id",
                    vec![ChangeKind::EdgeSpace, ChangeKind::FullWidth]
                ),
            ]
        );
    }

    #[test]
    fn a_full_width_quote_never_ends_the_text() {
        let text = "[contact]\nphone = \"＂１＼\"\n";
        assert_eq!(correct_toml(text).text, "[contact]\nphone = \"＂1＼\"\n");
    }

    #[test]
    fn json_stays_json() {
        let source = Source {
            name: "client.json".into(),
            text:
                "{\"payment\": {\"date\": \"\\u00a02026/11/20\"}, \"company\": {\"name\": \" A \"}}"
                    .into(),
        };
        let correction = correct(&Arc::new(source));
        assert_eq!(
            correction.text,
            "{\"payment\": {\"date\": \"2026-11-20\"}, \"company\": {\"name\": \" A \"}}"
        );
    }

    #[test]
    fn a_clean_or_ill_formed_record_is_left_alone() {
        for text in ["[company]\nname = \"A\"\n", "[company\nname = ", ""] {
            let correction = correct_toml(text);
            assert_eq!(correction.text, text);
            assert!(correction.changes.is_empty());
        }
    }
}
