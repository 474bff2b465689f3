//! A page as pixels.

use image::{Rgb, RgbImage};

use crate::render::raster::Canvas;

/// A page as pixels, upright, in sRGB, opaque.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The pixels.
    pub pixels: RgbImage,
    /// How many of them are a millimetre of the paper, where the file says it.
    pub per_mm: Option<f32>,
}

/// Bytes of a pixel.
pub(super) const BYTES_A_PIXEL: u64 = 3;

impl Picture {
    /// A page that was drawn.
    #[must_use]
    pub fn of_canvas(canvas: &Canvas) -> Picture {
        let (width, channels) = (canvas.width(), if canvas.has_colour() { 3 } else { 1 });
        let pixels = RgbImage::from_fn(width, canvas.height(), |x, y| {
            let start = (y as usize * width as usize + x as usize) * channels;
            let pixel = &canvas.pixels()[start..start + channels];
            Rgb([0, 1, 2].map(|channel| pixel[channel.min(channels - 1)]))
        });
        Picture {
            pixels,
            per_mm: None,
        }
    }

    /// Columns and rows.
    #[must_use]
    pub fn size(&self) -> [u32; 2] {
        [self.pixels.width(), self.pixels.height()]
    }

    /// Whether no pixel has a colour.
    #[must_use]
    pub fn is_grey(&self) -> bool {
        self.pixels
            .as_raw()
            .chunks_exact(3)
            .all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2])
    }

    /// Whether nothing is to be seen: all of it is the paper, give or take a scanner's noise, a few specks of dust and the
    /// shade of a lamp.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        const CELL: u32 = 64;
        let [width, height] = self.size();
        let samples = self.pixels.as_raw().as_slice();
        let (mut marked, mut cells) = (0_u64, 0_u64);
        let mut tones: Vec<[u8; 3]> = Vec::new();
        for top in (0..height).step_by(CELL as usize) {
            for left in (0..width).step_by(CELL as usize) {
                let (right, bottom) = ((left + CELL).min(width), (top + CELL).min(height));
                let mut sums = [0_u64; 3];
                let (mut darkest, mut lightest) = (u8::MAX, 0);
                // Every other row: no stroke is so flat that it hides between two.
                for y in (top..bottom).step_by(2) {
                    let start = (y as usize * width as usize + left as usize) * 3;
                    let row = &samples[start..start + (right - left) as usize * 3];
                    for pixel in row.chunks_exact(3) {
                        for (sum, sample) in sums.iter_mut().zip(pixel) {
                            *sum += u64::from(*sample);
                        }
                        darkest = darkest.min(pixel[1]);
                        lightest = lightest.max(pixel[1]);
                    }
                }
                let count = u64::from(right - left) * u64::from((bottom - top).div_ceil(2));
                // A mean of bytes.
                tones.push(sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)));
                cells += 1;
                marked += u64::from(lightest - darkest > MARKED);
            }
        }
        // Flat cells may still differ from each other: a photo out of focus, a page of large areas.
        let range = |channel: usize| {
            let samples = tones.iter().map(|tone| tone[channel]);
            samples.clone().max().unwrap_or(0) - samples.min().unwrap_or(0)
        };
        let spread = (0..3).map(range).max().unwrap_or(0);
        marked * 300 < cells && spread < SHADED
    }
}

/// Ink differs from its paper by more than this, a scanner's noise by less.
const MARKED: u8 = 48;

/// The shade of a lamp on empty paper stays within this.
const SHADED: u8 = 80;
