//! JSON records: a record a line, or a list of them.

use serde_json::value::RawValue;

use super::aliases::field_of_label;
use super::columns::ColumnMap;
use super::error::TableFault;
use super::room::Room;
use super::rows::{Content, Row};
use crate::application::field::{EXTRA, SECTIONS};
use crate::intake::entry::{Entry, Value};

/// A record with the line it begins on.
pub(super) fn row(line: usize, text: &str) -> Row {
    Row {
        number: line,
        content: Content::Record(text.trim_ascii_end().to_owned()),
    }
}

/// How many cells a record is in a table, about: each has a key, and is one at least.
fn cells(text: &str) -> usize {
    text.matches("\":").count().max(1)
}

/// The records of a list, or the one record that the text is.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, TableFault> {
    let refused = |error: serde_json::Error| TableFault::NotRecords {
        reason: error.to_string(),
    };
    if text.trim_start().starts_with('{') {
        let record: &RawValue = serde_json::from_str(text).map_err(refused)?;
        return Ok(vec![row(line_of(text, record), record.get())]);
    }
    let records: Vec<&RawValue> = serde_json::from_str(text).map_err(refused)?;
    let mut line = 1;
    let mut before = 0;
    let mut taken = Room::default();
    for record in &records {
        taken.take(cells(record.get()), 0)?;
    }
    let rows = records.into_iter().map(|record| {
        let start = offset(text, record);
        line += text[before..start].matches('\n').count();
        before = start;
        row(line, record.get())
    });
    Ok(rows.collect())
}

fn line_of(text: &str, part: &RawValue) -> usize {
    1 + text[..offset(text, part)].matches('\n').count()
}

/// Where a part begins: it is borrowed from the text, so the distance of the two is the place.
fn offset(text: &str, part: &RawValue) -> usize {
    (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// Whether a text is JSON Lines: its first line is a record by itself.
pub(super) fn is_lines(first_line: &str) -> bool {
    let text = first_line.trim_ascii();
    text.starts_with('{') && serde_json::from_str::<&RawValue>(text).is_ok()
}

/// Puts keys that stand outside the sections with their fields: as `map` says, by dotted name, by alias, or as the user's
/// own.
pub(super) fn sort_keys(entries: &mut [Entry], map: &ColumnMap) {
    for entry in entries {
        let [key] = &entry.path[..] else {
            continue;
        };
        if SECTIONS.contains(&key.as_str()) || matches!(entry.value, Value::Table | Value::List) {
            continue;
        }
        let mapped = map.iter().find(|(label, _)| label == key);
        if let Some((section, own)) = mapped.and_then(|(_, field)| field.split_once('.')) {
            entry.path = vec![section.to_owned(), own.to_owned()];
            continue;
        }
        entry.path = match field_of_label(key) {
            Some(field) => vec![field.section().to_owned(), field.key().to_owned()],
            None => {
                let key = key.strip_prefix("extra.").unwrap_or(key);
                vec![EXTRA.to_owned(), key.to_owned()]
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_records_of_a_list_know_the_lines_they_begin_on() {
        let rows = rows("[\n{\"a\": 1},\n\n  {\n\"b\": 2},{}]\n").unwrap();
        let found: Vec<_> = rows
            .iter()
            .map(|row| match &row.content {
                Content::Record(text) => (row.number, text.as_str()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, [(2, "{\"a\": 1}"), (4, "{\n\"b\": 2}"), (5, "{}")]);
    }

    #[test]
    fn lines_are_told_from_one_record_over_many_lines() {
        assert!(is_lines("{\"a\": 1}\r\n"));
        assert!(!is_lines("{\n"));
        assert!(!is_lines("[{}]"));
    }
}
