//! `gonghan completions`: what a shell completes.

use crate::cli::args::CompletionsArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::terminal::Terminal;

pub(in crate::cli) fn run(
    args: &CompletionsArgs,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    let mut command = help::command(terminal.ui());
    clap_complete::generate(args.shell, &mut command, "gonghan", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(ExitStatus::Done)
}
