//! Why a page can't be drawn.

use crate::font::FontError;

/// What a backend can fail with.
#[derive(Debug)]
#[non_exhaustive]
pub enum RenderError {
    /// A face can't be used.
    Font(FontError),
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

impl From<FontError> for RenderError {
    fn from(error: FontError) -> Self {
        RenderError::Font(error)
    }
}
