//! The folder that files go to.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::message::{Explain, Ui};

/// A file's name was given where a folder's is wanted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotAFolder {
    given: PathBuf,
    /// Whether the files' own name can be given.
    takes_name: bool,
}

impl NotAFolder {
    /// Of a command that names its files itself.
    pub(super) fn without_name(self) -> NotAFolder {
        NotAFolder {
            takes_name: false,
            ..self
        }
    }
}

/// Refuses `-o letter.pdf`, which would make a folder of that name.
pub(super) fn output_folder(given: &Path) -> Result<&Path, NotAFolder> {
    let is_file_name = given
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            ["pdf", "png", "jpg", "jpeg"]
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        });
    if is_file_name && !given.is_dir() {
        Err(NotAFolder {
            given: given.to_owned(),
            takes_name: true,
        })
    } else {
        Ok(given)
    }
}

impl Explain for NotAFolder {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = self.given.display();
        let folder = match self.given.parent() {
            Some(folder) if folder != Path::new("") => folder.display().to_string(),
            _ => ".".to_owned(),
        };
        let stem = self.given.file_stem().unwrap_or_default().to_string_lossy();
        let title = ui.pick(
            format!("`-o {given}` names a file; it takes the folder to write into"),
            format!("`-o {given}` 是文件名；这里应填写输出文件夹"),
        );
        let finding = Diagnostic::error("output-not-a-folder", title);
        if !self.takes_name {
            return vec![finding.hint(ui.pick(
                format!("for a folder of that name write `-o {stem}`"),
                format!("要使用同名文件夹，请写 `-o {stem}`"),
            ))];
        }
        vec![finding.hint(ui.pick(
            format!("for files of that name write `-o {folder} --name {stem}`"),
            format!("要指定文件名，请写 `-o {folder} --name {stem}`"),
        ))]
    }
}
