//! What a letter costs: in a process of its own, and in one that goes on. `cargo bench`.
//!
//! Beside each figure with a picture stands what encoding the same pixels as PNG costs alone, which no letter can beat.

#![allow(clippy::print_stdout, reason = "figures are printed")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gonghan::application::Application;
use gonghan::font::{FontSet, SubsetFaces};
use gonghan::geometry::Dpi;
use gonghan::intake::{ReadOptions, parse_record, read_record};
use gonghan::layout::{LayoutScratch, layout};
use gonghan::letter::letter;
use gonghan::render::raster::{Canvas, RasterScratch, raster};
use gonghan::template::Template;

/// A bilingual letter with what a letter can't do without, and one with every field and a long name, which has to shrink.
const LETTERS: [&str; 2] = ["minimal", "hong-kong"];

fn record_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name)
        .with_extension("toml")
}

fn record(name: &str) -> Application {
    read_record(&record_path(name), &ReadOptions::default()).expect("the example is whole")
}

/// A client of its own: another name and another ID, so that nothing is the same twice but the wording.
fn client(number: u32) -> Application {
    let text = std::fs::read_to_string(record_path("hong-kong")).expect("the example is there");
    let han: String = (0..4)
        .filter_map(|place| char::from_u32(0x4E00 + (number * 31 + place * 997) % 2000))
        .collect();
    let text = text
        .replace("金帆範例", &han)
        .replace("gh_3f2a9c81d07e", &format!("gh_{number:012x}"));
    let source = Arc::new(gonghan::diagnostic::Source::new("client.toml", text));
    parse_record(&source, &ReadOptions::default()).expect("a changed example is whole")
}

/// One after the other, as a batch does it.
struct Desk {
    template: Template,
    fonts: FontSet,
    scratch: LayoutScratch,
    bitmaps: RasterScratch,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            template: Template::builtin("zh-en").expect("a built-in template"),
            fonts: FontSet::embedded(),
            scratch: LayoutScratch::default(),
            bitmaps: RasterScratch::default(),
        }
    }

    fn pdf(&mut self, application: &Application) -> usize {
        let letter = letter(
            application,
            &self.template,
            &mut self.fonts,
            &mut self.scratch,
        );
        letter.expect("it fits").pdf().expect("it is drawn").len()
    }

    fn pdf_and_png(&mut self, application: &Application) -> usize {
        let letter = letter(
            application,
            &self.template,
            &mut self.fonts,
            &mut self.scratch,
        );
        let letter = letter.expect("it fits");
        let png = letter
            .png_with(Dpi::PRINT, &mut self.bitmaps)
            .expect("it is drawn");
        letter.pdf().expect("it is drawn").len() + png.len()
    }

    /// The pixels of one letter.
    fn canvas(&mut self, application: &Application) -> Canvas {
        let document = self.template.fill(application).expect("it is filled");
        let laid_out = layout(&document, &mut self.fonts, &mut self.scratch).expect("it fits");
        let faces = SubsetFaces::of(&laid_out.page, &document.words).expect("faces are cut");
        raster(&laid_out.page, &faces, Dpi::PRINT, &mut self.bitmaps).expect("it is drawn")
    }
}

/// The same pixels as PNG by the encoder alone, with the settings of a letter; returns how many bytes it takes.
fn encoded(canvas: &Canvas) -> usize {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, canvas.width(), canvas.height());
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Sub);
    let mut writer = encoder.write_header().expect("it is encoded");
    writer
        .write_image_data(canvas.pixels())
        .expect("it is encoded");
    drop(writer);
    bytes.len()
}

fn cold(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("cold");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in LETTERS {
        for formats in ["pdf", "pdf,png"] {
            group.bench_function(format!("{name} {formats}"), |bencher| {
                bencher.iter(|| {
                    let status = letter_command(name, formats, folder.path()).status();
                    assert!(status.expect("it runs").success());
                });
            });
            let peak = peak(name, formats, folder.path());
            println!("cold/{name} {formats}: peak memory {peak}");
        }
    }
    group.finish();
}

/// The most memory that one run holds, as Linux counts it; looked up until it ends.
fn peak(name: &str, formats: &str, folder: &Path) -> String {
    let mut child = letter_command(name, formats, folder)
        .spawn()
        .expect("it runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = "unknown".to_owned();
    while child.try_wait().expect("it runs").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        if let Some(line) = text.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
            peak = line.trim_start().to_owned();
        }
    }
    peak
}

fn letter_command(name: &str, formats: &str, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gonghan"));
    command
        .arg("letter")
        .arg(record_path(name))
        .args(["--format", formats, "-o"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn warm(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("warm");
    for name in LETTERS {
        let (mut desk, record) = (Desk::new(), record(name));
        group.bench_function(format!("{name} pdf"), |bencher| {
            bencher.iter(|| black_box(desk.pdf(&record)));
        });
        group.bench_function(format!("{name} pdf,png"), |bencher| {
            bencher.iter(|| black_box(desk.pdf_and_png(&record)));
        });
        let canvas = desk.canvas(&record);
        group.bench_function(format!("{name} floor: png encoding alone"), |bencher| {
            bencher.iter(|| black_box(encoded(&canvas)));
        });
    }
    group.finish();
}

/// The cost of a letter stays the same however many there are.
fn many(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("many");
    group.sample_size(10);
    for count in [10_u32, 100] {
        let clients: Vec<Application> = (0..count).map(client).collect();
        group.throughput(Throughput::Elements(count.into()));
        group.bench_with_input(
            BenchmarkId::new("pdf,png", count),
            &clients,
            |bencher, clients| {
                bencher.iter(|| {
                    let mut desk = Desk::new();
                    clients
                        .iter()
                        .map(|client| desk.pdf_and_png(client))
                        .sum::<usize>()
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, cold, warm, many);
criterion_main!(benches);
