//! JPEG, PNG, GIF, BMP and WebP.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader};

use super::{Decoded, damaged};
use crate::scan::colour::{convert, flattened};
use crate::scan::density;
use crate::scan::error::ScanError;
use crate::scan::picture::Picture;

/// The most bytes that a decoder takes for a pixel: four channels of 16 bits, twice.
const MOST_A_PIXEL: u64 = 16;
/// The most that it takes for tables, profiles and rows.
const MOST_BESIDE: u64 = 64_000_000;

pub(super) fn size(bytes: &[u8]) -> Result<[u32; 2], ScanError> {
    let reader = ImageReader::new(Cursor::new(bytes));
    let reader = reader.with_guessed_format().map_err(damaged)?;
    let (width, height) = reader.into_dimensions().map_err(damaged)?;
    Ok([width, height])
}

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ScanError> {
    from_decoder(decoder(bytes)?, density::per_mm(bytes))
}

pub(super) fn profile(bytes: &[u8]) -> Result<Option<Vec<u8>>, ScanError> {
    decoder(bytes)?.icc_profile().map_err(damaged)
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder, ScanError> {
    let reader = ImageReader::new(Cursor::new(bytes));
    let mut reader = reader.with_guessed_format().map_err(damaged)?;
    reader.no_limits();
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    // The size is known and allowed; what a decoder holds beside the picture is not: a GIF's frame may claim any size.
    let (width, height) = decoder.dimensions();
    let mut limits = image::Limits::no_limits();
    limits.max_alloc = Some(u64::from(width) * u64::from(height) * MOST_A_PIXEL + MOST_BESIDE);
    decoder.set_limits(limits).map_err(damaged)?;
    Ok(decoder)
}

/// Decodes, turns upright, and brings to sRGB on white.
pub(super) fn from_decoder(
    mut decoder: impl ImageDecoder,
    per_mm: Option<f32>,
) -> Result<Decoded, ScanError> {
    // Metadata that can't be read is no reason to lose the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    let mut pixels = flattened(picture);
    if let Some(profile) = profile {
        convert(&profile, &mut pixels);
    }
    Ok(Decoded {
        picture: Picture { pixels, per_mm },
        was_turned: orientation != Orientation::NoTransforms,
        replaced_fonts: Vec::new(),
    })
}
