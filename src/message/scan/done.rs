//! What was done to a page, and what of it should be looked at.

use crate::diagnostic::Diagnostic;
use crate::message::{Explain, Ui};
use crate::scan::{Doubt, NoSight, Prepared, Sight};

/// What was done to a page, in a few words.
#[cfg(feature = "serve")]
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
    if prepared.quarter_turns > 0 {
        let degrees = u16::from(prepared.quarter_turns) * 90;
        say(
            format!("turned by {degrees}°"),
            format!("已旋转 {degrees}°"),
        );
    }
    if prepared.was_whitened {
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
        let doubt = self.straightened.doubt.map(|doubt| doubt.explain(ui));
        let fonts =
            (!self.replaced_fonts.is_empty()).then(|| fonts_words(&self.replaced_fonts, ui));
        let sights = self.sights.iter().map(|sight| sight_words(*sight, ui));
        let no_sight = self.no_sight.map(|reason| no_sight_words(reason, self, ui));
        let findings = doubt.into_iter().flatten().chain(fonts).chain(no_sight);
        findings.chain(sights).collect()
    }
}

fn no_sight_words(reason: NoSight, prepared: &Prepared, ui: Ui) -> Diagnostic {
    let code = prepared.code.as_ref();
    let id = code.map_or("", |code| code.id.as_str());
    match reason {
        NoSight::NoCode => Diagnostic::warning(
            "scan-no-code",
            ui.pick(
                "no code was read on the page, so seal and signature are not looked for",
                "页面上没有读到识别码，未检查印章和签名",
            ),
        )
        .hint(ui.pick(
            "if it is a letter, name its client: --client out/CLIENT, or the record's file; only letters made with --code have a code",
            "如果是公函，请指明客户：--client out/客户文件夹，或资料文件；只有用 --code 生成的公函才有识别码",
        )),
        NoSight::UnknownAccount => Diagnostic::error(
            "scan-unknown-account",
            ui.pick(
                format!("the letter's code names `{id}`, and none of the clients has that account"),
                format!("公函识别码为 `{id}`，没有客户使用该原始ID"),
            ),
        )
        .hint(ui.pick(
            "look whether it is another batch's letter, and give that one's folder",
            "请确认是否属于另一批次，并给出该批次的文件夹",
        )),
        NoSight::NoLetter => Diagnostic::warning(
            "scan-no-letter",
            ui.pick(
                format!("the letter of `{id}` is no longer in its folder as it was made, so the page was not compared with it"),
                format!("`{id}` 文件夹中的公函已不在或已改动，无法与页面比较"),
            ),
        )
        .hint(ui.pick(
            "run `gonghan batch` again, or name the client's record: --client client.toml",
            "请重新运行 `gonghan batch`，或指明资料：--client client.toml",
        )),
    }
}

impl Explain for Doubt {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        vec![doubt_words(*self, ui)]
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

fn sight_words(sight: Sight, ui: Ui) -> Diagnostic {
    let again = ui.pick(
        "photograph it again in daylight, the phone level above it, without flash; or scan it at 300 dpi in colour",
        "请在自然光下、手机与纸面平行、关闭闪光灯重新拍摄；或以 300 dpi 彩色扫描",
    );
    match sight {
        Sight::NoSeal => Diagnostic::error(
            "scan-no-seal",
            ui.pick("no seal is to be seen on the letter", "公函上看不到印章"),
        )
        .hint(ui.pick(
            "stamp the printed letter by hand with the company's own seal, and scan it in colour",
            "请在打印的公函上手工加盖公司实体印章，并彩色扫描",
        )),
        Sight::SealElsewhere => Diagnostic::warning(
            "scan-seal-elsewhere",
            ui.pick(
                "the seal is far from its place on the letter",
                "印章离公函上的盖章处较远",
            ),
        )
        .hint(ui.pick(
            "see that it covers no name and no number; if it does, print and stamp the letter anew",
            "请确认印章没有盖住名称或号码；如盖住，请重新打印并盖章",
        )),
        Sight::EvenSeal => Diagnostic::warning(
            "scan-even-seal",
            ui.pick(
                "the seal's ink is as even as printed colour; digital seals are refused",
                "印章颜色过于均匀，像是打印的；电子印章会被退回",
            ),
        )
        .hint(ui.pick(
            "if it was pasted or printed, print the letter without it and stamp it by hand",
            "如果是粘贴或打印上去的，请重新打印公函并手工盖章",
        )),
        Sight::NoSignature => Diagnostic::error(
            "scan-no-signature",
            ui.pick(
                "nothing is written above the line for the signature",
                "签名处没有签字",
            ),
        )
        .hint(ui.pick(
            "sign the printed letter by hand, in black or blue",
            "请在打印的公函上用黑色或蓝色笔亲笔签名",
        )),
        Sight::WrongPage => Diagnostic::error(
            "scan-wrong-page",
            ui.pick(
                "this does not look like the client's letter",
                "这一页不像该客户的公函",
            ),
        )
        .hint(ui.pick(
            "look whether it is the right page and client, and whether the letter was made with another --lang or --template",
            "请确认页面和客户是否正确，以及公函是否用其他 --lang 或 --template 生成",
        )),
        Sight::PartMissing { hundredths } => Diagnostic::error(
            "scan-part-missing",
            ui.pick(
                format!("{hundredths} % of the letter's print is not to be seen: cut off, covered or too pale"),
                format!("公函约有 {hundredths}% 的文字看不到：被裁掉、遮住或颜色过浅"),
            ),
        )
        .hint(again),
        Sight::SmallText { em } => Diagnostic::warning(
            "scan-small-text",
            ui.pick(
                format!("a character has {em} pixels, too few to be read for sure"),
                format!("每个字只有 {em} 像素，可能无法辨认"),
            ),
        )
        .hint(ui.pick(
            "scan it at 300 dpi, or photograph it from nearer",
            "请以 300 dpi 扫描，或靠近拍摄",
        )),
        Sight::Blurred => Diagnostic::warning(
            "scan-blurred",
            ui.pick("the text is blurred", "文字模糊"),
        )
        .hint(again),
        Sight::Glare => Diagnostic::warning(
            "scan-glare",
            ui.pick(
                "a lamp is mirrored on the page, and nothing can be seen there",
                "页面有反光，反光处看不清",
            ),
        )
        .hint(again),
        Sight::Shadow => Diagnostic::warning(
            "scan-shadow",
            ui.pick("a shadow lies on the page", "页面有阴影"),
        )
        .hint(again),
        Sight::OtherAccount => Diagnostic::error(
            "scan-other-account",
            ui.pick(
                "the letter's code names another account than the client's",
                "公函识别码属于另一个帐号，不是该客户的",
            ),
        )
        .hint(ui.pick(
            "look whether the letter is the right client's, and whether the account's original ID has changed since",
            "请确认公函是否属于该客户，以及原始ID 是否已更改",
        )),
        Sight::NameChanged => Diagnostic::error(
            "scan-name-changed",
            ui.pick(
                "the company's name was printed otherwise than the client has it now",
                "打印的公司名称与该客户现在的名称不同",
            ),
        )
        .hint(ui.pick(
            "print, sign and stamp the letter anew; it was made before the name was changed",
            "请重新打印、签名并盖章；该公函在名称修改之前生成",
        )),
        Sight::TextChanged => Diagnostic::warning(
            "scan-text-changed",
            ui.pick(
                "the printed letter does not say quite what it would say now; the name is the same",
                "打印的公函与现在生成的内容不完全相同（名称相同）",
            ),
        )
        .hint(ui.pick(
            "compare it with the letter as it is made now: a date, a person or a number may have changed",
            "请与现在生成的公函核对：日期、人员或号码可能已更改",
        )),
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
