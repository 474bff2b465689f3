//! `gonghan new`: a record to fill in.

use crate::cli::args::NewArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::files::{Output, write_all};

const STARTER: &str = include_str!("../starter/client.toml");

pub(in crate::cli) fn run(args: &NewArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
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
