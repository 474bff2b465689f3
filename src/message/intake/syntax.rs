//! Words of records that are not well-formed.

use super::Ui;
use crate::diagnostic::Diagnostic;
use crate::intake::{Format, SyntaxFault};
use crate::message::application::code_point;

pub(super) fn words(fault: &SyntaxFault, format: Format, ui: Ui) -> Diagnostic {
    match fault {
        SyntaxFault::Unquoted => {
            Diagnostic::error("unquoted-value", ui.pick("a value has no quotes", "值没有加引号"))
                .label(ui.pick("put \" before and after it", "请在前后加上 \""))
                .hint(match format {
                    Format::Toml | Format::Table => ui.pick(
                        "every value stands between quotes: name = \"GOLDEN SAIL EXAMPLE LIMITED\"",
                        "每个值都写在引号内：name = \"GOLDEN SAIL EXAMPLE LIMITED\"",
                    ),
                    Format::Json => ui.pick(
                        "every value stands between quotes: \"name\": \"GOLDEN SAIL EXAMPLE LIMITED\"",
                        "每个值都写在引号内：\"name\": \"GOLDEN SAIL EXAMPLE LIMITED\"",
                    ),
                })
        }
        SyntaxFault::UnquotedKey => {
            Diagnostic::error("unquoted-key", ui.pick("a key has no quotes", "键没有加引号"))
                .label(ui.pick("put \" before and after it", "请在前后加上 \""))
                .hint(ui.pick(
                    "JSON wants quotes around keys too: \"name\": \"…\"",
                    "JSON 的键也要加引号：\"name\": \"…\"",
                ))
        }
        SyntaxFault::WrongQuotes { found } => Diagnostic::error(
            "other-quotes",
            ui.pick(
                format!("`{found}` stands where the plain quote `\"` is wanted"),
                format!("这里应是英文引号 `\"`，却是 `{found}`"),
            ),
        )
        .label(ui.pick("other quote", "引号不对"))
        .hint(ui.pick(
            "type \" with the keyboard set to English, before and after the value",
            "请切换到英文输入法，在值的前后输入 \"",
        )),
        SyntaxFault::WrongMark { found, wanted } => Diagnostic::error(
            "other-mark",
            ui.pick(
                format!("`{found}` stands where `{wanted}` is wanted"),
                format!("这里应是 `{wanted}`，却是 `{found}`"),
            ),
        )
        .label(ui.pick(format!("write {wanted}"), format!("请写 {wanted}")))
        .hint(ui.pick(
            format!("type {wanted} with the keyboard set to English"),
            format!("请切换到英文输入法输入 {wanted}"),
        )),
        SyntaxFault::NoMark { wanted } => Diagnostic::error(
            "missing-mark",
            ui.pick(format!("a `{wanted}` is missing"), format!("缺少 `{wanted}`")),
        )
        .label(match wanted {
            '=' => ui.pick("no = in this line", "这一行没有 ="),
            _ => ui.pick("before this", "应在此之前"),
        })
        .hint(match format {
            Format::Toml | Format::Table => ui.pick(
                "a field is written name = \"…\"; put a # before a line that is only a note",
                "字段写作 name = \"…\"；如果只是备注，请在行首加 #",
            ),
            Format::Json => ui.pick(
                "fields are written \"name\": \"…\", with a comma between two of them",
                "字段写作 \"name\": \"…\"，两项之间用英文逗号隔开",
            ),
        }),
        SyntaxFault::UnclosedText => Diagnostic::error(
            "unclosed-quote",
            ui.pick("a quote is not closed", "引号没有闭合"),
        )
        .label(ui.pick("no closing quote on this line", "这一行缺少后引号"))
        .hint(ui.pick(
            "end the value with the quote that it begins with, on the same line",
            "请在同一行用相同的引号结束该值",
        )),
        SyntaxFault::UnclosedSection => Diagnostic::error(
            "unclosed-section",
            ui.pick("a section's name is not closed", "部分名称没有闭合"),
        )
        .label(ui.pick("] is missing", "缺少 ]"))
        .hint(ui.pick(
            "write it like [company], alone on its line",
            "请写作 [company]，单独一行",
        )),
        SyntaxFault::NoValue => {
            Diagnostic::error("missing-value", ui.pick("there is no value", "没有值"))
                .label(ui.pick("nothing follows", "后面没有内容"))
                .hint(match format {
                    Format::Toml | Format::Table => ui.pick(
                        "write the value between quotes behind the =, or put a # before the line",
                        "请在 = 之后的引号内填写，或在行首加 #",
                    ),
                    Format::Json => ui.pick(
                        "write the value between quotes behind the colon, or delete the field",
                        "请在冒号之后的引号内填写，或删除该字段",
                    ),
                })
        }
        SyntaxFault::LeadingZero => Diagnostic::error(
            "leading-zero",
            ui.pick(
                "a number without quotes can't begin with 0",
                "未加引号的数字不能以 0 开头",
            ),
        )
        .label(ui.pick("put \" before and after it", "请在前后加上 \""))
        .hint(ui.pick(
            "between quotes its zeros stay: \"00012345\"",
            "加上引号可保留开头的零：\"00012345\"",
        )),
        SyntaxFault::BadDay => Diagnostic::error(
            "date-form",
            ui.pick("this is no date of the calendar", "这不是日历上的日期"),
        )
        .hint(ui.pick(
            "write year-month-day between quotes: \"2026-11-20\"",
            "请在引号内写 年-月-日：\"2026-11-20\"",
        )),
        SyntaxFault::BadEscape => Diagnostic::error(
            "backslash",
            ui.pick(
                "a backslash has a meaning of its own here",
                "反斜杠在这里有特殊含义",
            ),
        )
        .label(ui.pick("write \\\\ for one backslash", "一个反斜杠请写作 \\\\"))
        .hint(match format {
            Format::Toml | Format::Table => ui.pick(
                "or put the value between single quotes, in which backslashes are plain: 'C:\\scans\\receipt.png'",
                "或改用单引号，其中的反斜杠没有特殊含义：'C:\\scans\\receipt.png'",
            ),
            Format::Json => ui.pick(
                "write every backslash twice: \"C:\\\\scans\\\\receipt.png\"",
                "每个反斜杠都写两次：\"C:\\\\scans\\\\receipt.png\"",
            ),
        }),
        SyntaxFault::UnpairedSurrogate => Diagnostic::error(
            "half-character",
            ui.pick(
                "this is half of a character: its other half was lost",
                "这只是半个字符：另一半已丢失",
            ),
        )
        .label(ui.pick("half of a pair", "代理对不完整"))
        .hint(ui.pick(
            "type the character itself, as the registration shows it",
            "请直接输入注册登记文件上的字",
        )),
        SyntaxFault::RawControl { character } => Diagnostic::error(
            "control-character",
            ui.pick(
                format!("the control character {} stands here", code_point(*character)),
                format!("这里有控制字符 {}", code_point(*character)),
            ),
        )
        .label(code_point(*character))
        .hint(ui.pick(
            "delete it: type the text around it again",
            "请删除该字符：重新输入前后的文字",
        )),
        SyntaxFault::ExtraComma => {
            Diagnostic::error("extra-comma", ui.pick("a comma is one too many", "多了一个逗号"))
                .label(ui.pick("delete this", "请删除"))
                .hint(match format {
                    Format::Toml | Format::Table => ui.pick(
                        "a line ends with its value, without comma or semicolon",
                        "每行以值结尾，不加逗号或分号",
                    ),
                    Format::Json => ui.pick(
                        "commas stand only between two fields, none behind the last",
                        "逗号只写在两个字段之间，最后一项之后不加",
                    ),
                })
        }
        SyntaxFault::CutOff => Diagnostic::error(
            "record-cut-off",
            ui.pick("the record ends too early", "资料不完整"),
        )
        .label(ui.pick("the end", "末尾"))
        .hint(ui.pick(
            "close what is open: each { with a }, each [ with a ]",
            "请补全括号：每个 { 对应一个 }，每个 [ 对应一个 ]",
        )),
        SyntaxFault::Trailing => Diagnostic::error(
            "trailing-text",
            ui.pick(
                "something follows where nothing more is wanted",
                "这里之后不应再有内容",
            ),
        )
        .label(ui.pick("this", "多余的内容"))
        .hint(match format {
            Format::Toml | Format::Table => ui.pick(
                "one field a line; for a quote within a value, put the value between single quotes: 'the \"Sail\" Ltd'",
                "每行一个字段；值中含引号时，请用单引号括住整个值：'the \"Sail\" Ltd'",
            ),
            Format::Json => ui.pick(
                "a record ends with its last }; delete what follows",
                "资料以最后一个 } 结束；请删除其后的内容",
            ),
        }),
        SyntaxFault::BadKey => Diagnostic::error(
            "key-form",
            ui.pick("this is no key of a record", "这不是资料中的键"),
        )
        .label(ui.pick("not a key", "不是键"))
        .hint(ui.pick(
            "keys are the English words that `gonghan new client.toml` writes, such as name or registration_number",
            "键是 `gonghan new client.toml` 中的英文单词，例如 name、registration_number",
        )),
        SyntaxFault::Comment => {
            Diagnostic::error("json-comment", ui.pick("JSON has no comments", "JSON 没有注释"))
                .label(ui.pick("comment", "注释"))
                .hint(ui.pick(
                    "delete it, or write the record as TOML, where a line with # is a comment",
                    "请删除，或改用 TOML 书写资料，以 # 开头的行即为注释",
                ))
        }
        SyntaxFault::Other { reason } => Diagnostic::error(
            "record-form",
            ui.pick(
                format!("this can't be read: {reason}"),
                format!("无法读取：{reason}"),
            ),
        )
        .hint(ui.pick(
            "compare the line with those that `gonghan new client.toml` writes",
            "请与 `gonghan new client.toml` 生成的写法对照",
        )),
    }
}
