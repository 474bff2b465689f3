//! Words of the intake stage.

mod read;
mod record;
mod syntax;

use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::intake::{IntakeError, ReadError, RecordError};

speaks_english!(IntakeError, ReadError, RecordError);

impl Explain for IntakeError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            IntakeError::Read(error) => error.explain(ui),
            IntakeError::Record(error) => error.explain(ui),
        }
    }
}
