//! What two clients can't share.

use super::origin::{AGENCIES, GATHERED, REQUIREMENTS};
use crate::application::Payment;
use crate::check::across::Shared;
use crate::check::finding::Detail;
use crate::check::rule::{Finds, Group, Rule, Words};
use crate::diagnostic::Severity;

pub(super) static SAME_ID_TWICE: Rule = Rule {
    name: "same-id-twice",
    group: Group::Id,
    severity: Severity::Error,
    en: Words {
        title: "another client has the same original ID",
        why: "an account belongs to one company; one of the two records was copied and not changed",
        fix: "copy each ID again from its own account's settings",
    },
    zh: Words {
        title: "另一客户有相同的原始ID",
        why: "一个账号只属于一家企业；其中一份资料可能复制后忘了修改",
        fix: "请分别从各自账号的设置页重新复制原始ID",
    },
    origin: AGENCIES,
    since: GATHERED,
    wrong: "account.id = \"gh_3f2a9c81d07e\"\n---\ncompany.name = \"SILVER SAIL EXAMPLE LIMITED\"\naccount.id = \"gh_3f2a9c81d07e\"",
    right: "account.id = \"gh_3f2a9c81d07e\"\n---\ncompany.name = \"SILVER SAIL EXAMPLE LIMITED\"\naccount.id = \"gh_7a05c3d96e1f\"",
    finds: Finds::Clients(Shared {
        field: "account.id",
        key: |facts| Some(facts.id.as_ref()?.as_str().to_owned()),
        of_other_accounts: false,
    }),
};

pub(super) static SAME_NAME_TWICE: Rule = Rule {
    name: "same-name-twice",
    group: Group::Id,
    severity: Severity::Note,
    en: Words {
        title: "the same company applies for another account too",
        why: "a verified overseas Official Account can create Mini Programs with no new letter and no fee",
        fix: "see whether the second application is needed at all; if both are, leave it as it is",
    },
    zh: Words {
        title: "同一企业还有另一账号在申请",
        why: "已认证的海外公众号可直接创建小程序，无需新的公函，也无需缴费",
        fix: "请确认是否需要第二份申请；确有需要则不必修改",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "account.id = \"gh_3f2a9c81d07e\"\n---\naccount.id = \"gh_7a05c3d96e1f\"",
    right: "account.id = \"gh_3f2a9c81d07e\"\n---\ncompany.name = \"SILVER SAIL EXAMPLE LIMITED\"\naccount.id = \"gh_7a05c3d96e1f\"",
    finds: Finds::Clients(Shared {
        field: "company.name",
        key: |facts| Some(facts.name.as_ref()?.as_str().to_owned()),
        of_other_accounts: true,
    }),
};

pub(super) static LOGIN_EMAIL_REUSED: Rule = Rule {
    name: "login-email-reused",
    group: Group::Account,
    severity: Severity::Warning,
    en: Words {
        title: "another account is signed in to with the same email address",
        why: "an address can register one account; a Mini Program can't take over an Official Account's",
        fix: "write the address that this account is signed in to with",
    },
    zh: Words {
        title: "另一账号使用相同的登录邮箱",
        why: "一个邮箱只能注册一个账号；小程序不能沿用公众号的邮箱",
        fix: "请填写该账号自己的登录邮箱",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "account.login_email = \"wechat@example.com\"\n---\naccount.id = \"gh_7a05c3d96e1f\"\naccount.login_email = \"Wechat@example.com\"",
    right: "account.login_email = \"wechat@example.com\"\n---\naccount.id = \"gh_7a05c3d96e1f\"\naccount.login_email = \"mini@example.com\"",
    finds: Finds::Clients(Shared {
        field: "account.login_email",
        key: |facts| Some(facts.login_email.as_ref()?.as_str().to_lowercase()),
        of_other_accounts: true,
    }),
};

pub(super) static LOGIN_EMAIL_MISSING: Rule = Rule {
    name: "login-email-missing",
    group: Group::Account,
    severity: Severity::Warning,
    en: Words {
        title: "the account's login email is not given",
        why: "the payment email has to name it",
        fix: "add it under `[account]`: login_email = \"…\"",
    },
    zh: Words {
        title: "没有填写账号登录邮箱",
        why: "付款邮件须写明登录邮箱",
        fix: "请在 `[account]` 下加上 login_email = \"…\"",
    },
    origin: REQUIREMENTS,
    since: GATHERED,
    wrong: "payment.date = \"2026-11-20\"",
    right: "payment.date = \"2026-11-20\"\naccount.login_email = \"wechat@example.com\"",
    finds: Finds::Facts(|facts, found| {
        // A record for the letter alone says nothing of the account but its ID.
        let says_more = facts.kind.is_some()
            || facts.account_name.is_some()
            || facts.payment != Payment::default();
        let field = "account.login_email";
        if says_more && facts.lacks(field, facts.login_email.as_ref()) {
            found.in_field(field, Detail::Absent);
        }
    }),
};
