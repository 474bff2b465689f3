//! The payment email, read back by others.

mod drafts;
mod receipts;

use gonghan::application::Application;
use gonghan::mail::{Attachment, Envelope, PaymentEmail, payment_email};
use gonghan::template::Template;

use crate::letters::filled;

/// All that an email needs, with some fields of one's own.
fn paid(fields: &[(&str, &str)]) -> Application {
    let needed = [
        ("account.login_email", "wechat@example.com"),
        ("payment.date", "2026-11-20"),
        ("payment.amount", "99.00"),
        ("payment.currency", "USD"),
        ("bank.account_holder", "GOLDEN SAIL EXAMPLE LIMITED"),
        ("bank.account_number", "000123456789"),
        ("bank.bank_name", "Example Bank"),
        ("contact.name", "CHAN TAI MAN"),
    ];
    filled(&[&needed[..], fields].concat())
}

fn attachment(name: &str, bytes: &[u8]) -> Attachment {
    Attachment {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

fn email(application: &Application, template: &str, attachments: Vec<Attachment>) -> PaymentEmail {
    let template = Template::builtin(template).unwrap();
    payment_email(application, &template, Envelope::default(), attachments, 0)
        .unwrap_or_else(|error| panic!("{error}"))
}
