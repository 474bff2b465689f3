//! What can be wrong with fonts.

use std::io;
use std::path::PathBuf;

/// Why a face can't be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum FontError {
    /// A folder or file can't be read.
    Unreadable {
        /// As given, or found in a folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A folder without any font file.
    NoFontInFolder {
        /// As given.
        folder: PathBuf,
    },
    /// A file that is cut off or no font.
    Damaged {
        /// As found.
        path: PathBuf,
    },
    /// A file past the stated limit.
    TooLarge {
        /// As found.
        path: PathBuf,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A family that a template asks for is not at hand.
    UnknownFamily {
        /// As asked for.
        family: String,
        /// All that there are, sorted.
        known: Vec<String>,
    },
    /// Characters that no face has.
    NoGlyph {
        /// Each character with the record's fields it stands in; none where it is the template's own.
        missing: Vec<MissingGlyph>,
    },
    /// A face that can't be cut down to the letter's glyphs.
    Uncuttable {
        /// PostScript name.
        face: String,
        /// The subsetter's or the rasteriser's words.
        reason: String,
    },
}

/// A character without a glyph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The text of the cluster, mostly one character.
    pub text: String,
    /// Dotted names of the fields that hold it.
    pub fields: Vec<String>,
}

/// What is worth knowing about a face that is used, or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FontWarning {
    /// A face that draws wrong without its own program was left out.
    TrickyFace {
        /// The file.
        file: PathBuf,
        /// Its family.
        family: String,
    },
    /// A family has not the weight that was asked of it.
    WeightReplaced {
        /// The family.
        family: String,
        /// What the template asks for.
        asked: u16,
        /// What is drawn.
        used: u16,
    },
}
