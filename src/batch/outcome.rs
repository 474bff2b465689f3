//! What came of one client: data only, put into words by `message`.

use std::path::PathBuf;

use super::manifest::MadeFile;
use crate::check::Report;
use crate::files::FilesError;
use crate::font::FontWarning;
use crate::intake::RecordError;
use crate::letter::LetterError;
use crate::mail::{AttachError, MailError};

/// What came of one client.
#[derive(Debug)]
pub struct Outcome {
    /// The row.
    pub row: usize,
    /// The record as it was read, with what was found in it.
    pub report: Report,
    /// What stood in the way, or is to be told beside the findings.
    pub problems: Vec<Problem>,
    /// What became of it.
    pub status: Status,
    /// The client's folder in the output folder, where it has one.
    pub folder: Option<String>,
    /// The files in it.
    pub files: Vec<MadeFile>,
    /// A small picture of the letter as PNG, in Base64.
    pub thumbnail: Option<String>,
    /// What the row shows in each column, for a client that failed.
    pub cells: Vec<(String, String)>,
}

impl Outcome {
    /// Of a client that nothing was made of yet.
    pub(super) fn new(row: usize, report: Report) -> Self {
        Self {
            row,
            report,
            problems: Vec::new(),
            status: Status::Made,
            folder: None,
            files: Vec::new(),
            thumbnail: None,
            cells: Vec::new(),
        }
    }

    /// Whether no other client's files could be written either.
    pub(super) fn is_stopped_by_disk(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| matches!(problem, Problem::Files(error) if error.is_of_the_disk()))
    }
}

/// What became of a client.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// All was made, or checked and in order.
    Made,
    /// It was made, and someone should look.
    Warned,
    /// Nothing was made.
    Failed,
    /// All was there already, made of the same.
    Unchanged,
    /// The run was stopped before it came to it.
    Unreached,
}

impl Status {
    /// All of them, in the order in which they are counted up.
    pub const ALL: [Status; 5] = [
        Status::Made,
        Status::Warned,
        Status::Unchanged,
        Status::Failed,
        Status::Unreached,
    ];
}

/// What stood in the way of a client's files, or is to be told beside the findings.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// The letter can't be made.
    Letter(LetterError),
    /// A face was replaced.
    Font(FontWarning),
    /// The email can't be made.
    Mail(MailError),
    /// The receipt can't be attached.
    Attach(AttachError),
    /// The email is left out, as the record does not say enough of the payment yet.
    EmailLeftOut(EmailLack),
    /// The files can't be written.
    Files(FilesError),
    /// The client's folder is another client's.
    FolderTaken {
        /// The folder.
        folder: PathBuf,
        /// Whose it is, by the original ID.
        client: String,
    },
    /// Another row is the same in everything.
    SameAsRow {
        /// What that row is called.
        name: String,
    },
    /// What an earlier run made of this client is still there, under another name or of an older record.
    Earlier {
        /// The folder in the output folder.
        folder: String,
    },
    /// gonghan itself failed.
    Internal {
        /// In its own words.
        reason: String,
    },
}

/// What a record lacks for its email.
#[derive(Debug)]
pub enum EmailLack {
    /// Fields.
    Fields(RecordError),
    /// The receipt.
    Receipt,
}

impl Problem {
    /// Whether the client's files are made all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::Font(_) | Self::EmailLeftOut(_) | Self::Earlier { .. }
        )
    }
}
