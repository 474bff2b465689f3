//! The email as a file (RFC 5322) and as text to paste.

use std::time::{Duration, SystemTime};

use lettre::Message;
use lettre::address::Envelope as SmtpEnvelope;
use lettre::message::header::{self, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox as LettreMailbox, MultiPart, SinglePart};

use super::envelope::Mailbox;
use super::error::MailError;
use super::{PaymentEmail, encoded_word};
use crate::application::EmailAddress;

/// What the text to paste begins with.
pub(super) const PASTE_MARK: &str = "收件人 To: ";

impl PaymentEmail {
    /// The draft as an `.eml` file: Outlook and Thunderbird open it ready to be sent.
    ///
    /// # Errors
    /// The message can't be put together.
    pub fn draft(&self) -> Result<Vec<u8>, MailError> {
        let mut message = self.message(Some(HeaderValue::new(
            HeaderName::new_from_ascii_str("X-Unsent"),
            "1".to_owned(),
        )))?;
        if self.envelope.from.is_none() {
            message.headers_mut().remove::<header::From>();
        }
        Ok(message.formatted())
    }

    /// Recipient, subject, attachments and body, to be pasted where an `.eml` file can't be opened for writing.
    #[must_use]
    pub fn paste(&self) -> String {
        let list = |mailboxes: &[Mailbox]| {
            let all: Vec<String> = mailboxes.iter().map(ToString::to_string).collect();
            all.join(", ")
        };
        let names: Vec<&str> = self
            .attachments
            .iter()
            .map(|attachment| attachment.name.as_str())
            .collect();
        // The line is there even without a recipient: it is to be filled in.
        let mut paste = format!("{PASTE_MARK}{}\n", list(&self.envelope.to));
        for (label, value) in [
            ("抄送 Cc", list(&self.envelope.cc)),
            ("密送 Bcc", list(&self.envelope.bcc)),
            ("主题 Subject", self.subject.clone()),
            ("附件 Attachments", names.join(", ")),
        ] {
            if !value.is_empty() {
                paste.push_str(&format!("{label}: {value}\n"));
            }
        }
        paste + "\n" + &self.text
    }

    /// The message with Bcc in its head, and `extra` as its last header.
    pub(super) fn message(&self, extra: Option<HeaderValue>) -> Result<Message, MailError> {
        let mailbox = |mailbox: &Mailbox| -> Result<LettreMailbox, MailError> {
            let name = mailbox.name.as_ref().map(|name| name.as_str().to_owned());
            Ok(LettreMailbox::new(name, address(&mailbox.address)?))
        };
        // lettre builds no message without a sender and recipients; a draft's are taken out again.
        let nobody: lettre::Address = "nobody@draft.invalid"
            .parse()
            .map_err(MailError::message::<lettre::address::AddressError>)?;
        let from = match &self.envelope.from {
            Some(from) => mailbox(from)?,
            None => LettreMailbox::new(None, nobody.clone()),
        };
        let unused = SmtpEnvelope::new(None, vec![nobody]).map_err(MailError::message)?;
        let mut builder = Message::builder()
            .from(from)
            .date(moment(self.date))
            .message_id(Some(self.ids.own.clone()))
            .raw_header(encoded_word::subject(&self.subject))
            .envelope(unused)
            .keep_bcc();
        for to in &self.envelope.to {
            builder = builder.to(mailbox(to)?);
        }
        for cc in &self.envelope.cc {
            builder = builder.cc(mailbox(cc)?);
        }
        for bcc in &self.envelope.bcc {
            builder = builder.bcc(mailbox(bcc)?);
        }
        if let Some(last) = self.ids.before.last() {
            builder = builder
                .in_reply_to(last.clone())
                .references(self.ids.before.join(" "));
        }
        if let Some(extra) = extra {
            builder = builder.raw_header(extra);
        }
        builder.multipart(self.parts()).map_err(MailError::message)
    }

    /// `multipart/mixed` of the text in both forms and the attachments.
    fn parts(&self) -> MultiPart {
        let alternatives = MultiPart::alternative()
            .boundary(self.ids.boundary("text"))
            .singlepart(written(ContentType::TEXT_PLAIN, &self.text))
            .singlepart(written(ContentType::TEXT_HTML, &self.html));
        let mut parts = MultiPart::mixed()
            .boundary(self.ids.boundary("mail"))
            .multipart(alternatives);
        for attachment in &self.attachments {
            parts = parts.singlepart(attachment.part());
        }
        parts
    }
}

/// An address as lettre has it.
pub(super) fn address(address: &EmailAddress) -> Result<lettre::Address, MailError> {
    address
        .as_str()
        .parse()
        .map_err(MailError::message::<lettre::address::AddressError>)
}

/// A message with the server's answer in a header in front.
pub(super) fn with_answer(message: &[u8], answer: &str) -> Vec<u8> {
    // An answer is ASCII (RFC 5321, 4.2); whatever else came is not let into a header.
    let answer: String = answer
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() || c == ' ' {
                c
            } else {
                '?'
            }
        })
        .take(900)
        .collect();
    [format!("X-Server-Answer: {answer}\r\n").as_bytes(), message].concat()
}

/// Text in base64: its lines may have any length and end in any spaces.
fn written(content_type: ContentType, text: &str) -> SinglePart {
    SinglePart::builder()
        .header(content_type)
        .header(header::ContentTransferEncoding::Base64)
        .body(text.replace('\n', "\r\n").into_bytes())
}

/// Noon in universal time: the same day nearly everywhere.
fn moment(date: crate::application::Date) -> SystemTime {
    let noon = date.civil().at(12, 0, 0, 0);
    let seconds = jiff::tz::TimeZone::UTC
        .to_timestamp(noon)
        .map_or(0, |moment| moment.as_second());
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
}
