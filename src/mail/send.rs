//! Sends an email over SMTP. Nothing else in gonghan opens a connection.

use std::io::{self, ErrorKind};

use lettre::address::Envelope as SmtpEnvelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};

use super::error::MailError;
use super::smtp::{Security, SmtpServer};
use super::{PaymentEmail, eml};

/// An email that a server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The message as it was sent, the server's answer in front of it.
    pub eml: Vec<u8>,
    /// The server's answer.
    pub answer: String,
}

/// Why an email was not sent.
#[derive(Debug)]
#[non_exhaustive]
pub enum SendError {
    /// It has no sender.
    NoSender,
    /// It has no recipient.
    NoRecipient,
    /// It can't be put together.
    Mail(MailError),
    /// No connection came about, so nothing was sent.
    NoConnection {
        /// What failed.
        reason: String,
    },
    /// The server did not take it.
    Refused {
        /// The server's answer.
        answer: String,
    },
    /// The connection broke while the email was handed over: whether the server has it is not known.
    Unknown {
        /// What failed.
        reason: String,
    },
}

impl SendError {
    /// Whether the server may have the email all the same.
    #[must_use]
    pub fn may_be_sent(&self) -> bool {
        matches!(self, Self::Unknown { .. })
    }
}

/// Hands an email to a server.
///
/// # Errors
/// It lacks a sender or a recipient, no connection comes about, the server refuses it, or the connection breaks.
pub fn send(
    email: &PaymentEmail,
    server: &SmtpServer,
    password: Option<&str>,
) -> Result<Sent, SendError> {
    if email.envelope.from.is_none() {
        return Err(SendError::NoSender);
    }
    if email.envelope.to.is_empty() {
        return Err(SendError::NoRecipient);
    }
    let (envelope, message) = email.outgoing().map_err(SendError::Mail)?;
    let transport = transport(server, password).map_err(|error| no_connection(&error))?;
    // A connection that does not even come about has sent nothing for certain.
    match transport.test_connection() {
        Ok(true) => {}
        Ok(false) => {
            return Err(SendError::NoConnection {
                reason: "NOOP".to_owned(),
            });
        }
        Err(error) => return Err(no_connection(&error)),
    }
    match transport.send_raw(&envelope, &message) {
        Ok(response) => {
            let lines: Vec<&str> = response.message().collect();
            let answer = format!("{} {}", response.code(), lines.join(" "));
            Ok(Sent {
                eml: eml::with_answer(&message, &answer),
                answer,
            })
        }
        // A number means that the server answered; without one its answer did not come, or not whole.
        Err(error) if error.status().is_some() => Err(SendError::Refused {
            answer: chain(&error),
        }),
        Err(error) => Err(SendError::Unknown {
            reason: chain(&error),
        }),
    }
}

fn transport(server: &SmtpServer, password: Option<&str>) -> Result<SmtpTransport, Error> {
    let parameters = || TlsParameters::new(server.host.clone());
    let tls = match server.security {
        Security::Tls => Tls::Wrapper(parameters()?),
        Security::StartTls => Tls::Required(parameters()?),
        Security::Loopback => Tls::Opportunistic(parameters()?),
    };
    let mut builder = SmtpTransport::builder_dangerous(server.host.as_str())
        .port(server.port)
        .tls(tls)
        .timeout(Some(server.patience));
    if let (Some(user), Some(password)) = (&server.user, password) {
        builder = builder.credentials(Credentials::new(user.clone(), password.to_owned()));
    }
    Ok(builder.build())
}

fn no_connection(error: &Error) -> SendError {
    SendError::NoConnection {
        reason: chain(error),
    }
}

/// The error and what is behind it, as the library says it; of a wait that was too long the system says nothing useful.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut behind = error.source();
    while let Some(error) = behind {
        let is_wait = error.downcast_ref::<io::Error>().is_some_and(|error| {
            matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
        });
        if is_wait {
            return "the server did not answer in time".to_owned();
        }
        let more = error.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        behind = error.source();
    }
    words
}

impl PaymentEmail {
    /// The message as it is sent, and whom it is sent to: those who get a blind copy stand there alone.
    fn outgoing(&self) -> Result<(SmtpEnvelope, Vec<u8>), MailError> {
        let mut message = self.message(None)?;
        let recipients = [&self.envelope.to, &self.envelope.cc, &self.envelope.bcc];
        let addresses = recipients
            .into_iter()
            .flatten()
            .map(|mailbox| eml::address(&mailbox.address))
            .collect::<Result<Vec<_>, _>>()?;
        let from = self
            .envelope
            .from
            .as_ref()
            .map(|from| eml::address(&from.address))
            .transpose()?;
        let envelope = SmtpEnvelope::new(from, addresses).map_err(MailError::message)?;
        message
            .headers_mut()
            .remove::<lettre::message::header::Bcc>();
        Ok((envelope, message.formatted()))
    }
}
