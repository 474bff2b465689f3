//! Words of a letter as a whole: those of the stage that it failed in.

use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::letter::LetterError;

speaks_english!(LetterError);

impl Explain for LetterError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            LetterError::Template(error) => error.explain(ui),
            LetterError::Layout(error) => error.explain(ui),
            LetterError::Render(error) => error.explain(ui),
        }
    }
}
