//! The faces that a command has at hand.

use crate::cli::args::FontArgs;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::font::FontSet;

/// The program's own faces and those that were asked for; faces that were left out are told of.
pub(super) fn font_set(args: &FontArgs, terminal: &Terminal) -> Result<FontSet, Failure> {
    let mut fonts = if args.system_fonts {
        FontSet::with_system_fonts()
    } else {
        FontSet::embedded()
    };
    for folder in &args.font_dir {
        for warning in fonts.add_folder(folder)? {
            terminal.warn(&warning)?;
        }
    }
    Ok(fonts)
}
