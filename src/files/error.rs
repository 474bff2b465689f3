//! Why a file can't be written.

use std::io;
use std::path::PathBuf;

/// What stands in the way of a file.
#[derive(Debug)]
#[non_exhaustive]
pub enum FilesError {
    /// A folder can't be made.
    Folder {
        /// As given.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A file can't be written.
    Unwritable {
        /// The file that was to be.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A file is there that gonghan did not write.
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A folder has the file's name.
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
}

impl FilesError {
    /// Whether no other file can be written either.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        let (Self::Folder { source, .. } | Self::Unwritable { source, .. }) = self else {
            return false;
        };
        matches!(
            source.kind(),
            io::ErrorKind::StorageFull
                | io::ErrorKind::QuotaExceeded
                | io::ErrorKind::ReadOnlyFilesystem
        )
    }
}
