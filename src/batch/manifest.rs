//! What was made for a client and of what, kept beside it: written last, so that it stands for whole files alone.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::application::LetterCode;
use crate::files::{MANIFEST_MARK, Output};
use crate::scan::LetterPlaces;

/// Its name in a client's folder.
pub const MANIFEST: &str = ".gonghan.json";

/// The most bytes that one is read with.
const LARGEST: u64 = 1_000_000;

/// What was made for a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version that made it; the first key, by which the file is known for gonghan's own.
    gonghan: String,
    /// The account's original ID: whose folder it is.
    pub client: String,
    /// A hash of all that the files were made of.
    made_of: String,
    /// The files.
    pub files: Vec<MadeFile>,
    /// A small picture of the letter as PNG, in Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<String>,
    /// What a scan of the letter is compared with, beside its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) letter: Option<MadeLetter>,
}

/// What is known of a letter that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct MadeLetter {
    pub(super) code: LetterCode,
    pub(super) places: LetterPlaces,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFile {
    /// Its name in the client's folder.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its XXH3 (128 bits) in hexadecimal digits: against damage and changes, not against forgers.
    xxh3: String,
}

impl MadeFile {
    pub(super) fn of(name: String, bytes: &[u8]) -> Self {
        Self {
            name,
            bytes: bytes.len() as u64,
            xxh3: format!("{:032x}", xxh3_128(bytes)),
        }
    }

    /// Whether the file lies in `folder` as it was made.
    pub(super) fn is_whole(&self, folder: &Path) -> bool {
        let path = folder.join(&self.name);
        let is_size = fs::metadata(&path).is_ok_and(|details| details.len() == self.bytes);
        is_size && file_hash(&path).is_ok_and(|hash| hash == self.xxh3)
    }
}

impl Manifest {
    pub(super) fn new(client: &str, made_of: String, files: Vec<MadeFile>) -> Self {
        Self {
            gonghan: env!("CARGO_PKG_VERSION").to_owned(),
            client: client.to_owned(),
            made_of,
            files,
            thumbnail: None,
            letter: None,
        }
    }

    /// The manifest of a client's folder, if it has one that can be read.
    #[must_use]
    pub fn read(folder: &Path) -> Option<Self> {
        let file = File::open(folder.join(MANIFEST)).ok()?;
        let mut text = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(file, LARGEST), &mut text).ok()?;
        let manifest: Self = serde_json::from_slice(&text).ok()?;
        // A name from a file that someone may have changed must not lead out of the folder.
        let is_plain = |file: &MadeFile| Path::new(&file.name).components().count() == 1;
        manifest.files.iter().all(is_plain).then_some(manifest)
    }

    /// Whether it stands for what would be made now, and all of its files are whole.
    pub(super) fn is_current(&self, made_of: &str, folder: &Path) -> bool {
        self.gonghan == env!("CARGO_PKG_VERSION")
            && self.made_of == made_of
            && self.files.iter().all(|file| file.is_whole(folder))
    }

    /// Whether a file in the client's folder is one of its own, unchanged since.
    pub(super) fn owns(&self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return false;
        };
        let mut files = self.files.iter();
        files.any(|file| name == file.name.as_str() && file.is_whole(folder))
    }

    pub(super) fn output(&self, folder: &Path) -> Output {
        let text = serde_json::to_string(self).unwrap_or_default();
        debug_assert!(text.starts_with(MANIFEST_MARK));
        Output {
            path: folder.join(MANIFEST),
            bytes: text.into_bytes(),
        }
    }
}

/// The XXH3 (128 bits) of a file in hexadecimal digits, by which one that was changed is known.
///
/// # Errors
/// The file can't be read.
pub fn file_hash(path: &Path) -> io::Result<String> {
    let mut hash = Xxh3::new();
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let length = io::Read::read(&mut file, &mut buffer)?;
        if length == 0 {
            return Ok(format!("{:032x}", hash.digest128()));
        }
        hash.update(&buffer[..length]);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "files of a test")]

    use super::*;

    #[test]
    fn a_manifest_is_current_while_its_files_are_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.pdf");
        fs::write(&path, "%PDF").unwrap();
        let file = MadeFile::of("letter.pdf".into(), b"%PDF");
        let manifest = Manifest::new("gh_3f2a9c81d07e", "a".into(), vec![file]);
        let output = manifest.output(folder.path());
        fs::write(&output.path, &output.bytes).unwrap();
        assert_eq!(Manifest::read(folder.path()), Some(manifest.clone()));
        assert!(manifest.is_current("a", folder.path()) && manifest.owns(&path));
        assert!(!manifest.is_current("b", folder.path()));
        fs::write(&path, "%PDf").unwrap();
        assert!(!manifest.is_current("a", folder.path()) && !manifest.owns(&path));
    }

    #[test]
    fn a_manifest_that_leads_out_of_its_folder_is_none() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["../letter.pdf", "/etc/passwd", "a/b", ""] {
            let file = MadeFile::of(name.into(), b"");
            let output = Manifest::new("x", "a".into(), vec![file]).output(folder.path());
            fs::write(&output.path, &output.bytes).unwrap();
            assert_eq!(Manifest::read(folder.path()), None, "{name}");
        }
        fs::write(folder.path().join(MANIFEST), "{").unwrap();
        assert_eq!(Manifest::read(folder.path()), None);
    }
}
