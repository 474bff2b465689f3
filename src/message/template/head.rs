//! Words of a template's head.

use super::super::Ui;
use super::form::{form, paper};
use crate::diagnostic::{Diagnostic, Location};
use crate::template::{HeadFault, OutOfRange};

/// The least head that there can be.
pub(super) const LEAST_HEAD: &str =
    "+++\ntitle = \"微信公众平台账号认证申请函\"\nlanguage = \"zh-Hans\"\n+++";

pub(super) fn head(at: &Location, fault: &HeadFault, ui: Ui) -> Diagnostic {
    match fault {
        HeadFault::UnknownKey { key, nearest } => {
            let title = ui.pick(
                format!("a template's head has no key `{key}`"),
                format!("模板开头没有 `{key}` 这一项"),
            );
            let finding = Diagnostic::error("head-unknown-key", title).at(at);
            match nearest {
                Some(nearest) => finding.label(ui.pick(
                    format!("did you mean `{nearest}`?"),
                    format!("您要写的是 `{nearest}` 吗？"),
                )),
                None => finding.label(ui.pick("unknown key", "未知项")),
            }
            .hint(ui.pick(
                "there are title, language, description, page, margins, size, min_size, leading, indent, fit and faces = { text = […], heading = […] }; for a form background, background_page, background_sha256, [[place]] and [[clear]]",
                "可用的有 title、language、description、page、margins、size、min_size、leading、indent、fit 和 faces = { text = […], heading = […] }；表格另有 background、background_page、background_sha256、[[place]] 和 [[clear]]",
            ))
            .hint(ui.pick(
                "a [[place]] has field, form, is, mark, form_field, x, y, width, height, size, min_size, align, lang, face, fit, box and optional; a [[clear]] has name, x, y, width and height",
                "[[place]] 有 field、form、is、mark、form_field、x、y、width、height、size、min_size、align、lang、face、fit、box 和 optional；[[clear]] 有 name、x、y、width 和 height",
            ))
        }
        HeadFault::MissingKey { key, example } => {
            let title = ui.pick(
                format!("the template's head lacks `{key}`"),
                format!("模板开头缺少 `{key}`"),
            );
            Diagnostic::error("head-missing-key", title)
                .at(at)
                .hint(ui.pick(
                    format!("add a line between the two `+++`: {key} = {example}"),
                    format!("请在两行 `+++` 之间加上一行：{key} = {example}"),
                ))
        }
        HeadFault::WrongType { key, example } => {
            let title = ui.pick(
                format!("`{key}` takes no value of this kind"),
                format!("`{key}` 的值类型不对"),
            );
            Diagnostic::error("head-wrong-type", title)
                .at(at)
                .label(ui.pick(
                    format!("to be written like {example}"),
                    format!("应写成 {example} 的形式"),
                ))
                .hint(ui.pick(
                    format!("write it so, with or without quotes and brackets as here: {key} = {example}"),
                    format!("请照此书写，引号和方括号的有无也须一致：{key} = {example}"),
                ))
        }
        HeadFault::Choice { key, error } => {
            let given = &error.given;
            let title = ui.pick(
                format!("`{key}` can't be `{given}`"),
                format!("`{key}` 不能是 `{given}`"),
            );
            let finding = Diagnostic::error("head-unknown-value", title).at(at);
            let finding = match error.nearest {
                Some(nearest) => finding.label(ui.pick(
                    format!("did you mean \"{nearest}\"?"),
                    format!("您要写的是 \"{nearest}\" 吗？"),
                )),
                None => finding,
            };
            let choices: Vec<_> = error
                .choices
                .iter()
                .map(|choice| format!("\"{choice}\""))
                .collect();
            let choices = choices.join(ui.pick(", ", "、"));
            finding.hint(ui.pick(
                format!("`{key}` is one of: {choices}"),
                format!("`{key}` 可以是：{choices}"),
            ))
        }
        HeadFault::OutOfRange(number) => out_of_range(at, number, ui),
        HeadFault::Background(fault) => paper(at, fault, ui),
        HeadFault::Form(fault) => form(at, fault, ui),
        HeadFault::Syntax { reason } => {
            let title = ui.pick(
                "the template's head is no valid TOML",
                "模板开头不是有效的 TOML",
            );
            Diagnostic::error("head-not-toml", title)
                .at(at)
                .label(reason)
                .hint(ui.pick(
                    "each line is `key = value`; texts stand in straight quotes: title = \"Letter\"",
                    "每行写成 `键 = 值`；文字用英文直引号括起：title = \"公函\"",
                ))
        }
    }
}

fn out_of_range(at: &Location, number: &OutOfRange, ui: Ui) -> Diagnostic {
    let OutOfRange {
        key,
        given,
        least,
        most,
    } = number;
    let title = ui.pick(
        format!("`{key}` can't be {given}: it is between {least} and {most}"),
        format!("`{key}` 不能是 {given}：应在 {least} 与 {most} 之间"),
    );
    let hint = match *key {
        "margins" => ui.pick(
            "margins are millimetres: top, right, bottom, left",
            "页边距以毫米为单位：上、右、下、左",
        ),
        "min_size" => ui.pick(
            "the size in points that a long text may shrink to: not larger than `size`; a letter's never under 9 and a form's never under 6, which a photograph needs",
            "文字过长时可缩到的最小字号（pt）：不大于 `size`；公函不小于 9，表格不小于 6，否则拍照后难以辨认",
        ),
        "x" | "y" | "width" | "height" => ui.pick(
            "it is in millimetres, from the top left corner of the sheet",
            "以毫米为单位，自纸张左上角量起",
        ),
        "leading" => ui.pick(
            "the height of a line, in times the size of its text",
            "行高，以字号的倍数表示",
        ),
        "indent" => ui.pick(
            "the indent of a paragraph's first line, in characters",
            "段首缩进的字数",
        ),
        _ => ui.pick("sizes of text are points", "字号以 pt 为单位"),
    };
    Diagnostic::error("head-out-of-range", title)
        .at(at)
        .label(ui.pick("out of range", "超出范围"))
        .hint(hint)
}
