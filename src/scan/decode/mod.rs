//! From a file's bytes to its pages, by its content and never by its name.

mod fax;
mod grey_page;
mod pdf;
mod raster;
mod tiff;

use crate::check::FileKind;
use crate::guard;
use crate::scan::error::ScanError;
use crate::scan::limits::Limits;
use crate::scan::picture::Picture;

/// A file whose head is understood and whose pages can be decoded.
pub struct Scan {
    kind: FileKind,
    bytes: Vec<u8>,
    pages: Pages,
    limits: Limits,
}

/// Where a file's pages are.
enum Pages {
    One,
    Tiff(Vec<tiff::Directory>),
    Pdf(pdf::Document),
}

/// A page, and what is to be said of how it was had.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The page.
    pub picture: Picture,
    /// Whether it had to be turned upright.
    pub was_turned: bool,
    /// Fonts that the PDF does not contain and that others stand in for.
    pub replaced_fonts: Vec<String>,
}

impl Scan {
    /// Understands the head of a file.
    ///
    /// # Errors
    /// It is of a kind that is not read, damaged, locked, cut off, or beyond the limits.
    pub fn open(bytes: Vec<u8>, limits: Limits) -> Result<Scan, ScanError> {
        if bytes.len() as u64 > limits.bytes {
            return Err(ScanError::TooManyBytes {
                limit: limits.bytes,
            });
        }
        let kind = FileKind::of(&bytes);
        let pages = guarded(|| match kind {
            FileKind::Jpeg | FileKind::Png | FileKind::Gif | FileKind::Bmp | FileKind::WebP => {
                if kind.is_whole(&bytes) {
                    Ok(Pages::One)
                } else {
                    Err(ScanError::CutOff)
                }
            }
            FileKind::Tiff => tiff::directories(&bytes).map(Pages::Tiff),
            FileKind::Pdf => pdf::Document::open(&bytes).map(Pages::Pdf),
            other => Err(ScanError::Kind(other)),
        })?;
        let scan = Scan {
            kind,
            bytes,
            pages,
            limits,
        };
        if scan.page_count() == 0 {
            return Err(ScanError::NoPages);
        }
        Ok(scan)
    }

    /// What the file is.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    /// The file as it came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The colour profile of a file of one picture.
    pub(super) fn profile(&self) -> Option<Vec<u8>> {
        match &self.pages {
            Pages::One => guarded(|| raster::profile(&self.bytes)).ok().flatten(),
            Pages::Tiff(_) | Pages::Pdf(_) => None,
        }
    }

    /// How many pages it has.
    #[must_use]
    pub fn page_count(&self) -> usize {
        match &self.pages {
            Pages::One => 1,
            Pages::Tiff(directories) => directories.len(),
            Pages::Pdf(document) => document.page_count(),
        }
    }

    /// Columns and rows of a page, counted from 1, before any of it is decoded.
    ///
    /// # Errors
    /// There is no such page, its head is damaged, or it is beyond the limit of pixels.
    pub fn page_size(&self, page: usize) -> Result<[u32; 2], ScanError> {
        let index = self.index(page)?;
        let size = guarded(|| match &self.pages {
            Pages::One => raster::size(&self.bytes),
            Pages::Tiff(directories) => Ok(directories[index].size),
            Pages::Pdf(document) => Ok(document.size(index)),
        })?;
        if self.limits.allow(size) {
            Ok(size)
        } else {
            let [width, height] = size;
            Err(ScanError::TooManyPixels {
                width,
                height,
                limit: self.limits.pixels,
            })
        }
    }

    /// A page, counted from 1.
    ///
    /// # Errors
    /// There is no such page, it can't be decoded, or it is beyond the limit of pixels.
    pub fn page(&self, page: usize) -> Result<Decoded, ScanError> {
        self.page_size(page)?;
        let index = self.index(page)?;
        let decoded = guarded(|| match &self.pages {
            Pages::One => raster::decode(&self.bytes),
            Pages::Tiff(directories) => tiff::decode(&self.bytes, &directories[index]),
            Pages::Pdf(document) => document.decode(index),
        })?;
        if decoded.picture.is_blank() {
            return Err(ScanError::Blank { page });
        }
        Ok(decoded)
    }

    fn index(&self, page: usize) -> Result<usize, ScanError> {
        let count = self.page_count();
        match page.checked_sub(1) {
            Some(index) if index < count => Ok(index),
            _ => Err(ScanError::NoSuchPage { page, count }),
        }
    }
}

/// A decoder that panics has found a damaged file.
fn guarded<T>(decode: impl FnOnce() -> Result<T, ScanError>) -> Result<T, ScanError> {
    guard::guarded(decode).unwrap_or_else(|| {
        Err(ScanError::Damaged {
            reason: "the decoder gave up".to_owned(),
        })
    })
}

fn damaged(error: impl std::fmt::Display) -> ScanError {
    ScanError::Damaged {
        reason: error.to_string(),
    }
}
