//! `gonghan new`: a record or a table to fill in.

mod table;

use crate::cli::args::NewArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::files::{Output, write_all};
use crate::message::{Explain, Ui};

const STARTER: &str = include_str!("../starter/client.toml");

pub(in crate::cli) fn run(args: &NewArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let extension = args
        .file
        .extension()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match extension.to_str() {
        Some("xlsx") => new_table(args, table::workbook(terminal.ui())?, terminal),
        Some("csv") => new_table(args, table::csv(terminal.ui()), terminal),
        Some(other @ ("xls" | "ods" | "tsv" | "xlsm")) => Err(NotWritten {
            extension: other.to_owned(),
        }
        .into()),
        _ => new_record(args, terminal),
    }
}

fn new_record(args: &NewArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let starter = Output {
        path: args.file.clone(),
        bytes: STARTER.into(),
    };
    write_all(&[starter], args.force)?;
    let file = args.file.display();
    terminal.print(&format!("{file}\n"))?;
    terminal.advise(&terminal.ui().pick(
        format!(
            "\nNext: open {file} in a text editor, fill in the four needed fields, save, then run\n  gonghan check {file}\n  gonghan letter {file} -o out\n"
        ),
        format!(
            "\n下一步：用文本编辑器打开 {file}，填好四个必填项并保存，然后运行\n  gonghan check {file}\n  gonghan letter {file} -o out\n"
        ),
    ))?;
    Ok(ExitStatus::Done)
}

fn new_table(args: &NewArgs, bytes: Vec<u8>, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let starter = Output {
        path: args.file.clone(),
        bytes,
    };
    write_all(&[starter], args.force)?;
    let file = args.file.display();
    terminal.print(&format!("{file}\n"))?;
    terminal.advise(&terminal.ui().pick(
        format!(
            "\nNext: open {file} in a spreadsheet program, fill in a row a client (columns with * are needed), delete the example row, save, then run\n  gonghan batch {file} --make check\n  gonghan batch {file} -o out\n"
        ),
        format!(
            "\n下一步：用电子表格程序打开 {file}，每个客户填一行（带 * 的列必填），删除示例行并保存，然后运行\n  gonghan batch {file} --make check\n  gonghan batch {file} -o out\n"
        ),
    ))?;
    Ok(ExitStatus::Done)
}

/// A table was asked for in a form that gonghan reads, but does not write.
struct NotWritten {
    extension: String,
}

impl Explain for NotWritten {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let extension = &self.extension;
        let title = ui.pick(
            format!("gonghan reads .{extension}, but does not write it"),
            format!("gonghan 能读取 .{extension}，但不能生成"),
        );
        vec![Diagnostic::error("new-table-form", title).hint(ui.pick(
            "write clients.xlsx or clients.csv",
            "请使用 clients.xlsx 或 clients.csv",
        ))]
    }
}
