//! Whether a file is gonghan's own work, and so may be replaced.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::mail;
use crate::render::{pdf, raster};

/// What the list of a client's files begins with.
pub const MANIFEST_MARK: &str = "{\"gonghan\":";

/// A letter is at most a few megabytes; a larger file is somebody else's.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Whether a file is gonghan's own by the mark that it carries, or the same as what is to be written.
pub(super) fn is_replaceable(path: &Path, new: &[u8]) -> io::Result<bool> {
    let file = File::open(path)?;
    if file.metadata()?.len() > LARGEST {
        return Ok(false);
    }
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes)?;
    if bytes == new || mail::is_own(&bytes) || bytes.starts_with(MANIFEST_MARK.as_bytes()) {
        return Ok(true);
    }
    // The version that wrote it does not matter.
    let picture_mark = raster::MARK.split(' ').next().unwrap_or_default();
    let mark = if bytes.starts_with(b"%PDF-") {
        pdf::MARK
    } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xFF\xD8\xFF") {
        picture_mark
    } else {
        return Ok(false);
    };
    Ok(bytes
        .windows(mark.len())
        .any(|window| window == mark.as_bytes()))
}
