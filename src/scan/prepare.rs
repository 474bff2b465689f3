//! One page from a file to what is uploaded.

use std::sync::Arc;

use super::byte_budget::{Encoded, UploadFormat, fit};
use super::colour::changes_colours;
use super::decode::{Decoded, Scan};
use super::error::ScanError;
use super::look::{LetterSight, Sight};
use super::picture::BYTES_A_PIXEL;
use super::seen::Seen;
use super::segments::{Cleaned, clean_jpeg, clean_png, is_plain_png, jpeg_frame};
use super::straighten::{Straighten, Straightened, straighten};
use crate::application::{LetterCode, OriginalId};
use crate::check::FileKind;

/// How a page is made ready.
#[derive(Clone)]
pub struct Wanted {
    /// The most bytes of the file.
    pub limit: u64,
    /// The format; where none is given, what suits the page.
    pub format: Option<UploadFormat>,
    /// How it is straightened.
    pub straighten: Straighten,
    /// By how many quarter turns clockwise it is turned then; where none are given, so that a letter on it stands upright.
    pub quarter_turns: Option<u8>,
    /// Whether its paper is made white.
    pub whiten: bool,
    /// What is looked at.
    pub look: Look,
}

/// What is looked at on a page.
#[derive(Clone, Default)]
pub enum Look {
    /// Nothing.
    #[default]
    Nothing,
    /// The light on it.
    Page,
    /// All that a client's letter has, too.
    Letter(Arc<LetterSight>),
    /// All that the letter has whose code is on the page.
    ByCode(Arc<dyn Letters>),
}

/// The letters of several clients.
pub trait Letters: Send + Sync {
    /// What the letter of an account looks like.
    ///
    /// # Errors
    /// There is no such account, or its letter can't be compared with.
    fn of(&self, id: &OriginalId) -> Result<Arc<LetterSight>, NoSight>;
}

/// Why a page was compared with no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSight {
    /// There is no code on it.
    NoCode,
    /// None of the clients has the account that its code names.
    UnknownAccount,
    /// The client's letter is no longer there as it was made.
    NoLetter,
}

/// A page that is ready.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The file.
    pub file: Encoded,
    /// Columns and rows that the page had before it was brought under the limit.
    pub size_before: [u32; 2],
    /// Whether its pixels are those that came.
    pub is_untouched: bool,
    /// Whether it had to be turned upright.
    pub was_turned: bool,
    /// Whether something else than pixels was taken out: a place, a camera, a preview.
    pub had_metadata: bool,
    /// What was done to straighten it.
    pub straightened: Straightened,
    /// By how many quarter turns clockwise it was turned: as was wanted, and to set the letter on it upright.
    pub quarter_turns: u8,
    /// The code on it.
    pub code: Option<LetterCode>,
    /// Why it was compared with none of several letters.
    pub no_sight: Option<NoSight>,
    /// Whether its paper was made white.
    pub was_whitened: bool,
    /// Fonts of a PDF that others stand in for.
    pub replaced_fonts: Vec<String>,
    /// What a reviewer would send back.
    pub sights: Vec<Sight>,
}

/// About as much memory as a page of this size takes, in bytes: the decoded picture, the straightened one, and a smaller one.
#[must_use]
pub fn memory_for([width, height]: [u32; 2]) -> u64 {
    u64::from(width) * u64::from(height) * BYTES_A_PIXEL * 3
}

/// Makes a page ready, counted from 1. A page that is ready already keeps its pixels.
///
/// # Errors
/// It can't be decoded, or not be brought under the limit; the corners that were given are none.
pub fn prepare(scan: &Scan, page: usize, wanted: &Wanted) -> Result<Prepared, ScanError> {
    let Decoded {
        picture,
        was_turned,
        replaced_fonts,
    } = scan.page(page)?;
    let straightened = straighten(picture, &wanted.straighten);
    let (page, straightened) = straightened.map_err(|picture| ScanError::NoCorners {
        size: picture.size(),
    })?;
    let seen = Seen::of(page, straightened, wanted);
    let picture = seen.wanted(wanted);
    let straightened = seen.straightened;
    let cleaned = cleaned(scan);
    let had_metadata = cleaned.as_ref().is_some_and(|cleaned| cleaned.had_more);
    let was_whitened = wanted.whiten && seen.white.is_some();
    let has_changed = straightened.has_changed() || seen.quarter_turns > 0 || was_whitened;
    let is_same = !was_turned && !has_changed;
    let as_it_came = cleaned
        .filter(|_| is_same)
        .and_then(|cleaned| as_it_came(scan, cleaned, picture.size(), wanted));
    let is_untouched = as_it_came.is_some();
    let file = match as_it_came {
        Some(file) => file,
        None => {
            let prefer_png = matches!(scan.kind(), FileKind::Png | FileKind::Gif | FileKind::Bmp);
            fit(picture, wanted.format, prefer_png && is_same, wanted.limit)?
        }
    };
    Ok(Prepared {
        file,
        size_before: picture.size(),
        is_untouched,
        was_turned,
        had_metadata,
        straightened,
        quarter_turns: seen.quarter_turns,
        code: seen.code,
        no_sight: seen.no_sight,
        was_whitened,
        replaced_fonts,
        sights: seen.sights,
    })
}

/// The file without what is no picture.
fn cleaned(scan: &Scan) -> Option<Cleaned> {
    match scan.kind() {
        FileKind::Jpeg => clean_jpeg(scan.bytes()),
        FileKind::Png => clean_png(scan.bytes()),
        _ => None,
    }
}

/// The cleaned file, if an upload slot takes it and it looks the same without its colour profile.
fn as_it_came(scan: &Scan, cleaned: Cleaned, size: [u32; 2], wanted: &Wanted) -> Option<Encoded> {
    let format = match scan.kind() {
        FileKind::Jpeg if matches!(jpeg_frame(scan.bytes()), Some((1 | 3, 8))) => UploadFormat::Jpg,
        FileKind::Png if is_plain_png(scan.bytes()) => UploadFormat::Png,
        _ => return None,
    };
    let is_wanted = wanted.format.is_none_or(|wanted| wanted == format);
    let fits = cleaned.bytes.len() as u64 <= wanted.limit;
    let has_profile = scan
        .profile()
        .is_some_and(|profile| changes_colours(&profile));
    (is_wanted && fits && !has_profile).then_some(Encoded {
        bytes: cleaned.bytes,
        format,
        size,
        quality: None,
    })
}
