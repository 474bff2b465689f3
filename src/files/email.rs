//! The files of an email.

use std::path::Path;

use super::Output;
use crate::mail::{MailError, PaymentEmail};

/// The draft, the text to paste, and the attachments as they are to be attached by hand.
///
/// # Errors
/// The draft can't be written.
pub fn email_files(
    email: &PaymentEmail,
    follow_up: u8,
    folder: &Path,
) -> Result<Vec<Output>, MailError> {
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
