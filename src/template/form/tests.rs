//! Places that are possible on a form, and those that are refused, with the spot in the template.

#![expect(
    clippy::disallowed_methods,
    reason = "files that only a test reads need not survive a cut-off run"
)]

use std::path::Path;

use image::GrayImage;

use super::{Content, FormFault, Mark};
use crate::application::Application;
use crate::background::BackgroundError;
use crate::diagnostic::Source;
use crate::pdf_in::PdfInError;
use crate::template::{BackgroundFault, Document, HeadFault, Template, TemplateError, plain_text};

/// A folder with a form as large as A4.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    GrayImage::from_pixel(210, 297, image::Luma([255]))
        .save(folder.path().join("form.png"))
        .unwrap();
    folder
}

fn load(folder: &Path, places: &str) -> Result<Template, TemplateError> {
    let text =
        format!("title = \"函\"\nlanguage = \"zh-Hant\"\nbackground = \"form.png\"\n{places}");
    Template::from_source(Source::new("form.toml", text), Some(folder.to_owned()))
}

fn place(field: &str, x: u8, y: u8, more: &str) -> String {
    format!("[[place]]\nfield = \"{field}\"\nx = {x}\ny = {y}\nwidth = 60\nheight = 7\n{more}\n")
}

fn record() -> Application {
    toml::from_str(
        "[company]\nname = \"金帆 A&B\"\ncountry = \"HK\"\n[account]\nid = \"gh_3f2a9c81d07e\"\n\
         kind = \"mini-program\"\n[letter]\nsignatory = \"CHAN\"\ndate = \"2026-11-05\"\n\
         [extra]\ndesk = \"7\"\n",
    )
    .unwrap()
}

fn filled(places: &str) -> Result<Document, TemplateError> {
    load(folder().path(), places)?.fill(&record())
}

/// What a head is refused for, and the text that is underlined.
fn refused(places: &str) -> (HeadFault, String) {
    match load(folder().path(), places).map(|_| ()) {
        Err(TemplateError::Head { at, fault }) => {
            let marked = at.source.text[at.span.unwrap_or(0..0)].to_owned();
            (fault, marked)
        }
        other => panic!("{other:?}"),
    }
}

fn form_fault(places: &str) -> (FormFault, String) {
    match refused(places) {
        (HeadFault::Form(fault), marked) => (fault, marked),
        other => panic!("{other:?}"),
    }
}

#[test]
fn values_stand_at_their_places_in_the_form_that_is_asked_for() {
    let places = [
        place("company.name", 20, 20, ""),
        place("letter.date", 20, 40, ""),
        place("letter.date", 20, 60, "form = \"month\""),
        place("company.country", 20, 80, ""),
        place("extra.desk", 20, 100, ""),
    ];
    let document = filled(&places.concat()).unwrap();
    let texts: Vec<String> = document
        .placed
        .iter()
        .map(|placed| plain_text(placed.inlines()))
        .collect();
    assert_eq!(texts, ["金帆 A&B", "2026年11月5日", "11", "香港", "7"]);
    assert!(document.blocks.is_empty());
}

#[test]
fn a_mark_stands_where_the_field_has_its_value_and_nowhere_else() {
    let places = [
        place("account.kind", 20, 20, "is = \"mini-program\""),
        place("account.kind", 20, 40, "is = \"official-account\""),
        place(
            "contact.id_type",
            20,
            60,
            "is = \"passport\"\nmark = \"cross\"",
        ),
    ];
    let document = filled(&places.concat()).unwrap();
    let contents: Vec<&Content> = document
        .placed
        .iter()
        .map(|placed| &placed.content)
        .collect();
    assert_eq!(contents, [&Content::Mark(Mark::Tick)]);
}

#[test]
fn a_field_that_the_record_lacks_is_an_error_unless_it_may_stay_empty() {
    let needed = place("contact.name", 20, 20, "");
    let Err(TemplateError::AbsentAtPlace { at, name }) = filled(&needed) else {
        panic!("it is filled");
    };
    assert_eq!(name, "contact.name");
    assert_eq!(&at.source.text[at.span.unwrap()], "\"contact.name\"");
    let optional = place("contact.name", 20, 20, "optional = true");
    assert_eq!(filled(&optional).unwrap().placed, []);
}

#[test]
fn places_that_meet_each_other_or_a_clear_zone_are_refused_by_both_names() {
    let met = place("company.name", 20, 20, "") + &place("account.id", 70, 26, "");
    let (fault, marked) = form_fault(&met);
    let (field, other) = ("account.id".to_owned(), "company.name".to_owned());
    assert_eq!(fault, FormFault::Meets { field, other });
    assert_eq!(marked, "\"account.id\"");
    let seal = "[[clear]]\nname = \"seal\"\nx = 70\ny = 10\nwidth = 45\nheight = 45\n";
    let (fault, marked) = form_fault(&(place("company.name", 20, 20, "") + seal));
    let (field, zone) = ("company.name".to_owned(), "seal".to_owned());
    assert_eq!(fault, FormFault::NotClear { field, zone });
    assert_eq!(marked, "\"company.name\"");
    // Edges may touch.
    let touching = place("company.name", 20, 20, "") + &place("account.id", 80, 20, "");
    assert!(load(folder().path(), &touching).is_ok());
}

#[test]
fn a_place_off_the_sheet_is_refused_with_the_size_of_the_sheet() {
    let (fault, _) = form_fault(&place("company.name", 151, 20, ""));
    let FormFault::OffSheet { name, sheet } = fault else {
        panic!("{fault:?}");
    };
    assert_eq!(name, "company.name");
    assert_eq!(sheet.map(f32::round), [210.0, 297.0]);
    assert!(load(folder().path(), &place("company.name", 150, 20, "")).is_ok());
}

#[test]
fn slips_are_told_with_what_was_meant() {
    let (fault, marked) = form_fault(&place("compnay.name", 20, 20, ""));
    let nearest = Some("company.name");
    let name = "compnay.name".to_owned();
    assert_eq!(fault, FormFault::UnknownField { name, nearest });
    assert_eq!(marked, "\"compnay.name\"");
    let (fault, marked) = form_fault(&place("letter.date", 20, 20, "form = \"weekday\""));
    assert!(matches!(fault, FormFault::NoSuchForm { .. }), "{fault:?}");
    assert_eq!(marked, "\"weekday\"");
    let (fault, _) = form_fault("[[place]]\nfield = \"company.name\"\nx = 1\ny = 1\nwidth = 9\n");
    assert_eq!(fault, FormFault::NoArea { lacking: "height" });
    let (fault, marked) =
        form_fault("[[place]]\nfield = \"company.name\"\nform_field = \"Name\"\n");
    let (name, known) = ("Name".to_owned(), Vec::new());
    assert_eq!(fault, FormFault::UnknownFormField { name, known });
    assert_eq!(marked, "\"Name\"");
    let (fault, _) = form_fault(&place("account.kind", 20, 20, "mark = \"tick\""));
    assert_eq!(fault, FormFault::MarkWithoutValue);
    for (more, key) in [
        ("align = \"centre\"", "align"),
        ("fit = \"squeeze\"", "fit"),
        ("lang = \"zh\"", "lang"),
    ] {
        let (fault, _) = refused(&place("company.name", 20, 20, more));
        assert!(matches!(fault, HeadFault::Choice { key: known, .. } if known == key));
    }
    for more in ["size = 5", "min_size = 13", "x = -1"] {
        let places = place("company.name", 20, 20, more).replacen("x = 20\n", "", 1);
        let places = if more.starts_with('x') {
            places
        } else {
            place("company.name", 20, 20, more)
        };
        assert!(
            matches!(refused(&places).0, HeadFault::OutOfRange(_)),
            "{more}"
        );
    }
    let (fault, _) = refused(&place("company.name", 20, 20, "widht = 3"));
    assert!(
        matches!(
            &fault,
            HeadFault::UnknownKey {
                nearest: Some("width"),
                ..
            }
        ),
        "{fault:?}"
    );
}

#[test]
fn a_form_that_is_another_file_than_it_was_is_refused_with_its_new_hash() {
    let folder = folder();
    let places = format!(
        "background_sha256 = \"{}\"\n{}",
        "0".repeat(64),
        place("company.name", 20, 20, "")
    );
    let (fault, marked) = form_fault(&places);
    let FormFault::Changed { file, now } = fault else {
        panic!("{fault:?}");
    };
    assert_eq!((file.as_str(), now.len()), ("form.png", 64));
    assert!(marked.starts_with("\"0000"), "{marked}");
    let again = places.replace(&"0".repeat(64), &now.to_uppercase());
    assert!(load(folder.path(), &again).is_ok());
}

#[test]
fn a_form_that_is_not_there_or_lies_elsewhere_or_is_no_form_is_refused_at_its_name() {
    let folder = folder();
    std::fs::write(folder.path().join("note.txt"), "words").unwrap();
    let of = |file: &str| {
        let text = format!("title = \"函\"\nlanguage = \"en\"\nbackground = \"{file}\"\n");
        let source = Source::new("form.toml", text);
        match Template::from_source(source, Some(folder.path().to_owned())).map(|_| ()) {
            Err(TemplateError::Head {
                fault: HeadFault::Background(fault),
                at,
            }) => {
                let marked = at.source.text[at.span.unwrap()].to_owned();
                assert_eq!(marked, format!("\"{file}\""));
                fault
            }
            other => panic!("{other:?}"),
        }
    };
    assert!(matches!(of("../form.png"), BackgroundFault::Outside));
    assert!(matches!(
        of("other.pdf"),
        BackgroundFault::Unusable(BackgroundError::Unreadable { .. })
    ));
    assert!(matches!(
        of("note.txt"),
        BackgroundFault::Unusable(BackgroundError::Kind(_))
    ));
    std::fs::write(folder.path().join("bad.pdf"), "%PDF-1.7\nnothing\n").unwrap();
    assert!(matches!(
        of("bad.pdf"),
        BackgroundFault::Unusable(BackgroundError::Pdf(PdfInError::Damaged { .. }))
    ));
}

#[test]
fn places_without_a_form_are_refused() {
    let text = format!(
        "title = \"函\"\nlanguage = \"en\"\n{}",
        place("company.name", 20, 20, "")
    );
    let refused = Template::from_source(Source::new("form.toml", text), None).map(|_| ());
    assert!(matches!(
        refused,
        Err(TemplateError::Head {
            fault: HeadFault::Form(FormFault::NoBackground),
            ..
        })
    ));
}
