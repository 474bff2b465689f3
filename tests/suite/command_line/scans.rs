//! `gonghan scan` and `gonghan combine`.

use image::{ImageFormat, Rgb, RgbImage};

use super::Desk;

fn page(mark: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(800, 1131, |x, y| {
        let is_ink =
            (80..720).contains(&x) && (80..1000).contains(&y) && y % 24 < 7 && (x + mark) % 16 < 11;
        Rgb(if is_ink { [30; 3] } else { [255; 3] })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn size(desk: &Desk, name: &str) -> (u32, u32) {
    image::image_dimensions(desk.path(name)).unwrap()
}

#[test]
fn good_pages_are_made_and_bad_ones_told_with_their_file() {
    let desk = Desk::new();
    desk.write("bill.jpg", page(0));
    desk.write("sub/bill.png", page(5));
    desk.write("photo.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    desk.write("note.pdf", "hello");
    let run = desk.run(&[
        "scan",
        "bill.jpg",
        "photo.jpg",
        "sub/bill.png",
        "note.pdf",
        "gone.jpg",
    ]);
    assert_eq!(run.code, 1, "{}", run.err);
    let made: Vec<String> = desk.files();
    let made: Vec<&str> = made
        .iter()
        .filter_map(|name| name.strip_prefix("upload/"))
        .collect();
    assert_eq!(made, ["bill (2).png", "bill.png"]);
    for said in [
        "error[scan-heic]",
        "photo.jpg",
        "Most Compatible",
        "error[scan-kind]",
        "note.pdf",
        "can't read gone.jpg",
        "2 made, in upload; 3 not",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert!(
        run.out.contains("upload/bill.png  800 x 1131 px"),
        "{}",
        run.out
    );
    // Again, over its own; then over somebody else's.
    assert_eq!(desk.run(&["scan", "bill.jpg"]).code, 0);
    desk.write("upload/bill.png", b"\x89PNG\r\n\x1a\n of somebody else");
    let refused = desk.run(&["scan", "bill.jpg"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("bill.png"), "{}", refused.err);
    assert_eq!(desk.run(&["scan", "bill.jpg", "--force"]).code, 0);
}

#[test]
fn a_run_says_in_json_what_it_did_to_each_page() {
    let desk = Desk::new();
    desk.write("a.png", page(0));
    let run = desk.run(&[
        "scan",
        "a.png",
        "gone.png",
        "--json",
        "--max-bytes",
        "60kB",
        "--format",
        "jpg",
    ]);
    assert_eq!(run.code, 1, "{}", run.err);
    let lines: Vec<serde_json::Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2, "{}", run.out);
    assert_eq!(lines[0]["source"], "a.png");
    assert_eq!(lines[0]["untouched"], false);
    let bytes = std::fs::metadata(desk.path("upload/a.jpg")).unwrap().len();
    assert_eq!(lines[0]["bytes"], bytes);
    assert!(bytes <= 60_000);
    assert_eq!(lines[1]["rule"], "scan-unreadable");
}

#[test]
fn values_that_mean_nothing_are_refused_before_anything_is_read() {
    let desk = Desk::new();
    desk.write("a.png", page(0));
    for bad in [
        &["--max-bytes", "2TB"][..],
        &["--max-bytes", "0"],
        &["--pages", "0"],
        &["--pages", "3-1"],
        &["--straighten", "1,2,3"],
        &["--format", "pdf"],
        &["-o", "a.jpg"],
    ] {
        let run = desk.run(&[&["scan", "a.png"], bad].concat());
        assert_eq!(run.code, 2, "{bad:?}: {}", run.err);
        assert_eq!(desk.files(), ["a.png"], "{bad:?}");
    }
    let run = desk.run(&["scan", "a.png", "--pages", "2"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("there is no page 2: the file has 1"),
        "{}",
        run.err
    );
}

#[test]
fn pages_become_one_picture_in_the_order_given() {
    let desk = Desk::new();
    for (name, mark) in [("jan.png", 0), ("feb.png", 5), ("mar.png", 9)] {
        desk.write(name, page(mark));
    }
    let run = desk.run(&[
        "combine",
        "bills",
        "jan.png",
        "feb.png",
        "mar.png",
        "-o",
        "bills.jpg",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("of 3 pages"), "{}", run.out);
    let (width, height) = size(&desk, "bills.jpg");
    assert!(width >= 1000 && height > width * 4, "{width} {height}");
    let grid = desk.run(&[
        "combine",
        "pages",
        "jan.png",
        "feb.png",
        "-o",
        "two.png",
        "--columns",
        "2",
    ]);
    assert_eq!(grid.code, 0, "{}", grid.err);
    let (width, height) = size(&desk, "two.png");
    assert!(width > height, "{width} {height}");
    // A page that can't be read is not left out.
    desk.write("apr.png", "no picture");
    let lacking = desk.run(&["combine", "bills", "jan.png", "apr.png", "-o", "less.jpg"]);
    assert_eq!(lacking.code, 2);
    assert!(lacking.err.contains("apr.png"), "{}", lacking.err);
    assert!(!desk.path("less.jpg").exists());
    let named = desk.run(&["combine", "bills", "jan.png", "-o", "bills.pdf"]);
    assert_eq!(named.code, 2);
    assert!(named.err.contains("-o bills.jpg"), "{}", named.err);
}

#[test]
fn a_hundred_pages_still_fit_a_jpegs_rows() {
    let desk = Desk::new();
    desk.write("page.png", page(0));
    let pages = ["page.png"; 60];
    let run = desk.run(
        &[
            &["combine", "pages"][..],
            &pages,
            &["-o", "all.jpg", "--straighten", "off"],
        ]
        .concat(),
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let (_, height) = size(&desk, "all.jpg");
    assert!(height <= 65_500, "{height}");
    let many = ["page.png"; 150];
    let run = desk.run(
        &[
            &["combine", "pages"][..],
            &many,
            &["-o", "more.jpg", "--straighten", "off"],
        ]
        .concat(),
    );
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--columns"), "{}", run.err);
}

#[test]
fn a_letter_is_looked_at_for_its_client() {
    let desk = Desk::new();
    desk.copy("examples/hong-kong.toml", "client.toml");
    desk.copy("examples/receipt.png", "receipt.png");
    assert_eq!(
        desk.run(&["letter", "client.toml", "--format", "png"]).code,
        0
    );
    // Not signed, not stamped.
    let run = desk.run(&[
        "scan",
        "letter.png",
        "--for",
        "letter",
        "--client",
        "client.toml",
    ]);
    assert_eq!(run.code, 1, "{}", run.err);
    for said in [
        "error[scan-no-seal]",
        "error[scan-no-signature]",
        "stamp the printed letter by hand",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert!(!run.err.contains("scan-wrong-page"), "{}", run.err);
    assert!(run.err.contains("--> letter.png"), "{}", run.err);
    let other = desk.run(&[
        "scan",
        "letter.png",
        "--client",
        "client.toml",
        "--lang",
        "ja",
        "--json",
    ]);
    assert!(other.out.contains("scan-wrong-page"), "{}", other.out);
    let nobody = desk.run(&["scan", "letter.png", "--for", "letter"]);
    assert_eq!(nobody.code, 0);
    assert!(
        nobody.err.contains("--client client.toml"),
        "{}",
        nobody.err
    );
}

#[test]
fn the_name_on_a_page_is_read_by_tesseract_where_it_is_installed_and_compared() {
    let desk = Desk::new();
    let record = |name: &str| {
        format!(
            "[company]\nname = \"{name}\"\ncountry = \"GB\"\n[account]\nid = \"gh_3f2a9c81d07e\"\n[letter]\nsignatory = \"Ann Example\"\n"
        )
    };
    desk.write("client.toml", record("Golden Sail Example Limited"));
    desk.write("other.toml", record("Golden Sail Exampie Limited"));
    let letter = desk.run(&["letter", "client.toml", "--format", "png", "--lang", "en"]);
    assert_eq!(letter.code, 0, "{}", letter.err);
    let read = |client: &str| {
        desk.run(&[
            "scan",
            "letter.png",
            "--for",
            "registration",
            "--client",
            client,
            "--read-name",
        ])
    };
    let own = read("client.toml");
    if own.err.contains("tesseract is not installed") {
        assert!(
            std::env::var_os("CI").is_none(),
            "tesseract is needed in CI"
        );
        assert!(own.err.contains("apt install tesseract-ocr"), "{}", own.err);
        return;
    }
    assert!(!own.err.contains("name-"), "{}", own.err);
    let other = read("other.toml");
    assert_eq!(other.code, 1, "{}", other.err);
    for said in ["warning[name-differs]", "U+0069", "U+006C"] {
        assert!(other.err.contains(said), "{said}: {}", other.err);
    }
    // Without the program it is said, and the picture is made all the same.
    let mut command = desk.command(&[
        "scan",
        "letter.png",
        "--client",
        "client.toml",
        "--lang",
        "en",
        "--read-name",
    ]);
    let bare = command.env("PATH", "/nowhere").output().unwrap();
    let said = String::from_utf8_lossy(&bare.stderr).into_owned();
    assert!(
        said.contains("note[name-not-read]") && said.contains("brew install"),
        "{said}"
    );
    assert!(said.contains("1 made"), "{said}");
}

#[test]
fn scans_of_a_batch_go_to_their_clients_by_their_codes() {
    let desk = Desk::new();
    let table = |second: &str| {
        format!(
            "公司名称,国家,原始ID,签署人\nGOLDEN SAIL EXAMPLE LIMITED,HK,gh_3f2a9c81d07e,CHAN TAI MAN\n{second},HK,gh_0123456789ab,CHAN TAI MAN\n"
        )
    };
    let batch = |second: &str| {
        desk.write("clients.csv", table(second));
        let run = desk.run(&[
            "batch",
            "clients.csv",
            "-o",
            "out",
            "--code",
            "--dpi",
            "150",
        ]);
        assert_eq!(run.code, 0, "{}", run.err);
    };
    batch("SILVER SAIL EXAMPLE LIMITED");
    let printed = |id: &str, name: &str| {
        let folder = desk.files();
        let letter = folder
            .iter()
            .find(|file| file.contains(id) && file.ends_with("letter.png"))
            .unwrap();
        let page = image::open(desk.path(letter)).unwrap();
        let mut bytes = std::io::Cursor::new(Vec::new());
        // On its side, as it came out of the scanner.
        let page = page.rotate90().into_rgb8();
        page.write_to(&mut bytes, ImageFormat::Png).unwrap();
        desk.write(name, bytes.into_inner());
    };
    printed("gh_3f2a9c81d07e", "in/1.png");
    printed("gh_0123456789ab", "in/2.png");
    desk.write("in/bill.png", page(0));
    let scan = [
        "scan",
        "in/1.png",
        "in/2.png",
        "in/bill.png",
        "--client",
        "out",
        "-o",
        "out",
    ];
    let run = desk.run(&scan);
    assert_eq!(run.code, 1, "{}", run.err);
    let files = desk.files();
    for (id, file) in [("gh_3f2a9c81d07e", "/1.jpg"), ("gh_0123456789ab", "/2.jpg")] {
        let is_its = |name: &&String| name.contains(id) && name.ends_with(file);
        assert!(files.iter().any(|name| is_its(&name)), "{id}: {files:?}");
    }
    assert!(files.contains(&"out/bill.png".to_owned()), "{files:?}");
    // Nothing was stamped or signed; the bill has no code.
    assert_eq!(
        run.err.matches("error[scan-no-seal]").count(),
        2,
        "{}",
        run.err
    );
    assert_eq!(run.err.matches("warning[scan-no-code]").count(), 1);
    assert!(run.out.contains("turned by 270°"), "{}", run.out);
    // The second client's name was wrong and is mended after it was printed.
    batch("SILVER SALE EXAMPLE LIMITED");
    let again = desk.run(&[&scan[..], &["--force"]].concat());
    let changed = again.err.matches("error[scan-name-changed]").count();
    assert_eq!(changed, 1, "{}", again.err);
    assert!(again.err.contains("in/2.png"));
}

#[test]
fn a_folder_that_is_no_batchs_and_options_that_go_with_a_record_are_refused() {
    let desk = Desk::new();
    desk.write("in/1.png", page(0));
    let run = desk.run(&["scan", "in/1.png", "--client", "in"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("error[scan-no-clients]"), "{}", run.err);
    let run = desk.run(&["scan", "in/1.png", "--client", "in", "--lang", "en"]);
    assert!(
        run.err.contains("`--lang` goes with a client's record"),
        "{}",
        run.err
    );
    assert_eq!(desk.files(), ["in/1.png"]);
}
