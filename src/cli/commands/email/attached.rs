//! What goes with the email.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::application::Application;
use crate::cli::args::EmailArgs;
use crate::cli::failure::Failure;
use crate::diagnostic::Diagnostic;
use crate::mail::{Attachment, MOST_ATTACHED, ReceiptFault, receipt};
use crate::message::{Explain, Ui};

/// The most bytes of a receipt's file: a phone's photo or a bank's PDF has far less.
const LARGEST_RECEIPT: u64 = 64 * 1024 * 1024;

/// Why something can't be attached.
enum AttachError {
    /// No receipt is named.
    NoReceipt,
    /// A file can't be read.
    Unreadable { path: PathBuf, reason: String },
    /// The receipt can't be attached.
    Receipt { path: PathBuf, fault: ReceiptFault },
    /// All of it together is too much for a mail server.
    TooMuch { bytes: usize },
}

/// The receipt that was asked for, or the record's, made ready.
pub(super) fn receipt_of(
    args: &EmailArgs,
    application: &Application,
    folder: &Path,
) -> Result<Attachment, Failure> {
    let named = application.payment.receipt.as_ref();
    let path = match (&args.receipt, named) {
        (Some(path), _) => path.clone(),
        (None, Some(path)) => folder.join(path.as_str()),
        (None, None) => return Err(AttachError::NoReceipt.into()),
    };
    let bytes = read(&path)?;
    receipt(&bytes, &application.account.id)
        .map_err(|fault| AttachError::Receipt { path, fault }.into())
}

/// The receipt and the other files.
pub(super) fn attached(
    receipt: Attachment,
    others: &[PathBuf],
) -> Result<Vec<Attachment>, Failure> {
    let mut attachments = vec![receipt];
    for path in others {
        let name = path.file_name().unwrap_or_default();
        attachments.push(Attachment {
            name: name.to_string_lossy().into_owned(),
            bytes: read(path)?,
        });
    }
    let bytes = attachments.iter().map(|one| one.bytes.len()).sum();
    if bytes > MOST_ATTACHED {
        return Err(AttachError::TooMuch { bytes }.into());
    }
    Ok(attachments)
}

fn read(path: &Path) -> Result<Vec<u8>, AttachError> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(LARGEST_RECEIPT).read_to_end(&mut bytes))
        .map_err(|error| AttachError::Unreadable {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
    Ok(bytes)
}

impl Explain for AttachError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![match self {
            Self::NoReceipt => Diagnostic::error(
                "receipt-missing",
                ui.pick("there is no receipt to attach", "没有可附上的付款凭证"),
            )
            .hint(ui.pick(
                "name it with `--receipt FILE`, or in the record under [payment]: receipt = \"receipt.png\"",
                "请用 `--receipt 文件` 指定，或在资料的 [payment] 下写 receipt = \"receipt.png\"",
            )),
            Self::Unreadable { path, reason } => {
                let path = path.display();
                Diagnostic::error(
                    "attachment-unreadable",
                    ui.pick(
                        format!("`{path}` can't be read: {reason}"),
                        format!("无法读取 `{path}`：{reason}"),
                    ),
                )
                .hint(ui.pick("look at the path", "请检查路径"))
            }
            Self::Receipt { path, fault } => {
                let path = path.display();
                return fault
                    .explain(ui)
                    .into_iter()
                    .map(|mut finding| {
                        finding.title = ui.pick(
                            format!("`{path}`: {}", finding.title),
                            format!("`{path}`：{}", finding.title),
                        );
                        finding
                    })
                    .collect();
            }
            Self::TooMuch { bytes } => Diagnostic::error(
                "attachments-too-large",
                ui.pick(
                    format!("the attachments have {bytes} bytes, and mail servers take {MOST_ATTACHED} at most"),
                    format!("附件共 {bytes} 字节，邮件服务器最多接受 {MOST_ATTACHED} 字节"),
                ),
            )
            .hint(ui.pick(
                "attach less, or smaller pictures",
                "请减少附件，或缩小图片",
            )),
        }]
    }
}
