//! `--fix`: a corrected copy beside the record.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::correct;
use crate::cli::failure::Failure;
use crate::cli::record::is_standard_input;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Source};
use crate::files::{Output, write_all};
use crate::message::{Explain, Ui};

/// `--fix` was asked for a record that is no file.
struct NoFileToFix;

impl Explain for NoFileToFix {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let title = ui.pick(
            "a record from standard input has no place for a corrected copy",
            "来自标准输入的资料无处存放更正后的副本",
        );
        vec![Diagnostic::error("no-file-to-fix", title).hint(ui.pick(
            "save it as a file, and give its path",
            "请先存成文件，再给出路径",
        ))]
    }
}

/// Writes a corrected copy where there is something to put right, and lists each change.
///
/// The copy is what is checked then; without a change it is the record itself.
pub(super) fn corrected_copy(
    path: &Path,
    source: Arc<Source>,
    force: bool,
    terminal: &Terminal,
) -> Result<Arc<Source>, Failure> {
    if is_standard_input(path) {
        return Err(NoFileToFix.into());
    }
    let ui = terminal.ui();
    let correction = correct(&source);
    let shown = path.display();
    if correction.changes.is_empty() {
        terminal.advise(&ui.pick(
            format!("{shown}: nothing to put right by itself\n"),
            format!("{shown}：没有可自动更正之处\n"),
        ))?;
        return Ok(source);
    }
    let copy = beside(path);
    let output = Output {
        path: copy.clone(),
        bytes: correction.text.clone().into_bytes(),
    };
    write_all(&[output], force)?;
    let name = copy.display().to_string();
    let mut said = ui.pick(
        format!("{name}: {shown}, corrected\n"),
        format!("{name}：由 {shown} 更正而成\n"),
    );
    for change in &correction.changes {
        said += &format!("  {}\n", change.line(ui));
    }
    terminal.advise(&said)?;
    Ok(Arc::new(Source::new(name, correction.text)))
}

/// `client.toml` -> `client.fixed.toml`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".fixed");
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_lies_beside_the_record_under_a_name_of_its_own() {
        for (record, copy) in [
            ("client.toml", "client.fixed.toml"),
            ("a/客户.json", "a/客户.fixed.json"),
            ("record", "record.fixed"),
        ] {
            assert_eq!(beside(Path::new(record)), Path::new(copy));
        }
    }
}
