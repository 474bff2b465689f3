//! A form comes out as it was, with the values in their places.

use gonghan::geometry::Dpi;
use gonghan::letter::Format;
use gonghan::page::{HandKind, Item};
use gonghan::render::raster::RasterScratch;
use gonghan::template::Template;

use super::{
    FORMS, blanks, difference, grey, grey_of, made, placed_by_its_maker, says, template_in,
    template_of,
};
use crate::judge::picture_tools::mutool;
use crate::judge::{hayro, office, poppler};
use crate::letters::{EXAMPLES, example};

#[test]
fn every_form_is_filled_exactly_and_keeps_its_own_text_and_lines() {
    let Some(folder) = office::forms() else {
        return;
    };
    for (form, language) in FORMS {
        let template = template_of(folder, form, language);
        let blank = std::fs::read(folder.join(form).with_extension("pdf")).unwrap();
        let printed = poppler::text(&blank).unwrap();
        for name in EXAMPLES {
            let record = example(name);
            let letter = made(&record, &template).unwrap_or_else(|error| panic!("{form}: {error}"));
            let pdf = letter.pdf().unwrap();
            poppler::check_structure(&pdf);
            // In the order of reading, and in that of printing: cells side by side are read line by line.
            let text = poppler::text(&pdf).unwrap() + &poppler::raw_text(&pdf).unwrap();
            let fields: Vec<(&str, String)> = record
                .fields()
                .map(|(name, value)| (name, value.into_owned()))
                .collect();
            let mut found = 0;
            for blank in blanks(form) {
                let field = blank.field.unwrap_or_default();
                // Dates and countries are written in words, which other tests read.
                let value = fields.iter().find(|(name, _)| *name == field);
                if let Some((_, value)) =
                    value.filter(|_| field != "company.country" && field != "letter.date")
                {
                    // poppler gives a right-to-left line back in an order of its own.
                    let is_rtl = value.chars().any(|c| ('\u{590}'..'\u{800}').contains(&c));
                    assert!(
                        is_rtl || says(&text, value),
                        "{form}, {name}: {field}\n{text}"
                    );
                    found += 1;
                }
            }
            assert!(found >= 3, "{form}, {name}");
            // What was printed is text still, word for word.
            for word in printed
                .split_whitespace()
                .filter(|word| word.chars().count() > 6)
            {
                assert!(text.contains(word), "{form}, {name}: {word}\n{text}");
            }
            let info = poppler::info(&pdf).unwrap();
            assert!(info.contains("Pages:           1\n"), "{info}");
            assert!(info.contains("(A4)"), "{info}");
        }
    }
}

#[test]
fn what_is_printed_on_the_forms_own_words_is_known_and_what_stands_in_its_blank_is_not_taken_for_it()
 {
    let Some(folder) = office::forms() else {
        return;
    };
    let said = |template: &Template, name: &str| {
        let letter = made(&example(name), template).unwrap();
        let found = letter.on_print().unwrap().into_iter();
        found.map(|on_print| on_print.text).collect::<Vec<_>>()
    };
    for (form, language) in FORMS {
        let template = template_of(folder, form, language);
        for name in EXAMPLES {
            assert_eq!(said(&template, name), [""; 0], "{form}, {name}");
        }
    }
    let text = placed_by_its_maker("en_open", "en", "en_open.pdf");
    // Over the words before the blank, and over the line below it.
    for moved in ["x = 30.00\ny = 74.90", "x = 20.00\ny = 66.50"] {
        let text = text.replace("x = 54.20\ny = 74.90", moved);
        let found = said(&template_in(folder, &text), "minimal");
        assert!(!found.is_empty(), "{moved}");
    }
}

#[test]
fn poppler_mupdf_and_hayro_draw_a_filled_form_as_the_png_shows_it() {
    let Some(folder) = office::forms() else {
        return;
    };
    for (form, language) in FORMS {
        let template = template_of(folder, form, language);
        let letter = made(&example("japan"), &template).unwrap();
        let pdf = letter.pdf().unwrap();
        let ours = grey_of(&letter.png(Dpi::PRINT).unwrap());
        assert_eq!((ours.width, ours.height), (2480, 3508));
        let desk = tempfile::tempdir().unwrap();
        std::fs::write(desk.path().join("form.pdf"), &pdf).unwrap();
        let by_poppler = grey(&poppler::picture(&pdf, desk.path()).unwrap());
        let by_mupdf = mutool(
            desk.path(),
            &[
                "draw",
                "-q",
                "-r",
                "300",
                "-c",
                "gray",
                "-o",
                "mupdf.png",
                "form.pdf",
            ],
        );
        let by_hayro = hayro::picture(&pdf, 300.0);
        for (program, drawn) in [
            ("hayro", Some(by_hayro)),
            ("poppler", Some(by_poppler)),
            (
                "MuPDF",
                by_mupdf.then(|| grey(&desk.path().join("mupdf.png"))),
            ),
        ] {
            let Some(drawn) = drawn else { continue };
            let (most, mean) = difference(&ours, &drawn);
            assert!(
                most < 45.0 && mean < 0.6,
                "{form}, {program}: {most:.1} {mean:.2}"
            );
        }
        // The values are there at all.
        let blank = std::fs::read(folder.join(form).with_extension("pdf")).unwrap();
        let (most, _) = difference(&ours, &hayro::picture(&blank, 300.0));
        assert!(most > 45.0, "{form}: {most:.1}");
    }
}

#[test]
fn the_same_form_and_record_are_the_same_bytes() {
    let Some(folder) = office::forms() else {
        return;
    };
    let record = example("hong-kong");
    let mut scratch = RasterScratch::default();
    let mut files = || {
        let letter = made(&record, &template_of(folder, "tc_table2", "zh-Hant")).unwrap();
        Format::ALL.map(|format| letter.file(format, Dpi::PRINT, &mut scratch).unwrap())
    };
    assert_eq!(files(), files());
}

#[test]
fn the_places_to_sign_and_to_seal_are_known_to_a_scan() {
    let Some(folder) = office::forms() else {
        return;
    };
    let letter = made(&example("japan"), &template_of(folder, "ja_lines", "ja")).unwrap();
    let kinds: Vec<HandKind> = letter.page.by_hand().map(|place| place.kind).collect();
    assert_eq!(kinds.len(), 2);
    assert!(kinds.contains(&HandKind::Seal) && kinds.contains(&HandKind::Signature));
    assert!(matches!(letter.page.items[0], Item::Background(_)));
    assert_eq!(letter.places().hands.len(), 2);
}

#[test]
fn a_name_that_does_not_fit_its_place_is_an_error_that_names_the_field_and_by_how_much() {
    let Some(folder) = office::forms() else {
        return;
    };
    let long = "あ".repeat(400);
    let record = crate::letters::named(&format!("株式会社{long}"), "JP");
    let error = made(&record, &template_of(folder, "ja_lines", "ja"))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("company.name") && error.contains("mm too large"),
        "{error}"
    );
}
