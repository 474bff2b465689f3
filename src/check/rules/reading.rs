//! What a value's own type refuses on reading: listed here to be looked up, found in `application`.

use super::origin::{AGENCIES, GATHERED, REQUIREMENTS, UNICODE};
use crate::check::rule::{Finds, Group, Origin, Rule, Words};
use crate::diagnostic::Severity;

const fn refused(
    name: &'static str,
    group: Group,
    origin: Origin,
    [en, zh]: [Words; 2],
    [wrong, right]: [&'static str; 2],
) -> Rule {
    Rule {
        name,
        group,
        severity: Severity::Error,
        en,
        zh,
        origin,
        since: GATHERED,
        wrong,
        right,
        finds: Finds::Reading,
    }
}

const fn words(title: &'static str, why: &'static str, fix: &'static str) -> Words {
    Words { title, why, fix }
}

const NAME: &str = "company.name = \"GOLDEN SAIL EXAMPLE LIMITED\"";
const ID: &str = "account.id = \"gh_3f2a9c81d07e\"";
const DATE: &str = "letter.date = \"2026-11-20\"\nletter.place = \"Hong Kong\"";
const EMAIL: &str = "account.login_email = \"wechat@example.com\"";

const ID_FORM: Origin = Origin {
    en: "every original ID seen so far; Tencent publishes no promise of the form",
    zh: "迄今所见的全部原始ID；腾讯未公布格式承诺",
};

pub(super) static INVISIBLE_CHARACTER: Rule = refused(
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

pub(super) static BIDI_CONTROL: Rule = refused(
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

pub(super) static CONTROL_CHARACTER: Rule = refused(
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

pub(super) static LINE_BREAK: Rule = refused(
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

pub(super) static LOOK_ALIKE_CHARACTER: Rule = refused(
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

pub(super) static PRIVATE_USE_CHARACTER: Rule = refused(
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

pub(super) static NONCHARACTER: Rule = refused(
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

pub(super) static LOST_CHARACTER: Rule = refused(
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

pub(super) static EMOJI: Rule = refused(
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

pub(super) static TEXT_EMPTY: Rule = refused(
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

pub(super) static TEXT_BLANK: Rule = refused(
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

pub(super) static TEXT_TOO_LONG: Rule = refused(
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

pub(super) static MISSING_FIELD: Rule = refused(
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

pub(super) static ORIGINAL_ID_EMPTY: Rule = refused(
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

pub(super) static ORIGINAL_ID_APP_ID: Rule = refused(
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

pub(super) static ORIGINAL_ID_BEGINNING: Rule = refused(
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

pub(super) static ORIGINAL_ID_UNDERSCORE: Rule = refused(
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

pub(super) static ORIGINAL_ID_UPPER_CASE: Rule = refused(
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

pub(super) static ORIGINAL_ID_FULL_WIDTH: Rule = refused(
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

pub(super) static ORIGINAL_ID_SPACE: Rule = refused(
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

pub(super) static ORIGINAL_ID_SUFFIX: Rule = refused(
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

pub(super) static ORIGINAL_ID_LENGTH: Rule = refused(
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

pub(super) static ORIGINAL_ID_CHARACTER: Rule = refused(
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

pub(super) static ORIGINAL_ID_SHAPE: Rule = refused(
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

pub(super) static PLACE_UNKNOWN: Rule = refused(
    "place-unknown",
    Group::Place,
    ISO_3166,
    [
        words(
            "there is no country or region of this code or name",
            "the shapes of the characters, the letter's language and several checks follow from it",
            "write its ISO 3166 code, such as HK, or its usual name",
        ),
        words(
            "没有这样的国家或地区代码或名称",
            "汉字字形、公函语言和多项检查都由它决定",
            "请填写 ISO 3166 代码（如 HK）或通用名称",
        ),
    ],
    [
        r#"company.country = "Hong Knog""#,
        r#"company.country = "Hong Kong""#,
    ],
);

pub(super) static PLACE_WITHDRAWN: Rule = refused(
    "place-withdrawn",
    Group::Place,
    ISO_3166,
    [
        words(
            "this country or code exists no more",
            "old lists still name it, and no registration of today does",
            "write the place that followed it, as the registration names it",
        ),
        words(
            "该国家或代码已不再使用",
            "旧名单仍列有它，但如今的登记文件不会使用",
            "请按注册登记文件填写其后继的国家或地区",
        ),
    ],
    [r#"company.country = "AN""#, "company.country = \"CW\""],
);

const ISO_3166: Origin = Origin {
    en: "ISO 3166-1 and 3166-3, names by Unicode CLDR 48.2",
    zh: "ISO 3166-1 与 3166-3，名称据 Unicode CLDR 48.2",
};

pub(super) static DATE_FORM: Rule = refused(
    "date-form",
    Group::Payment,
    AGENCIES,
    [
        words(
            "a date is not written year-month-day",
            "11/12/2018 is one day in Europe and another in America, and payments were not found because of it",
            "write it as 2026-11-20; where one day alone can be meant, `gonghan check --fix` does",
        ),
        words(
            "日期没有写作 年-月-日",
            "11/12/2018 在欧洲和美国是不同的日子，曾因此查不到付款",
            "请写作 2026-11-20；只有一种读法时可用 `gonghan check --fix` 更正",
        ),
    ],
    [
        r#"payment.date = "11/12/2026""#,
        r#"payment.date = "2026-11-12""#,
    ],
);

pub(super) static DATE_NOT_IN_CALENDAR: Rule = refused(
    "date-not-in-calendar",
    Group::Letter,
    REQUIREMENTS,
    [
        words(
            "the calendar has no such day",
            "a letter with an impossible date is sent back",
            "correct it",
        ),
        words("日历上没有这一天", "日期不存在的公函会被退回", "请更正"),
    ],
    [r#"letter.date = "2026-02-30""#, DATE],
);

pub(super) static DATE_YEAR: Rule = refused(
    "date-year",
    Group::Letter,
    REQUIREMENTS,
    [
        words(
            "the year is far off",
            "years of another era (Heisei, Minguo, Buddhist) are read as years of the common era",
            "write the year of the common era, such as 2026",
        ),
        words(
            "年份相差太远",
            "其他纪年（如民国、平成、佛历）会被当作公历",
            "请使用公历年份，例如 2026",
        ),
    ],
    [r#"letter.date = "2569-11-20""#, DATE],
);

pub(super) static MONTH_FORM: Rule = refused(
    "month-form",
    Group::Files,
    REQUIREMENTS,
    [
        words(
            "a month is not written year-month",
            "09/10 can be read in two ways",
            "write it as 2026-10",
        ),
        words("月份没有写作 年-月", "09/10 有两种读法", "请写作 2026-10"),
    ],
    [
        r#"files.bill_1_month = "10/2026""#,
        r#"files.bill_1_month = "2026-10""#,
    ],
);

const RFC_5321: Origin = Origin {
    en: "RFC 5321 and 5322, of which the forms that every mail server takes",
    zh: "RFC 5321 与 5322 中各邮件服务器都接受的形式",
};

pub(super) static EMAIL_AT: Rule = refused(
    "email-at",
    Group::Account,
    RFC_5321,
    [
        words(
            "an email address has no @, or more than one",
            "no mail reaches it",
            "write the address alone, such as amy@example.com",
        ),
        words(
            "邮箱地址没有 @ 或有多个 @",
            "邮件无法送达",
            "请只写邮箱地址，例如 amy@example.com",
        ),
    ],
    [r#"account.login_email = "wechat.example.com""#, EMAIL],
);

pub(super) static EMAIL_CHARACTER: Rule = refused(
    "email-character",
    Group::Account,
    RFC_5321,
    [
        words(
            "an email address has a character that no address has",
            "a space, a full-width sign or a name in front was pasted along, and no mail reaches it",
            "write the address alone, in ordinary letters; spaces at the edge `gonghan check --fix` deletes",
        ),
        words(
            "邮箱地址中有不允许的字符",
            "多为一并粘贴的空格、全角符号或姓名，邮件无法送达",
            "请只写半角邮箱地址；首尾空格可用 `gonghan check --fix` 删除",
        ),
    ],
    [r#"account.login_email = "wechat@example.com ""#, EMAIL],
);

pub(super) static EMAIL_USER: Rule = refused(
    "email-user",
    Group::Account,
    RFC_5321,
    [
        words(
            "what stands before the @ is no mailbox",
            "no mail reaches it",
            "write the whole address, such as amy@example.com",
        ),
        words(
            "@ 之前不是有效的邮箱名",
            "邮件无法送达",
            "请填写完整邮箱地址，例如 amy@example.com",
        ),
    ],
    [r#"account.login_email = "@example.com""#, EMAIL],
);

pub(super) static EMAIL_DOMAIN: Rule = refused(
    "email-domain",
    Group::Account,
    RFC_5321,
    [
        words(
            "what stands behind the @ is no domain",
            "no mail reaches it",
            "write the whole address, such as amy@example.com",
        ),
        words(
            "@ 之后不是有效的域名",
            "邮件无法送达",
            "请填写完整邮箱地址，例如 amy@example.com",
        ),
    ],
    [r#"account.login_email = "wechat@example""#, EMAIL],
);

pub(super) static EMAIL_TOO_LONG: Rule = refused(
    "email-too-long",
    Group::Account,
    RFC_5321,
    [
        words(
            "an email address is longer than any can be",
            "something else was pasted",
            "write the address alone",
        ),
        words("邮箱地址过长", "应是误贴了其他内容", "请只写邮箱地址"),
    ],
    ["", EMAIL],
);

pub(super) static AMOUNT_FORM: Rule = refused(
    "amount-form",
    Group::Payment,
    REQUIREMENTS,
    [
        words(
            "an amount is more than digits and a point",
            "currency and thousands signs are read in two ways",
            "write 99.00, and the currency in its own field",
        ),
        words(
            "金额中有数字和小数点以外的字符",
            "货币符号和千分位有不同读法",
            "请写作 99.00，币种另填",
        ),
    ],
    [
        r#"payment.amount = "USD 99""#,
        r#"payment.amount = "99.00""#,
    ],
);

pub(super) static CURRENCY_FORM: Rule = refused(
    "currency-form",
    Group::Payment,
    REQUIREMENTS,
    [
        words(
            "a currency is not three capital letters",
            "$ is the sign of twenty currencies",
            "write its ISO 4217 code, such as USD",
        ),
        words(
            "币种不是三个大写字母",
            "$ 是二十多种货币的符号",
            "请填写 ISO 4217 代码，例如 USD",
        ),
    ],
    [r#"payment.currency = "usd""#, r#"payment.currency = "USD""#],
);

pub(super) static CHOICE_UNKNOWN: Rule = refused(
    "choice-unknown",
    Group::Account,
    REQUIREMENTS,
    [
        words(
            "a value is none of those that the field takes",
            "what is meant can't be told for certain",
            "write one of the values that are listed",
        ),
        words("该字段不接受这个值", "无法确定所指", "请填写列出的值之一"),
    ],
    [
        r#"account.kind = "miniprogram""#,
        "account.kind = \"mini-program\"\naccount.login_email = \"wechat@example.com\"",
    ],
);
