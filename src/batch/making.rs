//! What a run makes for each client.

use std::path::PathBuf;
use std::sync::Arc;

use crate::application::LetterLanguage;
use crate::geometry::Dpi;
use crate::letter::Format;
use crate::mail::Envelope;
use crate::template::Template;

/// What a run makes for each client, and where.
pub struct Making {
    /// The output folder.
    pub folder: PathBuf,
    /// The folder that the table's own paths are found from.
    pub table_folder: PathBuf,
    /// The letter, if it is made.
    pub letter: Option<LetterMaking>,
    /// The payment email, if it is made.
    pub email: Option<EmailMaking>,
    /// The day that files are dated where the record gives none.
    pub date: Option<jiff::civil::Date>,
    /// A hash of the faces that are not gonghan's own, by which a run knows that they changed.
    pub fonts: String,
    /// Whether what is there already is made again.
    pub redo: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
}

/// How letters are made.
pub struct LetterMaking {
    /// As which files; each once.
    pub formats: Vec<Format>,
    /// The resolution of pictures.
    pub dpi: Dpi,
    /// Whether each has its code in the margin.
    pub has_code: bool,
    /// The template for all, in place of each record's.
    pub template: Option<Arc<Template>>,
    /// The language for all, in place of each record's template and language.
    pub lang: Option<LetterLanguage>,
}

/// How emails are made.
pub struct EmailMaking {
    /// The template for all.
    pub template: Arc<Template>,
    /// From whom, and to whom where the record does not say.
    pub envelope: Envelope,
    /// Whether the envelope's recipients come before the record's.
    pub to_all: bool,
}

impl Making {
    /// Whether clients are only checked.
    #[must_use]
    pub fn is_check_only(&self) -> bool {
        self.letter.is_none() && self.email.is_none()
    }
}
