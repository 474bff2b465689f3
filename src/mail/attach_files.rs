//! Attachments out of files.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Attachment, MOST_ATTACHED, ReceiptFault, receipt};
use crate::application::{Application, OriginalId};

/// The most bytes of a receipt's file: a phone's photo or a bank's PDF has far less.
const LARGEST_RECEIPT: u64 = 64 * 1024 * 1024;

/// Why something can't be attached.
#[derive(Debug)]
pub enum AttachError {
    /// No receipt is named.
    NoReceipt,
    /// A file can't be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's own words.
        reason: String,
    },
    /// The receipt can't be attached.
    Receipt {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: ReceiptFault,
    },
    /// All of it together is too much for a mail server.
    TooMuch {
        /// How much it is.
        bytes: usize,
    },
}

/// Where a record's receipt lies, seen from `folder`.
///
/// # Errors
/// The record names none.
pub fn receipt_path(application: &Application, folder: &Path) -> Result<PathBuf, AttachError> {
    match &application.payment.receipt {
        Some(path) => Ok(folder.join(path.as_str())),
        None => Err(AttachError::NoReceipt),
    }
}

/// The receipt in a file, made ready.
///
/// # Errors
/// The file can't be read, or is no picture that can be sent.
pub fn receipt_in(path: &Path, id: &OriginalId) -> Result<Attachment, AttachError> {
    let bytes = attached_bytes(path)?;
    receipt(&bytes, id).map_err(|fault| AttachError::Receipt {
        path: path.to_owned(),
        fault,
    })
}

/// The receipt and other files, as they are.
///
/// # Errors
/// A file can't be read, or all of them are more than a mail server takes.
pub fn attach_files(
    receipt: Attachment,
    others: &[PathBuf],
) -> Result<Vec<Attachment>, AttachError> {
    let mut attachments = vec![receipt];
    for path in others {
        let name = path.file_name().unwrap_or_default();
        attachments.push(Attachment {
            name: name.to_string_lossy().into_owned(),
            bytes: attached_bytes(path)?,
        });
    }
    let bytes = attachments.iter().map(|one| one.bytes.len()).sum();
    if bytes > MOST_ATTACHED {
        return Err(AttachError::TooMuch { bytes });
    }
    Ok(attachments)
}

/// The bytes of a file that is attached.
///
/// # Errors
/// The file can't be read.
pub fn attached_bytes(path: &Path) -> Result<Vec<u8>, AttachError> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(LARGEST_RECEIPT).read_to_end(&mut bytes))
        .map_err(|error| AttachError::Unreadable {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
    Ok(bytes)
}
