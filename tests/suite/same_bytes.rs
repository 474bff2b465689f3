//! The same record makes the same bytes.

use crate::letters::{EXAMPLES, by_itself, example};
use gonghan::font::FontSet;
use gonghan::geometry::Dpi;
use gonghan::layout::LayoutScratch;
use gonghan::letter::letter;
use gonghan::template::Template;

#[test]
fn in_every_format_and_whatever_was_made_before() {
    let mut fonts = FontSet::embedded();
    let mut scratch = LayoutScratch::default();
    for name in EXAMPLES {
        let application = example(name);
        let alone = by_itself(&application);
        let template = Template::for_application(&application, "".as_ref()).unwrap();
        // With what earlier letters have left behind.
        let after = letter(&application, &template, &mut fonts, &mut scratch).unwrap();
        assert!(alone.pdf().unwrap() == after.pdf().unwrap(), "{name}");
        assert!(
            alone.png(Dpi::PRINT).unwrap() == after.png(Dpi::PRINT).unwrap(),
            "{name}"
        );
        assert!(
            alone.jpeg(Dpi::PRINT).unwrap() == after.jpeg(Dpi::PRINT).unwrap(),
            "{name}"
        );
    }
}
