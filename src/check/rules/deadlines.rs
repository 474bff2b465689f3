//! Days by which something is due.

use super::origin::{GATHERED, REQUIREMENTS};
use crate::application::{Date, Facts};
use crate::check::finding::Detail;
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

/// How many working days an answer takes.
const ANSWER: u8 = 3;

/// How many days there are for what is asked for afterwards.
const SUPPLEMENT: i32 = 30;

pub(super) static ANSWER_EXPECTED: Rule = Rule {
    name: "answer-expected",
    group: Group::Deadlines,
    severity: Severity::Note,
    en: Words {
        title: "an answer to the payment email is due within three working days",
        why: "without one, the email has not been matched; it is then sent again, or from another mailbox",
        fix: "look for the answer on the day named here; China's public holidays are not counted in, and add to it",
    },
    zh: Words {
        title: "付款邮件应在三个工作日内得到答复",
        why: "逾期未答复，说明邮件未能对应；应再次发送，或换一个邮箱发送",
        fix: "请在所示日期查看答复；此处未计入中国法定节假日，遇节假日顺延",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "payment.date = \"2026-11-20\"",
    right: "payment.date = \"2026-09-01\"",
    finds: Finds::Day(|facts, as_of, found| {
        if let Some(paid) = recent_payment(facts, as_of)
            && let Some(day) = working_days_after(paid, ANSWER)
        {
            found.in_field("payment.date", Detail::DueBy(day));
        }
    }),
};

pub(super) static SUPPLEMENT_WINDOW: Rule = Rule {
    name: "supplement-window",
    group: Group::Deadlines,
    severity: Severity::Note,
    en: Words {
        title: "what is asked for after the review can be handed in for 30 days, three times in all",
        why: "after that the application is closed, and the fee of 99 US dollars is due again",
        fix: "count the 30 days from the day of the request, and mend all that it names at once",
    },
    zh: Words {
        title: "审核要求补充的材料，30 天内可提交，最多三次",
        why: "逾期或超过三次，申请关闭，须再付 99 美元",
        fix: "自收到要求之日起计算 30 天，并一次改正所列全部问题",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "payment.date = \"2026-11-20\"",
    right: "payment.date = \"2026-09-01\"",
    finds: Finds::Day(|facts, as_of, found| {
        if recent_payment(facts, as_of).is_some() {
            found.in_field("payment.date", Detail::None);
        }
    }),
};

/// The day of the payment, where its application can still be under way.
fn recent_payment(facts: &Facts, as_of: Date) -> Option<Date> {
    let paid = facts.payment.date?;
    (0..=SUPPLEMENT)
        .contains(&paid.days_until(as_of))
        .then_some(paid)
}

/// The day some working days later: Saturdays and Sundays are none.
fn working_days_after(day: Date, count: u8) -> Option<Date> {
    use jiff::civil::Weekday::{Saturday, Sunday};
    let mut day = day;
    for _ in 0..count {
        day = day.plus_days(1)?;
        while matches!(day.civil().weekday(), Saturday | Sunday) {
            day = day.plus_days(1)?;
        }
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_are_no_working_days() {
        let after = |day: &str| {
            working_days_after(day.parse().unwrap(), ANSWER)
                .unwrap()
                .iso()
        };
        // 2026-11-20 is a Friday.
        assert_eq!(after("2026-11-20"), "2026-11-25");
        assert_eq!(after("2026-11-21"), "2026-11-25");
        assert_eq!(after("2026-11-22"), "2026-11-25");
        assert_eq!(after("2026-11-23"), "2026-11-26");
        assert_eq!(after("2026-12-30"), "2027-01-04");
    }
}
