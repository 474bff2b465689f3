//! Where lines break, begin and end, and which of two faces draws a mark (area C of the cases).

use crate::letters::{Line, filled, lines, named, template_with_head, with};
use gonghan::font::FontSet;
use gonghan::letter::Letter;

fn set(head: &str, body: &str, country: &str) -> Letter {
    let application = filled(&[("company.country", country)]);
    with(
        &application,
        &template_with_head(head, body),
        &mut FontSet::embedded(),
    )
    .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn c1_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
    let mut broken = 0;
    // 20 pt are 7.06 mm. The text is 12 to 20 em wide, the table's second column 7 to 12.
    let words = "兹有《示例》（示例）有限公司，“示例”、“示例”（甲）；特此说明。说明：「示例」！";
    let body = format!("{words}\n\n```fields\n很长的一个名称 | {words}\n```");
    for right in (10..=120).map(|half| f64::from(half) / 2.0) {
        let head = format!("margins = [10, {right}, 10, 60]\nsize = 20\nmin_size = 20");
        for Line { text: line, .. } in lines(&set(&head, &body, "CN")) {
            broken += 1;
            assert!(
                !line.starts_with(['，', '。', '、', '）', '》', '”', '；', '：', '」', '！']),
                "{right}: {line}"
            );
            assert!(!line.ends_with(['（', '《', '“', '「']), "{right}: {line}");
        }
    }
    assert!(broken > 100);
}

#[test]
fn c4_marks_are_not_squeezed() {
    let letter = set("size = 12\nmin_size = 12", "他说：“好。”（完）；", "CN");
    for run in letter.page.glyph_runs() {
        assert!(
            run.glyphs
                .iter()
                .all(|glyph| (glyph.advance.0 - 12.0).abs() < 0.01),
            "{}",
            run.text
        );
    }
}

#[test]
fn c7_a_han_paragraph_that_begins_with_a_latin_name_is_indented_by_two_em() {
    let head = "margins = [20, 20, 20, 20]\nsize = 12\nmin_size = 12\nindent = 2";
    let body = "Golden Sail Ltd 系在香港依法注册并有效存续的企业，现就微信小程序向贵公司申请认证，\
                并就本次认证所提交的全部资料声明如下。\n\nThis paragraph is in English and is not indented.";
    let lines = lines(&set(head, body, "HK"));
    let left = 20.0 / 25.4 * 72.0;
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!((lines[0].left - left - 24.0).abs() < 0.01, "{lines:?}");
    assert!(
        (lines[1].left - left).abs() < 0.01 && (lines[2].left - left).abs() < 0.01,
        "{lines:?}"
    );
}

#[test]
fn korean_breaks_between_words_and_not_within() {
    let text = "당사는 다음 사람을 본 계정의 운영자로 지정하고, 당사를 대리하여 인증 절차를 진행하고 본 계정을 운영·관리할 권한을 위임합니다.";
    for right in [10, 20, 30, 40, 50, 60] {
        let head = format!("margins = [10, {right}, 10, 60]");
        let lines = lines(&set(&head, &text.repeat(2), "KR"));
        assert!(lines.len() > 2);
        for line in &lines[..lines.len() - 1] {
            assert!(line.text.ends_with([' ', '.']), "{line:?}");
        }
    }
}

#[test]
fn values_are_set_ragged_so_that_every_space_is_as_wide_as_the_next() {
    let letter = with(
        &named(&"金 龍 方 圓 GOLDEN DRAGON ".repeat(9), "HK"),
        &template_with_head("size = 12\nmin_size = 12", "{{ company.name }}"),
        &mut FontSet::embedded(),
    )
    .unwrap();
    let mut widths: Vec<i32> = letter
        .page
        .glyph_runs()
        .flat_map(|run| {
            run.glyphs
                .iter()
                .filter(|glyph| &run.text[glyph.text_range.clone()] == " ")
        })
        .map(|glyph| (glyph.advance.0 * 100.0) as i32)
        .collect();
    assert!(widths.len() > 30);
    widths.dedup();
    assert_eq!(widths.len(), 1, "{widths:?}");
}

#[test]
fn marks_that_latin_and_han_share_are_drawn_by_the_face_of_the_words_they_stand_beside() {
    let letter = set("", "L’Œuvre “Été” – “公司”……示例’s", "CN");
    let face_of = |mark: &str, beside: &str| {
        let run = letter
            .page
            .glyph_runs()
            .find(|run| run.text.contains(mark) && run.text.contains(beside))
            .unwrap_or_else(|| panic!("{mark} beside {beside}: {}", letter.page));
        letter.page.faces[run.face.0].name.as_str()
    };
    assert_eq!(face_of("’", "Œuvre"), "NotoSerif-Regular");
    assert_eq!(face_of("“", "Été"), "NotoSerif-Regular");
    assert_eq!(face_of("”", "公司"), "NotoSerifCJKsc-Regular");
    assert_eq!(face_of("…", "公司"), "NotoSerifCJKsc-Regular");
}
