//! What came of one client, in words: a line of the results file, from which all reports are made.

use serde::{Deserialize, Serialize};

use crate::batch::{Outcome, Status};
use crate::diagnostic::{Diagnostic, Severity, visible};
use crate::message::{Explain, Ui};

/// What came of one client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientResult {
    /// The row in the table.
    pub row: usize,
    /// What became of it.
    pub status: Status,
    /// The company's name, or what stands for it where it was refused.
    pub name: String,
    /// The account's original ID, or what stands for it where it was refused.
    pub id: String,
    /// The client's folder in the output folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The names of the files in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Told>,
    /// A small picture of the letter as PNG, in Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<String>,
    /// Of a client that failed, what the row shows in each column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<(String, String)>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The stable name of this kind of finding.
    pub rule: String,
    /// How much it weighs.
    pub weight: Weight,
    /// The cell as spreadsheets write it, or the row or line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What is wrong.
    pub title: String,
    /// A few words about the very characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Nothing is made until it is mended.
    Error,
    /// Someone should look.
    Warning,
    /// Good to know.
    Note,
}

impl ClientResult {
    /// Puts what came of a client into words.
    #[must_use]
    pub fn of(outcome: &Outcome, ui: Ui) -> Self {
        let reading = &outcome.report.reading;
        let facts = &reading.facts;
        let name = facts.name.as_ref().map(|name| name.as_str());
        let id = facts.id.as_ref().map(|id| id.as_str());
        let findings = match outcome.status {
            Status::Unreached => Vec::new(),
            _ => {
                let findings = outcome.explain(ui);
                findings
                    .iter()
                    .map(|finding| Told::of(finding, ui))
                    .collect()
            }
        };
        Self {
            row: outcome.row,
            status: outcome.status,
            name: name.unwrap_or(reading.shown("company.name")).to_owned(),
            id: id.unwrap_or(reading.shown("account.id")).to_owned(),
            folder: outcome.folder.clone(),
            files: outcome.files.iter().map(|file| file.name.clone()).collect(),
            findings,
            thumbnail: outcome.thumbnail.clone(),
            cells: outcome.cells.clone(),
        }
    }
}

impl Told {
    fn of(finding: &Diagnostic, ui: Ui) -> Self {
        let shown = |text: &String| visible(text).into_owned();
        let location = finding.location.as_ref();
        let place = location.and_then(|location| match location.cell() {
            // Of the one sheet that is read, the name goes without saying.
            Some(cell) => Some(cell.rsplit('!').next().unwrap_or(&cell).to_owned()),
            None => {
                let line = location.line()?;
                Some(match location.row() {
                    Some(_) => ui.pick(format!("row {line}"), format!("第 {line} 行")),
                    None => ui.pick(format!("line {line}"), format!("第 {line} 行")),
                })
            }
        });
        Self {
            rule: finding.name.to_owned(),
            weight: match finding.severity {
                Severity::Error => Weight::Error,
                Severity::Warning => Weight::Warning,
                Severity::Note => Weight::Note,
            },
            place,
            title: shown(&finding.title),
            label: finding.label.as_ref().map(shown),
            help: finding.hints.iter().map(shown).collect(),
        }
    }

    /// One line: the place, the weight and what is wrong.
    #[must_use]
    pub fn line(&self, ui: Ui) -> String {
        let weight = self.weight.word(ui);
        let place = self.place.as_deref().map_or_else(String::new, |place| {
            ui.pick(format!("{place}, "), format!("{place}，"))
        });
        let label = self.label.as_deref().map_or_else(String::new, |label| {
            ui.pick(format!(" ({label})"), format!("（{label}）"))
        });
        let colon = ui.pick(": ", "：");
        format!("{place}{weight}{colon}{}{label}", self.title)
    }
}

impl Weight {
    /// The word for it.
    #[must_use]
    pub fn word(self, ui: Ui) -> &'static str {
        let words = ui.level_words();
        match self {
            Self::Error => words.error,
            Self::Warning => words.warning,
            Self::Note => words.note,
        }
    }
}
