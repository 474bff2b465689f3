//! The pictures, read by decoders that gonghan does not use.

use gonghan::diagnostic::Source;
use gonghan::font::FontSet;
use gonghan::geometry::Dpi;
use gonghan::template::Template;

use crate::judge::{hayro, zune};
use crate::letters::{by_itself, example, filled, template, with};

/// The bytes behind a chunk's or segment's name.
fn behind<'a>(bytes: &'a [u8], name: &[u8]) -> &'a [u8] {
    let at = bytes.windows(name.len()).position(|window| window == name);
    &bytes[at.expect("it is there") + name.len()..]
}

#[test]
fn b5_are_a4_at_300_dots_per_inch_in_8_bit_grey_and_say_so() {
    let letter = by_itself(&example("hong-kong"));
    let file = letter.png(Dpi::PRINT).unwrap();
    let png = zune::png(&file);
    assert_eq!((png.width, png.height), (2480, 3508));
    assert_eq!(png.pixels.len(), 2480 * 3508);
    // Width, height, bit depth 8, colour type 0.
    assert_eq!(behind(&file, b"IHDR")[8..10], [8, 0]);
    assert_eq!(
        behind(&file, b"pHYs")[..9],
        [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]
    );

    let file = letter.jpeg(Dpi::PRINT).unwrap();
    let jpg = zune::jpg(&file);
    assert_eq!((jpg.width, jpg.height), (2480, 3508));
    assert_eq!(jpg.pixels.len(), 2480 * 3508);
    // Version, dots per inch, 300 both ways.
    assert_eq!(behind(&file, b"JFIF\0")[2..7], [1, 1, 0x2C, 1, 0x2C]);
}

#[test]
fn other_resolutions_have_as_many_pixels_as_they_say() {
    let letter = by_itself(&example("minimal"));
    for (dpi, size) in [(72, [595, 842]), (150, [1240, 1754]), (600, [4961, 7016])] {
        let dpi = Dpi::new(dpi).unwrap();
        let png = zune::png(&letter.png(dpi).unwrap());
        assert_eq!([png.width, png.height], size);
        assert_eq!(letter.pixel_size(dpi).map(|side| side as usize), size);
    }
}

#[test]
fn b6_are_white_at_the_edges_and_have_no_grey_ground() {
    let letter = by_itself(&example("japan"));
    let png = zune::png(&letter.png(Dpi::PRINT).unwrap());
    let jpg = zune::jpg(&letter.jpeg(Dpi::PRINT).unwrap());
    for pixels in [png.pixels, jpg.pixels] {
        assert!(pixels[..2480 * 50].iter().all(|grey| *grey == 255));
        let white = pixels.iter().filter(|grey| **grey >= 250).count();
        assert!(white * 10 > pixels.len() * 8);
        assert!(pixels.iter().any(|grey| *grey < 20));
    }
}

#[test]
fn png_and_jpg_have_the_same_ink_in_the_same_places() {
    let letter = by_itself(&example("korea"));
    let png = zune::png(&letter.png(Dpi::PRINT).unwrap());
    let jpg = zune::jpg(&letter.jpeg(Dpi::PRINT).unwrap());
    let far = png.far_from(&jpg, 64);
    assert!(far < 500, "{far}");
}

#[test]
fn b6_a_see_through_picture_stands_on_white_paper_in_png_jpg_and_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let mut glass = image::RgbaImage::new(20, 10);
    for (x, _, pixel) in glass.enumerate_pixels_mut() {
        // Left half: black that can't be seen at all; right half: black that is half seen.
        pixel.0 = [0, 0, 0, if x < 10 { 0 } else { 128 }];
    }
    glass.save(folder.path().join("glass.png")).unwrap();
    let source = Source::new(
        "letter.md",
        "+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n\n```image\nglass.png | 40 | left\n```\n",
    );
    let template = Template::from_source(source, Some(folder.path().to_owned())).unwrap();
    let letter = with(&filled(&[]), &template, &mut FontSet::embedded()).unwrap();
    let pictures = [
        zune::png(&letter.png(Dpi::PRINT).unwrap()),
        zune::jpg(&letter.jpeg(Dpi::PRINT).unwrap()),
        hayro::picture(&letter.pdf().unwrap(), 300.0),
    ];
    for picture in pictures {
        let darkest = picture.pixels.iter().min().unwrap();
        // Scaling up overshoots a little at the edge.
        assert!((105..=134).contains(darkest), "{darkest}");
        let grey = picture.pixels.iter().filter(|grey| **grey < 140).count();
        // 20 mm x 20 mm at 300 dpi.
        assert!((53_000..58_000).contains(&grey), "{grey}");
    }
}

#[test]
fn a_picture_in_colour_on_the_page_makes_the_file_one_of_colour() {
    let folder = tempfile::tempdir().unwrap();
    let mut red = image::RgbImage::new(40, 20);
    red.pixels_mut().for_each(|pixel| pixel.0 = [200, 10, 30]);
    red.save(folder.path().join("logo.png")).unwrap();
    let source = Source::new("letter.md", "+++\ntitle = \"T\"\nlanguage = \"en\"\n+++\n\n```image\nlogo.png | 40 | right\n```\n\nText\n"
            .to_owned());
    let template = Template::from_source(source, Some(folder.path().to_owned())).unwrap();
    let letter = with(&filled(&[]), &template, &mut FontSet::embedded()).unwrap();
    let png = zune::png(&letter.png(Dpi::PRINT).unwrap());
    assert_eq!(png.pixels.len(), png.width * png.height * 3);
    let pixels = png.pixels.chunks(3);
    let red = pixels.filter(|pixel| **pixel == [200, 10, 30]).count();
    // 40 mm x 20 mm at 300 dpi.
    assert!((110_000..113_000).contains(&red), "{red}");
    let theirs = hayro::picture(&letter.pdf().unwrap(), 300.0);
    let red = theirs.pixels.iter().filter(|green| **green == 10).count();
    assert!((110_000..113_000).contains(&red), "{red}");
}

#[test]
fn a11_b2_a_bold_title_is_as_sharp_as_an_outline_renderer_draws_it() {
    let template = template("# 申请说明 Rg&08\n\n文");
    let letter = with(&filled(&[]), &template, &mut FontSet::embedded()).unwrap();
    let theirs = hayro::picture(&letter.pdf().unwrap(), 300.0);
    let ours = zune::png(&letter.png(Dpi::PRINT).unwrap());
    let (ink, far) = (ours.inked(), ours.far_from(&theirs, 127));
    assert!(ink > 10_000 && far * 50 < ink, "{far} of {ink}");
}
