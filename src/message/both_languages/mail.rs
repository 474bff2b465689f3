//! Every fault of an email and of what is attached.

use super::check;
use crate::check::FileKind;
use crate::mail::{MailError, Mailbox, ReceiptFault};

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
        ReceiptFault::Kind(FileKind::Heic),
        ReceiptFault::Kind(FileKind::Office),
        ReceiptFault::Damaged,
        ReceiptFault::Pages { count: 2 },
        ReceiptFault::TooLarge {
            width: 1,
            height: 2,
        },
        ReceiptFault::Blank,
    ] {
        check(&fault);
    }
}
