//! `gonghan scan`: pictures and PDFs made ready to upload.

mod client;
pub(super) mod files;
mod name;
mod told;

use self::client::Client;
use self::files::{Page, page_problem, pages_of};
use self::name::NameReader;
use self::told::Told;
use crate::cli::args::{ScanArgs, UploadArgs};
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::output_folder::output_folder;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Diagnostic, json};
use crate::files::{Output, OutputNames, write_all};
use crate::message::Explain;
use crate::pipeline::{Spread, in_order};
use crate::scan::{
    Limits, Look, MemoryBudget, NameRead, Prepared, ReadingError, ScanError, Slot, Wanted,
    memory_for, prepare,
};

/// What was read of the company's name.
type ReadName = Result<NameRead, ReadingError>;

/// A page that is ready to be written.
struct Ready {
    prepared: Prepared,
    name: Option<ReadName>,
}

/// What came of one page.
enum Made {
    Page(Page, Result<Box<Ready>, ScanError>),
    /// A file whose pages can't be had.
    Unread(Vec<Diagnostic>),
}

pub(in crate::cli) fn run(args: &ScanArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let folder = output_folder(&args.output).map_err(|fault| fault.without_name())?;
    let client = Client::of(args)?;
    let wanted = Wanted {
        limit: args.upload.max_bytes.0,
        format: args.upload.format,
        straighten: args.straighten.0,
        quarter_turns: args.turn.map(|turn| turn.0),
        whiten: !args.keep_colour && !args.slot.is_some_and(Slot::keeps_colour),
        look: looked_at(args, client.as_ref(), terminal)?,
    };
    let limits = limits(&args.upload);
    let pages = args.files.iter().flat_map(|path| {
        let named = args.pages.as_ref().map(|pages| pages.pages());
        match pages_of(path, limits, named, terminal.ui()) {
            Ok(pages) => pages.into_iter().map(Ok).collect(),
            Err(problem) => vec![Err(problem)],
        }
    });
    let reader = NameReader::new(args, terminal)?;
    let memory = MemoryBudget::default();
    let worker =
        || |page: Result<Page, Vec<Diagnostic>>| made(page, &wanted, reader.as_ref(), &memory);
    let mut sink = Sink {
        args,
        terminal,
        client: client.as_ref(),
        names: OutputNames::new(folder),
        reader: reader.as_ref(),
        made: 0,
        failed: 0,
        is_doubtful: false,
    };
    let spread = Spread {
        jobs: args.jobs.number(),
        at_a_time: 1,
    };
    in_order(pages.map(Ok::<_, Failure>), spread, worker, |made| {
        sink.take(made)
    })?;
    terminal.advise(&told::summary(
        sink.made,
        sink.failed,
        folder,
        terminal.ui(),
    ))?;
    Ok(match (sink.made, sink.failed) {
        (_, 0) if !sink.is_doubtful => ExitStatus::Done,
        (0, _) => ExitStatus::Refused,
        _ => ExitStatus::Partial,
    })
}

/// What is looked for on the pages: of a letter the seal and the signature too, whose places its client tells.
fn looked_at(
    args: &ScanArgs,
    client: Option<&Client<'_>>,
    terminal: &Terminal,
) -> Result<Look, Failure> {
    match (client, args.slot) {
        (Some(client), None | Some(Slot::Letter)) => client.look(args),
        (_, slot) => {
            if slot == Some(Slot::Letter) {
                terminal.warn(&client::NoClient)?;
            }
            Ok(Look::Page)
        }
    }
}

/// The limits that files are opened with.
pub(super) fn limits(args: &UploadArgs) -> Limits {
    Limits {
        pixels: u64::from(args.max_pixels) * 1_000_000,
        ..Limits::default()
    }
}

fn made(
    page: Result<Page, Vec<Diagnostic>>,
    wanted: &Wanted,
    reader: Option<&NameReader>,
    memory: &MemoryBudget,
) -> Made {
    match page {
        Ok(page) => {
            let prepared = page.scan.page_size(page.number).and_then(|size| {
                let _share = memory.take(memory_for(size));
                let prepared = prepare(&page.scan, page.number, wanted)?;
                let name = reader.map(|reader| reader.read(&prepared.file.bytes));
                Ok(Box::new(Ready { prepared, name }))
            });
            Made::Page(page, prepared)
        }
        Err(problem) => Made::Unread(problem),
    }
}

/// Where pages go in their order.
struct Sink<'a> {
    args: &'a ScanArgs,
    terminal: &'a Terminal,
    client: Option<&'a Client<'a>>,
    names: OutputNames<'a>,
    reader: Option<&'a NameReader>,
    made: usize,
    failed: usize,
    /// Whether something is to be looked at on a page that was made.
    is_doubtful: bool,
}

impl Sink<'_> {
    fn take(&mut self, made: Made) -> Result<(), Failure> {
        match made {
            Made::Unread(problem) => self.fail(&problem),
            Made::Page(page, Err(error)) => {
                let problem = page_problem(&page.path, &error, self.terminal.ui());
                self.fail(&problem)
            }
            Made::Page(page, Ok(ready)) => self.write(&page, *ready),
        }
    }

    fn write(&mut self, page: &Page, ready: Ready) -> Result<(), Failure> {
        let Ready { mut prepared, name } = ready;
        let extension = prepared.file.format.extension();
        let folder = self
            .client
            .and_then(|client| client.folder_name(prepared.code.as_ref()));
        let number = page.number_of_several();
        let path = self.names.next(folder, &page.path, number, extension);
        let output = Output {
            path,
            bytes: std::mem::take(&mut prepared.file.bytes),
        };
        if let Err(error) = write_all(std::slice::from_ref(&output), self.args.force) {
            return self.fail(&error.explain(self.terminal.ui()));
        }
        self.made += 1;
        let told = Told {
            source: &page.path,
            number,
            output: &output,
            prepared: &prepared,
            name: self.reader.zip(name.as_ref()),
        };
        let findings = told.findings(self.terminal.ui());
        self.is_doubtful |= !findings.is_empty();
        if self.args.json {
            self.terminal.print(&told.json())?;
        } else {
            self.terminal.print(&told.line(self.terminal.ui()))?;
            self.terminal.warn_of(&findings)?;
        }
        Ok(())
    }

    fn fail(&mut self, problem: &[Diagnostic]) -> Result<(), Failure> {
        self.failed += 1;
        if self.args.json {
            for finding in problem {
                self.terminal.print(&(json(finding) + "\n"))?;
            }
        } else {
            self.terminal.warn_of(problem)?;
        }
        Ok(())
    }
}
