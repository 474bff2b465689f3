//! The one list of the record's fields.

use super::choice_error::nearest as nearest_word;

/// A field of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Section and key: `company.name`.
    pub name: &'static str,
    /// Whether the letter cannot do without it.
    pub needed: bool,
    /// A value as one might type it.
    pub example: &'static str,
    /// What it is, in English.
    pub en: &'static str,
    /// What it is, in Chinese.
    pub zh: &'static str,
}

impl Field {
    /// The part before the dot.
    #[must_use]
    pub fn section(&self) -> &'static str {
        self.name.split_once('.').map_or("", |(section, _)| section)
    }

    /// The part after the dot.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.name.split_once('.').map_or("", |(_, key)| key)
    }

    /// Whether its text is the path of a file, or the name of a template that may be one.
    #[must_use]
    pub fn names_a_file(&self) -> bool {
        match self.section() {
            FILES => !self.key().ends_with("_month"),
            _ => matches!(
                self.name,
                "payment.receipt" | "letter.template" | "letter.letterhead"
            ),
        }
    }
}

/// The sections, in the record's order.
pub const SECTIONS: &[&str] = &[
    "company", "account", "contact", "bank", "payment", "mail", "letter", FILES, EXTRA,
];

/// The section of the pictures that are uploaded.
pub const FILES: &str = "files";

/// The section whose keys are the user's own, for the user's own templates.
pub const EXTRA: &str = "extra";

/// Every field, in the record's order.
pub const FIELDS: &[Field] = &[
    needed(
        "company.name",
        "GOLDEN SAIL EXAMPLE LIMITED",
        "full legal name, exactly as on the business registration",
        "公司全称，与商业登记证上完全一致",
    ),
    needed(
        "company.country",
        "HK",
        "country or region of registration: ISO 3166 code or usual name",
        "注册所在国家或地区：ISO 3166 代码或通用名称",
    ),
    optional(
        "company.registration_number",
        "12345678",
        "number of the business registration",
        "商业登记号码",
    ),
    optional(
        "company.registration_name",
        "GOLDEN SAIL EXAMPLE LIMITED",
        "name read off the business registration by a second person, to be compared",
        "由另一人从商业登记文件抄录的名称，供核对",
    ),
    optional(
        "company.registration_date",
        "2020-03-02",
        "day of registration",
        "注册日期",
    ),
    optional(
        "company.registration_expires",
        "2027-11-20",
        "day the business registration expires",
        "商业登记的有效期截止日",
    ),
    optional(
        "company.registered_address",
        "1 Example Road, Central, Hong Kong",
        "registered address",
        "注册地址",
    ),
    needed(
        "account.id",
        "gh_3f2a9c81d07e",
        "original ID of the account: gh_ and 12 digits or letters a to f",
        "账号原始 ID：gh_ 加 12 位数字或小写字母 a 至 f",
    ),
    optional(
        "account.kind",
        "mini-program",
        "mini-program or official-account, or the usual word for one of them",
        "mini-program 或 official-account，也可写 小程序 或 公众号",
    ),
    optional(
        "account.name",
        "Golden Sail",
        "name the account is shown under",
        "账号名称",
    ),
    optional(
        "account.login_email",
        "wechat@example.com",
        "email address used to sign in to the account",
        "账号登录邮箱",
    ),
    optional(
        "contact.name",
        "CHAN TAI MAN",
        "person who operates the account",
        "账号运营者（联系人）姓名",
    ),
    optional(
        "contact.title",
        "Marketing Manager",
        "that person's job title",
        "运营者职务",
    ),
    optional(
        "contact.phone",
        "+852 5555 0123",
        "that person's phone number",
        "运营者电话号码",
    ),
    optional(
        "contact.email",
        "chan@example.com",
        "that person's email address",
        "运营者邮箱",
    ),
    optional(
        "contact.id_type",
        "passport",
        "kind of that person's identity document",
        "运营者证件类型",
    ),
    optional(
        "contact.id_number",
        "K00000000",
        "number of that identity document",
        "运营者证件号码",
    ),
    optional(
        "bank.account_holder",
        "GOLDEN SAIL EXAMPLE LIMITED",
        "holder of the paying bank account",
        "付款银行账户的户名",
    ),
    optional(
        "bank.account_number",
        "000123456789",
        "number of the paying bank account",
        "付款银行账号",
    ),
    optional(
        "bank.bank_name",
        "Example Bank",
        "name of the bank",
        "开户银行名称",
    ),
    optional(
        "bank.currency",
        "USD",
        "currency of the bank account",
        "账户币种",
    ),
    optional(
        "payment.date",
        "2026-11-20",
        "day the fee was paid",
        "认证费付款日期",
    ),
    optional("payment.amount", "99.00", "amount paid", "付款金额"),
    optional(
        "payment.currency",
        "USD",
        "currency of the payment",
        "付款币种",
    ),
    optional(
        "payment.receipt",
        "receipt.png",
        "path of the receipt's picture",
        "付款凭证图片的路径",
    ),
    optional(
        "payment.payer",
        "GOLDEN SAIL EXAMPLE LIMITED",
        "payer's name, as the receipt shows it",
        "付款凭证上的付款人名称",
    ),
    optional(
        "payment.note",
        "gh_3f2a9c81d07e",
        "note that went with the transfer",
        "转账附言",
    ),
    optional(
        "mail.to",
        "recipient@example.com",
        "whom the payment email goes to, as the application's page names it",
        "付款邮件的收件人，见申请页面",
    ),
    optional(
        "letter.date",
        "2026-11-20",
        "date of the letter",
        "公函日期",
    ),
    optional("letter.place", "Hong Kong", "place of signing", "签署地点"),
    needed(
        "letter.signatory",
        "CHAN TAI MAN",
        "person who signs the letter",
        "公函签署人姓名",
    ),
    optional(
        "letter.signatory_title",
        "Director",
        "that person's job title",
        "签署人职务",
    ),
    optional(
        "letter.addressee",
        "Tencent",
        "whom the letter is addressed to",
        "公函收件方",
    ),
    optional(
        "letter.lang",
        "zh-en",
        "language: zh-Hans, zh-Hant, en, ja, ko or zh-en",
        "公函语言：zh-Hans、zh-Hant、en、ja、ko 或 zh-en",
    ),
    optional(
        "letter.template",
        "my-letter.md",
        "name or path of the template",
        "模板的名称或路径",
    ),
    optional(
        "letter.letterhead",
        "letterhead.pdf",
        "the company's own paper to print on, PDF, PNG or JPG",
        "公司信头纸（PDF、PNG 或 JPG），公函印在其上",
    ),
    optional(
        "files.registration",
        "registration.jpg",
        "picture of the business registration",
        "商业登记文件图片的路径",
    ),
    optional(
        "files.id_front",
        "passport-cover.jpg",
        "picture of the ID's front, or of the passport's cover",
        "证件正面或护照封面图片的路径",
    ),
    optional(
        "files.id_back",
        "passport-data.jpg",
        "picture of the ID's back, or of the passport's data page",
        "证件背面或护照资料页图片的路径",
    ),
    optional(
        "files.bill_1",
        "bill-2026-08.jpg",
        "picture of the first phone bill",
        "第一份电话账单图片的路径",
    ),
    optional(
        "files.bill_1_month",
        "2026-08",
        "month of that bill",
        "该账单的月份",
    ),
    optional(
        "files.bill_2",
        "bill-2026-09.jpg",
        "picture of the second phone bill",
        "第二份电话账单图片的路径",
    ),
    optional(
        "files.bill_2_month",
        "2026-09",
        "month of that bill",
        "该账单的月份",
    ),
    optional(
        "files.bill_3",
        "bill-2026-10.jpg",
        "picture of the third phone bill",
        "第三份电话账单图片的路径",
    ),
    optional(
        "files.bill_3_month",
        "2026-10",
        "month of that bill",
        "该账单的月份",
    ),
];

/// The field of that name.
#[must_use]
pub fn field(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name)
}

/// The name that was probably meant by a wrong one: section and key, or the key alone.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    let names = FIELDS.iter().map(|field| field.name);
    let (section, key) = name.split_once('.').unwrap_or(("", name));
    let is_part = |field: &&Field| {
        let rest = field
            .key()
            .strip_suffix(key)
            .or_else(|| field.key().strip_prefix(key));
        field.section() == section
            && rest.is_some_and(|rest| rest.ends_with('_') || rest.starts_with('_'))
    };
    let in_full = ["_no", "_nr", "_num"]
        .iter()
        .find_map(|short| Some(format!("{}_number", key.strip_suffix(short)?)));
    let key = in_full.as_deref().unwrap_or(key);
    // `number` for `registration_number`; then a right key in the wrong section, which is commoner than a wrong key.
    FIELDS
        .iter()
        .find(is_part)
        .or_else(|| FIELDS.iter().find(|field| field.key() == key))
        .map(|field| field.name)
        .or_else(|| nearest_word(name, names))
        .or_else(|| {
            let near_key = nearest_word(key, FIELDS.iter().map(Field::key))?;
            FIELDS
                .iter()
                .find(|field| field.key() == near_key)
                .map(|field| field.name)
        })
}

/// The section that was probably meant by a wrong one.
#[must_use]
pub fn nearest_section(name: &str) -> Option<&'static str> {
    nearest_word(name, SECTIONS.iter().copied())
}

const fn needed(
    name: &'static str,
    example: &'static str,
    en: &'static str,
    zh: &'static str,
) -> Field {
    Field {
        name,
        needed: true,
        example,
        en,
        zh,
    }
}

const fn optional(
    name: &'static str,
    example: &'static str,
    en: &'static str,
    zh: &'static str,
) -> Field {
    Field {
        needed: false,
        ..needed(name, example, en, zh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_fields_are_needed() {
        let needed: Vec<_> = FIELDS
            .iter()
            .filter(|field| field.needed)
            .map(|field| field.name)
            .collect();
        assert_eq!(
            needed,
            [
                "company.name",
                "company.country",
                "account.id",
                "letter.signatory"
            ]
        );
    }

    #[test]
    fn every_field_stands_in_a_known_section() {
        assert!(
            FIELDS
                .iter()
                .all(|field| SECTIONS.contains(&field.section()))
        );
    }

    #[test]
    fn a_wrong_name_finds_the_one_that_was_meant() {
        assert_eq!(nearest("compnay.name"), Some("company.name"));
        assert_eq!(nearest("company.nmae"), Some("company.name"));
        assert_eq!(
            nearest("company.registration_no"),
            Some("company.registration_number")
        );
        assert_eq!(nearest("account.signatory"), Some("letter.signatory"));
        assert_eq!(nearest("letter.language"), Some("letter.lang"));
        assert_eq!(nearest("letter.title"), Some("letter.signatory_title"));
        assert_eq!(nearest("company.title"), Some("contact.title"));
        assert_eq!(nearest("zebra.stripes"), None);
        assert_eq!(nearest_section("compnay"), Some("company"));
    }
}
