//! A page as it came, small enough to be shown beside what is made of it.

use super::byte_budget::{UploadFormat, fit, scaled};
use super::decode::Scan;
use super::error::ScanError;

/// Far more than a picture of a thousand pixels takes: it is never made worse for its bytes.
const MOST_BYTES: u64 = 4_000_000;

/// A page as it came, upright.
#[derive(Clone, Debug)]
pub struct Preview {
    /// A JPEG of it.
    pub bytes: Vec<u8>,
    /// Columns and rows of the page itself, in which its corners are told.
    pub size: [u32; 2],
}

/// A page as it came, counted from 1, its longer side at most so many pixels.
///
/// # Errors
/// It can't be decoded.
pub fn preview(scan: &Scan, page: usize, longest: u32) -> Result<Preview, ScanError> {
    let picture = scan.page(page)?.picture;
    let size = picture.size();
    let longer = size[0].max(size[1]);
    let small;
    let shown = if longer > longest {
        small = scaled(&picture, f64::from(longest) / f64::from(longer));
        &small
    } else {
        &picture
    };
    let file = fit(shown, Some(UploadFormat::Jpg), false, MOST_BYTES)?;
    Ok(Preview {
        bytes: file.bytes,
        size,
    })
}
