//! Scans that are dropped on the page.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::json;

use crate::judge::browser::{Browser, Served};
use crate::judge::zune;
use crate::letters::project;
use crate::scans::staged::{Fault, Letters};

/// The page of scans, opened in a browser, and a folder for files to drop on it.
pub(super) struct Opened {
    pub(super) served: Served,
    pub(super) browser: Browser,
    folder: tempfile::TempDir,
}

impl Opened {
    /// None where there is no browser.
    pub(super) fn new() -> Option<Opened> {
        let served = Served::start();
        let browser = Browser::start()?;
        browser.open(&served.address);
        browser.wait("document.querySelector('.ways')");
        browser.open(&format!("{}/scans?lang=en", served.origin()));
        browser.wait("document.getElementById('pages')?.dataset.left === '0'");
        Some(Opened {
            served,
            browser,
            folder: tempfile::tempdir().unwrap(),
        })
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Drops files of these names, and waits until all that is asked for is there.
    pub(super) fn drop_files(&self, files: &[(&str, Vec<u8>)]) {
        let paths = files.iter().map(|(name, bytes)| {
            let path = self.path(name);
            std::fs::write(&path, bytes).unwrap();
            path
        });
        let before = self.cards();
        self.browser.choose("#choose", &paths.collect::<Vec<_>>());
        self.browser.wait(&format!(
            "document.querySelectorAll('.card').length >= {}",
            before + files.len() as u64
        ));
        self.settled();
    }

    pub(super) fn settled(&self) {
        self.browser.wait(
            "document.getElementById('pages').dataset.left === '0' && [...document.querySelectorAll('.card')]
             .every((card) => card.dataset.state !== 'ready' || card.querySelector('.before img').naturalWidth > 0
             && card.querySelector('.after img').complete)",
        );
    }

    pub(super) fn cards(&self) -> u64 {
        let count = self
            .browser
            .run("return document.querySelectorAll('.card').length", &[]);
        count.as_u64().unwrap()
    }

    /// What is said of the card of this number, counted from 1.
    pub(super) fn card(&self, number: u64) -> String {
        self.browser.text(&format!(".card:nth-child({number})"))
    }

    fn open_records(&self, names: &[&str]) {
        let examples = names.iter().map(|name| project("examples").join(name));
        self.browser
            .choose("#open-record", &examples.collect::<Vec<_>>());
        let last = names.len();
        self.browser.wait(&format!(
            "document.querySelectorAll('#records p').length >= {last}"
        ));
        self.settled();
    }

    /// What the command line makes of a file that was dropped.
    pub(super) fn made_by_command(&self, name: &str, options: &[&str]) -> Vec<u8> {
        let output = self.path("upload");
        let made = Command::new(env!("CARGO_BIN_EXE_gonghan"))
            .args(["scan", name, "--force", "-o"])
            .arg(&output)
            .args(options)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        assert_ne!(made.status.code(), Some(2), "{made:?}");
        let stem = Path::new(name).file_stem().unwrap();
        let files = std::fs::read_dir(&output).unwrap();
        let made: Vec<PathBuf> = files
            .map(|file| file.unwrap().path())
            .filter(|file| file.file_stem() == Some(stem))
            .collect();
        let [made] = &made[..] else {
            panic!("{made:?}")
        };
        let bytes = std::fs::read(made).unwrap();
        std::fs::remove_file(made).unwrap();
        bytes
    }

    /// Takes pictures of the page to look at: wide and narrow, light and dark.
    fn pictures(&self, name: &str) {
        self.browser
            .run_async("await document.fonts.ready; return null", &[]);
        for (width, is_dark) in [(1280, false), (1280, true), (320, false), (320, true)] {
            self.browser.screen(width, 900);
            self.browser.dark(is_dark);
            let tone = if is_dark { "-dark" } else { "" };
            self.browser
                .picture(format!("/tmp/scans-{name}-{width}{tone}.png"));
        }
        self.browser.screen(1280, 900);
        self.browser.dark(false);
    }

    /// Nothing stands in anybody's way at any width, and nothing has to be scrolled sideways.
    pub(super) fn has_no_barriers(&self) {
        for width in [1280, 320] {
            self.browser.screen(width, 900);
            let none: [String; 0] = [];
            assert_eq!(self.browser.barriers(), none, "{width}");
            let wide = self
                .browser
                .run("return document.documentElement.scrollWidth > document.documentElement.clientWidth", &[]);
            assert_eq!(wide, false, "scrolls sideways at {width}");
        }
        self.browser.screen(1280, 900);
    }
}

/// Asserts that an upload slot takes a JPEG: baseline, three or one channels, and nothing in it but the picture.
pub(super) fn is_plain_jpeg(bytes: &[u8], limit: usize) {
    assert!(bytes.len() <= limit, "{}", bytes.len());
    assert!(bytes.starts_with(&[0xFF, 0xD8]) && bytes.ends_with(&[0xFF, 0xD9]));
    let mut at = 2;
    let mut frames = 0;
    loop {
        assert_eq!(bytes[at], 0xFF);
        match bytes[at + 1] {
            // Start of the scan.
            0xDA => break,
            // Baseline, eight bits (ITU-T T.81, B.2.2).
            0xC0 => {
                assert_eq!(bytes[at + 4], 8);
                assert!([1, 3].contains(&bytes[at + 9]));
                frames += 1;
            }
            marker => {
                // Progressive and other frames, and data of applications but JFIF's own.
                assert!(![0xC1, 0xC2, 0xC3].contains(&marker), "{marker:x}");
                assert!(!(0xE1..=0xEF).contains(&marker), "{marker:x}");
            }
        }
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    assert_eq!(frames, 1);
    let picture = zune::jpg(bytes);
    assert!(picture.width > 300 && picture.height > 300);
}

fn encoded(picture: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A page of bars.
pub(super) fn bars(mark: u32) -> RgbImage {
    RgbImage::from_fn(800, 1131, |x, y| {
        let is_ink =
            (80..720).contains(&x) && (80..1000).contains(&y) && y % 24 < 7 && (x + mark) % 16 < 11;
        Rgb(if is_ink { [30; 3] } else { [255; 3] })
    })
}

/// A TIFF of two pages.
fn two_pages() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut tiff = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
    for mark in [0, 5] {
        let page = bars(mark);
        tiff.write_image::<tiff::encoder::colortype::RGB8>(800, 1131, page.as_raw())
            .unwrap();
    }
    bytes.into_inner()
}

#[test]
fn a_photo_is_made_ready_as_by_the_command_line_and_its_lacking_seal_is_found_by_the_record() {
    let Some(page) = Opened::new() else { return };
    let browser = &page.browser;
    page.has_no_barriers();
    page.open_records(&["hong-kong.toml"]);
    let chosen = browser.run("return document.getElementById('client').value", &[]);
    assert_eq!(chosen, "gh_3f2a9c81d07e");
    let letters = Letters::new();
    page.drop_files(&[
        ("公函 1.jpg", letters.photo(Fault::NoSeal, 3, [1800, 2400])),
        ("good.jpg", letters.photo(Fault::None, 4, [1800, 2400])),
    ]);
    let said = page.card(1);
    for words in [
        "公函 1.jpg",
        "no seal is to be seen",
        "cut out of its background",
        "paper whitened",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("nothing is written"), "{said}");
    assert!(
        page.card(2).contains("Nothing was found"),
        "{}",
        page.card(2)
    );
    assert_eq!(
        browser.text("#status"),
        "2 of 2 ready. Would be sent back: 1."
    );
    page.pictures("letter");
    // The same file as the command line's.
    browser.click(".card:nth-child(1) .download");
    let made = browser.downloaded("公函 1.jpg");
    is_plain_jpeg(&made, 2_000_000);
    let record = project("examples/hong-kong.toml");
    let record = record.to_str().unwrap();
    let by_command = page.made_by_command("公函 1.jpg", &["--for", "letter", "--client", record]);
    assert_eq!(made, by_command);
    // Another language, the pages as they are.
    browser.click(".languages a[lang=zh-Hant]");
    browser.wait(
        "document.querySelector('.findings .finding')?.innerText.includes('公函上看不到印章')",
    );
    assert_eq!(page.cards(), 2);
    for words in ["公函 1.jpg", "已裁出頁面", "下載"] {
        assert!(page.card(1).contains(words), "{words}: {}", page.card(1));
    }
    page.pictures("letter-zh");
    page.has_no_barriers();
    browser.click(".languages a[lang=en]");
    browser.wait("document.documentElement.lang === 'en'");
    // Fewer bytes.
    let limit = "const limit = document.getElementById('limit'); limit.value = arguments[0];
                 limit.dispatchEvent(new Event('change', {bubbles: true}))";
    browser.run(limit, &[json!("150")]);
    page.settled();
    assert!(
        page.card(1).contains("of at most 150 kB"),
        "{}",
        page.card(1)
    );
    browser.click(".card:nth-child(1) .download");
    is_plain_jpeg(&browser.downloaded("公函 1.jpg"), 150_000);
    browser.select("#format", "png");
    browser.run(limit, &[json!("20")]);
    page.settled();
    let said = page.card(1);
    assert!(
        said.contains("bytes are too few") && said.contains("above"),
        "{said}"
    );
    assert_eq!(browser.text("#status"), "0 of 2 ready. Not made: 2.");
    browser.run(limit, &[json!("9000")]);
    page.settled();
    browser.click(".card:nth-child(1) .download");
    let made = browser.downloaded("公函 1.png");
    let options = ["--client", record, "--format", "png", "--max-bytes", "9MB"];
    assert_eq!(made, page.made_by_command("公函 1.jpg", &options));
    zune::png(&made);
    browser.has_asked_only(page.served.origin());
}

#[test]
fn a_letters_code_tells_its_client_and_all_pages_come_as_one_archive() {
    let Some(page) = Opened::new() else { return };
    let browser = &page.browser;
    let letter = Command::new(env!("CARGO_BIN_EXE_gonghan"))
        .args(["letter", "--code", "--format", "png", "-o"])
        .arg(page.path(""))
        .arg(project("examples/hong-kong.toml"))
        .output()
        .unwrap();
    assert!(letter.status.success(), "{letter:?}");
    let printed = image::open(page.path("letter.png")).unwrap();
    let on_its_side = encoded(printed.rotate90().into_rgb8(), ImageFormat::Png);
    page.drop_files(&[
        ("back.png", on_its_side),
        ("bill.tif", two_pages()),
        ("bill.png", encoded(bars(9), ImageFormat::Png)),
    ]);
    page.settled();
    assert_eq!(page.cards(), 4);
    assert!(
        page.card(1)
            .contains("none of the clients has that account")
    );
    assert!(
        page.card(1).contains("whose record is not open"),
        "{}",
        page.card(1)
    );
    assert!(
        page.card(2).contains("bill.tif, page 1"),
        "{}",
        page.card(2)
    );
    page.open_records(&["hong-kong.toml", "japan.toml"]);
    page.settled();
    let chosen = browser.run("return document.getElementById('client').value", &[]);
    assert_eq!(chosen, "");
    let said = page.card(1);
    for words in [
        "gh_3f2a9c81d07e",
        "金帆範例國際(香港)有限公司",
        "no seal",
        "nothing is written",
        "turned by 270°",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // A page that is no letter is told so, and is then looked for no code.
    assert!(
        page.card(2).contains("no code was read"),
        "{}",
        page.card(2)
    );
    for number in 2..=4 {
        browser.select(&format!(".card:nth-child({number}) .own .slot"), "bill");
    }
    page.settled();
    assert!(
        !page.card(2).contains("no code was read"),
        "{}",
        page.card(2)
    );
    // For the other client it is the wrong letter.
    browser.select(".card:nth-child(1) .own .client", "gh_b7e40c92a815");
    page.settled();
    assert!(
        page.card(1).contains("names another account"),
        "{}",
        page.card(1)
    );
    browser.select(".card:nth-child(1) .own .client", "same");
    page.settled();
    browser.click("#zip");
    let archive = browser.downloaded("scans.zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes));
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let [letter, rest @ ..] = &names[..] else {
        panic!("{names:?}")
    };
    assert!(
        letter.starts_with("gh_3f2a9c81d07e ") && letter.ends_with("/back.jpg"),
        "{letter}"
    );
    assert_eq!(rest, ["bill-1.jpg", "bill-2.jpg", "bill.png"]);
    is_plain_jpeg(&files[0].1, 2_000_000);
    assert_eq!(
        files[3].1,
        page.made_by_command("bill.png", &["--for", "bill"])
    );
    // Taken away: one page of a file, then all.
    browser.click(".card:nth-child(2) .remove");
    assert_eq!(page.cards(), 3);
    assert!(page.card(2).contains("bill.tif, page 2"));
    browser.select(".card:nth-child(2) .own .slot", "receipt");
    page.settled();
    assert!(page.card(2).contains("kB"), "{}", page.card(2));
    // The notice of what was taken away lies at the head of the window.
    browser.run("scrollTo(0, 0)", &[]);
    browser.click("#empty");
    assert_eq!(page.cards(), 0);
    assert_eq!(browser.text("#status"), "No page yet.");
    let kept = || {
        let folders = std::fs::read_dir(page.served.folder.path()).unwrap();
        folders
            .flat_map(|folder| {
                std::fs::read_dir(folder.unwrap().path())
                    .into_iter()
                    .flatten()
            })
            .count()
    };
    let start = std::time::Instant::now();
    while kept() > 0 {
        assert!(start.elapsed().as_secs() < 30, "{} files are kept", kept());
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn broken_and_hostile_files_are_told_beside_their_names_and_the_page_goes_on() {
    let Some(page) = Opened::new() else { return };
    let browser = &page.browser;
    let photo = {
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        DynamicImage::from(bars(0))
            .write_with_encoder(encoder)
            .unwrap();
        bytes
    };
    let mut gif = encoded(bars(0), ImageFormat::Gif);
    // A screen of 65,535 pixels either way.
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    let random: Vec<u8> = (0..5000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let bomb = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>endobj\n\
                4 0 obj<</Length 31>>stream\nq 600 0 0 800 0 0 cm /P Do Q   \nendstream endobj\n\
                5 0 obj<</Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length 4>>stream\nabcd\nendstream endobj\n\
                trailer<</Root 1 0 R>>\n";
    page.drop_files(&[
        ("random.jpg", random),
        ("archive.jpg", b"PK\x03\x04 an archive".to_vec()),
        ("half.jpg", photo[..photo.len() / 2].to_vec()),
        ("empty.png", Vec::new()),
        ("huge.gif", gif),
        ("bomb.pdf", bomb.into()),
        ("<img src=x onerror=alert(1)>.jpg", b"<svg/>".to_vec()),
        ("good.jpg", photo),
    ]);
    assert_eq!(page.cards(), 8);
    for (number, words) in [
        (1, "no picture and no PDF"),
        (2, "random.jpg"),
        (3, "cut off"),
        (4, "the file is empty"),
        (5, "megapixels"),
        (6, "this PDF draws more on page 1 than a page can hold"),
        (7, "<img src=x onerror=alert(1)>.jpg"),
        (8, "good.jpg"),
    ] {
        let said = page.card(number);
        let words = if number == 2 { "archive.jpg" } else { words };
        assert!(said.contains(words), "{number}: {words}: {said}");
        let is_refused = said.contains("error:");
        assert_eq!(is_refused, number != 8, "{number}: {said}");
    }
    page.pictures("broken");
    page.has_no_barriers();
    browser.click(".card:nth-child(8) .download");
    is_plain_jpeg(&browser.downloaded("good.jpg"), 2_000_000);
    // Too large for the page, and for the server too.
    let large = page.path("large.jpg");
    let file = std::fs::File::create(&large).unwrap();
    file.set_len(33 * 1024 * 1024).unwrap();
    browser.choose("#choose", &[large]);
    browser.wait("document.getElementById('notice').innerText.includes('large.jpg is too large')");
    let status = browser.run_async(
        "return (await fetch('/scans/open', {method: 'POST', body: new Uint8Array(33 * 1024 * 1024)})).status",
        &[],
    );
    assert_eq!(status, 413);
    for (path, body, wanted) in [
        ("/scans/prepare", "{}", 422),
        (
            "/scans/zip",
            "{\"files\": [{\"made\": \"../x\", \"name\": \"x\"}]}",
            404,
        ),
        ("/scans/client?name=x.toml", "\u{0}", 422),
    ] {
        let status = browser.run_async(
            "return (await fetch(arguments[0], {method: 'POST', body: arguments[1], headers: {'content-type': 'application/json'}})).status",
            &[json!(path), json!(body)],
        );
        assert_eq!(status, wanted, "{path}");
    }
    let broken = page.path("broken.toml");
    std::fs::write(&broken, "[company]\nname = \"A\"\n").unwrap();
    browser.choose("#open-record", &[broken]);
    browser.wait("document.querySelector('#records .finding.error')");
    assert!(
        browser
            .text("#records")
            .contains("broken.toml was not opened")
    );
    assert_eq!(page.cards(), 8);
}
