//! Words of the check: its rules' own, and what is said of one finding beside them.

mod correction;
mod detail;
mod page;
mod policy;

use super::intake::{cell_note, missing_cell};
use super::{Explain, Ui};
use crate::application::field::field;
use crate::check::{Detail, Finding, Report, Rule, Words, rule};
use crate::diagnostic::{Diagnostic, Location};

#[cfg(feature = "cli")]
pub(crate) use page::{group_name, severity_name};
pub use page::{rule_page, rules_page};

/// A rule's words in a language.
fn words(rule: &Rule, ui: Ui) -> Words {
    ui.pick(rule.en, rule.zh)
}

impl Explain for Finding {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let words = words(self.rule, ui);
        let mut finding = Diagnostic::error(self.rule.name, words.title)
            .of_severity(self.severity)
            .of_field(self.field, ui)
            .reason(words.why);
        if let Some(label) = detail::label(&self.detail, ui) {
            finding = finding.label(label);
        }
        for hint in detail::hints(&self.detail, ui) {
            finding = finding.hint(hint);
        }
        vec![finding.hint(words.fix)]
    }
}

impl Explain for Report {
    /// In the order of the record's lines; what stands nowhere comes last.
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let mut findings: Vec<Diagnostic> = Vec::new();
        if let Some(error) = self.reading.error() {
            findings.extend(
                error
                    .explain(ui)
                    .into_iter()
                    .map(|finding| with_reason(finding, ui)),
            );
        }
        for found in &self.findings {
            let location = self.reading.location(found.field, found.range.as_ref());
            findings.extend(
                found
                    .explain(ui)
                    .into_iter()
                    .map(|finding| fix_in_table(finding, found, &location, ui))
                    .map(|finding| finding.at(&location)),
            );
        }
        for note in &self.reading.notes {
            findings.push(cell_note(&self.reading, note, ui));
        }
        findings.sort_by_key(|finding| {
            let span = finding
                .location
                .as_ref()
                .and_then(|location| location.span.as_ref());
            span.map_or(usize::MAX, |span| span.start)
        });
        findings
    }
}

/// A rule's words tell what to write into a record; in a table there is a cell to fill in.
fn fix_in_table(mut finding: Diagnostic, found: &Finding, at: &Location, ui: Ui) -> Diagnostic {
    let (true, Detail::Absent, Some(field)) =
        (at.row().is_some(), &found.detail, field(found.field))
    else {
        return finding;
    };
    finding.hints.pop();
    finding.hint(missing_cell(field, at.cell().is_some(), ui))
}

/// What reading refuses has a rule of its name too, which says why it matters where the value itself does not.
fn with_reason(finding: Diagnostic, ui: Ui) -> Diagnostic {
    match rule(finding.name) {
        Some(rule) if finding.reason.is_none() => finding.reason(words(rule, ui).why),
        _ => finding,
    }
}
