//! Light on the page: a lamp mirrored in it, a shadow on it.

use crate::scan::straighten::Tones;

/// Paper as bright as a camera can tell.
const BURNT: u8 = 253;
/// Paper on most of the page, where a lamp is mirrored on a part.
const USUAL: u8 = 238;
/// The least part of a page that is a glare, and the most: a page that is all white is lit well.
const GLARE: std::ops::Range<f32> = 0.004..0.5;
/// Paper in a shadow is darker than this part of the usual.
const SHADED: f32 = 0.64;
/// The least part of a page that is a shadow.
const LEAST_SHADE: f32 = 0.03;

/// Whether a lamp is mirrored on the page.
pub(super) fn glare(tones: &Tones) -> bool {
    let burnt = tones.part(|tone| tone.iter().all(|sample| *sample >= BURNT));
    GLARE.contains(&burnt) && tones.usual() < USUAL
}

/// Whether a shadow lies on the page.
pub(super) fn shadow(tones: &Tones) -> bool {
    let usual = f32::from(tones.usual());
    tones.part(|tone| f32::from(tone[1]) < SHADED * usual) > LEAST_SHADE
}
