//! A page that was photographed or laid askew on the glass, made upright and even.

#![allow(
    clippy::cast_possible_truncation,
    reason = "places of pixels are within the picture, whose sides have five figures"
)]

mod outline;
mod paper;
mod skew;
mod warp;

pub use outline::Corner;
pub(super) use paper::Tones;
pub use paper::whitened;
pub(super) use warp::cut_out;

use serde::Deserialize;

use crate::scan::picture::Picture;

/// How a page is straightened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Straighten {
    /// By what is found on the picture; not at all where that is unsure.
    #[default]
    Auto,
    /// Not at all.
    Off,
    /// By the page's corners in pixels of the upright picture: top left, top right, bottom right, bottom left.
    Corners([Corner; 4]),
}

/// What was done to a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Straightened {
    /// The page was cut out of what lay around it.
    pub was_cut_out: bool,
    /// The corners that it was cut out by, in pixels of the picture, clockwise from the top left; none where its code told them.
    pub corners: Option<[Corner; 4]>,
    /// By how many degrees it was turned, clockwise.
    pub turned_by: f32,
    /// What stopped the page from being cut out, where something lies around it.
    pub doubt: Option<Doubt>,
}

impl Straightened {
    /// Whether any pixel may have changed.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.was_cut_out || self.turned_by != 0.0
    }
}

/// Why a page was left as it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// What is bright on the picture has not four straight sides.
    NoSheet,
    /// The page goes on beyond the picture's edge.
    BeyondTheEdge,
    /// There are two pages.
    TwoSheets,
}

/// Straightens a page.
///
/// # Errors
/// The corners that were given are no four corners within the picture; the picture is given back.
pub fn straighten(picture: Picture, how: &Straighten) -> Result<(Picture, Straightened), Picture> {
    let mut done = Straightened::default();
    let mut picture = picture;
    let is_auto = match how {
        Straighten::Off => return Ok((picture, done)),
        Straighten::Corners(corners) => {
            if !outline::are_corners(corners, picture.size()) {
                return Err(picture);
            }
            picture = warp::cut_out(&picture, corners);
            (done.was_cut_out, done.corners) = (true, Some(*corners));
            false
        }
        Straighten::Auto => true,
    };
    if is_auto {
        match outline::find(&picture) {
            outline::Found::Sheet(corners) => {
                picture = warp::cut_out(&picture, &corners);
                (done.was_cut_out, done.corners) = (true, Some(corners));
            }
            outline::Found::Whole => {}
            outline::Found::Unsure(doubt) => done.doubt = Some(doubt),
        }
        // What is left askew on a page that was cut out is the print's own.
        if let Some(angle) = skew::find(&picture) {
            picture = warp::turned(&picture, angle);
            done.turned_by = angle;
        }
    }
    Ok((picture, done))
}
