//! A text that was read, and a place in it.

use std::ops::Range;
use std::sync::Arc;

/// A text with the name it was read under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as the user gave it.
    pub name: String,
    /// The text, without a byte-order mark; of a table's row, its cells one below the other.
    pub text: String,
    /// What part of its file the text is.
    pub part: Part,
}

/// What part of its file a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// What begins on a line after the first, from 1.
    From {
        /// That line.
        line: usize,
    },
    /// A row of a table.
    Row(SheetRow),
}

/// A row of a table, with where its cells stand in the text made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The sheet's name, where the file has sheets.
    pub sheet: Option<Arc<str>>,
    /// The row's number as the spreadsheet shows it, from 1.
    pub number: usize,
    /// The bytes of each cell and its column, from 0; in the order of the text.
    pub cells: Vec<(Range<usize>, usize)>,
}

/// A place in a source, or the source as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The text it stands in.
    pub source: Arc<Source>,
    /// The bytes meant, or none for the whole.
    pub span: Option<Range<usize>>,
}

impl Source {
    /// The whole text of a file.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            part: Part::Whole,
        }
    }

    /// What is shown before a place in it: the file, and a table's row: `clients.xlsx:7`, in a workbook
    /// `clients.xlsx:Sheet1!7`.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.part {
            Part::Row(row) => format!("{}:{}", self.name, row.reference(None)),
            Part::From { line } => format!("{}:{line}", self.name),
            Part::Whole => self.name.clone(),
        }
    }
}

impl SheetRow {
    /// The cell, or the row, as spreadsheets write it: `Sheet1!B4`.
    fn reference(&self, column: Option<usize>) -> String {
        let column = column.map(column_letters).unwrap_or_default();
        match &self.sheet {
            Some(sheet) => format!("{sheet}!{column}{}", self.number),
            None => format!("{column}{}", self.number),
        }
    }
}

/// The letters of a column, from 0: A, B, … Z, AA.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters
}

impl Location {
    /// The source as a whole.
    #[must_use]
    pub fn whole(source: Arc<Source>) -> Self {
        Self { source, span: None }
    }

    /// The bytes `span` of the source.
    #[must_use]
    pub fn at(source: Arc<Source>, span: Range<usize>) -> Self {
        Self {
            source,
            span: Some(span),
        }
    }

    /// The row of a table that it stands in.
    #[must_use]
    pub fn row(&self) -> Option<&SheetRow> {
        match &self.source.part {
            Part::Row(row) => Some(row),
            Part::Whole | Part::From { .. } => None,
        }
    }

    /// The cell of a table that it stands in, as spreadsheets write it: `B4`, with the sheet `Sheet1!B4`.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let row = self.row()?;
        let start = self.span.as_ref()?.start;
        let (_, column) = row
            .cells
            .iter()
            .find(|(cell, _)| cell.start <= start && start <= cell.end)?;
        Some(row.reference(Some(*column)))
    }

    /// The line the span begins on, from 1; of a table, the row.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match &self.source.part {
            Part::Row(row) => Some(row.number),
            Part::From { line } => Some(line + self.before()?.matches('\n').count()),
            Part::Whole => Some(self.before()?.matches('\n').count() + 1),
        }
    }

    /// The column the span begins at, in characters, from 1; of a table, within the cell.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        let before = self.before()?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Some(before[line_start..].chars().count() + 1)
    }

    fn before(&self) -> Option<&str> {
        let start = self.span.as_ref()?.start;
        Some(&self.source.text[..self.source.text.floor_char_boundary(start)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, span: Range<usize>) -> Location {
        let source = Source::new("client.toml", text);
        Location::at(Arc::new(source), span)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let place = at("a\r\n公司 = 1\n", 10..11);
        assert_eq!((place.line(), place.column()), (Some(2), Some(4)));
    }

    #[test]
    fn columns_have_the_letters_that_spreadsheets_show() {
        let letters: Vec<_> = [0, 25, 26, 51, 52, 701, 702, 16_383]
            .map(column_letters)
            .into();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_place_in_a_row_is_named_by_its_cell() {
        let source = Source {
            part: Part::Row(SheetRow {
                sheet: Some("客户".into()),
                number: 4,
                cells: vec![(0..6, 1), (7..7, 2), (8..10, 27)],
            }),
            ..Source::new("clients.xlsx", "示例\n\nHK")
        };
        let source = Arc::new(source);
        let cell = |span| Location::at(source.clone(), span).cell();
        assert_eq!(cell(3..6).as_deref(), Some("客户!B4"));
        assert_eq!(cell(7..7).as_deref(), Some("客户!C4"));
        assert_eq!(cell(9..10).as_deref(), Some("客户!AB4"));
        assert_eq!(Location::whole(source.clone()).cell(), None);
        assert_eq!(source.label(), "clients.xlsx:客户!4");
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let place = at("ab\n", 99..120);
        assert_eq!((place.line(), place.column()), (Some(2), Some(1)));
    }

    #[test]
    fn a_whole_source_has_no_line() {
        let source = at("a", 0..1).source;
        assert_eq!(Location::whole(source).line(), None);
    }
}
