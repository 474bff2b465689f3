//! zune, decoders of PNG and JPG that gonghan does not use.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_png::PngDecoder;

use super::Picture;

pub(crate) fn png(bytes: &[u8]) -> Picture {
    let mut decoder = PngDecoder::new(ZCursor::new(bytes));
    let pixels = decoder.decode_raw().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    Picture {
        width,
        height,
        pixels,
    }
}

pub(crate) fn jpg(bytes: &[u8]) -> Picture {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    let mut pixels = decoder.decode().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    if decoder.input_colorspace() == Some(ColorSpace::Luma) {
        // Grey may come as RGB of three equal bytes.
        let channels = pixels.len() / (width * height);
        pixels = pixels.into_iter().step_by(channels).collect();
    }
    Picture {
        width,
        height,
        pixels,
    }
}
