//! The code in a letter's margin, read from a page.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of pixels are within the picture, whose sides have five figures"
)]

use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader};
use serde::{Deserialize, Serialize};

use super::picture::Picture;
use super::straighten::Corner;
use crate::application::LetterCode;
use crate::guard::guarded;

/// Where on a page the code stands, in millimetres from its top left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CodeSquare {
    /// Of its left edge.
    pub left: f32,
    /// Of its upper edge.
    pub top: f32,
    /// Its width and height.
    pub side: f32,
}

/// A code that was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SeenCode {
    pub(super) code: LetterCode,
    /// Its corners in pixels: those that were printed top left, top right, bottom right and bottom left.
    corners: [Corner; 4],
}

/// The letter's code on a page, however it lies.
pub(super) fn read_code(page: &Picture) -> Option<SeenCode> {
    // The brightest of the three: a red or blue seal over the code is paper.
    let pixels = page.pixels.as_raw().chunks_exact(3);
    let brightness = pixels
        .map(|pixel| pixel[0].max(pixel[1]).max(pixel[2]))
        .collect();
    let [width, height] = page.size();
    let read = guarded(|| {
        let source = Luma8LuminanceSource::new(brightness, width, height).ok()?;
        let mut bits = BinaryBitmap::new(HybridBinarizer::new(source));
        let hints = DecodeHints {
            TryHarder: Some(true),
            ..DecodeHints::default()
        };
        QrReader.decode_with_hints(&mut bits, &hints).ok()
    });
    let read = read.flatten()?;
    let corners: Vec<Corner> = read.getPoints().iter().map(|at| [at.x, at.y]).collect();
    // Row by row.
    let [a, b, d, c] = corners[..] else {
        return None;
    };
    Some(SeenCode {
        code: read.getText().parse().ok()?,
        corners: [a, b, c, d],
    })
}

impl SeenCode {
    /// How many quarter turns clockwise set the page upright.
    pub(super) fn turns_to_upright(&self) -> u8 {
        let [from, to] = [self.corners[0], self.corners[1]];
        let (right, down) = (to[0] - from[0], to[1] - from[1]);
        match (right.abs() >= down.abs(), right >= 0.0, down >= 0.0) {
            (true, true, _) => 0,
            (false, _, false) => 1,
            (true, false, _) => 2,
            (false, _, true) => 3,
        }
    }

    /// The corners of the A4 page whose code stands at `square`, as far as a code tells: the page's place, its size and how
    /// it is turned, not how it is tilted.
    pub(super) fn page_corners(&self, square: CodeSquare) -> [Corner; 4] {
        let [a, b, c, d] = self.corners;
        let mean = |axis: usize| (a[axis] + b[axis] + c[axis] + d[axis]) / 4.0;
        let middle = [mean(0), mean(1)];
        // A millimetre to the right, as the two sides across and the two down together have it.
        let across = [0, 1].map(|axis| b[axis] - a[axis] + c[axis] - d[axis]);
        let down = [0, 1].map(|axis| d[axis] - a[axis] + c[axis] - b[axis]);
        let right = [across[0] + down[1], across[1] - down[0]].map(|way| way / 4.0 / square.side);
        let at = |x: f32, y: f32| {
            let x = x - square.left - square.side / 2.0;
            let y = y - square.top - square.side / 2.0;
            [
                middle[0] + right[0] * x - right[1] * y,
                middle[1] + right[1] * x + right[0] * y,
            ]
        };
        [
            at(0.0, 0.0),
            at(210.0, 0.0),
            at(210.0, 297.0),
            at(0.0, 297.0),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(corners: [Corner; 4]) -> SeenCode {
        SeenCode {
            code: "GONGHAN1 3F2A9C81D07E 0123456789ABCDEF".parse().unwrap(),
            corners,
        }
    }

    #[test]
    fn a_codes_first_side_tells_how_the_page_is_turned() {
        let upright = [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0]];
        for turns in 0..4_u8 {
            // Turned counterclockwise by so much, each corner is where the one before it was.
            let mut corners = upright;
            corners.rotate_right(usize::from(turns));
            assert_eq!(seen(corners).turns_to_upright(), turns, "{corners:?}");
        }
    }

    #[test]
    fn the_pages_corners_follow_from_the_code() {
        let square = CodeSquare {
            left: 190.0,
            top: 270.0,
            side: 10.0,
        };
        // Ten pixels a millimetre, the page from 100, 50 on, turned a quarter clockwise.
        let at = |x: f32, y: f32| [100.0 + (297.0 - y) * 10.0, 50.0 + x * 10.0];
        let corners = [
            at(190.0, 270.0),
            at(200.0, 270.0),
            at(200.0, 280.0),
            at(190.0, 280.0),
        ];
        let wanted = [
            at(0.0, 0.0),
            at(210.0, 0.0),
            at(210.0, 297.0),
            at(0.0, 297.0),
        ];
        for (found, wanted) in seen(corners).page_corners(square).iter().zip(wanted) {
            let off = (found[0] - wanted[0]).hypot(found[1] - wanted[1]);
            assert!(off < 0.01, "{found:?} {wanted:?}");
        }
    }
}
