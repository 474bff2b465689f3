//! The business registration: in force, of the right kind, and given.

use super::origin::{AGENCIES, GATHERED, REQUIREMENTS};
use crate::application::{Date, Facts};
use crate::check::finding::Detail;
use crate::check::number_form::registration_number_slip;
use crate::check::rule::{Finds, Group, Origin, Rule, Words};
use crate::diagnostic::Severity;

/// How many days before its end a registration is called about to expire: as long as an application can take.
const SOON: i32 = 30;

/// How many days before its end a registration is worth a note.
const AHEAD: i32 = 90;

pub(super) static REGISTRATION_EXPIRED: Rule = Rule {
    name: "registration-expired",
    group: Group::Registration,
    severity: Severity::Error,
    en: Words {
        title: "the business registration is not in force any more, today or on the letter's date",
        why: "only a registration in force is accepted",
        fix: "renew it and write its new last day, or correct the letter's date",
    },
    zh: Words {
        title: "至今天或公函日期，商业登记已过期",
        why: "只接受有效期内的商业登记",
        fix: "请先续期并填写新的截止日，或更正公函日期",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "letter.date = \"2026-11-20\"\ncompany.registration_expires = \"2026-11-19\"",
    right: "letter.date = \"2026-11-20\"\ncompany.registration_expires = \"2027-11-19\"",
    finds: Finds::Day(|facts, as_of, found| {
        if let Some((day, left)) = days_left(facts, as_of)
            && left < 0
        {
            found.in_field(
                "company.registration_expires",
                Detail::DaysLeft { day, left },
            );
        }
    }),
};

pub(super) static REGISTRATION_EXPIRES_SOON: Rule = Rule {
    name: "registration-expires-soon",
    group: Group::Registration,
    severity: Severity::Warning,
    en: Words {
        title: "the business registration expires within 30 days",
        why: "an application can be sent back for 30 days, and the registration has to be in force until it is accepted",
        fix: "renew it first, if that is possible already",
    },
    zh: Words {
        title: "商业登记将在 30 天内到期",
        why: "申请在 30 天内可能被退回补充，通过之前商业登记须一直有效",
        fix: "如已可续期，请先续期",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "letter.date = \"2026-11-20\"\ncompany.registration_expires = \"2026-12-10\"",
    right: "letter.date = \"2026-11-20\"\ncompany.registration_expires = \"2027-11-19\"",
    finds: Finds::Day(|facts, as_of, found| {
        if let Some((day, left)) = days_left(facts, as_of)
            && (0..=SOON).contains(&left)
        {
            found.in_field(
                "company.registration_expires",
                Detail::DaysLeft { day, left },
            );
        }
    }),
};

pub(super) static REGISTRATION_EXPIRY_AHEAD: Rule = Rule {
    name: "registration-expiry-ahead",
    group: Group::Deadlines,
    severity: Severity::Note,
    en: Words {
        title: "the business registration expires within three months",
        why: "verification is renewed every year, and asks for a registration in force",
        fix: "put the day into your calendar",
    },
    zh: Words {
        title: "商业登记将在三个月内到期",
        why: "认证每年续审，届时需要有效的商业登记",
        fix: "请记下该日期",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "letter.date = \"2026-11-20\"\ncompany.registration_expires = \"2027-01-31\"",
    right: "letter.date = \"2026-11-20\"\ncompany.registration_expires = \"2027-11-19\"",
    finds: Finds::Day(|facts, as_of, found| {
        if let Some((day, left)) = days_left(facts, as_of)
            && (SOON + 1..=AHEAD).contains(&left)
        {
            found.in_field(
                "company.registration_expires",
                Detail::DaysLeft { day, left },
            );
        }
    }),
};

pub(super) static REGISTRATION_NUMBER_MISSING: Rule = Rule {
    name: "registration-number-missing",
    group: Group::Registration,
    severity: Severity::Note,
    en: Words {
        title: "the business registration's number is not given",
        why: "the letter can carry it, and the reviewer then finds the company at once",
        fix: "add it under `[company]`: registration_number = \"…\"",
    },
    zh: Words {
        title: "没有填写商业登记号码",
        why: "公函写明号码，审核人员便能立即查到该企业",
        fix: "请在 `[company]` 下加上 registration_number = \"…\"",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "company.registration_expires = \"2028-11-20\"",
    right: "company.registration_expires = \"2028-11-20\"\ncompany.registration_number = \"12345678\"",
    finds: Finds::Facts(|facts, found| {
        // A record of the four needed fields tells nothing of the registration on purpose.
        let tells_of_it = facts.registration_expires.is_some()
            || facts.registration_date.is_some()
            || facts.registered_address.is_some()
            || facts.files.registration.is_some();
        let field = "company.registration_number";
        if tells_of_it && facts.lacks(field, facts.registration_number.as_ref()) {
            found.in_field(field, Detail::Absent);
        }
    }),
};

pub(super) static REGISTRATION_EXPIRY_MISSING: Rule = Rule {
    name: "registration-expiry-missing",
    group: Group::Registration,
    severity: Severity::Note,
    en: Words {
        title: "the day on which the business registration expires is not given",
        why: "registrations of Hong Kong and trade licences of the Gulf run out every year or every three, and an expired one is refused",
        fix: "add it under `[company]`: registration_expires = \"…\"",
    },
    zh: Words {
        title: "没有填写商业登记的有效期截止日",
        why: "香港商业登记和海湾国家营业执照每一年或三年到期，过期不予接受",
        fix: "请在 `[company]` 下加上 registration_expires = \"…\"",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "company.country = \"HK\"\ncompany.registration_number = \"12345678\"",
    right: "company.country = \"HK\"\ncompany.registration_number = \"12345678\"\ncompany.registration_expires = \"2028-11-20\"",
    finds: Finds::Facts(|facts, found| {
        let runs_out = facts.is_in(&["HK", "AE", "SA", "QA", "BH", "KW", "OM"]);
        let field = "company.registration_expires";
        let lacks_it = facts.lacks(field, facts.registration_expires.as_ref());
        if runs_out && facts.registration_number.is_some() && lacks_it {
            found.in_field(field, Detail::Absent);
        }
    }),
};

pub(super) static INCORPORATION_NUMBER: Rule = Rule {
    name: "incorporation-number",
    group: Group::Registration,
    severity: Severity::Warning,
    en: Words {
        title: "this looks like the number of a certificate of incorporation, not of the business registration",
        why: "for Hong Kong the business registration certificate is asked for; its number has eight digits, and the older company number had seven at most",
        fix: "copy the number from the business registration certificate (its first eight digits), and upload that one",
    },
    zh: Words {
        title: "这像是公司注册证明书的编号，不是商业登记证号码",
        why: "香港企业须提交商业登记证；其号码为八位数字，旧公司编号最多七位",
        fix: "请从商业登记证抄录号码（前八位），并上传该证",
    },
    origin: Origin {
        en: "agencies' accounts of refusals, and the Hong Kong Companies Registry on the Unique Business Identifier (in force since 2023-12-27)",
        zh: "代办机构公开的退回原因，以及香港公司注册处有关商业登记号码（2023-12-27 起用作唯一识别号）的说明",
    },
    since: "2023-12-27",
    wrong: "company.country = \"HK\"\ncompany.registration_number = \"1234567\"",
    right: "company.country = \"HK\"\ncompany.registration_number = \"12345678-000-11-26-A\"",
    finds: Finds::Facts(|facts, found| {
        let is_hong_kong = facts.is_in(&["HK"]);
        let Some(number) = facts.registration_number.as_ref().filter(|_| is_hong_kong) else {
            return;
        };
        let first = number.as_str().split('-').next().unwrap_or_default();
        let digits = first.chars().filter(char::is_ascii_digit).count();
        // A letter for a digit is told as such, and not as a digit too few.
        let is_slip = registration_number_slip(number.as_str(), "HK").is_some();
        if (1..8).contains(&digits) && !is_slip {
            let detail = Detail::Length {
                found: digits,
                wanted: 8,
            };
            found.at("company.registration_number", 0..first.len(), detail);
        }
    }),
};

pub(super) static LETTER_BEFORE_REGISTRATION: Rule = Rule {
    name: "letter-before-registration",
    group: Group::Letter,
    severity: Severity::Warning,
    en: Words {
        title: "the letter is dated before the company was registered",
        why: "a company that did not exist yet could sign nothing",
        fix: "correct the date that is wrong",
    },
    zh: Words {
        title: "公函日期早于企业注册日期",
        why: "当时企业尚未成立，无从签署",
        fix: "请更正有误的日期",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "letter.date = \"2026-11-20\"\ncompany.registration_date = \"2026-12-01\"",
    right: "letter.date = \"2026-11-20\"\ncompany.registration_date = \"2020-12-01\"",
    finds: Finds::Facts(|facts, found| {
        if let (Some(letter), Some(registered)) = (facts.letter_date, facts.registration_date)
            && letter < registered
        {
            found.in_field("letter.date", Detail::RegisteredOn(registered));
        }
    }),
};

/// The last day of the registration, and how many days lie between it and the letter's date or today, whichever is later.
fn days_left(facts: &Facts, as_of: Date) -> Option<(Date, i32)> {
    let day = facts.registration_expires?;
    let from = facts.letter_date.map_or(as_of, |date| date.max(as_of));
    Some((day, from.days_until(day)))
}
