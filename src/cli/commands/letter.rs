//! `gonghan letter`: one record's letter.

mod report;

use std::io::ErrorKind;
use std::path::Path;

use self::report::Made;
use super::font_set::font_set;
use crate::application::{Application, LetterLanguage, TextLine};
use crate::background::{Background, BackgroundError};
use crate::cli::args::LetterArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::output_folder::output_folder;
use crate::cli::record::{checked, folder};
use crate::cli::source_date::source_date;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::files::{Output, safe_stem, write_all};
use crate::geometry::Dpi;
use crate::layout::LayoutScratch;
use crate::letter::{Letter, LetterheadError, Letterheads, document, typeset};
use crate::message::{Explain, Ui};
use crate::render::RenderError;
use crate::render::raster::RasterScratch;
use crate::template::{Template, is_mail};

pub(in crate::cli) fn run(args: &LetterArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let dpi = args.form.dpi();
    let output = output_folder(&args.output)?;
    let date = source_date()?;
    let application = record(args, terminal)?;
    let template = template(args, &application)?;
    let mut fonts = font_set(&args.fonts, terminal)?;
    let mut scratch = LayoutScratch::default();
    let record_folder = folder(&args.record);
    let mut letterheads = Letterheads::default();
    let mut document = document(&application, &template, record_folder, &mut letterheads)?;
    if args.form.code {
        document = document.with_code(&application);
    }
    let letter = typeset(&document, &application, &mut fonts, &mut scratch)?.dated(date);
    for warning in &letter.warnings {
        terminal.warn(warning)?;
    }
    warn_of_form(&template, letter.page.background(), terminal)?;
    warn_of_print(&letter, terminal)?;
    let outputs = outputs(args, output, &letter, dpi)?;
    write_all(&outputs, args.force)?;
    let made = Made {
        application: &application,
        letter: &letter,
        outputs: &outputs,
        dpi,
        is_form: template.background().is_some(),
    };
    terminal.print(&made.files())?;
    terminal.advise(&made.next_steps(terminal.ui()))?;
    Ok(ExitStatus::Done)
}

/// Tells of what stands on the form's own words.
fn warn_of_print(letter: &Letter, terminal: &Terminal) -> Result<(), Failure> {
    for on_print in letter.on_print().map_err(RenderError::from)? {
        terminal.warn(&on_print)?;
    }
    Ok(())
}

/// Tells of what a form would be sent back for, or looks otherwise elsewhere.
pub(super) fn warn_of_form(
    template: &Template,
    sheet: Option<&Background>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if let Some(unsaid) = template.unsaid() {
        terminal.warn(&unsaid)?;
    }
    if let Some(fonts) = sheet.and_then(Background::missing_fonts) {
        terminal.warn(&fonts)?;
    }
    if let Some(kept) = sheet.and_then(Background::kept_values) {
        terminal.warn(&kept)?;
    }
    Ok(())
}

/// The record without a fault that stops it, in the language that was asked for.
fn record(args: &LetterArgs, terminal: &Terminal) -> Result<Application, Failure> {
    let mut application = checked(&args.record, &args.rules, terminal)?.application()?;
    if let Some(lang) = &args.lang {
        application.letter.lang = Some(lang.parse::<LetterLanguage>()?);
        // The language is asked for now; the record's own template would be in its own language.
        application.letter.template = None;
    }
    if let Some(letterhead) = &args.letterhead {
        application.letter.letterhead = Some(paper(letterhead)?);
    }
    Ok(application)
}

/// A path from the folder that the program runs in, as a record would name it from anywhere.
pub(super) fn paper(path: &Path) -> Result<TextLine, LetterheadError> {
    let whole = std::path::absolute(path);
    let text = whole.ok().and_then(|whole| whole.to_str()?.parse().ok());
    text.ok_or_else(|| LetterheadError::Unusable {
        letterhead: path.to_owned(),
        error: BackgroundError::Unreadable {
            path: path.to_owned(),
            source: ErrorKind::InvalidFilename.into(),
        },
    })
}

fn template(args: &LetterArgs, application: &Application) -> Result<Template, Failure> {
    match &args.template {
        Some(name) => letter_template(name),
        None => Ok(Template::for_application(
            application,
            folder(&args.record),
        )?),
    }
}

/// A letter's template by its name or path.
pub(super) fn letter_template(name: &str) -> Result<Template, Failure> {
    if is_mail(name) {
        return Err(NotALetter {
            name: name.to_owned(),
        }
        .into());
    }
    Ok(Template::named(name)?)
}

/// An email's template was asked for.
struct NotALetter {
    name: String,
}

impl Explain for NotALetter {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let name = &self.name;
        let title = ui.pick(
            format!("`{name}` is an email, not a letter"),
            format!("`{name}` 是邮件，不是申请函"),
        );
        vec![Diagnostic::error("template-of-email", title).hint(ui.pick(
            format!("for the email run `gonghan email … --template {name}`; the letters stand first in `gonghan templates list`"),
            format!("起草邮件请运行 `gonghan email … --template {name}`；申请函模板见 `gonghan templates list` 的前几项"),
        ))]
    }
}

fn outputs(
    args: &LetterArgs,
    folder: &Path,
    letter: &Letter,
    dpi: Dpi,
) -> Result<Vec<Output>, RenderError> {
    let stem = safe_stem(&args.name);
    let mut scratch = RasterScratch::default();
    args.form
        .formats()
        .into_iter()
        .map(|format| {
            Ok(Output {
                path: folder.join(format!("{stem}.{}", format.extension())),
                bytes: letter.file(format, dpi, &mut scratch)?,
            })
        })
        .collect()
}
