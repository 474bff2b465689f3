//! Pixels that ink is laid on.

/// Rows of 8-bit pixels, grey or RGB, on white: the whole page, or a band of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canvas {
    width: u32,
    height: u32,
    channels: usize,
    /// The row of the page that the first row is.
    top: i32,
    pixels: Vec<u8>,
}

impl Canvas {
    pub(super) fn white(width: u32, height: u32, has_colour: bool) -> Canvas {
        let channels = if has_colour { 3 } else { 1 };
        Canvas {
            width,
            height,
            channels,
            top: 0,
            pixels: vec![255; width as usize * height as usize * channels],
        }
    }

    /// Makes all of it white again and lets it begin on another row of the page.
    pub(super) fn move_to(&mut self, top: i32) {
        self.top = top;
        self.pixels.fill(255);
    }

    /// Whether any of the page's rows from `top` to `bottom` is on it.
    pub(super) fn shows(&self, top: i32, bottom: i32) -> bool {
        let end = i64::from(self.top) + i64::from(self.height);
        bottom >= self.top && i64::from(top) < end
    }

    /// Columns.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Whether a pixel is three bytes, RGB, rather than one, grey.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        self.channels == 3
    }

    /// The pixels, row after row.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The bytes of the pixels from column `left`, `length` of them, in a row; cut off at the edges.
    fn row_mut(&mut self, left: i32, length: usize, row: i32) -> Option<(&mut [u8], usize)> {
        let row = usize::try_from(row - self.top)
            .ok()
            .filter(|row| *row < self.height as usize)?;
        let width = self.width as usize;
        let skipped = usize::try_from(-i64::from(left)).unwrap_or(0);
        let start = usize::try_from(left).unwrap_or(0).min(width);
        let end = (start + length.saturating_sub(skipped)).min(width);
        let base = row * width * self.channels;
        Some((
            &mut self.pixels[base + start * self.channels..base + end * self.channels],
            skipped,
        ))
    }

    /// Lays ink of one grey on a block of `width` columns, each pixel by its coverage (255 is all of it).
    pub(super) fn ink(&mut self, left: i32, top: i32, width: usize, coverage: &[u8], grey: u8) {
        // Cut off at the edges once for all rows.
        let skipped = usize::try_from(-i64::from(left)).unwrap_or(0).min(width);
        let start = usize::try_from(left).unwrap_or(0).min(self.width as usize);
        let length = (width - skipped).min(self.width as usize - start);
        let above = usize::try_from(i64::from(self.top) - i64::from(top)).unwrap_or(0);
        let first = usize::try_from(i64::from(top) - i64::from(self.top)).unwrap_or(0);
        let channels = self.channels;
        let row_length = self.width as usize * channels;
        let rows = self.pixels.chunks_exact_mut(row_length).skip(first);
        let coverage = coverage.chunks_exact(width.max(1)).skip(above);
        for (row, coverage) in rows.zip(coverage) {
            let pixels = &mut row[start * channels..(start + length) * channels];
            let coverage = &coverage[skipped..skipped + length];
            if channels == 1 {
                // Without branches, so that many pixels are blended at once.
                for (pixel, &cover) in pixels.iter_mut().zip(coverage) {
                    *pixel = blend(*pixel, grey, cover);
                }
            } else {
                for (pixel, &cover) in pixels.chunks_exact_mut(channels).zip(coverage) {
                    for channel in pixel {
                        *channel = blend(*channel, grey, cover);
                    }
                }
            }
        }
    }

    /// Replaces a row by the pixels of a picture of as many channels.
    pub(super) fn copy_row(&mut self, left: i32, row: i32, from: &[u8]) {
        let channels = self.channels;
        if let Some((pixels, skipped)) = self.row_mut(left, from.len() / channels, row) {
            let from = from.get(skipped * channels..).unwrap_or_default();
            let length = pixels.len().min(from.len());
            pixels[..length].copy_from_slice(&from[..length]);
        }
    }
}

/// The weighted mean, rounded; in 16 bits, which it just fits.
fn blend(below: u8, ink: u8, cover: u8) -> u8 {
    let (below, ink, cover) = (u16::from(below), u16::from(ink), u16::from(cover));
    let sum = below * (255 - cover) + ink * cover + 127;
    // Division by 255, exact for every 16-bit number but the last.
    ((sum + 1 + (sum >> 8)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_outside_the_canvas_is_cut_off_on_every_side() {
        let mut canvas = Canvas::white(3, 2, false);
        canvas.ink(-1, 0, 3, &[255, 255, 128], 0);
        canvas.ink(2, 1, 3, &[255, 255, 255], 0);
        canvas.ink(5, 1, 1, &[255], 0);
        canvas.ink(-9, 1, 1, &[255], 0);
        canvas.ink(0, 2, 1, &[255], 0);
        canvas.ink(0, -1, 1, &[255], 0);
        assert_eq!(canvas.pixels(), [0, 127, 255, 255, 255, 0]);
    }

    #[test]
    fn a_band_takes_the_rows_of_the_page_that_it_shows() {
        let mut canvas = Canvas::white(1, 2, false);
        canvas.ink(0, 0, 1, &[255], 0);
        canvas.move_to(10);
        for row in 8..14 {
            canvas.ink(0, row, 1, &[255], u8::try_from(row).unwrap());
        }
        assert_eq!(canvas.pixels(), [10, 11]);
        let shown: Vec<_> = (8..14).filter(|row| canvas.shows(*row, *row)).collect();
        assert_eq!(shown, [10, 11]);
        assert!(canvas.shows(0, 100) && !canvas.shows(0, 9) && !canvas.shows(12, 100));
    }

    #[test]
    fn a_block_over_an_edge_is_cut_and_not_moved() {
        let block = [10, 20, 30, 40, 50, 60, 70, 80, 90];
        let inked = |left: i32, top: i32| {
            let mut canvas = Canvas::white(2, 2, false);
            canvas.move_to(5);
            canvas.ink(left, top, 3, &block, 0);
            canvas
                .pixels()
                .iter()
                .map(|paper| 255 - paper)
                .collect::<Vec<_>>()
        };
        assert_eq!(inked(0, 5), [10, 20, 40, 50]);
        assert_eq!(inked(-1, 4), [50, 60, 80, 90]);
        assert_eq!(inked(1, 6), [0, 0, 0, 10]);
        assert_eq!(inked(-2, 3), [90, 0, 0, 0]);
        assert_eq!(inked(0, 2), [0, 0, 0, 0]);
        assert_eq!(inked(2, 5), [0, 0, 0, 0]);
    }

    #[test]
    fn a_blend_is_the_rounded_mean_of_ink_and_paper() {
        for below in 0..=255_u8 {
            for ink in [0, 77, 255] {
                for cover in 0..=255_u8 {
                    let weight = f64::from(cover) / 255.0;
                    let mean = f64::from(below) * (1.0 - weight) + f64::from(ink) * weight;
                    let off = f64::from(blend(below, ink, cover)) - mean;
                    assert!(off.abs() <= 0.5 + 1e-9, "{below} {ink} {cover}");
                }
            }
        }
    }
}
