//! Pictures scaled to the pixels of the page.

use std::sync::Arc;

use image::DynamicImage;
use image::imageops::FilterType;

use crate::page::Picture;
use crate::render::raster::canvas::Canvas;

/// A picture in pixels of the page, of as many channels as the page has.
pub(super) struct ScaledPicture {
    left: i32,
    top: i32,
    row_length: usize,
    pixels: Pixels,
}

/// Pixels that were scaled for this page, or those of a sheet that many pages share.
enum Pixels {
    Own(Vec<u8>),
    Shared(Arc<DynamicImage>),
}

impl Pixels {
    fn bytes(&self) -> &[u8] {
        match self {
            Pixels::Own(pixels) => pixels,
            Pixels::Shared(sheet) => sheet.as_bytes(),
        }
    }
}

impl ScaledPicture {
    pub(super) fn of(picture: &Picture, has_colour: bool, scale: f32) -> ScaledPicture {
        let width = super::pixels(picture.size.width.0 * scale).max(1);
        let height = super::pixels(picture.size.height.0 * scale).max(1);
        let scaled = picture
            .pixels
            .resize_exact(width, height, FilterType::CatmullRom);
        let pixels = if has_colour {
            scaled.into_rgb8().into_raw()
        } else {
            scaled.into_luma8().into_raw()
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a page is a few thousand pixels wide and high"
        )]
        let (left, top) = (
            (picture.origin.x.0 * scale).round() as i32,
            (picture.origin.y.0 * scale).round() as i32,
        );
        ScaledPicture {
            left,
            top,
            row_length: pixels.len() / height as usize,
            pixels: Pixels::Own(pixels),
        }
    }

    /// A picture of the whole sheet, in its pixels and channels.
    pub(super) fn of_sheet(sheet: Arc<DynamicImage>) -> ScaledPicture {
        ScaledPicture {
            left: 0,
            top: 0,
            row_length: sheet.as_bytes().len() / sheet.height().max(1) as usize,
            pixels: Pixels::Shared(sheet),
        }
    }

    /// Draws what of it is on the canvas.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        let rows = self.pixels.bytes().chunks_exact(self.row_length);
        for (row, from) in (self.top..).zip(rows) {
            canvas.copy_row(self.left, row, from);
        }
    }
}
