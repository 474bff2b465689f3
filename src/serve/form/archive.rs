//! A form with its template in one archive, as the page saves them.

use std::io::{Cursor, Read};

use serde::Serialize;
use zip::ZipArchive;

use super::LARGEST_TEMPLATE;
use crate::serve::uploads::LARGEST_FILE;

/// The most entries of an archive, those of folders and systems among them.
const MOST_ENTRIES: usize = 16;

/// What an archive has.
pub(super) struct Unpacked {
    /// The form's name.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) template: SavedTemplate,
}

/// A template's file.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct SavedTemplate {
    name: String,
    text: String,
}

/// Unpacks an archive of one form and one template and nothing else; none of any other file.
pub(super) fn unpacked(name: &str, bytes: &[u8]) -> Option<Unpacked> {
    if !name.to_ascii_lowercase().ends_with(".zip") {
        return None;
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > MOST_ENTRIES {
        return None;
    }
    let (mut form, mut template) = (None, None);
    for index in 0..archive.len() {
        let entry = archive.by_index(index).ok()?;
        let path = entry.name().ok()?.into_owned();
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        // Folders, and what systems put in beside.
        if name.is_empty() || name.starts_with('.') || path.starts_with("__MACOSX/") {
            continue;
        }
        let is_template = name.to_ascii_lowercase().ends_with(".toml");
        let most = if is_template {
            LARGEST_TEMPLATE
        } else {
            LARGEST_FILE
        };
        let mut bytes = Vec::new();
        // What it says of its own size is not believed.
        entry.take(most as u64 + 1).read_to_end(&mut bytes).ok()?;
        if bytes.len() > most {
            return None;
        }
        if is_template {
            let text = String::from_utf8(bytes).ok()?;
            let before = template.replace(SavedTemplate { name, text });
            before.is_none().then_some(())?;
        } else {
            let before = form.replace((name, bytes));
            before.is_none().then_some(())?;
        }
    }
    let ((name, bytes), template) = (form?, template?);
    Some(Unpacked {
        name,
        bytes,
        template,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::one_client::zipped;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let files: Vec<_> = files
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
            .collect();
        zipped(&files).unwrap()
    }

    #[test]
    fn a_form_and_its_template_are_unpacked_and_nothing_else_is() {
        let (toml, pdf) = (
            ("form.toml", &b"title = \"a\""[..]),
            ("form.pdf", &b"%PDF"[..]),
        );
        let both = unpacked("form.zip", &archive(&[toml, pdf])).unwrap();
        assert_eq!((both.name.as_str(), &both.bytes[..]), pdf);
        assert_eq!(both.template.text, "title = \"a\"");
        let by_mac = [toml, pdf, ("__MACOSX/._form.pdf", b""), (".DS_Store", b"")];
        assert!(unpacked("form.zip", &archive(&by_mac)).is_some());
        let huge = vec![b' '; LARGEST_TEMPLATE + 1];
        for files in [
            &[toml][..],
            &[toml, ("b.toml", b"")],
            &[pdf, ("b.pdf", b"")],
            &[toml, pdf, ("c", b"")],
            &[pdf, ("b.toml", &huge)],
            &[pdf, ("b.toml", b"\xFF")],
        ] {
            assert!(unpacked("form.zip", &archive(files)).is_none());
        }
        assert!(unpacked("form.docx", &archive(&[toml, pdf])).is_none());
        assert!(unpacked("form.zip", b"PK\x03\x04").is_none());
    }
}
