//! The command line: what was typed, what is done, and how it ends.

mod args;
mod commands;
mod exit_status;
mod failure;
mod greeting;
mod help;
mod locale;
mod output_folder;
mod policy;
mod record;
mod scan_values;
mod settings;
mod source_date;
mod table;
mod terminal;
mod today;

use std::ffi::OsString;

use clap::FromArgMatches;

use crate::cli::args::{Args, Command};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;

pub use exit_status::ExitStatus;

/// Runs the program with its arguments, its own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let args: Vec<OsString> = args.into_iter().collect();
    let terminal = Terminal::of_process(locale::ui(&args));
    match dispatch(&args, &terminal) {
        Ok(status) => status,
        Err(failure) => failure.tell(&terminal),
    }
}

fn dispatch(args: &[OsString], terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let matches = help::command(terminal.ui()).try_get_matches_from(args)?;
    match Args::from_arg_matches(&matches)?.command {
        None => greeting::greet(terminal),
        Some(Command::New(args)) => commands::new::run(&args, terminal),
        Some(Command::Check(args)) => commands::check::run(&args, terminal),
        Some(Command::Email(args)) => commands::email::run(&args, terminal),
        Some(Command::Batch(args)) => commands::batch::run(&args, terminal),
        Some(Command::Scan(args)) => commands::scan::run(&args, terminal),
        Some(Command::Combine(args)) => commands::combine::run(&args, terminal),
        Some(Command::Serve(args)) => commands::serve::run(&args, terminal),
        Some(Command::Rules(args)) => commands::rules::run(&args, terminal),
        Some(Command::Letter(args)) => commands::letter::run(&args, terminal),
        Some(Command::Templates(args)) => commands::templates::run(&args, terminal),
        Some(Command::Fonts(args)) => commands::fonts::run(&args, terminal),
        Some(Command::Completions(args)) => commands::completions::run(&args, terminal),
        Some(Command::Man(args)) => commands::man::run(&args, terminal),
    }
}
