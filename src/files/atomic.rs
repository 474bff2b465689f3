//! Writes files beside their place and renames them there, so that a cut-off run leaves no half of one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::files::error::FilesError;
use crate::files::own::is_replaceable;

/// What the name of a file begins with until it is whole.
pub const STAGED: &str = ".gonghan-";

/// A file to be written.
#[derive(Clone, Debug)]
pub struct Output {
    /// Where.
    pub path: PathBuf,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Writes all of `outputs` or, where one can't be written, none of them.
///
/// A file that is there already is replaced where gonghan wrote it, where it is the same, or where `force` is set.
///
/// # Errors
/// A folder can't be made, a file can't be written, or one is there that is not gonghan's.
pub fn write_all(outputs: &[Output], force: bool) -> Result<(), FilesError> {
    write_all_over(outputs, |_| force, Sync::Each)
}

/// When what is written reaches the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    /// Before a file has its name.
    Each,
    /// When the system comes to it; for many files that are known again by their hashes.
    Later,
}

/// As [`write_all`], where `may_replace` says of a file that it can go.
///
/// # Errors
/// As of [`write_all`].
pub fn write_all_over(
    outputs: &[Output],
    may_replace: impl Fn(&Path) -> bool,
    sync: Sync,
) -> Result<(), FilesError> {
    for output in outputs {
        check_place(output, &may_replace)?;
    }
    let mut staged = Vec::new();
    for output in outputs {
        let write = |file: &mut fs::File| file.write_all(&output.bytes);
        staged.push((stage(&output.path, write, sync)?, &output.path));
    }
    for (file, path) in staged {
        file.persist(path).map_err(|error| FilesError::Unwritable {
            path: path.clone(),
            source: error.error,
        })?;
    }
    Ok(())
}

/// Writes a file as its bytes come, beside its place, and puts it there when it is whole; a file that is there is replaced.
///
/// # Errors
/// The folder can't be made, or the file can't be written.
pub fn write_streamed(
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> Result<(), FilesError> {
    let staged = stage(path, write, Sync::Each)?;
    staged
        .persist(path)
        .map(drop)
        .map_err(|error| FilesError::Unwritable {
            path: path.to_owned(),
            source: error.error,
        })
}

fn check_place(output: &Output, may_replace: &impl Fn(&Path) -> bool) -> Result<(), FilesError> {
    let path = output.path.as_path();
    if path.is_dir() {
        return Err(FilesError::IsFolder {
            path: path.to_owned(),
        });
    }
    if fs::symlink_metadata(path).is_err() || may_replace(path) {
        return Ok(());
    }
    match is_replaceable(path, &output.bytes) {
        Ok(true) => Ok(()),
        Ok(false) => Err(FilesError::NotOurs {
            path: path.to_owned(),
        }),
        Err(source) => Err(FilesError::Unwritable {
            path: path.to_owned(),
            source,
        }),
    }
}

/// The whole file, safely on disk under a name of its own in the same folder.
fn stage(
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> io::Result<()>,
    sync: Sync,
) -> Result<NamedTempFile, FilesError> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(|source| FilesError::Folder {
        path: folder.to_owned(),
        source,
    })?;
    let stage = || -> io::Result<NamedTempFile> {
        let mut builder = Builder::new();
        builder.prefix(STAGED);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any new file: the user's umask takes away what others may not do.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        write(file.as_file_mut())?;
        if sync == Sync::Each {
            file.as_file().sync_all()?;
        }
        Ok(file)
    };
    stage().map_err(|source| FilesError::Unwritable {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(folder: &Path, name: &str) -> Output {
        Output {
            path: folder.join(name),
            bytes: b"%PDF-1.7 /GonghanVersion (0)".to_vec(),
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn one_file_that_is_not_ours_stops_all_of_them_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let theirs = folder.path().join("b.pdf");
        File::create(&theirs)
            .unwrap()
            .write_all(b"%PDF-1.4 other")
            .unwrap();
        let outputs = [
            output(folder.path(), "a.pdf"),
            output(folder.path(), "b.pdf"),
        ];
        assert!(matches!(
            write_all(&outputs, false),
            Err(FilesError::NotOurs { .. })
        ));
        assert_eq!(names(folder.path()), ["b.pdf"]);
        assert_eq!(fs::read(&theirs).unwrap(), b"%PDF-1.4 other");
        write_all(&outputs, true).unwrap();
        write_all(&outputs, false).unwrap();
        assert_eq!(names(folder.path()), ["a.pdf", "b.pdf"]);
    }

    #[test]
    fn a_folder_with_the_files_name_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a.pdf")).unwrap();
        let outputs = [output(folder.path(), "a.pdf")];
        assert!(matches!(
            write_all(&outputs, true),
            Err(FilesError::IsFolder { .. })
        ));
    }

    use std::fs::File;
}
