//! The pages about the rules: whole, in both languages, and the ones that the documentation shows.

use std::collections::BTreeSet;
use std::fs;

use gonghan::check::{RULES, Words};
use gonghan::message::{Ui, rule_page, rules_page};

use crate::letters::project;

const PAGES: [(&str, Ui); 2] = [
    ("src/check/RULES.md", Ui::En),
    ("src/check/RULES.zh.md", Ui::Zh),
];

#[test]
fn the_rules_page_of_the_documentation_is_the_one_that_the_rules_make() {
    for (path, ui) in PAGES {
        let page = rules_page(ui);
        if std::env::var("GONGHAN_TEST").is_ok_and(|wish| wish == "accept") {
            #[expect(
                clippy::disallowed_methods,
                reason = "a half-written page is written anew by the next run"
            )]
            fs::write(project(path), &page).unwrap();
        }
        let written = fs::read_to_string(project(path)).unwrap_or_default();
        assert!(
            written == page,
            "{path} is not current: GONGHAN_TEST=accept cargo test rules_page"
        );
        for rule in RULES {
            assert!(
                page.contains(&format!("### {}\n", rule.name)),
                "{}",
                rule.name
            );
        }
    }
}

#[test]
fn every_rule_has_a_name_of_its_own_and_words_in_the_agreed_form() {
    let mut names = BTreeSet::new();
    for rule in RULES {
        assert!(names.insert(rule.name), "{} twice", rule.name);
        assert!(
            rule.name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{}",
            rule.name
        );
        for Words { title, why, fix } in [rule.en, rule.zh] {
            for text in [title, why, fix] {
                assert!(
                    !text.is_empty() && !text.ends_with(['.', '。']),
                    "{}: {text}",
                    rule.name
                );
                assert!(!text.contains('\n'), "{}", rule.name);
            }
        }
        let is_han = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        for (en, zh) in [
            (rule.en.title, rule.zh.title),
            (rule.en.why, rule.zh.why),
            (rule.en.fix, rule.zh.fix),
            (rule.origin.en, rule.origin.zh),
        ] {
            assert!(!is_han(en) && is_han(zh), "{}: {en} / {zh}", rule.name);
        }
        let date: gonghan::application::Date = rule.since.parse().unwrap();
        assert!(date.iso().as_str() <= "2026-11-25", "{}", rule.name);
    }
}

#[test]
fn a_rules_page_says_what_why_and_what_to_do() {
    for rule in RULES {
        for ui in [Ui::En, Ui::Zh] {
            let page = rule_page(rule, ui);
            let words = ui.pick(rule.en, rule.zh);
            for part in [
                rule.name,
                words.title,
                words.why,
                words.fix,
                rule.since,
                rule.right,
            ] {
                assert!(page.contains(part), "{}: {part}", rule.name);
            }
        }
    }
}
