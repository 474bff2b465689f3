//! A record as Tera sees it: a map a section, holding the fields that the record has.

use std::collections::BTreeMap;

use tera::{Context, Value};

use crate::application::Application;
use crate::application::field::{EXTRA, FIELDS};

/// Sections are always there, so that `{% if bank.bank_name %}` is no error in a record without a bank.
pub(super) fn context(application: &Application) -> Context {
    let mut sections: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    for field in FIELDS {
        if let Some((section, _)) = field.name.split_once('.') {
            sections.entry(section).or_default();
        }
    }
    for (name, text) in application.fields() {
        if let Some((section, key)) = name.split_once('.') {
            sections
                .entry(section)
                .or_default()
                .insert(key, text.into_owned());
        }
    }
    let extra = sections.entry(EXTRA).or_default();
    for (key, text) in &application.extra {
        extra.insert(key, text.as_str().to_owned());
    }
    let mut context = Context::new();
    for (section, fields) in sections {
        context.insert_value(section, Value::from_serializable(&fields));
    }
    context
}
