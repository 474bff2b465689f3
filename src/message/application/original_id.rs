//! Words of the original ID.

use super::{Explain, Ui, code_point, named, quoted};
use crate::application::{ID_DIGITS, LONGEST_ID, OriginalIdError, OriginalIdFault};
use crate::diagnostic::{Diagnostic, visible};

impl Explain for OriginalIdError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let (name, title, label) = fault_words(self, ui);
        let mut finding = Diagnostic::error(name, title).label(label);
        if let Some(likely) = &self.likely {
            let likely = visible(likely);
            finding = finding.hint(ui.pick(
                format!(
                    "is it `{likely}`? Compare with the account's settings before you take it over"
                ),
                format!("是否应为 `{likely}`？请先与账号设置页核对"),
            ));
        }
        finding = finding.hint(ui.pick(
            "the original ID (原始ID) is on mp.weixin.qq.com, in the account's settings: copy it from there, from its g to its last character",
            "原始ID 见 mp.weixin.qq.com 的账号设置页：请从 g 到最后一个字符完整复制",
        ));
        if may_be_unusual(&self.fault) {
            finding = finding.hint(ui.pick(
                "if the settings show it in just this form, add `--allow-unusual-id`",
                "如果设置页显示的正是这种形式，请加 `--allow-unusual-id`",
            ));
        }
        vec![finding]
    }
}

fn fault_words(error: &OriginalIdError, ui: Ui) -> (&'static str, String, String) {
    let given = quoted(&error.given);
    match &error.fault {
        OriginalIdFault::Empty => (
            "original-id-empty",
            ui.pick("there is no original ID", "没有填写原始ID").to_owned(),
            ui.pick("empty", "空").to_owned(),
        ),
        OriginalIdFault::LooksLikeAppId => (
            "original-id-app-id",
            ui.pick(
                format!("{given} is the AppID; the letter carries the original ID, which begins with gh_"),
                format!("{given} 是 AppID；公函要填的是以 gh_ 开头的原始ID"),
            ),
            ui.pick("AppID", "AppID").to_owned(),
        ),
        OriginalIdFault::LostFirstLetter => (
            "original-id-beginning",
            ui.pick(
                format!("the beginning of {given} is lost: an original ID begins with gh_"),
                format!("{given} 缺了开头：原始ID 以 gh_ 开头"),
            ),
            ui.pick("begins with gh_", "应以 gh_ 开头").to_owned(),
        ),
        OriginalIdFault::LostUnderscore => (
            "original-id-underscore",
            ui.pick(
                format!("{given} has no _ behind gh"),
                format!("{given} 的 gh 之后缺少下划线 _"),
            ),
            ui.pick("gh_ is meant", "应为 gh_").to_owned(),
        ),
        OriginalIdFault::UpperCase { .. } => (
            "original-id-upper-case",
            ui.pick(
                format!("{given} has a capital letter; original IDs have small ones only"),
                format!("{given} 含大写字母；原始ID 只有小写字母"),
            ),
            ui.pick("capital letter", "大写字母").to_owned(),
        ),
        OriginalIdFault::FullWidth { .. } => (
            "original-id-full-width",
            ui.pick(
                format!("{given} has a full-width character, as a Chinese keyboard types it"),
                format!("{given} 含全角字符"),
            ),
            ui.pick("full-width", "全角").to_owned(),
        ),
        OriginalIdFault::Space { character, .. } => (
            "original-id-space",
            ui.pick(
                format!("a space or hidden character ({}) stands in the original ID", code_point(*character)),
                format!("原始ID 中有空格或不显示的字符（{}）", code_point(*character)),
            ),
            code_point(*character),
        ),
        OriginalIdFault::AppSuffix { .. } => (
            "original-id-suffix",
            ui.pick(
                format!("{given} has @app behind it, which is no part of the original ID"),
                format!("{given} 末尾的 @app 不属于原始ID"),
            ),
            ui.pick("delete this", "请删除").to_owned(),
        ),
        OriginalIdFault::WrongLength { digits } => (
            "original-id-length",
            ui.pick(
                format!("the original ID has {digits} characters behind gh_, and should have {ID_DIGITS}"),
                format!("原始ID 的 gh_ 之后有 {digits} 个字符，应为 {ID_DIGITS} 个"),
            ),
            ui.pick(
                format!("{digits} instead of {ID_DIGITS}"),
                format!("{digits} 个，应为 {ID_DIGITS} 个"),
            ),
        ),
        OriginalIdFault::NotHex { character, .. } => (
            "original-id-character",
            ui.pick(
                format!("{} is in the original ID; behind gh_ stand only 0 to 9 and a to f", named(*character)),
                format!("原始ID 中有 {}；gh_ 之后只有 0 至 9 和 a 至 f", named(*character)),
            ),
            ui.pick("not 0-9 or a-f", "不是 0-9 或 a-f").to_owned(),
        ),
        OriginalIdFault::NotAscii { character, .. } => (
            "original-id-not-ascii",
            ui.pick(
                format!("{} is in the original ID, which no ID of any shape has", named(*character)),
                format!("原始ID 中有 {}，任何形式的 ID 都不含这种字符", named(*character)),
            ),
            code_point(*character),
        ),
        OriginalIdFault::TooLong { bytes } => (
            "original-id-too-long",
            ui.pick(
                format!("the original ID has {bytes} characters, and no more than {LONGEST_ID} are taken"),
                format!("原始ID 有 {bytes} 个字符，最多 {LONGEST_ID} 个"),
            ),
            ui.pick("too long", "过长").to_owned(),
        ),
        OriginalIdFault::Other => (
            "original-id-shape",
            ui.pick(
                format!("{given} is no original ID: that is gh_ and {ID_DIGITS} digits or letters a to f"),
                format!("{given} 不是原始ID：原始ID 为 gh_ 加 {ID_DIGITS} 位数字或字母 a 至 f"),
            ),
            ui.pick("not an original ID", "不是原始ID").to_owned(),
        ),
    }
}

/// Whether another shape of ID could really look like this.
fn may_be_unusual(fault: &OriginalIdFault) -> bool {
    match fault {
        OriginalIdFault::UpperCase { .. }
        | OriginalIdFault::WrongLength { .. }
        | OriginalIdFault::NotHex { .. }
        | OriginalIdFault::Other => true,
        OriginalIdFault::Empty
        | OriginalIdFault::LooksLikeAppId
        | OriginalIdFault::LostFirstLetter
        | OriginalIdFault::LostUnderscore
        | OriginalIdFault::FullWidth { .. }
        | OriginalIdFault::Space { .. }
        | OriginalIdFault::AppSuffix { .. }
        | OriginalIdFault::NotAscii { .. }
        | OriginalIdFault::TooLong { .. } => false,
    }
}
