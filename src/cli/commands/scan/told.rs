//! What is said of a page that is ready.

use std::path::Path;

use serde::Serialize;

use super::files::with_file;
use super::name::NameReader;
use crate::diagnostic::{Diagnostic, json};
use crate::files::Output;
use crate::message::{Explain, Ui, name_words, scan_steps};
use crate::scan::{NameRead, Prepared, ReadingError};

/// A page that is ready, and where it is from.
pub(super) struct Told<'a> {
    pub(super) source: &'a Path,
    /// The page's number, in a file of several.
    pub(super) number: Option<usize>,
    pub(super) output: &'a Output,
    pub(super) prepared: &'a Prepared,
    /// What was read of the company's name, and of which.
    pub(super) name: Option<(&'a NameReader, &'a Result<NameRead, ReadingError>)>,
}

#[derive(Serialize)]
struct Shown<'a> {
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    file: String,
    width: u32,
    height: u32,
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    quality: Option<u8>,
    untouched: bool,
    metadata_removed: bool,
    turned_upright: bool,
    cut_out: bool,
    turned_by_degrees: f32,
    whitened: bool,
    quarter_turns: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<&'a str>,
    replaced_fonts: &'a [String],
    findings: Vec<serde_json::Value>,
}

impl Told<'_> {
    /// Two lines: the file, and what was done to it.
    pub(super) fn line(&self, ui: Ui) -> String {
        let [width, height] = self.prepared.file.size;
        let file = self.output.path.display();
        let size = self.output.bytes.len().div_ceil(1000);
        let source = self.source.display();
        let page = match self.number {
            Some(number) => ui.pick(format!(", page {number}"), format!("，第 {number} 页")),
            None => String::new(),
        };
        let done = scan_steps(self.prepared, ui);
        let from = ui.pick("from", "来自");
        format!("{file}  {width} x {height} px, {size} kB\n    {from} {source}{page}: {done}\n")
    }

    /// What should be looked at.
    pub(super) fn findings(&self, ui: Ui) -> Vec<Diagnostic> {
        let mut findings = self.prepared.explain(ui);
        match self.name {
            Some((reader, Ok(read))) => findings.extend(name_words(read, reader.name(), ui)),
            Some((_, Err(error))) => findings.extend(error.explain(ui)),
            None => {}
        }
        with_file(self.source, findings)
    }

    /// A line for programs.
    pub(super) fn json(&self) -> String {
        let straightened = self.prepared.straightened;
        let findings = self.findings(Ui::En);
        let shown = Shown {
            source: self.source.display().to_string(),
            page: self.number,
            file: self.output.path.display().to_string(),
            width: self.prepared.file.size[0],
            height: self.prepared.file.size[1],
            bytes: self.output.bytes.len(),
            quality: self.prepared.file.quality,
            untouched: self.prepared.is_untouched,
            metadata_removed: self.prepared.had_metadata,
            turned_upright: self.prepared.was_turned,
            cut_out: straightened.was_cut_out,
            turned_by_degrees: straightened.turned_by,
            whitened: self.prepared.was_whitened,
            quarter_turns: self.prepared.quarter_turns,
            client: self.prepared.code.as_ref().map(|code| code.id.as_str()),
            replaced_fonts: &self.prepared.replaced_fonts,
            findings: findings
                .iter()
                .filter_map(|finding| serde_json::from_str(&json(finding)).ok())
                .collect(),
        };
        // Numbers, texts and lists of them always have a JSON form.
        serde_json::to_string(&shown).unwrap_or_default() + "\n"
    }
}

/// What came of the run.
pub(super) fn summary(made: usize, failed: usize, folder: &Path, ui: Ui) -> String {
    let folder = folder.display();
    match (ui, failed) {
        (Ui::En, 0) => format!("\n{made} made, in {folder}. Look at each before it is uploaded.\n"),
        (Ui::En, _) => format!("\n{made} made, in {folder}; {failed} not.\n"),
        (Ui::Zh, 0) => format!("\n已生成 {made} 张，位于 {folder}。上传前请逐张查看。\n"),
        (Ui::Zh, _) => format!("\n已生成 {made} 张，位于 {folder}；{failed} 张未能生成。\n"),
    }
}
