//! The operating system's answers, in the user's language.

use std::io::{self, ErrorKind};

use super::Ui;

/// Why the system refuses a file: words for the common reasons, else its own.
pub(super) fn io_words(error: &io::Error, ui: Ui) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => ui.pick("there is no such file or folder", "没有这个文件或文件夹"),
        ErrorKind::PermissionDenied => ui.pick("permission is denied", "没有权限"),
        ErrorKind::StorageFull => ui.pick("the disk is full", "磁盘已满"),
        ErrorKind::QuotaExceeded => ui.pick("your share of the disk is used up", "已超出磁盘配额"),
        ErrorKind::FileTooLarge => ui.pick(
            "the file is too large for this disk",
            "文件超出此磁盘允许的大小",
        ),
        ErrorKind::ReadOnlyFilesystem => ui.pick("the disk is read-only", "磁盘是只读的"),
        ErrorKind::IsADirectory => ui.pick("it is a folder, not a file", "它是文件夹，不是文件"),
        ErrorKind::NotADirectory => ui.pick(
            "a part of the path is a file, not a folder",
            "路径中有一段是文件，不是文件夹",
        ),
        ErrorKind::AlreadyExists => {
            ui.pick("a file of this name is there already", "同名文件已存在")
        }
        ErrorKind::InvalidFilename => {
            ui.pick("the system takes no such file name", "系统不接受这个文件名")
        }
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            ui.pick("another program is using it", "另一个程序正在使用它")
        }
        ErrorKind::UnexpectedEof => ui.pick("the file is cut off", "文件不完整"),
        ErrorKind::OutOfMemory => ui.pick("there is not enough memory", "内存不足"),
        _ => return error.to_string(),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_reasons_are_said_in_chinese_and_others_in_the_systems_words() {
        assert_eq!(io_words(&ErrorKind::StorageFull.into(), Ui::Zh), "磁盘已满");
        let other = io::Error::other("strange");
        assert_eq!(io_words(&other, Ui::Zh), "strange");
    }
}
