//! Every rule finds its own wrong example, and nothing in its right one.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

use gonghan::check::across::Across;
use gonghan::check::{LARGEST_UPLOAD, Policy, RULES};
use gonghan::diagnostic::Source;
use gonghan::intake::{ReadOptions, read, read_record};
use image::{ImageFormat, RgbImage};

use super::{clean_record, found, reading};
use crate::letters::{EXAMPLES, project};

/// Rules whose wrong example is too long to show, or is a line that is not there.
fn unshown(rule: &str) -> Option<serde_json::Value> {
    let mut record = clean_record();
    match rule {
        "text-too-long" => record["company"]["name"] = "X".repeat(1001).into(),
        "email-too-long" => {
            record["account"]["login_email"] = format!("{}@example.com", "a".repeat(300)).into();
        }
        "missing-field" => {
            record["company"].as_object_mut().unwrap().remove("name");
        }
        _ => return None,
    }
    Some(record)
}

/// The clean record with the lines of an example in it; several where there are several.
fn records(example: &str) -> Vec<serde_json::Value> {
    example
        .split("---")
        .map(|lines| {
            let mut record = clean_record();
            let table: BTreeMap<String, BTreeMap<String, String>> =
                toml::from_str(lines).unwrap_or_else(|error| panic!("{example}: {error}"));
            for (section, fields) in table {
                for (key, value) in fields {
                    record[&section][&key] = value.into();
                }
            }
            record
        })
        .collect()
}

/// What is found in an example, by itself and side by side.
fn found_in(example: &str, folder: &Path) -> Vec<&'static str> {
    let readings: Vec<_> = records(example).iter().map(reading).collect();
    let mut across = Across::default();
    for (index, reading) in readings.iter().enumerate() {
        across.add(index, &reading.facts);
    }
    let mut names = Vec::new();
    for (index, reading) in readings.iter().enumerate() {
        let name = |client: usize| format!("client-{client}.json");
        let found = across.findings(index, &reading.facts, &Policy::default(), name);
        names.extend(found.iter().map(|finding| finding.rule.name));
    }
    for reading in readings {
        names.extend(found(reading, Some(folder)));
    }
    names
}

fn picture(width: u32, height: u32, shade: u8, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(width, height, image::Rgb([shade, 200, 200]))
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

/// A folder with the files that the examples name.
fn folder_of_files() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let good = picture(1200, 800, 1, ImageFormat::Png);
    let large = picture(1200, 800, 4, ImageFormat::Bmp);
    assert!(large.len() as u64 > LARGEST_UPLOAD);
    for (name, bytes) in [
        ("good.png", &good[..]),
        ("other.png", &picture(1200, 800, 2, ImageFormat::Png)),
        ("third.png", &picture(1200, 800, 3, ImageFormat::Png)),
        ("small.png", &picture(320, 240, 1, ImageFormat::Png)),
        ("large.bmp", &large),
        ("really-png.jpg", &good),
        ("cut-off.png", &good[..good.len() - 20]),
        ("receipt.pdf", b"%PDF-1.7\n"),
        ("registration.pdf", b"%PDF-1.7\n"),
    ] {
        File::create(folder.path().join(name))
            .unwrap()
            .write_all(bytes)
            .unwrap();
    }
    folder
}

#[test]
fn each_rule_finds_its_wrong_example_and_nothing_in_its_right_one() {
    let folder = folder_of_files();
    assert!(RULES.len() >= 95, "{}", RULES.len());
    for rule in RULES {
        let wrong = match unshown(rule.name) {
            Some(record) => found(reading(&record), None),
            None if rule.name == "original-id-unusual" => {
                let record = records(rule.wrong).remove(0);
                let options = ReadOptions {
                    allow_unusual_id: true,
                };
                let source = Source::new("client.json", record.to_string());
                found(read(&Arc::new(source), &options), None)
            }
            None => found_in(rule.wrong, folder.path()),
        };
        assert!(wrong.contains(&rule.name), "{}: {wrong:?}", rule.name);
        let right = found_in(rule.right, folder.path());
        assert!(!right.contains(&rule.name), "{}: {right:?}", rule.name);
        // What is right by one rule is to be right by all others that are no mere note.
        let other: Vec<_> = right
            .iter()
            .filter(|name| {
                let other = gonghan::check::rule(name);
                other.is_none_or(|rule| rule.severity != gonghan::diagnostic::Severity::Note)
            })
            .collect();
        let about_the_example = [
            "contact-name-missing",
            "bill-missing",
            "login-email-missing",
            "unlisted-place",
            "registration-number-missing",
        ];
        assert!(
            other.iter().all(|name| about_the_example.contains(name)),
            "{}: {other:?}",
            rule.name
        );
    }
}

#[test]
fn an_empty_example_is_kept_for_what_can_not_be_shown_alone() {
    for rule in RULES {
        assert_eq!(
            rule.wrong.is_empty(),
            unshown(rule.name).is_some(),
            "{}",
            rule.name
        );
        assert!(!rule.right.is_empty(), "{}", rule.name);
    }
}

#[test]
fn nothing_at_all_is_found_in_the_shipped_examples() {
    for name in EXAMPLES {
        let path = project("examples").join(name).with_extension("toml");
        let source = gonghan::intake::read_source(&path).unwrap();
        let reading = gonghan::intake::read(&source, &gonghan::intake::ReadOptions::default());
        assert_eq!(found(reading, path.parent()), Vec::<&str>::new(), "{name}");
        assert!(read_record(&path, &gonghan::intake::ReadOptions::default()).is_ok());
    }
}

#[test]
fn all_faults_are_found_at_once_where_some_fields_can_not_be_read() {
    let mut record = clean_record();
    record["account"]["id"] = "h_3f2a9c81d07e".into();
    record["company"]["name"] = "GOLDEN  SAIL EXAMPLE LIMITED".into();
    record["company"]["registration_expires"] = "2026-01-01".into();
    record["payment"]["date"] = "11/12/2026".into();
    record["payment"]["amount"] = "100".into();
    let names = found(reading(&record), None);
    for name in [
        "original-id-beginning",
        "doubled-space",
        "registration-expired",
        "date-form",
        "payment-amount",
    ] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

/// A text that no field takes: of the C1 controls, and no day, address, amount or choice.
const REFUSED: &str = "\u{9F}";

/// The fields that a rule's right example has and its wrong one lacks.
fn added(rule: &gonghan::check::Rule) -> Vec<(String, String, String)> {
    let [wrong, right] = [rule.wrong, rule.right].map(|example| records(example).remove(0));
    let sections = right.as_object().unwrap().iter();
    sections
        .flat_map(|(section, fields)| {
            let fields = fields.as_object().unwrap().iter();
            fields.map(|(key, value)| {
                (
                    section.clone(),
                    key.clone(),
                    value.as_str().unwrap().to_owned(),
                )
            })
        })
        .filter(|(section, key, _)| wrong[section][key].is_null())
        .collect()
}

#[test]
fn a_field_that_is_refused_is_never_said_to_be_missing_too() {
    let folder = folder_of_files();
    let mut swept = Vec::new();
    // What a rule misses is what ends its finding by being given.
    for rule in RULES.iter().filter(|rule| !rule.is_of_reading()) {
        if rule.wrong.contains("---") {
            continue;
        }
        for (section, key, value) in added(rule) {
            let given = |value| {
                let mut record = records(rule.wrong).remove(0);
                record[&section][&key] = value;
                reading(&record)
            };
            let told = |reading| found(reading, Some(folder.path())).contains(&rule.name);
            if told(given(value.into())) {
                continue;
            }
            let refused = given(REFUSED.into());
            assert_eq!(refused.faults.len(), 1, "{section}.{key}");
            assert!(!told(refused), "{}: {section}.{key}", rule.name);
            swept.push(rule.name);
        }
    }
    for rule in [
        "registration-number-missing",
        "registration-expiry-missing",
        "contact-name-missing",
        "identity-incomplete",
        "login-email-missing",
        "signing-place-missing",
        "id-side-missing",
        "bill-missing",
    ] {
        assert!(swept.contains(&rule), "{rule}: {swept:?}");
    }
}

#[test]
fn a_value_of_a_wrong_type_is_not_said_to_be_missing_either() {
    for wrong in [
        serde_json::json!(20_250_831),
        serde_json::json!(""),
        serde_json::json!(null),
    ] {
        let mut record = clean_record();
        record["company"]["registration_number"] = "12345678".into();
        record["company"]["registration_expires"] = wrong;
        let reading = reading(&record);
        assert!(reading.missing(&["company.registration_expires"]).is_none());
        let names = found(reading, None);
        assert_eq!(names.len(), 1, "{names:?}");
    }
}

#[test]
fn a_thai_or_lao_name_with_a_parted_vowel_is_told_of_that_and_stays_as_it_is() {
    for (place, name) in [
        ("TH", "บริษัท ตัวอย่าง จ\u{E4D}\u{E32}กัด"),
        ("LA", "ບໍລິສັດ ຕົວຢ່າງ ຈ\u{ECD}\u{EB2}ກັດ"),
    ] {
        let mut record = clean_record();
        record["company"]["country"] = place.into();
        record["company"]["name"] = name.into();
        let reading = reading(&record);
        assert_eq!(reading.facts.name.as_ref().unwrap().as_str(), name);
        let names = found(reading, None);
        assert!(names.contains(&"decomposed-character"), "{names:?}");
        assert!(!names.contains(&"missing-legal-form"), "{names:?}");
        let usual = name
            .replace("\u{E4D}\u{E32}", "\u{E33}")
            .replace("\u{ECD}\u{EB2}", "\u{EB3}");
        record["company"]["name"] = usual.into();
        let names = found(self::reading(&record), None);
        assert!(!names.contains(&"decomposed-character"), "{names:?}");
    }
}
