//! The pieces that a JPEG or PNG file is made of, for taking out those that are no picture: places, cameras, previews.

use std::ops::Range;

use crate::render::raster::{MARK, comment};

/// A file without what it says beside its pixels, and with gonghan's mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cleaned {
    pub(super) bytes: Vec<u8>,
    /// Whether anything was taken out.
    pub(super) had_more: bool,
}

/// A JPEG with the segments alone that its pixels need: tables, frames, scans, `JFIF` and Adobe's colour transform
/// (ITU-T T.81, annex B). What follows its end, as the films and second pictures of phones do, goes too.
pub(super) fn clean_jpeg(bytes: &[u8]) -> Option<Cleaned> {
    let mut clean = bytes.get(..2)?.to_vec();
    let mut had_more = false;
    let mut is_marked = false;
    let mut at = 2;
    loop {
        while bytes.get(at..at + 2)? == [0xFF, 0xFF] {
            at += 1;
        }
        let [0xFF, marker] = *bytes.get(at..at + 2)? else {
            return None;
        };
        if marker == 0xD9 {
            clean.extend([0xFF, 0xD9]);
            had_more |= bytes.len() > at + 2;
            return Some(Cleaned {
                bytes: clean,
                had_more,
            });
        }
        let length = usize::from(u16::from_be_bytes([
            *bytes.get(at + 2)?,
            *bytes.get(at + 3)?,
        ]));
        let body = bytes.get(at + 4..at + 2 + length.max(2))?;
        let segment = at..at + 2 + length.max(2);
        at = segment.end;
        match marker {
            0xE0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
                // Without the small picture that may stand in it.
                clean.extend([0xFF, 0xE0, 0, 16]);
                clean.extend(&body[..12]);
                clean.extend([0, 0]);
                had_more |= body.len() > 14;
            }
            0xEE if body.starts_with(b"Adobe") => clean.extend(&bytes[segment]),
            0xE0..=0xEF | 0xFE => had_more |= !(marker == 0xFE && body == MARK.as_bytes()),
            0xDA => {
                if !is_marked {
                    clean.extend(comment());
                    is_marked = true;
                }
                let end = end_of_scan(bytes, at)?;
                clean.extend(&bytes[segment.start..end]);
                at = end;
            }
            _ => clean.extend(&bytes[segment]),
        }
    }
}

/// Where the coded data of a scan ends: at the next marker that is no restart.
fn end_of_scan(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// How many components a JPEG has, and bits of each, by its frame.
pub(super) fn jpeg_frame(bytes: &[u8]) -> Option<(u8, u8)> {
    let mut at = 2;
    loop {
        let [0xFF, marker] = *bytes.get(at..at + 2)? else {
            return None;
        };
        match marker {
            0xFF => at += 1,
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Some((*bytes.get(at + 9)?, *bytes.get(at + 4)?));
            }
            0xDA | 0xD9 => return None,
            _ => {
                let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]);
                at += 2 + usize::from(length.max(2));
            }
        }
    }
}

/// The chunks that a PNG's pixels need, and its density (PNG 3rd edition, 11).
const KEPT: [&[u8; 4]; 9] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs",
];

/// A PNG with those chunks alone.
pub(super) fn clean_png(bytes: &[u8]) -> Option<Cleaned> {
    let mut clean = bytes.get(..8)?.to_vec();
    let mut had_more = false;
    for (name, span) in png_chunks(bytes)? {
        if KEPT.contains(&&name) {
            if &name == b"IDAT" && !has_text(&clean) {
                clean.extend(software_text());
            }
            clean.extend(&bytes[span.clone()]);
        } else {
            had_more |= bytes[span.clone()] != software_text();
        }
        if &name == b"IEND" {
            had_more |= bytes.len() > span.end;
        }
    }
    Some(Cleaned {
        bytes: clean,
        had_more,
    })
}

fn has_text(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|four| four == b"tEXt")
}

/// Each chunk's name and place, to `IEND`.
fn png_chunks(bytes: &[u8]) -> Option<Vec<([u8; 4], Range<usize>)>> {
    let mut chunks = Vec::new();
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let name: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let end = at
            .checked_add(12)?
            .checked_add(usize::try_from(length).ok()?)?;
        bytes.get(at..end)?;
        chunks.push((name, at..end));
        if &name == b"IEND" {
            return Some(chunks);
        }
        at = end;
    }
}

/// Whether a PNG is of eight bits a sample or fewer and has nothing transparent.
pub(super) fn is_plain_png(bytes: &[u8]) -> bool {
    let Some(head) = bytes.get(24..26) else {
        return false;
    };
    let has_alpha = matches!(head[1], 4 | 6)
        || png_chunks(bytes).is_none_or(|chunks| chunks.iter().any(|(name, _)| name == b"tRNS"));
    head[0] <= 8 && !has_alpha
}

/// A `tEXt` chunk by which a later run knows the file.
fn software_text() -> Vec<u8> {
    let mut data = b"tEXtSoftware\0".to_vec();
    data.extend(MARK.as_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&data);
    // The mark is a few bytes.
    let length = u32::try_from(data.len() - 4).unwrap_or(0);
    let mut chunk = length.to_be_bytes().to_vec();
    chunk.extend(data);
    chunk.extend(crc.sum().to_be_bytes());
    chunk
}
