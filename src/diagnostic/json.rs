//! The form for programs: one JSON object a finding.

use serde::Serialize;

use super::{Diagnostic, Part, Severity};

#[derive(Serialize)]
struct Shown<'a> {
    rule: &'a str,
    severity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    /// The cell of a table, as spreadsheets write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// First byte of the place in the file, and the first one behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<[usize; 2]>,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    help: &'a [String],
}

/// Shows one finding as a JSON object on one line, without a final line break. Line and column count from 1, the column
/// in characters; `bytes` are those of the file without its byte-order mark. Of a table, `line` is the row, `cell` the cell, and
/// `column` counts within the cell's text.
#[must_use]
pub fn json(diagnostic: &Diagnostic) -> String {
    let location = diagnostic.location.as_ref();
    let shown = Shown {
        rule: diagnostic.name,
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        field: diagnostic.field,
        file: location.map(|location| location.source.name.as_str()),
        line: location.and_then(|location| location.line()),
        column: location.and_then(|location| location.column()),
        cell: location.and_then(|location| location.cell()),
        bytes: location.and_then(|location| {
            let Part::Whole = location.source.part else {
                return None;
            };
            let span = location.span.as_ref()?;
            Some([span.start, span.end])
        }),
        title: &diagnostic.title,
        label: diagnostic.label.as_deref(),
        why: diagnostic.reason.as_deref(),
        help: &diagnostic.hints,
    };
    // Strings and numbers alone: there is nothing in it that JSON can't hold.
    serde_json::to_string(&shown).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Location, Source};
    use super::*;

    #[test]
    fn a_finding_is_one_line_that_other_programs_read() {
        let source = Source::new("客户.toml", "[company]\nname = \"示⽂\"\n");
        let start = source.text.find('⽂').unwrap();
        let diagnostic = Diagnostic {
            name: "look-alike",
            severity: Severity::Warning,
            title: "a \"title\"\u{1b}".into(),
            location: Some(Location::at(Arc::new(source), start..start + 3)),
            field: Some("company.name"),
            label: None,
            reason: None,
            hints: vec!["one\ntwo".into()],
        };
        let line = json(&diagnostic);
        assert!(!line.contains(['\n', '\u{1b}']), "{line}");
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["file"], "客户.toml");
        assert_eq!((&read["line"], &read["column"]), (&2.into(), &10.into()));
        assert_eq!(read["bytes"], serde_json::json!([start, start + 3]));
        assert_eq!(read["title"], "a \"title\"\u{1b}");
        assert_eq!(read["help"][0], "one\ntwo");
        assert!(read.get("why").is_none());
    }
}
