//! Words of sending.

use crate::diagnostic::Diagnostic;
use crate::mail::{SendError, SmtpUrlFault};
use crate::message::{Explain, Ui, speaks_english};

speaks_english!(SendError, SmtpUrlFault);

impl Explain for SendError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let draft = ui.pick(
            "the draft is there: it can be opened in a mail program and sent from it",
            "草稿已生成：可用邮件程序打开并发送",
        );
        vec![match self {
            SendError::NoSender => Diagnostic::error(
                "send-without-sender",
                ui.pick("the email has no sender", "邮件没有发件人"),
            )
            .hint(ui.pick(
                "give it with `--from you@example.com`, or in the settings file under [mail]",
                "请用 `--from you@example.com` 指定，或写在设置文件的 [mail] 下",
            )),
            SendError::NoRecipient => Diagnostic::error(
                "send-without-recipient",
                ui.pick("the email has no recipient", "邮件没有收件人"),
            )
            .hint(ui.pick(
                "give it with `--to`, as your application's page names it",
                "请按申请页面所示，用 `--to` 指定",
            )),
            SendError::Mail(error) => return error.explain(ui),
            SendError::NoConnection { reason } => Diagnostic::error(
                "send-no-connection",
                ui.pick(
                    format!("nothing was sent, as no connection to the mail server came about: {reason}"),
                    format!("未能连接邮件服务器，邮件没有发出：{reason}"),
                ),
            )
            .hint(ui.pick(
                "look at the server's address, port, user and password; STARTTLS or smtps:// is needed but on this computer itself",
                "请检查服务器地址、端口、用户名和密码；除本机外，须使用 STARTTLS 或 smtps://",
            ))
            .hint(draft),
            SendError::Refused { answer } => Diagnostic::error(
                "send-refused",
                ui.pick(
                    format!("the mail server did not take the email: {answer}"),
                    format!("邮件服务器拒收：{answer}"),
                ),
            )
            .hint(ui.pick(
                "look at the addresses, and at what the server says",
                "请检查邮箱地址，并参考服务器的答复",
            ))
            .hint(draft),
            SendError::Unknown { reason } => Diagnostic::error(
                "send-unknown",
                ui.pick(
                    format!("the connection broke while the email was handed over, so it may have been sent or not: {reason}"),
                    format!("发送途中连接中断，邮件可能已发出，也可能没有：{reason}"),
                ),
            )
            .hint(ui.pick(
                "look into the mailbox's sent mail and wait for an answer; to send it once more all the same, add `--again`",
                "请查看邮箱的已发送邮件并等待答复；确需再发一次，请加 `--again`",
            )),
        }]
    }
}

impl Explain for SmtpUrlFault {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let title = match self {
            SmtpUrlFault::Form => ui.pick(
                "this is no address of a mail server",
                "这不是邮件服务器地址",
            ),
            SmtpUrlFault::Scheme => ui.pick(
                "a mail server's address begins with smtp:// or smtps://",
                "邮件服务器地址以 smtp:// 或 smtps:// 开头",
            ),
            SmtpUrlFault::Password => ui.pick(
                "the mail server's address holds a password, which others could read there",
                "邮件服务器地址中含有密码，可能被他人看到",
            ),
            SmtpUrlFault::Path => ui.pick(
                "a mail server's address ends with its host and port",
                "邮件服务器地址只到主机名和端口为止",
            ),
        };
        vec![Diagnostic::error("smtp-url", title).hint(ui.pick(
            "write it as smtp://user@mail.example.com:587 or smtps://user@mail.example.com; the password goes into GONGHAN_SMTP_PASSWORD or a file",
            "请写作 smtp://user@mail.example.com:587 或 smtps://user@mail.example.com；密码放在 GONGHAN_SMTP_PASSWORD 或文件中",
        ))]
    }
}
