//! Clients that there are not, to see a form filled with.

use std::sync::Arc;

use serde::Deserialize;

use crate::application::Application;
use crate::application::field::EXTRA;
use crate::diagnostic::Source;
use crate::intake::{ReadOptions, RecordError, parse_record};

/// An invented client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sample {
    /// With a Chinese name.
    #[default]
    Chinese,
    /// With an English name.
    English,
    /// With a name as long as such names are, in both.
    Long,
}

impl Sample {
    /// The record as it is written.
    fn text(self) -> &'static str {
        match self {
            Sample::Chinese => include_str!("samples/chinese.toml"),
            Sample::English => include_str!("samples/english.toml"),
            Sample::Long => include_str!("samples/long.toml"),
        }
    }

    /// The record, each of the user's own fields filled with its name.
    pub(super) fn application<'a>(
        self,
        own_names: impl Iterator<Item = &'a str>,
    ) -> Result<Application, RecordError> {
        let own = own_names.map(|name| (name.to_owned(), name.into()));
        let own: toml::Table = own.collect();
        let mut text = self.text().to_owned();
        if !own.is_empty() {
            let section = toml::Table::from_iter([(EXTRA.to_owned(), own.into())]);
            text.push_str(&section.to_string());
        }
        let source = Source::new("sample.toml", text);
        parse_record(&Arc::new(source), &ReadOptions::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::field::FIELDS;

    #[test]
    fn every_sample_has_every_field_that_a_form_may_ask_for() {
        for sample in [Sample::Chinese, Sample::English, Sample::Long] {
            let names = ["team", "with space"];
            let application = sample.application(names.into_iter()).unwrap();
            let filled: Vec<_> = application.fields().map(|(name, _)| name).collect();
            for field in FIELDS {
                let is_file = field.section() == "files"
                    || ["letter.template", "letter.letterhead", "payment.receipt"]
                        .contains(&field.name);
                assert_ne!(
                    filled.contains(&field.name),
                    is_file,
                    "{sample:?}: {}",
                    field.name
                );
            }
            assert_eq!(application.extra["team"].as_str(), "team");
        }
    }

    #[test]
    fn samples_name_nobody_that_there_is() {
        for sample in [Sample::Chinese, Sample::English, Sample::Long] {
            for line in sample.text().lines().filter(|line| line.contains('@')) {
                assert!(line.contains("@example."), "{line}");
            }
        }
    }
}
