//! How long a phone's photo and a scanned page take, and what is found on five hundred made-up photos, with how many false
//! alarms.
//!
//! `cargo bench --bench scan`, or `cargo bench --bench scan -- 50` for fewer photos.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    dead_code,
    reason = "it prints what it measures; without its photos there is nothing to measure"
)]

#[path = "../tests/suite/scans/photo.rs"]
mod photo;
#[path = "../tests/suite/scans/staged.rs"]
mod staged;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use gonghan::scan::{Limits, Scan, Sight, prepare};
use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;

use staged::{FAULTS, Fault, Letters, names};

fn main() {
    let mut given = std::env::args().filter_map(|argument| argument.parse().ok());
    let photos: usize = given.next_back().unwrap_or(500);
    let letters = Letters::new();
    speed(&letters);
    table(&letters, photos);
}

fn speed(letters: &Letters) {
    let photo = letters.photo(Fault::None, 1, [3024, 4032]);
    let wanted = letters.wanted();
    let timed = |bytes: &[u8]| -> Duration {
        let mut times: Vec<Duration> = (0..5)
            .map(|_| {
                let bytes = bytes.to_vec();
                let begun = Instant::now();
                let scan = Scan::open(bytes, Limits::default()).unwrap();
                prepare(&scan, 1, &wanted).unwrap();
                begun.elapsed()
            })
            .collect();
        times.sort();
        times[2]
    };
    println!(
        "a photo of 3024 x 4032, {} kB, to a finished JPG: {:.2} s",
        photo.len() / 1000,
        timed(&photo).as_secs_f64()
    );
    let decode = {
        let begun = Instant::now();
        image::load_from_memory(&photo).unwrap();
        begun.elapsed()
    };
    println!(
        "  of the same run, decoding it alone by image: {:.2} s",
        decode.as_secs_f64()
    );
    let page = scanned_pdf(letters);
    println!(
        "a scanned page of 300 dpi in a PDF, {} kB, to a finished JPG: {:.2} s",
        page.len() / 1000,
        timed(&page).as_secs_f64()
    );
    println!("peak {} MB", peak());
}

/// One page at 300 dpi as a scanner's PDF has it.
fn scanned_pdf(letters: &Letters) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let page = image::imageops::resize(
        &letters.page,
        2480,
        3508,
        image::imageops::FilterType::CatmullRom,
    );
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 85);
    DynamicImage::from(page)
        .write_with_encoder(encoder)
        .unwrap();
    let mut document = Document::with_version("1.5");
    let parent = document.new_object_id();
    let mut picture = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 2480, "Height" => 3508,
            "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
        },
        jpeg,
    );
    picture.allows_compression = false;
    let picture = document.add_object(picture);
    let content = Stream::new(dictionary! {}, b"595 0 0 842 0 0 cm /P Do".to_vec());
    let content = document.add_object(content);
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => parent, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "P" => picture } },
    });
    let pages = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(parent, Object::Dictionary(pages));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The most memory this process held, in MB, where the system says.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1000
}

/// What may be seen beside a fault, because it is a part of it.
fn comes_with(fault: Fault, other: Fault) -> bool {
    match fault {
        // Of another page nothing else is looked for.
        Fault::WrongPage => true,
        Fault::Glare | Fault::Blurred | Fault::Shadow => {
            matches!(other, Fault::PartMissing | Fault::NoSignature)
        }
        Fault::SmallText => matches!(other, Fault::Blurred | Fault::EvenSeal),
        _ => false,
    }
}

fn table(letters: &Letters, photos: usize) {
    let next = AtomicUsize::new(0);
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let mut seen: Vec<(Fault, bool, u8, Vec<Sight>)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs)
            .map(|_| {
                scope.spawn(|| {
                    let mut seen = Vec::new();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= photos {
                            return seen;
                        }
                        // Every third is as it should be.
                        let fault = if number.is_multiple_of(3) {
                            Fault::None
                        } else {
                            FAULTS[1 + (number - number / 3) % (FAULTS.len() - 1)]
                        };
                        let bytes = letters.photo(fault, number as u64, [2100, 2800]);
                        let scan = Scan::open(bytes, Limits::default()).unwrap();
                        match prepare(&scan, 1, &letters.wanted()) {
                            Ok(made) => {
                                let is_straight = made.straightened.was_cut_out;
                                if std::env::var_os("SAY").is_some()
                                    && !names(fault, made.quarter_turns, &made.sights)
                                {
                                    println!("{number} {fault:?}: {:?} {is_straight}", made.sights);
                                }
                                seen.push((fault, is_straight, made.quarter_turns, made.sights));
                            }
                            Err(error) => println!("{number} {fault:?}: {error:?}"),
                        }
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect()
    });
    seen.sort_by_key(|(fault, ..)| *fault as usize);
    let cut_out = seen
        .iter()
        .filter(|(_, is_straight, ..)| *is_straight)
        .count();
    println!(
        "\n{photos} photos, {cut_out} of {} cut out of their desk",
        seen.len()
    );
    println!(
        "{:14} {:>6} {:>6} {:>6} {:>12}",
        "check", "shown", "found", "missed", "false alarms"
    );
    for check in &FAULTS[1..] {
        let shown = || seen.iter().filter(|(fault, ..)| fault == check);
        let found = shown()
            .filter(|(_, _, turns, sights)| names(*check, *turns, sights))
            .count();
        let others = || {
            seen.iter()
                .filter(|(fault, ..)| fault != check && !comes_with(*fault, *check))
        };
        let alarms = others()
            .filter(|(_, _, turns, sights)| names(*check, *turns, sights))
            .count();
        let rate = alarms as f64 * 100.0 / others().count().max(1) as f64;
        println!(
            "{:14} {:6} {:6} {:6} {alarms:6} {rate:4.1} %",
            format!("{check:?}"),
            shown().count(),
            found,
            shown().count() - found
        );
    }
    let good = seen.iter().filter(|(fault, ..)| *fault == Fault::None);
    let quiet = good
        .clone()
        .filter(|(_, _, turns, sights)| names(Fault::None, *turns, sights));
    println!(
        "{} of {} good photos without any alarm",
        quiet.count(),
        good.count()
    );
}
