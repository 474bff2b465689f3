//! Words of email addresses.

use super::{Explain, Ui, named, quoted};
use crate::application::{EmailError, EmailFault};
use crate::diagnostic::Diagnostic;

impl Explain for EmailError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = quoted(&self.given);
        let form = ui.pick(
            "write the address alone, such as \"amy@example.com\"",
            "请只写邮箱地址，例如 \"amy@example.com\"",
        );
        let (name, title) = match &self.fault {
            EmailFault::Empty => (
                "email-empty",
                ui.pick("there is no email address", "没有填写邮箱地址")
                    .to_owned(),
            ),
            EmailFault::At { count: 0 } => (
                "email-at",
                ui.pick(format!("{given} has no @"), format!("{given} 中没有 @")),
            ),
            EmailFault::At { count } => (
                "email-at",
                ui.pick(
                    format!("{given} has {count} @: one address is wanted"),
                    format!("{given} 中有 {count} 个 @：只能填写一个地址"),
                ),
            ),
            EmailFault::Character { character, .. } => (
                "email-character",
                ui.pick(
                    format!(
                        "{} is in the email address, which no address has",
                        named(*character)
                    ),
                    format!("邮箱地址中有 {}，地址不含这种字符", named(*character)),
                ),
            ),
            EmailFault::BadUser => (
                "email-user",
                ui.pick(
                    format!("what stands before the @ of {given} is not whole"),
                    format!("{given} 中 @ 之前的部分不完整"),
                ),
            ),
            EmailFault::BadDomain => (
                "email-domain",
                ui.pick(
                    format!("what stands behind the @ of {given} is no domain such as example.com"),
                    format!("{given} 中 @ 之后不是 example.com 这样的域名"),
                ),
            ),
            EmailFault::TooLong => (
                "email-too-long",
                ui.pick(
                    "the email address is longer than any can be",
                    "邮箱地址过长",
                )
                .to_owned(),
            ),
        };
        vec![Diagnostic::error(name, title).hint(form)]
    }
}
