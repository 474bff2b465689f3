//! From whom and to whom.

use std::fmt;
use std::str::FromStr;

use crate::application::{EmailAddress, EmailError, TextError, TextLine};

/// From whom and to whom. A draft needs neither: whoever opens it fills them in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The sender.
    pub from: Option<Mailbox>,
    /// The recipients.
    pub to: Vec<Mailbox>,
    /// Who gets a copy.
    pub cc: Vec<Mailbox>,
    /// Who gets a copy that the others don't see.
    pub bcc: Vec<Mailbox>,
}

/// An email address, with a name where it is written `Name <address>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name.
    pub name: Option<TextLine>,
    /// The address.
    pub address: EmailAddress,
}

/// Why a text is no mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailboxError {
    /// The address is refused.
    Address(EmailError),
    /// The name is refused.
    Name(TextError),
}

impl FromStr for Mailbox {
    type Err = MailboxError;

    fn from_str(text: &str) -> Result<Self, MailboxError> {
        let named = text
            .strip_suffix('>')
            .and_then(|text| text.rsplit_once('<'));
        let (name, address) = match named {
            Some((name, address)) => (without_quotes(name), address),
            None => ("", text),
        };
        Ok(Self {
            name: if name.is_empty() {
                None
            } else {
                Some(name.parse().map_err(MailboxError::Name)?)
            },
            address: address.parse().map_err(MailboxError::Address)?,
        })
    }
}

/// The space before `<` and quotes around a name belong to the form (RFC 5322, 3.4), not to the name.
fn without_quotes(name: &str) -> &str {
    let name = name.trim_ascii();
    name.strip_prefix('"')
        .and_then(|name| name.strip_suffix('"'))
        .unwrap_or(name)
}

impl From<EmailAddress> for Mailbox {
    fn from(address: EmailAddress) -> Self {
        Self {
            name: None,
            address,
        }
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(formatter, "{name} <{}>", self.address),
            None => write!(formatter, "{}", self.address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stands_alone_or_behind_a_name() {
        for (text, name, shown) in [
            ("a@example.com", None, "a@example.com"),
            ("<a@example.com>", None, "a@example.com"),
            (
                "示例公司 <a@example.com>",
                Some("示例公司"),
                "示例公司 <a@example.com>",
            ),
            (
                "\"Example, Ltd\" <a@example.com>",
                Some("Example, Ltd"),
                "Example, Ltd <a@example.com>",
            ),
        ] {
            let mailbox: Mailbox = text.parse().unwrap();
            assert_eq!(mailbox.name.as_ref().map(TextLine::as_str), name, "{text}");
            assert_eq!(mailbox.to_string(), shown);
        }
    }

    #[test]
    fn nothing_gets_into_a_header_beside_an_address() {
        for text in [
            "a@example.com\r\nBcc: b@example.com",
            "A\r\nBcc: b@example.com <a@example.com>",
            "a@example.com, b@example.com",
            "A <a@example.com> <b@example.com",
            "",
            "A <>",
        ] {
            assert!(text.parse::<Mailbox>().is_err(), "{text:?}");
        }
    }
}
