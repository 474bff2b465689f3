//! Forms that are downloaded: where their fields go, and how that looks.

mod draft;
mod first_guess;
pub mod guess;
mod language;
mod own_fields;
mod picture_print;
mod proof;

pub use draft::{Comments, FormFile, draft};
pub use first_guess::{Doubts, FirstGuess, first_guess};
pub use language::language_of;
pub use own_fields::{Meaning, OwnField, own_fields};
pub use picture_print::{keep_off_print, print_of_picture};
pub use proof::proof;
