//! Values never become markup, in any field of any letter.

use crate::judge::hayro;
use crate::letters::{TEMPLATES, by_template, filled, template, with};
use gonghan::font::FontSet;

/// What Tera, Markdown, HTML or the blocks of a template would take for their own.
const VALUES: &[&str] = &[
    "A*STAR *Co*",
    "**Bold** Ltd",
    "Smith & Co",
    "gh_3f_2 _x_",
    "<b>Co</b>",
    "{{ 7*7 }}",
    "{% if x %}y{% endif %}",
    "{# note #}",
    "back\\slash \\* \\n",
    "# Heading",
    "1. First",
    "- Dash",
    "+ Plus",
    "> Quote",
    "a | b | c",
    "|",
    "`code` ```seal",
    "~~~",
    "~~gone~~",
    "[link](http://example.com)",
    "![image](x.png)",
    "A&B's \"Test\" <Co>/示例",
    "&amp; &#42;",
    "+++",
    "---",
    "===",
    "***",
    "http://example.com/a_b_c",
    "a@example.com <x@y.example>",
    "$1 ^ 2 ~ 3",
    "Tab",
    "100%",
    "C:\\x\\*.png",
    "| - | - |",
    "    indented",
    "two  spaces",
    "trailing ",
    "“甲”乙",
    "（甲）：乙",
];

/// Fields that take any text and are printed.
const FIELDS: &[&str] = &[
    "company.name",
    "company.registration_number",
    "company.registered_address",
    "account.name",
    "contact.name",
    "contact.title",
    "contact.phone",
    "letter.signatory",
    "letter.signatory_title",
    "letter.place",
    "letter.addressee",
];

#[test]
fn d1_every_value_is_printed_as_it_stands_in_every_field_of_every_letter() {
    for (index, value) in VALUES.iter().enumerate() {
        for (turn, letter) in TEMPLATES.iter().enumerate() {
            // Each value meets each field of some letter, and each letter some field with each value.
            for (place, field) in FIELDS.iter().enumerate() {
                if (index + place) % TEMPLATES.len() != turn && *field != "company.name" {
                    continue;
                }
                let application = filled(&[(field, value)]);
                let text = hayro::text(&by_template(&application, letter).pdf().unwrap()).actual();
                assert!(text.contains(value), "{letter} {field} {value:?}: {text}");
            }
        }
    }
}

#[test]
fn values_are_printed_as_they_stand_in_each_place_of_a_template() {
    let template = template(
        "# 题 {{ company.name }}\n\n甲{{ company.name }}乙**{{ company.name }}**\n\n- {{ company.name }}\n\n\
         ```fields\n名 | {{ company.name }}\n```\n\n```right\n{{ company.name }}\n```\n\n\
         ```signature\nname | 名 | {{ company.name }}\n```\n\n```seal\n章 {{ company.name }}\n```",
    );
    for value in VALUES {
        // The title is large and the caption narrow: what matters is what is printed.
        let application = filled(&[("company.name", value)]);
        let letter = with(&application, &template, &mut FontSet::embedded())
            .unwrap_or_else(|error| panic!("{value}: {error}"));
        let text = hayro::text(&letter.pdf().unwrap()).actual();
        assert_eq!(text.matches(value).count(), 8, "{value:?}: {text}");
    }
}
