//! Whole templates, good and bad: what each is refused for, and where.
#![expect(
    clippy::disallowed_methods,
    reason = "files that only a test reads need not survive a cut-off run"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use super::*;

const HEAD: &str = "+++\ntitle = \"公函\"\nlanguage = \"zh-Hans\"\n+++\n";

fn record(more: &str) -> Application {
    toml::from_str(&format!(
        "[company]\nname = \"A&B's \\\"Test\\\" <Co>/示例\"\ncountry = \"HK\"\n[account]\nid = \"gh_3f2a9c81d07e\"\n\
         [letter]\nsignatory = \"CHAN TAI MAN\"\n{more}"
    ))
    .unwrap()
}

fn load(name: &str, text: &str, folder: Option<&Path>) -> Result<Template, TemplateError> {
    let source = Source::new(name.to_owned(), text.to_owned());
    Template::from_source(source, folder.map(Path::to_owned))
}

fn fill(text: &str, record: &Application) -> Result<Document, TemplateError> {
    load("letter.md", text, None)?.fill(record)
}

/// The error of a body, and the place it names: line, column and the underlined text.
fn refused(body: &str) -> (TemplateError, (usize, usize, String)) {
    place_of(fill(&format!("{HEAD}{body}"), &record("")).unwrap_err())
}

fn place_of(error: TemplateError) -> (TemplateError, (usize, usize, String)) {
    let at = location(&error).expect("a place");
    let marked = at.source.text[at.span.clone().unwrap_or(0..0)].to_owned();
    let place = (at.line().unwrap_or(0), at.column().unwrap_or(0), marked);
    (error, place)
}

fn location(error: &TemplateError) -> Option<&Location> {
    match error {
        TemplateError::NoHead { at }
        | TemplateError::Head { at, .. }
        | TemplateError::ReservedCharacter { at }
        | TemplateError::Syntax { at, .. }
        | TemplateError::UnknownField { at, .. }
        | TemplateError::AbsentField { at, .. }
        | TemplateError::AbsentAtPlace { at, .. }
        | TemplateError::Filter { at, .. }
        | TemplateError::Include { at, .. }
        | TemplateError::Tag { at, .. }
        | TemplateError::Markup { at, .. }
        | TemplateError::Block { at, .. }
        | TemplateError::Image { at, .. } => Some(at),
        TemplateError::Render { at, .. } | TemplateError::Endless { at, .. } => at.as_ref(),
        TemplateError::Unknown { .. }
        | TemplateError::Unreadable { .. }
        | TemplateError::TooLarge { .. }
        | TemplateError::NotUtf8 { .. } => None,
    }
}

fn text_of(document: &Document) -> String {
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => plain_text(text),
            other => format!("{other:?}"),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn d1_a_value_prints_as_it_is_whatever_the_template_is_called() {
    for name in ["t.html", "t.txt", "t.tera", "t.xml", "t.md"] {
        for tag in [
            "company.name",
            "company.name | safe",
            "company.name | escape_html",
        ] {
            let template = load(name, &format!("{HEAD}{{{{ {tag} }}}}\n"), None).unwrap();
            let document = template.fill(&record("")).unwrap();
            assert_eq!(
                text_of(&document),
                "A&B's \"Test\" <Co>/示例",
                "{name} {tag}"
            );
        }
    }
}

#[test]
fn d2_an_unknown_field_is_named_with_line_column_and_the_nearest_name() {
    for ends in ["\n", "\r\n"] {
        let text = format!("{HEAD}\n敬启者：\n我司{{{{ compnay.name }}}}\n").replace('\n', ends);
        let (error, place) = place_of(fill(&text, &record("")).unwrap_err());
        assert!(
            matches!(
                &error,
                TemplateError::UnknownField {
                    nearest: Some("company.name"),
                    ..
                }
            ),
            "{error:?}"
        );
        assert_eq!(place, (7, 6, "compnay.name".to_owned()));
    }
}

#[test]
fn d2_an_unknown_field_in_a_condition_is_not_taken_for_an_empty_one() {
    let body = "{% if contact.nmae %}x{% endif %}";
    let (error, place) = refused(body);
    assert!(
        matches!(
            &error,
            TemplateError::UnknownField {
                nearest: Some("contact.name"),
                ..
            }
        ),
        "{error:?}"
    );
    assert_eq!(place, (5, 7, "contact.nmae".to_owned()));
    for body in [
        "{% if compnay %}x{% endif %}",
        "{{ company }}",
        "{% elif x %}",
    ] {
        assert!(
            fill(&format!("{HEAD}{body}"), &record("")).is_err(),
            "{body}"
        );
    }
}

#[test]
fn d3_a_field_that_the_record_lacks_is_an_error_and_not_nothing() {
    for body in ["甲{{ contact.name }}乙", "{{ letter.date | date }}"] {
        let (error, place) = refused(body);
        assert!(
            matches!(&error, TemplateError::AbsentField { .. }),
            "{error:?}"
        );
        assert!(
            ["contact.name", "letter.date"].contains(&place.2.as_str()),
            "{place:?}"
        );
    }
    let guarded = format!("{HEAD}甲{{% if contact.name %}}{{{{ contact.name }}}}{{% endif %}}乙");
    assert_eq!(text_of(&fill(&guarded, &record("")).unwrap()), "甲乙");
}

#[test]
fn d4_a_chinese_name_in_braces_gives_the_name_to_write() {
    let (error, place) = refused("我司{{ 公司名称 }}申请");
    assert!(
        matches!(
            &error,
            TemplateError::UnknownField {
                nearest: Some("company.name"),
                ..
            }
        ),
        "{error:?}"
    );
    assert_eq!(place, (5, 6, "公司名称".to_owned()));
}

#[test]
fn d7_dates_are_written_in_the_form_of_their_language() {
    for (day, long, han, english) in [
        (
            "2024-05-01",
            "2024年5月1日",
            "二〇二四年五月一日",
            "1 May 2024",
        ),
        (
            "2024-10-20",
            "2024年10月20日",
            "二〇二四年十月二十日",
            "20 October 2024",
        ),
    ] {
        let body = "{{ letter.date | date }} {{ letter.date | date(form=\"han\") }} {{ letter.date | date(lang=\"en\") }}";
        let document = fill(
            &format!("{HEAD}{body}"),
            &record(&format!("date = \"{day}\"\n")),
        );
        assert_eq!(
            text_of(&document.unwrap()),
            format!("{long} {han} {english}")
        );
    }
}

#[test]
fn faults_of_syntax_are_marked_where_they_stand() {
    for (body, marked) in [
        (
            "甲\n我司{{ company.name }\n乙{{ account.id }}",
            (6, 3, "{{"),
        ),
        ("甲\n我司{% if account.name }\n乙", (6, 3, "{%")),
        ("甲{% if account.name %}乙\n", (5, 5, "if")),
        ("甲{% if account.name %}乙{% endfor %}\n", (5, 27, "endfor")),
        ("甲{{ company.name | palce }}\n", (5, 20, "palce")),
        ("甲{{ company.name ｜ place }}\n", (5, 18, "｜")),
        ("甲{{ letter.date | date(lang=“en”) }}\n", (5, 29, "“")),
        ("甲{{ \"乙 }}\n", (5, 5, "\"")),
        ("甲{% fro x in y %}", (5, 5, "fro")),
        (
            "甲{% if account.name is emtpy %}{% endif %}",
            (5, 24, "emtpy"),
        ),
    ] {
        let (error, place) = refused(body);
        let marked = (marked.0, marked.1, marked.2.to_owned());
        assert_eq!(place, marked, "{body} {error:?}");
    }
}

#[test]
fn faults_of_markdown_and_blocks_are_marked_where_they_stand() {
    for (body, marked) in [
        ("甲{{ company.name }}乙\n\n丙<b>丁</b>\n", (7, 2, "<b>")),
        ("*甲*\n", (5, 1, "*甲*")),
        ("乙\n**{{ company.name }}** 丙 `甲`\n", (6, 26, "`甲`")),
        (
            "见[甲](http://example.com)\n",
            (5, 2, "[甲](http://example.com)"),
        ),
        ("甲\n\n> 乙\n", (7, 1, "> 乙")),
        (
            "```feilds\n甲 | {{ company.name }}\n```\n",
            (5, 1, "```feilds"),
        ),
        (
            "```fields\n甲 | 乙\n```\n\n```fields\n\n```\n",
            (9, 1, "```fields"),
        ),
        (
            "```fields\n甲 | 乙\n公司 {{ company.name }}\n```\n",
            (7, 1, "公司"),
        ),
        (
            "```signature\nname | 甲\nnmae | 乙 | {{ letter.signatory }}\n```\n",
            (7, 1, "nmae | 乙 |"),
        ),
        (
            "甲\n\n```image\n标志.png | 20\n```\n",
            (8, 1, "标志.png | 20"),
        ),
        ("- 甲\n\n  乙\n", (5, 1, "- 甲")),
        (
            "甲{% if company.name %}\n\n> 乙{% endif %}\n",
            (7, 1, "> 乙"),
        ),
    ] {
        for ends in ["\n", "\r\n"] {
            let (error, place) = refused(&body.replace('\n', ends));
            let marked = (marked.0, marked.1, marked.2.to_owned());
            assert_eq!(place, marked, "{body} {error:?}");
        }
    }
}

#[test]
fn faults_of_the_head_are_marked_where_they_stand() {
    for (line, marked) in [
        ("titel = \"甲\"", "titel"),
        ("size = \"12\"", "\"12\""),
        ("size = 80", "80"),
        ("size = nan", "nan"),
        ("margins = [20, 22, 90, 22]", "90"),
        ("margins = [20, 22]", "[20, 22]"),
        ("min_size = 8.5", "8.5"),
        ("page = \"A5\"", "\"A5\""),
        ("fit = \"two-pages\"", "\"two-pages\""),
        ("faces = { body = [] }", "body"),
        ("text = []", "text"),
    ] {
        let text = HEAD
            .replace("language", &format!("{line}\nlanguage"))
            .replace('\n', "\r\n");
        let (error, place) = place_of(load("a.md", &text, None).err().unwrap());
        assert!(matches!(&error, TemplateError::Head { .. }), "{error:?}");
        assert_eq!((place.0, place.2.as_str()), (3, marked), "{line} {error:?}");
    }
    let (error, place) = place_of(
        load("a.md", &HEAD.replace("zh-Hans", "zh-CN"), None)
            .err()
            .unwrap(),
    );
    assert_eq!((place.0, place.2.as_str()), (3, "\"zh-CN\""), "{error:?}");
    for text in [
        "",
        "# 甲",
        "+++\ntitle = \"甲\"\n",
        "+++\n+++\n",
        "+++\ntitle = \n+++\n",
        "+++\n\u{0}\n+++\n",
    ] {
        assert!(load("a.md", text, None).is_err(), "{text:?}");
    }
}

#[test]
fn a_template_that_would_never_end_is_refused_at_once() {
    let nested =
        "{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% endfor %}{% endfor %}";
    let doubling = format!(
        "{{% set a = company.name %}}{}",
        "{% set a = a ~ a %}".repeat(60)
    );
    let replaced = format!(
        "{{{{ company.name{} }}}}",
        " | replace(from=\"A\", to=\"AAAAAAAAAAAAAAAA\")".repeat(40)
    );
    let joined = format!(
        "{{% set a = company.name{} %}}{{{{ a }}}}",
        " | split(pat=\"\") | join(sep=\"示例示例\")".repeat(30)
    );
    let comprehension = "{{ [x for x in range(end=90000)] }}";
    let long = "{% for a in range(end=90000) %}示例示例{% endfor %}";
    let captured = "{% set a %}{{ company.name }}{% endset %}";
    let global = "{% set_global a = company.name %}";
    for body in [
        nested,
        &doubling,
        &replaced,
        &joined,
        comprehension,
        long,
        captured,
        global,
    ] {
        let begin = Instant::now();
        let error = fill(&format!("{HEAD}{body}"), &record("")).unwrap_err();
        assert!(begin.elapsed() < Duration::from_secs(5), "{error:?}");
    }
}

#[test]
fn deep_nesting_is_an_error_or_a_letter_and_never_a_crash() {
    let deep = |open: &str, close: &str, count: usize| {
        format!("{HEAD}{}甲{}\n", open.repeat(count), close.repeat(count))
    };
    for (text, what) in [
        (deep("{% if company.name %}", "{% endif %}", 7000), "if"),
        (deep("{{ (", ") }}", 1), "("),
        (format!("{HEAD}{{{{ {}1 }}}}", "not ".repeat(60_000)), "not"),
        (
            format!(
                "{HEAD}{{{{ {}1{} }}}}",
                "(".repeat(60_000),
                ")".repeat(60_000)
            ),
            "parentheses",
        ),
        (
            format!(
                "{HEAD}{{{{ {}1{} }}}}",
                "[".repeat(60_000),
                "]".repeat(60_000)
            ),
            "brackets",
        ),
        (format!("{HEAD}{{{{ 1{} }}}}", " + 1".repeat(60_000)), "sum"),
        (
            format!("{HEAD}{{{{ company.name{} }}}}", "|upper".repeat(40_000)),
            "filters",
        ),
        (
            format!(
                "{HEAD}{{% if 1 %}}{}{{% endif %}}",
                "{% elif 1 %}".repeat(20_000)
            ),
            "elif",
        ),
        (deep("**甲", "**", 20_000), "strong"),
        (deep("*", "*", 100_000), "star"),
        (deep("> ", "", 100_000), "quote"),
        (deep("- ", "", 100_000), "list"),
        (deep("[", "]", 100_000), "link"),
        (deep("{{", "", 100_000), "braces"),
    ] {
        let begin = Instant::now();

        let _ = fill(&text, &record(""));
        assert!(begin.elapsed() < Duration::from_secs(10), "{what}");
    }
}

#[test]
fn a_template_includes_only_what_lies_beside_it_and_never_itself() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("foot.md", "甲{{ contact.nmae }}\n");
    write("a.md", "{% include \"b.md\" %}");
    write("b.md", "{% include \"a.md\" %}");
    write("bytes.md", "x");
    std::fs::write(folder.path().join("bytes.md"), [0xFF, 0xFE]).unwrap();
    for index in 0..20 {
        let include = format!("{{% include \"l{}.md\" %}}", index + 1);
        write(&format!("l{index}.md"), &include.repeat(10));
    }
    write("l20.md", "");
    let load = |body: &str| {
        load(
            "letter.md",
            &format!("{HEAD}甲\n{body}"),
            Some(folder.path()),
        )
        .and_then(|template| template.fill(&record("")))
        .unwrap_err()
    };
    let (error, place) = place_of(load("{% include \"foot.md\" %}"));
    assert!(
        matches!(error, TemplateError::UnknownField { .. }),
        "{error:?}"
    );
    assert_eq!(place, (1, 5, "contact.nmae".to_owned()));
    for outside in ["../secret.md", "/etc/passwd", "none.md"] {
        let (error, place) = place_of(load(&format!("乙{{% include \"{outside}\" %}}")));
        assert!(matches!(error, TemplateError::Include { .. }), "{error:?}");
        assert_eq!(place, (6, 14, outside.to_owned()));
    }
    let error = load("{% include \"a.md\" %}");
    assert!(
        matches!(&error, TemplateError::Endless { kind: EndlessKind::Itself { chain }, .. } if chain == &["a.md", "b.md", "a.md"]),
        "{error:?}"
    );
    let error = load("{% include \"l0.md\" %}");
    assert!(
        matches!(
            &error,
            TemplateError::Endless {
                kind: EndlessKind::Includes { .. },
                ..
            }
        ),
        "{error:?}"
    );
    assert!(matches!(
        load("{% include \"bytes.md\" %}"),
        TemplateError::NotUtf8 { .. }
    ));
}

#[test]
fn a_file_that_is_no_template_is_refused_by_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("信.md");
    let open = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        Template::from_file(&path).err().unwrap()
    };
    assert!(matches!(open(b""), TemplateError::NoHead { .. }));
    assert!(matches!(open(&[0xC3, 0x28]), TemplateError::NotUtf8 { .. }));
    assert!(matches!(
        open(&vec![b' '; 300 * 1024]),
        TemplateError::TooLarge { .. }
    ));
    let reserved = format!("{HEAD}甲\u{F0041}乙");
    let (error, place) = place_of(open(reserved.as_bytes()));
    assert!(matches!(error, TemplateError::ReservedCharacter { .. }));
    assert_eq!(place, (5, 2, "\u{F0041}".to_owned()));
    assert!(matches!(
        Template::from_file(folder.path()),
        Err(TemplateError::Unreadable { .. })
    ));
    assert!(matches!(
        Template::named("no/such.md"),
        Err(TemplateError::Unreadable { .. })
    ));
    assert!(matches!(
        Template::named("zh-hans"),
        Err(TemplateError::Unknown {
            nearest: Some("zh-Hans"),
            ..
        })
    ));
}

#[test]
fn a_picture_that_cannot_be_used_is_marked_in_the_template() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("cut.png"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    )
    .unwrap();
    std::fs::write(folder.path().join("text.png"), "示例").unwrap();
    for name in ["cut.png", "text.png", "none.png", "../x.png"] {
        let body = format!("{HEAD}甲\n\n```image\n{name} | 20\n```\n");
        let template = load("letter.md", &body, Some(folder.path())).unwrap();
        let (error, place) = place_of(template.fill(&record("")).unwrap_err());
        assert!(matches!(error, TemplateError::Image { .. }), "{error:?}");
        assert_eq!((place.0, place.1), (8, 1));
    }
}

#[test]
fn every_builtin_template_fills_with_the_least_record() {
    for (name, _) in builtin::BUILTIN {
        Template::builtin(name).unwrap().fill(&record("")).unwrap();
    }
}
