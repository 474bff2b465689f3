//! JPEG, PNG, GIF, BMP and WebP.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader};

use super::{Decoded, damaged};
use crate::scan::colour::{convert, flattened};
use crate::scan::density;
use crate::scan::error::ScanError;
use crate::scan::picture::Picture;

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
    // The size is known and allowed.
    reader.no_limits();
    reader.into_decoder().map_err(damaged)
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
