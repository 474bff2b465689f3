//! What the options of a run mean.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::super::email::{envelope, mail_template};
use super::super::letter::letter_template;
use crate::application::LetterLanguage;
use crate::batch::{EmailMaking, LetterMaking, Making, NamePattern, Only, Shard, file_hash};
use crate::cli::args::{BatchArgs, FontArgs, Made};
use crate::cli::failure::Failure;
use crate::cli::settings::settings;
use crate::cli::source_date::source_date;
use crate::diagnostic::Diagnostic;
use crate::font::FontSet;
use crate::hexadecimal::hex;
use crate::letter::Format;
use crate::message::{Explain, Ui};
use crate::report::RunKind;

/// What is made for each client.
pub(super) fn making(
    args: &BatchArgs,
    table_folder: &Path,
    fonts: &mut FontSet,
) -> Result<Making, Failure> {
    let is_mail_asked_for = args.email_template.is_some()
        || args.mail.from.is_some()
        || [&args.mail.to, &args.mail.cc, &args.mail.bcc]
            .iter()
            .any(|addresses| !addresses.is_empty());
    if is_mail_asked_for && !args.make.contains(&Made::Email) {
        return Err(NoEmail.into());
    }
    let makes = |what| args.make.contains(&what);
    let letter = makes(Made::Letter)
        .then(|| letter_making(args))
        .transpose()?;
    let email = makes(Made::Email).then(|| email_making(args)).transpose()?;
    Ok(Making {
        folder: args.output.clone(),
        table_folder: table_folder.to_owned(),
        letter,
        email,
        date: source_date()?,
        fonts: fonts_hash(&args.fonts, fonts)?,
        redo: args.redo,
        dry_run: args.dry_run,
    })
}

fn letter_making(args: &BatchArgs) -> Result<LetterMaking, Failure> {
    let template = args.template.as_deref().map(letter_template).transpose()?;
    let lang = args.lang.as_deref();
    Ok(LetterMaking {
        formats: args.form.formats(),
        dpi: args.form.dpi(),
        has_code: args.form.code,
        template: template.map(Arc::new),
        lang: lang.map(str::parse::<LetterLanguage>).transpose()?,
    })
}

fn email_making(args: &BatchArgs) -> Result<EmailMaking, Failure> {
    let template = mail_template(args.email_template.as_deref(), &args.email_lang, false)?;
    Ok(EmailMaking {
        template: Arc::new(template),
        envelope: envelope(&args.mail, None, &settings()?.mail)?,
        to_all: !args.mail.to.is_empty(),
    })
}

/// A hash of the faces beside gonghan's own; empty where there are none.
fn fonts_hash(args: &FontArgs, fonts: &mut FontSet) -> Result<String, Failure> {
    if args.font_dir.is_empty() && !args.system_fonts {
        return Ok(String::new());
    }
    // Names of families and styles, those of the system among them.
    let mut listing = format!("{:?}", fonts.summaries());
    for folder in &args.font_dir {
        let mut paths: Vec<_> = fs::read_dir(folder)?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_file())
            .collect();
        paths.sort();
        for path in paths {
            // Writing to a string can't fail.
            let _ = write!(listing, " {}", file_hash(&path)?);
        }
    }
    Ok(hex(&Sha256::digest(listing)))
}

/// How clients' folders are named.
pub(super) fn batch_name(args: &BatchArgs) -> Result<NamePattern, Failure> {
    Ok(match &args.name {
        Some(pattern) => pattern.parse()?,
        None => NamePattern::default(),
    })
}

/// What part of the table is taken.
pub(super) fn run_kind(only: Option<&Only>, shard: Option<Shard>) -> RunKind {
    match (only, shard) {
        (_, Some(shard)) => RunKind::Share(shard),
        (Some(_), None) => RunKind::Some,
        (None, None) => RunKind::Whole,
    }
}

/// Options of the emails were given, and none are made.
struct NoEmail;

impl Explain for NoEmail {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let title = ui.pick(
            "--to, --from, --cc, --bcc and --email-template are for emails, and none are made",
            "--to、--from、--cc、--bcc 和 --email-template 用于邮件，但没有生成邮件",
        );
        vec![
            Diagnostic::error("options-without-email", title).hint(ui.pick(
                "add email to --make: --make letter,email",
                "请在 --make 中加上 email：--make letter,email",
            )),
        ]
    }
}

/// Why the print run is not made.
pub(super) enum PrintRunError {
    /// It is no plain file name.
    NotAName { given: String },
    /// It is made of the letters' PDFs, and there are none.
    NoPdf,
}

/// The name of the print run in the output folder.
pub(super) fn print_run<'a>(
    given: Option<&'a str>,
    formats: &[Format],
) -> Result<Option<&'a str>, PrintRunError> {
    let Some(name) = given else {
        return Ok(None);
    };
    let is_plain = Path::new(name).components().count() == 1
        && !name.contains(['/', '\\', ':'])
        && !name.starts_with('.')
        && name.to_lowercase().ends_with(".pdf");
    if !is_plain {
        return Err(PrintRunError::NotAName {
            given: name.to_owned(),
        });
    }
    if !formats.contains(&Format::Pdf) {
        return Err(PrintRunError::NoPdf);
    }
    Ok(Some(name))
}

impl Explain for PrintRunError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            Self::NotAName { given } => Diagnostic::error(
                "print-run-name",
                ui.pick(
                    format!("--print-run takes the name of a PDF in the output folder, and not `{given}`"),
                    format!("--print-run 应为输出文件夹中的 PDF 文件名，而不是 `{given}`"),
                ),
            )
            .hint(ui.pick("for example --print-run letters.pdf", "例如 --print-run letters.pdf")),
            Self::NoPdf => Diagnostic::error(
                "print-run-without-pdf",
                ui.pick(
                    "--print-run joins the letters' PDFs, and none are made",
                    "--print-run 由各封公函的 PDF 合成，但没有生成 PDF",
                ),
            )
            .hint(ui.pick("add pdf to --format", "请在 --format 中加上 pdf")),
        }]
    }
}
