//! `gonghan batch`: a table of clients in, a folder a client out.

mod columns;
mod merge;
mod options;
mod progress;
mod summary;
mod table_file;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use self::options::{batch_name, making, run_kind};
use self::progress::Progress;
use self::summary::Summary;
use self::table_file::TableFile;
use super::font_set::font_set;
use super::letter::warn_of_form;
use crate::batch::{Batch, BatchError, Lock, Making, Only, Shard};
use crate::check::Context;
use crate::cli::args::{BatchArgs, BatchCommand};
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::output_folder::{NotAFolder, output_folder};
use crate::cli::policy::policy;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Severity;
use crate::files::Flusher;
use crate::intake::table::{Table, TableOptions};
use crate::message::Explain;
use crate::report::{
    ClientResult, Reports, Results, ResultsHead, ResultsWriter, RunKind, Totals, reserved_names,
    results_path, write_reports,
};

pub(in crate::cli) fn run(args: &BatchArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    if let Some(BatchCommand::Merge(args)) = &args.command {
        return merge::run(args, terminal);
    }
    let Some(path) = args.table.as_deref().filter(|_| !args.columns) else {
        terminal.print(&columns::listed(terminal.ui()))?;
        return Ok(ExitStatus::Done);
    };
    output_folder(&args.output).map_err(NotAFolder::without_name)?;
    let file = TableFile::of(path)?;
    let table = Table::open(file.path(), &file.name, &table_options(args))?;
    tell_notes(&table, args, terminal)?;
    let (policy, as_of) = policy(&args.rules)?;
    let mut fonts = font_set(&args.fonts, terminal)?;
    let making = making(args, file.folder(), &mut fonts)?;
    if let Some(template) = making
        .letter
        .as_ref()
        .and_then(|letter| letter.template.as_ref())
    {
        warn_of_form(template, template.background(), terminal)?;
    }
    let only = args.only.as_deref().map(str::parse::<Only>).transpose()?;
    let shard = args.shard.as_deref().map(str::parse::<Shard>).transpose()?;
    let kind = run_kind(only.as_ref(), shard);
    let formats = making
        .letter
        .as_ref()
        .map_or(&[][..], |letter| &letter.formats);
    let print_run = options::print_run(args.print_run.as_deref(), formats)?;
    let reserved = reserved_names(print_run);
    let batch = Batch {
        table: &table,
        read: args.rules.read_options(),
        context: Context {
            as_of,
            folder: Some(file.folder()),
            policy: &policy,
        },
        making: &making,
        name: batch_name(args)?,
        reserved: &reserved,
        only,
        shard,
        jobs: args.jobs.number(),
    };
    let plan = batch.plan()?;
    // Held until the reports are written.
    let _lock = if args.dry_run {
        None
    } else {
        Some(Lock::take(&args.output, shard)?)
    };
    let stop = stop_by_signal(terminal);
    let mut run = Run::begin(args, &making, &table, &kind, plan.count, terminal)?;
    batch.make(&plan, &fonts, &stop, |outcome| {
        run.take(&ClientResult::of(&outcome, terminal.ui()))
    })?;
    let summary = run.finish(args, &kind, print_run, path)?;
    summary.tell(args, &stop, terminal)?;
    Ok(summary.exit_status())
}

fn table_options(args: &BatchArgs) -> TableOptions {
    TableOptions {
        sheet: args.sheet.clone(),
        encoding: args.encoding.clone(),
        map: args.map.clone(),
    }
}

/// What is told of the table; a quiet run tells of warnings alone.
fn tell_notes(table: &Table, args: &BatchArgs, terminal: &Terminal) -> io::Result<()> {
    let mut notes = table.explain(terminal.ui());
    if args.quiet || args.json {
        notes.retain(|note| note.severity == Severity::Warning);
    }
    terminal.warn_of(&notes)
}

/// Set by Ctrl-C; a second one ends the program at once, which leaves nothing half-written.
fn stop_by_signal(terminal: &Terminal) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let (signalled, ui) = (stop.clone(), terminal.ui());
    let handler = move || {
        if signalled.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        // Nobody is left to tell where standard error is gone.
        let _ = io::Write::write_all(
            &mut io::stderr(),
            ui.pick(
                "\nFinishing the letters in hand; Ctrl-C again stops at once.\n",
                "\n正在完成手头的公函；再按一次 Ctrl-C 立即停止。\n",
            )
            .as_bytes(),
        );
    };
    // Where signals can't be caught, Ctrl-C ends the program, which is safe too.
    let _ = ctrlc::set_handler(handler);
    stop
}

/// What a run gathers on its way.
struct Run<'a> {
    head: ResultsHead,
    writer: Option<ResultsWriter>,
    flusher: Option<Flusher>,
    progress: Progress,
    summary: Summary,
    prints_json: bool,
    terminal: &'a Terminal,
}

impl<'a> Run<'a> {
    fn begin(
        args: &BatchArgs,
        making: &Making,
        table: &Table,
        kind: &RunKind,
        count: usize,
        terminal: &'a Terminal,
    ) -> Result<Self, Failure> {
        let head = ResultsHead::of(table, making.is_check_only());
        let writer = if args.dry_run {
            None
        } else {
            let path = results_path(&args.output, kind);
            Some(ResultsWriter::begin(path, &head).map_err(BatchError::Sink)?)
        };
        Ok(Self {
            progress: Progress::of(args, count, terminal.ui()),
            // Nothing is made in a dry run either.
            summary: Summary::new(head.check_only || args.dry_run),
            head,
            flusher: writer.is_some().then(|| Flusher::begin(&args.output)),
            writer,
            prints_json: args.json,
            terminal,
        })
    }

    fn take(&mut self, result: &ClientResult) -> io::Result<()> {
        if let Some(writer) = &mut self.writer {
            writer.write(result)?;
        }
        if self.prints_json {
            self.terminal.print(&(json_line(result) + "\n"))?;
        }
        self.summary.add(result, self.terminal.ui());
        self.progress.add();
        Ok(())
    }

    fn finish(
        mut self,
        args: &BatchArgs,
        kind: &RunKind,
        print_run: Option<&str>,
        table: &Path,
    ) -> Result<Summary, Failure> {
        self.progress.finish();
        let Some(writer) = self.writer.take() else {
            return Ok(self.summary);
        };
        // What the results tell of is on the disk before they are.
        if let Some(flusher) = self.flusher.take() {
            flusher.finish();
        }
        let path = writer.finish().map_err(BatchError::Sink)?;
        let totals: Totals = self.summary.totals;
        let reports = Reports {
            folder: &args.output,
            kind,
            head: &self.head,
            totals: &totals,
            print_run,
            table: Some(table),
            ui: self.terminal.ui(),
        };
        self.summary.reports = write_reports(&reports, || Results::open(&path))?;
        Ok(self.summary)
    }
}

/// A client's result for other programs: without its picture and its cells.
fn json_line(result: &ClientResult) -> String {
    let result = ClientResult {
        thumbnail: None,
        cells: Vec::new(),
        ..result.clone()
    };
    // Text and numbers alone: there is nothing in it that JSON can't hold.
    serde_json::to_string(&result).unwrap_or_default()
}
