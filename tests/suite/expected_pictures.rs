//! Each example looks as it did when somebody last looked at it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gonghan::geometry::Dpi;

use crate::judge::zune;
use crate::letters::{EXAMPLES, by_itself, example, project};

/// A picture over this many bytes is too large to be looked at in review.
const LARGEST: usize = 40_000;

fn accepts() -> bool {
    std::env::var("GONGHAN_TEST").is_ok_and(|value| value == "accept")
}

/// A small picture in 16 greys, packed two to a byte: enough to see every glyph.
struct Small {
    width: u32,
    height: u32,
    packed: Vec<u8>,
}

/// The letter at 72 dpi, read by another decoder than the one that wrote it.
fn small(name: &str) -> Small {
    let png = by_itself(&example(name))
        .png(Dpi::new(72).unwrap())
        .unwrap();
    let picture = zune::png(&png);
    let level = |grey: Option<&u8>| (u32::from(*grey.unwrap_or(&255)) * 15 + 127) / 255;
    let packed = picture
        .pixels
        .chunks(picture.width)
        .flat_map(|row| row.chunks(2))
        .map(|pair| u8::try_from(level(pair.first()) << 4 | level(pair.get(1))).unwrap())
        .collect();
    Small {
        width: u32::try_from(picture.width).unwrap(),
        height: u32::try_from(picture.height).unwrap(),
        packed,
    }
}

fn written(small: &Small) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, small.width, small.height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&small.packed).unwrap();
    writer.finish().unwrap();
    bytes
}

/// The packed pixels of a picture that is there.
fn read(path: &Path) -> Option<Vec<u8>> {
    let file = std::fs::File::open(path).ok()?;
    let mut decoder = png::Decoder::new(std::io::BufReader::new(file));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let mut reader = decoder.read_info().ok()?;
    let mut packed = vec![0; reader.output_buffer_size()?];
    reader.next_frame(&mut packed).ok()?;
    Some(packed)
}

#[test]
fn every_example_looks_as_expected() {
    let mut changed = Vec::new();
    for name in EXAMPLES {
        let made = small(name);
        let path = project("examples/expected")
            .join(name)
            .with_extension("png");
        if read(&path).is_some_and(|expected| expected == made.packed) {
            continue;
        }
        let new = if accepts() {
            path
        } else {
            PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
                .join(name)
                .with_extension("png")
        };
        let bytes = written(&made);
        assert!(bytes.len() < LARGEST, "{name}: {} bytes", bytes.len());
        std::fs::create_dir_all(new.parent().unwrap()).unwrap();
        std::fs::File::create(&new)
            .and_then(|mut file| std::io::Write::write_all(&mut file, &bytes))
            .unwrap();
        changed.push(new);
    }
    assert!(
        changed.is_empty() || accepts(),
        "these look otherwise; GONGHAN_TEST=accept cargo test takes them over: {changed:#?}"
    );
}

#[test]
fn every_expected_picture_is_of_an_example_and_every_example_is_tested() {
    let names = |folder: &str, extension: &str| -> BTreeSet<String> {
        std::fs::read_dir(project(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|found| found == extension))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect()
    };
    let tested: BTreeSet<String> = EXAMPLES.map(str::to_owned).into();
    assert_eq!(names("examples", "toml"), tested);
    assert_eq!(names("examples/expected", "png"), tested);
}
