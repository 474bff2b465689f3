//! Simplified and traditional characters, with OpenCC as the judge.

#![allow(
    clippy::print_stdout,
    reason = "what the judge decides otherwise is listed"
)]

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::{clean_record, found, reading};

fn found_in(name: &str, country: &str) -> Vec<&'static str> {
    let mut record = clean_record();
    record["company"]["name"] = name.into();
    record["company"]["country"] = country.into();
    found(reading(&record), None)
}

/// Words that companies' names are made of, in traditional characters.
const WORDS: [&str; 24] = [
    "國際", "貿易", "實業", "投資", "發展", "電子", "網絡", "傳媒", "寰宇", "東亞", "華聯", "億豐",
    "長興", "龍騰", "鴻運", "寶業", "財務", "顧問", "設計", "運輸", "藝術", "醫藥", "電腦", "紡織",
];

#[test]
fn a_name_that_opencc_turns_into_simplified_characters_is_found_in_hong_kong() {
    let to_simplified = OpenCC::from_config(BuiltinConfig::T2s).unwrap();
    let mut found_count = 0;
    for (index, word) in WORDS.iter().enumerate() {
        let other = WORDS[(index + 7) % WORDS.len()];
        let traditional = format!("{word}範例{other}有限公司");
        let simplified = to_simplified.convert(&traditional);
        assert_ne!(simplified, traditional);
        for place in ["HK", "MO", "TW"] {
            assert!(
                !found_in(&traditional, place).contains(&"simplified-name"),
                "{traditional}"
            );
            assert!(
                found_in(&simplified, place).contains(&"simplified-name"),
                "{simplified}"
            );
        }
        let mixed = format!("{word}範例{}有限公司", to_simplified.convert(other));
        if mixed != traditional && to_simplified.convert(word) != **word {
            found_count += 1;
            assert!(
                found_in(&mixed, "SG").contains(&"mixed-han-forms"),
                "{mixed}"
            );
        }
        assert!(
            !found_in(&simplified, "SG").contains(&"mixed-han-forms"),
            "{simplified}"
        );
    }
    assert!(found_count > 15);
}

#[test]
fn opencc_agrees_with_the_table_on_nearly_every_character() {
    let to_simplified = OpenCC::from_config(BuiltinConfig::T2s).unwrap();
    let to_traditional = OpenCC::from_config(BuiltinConfig::S2t).unwrap();
    let table = include_str!("../../../src/check/han_forms.txt");
    let (mut seen, mut unlike) = (0, Vec::new());
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut characters = line.chars();
        let character = characters.next().unwrap().to_string();
        // A character of one form alone is changed on the way to the other form.
        let converted = match characters.next() {
            Some('s') => to_traditional.convert(&character),
            _ => to_simplified.convert(&character),
        };
        seen += 1;
        if converted == character {
            unlike.push(character);
        }
    }
    println!(
        "{} of {seen} are kept by OpenCC: {}",
        unlike.len(),
        unlike.concat()
    );
    assert!(seen > 5000);
    assert!(unlike.len() * 100 < seen, "{}", unlike.concat());
}

#[test]
fn japanese_and_korean_names_and_characters_of_both_forms_are_left_alone() {
    for (name, place) in [
        ("株式会社髙﨑国際サンプル", "JP"),
        ("国際観光開発株式会社", "JP"),
        ("台灣雲里文化股份有限公司", "TW"),
        ("后海只系范例有限公司", "SG"),
        ("金帆範例(香港)有限公司 GOLDEN SAIL EXAMPLE LIMITED", "HK"),
        ("주식회사 예시國際", "KR"),
    ] {
        assert_eq!(found_in(name, place), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn the_character_that_is_marked_is_the_one_that_the_register_would_not_print() {
    let marked = |name: &str, country: &str| {
        let mut record = clean_record();
        record["company"]["name"] = name.into();
        record["company"]["country"] = country.into();
        let policy = gonghan::check::Policy::default();
        let context = gonghan::check::Context {
            as_of: super::TODAY.parse().unwrap(),
            folder: None,
            policy: &policy,
        };
        let findings = gonghan::check::check(&reading(&record).facts, &context);
        let range = findings[0].range.clone().unwrap();
        assert_eq!(findings[0].rule.name, "mixed-han-forms");
        name[range].to_owned()
    };
    assert_eq!(marked("金帆範例国际有限公司", "HK"), "国");
    assert_eq!(marked("金帆範例国际有限公司", "SG"), "範");
    assert_eq!(marked("國際範例东有限公司", "SG"), "东");
}
