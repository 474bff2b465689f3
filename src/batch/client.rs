//! Makes one client's files.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::making::{EmailMaking, LetterMaking, Making};
use super::manifest::{MadeFile, MadeLetter, Manifest, file_hash};
use super::outcome::{EmailLack, Outcome, Problem, Status};
use crate::application::Application;
use crate::files::{Output, STAGED, Sync, email_files, write_all_over};
use crate::font::FontSet;
use crate::geometry::Dpi;
use crate::hexadecimal::hex;
use crate::layout::LayoutScratch;
use crate::letter::{Letter, Letterheads, document, typeset};
use crate::mail::{
    AttachError, NEEDED, PaymentEmail, attach_files, payment_email, receipt_in, receipt_path,
};
use crate::render::raster::RasterScratch;
use crate::template::{Block, Document, Template};

/// Makes clients one after the other, keeping what they have in common.
pub(super) struct Maker<'a> {
    making: &'a Making,
    fonts: FontSet,
    layout: LayoutScratch,
    raster: RasterScratch,
    /// The records' templates by what they ask for.
    templates: HashMap<String, Arc<Template>>,
    letterheads: Letterheads,
}

/// What is there of a client, and what would be made.
struct Plan {
    document: Option<Document>,
    has_email: bool,
    made_of: String,
}

/// What was made for a client.
#[derive(Default)]
struct Made {
    outputs: Vec<Output>,
    letter: Option<MadeLetter>,
    /// As [`Manifest::thumbnail`].
    thumbnail: Option<String>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(making: &'a Making, fonts: FontSet) -> Self {
        Self {
            making,
            fonts,
            layout: LayoutScratch::default(),
            raster: RasterScratch::default(),
            templates: HashMap::new(),
            letterheads: Letterheads::default(),
        }
    }

    /// Makes the files of a client whose record is in order, into the folder of its outcome.
    pub(super) fn make(
        &mut self,
        mut application: Application,
        record: &[u8; 32],
        name: &str,
        outcome: &mut Outcome,
    ) {
        if let Some(lang) = self.making.letter.as_ref().and_then(|letter| letter.lang) {
            application.letter.lang = Some(lang);
            application.letter.template = None;
        }
        if let Err(problem) = self.try_make(&application, record, name, outcome) {
            outcome.status = Status::Failed;
            outcome.files.clear();
            outcome.thumbnail = None;
            outcome.problems.push(problem);
        }
    }

    fn try_make(
        &mut self,
        application: &Application,
        record: &[u8; 32],
        name: &str,
        outcome: &mut Outcome,
    ) -> Result<(), Problem> {
        let folder = self.making.folder.join(name);
        let old = Manifest::read(&folder);
        let id = application.account.id.as_str();
        if let Some(old) = old.as_ref().filter(|old| old.client != id) {
            return Err(Problem::FolderTaken {
                folder,
                client: old.client.clone(),
            });
        }
        let plan = self.plan(application, record, outcome)?;
        if let Some(old) = old.as_ref().filter(|_| !self.making.redo)
            && old.is_current(&plan.made_of, &folder)
        {
            outcome.status = Status::Unchanged;
            outcome.files.clone_from(&old.files);
            outcome.thumbnail.clone_from(&old.thumbnail);
            return Ok(());
        }
        if self.making.dry_run {
            return Ok(());
        }
        let mut made = self.outputs(application, &plan, &folder, outcome)?;
        let files: Vec<MadeFile> = made.outputs.iter().map(made_file).collect();
        let mut manifest = Manifest::new(id, plan.made_of, files);
        manifest.letter = made.letter;
        manifest.thumbnail = made.thumbnail;
        made.outputs.push(manifest.output(&folder));
        remove_staged(&folder);
        let is_ours = |path: &Path| old.as_ref().is_some_and(|old| old.owns(path));
        write_all_over(&made.outputs, is_ours, Sync::Later).map_err(Problem::Files)?;
        if let Some(old) = old {
            remove_superseded(&old, &manifest, &folder);
        }
        outcome.files = manifest.files;
        outcome.thumbnail = manifest.thumbnail;
        Ok(())
    }

    /// Fills the templates and hashes all that the files are made of.
    fn plan(
        &mut self,
        application: &Application,
        record: &[u8; 32],
        outcome: &mut Outcome,
    ) -> Result<Plan, Problem> {
        let making = self.making;
        let mut hash = Sha256::new();
        let date = making.date.map(|date| date.to_string()).unwrap_or_default();
        hash.update(record);
        let lang = making.letter.as_ref().and_then(|letter| letter.lang);
        note(&mut hash, &format_args!("{lang:?} {date} {}", making.fonts));
        let document = match &making.letter {
            Some(letter) => {
                let template = self.template(letter, application)?;
                let folder = &self.making.table_folder;
                let mut document = document(application, &template, folder, &mut self.letterheads)
                    .map_err(Problem::Letter)?;
                if letter.has_code {
                    document = document.with_code(application);
                }
                let (formats, dpi, code) = (&letter.formats, letter.dpi, letter.has_code);
                note(
                    &mut hash,
                    &format_args!("letter {formats:?} {dpi:?} {code}"),
                );
                note_template(&mut hash, &template);
                note_pictures(&mut hash, &document);
                Some(document)
            }
            None => None,
        };
        let has_email = match &making.email {
            Some(email) => match self.lacks_for_email(application, outcome) {
                Some(lack) if document.is_none() => return Err(lack),
                Some(lack) => {
                    outcome.problems.push(lack);
                    false
                }
                None => {
                    self.note_email(&mut hash, email, application)?;
                    true
                }
            },
            None => false,
        };
        Ok(Plan {
            document,
            has_email,
            made_of: hex(&hash.finalize()),
        })
    }

    fn template(
        &mut self,
        letter: &LetterMaking,
        application: &Application,
    ) -> Result<Arc<Template>, Problem> {
        let key = match (&letter.template, &application.letter.template) {
            (Some(_), _) => String::new(),
            (None, Some(name)) => name.as_str().to_owned(),
            (None, None) => Template::language_for(application).tag().to_owned(),
        };
        if let Some(template) = self.templates.get(&key) {
            return Ok(template.clone());
        }
        let template: Arc<Template> = match &letter.template {
            Some(template) => template.clone(),
            None => Template::for_application(application, &self.making.table_folder)
                .map_err(letter_problem)?
                .into(),
        };
        self.templates.insert(key, template.clone());
        Ok(template)
    }

    /// What the record does not say yet, without which no email is made.
    fn lacks_for_email(&self, application: &Application, outcome: &Outcome) -> Option<Problem> {
        let lack = match outcome.report.reading.missing(&NEEDED) {
            Some(error) => EmailLack::Fields(error),
            None if application.payment.receipt.is_none() => EmailLack::Receipt,
            None => return None,
        };
        Some(Problem::EmailLeftOut(lack))
    }

    fn note_email(
        &self,
        hash: &mut Sha256,
        email: &EmailMaking,
        application: &Application,
    ) -> Result<(), Problem> {
        let path = receipt_path(application, &self.making.table_folder).map_err(Problem::Attach)?;
        let receipt = file_hash(&path).map_err(|error| {
            Problem::Attach(AttachError::Unreadable {
                path,
                reason: error.to_string(),
            })
        })?;
        let (envelope, to_all) = (&email.envelope, email.to_all);
        note(hash, &format_args!("email {receipt} {envelope:?} {to_all}"));
        note_template(hash, &email.template);
        Ok(())
    }

    fn outputs(
        &mut self,
        application: &Application,
        plan: &Plan,
        folder: &Path,
        outcome: &mut Outcome,
    ) -> Result<Made, Problem> {
        let mut made = Made::default();
        if let (Some(making), Some(document)) = (&self.making.letter, &plan.document) {
            let letter = typeset(document, application, &mut self.fonts, &mut self.layout)
                .map_err(Problem::Letter)?
                .dated(self.making.date);
            for format in &making.formats {
                let bytes = letter
                    .file(*format, making.dpi, &mut self.raster)
                    .map_err(letter_problem)?;
                let path = folder.join(format!("letter.{}", format.extension()));
                made.outputs.push(Output { path, bytes });
            }
            made.thumbnail = self.thumbnail(&letter);
            made.letter = Some(MadeLetter {
                code: letter.code.clone(),
                places: letter.places(),
            });
            let warnings = letter.warnings.into_iter().map(Problem::Font);
            outcome.problems.extend(warnings);
        }
        if let (Some(making), true) = (&self.making.email, plan.has_email) {
            let email = self.email(making, application)?;
            made.outputs
                .extend(email_files(&email, 0, folder).map_err(Problem::Mail)?);
        }
        Ok(made)
    }

    /// A letter in a list, small. A letter that can be drawn large can be drawn small too, so its lack is no fault.
    fn thumbnail(&mut self, letter: &Letter) -> Option<String> {
        let png = letter.png_with(Dpi::THUMBNAIL, &mut self.raster).ok()?;
        Some(STANDARD.encode(png))
    }

    fn email(
        &self,
        making: &EmailMaking,
        application: &Application,
    ) -> Result<PaymentEmail, Problem> {
        let path = receipt_path(application, &self.making.table_folder).map_err(Problem::Attach)?;
        let receipt = receipt_in(&path, &application.account.id).map_err(Problem::Attach)?;
        let attachments = attach_files(receipt, &[]).map_err(Problem::Attach)?;
        let mut envelope = making.envelope.clone();
        if let Some(to) = application.mail.to.clone().filter(|_| !making.to_all) {
            envelope.to = vec![to.into()];
        }
        payment_email(application, &making.template, envelope, attachments, 0)
            .map_err(Problem::Mail)
    }
}

fn letter_problem<E>(error: E) -> Problem
where
    crate::letter::LetterError: From<E>,
{
    Problem::Letter(error.into())
}

/// What is written is hashed.
struct HashWriter<'a>(&'a mut Sha256);

impl std::fmt::Write for HashWriter<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

/// Adds to a hash what `text` writes, with an end that no text has.
fn note(hash: &mut Sha256, text: &std::fmt::Arguments<'_>) {
    // Hashing can't fail.
    let _ = HashWriter(hash).write_fmt(*text);
    hash.update([0xFF]);
}

fn note_template(hash: &mut Sha256, template: &Template) {
    for text in template.texts() {
        note(hash, &format_args!("{text}"));
    }
}

/// Pictures, forms and letterheads lie in files of their own, which no text of the template has in it.
fn note_pictures(hash: &mut Sha256, document: &Document) {
    if let Some(background) = &document.background {
        note(hash, &format_args!("background {}", background.sha256()));
    }
    for block in &document.blocks {
        if let Block::Image { pixels, .. } = block {
            hash.update(pixels.as_bytes());
        }
    }
}

fn made_file(output: &Output) -> MadeFile {
    let name = output.path.file_name().unwrap_or_default();
    MadeFile::of(name.to_string_lossy().into_owned(), &output.bytes)
}

/// Takes away what a run that was killed left half-written.
pub(super) fn remove_staged(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(STAGED) {
            // One that can't be removed is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Takes away what an earlier run made and this one does not, if nobody has changed it since.
fn remove_superseded(old: &Manifest, new: &Manifest, folder: &Path) {
    for file in &old.files {
        let is_made = new.files.iter().any(|made| made.name == file.name);
        if !is_made && file.is_whole(folder) {
            let _ = fs::remove_file(folder.join(&file.name));
        }
    }
}
