//! Words of fields in a template.

use super::super::Ui;
use crate::application::field::{FIELDS, SECTIONS, field};
use crate::diagnostic::{Diagnostic, Location};
use crate::template::FilterFault;

pub(super) fn unknown_field(
    at: &Location,
    name: &str,
    nearest: Option<&'static str>,
    ui: Ui,
) -> Diagnostic {
    let title = ui.pick(
        format!("no record has a field `{name}`"),
        format!("资料中没有 `{name}` 这个字段"),
    );
    let finding = Diagnostic::error("template-unknown-field", title).at(at);
    let finding = match nearest {
        Some(nearest) => finding.label(ui.pick(
            format!("did you mean `{nearest}`?"),
            format!("您要写的是 `{nearest}` 吗？"),
        )),
        None => finding.label(ui.pick("unknown field", "未知字段")),
    };
    let finding = match nearest {
        Some(nearest) if !name.is_ascii() => finding.hint(ui.pick(
            format!("fields have English names: write `{nearest}`"),
            format!("字段名用英文：请写 `{nearest}`"),
        )),
        _ => finding,
    };
    let section = name.split('.').next().unwrap_or(name);
    let keys: Vec<_> = FIELDS
        .iter()
        .filter(|field| field.section() == section)
        .map(|field| field.name)
        .collect();
    if keys.is_empty() {
        let sections = SECTIONS.join(ui.pick(", ", "、"));
        finding.hint(ui.pick(
            format!("a field is a section and a key, such as `company.name`; the sections are {sections}"),
            format!("字段由部分和键组成，例如 `company.name`；各部分为 {sections}"),
        ))
    } else {
        let keys = keys.join(ui.pick(", ", "、"));
        finding.hint(ui.pick(format!("there are {keys}"), format!("现有 {keys}")))
    }
}

pub(super) fn absent_field(at: &Location, name: &str, ui: Ui) -> Diagnostic {
    let title = ui.pick(
        format!("the template prints `{name}`, but the record does not have it"),
        format!("模板要打印 `{name}`，但资料中没有此项"),
    );
    let finding = Diagnostic::error("template-absent-field", title)
        .at(at)
        .label(ui.pick("not in the record", "资料中没有"));
    let finding = add_to_record(finding, name, ui);
    finding.hint(ui.pick(
        format!("or let the template print it only where it is there: {{% if {name} %}} … {{% endif %}} around the words that need it"),
        format!("或让模板只在有此项时打印：在相关文字前后加上 {{% if {name} %}} … {{% endif %}}"),
    ))
}

/// How a field that a record lacks comes into it.
pub(super) fn add_to_record(finding: Diagnostic, name: &str, ui: Ui) -> Diagnostic {
    match field(name) {
        Some(field) => {
            let (section, key, example) = (field.section(), field.key(), field.example);
            finding.hint(ui.pick(
                format!(
                    "add it to the record, in `[{section}]`: {key} = \"{example}\" (an example)"
                ),
                format!("在资料的 `[{section}]` 部分加上：{key} = \"{example}\"（示例）"),
            ))
        }
        None => finding.hint(ui.pick(
            "add it to the record under `[extra]`, or to the table as a column of that name",
            "在资料的 `[extra]` 部分加上此项，或在表格中加上同名的一列",
        )),
    }
}

pub(super) fn filter(at: &Location, fault: &FilterFault, ui: Ui) -> Diagnostic {
    match fault {
        FilterFault::NotADate { given } => {
            let title = ui.pick(
                format!("`date` can't write “{given}”: it is no date"),
                format!("`date` 无法处理“{given}”：它不是日期"),
            );
            Diagnostic::error("filter-not-a-date", title)
                .at(at)
                .hint(ui.pick(
                    "use `date` behind `letter.date`, `payment.date` or `company.registration_expires`",
                    "`date` 只用在 `letter.date`、`payment.date` 或 `company.registration_expires` 之后",
                ))
        }
        FilterFault::UnknownForm { given } => {
            let title = ui.pick(
                format!("a date has no form `{given}`"),
                format!("日期没有 `{given}` 这种写法"),
            );
            Diagnostic::error("filter-unknown-form", title)
                .at(at)
                .hint(ui.pick(
                    "there are `date(form=\"long\")` 2026年11月20日, `date(form=\"han\")` 二〇二六年十一月二十日 and `date(form=\"iso\")` 2026-11-20",
                    "可用的有 `date(form=\"long\")` 2026年11月20日、`date(form=\"han\")` 二〇二六年十一月二十日 和 `date(form=\"iso\")` 2026-11-20",
                ))
        }
        FilterFault::NotAPlace { given } => {
            let title = ui.pick(
                format!("`place` can't write “{given}”: it is no country or region"),
                format!("`place` 无法处理“{given}”：它不是国家或地区"),
            );
            Diagnostic::error("filter-not-a-place", title)
                .at(at)
                .hint(ui.pick(
                    "use `place` behind `company.country`; `letter.place` is printed as it is",
                    "`place` 只用在 `company.country` 之后；`letter.place` 照原样打印",
                ))
        }
        FilterFault::UnknownLanguage { given } => {
            let title = ui.pick(
                format!("no letter is written in the language `{given}`"),
                format!("公函没有 `{given}` 这种语言"),
            );
            Diagnostic::error("filter-unknown-language", title)
                .at(at)
                .hint(ui.pick(
                    "write lang=\"zh-Hans\", \"zh-Hant\", \"en\", \"ja\" or \"ko\"",
                    "请写 lang=\"zh-Hans\"、\"zh-Hant\"、\"en\"、\"ja\" 或 \"ko\"",
                ))
        }
    }
}
