//! The columns of the report, the same as CSV and as a workbook.

use super::{ClientResult, status_word};
use crate::message::Ui;

/// A column of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Row,
    Status,
    Company,
    Id,
    Findings,
    Help,
    Folder,
    Files,
}

pub(super) const COLUMNS: [Column; 8] = [
    Column::Row,
    Column::Status,
    Column::Company,
    Column::Id,
    Column::Findings,
    Column::Help,
    Column::Folder,
    Column::Files,
];

impl Column {
    pub(super) fn label(self, ui: Ui) -> &'static str {
        match self {
            Self::Row => ui.pick("Row", "行"),
            Self::Status => ui.pick("Result", "结果"),
            Self::Company => ui.pick("Company", "公司名称"),
            Self::Id => ui.pick("Original ID", "原始ID"),
            Self::Findings => ui.pick("What was found", "发现的问题"),
            Self::Help => ui.pick("What to do", "处理办法"),
            Self::Folder => ui.pick("Folder", "文件夹"),
            Self::Files => ui.pick("Files", "文件"),
        }
    }

    /// Its width in a workbook, in characters.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Row => 6.0,
            Self::Status | Self::Id => 20.0,
            Self::Company | Self::Folder => 36.0,
            Self::Findings | Self::Help => 70.0,
            Self::Files => 30.0,
        }
    }
}

/// A client's cells.
pub(super) fn cells(result: &ClientResult, check_only: bool, ui: Ui) -> [String; COLUMNS.len()] {
    COLUMNS.map(|column| match column {
        Column::Row => result.row.to_string(),
        Column::Status => status_word(result.status, check_only, ui).to_owned(),
        Column::Company => result.name.clone(),
        Column::Id => result.id.clone(),
        Column::Findings => reason(result, ui),
        Column::Help => help(result),
        Column::Folder => result.folder.clone().unwrap_or_default(),
        Column::Files => result.files.join(", "),
    })
}

/// What was found, a line each.
pub(super) fn reason(result: &ClientResult, ui: Ui) -> String {
    let lines: Vec<String> = result.findings.iter().map(|told| told.line(ui)).collect();
    lines.join("\n")
}

/// What to do, a line for each finding that has an answer; the same answer once.
fn help(result: &ClientResult) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for help in result.findings.iter().flat_map(|told| &told.help) {
        if !lines.contains(&help.as_str()) {
            lines.push(help);
        }
    }
    lines.join("\n")
}
