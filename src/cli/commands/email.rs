//! `gonghan email`: the draft that tells of the payment.

mod ledger;
mod next_steps;
mod not_sent;
mod sending;

use self::next_steps::next_steps;
use crate::application::{EmailAddress, Language, LetterLanguage};
use crate::cli::args::{EmailArgs, MailArgs};
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::output_folder::output_folder;
use crate::cli::record::{checked, folder};
use crate::cli::settings::{MailSettings, settings};
use crate::cli::terminal::Terminal;
use crate::files::{Output, email_files, write_all};
use crate::mail::{
    Envelope, Mailbox, MailboxError, NEEDED, attach_files, payment_email, receipt_in, receipt_path,
};
use crate::template::Template;

pub(in crate::cli) fn run(args: &EmailArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let output = output_folder(&args.output)?;
    let reading = checked(&args.record, &args.rules, terminal)?;
    if let Some(error) = reading.missing(&NEEDED) {
        return Err(error.into());
    }
    let application = reading.application()?;
    let template = mail_template(
        args.template.as_deref(),
        &args.lang,
        args.follow_up.is_some(),
    )?;
    let settings = settings()?;
    let envelope = envelope(&args.mail, application.mail.to.as_ref(), &settings.mail)?;
    let receipt = match &args.receipt {
        Some(path) => path.clone(),
        None => receipt_path(&application, folder(&args.record))?,
    };
    let receipt = receipt_in(&receipt, &application.account.id)?;
    let attachments = attach_files(receipt, &args.attach)?;
    let follow_up = args.follow_up.unwrap_or(0);
    let email = payment_email(&application, &template, envelope, attachments, follow_up)?;
    let outputs = email_files(&email, follow_up, output)?;
    write_all(&outputs, args.force)?;
    let files: Vec<String> = outputs.iter().map(line).collect();
    terminal.print(&files.concat())?;
    if args.send {
        return sending::send(args, &email, &settings.smtp, output, terminal);
    }
    terminal.advise(&next_steps(&email, &outputs, terminal.ui()))?;
    Ok(ExitStatus::Done)
}

/// The template that was asked for, or the built-in one of the language; another one where a mail had no answer.
pub(super) fn mail_template(
    name: Option<&str>,
    lang: &str,
    is_again: bool,
) -> Result<Template, Failure> {
    if let Some(name) = name {
        return Ok(Template::named(name)?);
    }
    let language = match lang.parse::<LetterLanguage>()? {
        LetterLanguage::ZhEn => "zh-en",
        LetterLanguage::One(Language::En) => "en",
        LetterLanguage::One(Language::ZhHans) => "zh-Hans",
        // The email is read in Shenzhen: there is none in other languages.
        LetterLanguage::One(other) => return Err(self::next_steps::NoSuchMail(other).into()),
    };
    let again = if is_again { "-again" } else { "" };
    Ok(Template::builtin(&format!("mail-{language}{again}"))?)
}

/// What was asked for, else what the record says, else the settings.
pub(super) fn envelope(
    args: &MailArgs,
    record_to: Option<&EmailAddress>,
    settings: &MailSettings,
) -> Result<Envelope, Failure> {
    let list =
        |given: &[String], settings: &Option<String>| -> Result<Vec<Mailbox>, MailboxError> {
            let settings = settings.iter().filter(|_| given.is_empty());
            given
                .iter()
                .chain(settings)
                .map(|text| text.parse())
                .collect()
        };
    let to = match record_to {
        Some(to) if args.to.is_empty() => vec![to.clone().into()],
        _ => list(&args.to, &settings.to)?,
    };
    let from = args.from.as_ref().or(settings.from.as_ref());
    Ok(Envelope {
        from: from.map(|from| from.parse()).transpose()?,
        to,
        cc: list(&args.cc, &settings.cc)?,
        bcc: list(&args.bcc, &settings.bcc)?,
    })
}

fn line(output: &Output) -> String {
    let kilobytes = output.bytes.len().div_ceil(1000);
    format!("{}  {kilobytes} kB\n", output.path.display())
}
