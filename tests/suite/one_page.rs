//! A letter is one page: it wraps, then shrinks, then is refused.

use crate::judge::hayro;
use crate::letters::{TEMPLATES, by_template, filled, lines, named, template_with_head, with};
use gonghan::font::FontSet;
use gonghan::layout::LayoutError;
use gonghan::letter::LetterError;
use gonghan::template::Template;

const ALL_FIELDS: &[(&str, &str)] = &[
    (
        "company.name",
        "金帆範例國際投資控股(香港)有限公司 GOLDEN SAIL EXAMPLE INTERNATIONAL INVESTMENT HOLDINGS (HONG KONG) LIMITED",
    ),
    ("company.registration_number", "12345678-000-05-26-9"),
    ("company.registration_expires", "2027-11-20"),
    (
        "company.registered_address",
        "香港九龍範例道123號範例商業中心第二期1808室 Unit 1808, Phase 2, Example Commercial Centre, 123 Example Road, Kowloon, Hong Kong",
    ),
    ("account.name", "金帆範例官方旗艦店"),
    ("account.login_email", "wechat.verification@example.com"),
    ("contact.name", "陳大文 CHAN Tai Man"),
    (
        "contact.title",
        "市場推廣部高級經理 Senior Marketing Manager",
    ),
    ("contact.phone", "+852 0000 0000"),
    ("contact.email", "tai.man.chan@marketing.example.com"),
    ("contact.id_type", "passport"),
    ("contact.id_number", "K00000000"),
    ("letter.date", "2026-11-20"),
    ("letter.place", "Hong Kong"),
    ("letter.signatory", "LEE Man Yee"),
    ("letter.signatory_title", "Director"),
    ("letter.addressee", "深圳市腾讯计算机系统有限公司"),
];

#[test]
fn with_every_field_filled_in_by_every_template_for_both_kinds_of_account() {
    for kind in ["mini-program", "official-account"] {
        for template in TEMPLATES {
            let mut fields = ALL_FIELDS.to_vec();
            fields.push(("account.kind", kind));
            let letter = by_template(&filled(&fields), template);
            assert!(letter.page.text_size.0 >= 9.0, "{template} {kind}");
            let text = hayro::text(&letter.pdf().unwrap()).actual();
            let printed = [
                "+852 0000 0000",
                "K00000000",
                "tai.man.chan@marketing.example.com",
                "LEE Man Yee",
            ];
            for value in printed {
                assert!(text.contains(value), "{template} {kind} {value}: {text}");
            }
        }
    }
}

#[test]
fn ids_numbers_and_addresses_stand_whole_on_one_line_wherever_the_lines_break() {
    let whole = [
        "gh_3f2a9c81d07e",
        "+852 0000 0000",
        "tai.man.chan@marketing.example.com",
        "12345678-000-05-26-9",
    ];
    for length in 0..40 {
        let name = "示".repeat(length * 2 + 2);
        let mut fields = ALL_FIELDS.to_vec();
        fields[0].1 = &name;
        let template = TEMPLATES[length % TEMPLATES.len()];
        let lines = lines(&by_template(&filled(&fields), template));
        for value in whole {
            assert!(
                lines.iter().any(|line| line.text.contains(value)),
                "{template} {length} {value}: {lines:#?}"
            );
        }
    }
}

#[test]
fn a_longer_name_never_makes_larger_text_and_b8_too_long_a_one_is_refused_with_how_much() {
    let template = Template::builtin("zh-en").unwrap();
    let mut fonts = FontSet::embedded();
    let mut last = f32::MAX;
    let mut refused = None;
    for length in (20..=980).step_by(60) {
        let name: String = "GOLDEN SAIL "
            .chars()
            .cycle()
            .take(length - 1)
            .chain(['X'])
            .collect();
        match with(&named(&name, "HK"), &template, &mut fonts) {
            Ok(letter) => {
                assert!(refused.is_none(), "{length} fits and a shorter one did not");
                assert!(letter.page.text_size.0 <= last, "{length}");
                last = letter.page.text_size.0;
                assert!(last >= 9.0);
                let text = hayro::text(&letter.pdf().unwrap()).actual();
                assert_eq!(text.matches(&name).count(), 2, "{length}");
            }
            Err(LetterError::Layout(LayoutError::TooTall { by, text_size, .. })) => {
                assert!(
                    by.0 > 0.0 && (text_size.0 - 9.0).abs() < 0.01,
                    "{by:?} {text_size:?}"
                );
                refused = Some(length);
            }
            Err(other) => panic!("{length}: {other}"),
        }
    }
    assert!(last < 10.5, "some letter had to shrink");
    assert!(refused.is_some(), "some letter was too long");
}

#[test]
fn a_word_without_any_break_is_refused_with_how_much_it_is_too_wide() {
    let id = "x_".repeat(200);
    let error = with(
        &named(&id, "HK"),
        &Template::builtin("en").unwrap(),
        &mut FontSet::embedded(),
    )
    .unwrap_err();
    assert!(
        matches!(error, LetterError::Layout(LayoutError::TooWide { .. })),
        "{error}"
    );
}

#[test]
fn the_text_takes_the_largest_size_that_fits() {
    let body: String = (0..36).map(|line| format!("第{line}行\n\n")).collect();
    let application = filled(&[]);
    let size = |head: &str| {
        let template = template_with_head(head, &body);
        with(&application, &template, &mut FontSet::embedded())
            .map(|letter| letter.page.text_size.0)
    };
    let fitted = size("size = 12\nmin_size = 9").unwrap();
    assert!((9.0..12.0).contains(&fitted), "{fitted}");
    // A quarter of a point more, and it does not.
    assert!(size(&format!("size = {0}\nmin_size = {0}", fitted + 0.25)).is_err());
    assert!(size(&format!("size = {fitted}\nmin_size = {fitted}")).is_ok());
}

#[test]
fn the_seal_area_is_45_millimetres_wide_and_within_the_page() {
    use gonghan::page::Item;
    for template in TEMPLATES {
        let letter = by_template(&filled(ALL_FIELDS), template);
        let rings: Vec<_> = letter
            .page
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Ring(ring) => Some(ring),
                _ => None,
            })
            .collect();
        let [ring] = rings[..] else {
            panic!("{template}: {} rings", rings.len());
        };
        assert!(
            (ring.radius.to_mm().0 * 2.0 - 45.0).abs() < 0.01,
            "{template}"
        );
        let right = ring.centre.x.0 + ring.radius.0;
        let bottom = ring.centre.y.0 + ring.radius.0;
        assert!(right < 595.0 - 28.0 && bottom < 842.0 - 28.0, "{template}");
        // Nothing is printed where the seal goes.
        for run in letter.page.glyph_runs() {
            let (left, y) = (run.origin.x.0, run.origin.y.0);
            let apart = left > right
                || left + run.advance().0 < ring.centre.x.0 - ring.radius.0
                || y < ring.centre.y.0 - ring.radius.0
                || y - run.size.0 * 0.9 > bottom;
            assert!(apart, "{template}: {:?}", run.text);
        }
    }
}
