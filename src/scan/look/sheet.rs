//! A page at four pixels a millimetre, at which seals and signatures are looked for.

use image::{GrayImage, Luma, RgbImage};

use crate::scan::byte_budget::resized;
use crate::scan::picture::Picture;

/// Pixels of a sheet that are a millimetre.
pub(super) const PER_MM: f32 = 4.0;

/// An A4 page, its paper white.
pub(super) struct Sheet {
    pub(super) pixels: RgbImage,
}

/// Columns and rows of an A4 page.
pub(super) const SIZE: [u32; 2] = [840, 1188];

impl Sheet {
    pub(super) fn of(page: &Picture) -> Sheet {
        Sheet {
            pixels: resized(page, SIZE).pixels,
        }
    }

    /// How dark each pixel is, whatever its colour: 0 for paper.
    pub(super) fn ink(&self) -> GrayImage {
        GrayImage::from_fn(SIZE[0], SIZE[1], |x, y| {
            let [r, g, b] = self.pixels.get_pixel(x, y).0;
            Luma([255 - r.min(g).min(b)])
        })
    }
}
