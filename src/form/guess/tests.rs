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

#[test]
fn office_words_in_a_header_silence_nothing_else() {
    let form = |y: f32| {
        let lines = vec![
            text(150.0, y, "內部專用 For internal use"),
            text(20.0, 200.0, "公司名稱：____________________"),
        ];
        fields(&guess(&page(lines, &[])))
    };
    assert_eq!(form(20.0), [("company.name", None)]);
    assert_eq!(form(190.0), []);
}

#[test]
fn an_account_behind_a_bank_is_the_banks() {
    let lines = vec![
        text(20.0, 50.0, "付款银行________，账号________。"),
        text(20.0, 150.0, "公众号昵称________，账号________。"),
    ];
    let found = fields(&guess(&page(lines, &[])));
    let names: Vec<&str> = found.iter().map(|(field, _)| *field).collect();
    assert!(names.contains(&"bank.account_number") && names.contains(&"account.id"));
}

#[test]
fn a_name_in_one_language_is_spare() {
    let foreign = || text(20.0, 50.0, "公司英文名稱：____________________");
    let other = text(20.0, 60.0, "公司名稱：____________________");
    let both = guess(&page(vec![foreign(), other], &[]));
    assert_eq!(fields(&both), [("company.name", None)]);
    assert_eq!(both.places[0].label, "公司名稱：");
    let alone = guess(&page(vec![foreign()], &[]));
    assert_eq!(fields(&alone), [("company.name", None)]);
}

#[test]
fn a_list_in_a_frame_has_a_line_for_each() {
    let lines = vec![
        text(22.0, 48.0, "【運営者】"),
        text(30.0, 58.0, "氏名："),
        text(30.0, 68.0, "役職："),
        text(30.0, 78.0, "電話番号："),
    ];
    let rules = [
        across(20.0, 150.0, 40.0),
        across(20.0, 150.0, 90.0),
        down(20.0, 40.0, 90.0),
        down(150.0, 40.0, 90.0),
    ];
    let guess = guess(&page(lines, &rules));
    assert_eq!(
        fields(&guess),
        [
            ("contact.name", None),
            ("contact.title", None),
            ("contact.phone", None)
        ]
    );
    assert!(guess.places.iter().all(|place| place.area.height() < 7.0));
}

#[test]
fn lines_below_their_labels_are_theirs() {
    let lines = vec![
        text(20.0, 150.0, "董事簽署"),
        text(20.0, 168.0, "__________________"),
        text(20.0, 178.0, "簽署人姓名"),
        text(20.0, 185.0, "__________________"),
        text(100.0, 178.0, "日期 Date"),
    ];
    let guess = guess(&page(lines, &[]));
    assert_eq!(fields(&guess), [("letter.signatory", None)]);
    assert!(guess.places[0].area.top > 178.0);
    assert_eq!(guess.clear[0].kind, ZoneKind::Signature);
    assert!(guess.clear[0].area.bottom < 170.0);
}

#[test]
fn lines_above_their_labels_are_theirs() {
    let lines = vec![
        text(20.0, 150.0, "__________________"),
        text(20.0, 156.0, "Signature"),
        text(20.0, 170.0, "__________________"),
        text(20.0, 176.0, "Name of signatory"),
        text(100.0, 170.0, "__________________"),
        text(100.0, 176.0, "Title"),
    ];
    let guess = guess(&page(lines, &[]));
    let mut found = fields(&guess);
    found.sort_unstable_by_key(|(field, _)| *field);
    assert_eq!(
        found,
        [("letter.signatory", None), ("letter.signatory_title", None)]
    );
    assert!(guess.places.iter().all(|place| place.area.bottom < 171.0));
}

#[test]
fn a_heading_over_cells_says_whose_they_are() {
    let lines = vec![
        text(22.0, 47.0, "대표자"),
        text(22.0, 57.0, "② 수임인 (운영자)"),
        text(22.0, 67.0, "성 명"),
        text(92.0, 67.0, "직 책"),
    ];
    let rules = [
        across(20.0, 160.0, 40.0),
        across(20.0, 160.0, 50.0),
        across(20.0, 160.0, 60.0),
        across(20.0, 160.0, 70.0),
        down(20.0, 40.0, 70.0),
        down(50.0, 40.0, 50.0),
        down(50.0, 60.0, 70.0),
        down(90.0, 60.0, 70.0),
        down(120.0, 60.0, 70.0),
        down(160.0, 40.0, 70.0),
    ];
    assert_eq!(
        fields(&guess(&page(lines, &rules))),
        [
            ("letter.signatory", None),
            ("contact.name", None),
            ("contact.title", None)
        ]
    );
}
