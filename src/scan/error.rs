//! Why a picture can't be made ready.

use crate::check::FileKind;

/// Why a file or a page of it can't be made ready to upload.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScanError {
    /// It is of a kind that is not read.
    Kind(FileKind),
    /// It has more bytes than are read.
    TooManyBytes {
        /// The most that are read.
        limit: u64,
    },
    /// It has more pages than are made at once.
    TooManyPages {
        /// How many it has.
        count: usize,
        /// The most that are made.
        limit: usize,
    },
    /// It claims more pixels than are decoded.
    TooManyPixels {
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
        /// The most pixels that are decoded.
        limit: u64,
    },
    /// It is cut off: its end is missing.
    CutOff,
    /// It can't be decoded.
    Damaged {
        /// The decoder's own words.
        reason: String,
    },
    /// It is locked with a password.
    Locked,
    /// It has no page.
    NoPages,
    /// It has no page of this number.
    NoSuchPage {
        /// The number, counted from 1.
        page: usize,
        /// How many it has.
        count: usize,
    },
    /// A picture on the PDF's page can't be decoded.
    PictureOnPage {
        /// The page, counted from 1.
        page: usize,
    },
    /// A font of the PDF's page can't be read.
    FontOnPage {
        /// The page, counted from 1.
        page: usize,
    },
    /// A page of the PDF draws more than a page can hold.
    TooMuchOnPage {
        /// The page, counted from 1.
        page: usize,
    },
    /// Nothing is to be seen on it.
    Blank {
        /// The page, counted from 1.
        page: usize,
    },
    /// The corners that were given do not go round a part of the picture.
    NoCorners {
        /// Columns and rows of the picture.
        size: [u32; 2],
    },
    /// It can't be brought under the limit and still be read.
    LimitTooSmall {
        /// The limit, in bytes.
        limit: u64,
        /// The fewest bytes at which it could still be read.
        fewest: u64,
    },
}
