//! `--columns`: what the columns of a table may be called.

use std::fmt::Write;

use crate::intake::table::aliases;
use crate::message::Ui;

/// Every field with its aliases.
pub(super) fn listed(ui: Ui) -> String {
    let mut text = ui
        .pick(
            "Columns are known by these names, whatever their case, width and spaces; a * stands by those that are needed.\n\n",
            "列名可用以下任一名称，不分大小写、全角半角和空格；带 * 的为必需。\n\n",
        )
        .to_owned();
    for (field, aliases) in aliases() {
        let mark = if field.needed { " *" } else { "" };
        // Writing to a string can't fail.
        let _ = writeln!(
            text,
            "{}{mark}  {}\n    {}",
            field.name,
            ui.pick(field.en, field.zh),
            aliases.join(ui.pick(", ", "、"))
        );
    }
    text.push_str(ui.pick(
        "\nOther columns are fields of your own, for templates of your own: {{ extra[\"NAME\"] }}.\n",
        "\n其他列是您自己的字段，供自定义模板使用：{{ extra[\"列名\"] }}。\n",
    ));
    text
}
