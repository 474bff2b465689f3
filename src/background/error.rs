//! Why a file can't be printed on.

use std::io;
use std::path::PathBuf;

use super::PictureError;
use crate::check::FileKind;
use crate::pdf_in::PdfInError;

/// What is wrong with the file of a form or a letterhead.
#[derive(Debug)]
#[non_exhaustive]
pub enum BackgroundError {
    /// The file can't be read.
    Unreadable {
        /// As given.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The file is past the stated limit.
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// There is nothing in it.
    Empty,
    /// It is neither PDF, PNG, JPG nor a text document.
    Kind(FileKind),
    /// The PDF can't be used.
    Pdf(PdfInError),
    /// The picture can't be used.
    Picture(PictureError),
    /// The PDF has several pages, and none is asked for.
    SeveralPages {
        /// How many.
        count: usize,
    },
    /// It is a text document, and LibreOffice is not installed.
    NoOffice,
    /// LibreOffice makes no PDF of the text document.
    OfficeFailed {
        /// Its own words.
        reason: String,
    },
}

impl From<PdfInError> for BackgroundError {
    fn from(error: PdfInError) -> Self {
        BackgroundError::Pdf(error)
    }
}
