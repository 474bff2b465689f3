//! The files of one client, made of the form.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::form::{ClientForm, checked};
use crate::application::{Application, Date};
use crate::diagnostic::Diagnostic;
use crate::geometry::Dpi;
use crate::intake::Reading;
use crate::letter::{Format, Letter, document, typeset};
use crate::mail::{AttachError, Envelope, NEEDED, payment_email, receipt};
use crate::message::{Explain, Ui};
use crate::scan::{Limits, MemoryBudget, Scan, Share, memory_for};
use crate::serve::placed_forms::template_for;
use crate::serve::workshop::Workshop;
use crate::template::Template;

/// The name of the record.
pub(super) const RECORD: &str = "client.toml";
/// The name of the email's draft.
pub(super) const EMAIL: &str = "payment.eml";
/// The name of all files as one.
const ALL: &str = "client.zip";

/// A file that was made.
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    /// Whether it has all files but the email, for which something is not known yet.
    pub(super) is_without_email: bool,
}

impl Made {
    fn of(bytes: Vec<u8>) -> Made {
        Made {
            bytes,
            is_without_email: false,
        }
    }
}

/// What a client's files are made of.
pub(super) struct Maker<'a> {
    pub(super) form: &'a ClientForm,
    /// The form's record.
    pub(super) reading: Reading,
    pub(super) receipt: Option<Arc<[u8]>>,
    /// The official form that the letter is made on.
    pub(super) on_form: Option<Arc<Template>>,
    pub(super) memory: &'a MemoryBudget,
    pub(super) today: Date,
}

impl Maker<'_> {
    /// A file by its name; none where there is no file of that name.
    pub(super) fn file(
        &self,
        name: &str,
        workshop: &mut Workshop,
    ) -> Result<Option<Made>, Vec<Diagnostic>> {
        self.checked()?;
        let mut letters = Format::ALL.into_iter();
        let format = letters.find(|format| name == letter_name(*format));
        match (name, format) {
            (_, Some(format)) => {
                let letter = self.letter(workshop)?;
                let bytes = self.drawn(&letter, format, workshop)?;
                Ok(Some(Made::of(bytes)))
            }
            (EMAIL, _) => Ok(Some(Made::of(self.email()?))),
            (ALL, _) => self.all(workshop).map(Some),
            _ => Ok(None),
        }
    }

    fn ui(&self) -> Ui {
        self.form.ui()
    }

    /// Nothing is made where the check finds an error.
    fn checked(&self) -> Result<(), Vec<Diagnostic>> {
        let report = checked(self.reading.clone(), self.today);
        if report.counts().errors > 0 {
            return Err(report.explain(self.ui()));
        }
        Ok(())
    }

    /// The record, read.
    pub(super) fn application(&self) -> Result<Application, Vec<Diagnostic>> {
        let application = self.reading.clone().application();
        application.map_err(|error| error.explain(self.ui()))
    }

    /// The client's letter.
    pub(super) fn letter(&self, workshop: &mut Workshop) -> Result<Letter, Vec<Diagnostic>> {
        let ui = self.ui();
        let application = self.application()?;
        let template = template_for(&application, self.on_form.as_ref());
        let template = template.map_err(|error| error.explain(ui))?;
        let nowhere = Path::new("");
        let words = document(&application, &template, nowhere, &mut workshop.letterheads)
            .map_err(|error| error.explain(ui))?;
        let words = if self.form.code {
            words.with_code(&application)
        } else {
            words
        };
        typeset(
            &words,
            &application,
            &mut workshop.fonts,
            &mut workshop.layout,
        )
        .map_err(|error| error.explain(ui))
    }

    fn drawn(
        &self,
        letter: &Letter,
        format: Format,
        workshop: &mut Workshop,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        letter
            .file(format, Dpi::PRINT, &mut workshop.raster)
            .map_err(|error| error.explain(self.ui()))
    }

    /// The draft of the email that tells of the payment, the receipt attached where there is one.
    fn email(&self) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let ui = self.ui();
        if let Some(error) = self.reading.missing(&NEEDED) {
            return Err(error.explain(ui));
        }
        let application = self.application()?;
        // Its words say that the receipt is attached.
        let Some(bytes) = &self.receipt else {
            return Err(AttachError::NoReceipt.explain(ui));
        };
        let _share = share_for(self.memory, bytes);
        let attached = receipt(bytes, &application.account.id);
        let attachments = vec![attached.map_err(|fault| fault.explain(ui))?];
        let to = application.mail.to.clone();
        let envelope = Envelope {
            to: to.map(Into::into).into_iter().collect(),
            ..Envelope::default()
        };
        let template = Template::builtin("mail-zh-en").map_err(|error| error.explain(ui))?;
        payment_email(&application, &template, envelope, attachments, 0)
            .and_then(|email| email.draft())
            .map_err(|error| error.explain(ui))
    }

    /// Record, letter and, where the payment is known and its receipt was chosen, the email's draft.
    fn all(&self, workshop: &mut Workshop) -> Result<Made, Vec<Diagnostic>> {
        let mut files = vec![(RECORD.to_owned(), self.form.record().into_bytes())];
        let letter = self.letter(workshop)?;
        for format in Format::ALL {
            files.push((letter_name(format), self.drawn(&letter, format, workshop)?));
        }
        let has_email = self.reading.missing(&NEEDED).is_none() && self.form.receipt.is_some();
        if has_email {
            files.push((EMAIL.to_owned(), self.email()?));
        }
        Ok(Made {
            // Memory does not run out of disk, and the files are few and small.
            bytes: zipped(&files).unwrap_or_default(),
            is_without_email: !has_email,
        })
    }
}

/// The memory in which a receipt is looked at.
pub(super) fn share_for<'a>(memory: &'a MemoryBudget, receipt: &[u8]) -> Option<Share<'a>> {
    let scan = Scan::open(receipt.to_vec(), Limits::default()).ok()?;
    Some(memory.take(memory_for(scan.page_size(1).ok()?)))
}

/// Files as one.
pub(in crate::serve) fn zipped(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn letter_name(format: Format) -> String {
    format!("letter.{}", format.extension())
}
