//! Words of the places of a form.

use super::super::Ui;
use super::super::background::background;
use super::field::add_to_record;
use crate::diagnostic::{Diagnostic, Location};
use crate::template::{BackgroundFault, FormFault};

/// How many names are listed.
const MOST_LISTED: usize = 12;

pub(super) fn paper(at: &Location, fault: &BackgroundFault, ui: Ui) -> Diagnostic {
    match fault {
        BackgroundFault::Outside => {
            let title = ui.pick(
                "the form is not in the template's folder",
                "表格文件不在模板所在的文件夹内",
            );
            Diagnostic::error("form-outside", title)
                .at(at)
                .hint(ui.pick(
                    "put it into the folder of the template, or one below it, and name it from there: background = \"form.pdf\"",
                    "请把文件放在模板所在的文件夹或其子文件夹内，并写相对路径：background = \"form.pdf\"",
                ))
        }
        BackgroundFault::Unusable(error) => {
            let name = at.span.clone().map(|span| &at.source.text[span]);
            let name = name.unwrap_or_default().replace(['"', '\''], "");
            let name = ui.pick(format!("`{name}`"), format!(" `{name}` "));
            background(&name, error, ui).at(at)
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a fault")]
pub(super) fn form(at: &Location, fault: &FormFault, ui: Ui) -> Diagnostic {
    match fault {
        FormFault::NoBackground => {
            let title = ui.pick(
                "there is a place of a field, but no form that it is on",
                "写了字段的位置，但没有说明在哪份表格上",
            );
            Diagnostic::error("form-without-file", title)
                .at(at)
                .hint(ui.pick(
                    "name the form at the head of the template: background = \"form.pdf\"",
                    "请在模板开头写明表格文件：background = \"form.pdf\"",
                ))
        }
        FormFault::UnknownField { name, nearest } => {
            let title = ui.pick(
                format!("no record has a field `{name}`"),
                format!("资料中没有 `{name}` 这个字段"),
            );
            let finding = Diagnostic::error("form-unknown-field", title).at(at);
            match nearest {
                Some(nearest) => finding.label(ui.pick(
                    format!("did you mean `{nearest}`?"),
                    format!("您要写的是 `{nearest}` 吗？"),
                )),
                None => finding.label(ui.pick("unknown field", "未知字段")),
            }
            .hint(ui.pick(
                "`gonghan templates fields zh-en` lists fields; your own begin with `extra.`",
                "`gonghan templates fields zh-en` 会列出字段；自定义字段以 `extra.` 开头",
            ))
        }
        FormFault::NoSuchForm {
            field,
            given,
            forms,
        } => {
            let title = ui.pick(
                format!("`{field}` has no form `{given}`"),
                format!("`{field}` 没有 `{given}` 这种写法"),
            );
            let finding = Diagnostic::error("form-no-such-form", title).at(at);
            if forms.is_empty() {
                return finding.hint(ui.pick(
                    "it is printed exactly as it stands in the record: take `form` away",
                    "该字段照资料原样打印：请删去 `form`",
                ));
            }
            let forms = list(forms.iter().copied(), ui);
            finding.hint(ui.pick(
                format!("`form` is one of: {forms}"),
                format!("`form` 可以是：{forms}"),
            ))
        }
        FormFault::MarkWithoutValue => {
            let title = ui.pick(
                "a mark needs the value that it stands for",
                "勾选标记需要写明对应的值",
            );
            Diagnostic::error("form-mark-without-value", title)
                .at(at)
                .hint(ui.pick(
                    "write it beside: field = \"account.kind\", is = \"mini-program\"",
                    "请一并写上：field = \"account.kind\"，is = \"mini-program\"",
                ))
        }
        FormFault::NoArea { lacking } => {
            let title = ui.pick(
                format!("it is not said where this field stands: `{lacking}` is lacking"),
                format!("没有写明该字段的位置：缺少 `{lacking}`"),
            );
            Diagnostic::error("form-place-without-area", title)
                .at(at)
                .hint(ui.pick(
                    "write x, y, width and height in mm from the top left corner of the sheet, or the name of the PDF's own field: form_field = \"CompanyName\"",
                    "请写 x、y、width、height（毫米，自纸张左上角量起），或写 PDF 自带域的名称：form_field = \"CompanyName\"",
                ))
        }
        FormFault::UnknownFormField { name, known } => {
            let title = ui.pick(
                format!("the form has no field `{name}` on this page"),
                format!("表格这一页上没有名为 `{name}` 的域"),
            );
            let finding = Diagnostic::error("form-unknown-form-field", title).at(at);
            if known.is_empty() {
                return finding.hint(ui.pick(
                    "it has no fields of its own: write x, y, width and height in mm instead",
                    "该表格没有自带的域：请改写 x、y、width、height（毫米）",
                ));
            }
            let names = list(known.iter().map(String::as_str), ui);
            finding.hint(ui.pick(
                format!("it has {names}; `gonghan templates fields FORM.pdf` lists them with their places"),
                format!("现有 {names}；`gonghan templates fields 表格.pdf` 会列出全部及其位置"),
            ))
        }
        FormFault::OffSheet {
            name,
            sheet: [width, height],
        } => {
            let title = ui.pick(
                format!("`{name}` reaches over the edge of the sheet, which is {width:.1} × {height:.1} mm"),
                format!("`{name}` 超出纸张边缘，纸张为 {width:.1} × {height:.1} 毫米"),
            );
            Diagnostic::error("form-off-sheet", title)
                .at(at)
                .hint(ui.pick(
                    "x and width together, and y and height, are no more than that",
                    "x 加 width、y 加 height 都不能超过纸张大小",
                ))
        }
        FormFault::Meets { field, other } => {
            let title = ui.pick(
                format!("the places of `{field}` and `{other}` have a part of the sheet in common"),
                format!("`{field}` 与 `{other}` 的位置重叠"),
            );
            Diagnostic::error("form-places-meet", title)
                .at(at)
                .hint(see_the_proof(ui))
        }
        FormFault::NotClear { field, zone } => {
            let title = ui.pick(
                format!("the place of `{field}` reaches into `{zone}`, which stays clear"),
                format!("`{field}` 的位置伸入了应留空的 `{zone}`"),
            );
            Diagnostic::error("form-not-clear", title)
                .at(at)
                .hint(see_the_proof(ui))
        }
        FormFault::Changed { file, now } => {
            let title = ui.pick(
                format!("`{file}` is not the file that these places were made for"),
                format!("`{file}` 已不是当初确定位置时的那个文件"),
            );
            Diagnostic::error("form-changed", title)
                .at(at)
                .hint(ui.pick(
                    "look again whether every field stands where it should: `gonghan templates proof` with this template draws them; the form may have a new wording too",
                    "请重新核对每个字段的位置：对本模板运行 `gonghan templates proof` 可画出位置；表格的文字也可能有改动",
                ))
                .hint(ui.pick(
                    format!("then write what it is now: background_sha256 = \"{now}\""),
                    format!("核对后改写为：background_sha256 = \"{now}\""),
                ))
        }
    }
}

fn see_the_proof(ui: Ui) -> &'static str {
    ui.pick(
        "mend x, y, width or height; `gonghan templates proof` draws every place on the form, with a grid in mm",
        "请修改 x、y、width 或 height；`gonghan templates proof` 会在表格上画出每个位置和毫米网格",
    )
}

pub(super) fn absent_at_place(at: &Location, name: &str, ui: Ui) -> Diagnostic {
    let title = ui.pick(
        format!("the form is to be filled with `{name}`, but the record does not have it"),
        format!("表格要填写 `{name}`，但资料中没有此项"),
    );
    let finding = Diagnostic::error("form-absent-field", title)
        .at(at)
        .label(ui.pick("not in the record", "资料中没有"));
    let finding = add_to_record(finding, name, ui);
    finding.hint(ui.pick(
        "or leave the place empty where a record lacks it: optional = true",
        "或在资料没有此项时留空：optional = true",
    ))
}

fn list<'a>(names: impl Iterator<Item = &'a str>, ui: Ui) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let shown = names.len().min(MOST_LISTED);
    let mut list = names[..shown].join(ui.pick(", ", "、"));
    if shown < names.len() {
        list.push('…');
    }
    list
}
