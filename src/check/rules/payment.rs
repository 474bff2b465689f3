//! The payment of the fee.

use super::origin::{AGENCIES, GATHERED, REQUIREMENTS, SPREADSHEETS};
use crate::application::Amount;
use crate::check::finding::Detail;
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

/// The fee, in whole dollars of the United States.
const FEE: u64 = 99;

/// How many digits of a number a spreadsheet keeps.
const KEPT_DIGITS: usize = 15;

pub(super) static PAYMENT_IN_FUTURE: Rule = Rule {
    name: "payment-in-future",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "the payment is dated after today",
        why: "the email tells of a payment that was made; one that is still to come is not found",
        fix: "correct the date, or send the email once the payment is made",
    },
    zh: Words {
        title: "付款日期晚于今天",
        why: "付款邮件说明的是已完成的付款；尚未支付的款项无法查到",
        fix: "请更正日期，或在付款后再发送邮件",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "payment.date = \"2027-11-20\"",
    right: "payment.date = \"2026-11-20\"",
    finds: Finds::Day(|facts, as_of, found| {
        if facts.payment.date.is_some_and(|date| date > as_of) {
            found.in_field("payment.date", Detail::Today(as_of));
        }
    }),
};

pub(super) static PAYMENT_BEFORE_LETTER: Rule = Rule {
    name: "payment-before-letter",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "the payment is dated before the letter",
        why: "the fee is paid for an application that is handed in, and its letter is signed before",
        fix: "look at the receipt and the letter, and correct the date that is wrong",
    },
    zh: Words {
        title: "付款日期早于公函日期",
        why: "先签署公函、提交申请，再为该申请付款",
        fix: "请查看付款凭证与公函，更正有误的日期",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "letter.date = \"2026-11-20\"\npayment.date = \"2026-11-02\"",
    right: "letter.date = \"2026-11-19\"\npayment.date = \"2026-11-20\"",
    finds: Finds::Facts(|facts, found| {
        if let (Some(paid), Some(letter)) = (facts.payment.date, facts.letter_date)
            && paid < letter
        {
            found.in_field("payment.date", Detail::LetterDate(letter));
        }
    }),
};

pub(super) static PAYMENT_AMOUNT: Rule = Rule {
    name: "payment-amount",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "the amount is not the fee of 99 US dollars",
        why: "a payment of another amount is not matched to the application; each fee is transferred by itself",
        fix: "write the amount that arrived; if bank charges were taken off it, or two fees were paid at once, ask Tencent's support",
    },
    zh: Words {
        title: "金额不是认证费 99 美元",
        why: "金额不符的付款无法与申请对应；每笔认证费须单独转账",
        fix: "请填写实际到账金额；如被扣手续费或合并付款，请咨询腾讯客服",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "payment.amount = \"198.00\"",
    right: "payment.amount = \"99.00\"",
    finds: Finds::Facts(|facts, found| {
        if facts
            .payment
            .amount
            .as_ref()
            .is_some_and(|amount| !is_fee(amount))
        {
            found.in_field("payment.amount", Detail::Likely(format!("{FEE}.00")));
        }
    }),
};

pub(super) static PAYMENT_CURRENCY: Rule = Rule {
    name: "payment-currency",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "the payment is not in US dollars",
        why: "the fee is paid in US dollars; an amount that the bank changes does not arrive as 99",
        fix: "correct the currency, or pay again in US dollars",
    },
    zh: Words {
        title: "付款币种不是美元",
        why: "认证费以美元支付；由银行兑换的款项到账金额不会正好是 99",
        fix: "请更正币种，或以美元重新支付",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "payment.currency = \"HKD\"",
    right: "payment.currency = \"USD\"",
    finds: Finds::Facts(|facts, found| {
        if facts
            .payment
            .currency
            .is_some_and(|currency| currency.as_str() != "USD")
        {
            found.in_field("payment.currency", Detail::Likely("USD".to_owned()));
        }
    }),
};

pub(super) static ACCOUNT_NUMBER_EXPONENT: Rule = Rule {
    name: "account-number-exponent",
    group: Group::Payment,
    severity: Severity::Error,
    en: Words {
        title: "the account number was turned into a power of ten by a spreadsheet",
        why: "its last digits are lost, so that no payment can be found by it",
        fix: "copy the number again from the bank's papers, and format the spreadsheet's column as text",
    },
    zh: Words {
        title: "银行账号被电子表格转成了科学记数",
        why: "末尾数字已丢失，无法据此查到付款",
        fix: "请从银行单据重新抄录，并把电子表格的该列设为文本格式",
    },
    origin: SPREADSHEETS,
    since: GATHERED,
    wrong: "bank.account_number = \"6.22202E+18\"",
    right: "bank.account_number = \"6222020000001234567\"",
    finds: Finds::Facts(|facts, found| {
        if facts
            .bank
            .account_number
            .as_ref()
            .is_some_and(|number| is_power_of_ten(number.as_str()))
        {
            found.in_field("bank.account_number", Detail::None);
        }
    }),
};

pub(super) static ACCOUNT_NUMBER_ROUNDED: Rule = Rule {
    name: "account-number-rounded",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "all digits of the account number behind the fifteenth are zeros",
        why: "a spreadsheet keeps fifteen digits and fills up with zeros; the true last digits are probably lost",
        fix: "compare with the bank's papers; if the number really ends so, `--allow account-number-rounded`",
    },
    zh: Words {
        title: "银行账号第 15 位之后全为零",
        why: "电子表格只保留 15 位数字，其余补零；末尾数字可能已丢失",
        fix: "请与银行单据核对；账号确实如此时加 `--allow account-number-rounded`",
    },
    origin: SPREADSHEETS,
    since: GATHERED,
    wrong: "bank.account_number = \"6222020000001230000\"",
    right: "bank.account_number = \"6222020000001234567\"",
    finds: Finds::Facts(|facts, found| {
        let Some(number) = facts
            .bank
            .account_number
            .as_ref()
            .map(|number| number.as_str())
        else {
            return;
        };
        let digits: Vec<usize> = number
            .char_indices()
            .filter(|(_, c)| c.is_ascii_digit())
            .map(|(at, _)| at)
            .collect();
        // One zero at the end proves nothing: a tenth of all numbers have one.
        if digits.len() > KEPT_DIGITS + 1
            && digits[KEPT_DIGITS..]
                .iter()
                .all(|&at| number[at..].starts_with('0'))
        {
            let range = digits[KEPT_DIGITS]..digits[digits.len() - 1] + 1;
            found.at("bank.account_number", range, Detail::None);
        }
    }),
};

pub(super) static NOTE_WITHOUT_ID: Rule = Rule {
    name: "note-without-id",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "the transfer's note does not carry the original ID",
        why: "the payment is matched to the account by that ID",
        fix: "if the transfer is not sent yet, put the ID into its note; if it is, say so in the email",
    },
    zh: Words {
        title: "转账附言中没有原始ID",
        why: "付款按原始ID 与账号对应",
        fix: "尚未转账的，请在附言中写上原始ID；已转账的，请在邮件中说明",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "account.id = \"gh_3f2a9c81d07e\"\npayment.note = \"WeChat fee\"",
    right: "account.id = \"gh_3f2a9c81d07e\"\npayment.note = \"WeChat fee gh_3f2a9c81d07e\"",
    finds: Finds::Facts(|facts, found| {
        if let (Some(note), Some(id)) = (&facts.payment.note, &facts.id)
            && !note.as_str().contains(id.as_str())
        {
            found.in_field("payment.note", Detail::Likely(id.as_str().to_owned()));
        }
    }),
};

fn is_fee(amount: &Amount) -> bool {
    let (whole, cents) = amount
        .as_str()
        .split_once('.')
        .unwrap_or((amount.as_str(), ""));
    whole.parse() == Ok(FEE) && cents.bytes().all(|digit| digit == b'0')
}

/// `6.22E+17`, `6.22E17`, `6E+18`, as a spreadsheet shows a long number.
fn is_power_of_ten(number: &str) -> bool {
    let Some((factor, power)) = number.split_once(['E', 'e']) else {
        return false;
    };
    let is_decimal = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
    };
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    is_decimal(factor) && !power.is_empty() && power.bytes().all(|byte| byte.is_ascii_digit())
}
