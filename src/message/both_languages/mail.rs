//! Every fault of an email and of what is attached.

use super::check;
use crate::mail::{MailError, Mailbox, ReceiptFault, SendError, SmtpUrlFault};
use crate::scan::ScanError;

#[test]
fn emails() {
    check(&MailError::NoSubject);
    check(&MailError::Unshowable { block: "seal" });
    check(&MailError::NoPaymentDate);
    check(&MailError::Message {
        reason: "x".to_owned(),
    });
    for text in ["a@b", "A\u{7} <a@example.com>"] {
        check(&text.parse::<Mailbox>().unwrap_err());
    }
}

#[test]
fn receipts() {
    for fault in [
        ReceiptFault::Pages { count: 2 },
        ReceiptFault::Scan(ScanError::CutOff),
    ] {
        check(&fault);
    }
}

#[test]
fn sending() {
    let words = || "x".to_owned();
    check(&SendError::NoSender);
    check(&SendError::NoRecipient);
    check(&SendError::Mail(MailError::NoSubject));
    check(&SendError::NoConnection { reason: words() });
    check(&SendError::Refused { answer: words() });
    check(&SendError::Unknown { reason: words() });
    for fault in [
        SmtpUrlFault::Form,
        SmtpUrlFault::Scheme,
        SmtpUrlFault::Password,
        SmtpUrlFault::Path,
    ] {
        check(&fault);
    }
}
