//! The results that several machines left, each of its share.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::lock::STATE_FOLDER;

/// Why shares can't be joined.
#[derive(Debug)]
pub enum MergeError {
    /// A folder has no results of a share.
    NoShares {
        /// The folders that were looked in.
        folders: Vec<PathBuf>,
    },
    /// Some shares are not there, or not finished.
    Missing {
        /// The shares, as `2/4`.
        shares: Vec<String>,
    },
    /// Two results are of the same share, or of another number of shares.
    Mixed {
        /// The files.
        files: Vec<PathBuf>,
    },
    /// A results file can't be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The results files of all shares in some folders, each with its folder.
///
/// # Errors
/// There are none, or not one of each share.
pub fn shares_in(folders: &[PathBuf]) -> Result<Vec<(PathBuf, PathBuf)>, MergeError> {
    let mut found: Vec<(u32, u32, PathBuf, PathBuf)> = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(folder.join(STATE_FOLDER));
        for entry in entries.into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some((number, count)) = share_of(&name) {
                found.push((number, count, entry.path(), folder.clone()));
            }
        }
    }
    found.sort();
    let Some(&(_, count, ..)) = found.first() else {
        return Err(MergeError::NoShares {
            folders: folders.to_vec(),
        });
    };
    let numbers: Vec<u32> = found.iter().map(|(number, ..)| *number).collect();
    let is_twice = numbers.windows(2).any(|pair| pair[0] == pair[1]);
    if is_twice || found.iter().any(|(_, other, ..)| *other != count) {
        return Err(MergeError::Mixed {
            files: found.into_iter().map(|(_, _, path, _)| path).collect(),
        });
    }
    let missing: Vec<String> = (1..=count)
        .filter(|number| !numbers.contains(number))
        .map(|number| format!("{number}/{count}"))
        .collect();
    if missing.is_empty() {
        let files = found.into_iter();
        Ok(files.map(|(_, _, path, folder)| (path, folder)).collect())
    } else {
        Err(MergeError::Missing { shares: missing })
    }
}

/// The share that a results file is of: `results-2-of-4.jsonl`.
fn share_of(name: &str) -> Option<(u32, u32)> {
    let share = name.strip_prefix("results-")?.strip_suffix(".jsonl")?;
    let (number, count) = share.split_once("-of-")?;
    Some((number.parse().ok()?, count.parse().ok()?))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "files of a test")]

    use super::*;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join(STATE_FOLDER);
        fs::create_dir(&state).unwrap();
        for name in names {
            fs::write(state.join(name), "").unwrap();
        }
        folder
    }

    #[test]
    fn all_shares_are_needed_each_once_and_of_one_number() {
        let first = folder(&["results-1-of-2.jsonl", "results.jsonl", "lock-1-of-2"]);
        let second = folder(&["results-2-of-2.jsonl"]);
        let third = folder(&["results-3-of-3.jsonl"]);
        let shares = |folders: &[&tempfile::TempDir]| {
            let folders: Vec<PathBuf> = folders.iter().map(|f| f.path().to_owned()).collect();
            shares_in(&folders)
        };
        assert_eq!(shares(&[&first, &second]).unwrap().len(), 2);
        let missing = shares(&[&first]).unwrap_err();
        assert!(matches!(missing, MergeError::Missing { shares } if shares == ["2/2"]));
        for mixed in [[&first, &first], [&second, &third]] {
            assert!(matches!(shares(&mixed), Err(MergeError::Mixed { .. })));
        }
        assert!(matches!(shares(&[]), Err(MergeError::NoShares { .. })));
    }
}
