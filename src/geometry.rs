//! Lengths and shapes on a page. The origin is the top left corner and y grows downwards.

mod edges;

pub use edges::Edges;

use std::ops::{Add, AddAssign, Div, Mul, Sub};

/// A length in points, 1/72 inch.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Pt(pub f32);

/// A length in millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Mm(pub f32);

/// Pixels per inch of a picture.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Dpi(u16);

impl Pt {
    /// No length.
    pub const ZERO: Pt = Pt(0.0);

    /// The longer of two lengths.
    #[must_use]
    pub fn max(self, other: Pt) -> Pt {
        Pt(self.0.max(other.0))
    }

    /// The same length in millimetres.
    #[must_use]
    pub fn to_mm(self) -> Mm {
        Mm(self.0 * 25.4 / 72.0)
    }
}

impl Mm {
    /// The same length in points.
    #[must_use]
    pub const fn to_pt(self) -> Pt {
        Pt(self.0 * 72.0 / 25.4)
    }
}

impl Dpi {
    /// The resolution that letters are drawn at unless another is asked for.
    pub const PRINT: Dpi = Dpi(300);
    /// The resolution at which a page is looked through rather than looked at.
    pub const COARSE: Dpi = Dpi(72);
    /// The resolution of a proof: a tenth of a millimetre is to be seen.
    pub const PROOF: Dpi = Dpi(150);
    /// The resolution of the small picture of a letter in a list: 99 by 140 pixels.
    pub const THUMBNAIL: Dpi = Dpi(12);
    /// The least and the most that can be asked for, in pixels per inch.
    pub const RANGE: std::ops::RangeInclusive<u16> = 72..=600;

    /// A resolution within [`Dpi::RANGE`].
    #[must_use]
    pub fn new(dpi: u16) -> Option<Dpi> {
        Dpi::RANGE.contains(&dpi).then_some(Dpi(dpi))
    }

    /// Pixels per inch.
    #[must_use]
    pub fn per_inch(self) -> u16 {
        self.0
    }

    /// Pixels per metre, as PNG's `pHYs` states it (300 dpi is 11811).
    #[must_use]
    pub fn per_metre(self) -> u32 {
        (u32::from(self.0) * 10_000 + 127) / 254
    }

    /// The nearest whole number of pixels of a length on a sheet; none for what lies before its edge.
    #[must_use]
    pub fn pixels(self, length: Pt) -> u32 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a sheet's sides are at most a few thousand pixels"
        )]
        let pixels = (length.0 * self.per_pt()).round().max(0.0) as u32;
        pixels
    }

    /// Pixels per point.
    #[must_use]
    pub fn per_pt(self) -> f32 {
        f32::from(self.0) / 72.0
    }
}

macro_rules! length {
    ($($type:ident),*) => {$(
        impl Add for $type {
            type Output = $type;
            fn add(self, other: $type) -> $type { $type(self.0 + other.0) }
        }
        impl AddAssign for $type {
            fn add_assign(&mut self, other: $type) { self.0 += other.0; }
        }
        impl Sub for $type {
            type Output = $type;
            fn sub(self, other: $type) -> $type { $type(self.0 - other.0) }
        }
        impl Mul<f32> for $type {
            type Output = $type;
            fn mul(self, by: f32) -> $type { $type(self.0 * by) }
        }
        impl Div<f32> for $type {
            type Output = $type;
            fn div(self, by: f32) -> $type { $type(self.0 / by) }
        }
    )*};
}
length!(Pt, Mm);

/// A place on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: Pt,
    /// From the top edge.
    pub y: Pt,
}

impl Point {
    /// The point `x` to the right of and `y` below the top left corner.
    #[must_use]
    pub const fn new(x: Pt, y: Pt) -> Point {
        Point { x, y }
    }

    /// The point moved right by `dx` and down by `dy`.
    #[must_use]
    pub fn moved(self, dx: Pt, dy: Pt) -> Point {
        Point::new(self.x + dx, self.y + dy)
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: Pt,
    /// From top to bottom.
    pub height: Pt,
}

impl Size {
    /// A4 upright, 210 by 297 mm.
    pub const A4: Size = Size {
        width: Mm(210.0).to_pt(),
        height: Mm(297.0).to_pt(),
    };

    /// Columns and rows of a sheet: A4 at 300 dpi has 2480 and 3508.
    #[must_use]
    pub fn pixels(self, dpi: Dpi) -> [u32; 2] {
        [self.width, self.height].map(|side| dpi.pixels(side))
    }
}

/// An upright rectangle on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Top left corner.
    pub origin: Point,
    /// Its size.
    pub size: Size,
}

impl Area {
    /// Its right edge.
    #[must_use]
    pub fn right(&self) -> Pt {
        self.origin.x + self.size.width
    }

    /// Its lower edge.
    #[must_use]
    pub fn bottom(&self) -> Pt {
        self.origin.y + self.size.height
    }

    /// Whether two areas have more in common than an edge.
    #[must_use]
    pub fn meets(&self, other: &Area) -> bool {
        /// Numbers with one decimal in millimetres touch without being equal in points.
        const ROUNDING: f32 = 0.01;
        let apart = |end: Pt, start: Pt| end.0 - start.0 < ROUNDING;
        !(apart(self.right(), other.origin.x)
            || apart(other.right(), self.origin.x)
            || apart(self.bottom(), other.origin.y)
            || apart(other.bottom(), self.origin.y))
    }
}

/// Distances from the four edges inwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Insets {
    /// From the top edge.
    pub top: Pt,
    /// From the right edge.
    pub right: Pt,
    /// From the bottom edge.
    pub bottom: Pt,
    /// From the left edge.
    pub left: Pt,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_hundred_dpi_is_11811_pixels_per_metre() {
        assert_eq!(Dpi::PRINT.per_metre(), 11811);
    }

    #[test]
    fn resolutions_outside_the_range_do_not_exist() {
        assert!(Dpi::new(71).is_none() && Dpi::new(601).is_none());
        assert_eq!(Dpi::new(96).map(Dpi::per_inch), Some(96));
    }
}
