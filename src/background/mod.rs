//! What is on the paper before a letter is printed on it: a form that was downloaded, or a company's letterhead.

mod error;
mod ink;
mod office;
mod picture;

pub use error::BackgroundError;
pub use picture::{PictureError, decoded};

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use image::DynamicImage;
use sha2::{Digest, Sha256};

use crate::check::FileKind;
use crate::geometry::{Dpi, Size};
use crate::hexadecimal::hex;
use crate::pdf_in::{FormField, FormPage, PdfInError};

/// How many looks of a sheet are kept.
const MOST_DRAWN: usize = 4;
/// The largest file, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A page or a picture as large as the sheet.
#[derive(Debug)]
pub struct Background {
    size: Size,
    ground: Ground,
    sha256: String,
    /// The sheet as it was drawn for the last few looks: a batch draws each letter large and small.
    drawn: Mutex<Vec<(Look, Arc<DynamicImage>)>>,
}

/// What the sheet is.
#[derive(Debug)]
pub enum Ground {
    /// A page of a PDF, which stays what it is in a PDF.
    Page(Box<FormPage>),
    /// A picture.
    Picture(Arc<DynamicImage>),
}

/// Fields of a form that keep what it came filled with, as nothing of the record goes there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptValues(pub Vec<String>);

/// Fonts that a PDF names and does not contain: every program shows others in their stead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingFonts(pub Vec<String>);

/// How a sheet is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    dpi: Dpi,
    has_colour: bool,
}

impl Background {
    /// Reads a PDF, PNG or JPG, or a text document that LibreOffice makes a PDF of. Of a PDF it is the page that is asked
    /// for, counted from 1, or its only one; the fields in `filled_anew` lose what they are filled with.
    ///
    /// # Errors
    /// The file can't be read, is of another kind or damaged, or has several pages and none is asked for.
    pub fn read(
        path: &Path,
        page: Option<usize>,
        filled_anew: &[&str],
    ) -> Result<Background, BackgroundError> {
        let bytes = file(path)?;
        let kind = FileKind::of(&bytes);
        if office::is_text_document(&bytes, path) {
            let pdf = office::as_pdf(path)?;
            return Background::of_pdf(&pdf, page, filled_anew, sha256(&bytes));
        }
        match kind {
            FileKind::Pdf => Background::of_pdf(&bytes, page, filled_anew, sha256(&bytes)),
            FileKind::Png | FileKind::Jpeg => Background::of_picture(&bytes, page),
            other => Err(BackgroundError::Kind(other)),
        }
    }

    fn of_pdf(
        bytes: &[u8],
        page: Option<usize>,
        filled_anew: &[&str],
        sha256: String,
    ) -> Result<Background, BackgroundError> {
        let form = FormPage::open(bytes, page.unwrap_or(1), filled_anew)?;
        if page.is_none() && form.page_count() > 1 {
            return Err(BackgroundError::SeveralPages {
                count: form.page_count(),
            });
        }
        Ok(Background {
            size: form.size(),
            ground: Ground::Page(Box::new(form)),
            sha256,
            drawn: Mutex::new(Vec::new()),
        })
    }

    fn of_picture(bytes: &[u8], page: Option<usize>) -> Result<Background, BackgroundError> {
        if let Some(page) = page.filter(|page| *page != 1) {
            return Err(PdfInError::NoSuchPage { page, count: 1 }.into());
        }
        let pixels = decoded(bytes).map_err(BackgroundError::Picture)?;
        Ok(Background {
            size: picture::sheet(pixels.width(), pixels.height()),
            ground: Ground::Picture(Arc::new(pixels)),
            sha256: sha256(bytes),
            drawn: Mutex::new(Vec::new()),
        })
    }

    /// The sheet.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// What the sheet is.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The SHA-256 of the file that it was read from, in hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The fields that a PDF has of its own on this page; a picture has none.
    #[must_use]
    pub fn own_fields(&self) -> &[FormField] {
        match &self.ground {
            Ground::Page(page) => page.fields(),
            Ground::Picture(_) => &[],
        }
    }

    /// Whether anything on it is of another colour than grey.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        match &self.ground {
            Ground::Page(page) => page.has_colour(),
            Ground::Picture(pixels) => pixels.color().has_color(),
        }
    }

    /// Fonts that a PDF names and does not contain, if there are such.
    #[must_use]
    pub fn missing_fonts(&self) -> Option<MissingFonts> {
        match &self.ground {
            Ground::Page(page) if !page.replaced_fonts().is_empty() => {
                Some(MissingFonts(page.replaced_fonts().to_vec()))
            }
            _ => None,
        }
    }

    /// Fields that keep what the form came filled with, if there are such.
    #[must_use]
    pub fn kept_values(&self) -> Option<KeptValues> {
        match &self.ground {
            Ground::Page(page) if !page.kept_values().is_empty() => {
                Some(KeptValues(page.kept_values().to_vec()))
            }
            _ => None,
        }
    }

    /// The whole sheet in pixels, of three channels or of one; drawn once for each resolution.
    ///
    /// # Errors
    /// Something on it can't be drawn.
    pub fn draw(&self, dpi: Dpi, has_colour: bool) -> Result<Arc<DynamicImage>, PdfInError> {
        let look = Look { dpi, has_colour };
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, pixels)) = drawn.iter().find(|(of, _)| *of == look) {
            return Ok(pixels.clone());
        }
        let pixels = match &self.ground {
            Ground::Page(page) => DynamicImage::ImageRgb8(page.draw(dpi)?),
            Ground::Picture(pixels) => picture::scaled(pixels, self.size.pixels(dpi)),
        };
        let pixels = Arc::new(if has_colour {
            DynamicImage::ImageRgb8(pixels.into_rgb8())
        } else {
            DynamicImage::ImageLuma8(pixels.into_luma8())
        });
        if drawn.len() == MOST_DRAWN {
            drawn.remove(0);
        }
        drawn.push((look, pixels.clone()));
        Ok(pixels)
    }
}

/// The PDF that LibreOffice makes of a text document; none for a file of another kind.
///
/// # Errors
/// The file can't be read, or LibreOffice is not installed or makes nothing of it.
pub fn pdf_of_text_document(path: &Path) -> Result<Option<Vec<u8>>, BackgroundError> {
    let is_text_document = office::is_text_document(&file(path)?, path);
    is_text_document.then(|| office::as_pdf(path)).transpose()
}

fn file(path: &Path) -> Result<Vec<u8>, BackgroundError> {
    let unreadable = |error| BackgroundError::Unreadable {
        path: path.to_owned(),
        source: error,
    };
    match fs::metadata(path).map_err(unreadable)?.len() {
        0 => return Err(BackgroundError::Empty),
        length if length > LARGEST => return Err(BackgroundError::TooLarge { limit: LARGEST }),
        _ => {}
    }
    fs::read(path).map_err(unreadable)
}

/// The SHA-256 of a file's bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
