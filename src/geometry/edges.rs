//! Rectangles by their edges.

/// A rectangle in millimetres from the page's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edges {
    /// The left edge, in millimetres.
    pub left: f32,
    /// The upper edge, in millimetres.
    pub top: f32,
    /// The right edge, in millimetres.
    pub right: f32,
    /// The lower edge, in millimetres.
    pub bottom: f32,
}

impl Edges {
    /// From its edges in millimetres.
    #[must_use]
    pub fn new(left: f32, top: f32, right: f32, bottom: f32) -> Edges {
        Edges {
            left,
            top,
            right,
            bottom,
        }
    }

    /// From left to right, in millimetres.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// From the upper edge to the lower, in millimetres.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Halfway between the left and the right edge, in millimetres.
    #[must_use]
    pub fn middle_x(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }

    /// Halfway between the upper and the lower edge, in millimetres.
    #[must_use]
    pub fn middle_y(&self) -> f32 {
        f32::midpoint(self.top, self.bottom)
    }

    /// Whether a point lies within it.
    #[must_use]
    pub fn has(&self, x: f32, y: f32) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether the two have more than an edge in common.
    #[must_use]
    pub fn meets(&self, other: &Edges) -> bool {
        self.overlap_x(other) > 0.0 && self.overlap_y(other) > 0.0
    }

    /// By how many millimetres the two overlap from left to right; negative where there is a gap.
    #[must_use]
    pub fn overlap_x(&self, other: &Edges) -> f32 {
        self.right.min(other.right) - self.left.max(other.left)
    }

    /// By how many millimetres the two overlap from top to bottom; negative where there is a gap.
    #[must_use]
    pub fn overlap_y(&self, other: &Edges) -> f32 {
        self.bottom.min(other.bottom) - self.top.max(other.top)
    }

    /// The smallest rectangle that has both.
    #[must_use]
    pub fn with(&self, other: &Edges) -> Edges {
        Edges {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The same, wider by so many millimetres on each side.
    #[must_use]
    pub fn grown(&self, by: f32) -> Edges {
        Edges {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }
}

impl From<Edges> for super::Area {
    fn from(edges: Edges) -> Self {
        let mm = |length: f32| super::Mm(length).to_pt();
        super::Area {
            origin: super::Point::new(mm(edges.left), mm(edges.top)),
            size: super::Size {
                width: mm(edges.width()),
                height: mm(edges.height()),
            },
        }
    }
}

impl From<super::Area> for Edges {
    fn from(area: super::Area) -> Self {
        let mm = |length: super::Pt| length.to_mm().0;
        Edges::new(
            mm(area.origin.x),
            mm(area.origin.y),
            mm(area.right()),
            mm(area.bottom()),
        )
    }
}
