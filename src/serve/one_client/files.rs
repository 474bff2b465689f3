//! The files of one client, made of the form.

use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::form::ClientForm;
use crate::application::{Application, Date};
use crate::diagnostic::Diagnostic;
use crate::geometry::Dpi;
use crate::letter::{Format, Letter, document, typeset};
use crate::mail::{Envelope, NEEDED, PaymentEmail, payment_email, receipt};
use crate::message::{Explain, Ui};
use crate::serve::workshop::Workshop;
use crate::template::Template;

/// The name of the record.
pub(super) const RECORD: &str = "client.toml";
/// The name of the email's draft.
pub(super) const EMAIL: &str = "payment.eml";
/// The name of all files as one.
const ALL: &str = "client.zip";

/// What a client's files are made of.
pub(super) struct Maker<'a> {
    pub(super) form: &'a ClientForm,
    pub(super) receipt: Option<Arc<[u8]>>,
    pub(super) today: Date,
}

/// The kind of a file and its bytes; none where there is no file of that name.
type Made = Option<(&'static str, Vec<u8>)>;

impl Maker<'_> {
    /// A file by its name.
    pub(super) fn file(
        &self,
        name: &str,
        workshop: &mut Workshop,
    ) -> Result<Made, Vec<Diagnostic>> {
        self.checked()?;
        let letters = Format::ALL.into_iter();
        let format = letters
            .into_iter()
            .find(|format| name == letter_name(*format));
        Ok(match (name, format) {
            (_, Some(format)) => {
                let letter = self.letter(workshop)?;
                Some((media_type(format), self.drawn(&letter, format, workshop)?))
            }
            (EMAIL, _) => {
                let email = self.email()?.draft();
                let email = email.map_err(|error| error.explain(self.ui()))?;
                Some(("message/rfc822", email))
            }
            (ALL, _) => Some(("application/zip", self.all(workshop)?)),
            _ => None,
        })
    }

    fn ui(&self) -> Ui {
        self.form.ui()
    }

    /// Nothing is made where the check finds an error.
    fn checked(&self) -> Result<(), Vec<Diagnostic>> {
        let report = self.form.report(self.today);
        if report.counts().errors > 0 {
            return Err(report.explain(self.ui()));
        }
        Ok(())
    }

    /// The record, read.
    pub(super) fn application(&self) -> Result<Application, Vec<Diagnostic>> {
        let reading = self.form.report(self.today).reading;
        reading
            .application()
            .map_err(|error| error.explain(self.ui()))
    }

    /// The client's letter.
    pub(super) fn letter(&self, workshop: &mut Workshop) -> Result<Letter, Vec<Diagnostic>> {
        let ui = self.ui();
        let application = self.application()?;
        let nowhere = Path::new("");
        let template =
            Template::for_application(&application, nowhere).map_err(|error| error.explain(ui))?;
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

    /// The email that tells of the payment, the receipt attached where there is one.
    pub(super) fn email(&self) -> Result<PaymentEmail, Vec<Diagnostic>> {
        let ui = self.ui();
        let reading = self.form.report(self.today).reading;
        if let Some(error) = reading.missing(&NEEDED) {
            return Err(error.explain(ui));
        }
        let application = self.application()?;
        let attachments = match &self.receipt {
            Some(bytes) => {
                let attached = receipt(bytes, &application.account.id);
                vec![attached.map_err(|fault| fault.explain(ui))?]
            }
            None => Vec::new(),
        };
        let to = application.mail.to.clone();
        let envelope = Envelope {
            to: to.map(Into::into).into_iter().collect(),
            ..Envelope::default()
        };
        let template = Template::builtin("mail-zh-en").map_err(|error| error.explain(ui))?;
        payment_email(&application, &template, envelope, attachments, 0)
            .map_err(|error| error.explain(ui))
    }

    /// Record, letter and, where the payment is known, the email's draft.
    fn all(&self, workshop: &mut Workshop) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut files = vec![(RECORD.to_owned(), self.form.record().into_bytes())];
        let letter = self.letter(workshop)?;
        for format in Format::ALL {
            files.push((letter_name(format), self.drawn(&letter, format, workshop)?));
        }
        let reading = self.form.report(self.today).reading;
        if reading.missing(&NEEDED).is_none() {
            let email = self.email()?.draft();
            let email = email.map_err(|error| error.explain(self.ui()))?;
            files.push((EMAIL.to_owned(), email));
        }
        // Memory does not run out of disk, and the files are few and small.
        Ok(zipped(&files).unwrap_or_default())
    }
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

fn media_type(format: Format) -> &'static str {
    match format {
        Format::Pdf => "application/pdf",
        Format::Png => "image/png",
        Format::Jpg => "image/jpeg",
    }
}
