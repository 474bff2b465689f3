//! `gonghan letter`: one record's letter.

mod report;

use std::path::Path;

use self::report::Made;
use super::font_set::font_set;
use crate::application::{Application, LetterLanguage};
use crate::cli::args::{Format, LetterArgs};
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::output_folder::output_folder;
use crate::cli::record::{checked, folder};
use crate::cli::source_date::source_date;
use crate::cli::terminal::Terminal;
use crate::files::{Output, safe_stem, write_all};
use crate::geometry::Dpi;
use crate::intake::ReadOptions;
use crate::layout::LayoutScratch;
use crate::letter::{Letter, letter};
use crate::render::RenderError;
use crate::render::raster::RasterScratch;
use crate::template::Template;

pub(in crate::cli) fn run(args: &LetterArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    // The range is checked where the option is read.
    let dpi = Dpi::new(args.dpi).unwrap_or(Dpi::PRINT);
    let folder = output_folder(&args.output)?;
    let date = source_date()?;
    let application = record(args, terminal)?;
    let template = template(args, &application)?;
    let mut fonts = font_set(&args.fonts, terminal)?;
    let mut scratch = LayoutScratch::default();
    let letter = letter(&application, &template, &mut fonts, &mut scratch)?.dated(date);
    for warning in &letter.warnings {
        terminal.warn(warning)?;
    }
    let outputs = outputs(args, folder, &letter, dpi)?;
    write_all(&outputs, args.force)?;
    let made = Made {
        application: &application,
        letter: &letter,
        outputs: &outputs,
        dpi,
    };
    terminal.print(&made.files())?;
    terminal.advise(&made.next_steps(terminal.ui()))?;
    Ok(ExitStatus::Done)
}

/// The record without a fault that stops it, in the language that was asked for.
fn record(args: &LetterArgs, terminal: &Terminal) -> Result<Application, Failure> {
    let options = ReadOptions {
        allow_unusual_id: args.allow_unusual_id,
    };
    let mut application = checked(&args.record, &args.rules, &options, terminal)?.application()?;
    if let Some(lang) = &args.lang {
        application.letter.lang = Some(lang.parse::<LetterLanguage>()?);
        // The language is asked for now; the record's own template would be in its own language.
        application.letter.template = None;
    }
    Ok(application)
}

fn template(args: &LetterArgs, application: &Application) -> Result<Template, Failure> {
    Ok(match &args.template {
        Some(name) => Template::named(name)?,
        None => Template::for_application(application, folder(&args.record))?,
    })
}

fn outputs(
    args: &LetterArgs,
    folder: &Path,
    letter: &Letter,
    dpi: Dpi,
) -> Result<Vec<Output>, RenderError> {
    let stem = safe_stem(&args.name);
    let mut scratch = RasterScratch::default();
    let mut formats = args.format.clone();
    formats.sort_unstable();
    formats.dedup();
    formats
        .into_iter()
        .map(|format| {
            let (extension, bytes) = match format {
                Format::Pdf => ("pdf", letter.pdf()?),
                Format::Png => ("png", letter.png_with(dpi, &mut scratch)?),
                Format::Jpg => ("jpg", letter.jpeg_with(dpi, &mut scratch)?),
            };
            Ok(Output {
                path: folder.join(format!("{stem}.{extension}")),
                bytes,
            })
        })
        .collect()
}
