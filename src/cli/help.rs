//! The words of `--help`, put onto what can be typed.

mod option_words;
mod scan_option_words;
mod words;

use clap::{ArgAction, Command, CommandFactory};

use self::option_words::{OPTIONS, OptionWords};
use self::scan_option_words::SCAN_OPTIONS;
use self::words::{COMMANDS, CommandWords, MORE};
use crate::cli::args::Args;
use crate::message::Ui;

/// What can be typed, with its help in the language of the user.
pub(super) fn command(ui: Ui) -> Command {
    let command = Args::command()
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .global(true)
                .display_order(1000),
        )
        .arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .display_order(1001),
        );
    worded(command, "gonghan", ui)
}

fn worded(mut command: Command, path: &str, ui: Ui) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|below| below.get_name().to_owned())
        .collect();
    for name in names {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(&name, |below| worded(below, &path, ui));
    }
    let options_heading = ui.pick("Options", "选项");
    command = command
        .subcommand_help_heading(ui.pick("Commands", "命令"))
        .subcommand_value_name(ui.pick("COMMAND", "命令"))
        .help_template(template(ui))
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                ui.pick("Arguments", "参数")
            } else {
                options_heading
            };
            let help = option_help(path, arg.get_id().as_str(), ui);
            let arg = arg.help(help).help_heading(heading);
            // The words name the values and the default themselves.
            if arg.get_action().takes_values() {
                arg.hide_possible_values(true).hide_default_value(true)
            } else {
                arg
            }
        });
    match COMMANDS.iter().find(|words| words.path == path) {
        Some(words) => command
            .about(ui.pick(words.en, words.zh))
            .after_help(examples(words, ui)),
        None => command,
    }
}

fn template(ui: Ui) -> String {
    let usage = ui.pick("Usage: ", "用法：");
    format!("{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}")
}

fn all_option_words() -> impl Iterator<Item = &'static OptionWords> {
    SCAN_OPTIONS.iter().chain(OPTIONS)
}

fn option_help(path: &str, id: &str, ui: Ui) -> &'static str {
    let of =
        |only: Option<&str>| all_option_words().find(|words| words.id == id && words.path == only);
    // What is said for the command itself goes before what is said for all.
    of(Some(path))
        .or_else(|| of(None))
        .map_or("", |words| ui.pick(words.en, words.zh))
}

fn examples(words: &CommandWords, ui: Ui) -> String {
    let heading = ui.pick("Examples:", "示例：");
    let lines: Vec<String> = words
        .examples
        .iter()
        .map(|example| format!("\n  {example}"))
        .collect();
    let more = MORE
        .iter()
        .find(|(path, ..)| *path == words.path)
        .map_or(String::new(), |(_, en, zh)| {
            format!("\n\n{}", ui.pick(en, zh))
        });
    format!("{heading}{}{more}", lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command with its path.
    fn all(command: &Command, path: &str, visit: &mut dyn FnMut(&Command, &str)) {
        visit(command, path);
        for below in command.get_subcommands() {
            all(below, &format!("{path} {}", below.get_name()), visit);
        }
    }

    #[test]
    fn clap_finds_no_fault_with_the_commands() {
        command(Ui::En).debug_assert();
        command(Ui::Zh).debug_assert();
    }

    #[test]
    fn every_command_and_option_has_words_in_both_languages_and_every_command_an_example() {
        for ui in [Ui::En, Ui::Zh] {
            let mut seen = 0;
            all(&command(ui), "gonghan", &mut |command, path| {
                let about = command
                    .get_about()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                assert!(!about.is_empty(), "{path}");
                let after = command
                    .get_after_help()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                assert!(
                    after.contains(&format!("\n  {path}")) || path == "gonghan",
                    "{path}: {after}"
                );
                for arg in command.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{path} {}", arg.get_id());
                    seen += 1;
                }
            });
            assert!(seen > 20);
        }
    }

    #[test]
    fn no_words_are_kept_for_commands_or_options_that_are_gone() {
        let mut paths = Vec::new();
        let mut ids = Vec::new();
        all(&command(Ui::En), "gonghan", &mut |command, path| {
            paths.push(path.to_owned());
            for arg in command.get_arguments() {
                ids.push((path.to_owned(), arg.get_id().to_string()));
            }
        });
        for words in COMMANDS {
            assert!(
                paths.iter().any(|path| path == words.path),
                "{}",
                words.path
            );
        }
        for words in all_option_words() {
            let used = ids
                .iter()
                .any(|(path, id)| id == words.id && words.path.is_none_or(|only| only == path));
            assert!(used, "{}", words.id);
        }
    }
}
