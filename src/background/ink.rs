//! Where a sheet is still white.

use image::imageops::crop_imm;
use image::{GenericImageView, GrayImage, Pixel};

use super::Background;
use crate::geometry::{Area, Dpi, Pt};
use crate::pdf_in::PdfInError;

/// Paper and watermarks are lighter than this, print is darker.
const INK: u8 = 160;
/// Fine enough for the strokes of small print.
const FINE: Dpi = Dpi::PROOF;
/// Specks of a scan, as a share of the pixels of a row.
const SPECKS: usize = 400;

impl Background {
    /// Whether nothing is printed in an area.
    ///
    /// # Errors
    /// Something on the sheet can't be drawn.
    pub fn is_white(&self, area: &Area) -> Result<bool, PdfInError> {
        let pixels = self.coarse()?;
        let [left, top, right, bottom] =
            [area.origin.x, area.origin.y, area.right(), area.bottom()]
                .map(|length| Dpi::COARSE.pixels(length));
        // Cut off at the sheet's edges.
        let (width, height) = (right.saturating_sub(left), bottom.saturating_sub(top));
        let inside = crop_imm(&pixels, left, top, width, height);
        Ok(inside.pixels().all(|(_, _, pixel)| pixel.0[0] >= INK))
    }

    /// How much of some areas is ink, from 0 to 1; none of what lies off the sheet.
    ///
    /// # Errors
    /// Something on the sheet can't be drawn.
    pub fn ink_share(&self, areas: &[Area]) -> Result<f32, PdfInError> {
        let pixels = self.draw(FINE, false)?;
        let (mut all, mut dark) = (0_u32, 0_u32);
        for area in areas {
            let [left, top, right, bottom] =
                [area.origin.x, area.origin.y, area.right(), area.bottom()]
                    .map(|length| FINE.pixels(length));
            for y in top..bottom.min(pixels.height()) {
                for x in left..right.min(pixels.width()) {
                    all += 1;
                    dark += u32::from(pixels.get_pixel(x, y).to_luma().0[0] < INK);
                }
            }
        }
        Ok(if all == 0 {
            0.0
        } else {
            dark as f32 / all as f32
        })
    }

    /// The highest stretch of the sheet, between `left` and `right`, with no print in any of its rows: where it begins and
    /// ends.
    ///
    /// # Errors
    /// Something on the sheet can't be drawn.
    pub fn white_rows(&self, left: Pt, right: Pt) -> Result<[Pt; 2], PdfInError> {
        let pixels = self.coarse()?;
        let [left, right] = [left, right].map(|length| Dpi::COARSE.pixels(length) as usize);
        let columns = left..right.min(pixels.width() as usize);
        let mut best = 0..0;
        let mut start = 0;
        for (row, pixels) in (0..).zip(pixels.rows()) {
            let dark = pixels.skip(columns.start).take(columns.len());
            let dark = dark.filter(|pixel| pixel.0[0] < INK).count();
            if dark > columns.len() / SPECKS {
                start = row + 1;
            }
            if row + 1 - start > best.end - best.start {
                best = start..row + 1;
            }
        }
        // A pixel is a point.
        Ok([best.start, best.end].map(|row: u16| Pt(f32::from(row))))
    }

    fn coarse(&self) -> Result<GrayImage, PdfInError> {
        let pixels = self.draw(Dpi::COARSE, false)?;
        Ok(pixels.to_luma8())
    }
}
