//! Words of the intake stage.

mod read;
mod record;
mod syntax;
mod table;
mod table_notes;

use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::intake::table::TableError;
use crate::intake::{IntakeError, ReadError, RecordError};

pub(super) use record::missing_cell;
pub(super) use table_notes::cell_note;

speaks_english!(IntakeError, ReadError, RecordError, TableError);

impl Explain for IntakeError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            IntakeError::Read(error) => error.explain(ui),
            IntakeError::Record(error) => error.explain(ui),
        }
    }
}
