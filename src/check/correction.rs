//! What has one right answer, put right in a copy: spaces at edges, full-width identifiers, the form of dates. No names.

use std::sync::Arc;

use crate::diagnostic::Source;
use crate::intake::{Change, Format, corrected, field_texts, toml_string};

/// A record's text with what could be put right, and each change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The corrected text.
    pub text: String,
    /// The changes, in the order of the text; empty where there was nothing to put right.
    pub changes: Vec<Change>,
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
        if let Some(change) = corrected(field.field, &field.text) {
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

/// A text as TOML and JSON both write it: between double quotes, escaped where it must be.
fn quoted(text: &str, format: Format) -> String {
    match format {
        Format::Json => serde_json::Value::from(text).to_string(),
        Format::Toml | Format::Table => toml_string(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::ChangeKind;

    fn correct_toml(text: &str) -> Correction {
        correct(&Arc::new(Source::new("client.toml", text)))
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
        let source = Source::new(
            "client.json",
            "{\"payment\": {\"date\": \"\\u00a02026/11/20\"}, \"company\": {\"name\": \" A \"}}",
        );
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
