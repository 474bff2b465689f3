//! What shows only when several clients' records lie side by side.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::finding::{Detail, Finding, Found};
use super::policy::Policy;
use super::rule::{Finds, Rule};
use super::rules::RULES;
use crate::application::Facts;

/// What several clients have in common. It keeps a few bytes a client, and no client's data.
#[derive(Debug, Clone, Default)]
pub struct Across {
    groups: HashMap<Key, Group>,
    hasher: RandomState,
}

/// What clients can't share.
pub(super) struct Shared {
    /// The field it is about.
    pub(super) field: &'static str,
    /// What it is, if the client has it.
    pub(super) key: fn(&Facts) -> Option<String>,
    /// Whether another account's record is meant, and not also a second one of the same account.
    pub(super) of_other_accounts: bool,
}

/// The rule, and a hash of what is shared.
type Key = (&'static str, [u64; 2]);

/// The first client that has a key, and the first one after it that the rule sets against it.
#[derive(Debug, Clone, Copy)]
struct Group {
    first: Member,
    other: Option<Member>,
}

#[derive(Debug, Clone, Copy)]
struct Member {
    client: usize,
    /// A hash of its original ID.
    account: u64,
}

impl Across {
    /// Takes a client in; `client` is its number, of the caller's own choosing.
    pub fn add(&mut self, client: usize, facts: &Facts) {
        let account = self.account(facts);
        let member = Member { client, account };
        for (rule, shared) in shared_rules() {
            let Some(key) = self.key(rule, shared, facts) else {
                continue;
            };
            let group = self.groups.entry(key).or_insert(Group {
                first: member,
                other: None,
            });
            if group.other.is_none() && shared.sets_apart(group.first, member) {
                group.other = Some(member);
            }
        }
    }

    /// What a client has in common with one that was taken in; `name` says what that one's record is called.
    #[must_use]
    pub fn findings(
        &self,
        client: usize,
        facts: &Facts,
        policy: &Policy,
        name: impl Fn(usize) -> String,
    ) -> Vec<Finding> {
        let account = self.account(facts);
        let member = Member { client, account };
        let mut findings = Vec::new();
        for (rule, shared) in shared_rules() {
            let group = self
                .key(rule, shared, facts)
                .and_then(|key| self.groups.get(&key));
            let other = group.and_then(|group| {
                [Some(group.first), group.other]
                    .into_iter()
                    .flatten()
                    .find(|other| shared.sets_apart(*other, member))
            });
            if let Some(other) = other {
                Found::new(rule, &mut findings)
                    .in_field(shared.field, Detail::Client(name(other.client)));
            }
        }
        policy.apply(&mut findings);
        findings
    }

    fn key(&self, rule: &'static Rule, shared: &Shared, facts: &Facts) -> Option<Key> {
        let key = (shared.key)(facts)?;
        // Two hashes, so that no two keys of any table meet by chance.
        let hash = [0, 1].map(|seed: u8| self.hasher.hash_one((seed, &key)));
        Some((rule.name, hash))
    }

    fn account(&self, facts: &Facts) -> u64 {
        self.hasher
            .hash_one(facts.id.as_ref().map(|id| id.as_str()))
    }
}

impl Shared {
    fn sets_apart(&self, one: Member, other: Member) -> bool {
        one.client != other.client && !(self.of_other_accounts && one.account == other.account)
    }
}

fn shared_rules() -> impl Iterator<Item = (&'static Rule, &'static Shared)> {
    RULES.iter().filter_map(|rule| match &rule.finds {
        Finds::Clients(shared) => Some((*rule, shared)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(id: &str, name: &str) -> Facts {
        Facts {
            id: Some(id.parse().unwrap()),
            name: Some(name.parse().unwrap()),
            ..Facts::default()
        }
    }

    #[test]
    fn each_of_three_that_share_an_id_is_told_of_another() {
        let clients = [
            facts("gh_3f2a9c81d07e", "A LIMITED"),
            facts("gh_3f2a9c81d07e", "B LIMITED"),
            facts("gh_7a05c3d96e1f", "A LIMITED"),
            facts("gh_3f2a9c81d07e", "C LIMITED"),
        ];
        let mut across = Across::default();
        for (index, facts) in clients.iter().enumerate() {
            across.add(index, facts);
        }
        let found: Vec<Vec<(&str, Detail)>> = clients
            .iter()
            .enumerate()
            .map(|(index, facts)| {
                let policy = Policy::default();
                let name = |client| format!("row {client}");
                let found = across.findings(index, facts, &policy, name);
                let found = found.into_iter();
                found
                    .map(|finding| (finding.rule.name, finding.detail))
                    .collect()
            })
            .collect();
        let of = |row: &str| Detail::Client(row.to_owned());
        assert_eq!(
            found,
            [
                vec![
                    ("same-id-twice", of("row 1")),
                    ("same-name-twice", of("row 2"))
                ],
                vec![("same-id-twice", of("row 0"))],
                vec![("same-name-twice", of("row 0"))],
                vec![("same-id-twice", of("row 0"))],
            ]
        );
    }
}
