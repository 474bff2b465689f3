//! Words of files that cannot be read as text.

use super::{Explain, Ui};
use crate::diagnostic::Diagnostic;
use crate::intake::{LARGEST_RECORD, ReadError, ReadFault};

impl Explain for ReadError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = words(self, ui);
        vec![match &self.location {
            Some(location) => finding.at(location),
            None => finding,
        }]
    }
}

fn words(error: &ReadError, ui: Ui) -> Diagnostic {
    let path = &error.path;
    let new_record = new_record(ui);
    let save_as_utf8 = ui.pick(
        "open it in a text editor and save it again with the encoding UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        "请用文本编辑器打开，另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）",
    );
    match &error.fault {
        ReadFault::Missing => Diagnostic::error(
            "record-missing",
            ui.pick(
                format!("there is no file `{path}`"),
                format!("没有文件 `{path}`"),
            ),
        )
        .hint(ui.pick(
            "look whether its name and folder are right",
            "请检查文件名和所在文件夹",
        ))
        .hint(new_record),
        ReadFault::Table => Diagnostic::error(
            "record-is-table",
            ui.pick(
                format!("`{path}` is a table; a record of one client is wanted here"),
                format!("`{path}` 是表格；这里需要单个客户的资料"),
            ),
        )
        .hint(ui.pick(
            format!("for the clients of a table run `gonghan batch {path}`; with --make check they are only checked"),
            format!("处理表格请运行 `gonghan batch {path}`；加 --make check 则只检查"),
        )),
        ReadFault::Folder => Diagnostic::error(
            "record-is-folder",
            ui.pick(
                format!("`{path}` is a folder, not a file"),
                format!("`{path}` 是文件夹，不是文件"),
            ),
        )
        .hint(ui.pick("name a record in it", "请指定其中的一份资料")),
        ReadFault::NotAllowed => Diagnostic::error(
            "record-not-readable",
            ui.pick(
                format!("`{path}` can't be read: permission is denied"),
                format!("无法读取 `{path}`：没有权限"),
            ),
        )
        .hint(ui.pick(
            "copy it to a folder of your own, or ask its owner for permission",
            "请复制到自己的文件夹，或向文件所有者申请权限",
        )),
        ReadFault::TooLarge { bytes } => {
            let size = match bytes {
                Some(bytes) => ui.pick(
                    format!("`{path}` has {bytes} bytes"),
                    format!("`{path}` 有 {bytes} 字节"),
                ),
                None => ui.pick(format!("`{path}` is too large"), format!("`{path}` 过大")),
            };
            Diagnostic::error(
                "record-too-large",
                ui.pick(
                    format!("{size}; a record has no more than {LARGEST_RECORD} bytes"),
                    format!("{size}；一份资料最多 {LARGEST_RECORD} 字节"),
                ),
            )
            .hint(ui.pick(
                "look whether it is the right file: a record has a few lines of text",
                "请检查是否选错了文件：一份资料只有几行文字",
            ))
        }
        ReadFault::Failed { reason } => Diagnostic::error(
            "record-not-readable",
            ui.pick(
                format!("`{path}` can't be read: {reason}"),
                format!("无法读取 `{path}`：{reason}"),
            ),
        )
        .hint(ui.pick(
            "close it in other programs and try again",
            "请在其他程序中关闭该文件后重试",
        )),
        ReadFault::Utf16 => Diagnostic::error(
            "record-utf-16",
            ui.pick(
                format!("`{path}` is text in the encoding UTF-16"),
                format!("`{path}` 是 UTF-16 编码的文本"),
            ),
        )
        .hint(save_as_utf8),
        ReadFault::NotUtf8 { byte } => Diagnostic::error(
            "record-not-utf-8",
            ui.pick(
                format!("`{path}` is not text in the encoding UTF-8; perhaps it is GBK or Big5"),
                format!("`{path}` 不是 UTF-8 编码的文本，可能是 GBK 或 Big5"),
            ),
        )
        .label(ui.pick(
            format!("first wrong byte: 0x{byte:02X}"),
            format!("第一个错误字节：0x{byte:02X}"),
        ))
        .hint(save_as_utf8),
        ReadFault::ZeroByte => Diagnostic::error(
            "record-not-text",
            ui.pick(
                format!("`{path}` holds a zero byte, so it is no text file"),
                format!("`{path}` 含有零字节，不是文本文件"),
            ),
        )
        .label(ui.pick("zero byte", "零字节"))
        .hint(ui.pick(
            "a record is TOML or JSON, no picture and no Word, Excel or PDF file",
            "资料是 TOML 或 JSON 文本，不是图片或 Word、Excel、PDF 文件",
        ))
        .hint(new_record),
        ReadFault::Empty => Diagnostic::error(
            "record-empty",
            ui.pick(format!("`{path}` is empty"), format!("`{path}` 是空文件")),
        )
        .hint(new_record),
    }
}

/// Where a record comes from that is not there yet.
pub(super) fn new_record(ui: Ui) -> &'static str {
    ui.pick(
        "`gonghan new client.toml` writes a record to fill in",
        "`gonghan new client.toml` 可新建一份待填写的资料",
    )
}
