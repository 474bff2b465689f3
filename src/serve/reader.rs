//! Whom findings are told on the page: in a language of three, and without what only the command line has.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::language::PageLanguage;
use super::words::words;
use crate::application::field::FIELDS;
use crate::diagnostic::{Diagnostic, json, visible};

/// The rule of a field that is needed and empty.
const MISSING: &str = "missing-field";

/// Somebody who reads a language, and whose own texts stay as they are.
pub(super) struct Reader<'a> {
    pub(super) language: PageLanguage,
    pub(super) texts: Vec<&'a str>,
}

impl Reader<'_> {
    /// Findings in the form that `check --json` prints, a list of them.
    pub(super) fn findings(&self, found: Vec<Diagnostic>) -> Vec<serde_json::Value> {
        let all = found.into_iter();
        // What `json` writes is JSON.
        all.map(|finding| serde_json::from_str(&json(&self.said(finding))).unwrap_or_default())
            .collect()
    }

    /// Why nothing is made, as the findings that the page shows.
    pub(super) fn unmade(&self, found: Vec<Diagnostic>) -> Response {
        let findings = Json(self.findings(found));
        (StatusCode::UNPROCESSABLE_ENTITY, findings).into_response()
    }

    /// A finding in the reader's language, what can't be seen in it written out.
    fn said(&self, mut finding: Diagnostic) -> Diagnostic {
        let words = words(self.language);
        if let (MISSING, Some(field)) = (finding.name, finding.field) {
            // What the record's own line would be is no help on a form.
            let label = words.get(&format!("field.{field}"));
            let needed = &words["page.still_needed"];
            finding.title = needed.replace("{0}", label.map_or(field, String::as_str));
            finding.hints.clear();
            finding.reason = None;
            return finding;
        }
        finding.title = self.lines(&finding.title);
        finding.label = finding.label.as_deref().map(|label| self.lines(label));
        finding.reason = finding.reason.as_deref().map(|reason| self.lines(reason));
        let hints = finding
            .hints
            .iter()
            .filter_map(|hint| match option_in(hint) {
                Some(option) => words.get(&format!("instead.{option}")).cloned(),
                None => Some(self.lines(hint)),
            });
        finding.hints = hints.collect();
        finding
    }

    fn lines(&self, words: &str) -> String {
        let lines = words.split('\n').map(|line| {
            let line = with_labels(&self.language.said(line, &self.texts), self.language);
            visible(&line).into_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The option or the command that a hint names, which a page does not have.
fn option_in(hint: &str) -> Option<&str> {
    let option = hint.match_indices("--").find_map(|(at, _)| {
        let name = &hint[at + 2..];
        let end = name.find(|c: char| !(c.is_ascii_lowercase() || c == '-'));
        let name = &name[..end.unwrap_or(name.len())];
        (!name.is_empty()).then_some(name)
    });
    option.or_else(|| hint.contains("`gonghan ").then_some("gonghan"))
}

/// The record's names of fields, replaced by what the form calls them.
fn with_labels(line: &str, language: PageLanguage) -> String {
    let words = words(language);
    let mut said = line.to_owned();
    for field in FIELDS {
        let name = format!("`{}`", field.name);
        if let Some(label) = words.get(&format!("field.{}", field.name))
            && said.contains(&name)
        {
            said = said.replace(&name, &words["page.quoted"].replace("{0}", label));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(finding: Diagnostic) -> Diagnostic {
        let reader = Reader {
            language: PageLanguage::English,
            texts: Vec::new(),
        };
        reader.said(finding)
    }

    #[test]
    fn a_finding_names_the_forms_fields_and_no_option() {
        let finding = Diagnostic::error("original-id-length", "`account.id`: too long")
            .hint("compare")
            .hint("add `--allow-unusual-id`, or not")
            .hint("take another face (`--font-dir`)")
            .hint("gh_ -- stays");
        let said = said(finding);
        assert_eq!(said.title, "“Original ID (gh_…)”: too long");
        let instead = &words(PageLanguage::English)["instead.allow-unusual-id"];
        assert_eq!(said.hints, ["compare", instead, "gh_ -- stays"]);
    }

    #[test]
    fn what_can_not_be_seen_in_a_finding_is_written_out() {
        let said = said(Diagnostic::error("a", "a\u{202E}b").hint("c\nd\u{200B}"));
        assert_eq!(said.title, "a<U+202E>b");
        assert_eq!(said.hints, ["c\nd<U+200B>"]);
    }
}
