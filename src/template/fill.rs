//! What Tera says of a template or a record, in gonghan's own terms.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use crate::application::{Application, field};
use crate::diagnostic::{Location, Source};
use crate::template::context::context;
use crate::template::error::{EndlessKind, SyntaxFault, TemplateError};
use crate::template::{filters, tera_report};

/// The most text that a template may fill to, in bytes: a page holds a few thousand.
const MOST_TEXT: usize = 256 * 1024;

/// The files of a template by the names under which Tera knows them.
pub(super) type Files = Vec<(String, Arc<Source>)>;

pub(super) fn render(
    tera: &Tera,
    files: &Files,
    application: &Application,
) -> Result<String, TemplateError> {
    let mut filled = Bounded(Vec::new());
    tera.render_to(&files[0].0, &context(application), &mut filled)
        .map_err(|error| explain(&error, files))?;
    String::from_utf8(filled.0).map_err(|error| TemplateError::Render {
        at: None,
        reason: error.to_string(),
    })
}

/// Memory that refuses to grow without end.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST_TEXT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(super) fn explain(error: &tera::Error, files: &Files) -> TemplateError {
    match error.kind() {
        ErrorKind::SyntaxError(report) => TemplateError::Syntax {
            at: place(files, report.filename(), report.span().range.clone()),
            fault: syntax_fault(report.message()),
        },
        ErrorKind::RenderingError(report) => {
            let at = place(files, report.filename(), report.span().range.clone());
            if report.message().contains("not defined") || report.message().contains("undefined") {
                undefined(at)
            } else if let Some(fault) = filters::fault(report.message()) {
                TemplateError::Filter { at, fault }
            } else {
                TemplateError::Render {
                    at: Some(at),
                    reason: report.message().to_owned(),
                }
            }
        }
        ErrorKind::Msg(text) => match tera_report::read(text, files) {
            Some((at, message)) => TemplateError::Syntax {
                at,
                fault: syntax_fault(&message),
            },
            None => TemplateError::Render {
                at: None,
                reason: text.clone(),
            },
        },
        ErrorKind::Io(io::ErrorKind::FileTooLarge) => TemplateError::Endless {
            at: None,
            kind: EndlessKind::Text { limit: MOST_TEXT },
        },
        other => TemplateError::Render {
            at: None,
            reason: other.to_string(),
        },
    }
}

fn place(files: &Files, name: &str, range: Range<usize>) -> Location {
    let named = files.iter().find(|(known, _)| known == name);
    let (_, source) = named.unwrap_or(&files[0]);
    Location::at(source.clone(), range)
}

fn syntax_fault(message: &str) -> SyntaxFault {
    let named = || message.split('`').nth(1).unwrap_or_default().to_owned();
    if message.starts_with("Unknown filter") {
        SyntaxFault::UnknownFilter { name: named() }
    } else if message.starts_with("Unknown test") {
        SyntaxFault::UnknownTest { name: named() }
    } else if message.starts_with("Unknown function") {
        SyntaxFault::UnknownFunction { name: named() }
    } else if message.starts_with("String opened") || message == "unexpected end of string" {
        SyntaxFault::UnclosedText
    } else if message == "Unexpected character" {
        SyntaxFault::UnexpectedCharacter
    } else if message.starts_with("Unexpected end") || message.starts_with("Found end of") {
        SyntaxFault::UnexpectedEnd
    } else {
        SyntaxFault::Other {
            reason: message.to_owned(),
        }
    }
}

fn undefined(at: Location) -> TemplateError {
    let (range, name) = dotted_name(&at);
    let at = Location::at(at.source, range);
    let is_extra = name.split(['.', '[']).next() == Some(field::EXTRA);
    match field::field(&name) {
        Some(_) => TemplateError::AbsentField { at, name },
        None if is_extra => TemplateError::AbsentField { at, name },
        None => TemplateError::UnknownField {
            nearest: field::nearest(&name),
            name,
            at,
        },
    }
}

/// The whole dotted name around a place: Tera points at one part of it.
fn dotted_name(at: &Location) -> (Range<usize>, String) {
    let text = &at.source.text;
    let span = at.span.clone().unwrap_or(0..0);
    if text[span.clone()].starts_with("extra[") {
        return (span.clone(), text[span].to_owned());
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let start = text[..span.start]
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_part(*c))
        .last()
        .map_or(span.start, |(index, _)| index);
    let end = text[start..]
        .find(|c: char| !is_part(c))
        .map_or(text.len(), |length| start + length);
    (start..end, text[start..end].to_owned())
}
