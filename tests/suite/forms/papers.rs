//! Letters on a company's own paper.

use gonghan::font::FontSet;
use gonghan::geometry::Dpi;
use gonghan::layout::LayoutScratch;
use gonghan::letter::{Letterheads, document, typeset};
use gonghan::template::Template;
use image::{Rgb, RgbImage};

use super::{difference, grey, grey_of, says};
use crate::judge::poppler;
use crate::letters::{TEMPLATES, example};

/// A4 at 100 dpi with a coloured band at its head and a line at its foot; where the band ends and the line begins, in mm.
fn paper() -> (RgbImage, [f32; 2]) {
    let (head, foot) = (30.0, 280.0);
    let row = |mm: f32| (mm / 25.4 * 100.0) as u32;
    let pixels = RgbImage::from_fn(827, 1169, |_, y| {
        let is_print =
            (row(10.0)..row(head)).contains(&y) || (row(foot)..row(foot) + 4).contains(&y);
        Rgb(if is_print { [20, 60, 140] } else { [255; 3] })
    });
    (pixels, [head, foot])
}

#[test]
fn every_built_in_letter_keeps_clear_of_what_is_printed_on_the_paper() {
    let desk = tempfile::tempdir().unwrap();
    let (pixels, [head, foot]) = paper();
    pixels.save(desk.path().join("paper.png")).unwrap();
    for name in TEMPLATES {
        let mut record = example("minimal");
        record.letter.letterhead = Some("paper.png".parse().unwrap());
        let template = Template::builtin(name).unwrap();
        let words = document(&record, &template, desk.path(), &mut Letterheads::default()).unwrap();
        let (mut fonts, mut scratch) = (FontSet::embedded(), LayoutScratch::default());
        let letter = typeset(&words, &record, &mut fonts, &mut scratch).unwrap();
        for run in letter.page.glyph_runs() {
            let baseline = run.origin.y.to_mm().0;
            let top = baseline - run.size.to_mm().0;
            assert!(
                top > head && baseline < foot,
                "{name}: {} {baseline}",
                run.text
            );
        }
        let pdf = letter.pdf().unwrap();
        poppler::check_structure(&pdf);
        let Some(text) = poppler::text(&pdf) else {
            return;
        };
        assert!(says(&text, record.company.name.as_str()), "{text}");
        let ours = letter.png(Dpi::PRINT).unwrap();
        let coloured = image::load_from_memory(&ours).unwrap().into_rgb8();
        let Rgb([red, _, blue]) = *coloured.get_pixel(1000, 200);
        assert!(blue > red + 60, "{name}: the band has lost its colour");
        let drawn = grey(&poppler::picture(&pdf, desk.path()).unwrap());
        let (most, mean) = difference(&grey_of(&ours), &drawn);
        assert!(most < 45.0 && mean < 0.8, "{name}: {most:.1} {mean:.2}");
    }
}

#[test]
fn without_a_letterhead_nothing_on_the_page_changes() {
    let record = example("minimal");
    let template = Template::builtin("en").unwrap();
    let words = document(&record, &template, "".as_ref(), &mut Letterheads::default()).unwrap();
    assert!(words.background.is_none());
    assert_eq!(words.sheet, *template.sheet());
}
