//! Markdown as letters in Chinese, Japanese and Korean need it.

use crate::judge::hayro;
use crate::letters::{filled, named, template, with};
use gonghan::application::Application;
use gonghan::font::FontSet;
use gonghan::letter::Letter;

fn letter(body: &str, application: &Application) -> Letter {
    with(application, &template(body), &mut FontSet::embedded())
        .unwrap_or_else(|error| panic!("{error}"))
}

fn text(body: &str) -> String {
    hayro::text(&letter(body, &filled(&[])).pdf().unwrap()).actual()
}

#[test]
fn emphasis_works_beside_full_width_punctuation() {
    for (body, bold, all) in [
        ("**“甲”**乙", "“甲”", "“甲”乙"),
        ("前**（甲）**乙", "（甲）", "前（甲）乙"),
        ("前**甲。**乙", "甲。", "前甲。乙"),
        (
            "**{{ company.name }}**（以下简称“本公司”）",
            "示例“甲”（上海）",
            "示例“甲”（上海）（以下简称“本公司”）",
        ),
    ] {
        let letter = letter(body, &named("示例“甲”（上海）", "CN"));
        let of_weight = |bold: bool| -> String {
            let runs = letter.page.glyph_runs();
            runs.filter(|run| letter.page.faces[run.face.0].name.ends_with("-Bold") == bold)
                .map(|run| run.text.as_str())
                .collect()
        };
        assert_eq!(of_weight(true), bold, "{body}");
        assert_eq!(hayro::text(&letter.pdf().unwrap()).actual(), all, "{body}");
    }
}

#[test]
fn a_line_break_in_the_source_leaves_no_space_between_han_and_one_between_all_others() {
    assert_eq!(text("特此\n函达。"), "特此函达。");
    assert_eq!(text("ひら\nカタ"), "ひらカタ");
    assert_eq!(text("（甲）\n乙"), "（甲）乙");
    assert_eq!(text("당사는\n대리하여"), "당사는 대리하여");
    assert_eq!(text("submitted\nfor review"), "submitted for review");
    assert_eq!(text("账号\nID"), "账号 ID");
    assert_eq!(text("甲**乙**\n**丙**丁"), "甲乙丙丁");
}

#[test]
fn a_value_at_the_edge_of_a_source_line_is_joined_like_any_words() {
    let han = letter("致\n{{ company.name }}\n公司", &named("示例", "CN"));
    assert_eq!(hayro::text(&han.pdf().unwrap()).actual(), "致示例公司");
    let latin = letter("致\n{{ company.name }}\n公司", &named("ACME", "CN"));
    assert_eq!(hayro::text(&latin.pdf().unwrap()).actual(), "致 ACME 公司");
}
