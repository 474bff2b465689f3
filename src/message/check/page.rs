//! A rule's page, and the page of all rules: what `gonghan rules` prints and the documentation shows.

use std::fmt::Write;

use super::words;
use crate::check::{Group, RULES, Rule};
use crate::diagnostic::Severity;
use crate::message::Ui;

/// A rule's page, in Markdown.
#[must_use]
pub fn rule_page(rule: &Rule, ui: Ui) -> String {
    page(rule, "#", ui)
}

/// The page of all rules, in Markdown, by what they look at.
#[must_use]
pub fn rules_page(ui: Ui) -> String {
    let mut text = ui
        .pick(
            "# The rules of the check\n\n\
             <!-- Made from the rules themselves; GONGHAN_TEST=accept cargo test rules_page writes it anew. -->\n\n\
             An error stops the letter, a warning is printed with it, a note is shown by `gonghan check` alone. Rules marked \
             *on reading* are what a value's own type refuses: they can't be let through with `--allow`.\n",
            "# 检查规则\n\n\
             <!-- 由规则本身生成；GONGHAN_TEST=accept cargo test rules_page 可重新生成。 -->\n\n\
             错误会使公函无法生成，警告随公函一并显示，说明只由 `gonghan check` 显示。标有“读取时”的规则由数据类型本身拒绝，\
             不能用 `--allow` 放行。\n",
        )
        .to_owned();
    for group in Group::ALL {
        // Writing to a string can't fail.
        let _ = write!(text, "\n## {}\n", group_name(group, ui));
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let _ = write!(text, "\n{}", page(rule, "###", ui));
        }
    }
    text
}

/// What a group of rules looks at.
pub(crate) fn group_name(group: Group, ui: Ui) -> &'static str {
    match group {
        Group::Name => ui.pick("Names and text", "名称与文字"),
        Group::Id => ui.pick("Original ID", "原始ID"),
        Group::Place => ui.pick("Place", "国家和地区"),
        Group::Registration => ui.pick("Registration", "商业登记"),
        Group::Contact => ui.pick("Contact", "联系人"),
        Group::Account => ui.pick("Account", "账号"),
        Group::Payment => ui.pick("Payment", "付款"),
        Group::Letter => ui.pick("Letter", "公函"),
        Group::Files => ui.pick("Files", "文件"),
        Group::Deadlines => ui.pick("Deadlines", "期限"),
    }
}

/// The word for how much a rule's findings weigh.
pub(crate) fn severity_name(severity: Severity, ui: Ui) -> &'static str {
    let words = ui.level_words();
    match severity {
        Severity::Error => words.error,
        Severity::Warning => words.warning,
        Severity::Note => words.note,
    }
}

fn page(rule: &Rule, heading: &str, ui: Ui) -> String {
    let words = words(rule, ui);
    let severity = severity_name(rule.severity, ui);
    let when = match (rule.is_of_reading(), ui) {
        (true, Ui::En) => ", on reading",
        (true, Ui::Zh) => "，读取时",
        (false, _) => "",
    };
    let mut text = format!("{heading} {}\n\n", rule.name);
    let origin = ui.pick(rule.origin.en, rule.origin.zh);
    let _ = match ui {
        Ui::En => write!(
            text,
            "**{severity}**{when}: {}.\n\n\
             - Why it matters: {}.\n\
             - What to do: {}.\n\
             - Known from: {origin}; believed since {}.\n",
            words.title, words.why, words.fix, rule.since
        ),
        Ui::Zh => write!(
            text,
            "**{severity}**{when}：{}。\n\n\
             - 原因：{}。\n\
             - 如何处理：{}。\n\
             - 依据：{origin}；自 {} 起。\n",
            words.title, words.why, words.fix, rule.since
        ),
    };
    for (title, example) in [
        (ui.pick("Found", "会报告"), rule.wrong),
        (ui.pick("Not found", "不会报告"), rule.right),
    ] {
        if !example.is_empty() {
            let _ = write!(text, "\n{title}:\n\n```toml\n{example}\n```\n");
        }
    }
    text
}
