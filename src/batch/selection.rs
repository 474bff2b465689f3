//! Which of a table's clients a run takes: some rows or IDs, and one machine's share.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// `--only`: rows as the spreadsheet shows them, or original IDs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Only {
    rows: Vec<RangeInclusive<usize>>,
    ids: BTreeSet<String>,
}

/// What `--only` does not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyError {
    /// The part that is neither a row, nor rows, nor an ID.
    pub given: String,
}

impl FromStr for Only {
    type Err = OnlyError;

    fn from_str(text: &str) -> Result<Self, OnlyError> {
        let mut only = Self::default();
        for part in text.split([',', '，']).map(str::trim_ascii) {
            let error = || OnlyError {
                given: part.to_owned(),
            };
            let number = |text: &str| text.trim_ascii().parse().ok().filter(|row| *row > 0);
            if part.starts_with("gh_") {
                only.ids.insert(part.to_owned());
            } else if let Some((first, last)) = part.split_once('-') {
                let first = number(first).ok_or_else(error)?;
                let last = number(last)
                    .filter(|last| *last >= first)
                    .ok_or_else(error)?;
                only.rows.push(first..=last);
            } else {
                let row = number(part).ok_or_else(error)?;
                only.rows.push(row..=row);
            }
        }
        Ok(only)
    }
}

impl Only {
    /// Whether it takes a client by its row or its ID.
    #[must_use]
    pub fn takes(&self, row: usize, id: Option<&str>) -> bool {
        self.rows.iter().any(|rows| rows.contains(&row))
            || id.is_some_and(|id| self.ids.contains(id))
    }

    /// Its parts that take none of the clients; `rows` and `ids` are those of the table.
    #[must_use]
    pub fn without_client(&self, rows: &BTreeSet<usize>, ids: &BTreeSet<String>) -> Vec<String> {
        let rows = self
            .rows
            .iter()
            .filter(|range| rows.range((*range).clone()).next().is_none())
            .map(|range| {
                if range.start() == range.end() {
                    range.start().to_string()
                } else {
                    format!("{}-{}", range.start(), range.end())
                }
            });
        rows.chain(self.ids.difference(ids).cloned()).collect()
    }
}

/// `--shard K/N`: one machine's share of the clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u32,
    count: u32,
}

/// What `--shard` does not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShardError {
    /// As given.
    pub given: String,
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let parts = text
            .split_once('/')
            .and_then(|(number, count)| Some((number.parse().ok()?, count.parse().ok()?)));
        match parts {
            Some((number, count)) if (1..=count).contains(&number) => Ok(Self { number, count }),
            _ => Err(ShardError {
                given: text.to_owned(),
            }),
        }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}-of-{}", self.number, self.count)
    }
}

impl Shard {
    /// Whether a client falls to this share, by what it is and not by where it stands: a row that is put in above moves none.
    #[must_use]
    pub fn takes(self, client: &str) -> bool {
        let hash = Sha256::digest(client);
        let [a, b, c, d, ..] = hash[..] else {
            return false;
        };
        u32::from_be_bytes([a, b, c, d]) % self.count == self.number - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_ranges_and_ids_are_taken_and_what_takes_nobody_is_known() {
        let only: Only = "4-6, 9，gh_3f2a9c81d07e".parse().unwrap();
        let taken: Vec<usize> = (1..12).filter(|row| only.takes(*row, None)).collect();
        assert_eq!(taken, [4, 5, 6, 9]);
        assert!(only.takes(100, Some("gh_3f2a9c81d07e")));
        let rows = BTreeSet::from([2, 5]);
        assert_eq!(
            only.without_client(&rows, &BTreeSet::new()),
            ["9", "gh_3f2a9c81d07e"]
        );
        for wrong in ["", "0", "6-4", "a", "4-", "4,,5"] {
            assert!(wrong.parse::<Only>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_client_falls_to_one_share_and_the_shares_are_even() {
        let clients: Vec<String> = (0..3000).map(|n| format!("gh_{n:012x}")).collect();
        let shards: Vec<Shard> = (1..=3).map(|k| format!("{k}/3").parse().unwrap()).collect();
        let mut sizes = [0; 3];
        for client in &clients {
            let takers: Vec<usize> = (0..3).filter(|k| shards[*k].takes(client)).collect();
            let [taker] = takers[..] else {
                panic!("{client} falls to {takers:?}");
            };
            sizes[taker] += 1;
        }
        assert!(
            sizes.iter().all(|size| (900..1100).contains(size)),
            "{sizes:?}"
        );
        for wrong in ["", "1", "0/3", "4/3", "1/0", "-1/3", "1/3/5"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
        assert_eq!(shards[1].to_string(), "2-of-3");
    }
}
