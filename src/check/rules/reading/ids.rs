//! What no original ID may be.

use super::{refused, words};
use crate::check::rule::{Group, Origin, Rule};
use crate::check::rules::origin::{AGENCIES, REQUIREMENTS};

const ID: &str = "account.id = \"gh_3f2a9c81d07e\"";

const ID_FORM: Origin = Origin {
    en: "every original ID seen so far; Tencent publishes no promise of the form",
    zh: "迄今所见的全部原始ID；腾讯未公布格式承诺",
};

pub(in crate::check::rules) static ORIGINAL_ID_EMPTY: Rule = refused(
    "original-id-empty",
    Group::Id,
    REQUIREMENTS,
    [
        words(
            "there is no original ID",
            "the letter and the payment are matched to the account by it",
            "copy it from the account's settings on mp.weixin.qq.com",
        ),
        words(
            "没有填写原始ID",
            "公函和付款都按原始ID 与账号对应",
            "请从 mp.weixin.qq.com 的账号设置页复制",
        ),
    ],
    [r#"account.id = """#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_APP_ID: Rule = refused(
    "original-id-app-id",
    Group::Id,
    AGENCIES,
    [
        words(
            "the AppID stands in place of the original ID",
            "the letter carries the original ID, which begins with gh_; an AppID begins with wx",
            "copy the original ID, which stands on the same settings page",
        ),
        words(
            "误填为 AppID",
            "公函要填的是以 gh_ 开头的原始ID，AppID 以 wx 开头",
            "请复制同一设置页上的原始ID",
        ),
    ],
    [r#"account.id = "wx3f2a9c81d07e4b56""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_BEGINNING: Rule = refused(
    "original-id-beginning",
    Group::Id,
    AGENCIES,
    [
        words(
            "the beginning of the original ID was lost in copying",
            "without its first letters it names no account",
            "copy it again, from its g to its last character",
        ),
        words(
            "原始ID 复制时缺了开头",
            "缺少开头便不对应任何账号",
            "请从 g 到最后一个字符重新复制",
        ),
    ],
    [r#"account.id = "h_3f2a9c81d07e""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_UNDERSCORE: Rule = refused(
    "original-id-underscore",
    Group::Id,
    AGENCIES,
    [
        words(
            "the original ID has no _ behind gh",
            "it names no account without it",
            "copy it again from the settings page",
        ),
        words(
            "原始ID 的 gh 之后缺少下划线",
            "缺少下划线便不对应任何账号",
            "请从设置页重新复制",
        ),
    ],
    [r#"account.id = "gh3f2a9c81d07e""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_UPPER_CASE: Rule = refused(
    "original-id-upper-case",
    Group::Id,
    ID_FORM,
    [
        words(
            "the original ID has a capital letter",
            "original IDs have small ones only; a phone or a spreadsheet makes the first a capital",
            "copy it again from the settings page",
        ),
        words(
            "原始ID 中有大写字母",
            "原始ID 只有小写字母；手机或电子表格会自动改为大写",
            "请从设置页重新复制",
        ),
    ],
    [r#"account.id = "Gh_3f2a9c81d07e""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_FULL_WIDTH: Rule = refused(
    "original-id-full-width",
    Group::Id,
    AGENCIES,
    [
        words(
            "the original ID has a full-width character",
            "it is another character than the one in the account's settings",
            "type it in half width, or let `gonghan check --fix` write a corrected copy",
        ),
        words(
            "原始ID 中有全角字符",
            "它与账号设置页上的不是同一个字符",
            "请改为半角，或用 `gonghan check --fix` 生成更正后的副本",
        ),
    ],
    [r#"account.id = "ｇｈ＿3f2a9c81d07e""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_SPACE: Rule = refused(
    "original-id-space",
    Group::Id,
    AGENCIES,
    [
        words(
            "a space or hidden character stands in the original ID",
            "it goes into the letter and the email's subject as a part of the ID",
            "delete it; at the edge `gonghan check --fix` does",
        ),
        words(
            "原始ID 中有空格或不显示的字符",
            "它会作为 ID 的一部分写入公函和邮件主题",
            "请删除；位于首尾的可用 `gonghan check --fix` 删除",
        ),
    ],
    [r#"account.id = "gh_3f2a9c81d07e ""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_SUFFIX: Rule = refused(
    "original-id-suffix",
    Group::Id,
    AGENCIES,
    [
        words(
            "@app stands behind the original ID",
            "some interfaces add it to a Mini Program's ID; it is no part of it",
            "delete it",
        ),
        words(
            "原始ID 之后有 @app",
            "某些接口会在小程序 ID 后加上它，但它不属于原始ID",
            "请删除",
        ),
    ],
    [r#"account.id = "gh_3f2a9c81d07e@app""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_LENGTH: Rule = refused(
    "original-id-length",
    Group::Id,
    ID_FORM,
    [
        words(
            "the original ID has more or fewer than 12 characters behind gh_",
            "a character at either end is easily lost in selecting",
            "copy it again; if the settings show it just so, `--allow-unusual-id`",
        ),
        words(
            "原始ID 的 gh_ 之后不是 12 个字符",
            "选取时容易漏掉首尾的字符",
            "请重新复制；设置页显示的正是这样时，加 `--allow-unusual-id`",
        ),
    ],
    [r#"account.id = "gh_3f2a9c81d07""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_CHARACTER: Rule = refused(
    "original-id-character",
    Group::Id,
    ID_FORM,
    [
        words(
            "the original ID has a character other than 0 to 9 and a to f",
            "o for 0 and l for 1 are the usual slips where an ID is typed",
            "copy it rather than type it; if the settings show it just so, `--allow-unusual-id`",
        ),
        words(
            "原始ID 中有 0 至 9、a 至 f 以外的字符",
            "手工输入时常把 0 写成 o、把 1 写成 l",
            "请复制而不要手工输入；设置页显示的正是这样时，加 `--allow-unusual-id`",
        ),
    ],
    [r#"account.id = "gh_3f2a9c81do7e""#, ID],
);

pub(in crate::check::rules) static ORIGINAL_ID_SHAPE: Rule = refused(
    "original-id-shape",
    Group::Id,
    ID_FORM,
    [
        words(
            "this is no original ID",
            "it is gh_ and 12 digits or letters a to f, not the account's name or login",
            "copy it from the account's settings; if they show it just so, `--allow-unusual-id`",
        ),
        words(
            "这不是原始ID",
            "原始ID 为 gh_ 加 12 位数字或字母 a 至 f，不是账号名称或登录名",
            "请从账号设置页复制；设置页显示的正是这样时，加 `--allow-unusual-id`",
        ),
    ],
    [r#"account.id = "golden-sail""#, ID],
);
