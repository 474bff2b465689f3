//! Faces that other tools stumble over, and characters that no face has (area A of the cases, and B4).

use std::path::Path;

use crate::judge::{Picture, hayro, zune};
use crate::letters::{by_template, filled, font_folder, named, template_with_head, with};
use gonghan::font::{FontError, FontSet, FontWarning};
use gonghan::geometry::Dpi;
use gonghan::layout::LayoutError;
use gonghan::letter::{Letter, LetterError};
use gonghan::template::Template;

fn fonts_with(files: &[&str]) -> FontSet {
    let folder = font_folder(files);
    let mut fonts = FontSet::embedded();
    assert_eq!(fonts.add_folder(folder.path()).unwrap(), []);
    fonts
}

fn set_in(family: &str, body: &str, fonts: &mut FontSet) -> Letter {
    let head = format!("[faces]\ntext = [\"{family}\"]\nheading = [\"{family}\"]");
    with(&filled(&[]), &template_with_head(&head, body), fonts)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn ink(letter: &Letter) -> usize {
    let picture = hayro::picture(&letter.pdf().unwrap(), 300.0);
    picture
        .pixels
        .iter()
        .map(|grey| usize::from(255 - grey))
        .sum::<usize>()
        / 255
}

/// The faces that draw a letter's text, in order and each once.
fn faces(letter: &Letter) -> Vec<&str> {
    letter
        .page
        .faces
        .iter()
        .map(|face| face.name.as_str())
        .collect()
}

#[test]
fn a1_a2_a_variable_cjk_face_and_a_collection_show_in_pdf_and_picture_alike() {
    for (file, family, text) in [
        (
            "variable-cjk.ttf",
            "Gonghan Test Variable CJK",
            "我在测试字体",
        ),
        ("tiny.ttc", "Gonghan Test Glyf", "示例科技有限公司"),
        ("static-cff.otf", "Gonghan Test CFF", "示例科技有限公司"),
    ] {
        let letter = set_in(family, text, &mut fonts_with(&[file]));
        assert_eq!(letter.page.faces.len(), 1, "{file}: {:?}", faces(&letter));
        let theirs = hayro::picture(&letter.pdf().unwrap(), 300.0);
        let ours = zune::png(&letter.png(Dpi::PRINT).unwrap());
        let (ink, far) = (ours.inked(), ours.far_from(&theirs, 127));
        assert!(ink > 1500 && far * 12 < ink, "{file}: {far} of {ink}");
        assert!(letter.pdf().unwrap().len() < 20_000);
    }
}

#[test]
fn a3_a_variable_face_is_regular_at_400_and_bold_at_700_not_its_thinnest() {
    // Areas of the letter A, in font units, at the default weight and at 400: tests/fonts/README.md.
    let mut fonts = fonts_with(&["variable.ttf"]);
    let regular = ink(&set_in(
        "Gonghan Test Variable",
        &"A".repeat(30),
        &mut fonts,
    ));
    let bold = ink(&set_in(
        "Gonghan Test Variable",
        &format!("**{}**", "A".repeat(30)),
        &mut fonts,
    ));
    // 12 pt at 300 dpi is 50 px an em: 149199 units² of 1000² each.
    let expected = 30.0 * 149_199.0 / 1e6 * 50.0 * 50.0;
    let share = regular as f64 / expected;
    assert!((0.95..1.05).contains(&share), "{regular} {expected}");
    assert!(bold as f64 > regular as f64 * 1.3, "{bold} {regular}");
}

#[test]
fn b1_the_programs_faces_are_loaded_once_and_never_copied() {
    let place = |name: &str| {
        let letter = by_template(&named(name, "HK"), "zh-Hant");
        let face = letter
            .page
            .faces
            .iter()
            .find(|face| face.name == "NotoSerifCJKhk-Regular");
        face.unwrap().data.data.as_ref().as_ptr()
    };
    assert_eq!(place("金帆"), place("範例"));
}

#[test]
fn b4_each_face_of_a_collection_is_found_by_its_own_name() {
    let mut fonts = fonts_with(&["tiny.ttc"]);
    let letter = set_in("Gonghan Test Extension B", "𡃁𣽺示例", &mut fonts);
    let drawn: Vec<_> = letter
        .page
        .glyph_runs()
        .map(|run| {
            (
                run.text.as_str(),
                letter.page.faces[run.face.0].name.as_str(),
            )
        })
        .collect();
    assert_eq!(drawn[0].0, "𡃁𣽺");
    assert_eq!(drawn[1], ("示例", "NotoSerifCJKsc-Regular"));
}

#[test]
fn a6_an_id_among_han_is_as_wide_as_its_latin_face_makes_it() {
    let letter = with(
        &filled(&[]),
        &template_with_head("", "账号gh_0123abcdef45原始"),
        &mut FontSet::embedded(),
    )
    .unwrap();
    let run = letter
        .page
        .glyph_runs()
        .find(|run| run.text.contains("gh_"))
        .unwrap();
    assert_eq!(letter.page.faces[run.face.0].name, "NotoSerif-Regular");
    // The advances of Noto Serif, in thousandths of an em, by its hmtx table.
    let face = skrifa::FontRef::new(include_bytes!("../../fonts/NotoSerif-Regular.ttf")).unwrap();
    let metrics = skrifa::MetadataProvider::glyph_metrics(
        &face,
        skrifa::instance::Size::new(run.size.0),
        skrifa::instance::LocationRef::default(),
    );
    let charmap = skrifa::MetadataProvider::charmap(&face);
    let expected: f32 = run
        .text
        .chars()
        .map(|c| metrics.advance_width(charmap.map(c).unwrap()).unwrap())
        .sum();
    assert!(
        (run.advance().0 / expected - 1.0).abs() < 0.01,
        "{} {expected}",
        run.advance().0
    );
}

#[test]
fn a8_cff_and_truetype_outlines_of_one_design_draw_the_same() {
    let text = "项目：编号 01，特性示例科技有限公司申请说明";
    let picture = |file: &str, family: &str| {
        let letter = set_in(family, text, &mut fonts_with(&[file]));
        hayro::picture(&letter.pdf().unwrap(), 300.0)
    };
    let cff = picture("static-cff.otf", "Gonghan Test CFF");
    let glyf = picture("static-glyf.ttf", "Gonghan Test Glyf");
    let sum = |picture: &Picture| -> usize {
        picture
            .pixels
            .iter()
            .map(|grey| usize::from(255 - grey))
            .sum()
    };
    let difference: usize = cff
        .pixels
        .iter()
        .zip(&glyf.pixels)
        .map(|(one, other)| usize::from(one.abs_diff(*other)))
        .sum();
    assert!(sum(&cff) > 500_000);
    assert!(
        difference * 100 < sum(&cff) * 12,
        "{difference} of {}",
        sum(&cff)
    );
}

#[test]
fn a14_rare_characters_beyond_the_first_plane_are_found() {
    for name in ["𡃁記範例有限公司", "𫟼", "𠮷野𣘺示例", "㐂"] {
        let letter = by_template(&named(name, "HK"), "zh-Hant");
        assert!(
            hayro::text(&letter.pdf().unwrap()).actual().contains(name),
            "{name}"
        );
    }
}

#[test]
fn a13_a15_i6_a_character_that_no_face_has_is_named_with_its_field_and_one_more_font_helps() {
    let application = filled(&[("company.name", "示例𣽺公司"), ("contact.name", "𣽺")]);
    let template = Template::builtin("zh-Hant").unwrap();
    let error = with(&application, &template, &mut FontSet::embedded()).unwrap_err();
    let LetterError::Layout(LayoutError::Font(FontError::NoGlyph { missing })) = &error else {
        panic!("{error}");
    };
    assert_eq!(missing.len(), 1);
    assert_eq!(
        (missing[0].text.as_str(), &missing[0].fields[..]),
        (
            "𣽺",
            &["company.name".to_owned(), "contact.name".to_owned()][..]
        )
    );
    assert!(error.to_string().contains("U+23F7A"), "{error}");

    let letter = with(
        &application,
        &template,
        &mut fonts_with(&["extension-b.ttf"]),
    )
    .unwrap();
    assert!(
        hayro::text(&letter.pdf().unwrap())
            .actual()
            .contains("示例𣽺公司")
    );
}

#[test]
fn a16_folders_and_files_that_are_no_fonts_are_refused_by_name() {
    let mut fonts = FontSet::embedded();
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(
        fonts.add_folder(empty.path()),
        Err(FontError::NoFontInFolder { .. })
    ));
    assert!(matches!(
        fonts.add_folder(Path::new("/nowhere")),
        Err(FontError::Unreadable { .. })
    ));
    let damaged = font_folder(&["damaged.ttf"]);
    let error = fonts.add_folder(damaged.path()).unwrap_err();
    assert!(
        matches!(&error, FontError::Damaged { path } if path.ends_with("damaged.ttf")),
        "{error}"
    );
    let text = tempfile::tempdir().unwrap();
    std::fs::copy(
        crate::letters::project("README.md"),
        text.path().join("示例,字体 1.otf"),
    )
    .unwrap();
    assert!(matches!(
        fonts.add_folder(text.path()),
        Err(FontError::Damaged { .. })
    ));
    let head = "[faces]\ntext = [\"No Such Family\"]";
    let error = with(&filled(&[]), &template_with_head(head, "文"), &mut fonts).unwrap_err();
    assert!(
        matches!(
            error,
            LetterError::Layout(LayoutError::Font(FontError::UnknownFamily { .. }))
        ),
        "{error}"
    );
}

#[test]
fn a19_with_a_latin_face_first_the_han_is_given_to_the_next() {
    let letter = set_in(
        "Gonghan Test Variable",
        "ACME 示例 Ltd",
        &mut fonts_with(&["variable.ttf"]),
    );
    let drawn: Vec<_> = letter
        .page
        .glyph_runs()
        .map(|run| {
            (
                run.text.trim_matches(' '),
                &letter.page.faces[run.face.0].name[..4],
            )
        })
        .filter(|(text, _)| !text.is_empty())
        .collect();
    assert_eq!(drawn.len(), 3, "{drawn:?}");
    assert_eq!(
        (drawn[0].0, drawn[1], drawn[2].0),
        ("ACME", ("示例", "Noto"), "Ltd")
    );
    assert!(drawn[0].1 != "Noto" && drawn[0].1 == drawn[2].1);
}

#[test]
fn a20_a_weight_that_a_family_lacks_is_told_with_the_one_that_is_taken() {
    let mut fonts = fonts_with(&["static-glyf.ttf"]);
    let letter = set_in("Gonghan Test Glyf", "**示例**", &mut fonts);
    let replaced = FontWarning::WeightReplaced {
        family: "Gonghan Test Glyf".to_owned(),
        asked: 700,
        used: 400,
    };
    assert_eq!(letter.warnings, [replaced]);
}

#[test]
fn installed_fonts_change_nothing_where_the_programs_own_have_every_character() {
    let application = named("金帆範例 L’Œuvre שלום", "HK");
    let template = Template::builtin("zh-en").unwrap();
    let own = with(&application, &template, &mut FontSet::embedded()).unwrap();
    let installed = with(&application, &template, &mut FontSet::with_system_fonts()).unwrap();
    assert!(own.pdf().unwrap() == installed.pdf().unwrap());
}
