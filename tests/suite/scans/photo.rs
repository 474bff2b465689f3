//! Photos of letters as a phone takes them, made by a seeded generator, with the truth of where everything is.

use image::{Rgb, RgbImage};

/// How a letter is photographed.
#[derive(Clone, Debug)]
pub(crate) struct Shot {
    /// Columns and rows of the photo.
    pub(crate) size: [u32; 2],
    /// The desk's colour.
    pub(crate) desk: [u8; 3],
    /// The paper's colour.
    pub(crate) paper: [f32; 3],
    /// The camera's tilt to the right and downwards, and its turn, in degrees.
    pub(crate) tilt: [f32; 3],
    /// How far the page is, in its widths.
    pub(crate) distance: f32,
    /// How much darker the photo is at its far corner, 0 to 1.
    pub(crate) shade: f32,
    /// Sensor noise, in levels.
    pub(crate) noise: f32,
    /// How far out of focus it is: the standard deviation of the blur, in pixels.
    pub(crate) blur: f32,
    /// A mirrored lamp: its middle in parts of the page, and its radius in page widths.
    pub(crate) lamp: Option<[f32; 3]>,
    /// A shadow with sharp edges: from and to, in parts of the page's height.
    pub(crate) shadow: Option<[f32; 2]>,
}

impl Default for Shot {
    fn default() -> Shot {
        Shot {
            size: [1500, 2000],
            desk: [96, 72, 58],
            paper: [0.94, 0.92, 0.88],
            tilt: [4.0, -6.0, 3.0],
            distance: 1.75,
            shade: 0.25,
            noise: 3.0,
            blur: 0.0,
            lamp: None,
            shadow: None,
        }
    }
}

/// Numbers that are the same for the same seed on every machine.
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    /// From 0 to 1.
    pub(crate) fn unit(&mut self) -> f32 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub(crate) fn between(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.unit()
    }
}

/// The photo, and the page's corners in it, clockwise from its top left.
pub(crate) fn photo(page: &RgbImage, shot: &Shot, seed: u64) -> (RgbImage, [[f32; 2]; 4]) {
    let mut seeded = Seeded(seed);
    let [columns, rows] = shot.size.map(|side| side as f32);
    let focal = columns.hypot(rows) * 0.8;
    let axes = axes(shot.tilt);
    let ratio = page.height() as f32 / page.width() as f32;
    // The page's plane through the camera: a point of it, and a step to the right and down, in page widths.
    let corner = |u: f32, v: f32| {
        let (x, y) = (u - 0.5, (v - 0.5) * ratio);
        let [px, py, pz] = [0, 1, 2].map(|axis| axes[0][axis] * x + axes[1][axis] * y);
        let depth = pz + shot.distance;
        [
            columns / 2.0 + focal * px / depth,
            rows / 2.0 + focal * py / depth,
        ]
    };
    let corners = [
        corner(0.0, 0.0),
        corner(1.0, 0.0),
        corner(1.0, 1.0),
        corner(0.0, 1.0),
    ];
    let normal = cross(axes[0], axes[1]);
    let (width, height) = (page.width() as f32, page.height() as f32);
    let grain: Vec<f32> = (0..64 * 64).map(|_| seeded.between(-14.0, 14.0)).collect();
    let photo = RgbImage::from_fn(shot.size[0], shot.size[1], |column, row| {
        let ray = [
            (column as f32 - columns / 2.0) / focal,
            (row as f32 - rows / 2.0) / focal,
            1.0,
        ];
        // Where the ray meets the plane, seen from the page's middle.
        let reach = shot.distance * normal[2] / dot(ray, normal);
        let met = [
            ray[0] * reach,
            ray[1] * reach,
            ray[2] * reach - shot.distance,
        ];
        let (u, v) = (dot(met, axes[0]) + 0.5, dot(met, axes[1]) / ratio + 0.5);
        let colour = if (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v) {
            let seen = between(page, u * width - 0.5, v * height - 0.5);
            [0, 1, 2].map(|channel| seen[channel] * shot.paper[channel])
        } else {
            // Wood has stripes.
            let at = (column / 3 % 64 + row / 40 % 64 * 64) as usize;
            shot.desk.map(|sample| f32::from(sample) + grain[at])
        };
        let far = column as f32 / columns * 0.6 + row as f32 / rows * 0.4;
        let mut light = 1.0 - shot.shade * far;
        if shot
            .shadow
            .is_some_and(|[from, to]| (from..to).contains(&v))
        {
            light *= 0.55;
        }
        let burnt = shot.lamp.map_or(0.0, |[x, y, radius]| {
            let away = (u - x).hypot((v - y) * ratio) / radius;
            ((1.3 - away) / 0.3).clamp(0.0, 1.0)
        });
        let noise = (seeded.unit() + seeded.unit() + seeded.unit() - 1.5) * 2.0 * shot.noise;
        Rgb(colour.map(|sample| {
            let lit = sample * light;
            let lit = lit + (270.0 - lit) * burnt;
            (lit + noise).round().clamp(0.0, 255.0) as u8
        }))
    });
    let photo = if shot.blur > 0.0 {
        image::imageops::fast_blur(&photo, shot.blur)
    } else {
        photo
    };
    (photo, corners)
}

/// The page's right and down, as the camera sees them.
fn axes([right, down, turn]: [f32; 3]) -> [[f32; 3]; 2] {
    let (sr, cr) = right.to_radians().sin_cos();
    let (sd, cd) = down.to_radians().sin_cos();
    let (st, ct) = turn.to_radians().sin_cos();
    let tilted = |[x, y]: [f32; 2]| {
        let (y, z) = (y * cd, y * sd);
        [x * cr + z * sr, y, -x * sr + z * cr]
    };
    [tilted([ct, st]), tilted([-st, ct])]
}

fn cross(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The colour between four pixels.
fn between(page: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (x, y) = (x.max(0.0), y.max(0.0));
    let (left, top) = (x as u32, y as u32);
    let (right, below) = (
        (left + 1).min(page.width() - 1),
        (top + 1).min(page.height() - 1),
    );
    let (across, down) = (x.fract(), y.fract());
    let at = |x: u32, y: u32, channel: usize| f32::from(page.get_pixel(x, y).0[channel]);
    [0, 1, 2].map(|channel| {
        let upper = at(left, top, channel) * (1.0 - across) + at(right, top, channel) * across;
        let lower = at(left, below, channel) * (1.0 - across) + at(right, below, channel) * across;
        upper * (1.0 - down) + lower * down
    })
}

/// Draws a seal's ring with a star and strokes, in wet ink, the better part of its paper showing through.
pub(crate) fn stamp(page: &mut RgbImage, at: [f32; 2], radius: f32, ink: [u8; 3], seed: u64) {
    let mut seeded = Seeded(seed);
    let blots: Vec<f32> = (0..40 * 40).map(|_| seeded.between(0.45, 1.0)).collect();
    stamp_with(page, at, radius, ink, &blots);
}

/// Draws the same seal as a printer does, its ink the same everywhere.
pub(crate) fn print_seal(page: &mut RgbImage, at: [f32; 2], radius: f32, ink: [u8; 3]) {
    stamp_with(page, at, radius, ink, &[0.95; 40 * 40]);
}

fn stamp_with(page: &mut RgbImage, [x, y]: [f32; 2], radius: f32, ink: [u8; 3], blots: &[f32]) {
    let reach = radius.ceil() as i64 + 2;
    for row in -reach..=reach {
        for column in -reach..=reach {
            let (dx, dy) = (column as f32, row as f32);
            let from_middle = dx.hypot(dy) / radius;
            let turn = dy.atan2(dx);
            let is_ring = (0.90..1.0).contains(&from_middle);
            let is_star = from_middle < 0.14 + 0.14 * (turn * 2.5 + 0.8).cos().abs();
            let is_stroke = (0.62..0.82).contains(&from_middle)
                && (turn * 14.0).sin() > 0.2
                && (from_middle * 40.0 + turn * 9.0).sin() > -0.3
                && !(0.7..2.4).contains(&turn);
            if !(is_ring || is_star || is_stroke) {
                continue;
            }
            let at = (x as i64 + column, y as i64 + row);
            let (Ok(left), Ok(top)) = (u32::try_from(at.0), u32::try_from(at.1)) else {
                continue;
            };
            let Some(pixel) = page.get_pixel_mut_checked(left, top) else {
                continue;
            };
            let blot = |column: i64, row: i64| {
                let cell = |value: i64| (value + reach) as f32 / (2 * reach + 1) as f32 * 38.0;
                let (cx, cy) = (cell(column), cell(row));
                let at = |x: usize, y: usize| blots[y * 40 + x];
                let (left, top) = (cx as usize, cy as usize);
                let upper = at(left, top) * (1.0 - cx.fract()) + at(left + 1, top) * cx.fract();
                let lower =
                    at(left, top + 1) * (1.0 - cx.fract()) + at(left + 1, top + 1) * cx.fract();
                upper * (1.0 - cy.fract()) + lower * cy.fract()
            };
            let cover = blot(column, row);
            for (sample, ink) in pixel.0.iter_mut().zip(ink) {
                let wet = f32::from(*sample) * f32::from(ink) / 255.0;
                *sample = (f32::from(*sample) * (1.0 - cover) + wet * cover) as u8;
            }
        }
    }
}

/// Draws a signature in ink from a place to the right.
pub(crate) fn sign(page: &mut RgbImage, [x, y]: [f32; 2], length: f32, ink: [u8; 3], seed: u64) {
    let mut seeded = Seeded(seed);
    let height = length * 0.16;
    let (first, second) = (seeded.between(9.0, 14.0), seeded.between(3.0, 6.0));
    let steps = (length * 6.0) as u32;
    for step in 0..steps {
        let part = step as f32 / steps as f32;
        let (px, py) = (
            x + part * length + (part * first * 3.0).sin() * height * 0.4,
            y + ((part * first * 2.0).sin() * 0.7 + (part * second).cos() * 0.3) * height,
        );
        for dy in -3_i32..=3 {
            for dx in -3_i32..=3 {
                if dx * dx + dy * dy > 9 {
                    continue;
                }
                let (left, top) = (
                    (px as i32 + dx).max(0) as u32,
                    (py as i32 + dy).max(0) as u32,
                );
                if let Some(pixel) = page.get_pixel_mut_checked(left, top) {
                    *pixel = Rgb(ink);
                }
            }
        }
    }
}
