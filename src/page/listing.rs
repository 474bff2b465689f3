//! The page as plain text, for comparing two of them by eye.

use std::fmt;

use crate::page::{Item, Page};

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "page {:.1} x {:.1} pt, text {:.2} pt",
            self.size.width.0, self.size.height.0, self.text_size.0
        )?;
        for item in &self.items {
            match item {
                Item::Glyphs(run) => writeln!(
                    f,
                    "{:7.2} {:7.2}  {:5.2} pt  {:6.2} wide  {}  {:?}",
                    run.origin.x.0,
                    run.origin.y.0,
                    run.size.0,
                    run.advance().0,
                    self.faces[run.face.0].name,
                    run.text
                )?,
                Item::Background(background) => {
                    writeln!(f, "   0.00    0.00  background {}", background.sha256())?
                }
                Item::Line(line) => writeln!(
                    f,
                    "{:7.2} {:7.2}  line to {:.2} {:.2}, {:.2} pt, grey {:.2}",
                    line.from.x.0,
                    line.from.y.0,
                    line.to.x.0,
                    line.to.y.0,
                    line.width.0,
                    line.grey.0
                )?,
                Item::Ring(ring) => writeln!(
                    f,
                    "{:7.2} {:7.2}  ring of radius {:.2}, {:.2} pt, grey {:.2}",
                    ring.centre.x.0, ring.centre.y.0, ring.radius.0, ring.width.0, ring.grey.0
                )?,
                Item::ByHand(place) => writeln!(
                    f,
                    "{:7.2} {:7.2}  {:?} by hand, {:.2} x {:.2} pt",
                    place.origin.x.0,
                    place.origin.y.0,
                    place.kind,
                    place.size.width.0,
                    place.size.height.0
                )?,
                Item::Code(code) => writeln!(
                    f,
                    "{:7.2} {:7.2}  code of {} x {} modules of {:.2} pt",
                    code.origin.x.0, code.origin.y.0, code.modules, code.modules, code.module.0
                )?,
                Item::Picture(picture) => writeln!(
                    f,
                    "{:7.2} {:7.2}  picture {:.2} x {:.2} pt",
                    picture.origin.x.0,
                    picture.origin.y.0,
                    picture.size.width.0,
                    picture.size.height.0
                )?,
            }
        }
        Ok(())
    }
}
