//! `gonghan combine`: several pages as one picture.

use std::path::Path;

use super::scan::files::{Page, page_problem, pages_of, with_file};
use super::scan::limits;
use crate::cli::args::{AutoOrOff, CombineArgs, Combined};
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::files::{Output, write_all};
use crate::message::{Explain, Ui};
use crate::scan::{
    Doubt, Picture, ScanError, Straighten, UploadFormat, combined, fit, straighten, whitened,
};

pub(in crate::cli) fn run(args: &CombineArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let format = format(args)?;
    let limits = limits(&args.upload);
    let ui = terminal.ui();
    let (mut pages, mut problems) = (Vec::new(), Vec::new());
    for path in &args.files {
        match pages_of(path, limits, None, ui) {
            Ok(some) => pages.extend(some),
            Err(found) => problems.extend(found),
        }
    }
    let (mut pictures, mut doubts) = (Vec::new(), Vec::new());
    for page in &pages {
        match picture(args, page) {
            Ok((picture, doubt)) => {
                pictures.push(picture);
                let doubt = doubt.map(|doubt| doubt.explain(ui)).unwrap_or_default();
                doubts.extend(with_file(&page.path, doubt));
            }
            Err(error) => problems.extend(page_problem(&page.path, &error, ui)),
        }
    }
    // A picture that lacks a page would be uploaded as if it were whole.
    if !problems.is_empty() {
        terminal.warn_of(&problems)?;
        return Ok(ExitStatus::Refused);
    }
    let all = combined(&pictures, usize::from(args.columns))?;
    let file = fit(&all, Some(format), false, args.upload.max_bytes.0)?;
    let output = Output {
        path: args.output.clone(),
        bytes: file.bytes,
    };
    write_all(std::slice::from_ref(&output), args.force)?;
    let [width, height] = file.size;
    let size = output.bytes.len().div_ceil(1000);
    let (name, count) = (args.output.display(), pictures.len());
    let of = ui.pick(format!("of {count} pages"), format!("共 {count} 页"));
    terminal.print(&format!("{name}  {width} x {height} px, {size} kB, {of}\n"))?;
    terminal.warn_of(&doubts)?;
    Ok(if doubts.is_empty() {
        ExitStatus::Done
    } else {
        ExitStatus::Partial
    })
}

/// What the file's name says that it is.
fn format(args: &CombineArgs) -> Result<UploadFormat, NotAPicture> {
    let extension = args
        .output
        .extension()
        .and_then(|extension| extension.to_str());
    let named = match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("jpg" | "jpeg") => Some(UploadFormat::Jpg),
        Some("png") => Some(UploadFormat::Png),
        _ => None,
    };
    let is_same = args
        .upload
        .format
        .is_none_or(|format| Some(format) == named);
    named.filter(|_| is_same).ok_or_else(|| NotAPicture {
        given: args.output.display().to_string(),
        format: args.upload.format,
    })
}

/// A page, straightened where that is wanted, and what stopped that. Cards and screens keep their colours: what is whitened
/// is paper.
fn picture(args: &CombineArgs, page: &Page) -> Result<(Picture, Option<Doubt>), ScanError> {
    let picture = page.scan.page(page.number)?.picture;
    let how = match args.straighten {
        AutoOrOff::Auto => Straighten::Auto,
        AutoOrOff::Off => Straighten::Off,
    };
    let whiten = !args.keep_colour && args.what != Combined::Id;
    let (picture, doubt) = match straighten(picture, &how) {
        Ok((picture, done)) => (picture, done.doubt),
        // Only corners that were given are refused, and none can be given here.
        Err(picture) => (picture, None),
    };
    let white = if whiten { whitened(&picture) } else { None };
    Ok((white.unwrap_or(picture), doubt))
}

/// The output's name is not that of a picture.
struct NotAPicture {
    given: String,
    format: Option<UploadFormat>,
}

impl Explain for NotAPicture {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = &self.given;
        let wanted = self.format.map_or("jpg", UploadFormat::extension);
        let stem = Path::new(given).with_extension(wanted);
        let stem = stem.display();
        vec![
            Diagnostic::error(
                "combine-output",
                ui.pick(
                    format!("the name {given} does not say JPG or PNG as it is to be"),
                    format!("文件名 {given} 与要生成的 JPG 或 PNG 格式不符"),
                ),
            )
            .hint(ui.pick(format!("-o {stem}"), format!("请用 -o {stem}"))),
        ]
    }
}
