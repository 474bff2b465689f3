//! `--send`: asks, sends once, and keeps what was sent.

use std::env;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::ledger::{Ledger, State};
use super::not_sent::{NotSent, PASSWORD, URL};
use crate::cli::args::EmailArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::settings::SmtpSettings;
use crate::cli::terminal::Terminal;
use crate::diagnostic::visible;
use crate::files::{Output, write_all};
use crate::mail::{PaymentEmail, SmtpServer, send as hand_over};

/// Sends the email, whose draft is written already.
pub(super) fn send(
    args: &EmailArgs,
    email: &PaymentEmail,
    smtp: &SmtpSettings,
    folder: &Path,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let server = server(smtp)?;
    let password = password(&server, smtp)?;
    let ledger = Ledger::of_user().map_err(unusable)?;
    if !args.again {
        match ledger.state(email.mark()).map_err(unusable)? {
            Some(State::Sent) => return Err(NotSent::SentBefore.into()),
            Some(State::Begun) => return Err(NotSent::CutOff.into()),
            Some(State::Failed) | None => {}
        }
    }
    if !args.yes && !is_wanted(email, &server, terminal)? {
        terminal.advise(terminal.ui().pick("Not sent.\n", "没有发送。\n"))?;
        return Ok(ExitStatus::Partial);
    }
    let note = |state| ledger.note(email.mark(), state).map_err(unusable);
    note(State::Begun)?;
    let sent = match hand_over(email, &server, password.as_deref()) {
        Ok(sent) => sent,
        Err(error) => {
            if !error.may_be_sent() {
                note(State::Failed)?;
            }
            terminal.warn(&error)?;
            return Ok(ExitStatus::Partial);
        }
    };
    note(State::Sent)?;
    let answer = visible(&sent.answer);
    terminal.advise(&terminal.ui().pick(
        format!("Sent. The server's answer: {answer}\n"),
        format!("已发送。服务器答复：{answer}\n"),
    ))?;
    let kept = Output {
        path: free_path(folder),
        bytes: sent.eml,
    };
    write_all(std::slice::from_ref(&kept), false)?;
    terminal.print(&format!("{}\n", kept.path.display()))?;
    Ok(ExitStatus::Done)
}

fn server(smtp: &SmtpSettings) -> Result<SmtpServer, Failure> {
    let url = env::var(URL).ok().filter(|url| !url.is_empty());
    let url = url.or_else(|| smtp.url.clone()).ok_or(NotSent::NoServer)?;
    let mut server: SmtpServer = url.parse()?;
    if let Some(seconds) = smtp.timeout {
        server.patience = Duration::from_secs(seconds.clamp(1, 600));
    }
    Ok(server)
}

/// The password, where the server's address names a user.
fn password(server: &SmtpServer, smtp: &SmtpSettings) -> Result<Option<String>, NotSent> {
    if server.user.is_none() {
        return Ok(None);
    }
    if let Some(password) = env::var(PASSWORD).ok().filter(|word| !word.is_empty()) {
        return Ok(Some(password));
    }
    let path = smtp.password_file.as_ref().ok_or(NotSent::NoPassword)?;
    let text = std::fs::read_to_string(path).map_err(|error| NotSent::PasswordFile {
        path: path.clone(),
        reason: error.to_string(),
    })?;
    // An editor ends the line; the password does not.
    Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Asks on the terminal.
fn is_wanted(
    email: &PaymentEmail,
    server: &SmtpServer,
    terminal: &Terminal,
) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(NotSent::NobodyToAsk.into());
    }
    let (subject, host) = (visible(&email.subject), &server.host);
    let to: Vec<String> = email.envelope.to.iter().map(ToString::to_string).collect();
    let to = to.join(", ");
    terminal.advise(&terminal.ui().pick(
        format!("\n{subject}\nSend this to {to}, over {host}? [y/N] "),
        format!("\n{subject}\n经由 {host} 发送给 {to}？[y/N] "),
    ))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(is_yes(&answer))
}

fn is_yes(answer: &str) -> bool {
    let answer = answer.trim_ascii();
    ["y", "yes"]
        .iter()
        .any(|yes| yes.eq_ignore_ascii_case(answer))
        || answer == "是"
}

/// A name that no file has yet: what was sent is never replaced.
fn free_path(folder: &Path) -> PathBuf {
    let first = folder.join("sent.eml");
    let mut number = 2;
    let mut path = first;
    while path.symlink_metadata().is_ok() {
        path = folder.join(format!("sent-{number}.eml"));
        number += 1;
    }
    path
}

fn unusable(error: io::Error) -> NotSent {
    NotSent::Ledger {
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_yes_is_one() {
        for yes in ["y", "Y\n", "yes\r\n", "是\n"] {
            assert!(is_yes(yes), "{yes:?}");
        }
        for no in ["", "\n", "n", "yy", "maybe", "否"] {
            assert!(!is_yes(no), "{no:?}");
        }
    }

    #[test]
    fn what_was_sent_gets_a_name_that_is_free() {
        let folder = tempfile::tempdir().unwrap();
        assert!(free_path(folder.path()).ends_with("sent.eml"));
        for name in ["sent.eml", "sent-2.eml"] {
            std::fs::File::create(folder.path().join(name)).unwrap();
        }
        assert!(free_path(folder.path()).ends_with("sent-3.eml"));
    }
}
