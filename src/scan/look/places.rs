//! What is known of a letter beside its print.

use serde::{Deserialize, Serialize};

use crate::scan::code::CodeSquare;

/// Where on a letter's page is what is looked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LetterPlaces {
    /// The places that a hand fills.
    pub hands: Vec<HandPlace>,
    /// The letter's text size, in millimetres.
    pub em: f32,
    /// Its code's place, whether one is printed there or not.
    pub code: Option<CodeSquare>,
}

/// A place on the letter that a hand fills.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandPlace {
    /// The company's seal.
    Seal {
        /// The middle of its place, to the right and down, in millimetres.
        centre: [f32; 2],
    },
    /// A signature above a line; all in millimetres.
    Signature {
        /// Where the line begins.
        left: f32,
        /// Where it ends.
        right: f32,
        /// How far down it is.
        line: f32,
    },
}
