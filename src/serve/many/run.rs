//! A run over a table: letters and emails of all its clients, with its progress.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};

use serde::{Deserialize, Serialize};
use tokio::sync::{Notify, watch};

use super::archive::archive;
use super::table::ManyTable;
use crate::application::{Application, Date, LetterLanguage};
use crate::batch::{
    Batch, BatchError, EmailMaking, LetterMaking, Making, NamePattern, Outcome, Status,
};
use crate::check::{Context, Policy};
use crate::diagnostic::Diagnostic;
use crate::font::FontSet;
use crate::geometry::Dpi;
use crate::intake::ReadOptions;
use crate::intake::table::Table;
use crate::letter::Format;
use crate::mail::Envelope;
use crate::message::{Explain, Ui};
use crate::report::{
    ClientResult, Reports, Results, ResultsHead, ResultsWriter, RunKind, Totals, reserved_names,
    results_path, write_reports,
};
use crate::serve::language::PageLanguage;
use crate::serve::reader::Reader;
use crate::serve::workshop::NotDone;
use crate::template::Template;

/// The letters of all clients as one PDF.
pub(super) const PRINT_RUN: &str = "letters.pdf";
/// The report as a page.
const REPORT_PAGE: &str = "index.html";
/// All that a run made.
pub(super) const ARCHIVE: &str = "batch.zip";

/// What a run makes.
#[derive(Clone, Deserialize)]
pub(super) struct Wanted {
    pdf: bool,
    png: bool,
    jpg: bool,
    email: bool,
    code: bool,
    /// The language of all letters; by each record where it is empty.
    lang: String,
    /// The key of the official form that all letters are made on; empty for gonghan's own letter.
    #[serde(default)]
    pub(super) on_form: String,
    /// That form's template, once it is looked up.
    #[serde(skip)]
    pub(super) template: Option<Arc<Template>>,
    pub(super) language: PageLanguage,
}

/// A run, under way or at its end.
pub(super) struct Run {
    stop: AtomicBool,
    stopped: Notify,
    progress: watch::Sender<Progress>,
}

/// How far a run is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Progress {
    done: usize,
    total: usize,
    failed: usize,
    warned: usize,
    letters: usize,
    emails: usize,
    has_ended: bool,
    is_stopped: bool,
    /// The files that can be had.
    files: Vec<String>,
    /// Why it broke off, as findings; without any where gonghan itself failed.
    broke_off: Option<Vec<serde_json::Value>>,
}

impl Progress {
    pub(super) fn has_ended(&self) -> bool {
        self.has_ended
    }
}

impl Run {
    pub(super) fn new() -> Run {
        Run {
            stop: AtomicBool::new(false),
            stopped: Notify::new(),
            progress: watch::Sender::new(Progress::default()),
        }
    }

    /// Has the clients that are not begun left out.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        self.stopped.notify_one();
    }

    /// Waits until it is stopped.
    pub(super) async fn stopped(&self) {
        self.stopped.notified().await;
    }

    /// Tells that nothing was made: it was stopped before its turn came, or gonghan itself failed.
    pub(super) fn end_without_files(&self, why: &NotDone) {
        self.progress.send_modify(|progress| {
            progress.has_ended = true;
            match why {
                NotDone::GivenUp => progress.is_stopped = true,
                NotDone::Busy | NotDone::BrokenOff => progress.broke_off = Some(Vec::new()),
            }
        });
    }

    pub(super) fn has_ended(&self) -> bool {
        self.progress.borrow().has_ended
    }

    /// The names of the files that can be had.
    pub(super) fn has_file(&self, name: &str) -> bool {
        self.progress.borrow().files.iter().any(|file| file == name)
    }

    pub(super) fn watch(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    /// Makes the clients' files, on as many threads as `jobs`; `meet` is told of each client that was made, as its letter is.
    pub(super) fn make(
        &self,
        many: &ManyTable,
        wanted: &Wanted,
        today: Date,
        jobs: usize,
        meet: impl Fn(Application),
    ) {
        let made = self.try_make(many, wanted, today, jobs, meet);
        let reader = Reader::of_file(wanted.language, &many.name);
        self.progress.send_modify(|progress| {
            progress.has_ended = true;
            progress.is_stopped = self.stop.load(Ordering::Relaxed);
            match made {
                Ok(files) => progress.files = files,
                Err(found) => progress.broke_off = Some(reader.findings(found)),
            }
        });
    }

    fn try_make(
        &self,
        many: &ManyTable,
        wanted: &Wanted,
        today: Date,
        jobs: usize,
        meet: impl Fn(Application),
    ) -> Result<Vec<String>, Vec<Diagnostic>> {
        let ui = wanted.language.ui();
        let explained = |error: BatchError| error.explain(ui);
        let opened = many.opened.read().unwrap_or_else(PoisonError::into_inner);
        let table = match &opened.table {
            Ok(table) => table,
            Err(error) => return Err(error.explain(ui)),
        };
        let making = wanted.making(many)?;
        let mut written = Written::begin(table, &many.output, &making, ui)?;
        let mut outcomes = Vec::new();
        let read = opened.how.client;
        over(table, read, today, &many.folder, &making, jobs, |batch| {
            let plan = batch.plan()?;
            self.progress
                .send_modify(|progress| progress.total = plan.count);
            batch.make(&plan, &FontSet::embedded(), &self.stop, |mut outcome| {
                written.take(&ClientResult::of(&outcome, ui))?;
                if let Some(mut application) = client_of(&outcome) {
                    let lang = making.letter.as_ref().and_then(|letter| letter.lang);
                    application.letter.lang = lang.or(application.letter.lang);
                    meet(application);
                }
                self.tell_of(&outcome);
                outcome.thumbnail = None;
                outcomes.push(outcome);
                Ok(())
            })
        })
        .map_err(explained)?;
        let folders = outcomes.iter().filter_map(|outcome| outcome.folder.clone());
        let files = written.finish(many, folders.collect(), ui)?;
        let mut known = many.known.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some(outcomes);
        Ok(files)
    }

    fn tell_of(&self, outcome: &Outcome) {
        let status = outcome.status;
        if status == Status::Unreached {
            return;
        }
        let names = outcome.files.iter().map(|file| file.name.as_str());
        let is_email = |name: &str| name.ends_with(".eml");
        let has_email = names.clone().any(is_email);
        let has_letter = names.clone().any(|name| !is_email(name));
        self.progress.send_modify(|progress| {
            progress.done += 1;
            progress.failed += usize::from(status == Status::Failed);
            progress.warned += usize::from(status == Status::Warned);
            progress.letters += usize::from(has_letter);
            progress.emails += usize::from(has_email);
        });
    }
}

impl Wanted {
    fn making(&self, many: &ManyTable) -> Result<Making, Vec<Diagnostic>> {
        let ui = self.language.ui();
        let formats: Vec<Format> = [
            (self.pdf, Format::Pdf),
            (self.png, Format::Png),
            (self.jpg, Format::Jpg),
        ]
        .into_iter()
        .filter_map(|(is_wanted, format)| is_wanted.then_some(format))
        .collect();
        let lang = match self.lang.as_str() {
            "" => None,
            lang => Some(
                lang.parse::<LetterLanguage>()
                    .map_err(|error| error.explain(ui))?,
            ),
        };
        let email = if self.email {
            let template = Template::builtin("mail-zh-en").map_err(|error| error.explain(ui))?;
            Some(EmailMaking {
                template: Arc::new(template),
                envelope: Envelope::default(),
                to_all: false,
            })
        } else {
            None
        };
        Ok(Making {
            folder: many.output.clone(),
            table_folder: many.folder.clone(),
            letter: (!formats.is_empty()).then_some(LetterMaking {
                formats,
                dpi: Dpi::PRINT,
                has_code: self.code,
                template: self.template.clone(),
                lang,
            }),
            email,
            ..checking()
        })
    }
}

/// The client whose files were made, or were there already.
fn client_of(outcome: &Outcome) -> Option<Application> {
    outcome.folder.as_ref()?;
    outcome.report.reading.facts.clone().application()
}

/// What checks clients and makes nothing.
fn checking() -> Making {
    Making {
        folder: Path::new("").to_owned(),
        table_folder: Path::new("").to_owned(),
        letter: None,
        email: None,
        date: None,
        fonts: String::new(),
        redo: false,
        dry_run: false,
    }
}

/// Has a batch over a table do something.
fn over<T>(
    table: &Table,
    read: ReadOptions,
    today: Date,
    folder: &Path,
    making: &Making,
    jobs: usize,
    work: impl FnOnce(&Batch<'_>) -> Result<T, BatchError>,
) -> Result<T, BatchError> {
    let (policy, reserved) = (Policy::default(), reserved_names(Some(PRINT_RUN)));
    work(&Batch {
        table,
        read,
        context: Context {
            as_of: today,
            folder: Some(folder),
            policy: &policy,
        },
        making,
        name: NamePattern::default(),
        reserved: &reserved,
        only: None,
        shard: None,
        jobs,
    })
}

/// Checks all clients of a table.
pub(super) fn checked(
    table: &Table,
    read: ReadOptions,
    today: Date,
    folder: &Path,
) -> Result<Vec<Outcome>, BatchError> {
    over(table, read, today, folder, &checking(), 1, |batch| {
        let plan = batch.plan()?;
        let mut outcomes = Vec::with_capacity(plan.count);
        batch.make(
            &plan,
            &FontSet::embedded(),
            &AtomicBool::new(false),
            |outcome| {
                outcomes.push(outcome);
                Ok(())
            },
        )?;
        Ok(outcomes)
    })
}

/// The results of a run on their way to its reports.
struct Written {
    head: ResultsHead,
    writer: ResultsWriter,
    totals: Totals,
    has_pdf: bool,
}

impl Written {
    fn begin(
        table: &Table,
        output: &Path,
        making: &Making,
        ui: Ui,
    ) -> Result<Written, Vec<Diagnostic>> {
        let head = ResultsHead::of(table, making.is_check_only());
        let path = results_path(output, &RunKind::Whole);
        let begun = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| ResultsWriter::begin(path, &head));
        let letter = making.letter.as_ref();
        Ok(Written {
            head,
            writer: begun.map_err(|error| BatchError::Sink(error).explain(ui))?,
            totals: Totals::default(),
            has_pdf: letter.is_some_and(|letter| letter.formats.contains(&Format::Pdf)),
        })
    }

    fn take(&mut self, result: &ClientResult) -> io::Result<()> {
        self.totals.add(result.status);
        self.writer.write(result)
    }

    /// Writes the reports, and all files into one; gives the names of what can be had.
    fn finish(
        self,
        many: &ManyTable,
        mut folders: BTreeSet<String>,
        ui: Ui,
    ) -> Result<Vec<String>, Vec<Diagnostic>> {
        let sink = |error| BatchError::Sink(error).explain(ui);
        let path = self.writer.finish().map_err(sink)?;
        let reports = Reports {
            folder: &many.output,
            kind: &RunKind::Whole,
            head: &self.head,
            totals: &self.totals,
            print_run: self.has_pdf.then_some(PRINT_RUN),
            table: None,
            ui,
        };
        let written =
            write_reports(&reports, || Results::open(&path)).map_err(|error| error.explain(ui))?;
        let names = written.iter().filter_map(|path| path.file_name());
        let mut files: Vec<String> = names
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        // What earlier runs made of other clients stays out.
        folders.extend(files.iter().cloned());
        let archived = File::create(many.archive_path())
            .and_then(|file| archive(&many.output, &folders, file).map_err(io::Error::other));
        archived.map_err(sink)?;
        // Its links lead to the clients' folders, which the archive has.
        files.retain(|name| name != REPORT_PAGE);
        files.push(ARCHIVE.to_owned());
        Ok(files)
    }
}
