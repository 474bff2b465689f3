//! `gonghan email`: the draft that tells of the payment.

mod attached;
mod ledger;
mod next_steps;
mod not_sent;
mod sending;

use std::path::Path;

use self::attached::{attached, receipt_of};
use self::next_steps::next_steps;
use crate::application::{Application, Language, LetterLanguage};
use crate::cli::args::EmailArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::output_folder::output_folder;
use crate::cli::record::{checked, folder};
use crate::cli::settings::{MailSettings, settings};
use crate::cli::terminal::Terminal;
use crate::files::{Output, write_all};
use crate::mail::{Envelope, Mailbox, MailboxError, NEEDED, PaymentEmail, payment_email};
use crate::template::Template;

pub(in crate::cli) fn run(args: &EmailArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let output = output_folder(&args.output)?;
    let reading = checked(&args.record, &args.rules, terminal)?;
    if let Some(error) = reading.missing(&NEEDED) {
        return Err(error.into());
    }
    let application = reading.application()?;
    let template = template(args)?;
    let settings = settings()?;
    let envelope = envelope(args, &application, &settings.mail)?;
    let receipt = receipt_of(args, &application, folder(&args.record))?;
    let attachments = attached(receipt, &args.attach)?;
    let follow_up = args.follow_up.unwrap_or(0);
    let email = payment_email(&application, &template, envelope, attachments, follow_up)?;
    let outputs = outputs(&email, follow_up, output)?;
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
fn template(args: &EmailArgs) -> Result<Template, Failure> {
    if let Some(name) = &args.template {
        return Ok(Template::named(name)?);
    }
    let language = match args.lang.parse::<LetterLanguage>()? {
        LetterLanguage::ZhEn => "zh-en",
        LetterLanguage::One(Language::En) => "en",
        LetterLanguage::One(Language::ZhHans) => "zh-Hans",
        // The email is read in Shenzhen: there is none in other languages.
        LetterLanguage::One(other) => return Err(self::next_steps::NoSuchMail(other).into()),
    };
    let again = if args.follow_up.is_some() {
        "-again"
    } else {
        ""
    };
    Ok(Template::builtin(&format!("mail-{language}{again}"))?)
}

/// What was asked for, else what the record says, else the settings.
fn envelope(
    args: &EmailArgs,
    application: &Application,
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
    let to = match &application.mail.to {
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

/// The draft, the text to paste, and the attachments as they are to be attached by hand.
fn outputs(email: &PaymentEmail, follow_up: u8, folder: &Path) -> Result<Vec<Output>, Failure> {
    let stem = match follow_up {
        0 => "payment".to_owned(),
        number => format!("payment-again-{number}"),
    };
    let mut outputs = vec![
        Output {
            path: folder.join(format!("{stem}.eml")),
            bytes: email.draft()?,
        },
        Output {
            path: folder.join(format!("{stem}.txt")),
            bytes: email.paste().into_bytes(),
        },
    ];
    if let Some(receipt) = email.attachments.first() {
        outputs.push(Output {
            path: folder.join(&receipt.name),
            bytes: receipt.bytes.clone(),
        });
    }
    Ok(outputs)
}

fn line(output: &Output) -> String {
    let kilobytes = output.bytes.len().div_ceil(1000);
    format!("{}  {kilobytes} kB\n", output.path.display())
}
