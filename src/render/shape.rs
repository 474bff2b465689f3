//! Outlines that both backends draw from the same numbers.

use crate::geometry::{Point, Pt};
use crate::page::Ring;

/// Length of a quarter circle's handles for a radius of one.
const HANDLE: f32 = 0.552_284_8;

/// A ring as four cubic curves from its right, clockwise: start, two handles, end.
pub(super) fn ring_curves(ring: &Ring) -> [[Point; 4]; 4] {
    let r = ring.radius;
    let h = r * HANDLE;
    let none = Pt::ZERO;
    let flip = |length: Pt| length * -1.0;
    let at = |x: Pt, y: Pt| ring.centre.moved(x, y);
    [
        [at(r, none), at(r, h), at(h, r), at(none, r)],
        [
            at(none, r),
            at(flip(h), r),
            at(flip(r), h),
            at(flip(r), none),
        ],
        [
            at(flip(r), none),
            at(flip(r), flip(h)),
            at(flip(h), flip(r)),
            at(none, flip(r)),
        ],
        [
            at(none, flip(r)),
            at(h, flip(r)),
            at(r, flip(h)),
            at(r, none),
        ],
    ]
}
