//! Files that were dropped on the page, in a private folder that goes with the server.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use tempfile::TempDir;

use super::Shared;
use super::answer::Refused;
use crate::hexadecimal::hex;

/// The largest file, in bytes: a phone's photo has eight million.
pub(super) const LARGEST_FILE: usize = 32 * 1024 * 1024;
/// The most that is kept at a time of what was dropped, in bytes: ten drops of 200 MB. What a run makes is as large as it is, and
/// goes with its table.
const MOST_BYTES: u64 = 2_000 * 1024 * 1024;

/// The longest list of files, in bytes.
const LARGEST_LIST: usize = 2 * 1024 * 1024;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/forget", post(forget))
        .layer(DefaultBodyLimit::max(LARGEST_LIST))
}

/// Keeps files no longer that nobody looks at any more.
async fn forget(State(shared): State<Shared>, Json(numbers): Json<Vec<String>>) -> StatusCode {
    for number in numbers {
        shared.uploads.forget(&number);
    }
    StatusCode::NO_CONTENT
}

/// Files by the numbers that the page knows them by.
pub(super) struct Uploads {
    folder: TempDir,
    kept: Mutex<Kept>,
}

/// What takes room, in bytes.
#[derive(Default)]
struct Kept {
    files: BTreeMap<String, u64>,
    folders: BTreeMap<PathBuf, u64>,
}

impl Kept {
    fn has_room_for(&self, bytes: u64) -> Result<(), NotKept> {
        let kept: u64 = self.files.values().chain(self.folders.values()).sum();
        if kept + bytes > MOST_BYTES {
            return Err(NotKept::TooMuch);
        }
        Ok(())
    }
}

/// A file is not kept.
pub(super) enum NotKept {
    /// There are too many already.
    TooMuch,
    /// The disk is full, or the system has no random numbers.
    Failed,
}

/// Room that was taken in a folder, in bytes.
pub(super) struct Room {
    uploads: Arc<Uploads>,
    folder: PathBuf,
    bytes: u64,
}

impl Room {
    /// The room is filled by a file, in place of one of so many bytes.
    pub(super) fn fill(mut self, replaced: u64) {
        self.bytes = replaced;
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let mut kept = self.uploads.kept();
        if let Some(taken) = kept.folders.get_mut(&self.folder) {
            *taken = taken.saturating_sub(self.bytes);
        }
    }
}

impl Uploads {
    /// An empty folder that nobody else can read.
    pub(super) fn new() -> io::Result<Uploads> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("gonghan-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        Ok(Uploads {
            folder: builder.tempdir()?,
            kept: Mutex::default(),
        })
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether half of what may be kept is there.
    pub(super) fn is_half_full(&self) -> bool {
        self.kept().has_room_for(MOST_BYTES / 2).is_err()
    }

    /// Takes room for what is to be written into a folder that [`Uploads::folder`] gave; it is given back unless it is filled.
    pub(super) fn room(self: &Arc<Self>, folder: &Path, bytes: usize) -> Result<Room, NotKept> {
        let (mut kept, bytes) = (self.kept(), bytes as u64);
        kept.has_room_for(bytes)?;
        *kept.folders.entry(folder.to_owned()).or_default() += bytes;
        Ok(Room {
            uploads: self.clone(),
            folder: folder.to_owned(),
            bytes,
        })
    }

    /// Removes such a folder.
    pub(super) fn remove_folder(&self, folder: &Path) {
        // What can't be removed now goes with the server.
        let _ = fs::remove_dir_all(folder);
        self.kept().folders.remove(folder);
    }

    /// Keeps a file, and gives the number that it is known by.
    pub(super) fn keep(&self, bytes: &[u8]) -> Result<String, NotKept> {
        let (mut kept, length) = (self.kept(), bytes.len() as u64);
        kept.has_room_for(length)?;
        let number = random_number().map_err(|_| NotKept::Failed)?;
        written(&self.folder.path().join(&number), bytes).map_err(|_| NotKept::Failed)?;
        kept.files.insert(number.clone(), length);
        Ok(number)
    }

    /// Whether a file is kept.
    pub(super) fn has(&self, number: &str) -> bool {
        self.kept().files.contains_key(number)
    }

    /// Where a file lies; none for what is no number of a file.
    pub(super) fn path(&self, number: &str) -> Option<PathBuf> {
        self.has(number).then(|| self.folder.path().join(number))
    }

    /// A file's bytes.
    pub(super) fn bytes(&self, number: &str) -> Option<Arc<[u8]>> {
        Some(fs::read(self.path(number)?).ok()?.into())
    }

    /// Keeps a file no longer.
    pub(super) fn forget(&self, number: &str) {
        if self.kept().files.remove(number).is_some() {
            // It goes with the folder at the latest.
            let _ = fs::remove_file(self.folder.path().join(number));
        }
    }

    /// Removes all of it, whoever may still hold on to it.
    pub(super) fn remove(&self) -> io::Result<()> {
        fs::remove_dir_all(self.folder.path())
    }

    /// A folder of its own for what is made, or for files that keep their names.
    pub(super) fn folder(&self) -> io::Result<PathBuf> {
        let folder = self.folder.path().join(random_number()?);
        fs::create_dir(&folder)?;
        Ok(folder)
    }
}

/// Writes a file into a folder that this program alone reads, and never while half of it is there.
pub(super) fn written(path: &Path, bytes: &[u8]) -> io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "see above")]
    fs::write(path, bytes)
}

/// A number that nobody guesses.
pub(super) fn random_number() -> io::Result<String> {
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    Ok(hex(&random))
}

impl From<NotKept> for Refused {
    fn from(not_kept: NotKept) -> Refused {
        let words = match not_kept {
            NotKept::TooMuch => "too many files",
            NotKept::Failed => "the disk is full",
        };
        Refused(StatusCode::INSUFFICIENT_STORAGE, words)
    }
}

impl IntoResponse for NotKept {
    fn into_response(self) -> Response {
        Refused::from(self).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_that_is_not_filled_is_given_back() {
        let uploads = Arc::new(Uploads::new().unwrap());
        let folder = uploads.folder().unwrap();
        let most = usize::try_from(MOST_BYTES).unwrap();
        for _ in 0..3 {
            assert!(uploads.room(&folder, most).is_ok(), "refused, and not kept");
        }
        for _ in 0..3 {
            // A file that takes its own place.
            let room = uploads.room(&folder, most / 2);
            room.ok().unwrap().fill(most as u64 / 2);
        }
        uploads.room(&folder, most).ok().unwrap().fill(0);
        assert!(uploads.room(&folder, 1).is_err());
        uploads.remove_folder(&folder);
        assert!(uploads.room(&folder, most).is_ok());
    }

    #[test]
    fn a_file_is_had_by_its_number_and_by_no_path() {
        let uploads = Uploads::new().unwrap();
        let Ok(number) = uploads.keep(b"receipt") else {
            panic!("not kept");
        };
        assert_eq!(uploads.bytes(&number).as_deref(), Some(&b"receipt"[..]));
        for other in [
            "",
            ".",
            "..",
            "../etc/passwd",
            "/etc/passwd",
            "0123456789abcdef",
        ] {
            assert!(uploads.path(other).is_none(), "{other}");
        }
        let path = uploads.path(&number).unwrap();
        uploads.forget(&number);
        assert!(uploads.path(&number).is_none() && !path.exists());
        let folder = uploads.folder.path().to_owned();
        drop(uploads);
        assert!(!folder.exists());
    }
}
