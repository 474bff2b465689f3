use hayro::hayro_syntax::Pdf;

use super::*;

/// A PDF of one page and of other objects, which begin with number 5.
fn pdf(content: &str, resources: &str, others: &[(&str, &str)]) -> Pdf {
    let stream = |head: &str, data: &str| {
        format!("<<{head}/Length {}>>stream\n{data}\nendstream", data.len())
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<{resources}>>>>"
        ),
        stream("", content),
    ];
    objects.extend(others.iter().map(|(head, data)| stream(head, data)));
    let mut file = "%PDF-1.7\n".to_owned();
    for (number, object) in (1..).zip(objects) {
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    file += "trailer<</Root 1 0 R>>\n";
    Pdf::new(file.into_bytes()).unwrap()
}

fn amount_of(content: &str, resources: &str, others: &[(&str, &str)]) -> Result<u64, TooMuch> {
    amount(&pdf(content, resources, others).pages()[0])
}

const FORM: &str = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";

#[test]
fn operators_and_shown_bytes_are_counted() {
    assert_eq!(amount_of("0 0 5 5 re f", "", &[]), Ok(2));
    assert_eq!(amount_of("BT (abc) Tj [(de) 3 (f)] TJ ET", "", &[]), Ok(10));
}

#[test]
fn forms_within_one_another_are_multiplied_out() {
    let inner = format!("{FORM}/Resources<</XObject<</B 6 0 R>>>>");
    let forms = [(&*inner, "/B Do /B Do /B Do"), (FORM, "0 0 5 5 re f")];
    let leaf = 2 + AROUND_A_FORM;
    let middle = 3 * (1 + leaf) + AROUND_A_FORM;
    let drawn = amount_of("/A Do /A Do", "/XObject<</A 5 0 R>>", &forms);
    assert_eq!(drawn, Ok(2 * (1 + middle)));
}

#[test]
fn a_form_without_resources_of_its_own_is_counted_with_those_around_it() {
    let of = |number: usize| format!("{FORM}/Resources<</XObject<</S 7 0 R/X {number} 0 R>>>>");
    let (small, large) = (of(8), of(9));
    let forms = [
        (&*small, "/S Do"),
        (&*large, "/S Do"),
        (FORM, "/X Do"),
        (FORM, "f"),
        (FORM, "f f f f f f f"),
    ];
    let one = |leaf: u64| 1 + (1 + (1 + leaf + AROUND_A_FORM) + AROUND_A_FORM) + AROUND_A_FORM;
    let drawn = amount_of("/A Do /B Do", "/XObject<</A 5 0 R/B 6 0 R>>", &forms);
    assert_eq!(drawn, Ok(one(1) + one(7)));
}

#[test]
fn patterns_count_for_each_shape_and_each_copy_and_no_further_than_their_state() {
    let cell = "/PatternType 1/PaintType 1/BBox[0 0 10 10]/XStep 5/YStep 10";
    let pattern = 2 * (1 + AROUND_A_FORM);
    let resources = "/Pattern<</P 5 0 R>>";
    let drawn = amount_of("/Pattern cs q /P scn f f Q f", resources, &[(cell, "f")]);
    assert_eq!(drawn, Ok(7 + 2 * pattern));
    let tiny = "/PatternType 1/PaintType 1/BBox[0 0 9999999 9999999]/XStep .001/YStep .001";
    assert_eq!(
        amount_of("/P scn f", resources, &[(tiny, "f")]),
        Err(TooMuch)
    );
}

#[test]
fn glyphs_and_masks_that_are_content_count() {
    let fonts = "/Font<</F<</Type/Font/Subtype/Type3/CharProcs<</a 5 0 R/b 6 0 R>>>>>>";
    let glyphs = [("", "f"), ("", "f f f")];
    let drawn = amount_of("/F 9 Tf (xy) Tj", fonts, &glyphs);
    assert_eq!(drawn, Ok(2 + 2 * (1 + 3 + AROUND_A_GLYPH)));
    let masks = "/ExtGState<</G<</SMask<</S/Alpha/G 5 0 R>>>>>>";
    let drawn = amount_of("/G gs", masks, &[(FORM, "f f")]);
    assert_eq!(drawn, Ok(1 + 2 + AROUND_A_FORM));
}

#[test]
fn pictures_count_by_their_pixels() {
    let picture = "/Subtype/Image/Width 2560/Height 100";
    let drawn = amount_of("/P Do", "/XObject<</P 5 0 R>>", &[(picture, "")]);
    assert_eq!(drawn, Ok(1 + 1000));
    let large = "/Subtype/Image/Width 65535/Height 65535";
    let drawn = amount_of("/P Do", "/XObject<</P 5 0 R>>", &[(large, "")]);
    assert_eq!(drawn, Err(TooMuch));
}

#[test]
fn a_form_within_itself_ends() {
    let within = |other: usize| format!("{FORM}/Resources<</XObject<</A {other} 0 R>>>>");
    let (itself, other) = (within(5), within(6));
    let forms = [(&*other, "/A Do"), (&*itself, "/A Do")];
    // hayro looks up no object within itself, so that nothing more is drawn.
    let drawn = amount_of("/A Do", "/XObject<</A 5 0 R>>", &forms);
    assert_eq!(drawn, Ok(3 + 2 * AROUND_A_FORM));
}
