//! Several pages as one picture.

use image::{Rgb, RgbImage};

use super::byte_budget::{MOST_SIDE, resized};
use super::picture::Picture;

/// White between two pages and around them, in parts of a page's width.
const GAP: f64 = 0.02;
/// Pages narrower than this are made as wide, so that a screenshot beside a scan can still be read.
const LEAST_WIDTH: u32 = 1000;

/// Why pages can't be one picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CombineError {
    /// So many would each be too small to be read.
    TooMany {
        /// How many there are.
        count: usize,
    },
}

/// Pages one after the other, `columns` beside each other, each as wide as the widest. The picture has no more rows and
/// columns than a JPEG can have.
///
/// # Errors
/// There are so many that none could be read.
pub fn combined(pages: &[Picture], columns: usize) -> Result<Picture, CombineError> {
    let columns = columns.clamp(1, pages.len().max(1));
    let widest = pages.iter().map(|page| page.pixels.width()).max();
    let wanted = widest.unwrap_or(1).max(LEAST_WIDTH);
    let mut width = wanted;
    // A page's height goes with its width: twice is enough, rounding included.
    for _ in 0..3 {
        let [across, down] = Grid::of(pages, columns, width).size();
        let largest = across.max(down);
        if largest > MOST_SIDE {
            let smaller = u64::from(width) * u64::from(MOST_SIDE) / u64::from(largest + 4);
            // Smaller than it was.
            width = u32::try_from(smaller).unwrap_or(width);
        }
    }
    if width < LEAST_WIDTH.min(wanted) / 2 {
        return Err(CombineError::TooMany { count: pages.len() });
    }
    let grid = Grid::of(pages, columns, width);
    let [across, down] = grid.size();
    let mut pixels = RgbImage::from_pixel(across, down, Rgb([255; 3]));
    for (page, [left, top, height]) in pages.iter().zip(grid.places()) {
        let page = resized(page, [width, height]);
        image::imageops::replace(&mut pixels, &page.pixels, left.into(), top.into());
    }
    Ok(Picture {
        pixels,
        per_mm: None,
    })
}

/// Where pages stand.
struct Grid {
    columns: usize,
    width: u32,
    gap: u32,
    heights: Vec<u32>,
}

impl Grid {
    fn of(pages: &[Picture], columns: usize, width: u32) -> Grid {
        let height = |page: &Picture| {
            let [page_width, page_height] = page.size();
            let height = u64::from(page_height) * u64::from(width) / u64::from(page_width.max(1));
            u32::try_from(height).unwrap_or(u32::MAX).max(1)
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a part of the width"
        )]
        let gap = (f64::from(width) * GAP).ceil() as u32;
        Grid {
            columns,
            width,
            gap,
            heights: pages.iter().map(height).collect(),
        }
    }

    /// Left, top and height of each page.
    fn places(&self) -> Vec<[u32; 3]> {
        let mut places = Vec::with_capacity(self.heights.len());
        let mut top = self.gap;
        for row in self.heights.chunks(self.columns) {
            for (column, height) in row.iter().enumerate() {
                let column = u32::try_from(column).unwrap_or(0);
                let left = self.gap + column * (self.width + self.gap);
                places.push([left, top, *height]);
            }
            let tallest = row.iter().max().copied().unwrap_or(0);
            top = top.saturating_add(tallest).saturating_add(self.gap);
        }
        places
    }

    fn size(&self) -> [u32; 2] {
        let columns = u32::try_from(self.columns).unwrap_or(1);
        let across = self.gap + columns.saturating_mul(self.width + self.gap);
        let rows = self.heights.chunks(self.columns);
        let down = rows
            .map(|row| row.iter().max().copied().unwrap_or(0))
            .fold(self.gap, |sum, height| {
                sum.saturating_add(height).saturating_add(self.gap)
            });
        [across, down]
    }
}
