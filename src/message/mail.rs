//! Words of the email.

mod attach;
mod send;

use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::mail::{AttachError, MailError, MailboxError, ReceiptFault};

speaks_english!(AttachError, MailError, MailboxError, ReceiptFault);

impl Explain for MailError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            MailError::Template(error) => return error.explain(ui),
            MailError::NoSubject => Diagnostic::error(
                "mail-without-subject",
                ui.pick(
                    "the template does not begin with a heading, which is the email's subject",
                    "模板开头没有标题；该标题即邮件主题",
                ),
            )
            .hint(ui.pick(
                "put it first: # 海外认证 - {{ company.name }} - 打款凭证 - {{ account.id }}",
                "请在正文最前面写：# 海外认证 - {{ company.name }} - 打款凭证 - {{ account.id }}",
            )),
            MailError::Unshowable { block } => Diagnostic::error(
                "mail-block",
                ui.pick(
                    format!("an email can't show a `{block}` block"),
                    format!("邮件无法显示 `{block}` 块"),
                ),
            )
            .hint(ui.pick(
                "delete it from the template; pictures go with the email as attachments",
                "请从模板中删除；图片请作为附件发送",
            )),
            MailError::NoPaymentDate => Diagnostic::error(
                "mail-without-date",
                ui.pick(
                    "the record has no day of payment, which dates the email",
                    "资料中没有付款日期，无法确定邮件日期",
                ),
            )
            .hint(ui.pick(
                "add under [payment]: date = \"2026-11-20\"",
                "请在 [payment] 下加上：date = \"2026-11-20\"",
            )),
            MailError::Message { reason } => Diagnostic::error(
                "mail-message",
                ui.pick(
                    format!("the email can't be put together: {reason}"),
                    format!("无法生成邮件：{reason}"),
                ),
            )
            .hint(ui.pick(
                "look at the addresses and the names beside them",
                "请检查邮箱地址及其姓名",
            )),
        }]
    }
}

impl Explain for MailboxError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            MailboxError::Address(error) => error.explain(ui),
            MailboxError::Name(error) => error.explain(ui),
        }
    }
}

impl Explain for ReceiptFault {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        match self {
            ReceiptFault::Scan(error) => error.explain(ui),
            ReceiptFault::Pages { count } => vec![
                Diagnostic::error(
                    "receipt-pages",
                    ui.pick(
                        format!("the receipt has {count} pages, and one is attached"),
                        format!("付款凭证有 {count} 页，而只附一页"),
                    ),
                )
                .hint(ui.pick(
                    "save the page that shows the transfer as a file of its own: `gonghan scan receipt.pdf --pages 1`",
                    "请把显示转账的那一页另存为单独的文件：`gonghan scan receipt.pdf --pages 1`",
                )),
            ],
        }
    }
}
