//! Words of the font stage.

use std::io::ErrorKind;

use super::application::code_points;
use super::system::io_words;
use super::{Explain, Ui, speaks_english};
use crate::diagnostic::Diagnostic;
use crate::font::{FontError, FontWarning, MissingGlyph};

speaks_english!(FontError, FontWarning);

/// The most characters that are listed.
const MOST_LISTED: usize = 12;
/// The most families that are listed.
const MOST_FAMILIES: usize = 40;

impl Explain for FontError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            FontError::Unreadable { path, source } => {
                let (path, why) = (path.display(), io_words(source, ui));
                let title = ui.pick(
                    format!("fonts can't be read from `{path}`: {why}"),
                    format!("无法从 `{path}` 读取字体：{why}"),
                );
                let hint = match source.kind() {
                    ErrorKind::NotADirectory => ui.pick(
                        "`--font-dir` takes the folder that the font file is in, not the file itself",
                        "`--font-dir` 后应写字体文件所在的文件夹，而不是字体文件本身",
                    ),
                    _ => ui.pick(
                        "look whether the folder behind `--font-dir` is right and may be read",
                        "请检查 `--font-dir` 后的文件夹是否正确、是否可读",
                    ),
                };
                Diagnostic::error("font-unreadable", title).hint(hint)
            }
            FontError::NoFontInFolder { folder } => {
                let folder = folder.display();
                let title = ui.pick(
                    format!("the folder `{folder}` holds no font file"),
                    format!("文件夹 `{folder}` 中没有字体文件"),
                );
                Diagnostic::error("no-font-in-folder", title).hint(ui.pick(
                    "give `--font-dir` a folder with .ttf, .otf, .ttc or .otc files",
                    "请让 `--font-dir` 指向含有 .ttf、.otf、.ttc 或 .otc 文件的文件夹",
                ))
            }
            FontError::Damaged { path } => {
                let path = path.display();
                let title = ui.pick(
                    format!("the font file `{path}` is damaged, cut off or no font"),
                    format!("字体文件 `{path}` 已损坏、不完整或不是字体"),
                );
                Diagnostic::error("font-damaged", title).hint(ui.pick(
                    "fetch it again, or take it out of the folder",
                    "请重新获取该文件，或将其移出文件夹",
                ))
            }
            FontError::TooLarge { path, bytes, limit } => {
                let (path, size, limit) = (path.display(), mebibytes(*bytes), mebibytes(*limit));
                let title = ui.pick(
                    format!(
                        "the font file `{path}` is too large: {size} MiB of {limit} MiB at most"
                    ),
                    format!("字体文件 `{path}` 过大：{size} MiB，上限为 {limit} MiB"),
                );
                Diagnostic::error("font-too-large", title).hint(ui.pick(
                    "take it out of the folder, or use the face for one region instead of all",
                    "请将其移出文件夹，或改用单一地区的字体文件",
                ))
            }
            FontError::UnknownFamily { family, known } => unknown_family(family, known, ui),
            FontError::NoGlyph { missing } => no_glyph(missing, ui),
            FontError::Uncuttable { face, reason } => {
                let title = ui.pick(
                    format!("the font `{face}` can't be used: {reason}"),
                    format!("字体 `{face}` 无法使用：{reason}"),
                );
                Diagnostic::error("font-unusable", title).hint(ui.pick(
                    "take its file out of the folder behind `--font-dir`, or leave out `--system-fonts`",
                    "请将该字体文件移出 `--font-dir` 指定的文件夹，或不要使用 `--system-fonts`",
                ))
            }
        };
        vec![finding]
    }
}

impl Explain for FontWarning {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let finding = match self {
            FontWarning::TrickyFace { file, family } => {
                let file = file.display();
                let title = ui.pick(
                    format!("the font `{family}` in `{file}` is left out: it draws wrong outside its own program"),
                    format!("未使用 `{file}` 中的字体 `{family}`：它须由自带程序修正字形，否则会画错"),
                );
                Diagnostic::warning("font-left-out", title).hint(ui.pick(
                    "nothing needs to be done: another font stands in for it",
                    "无需处理：已由其他字体代替",
                ))
            }
            FontWarning::WeightReplaced {
                family,
                asked,
                used,
            } => {
                let title = ui.pick(
                    format!("the font `{family}` has no weight {asked}: weight {used} is printed instead"),
                    format!("字体 `{family}` 没有字重 {asked}，已改用字重 {used}"),
                );
                Diagnostic::warning("font-weight-replaced", title).hint(ui.pick(
                    "add the family's bold face with `--font-dir DIR` if words in bold have to stand out",
                    "如果粗体必须醒目，请用 `--font-dir 文件夹` 加入该字体的粗体",
                ))
            }
        };
        vec![finding]
    }
}

fn unknown_family(family: &str, known: &[String], ui: Ui) -> Diagnostic {
    let title = ui.pick(
        format!("the template asks for the font `{family}`, which is not at hand"),
        format!("模板要求的字体 `{family}` 不存在"),
    );
    let finding = Diagnostic::error("unknown-font", title).hint(ui.pick(
        "add it with `--font-dir DIR`, or take it out of `faces` in the template's head",
        "请用 `--font-dir 文件夹` 加入该字体，或将其从模板开头的 `faces` 中去掉",
    ));
    if known.is_empty() || known.len() > MOST_FAMILIES {
        return finding.hint(ui.pick(
            "`gonghan fonts` lists those that there are",
            "`gonghan fonts` 会列出现有的字体",
        ));
    }
    let known = known.join(", ");
    finding.hint(ui.pick(format!("there are: {known}"), format!("现有：{known}")))
}

fn no_glyph(missing: &[MissingGlyph], ui: Ui) -> Diagnostic {
    let mut listed: Vec<_> = missing
        .iter()
        .take(MOST_LISTED)
        .map(|glyph| listed(glyph, ui))
        .collect();
    if let Some(more) = missing
        .len()
        .checked_sub(MOST_LISTED)
        .filter(|more| *more > 0)
    {
        listed.push(ui.pick(format!("and {more} more"), format!("另有 {more} 个")));
    }
    let title = match (missing.len(), listed.join(ui.pick("; ", "；"))) {
        (1, listed) => ui.pick(
            format!("{listed}: no font has it"),
            format!("{listed}：没有字体包含此字符"),
        ),
        (_, listed) => ui.pick(
            format!("no font has these characters: {listed}"),
            format!("没有字体包含这些字符：{listed}"),
        ),
    };
    let finding = Diagnostic::error("no-glyph", title).hint(ui.pick(
        "add a font that has it with `--font-dir DIR`, or try this computer's fonts with `--system-fonts`",
        "请用 `--font-dir 文件夹` 加入含有该字符的字体，或用 `--system-fonts` 试用本机字体",
    ));
    let is_rare_han = |c: char| matches!(u32::from(c), 0x3400..=0x4DBF | 0x2_0000..=0x3_FFFF);
    if missing.iter().any(|glyph| glyph.text.contains(is_rare_han)) {
        return finding.hint(ui.pick(
            "free fonts with nearly every rare Han character: Jigmo, BabelStone Han",
            "收字较全、含生僻字的免费字体：字雲（Jigmo）、BabelStone Han",
        ));
    }
    finding
}

/// “𪚥” U+2A6A5 in `company.name`.
fn listed(glyph: &MissingGlyph, ui: Ui) -> String {
    let (text, points) = (&glyph.text, code_points(&glyph.text));
    if glyph.fields.is_empty() {
        return ui.pick(
            format!("“{text}” {points} in the template's own words"),
            format!("模板文字中的“{text}” {points}"),
        );
    }
    let fields: Vec<String> = glyph
        .fields
        .iter()
        .map(|field| format!("`{field}`"))
        .collect();
    let fields = fields.join(ui.pick(" and ", "、"));
    ui.pick(
        format!("“{text}” {points} in {fields}"),
        format!("{fields} 中的“{text}” {points}"),
    )
}

fn mebibytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c_a_character_that_no_font_has_is_named_with_all_its_code_points_and_fields() {
        let missing = |text: &str, fields: &[&str]| MissingGlyph {
            text: text.to_owned(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        };
        let error = FontError::NoGlyph {
            missing: vec![missing("𪚥", &["company.name", "account.name"])],
        };
        assert_eq!(
            error.to_string(),
            "“𪚥” U+2A6A5 in `company.name` and `account.name`: no font has it"
        );
        let error = FontError::NoGlyph {
            missing: vec![missing("𪚥", &[]), missing("e\u{0301}", &["contact.name"])],
        };
        assert_eq!(
            error.to_string(),
            "no font has these characters: “𪚥” U+2A6A5 in the template's own words; “e\u{0301}” U+0065 U+0301 in `contact.name`"
        );
        let error = FontError::NoGlyph {
            missing: vec![missing("𪚥", &["company.name"]); 500],
        };
        assert!(error.to_string().ends_with("; and 488 more"));
    }
}
