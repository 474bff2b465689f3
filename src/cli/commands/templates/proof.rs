//! `gonghan templates proof`: the places of a form's fields, drawn on the form.

use std::path::{Path, PathBuf};

use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::files::{Output, write_all};
use crate::font::FontSet;
use crate::form::proof;
use crate::message::{Explain, Ui};
use crate::template::Template;

pub(super) fn run(
    path: &Path,
    output: Option<&PathBuf>,
    force: bool,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    // What is wrong with the places is seen best on the picture, so that it is drawn all the same.
    let (template, fault) = match Template::from_file(path) {
        Ok(template) => (template, None),
        Err(fault) => (Template::to_be_corrected(path)?, Some(fault)),
    };
    let picture = Output {
        path: output.cloned().unwrap_or_else(|| proof_of(path)),
        bytes: drawn(&template, path)?,
    };
    let shown = picture.path.display().to_string();
    write_all(&[picture], force)?;
    terminal.print(&format!("{shown}\n"))?;
    match fault {
        Some(fault) => {
            terminal.warn(&fault)?;
            Ok(ExitStatus::Partial)
        }
        None => Ok(ExitStatus::Done),
    }
}

/// Where a template's proof stands unless that is said; a form beside the template may have its name, and end in .png.
pub(super) fn proof_of(template: &Path) -> PathBuf {
    template.with_extension("proof.png")
}

/// The proof of a template, as PNG.
pub(super) fn drawn(template: &Template, path: &Path) -> Result<Vec<u8>, Failure> {
    let Some(background) = template.background() else {
        return Err(NoForm(path.to_owned()).into());
    };
    Ok(proof(background, template, &mut FontSet::embedded())?)
}

/// A template without a form.
struct NoForm(PathBuf);

impl Explain for NoForm {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let path = self.0.display();
        let title = ui.pick(
            format!("`{path}` names no form that fields stand on"),
            format!("`{path}` 没有写明字段所在的表格"),
        );
        vec![Diagnostic::error("template-without-form", title).hint(ui.pick(
            "a template of a form is written by `gonghan templates place form.pdf -o mine.toml`",
            "表格的模板由 `gonghan templates place form.pdf -o mine.toml` 写出",
        ))]
    }
}
