//! `gonghan man`: the manual pages.

use std::io;

use clap_mangen::Man;

use crate::cli::args::ManArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::terminal::Terminal;
use crate::files::{Output, write_all};

pub(in crate::cli) fn run(args: &ManArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let mut command = help::command(terminal.ui()).disable_help_subcommand(true);
    command.build();
    let mut pages = Vec::new();
    pages_of(&command, &mut pages)?;
    let outputs: Vec<Output> = pages
        .into_iter()
        .map(|(name, bytes)| Output {
            path: args.folder.join(name),
            bytes,
        })
        .collect();
    // Made from the program alone, so an older page is no loss.
    write_all(&outputs, true)?;
    for output in &outputs {
        terminal.print(&format!("{}\n", output.path.display()))?;
    }
    Ok(ExitStatus::Done)
}

fn pages_of(command: &clap::Command, pages: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render(&mut page)?;
    pages.push((man.get_filename(), page));
    for below in command.get_subcommands() {
        pages_of(below, pages)?;
    }
    Ok(())
}
