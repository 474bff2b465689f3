//! What can be typed. The words of the help are in [`super::help`], in both languages.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::geometry::Dpi;
use crate::intake::ReadOptions;
use crate::message::Ui;

#[derive(Debug, Parser)]
#[command(name = "gonghan", version)]
pub(super) struct Args {
    /// Read by [`super::locale`] before all others.
    #[arg(long, global = true, value_name = "en|zh", display_order = 999)]
    pub(super) ui: Option<Ui>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(NewArgs),
    Check(CheckArgs),
    Letter(LetterArgs),
    Email(EmailArgs),
    Rules(RulesArgs),
    Templates(TemplatesArgs),
    Fonts(FontsArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[arg(value_name = "RECORD", required = true)]
    pub(super) records: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rules: PolicyArgs,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(long, requires = "fix")]
    pub(super) force: bool,
}

/// What is let through, what is to stop the work, and what counts as today.
#[derive(Debug, clap::Args)]
pub(super) struct PolicyArgs {
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) allow: Vec<String>,
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) deny: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    #[arg(long)]
    pub(super) allow_unusual_id: bool,
}

impl PolicyArgs {
    /// What a record is read with.
    pub(super) fn read_options(&self) -> ReadOptions {
        ReadOptions {
            allow_unusual_id: self.allow_unusual_id,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct RulesArgs {
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct LetterArgs {
    #[arg(value_name = "RECORD")]
    pub(super) record: PathBuf,
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "STEM", default_value = "letter")]
    pub(super) name: String,
    #[arg(
        long,
        value_name = "pdf,png,jpg",
        value_delimiter = ',',
        ignore_case = true,
        default_value = "pdf,png"
    )]
    pub(super) format: Vec<Format>,
    #[arg(long, value_name = "DPI", default_value = "300", value_parser = clap::value_parser!(u16).range(i64::from(*Dpi::RANGE.start())..=i64::from(*Dpi::RANGE.end())))]
    pub(super) dpi: u16,
    #[arg(long, value_name = "LANG", conflicts_with = "template")]
    pub(super) lang: Option<String>,
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) template: Option<String>,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
    #[command(flatten)]
    pub(super) rules: PolicyArgs,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct EmailArgs {
    #[arg(value_name = "RECORD")]
    pub(super) record: PathBuf,
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(super) receipt: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) attach: Vec<PathBuf>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) to: Vec<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) cc: Vec<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) bcc: Vec<String>,
    #[arg(
        long,
        value_name = "LANG",
        default_value = "zh-en",
        conflicts_with = "template"
    )]
    pub(super) lang: String,
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) template: Option<String>,
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "1", value_parser = clap::value_parser!(u8).range(1..=9))]
    pub(super) follow_up: Option<u8>,
    #[arg(long)]
    pub(super) send: bool,
    #[arg(long, requires = "send")]
    pub(super) yes: bool,
    #[arg(long, requires = "send")]
    pub(super) again: bool,
    #[command(flatten)]
    pub(super) rules: PolicyArgs,
    #[arg(long)]
    pub(super) force: bool,
}

/// The faces to have at hand.
#[derive(Debug, clap::Args)]
pub(super) struct FontArgs {
    #[arg(long, value_name = "DIR")]
    pub(super) font_dir: Vec<PathBuf>,
    #[arg(long)]
    pub(super) system_fonts: bool,
}

/// The files that a letter can be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Format {
    Pdf,
    Png,
    #[value(alias = "jpeg")]
    Jpg,
}

#[derive(Debug, clap::Args)]
pub(super) struct TemplatesArgs {
    #[command(subcommand)]
    pub(super) command: TemplatesCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum TemplatesCommand {
    List,
    Show {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Export {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        #[arg(long)]
        force: bool,
    },
    Fields {
        #[arg(value_name = "NAME|PATH")]
        name: String,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct FontsArgs {
    #[arg(long, value_name = "TEXT")]
    pub(super) text: Option<String>,
    #[arg(long, value_name = "PLACE", default_value = "CN", requires = "text")]
    pub(super) country: String,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

impl ValueEnum for Ui {
    fn value_variants<'a>() -> &'a [Ui] {
        &[Ui::En, Ui::Zh]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.pick("en", "zh")))
    }
}
