//! Words of the layout stage.

use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::geometry::Pt;
use crate::layout::LayoutError;

speaks_english!(LayoutError);

/// The least size of text on a form, in points.
const SMALLEST: f32 = 6.0;

/// The most characters of a text that are quoted.
const MOST_QUOTED: usize = 40;

impl Explain for LayoutError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            LayoutError::Font(error) => return error.explain(ui),
            LayoutError::Background(error) => return error.explain(ui),
            LayoutError::PlaceTooSmall {
                at,
                field,
                text,
                by,
                text_size,
                wraps,
            } => {
                let (text, by, size) = (quoted(text), millimetres(*by), text_size.0);
                let title = ui.pick(
                    format!("`{field}` does not fit its place on the form: “{text}” is {by} mm too large even at {size} pt"),
                    format!("`{field}` 在表格上放不下：“{text}”即使缩到 {size} pt 仍超出 {by} 毫米"),
                );
                let finding = Diagnostic::error("form-place-too-small", title).at(at);
                let finding = if *wraps {
                    finding
                } else {
                    finding.hint(ui.pick(
                        "let it take several lines where there is room below: fit = \"wrap\" and a larger `height`",
                        "若下方有空位，可让它折行：fit = \"wrap\"，并加大 `height`",
                    ))
                };
                let finding = finding.hint(ui.pick(
                    "enlarge the place's `width` or `height` in the template, as far as the form has room",
                    "请在模板中加大该位置的 `width` 或 `height`，只要表格上有空位",
                ));
                let finding = if size > SMALLEST {
                    finding.hint(ui.pick(
                        "or let it become smaller: min_size = 6 is the least",
                        "或允许更小的字号：min_size 最小为 6",
                    ))
                } else {
                    finding
                };
                if field == "company.name" {
                    finding.hint(ui.pick("never shorten the company's name", "公司名称切勿缩短"))
                } else {
                    finding
                }
            }
            LayoutError::CodeOnPrint => {
                let title = ui.pick(
                    "something is printed on the form where the letter's code would stand, in its lower right corner",
                    "表格右下角已有印刷内容，没有位置印公函的识别码",
                );
                Diagnostic::error("code-on-print", title).hint(ui.pick(
                    "leave `--code` away for this form",
                    "此表格请不要使用 `--code`",
                ))
            }
            LayoutError::TooTall {
                by,
                text_size,
                on_paper,
            } => {
                let (by, size) = (millimetres(*by), text_size.0);
                let title = ui.pick(
                    format!("the letter is {by} mm too long for one page, even at its smallest size of {size} pt"),
                    format!("即使缩到最小字号 {size} pt，公函仍比一页长 {by} 毫米"),
                );
                let finding = Diagnostic::error("letter-too-long", title);
                let finding = match on_paper {
                    Some(height) => finding.hint(paper_takes(*height, ui)),
                    None => finding,
                };
                finding
                    .hint(ui.pick(
                        "leave optional fields out of the record, such as `company.registered_address`; never shorten the company's name",
                        "请从资料中去掉可选的字段，例如 `company.registered_address`；公司名称切勿缩短",
                    ))
                    .hint(own_template(ui))
            }
            LayoutError::TooWide {
                text,
                by,
                text_size,
            } => {
                let (text, by, size) = (quoted(text), millimetres(*by), text_size.0);
                let title = ui.pick(
                    format!("“{text}” can't be broken and is {by} mm too wide for its line, even at the smallest size of {size} pt"),
                    format!("“{text}”不能断行，即使缩到最小字号 {size} pt，仍比所在行宽 {by} 毫米"),
                );
                Diagnostic::error("text-too-wide", title)
                    .hint(ui.pick(
                        "look whether the value is right: IDs, numbers and email addresses are never broken",
                        "请检查该内容是否正确：ID、号码和邮箱地址不会断行",
                    ))
                    .hint(own_template(ui))
            }
            LayoutError::NoRoomForCode { margin, needed } => {
                let (margin, needed) = (millimetres(*margin), millimetres(*needed));
                let title = ui.pick(
                    format!("the letter's code needs a right margin of {needed} mm; the template has {margin} mm"),
                    format!("公函的识别码需要 {needed} 毫米的右页边距，模板只有 {margin} 毫米"),
                );
                Diagnostic::error("no-room-for-code", title).hint(ui.pick(
                    "widen the second of the template's `margins`, or leave `--code` away",
                    "请把模板 `margins` 的第二个数改大，或不使用 `--code`",
                ))
            }
        };
        vec![finding]
    }
}

/// What a company's paper has to do with it.
fn paper_takes(height: Pt, ui: Ui) -> String {
    let height = format!("{:.0}", height.to_mm().0);
    ui.pick(
        format!("the company's paper leaves {height} mm for the text between its head and foot, where A4 has about 250: print on white paper, choose a shorter letter (`--lang`), or use paper with less print"),
        format!("公司信头纸的抬头与页脚之间只留出 {height} 毫米（空白 A4 约 250 毫米）：请改用白纸、选用较短的申请函（`--lang`），或换印刷内容较少的信头纸"),
    )
}

fn own_template(ui: Ui) -> &'static str {
    ui.pick(
        "or use a template of your own with smaller `margins`, `leading` or `min_size` (not below 9): `gonghan templates export zh-en .` gives one to begin with",
        "或使用自己的模板，把 `margins`（页边距）、`leading`（行距）或 `min_size`（最小字号，不低于 9）改小：`gonghan templates export zh-en .` 可导出一份作为起点",
    )
}

fn quoted(text: &str) -> String {
    let mut quoted: String = text.chars().take(MOST_QUOTED).collect();
    if quoted.len() < text.len() {
        quoted.push('…');
    }
    quoted
}

/// In tenths, and never less than one: what is too long by a hair is still too long.
fn millimetres(length: Pt) -> String {
    format!("{:.1}", length.to_mm().0.max(0.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overflow_is_said_in_tenths_of_a_millimetre() {
        let error = LayoutError::TooTall {
            by: Pt(72.0),
            text_size: Pt(9.0),
            on_paper: None,
        };
        assert_eq!(
            error.to_string(),
            "the letter is 25.4 mm too long for one page, even at its smallest size of 9 pt"
        );
        assert_eq!(millimetres(Pt(0.01)), "0.1");
    }
}
