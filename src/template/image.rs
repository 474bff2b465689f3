//! Pictures that stand beside a template, such as a letterhead.

use std::io::{self, BufReader};
use std::path::{Component, Path};
use std::sync::Arc;

use image::{DynamicImage, ImageError, ImageReader, Limits, RgbaImage};

use crate::template::error::ImageFault;

/// The most pixels on a side.
const LARGEST_SIDE: u32 = 10_000;
/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// Reads a PNG or JPG in the template's folder and lays it on white.
pub(super) fn read_picture(
    name: &str,
    folder: Option<&Path>,
) -> Result<Arc<DynamicImage>, ImageFault> {
    let path = beside(folder, name).ok_or(ImageFault::Outside)?;
    let file = std::fs::File::open(&path).map_err(ImageFault::Unreadable)?;
    let mut reader = ImageReader::new(BufReader::new(file))
        .with_guessed_format()
        .map_err(ImageFault::Unreadable)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoded = reader.decode().map_err(fault)?;
    Ok(Arc::new(on_white(decoded)))
}

fn fault(error: ImageError) -> ImageFault {
    match error {
        ImageError::Limits(_) => ImageFault::TooLarge { side: LARGEST_SIDE },
        // A file that ends too early is a damaged one, whatever the system calls it.
        ImageError::IoError(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            ImageFault::Unreadable(error)
        }
        other => ImageFault::Damaged {
            reason: other.to_string(),
        },
    }
}

/// The path of a file in `folder` or below it; none for one that leads out of it.
pub(super) fn beside(folder: Option<&Path>, name: &str) -> Option<std::path::PathBuf> {
    let stays = !name.is_empty()
        && Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    let path = folder?.join(name);
    let real = path.canonicalize().ok();
    let home = folder?.canonicalize().ok();
    // A link may lead out of the folder too.
    let inside = match (real, home) {
        (Some(real), Some(home)) => real.starts_with(home),
        // What is not there leads nowhere; opening it says so.
        _ => true,
    };
    (stays && inside).then_some(path)
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
    fn a_picture_outside_the_templates_folder_is_refused() {
        let folder = Path::new("/tmp");
        for name in ["../etc/passwd", "/etc/passwd", "a/../../x", ""] {
            assert_eq!(beside(Some(folder), name), None, "{name}");
        }
        assert!(beside(Some(folder), "logo/不存在.png").is_some());
    }
}
