//! From a file to a typed record, with all the faults of the file at once.

mod correction;
mod entry;
mod error;
mod field_texts;
mod json;
mod places;
mod reading;
mod record;
mod source;
mod syntax;
pub mod table;
mod toml;

use std::path::Path;
use std::sync::Arc;

use crate::application::Application;
use crate::diagnostic::Source;

pub use correction::{Change, ChangeKind};
pub(crate) use correction::{corrected, is_edge_space};
pub use entry::ValueKind;
pub use error::{CellFault, Format, IntakeError, RecordError, RecordFault, RecordFaultKind};
pub use field_texts::{FieldText, OwnText, field_texts, own_texts};
pub use reading::{CellNote, Reading};
pub use source::{LARGEST_RECORD, ReadError, ReadFault, read_source, source_from_bytes};
pub use syntax::SyntaxFault;
pub(crate) use toml::toml_string;

/// What a record is read with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Whether an original ID of a shape not seen so far is let through.
    pub allow_unusual_id: bool,
}

/// Reads one client's record from a TOML or JSON file.
///
/// # Errors
///
/// Refuses a file that cannot be read, and names every fault of one that can.
pub fn read_record(path: &Path, options: &ReadOptions) -> Result<Application, IntakeError> {
    Ok(parse_record(&read_source(path)?, options)?)
}

/// Reads one client's record from text: JSON or TOML by its beginning, then by the extension of its name.
///
/// # Errors
///
/// Names every fault of the text.
pub fn parse_record(
    source: &Arc<Source>,
    options: &ReadOptions,
) -> Result<Application, RecordError> {
    read(source, options).application()
}

/// Reads what can be read of one client's record, with all the faults of the rest.
#[must_use]
pub fn read(source: &Arc<Source>, options: &ReadOptions) -> Reading {
    let outcome = record::Outcome::of(&source.text, entries(source), options);
    outcome.reading(source.clone(), Format::of(source), Vec::new())
}

fn entries(source: &Source) -> Result<Vec<entry::Entry>, Vec<RecordFault>> {
    match Format::of(source) {
        Format::Json => json::entries(&source.text),
        Format::Toml | Format::Table => toml::entries(&source.text),
    }
}
