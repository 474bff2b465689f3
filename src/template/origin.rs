//! From a place in the filled text back to the template that it came from.
//!
//! Tera keeps no such map, so the template's own words around the place are looked for in its files.

use std::ops::Range;

use comrak::nodes::Sourcepos;

use crate::diagnostic::Location;
use crate::template::escape::own_pieces;
use crate::template::fill::Files;
use crate::template::front_matter;

/// A template's files and what they were filled to.
pub(super) struct Origin<'a> {
    files: &'a Files,
    filled: &'a str,
    line_starts: Vec<usize>,
}

/// A stretch of the filled text.
pub(super) struct Place<'a> {
    origin: &'a Origin<'a>,
    range: Range<usize>,
}

impl<'a> Origin<'a> {
    pub(super) fn new(files: &'a Files, filled: &'a str) -> Self {
        // Markdown ends a line at a lone carriage return too.
        let ends = filled.bytes().enumerate().filter(|(index, byte)| {
            *byte == b'\n' || (*byte == b'\r' && filled.as_bytes().get(index + 1) != Some(&b'\n'))
        });
        Self {
            files,
            filled,
            line_starts: std::iter::once(0)
                .chain(ends.map(|(index, _)| index + 1))
                .collect(),
        }
    }

    pub(super) fn place(&'a self, position: Sourcepos) -> Place<'a> {
        let offset = |line: usize, column: usize| {
            let start = line
                .checked_sub(1)
                .and_then(|line| self.line_starts.get(line));
            start.map_or(self.filled.len(), |start| start + column)
        };
        let start = offset(position.start.line, position.start.column.saturating_sub(1));
        let end = offset(position.end.line, position.end.column);
        let start = self.filled.floor_char_boundary(start);
        let end = self.filled.ceil_char_boundary(end).max(start);
        Place {
            origin: self,
            range: start..end,
        }
    }

    /// The template's words at the beginning of `range`; the whole template where they are not found.
    fn locate(&self, range: Range<usize>) -> Location {
        let line = self.line_around(range.start);
        let first_line = range.start..range.end.min(line.end).max(range.start);
        let line_in_source = self.longest_found(line);
        let mark = own_pieces(&self.filled[first_line.clone()])
            .map(|piece| first_line.start + piece.start..first_line.start + piece.end)
            .max_by_key(Range::len);
        // A short mark such as `<b>` may stand anywhere: it counts on the line that its neighbours are on.
        if let (Some(mark), Some(near)) = (&mark, &line_in_source)
            && let Some(at) = within_line(near, &self.filled[mark.clone()])
        {
            return at;
        }
        mark.and_then(|mark| self.find(mark))
            .or(line_in_source)
            .unwrap_or_else(|| Location::whole(self.files[0].1.clone()))
    }

    fn line_around(&self, place: usize) -> Range<usize> {
        let index = self.line_starts.partition_point(|start| *start <= place);
        let start = self.line_starts[index.saturating_sub(1)];
        let end = self
            .line_starts
            .get(index)
            .copied()
            .unwrap_or(self.filled.len());
        start..end
    }

    fn longest_found(&self, line: Range<usize>) -> Option<Location> {
        let mut pieces: Vec<_> = own_pieces(&self.filled[line.clone()])
            .map(|piece| line.start + piece.start..line.start + piece.end)
            .collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces.into_iter().find_map(|piece| self.find(piece))
    }

    /// Where the words of a stretch stand in the template. Of words that stand there as often as in the filled text, it is
    /// the one with as many before it; else the first.
    fn find(&self, range: Range<usize>) -> Option<Location> {
        let words = &self.filled[range.clone()];
        let before = self.filled[..range.start].matches(words).count();
        let all = before + self.filled[range.start..].matches(words).count();
        self.files.iter().find_map(|(_, source)| {
            let body = front_matter::split(source).map_or(0, |(_, body)| body.start);
            let found: Vec<_> = source.text[body..].match_indices(words).collect();
            let index = if found.len() == all { before } else { 0 };
            let start = body + found.get(index)?.0;
            Some(Location::at(source.clone(), start..start + words.len()))
        })
    }
}

impl Place<'_> {
    /// Where it begins.
    pub(super) fn start(&self) -> Location {
        self.origin.locate(self.range.clone())
    }

    /// Where a piece of its text stands.
    pub(super) fn of(&self, piece: &str) -> Location {
        let start = self.origin.filled[self.range.clone()].find(piece);
        let start = start.map_or(self.range.start, |start| self.range.start + start);
        self.origin
            .locate(start..(start + piece.len()).min(self.origin.filled.len()))
    }
}

/// The place of some words on the line that a location is on.
fn within_line(near: &Location, words: &str) -> Option<Location> {
    let text = &near.source.text;
    let span = near.span.clone()?;
    let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[span.start..]
        .find('\n')
        .map_or(text.len(), |length| span.start + length);
    // The words found are those of the line itself more often than not, so they come first.
    let found = text[span.start..end]
        .find(words)
        .map(|found| span.start + found)
        .or_else(|| text[start..end].find(words).map(|found| start + found))?;
    Some(Location::at(
        near.source.clone(),
        found..found + words.len(),
    ))
}
