//! What can be wrong with a template, or with filling it.

use std::io;
use std::path::PathBuf;

use crate::background::PictureError;
use crate::diagnostic::Location;
use crate::template::head_fault::HeadFault;

/// Why a template can't be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum TemplateError {
    /// No built-in template and no file has this name.
    Unknown {
        /// As asked for.
        name: String,
        /// The nearest built-in one.
        nearest: Option<&'static str>,
    },
    /// The file can't be read.
    Unreadable {
        /// As given.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The file is past the stated limit.
    TooLarge {
        /// As given.
        path: PathBuf,
        /// The limit, in bytes.
        limit: u64,
    },
    /// The file is not UTF-8.
    NotUtf8 {
        /// As given.
        path: PathBuf,
    },
    /// The text does not begin with a head between `+++` lines.
    NoHead {
        /// The file.
        at: Location,
    },
    /// The head can't be read.
    Head {
        /// The place in the head.
        at: Location,
        /// What is wrong.
        fault: HeadFault,
    },
    /// The template itself holds characters that gonghan keeps for itself.
    ReservedCharacter {
        /// The file.
        at: Location,
    },
    /// Tera can't read the template.
    Syntax {
        /// The place.
        at: Location,
        /// What is wrong.
        fault: SyntaxFault,
    },
    /// A field that no record has.
    UnknownField {
        /// The place.
        at: Location,
        /// As written.
        name: String,
        /// The nearest field.
        nearest: Option<&'static str>,
    },
    /// A field that this record lacks.
    AbsentField {
        /// The place.
        at: Location,
        /// The field.
        name: String,
    },
    /// A field that is to be printed at a place of a form, and that this record lacks.
    AbsentAtPlace {
        /// Where it is written.
        at: Location,
        /// The field.
        name: String,
    },
    /// A value that the filter behind it can't write out.
    Filter {
        /// The place.
        at: Location,
        /// What is wrong.
        fault: FilterFault,
    },
    /// Filling fails for another reason.
    Render {
        /// The place, where it is known.
        at: Option<Location>,
        /// Tera's words.
        reason: String,
    },
    /// An included file lies elsewhere, or is not there.
    Include {
        /// The place.
        at: Location,
        /// As written.
        name: String,
    },
    /// A tag that a letter's template does without.
    Tag {
        /// The place.
        at: Location,
        /// As written.
        name: String,
        /// The nearest tag that there is.
        nearest: Option<&'static str>,
    },
    /// The template could go on for ever, or fill all memory.
    Endless {
        /// The place; none where it is the text as a whole.
        at: Option<Location>,
        /// In which way.
        kind: EndlessKind,
    },
    /// Markdown that a letter has no form for.
    Markup {
        /// The place, as near as it is known.
        at: Location,
        /// What it is.
        kind: MarkupKind,
        /// Its beginning, as filled.
        text: String,
    },
    /// A block that is not known, or whose lines can't be read.
    Block {
        /// The place, as near as it is known.
        at: Location,
        /// What is wrong.
        fault: BlockFault,
    },
    /// A picture that can't be used.
    Image {
        /// The place, as near as it is known.
        at: Location,
        /// As written.
        name: String,
        /// What is wrong.
        fault: ImageFault,
    },
}

/// What is wrong with the tags of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxFault {
    /// `{{` or `{%` without its `}}` or `%}`.
    UnclosedBraces,
    /// `{% if … %}` and the like without its end.
    UnclosedTag {
        /// `if`, `for` or `block`.
        tag: String,
    },
    /// `{% endif %}` and the like where another end has to come, or none.
    WrongEnd {
        /// As written.
        end: String,
        /// The tag that is open.
        open: Option<String>,
    },
    /// A text in quotes without its end.
    UnclosedText,
    /// A tag that ends too early.
    UnexpectedEnd,
    /// A character that no tag holds, such as a full-width one.
    UnexpectedCharacter,
    /// No filter has this name.
    UnknownFilter {
        /// As written.
        name: String,
    },
    /// No test has this name.
    UnknownTest {
        /// As written.
        name: String,
    },
    /// No function has this name.
    UnknownFunction {
        /// As written.
        name: String,
    },
    /// Anything else.
    Other {
        /// Tera's words.
        reason: String,
    },
}

/// What `date` or `place` is given and can't use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterFault {
    /// The value is no ISO date.
    NotADate {
        /// The value.
        given: String,
    },
    /// No form of a date has this name.
    UnknownForm {
        /// As written.
        given: String,
    },
    /// The value is no country or region.
    NotAPlace {
        /// The value.
        given: String,
    },
    /// No letter is written in this language.
    UnknownLanguage {
        /// As written.
        given: String,
    },
}

/// How a template would never come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndlessKind {
    /// The filled text is past the stated limit.
    Text {
        /// The limit, in bytes.
        limit: usize,
    },
    /// A loop, or a file that is included, within a loop.
    LoopInLoop,
    /// A variable that is made of other texts, and so could double at each step.
    GrowingVariable,
    /// More tags stand within one another than the stated limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More files are included than the stated limit, counted each time.
    Includes {
        /// The limit.
        limit: usize,
    },
    /// A file that includes itself, by way of others or at once.
    Itself {
        /// The files in turn, the first one again at the end.
        chain: Vec<String>,
    },
}

/// What is wrong with a picture.
#[derive(Debug)]
pub enum ImageFault {
    /// It lies outside the template's folder.
    Outside,
    /// The file can't be read.
    Unreadable(io::Error),
    /// It is too large, damaged or of another kind.
    Unusable(PictureError),
}

/// Markdown without a form in a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkupKind {
    /// `<b>` and the like.
    Html,
    /// `*word*`.
    Italic,
    /// `**` within `**`.
    NestedBold,
    /// `` `word` ``.
    Code,
    /// `[word](address)`, `![word](file)`.
    Link,
    /// `> words`.
    Quote,
    /// Anything else.
    Other,
}

/// What is wrong with a fenced block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockFault {
    /// No block has this name.
    Unknown {
        /// As written.
        name: String,
        /// The nearest one.
        nearest: Option<&'static str>,
    },
    /// A line without what it needs.
    Line {
        /// The block.
        block: &'static str,
        /// The line, as filled.
        line: String,
    },
    /// A block with no line.
    Empty {
        /// The block.
        block: &'static str,
    },
}
