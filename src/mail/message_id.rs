//! Message IDs that follow from the record, so that the same record gives the same bytes.

use sha2::{Digest, Sha256};

use super::envelope::Envelope;
use crate::application::Application;
use crate::hexadecimal::hex;

/// A mail's own message ID and those of the mails before it (RFC 5322, 3.6.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MessageIds {
    /// Its own.
    pub(super) own: String,
    /// Those before it, the first mail's first.
    pub(super) before: Vec<String>,
}

/// What every boundary begins with.
pub(super) const BOUNDARY_MARK: &str = "=_gh";

impl MessageIds {
    pub(super) fn of(application: &Application, envelope: &Envelope, follow_up: u8) -> Self {
        let domain = domain(application, envelope);
        let id = |number: u8| format!("<{}@{domain}>", mark(application, number));
        Self {
            own: id(follow_up),
            before: (0..follow_up).map(id).collect(),
        }
    }

    /// A boundary between parts that is the mail's own as well; `part` tells nested ones apart.
    pub(super) fn boundary(&self, part: &str) -> String {
        format!("{BOUNDARY_MARK}{}_{part}", self.mark())
    }

    /// Its own message ID without the domain.
    pub(super) fn mark(&self) -> &str {
        let mark = self.own.trim_start_matches('<');
        &mark[..mark.find('@').unwrap_or(mark.len())]
    }
}

/// The sender's domain, else that of the account's login: never one of gonghan's own.
fn domain<'a>(application: &'a Application, envelope: &'a Envelope) -> &'a str {
    let address = envelope
        .from
        .as_ref()
        .map(|from| from.address.as_str())
        .or_else(|| Some(application.account.login_email.as_ref()?.as_str()));
    address
        .and_then(|address| Some(address.split_once('@')?.1))
        .unwrap_or("draft.invalid")
}

/// The first bytes of a hash of what makes a payment the one it is.
fn mark(application: &Application, number: u8) -> String {
    let mut hasher = Sha256::new();
    let payment = &application.payment;
    for part in [
        application.account.id.as_str(),
        application.company.name.as_str(),
        &payment.date.map_or_else(String::new, |date| date.iso()),
        payment.amount.as_ref().map_or("", |amount| amount.as_str()),
        &number.to_string(),
    ] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hex(&hasher.finalize()[..12])
}
