//! Words of countries and regions.

use super::{Explain, Ui, code_point, quoted};
use crate::application::{Language, Place, PlaceError, PlaceFault};
use crate::diagnostic::Diagnostic;

impl Explain for PlaceError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = quoted(&self.given);
        let form = ui.pick(
            "write the two letters of ISO 3166, such as \"HK\", or the usual name, such as \"Hong Kong\"",
            "请写 ISO 3166 的两位字母代码，例如 \"HK\"，或通用名称，例如 \"香港\"",
        );
        let finding = match &self.fault {
            PlaceFault::Unknown { nearest } => {
                let finding = Diagnostic::error(
                    "place-unknown",
                    ui.pick(
                        format!("{given} is no country or region that is known"),
                        format!("{given} 不是已知的国家或地区"),
                    ),
                );
                match nearest {
                    Some(place) => finding.label(ui.pick(
                        format!("did you mean {}?", with_code(*place, ui)),
                        format!("您要写的是 {} 吗？", with_code(*place, ui)),
                    )),
                    None => finding,
                }
                .hint(form)
            }
            PlaceFault::EdgeSpace { place, character } => Diagnostic::error(
                "place-unknown",
                ui.pick(
                    format!("{given} has a space or a hidden character at its edge"),
                    format!("{given} 的首尾有空格或不可见字符"),
                ),
            )
            .label(code_point(*character))
            .hint(ui.pick(
                format!("write it without that, as {}", with_code(*place, ui)),
                format!("请删除该字符，写作 {}", with_code(*place, ui)),
            )),
            PlaceFault::Withdrawn { name, now } => {
                let finding = Diagnostic::error(
                    "place-withdrawn",
                    ui.pick(
                        format!("{given} ({name}) is no longer a country or region of its own"),
                        format!("{given}（{name}）作为国家或地区已不存在"),
                    ),
                );
                let now: Vec<String> = now.iter().map(|place| with_code(*place, ui)).collect();
                if now.is_empty() {
                    finding.hint(form)
                } else {
                    let now = now.join(ui.pick(", ", "、"));
                    finding.hint(ui.pick(
                        format!("write the one of today: {now}"),
                        format!("请写现在的名称：{now}"),
                    ))
                }
            }
        };
        vec![finding]
    }
}

/// `Hong Kong, "HK"`.
fn with_code(place: Place, ui: Ui) -> String {
    let name = place.name(ui.pick(Language::En, Language::ZhHans));
    format!("{name} \"{}\"", place.code())
}
