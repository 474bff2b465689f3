//! The clients of an output folder, when scans of their letters come back.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::manifest::Manifest;
use crate::application::OriginalId;
use crate::scan::{LetterSight, Letters, Limits, NoSight, Scan};

/// The folders of a batch's clients, by their accounts' original IDs.
#[derive(Default)]
pub struct ClientFolders(HashMap<String, PathBuf>);

impl ClientFolders {
    /// Those in a batch's output folder; none of them where it is no such folder.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn open(folder: &Path) -> io::Result<ClientFolders> {
        let mut folders = HashMap::new();
        for entry in fs::read_dir(folder)? {
            let folder = entry?.path();
            if let Some(manifest) = Manifest::read(&folder) {
                folders.insert(manifest.client, folder);
            }
        }
        Ok(ClientFolders(folders))
    }

    /// Whether there is no client.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The folder of an account's client.
    #[must_use]
    pub fn folder(&self, id: &OriginalId) -> Option<&Path> {
        self.0.get(id.as_str()).map(PathBuf::as_path)
    }
}

impl Letters for ClientFolders {
    fn of(&self, id: &OriginalId) -> Result<Arc<LetterSight>, NoSight> {
        let folder = self.folder(id).ok_or(NoSight::UnknownAccount)?;
        letter_made_in(folder)
            .map(Arc::new)
            .ok_or(NoSight::NoLetter)
    }
}

/// Whether a folder is a client's own.
#[must_use]
pub fn is_client_folder(folder: &Path) -> bool {
    Manifest::read(folder).is_some()
}

/// What the letter in a client's folder looks like; none where it is not there as it was made.
#[must_use]
pub fn letter_made_in(folder: &Path) -> Option<LetterSight> {
    let manifest = Manifest::read(folder)?;
    let letter = manifest.letter?;
    // Any of its files shows the same page, the first of them the cheapest to read.
    let file = ["letter.png", "letter.jpg", "letter.pdf"]
        .iter()
        .filter_map(|name| manifest.files.iter().find(|file| file.name == *name))
        .find(|file| file.is_whole(folder))?;
    let bytes = fs::read(folder.join(&file.name)).ok()?;
    let page = Scan::open(bytes, Limits::default()).ok()?.page(1).ok()?;
    Some(LetterSight::new(&page.picture, letter.places, letter.code))
}
