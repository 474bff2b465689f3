//! All pages that are ready, as one file.

use std::ffi::OsStr;
use std::io::{Cursor, Write};
use std::path::{Component, Path};

use serde::Deserialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::work::NotMade;
use crate::check::FileKind;
use crate::files::OutputNames;
use crate::serve::clients::Clients;
use crate::serve::uploads::Uploads;

/// The most bytes of an archive, which is made in memory.
const LARGEST_ARCHIVE: usize = 500 * 1024 * 1024;

/// The pages that are wanted.
#[derive(Deserialize)]
pub(super) struct ZipAsked {
    files: Vec<ZipFile>,
}

/// A page, and where it is from.
#[derive(Deserialize)]
struct ZipFile {
    /// The number of what was made.
    made: String,
    /// The source's name on its computer.
    name: String,
    /// The page's number, in a file of several.
    page: Option<usize>,
    /// The original ID of its client: the one that was chosen for it, or that its code names.
    id: Option<String>,
}

impl ZipAsked {
    /// The archive, each page once, those of known clients in folders of their own.
    pub(super) fn archive(&self, uploads: &Uploads, clients: &Clients) -> Result<Vec<u8>, NotMade> {
        let mut names = OutputNames::new(Path::new(""));
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        // Pictures are as small as they get.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut total = 0;
        for file in &self.files {
            let bytes = uploads.bytes(&file.made).ok_or(NotMade::Gone)?;
            total += bytes.len();
            if total > LARGEST_ARCHIVE {
                return Err(NotMade::TooLarge);
            }
            let extension = match FileKind::of(&bytes) {
                FileKind::Png => "png",
                _ => "jpg",
            };
            let folder = file.id.as_ref().and_then(|id| clients.folder(id));
            let folder = folder.as_deref().map(OsStr::new);
            let path = names.next(folder, Path::new(&file.name), file.page, extension);
            let written = archive.start_file(entry_name(&path), options);
            let written = written.and_then(|()| Ok(archive.write_all(&bytes)?));
            written.map_err(|_| NotMade::TooLarge)?;
        }
        let archive = archive.finish().map_err(|_| NotMade::TooLarge)?;
        Ok(archive.into_inner())
    }
}

/// The path with the one separator that archives have.
fn entry_name(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_name_are_each_there_and_a_clients_own_are_in_its_folder() {
        let uploads = Uploads::new().unwrap();
        let clients = Clients::default();
        let record = serde_json::json!({
            "company": {"name": "甲/乙 Ltd", "country": "HK"},
            "account": {"id": "gh_3f2a9c81d07e"},
            "letter": {"signatory": "CHAN Tai Man"},
        });
        clients.add(serde_json::from_value(record).unwrap(), None);
        let jpg = uploads.keep(b"\xFF\xD8\xFF\xE0 one").ok().unwrap();
        let png = uploads.keep(b"\x89PNG\r\n\x1a\n two").ok().unwrap();
        let asked = serde_json::json!({"files": [
            {"made": jpg, "name": "bill.jpeg", "page": null, "id": null},
            {"made": png, "name": "bill.png", "page": null, "id": null},
            {"made": jpg, "name": "../bill.jpg", "page": null, "id": "gh_0123456789ab"},
            {"made": jpg, "name": "scan.pdf", "page": 2, "id": "gh_3f2a9c81d07e"},
        ]});
        let asked: ZipAsked = serde_json::from_value(asked).unwrap();
        let archive = asked.archive(&uploads, &clients).ok().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let names: Vec<String> = (0..archive.len())
            .map(|index| {
                archive
                    .by_index(index)
                    .unwrap()
                    .name()
                    .unwrap()
                    .into_owned()
            })
            .collect();
        let folder = "gh_3f2a9c81d07e 甲／乙 Ltd";
        assert_eq!(
            names,
            [
                "bill.jpg",
                "bill (2).png",
                "bill (3).jpg",
                &format!("{folder}/scan-2.jpg")
            ]
        );
        uploads.forget(&png);
        assert!(matches!(
            asked.archive(&uploads, &clients),
            Err(NotMade::Gone)
        ));
    }
}
