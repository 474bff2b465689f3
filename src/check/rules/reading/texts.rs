//! What no text may be or hold.

use super::{refused, words};
use crate::check::rule::{Group, Rule};
use crate::check::rules::origin::{REQUIREMENTS, UNICODE};

const NAME: &str = "company.name = \"GOLDEN SAIL EXAMPLE LIMITED\"";

pub(in crate::check::rules) static INVISIBLE_CHARACTER: Rule = refused(
    "invisible-character",
    Group::Name,
    UNICODE,
    [
        words(
            "a character that shows nothing stands in a text",
            "it was pasted along from a web page or a PDF, and makes another name of one that looks right",
            "delete it: type the text around it again",
        ),
        words(
            "文字中有不显示的字符",
            "多随网页或 PDF 粘贴而来，使看似正确的名称成为另一个名称",
            "请删除：重新输入其前后的文字",
        ),
    ],
    [
        r#"company.name = "GOLDEN\u200B SAIL EXAMPLE LIMITED""#,
        NAME,
    ],
);

pub(in crate::check::rules) static BIDI_CONTROL: Rule = refused(
    "bidi-control",
    Group::Name,
    UNICODE,
    [
        words(
            "a character that turns the direction of the text stands in it",
            "it shows nothing, and lets the rest of the line read otherwise than it was typed",
            "delete it; Arabic and Hebrew read right without it",
        ),
        words(
            "文字中有改变书写方向的字符",
            "它不显示，却会使后面的文字显示成另一种顺序",
            "请删除；阿拉伯文和希伯来文不需要它",
        ),
    ],
    [
        r#"company.name = "GOLDEN \u202ESAIL EXAMPLE LIMITED""#,
        NAME,
    ],
);

pub(in crate::check::rules) static CONTROL_CHARACTER: Rule = refused(
    "control-character",
    Group::Name,
    UNICODE,
    [
        words(
            "a control character stands in a text",
            "it steers a printer or a terminal, and belongs to no name",
            "delete it: type the text around it again",
        ),
        words(
            "文字中有控制字符",
            "它用来控制打印机或终端，不属于任何名称",
            "请删除：重新输入其前后的文字",
        ),
    ],
    [
        r#"company.name = "GOLDEN\u0007 SAIL EXAMPLE LIMITED""#,
        NAME,
    ],
);

pub(in crate::check::rules) static LINE_BREAK: Rule = refused(
    "line-break",
    Group::Name,
    UNICODE,
    [
        words(
            "a line break stands in a text of one line",
            "it was pasted from a document that breaks the name, and would cut the email's subject in two",
            "write it on one line; the letter breaks long lines itself",
        ),
        words(
            "单行文字中有换行",
            "多因从分行的文件粘贴；它会把邮件主题截成两段",
            "请写成一行；过长时公函会自动换行",
        ),
    ],
    [r#"company.name = "GOLDEN SAIL\nEXAMPLE LIMITED""#, NAME],
);

pub(in crate::check::rules) static LOOK_ALIKE_CHARACTER: Rule = refused(
    "look-alike-character",
    Group::Name,
    UNICODE,
    [
        words(
            "a radical or compatibility character stands where an ideograph belongs",
            "it looks like the right character and is another one; text copied from PDFs has it",
            "type the ideograph that is named beside it",
        ),
        words(
            "应为汉字之处是部首或兼容字符",
            "外观相同却是另一个字符，常见于从 PDF 复制的文字",
            "请改为输入所示的汉字",
        ),
    ],
    [
        r#"company.name = "示例⽂化有限公司""#,
        r#"company.name = "示例文化有限公司""#,
    ],
);

pub(in crate::check::rules) static PRIVATE_USE_CHARACTER: Rule = refused(
    "private-use-character",
    Group::Name,
    UNICODE,
    [
        words(
            "a character of private use stands in a text",
            "each font draws it as it likes, so that nobody else sees the same",
            "type the character that the registration shows; most rare ones have a number of their own today",
        ),
        words(
            "文字中有造字区字符",
            "不同字体显示不同，别人看到的并非同一个字",
            "请输入注册登记文件上的字；生僻字如今大多有正式编码",
        ),
    ],
    [
        r#"company.name = "\uE001記範例有限公司""#,
        r#"company.name = "𡃁記範例有限公司""#,
    ],
);

pub(in crate::check::rules) static NONCHARACTER: Rule = refused(
    "noncharacter",
    Group::Name,
    UNICODE,
    [
        words(
            "a number that is no character stands in a text",
            "another program damaged the text",
            "type the text around it again",
        ),
        words(
            "文字中有不是字符的编码",
            "文字已被其他程序损坏",
            "请重新输入其前后的文字",
        ),
    ],
    [
        r#"company.name = "GOLDEN\uFFFF SAIL EXAMPLE LIMITED""#,
        NAME,
    ],
);

pub(in crate::check::rules) static LOST_CHARACTER: Rule = refused(
    "lost-character",
    Group::Name,
    UNICODE,
    [
        words(
            "the sign for a lost character stands in a text",
            "another program could not read the character that was there",
            "type the character that the registration shows",
        ),
        words(
            "文字中有表示字符丢失的符号",
            "原来的字符已被其他程序丢失",
            "请输入注册登记文件上的字",
        ),
    ],
    [r#"company.name = "GOLDEN S\uFFFDIL EXAMPLE LIMITED""#, NAME],
);

pub(in crate::check::rules) static EMOJI: Rule = refused(
    "emoji",
    Group::Name,
    UNICODE,
    [
        words(
            "a picture character stands in a text",
            "no registration prints one, and its look differs from device to device",
            "delete it",
        ),
        words(
            "文字中有图形符号",
            "注册登记文件不会有图形符号，且各设备显示不同",
            "请删除",
        ),
    ],
    [
        r#"company.name = "🍵茶飲範例有限公司""#,
        r#"company.name = "茶飲範例有限公司""#,
    ],
);

pub(in crate::check::rules) static TEXT_EMPTY: Rule = refused(
    "text-empty",
    Group::Name,
    REQUIREMENTS,
    [
        words(
            "there is nothing in a field that the letter needs",
            "a letter without it is no application",
            "type it between the quotes",
        ),
        words("必填项内容为空", "缺少该项便不成申请", "请在引号内填写"),
    ],
    [r#"company.name = """#, NAME],
);

pub(in crate::check::rules) static TEXT_BLANK: Rule = refused(
    "text-blank",
    Group::Name,
    REQUIREMENTS,
    [
        words(
            "there is nothing in a field but spaces",
            "a letter without it is no application",
            "type it between the quotes",
        ),
        words("内容只有空格", "缺少该项便不成申请", "请在引号内填写"),
    ],
    [r#"company.name = "  ""#, NAME],
);

pub(in crate::check::rules) static TEXT_TOO_LONG: Rule = refused(
    "text-too-long",
    Group::Name,
    REQUIREMENTS,
    [
        words(
            "a text has more than 1,000 characters",
            "no name or address is so long; something else was pasted",
            "look what was pasted here by mistake",
        ),
        words(
            "文字超过 1,000 个字符",
            "名称和地址不会这么长，应是误贴了其他内容",
            "请检查误贴的内容",
        ),
    ],
    // A thousand and one characters are shown by one and its count.
    ["", NAME],
);

pub(in crate::check::rules) static MISSING_FIELD: Rule = refused(
    "missing-field",
    Group::Name,
    REQUIREMENTS,
    [
        words(
            "a field that the letter needs is not in the record",
            "name, country, original ID and signatory are what a letter consists of",
            "add the line that is shown",
        ),
        words(
            "资料中缺少必填项",
            "名称、注册地、原始ID 和签署人是公函的必备内容",
            "请加上所示的一行",
        ),
    ],
    ["", NAME],
);
