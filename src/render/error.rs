//! Why a page can't be drawn.

use crate::font::FontError;
use crate::pdf_in::PdfInError;

/// What a backend can fail with.
#[derive(Debug)]
#[non_exhaustive]
pub enum RenderError {
    /// A face can't be used.
    Font(FontError),
    /// The form or letterhead can't be drawn.
    Background(PdfInError),
    /// The PDF can't be finished.
    Pdf(String),
    /// A picture can't be encoded.
    Encoding(String),
    /// A picture is too large to be drawn.
    TooLarge {
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
    },
}

impl From<PdfInError> for RenderError {
    fn from(error: PdfInError) -> Self {
        RenderError::Background(error)
    }
}

impl From<FontError> for RenderError {
    fn from(error: FontError) -> Self {
        RenderError::Font(error)
    }
}
