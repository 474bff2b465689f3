//! Files that other programs wrote: ImageMagick, libtiff, img2pdf, Ghostscript, LibreOffice.

use std::path::Path;

use image::{ImageFormat, RgbImage};

use super::{Limits, Scan, decoded, distance, encoded, page, pixels_of, plain};
use crate::judge::picture_tools::{convert, ghostscript, img2pdf, qpdf, tiffcp};
use crate::judge::poppler;
use crate::judge::spreadsheets::saved_as;
use crate::letters::{by_itself, example};

fn read(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap()
}

fn with_base(picture: &RgbImage) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let png = encoded(picture.clone(), ImageFormat::Png);
    std::fs::write(folder.path().join("base.png"), png).unwrap();
    folder
}

/// Black and white, as a fax is.
fn black_and_white(picture: &RgbImage) -> RgbImage {
    let mut picture = picture.clone();
    for pixel in picture.pixels_mut() {
        let level = u8::from(pixel.0[1] > 178) * 255;
        pixel.0 = [level; 3];
    }
    picture
}

#[test]
fn pictures_of_every_kind_are_read_as_imagemagick_and_libtiff_write_them() {
    let base = page(620, 877);
    let folder = with_base(&base);
    let at = folder.path();
    for (name, options, tolerance) in [
        ("cmyk.jpg", &["-colorspace", "CMYK"][..], 4.0),
        ("progressive.jpg", &["-interlace", "JPEG"], 3.0),
        (
            "deep.png",
            &["-depth", "16", "-define", "png:color-type=6"],
            0.5,
        ),
        ("bmp.bmp", &[], 0.01),
        ("webp.webp", &["-define", "webp:lossless=true"], 0.01),
        ("none.tif", &["-compress", "None"], 0.01),
        ("lzw.tif", &["-compress", "LZW"], 0.01),
        ("zip.tif", &["-compress", "Zip"], 0.01),
        ("packbits.tif", &["-compress", "RLE"], 0.01),
        ("jpeg.tif", &["-compress", "JPEG"], 3.0),
        ("sixteen.tif", &["-depth", "16", "-compress", "LZW"], 0.5),
        (
            "cmyk.tif",
            &["-colorspace", "CMYK", "-compress", "LZW"],
            4.0,
        ),
        (
            "palette.tif",
            &["-colors", "32", "-type", "Palette", "-compress", "LZW"],
            1.0,
        ),
        (
            "motorola.tif",
            &["-endian", "MSB", "-compress", "LZW"],
            0.01,
        ),
    ] {
        if !convert(at, &[&["base.png"], options, &[name]].concat()) {
            return;
        }
        let seen = pixels_of(&read(at, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let far = distance(&seen, &base);
        assert!(far < tolerance, "{name}: {far}");
    }
    for (name, options) in [
        ("big.tif", &["-8"][..]),
        ("tiled.tif", &["-t", "-w", "256", "-l", "256", "-c", "lzw"]),
        ("planes.tif", &["-p", "separate", "-c", "lzw"]),
        ("ycbcr.tif", &["-c", "jpeg"]),
    ] {
        if !tiffcp(at, &[options, &["none.tif", name]].concat()) {
            return;
        }
        let far = distance(&pixels_of(&read(at, name)).unwrap(), &base);
        assert!(far < 3.0, "{name}: {far}");
    }
}

#[test]
fn h10_faxes_are_read_in_all_their_codings() {
    let base = black_and_white(&page(620, 877));
    let folder = with_base(&base);
    let at = folder.path();
    if !convert(
        at,
        &[
            "base.png",
            "-type",
            "bilevel",
            "-compress",
            "Group4",
            "g4.tif",
        ],
    ) {
        return;
    }
    for (name, options) in [
        ("again.tif", &["-c", "g4"][..]),
        ("huffman.tif", &["-c", "g3:1d"]),
        ("filled.tif", &["-c", "g3:1d:fill"]),
        ("two.tif", &["-c", "g3:2d"]),
        ("reversed.tif", &["-c", "g4", "-f", "lsb2msb"]),
        ("strips.tif", &["-c", "g4", "-r", "100"]),
    ] {
        if !tiffcp(at, &[options, &["g4.tif", name]].concat()) {
            return;
        }
        let seen = pixels_of(&read(at, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(distance(&seen, &base), 0.0, "{name}");
    }
    if img2pdf(at, &["g4.tif", "--pagesize", "A4", "-o", "fax.pdf"]) {
        let ready = plain(&read(at, "fax.pdf")).unwrap();
        let ink = |picture: &RgbImage| {
            let dark = picture.pixels().filter(|pixel| pixel.0[1] < 128).count();
            dark as f64 / f64::from(picture.width() * picture.height())
        };
        let (seen, right) = (ink(&decoded(&ready)), ink(&base));
        assert!((seen / right - 1.0).abs() < 0.1, "{seen} {right}");
    }
}

#[test]
fn a_tiff_of_several_pages_gives_each_of_them() {
    let folder = with_base(&page(400, 566));
    let at = folder.path();
    if !convert(at, &["base.png", "-negate", "second.png"])
        || !convert(
            at,
            &["base.png", "second.png", "-compress", "LZW", "two.tif"],
        )
    {
        return;
    }
    let scan = Scan::open(read(at, "two.tif"), Limits::default()).unwrap();
    assert_eq!(scan.page_count(), 2);
    let second = image::load_from_memory(&read(at, "second.png"))
        .unwrap()
        .to_rgb8();
    for (number, right) in [(1, page(400, 566)), (2, second)] {
        let seen = scan.page(number).unwrap().picture.pixels;
        assert!(distance(&seen, &right) < 0.01);
    }
    assert!(scan.page(3).is_err() && scan.page(0).is_err());
}

#[test]
fn pages_of_pdfs_by_other_programs_show_what_was_on_them() {
    let letter = by_itself(&example("hong-kong"));
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("letter.pdf"), letter.pdf().unwrap()).unwrap();
    let right = pixels_of(&read(at, "letter.pdf")).unwrap();
    let small = |picture: &RgbImage| {
        image::imageops::resize(picture, 200, 283, image::imageops::FilterType::Triangle)
    };
    let mut names = Vec::new();
    if ghostscript(
        at,
        &["-sDEVICE=pdfwrite", "-o", "written.pdf", "letter.pdf"],
    ) {
        names.push("written.pdf");
    }
    if ghostscript(
        at,
        &[
            "-sDEVICE=pdfimage24",
            "-r150",
            "-o",
            "drawn.pdf",
            "letter.pdf",
        ],
    ) {
        names.push("drawn.pdf");
    }
    if qpdf(
        at,
        &[
            "--encrypt",
            "",
            "owner",
            "256",
            "--",
            "letter.pdf",
            "owned.pdf",
        ],
    ) {
        names.push("owned.pdf");
    }
    // A page laid askew by its own say-so is upright again.
    if ghostscript(
        at,
        &["-sDEVICE=jpeg", "-r150", "-o", "page.jpg", "letter.pdf"],
    ) && convert(at, &["page.jpg", "-rotate", "-90", "lying.jpg"])
        && img2pdf(at, &["lying.jpg", "--pagesize", "A4^T", "-o", "lying.pdf"])
        && qpdf(at, &["--rotate=90", "lying.pdf", "upright.pdf"])
    {
        names.push("upright.pdf");
    }
    // JPEG 2000.
    if convert(at, &["page.jpg", "page.jp2"])
        && img2pdf(at, &["page.jp2", "--pagesize", "A4", "-o", "jpx.pdf"])
    {
        names.push("jpx.pdf");
    }
    for name in names {
        let seen = pixels_of(&read(at, name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let far = distance(&small(&seen), &small(&right));
        assert!(far < 4.0, "{name}: {far}");
    }
    if qpdf(
        at,
        &[
            "--encrypt",
            "user",
            "owner",
            "256",
            "--",
            "letter.pdf",
            "locked.pdf",
        ],
    ) {
        let locked = pixels_of(&read(at, "locked.pdf"));
        assert_eq!(locked, Err(gonghan::scan::ScanError::Locked));
    }
}

#[test]
fn a_pdf_that_libreoffice_wrote_looks_as_poppler_draws_it() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("bill.csv");
    let rows: String = (1..30)
        .map(|row| format!("{row},GOLDEN SAIL EXAMPLE,Example Limited {row},\"1,{row:03}.50\"\n"))
        .collect();
    std::fs::write(&table, rows).unwrap();
    let Some(saved) = saved_as(&table, "pdf") else {
        return;
    };
    let pdf = std::fs::read(saved).unwrap();
    let ours = pixels_of(&pdf).unwrap();
    let Some(theirs) = poppler::picture(&pdf, folder.path()) else {
        return;
    };
    let theirs = image::open(theirs).unwrap().into_rgb8();
    // Edges are theirs and ours; what is where is the same.
    let (width, height) = (ours.width() / 12, ours.height() / 12);
    let small = |picture: &RgbImage| {
        image::imageops::resize(
            picture,
            width,
            height,
            image::imageops::FilterType::Triangle,
        )
    };
    let (ours, theirs) = (small(&ours), small(&theirs));
    let white = RgbImage::from_pixel(width, height, image::Rgb([255; 3]));
    let print = distance(&white, &theirs);
    assert!(print > 5.0, "{print}");
    let between = distance(&ours, &theirs);
    assert!(between < print / 4.0, "{between} of {print}");
}
