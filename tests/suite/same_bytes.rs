//! The same record makes the same bytes.

use crate::letters::{EXAMPLES, by_itself, example};
use gonghan::font::FontSet;
use gonghan::geometry::Dpi;
use gonghan::layout::LayoutScratch;
use gonghan::letter::letter;
use gonghan::render::raster::RasterScratch;
use gonghan::template::Template;

#[test]
fn in_every_format_and_whatever_was_made_before() {
    let mut fonts = FontSet::embedded();
    let mut scratch = LayoutScratch::default();
    let mut bitmaps = RasterScratch::default();
    for name in EXAMPLES {
        let application = example(name);
        let alone = by_itself(&application);
        let template = Template::for_application(&application, "".as_ref()).unwrap();
        // With what earlier letters have left behind.
        let after = letter(&application, &template, &mut fonts, &mut scratch).unwrap();
        assert!(alone.pdf().unwrap() == after.pdf().unwrap(), "{name}");
        assert!(
            alone.png(Dpi::PRINT).unwrap() == after.png_with(Dpi::PRINT, &mut bitmaps).unwrap(),
            "{name}"
        );
        assert!(
            alone.jpeg(Dpi::PRINT).unwrap() == after.jpeg_with(Dpi::PRINT, &mut bitmaps).unwrap(),
            "{name}"
        );
    }
}
