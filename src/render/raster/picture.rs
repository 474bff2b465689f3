//! Pictures scaled onto the canvas.

use image::imageops::FilterType;

use crate::page::Picture;
use crate::render::raster::canvas::Canvas;

pub(super) fn draw_picture(canvas: &mut Canvas, picture: &Picture, scale: f32) {
    let width = super::pixels(picture.size.width.0 * scale).max(1);
    let height = super::pixels(picture.size.height.0 * scale).max(1);
    let scaled = picture
        .pixels
        .resize_exact(width, height, FilterType::CatmullRom);
    let pixels = if canvas.has_colour() {
        scaled.into_rgb8().into_raw()
    } else {
        scaled.into_luma8().into_raw()
    };
    let row_length = pixels.len() / height as usize;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a page is a few thousand pixels wide and high"
    )]
    let (left, top) = (
        (picture.origin.x.0 * scale).round() as i32,
        (picture.origin.y.0 * scale).round() as i32,
    );
    for (row, from) in (top..).zip(pixels.chunks_exact(row_length)) {
        canvas.copy_row(left, row, from);
    }
}
