//! A straightened page looked at: whose letter it is, which way up it lies, and what a reviewer would send back.

use image::imageops::{rotate90, rotate180, rotate270};

use super::code::read_code;
use super::look::{LetterSight, Located, Sight, look_at_code, look_at_letter, look_at_light};
use super::picture::Picture;
use super::prepare::{Look, NoSight, Wanted};
use super::straighten::{Straighten, Straightened, cut_out, whitened};
use crate::application::LetterCode;

/// A straightened page, with its paper white too, and what was seen on it.
pub(super) struct Seen {
    page: Picture,
    /// None where its paper is white already, or no paper.
    pub(super) white: Option<Picture>,
    pub(super) straightened: Straightened,
    /// Clockwise.
    pub(super) quarter_turns: u8,
    pub(super) code: Option<LetterCode>,
    pub(super) no_sight: Option<NoSight>,
    pub(super) sights: Vec<Sight>,
}

impl Seen {
    pub(super) fn of(page: Picture, straightened: Straightened, wanted: &Wanted) -> Seen {
        let is_letter = matches!(wanted.look, Look::Letter(_) | Look::ByCode(_));
        let mut seen = Seen {
            white: (wanted.whiten || is_letter)
                .then(|| whitened(&page))
                .flatten(),
            page,
            straightened,
            quarter_turns: 0,
            code: None,
            no_sight: None,
            sights: Vec::new(),
        };
        seen.turn(wanted.quarter_turns.unwrap_or(0));
        if is_letter {
            seen.look_at_letter(wanted);
        }
        if !matches!(wanted.look, Look::Nothing) {
            let light = look_at_light(&seen.page);
            seen.sights.splice(0..0, light);
        }
        seen
    }

    fn look_at_letter(&mut self, wanted: &Wanted) {
        let code = read_code(self.white());
        let letter = match (&wanted.look, &code) {
            (Look::Letter(letter), _) => Ok(letter.clone()),
            (Look::ByCode(letters), Some(seen)) => letters.of(&seen.code.id),
            _ => Err(NoSight::NoCode),
        };
        let letter = letter
            .map_err(|no_sight| self.no_sight = Some(no_sight))
            .ok();
        // As it is turned by hand it stays.
        let may_turn = wanted.quarter_turns.is_none();
        if let Some(code) = code.as_ref().filter(|_| may_turn) {
            self.turn(code.turns_to_upright());
        }
        let located = letter.as_ref().map(|letter| {
            let mut located = if may_turn {
                self.set_upright(letter)
            } else {
                Located::of(self.white(), letter)
            };
            if !located.is_the_letter() {
                located = self.cut_out_by_code(letter, wanted).unwrap_or(located);
            }
            located
        });
        self.code = code.map(|seen| seen.code);
        if let (Some(located), Some(letter)) = (located, letter) {
            self.compare(&located, &letter);
        }
    }

    /// Finds a letter by its print, which may lie on its side or on its head, and sets it upright.
    fn set_upright(&mut self, letter: &LetterSight) -> Located {
        let mut located = Located::of(self.white(), letter);
        let [width, height] = self.page.size();
        if located.is_nowhere() && width > height {
            self.turn(1);
            let turned = Located::of(self.white(), letter);
            if turned.is_nowhere() {
                self.turn(3);
            } else {
                located = turned;
            }
        }
        if located.is_on_its_head() {
            self.turn(2);
            located = Located::of(self.white(), letter);
        }
        located
    }

    /// Cuts a page out that was not found on what it lies on, by the place of its code. The letter itself has to be there
    /// then.
    fn cut_out_by_code(&mut self, letter: &LetterSight, wanted: &Wanted) -> Option<Located> {
        let is_lost = wanted.straighten == Straighten::Auto && !self.straightened.was_cut_out;
        let square = letter.places.code.filter(|_| is_lost)?;
        // Read once more, as it lies now.
        let corners = read_code(self.white())?.page_corners(square);
        let page = cut_out(&self.page, &corners);
        let white = whitened(&page);
        let located = Located::of(white.as_ref().unwrap_or(&page), letter);
        if !located.is_the_letter() {
            return None;
        }
        self.straightened.was_cut_out = true;
        self.straightened.doubt = None;
        (self.page, self.white) = (page, white);
        Some(located)
    }

    fn compare(&mut self, located: &Located, letter: &LetterSight) {
        let code = self.code.as_ref();
        self.sights
            .extend(code.and_then(|code| look_at_code(code, letter)));
        let mut sights = look_at_letter(self.white(), located, letter);
        // A page that was not found on its desk looks like no letter at all.
        if self.straightened.doubt.is_some() {
            sights.retain(|sight| *sight != Sight::WrongPage);
        }
        self.sights.extend(sights);
    }

    fn turn(&mut self, quarters: u8) {
        let turned = match quarters % 4 {
            0 => return,
            1 => rotate90,
            2 => rotate180,
            _ => rotate270,
        };
        for page in std::iter::once(&mut self.page).chain(&mut self.white) {
            page.pixels = turned(&page.pixels);
        }
        self.quarter_turns = (self.quarter_turns + quarters) % 4;
    }

    fn white(&self) -> &Picture {
        self.white.as_ref().unwrap_or(&self.page)
    }

    /// The page as it is uploaded.
    pub(super) fn wanted(&self, wanted: &Wanted) -> &Picture {
        if wanted.whiten {
            self.white()
        } else {
            &self.page
        }
    }
}
