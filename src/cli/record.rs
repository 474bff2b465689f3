//! A record's text, from a file or from another program.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Source;
use crate::intake::{LARGEST_RECORD, ReadError, ReadFault, read_source, source_from_bytes};

/// The text of the file at `path`; `-` is standard input.
pub(super) fn source(path: &Path) -> Result<Arc<Source>, ReadError> {
    if is_standard_input(path) {
        standard_input()
    } else {
        read_source(path)
    }
}

/// Whether another program hands the record over.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The folder that the paths of a record are found from.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn standard_input() -> Result<Arc<Source>, ReadError> {
    let name = "-".to_owned();
    let mut bytes = Vec::new();
    let mut limited = std::io::stdin().lock().take(LARGEST_RECORD + 1);
    match limited.read_to_end(&mut bytes) {
        Ok(_) => source_from_bytes(name, bytes),
        Err(error) => Err(ReadError {
            path: name,
            fault: ReadFault::Failed {
                reason: error.to_string(),
            },
            location: None,
        }),
    }
}
