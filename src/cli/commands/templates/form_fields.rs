//! `gonghan templates fields FORM.pdf`: the fields that a PDF form has of its own.

use std::path::Path;

use crate::background::BackgroundError;
use crate::check::FileKind;
use crate::cli::table::table;
use crate::diagnostic::visible;
use crate::message::Ui;
use crate::pdf_in::{FieldKind, FormField, form_fields};

/// The form's bytes, where `name` is a file that is a PDF.
pub(super) fn pdf_form(name: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(Path::new(name)).ok()?;
    (FileKind::of(&bytes) == FileKind::Pdf).then_some(bytes)
}

/// A line for each field: its name, what it takes, where it stands, and what it is filled with.
pub(super) fn listed(pdf: &[u8], ui: Ui) -> Result<String, BackgroundError> {
    let fields = form_fields(pdf)?;
    if fields.is_empty() {
        return Ok(ui
            .pick(
                "This PDF has no fields of its own: `gonghan templates place` finds where they go by its words and lines.\n",
                "该 PDF 没有自带的域：可用 `gonghan templates place` 按文字和线条找出填写位置。\n",
            )
            .to_owned());
    }
    let rows: Vec<[String; 4]> = fields
        .iter()
        .map(|field| {
            [
                visible(&field.name).to_string(),
                kind(field.kind, ui).to_owned(),
                place(field, ui),
                field
                    .value
                    .as_deref()
                    .map_or(String::new(), |value| visible(value).to_string()),
            ]
        })
        .collect();
    let rows: Vec<[&str; 4]> = rows
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    Ok(table(&rows))
}

fn kind(kind: FieldKind, ui: Ui) -> &'static str {
    match kind {
        FieldKind::Text => ui.pick("text", "文字"),
        FieldKind::Check => ui.pick("check box", "复选框"),
        FieldKind::Radio => ui.pick("radio button", "单选"),
        FieldKind::Choice => ui.pick("choice", "下拉选择"),
        FieldKind::Signature => ui.pick("electronic signature", "电子签名"),
        FieldKind::Button => ui.pick("button", "按钮"),
    }
}

fn place(field: &FormField, ui: Ui) -> String {
    let [x, y] = [field.origin.x, field.origin.y].map(|length| length.to_mm().0);
    let [width, height] = [field.size.width, field.size.height].map(|length| length.to_mm().0);
    let page = field.page;
    ui.pick(
        format!("page {page}, {width:.1} x {height:.1} mm at {x:.1}, {y:.1}"),
        format!("第 {page} 页，{width:.1} x {height:.1} 毫米，位于 {x:.1}, {y:.1}"),
    )
}
