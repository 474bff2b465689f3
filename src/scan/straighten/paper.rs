//! Paper that is grey, yellow or shaded, made even and white; ink keeps its colour.

use image::RgbImage;

use crate::scan::byte_budget::resized;
use crate::scan::picture::Picture;

/// Side of the cells for each of which the paper's tone is taken, in pixels of the small picture.
const CELL: usize = 12;
/// Longer side of the small picture.
const LOOKED_AT: u32 = 600;
/// The part of a cell's pixels that is brighter than its paper's tone.
const BRIGHTER: f64 = 0.15;
/// A page whose paper is nowhere darker than this is white already.
const WHITE: u8 = 248;
/// Paper in the darkest shade that is still believed to be paper.
const DARKEST: u8 = 70;
/// Where more cells than this are no paper, the page is a picture.
const MOST_PICTURE: f64 = 0.35;
/// What paper is made: white, and what is a twenty-fifth darker too, which is the grain of the paper.
const LIT: f32 = 255.0 * 1.04;

/// The page with white paper, if its paper is found for sure and is not white yet.
#[must_use]
pub fn whitened(picture: &Picture) -> Option<Picture> {
    let tones = Tones::of(picture)?;
    if tones.is_white() {
        return None;
    }
    let [width, height] = picture.size();
    let mut pixels = RgbImage::new(width, height);
    let columns = width as usize;
    let places: Vec<(usize, f32)> = (0..columns)
        .map(|x| place(x, columns, tones.columns))
        .collect();
    let source = picture.pixels.as_raw().chunks_exact(columns * 3);
    for (y, (from, to)) in source.zip(pixels.chunks_exact_mut(columns * 3)).enumerate() {
        let factors = tones.factors(place(y, height as usize, tones.rows));
        for ((from, to), (left, across)) in from
            .chunks_exact(3)
            .zip(to.chunks_exact_mut(3))
            .zip(&places)
        {
            let (before, after) = (&factors[*left], &factors[left + 1]);
            for channel in 0..3 {
                let factor = before[channel] + (after[channel] - before[channel]) * across;
                // 255 where it is as bright as the paper, less the grain; a cast to a byte ends at 255.
                to[channel] = (f32::from(from[channel]) * factor) as u8;
            }
        }
    }
    Some(Picture {
        pixels,
        per_mm: picture.per_mm,
    })
}

/// The paper's tone over the page: cells row by row, red, green and blue each.
pub(in crate::scan) struct Tones {
    columns: usize,
    rows: usize,
    cells: Vec<[u8; 3]>,
}

impl Tones {
    pub(in crate::scan) fn of(picture: &Picture) -> Option<Tones> {
        let [width, height] = picture.size();
        let longer = width.max(height);
        let part = |side: u32| (side * LOOKED_AT / longer.max(LOOKED_AT)).max(1);
        let small = resized(picture, [part(width), part(height)]).pixels;
        let (width, height) = (small.width() as usize, small.height() as usize);
        let (columns, rows) = (width.div_ceil(CELL), height.div_ceil(CELL));
        let mut cells = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let xs = column * CELL..((column + 1) * CELL).min(width);
                let mut samples: [Vec<u8>; 3] = Default::default();
                for y in row * CELL..((row + 1) * CELL).min(height) {
                    for x in xs.clone() {
                        let pixel = &small.as_raw()[(y * width + x) * 3..][..3];
                        for (samples, sample) in samples.iter_mut().zip(pixel) {
                            samples.push(*sample);
                        }
                    }
                }
                cells.push(samples.map(|mut samples| {
                    samples.sort_unstable();
                    let brighter = (samples.len() as f64 * BRIGHTER) as usize;
                    samples[samples.len() - 1 - brighter.min(samples.len() - 1)]
                }));
            }
        }
        let tones = Tones {
            columns,
            rows,
            cells,
        };
        tones.without_pictures()
    }

    /// With cells that are no paper (a photo, a seal's solid part, a dark bar) given their neighbours' tone.
    fn without_pictures(mut self) -> Option<Tones> {
        let usual = usual(&self.cells);
        if usual < DARKEST {
            return None;
        }
        let is_paper = |cell: &[u8; 3]| {
            let colour = cell.iter().max().unwrap_or(&0) - cell.iter().min().unwrap_or(&0);
            u32::from(cell[1]) * 100 > u32::from(usual) * 45
                && u32::from(colour) * 100 < u32::from(usual) * 40
        };
        let mut papers: Vec<bool> = self.cells.iter().map(is_paper).collect();
        let others = papers.iter().filter(|is_paper| !**is_paper).count();
        if others as f64 > MOST_PICTURE * self.cells.len() as f64 {
            return None;
        }
        while papers.iter().any(|is_paper| !is_paper) {
            let before = papers.clone();
            for index in 0..papers.len() {
                if before[index] {
                    continue;
                }
                let near: Vec<usize> = self.around(index).filter(|near| before[*near]).collect();
                if near.is_empty() {
                    continue;
                }
                let mean = |channel: usize| {
                    let sum: usize = near
                        .iter()
                        .map(|near| usize::from(self.cells[*near][channel]))
                        .sum();
                    // A mean of bytes.
                    u8::try_from(sum / near.len()).unwrap_or(u8::MAX)
                };
                let tone = [mean(0), mean(1), mean(2)];
                self.cells[index] = tone;
                papers[index] = true;
            }
            if papers == before {
                return None;
            }
        }
        Some(self.smoothed())
    }

    /// Each cell as the middle one of those around it: what is as small as a cell is no shade.
    fn smoothed(self) -> Tones {
        let cells = (0..self.cells.len())
            .map(|index| {
                let near: Vec<usize> = self.around(index).chain([index]).collect();
                [0, 1, 2].map(|channel| {
                    let mut samples: Vec<u8> =
                        near.iter().map(|near| self.cells[*near][channel]).collect();
                    samples.sort_unstable();
                    samples[samples.len() / 2]
                })
            })
            .collect();
        Tones { cells, ..self }
    }

    fn around(&self, index: usize) -> impl Iterator<Item = usize> + use<> {
        let (columns, rows) = (self.columns, self.rows);
        let (column, row) = (index % columns, index / columns);
        let near = |at: usize, count: usize| at.saturating_sub(1)..=(at + 1).min(count - 1);
        near(row, rows)
            .flat_map(move |row| near(column, columns).map(move |column| row * columns + column))
            .filter(move |near| *near != index)
    }

    /// The tone of the green samples that a quarter of the paper is brighter than.
    pub(in crate::scan) fn usual(&self) -> u8 {
        usual(&self.cells)
    }

    /// Which part of the cells is as asked for.
    pub(in crate::scan) fn part(&self, is_so: impl Fn(&[u8; 3]) -> bool) -> f32 {
        let count = self.cells.iter().filter(|cell| is_so(cell)).count();
        count as f32 / self.cells.len() as f32
    }

    fn is_white(&self) -> bool {
        self.cells.iter().flatten().all(|sample| *sample >= WHITE)
    }

    /// What the samples of a row of pixels are multiplied by at the middle of each column of cells; the last one is
    /// there twice.
    fn factors(&self, (top, down): (usize, f32)) -> Vec<[f32; 3]> {
        let below = (top + 1).min(self.rows - 1);
        let mut factors: Vec<[f32; 3]> = (0..self.columns)
            .map(|column| {
                let (a, b) = (
                    self.cells[top * self.columns + column],
                    self.cells[below * self.columns + column],
                );
                [0, 1, 2].map(|c| {
                    let tone = f32::from(a[c]) * (1.0 - down) + f32::from(b[c]) * down;
                    LIT / tone.max(1.0)
                })
            })
            .collect();
        factors.extend(factors.last().copied());
        factors
    }
}

fn usual(cells: &[[u8; 3]]) -> u8 {
    let mut brightness: Vec<u8> = cells.iter().map(|cell| cell[1]).collect();
    brightness.sort_unstable();
    brightness[brightness.len() * 3 / 4]
}

/// Between which cells the middle of a pixel lies: the first of them, and how far it is to the next.
fn place(at: usize, of: usize, cells: usize) -> (usize, f32) {
    let at = (at as f32 + 0.5) / of as f32 * cells as f32 - 0.5;
    let at = at.clamp(0.0, (cells - 1) as f32);
    (at as usize, at.fract())
}
