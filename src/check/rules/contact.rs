//! The person who operates the account: name, telephone, identity document.

use super::origin::{GATHERED, REQUIREMENTS};
use super::pairs::one_alone;
use crate::application::{Contact, Date, Facts};
use crate::check::finding::{Detail, Found};
use crate::check::number_form::identity_number_slip;
use crate::check::rule::{Finds, Group, Origin, Rule, Words};
use crate::check::telephone::is_telephone_number;
use crate::diagnostic::Severity;

pub(super) static CONTACT_NAME_MISSING: Rule = Rule {
    name: "contact-name-missing",
    group: Group::Contact,
    severity: Severity::Warning,
    en: Words {
        title: "the contact has no name",
        why: "the letter authorises a person by name, and the form asks for the same one",
        fix: "add it under `[contact]`: name = \"…\", as on the identity document",
    },
    zh: Words {
        title: "没有填写联系人姓名",
        why: "公函按姓名授权运营者，申请表也须填写同一人",
        fix: "请在 `[contact]` 下加上 name = \"…\"，与身份证件一致",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "contact.title = \"Marketing Manager\"",
    right: "contact.title = \"Marketing Manager\"\ncontact.name = \"CHAN TAI MAN\"",
    finds: Finds::Facts(|facts, found| {
        let has_contact = facts.contact != Contact::default();
        let field = "contact.name";
        if has_contact && facts.lacks(field, facts.contact.name.as_ref()) {
            found.in_field(field, Detail::Absent);
        }
    }),
};

pub(super) static PHONE_NUMBER: Rule = Rule {
    name: "phone-number",
    group: Group::Contact,
    severity: Severity::Warning,
    en: Words {
        title: "no telephone has this number",
        why: "the reviewer calls it, and sends the application back where nobody can be reached",
        fix: "write it with its country code, such as +852 5123 4567, or as one dials it in the company's country",
    },
    zh: Words {
        title: "不存在这样的电话号码",
        why: "审核人员会拨打该号码，无法联系时退回申请",
        fix: "请写上国际区号，例如 +852 5123 4567，或按企业所在地的拨号方式填写",
    },
    origin: Origin {
        en: "ITU-T E.164 and the numbering plans that libphonenumber keeps",
        zh: "ITU-T E.164 及 libphonenumber 收录的各国编号方案",
    },
    since: GATHERED,
    wrong: "company.country = \"HK\"\ncontact.phone = \"+852 5123 456\"",
    right: "company.country = \"HK\"\ncontact.phone = \"5123 4567\"",
    finds: Finds::Facts(|facts, found| {
        let Some(phone) = facts.contact.phone.as_ref() else {
            return;
        };
        if !is_telephone_number(phone.as_str(), facts.country) {
            found.in_field("contact.phone", Detail::None);
        }
    }),
};

pub(super) static IDENTITY_INCOMPLETE: Rule = Rule {
    name: "identity-incomplete",
    group: Group::Contact,
    severity: Severity::Warning,
    en: Words {
        title: "the identity document has a number or a kind, and not both",
        why: "the letter prints it only where both are known",
        fix: "give both `contact.id_type` and `contact.id_number`",
    },
    zh: Words {
        title: "身份证件只有号码或只有类型",
        why: "两者齐全时才会印在公函上",
        fix: "请同时填写 `contact.id_type` 和 `contact.id_number`",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "contact.name = \"CHAN TAI MAN\"\ncontact.id_number = \"K00000000\"",
    right: "contact.name = \"CHAN TAI MAN\"\ncontact.id_number = \"K00000000\"\ncontact.id_type = \"passport\"",
    finds: Finds::Facts(|facts, found| {
        let contact = &facts.contact;
        let kind = ("contact.id_type", contact.id_type.as_ref());
        let number = ("contact.id_number", contact.id_number.as_ref());
        one_alone(facts, [kind, number], found);
    }),
};

pub(super) static IDENTITY_CARD_NUMBER: Rule = Rule {
    name: "identity-card-number",
    group: Group::Contact,
    severity: Severity::Warning,
    en: Words {
        title: "no mainland identity card has this number",
        why: "its 18 characters hold the day of birth and a check digit, and these do not agree",
        fix: "copy the number again from the card; a spreadsheet rounds it unless the column is text",
    },
    zh: Words {
        title: "不存在这样的居民身份证号码",
        why: "18 位号码含出生日期和校验码，此处两者不符",
        fix: "请重新抄录；电子表格的该列如不是文本格式，会丢失末几位",
    },
    origin: Origin {
        en: "GB 11643-1999, check digit by ISO 7064 MOD 11-2",
        zh: "GB 11643-1999，校验码按 ISO 7064 MOD 11-2",
    },
    since: GATHERED,
    wrong: "contact.name = \"示例\"\ncontact.id_type = \"居民身份证\"\ncontact.id_number = \"110101190001010008\"",
    right: "contact.name = \"示例\"\ncontact.id_type = \"居民身份证\"\ncontact.id_number = \"110101190001010006\"",
    finds: Finds::Facts(identity_card_number),
};

pub(super) static PASSPORT_NUMBER: Rule = Rule {
    name: "passport-number",
    group: Group::Contact,
    severity: Severity::Warning,
    en: Words {
        title: "no passport has this number",
        why: "a passport's number has five to nine capital letters and digits, and is compared with the data page",
        fix: "copy it again from the data page, without spaces",
    },
    zh: Words {
        title: "不存在这样的护照号码",
        why: "护照号码由五至九位大写字母和数字组成，会与资料页核对",
        fix: "请从资料页重新抄录，不含空格",
    },
    origin: Origin {
        en: "ICAO Doc 9303 part 4: nine characters in the machine-readable zone",
        zh: "ICAO Doc 9303 第 4 部分：机读区号码为九位",
    },
    since: GATHERED,
    wrong: "contact.name = \"CHAN TAI MAN\"\ncontact.id_type = \"passport\"\ncontact.id_number = \"K0000 0000\"",
    right: "contact.name = \"CHAN TAI MAN\"\ncontact.id_type = \"passport\"\ncontact.id_number = \"K00000000\"",
    finds: Finds::Facts(|facts, found| {
        let is_passport = |kind: &str| {
            let kind = kind.to_lowercase();
            ["passport", "护照", "護照", "パスポート", "旅券", "여권"]
                .iter()
                .any(|word| kind.contains(word))
        };
        if let Some((kind, number)) = document(facts)
            && is_passport(kind)
            && !((5..=9).contains(&number.len())
                && number
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))
        {
            found.in_field("contact.id_number", Detail::None);
        }
    }),
};

fn document(facts: &Facts) -> Option<(&str, &str)> {
    let contact = &facts.contact;
    Some((
        contact.id_type.as_ref()?.as_str(),
        contact.id_number.as_ref()?.as_str(),
    ))
}

fn identity_card_number(facts: &Facts, found: &mut Found<'_>) {
    let Some((kind, number)) = document(facts) else {
        return;
    };
    let kind = kind.to_lowercase();
    let elsewhere = [
        "香港",
        "hong kong",
        "hk",
        "澳",
        "macao",
        "macau",
        "台",
        "臺",
        "taiwan",
    ];
    let is_card = ["身份证", "身份證", "id-card", "id card", "identity card"]
        .iter()
        .any(|word| kind.contains(word))
        && !elsewhere.iter().any(|word| kind.contains(word));
    let is_mainland = kind.contains("居民")
        || kind.contains("mainland")
        // A card of another country has another number of characters.
        || number.chars().count() == CARD_LENGTH;
    // A letter for a digit is told as such, and not as a wrong check digit.
    let is_slip = identity_number_slip(&kind, number, facts.is_in(&["HK"])).is_some();
    if !is_card || !is_mainland || is_slip || is_card_number(number) {
        return;
    }
    let length = number.chars().count();
    let detail = if length == CARD_LENGTH {
        Detail::None
    } else {
        Detail::Length {
            found: length,
            wanted: CARD_LENGTH,
        }
    };
    found.in_field("contact.id_number", detail);
}

const CARD_LENGTH: usize = 18;

/// GB 11643: six digits of the place, eight of the day of birth, three of the order, one check character.
fn is_card_number(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = number.as_bytes();
    if bytes.len() != CARD_LENGTH || !bytes[..17].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let born = format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14]);
    let sum: u32 = WEIGHTS
        .iter()
        .zip(bytes)
        .map(|(weight, digit)| weight * u32::from(digit - b'0'))
        .sum();
    let check = CHECKS[sum as usize % CHECKS.len()];
    born.parse::<Date>().is_ok() && bytes[17].to_ascii_uppercase() == check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_of_the_standards_own_example_holds() {
        // The number that GB 11643-1999 prints as its example.
        assert!(is_card_number("11010519491231002X"));
        assert!(!is_card_number(
            "11010519491231002x".replace('2', "3").as_str()
        ));
        assert!(!is_card_number("110105194902310026"));
        assert!(!is_card_number("1101051949123100２"));
    }
}
