//! Words of the files stage.

use std::io::ErrorKind;
use std::path::Path;

use super::system::io_words;
use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::files::FilesError;

speaks_english!(FilesError);

impl Explain for FilesError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            FilesError::Folder { path, source } => {
                let (path, why) = (path.display(), io_words(source, ui));
                let title = ui.pick(
                    format!("the folder `{path}` can't be made: {why}"),
                    format!("无法建立文件夹 `{path}`：{why}"),
                );
                with_remedy(
                    Diagnostic::error("folder-not-made", title),
                    source.kind(),
                    ui,
                )
            }
            FilesError::Unwritable { path, source } => {
                let (path, why) = (path.display(), io_words(source, ui));
                let title = ui.pick(
                    format!("`{path}` can't be written: {why}"),
                    format!("无法写入 `{path}`：{why}"),
                );
                with_remedy(
                    Diagnostic::error("file-not-written", title),
                    source.kind(),
                    ui,
                )
            }
            FilesError::NotOurs { path } => not_ours(path, ui),
            FilesError::IsFolder { path } => {
                let path = path.display();
                let title = ui.pick(
                    format!("`{path}` can't be written: a folder has this name"),
                    format!("无法写入 `{path}`：已有同名文件夹"),
                );
                let hint = ui.pick(
                    "rename that folder, or write to another one with `-o DIR`",
                    "请给该文件夹改名，或用 `-o 文件夹` 输出到别处",
                );
                Diagnostic::error("folder-in-the-way", title).hint(hint)
            }
        };
        vec![finding]
    }
}

fn not_ours(path: &Path, ui: Ui) -> Diagnostic {
    let path = path.display();
    let title = ui.pick(
        format!("`{path}` is there already and gonghan did not make it, so it is left as it is"),
        format!("`{path}` 已存在，且不是公函所生成，因此未作改动"),
    );
    let elsewhere = ui.pick(
        "choose another folder or another name",
        "请改用另一个文件夹或另一个文件名",
    );
    let replace = ui.pick(
        "or replace the file with `--force`; what is in it now is lost",
        "或用 `--force` 覆盖该文件；原有内容将丢失",
    );
    Diagnostic::error("file-not-ours", title)
        .hint(elsewhere)
        .hint(replace)
}

fn with_remedy(finding: Diagnostic, kind: ErrorKind, ui: Ui) -> Diagnostic {
    let hint = match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ui.pick(
            "make room, or write to another disk with `-o DIR`; nothing was left half written",
            "请腾出空间，或用 `-o 文件夹` 输出到另一个磁盘；没有留下写了一半的文件",
        ),
        ErrorKind::InvalidFilename => ui.pick(
            "choose a shorter or simpler name",
            "请改用较短或较简单的名称",
        ),
        _ => ui.pick(
            "choose a folder that you may write to with `-o DIR`, and close the file if another program shows it",
            "请用 `-o 文件夹` 指定一个可以写入的文件夹；如果文件正被其他程序打开，请先关闭",
        ),
    };
    finding.hint(hint)
}
