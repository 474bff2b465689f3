//! What earlier runs left in the output folder, client by client.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::manifest::Manifest;

/// The folders of earlier runs by the original ID of their clients.
#[derive(Debug, Default)]
pub(super) struct Earlier(HashMap<String, Vec<String>>);

impl Earlier {
    /// Looks through an output folder; one that is not there yet holds nothing.
    pub(super) fn in_folder(folder: &Path) -> Self {
        let mut earlier: HashMap<String, Vec<String>> = HashMap::new();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if let Some(manifest) = Manifest::read(&entry.path()) {
                let name = entry.file_name().to_string_lossy().into_owned();
                earlier.entry(manifest.client).or_default().push(name);
            }
        }
        for names in earlier.values_mut() {
            names.sort();
        }
        Self(earlier)
    }

    /// A client's folders of earlier runs but for the one it has now.
    pub(super) fn beside<'a>(
        &'a self,
        id: &str,
        now: Option<&'a str>,
    ) -> impl Iterator<Item = &'a String> {
        let folders = self.0.get(id).into_iter().flatten();
        folders.filter(move |folder| now != Some(folder.as_str()))
    }
}
