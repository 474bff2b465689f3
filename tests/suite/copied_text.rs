//! What is copied out of the PDF is the record's text, code point for code point.

use crate::judge::{hayro, poppler};
use crate::letters::{EXAMPLES, TEMPLATES, by_itself, by_template, example, filled, named};

/// A text without the line breaks that a reader puts in where a line ends.
fn joined(text: &str) -> String {
    text.chars().filter(|c| *c != '\n').collect()
}

#[test]
fn every_value_of_every_example() {
    // Values that the letter prints in words of its own, or not at all.
    let not_as_written = [
        "company.country",
        "company.registration_expires",
        "account.kind",
        "account.login_email",
        "contact.id_type",
        "letter.date",
        "letter.lang",
    ];
    for name in EXAMPLES {
        let application = example(name);
        let pdf = by_itself(&application).pdf().unwrap();
        let text = hayro::text(&pdf);
        let read = poppler::text(&pdf);
        let mut seen = 0;
        for (field, value) in application.fields() {
            let printed = !["bank.", "payment."]
                .iter()
                .any(|section| field.starts_with(section));
            if !printed || not_as_written.contains(&field) {
                continue;
            }
            // A number without its kind is not printed.
            if field == "contact.id_number" && application.contact.id_type.is_none() {
                continue;
            }
            seen += 1;
            if value.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)) {
                for word in value
                    .split(' ')
                    .filter(|word| word.chars().all(|c| c > '\u{5FF}'))
                {
                    assert!(text.backwards().contains(word), "{name} {field} {word}");
                }
            } else {
                assert!(
                    text.actual().contains(&*value),
                    "{name} {field}: {}",
                    text.actual()
                );
                // In Thai one glyph stands for several texts, and only ActualText tells.
                if !value.chars().any(|c| ('\u{E00}'..'\u{E80}').contains(&c)) {
                    assert!(
                        text.by_glyph().contains(&*value),
                        "{name} {field}: {}",
                        text.by_glyph()
                    );
                }
            }
            if let Some(read) = &read {
                for word in value.split(' ') {
                    assert!(
                        joined(read).contains(word) || is_mixed(word),
                        "{name} {field} {word}: {read}"
                    );
                }
            }
        }
        assert!(seen >= 3, "{name}");
    }
}

/// A right-to-left word with marks that poppler may put on either side.
fn is_mixed(word: &str) -> bool {
    word.contains(['(', ')', '.']) && word.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c))
        || word.starts_with('(')
        || word.ends_with(')')
}

#[test]
fn a9_a_name_of_several_lines_in_every_template() {
    let name = "金帆範例國際投資控股管理諮詢服務(香港)有限公司 GOLDEN SAIL EXAMPLE INTERNATIONAL INVESTMENT HOLDINGS \
                MANAGEMENT CONSULTING SERVICES (HONG KONG) COMPANY LIMITED";
    for template in TEMPLATES {
        let pdf = by_template(&named(name, "HK"), template).pdf().unwrap();
        let text = hayro::text(&pdf).actual();
        assert_eq!(text.matches(name).count(), 2, "{template}: {text}");
        if let Some(read) = poppler::text(&pdf) {
            let read = read.replace('\n', " ").replace("  ", " ");
            let without_spaces =
                |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert!(
                without_spaces(&read).contains(&without_spaces(name)),
                "{template}: {read}"
            );
        }
    }
}

#[test]
fn spaces_of_any_kind_copy_out_as_they_are() {
    for name in [
        "株式会社　見本サンプル",
        "ＧＯＬＤＥＮ　ＳＡＩＬ（香港）",
        "Golden\u{A0}Sail Ltd",
        "Golden  Sail   Ltd",
        "金帆　Golden　Ltd",
        "Golden　金帆",
        "S\u{202F}A Exemple",
    ] {
        for template in ["ja", "zh-Hans", "en"] {
            let pdf = by_template(&named(name, "JP"), template).pdf().unwrap();
            let text = hayro::text(&pdf).actual();
            assert_eq!(text.matches(name).count(), 2, "{name:?}: {text}");
            poppler::check_structure(&pdf);
            if let Some(read) = poppler::text(&pdf) {
                assert_eq!(read.matches(name).count(), 2, "{template} {name:?}: {read}");
            }
        }
    }
}

#[test]
fn look_alikes_that_are_right_stay_what_they_are() {
    // Two code points that one face draws alike, ligatures, a non-breaking space, two spaces.
    for name in [
        "Office fi ffl Ltd",
        "﨑髙 東﨑",
        "A\u{A0}B  C",
        "Å Å é é",
        "ＡＢＣ（株）",
        "½ № ™ ㈱",
    ] {
        let pdf = by_template(&named(name, "JP"), "ja").pdf().unwrap();
        let text = hayro::text(&pdf).actual();
        assert!(text.contains(name), "{name:?}: {text}");
    }
}

#[test]
fn the_file_says_what_it_is() {
    let letter = by_itself(&example("hong-kong"));
    let pdf = letter.pdf().unwrap();
    poppler::check_structure(&pdf);
    let Some(info) = poppler::info(&pdf) else {
        return;
    };
    let says = |key: &str, value: &str| {
        let line = info
            .lines()
            .find(|line| line.starts_with(key))
            .unwrap_or_default();
        assert!(line.contains(value), "{key} {value}: {info}");
    };
    says("Title:", "微信公众平台账号认证申请函");
    says(
        "Author:",
        "金帆範例國際(香港)有限公司 GOLDEN SAIL EXAMPLE INTERNATIONAL (HONG KONG) LIMITED",
    );
    says("CreationDate:", "2026-05-20");
    says("ModDate:", "2026-05-20");
    says("Page size:", "(A4)");
    says("Pages:", "1");
    says("PDF version:", "1.7");
    assert!(
        pdf.windows(12)
            .any(|bytes| bytes == b"/Lang(zh-Han" || bytes == b"/Lang (zh-Ha")
    );
}

#[test]
fn a1_a7_every_face_is_embedded_and_cut_and_the_file_is_small() {
    let letters = EXAMPLES.map(|name| (name, by_itself(&example(name))));
    for (name, letter) in letters {
        let pdf = letter.pdf().unwrap();
        assert!(pdf.len() < 200_000, "{name}: {} bytes", pdf.len());
        poppler::check_structure(&pdf);
        let Some(fonts) = poppler::fonts(&pdf) else {
            continue;
        };
        assert!(fonts.len() >= 2, "{name}: {fonts:?}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            let flags = &columns[columns.len() - 5..columns.len() - 2];
            assert_eq!(flags, ["yes", "yes", "yes"], "{name}: {font}");
            let (tag, _) = columns[0].split_once('+').unwrap();
            assert!(
                tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()),
                "{font}"
            );
        }
    }
}

#[test]
fn the_day_is_the_environments_where_the_record_has_none() {
    let letter = by_itself(&filled(&[]));
    let undated = letter.clone().pdf().unwrap();
    let dated = letter
        .dated(Some(jiff::civil::date(2026, 1, 2)))
        .pdf()
        .unwrap();
    let has_date = |pdf: &[u8]| pdf.windows(10).any(|bytes| bytes == b"D:20260102");
    assert!(!has_date(&undated) && has_date(&dated));
}
