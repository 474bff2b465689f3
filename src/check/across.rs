//! What shows only when several clients' records lie side by side.

use std::collections::HashMap;
use std::hash::Hash;

use super::finding::{Detail, Finding, Found};
use super::policy::Policy;
use super::rule::{Finds, Rule};
use super::rules::RULES;
use crate::application::Facts;

/// One of several clients.
#[derive(Debug, Clone, Copy)]
pub struct Client<'a> {
    /// What the record is called: its file, or its row.
    pub name: &'a str,
    /// What is known of the client.
    pub facts: &'a Facts,
}

/// Runs the rules that compare clients: a list of findings a client, in the clients' order.
#[must_use]
pub fn check_across(clients: &[Client<'_>], policy: &Policy) -> Vec<Vec<Finding>> {
    let mut findings = vec![Vec::new(); clients.len()];
    for rule in RULES {
        if let Finds::Clients(find) = &rule.finds {
            find(&mut Clients {
                rule,
                clients,
                findings: &mut findings,
            });
        }
    }
    for findings in &mut findings {
        policy.apply(findings);
    }
    findings
}

/// The clients as a rule sees them.
pub(super) struct Clients<'a> {
    rule: &'static Rule,
    clients: &'a [Client<'a>],
    findings: &'a mut [Vec<Finding>],
}

impl Clients<'_> {
    /// Takes a finding about `field` for each client that shares a key with another one, naming the first such.
    pub(super) fn sharing<K: Hash + Eq>(
        &mut self,
        field: &'static str,
        key: impl Fn(&Facts) -> Option<K>,
        differs: impl Fn(&Facts, &Facts) -> bool,
    ) {
        let mut members: HashMap<K, Vec<usize>> = HashMap::new();
        for (index, client) in self.clients.iter().enumerate() {
            if let Some(key) = key(client.facts) {
                members.entry(key).or_default().push(index);
            }
        }
        for group in members.values().filter(|group| group.len() > 1) {
            for &index in group {
                let facts = self.clients[index].facts;
                let other = group
                    .iter()
                    .find(|&&other| other != index && differs(facts, self.clients[other].facts));
                if let Some(&other) = other {
                    let name = self.clients[other].name.to_owned();
                    Found::new(self.rule, &mut self.findings[index])
                        .in_field(field, Detail::Client(name));
                }
            }
        }
    }
}
