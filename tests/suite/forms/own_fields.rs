//! Forms in PDF with fields of their own, by LibreOffice and by reportlab.

use gonghan::geometry::{Dpi, Pt};
use gonghan::pdf_in::{FieldKind, FormField, form_fields};

use super::{difference, grey_of, made, says, template_in};
use crate::judge::picture_tools::qpdf;
use crate::judge::{hayro, office, poppler};
use crate::letters::example;

const LIBREOFFICE: &str = r#"
title = "Form"
language = "en"
background = "acro.pdf"
[[place]]
field = "company.name"
form_field = "CompanyName"
[[place]]
field = "account.id"
form_field = "OriginalId"
[[place]]
field = "contact.name"
form_field = "Operator"
[[place]]
field = "company.registered_address"
form_field = "Address"
[[place]]
field = "account.kind"
is = "official-account"
form_field = "OfficialAccount"
[[place]]
field = "account.kind"
is = "mini-program"
form_field = "MiniProgram"
"#;

const REPORTLAB: &str = r#"
title = "Form"
language = "en"
background = "acro_reportlab.pdf"
[[place]]
field = "company.name"
form_field = "CompanyName"
[[place]]
field = "account.id"
form_field = "OriginalId"
[[place]]
field = "contact.name"
form_field = "Operator"
[[place]]
field = "letter.date"
form_field = "Date"
[[place]]
field = "account.kind"
is = "mini-program"
form_field = "kind_mini_program"
[[place]]
field = "company.country"
form_field = "Country"
"#;

#[test]
fn the_fields_of_a_form_are_listed_with_their_kinds_and_places() {
    let Some(folder) = office::forms() else {
        return;
    };
    let fields = form_fields(&std::fs::read(folder.join("acro.pdf")).unwrap()).unwrap();
    let kinds: Vec<(&str, FieldKind)> = fields
        .iter()
        .map(|field| (field.name.as_str(), field.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("CompanyName", FieldKind::Text),
            ("OriginalId", FieldKind::Text),
            ("Operator", FieldKind::Text),
            ("Address", FieldKind::Text),
            ("OfficialAccount", FieldKind::Check),
            ("MiniProgram", FieldKind::Check),
        ]
    );
    assert!(fields[3].is_multiline && !fields[0].is_multiline);
    let Some(form) = office::by_reportlab("acro_reportlab", folder) else {
        return;
    };
    let fields = form_fields(&std::fs::read(form).unwrap()).unwrap();
    let name = &fields[0];
    // As the script that made it says: 65 mm from the left, 54.5 from the top, 120 by 8.
    let near = |length: gonghan::geometry::Pt, mm: f32| (length.to_mm().0 - mm).abs() < 0.5;
    assert!(
        near(name.origin.x, 65.0) && near(name.origin.y, 54.5),
        "{name:?}"
    );
    assert!(
        near(name.size.width, 120.0) && near(name.size.height, 8.0),
        "{name:?}"
    );
    assert_eq!(
        name.tooltip.as_deref(),
        Some("Registered name of the company")
    );
    let country = fields.iter().find(|field| field.name == "Country").unwrap();
    assert_eq!(country.kind, FieldKind::Choice);
    assert_eq!(country.value.as_deref(), Some("Hong Kong"));
}

#[test]
fn fields_are_filled_by_name_in_every_script_and_are_fields_no_more() {
    let Some(folder) = office::forms() else {
        return;
    };
    let mut forms = vec![LIBREOFFICE];
    forms.extend(office::by_reportlab("acro_reportlab", folder).map(|_| REPORTLAB));
    for form in forms {
        let template = template_in(folder, form);
        for name in ["hong-kong", "japan", "thailand", "united-arab-emirates"] {
            let record = example(name);
            let letter = made(&record, &template).unwrap_or_else(|error| panic!("{name}: {error}"));
            let pdf = letter.pdf().unwrap();
            poppler::check_structure(&pdf);
            assert_eq!(form_fields(&pdf).unwrap(), []);
            let text = poppler::text(&pdf).unwrap();
            assert!(says(&text, record.account.id.as_str()), "{name}: {text}");
            if name != "united-arab-emirates" {
                assert!(says(&text, record.company.name.as_str()), "{name}: {text}");
            }
            // The country that the form came with is gone, but for a company there.
            if form == REPORTLAB {
                let is_there = name == "hong-kong";
                assert_eq!(text.contains("Hong Kong\n"), is_there, "{name}: {text}");
            }
            let ours = grey_of(&letter.png(Dpi::PRINT).unwrap());
            let (most, mean) = difference(&ours, &hayro::picture(&pdf, 300.0));
            assert!(most < 45.0 && mean < 0.6, "{name}: {most:.1} {mean:.2}");
        }
    }
}

#[test]
fn a_form_that_may_not_be_changed_is_filled_and_one_with_a_password_is_refused() {
    let Some(folder) = office::forms() else {
        return;
    };
    let desk = tempfile::tempdir().unwrap();
    std::fs::copy(folder.join("acro.pdf"), desk.path().join("plain.pdf")).unwrap();
    let lock = |user: &str, name: &str| {
        let options = [
            "--encrypt",
            user,
            "owner",
            "256",
            "--modify=none",
            "--",
            "plain.pdf",
            name,
        ];
        qpdf(desk.path(), &options)
    };
    if !(lock("", "acro.pdf") && lock("secret", "locked.pdf")) {
        return;
    }
    let letter = made(&example("japan"), &template_in(desk.path(), LIBREOFFICE)).unwrap();
    let pdf = letter.pdf().unwrap();
    poppler::check_structure(&pdf);
    let text = poppler::text(&pdf).unwrap();
    assert!(
        says(&text, "株式会社髙﨑サンプル・インターナショナル"),
        "{text}"
    );
    let locked = LIBREOFFICE.replace("acro.pdf", "locked.pdf");
    let source = gonghan::diagnostic::Source::new("form.toml", locked);
    let refused = gonghan::template::Template::from_source(source, Some(desk.path().to_owned()));
    let Err(error) = refused else {
        panic!("it is opened");
    };
    assert!(
        error.to_string().contains("locked with a password"),
        "{error}"
    );
}

/// A form with radio buttons, one of them on, and with fields that are filled already.
const CHOICES: &str = r#"
title = "Form"
language = "en"
background = "acro_choices.pdf"
[[place]]
field = "company.name"
form_field = "applicant.name"
[[place]]
field = "account.kind"
is = "mini-program"
form_field = "kind/MP"
[[place]]
field = "account.kind"
is = "official-account"
form_field = "kind/OA"
"#;

#[test]
fn of_radio_buttons_the_one_that_is_chosen_is_ticked_and_no_other() {
    let desk = tempfile::tempdir().unwrap();
    let Some(form) = office::by_reportlab("acro_choices", desk.path()) else {
        return;
    };
    let fields = form_fields(&std::fs::read(form).unwrap()).unwrap();
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(
        names,
        ["applicant.name", "applicant.office", "kind/OA", "kind/MP"]
    );
    // The Hong Kong example is of a Mini Program. Dark pixels in the middle of a button:
    let ink = |template: &str, field: &FormField| {
        let letter = made(&example("hong-kong"), &template_in(desk.path(), template)).unwrap();
        let png = letter.png(Dpi::PRINT).unwrap();
        let picture = image::load_from_memory(&png).unwrap().into_luma8();
        let inside = |from: Pt, side: Pt| {
            let pixel = |length: Pt| (length.0 * 300.0 / 72.0) as u32;
            pixel(from + side * 0.3)..pixel(from + side * 0.7)
        };
        let columns = inside(field.origin.x, field.size.width);
        inside(field.origin.y, field.size.height)
            .flat_map(|row| columns.clone().map(move |column| (column, row)))
            .filter(|(column, row)| picture.get_pixel(*column, *row).0[0] < 100)
            .count()
    };
    let as_it_came = CHOICES
        .split("[[place]]\nfield = \"account.kind\"")
        .next()
        .unwrap();
    let [official, mini] = [&fields[2], &fields[3]];
    assert!(
        ink(as_it_came, official) > ink(CHOICES, official) + 50,
        "it is on still"
    );
    assert!(
        ink(CHOICES, mini) > ink(as_it_came, mini) + 50,
        "it is not ticked"
    );
}

#[test]
fn what_a_form_came_filled_with_goes_where_it_is_filled_anew_and_is_told_of_elsewhere() {
    let desk = tempfile::tempdir().unwrap();
    if office::by_reportlab("acro_choices", desk.path()).is_none() {
        return;
    }
    let template = template_in(desk.path(), CHOICES);
    let letter = made(&example("hong-kong"), &template).unwrap();
    let text = poppler::text(&letter.pdf().unwrap()).unwrap();
    assert!(
        !text.contains("Sample Co.") && text.contains("Sample Street"),
        "{text}"
    );
    let kept = template.background().unwrap().kept_values().unwrap();
    assert_eq!(kept.0, ["applicant.office"]);
    // The frame of the field is drawn without its text.
    let picture = image::load_from_memory(&letter.png(Dpi::PRINT).unwrap())
        .unwrap()
        .into_luma8();
    let left_edge = (65.0 / 25.4 * 300.0) as u32;
    let row = (48.0 / 25.4 * 300.0) as u32;
    let dark =
        (left_edge - 3..left_edge + 6).any(|column| picture.get_pixel(column, row).0[0] < 120);
    assert!(dark, "the field has lost its border");
}
