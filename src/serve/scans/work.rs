//! The work on scans: files opened, pages shown and made ready.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::asked::PageAsked;
use super::said::said_of_page;
use crate::files::OutputNames;
use crate::scan::{
    Corner, Limits, MemoryBudget, Preview, Scan, ScanError, memory_for, prepare, preview,
};
use crate::serve::clients::Clients;
use crate::serve::said::Said;
use crate::serve::uploads::{NotKept, Uploads};

/// The longer side of a page as it is shown, in pixels.
const SHOWN: u32 = 1000;

/// What the work is done with.
pub(super) struct Desk {
    pub(super) uploads: Arc<Uploads>,
    pub(super) clients: Arc<Clients>,
    pub(super) memory: Arc<MemoryBudget>,
}

/// Why nothing is made.
pub(super) enum NotMade {
    /// The file or page can't be made ready.
    Scan(ScanError),
    /// There is no room for it.
    NotKept(NotKept),
    /// There is no such file or client, or no longer.
    Gone,
    /// There is too much for one archive.
    TooLarge,
}

impl From<ScanError> for NotMade {
    fn from(error: ScanError) -> Self {
        NotMade::Scan(error)
    }
}

/// A file whose pages can be made ready.
#[derive(Serialize)]
pub(super) struct Opened {
    file: String,
    pages: usize,
}

/// A page that is ready.
#[derive(Serialize)]
pub(super) struct Ready {
    made: String,
    name: String,
    width: u32,
    height: u32,
    bytes: usize,
    /// Whether its sheet was not found on what it lies on.
    is_doubtful: bool,
    /// By how many quarter turns clockwise it was turned.
    quarter_turns: u8,
    /// The corners that it was cut out by, in pixels of the page as it came.
    corners: Option<[Corner; 4]>,
    /// The original ID that the code in its margin names.
    id: Option<String>,
    /// The registered name of the client that has this ID.
    client: Option<String>,
    said: Said,
}

impl Desk {
    /// Keeps a file of which something can be made.
    pub(super) fn open(&self, bytes: Vec<u8>) -> Result<Opened, NotMade> {
        let limits = Limits::default();
        let scan = Scan::open(bytes, limits)?;
        let pages = scan.page_count();
        if pages > limits.pages {
            return Err(NotMade::Scan(ScanError::TooManyPages {
                count: pages,
                limit: limits.pages,
            }));
        }
        let file = self.uploads.keep(scan.bytes()).map_err(NotMade::NotKept)?;
        Ok(Opened { file, pages })
    }

    /// A page as it came.
    pub(super) fn before(&self, file: &str, page: usize) -> Result<Preview, NotMade> {
        let scan = self.scan(file)?;
        let _share = self.memory.take(memory_for(scan.page_size(page)?));
        Ok(preview(&scan, page, SHOWN)?)
    }

    /// Makes a page ready, in place of what was made of it before.
    pub(super) fn prepare(&self, asked: &PageAsked) -> Result<Ready, NotMade> {
        let wanted = asked.wanted(&self.clients).ok_or(NotMade::Gone)?;
        let scan = self.scan(&asked.file)?;
        let prepared = {
            let _share = self.memory.take(memory_for(scan.page_size(asked.page)?));
            prepare(&scan, asked.page, &wanted)?
        };
        let kept = self.uploads.keep(&prepared.file.bytes);
        let made = kept.map_err(NotMade::NotKept)?;
        if let Some(replaced) = &asked.replaces {
            self.uploads.forget(replaced);
        }
        let id = prepared.code.as_ref().map(|code| code.id.as_str());
        let number = (scan.page_count() > 1).then_some(asked.page);
        let extension = prepared.file.format.extension();
        Ok(Ready {
            made,
            name: file_name(&asked.name, number, extension),
            width: prepared.file.size[0],
            height: prepared.file.size[1],
            bytes: prepared.file.bytes.len(),
            quarter_turns: prepared.quarter_turns,
            corners: prepared.straightened.corners,
            is_doubtful: prepared.straightened.doubt.is_some(),
            id: id.map(ToOwned::to_owned),
            client: id.and_then(|id| self.clients.name(id)),
            said: said_of_page(&prepared),
        })
    }

    fn scan(&self, file: &str) -> Result<Scan, NotMade> {
        let path = self.uploads.path(file).ok_or(NotMade::Gone)?;
        let bytes = fs::read(path).map_err(|_| NotMade::Gone)?;
        Ok(Scan::open(bytes, Limits::default())?)
    }
}

/// What is made of a file or a page of it, called after it.
fn file_name(source: &str, page: Option<usize>, extension: &str) -> String {
    let nowhere = Path::new("");
    let name = OutputNames::new(nowhere).next(None, Path::new(source), page, extension);
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_after_its_source_and_leads_nowhere_else() {
        assert_eq!(file_name("公函.HEIC.jpeg", None, "jpg"), "公函.HEIC.jpg");
        assert_eq!(file_name("scan.pdf", Some(3), "jpg"), "scan-3.jpg");
        for hostile in ["../../x.jpg", "/etc/x.jpg", "..\\x.jpg", "", "\0"] {
            let name = file_name(hostile, None, "jpg");
            assert!(
                !name.contains(['/', '\\', '\0']) && name.ends_with(".jpg"),
                "{name}"
            );
        }
    }
}
