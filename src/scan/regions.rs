//! Pixels that hang together.

use image::{GrayImage, Luma};
use imageproc::point::Point;
use imageproc::region_labelling::{Connectivity, connected_components};

/// The pixels of each region of a mask that is not black.
pub(super) fn regions(mask: &GrayImage, connectivity: Connectivity) -> Vec<Vec<Point<i32>>> {
    let labels = connected_components(mask, connectivity, Luma([0]));
    let mut regions: Vec<Vec<Point<i32>>> = Vec::new();
    for (x, y, label) in labels.enumerate_pixels() {
        let Some(index) = label.0[0].checked_sub(1).map(|index| index as usize) else {
            continue;
        };
        if regions.len() <= index {
            regions.resize(index + 1, Vec::new());
        }
        // A mask's sides have at most four figures.
        let side = |at: u32| i32::try_from(at).unwrap_or(i32::MAX);
        regions[index].push(Point::new(side(x), side(y)));
    }
    regions
}
