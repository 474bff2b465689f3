//! Why there is no email.

use crate::template::TemplateError;

/// Why there is no email.
#[derive(Debug)]
#[non_exhaustive]
pub enum MailError {
    /// The template can't be filled.
    Template(TemplateError),
    /// The template does not begin with a heading, which would be the subject.
    NoSubject,
    /// The template has a block that no email can show.
    Unshowable {
        /// The block's name in the template.
        block: &'static str,
    },
    /// The record has no day of payment, which dates the email.
    NoPaymentDate,
    /// The message could not be put together.
    Message {
        /// The library's own words.
        reason: String,
    },
}

impl MailError {
    /// The library's refusal of a message.
    pub(super) fn message<E: std::fmt::Display>(error: E) -> Self {
        Self::Message {
            reason: error.to_string(),
        }
    }
}

impl From<TemplateError> for MailError {
    fn from(error: TemplateError) -> Self {
        Self::Template(error)
    }
}
