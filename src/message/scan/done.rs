//! What was done to a page, and what of it should be looked at.

use crate::diagnostic::Diagnostic;
use crate::message::{Explain, Ui};
use crate::scan::{Doubt, Prepared};

/// What was done to a page, in a few words.
#[cfg(feature = "cli")]
#[must_use]
pub(crate) fn scan_steps(prepared: &Prepared, ui: Ui) -> String {
    let mut steps = Vec::new();
    let mut say = |en: String, zh: String| steps.push(ui.pick(en, zh));
    let straightened = prepared.straightened;
    if prepared.was_turned {
        say("turned upright".to_owned(), "已摆正方向".to_owned());
    }
    if straightened.was_cut_out {
        say(
            "cut out of its background".to_owned(),
            "已裁出页面".to_owned(),
        );
    }
    if straightened.turned_by != 0.0 {
        let degrees = straightened.turned_by.abs();
        say(
            format!("straightened by {degrees:.1}°"),
            format!("已校正 {degrees:.1}°"),
        );
    }
    if straightened.was_whitened {
        say("paper whitened".to_owned(), "已提亮纸面".to_owned());
    }
    if prepared.file.size != prepared.size_before {
        let [width, height] = prepared.size_before;
        say(
            format!("made smaller from {width} x {height}"),
            format!("由 {width} x {height} 缩小"),
        );
    }
    match (prepared.is_untouched, prepared.had_metadata) {
        (true, true) => say(
            "pixels untouched, other data taken out".to_owned(),
            "像素未改动，已去除附带信息".to_owned(),
        ),
        (true, false) => say("pixels untouched".to_owned(), "像素未改动".to_owned()),
        (false, true) => say(
            "other data taken out".to_owned(),
            "已去除附带信息".to_owned(),
        ),
        (false, false) if steps.is_empty() => {
            steps.push(ui.pick("converted".to_owned(), "已转换格式".to_owned()));
        }
        (false, false) => {}
    }
    steps.join(ui.pick(", ", "、"))
}

impl Explain for Prepared {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let doubt = self.straightened.doubt.map(|doubt| doubt_words(doubt, ui));
        let fonts =
            (!self.replaced_fonts.is_empty()).then(|| fonts_words(&self.replaced_fonts, ui));
        doubt.into_iter().chain(fonts).collect()
    }
}

fn doubt_words(doubt: Doubt, ui: Ui) -> Diagnostic {
    let by_hand = ui.pick(
        "photograph it again with all four corners on a darker desk, or give the corners: --straighten x1,y1,x2,y2,x3,y3,x4,y4",
        "请放在较深的桌面上重新拍摄并拍全四角，或给出四角：--straighten x1,y1,x2,y2,x3,y3,x4,y4",
    );
    match doubt {
        Doubt::NoSheet => Diagnostic::warning(
            "scan-no-sheet",
            ui.pick(
                "no sheet with four straight sides was found, so the picture was left as it lies",
                "未找到四边平直的纸张，图片保持原样",
            ),
        )
        .hint(by_hand),
        Doubt::BeyondTheEdge => Diagnostic::warning(
            "scan-cut-edge",
            ui.pick(
                "the page goes on beyond the edge of the picture",
                "页面超出图片边缘，未拍全",
            ),
        )
        .hint(by_hand),
        Doubt::TwoSheets => Diagnostic::warning(
            "scan-two-sheets",
            ui.pick(
                "there are two sheets in the picture, and one is wanted for each file",
                "图片中有两张纸，而每个文件应为一张",
            ),
        )
        .hint(ui.pick("photograph each by itself", "请逐张拍摄")),
    }
}

fn fonts_words(fonts: &[String], ui: Ui) -> Diagnostic {
    let names = fonts.join(ui.pick(", ", "、"));
    Diagnostic::warning(
        "scan-replaced-fonts",
        ui.pick(
            format!("the PDF does not contain its fonts, so others stand in: {names}"),
            format!("该 PDF 未包含字体，已用其他字体代替：{names}"),
        ),
    )
    .hint(ui.pick(
        "compare the picture with the PDF, names and numbers above all",
        "请将图片与 PDF 核对，尤其是名称和数字",
    ))
}
