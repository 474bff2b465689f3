//! Why nothing is sent, before a server is even spoken to.

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::message::{Explain, Ui};

/// The environment variable with the mail server's URL.
pub(super) const URL: &str = "GONGHAN_SMTP_URL";
/// The environment variable with its password.
pub(super) const PASSWORD: &str = "GONGHAN_SMTP_PASSWORD";

/// Why nothing is sent.
pub(super) enum NotSent {
    /// No mail server is known.
    NoServer,
    /// The server wants a user, and there is no password.
    NoPassword,
    /// The password's file can't be read.
    PasswordFile { path: PathBuf, reason: String },
    /// The email about this payment was sent before.
    SentBefore,
    /// An earlier run was cut off while it sent this email.
    CutOff,
    /// What was sent before can't be looked up.
    Ledger { reason: String },
    /// Nobody is there to be asked.
    NobodyToAsk,
}

impl Explain for NotSent {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            Self::NoServer => Diagnostic::error(
                "send-without-server",
                ui.pick("no mail server is known to send with", "没有可用来发送的邮件服务器"),
            )
            .hint(ui.pick(
                format!("set {URL} to smtps://user@mail.example.com, or write url under [smtp] in the settings file"),
                format!("请把 {URL} 设为 smtps://user@mail.example.com，或在设置文件的 [smtp] 下写 url"),
            )),
            Self::NoPassword => Diagnostic::error(
                "send-without-password",
                ui.pick("there is no password for the mail server", "没有邮件服务器的密码"),
            )
            .hint(ui.pick(
                format!("set {PASSWORD}, or name a file with it as password_file under [smtp] in the settings file"),
                format!("请设置 {PASSWORD}，或在设置文件的 [smtp] 下用 password_file 指定密码文件"),
            )),
            Self::PasswordFile { path, reason } => {
                let path = path.display();
                Diagnostic::error(
                    "send-password-file",
                    ui.pick(
                        format!("the password's file `{path}` can't be read: {reason}"),
                        format!("无法读取密码文件 `{path}`：{reason}"),
                    ),
                )
                .hint(ui.pick("look at its path in the settings file", "请检查设置文件中的路径"))
            }
            Self::SentBefore => Diagnostic::error(
                "sent-before",
                ui.pick("the email about this payment was sent before", "该笔付款的邮件已经发送过"),
            )
            .hint(ui.pick(
                "after three working days without an answer, add `--follow-up`; to send the same once more, `--again`",
                "三个工作日没有答复时请加 `--follow-up`；确需重发同一邮件，请加 `--again`",
            )),
            Self::CutOff => Diagnostic::error(
                "sent-perhaps",
                ui.pick(
                    "an earlier run was cut off while it sent this email, so it may have been sent",
                    "上次发送途中中断，该邮件可能已经发出",
                ),
            )
            .hint(ui.pick(
                "look into the mailbox's sent mail; if it is not there, add `--again`",
                "请查看邮箱的已发送邮件；确未发出的，请加 `--again`",
            )),
            Self::Ledger { reason } => Diagnostic::error(
                "sent-list",
                ui.pick(
                    format!("the list of sent emails can't be used: {reason}"),
                    format!("无法使用已发送邮件的记录：{reason}"),
                ),
            )
            .hint(ui.pick(
                "without it an email could go out twice; look at the folder for the program's state",
                "没有它可能重复发送；请检查程序状态文件夹",
            )),
            Self::NobodyToAsk => Diagnostic::error(
                "send-unasked",
                ui.pick("nobody is there to be asked before sending", "发送前无人可询问"),
            )
            .hint(ui.pick("add `--yes` to send without asking", "加 `--yes` 可不询问直接发送")),
        }]
    }
}
