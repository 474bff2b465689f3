//! Words of what was put right in a copy.

use crate::intake::{Change, ChangeKind};
use crate::message::Ui;

impl Change {
    /// One line that says what was changed.
    #[must_use]
    pub fn line(&self, ui: Ui) -> String {
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind_name(*kind, ui)).collect();
        let kinds = kinds.join(ui.pick(", ", "、"));
        let (field, from, to) = (
            self.field,
            crate::diagnostic::visible(&self.from),
            crate::diagnostic::visible(&self.to),
        );
        ui.pick(
            format!("`{field}`: “{from}” is now “{to}” ({kinds})"),
            format!("`{field}`：“{from}” 改为 “{to}”（{kinds}）"),
        )
    }
}

fn kind_name(kind: ChangeKind, ui: Ui) -> &'static str {
    match kind {
        ChangeKind::EdgeSpace => ui.pick("spaces at the edge", "首尾空格"),
        ChangeKind::Hidden => ui.pick("hidden characters", "不可见字符"),
        ChangeKind::Fraction => ui.pick("the .0 of a whole number", "整数后的 .0"),
        ChangeKind::FullWidth => ui.pick("full width", "全角"),
        ChangeKind::DateForm => ui.pick("form of the date", "日期写法"),
    }
}
