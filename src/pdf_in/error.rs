//! Why a PDF can't be used.

use super::Lack;

/// What is wrong with a PDF that comes in.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PdfInError {
    /// It opens with a password alone.
    Locked,
    /// It can't be read.
    Damaged {
        /// The reader's own words.
        reason: String,
    },
    /// It has no page of this number.
    NoSuchPage {
        /// The number, counted from 1.
        page: usize,
        /// How many it has.
        count: usize,
    },
    /// Something on a page can't be drawn.
    Lacks {
        /// The page, counted from 1.
        page: usize,
        /// What.
        lack: Lack,
    },
    /// A page draws more than a page can hold, or unpacks to that.
    TooMuch {
        /// The page, counted from 1.
        page: usize,
    },
    /// It is drawn by Adobe's reader alone, from a description in XML (XFA).
    Xfa,
    /// Its page is larger than a sheet of A2, or smaller than a playing card.
    PageSize {
        /// Width in millimetres.
        width: f32,
        /// Height in millimetres.
        height: f32,
    },
}

impl PdfInError {
    /// What a reader that panicked has found.
    pub(super) fn gave_up<T>() -> Result<T, PdfInError> {
        Err(PdfInError::damaged("the reader gave up"))
    }

    pub(super) fn damaged(reason: impl ToString) -> PdfInError {
        PdfInError::Damaged {
            reason: reason.to_string(),
        }
    }
}
