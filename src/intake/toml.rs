//! A TOML record as entries with their places.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::entry::{Entry, Value};
use super::error::{RecordFault, RecordFaultKind};
use super::syntax::{
    SyntaxFault, back_to, char_at, char_span, is_other_quote, line_span, meant_mark, token_span,
};

/// A text as TOML has it, in quotes.
pub(crate) fn toml_string(text: &str) -> String {
    ::toml::Value::from(text).to_string()
}

/// The entries of a TOML text, or what makes it ill-formed.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Vec<RecordFault>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(faults(text, &errors));
    }
    let mut entries = Vec::new();
    collect(text, table.get_ref(), &[], &mut entries);
    Ok(entries)
}

fn collect(text: &str, table: &DeTable<'_>, above: &[String], entries: &mut Vec<Entry>) {
    for (key, value) in table.iter() {
        let path = [above, &[key.get_ref().to_string()]].concat();
        entries.push(Entry {
            path: path.clone(),
            key: key.span(),
            span: value.span(),
            value: value_of(text, value),
        });
        if let DeValue::Table(inner) = value.get_ref()
            && above.is_empty()
        {
            collect(text, inner, &path, entries);
        }
    }
}

fn value_of(text: &str, value: &Spanned<DeValue<'_>>) -> Value {
    match value.get_ref() {
        DeValue::String(string) => {
            let raw = text.get(value.span()).unwrap_or_default();
            Value::text(string.to_string(), raw, value.span().start)
        }
        DeValue::Integer(_) => Value::Integer,
        DeValue::Float(_) => Value::Fraction,
        DeValue::Boolean(_) => Value::Boolean,
        DeValue::Datetime(_) => Value::Date,
        DeValue::Array(_) => Value::List,
        DeValue::Table(_) => Value::Table,
    }
}

/// One fault a line: what the parser says of the rest of a line follows from the first.
fn faults(text: &str, errors: &[Error]) -> Vec<RecordFault> {
    let mut faults: Vec<(usize, RecordFault)> = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(text.len()..text.len());
        let at = text.floor_char_boundary(span.start);
        let line = text[..at].matches('\n').count();
        if faults.iter().all(|&(other, _)| other != line) {
            let span = at..text.ceil_char_boundary(span.end).max(at);
            faults.push((line, fault(text, span, error.message())));
        }
    }
    // The parser finds unquoted values only after it has read all lines.
    faults.sort_by_key(|&(line, _)| line);
    faults.into_iter().map(|(_, fault)| fault).collect()
}

fn fault(text: &str, span: Range<usize>, message: &str) -> RecordFault {
    if message == "duplicate key" {
        let given = text[span.clone()].to_owned();
        let kind = RecordFaultKind::DuplicateKey { given };
        let span = Some(span);
        return RecordFault { kind, span };
    }
    let (fault, span) = syntax(text, span, message);
    RecordFault {
        kind: RecordFaultKind::Syntax(fault),
        span: Some(span),
    }
}

/// What is wrong and where, by the parser's words and by what stands there.
fn syntax(text: &str, span: Range<usize>, message: &str) -> (SyntaxFault, Range<usize>) {
    let at = span.start;
    let found = char_at(text, at);
    let line = line_span(text, at);
    let is = |start: &str| message.starts_with(start);
    if is("string values must be quoted") {
        unquoted(text, span)
    } else if is("invalid basic string, expected non-double-quote") || is("carriage return") {
        let character = found.unwrap_or('\r');
        (SyntaxFault::RawControl { character }, char_span(text, at))
    } else if is("invalid basic string") || is("invalid literal string") || is("invalid multi-line")
    {
        let value = after(text, &line, '=');
        (SyntaxFault::UnclosedText, value)
    } else if is("unclosed table") {
        (SyntaxFault::UnclosedSection, line)
    } else if is("key with no value") {
        no_equals(text, line)
    } else if is("invalid unquoted key") {
        (SyntaxFault::BadKey, span)
    } else if is("unexpected leading zero") {
        (SyntaxFault::LeadingZero, token_span(text, at))
    } else if is("missing escaped value") || is("too few unicode value digits") {
        (SyntaxFault::BadEscape, back_to(text, at, '\\'))
    } else if is("invalid value, expected unicode hexadecimal value") {
        let end = line.end.min(at + 4);
        let start = back_to(text, at, '\\').start;
        (
            SyntaxFault::UnpairedSurrogate,
            start..text.floor_char_boundary(end),
        )
    } else if is("invalid date") || is("invalid time") || is("invalid datetime") {
        (SyntaxFault::BadDay, span)
    } else if is("invalid boolean") || is("invalid fraction") || is("invalid integer") {
        (SyntaxFault::Unquoted, span)
    } else if is("unexpected key or value") {
        match found {
            Some(',' | ';' | '，' | '；' | '、') => {
                (SyntaxFault::ExtraComma, char_span(text, at))
            }
            _ => (SyntaxFault::Trailing, at..line.end.max(at)),
        }
    } else if is("extra comma") {
        (SyntaxFault::ExtraComma, char_span(text, at))
    } else {
        let reason = message.to_owned();
        let span = if span.is_empty() { line } else { span };
        (SyntaxFault::Other { reason }, span)
    }
}

fn unquoted(text: &str, span: Range<usize>) -> (SyntaxFault, Range<usize>) {
    match char_at(text, span.start).filter(|_| !span.is_empty()) {
        None => (SyntaxFault::NoValue, line_span(text, span.start)),
        Some(found) if is_other_quote(found) => (
            SyntaxFault::WrongQuotes { found },
            char_span(text, span.start),
        ),
        Some(_) => (SyntaxFault::Unquoted, span),
    }
}

/// A key without `=`: another mark stands there, the key has a space in it, or there is nothing.
fn no_equals(text: &str, line: Range<usize>) -> (SyntaxFault, Range<usize>) {
    let shown = &text[line.clone()];
    let key_end = shown.find('=').unwrap_or(shown.len());
    if let Some((at, found)) = shown[..key_end]
        .char_indices()
        .find(|&(_, c)| c == ':' || meant_mark(c).is_some())
    {
        let wanted = '=';
        let span = char_span(text, line.start + at);
        return (SyntaxFault::WrongMark { found, wanted }, span);
    }
    if key_end < shown.len() {
        let key = shown[..key_end].trim_end_matches([' ', '\t']).len();
        return (SyntaxFault::BadKey, line.start..line.start + key);
    }
    (SyntaxFault::NoMark { wanted: '=' }, line)
}

/// What stands behind a mark on a line.
fn after(text: &str, line: &Range<usize>, mark: char) -> Range<usize> {
    let shown = &text[line.clone()];
    let Some(at) = shown.find(mark) else {
        return line.clone();
    };
    let rest = &shown[at + mark.len_utf8()..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    line.end - rest.len() + blank..line.end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each fault with the text it is about.
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
            ("name = Golden Sail", Unquoted, "Golden Sail"),
            ("id = gh_123", Unquoted, "gh_123"),
            ("p = C:\\a", Unquoted, "C:\\a"),
            ("a = truee", Unquoted, "truee"),
            ("name = “示例”", WrongQuotes { found: '“' }, "“"),
            ("name = \"abc\nx = 1", UnclosedText, "\"abc"),
            ("x = 'abc", UnclosedText, "'abc"),
            ("[company\nname = 1", UnclosedSection, "[company"),
            ("name\n", NoMark { wanted: '=' }, "name"),
            ("name \"x\"", NoMark { wanted: '=' }, "name \"x\""),
            (
                "name: \"x\"",
                WrongMark {
                    found: ':',
                    wanted: '=',
                },
                ":",
            ),
            (
                "name ＝ \"x\"",
                WrongMark {
                    found: '＝',
                    wanted: '=',
                },
                "＝",
            ),
            ("  name = \r\nx = 1", NoValue, "name ="),
            ("n = 007", LeadingZero, "007"),
            ("d = 2026-02-30", BadDay, "2026-02-30"),
            ("d = 2026-1-2", BadDay, "2026-1-2"),
            ("n = \"a\\q\"", BadEscape, "\\q"),
            ("n = \"a\\ud800\"", UnpairedSurrogate, "\\ud800"),
            (
                "n = \"a\u{1}b\"",
                RawControl { character: '\u{1}' },
                "\u{1}",
            ),
            ("公司 = 1", BadKey, "公司"),
            ("a b = 1", BadKey, "a b"),
            ("a = \"x\",\nb = 2", ExtraComma, ","),
            ("a = \"x\"；", ExtraComma, "；"),
            ("a = \"x\" y", Trailing, "y"),
            ("a = \"x\"y\"", Trailing, "y\""),
        ] {
            assert_eq!(found(text), [(fault, at)], "{text}");
        }
    }

    #[test]
    fn a_line_has_one_fault_and_every_faulty_line_has_its_own() {
        let faults = found("a = x, y\nb = 1\nc = x y");
        assert_eq!(faults.len(), 2);
        assert_eq!(faults[1], (SyntaxFault::Unquoted, "x y"));
    }

    #[test]
    fn a_key_that_stands_twice_is_named() {
        let text = "[a]\nb = 1\nb = 2\n[a]\n";
        let kinds: Vec<_> = entries(text)
            .unwrap_err()
            .into_iter()
            .map(|fault| fault.kind)
            .collect();
        let double = |given: &str| RecordFaultKind::DuplicateKey {
            given: given.to_owned(),
        };
        assert_eq!(kinds, [double("b"), double("a")]);
    }
}
