//! `templates place`, `proof` and `fields`, and letters on forms and letterheads, as they are typed.

use image::{GrayImage, Luma};

use super::Desk;
use super::batch::statuses;
use crate::judge::{office, poppler};

const RECORD: &str = "[company]\nname = \"金帆範例有限公司\"\ncountry = \"HK\"\n[account]\nid = \"gh_3f2a9c81d07e\"\n\
                      [letter]\nsignatory = \"CHAN TAI MAN\"\n";

/// A form as a picture: a line to write on.
fn picture(dark_from: u32) -> Vec<u8> {
    let pixels = GrayImage::from_fn(827, 1169, |x, y| {
        Luma([
            if (dark_from..dark_from + 3).contains(&y) && (200..700).contains(&x) {
                0
            } else {
                255
            },
        ])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn template(places: &str) -> String {
    format!("title = \"函\"\nlanguage = \"zh-Hant\"\nbackground = \"form.png\"\n{places}")
}

const NAME: &str = "[[place]]\nfield = \"company.name\"\nx = 52\ny = 70\nwidth = 120\nheight = 7\n";

/// A desk with a record, and a form that is filled with a name.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("client.toml", RECORD);
    desk.write("form.png", picture(310));
    desk.write("mine.toml", template(NAME));
    desk
}

#[test]
fn a_form_is_filled_and_its_words_are_said_to_be_its_own() {
    let desk = desk();
    let run = desk.run(&[
        "letter",
        "client.toml",
        "--template",
        "mine.toml",
        "-o",
        "out",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("letter.pdf  PDF, A4"), "{}", run.out);
    assert!(run.err.contains("those of the form"), "{}", run.err);
    assert!(
        run.err.contains("`account.id` would not be on the form"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("gonghan's own"), "{}", run.err);
    let pdf = std::fs::read(desk.path("out/letter.pdf")).unwrap();
    if let Some(text) = poppler::text(&pdf) {
        assert_eq!(text.trim(), "金帆範例有限公司");
    }
}

#[test]
fn a_batch_fills_the_form_for_every_client_and_again_once_the_form_is_another() {
    let desk = desk();
    desk.write(
        "clients.csv",
        "company name,country,original ID,signatory\n甲有限公司,HK,gh_3f2a9c81d07e,LEE\n乙有限公司,HK,gh_4f2a9c81d07e,CHAN\n",
    );
    let batch = [
        "batch",
        "clients.csv",
        "-o",
        "out",
        "--template",
        "mine.toml",
        "--json",
    ];
    let states = || {
        let run = desk.run(&batch);
        assert_eq!(run.code, 0, "{}", run.err);
        // Nobody would see on two hundred sheets that the account's ID is on none of them.
        assert!(run.err.contains("[form-without-name]"), "{}", run.err);
        let found: Vec<String> = statuses(&run)
            .into_iter()
            .map(|(_, status)| status)
            .collect();
        found
    };
    assert_eq!(states(), ["made", "made"]);
    assert_eq!(states(), ["unchanged", "unchanged"]);
    desk.write("form.png", picture(400));
    assert_eq!(states(), ["made", "made"]);
}

#[test]
fn what_is_wrong_with_a_form_is_told_at_its_line_in_both_languages() {
    let desk = desk();
    for (places, code, line) in [
        (
            NAME.replace("120", "190"),
            "form-off-sheet",
            "mine.toml:5:9",
        ),
        (
            format!("{NAME}{}", NAME.replace("company.name", "account.id")),
            "form-places-meet",
            "mine.toml:11:9",
        ),
        (
            format!("{NAME}[[clear]]\nname = \"seal\"\nx = 150\ny = 60\nwidth = 40\nheight = 40\n"),
            "form-not-clear",
            "mine.toml:5:9",
        ),
        (
            NAME.replace("company.name", "contact.name"),
            "form-absent-field",
            "mine.toml:5:9",
        ),
        (
            format!("background_sha256 = \"{}\"\n{NAME}", "0".repeat(64)),
            "form-changed",
            "mine.toml:4:21",
        ),
        (
            NAME.replace("width = 120", "fit = \"shrink\"\nwidth = 12"),
            "form-place-too-small",
            "",
        ),
    ] {
        desk.write("mine.toml", template(&places));
        for ui in ["en", "zh"] {
            let run = desk.run(&[
                "--ui",
                ui,
                "letter",
                "client.toml",
                "--template",
                "mine.toml",
                "-o",
                "out",
            ]);
            assert_eq!(run.code, 2, "{code}: {}", run.out);
            assert!(
                run.err.contains(&format!("[{code}]")),
                "{code}: {}",
                run.err
            );
            assert!(run.err.contains(line), "{code}: {}", run.err);
        }
        assert!(
            !desk.path("out").exists() || desk.files().iter().all(|file| !file.starts_with("out/"))
        );
    }
}

#[test]
fn a_proof_is_drawn_and_not_over_another_file() {
    let desk = desk();
    let run = desk.run(&["templates", "proof", "mine.toml"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "mine.proof.png\n"),
        "{}",
        run.err
    );
    let proof = image::open(desk.path("mine.proof.png"))
        .unwrap()
        .into_rgb8();
    assert_eq!(proof.dimensions(), (1240, 1754));
    // The frame of the place, 70 mm down, is in colour, and the middle of the sheet is not.
    let [red, green, blue] = proof.get_pixel(700, 414).0;
    assert!(red.max(green).max(blue) - red.min(green).min(blue) > 60);
    desk.write("other.png", "mine");
    let run = desk.run(&["templates", "proof", "mine.toml", "-o", "other.png"]);
    assert_eq!(run.code, 2, "{}", run.out);
    let run = desk.run(&["templates", "export", "en", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = desk.run(&["templates", "proof", "en.md"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("template-without-form"), "{}", run.err);
}

#[test]
fn placing_writes_beside_the_form_and_nowhere_else() {
    let Some(forms) = office::forms() else {
        return;
    };
    let desk = desk();
    desk.write(
        "forms/form.pdf",
        std::fs::read(forms.join("en_open.pdf")).unwrap(),
    );
    let run = desk.run(&[
        "templates",
        "place",
        "forms/form.pdf",
        "-o",
        "forms/en.toml",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out, "forms/en.toml\nforms/en.proof.png\n");
    assert!(
        run.err
            .contains("gonghan letter client.toml --template forms/en.toml"),
        "{}",
        run.err
    );
    // From a folder above, the template says where the form is.
    let run = desk.run(&["templates", "place", "forms/form.pdf", "-o", "above.toml"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = std::fs::read_to_string(desk.path("above.toml")).unwrap();
    assert!(text.contains("background = \"forms/form.pdf\""), "{text}");
    // What was corrected since is not replaced unless that is asked for.
    desk.write("above.toml", text.replacen("x = ", "x = 1", 1));
    let run = desk.run(&["templates", "place", "forms/form.pdf", "-o", "above.toml"]);
    assert_eq!(run.code, 2, "{}", run.out);
    for (output, code) in [
        ("sub/en.toml", "place-elsewhere"),
        ("forms/en.md", "place-not-toml"),
    ] {
        std::fs::create_dir_all(desk.path("sub")).unwrap();
        let run = desk.run(&["templates", "place", "forms/form.pdf", "-o", output]);
        assert_eq!(run.code, 2, "{}", run.out);
        assert!(run.err.contains(code), "{}", run.err);
    }
    desk.write("bad.pdf", "%PDF-1.7 no more");
    let run = desk.run(&["templates", "place", "bad.pdf", "-o", "bad.toml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`bad.pdf` is damaged"), "{}", run.err);
}

#[test]
fn the_fields_of_a_pdf_are_listed_with_their_places() {
    let Some(forms) = office::forms() else {
        return;
    };
    let desk = desk();
    for name in ["acro.pdf", "en_open.pdf"] {
        desk.write(name, std::fs::read(forms.join(name)).unwrap());
    }
    let run = desk.run(&["templates", "fields", "acro.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out.lines().count(), 6, "{}", run.out);
    assert!(run.out.starts_with("CompanyName"), "{}", run.out);
    assert!(run.out.contains("page 1, 118.6 x 6.6 mm at"), "{}", run.out);
    let run = desk.run(&["templates", "fields", "en_open.pdf"]);
    assert!(run.out.contains("no fields of its own"), "{}", run.out);
}

#[test]
fn a_letterhead_is_named_in_the_record_or_on_the_command_line() {
    let desk = desk();
    desk.write("papers/paper.png", picture(60));
    let by_option = [
        "letter",
        "client.toml",
        "--letterhead",
        "papers/paper.png",
        "-o",
        "out",
    ];
    let run = desk.run(&by_option);
    assert_eq!(run.code, 0, "{}", run.err);
    desk.write(
        "sub/client.toml",
        format!("{RECORD}letterhead = \"../papers/paper.png\"\n"),
    );
    let run = desk.run(&["letter", "sub/client.toml", "-o", "out2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for file in ["letter.pdf", "letter.png"] {
        let read = |folder: &str| std::fs::read(desk.path(folder).join(file)).unwrap();
        assert!(read("out") == read("out2"), "{file}");
    }
    let form = [&by_option[..], &["--template", "mine.toml", "--force"]].concat();
    let run = desk.run(&form);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("letterhead-on-form"), "{}", run.err);
    let run = desk.run(&[
        "letter",
        "client.toml",
        "--letterhead",
        "gone.pdf",
        "-o",
        "out",
    ]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("gone.pdf` can't be read"), "{}", run.err);
}

#[test]
fn a_text_document_fetches_nothing_from_the_network_or_this_computer() {
    let desk = Desk::new();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let secret = crate::letters::project("examples/receipt.png");
    let image = |link: &str| {
        format!(
            "<draw:frame svg:width=\"5cm\" svg:height=\"5cm\" text:anchor-type=\"as-char\">\
             <draw:image xlink:href=\"{link}\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/></draw:frame>"
        )
    };
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
         xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\" \
         office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>\
         <text:p>Company name: ____________________</text:p><text:p>{}{}</text:p></office:text></office:body></office:document>",
        image(&format!("http://{address}/leak.png")),
        image(&format!("file://{}", secret.display())),
    );
    desk.write("form.fodt", document);
    let run = desk.run(&["templates", "place", "form.fodt", "-o", "mine.toml"]);
    if std::env::var_os("CI").is_none() && run.err.contains("LibreOffice") {
        return;
    }
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(listener.accept().is_err(), "the document was let out");
    // The receipt is a dark picture: a sheet without it has next to no ink.
    let proof = crate::judge::zune::png(&std::fs::read(desk.path("mine.proof.png")).unwrap());
    let share = proof.inked() as f64 / proof.pixels.len() as f64;
    assert!(share < 0.02, "{share}");
}
