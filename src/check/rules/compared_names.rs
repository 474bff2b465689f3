//! Names that should be the same and are not.

use super::origin::{AGENCIES, GATHERED, REQUIREMENTS};
use crate::application::{EntityName, Facts};
use crate::check::finding::{Detail, Found};
use crate::check::name_parts::{is_same_or_part, parts};
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static NAME_DIFFERS: Rule = Rule {
    name: "name-differs",
    group: Group::Name,
    severity: Severity::Error,
    en: Words {
        title: "the name is not the one that was read off the registration",
        why: "one of the two was mistyped, and a letter with a wrong name is sent back",
        fix: "look at the registration and correct the one that is wrong",
    },
    zh: Words {
        title: "名称与从注册登记文件抄录的名称不同",
        why: "两者之一有误；名称有误的公函会被退回",
        fix: "请查看注册登记文件，改正有误的一处",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "company.name = \"GOLDEN SAIL EXAMPLE LIMITED\"\ncompany.registration_name = \"GOLDEN SAILS EXAMPLE LIMITED\"",
    right: "company.name = \"GOLDEN SAIL EXAMPLE LIMITED\"\ncompany.registration_name = \"GOLDEN SAIL EXAMPLE LIMITED\"",
    finds: Finds::Facts(name_differs),
};

pub(super) static NAME_ORDER: Rule = Rule {
    name: "name-order",
    group: Group::Name,
    severity: Severity::Warning,
    en: Words {
        title: "the two languages of the name stand in another order than on the registration",
        why: "the name is compared as a whole, so the order counts",
        fix: "put the languages in the registration's order",
    },
    zh: Words {
        title: "名称中两种语言的顺序与注册登记文件不同",
        why: "名称按整体核对，顺序也须一致",
        fix: "请按注册登记文件的顺序排列",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "company.name = \"GOLDEN SAIL LIMITED 金帆有限公司\"\ncompany.registration_name = \"金帆有限公司 GOLDEN SAIL LIMITED\"",
    right: "company.name = \"金帆有限公司 GOLDEN SAIL LIMITED\"\ncompany.registration_name = \"金帆有限公司 GOLDEN SAIL LIMITED\"",
    finds: Finds::Facts(name_order),
};

pub(super) static ACCOUNT_HOLDER_DIFFERS: Rule = Rule {
    name: "account-holder-differs",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "the bank account's holder is not the company",
        why: "the fee must come from the company's own account; a payment from another name is not matched to the application",
        fix: "compare both with the bank's statement; one language of a name in two languages is enough",
    },
    zh: Words {
        title: "银行账户户名不是该企业",
        why: "认证费须由企业自己的账户支付；其他户名的付款无法与申请对应",
        fix: "请与银行对账单核对；双语名称只写其中一种语言即可",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "company.name = \"GOLDEN SAIL EXAMPLE LIMITED\"\nbank.account_holder = \"GOLDEN SAIL LIMITED\"",
    right: "company.name = \"金帆範例有限公司 GOLDEN SAIL EXAMPLE LIMITED\"\nbank.account_holder = \"GOLDEN SAIL EXAMPLE LIMITED\"",
    finds: Finds::Facts(|facts, found| {
        let holder = facts.bank.account_holder.as_ref();
        differs(
            ("bank.account_holder", holder),
            ("company.name", facts.name.as_ref()),
            found,
        );
    }),
};

pub(super) static PAYER_DIFFERS: Rule = Rule {
    name: "payer-differs",
    group: Group::Payment,
    severity: Severity::Warning,
    en: Words {
        title: "the payer on the receipt is not the holder of the account",
        why: "the receipt is compared with the account that the application declares",
        fix: "compare both with the receipt; if another account paid, ask Tencent's support before going on",
    },
    zh: Words {
        title: "付款凭证上的付款人与账户户名不同",
        why: "付款凭证会与申请中填写的付款账户核对",
        fix: "请与付款凭证核对；如确由其他账户支付，请先咨询腾讯客服",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "bank.account_holder = \"GOLDEN SAIL EXAMPLE LIMITED\"\npayment.payer = \"CHAN TAI MAN\"",
    right: "bank.account_holder = \"GOLDEN SAIL EXAMPLE LIMITED\"\npayment.payer = \"GOLDEN SAIL EXAMPLE LIMITED\"",
    finds: Finds::Facts(|facts, found| {
        let payer = ("payment.payer", facts.payment.payer.as_ref());
        let holder = facts.bank.account_holder.as_ref();
        match holder {
            Some(_) => differs(payer, ("bank.account_holder", holder), found),
            None => differs(payer, ("company.name", facts.name.as_ref()), found),
        }
    }),
};

type Named<'a> = (&'static str, Option<&'a EntityName>);

/// Finds one name where it is neither the other one nor a part of it.
fn differs((field, name): Named<'_>, (with, other): Named<'_>, found: &mut Found<'_>) {
    let (Some(name), Some(other)) = (name, other) else {
        return;
    };
    if !is_same_or_part(other.as_str(), name.as_str()) {
        tell((field, name), (with, other), found);
    }
}

fn name_differs(facts: &Facts, found: &mut Found<'_>) {
    let (Some(name), Some(registered)) = (&facts.name, &facts.registration_name) else {
        return;
    };
    if name != registered && !is_reordered(name.as_str(), registered.as_str()) {
        let with = ("company.registration_name", registered);
        tell(("company.name", name), with, found);
    }
}

fn name_order(facts: &Facts, found: &mut Found<'_>) {
    let (Some(name), Some(registered)) = (&facts.name, &facts.registration_name) else {
        return;
    };
    if name != registered && is_reordered(name.as_str(), registered.as_str()) {
        let as_registered = Detail::Likely(registered.as_str().to_owned());
        found.in_field("company.name", as_registered);
    }
}

/// Whether two names have the same parts in another order.
fn is_reordered(one: &str, other: &str) -> bool {
    let texts = |name| {
        parts(name)
            .iter()
            .map(|part| part.text.to_owned())
            .collect::<Vec<_>>()
    };
    let (mut one, mut other) = (texts(one), texts(other));
    if one == other {
        return false;
    }
    one.sort();
    other.sort();
    one == other
}

/// Says where two names differ first.
fn tell(
    (field, name): (&'static str, &EntityName),
    (with, other): (&'static str, &EntityName),
    found: &mut Found<'_>,
) {
    let (name, other) = (name.as_str(), other.as_str());
    let same: usize = name
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let (here, there) = (name[same..].chars().next(), other[same..].chars().next());
    let detail = Detail::Difference {
        with,
        other: other.to_owned(),
        here,
        there,
    };
    // Where the text ends too early, its last character is marked.
    let range = match here {
        Some(here) => same..same + here.len_utf8(),
        None => name.char_indices().next_back().map_or(0, |(at, _)| at)..name.len(),
    };
    found.at(field, range, detail);
}
