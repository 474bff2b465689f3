//! Original IDs that were let through though none like them was seen so far.

use super::origin::{AGENCIES, GATHERED};
use crate::check::finding::Detail;
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static UNUSUAL_ID: Rule = Rule {
    name: "original-id-unusual",
    group: Group::Id,
    severity: Severity::Warning,
    en: Words {
        title: "the original ID has a shape that was not seen so far",
        why: "it was let through because you said so; a letter with a wrong ID is sent back",
        fix: "compare it with the account's settings, character by character",
    },
    zh: Words {
        title: "原始ID 的形式与目前所见的都不同",
        why: "因您的要求而放行；ID 有误的公函会被退回",
        fix: "请与账号设置页逐字核对",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "account.id = \"gh_3F2A-2026\"",
    right: "account.id = \"gh_3f2a9c81d07e\"",
    finds: Finds::Facts(|facts, found| {
        if facts.id.as_ref().is_some_and(|id| !id.has_usual_shape()) {
            found.in_field("account.id", Detail::None);
        }
    }),
};
