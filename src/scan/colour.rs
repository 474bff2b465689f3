//! Colours of a file's own profile as sRGB, and what is transparent on white.

use image::{DynamicImage, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Colours that differ by no more than this are the same: rounding of the profile's curves.
const SAME: u8 = 2;

/// Whether a profile says something else than sRGB.
pub(super) fn changes_colours(profile: &[u8]) -> bool {
    // Corners, greys and skin: what differs between profiles differs here.
    const SAMPLES: [u8; 27] = [
        255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 128, 128, 128, 64, 64, 64, 200, 150, 120,
        180, 30, 40, 30, 60, 160,
    ];
    let mut changed = SAMPLES;
    convert(profile, &mut changed);
    SAMPLES
        .iter()
        .zip(changed)
        .any(|(before, after)| before.abs_diff(after) > SAME)
}

/// Brings samples of red, green and blue from a profile's colours to sRGB. A profile that can't be read, or that is of
/// other colours than these, as those of printing inks, changes nothing.
pub(super) fn convert(profile: &[u8], samples: &mut [u8]) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if from.color_space != DataColorSpace::Rgb {
        return;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = from.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options) else {
        return;
    };
    // A few rows at a time, so that no second picture is held.
    let mut before = [0_u8; 3 * 4096];
    for some in samples.chunks_mut(before.len()) {
        let before = &mut before[..some.len()];
        before.copy_from_slice(some);
        if transform.transform(before, some).is_err() {
            some.copy_from_slice(before);
        }
    }
}

/// Eight bits a sample, on white where it was transparent.
pub(super) fn flattened(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    let mut flat = Vec::with_capacity(picture.len() / 4 * 3);
    for pixel in picture.as_raw().chunks_exact(4) {
        let alpha = u32::from(pixel[3]);
        flat.extend(pixel[..3].iter().map(|&sample| {
            let mixed = (u32::from(sample) * alpha + 255 * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }));
    }
    // Three samples for each of the picture's pixels, so that it is there.
    RgbImage::from_raw(width, height, flat).unwrap_or_default()
}
