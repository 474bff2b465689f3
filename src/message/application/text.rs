//! Words of names and other lines of text.

use super::{Explain, Ui, code_point, named};
use crate::application::{CharacterFault, LONGEST_TEXT, TextError, TextFault};
use crate::diagnostic::Diagnostic;

impl Explain for TextError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        self.faults().iter().map(|fault| words(fault, ui)).collect()
    }
}

fn words(fault: &TextFault, ui: Ui) -> Diagnostic {
    match fault {
        TextFault::Empty => {
            Diagnostic::error("text-empty", ui.pick("there is nothing in it", "内容为空"))
                .label(ui.pick("empty", "空"))
                .hint(ui.pick("type it between the quotes", "请在引号内填写"))
        }
        TextFault::Blank => Diagnostic::error(
            "text-blank",
            ui.pick("there is nothing in it but spaces", "只有空格，没有内容"),
        )
        .label(ui.pick("only spaces", "只有空格"))
        .hint(ui.pick("type it between the quotes", "请在引号内填写")),
        TextFault::TooLong { characters } => Diagnostic::error(
            "text-too-long",
            ui.pick(
                format!(
                    "it has {characters} characters, and no more than {LONGEST_TEXT} are taken"
                ),
                format!("有 {characters} 个字符，最多 {LONGEST_TEXT} 个"),
            ),
        )
        .hint(ui.pick(
            "look whether something else was pasted here by mistake",
            "请检查是否误贴了其他内容",
        )),
        TextFault::Character {
            kind,
            character,
            times,
            ..
        } => character_words(*kind, *character, *times, ui),
    }
}

fn character_words(kind: CharacterFault, character: char, times: usize, ui: Ui) -> Diagnostic {
    let shown = named(character);
    let again = match times {
        0 | 1 => String::new(),
        times => ui.pick(format!(", {times} times"), format!("，共 {times} 处")),
    };
    let number = code_point(character);
    let retype = ui.pick(
        "delete it: type the text around it again, with the registration beside you",
        "请删除该字符：对照注册登记文件，重新输入前后的文字",
    );
    match kind {
        CharacterFault::LineBreak => Diagnostic::error(
            "line-break",
            ui.pick(
                format!("a line break stands in it{again}"),
                format!("其中有换行{again}"),
            ),
        )
        .label(ui.pick("line break", "换行"))
        .hint(ui.pick(
            "write it on one line; the letter breaks long lines itself",
            "请写成一行；过长时公函会自动换行",
        )),
        CharacterFault::Control => Diagnostic::error(
            "control-character",
            ui.pick(
                format!("the control character {shown} stands in it{again}"),
                format!("其中有控制字符 {shown}{again}"),
            ),
        )
        .label(number)
        .hint(retype),
        CharacterFault::BidiControl => Diagnostic::error(
            "bidi-control",
            ui.pick(
                format!("{shown} stands in it{again}: it shows nothing and turns the direction of the text"),
                format!("其中有 {shown}{again}：它不显示，却会改变文字方向"),
            ),
        )
        .label(number)
        .hint(ui.pick(
            "delete it; Arabic and Hebrew read right without it",
            "请删除；阿拉伯文和希伯来文不需要它",
        )),
        CharacterFault::Invisible => Diagnostic::error(
            "invisible-character",
            ui.pick(
                format!("{shown} stands in it{again}: a character that shows nothing, often pasted along from a web page"),
                format!("其中有 {shown}{again}：不显示的字符，常随网页内容一起粘贴"),
            ),
        )
        .label(number)
        .hint(retype),
        CharacterFault::LookAlike { ideograph } => {
            let meant = named(ideograph);
            Diagnostic::error(
                "look-alike-character",
                ui.pick(
                    format!("{shown} looks like {meant} and is another character{again}, often pasted from a PDF"),
                    format!("{shown} 形似 {meant}，却是另一个字符{again}，常见于从 PDF 粘贴的文字"),
                ),
            )
            .label(ui.pick(
                format!("{number}, not {}", code_point(ideograph)),
                format!("是 {number}，不是 {}", code_point(ideograph)),
            ))
            .hint(ui.pick(
                format!("type {ideograph} in its place"),
                format!("请改为输入 {ideograph}"),
            ))
        }
        CharacterFault::PrivateUse => Diagnostic::error(
            "private-use-character",
            ui.pick(
                format!("{shown} stands in it{again}: a number that each font draws as it likes"),
                format!("其中有 {shown}{again}：造字区字符，在不同字体中显示不同"),
            ),
        )
        .label(number)
        .hint(ui.pick(
            "type the character that the registration shows; most rare ones have a number of their own today",
            "请输入注册登记文件上的字；生僻字如今大多有正式编码",
        )),
        CharacterFault::Noncharacter => Diagnostic::error(
            "noncharacter",
            ui.pick(
                format!("{shown} stands in it{again}: a number that is no character"),
                format!("其中有 {shown}{again}：该编码不是字符"),
            ),
        )
        .label(number)
        .hint(retype),
        CharacterFault::Replacement => Diagnostic::error(
            "lost-character",
            ui.pick(
                format!("U+FFFD stands in it{again}: another program could not read the character that was there"),
                format!("其中有 U+FFFD{again}：原来的字符已被其他程序丢失"),
            ),
        )
        .label("U+FFFD")
        .hint(ui.pick(
            "type the character that the registration shows",
            "请输入注册登记文件上的字",
        )),
        CharacterFault::Emoji => Diagnostic::error(
            "emoji",
            ui.pick(
                format!("the picture {shown} stands in it{again}; no registered name has one"),
                format!("其中有图形符号 {shown}{again}；注册名称不会含有图形符号"),
            ),
        )
        .label(number)
        .hint(ui.pick("delete it", "请删除")),
    }
}
