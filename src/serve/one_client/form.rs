//! What is typed into the form, as a record: exactly as it was typed, empty fields left out.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::application::Date;
use crate::application::field::{EXTRA, FIELDS, FILES, SECTIONS, field};
use crate::check::{Context, Policy, Report};
use crate::diagnostic::Source;
use crate::intake::{
    OwnText, ReadError, ReadOptions, Reading, field_texts, own_texts, read, source_from_bytes,
    toml_string,
};
use crate::message::{Explain, Ui};
use crate::serve::language::PageLanguage;
use crate::serve::reader::Reader;
use crate::serve::said::Said;
use crate::serve::toml_text::{is_toml_value, toml_key};

/// The form as the browser sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::serve) struct ClientForm {
    /// Texts by the names of the record's fields.
    #[serde(default)]
    pub(super) fields: BTreeMap<String, String>,
    /// The user's own fields of an opened record, each value as TOML writes it.
    #[serde(default)]
    pub(super) extra: BTreeMap<String, String>,
    /// The language that is answered in.
    #[serde(default)]
    pub(super) language: PageLanguage,
    /// Whether an original ID of another shape is let through.
    #[serde(default)]
    pub(super) allow_unusual_id: bool,
    /// Whether the letter has its code in the margin.
    #[serde(default)]
    pub(super) code: bool,
    /// The number of the receipt that was dropped.
    #[serde(default)]
    pub(super) receipt: Option<String>,
    /// The key of the official form that the letter is made on; empty for gonghan's own letter.
    #[serde(default)]
    pub(super) on_form: String,
}

/// A record that was opened.
#[derive(Debug, Serialize)]
pub(super) struct Opened {
    fields: BTreeMap<String, String>,
    extra: BTreeMap<String, String>,
    /// Whether not all of it could be taken over.
    is_in_part: bool,
    /// What of it is lost or refused.
    pub(super) said: Said,
}

impl Opened {
    /// Whether nothing was taken over of what is there.
    pub(super) fn is_empty(&self) -> bool {
        self.is_in_part && self.fields.is_empty() && self.extra.is_empty()
    }
}

impl ClientForm {
    /// The record's text, as TOML with the sections in their order.
    pub(super) fn record(&self) -> String {
        let mut record = toml::Table::new();
        for section in SECTIONS {
            let filled = FIELDS
                .iter()
                .filter(|field| field.section() == *section)
                .filter_map(|field| Some((field.key(), self.fields.get(field.name)?)))
                .filter(|(_, value)| !value.is_empty())
                .map(|(key, value)| (key.to_owned(), value.clone().into()));
            let filled: toml::Table = filled.collect();
            if !filled.is_empty() {
                record.insert((*section).to_owned(), filled.into());
            }
        }
        let mut text = record.to_string();
        if !self.extra.is_empty() {
            let gap = if text.is_empty() { "" } else { "\n" };
            // Writing to a string can't fail.
            let _ = writeln!(text, "{gap}[{EXTRA}]");
        }
        for (key, value) in &self.extra {
            let value = if is_toml_value(value) {
                value.clone()
            } else {
                toml_string(value)
            };
            let _ = writeln!(text, "{} = {value}", toml_key(key));
        }
        text
    }

    /// What is to be made of it: without files and templates of this computer.
    fn for_making(&self) -> ClientForm {
        let mut form = self.clone();
        form.fields.retain(|name, _| !is_left_alone(name));
        form
    }

    /// The fields that are in the record and left alone here, as they name files of this computer.
    pub(super) fn left_alone(&self) -> impl Iterator<Item = &str> {
        let names = self.fields.iter().filter(|(_, text)| !text.is_empty());
        names
            .map(|(name, _)| name.as_str())
            .filter(|name| is_left_alone(name))
    }

    /// The record, read.
    pub(super) fn reading(&self) -> Reading {
        let source = Source::new("client.toml", self.for_making().record());
        let options = ReadOptions {
            allow_unusual_id: self.allow_unusual_id,
        };
        read(&Arc::new(source), &options)
    }

    /// The record with all that is to be said of it.
    pub(super) fn report(&self, today: Date) -> Report {
        checked(self.reading(), today)
    }

    /// Whom findings about it are told.
    pub(in crate::serve) fn reader(&self) -> Reader<'_> {
        Reader {
            language: self.language,
            texts: self.fields.values().map(String::as_str).collect(),
        }
    }

    /// The language of findings.
    pub(in crate::serve) fn ui(&self) -> Ui {
        self.language.ui()
    }

    /// The texts of a record that was dropped, and what of it is refused.
    pub(super) fn opened(name: &str, bytes: Vec<u8>) -> Result<Opened, ReadError> {
        let source = source_from_bytes(name.to_owned(), bytes)?;
        let fields = field_texts(&source)
            .into_iter()
            .map(|field| (field.field.name.to_owned(), field.text))
            .collect();
        let error = read(&source, &ReadOptions::default()).error();
        let own = own_texts(&source).into_iter();
        let said = |ui| error.as_ref().map_or(Vec::new(), |error| error.explain(ui));
        Ok(Opened {
            fields,
            extra: own.map(|own| (own.key.clone(), written(&own))).collect(),
            is_in_part: error.is_some(),
            said: Said::of(&[name], said),
        })
    }
}

/// A record with all that is to be said of it, its files left aside.
pub(super) fn checked(reading: Reading, today: Date) -> Report {
    let policy = Policy::default();
    let context = Context {
        as_of: today,
        folder: None,
        policy: &policy,
    };
    Report::of(reading, &context)
}

/// Whether a field is about files or templates of this computer, which a page has no business with.
pub(super) fn is_left_alone(name: &str) -> bool {
    field(name).is_some_and(|field| field.section() == FILES || field.names_a_file())
}

/// One of the user's own fields as TOML writes it: a number keeps its digits, and one that TOML does not have is a text.
fn written(own: &OwnText) -> String {
    if !own.is_quoted && is_toml_value(&own.text) {
        own.text.clone()
    } else {
        toml_string(&own.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> ClientForm {
        ClientForm {
            fields: fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            ..ClientForm::default()
        }
    }

    /// What is said in English of a record that is opened.
    fn said_of(name: &str, record: &str) -> String {
        let opened = ClientForm::opened(name, record.into()).unwrap();
        serde_json::to_value(&opened.said).unwrap()["en"].to_string()
    }

    #[test]
    fn a_name_is_in_the_record_as_it_was_typed() {
        let typed = " 金帆“範例”\\（香港）\"Ltd\"\t";
        let record = form(&[("company.name", typed), ("company.country", "")]).record();
        let back = ClientForm::opened("client.toml", record.into()).unwrap();
        let back: Vec<_> = back.fields.into_iter().collect();
        assert_eq!(back, [("company.name".to_owned(), typed.to_owned())]);
    }

    #[test]
    fn the_users_own_fields_are_saved_as_they_were() {
        let saved = |record: &str| {
            let back = ClientForm::opened("client", record.into()).unwrap();
            let form = ClientForm {
                extra: back.extra,
                ..ClientForm::default()
            };
            form.record()
        };
        let toml = "[extra]\naccount = 6222020200012345678\nfactor = 1.0\nlimit = inf\nopen = 2026-11-26\n\"the team\" = \"甲\"\n";
        assert_eq!(saved(toml), toml);
        // A null is told of, and takes nothing else with it.
        let json = r#"{"letter": {"date": null}, "extra": {"n": 18446744073709551615, "team": "甲", "rate": 1.50, "no": null}}"#;
        assert_eq!(
            saved(json),
            "[extra]\nn = \"18446744073709551615\"\nrate = 1.50\nteam = \"甲\"\n"
        );
        let said = said_of("client", json);
        assert_eq!(said.matches("null stands here").count(), 2, "{said}");
    }

    #[test]
    fn a_day_or_number_without_quotes_is_taken_over() {
        let record = "[company]\nregistration_expires = 2028-05-20\nregistration_number = 12345678\n\
                      [payment]\namount = 99.00\n";
        let json =
            r#"{"payment": {"amount": 99.00}, "company": {"registration_number": 12345678}}"#;
        let back = ClientForm::opened("client.toml", record.into());
        let back = back.unwrap().fields;
        assert_eq!(back["company.registration_expires"], "2028-05-20");
        assert_eq!(back["payment.amount"], "99.00");
        let json = ClientForm::opened("client.json", json.into()).unwrap();
        assert_eq!(json.fields["company.registration_number"], "12345678");
    }

    #[test]
    fn what_an_opened_record_has_beside_known_fields_is_told() {
        let record = "[company]\nnaem = \"A\"\n";
        assert!(said_of("client.toml", record).contains("naem"));
        assert!(
            ClientForm::opened("client.toml", "[".into())
                .unwrap()
                .is_empty()
        );
        assert!(ClientForm::opened("client.toml", b"\xFF".to_vec()).is_err());
    }

    #[test]
    fn files_of_this_computer_are_kept_in_the_record_and_not_opened() {
        let form = form(&[("letter.letterhead", "/etc/passwd"), ("company.name", "A")]);
        assert!(form.record().contains("/etc/passwd"));
        assert!(!form.for_making().record().contains("/etc/passwd"));
        assert_eq!(form.left_alone().collect::<Vec<_>>(), ["letter.letterhead"]);
    }
}
