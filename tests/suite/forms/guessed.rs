//! Where fields go is found by itself, by the words and lines of a form.

#![allow(clippy::print_stdout, reason = "the scores are seen with --nocapture")]

use std::path::Path;
use std::process::Command;

use gonghan::geometry::Edges;
use gonghan::template::Template;

use super::{Blank, FORMS, blanks};
use crate::judge::picture_tools::{convert, img2pdf};
use crate::judge::{office, poppler};

/// What is written for a form by `gonghan templates place`.
fn placed(folder: &Path, form: &str) -> Template {
    let stem = form.split('.').next().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gonghan"))
        .args([
            "--ui",
            "en",
            "templates",
            "place",
            form,
            "-o",
            &format!("{stem}.toml"),
            "--force",
        ])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{form}: {said}");
    Template::from_file(&folder.join(stem).with_extension("toml"))
        .unwrap_or_else(|error| panic!("{form}: {error}"))
}

/// Right is a place that lies in its blank, begins where the blank does and has a good part of its width.
fn is_right(place: &Edges, blank: &[f32; 4]) -> bool {
    let [left, top, right, bottom] = *blank;
    let inside = place.left > left - 1.0
        && place.right < right + 1.0
        && place.top > top - 1.0
        && place.bottom < bottom + 1.0;
    inside && place.left < left + 4.0 && place.width() > (right - left) * 0.4
}

/// How many of a form's blanks have their field, of how many; and the fields that stand where none of that name goes.
fn score(template: &Template, form: &str) -> (usize, usize, Vec<String>) {
    let places: Vec<(String, Edges)> = template
        .places()
        .iter()
        .map(|place| {
            let label = place.label().replace(" (", "/").replace(')', "");
            (label, Edges::from(place.slot.area))
        })
        .collect();
    let blanks = blanks(form);
    let fields: Vec<&Blank> = blanks
        .iter()
        .filter(|blank| blank.field.is_some())
        .collect();
    let fits = |(name, place): &(String, Edges), blank: &Blank| {
        blank.field.as_deref() == Some(name) && is_right(place, &blank.blank)
    };
    let right = fields
        .iter()
        .filter(|blank| places.iter().any(|place| fits(place, blank)))
        .count();
    let wrong = places
        .iter()
        .filter(|place| !fields.iter().any(|blank| fits(place, blank)))
        .map(|(name, _)| name.clone())
        .collect();
    (right, fields.len(), wrong)
}

#[test]
fn of_every_form_at_least_eight_fields_of_ten_are_placed_and_hardly_one_wrongly() {
    let Some(forms) = office::forms() else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    for (form, _) in FORMS {
        let name = format!("{form}.pdf");
        std::fs::copy(forms.join(&name), desk.path().join(&name)).unwrap();
        let template = placed(desk.path(), &name);
        let (right, all, wrong) = score(&template, form);
        println!("{form}: {right} of {all} right; wrong: {wrong:?}");
        assert!(right * 10 >= all * 8, "{form}: {right} of {all}, {wrong:?}");
        assert!(wrong.len() * 10 <= all, "{form}: {wrong:?}");
        let zones: Vec<&str> = template
            .clear()
            .iter()
            .map(|zone| zone.name.as_str())
            .collect();
        assert!(
            zones.contains(&"seal") && zones.contains(&"signature"),
            "{form}: {zones:?}"
        );
        // The picture to correct it by stands beside.
        let proof = image::open(desk.path().join(form).with_extension("proof.png")).unwrap();
        assert_eq!((proof.width(), proof.height()), (1240, 1754));
    }
}

#[test]
fn the_language_of_a_form_is_that_of_its_words() {
    let Some(forms) = office::forms() else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    for (form, language) in FORMS {
        let name = format!("{form}.pdf");
        std::fs::copy(forms.join(&name), desk.path().join(&name)).unwrap();
        assert_eq!(
            placed(desk.path(), &name).language().tag(),
            language,
            "{form}"
        );
    }
}

/// Whether tesseract is there, which CI does not let pass otherwise.
fn has_tesseract() -> bool {
    let is_there = Command::new("tesseract").arg("--version").output().is_ok();
    assert!(
        is_there || std::env::var_os("CI").is_none(),
        "tesseract is needed in CI"
    );
    is_there
}

#[test]
fn a_scan_of_a_form_is_placed_by_its_lines_and_by_what_tesseract_reads() {
    let Some(forms) = office::forms() else {
        return;
    };
    if !has_tesseract() {
        return;
    }
    let desk = tempfile::tempdir().unwrap();
    let pdf = std::fs::read(forms.join("tc_table2.pdf")).unwrap();
    poppler::picture(&pdf, desk.path()).unwrap();
    // 200 dpi, grey paper, a little blurred.
    let scan = [
        "drawn.png",
        "-colorspace",
        "Gray",
        "-resize",
        "1654x2339!",
        "-gaussian-blur",
        "0x0.7",
        "+level",
        "8%,93.75%",
        "tc_table2.scan.png",
    ];
    let as_pdf = [
        "--pagesize",
        "A4",
        "tc_table2.scan.png",
        "-o",
        "tc_table2.pdf",
    ];
    if !convert(desk.path(), &scan) || !img2pdf(desk.path(), &as_pdf) {
        return;
    }
    // Askew its lines are none: nothing is guessed, rather than wrongly.
    let askew = [
        "tc_table2.scan.png",
        "-background",
        "white",
        "-rotate",
        "0.7",
        "-resize",
        "1654x2339!",
        "askew.png",
    ];
    assert!(convert(desk.path(), &askew));
    assert!(placed(desk.path(), "askew.png").places().is_empty());
    // As a picture, and as a PDF that holds nothing but the picture.
    for form in ["tc_table2.scan.png", "tc_table2.pdf"] {
        let template = placed(desk.path(), form);
        let (right, all, wrong) = score(&template, "tc_table2");
        println!("{form}: {right} of {all} right; wrong: {wrong:?}");
        assert!(right * 10 >= all * 8, "{form}: {right} of {all}, {wrong:?}");
    }
}

#[test]
fn a_form_whose_fonts_do_not_tell_what_they_say_is_read_as_a_picture() {
    let desk = tempfile::tempdir().unwrap();
    if office::by_reportlab("unembedded", desk.path()).is_none() || !has_tesseract() {
        return;
    }
    let template = placed(desk.path(), "unembedded.pdf");
    let fields: Vec<&str> = template
        .places()
        .iter()
        .map(|place| place.field.as_str())
        .collect();
    let right = [
        "company.name",
        "company.registered_address",
        "account.id",
        "account.name",
        "contact.name",
        "contact.phone",
        "contact.email",
        "letter.signatory",
    ];
    let found = right.iter().filter(|field| fields.contains(field)).count();
    println!("{found} of 8: {fields:?}");
    assert!(found >= 7, "{fields:?}");
    // Whoever fills it is told that it looks otherwise elsewhere.
    let missing = template.background().unwrap().missing_fonts().unwrap();
    assert_eq!(missing.0, ["STSong-Light"]);
}

#[test]
fn fields_that_a_form_has_of_its_own_are_filled_by_name() {
    let Some(forms) = office::forms() else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    std::fs::copy(forms.join("acro.pdf"), desk.path().join("acro.pdf")).unwrap();
    placed(desk.path(), "acro.pdf");
    let text = std::fs::read_to_string(desk.path().join("acro.toml")).unwrap();
    for (field, own) in [
        ("field = \"company.name\"", "CompanyName"),
        ("field = \"account.id\"", "OriginalId"),
        ("field = \"contact.name\"", "Operator"),
        ("field = \"company.registered_address\"", "Address"),
        (
            "field = \"account.kind\"\nis = \"official-account\"",
            "OfficialAccount",
        ),
        (
            "field = \"account.kind\"\nis = \"mini-program\"",
            "MiniProgram",
        ),
    ] {
        let written = format!("{field}\nform_field = \"{own}\"\n");
        assert!(text.contains(&written), "{own}: {text}");
    }
}
