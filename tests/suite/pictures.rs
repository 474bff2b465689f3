//! The pictures, read by decoders that gonghan does not use.

use gonghan::geometry::Dpi;
use gonghan::letter::Letter;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_png::PngDecoder;

use crate::letters::{by_itself, example, template, with};
use gonghan::font::FontSet;

fn png(letter: &Letter, dpi: Dpi) -> (usize, usize, Vec<u8>) {
    let bytes = letter.png(dpi).unwrap();
    let mut decoder = PngDecoder::new(ZCursor::new(&bytes));
    let pixels = decoder.decode_raw().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    (width, height, pixels)
}

fn jpg(letter: &Letter, dpi: Dpi) -> (usize, usize, Vec<u8>) {
    let bytes = letter.jpeg(dpi).unwrap();
    let mut decoder = JpegDecoder::new(ZCursor::new(&bytes));
    let pixels = decoder.decode().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    if decoder.input_colorspace() == Some(ColorSpace::Luma) {
        let channels = pixels.len() / (width * height);
        return (
            width,
            height,
            pixels.into_iter().step_by(channels).collect(),
        );
    }
    (width, height, pixels)
}

/// The bytes behind a chunk's or segment's name.
fn behind<'a>(bytes: &'a [u8], name: &[u8]) -> &'a [u8] {
    let at = bytes.windows(name.len()).position(|window| window == name);
    &bytes[at.expect("it is there") + name.len()..]
}

#[test]
fn b5_are_a4_at_300_dots_per_inch_in_8_bit_grey_and_say_so() {
    let letter = by_itself(&example("hong-kong"));
    let (width, height, pixels) = png(&letter, Dpi::PRINT);
    assert_eq!((width, height, pixels.len()), (2480, 3508, 2480 * 3508));
    let file = letter.png(Dpi::PRINT).unwrap();
    // Width, height, bit depth 8, colour type 0.
    assert_eq!(behind(&file, b"IHDR")[8..10], [8, 0]);
    assert_eq!(
        behind(&file, b"pHYs")[..9],
        [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]
    );

    let (width, height, pixels) = jpg(&letter, Dpi::PRINT);
    assert_eq!((width, height, pixels.len()), (2480, 3508, 2480 * 3508));
    let file = letter.jpeg(Dpi::PRINT).unwrap();
    // Version, dots per inch, 300 both ways.
    assert_eq!(behind(&file, b"JFIF\0")[2..7], [1, 1, 0x2C, 1, 0x2C]);
}

#[test]
fn other_resolutions_have_as_many_pixels_as_they_say() {
    let letter = by_itself(&example("minimal"));
    for (dpi, size) in [(72, (595, 842)), (150, (1240, 1754)), (600, (4961, 7016))] {
        let (width, height, _) = png(&letter, Dpi::new(dpi).unwrap());
        assert_eq!((width, height), size);
        assert_eq!(
            letter
                .pixel_size(Dpi::new(dpi).unwrap())
                .map(|side| side as usize),
            [size.0, size.1]
        );
    }
}

#[test]
fn b6_are_white_at_the_edges_and_have_no_grey_ground() {
    let letter = by_itself(&example("japan"));
    for (_, _, pixels) in [png(&letter, Dpi::PRINT), jpg(&letter, Dpi::PRINT)] {
        assert!(pixels[..2480 * 50].iter().all(|grey| *grey == 255));
        let white = pixels.iter().filter(|grey| **grey >= 250).count();
        assert!(white * 10 > pixels.len() * 8);
        assert!(pixels.iter().any(|grey| *grey < 20));
    }
}

#[test]
fn png_and_jpg_have_the_same_ink_in_the_same_places() {
    let letter = by_itself(&example("korea"));
    let (_, _, png) = png(&letter, Dpi::PRINT);
    let (_, _, jpg) = jpg(&letter, Dpi::PRINT);
    let far = png
        .iter()
        .zip(&jpg)
        .filter(|(one, other)| one.abs_diff(**other) > 64)
        .count();
    assert!(far < 500, "{far}");
}

#[test]
fn a_picture_in_colour_on_the_page_makes_the_file_one_of_colour() {
    let folder = tempfile::tempdir().unwrap();
    let mut red = image::RgbImage::new(40, 20);
    red.pixels_mut().for_each(|pixel| pixel.0 = [200, 10, 30]);
    red.save(folder.path().join("logo.png")).unwrap();
    let source = gonghan::diagnostic::Source {
        name: "letter.md".to_owned(),
        text: "+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n\n```image\nlogo.png | 40 | right\n```\n\nText\n".to_owned(),
    };
    let template =
        gonghan::template::Template::from_source(source, Some(folder.path().to_owned())).unwrap();
    let letter = with(
        &crate::letters::filled(&[]),
        &template,
        &mut FontSet::embedded(),
    )
    .unwrap();
    let (width, height, pixels) = png(&letter, Dpi::PRINT);
    assert_eq!(pixels.len(), width * height * 3);
    let red = pixels
        .chunks(3)
        .filter(|pixel| **pixel == [200, 10, 30])
        .count();
    // 40 mm x 20 mm at 300 dpi.
    assert!((110_000..113_000).contains(&red), "{red}");
    let theirs = crate::judge::hayro::picture(&letter.pdf().unwrap(), 300.0);
    let dark = theirs.grey.iter().filter(|green| **green == 10).count();
    assert!((110_000..113_000).contains(&dark), "{dark}");
}

#[test]
fn b2_a_large_title_is_as_sharp_as_an_outline_renderer_draws_it() {
    let letter = with(
        &crate::letters::filled(&[]),
        &template("# 申请说明 Rg&08\n\n文"),
        &mut FontSet::embedded(),
    )
    .unwrap();
    let theirs = crate::judge::hayro::picture(&letter.pdf().unwrap(), 300.0);
    let (_, _, ours) = png(&letter, Dpi::PRINT);
    let ink = ours.iter().filter(|grey| **grey < 128).count();
    let far = ours
        .iter()
        .zip(&theirs.grey)
        .filter(|(one, other)| one.abs_diff(**other) > 127)
        .count();
    assert!(ink > 10_000 && far * 50 < ink, "{far} of {ink}");
}
