//! The report as one web page that needs nothing else: no network, no file beside it but those it links to.

use std::io::{self, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use super::{ClientResult, ResultsHead, Told, Totals, Weight, status_word};
use crate::batch::Status;
use crate::diagnostic::visible;
use crate::mail::html_escaped;
use crate::message::Ui;

const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/script.js");

/// What stays as it is in a part of a path.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// Writes the page.
///
/// # Errors
/// The results can't be read, or the page can't be written.
pub fn write_page(
    mut file: impl Write,
    head: &ResultsHead,
    totals: &Totals,
    results: impl Iterator<Item = io::Result<ClientResult>>,
    ui: Ui,
) -> io::Result<()> {
    begin(&mut file, head, totals, ui)?;
    for result in results {
        row(&mut file, &result?, head.check_only, ui)?;
    }
    write!(
        file,
        "</tbody></table>\n<script>{SCRIPT}</script>\n</body></html>\n"
    )?;
    file.flush()
}

fn begin(file: &mut impl Write, head: &ResultsHead, totals: &Totals, ui: Ui) -> io::Result<()> {
    let language = ui.pick("en", "zh-Hans");
    let table = Path::new(&head.table).file_name().unwrap_or_default();
    let title = html_escaped(&ui.pick(
        format!("{} · clients", table.to_string_lossy()),
        format!("{} · 客户", table.to_string_lossy()),
    ));
    let script = STANDARD.encode(Sha256::digest(SCRIPT));
    let style = STANDARD.encode(Sha256::digest(STYLE));
    write!(
        file,
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-{style}'; script-src 'sha256-{script}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"gonghan {}\">\n\
         <title>{title}</title>\n<style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n",
        html_escaped(&head.gonghan)
    )?;
    let counted = Status::ALL
        .into_iter()
        .filter(|status| totals.of(*status) > 0);
    write!(file, "<fieldset class=\"filters\">")?;
    for status in counted {
        write!(
            file,
            "<label class=\"{}\"><input type=\"checkbox\" checked value=\"{}\"> {} {}</label>",
            class(status),
            class(status),
            totals.of(status),
            status_word(status, head.check_only, ui)
        )?;
    }
    writeln!(file, "</fieldset>")?;
    let labels = [
        ui.pick("Letter", "公函"),
        ui.pick("Row", "行"),
        ui.pick("Result", "结果"),
        ui.pick("Company", "公司名称"),
        ui.pick("Original ID", "原始ID"),
        ui.pick("What was found", "发现的问题"),
        ui.pick("Files", "文件"),
    ];
    write!(file, "<table><thead><tr>")?;
    for (index, label) in labels.iter().enumerate() {
        // Pictures have no order.
        if index == 0 {
            write!(file, "<th scope=\"col\">{label}</th>")?;
        } else {
            write!(
                file,
                "<th scope=\"col\"><button type=\"button\">{label}</button></th>"
            )?;
        }
    }
    writeln!(file, "</tr></thead><tbody>")
}

fn row(file: &mut impl Write, result: &ClientResult, check_only: bool, ui: Ui) -> io::Result<()> {
    let class = class(result.status);
    write!(file, "<tr data-status=\"{class}\"><td>")?;
    if let Some(thumbnail) = &result.thumbnail {
        let about = ui.pick("letter", "公函");
        let image = format!(
            "<img alt=\"{about}\" width=\"66\" height=\"94\" loading=\"lazy\" src=\"data:image/png;base64,{}\">",
            html_escaped(thumbnail)
        );
        match result.files.iter().find(|file| file.starts_with("letter.")) {
            Some(letter) => write!(file, "<a href=\"{}\">{image}</a>", link(result, letter))?,
            None => write!(file, "{image}")?,
        }
    }
    write!(
        file,
        "</td><td>{}</td><td class=\"status {class}\" data-key=\"{}\">{}</td><td><bdi>{}</bdi></td><td class=\"id\">{}</td><td>",
        result.row,
        result.status as usize,
        status_word(result.status, check_only, ui),
        html_escaped(&visible(&result.name)),
        html_escaped(&result.id),
    )?;
    findings(file, &result.findings, ui)?;
    write!(file, "</td><td>")?;
    for name in &result.files {
        write!(
            file,
            "<a href=\"{}\">{}</a><br>",
            link(result, name),
            html_escaped(name)
        )?;
    }
    writeln!(file, "</td></tr>")
}

fn findings(file: &mut impl Write, findings: &[Told], ui: Ui) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    write!(file, "<ul>")?;
    for told in findings {
        let weight = match told.weight {
            Weight::Error => "error",
            Weight::Warning => "warning",
            Weight::Note => "note",
        };
        write!(
            file,
            "<li><span class=\"{weight}\">{}</span>",
            html_escaped(&told.line(ui))
        )?;
        for help in &told.help {
            write!(file, "<div class=\"help\">{}</div>", html_escaped(help))?;
        }
        write!(file, "</li>")?;
    }
    write!(file, "</ul>")
}

fn class(status: Status) -> &'static str {
    match status {
        Status::Made => "made",
        Status::Warned => "warned",
        Status::Failed => "failed",
        Status::Unchanged => "unchanged",
        Status::Unreached => "unreached",
    }
}

/// A file of the client, seen from the page; the dot keeps a name with a colon from being another protocol.
fn link(result: &ClientResult, name: &str) -> String {
    let folder = result.folder.as_deref().unwrap_or_default();
    let parts = folder.split('/').chain([name]);
    let parts: Vec<String> = parts
        .map(|part| utf8_percent_encode(part, IN_PATH).to_string())
        .collect();
    format!("./{}", parts.join("/"))
}
