use super::*;
use crate::pdf_in::{PrintedGlyph, Rule};

/// Text of 4 mm from a place on, a glyph a character: Latin ones half as wide.
fn text(left: f32, baseline: f32, said: &str) -> Vec<PrintedGlyph> {
    let mut at = left;
    said.chars()
        .map(|character| {
            let width = if character.is_ascii() { 2.0 } else { 4.0 };
            at += width;
            PrintedGlyph {
                text: character.to_string(),
                left: at - width,
                right: at,
                baseline,
                em: 4.0,
            }
        })
        .collect()
}

fn page(lines: Vec<Vec<PrintedGlyph>>, rules: &[Edges]) -> Print {
    Print {
        width: 210.0,
        height: 297.0,
        glyphs: lines.concat(),
        rules: rules.iter().map(|area| Rule { area: *area }).collect(),
    }
}

fn across(left: f32, right: f32, y: f32) -> Edges {
    Edges::new(left, y, right, y + 0.2)
}

fn down(x: f32, top: f32, bottom: f32) -> Edges {
    Edges::new(x, top, x + 0.2, bottom)
}

fn fields(guess: &Guess) -> Vec<(&'static str, Option<DatePart>)> {
    guess
        .places
        .iter()
        .map(|place| (place.field, place.part))
        .collect()
}

#[test]
fn underscores_behind_labels() {
    let lines = vec![
        text(20.0, 50.0, "公司名称：____________________"),
        text(20.0, 60.0, "我司（__________）同意，登记号：__________。"),
    ];
    let guess = guess(&page(lines, &[]));
    assert_eq!(
        fields(&guess),
        [
            ("company.name", None),
            ("company.name", None),
            ("company.registration_number", None)
        ]
    );
    let first = &guess.places[0];
    assert_eq!(first.label, "公司名称：");
    assert_eq!(first.stands, Stands::OnLine);
    assert!((first.area.left - 40.2).abs() < 0.1 && (first.area.right - 79.8).abs() < 0.1);
    assert!(first.area.bottom > 50.0 && first.area.bottom < 50.5);
}

#[test]
fn words_in_sentences_are_no_labels() {
    let lines = vec![
        text(20.0, 50.0, "公司名称须与登记证一致，日期以公章为准。"),
        text(20.0, 60.0, "Company name and date must match."),
    ];
    assert_eq!(guess(&page(lines, &[])), Guess::default());
}

#[test]
fn cells_beside_labels() {
    let lines = vec![
        text(22.0, 47.0, "公司名称"),
        text(22.0, 57.0, "职务"),
        text(112.0, 57.0, "□是□否"),
    ];
    let rules = [
        across(20.0, 150.0, 40.0),
        across(20.0, 150.0, 50.0),
        across(20.0, 150.0, 60.0),
        down(20.0, 40.0, 60.0),
        down(60.0, 40.0, 60.0),
        down(110.0, 50.0, 60.0),
        down(150.0, 40.0, 60.0),
    ];
    let guess = guess(&page(lines, &rules));
    assert_eq!(
        fields(&guess),
        [("company.name", None), ("contact.title", None)]
    );
    let name = guess.places[0].area;
    assert_eq!(guess.places[0].stands, Stands::InBox);
    assert!((name.left - 61.0).abs() < 0.1 && (name.right - 149.2).abs() < 0.1);
}

#[test]
fn cells_below_a_row_of_labels() {
    let lines = vec![text(22.0, 47.0, "公司名称"), text(82.0, 47.0, "原始ID")];
    let rules = [
        across(20.0, 150.0, 40.0),
        across(20.0, 150.0, 50.0),
        across(20.0, 150.0, 62.0),
        down(20.0, 40.0, 62.0),
        down(80.0, 40.0, 62.0),
        down(150.0, 40.0, 62.0),
    ];
    let guess = guess(&page(lines, &rules));
    assert_eq!(
        fields(&guess),
        [("company.name", None), ("account.id", None)]
    );
    assert!(guess.places.iter().all(|place| place.area.top > 50.0));
}

#[test]
fn dates_have_three_parts() {
    let lines = vec![
        text(20.0, 50.0, "成立日期：____年__月__日"),
        text(120.0, 80.0, "　　　　年　　月　　日"),
        text(20.0, 110.0, "出生日期：____年__月__日"),
    ];
    use DatePart::{Day, Month, Year};
    let of = |field| [Year, Month, Day].map(|part| (field, Some(part)));
    assert_eq!(
        fields(&guess(&page(lines, &[]))),
        [of("company.registration_date"), of("letter.date")].concat()
    );
}

#[test]
fn a_year_may_be_begun() {
    let lines = vec![text(20.0, 50.0, "日期：20____年__月__日")];
    let guess = guess(&page(lines, &[]));
    assert_eq!(guess.places[0].part, Some(DatePart::ShortYear));
    assert_eq!(guess.places[0].field, "letter.date");
}

#[test]
fn titles_are_of_whom_is_named_before() {
    let lines = vec![
        text(20.0, 50.0, "运营者：__________　　职务：__________"),
        text(20.0, 60.0, "法定代表人：__________　　职务：__________"),
    ];
    let mut found = fields(&guess(&page(lines, &[])));
    found.sort_unstable_by_key(|(field, _)| *field);
    let names: Vec<&str> = found.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        names,
        [
            "contact.name",
            "contact.title",
            "letter.signatory",
            "letter.signatory_title"
        ]
    );
}

#[test]
fn signature_and_seal_meet_no_place() {
    let lines = vec![
        text(20.0, 150.0, "公司名称（盖章）：____________________"),
        text(20.0, 170.0, "法定代表人（签字）：____________________"),
        text(20.0, 185.0, "日期：____________________"),
    ];
    let guess = guess(&page(lines, &[]));
    assert_eq!(
        fields(&guess),
        [("company.name", None), ("letter.date", None)]
    );
    let kinds: Vec<ZoneKind> = guess.clear.iter().map(|zone| zone.kind).collect();
    assert_eq!(kinds, [ZoneKind::Signature, ZoneKind::Seal]);
    for zone in &guess.clear {
        assert!(
            !guess
                .places
                .iter()
                .any(|place| place.area.meets(&zone.area))
        );
    }
    assert!(!guess.clear[0].area.meets(&guess.clear[1].area));
}
