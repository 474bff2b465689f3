//! Every fault of a record, met by a record that has it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::check;
use crate::application::{
    Amount, Currency, Date, EmailAddress, Month, OriginalId, Place, TextLine,
};
use crate::diagnostic::Source;
use crate::intake::{ReadOptions, parse_record, read_source, source_from_bytes};
use crate::message::{Explain, Ui};

/// The names of the findings, checked in both languages.
fn names(fault: &dyn Explain) -> Vec<&'static str> {
    check(fault);
    fault
        .explain(Ui::En)
        .iter()
        .map(|finding| finding.name)
        .collect()
}

fn record_names(file: &str, text: &str) -> Vec<&'static str> {
    let source = Source::new(file.to_owned(), text.to_owned());
    names(&parse_record(&Arc::new(source), &ReadOptions::default()).unwrap_err())
}

/// What is said first of a text.
fn first<T: std::str::FromStr<Err: Explain>>(text: &str) -> &'static str {
    names(&text.parse::<T>().err().unwrap())[0]
}

#[test]
fn lines_of_text() {
    for (text, name) in [
        ("", "text-empty"),
        (" \u{3000}", "text-blank"),
        ("a\nb", "line-break"),
        ("a\u{1b}b", "control-character"),
        ("a\u{202E}b", "bidi-control"),
        ("a\u{200B}b", "invisible-character"),
        ("\u{2F42}化", "look-alike-character"),
        ("a\u{E000}", "private-use-character"),
        ("a\u{FFFF}", "noncharacter"),
        ("a\u{FFFD}", "lost-character"),
        ("🍵茶飲", "emoji"),
        (&"示".repeat(10_000), "text-too-long"),
    ] {
        assert_eq!(first::<TextLine>(text), name, "{text:?}");
    }
}

#[test]
fn original_ids() {
    for (text, name) in [
        ("", "original-id-empty"),
        ("wx3f2a9c81d07e1234", "original-id-app-id"),
        ("h_3f2a9c81d07e", "original-id-beginning"),
        ("gh3f2a9c81d07e", "original-id-underscore"),
        ("gh_3F2a9c81d07e", "original-id-upper-case"),
        ("ｇｈ＿3f2a9c81d07e", "original-id-full-width"),
        ("gh_3f2a9c81d07e ", "original-id-space"),
        ("gh_3f2a9c81d07e@app", "original-id-suffix"),
        ("gh_3f2a9c81d07", "original-id-length"),
        ("gh_3f2a9c81d07o", "original-id-character"),
        ("golden-sail", "original-id-shape"),
    ] {
        assert_eq!(first::<OriginalId>(text), name, "{text:?}");
    }
    let unusual = |text: String| names(&OriginalId::accept_other_shape(text).unwrap_err())[0];
    assert_eq!(unusual("示例公司".to_owned()), "original-id-not-ascii");
    assert_eq!(unusual("x".repeat(100)), "original-id-too-long");
}

#[test]
fn other_values() {
    for (text, name) in [
        ("11/11/2018", "date-form"),
        ("20.11.2026", "date-form"),
        ("soon", "date-form"),
        ("2026-02-30", "date-not-in-calendar"),
        ("1026-02-03", "date-year"),
    ] {
        assert_eq!(first::<Date>(text), name, "{text}");
    }
    for (text, name) in [
        ("", "email-empty"),
        ("amy", "email-at"),
        ("a@b@example.com", "email-at"),
        ("a b@example.com", "email-character"),
        ("@example.com", "email-user"),
        ("a@example", "email-domain"),
        (
            &format!("{}@example.com", "a".repeat(300)),
            "email-too-long",
        ),
    ] {
        assert_eq!(first::<EmailAddress>(text), name, "{text}");
    }
    for (text, name) in [
        ("Honkong", "place-unknown"),
        ("zzzzzz", "place-unknown"),
        ("AN", "place-withdrawn"),
        ("HK ", "place-unknown"),
    ] {
        assert_eq!(first::<Place>(text), name, "{text}");
    }
    assert_eq!(first::<Month>("09/2026"), "month-form");
    assert_eq!(first::<Amount>("USD 99"), "amount-form");
    assert_eq!(first::<Currency>("usd"), "currency-form");
    assert_eq!(first::<Currency>("money"), "currency-form");
    assert_eq!(
        first::<crate::application::AccountKind>("mini"),
        "choice-unknown"
    );
    for text in ["xx", "EN "] {
        assert_eq!(
            first::<crate::application::LetterLanguage>(text),
            "choice-unknown"
        );
    }
}

#[test]
fn a_space_at_the_edge_of_a_place_or_a_choice_is_named_as_what_is_wrong() {
    let place = "HK ".parse::<Place>().unwrap_err();
    let language = "EN ".parse::<crate::application::LetterLanguage>();
    let language = language.unwrap_err();
    for ui in [Ui::En, Ui::Zh] {
        for finding in [place.explain(ui), language.explain(ui)].concat() {
            let label = finding.label.clone().unwrap();
            assert!(label.contains("U+0020"), "{finding:?}");
        }
    }
}

#[test]
fn records_of_the_wrong_shape() {
    let expected = [
        ("a.toml", "[compnay]\n", "unknown-section"),
        ("a.toml", "[zebra]\n", "unknown-section"),
        ("a.toml", "[company]\nnmae = \"x\"\n", "unknown-field"),
        ("a.toml", "[company]\nzebra = \"x\"\n", "unknown-field"),
        ("a.toml", "name = \"x\"\n", "field-outside-section"),
        ("a.toml", "zebra = \"x\"\n", "field-outside-section"),
        ("a.toml", "company = \"x\"\n", "section-shape"),
        ("a.json", "{\"company\": \"x\"}", "section-shape"),
        (
            "a.toml",
            "[company]\nname = \"x\"\nname = \"y\"\n",
            "duplicate-field",
        ),
        ("a.toml", "[company]\nname = 3\n", "value-type"),
        ("a.json", "{\"company\": {\"name\": null}}", "value-type"),
        ("a.json", "{\"company\": {\"name\": [1.5]}}", "value-type"),
        ("a.toml", "[company]\nname = {}\n", "value-type"),
        ("a.toml", "[company]\nname = true\n", "value-type"),
        ("a.toml", "[company]\nname = 2026-11-20\n", "value-type"),
        (
            "a.toml",
            "[bank]\naccount_number = 6.22e18\n",
            "number-form",
        ),
        ("a.toml", "[contact]\ntitle = \"\"\n", "value-empty"),
        ("a.json", "{\"contact\": {\"title\": \"\"}}", "value-empty"),
        ("a.toml", "[company]\nname = \"x\"\n", "missing-field"),
        (
            "a.json",
            "{\"company\": {\"name\": \"x\"}}",
            "missing-field",
        ),
        ("a.json", "[{}]", "record-list"),
        ("a.json", "3", "record-shape"),
    ];
    for (file, text, name) in expected {
        assert_eq!(record_names(file, text)[0], name, "{text}");
    }
}

#[test]
fn records_that_are_not_well_formed() {
    let mut met = BTreeSet::new();
    for text in [
        "a = x",
        "a = “x”",
        "a: 1",
        "a",
        "a = \"x",
        "[a",
        "a =",
        "a = 07",
        "a = 2026-02-30",
        "a = \"\\q\"",
        "a = \"\\ud800\"",
        "a = \"\u{1}\"",
        "a = 1,",
        "a = 1 \"",
        "公司 = 1",
        "a == 1",
    ] {
        met.extend(record_names("a.toml", text));
    }
    for text in [
        "{",
        "{a: 1}",
        "{\"a\"}",
        "{\"a\": 07}",
        "{\"a\": x}",
        "{\"a\": 1,}",
        "{\"a\": }",
        "{\"a\": 1 \"b\"}",
        "{\"a\": \"\\q\"}",
        "{} x",
        "// x\n{}",
        "{\"a\"：1}",
    ] {
        met.extend(record_names("a.json", text));
    }
    let expected = [
        "backslash",
        "control-character",
        "date-form",
        "extra-comma",
        "half-character",
        "json-comment",
        "key-form",
        "leading-zero",
        "missing-mark",
        "missing-value",
        "other-mark",
        "other-quotes",
        "record-cut-off",
        "record-form",
        "trailing-text",
        "unclosed-quote",
        "unclosed-section",
        "unquoted-key",
        "unquoted-value",
    ];
    assert_eq!(met, BTreeSet::from(expected));
}

#[test]
fn files_that_are_no_records() {
    let read =
        |bytes: &[u8]| names(&source_from_bytes("a.toml".into(), bytes.to_vec()).unwrap_err());
    assert_eq!(read(b""), ["record-empty"]);
    assert_eq!(read(b"\xFF\xFEa\0"), ["record-utf-16"]);
    assert_eq!(read("公司".as_bytes().split_at(2).0), ["record-not-utf-8"]);
    assert_eq!(read(b"a\0b"), ["record-not-text"]);
    assert_eq!(read(&vec![b'#'; 50_000_000]), ["record-too-large"]);
    assert_eq!(
        names(&read_source(Path::new("/nowhere/a.toml")).unwrap_err()),
        ["record-missing"]
    );
    assert_eq!(
        names(&read_source(Path::new("/")).unwrap_err()),
        ["record-is-folder"]
    );
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("clients.csv");
    std::fs::File::create(&table).unwrap();
    assert_eq!(
        names(&read_source(&table).unwrap_err()),
        ["record-is-table"]
    );
}

#[test]
fn a_missing_field_says_the_line_to_add_in_the_records_own_format() {
    let hints = |file: &str, text: &str| -> Vec<String> {
        let source = Source::new(file.to_owned(), text.to_owned());
        let error = parse_record(&Arc::new(source), &ReadOptions::default()).unwrap_err();
        error
            .explain(Ui::En)
            .into_iter()
            .flat_map(|finding| finding.hints)
            .collect()
    };
    let toml = hints(
        "a.toml",
        "[company]\nname = \"x\"\n[account]\nid = \"gh_3f2a9c81d07e\"\n",
    );
    let [country, signatory] = &toml[..] else {
        panic!("{toml:?}");
    };
    assert!(
        country.contains("under [company]") && country.ends_with(":\ncountry = \"HK\""),
        "{country}"
    );
    assert!(
        signatory.ends_with(":\n[letter]\nsignatory = \"CHAN TAI MAN\""),
        "{signatory}"
    );
    let json = hints("a.json", "{\"company\": {}}");
    assert_eq!(json.len(), 4);
    assert!(
        json[0].contains("under \"company\"") && json[0].contains(":\n\"name\": \""),
        "{json:?}"
    );
    assert!(
        json[3].contains("\"letter\": {\"signatory\": \""),
        "{json:?}"
    );
}
