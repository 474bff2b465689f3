//! Every rule's finding and every detail of one, in both languages.

use std::sync::Arc;

use super::check;
use crate::application::Date;
use crate::check::across::Across;
use crate::check::{Context, Detail, FileKind, Finding, Policy, RULES, Report, rule};
use crate::diagnostic::{Severity, Source};
use crate::intake::{Change, ChangeKind, ReadOptions, read};
use crate::message::{Explain, Ui};

fn finding(detail: Detail) -> Finding {
    let rule = rule("edge-space").unwrap();
    Finding {
        rule,
        severity: Severity::Note,
        field: "contact.phone",
        range: None,
        detail,
    }
}

#[test]
fn every_rule() {
    for rule in RULES {
        check(&Finding {
            rule,
            ..finding(Detail::None)
        });
    }
}

#[test]
fn every_detail_has_a_label_of_its_own() {
    let day: Date = "2026-11-20".parse().unwrap();
    let month = crate::application::Month::of(day);
    let kinds = [
        FileKind::Jpeg,
        FileKind::Png,
        FileKind::Gif,
        FileKind::Bmp,
        FileKind::WebP,
        FileKind::Tiff,
        FileKind::Heic,
        FileKind::Pdf,
        FileKind::Office,
        FileKind::Empty,
        FileKind::Other,
    ];
    let days_left = [-2, -1, 0, 1, 2].map(|left| Detail::DaysLeft { day, left });
    let differences = [(Some('L'), Some('l')), (None, Some(' ')), (Some('x'), None)];
    let details = [
        Detail::Absent,
        Detail::Character('\u{A0}'),
        Detail::LooksLike {
            character: '）',
            like: ')',
        },
        Detail::ForDigit {
            letter: 'O',
            digit: '0',
            position: 7,
        },
        Detail::OtherForm {
            character: '国',
            other: "國",
        },
        Detail::OtherForm {
            character: '发',
            other: "發髮",
        },
        Detail::Ordinary {
            character: 'ﬁ',
            ordinary: "fi".to_owned(),
        },
        Detail::Composed {
            given: "E\u{301}".to_owned(),
            composed: "É".to_owned(),
        },
        Detail::Composed {
            given: "\u{E4D}\u{E49}\u{E32}".to_owned(),
            composed: "\u{E49}\u{E33}".to_owned(),
        },
        Detail::Wanted(&["LIMITED"]),
        Detail::Wanted(&["A", "B", "C", "D", "E", "F", "G"]),
        Detail::Likely("99.00".to_owned()),
        Detail::Today(day),
        Detail::ListedOn(day),
        Detail::LetterDate(day),
        Detail::RegisteredOn(day),
        Detail::DueBy(day),
        Detail::Client("other.toml".to_owned()),
        Detail::Bytes(3_000_000),
        Detail::Pixels(640, 480),
        Detail::Unreadable("no".to_owned()),
        Detail::SameAs("files.bill_1"),
        Detail::Months(month, month),
        Detail::Length {
            found: 7,
            wanted: 8,
        },
    ];
    let differences = differences.map(|(here, there)| Detail::Difference {
        with: "company.name",
        other: "A".to_owned(),
        here,
        there,
    });
    let all = details
        .into_iter()
        .chain(days_left)
        .chain(differences)
        .chain(kinds.map(Detail::Kind));
    let mut labels = Vec::new();
    for detail in all {
        let finding = finding(detail);
        check(&finding);
        for ui in [Ui::En, Ui::Zh] {
            let label = finding.explain(ui)[0].label.clone().unwrap();
            assert!(
                !label.is_empty() && !label.ends_with(['.', '。']),
                "{label}"
            );
            labels.push(label);
        }
    }
    assert!(labels.len() > 70);
}

/// A record's report, which is in words in both languages.
fn report_of(record: &str) -> Report {
    let source = Source::new("client.toml", record);
    let policy = Policy::default();
    let context = Context {
        as_of: "2026-11-20".parse().unwrap(),
        folder: None,
        policy: &policy,
    };
    let report = Report::of(read(&Arc::new(source), &ReadOptions::default()), &context);
    check(&report);
    report
}

#[test]
fn a_report_says_why_even_of_what_reading_refused() {
    let report = report_of(
        "[company]\nname = \"A \"\ncountry = \"HK\"\n[account]\nid = \"h_3f2a9c81d07e\"\n",
    );
    let findings = report.explain(Ui::En);
    let names: Vec<_> = findings.iter().map(|finding| finding.name).collect();
    assert_eq!(
        names,
        [
            "missing-legal-form",
            "name-edge-space",
            "original-id-beginning",
            "missing-field"
        ]
    );
    assert!(
        findings
            .iter()
            .all(|finding| finding.reason.is_some() && finding.location.is_some())
    );
    assert_eq!(report.counts().errors, 3);
    assert_eq!(report.counts().warnings, 1);

    let facts = &report.reading.facts;
    let mut across = Across::default();
    across.add(0, facts);
    across.add(1, facts);
    let name = |client: usize| format!("client-{client}.toml");
    assert_eq!(across.findings(0, facts, &Policy::default(), name), []);
}

#[test]
fn refusals_of_allow_and_deny() {
    let policy = |allow: &[&str], deny: &[&str]| {
        let names = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        Policy::new(&names(allow), &names(deny))
    };
    for (allow, deny, name) in [
        (&["edge-spaces"][..], &[][..], "unknown-rule"),
        (&[][..], &["zebra"][..], "unknown-rule"),
        (&["original-id-length"], &[], "rule-of-reading"),
        (&["edge-space"], &["edge-space"], "rule-allowed-and-denied"),
    ] {
        let error = policy(allow, deny).unwrap_err();
        check(&error);
        assert_eq!(error.explain(Ui::En)[0].name, name);
    }
    assert!(policy(&["unlisted-place"], &["edge-space"]).is_ok());
}

#[test]
fn changes() {
    let change = Change {
        field: "contact.phone",
        from: "１\u{A0}".to_owned(),
        to: "1".to_owned(),
        kinds: vec![
            ChangeKind::EdgeSpace,
            ChangeKind::FullWidth,
            ChangeKind::DateForm,
        ],
    };
    let (en, zh) = (change.line(Ui::En), change.line(Ui::Zh));
    assert!(
        en.contains("“１<U+00A0>” is now “1” (spaces at the edge, full width, form of the date)"),
        "{en}"
    );
    assert!(zh.contains("改为 “1”"), "{zh}");
    // So that the page can show the field by its own label.
    for line in [en, zh] {
        assert!(line.starts_with("`contact.phone`"), "{line}");
    }
}

#[test]
fn that_a_day_can_be_read_in_two_ways_is_said_of_such_days_alone() {
    let reasons = |day: &str| {
        let report = report_of(&format!("[letter]\ndate = \"{day}\"\n"));
        [Ui::En, Ui::Zh].map(|ui| {
            let findings = report.explain(ui).into_iter();
            let mut dates = findings.filter(|finding| finding.name == "date-form");
            dates.next().and_then(|finding| finding.reason).unwrap()
        })
    };
    for day in ["11/12/2026", "1.2.2026"] {
        let [en, zh] = reasons(day);
        assert!(
            en.contains("America") && zh.contains("美国"),
            "{day}: {en} {zh}"
        );
    }
    for day in [
        "20th May 2026",
        "31-Aug-2025",
        "20/11/2026",
        "2026/11/12",
        "soon",
    ] {
        let [en, zh] = reasons(day);
        assert!(
            !en.contains("America") && !zh.contains("美国"),
            "{day}: {en} {zh}"
        );
    }
}
