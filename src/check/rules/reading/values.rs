//! What places, days, addresses and amounts may not be.

use super::{refused, words};
use crate::check::rule::{Group, Origin, Rule};
use crate::check::rules::origin::{AGENCIES, REQUIREMENTS};

const DATE: &str = "letter.date = \"2026-11-20\"\nletter.place = \"Hong Kong\"";
const EMAIL: &str = "account.login_email = \"wechat@example.com\"";

pub(in crate::check::rules) static PLACE_UNKNOWN: Rule = refused(
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

pub(in crate::check::rules) static PLACE_WITHDRAWN: Rule = refused(
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

pub(in crate::check::rules) static DATE_FORM: Rule = refused(
    "date-form",
    Group::Payment,
    AGENCIES,
    [
        words(
            "a date is not written year-month-day",
            "one form is taken, so that no day is guessed; letters and emails write it as their languages do",
            "write it as 2026-11-20; where one day alone can be meant, `gonghan check --fix` does",
        ),
        words(
            "日期没有写作 年-月-日",
            "只接受一种写法，以免猜错日期；公函和邮件会按各自的语言书写",
            "请写作 2026-11-20；只有一种读法时可用 `gonghan check --fix` 更正",
        ),
    ],
    [
        r#"payment.date = "11/12/2026""#,
        r#"payment.date = "2026-11-12""#,
    ],
);

pub(in crate::check::rules) static DATE_NOT_IN_CALENDAR: Rule = refused(
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

pub(in crate::check::rules) static DATE_YEAR: Rule = refused(
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

pub(in crate::check::rules) static MONTH_FORM: Rule = refused(
    "month-form",
    Group::Files,
    REQUIREMENTS,
    [
        words(
            "a month is not written year-month",
            "one form is taken, so that no month is guessed",
            "write it as 2026-10",
        ),
        words(
            "月份没有写作 年-月",
            "只接受一种写法，以免猜错月份",
            "请写作 2026-10",
        ),
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

pub(in crate::check::rules) static EMAIL_AT: Rule = refused(
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

pub(in crate::check::rules) static EMAIL_CHARACTER: Rule = refused(
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

pub(in crate::check::rules) static EMAIL_USER: Rule = refused(
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

pub(in crate::check::rules) static EMAIL_DOMAIN: Rule = refused(
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

pub(in crate::check::rules) static EMAIL_TOO_LONG: Rule = refused(
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

pub(in crate::check::rules) static AMOUNT_FORM: Rule = refused(
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

pub(in crate::check::rules) static CURRENCY_FORM: Rule = refused(
    "currency-form",
    Group::Payment,
    REQUIREMENTS,
    [
        words(
            "a currency is not three capital letters",
            "a sign such as $ is that of twenty currencies, and a word is read in one language only",
            "write its ISO 4217 code, such as USD",
        ),
        words(
            "币种不是三个大写字母",
            "$ 等符号属于二十多种货币，文字名称也并非人人能读",
            "请填写 ISO 4217 代码，例如 USD",
        ),
    ],
    [r#"payment.currency = "usd""#, r#"payment.currency = "USD""#],
);

pub(in crate::check::rules) static CHOICE_UNKNOWN: Rule = refused(
    "choice-unknown",
    Group::Account,
    REQUIREMENTS,
    [
        words(
            "a value is none of those that the field takes",
            "the letter is written by it, and would say something else if it were guessed",
            "write one of the values that are listed",
        ),
        words(
            "该字段不接受这个值",
            "公函内容由它决定，不作猜测，以免写错",
            "请填写列出的值之一",
        ),
    ],
    [
        r#"account.kind = "website""#,
        "account.kind = \"mini-program\"\naccount.login_email = \"wechat@example.com\"",
    ],
);
