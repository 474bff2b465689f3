//! What the check finds, and what it leaves alone.

mod generated_names;
mod han_forms;
mod rule_examples;
mod rule_pages;

pub(crate) use generated_names::names as names_of_many_languages;

use std::path::Path;
use std::sync::Arc;

use gonghan::check::{Context, Policy, Report};
use gonghan::diagnostic::Source;
use gonghan::intake::{ReadOptions, Reading, read};

/// The day that counts as today in these tests.
const TODAY: &str = "2026-11-25";

/// A record as it is read from JSON.
fn reading(record: &serde_json::Value) -> Reading {
    let source = Source::new("client.json", record.to_string());
    read(&Arc::new(source), &ReadOptions::default())
}

/// All that is found in a record: the rules by their names, those of reading among them.
fn found(reading: Reading, folder: Option<&Path>) -> Vec<&'static str> {
    use gonghan::message::{Explain, Ui};
    let report = Report::of(
        reading,
        &Context {
            as_of: TODAY.parse().unwrap(),
            folder,
            policy: &Policy::default(),
        },
    );
    report
        .explain(Ui::En)
        .iter()
        .map(|finding| finding.name)
        .collect()
}

/// A record of the four needed fields, in which nothing is found.
fn clean_record() -> serde_json::Value {
    serde_json::json!({
        "company": {"name": "GOLDEN SAIL EXAMPLE LIMITED", "country": "HK"},
        "account": {"id": "gh_3f2a9c81d07e"},
        "letter": {"signatory": "CHAN TAI MAN"},
    })
}
