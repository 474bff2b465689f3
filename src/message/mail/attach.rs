//! Words of files that can't be attached.

use crate::diagnostic::Diagnostic;
use crate::mail::{AttachError, MOST_ATTACHED};
use crate::message::{Explain, Ui};

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
