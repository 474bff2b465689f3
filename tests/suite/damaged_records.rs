//! Records with a few bytes wrong anywhere: read or refused, placed and told, never a panic.

use std::sync::Arc;

use gonghan::check::{Context, Policy, Report, correct};
use gonghan::diagnostic::{FullStyle, Source, full};
use gonghan::intake::{ReadOptions, parse_record, read, source_from_bytes};
use gonghan::message::{Explain, Ui};

use crate::letters::{example, project};

/// Numbers that are the same on every run (Knuth's linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Bytes and pieces that parsers stumble over.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"'",
    b"\"\"\"",
    b"\\",
    b"\\u",
    b"\\ud800",
    b"[",
    b"]",
    b"{",
    b"}",
    b"=",
    b":",
    b",",
    b"#",
    b"\n",
    b"\r",
    b" ",
    b"0",
    b"-",
    b".",
    b"\0",
    b"\x1b",
    b"\xFF",
    b"\xC2",
    "“".as_bytes(),
    "：".as_bytes(),
    "\u{200B}".as_bytes(),
    "𠮷".as_bytes(),
    "\u{202E}".as_bytes(),
    "⽂".as_bytes(),
    b"gh_",
    b"[company]\n",
    b"name = \"x\"\n",
    b"\"name\": 1,",
];

fn damaged(text: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(bytes.len());
        match numbers.below(4) {
            0 => {
                let end = (at + 1 + numbers.below(12)).min(bytes.len());
                bytes.drain(at..end);
            }
            1 => bytes.truncate(at.max(1)),
            _ => {
                let piece = PIECES[numbers.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
        }
        if bytes.is_empty() {
            bytes.push(b'x');
        }
    }
    bytes
}

fn check(name: &str, bytes: Vec<u8>) -> bool {
    let shown = String::from_utf8_lossy(&bytes).into_owned();
    let source = match source_from_bytes(name.to_owned(), bytes) {
        Ok(source) => source,
        Err(error) => {
            tell(&error);
            return false;
        }
    };
    check_findings(&source, &shown);
    let Err(error) = parse_record(&source, &ReadOptions::default()) else {
        return true;
    };
    assert!(!error.faults.is_empty(), "{shown}");
    for fault in &error.faults {
        if let Some(span) = &fault.span {
            assert!(
                source.text.get(span.clone()).is_some(),
                "{fault:?} in {shown}"
            );
        }
    }
    tell(&error);
    false
}

/// Every finding stands in the text, can be told, and a corrected copy has no more faults than the record.
fn check_findings(source: &Arc<Source>, shown: &str) {
    let reading = read(source, &ReadOptions::default());
    let faults = reading.faults.len();
    let policy = Policy::default();
    let context = Context {
        as_of: "2026-11-25".parse().unwrap(),
        folder: None,
        policy: &policy,
    };
    let report = Report::of(reading, &context);
    for finding in report.explain(Ui::En) {
        let span = finding.location.and_then(|location| location.span);
        assert!(
            span.is_none_or(|span| source.text.get(span).is_some()),
            "{} in {shown}",
            finding.name
        );
    }
    tell(&report);
    let corrected = Source::new(source.name.clone(), correct(source).text);
    let left = read(&Arc::new(corrected), &ReadOptions::default()).faults;
    assert!(left.len() <= faults, "{left:?} in {shown}");
}

fn tell(error: &dyn Explain) {
    for ui in [Ui::En, Ui::Zh] {
        let style = FullStyle {
            colour: false,
            width: 80,
            words: ui.level_words(),
        };
        for finding in error.explain(ui) {
            let text = full(&finding, &style);
            assert!(
                !text.contains(['\u{1b}', '\0', '\u{202E}', '\u{200B}']),
                "{text:?}"
            );
        }
    }
}

#[test]
fn a_damaged_record_is_read_or_refused_with_the_place() {
    let toml = std::fs::read(project("examples/hong-kong.toml")).unwrap();
    let starter = std::fs::read(project("src/cli/starter/client.toml")).unwrap();
    let json = serde_json::to_vec_pretty(&example("hong-kong")).unwrap();
    let mut numbers = Numbers(2026);
    let (mut read, mut refused) = (0, 0);
    for round in 0..3000 {
        let (name, text) = match round % 3 {
            0 => ("client.toml", &toml),
            1 => ("starter.toml", &starter),
            _ => ("client.json", &json),
        };
        if check(name, damaged(text, &mut numbers)) {
            read += 1;
        } else {
            refused += 1;
        }
    }
    assert!(read > 100 && refused > 1000, "{read} {refused}");
}
