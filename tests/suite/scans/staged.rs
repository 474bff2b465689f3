//! Photos of a signed and stamped letter with one fault each.

use std::path::Path;
use std::sync::Arc;

use gonghan::font::FontSet;
use gonghan::geometry::Dpi;
use gonghan::intake::{ReadOptions, read_record};
use gonghan::layout::LayoutScratch;
use gonghan::letter::{Letter, letter};
use gonghan::scan::{HandPlace, LetterSight, Look, Sight, Straighten, Wanted};
use gonghan::template::Template;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbImage};

use super::photo::{Seeded, Shot, photo, print_seal, sign, stamp};

/// A fault that a photo may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    NoSeal,
    EvenSeal,
    NoSignature,
    UpsideDown,
    WrongPage,
    PartMissing,
    SmallText,
    Blurred,
    Glare,
    Shadow,
}

pub(crate) const FAULTS: [Fault; 11] = [
    Fault::None,
    Fault::NoSeal,
    Fault::EvenSeal,
    Fault::NoSignature,
    Fault::UpsideDown,
    Fault::WrongPage,
    Fault::PartMissing,
    Fault::SmallText,
    Fault::Blurred,
    Fault::Glare,
    Fault::Shadow,
];

/// The letter that is photographed, another one, and how it is looked for.
pub(crate) struct Letters {
    pub(crate) page: RgbImage,
    other: RgbImage,
    sight: Arc<LetterSight>,
    seal: [f32; 2],
    line: [f32; 2],
}

/// Pixels a millimetre of the printed pages.
const PER_MM: f32 = 200.0 / 25.4;

impl Letters {
    pub(crate) fn new() -> Letters {
        let dpi = Dpi::new(200).unwrap();
        let made = |name: &str| -> Letter {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("examples")
                .join(name);
            let record = read_record(&path, &ReadOptions::default()).unwrap();
            let template = Template::for_application(&record, Path::new("")).unwrap();
            let (mut fonts, mut scratch) = (FontSet::embedded(), LayoutScratch::default());
            letter(&record, &template, &mut fonts, &mut scratch).unwrap()
        };
        let drawn = |letter: &Letter| -> RgbImage {
            image::load_from_memory(&letter.png(dpi).unwrap())
                .unwrap()
                .into_rgb8()
        };
        let (own, other) = (made("hong-kong.toml"), made("japan.toml"));
        let (mut seal, mut line) = ([0.0; 2], [0.0; 2]);
        for place in own.places().hands {
            match place {
                HandPlace::Seal { centre } => seal = centre,
                HandPlace::Signature {
                    left, line: down, ..
                } => line = [left, down],
            }
        }
        let sight = own.sight().unwrap();
        Letters {
            page: drawn(&own),
            other: drawn(&other),
            sight: Arc::new(sight),
            seal,
            line,
        }
    }

    /// The seal's middle and the beginning of the line for the signature, in pixels of the page.
    pub(crate) fn places(&self) -> [[f32; 2]; 2] {
        [self.seal, self.line].map(|place| place.map(|at| at * PER_MM))
    }

    /// A photo with a fault, as JPEG.
    pub(crate) fn photo(&self, fault: Fault, seed: u64, size: [u32; 2]) -> Vec<u8> {
        let mut seeded = Seeded(seed.wrapping_mul(977) + 13);
        let mut page = if fault == Fault::WrongPage {
            &self.other
        } else {
            &self.page
        }
        .clone();
        let near = |seeded: &mut Seeded, place: [f32; 2], reach: f32| {
            place.map(|at| (at + seeded.between(-reach, reach)) * PER_MM)
        };
        if fault == Fault::PartMissing {
            let top = (seeded.between(0.25, 0.5) * page.height() as f32) as u32;
            for y in top..top + page.height() / 7 {
                for x in 0..page.width() {
                    page.put_pixel(x, y, image::Rgb([250; 3]));
                }
            }
        }
        let inks = [[205, 30, 45], [190, 20, 60], [40, 60, 180], [225, 70, 60]];
        let ink = inks[(seeded.unit() * 4.0) as usize % 4];
        let at = near(&mut seeded, self.seal, 8.0);
        let radius = seeded.between(14.0, 22.0) * PER_MM;
        match fault {
            Fault::NoSeal => {}
            Fault::EvenSeal => print_seal(&mut page, at, radius, ink),
            _ => stamp(&mut page, at, radius, ink, seed),
        }
        if fault != Fault::NoSignature {
            let [x, y] = near(&mut seeded, [self.line[0] + 8.0, self.line[1] - 6.0], 2.5);
            let length = seeded.between(22.0, 42.0) * PER_MM;
            let pen = if seeded.unit() < 0.5 {
                [30, 35, 110]
            } else {
                [25, 25, 28]
            };
            sign(&mut page, [x, y], length, pen, seed);
        }
        let turn = if fault == Fault::UpsideDown {
            180.0
        } else {
            0.0
        };
        let shot = Shot {
            size: if fault == Fault::SmallText {
                size.map(|side| side * 2 / 5)
            } else {
                size
            },
            desk: [
                seeded.between(30.0, 120.0) as u8,
                seeded.between(30.0, 100.0) as u8,
                seeded.between(30.0, 90.0) as u8,
            ],
            tilt: [
                seeded.between(-8.0, 8.0),
                seeded.between(-8.0, 8.0),
                turn + seeded.between(-6.0, 6.0),
            ],
            distance: seeded.between(1.75, 2.0),
            shade: seeded.between(0.0, 0.3),
            noise: seeded.between(1.0, 5.0),
            blur: match fault {
                Fault::Blurred => seeded.between(3.4, 6.0) * size[0] as f32 / 2100.0,
                _ => seeded.between(0.0, 0.9),
            },
            lamp: (fault == Fault::Glare).then(|| {
                [
                    seeded.between(0.3, 0.7),
                    seeded.between(0.2, 0.6),
                    seeded.between(0.09, 0.14),
                ]
            }),
            shadow: (fault == Fault::Shadow).then(|| {
                let from = seeded.between(0.1, 0.6);
                [from, from + seeded.between(0.1, 0.2)]
            }),
            ..Shot::default()
        };
        let (picture, _) = photo(&page, &shot, seed);
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        DynamicImage::from(picture)
            .write_with_encoder(encoder)
            .unwrap();
        bytes
    }

    pub(crate) fn wanted(&self) -> Wanted {
        Wanted {
            limit: 2_000_000,
            format: None,
            straighten: Straighten::Auto,
            quarter_turns: None,
            whiten: true,
            look: Look::Letter(self.sight.clone()),
        }
    }
}

/// Whether what was found on a photo names a fault.
pub(crate) fn names(fault: Fault, quarter_turns: u8, sights: &[Sight]) -> bool {
    let was_on_its_head = quarter_turns == 2;
    let has = |is: fn(&Sight) -> bool| sights.iter().any(is);
    match fault {
        Fault::None => !was_on_its_head && sights.is_empty(),
        Fault::NoSeal => has(|sight| matches!(sight, Sight::NoSeal | Sight::SealElsewhere)),
        Fault::EvenSeal => has(|sight| *sight == Sight::EvenSeal),
        Fault::NoSignature => has(|sight| *sight == Sight::NoSignature),
        Fault::UpsideDown => was_on_its_head,
        Fault::WrongPage => has(|sight| *sight == Sight::WrongPage),
        Fault::PartMissing => has(|sight| matches!(sight, Sight::PartMissing { .. })),
        Fault::SmallText => has(|sight| matches!(sight, Sight::SmallText { .. })),
        Fault::Blurred => has(|sight| *sight == Sight::Blurred),
        Fault::Glare => has(|sight| *sight == Sight::Glare),
        Fault::Shadow => has(|sight| *sight == Sight::Shadow),
    }
}
