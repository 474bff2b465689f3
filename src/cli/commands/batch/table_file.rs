//! The table's file, or what standard input gave kept in one: it is read twice.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::cli::failure::Failure;
use crate::cli::record::{folder, is_standard_input};
use crate::intake::ReadFault;
use crate::intake::table::{TableError, TableFault};

/// The table's file.
pub(super) struct TableFile {
    /// What it is called in messages.
    pub(super) name: String,
    path: PathBuf,
    kept: Option<NamedTempFile>,
}

impl TableFile {
    pub(super) fn of(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let kept = if is_standard_input(path) {
            Some(keep().map_err(|error| TableError {
                name: name.clone(),
                fault: TableFault::Read(ReadFault::from(error)),
            })?)
        } else {
            None
        };
        Ok(Self {
            name,
            path: path.to_owned(),
            kept,
        })
    }

    /// Where it can be read.
    pub(super) fn path(&self) -> &Path {
        self.kept.as_ref().map_or(&self.path, NamedTempFile::path)
    }

    /// The folder that the paths in it are found from.
    pub(super) fn folder(&self) -> &Path {
        folder(&self.path)
    }
}

fn keep() -> io::Result<NamedTempFile> {
    let kept = NamedTempFile::new()?;
    let mut file = File::options().write(true).open(kept.path())?;
    io::copy(&mut io::stdin().lock(), &mut file)?;
    Ok(kept)
}
