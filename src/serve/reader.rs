//! Whom findings are told on the page: in a language of three, and without what only the command line has.

use std::ops::Range;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::language::PageLanguage;
use super::words::words;
use crate::application::field::FIELDS;
use crate::diagnostic::{Diagnostic, Part, Source, json, visible};
use crate::intake::field_texts;

/// The rule of a field that is needed and empty.
const MISSING: &str = "missing-field";

/// Somebody who reads a language, and whose own texts stay as they are.
pub(super) struct Reader<'a> {
    pub(super) language: PageLanguage,
    pub(super) texts: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    /// Somebody who is told of a file, whose name stays as it is.
    pub(super) fn of_file(language: PageLanguage, name: &'a str) -> Reader<'a> {
        Reader {
            language,
            texts: vec![name],
        }
    }

    /// Findings in the form that `check --json` prints, a list of them.
    pub(super) fn findings(&self, found: Vec<Diagnostic>) -> Vec<serde_json::Value> {
        let all = found.into_iter();
        // What `json` writes is JSON.
        all.map(|finding| {
            let marked = marked(&finding);
            let said = json(&self.said(finding));
            let mut said: serde_json::Value = serde_json::from_str(&said).unwrap_or_default();
            if let Some(marked) = marked {
                said["marked"] = marked.into_iter().collect();
            }
            said
        })
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
        finding.title = match words.get(&format!("title.{}", finding.name)) {
            Some(title) => title.clone(),
            None => self.lines(&finding.title),
        };
        finding.label = finding.label.as_deref().map(|label| self.lines(label));
        finding.reason = finding.reason.as_deref().map(|reason| self.lines(reason));
        if let Some(advice) = words.get(&format!("advice.{}", finding.name)) {
            finding.hints = vec![advice.clone()];
            return finding;
        }
        let hints = finding
            .hints
            .iter()
            // The record's own lines are no help on a form.
            .filter(|hint| !hint.contains("`["))
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
            visible(&with_quotes(&line, self.language)).into_owned()
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

/// A line with quotation marks in place of backticks, which are those of a command line.
fn with_quotes(line: &str, language: PageLanguage) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    // One that stands alone is somebody's own.
    if parts.len().is_multiple_of(2) {
        return line.to_owned();
    }
    let quoted = &words(language)["page.quoted"];
    let parts = parts
        .iter()
        .enumerate()
        .map(|(index, part)| match index % 2 {
            0 => (*part).to_owned(),
            _ => quoted.replace("{0}", part),
        });
    parts.collect()
}

/// How much is shown on each side of what is marked, in characters.
const BESIDE: usize = 40;

/// The text that a finding is about, in three parts: what it marks, and what stands before and behind that. None where it is about
/// the whole.
fn marked(finding: &Diagnostic) -> Option<[String; 3]> {
    let location = finding.location.as_ref()?;
    let (source, span) = (&location.source, location.span.clone()?);
    let whole = match &source.part {
        Part::Row(row) => {
            let mut cells = row.cells.iter().map(|(cell, _)| cell.clone());
            cells.find(|cell| cell.start <= span.start && span.end <= cell.end)?
        }
        Part::Whole | Part::From { .. } => text_around(source, span.start)?,
    };
    let is_within = whole.start <= span.start && span.end <= whole.end;
    if !is_within || span.is_empty() || span == whole {
        return None;
    }
    let before: Vec<char> = source.text[whole.start..span.start].chars().collect();
    let cut = before.len().saturating_sub(BESIDE);
    let before: String = before[cut..].iter().collect();
    let mut rest = source.text[span.end..whole.end].chars();
    let behind: String = rest.by_ref().take(BESIDE).collect();
    let parts = [&before, &source.text[span.clone()], &behind];
    let [before, marked, behind] = parts.map(|part| visible(part).into_owned());
    let dots = |is_cut| if is_cut { "…" } else { "" };
    Some([
        format!("{}{before}", dots(cut > 0)),
        marked,
        format!("{behind}{}", dots(rest.next().is_some())),
    ])
}

/// The bytes of the field's text that a place in a record lies in; none where the text is not written there as it is.
fn text_around(source: &Source, place: usize) -> Option<Range<usize>> {
    let texts = field_texts(source).into_iter();
    let mut spans = texts.filter_map(|field| {
        let start = field.verbatim?;
        Some(start..start + field.text.len())
    });
    spans.find(|span| span.contains(&place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Location;
    use std::sync::Arc;

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
    fn what_a_finding_is_about_is_marked_in_its_text() {
        let long = "x".repeat(50);
        let text = format!(
            "[company]\nname = \"GOLDEN SАIL\u{200B} \" # \"so\"\ncountry = 'H\"K'\n\
             [letter]\nsignatory = \"{long}Ж{long}\"\nplace = \"a\\tЯ\"\n"
        );
        let text = text.as_str();
        let source = Arc::new(Source::new("client.toml", text));
        let parts = |marked_text: &str| {
            let start = text.find(marked_text).unwrap();
            let location = Location::at(source.clone(), start..start + marked_text.len());
            marked(&Diagnostic::error("a", "b").at(&location))
        };
        let mixed = ["GOLDEN S", "А", "IL<U+200B> "].map(str::to_owned);
        assert_eq!(parts("А"), Some(mixed));
        let quote = ["H", "\"", "K"].map(str::to_owned);
        let country = text.find("H\"K").unwrap();
        let location = Location::at(source.clone(), country + 1..country + 2);
        assert_eq!(
            marked(&Diagnostic::error("a", "b").at(&location)),
            Some(quote)
        );
        assert_eq!(parts("GOLDEN SАIL\u{200B} "), None);
        assert_eq!(parts("name"), None);
        let cut = "x".repeat(40);
        let long = [format!("…{cut}"), "Ж".to_owned(), format!("{cut}…")];
        assert_eq!(parts("Ж"), Some(long));
        // A text with escapes is not written there as it is.
        assert_eq!(parts("Я"), None);
    }

    #[test]
    fn a_record_has_no_lines_and_a_page_no_backticks() {
        let finding =
            Diagnostic::error("a", "`x` and `y`, not `").hint("add it under `[company]`: a = 1");
        let said = said(finding.hint("write `x`"));
        assert_eq!(said.title, "`x` and `y`, not `");
        assert_eq!(said.hints, ["write “x”"]);
    }

    #[test]
    fn what_can_not_be_seen_in_a_finding_is_written_out() {
        let said = said(Diagnostic::error("a", "a\u{202E}b").hint("c\nd\u{200B}"));
        assert_eq!(said.title, "a<U+202E>b");
        assert_eq!(said.hints, ["c\nd<U+200B>"]);
    }
}
