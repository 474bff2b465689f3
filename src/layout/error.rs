//! Why a document can't be laid out.

use crate::diagnostic::Location;
use crate::font::FontError;
use crate::geometry::Pt;
use crate::pdf_in::PdfInError;

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
        /// The height that a company's paper leaves, where the letter is on one.
        on_paper: Option<Pt>,
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
    /// A text at a place of a form is too long for it at its smallest size.
    PlaceTooSmall {
        /// Where the place is written.
        at: Box<Location>,
        /// The field that stands there.
        field: String,
        /// The text.
        text: String,
        /// How much stands over the edge, to the right or below.
        by: Pt,
        /// The smallest size of the text.
        text_size: Pt,
        /// Whether it may take several lines.
        wraps: bool,
    },
    /// Something is printed where the letter's code would stand.
    CodeOnPrint,
    /// The form or letterhead can't be drawn.
    Background(PdfInError),
    /// The right margin is too narrow for the letter's code.
    NoRoomForCode {
        /// How wide it is.
        margin: Pt,
        /// How wide it would have to be.
        needed: Pt,
    },
}

impl From<PdfInError> for LayoutError {
    fn from(error: PdfInError) -> Self {
        LayoutError::Background(error)
    }
}

impl From<FontError> for LayoutError {
    fn from(error: FontError) -> Self {
        LayoutError::Font(error)
    }
}
