//! Forms in PDF with fields of their own, by LibreOffice and by reportlab.

use gonghan::geometry::Dpi;
use gonghan::pdf_in::{FieldKind, form_fields};

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
            let is_there = form == REPORTLAB && name == "hong-kong";
            assert_eq!(text.contains("Hong Kong\n"), is_there, "{name}: {text}");
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
