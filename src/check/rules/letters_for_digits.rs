//! Letters where a digit stands: O for 0, l for 1.

use super::origin::{GATHERED, REQUIREMENTS};
use crate::check::finding::{Detail, Found};
use crate::check::number_form::{
    Slip, account_number_slip, identity_number_slip, registration_number_slip,
};
use crate::check::rule::{Finds, Group, Origin, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static LETTER_FOR_DIGIT: Rule = Rule {
    name: "letter-for-digit",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "a letter stands in a number where there are digits alone",
        why: "it looks like the digit, and the number is found in no register",
        fix: "compare with the document, and type the digit",
    },
    zh: Words {
        title: "号码中只能是数字的位置上有字母",
        why: "字母与数字外观相似，但按此号码查不到任何登记",
        fix: "请与证件核对，并改为数字",
    },
    origin: Origin {
        en: "the forms of Hong Kong's, the mainland's, Taiwan's, Japan's and Korea's numbers, as their registers publish them",
        zh: "香港、内地、台湾、日本和韩国登记机关公布的号码格式",
    },
    since: GATHERED,
    wrong: "company.country = \"HK\"\ncompany.registration_number = \"1234567O\"",
    right: "company.country = \"HK\"\ncompany.registration_number = \"12345670\"",
    finds: Finds::Facts(|facts, found| {
        let number = facts.registration_number.as_ref();
        if let Some((number, place)) = number.zip(facts.country) {
            let slip = registration_number_slip(number.as_str(), place.code());
            tell("company.registration_number", slip, found);
        }
        let contact = &facts.contact;
        if let Some((kind, number)) = contact.id_type.as_ref().zip(contact.id_number.as_ref()) {
            let in_hong_kong = facts.is_in(&["HK"]);
            let slip = identity_number_slip(kind.as_str(), number.as_str(), in_hong_kong);
            tell("contact.id_number", slip, found);
        }
    }),
};

pub(super) static ACCOUNT_NUMBER_LETTER: Rule = Rule {
    name: "account-number-letter",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "a letter that looks like a digit stands among the digits of the account number",
        why: "no payment is found by a number with a wrong character",
        fix: "compare with the bank's papers; if the number really has the letter, `--allow account-number-letter`",
    },
    zh: Words {
        title: "银行账号的数字中夹有形似数字的字母",
        why: "账号错一个字符，便查不到付款",
        fix: "请与银行单据核对；账号确有该字母时加 `--allow account-number-letter`",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "bank.account_number = \"O12-345678-001\"",
    right: "bank.account_number = \"123-456789-001\"",
    finds: Finds::Facts(|facts, found| {
        if let Some(number) = &facts.bank.account_number {
            let slip = account_number_slip(number.as_str());
            tell("bank.account_number", slip, found);
        }
    }),
};

fn tell(field: &'static str, slip: Option<Slip>, found: &mut Found<'_>) {
    let Some(slip) = slip else {
        return;
    };
    let end = slip.at + slip.letter.len_utf8();
    let detail = Detail::ForDigit {
        letter: slip.letter,
        digit: slip.digit,
        position: slip.position,
    };
    found.at(field, slip.at..end, detail);
}
