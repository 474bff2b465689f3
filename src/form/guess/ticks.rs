//! Boxes to tick that are printed as characters: `□ 小程序　□ 公众号`.

use super::{GuessedPlace, Stands};
use crate::application::AccountKind;
use crate::geometry::Edges;
use crate::pdf_in::{Print, PrintedGlyph};

const BOXES: [char; 8] = ['□', '☐', '◻', '▢', '❏', '❑', '○', '〇'];
/// How far from a box its words begin, and how far they stand from each other, at most, in ems.
const BESIDE: f32 = 2.0;

/// A place for a tick on each box whose words name one kind of account.
pub(super) fn ticks(print: &Print) -> Vec<GuessedPlace> {
    let boxes = print.glyphs.iter().filter(|glyph| is_box(glyph));
    boxes
        .filter_map(|glyph| {
            let label = words_behind(glyph, print);
            let kind = AccountKind::named_in(&label)?;
            Some(GuessedPlace {
                field: "account.kind",
                value: Some(kind.as_str()),
                part: None,
                area: Edges::new(
                    glyph.left,
                    glyph.baseline - glyph.em * 0.85,
                    glyph.left + glyph.em.min(glyph.right - glyph.left),
                    glyph.baseline + glyph.em * 0.1,
                ),
                em: glyph.em,
                stands: Stands::InBox,
                label,
                wraps: false,
            })
        })
        .collect()
}

fn is_box(glyph: &PrintedGlyph) -> bool {
    let mut characters = glyph.text.chars();
    characters.next().is_some_and(|c| BOXES.contains(&c)) && characters.next().is_none()
}

/// The words on the line behind a box, up to the next box or a wide gap.
fn words_behind(tick: &PrintedGlyph, print: &Print) -> String {
    let mut behind: Vec<&PrintedGlyph> = print
        .glyphs
        .iter()
        .filter(|glyph| {
            (glyph.baseline - tick.baseline).abs() < tick.em * 0.4 && glyph.left >= tick.right - 0.1
        })
        .collect();
    behind.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut end = tick.right;
    let mut words = String::new();
    for glyph in behind {
        if is_box(glyph) || glyph.left - end > tick.em * BESIDE {
            break;
        }
        words.push_str(&glyph.text);
        // A space is printed and says nothing.
        if !glyph.text.chars().all(char::is_whitespace) {
            end = glyph.right;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_ticked_for_the_words_behind_it_and_not_for_those_of_the_next() {
        let line = "账号类型：□小程序 □公众号 □网站";
        let glyphs = line.chars().zip(0_u8..).map(|(c, at)| PrintedGlyph {
            text: c.to_string(),
            left: 20.0 + f32::from(at) * 4.0,
            right: 24.0 + f32::from(at) * 4.0,
            baseline: 50.0,
            em: 4.0,
        });
        let print = Print {
            width: 210.0,
            height: 297.0,
            glyphs: glyphs.collect(),
            rules: Vec::new(),
        };
        let ticks = ticks(&print);
        let found: Vec<_> = ticks
            .iter()
            .map(|tick| (tick.value, tick.area.left))
            .collect();
        assert_eq!(
            found,
            [
                (Some("mini-program"), 40.0),
                (Some("official-account"), 60.0)
            ]
        );
    }
}
