//! What can be typed. The words of the help are in [`super::help`], in both languages.

mod scan;

use std::path::PathBuf;

pub(super) use scan::{AutoOrOff, CombineArgs, Combined, ScanArgs, UploadArgs};

use clap::{Parser, Subcommand, ValueEnum};

use crate::geometry::Dpi;
use crate::intake::ReadOptions;
use crate::letter::Format;
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
    Batch(Box<BatchArgs>),
    Scan(ScanArgs),
    Combine(CombineArgs),
    Serve(ServeArgs),
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
pub(super) struct ServeArgs {
    #[arg(long, value_name = "PORT", default_value = "0")]
    pub(super) port: u16,
    #[arg(long)]
    pub(super) no_open: bool,
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
    #[command(flatten)]
    pub(super) form: FormArgs,
    #[arg(long, value_name = "LANG", conflicts_with = "template")]
    pub(super) lang: Option<String>,
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) template: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) letterhead: Option<PathBuf>,
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
    #[command(flatten)]
    pub(super) mail: MailArgs,
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

/// From whom and to whom.
#[derive(Debug, clap::Args)]
pub(super) struct MailArgs {
    #[arg(long, value_name = "ADDRESS")]
    pub(super) to: Vec<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) cc: Vec<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) bcc: Vec<String>,
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct BatchArgs {
    #[command(subcommand)]
    pub(super) command: Option<BatchCommand>,
    #[arg(value_name = "TABLE", required_unless_present = "columns")]
    pub(super) table: Option<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub(super) output: PathBuf,
    #[arg(
        long,
        value_name = "letter,email,check",
        value_delimiter = ',',
        default_value = "letter"
    )]
    pub(super) make: Vec<Made>,
    #[command(flatten)]
    pub(super) form: FormArgs,
    #[arg(long, value_name = "NAME.pdf", conflicts_with_all = ["shard", "dry_run"])]
    pub(super) print_run: Option<String>,
    #[arg(long, value_name = "PATTERN")]
    pub(super) name: Option<String>,
    #[arg(long, value_name = "ROWS|gh_…", allow_hyphen_values = true)]
    pub(super) only: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) encoding: Option<String>,
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = column_and_field)]
    pub(super) map: Vec<(String, String)>,
    #[arg(long)]
    pub(super) columns: bool,
    #[command(flatten)]
    pub(super) jobs: JobsArgs,
    #[arg(long, value_name = "K/N", conflicts_with = "only")]
    pub(super) shard: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) redo: bool,
    #[arg(long, value_name = "LANG", conflicts_with = "template")]
    pub(super) lang: Option<String>,
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) template: Option<String>,
    #[arg(
        long,
        value_name = "LANG",
        default_value = "zh-en",
        conflicts_with = "email_template"
    )]
    pub(super) email_lang: String,
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) email_template: Option<String>,
    #[command(flatten)]
    pub(super) mail: MailArgs,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
    #[command(flatten)]
    pub(super) rules: PolicyArgs,
    #[arg(long, conflicts_with = "json")]
    pub(super) quiet: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum BatchCommand {
    Merge(MergeArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct MergeArgs {
    #[arg(value_name = "DIR", required = true)]
    pub(super) folders: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "NAME.pdf")]
    pub(super) print_run: Option<String>,
}

/// What can be made for each client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Made {
    Letter,
    Email,
    Check,
}

/// `--map COLUMN=FIELD`: a label may have an equals sign of its own, a field has none.
fn column_and_field(given: &str) -> Result<(String, String), String> {
    match given.rsplit_once('=') {
        Some((column, field)) if !column.is_empty() => {
            Ok((column.to_owned(), field.trim_ascii().to_owned()))
        }
        _ => Err("COLUMN=FIELD".to_owned()),
    }
}

/// How many workers there are.
#[derive(Debug, clap::Args)]
pub(super) struct JobsArgs {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

impl JobsArgs {
    /// As many as were asked for, or as there are processors; a system that does not say how many it has has one.
    pub(super) fn number(&self) -> usize {
        match self.jobs {
            Some(jobs) => usize::from(jobs),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

/// As which files, and how fine.
#[derive(Debug, clap::Args)]
pub(super) struct FormArgs {
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
    #[arg(long)]
    pub(super) code: bool,
}

impl FormArgs {
    /// The formats, each once, in the order in which they are listed.
    pub(super) fn formats(&self) -> Vec<Format> {
        let mut formats = self.format.clone();
        formats.sort_unstable();
        formats.dedup();
        formats
    }

    pub(super) fn dpi(&self) -> Dpi {
        // The range is checked where the option is read.
        Dpi::new(self.dpi).unwrap_or(Dpi::PRINT)
    }
}

/// The faces to have at hand.
#[derive(Debug, clap::Args)]
pub(super) struct FontArgs {
    #[arg(long, value_name = "DIR")]
    pub(super) font_dir: Vec<PathBuf>,
    #[arg(long)]
    pub(super) system_fonts: bool,
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
    Place {
        #[arg(value_name = "FORM")]
        form: PathBuf,
        #[arg(short, long, value_name = "FILE.toml")]
        output: PathBuf,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
        page: Option<u16>,
        #[arg(long, value_name = "LANG")]
        lang: Option<String>,
        #[arg(long)]
        force: bool,
    },
    Proof {
        #[arg(value_name = "FILE.toml")]
        template: PathBuf,
        #[arg(short, long, value_name = "FILE.png")]
        output: Option<PathBuf>,
        #[arg(long)]
        force: bool,
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

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Format] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        let value = clap::builder::PossibleValue::new(self.extension());
        Some(match self {
            Format::Jpg => value.alias("jpeg"),
            Format::Pdf | Format::Png => value,
        })
    }
}

impl ValueEnum for Ui {
    fn value_variants<'a>() -> &'a [Ui] {
        &[Ui::En, Ui::Zh]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.pick("en", "zh")))
    }
}
