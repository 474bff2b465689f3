//! `gonghan fonts`: the faces at hand, and which of them draws what.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::font_set::font_set;
use crate::application::Place;
use crate::cli::args::FontsArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diagnostic::visible;
use crate::font::FontSet;
use crate::layout::{DrawnBy, LayoutScratch, drawn_by};
use crate::message::{Ui, code_points};

pub(in crate::cli) fn run(args: &FontsArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let mut fonts = font_set(&args.fonts, terminal)?;
    match &args.text {
        None => {
            terminal.print(&list(&mut fonts, terminal.ui()))?;
            Ok(ExitStatus::Done)
        }
        Some(text) => {
            let place: Place = args.country.parse()?;
            let mut scratch = LayoutScratch::default();
            let drawn = drawn_by(
                text,
                place.glyph_region().unwrap_or_default(),
                &mut fonts,
                &mut scratch,
            )?;
            terminal.print(&faces(&drawn, terminal.ui()))?;
            let whole = drawn.iter().all(|cluster| cluster.face.is_some());
            Ok(if whole {
                ExitStatus::Done
            } else {
                ExitStatus::Partial
            })
        }
    }
}

fn list(fonts: &mut FontSet, ui: Ui) -> String {
    let summaries = fonts.summaries();
    let widest = summaries
        .iter()
        .map(|summary| summary.family.width())
        .max()
        .unwrap_or(0);
    let mut list = String::new();
    for summary in summaries {
        let weights: Vec<String> = summary.weights.iter().map(u16::to_string).collect();
        let origin = if summary.embedded {
            ""
        } else {
            ui.pick("added: ", "外加：")
        };
        let padding = " ".repeat(widest - summary.family.width());
        // Writing to a string can't fail.
        let _ = writeln!(
            list,
            "{}{padding}  {:<8} {origin}{}",
            summary.family,
            weights.join(" "),
            summary.scripts.join(", ")
        );
    }
    list
}

fn faces(drawn: &[DrawnBy], ui: Ui) -> String {
    let mut faces = String::new();
    for cluster in drawn {
        let shown = visible(&cluster.text);
        let padding = " ".repeat(4_usize.saturating_sub(shown.width()));
        let face = cluster
            .face
            .as_deref()
            .unwrap_or(ui.pick("no font has it", "没有字体含有该字符"));
        let _ = writeln!(
            faces,
            "{shown}{padding}{:<16} {face}",
            code_points(&cluster.text)
        );
    }
    faces
}
