//! One run at a time on one folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::selection::Shard;

/// The folder in the output folder that a run keeps its own files in.
pub const STATE_FOLDER: &str = ".gonghan";

/// A hold on an output folder, given up when it is dropped or the process ends in any way.
#[derive(Debug)]
pub struct Lock {
    _whole: File,
    _share: Option<File>,
}

/// Why there is no hold.
#[derive(Debug)]
pub enum LockError {
    /// Another run has it.
    Taken {
        /// The output folder.
        folder: PathBuf,
    },
    /// The system refused.
    Io {
        /// The folder or file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

impl Lock {
    /// Takes hold of an output folder, for a whole run alone or for one share beside the others.
    ///
    /// # Errors
    /// Another run has it, or the folder can't be written to.
    pub fn take(folder: &Path, shard: Option<Shard>) -> Result<Self, LockError> {
        let state = folder.join(STATE_FOLDER);
        fs::create_dir_all(&state).map_err(|source| LockError::Io {
            path: folder.to_owned(),
            source,
        })?;
        let taken = |error, path: PathBuf| match error {
            TryLockError::WouldBlock => LockError::Taken {
                folder: folder.to_owned(),
            },
            TryLockError::Error(source) => LockError::Io { path, source },
        };
        let path = state.join("lock");
        let whole = open(&path)?;
        let Some(shard) = shard else {
            whole.try_lock().map_err(|error| taken(error, path))?;
            return Ok(Self {
                _whole: whole,
                _share: None,
            });
        };
        whole
            .try_lock_shared()
            .map_err(|error| taken(error, path))?;
        let path = state.join(format!("lock-{shard}"));
        let share = open(&path)?;
        share.try_lock().map_err(|error| taken(error, path))?;
        Ok(Self {
            _whole: whole,
            _share: Some(share),
        })
    }
}

fn open(path: &Path) -> Result<File, LockError> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|source| LockError::Io {
            path: path.to_owned(),
            source,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_by_one_whole_run_or_by_different_shares() {
        let folder = tempfile::tempdir().unwrap();
        let take = |shard: Option<&str>| {
            Lock::take(folder.path(), shard.map(|text| text.parse().unwrap()))
        };
        let whole = take(None).unwrap();
        assert!(matches!(take(None), Err(LockError::Taken { .. })));
        assert!(matches!(take(Some("1/2")), Err(LockError::Taken { .. })));
        drop(whole);
        let first = take(Some("1/2")).unwrap();
        let _second = take(Some("2/2")).unwrap();
        assert!(matches!(take(Some("1/2")), Err(LockError::Taken { .. })));
        assert!(matches!(take(None), Err(LockError::Taken { .. })));
        drop(first);
        take(Some("1/2")).unwrap();
    }
}
