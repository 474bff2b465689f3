//! A JSON record as entries with their places.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::entry::{Entry, Value, ValueKind};
use super::error::{RecordFault, RecordFaultKind};
use super::syntax::{
    SyntaxFault, back_to, char_at, char_span, is_other_quote, last_span, line_span, meant_mark,
    token_span,
};

/// The entries of a JSON text, or what makes it ill-formed.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Vec<RecordFault>> {
    let whole: &RawValue =
        serde_json::from_str(text).map_err(|error| vec![syntax(text, 0, text, &error)])?;
    let mut reader = Reader {
        text,
        entries: Vec::new(),
        faults: Vec::new(),
    };
    match kind_of(whole.get()) {
        ValueKind::Table => reader.object(whole, &[]),
        ValueKind::List => reader.refuse(RecordFaultKind::ListOfRecords, 0..1),
        found => {
            let span = reader.span(whole);
            reader.refuse(RecordFaultKind::NotARecord { found }, span);
        }
    }
    if reader.faults.is_empty() {
        Ok(reader.entries)
    } else {
        Err(reader.faults)
    }
}

struct Reader<'a> {
    text: &'a str,
    entries: Vec<Entry>,
    faults: Vec<RecordFault>,
}

impl<'a> Reader<'a> {
    fn object(&mut self, object: &'a RawValue, above: &[String]) {
        let members: Members<'a> = match serde_json::from_str(object.get()) {
            Ok(members) => members,
            Err(error) => return self.refuse_syntax(object, &error),
        };
        for (raw_key, raw_value) in members.0 {
            let Some(key) = self.string(raw_key) else {
                continue;
            };
            let path = [above, &[key]].concat();
            let key = self.span(raw_key);
            if self.entries.iter().any(|entry| entry.path == path) {
                let given = path.join(".");
                self.refuse(RecordFaultKind::DuplicateKey { given }, key);
                continue;
            }
            let Some(value) = self.value(raw_value) else {
                continue;
            };
            let is_section = value == Value::Table && above.is_empty();
            self.entries.push(Entry {
                path: path.clone(),
                key,
                span: self.span(raw_value),
                value,
            });
            if is_section {
                self.object(raw_value, &path);
            }
        }
    }

    fn value(&mut self, raw: &'a RawValue) -> Option<Value> {
        Some(match kind_of(raw.get()) {
            ValueKind::Text => {
                let text = self.string(raw)?;
                Value::text(text, raw.get(), self.span(raw).start)
            }
            ValueKind::Integer => Value::Integer,
            ValueKind::Fraction => Value::Fraction,
            ValueKind::Date => Value::Date,
            ValueKind::Boolean => Value::Boolean,
            ValueKind::Null => Value::Null,
            ValueKind::List => Value::List,
            ValueKind::Table => Value::Table,
        })
    }

    /// A string without its escapes: only here is half of a surrogate pair noticed.
    fn string(&mut self, raw: &'a RawValue) -> Option<String> {
        match serde_json::from_str(raw.get()) {
            Ok(string) => Some(string),
            Err(error) => {
                self.refuse_syntax(raw, &error);
                None
            }
        }
    }

    fn span(&self, raw: &RawValue) -> Range<usize> {
        // Raw values are borrowed from the text, so the distance of the two is the place.
        let start = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        start..start + raw.get().len()
    }

    fn refuse(&mut self, kind: RecordFaultKind, span: Range<usize>) {
        let span = Some(span);
        self.faults.push(RecordFault { kind, span });
    }

    fn refuse_syntax(&mut self, part: &RawValue, error: &serde_json::Error) {
        let start = self.span(part).start;
        self.faults
            .push(syntax(self.text, start, part.get(), error));
    }
}

/// The members of an object in their order, doubled keys included.
struct Members<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

fn kind_of(raw: &str) -> ValueKind {
    match raw.bytes().next() {
        Some(b'"') => ValueKind::Text,
        Some(b'{') => ValueKind::Table,
        Some(b'[') => ValueKind::List,
        Some(b't' | b'f') => ValueKind::Boolean,
        Some(b'n') => ValueKind::Null,
        _ if raw.contains(['.', 'e', 'E']) => ValueKind::Fraction,
        _ => ValueKind::Integer,
    }
}

/// A parser's error within `part`, which begins at byte `start` of the text.
fn syntax(text: &str, start: usize, part: &str, error: &serde_json::Error) -> RecordFault {
    let at = text.floor_char_boundary(start + offset(part, error));
    let message = error.to_string();
    let (fault, span) = fault(text, at, &message);
    RecordFault {
        kind: RecordFaultKind::Syntax(fault),
        span: Some(span),
    }
}

/// The byte of `part` that an error points at.
fn offset(part: &str, error: &serde_json::Error) -> usize {
    let line_start: usize = part
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    (line_start + error.column().saturating_sub(1)).min(part.len())
}

/// What is wrong and where, by the parser's words and by what stands there.
fn fault(text: &str, at: usize, message: &str) -> (SyntaxFault, Range<usize>) {
    let found = char_at(text, at);
    let here = char_span(text, at);
    let is = |start: &str| message.starts_with(start);
    if is("EOF while parsing a string") {
        (SyntaxFault::UnclosedText, back_to(text, at, '"'))
    } else if is("EOF") {
        (SyntaxFault::CutOff, last_span(text))
    } else if is("expected value") {
        no_value(text, at)
    } else if is("expected `:`") {
        (mark(found, ':'), here)
    } else if is("expected `,` or") {
        (mark(found, ','), here)
    } else if is("key must be a string") {
        match found {
            Some('}') => (SyntaxFault::ExtraComma, last_span(&text[..at])),
            Some('/' | '#') => (SyntaxFault::Comment, here),
            Some(found) if found == '\'' || is_other_quote(found) => {
                (SyntaxFault::WrongQuotes { found }, here)
            }
            _ => (SyntaxFault::UnquotedKey, key_span(text, at)),
        }
    } else if is("invalid number") {
        let digits = text[..at]
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .len();
        let number = token_span(text, digits);
        if text[number.clone()].starts_with('0') {
            (SyntaxFault::LeadingZero, number)
        } else {
            (SyntaxFault::Unquoted, number)
        }
    } else if is("expected ident") {
        let word = text[..at]
            .trim_end_matches(|c: char| c.is_ascii_alphanumeric())
            .len();
        (SyntaxFault::Unquoted, token_span(text, word))
    } else if is("control character") {
        // The error points before the character.
        let control = text[at..]
            .find(|c: char| c < ' ')
            .map_or(at, |length| at + length);
        match char_at(text, control) {
            Some('\n' | '\r') | None => (SyntaxFault::UnclosedText, back_to(text, at, '"')),
            Some(character) => (
                SyntaxFault::RawControl { character },
                char_span(text, control),
            ),
        }
    } else if is("invalid escape") {
        (SyntaxFault::BadEscape, back_to(text, at, '\\'))
    } else if is("unexpected end of hex escape") || is("lone leading surrogate") {
        let escape = text[..at].rfind("\\u").unwrap_or(at);
        let end = text.floor_char_boundary((escape + 6).min(text.len()));
        (SyntaxFault::UnpairedSurrogate, escape..end)
    } else if is("trailing characters") {
        (SyntaxFault::Trailing, line_span(text, at))
    } else {
        let reason = message.to_owned();
        (SyntaxFault::Other { reason }, here)
    }
}

fn no_value(text: &str, at: usize) -> (SyntaxFault, Range<usize>) {
    let here = char_span(text, at);
    let before = last_span(&text[..at]);
    match char_at(text, at) {
        Some('}' | ']' | ',') if text[before.clone()] == *"," => (SyntaxFault::ExtraComma, before),
        Some('}' | ']' | ',') => (SyntaxFault::NoValue, before),
        Some('/' | '#') => (SyntaxFault::Comment, here),
        Some(found) if found == '\'' || is_other_quote(found) => {
            (SyntaxFault::WrongQuotes { found }, here)
        }
        _ => (SyntaxFault::Unquoted, token_span(text, at)),
    }
}

/// A missing mark, or the one that stands in its place.
fn mark(found: Option<char>, wanted: char) -> SyntaxFault {
    match found {
        Some(found) if found == '=' || meant_mark(found).is_some() => {
            SyntaxFault::WrongMark { found, wanted }
        }
        _ => SyntaxFault::NoMark { wanted },
    }
}

fn key_span(text: &str, at: usize) -> Range<usize> {
    let length = text[at..]
        .find([':', '：', ' ', '\n', '}'])
        .unwrap_or(text.len() - at);
    at..(at + length).max(char_span(text, at).end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(SyntaxFault, &str)> {
        entries(text)
            .unwrap_err()
            .into_iter()
            .map(|fault| match fault.kind {
                RecordFaultKind::Syntax(syntax) => (syntax, &text[fault.span.unwrap()]),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn every_slip_is_told_apart_and_placed() {
        use SyntaxFault::*;
        for (text, fault, at) in [
            ("{", CutOff, "{"),
            ("{\"a\": [1\n\n", CutOff, "1"),
            ("{\"a\": }", NoValue, ":"),
            ("{\"a\" 1}", NoMark { wanted: ':' }, "1"),
            (
                "{\"a\"：1}",
                WrongMark {
                    found: '：',
                    wanted: ':',
                },
                "：",
            ),
            (
                "{\"a\"=1}",
                WrongMark {
                    found: '=',
                    wanted: ':',
                },
                "=",
            ),
            ("{\"a\": 1 \"b\": 2}", NoMark { wanted: ',' }, "\""),
            (
                "{\"a\": 1， \"b\": 2}",
                WrongMark {
                    found: '，',
                    wanted: ',',
                },
                "，",
            ),
            ("{\"a\": 1,\n}", ExtraComma, ","),
            ("{\"a\": [1,]}", ExtraComma, ","),
            ("{a: 1}", UnquotedKey, "a"),
            ("{'a': 1}", WrongQuotes { found: '\'' }, "'"),
            ("{“a”: 1}", WrongQuotes { found: '“' }, "“"),
            ("{\"a\": 'x'}", WrongQuotes { found: '\'' }, "'"),
            ("{\"a\":“x”}", WrongQuotes { found: '“' }, "“"),
            ("{\"a\": gh_12}", Unquoted, "gh_12"),
            ("{\"a\": tru}", Unquoted, "tru"),
            ("{\"a\": +852}", Unquoted, "+852"),
            ("{\"a\": NaN}", Unquoted, "NaN"),
            ("{\"a\": 007}", LeadingZero, "007"),
            ("{\"a\": \"x\n\"}", UnclosedText, "\"x"),
            ("{\"a\": \"x", UnclosedText, "\"x"),
            (
                "{\"a\": \"x\u{1}\"}",
                RawControl { character: '\u{1}' },
                "\u{1}",
            ),
            ("{\"a\": \"\\q\"}", BadEscape, "\\q"),
            ("{\"a\": \"示\\ud800\"}", UnpairedSurrogate, "\\ud800"),
            ("{\"a\": \"\\udc00\"}", UnpairedSurrogate, "\\udc00"),
            ("{\"\\ud800\": 1}", UnpairedSurrogate, "\\ud800"),
            ("{\"a\": 1} x", Trailing, "{\"a\": 1} x"),
            ("{\"a\": 1}\n\n}", Trailing, "}"),
            ("{\n// c\n}", Comment, "/"),
            ("\n\n{\"中文\": 1,\n \"中文\": x}", Unquoted, "x"),
        ] {
            assert_eq!(found(text), [(fault, at)], "{text}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_named_where_it_stands_again() {
        let faults = entries("{\"a\": 1, \"a\": 2}").unwrap_err();
        let kind = RecordFaultKind::DuplicateKey { given: "a".into() };
        let span = Some(9..12);
        assert_eq!(faults, [RecordFault { kind, span }]);
    }

    #[test]
    fn lists_within_lists_beyond_number_are_a_fault_and_no_overflow() {
        let deep = format!("{{\"a\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(entries(&deep).is_ok_and(|entries| entries.len() == 1));
        assert_eq!(found(&deep[..50_000])[0].0, SyntaxFault::CutOff);
    }
}
