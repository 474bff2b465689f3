//! Words of amounts and currencies.

use super::{Explain, Ui, quoted};
use crate::application::{AmountError, CurrencyError};
use crate::diagnostic::Diagnostic;

impl Explain for AmountError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = quoted(&self.given);
        let title = ui.pick(
            format!("{given} is no plain amount"),
            format!("{given} 不是单纯的金额"),
        );
        vec![Diagnostic::error("amount-form", title).hint(ui.pick(
            "write digits and at most one point, such as \"99.00\"; the currency has a field of its own",
            "请只写数字，最多一个小数点，例如 \"99.00\"；币种另有字段",
        ))]
    }
}

impl Explain for CurrencyError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = quoted(&self.given);
        let title = ui.pick(
            format!("{given} is no currency"),
            format!("{given} 不是币种代码"),
        );
        let likely = self.likely.as_deref().unwrap_or("USD");
        vec![Diagnostic::error("currency-form", title).hint(ui.pick(
            format!("write its three capital letters, such as \"{likely}\""),
            format!("请写三个大写字母的代码，例如 \"{likely}\""),
        ))]
    }
}
