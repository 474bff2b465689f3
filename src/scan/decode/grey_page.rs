//! A page of grey pixels that gonghan itself unpacked, as `image` knows a decoder.

use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageResult};
use tiff::tags::Tag;

use super::tiff::Head;
use super::{ScanError, damaged};

/// A page, a byte a pixel, row after row.
pub(super) struct GreyPage {
    pub(super) size: [u32; 2],
    pub(super) pixels: Vec<u8>,
    pub(super) orientation: Orientation,
}

impl ImageDecoder for GreyPage {
    fn dimensions(&self) -> (u32, u32) {
        (self.size[0], self.size[1])
    }

    fn color_type(&self) -> ColorType {
        ColorType::L8
    }

    fn orientation(&mut self) -> ImageResult<Orientation> {
        Ok(self.orientation)
    }

    fn read_image(self, buffer: &mut [u8]) -> ImageResult<()> {
        buffer.copy_from_slice(&self.pixels);
        Ok(())
    }

    fn read_image_boxed(self: Box<Self>, buffer: &mut [u8]) -> ImageResult<()> {
        (*self).read_image(buffer)
    }
}

/// How a page of a TIFF lies (TIFF 6.0, `Orientation`).
pub(super) fn orientation(head: &mut Head<'_>) -> Result<Orientation, ScanError> {
    let stated = head.find_tag_unsigned::<u8>(Tag::Orientation);
    let stated = stated.map_err(damaged)?.and_then(Orientation::from_exif);
    Ok(stated.unwrap_or(Orientation::NoTransforms))
}
