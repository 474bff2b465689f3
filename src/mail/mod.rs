//! The email that tells of the payment: a draft to be opened, looked at and sent.
//!
//! A mail's template is written as a letter's is; its first heading is the subject. The same filled [`Document`] becomes
//! the plain text and the HTML, so that both say the same.

mod attach_files;
mod attachment;
mod eml;
mod encoded_word;
mod envelope;
mod error;
mod html;
mod message_id;
mod receipt;
mod send;
mod smtp;
mod text;

use crate::application::{Application, Date};
use crate::template::{Block, Document, Template, plain_text};

pub use attach_files::{AttachError, attach_files, attached_bytes, receipt_in, receipt_path};
pub use attachment::{Attachment, MOST_ATTACHED};
pub use envelope::{Envelope, Mailbox, MailboxError};
pub use error::MailError;
pub(crate) use html::escaped as html_escaped;
pub use receipt::{ReceiptFault, receipt, receipt_fault};
pub use send::{SendError, Sent, send};
pub use smtp::{Security, SmtpServer, SmtpUrlFault};

/// The fields without which the payment can't be found.
pub const NEEDED: [&str; 8] = [
    "account.login_email",
    "payment.date",
    "payment.amount",
    "payment.currency",
    "bank.account_holder",
    "bank.account_number",
    "bank.bank_name",
    "contact.name",
];

/// How many days apart a mail and the next one are dated: as long as an answer takes, weekends counted in.
const DAYS_BETWEEN: i32 = 5;

/// An email about one client's payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentEmail {
    /// Its subject.
    pub subject: String,
    /// Its plain text, lines ended by `\n`.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// What is attached, the receipt first.
    pub attachments: Vec<Attachment>,
    /// From whom and to whom.
    pub envelope: Envelope,
    /// The day it is dated.
    pub date: Date,
    /// Its own message ID and those of the mails before it.
    ids: message_id::MessageIds,
}

/// Writes the email about a client's payment. `follow_up` counts the mails that had no answer.
///
/// # Errors
/// The template does not fit the record or has no subject, or a needed field is absent.
pub fn payment_email(
    application: &Application,
    template: &Template,
    envelope: Envelope,
    attachments: Vec<Attachment>,
    follow_up: u8,
) -> Result<PaymentEmail, MailError> {
    let paid = application.payment.date.ok_or(MailError::NoPaymentDate)?;
    let document = template.fill(application)?;
    let (subject, body) = subject_and_body(&document)?;
    let date = paid
        .plus_days(i32::from(follow_up) * DAYS_BETWEEN)
        .unwrap_or(paid);
    Ok(PaymentEmail {
        text: text::text(body)?,
        html: html::html(body, document.language.first().tag())?,
        ids: message_id::MessageIds::of(application, &envelope, follow_up),
        subject,
        attachments,
        envelope,
        date,
    })
}

impl PaymentEmail {
    /// What the same email about the same payment has again, whoever sends it: its message ID without the domain.
    #[must_use]
    pub fn mark(&self) -> &str {
        self.ids.mark()
    }
}

/// Whether a file is a draft or a text to paste that gonghan wrote.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let has = |mark: &str| {
        head.windows(mark.len())
            .any(|window| window == mark.as_bytes())
    };
    head.starts_with(eml::PASTE_MARK.as_bytes())
        || (has("X-Unsent: 1") && has(&format!("boundary=\"{}", message_id::BOUNDARY_MARK)))
}

/// The first heading is the subject, and all that follows is the body.
fn subject_and_body(document: &Document) -> Result<(String, &[Block]), MailError> {
    match document.blocks.split_first() {
        Some((Block::Heading { level: 1, text }, body)) => Ok((plain_text(text), body)),
        _ => Err(MailError::NoSubject),
    }
}
