//! Files that were damaged at random: refused or drawn, and nothing else.

use gonghan::scan::{Limits, Scan, ScanError};
use image::{ImageFormat, RgbImage};

use super::photo::Seeded;
use super::{KINDS, encoded, page, plain};
use crate::letters::{by_itself, example};

/// A file with a few of its bytes changed, a piece of it doubled or left out.
fn damaged(bytes: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut place = |length: usize| (seeded.unit() * length as f32) as usize;
    for _ in 0..=place(6) {
        let length = bytes.len();
        // Heads decide most: half of the changes are there.
        let at = if place(2) == 0 {
            place(length.min(512))
        } else {
            place(length)
        };
        let end = (at + 1 + place(64)).min(length);
        match place(5) {
            0 => bytes[at] = u8::MAX,
            1 => bytes[at] = 0,
            2 => bytes[at] ^= 1 << place(8),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                bytes.drain(at..end);
            }
        }
        if bytes.len() < 64 {
            break;
        }
    }
    bytes
}

#[test]
fn damage_of_any_kind_is_refused_or_drawn_and_never_ends_the_program() {
    let letter = by_itself(&example("minimal")).pdf().unwrap();
    let mut files: Vec<Vec<u8>> = KINDS.map(|format| encoded(page(120, 170), format)).to_vec();
    files.push(letter);
    let limits = Limits {
        pixels: 3_000_000,
        ..Limits::default()
    };
    let mut seeded = Seeded(99);
    let (mut drawn, mut refused) = (0, 0);
    for (kind, file) in files.iter().enumerate() {
        // A page of a PDF takes its time to be drawn.
        let rounds = if kind == 6 { 25 } else { 150 };
        for _ in 0..rounds {
            let bytes = damaged(file, &mut seeded);
            let made = Scan::open(bytes, limits).and_then(|scan| {
                assert!(scan.page_count() > 0);
                scan.page(1)
            });
            match made {
                Ok(page) => {
                    drawn += 1;
                    let [width, height] = page.picture.size();
                    assert!(u64::from(width) * u64::from(height) <= limits.pixels);
                }
                Err(ScanError::NoSuchPage { .. } | ScanError::LimitTooSmall { .. }) => {
                    panic!("no page or limit was asked for")
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(drawn > 50 && refused > 200, "{drawn} {refused}");
}

#[test]
fn a_gif_whose_frame_claims_more_than_its_screen_takes_no_memory_for_it() {
    let mut gif = encoded(RgbImage::new(60, 80), ImageFormat::Gif);
    // The image descriptor: its left and top, then its width and height (GIF89a, 20).
    let at = gif
        .windows(9)
        .position(|bytes| bytes == [0x2C, 0, 0, 0, 0, 60, 0, 80, 0])
        .unwrap();
    gif[at + 5..at + 9].copy_from_slice(&[0xFF; 4]);
    // Refused for what it claims, before anything is taken for it.
    let refused = plain(&gif).unwrap_err();
    assert!(
        matches!(&refused, ScanError::Damaged { reason } if reason.contains("limit")),
        "{refused:?}"
    );
}
