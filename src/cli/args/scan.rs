//! What `gonghan scan` and `gonghan combine` take.

use std::path::PathBuf;

use clap::ValueEnum;

use super::JobsArgs;
use crate::cli::scan_values::{ByteCount, PageSelection, StraightenArg, TurnArg};
use crate::scan::{Slot, UploadFormat};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ScanArgs {
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = "upload")]
    pub(in crate::cli) output: PathBuf,
    #[arg(long, value_name = "1,3-5")]
    pub(in crate::cli) pages: Option<PageSelection>,
    #[arg(long, value_name = "auto|off|X,Y,…", default_value = "auto")]
    pub(in crate::cli) straighten: StraightenArg,
    #[arg(long, value_name = "90|180|270")]
    pub(in crate::cli) turn: Option<TurnArg>,
    #[arg(long)]
    pub(in crate::cli) keep_colour: bool,
    #[arg(long = "for", value_name = "letter|registration|id|bill|receipt")]
    pub(in crate::cli) slot: Option<Slot>,
    #[arg(long, value_name = "RECORD|DIR")]
    pub(in crate::cli) client: Option<PathBuf>,
    #[arg(
        long,
        value_name = "LANG",
        conflicts_with = "template",
        requires = "client"
    )]
    pub(in crate::cli) lang: Option<String>,
    #[arg(long, value_name = "NAME|PATH", requires = "client")]
    pub(in crate::cli) template: Option<String>,
    #[arg(long, value_name = "FILE", requires = "client")]
    pub(in crate::cli) letterhead: Option<PathBuf>,
    #[arg(long, requires = "client")]
    pub(in crate::cli) read_name: bool,
    #[command(flatten)]
    pub(in crate::cli) upload: UploadArgs,
    #[command(flatten)]
    pub(in crate::cli) jobs: JobsArgs,
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CombineArgs {
    #[arg(value_name = "bills|id|pages")]
    pub(in crate::cli) what: Combined,
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: PathBuf,
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u8).range(1..=20))]
    pub(in crate::cli) columns: u8,
    #[arg(long, value_name = "auto|off", default_value = "auto")]
    pub(in crate::cli) straighten: AutoOrOff,
    #[arg(long)]
    pub(in crate::cli) keep_colour: bool,
    #[command(flatten)]
    pub(in crate::cli) upload: UploadArgs,
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

/// What an upload slot takes.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct UploadArgs {
    #[arg(long, value_name = "SIZE", default_value = "2MB")]
    pub(in crate::cli) max_bytes: ByteCount,
    #[arg(long, value_name = "jpg|png", ignore_case = true)]
    pub(in crate::cli) format: Option<UploadFormat>,
    #[arg(long, value_name = "MEGAPIXELS", default_value = "100", value_parser = clap::value_parser!(u32).range(1..=4000))]
    pub(in crate::cli) max_pixels: u32,
}

/// What several pages are one picture of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Combined {
    Bills,
    Id,
    Pages,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AutoOrOff {
    Auto,
    Off,
}

impl ValueEnum for Slot {
    fn value_variants<'a>() -> &'a [Slot] {
        &Slot::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

impl ValueEnum for UploadFormat {
    fn value_variants<'a>() -> &'a [UploadFormat] {
        &[UploadFormat::Jpg, UploadFormat::Png]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        let value = clap::builder::PossibleValue::new(self.extension());
        Some(match self {
            UploadFormat::Jpg => value.alias("jpeg"),
            UploadFormat::Png => value,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::USUAL_LIMIT;

    #[test]
    fn the_usual_limit_is_the_one_that_the_help_names() {
        assert_eq!("2MB".parse(), Ok(ByteCount(USUAL_LIMIT)));
    }
}
