//! Pictures beside a template: decoded within limits, upright, on white.

use std::io::Cursor;

use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbaImage};

use crate::geometry::Size;

/// The most pixels on a side.
const LARGEST_SIDE: u32 = 10_000;
/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// By how much the sides of a scan of A4 may be off, as a share.
const NEARLY: f32 = 0.03;

/// Why a picture can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// It has more pixels than the stated limit.
    TooLarge {
        /// The most pixels on a side.
        side: u32,
    },
    /// It is no PNG or JPG, or is cut off.
    Damaged {
        /// The reader's words.
        reason: String,
    },
}

/// Decodes a PNG or JPG, turns it upright and lays it on white.
///
/// # Errors
/// It is too large, cut off, or of another kind.
pub fn decoded(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| damaged(&error))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let orientation = decoder.orientation().map_err(fault)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

fn fault(error: ImageError) -> PictureError {
    match error {
        ImageError::Limits(_) => PictureError::TooLarge { side: LARGEST_SIDE },
        other => damaged(&other),
    }
}

fn damaged(error: &dyn std::error::Error) -> PictureError {
    PictureError::Damaged {
        reason: error.to_string(),
    }
}

/// The picture without alpha, as paper is white, and without colour where all of it is grey.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_color() && !picture.color().has_alpha() {
        return picture;
    }
    let mut pixels: RgbaImage = picture.into_rgba8();
    for pixel in pixels.pixels_mut() {
        let alpha = u32::from(pixel.0[3]);
        for channel in &mut pixel.0[..3] {
            let mixed = (u32::from(*channel) * alpha + 255 * (255 - alpha) + 127) / 255;
            *channel = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
        pixel.0[3] = 255;
    }
    let is_grey = pixels
        .pixels()
        .all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]);
    let opaque = DynamicImage::ImageRgba8(pixels);
    if is_grey {
        DynamicImage::ImageLuma8(opaque.into_luma8())
    } else {
        DynamicImage::ImageRgb8(opaque.into_rgb8())
    }
}

/// The sheet that a picture of a page fills: A4 where it has nearly its sides, else as much of A4 as there is room for.
#[expect(
    clippy::cast_precision_loss,
    reason = "a picture's sides are far below 2^24 pixels"
)]
pub(super) fn sheet(columns: u32, rows: u32) -> Size {
    let Size { width, height } = Size::A4;
    let ratio = rows as f32 / columns.max(1) as f32;
    let of_a4 = height.0 / width.0;
    if (ratio / of_a4 - 1.0).abs() < NEARLY {
        Size::A4
    } else if ratio < of_a4 {
        Size {
            width,
            height: width * ratio,
        }
    } else {
        Size {
            width: height * (1.0 / ratio),
            height,
        }
    }
}

/// The picture with so many columns and rows.
pub(super) fn scaled(picture: &DynamicImage, [columns, rows]: [u32; 2]) -> DynamicImage {
    if [picture.width(), picture.height()] == [columns, rows] {
        return picture.clone();
    }
    picture.resize_exact(columns.max(1), rows.max(1), FilterType::CatmullRom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    #[test]
    fn b6_transparent_pixels_become_paper_and_half_transparent_ones_blend_with_it() {
        let pixels =
            RgbaImage::from_fn(2, 1, |x, _| Rgba([200, 0, 0, if x == 0 { 0 } else { 128 }]));
        let opaque = on_white(DynamicImage::ImageRgba8(pixels)).into_rgb8();
        assert_eq!(opaque.get_pixel(0, 0).0, [255, 255, 255]);
        assert_eq!(opaque.get_pixel(1, 0).0, [227, 127, 127]);
    }

    #[test]
    fn a_scan_of_a4_fills_a4_and_another_picture_keeps_its_shape() {
        assert_eq!(sheet(1654, 2339), Size::A4);
        assert_eq!(sheet(1700, 2338), Size::A4);
        let wide = sheet(2000, 1000);
        assert_eq!(wide.width, Size::A4.width);
        assert!((wide.height.0 * 2.0 - wide.width.0).abs() < 0.01);
        let tall = sheet(1000, 2000);
        assert_eq!(tall.height, Size::A4.height);
    }
}
