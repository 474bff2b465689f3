//! Why a document can't be laid out.

use crate::font::FontError;
use crate::geometry::Pt;

/// What stands in the way of a page.
#[derive(Debug)]
#[non_exhaustive]
pub enum LayoutError {
    /// A face or a character is missing.
    Font(FontError),
    /// The text is longer than the page at its smallest size.
    TooTall {
        /// How much stands over the bottom margin.
        by: Pt,
        /// The smallest size of the text.
        text_size: Pt,
    },
    /// A piece of text that never breaks is wider than its line at the smallest size.
    TooWide {
        /// The piece, or the line that it is in.
        text: String,
        /// How much stands over the edge.
        by: Pt,
        /// The smallest size of the text.
        text_size: Pt,
    },
    /// The right margin is too narrow for the letter's code.
    NoRoomForCode {
        /// How wide it is.
        margin: Pt,
        /// How wide it would have to be.
        needed: Pt,
    },
}

impl From<FontError> for LayoutError {
    fn from(error: FontError) -> Self {
        LayoutError::Font(error)
    }
}
