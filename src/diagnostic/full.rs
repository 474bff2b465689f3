//! The many-line form: title, place, the line itself with the fault underlined, and what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use super::visible::{push_visible, visible};
use super::{Diagnostic, Location, Severity};

/// The words before the colon, in the language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelWords {
    /// Before an error's title.
    pub error: &'static str,
    /// Before a warning's title.
    pub warning: &'static str,
    /// Before a note's title.
    pub note: &'static str,
    /// Before what to do.
    pub help: &'static str,
}

/// How the many-line form looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FullStyle {
    /// Whether escape codes for colour are written.
    pub colour: bool,
    /// The columns that a shown source line may take.
    pub width: usize,
    /// The words before the colon.
    pub words: LevelWords,
}

/// Shows one finding over several lines, without a final line break.
#[must_use]
pub fn full(diagnostic: &Diagnostic, style: &FullStyle) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(style.words.error),
        Severity::Warning => Level::WARNING.with_name(style.words.warning),
        Severity::Note => Level::NOTE.with_name(style.words.note),
    };
    let title = visible(&diagnostic.title).into_owned();
    let mut first = Group::with_title(level.primary_title(title).id(diagnostic.name));
    if let Some(location) = &diagnostic.location {
        first = first.element(origin(location));
        if let Some(excerpt) = Excerpt::of(location, style.width) {
            let mut mark = AnnotationKind::Primary.span(excerpt.span);
            if let Some(label) = &diagnostic.label {
                mark = mark.label(visible(label).into_owned());
            }
            first = first.element(
                Snippet::source(excerpt.text)
                    .line_start(excerpt.line)
                    .annotation(mark),
            );
        }
    }
    let help = Level::HELP.with_name(style.words.help);
    let note = Level::NOTE.with_name(style.words.note);
    let reason = diagnostic.reason.iter().map(|reason| {
        Group::with_title(note.clone().secondary_title(visible(reason).into_owned()))
    });
    let hints = diagnostic.hints.iter().map(|hint| {
        let hint: Vec<_> = hint.split('\n').map(visible).collect();
        Group::with_title(help.clone().secondary_title(hint.join("\n")))
    });
    let report: Vec<_> = std::iter::once(first).chain(reason).chain(hints).collect();
    let renderer = if style.colour {
        Renderer::styled().hyperlink(false)
    } else {
        Renderer::plain()
    };
    // The excerpt is cut to the width already: the library must not cut it a second time.
    let shown = renderer
        .term_width(style.width.saturating_mul(8))
        .render(&report);
    let is_placed = diagnostic.location.is_some();
    let lines: Vec<_> = shown
        .lines()
        .filter(|line| !is_empty_margin(line, is_placed))
        .collect();
    lines.join("\n")
}

/// Lines that the library draws for nothing: a source without a path is announced with `:::` as if it were another file's,
/// and where no source is shown at all its margin still stands above the first hint.
fn is_empty_margin(line: &str, is_placed: bool) -> bool {
    let mut text = String::new();
    let mut parts = line.split('\u{1b}');
    text.extend(parts.next());
    text.extend(parts.filter_map(|part| Some(part.split_once('m')?.1)));
    let text = text.trim_ascii();
    text == ":::" || (text == "|" && !is_placed)
}

fn origin(location: &Location) -> Origin<'_> {
    if location.row().is_some() {
        // The row's number stands beside the cell's text.
        let place = match location.cell() {
            Some(cell) => format!("{}:{cell}", location.source.name),
            None => location.source.label(),
        };
        return Origin::path(visible(&place).into_owned());
    }
    let mut origin = Origin::path(visible(&location.source.name));
    if let (Some(line), Some(column)) = (location.line(), location.column()) {
        origin = origin.line(line).char_column(column);
    }
    origin
}

/// One source line as it is shown: hidden characters written out, cut around the span.
struct Excerpt {
    text: String,
    line: usize,
    span: Range<usize>,
}

impl Excerpt {
    fn of(location: &Location, width: usize) -> Option<Self> {
        let source = location.source.text.as_str();
        let span = location.span.as_ref()?;
        if location.row().is_some() && span.is_empty() {
            return None;
        }
        let start = source.floor_char_boundary(span.start);
        let end = source.ceil_char_boundary(span.end).max(start);
        let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let rest = &source[start..];
        let mut line_end = start + rest.find('\n').unwrap_or(rest.len());
        if source[..line_end].ends_with('\r') && line_end > start {
            line_end -= 1;
        }
        let (before, marked, after) = (
            &source[line_start..start],
            &source[start..end.clamp(start, line_end.max(start))],
            &source[end.clamp(start, line_end.max(start))..line_end.max(start)],
        );

        let marked = cut_end(marked, width.max(20) * 2 / 3);
        let room = width.max(20).saturating_sub(columns(&marked));
        let after = cut_end(after, room / 2);
        let before = cut_start(before, room.saturating_sub(columns(&after)));
        Some(Self {
            span: before.len()..before.len() + marked.len(),
            text: before + &marked + &after,
            line: location.line()?,
        })
    }
}

const CUT: &str = "...";

fn columns(text: &str) -> usize {
    text.chars()
        .map(|character| character.width().unwrap_or(0))
        .sum()
}

/// The start of a text in at most `room` columns.
fn cut_end(text: &str, room: usize) -> String {
    let mut shown = String::new();
    let mut taken = 0;
    for character in text.chars() {
        let mut next = String::new();
        push_shown(&mut next, character);
        taken += columns(&next);
        if taken > room {
            return shown + CUT;
        }
        shown += &next;
    }
    shown
}

/// The end of a text in at most `room` columns.
fn cut_start(text: &str, room: usize) -> String {
    let mut shown = Vec::new();
    let mut taken = 0;
    for character in text.chars().rev() {
        let mut next = String::new();
        push_shown(&mut next, character);
        taken += columns(&next);
        shown.push(next);
        if taken > room {
            shown.pop();
            shown.push(CUT.into());
            break;
        }
    }
    shown.into_iter().rev().collect()
}

fn push_shown(shown: &mut String, character: char) {
    match character {
        '\t' => shown.push_str("    "),
        // Seen as what it is: as wide as a Han character, and no mistake outside an identifier.
        '\u{3000}' => shown.push(character),
        _ => push_visible(shown, character),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::Source;
    use super::*;

    const ENGLISH: LevelWords = LevelWords {
        error: "error",
        warning: "warning",
        note: "note",
        help: "help",
    };

    fn shown(text: &str, mark: &str, colour: bool) -> String {
        let start = text.find(mark).unwrap();
        let source = Source::new("client.toml", text);
        let diagnostic = Diagnostic {
            name: "look-alike",
            severity: Severity::Error,
            title: "title".into(),
            location: Some(Location::at(Arc::new(source), start..start + mark.len())),
            field: Some("company.name"),
            label: Some("label".into()),
            reason: Some("it matters".into()),
            hints: vec!["do this".into(), "or this".into()],
        };
        let style = FullStyle {
            colour,
            width: 100,
            words: ENGLISH,
        };
        full(&diagnostic, &style)
    }

    #[test]
    fn the_caret_stands_right_under_han_characters() {
        let text = shown("[company]\nname = \"示例⽂化\"\n", "⽂", false);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "error[look-alike]: title");
        assert_eq!(lines[1], " --> client.toml:2:11");
        assert_eq!(lines[3], "2 | name = \"示例⽂化\"");
        assert_eq!(lines[4], "  |             ^^ label");
        assert!(text.contains("\nnote: it matters\n"), "{text}");
        assert!(text.contains("\nhelp: do this"));
    }

    #[test]
    fn hidden_characters_of_the_line_are_written_out_and_the_column_stays_true() {
        let text = shown("a\u{200B}b\u{1b}c\u{202E}d", "\u{202E}", false);
        assert!(text.contains("a<U+200B>b<U+001B>c<U+202E>d"), "{text}");
        assert!(text.contains(":1:6"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_fault() {
        let line = format!("name = \"{}⽂{}\"", "示".repeat(5000), "例".repeat(5000));
        let text = shown(&line, "⽂", false);
        assert!(text.lines().all(|line| columns(line) < 130), "{text}");
        assert!(text.contains("示⽂例"), "{text}");
    }

    #[test]
    fn a_very_long_fault_is_cut_too() {
        let line = "x".repeat(50_000);
        let text = shown(&line, &line, false);
        assert!(text.lines().all(|line| columns(line) < 130), "{text}");
    }

    #[test]
    fn colour_is_written_only_when_asked() {
        assert!(shown("abc", "b", true).contains('\u{1b}'));
        assert!(!shown("abc", "b", false).contains('\u{1b}'));
    }

    #[test]
    fn a_fault_at_the_end_of_the_file_has_a_place() {
        let source = Arc::new(Source::new("a.toml", "abc\r\n"));
        for place in [3, 4, 5, 99] {
            let excerpt = Excerpt::of(&Location::at(source.clone(), place..place), 80).unwrap();
            assert!(excerpt.line <= 2);
        }
    }
}
