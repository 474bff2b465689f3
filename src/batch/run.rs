//! The two passes over a table.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use super::client::{Maker, remove_staged};
use super::earlier::Earlier;
use super::folder_name::{NamePattern, folder_key, record_hash, set_apart};
use super::making::Making;
use super::outcome::{Outcome, Problem, Status};
use super::selection::{Only, Shard};
use crate::application::{Application, Facts};
use crate::check::across::Across;
use crate::check::{Context, Report};
use crate::font::FontSet;
use crate::intake::table::{Row, Table, TableError, TableFault};
use crate::intake::{ReadOptions, Reading};
use crate::pipeline::{Spread, in_order};

/// How many rows a worker takes at a time that only reads and checks them, in some 30 µs each.
const ROWS_AT_A_TIME: usize = 64;

/// A run over a table.
pub struct Batch<'a> {
    /// The table.
    pub table: &'a Table,
    /// What a row is read with.
    pub read: ReadOptions,
    /// What a record is checked with.
    pub context: Context<'a>,
    /// What is made.
    pub making: &'a Making,
    /// How a client's folder is named.
    pub name: NamePattern,
    /// Names in the output folder that no client's folder may have.
    pub reserved: &'a [String],
    /// The rows that are taken, if not all.
    pub only: Option<Only>,
    /// One machine's share, if not all.
    pub shard: Option<Shard>,
    /// How many clients are made at a time.
    pub jobs: usize,
}

/// Why a run ends before its table does.
#[derive(Debug)]
pub enum BatchError {
    /// The table can't be read to its end.
    Table(TableError),
    /// Parts of `--only` that take no client.
    NobodyTaken {
        /// The parts.
        parts: Vec<String>,
    },
    /// What came of a client could not be kept.
    Sink(std::io::Error),
}

/// What the first pass learnt.
pub struct Plan {
    /// How many clients are taken.
    pub count: usize,
    /// A hash of each row, by which one that changed between the passes is known.
    rows: HashMap<usize, u64>,
    across: Across,
    /// The keys of folders that two clients would have.
    twins: HashSet<u64>,
    /// The first row of each record that is there twice in everything.
    first_of_same: HashMap<u64, usize>,
    hasher: RandomState,
}

/// What the plan takes from one row.
struct PlannedRow {
    number: usize,
    hash: u64,
    is_taken: bool,
    /// The keys of the client's folder and record, where the row is in order.
    client: Option<(u64, u64)>,
    facts: Facts,
}

impl Plan {
    /// The key of a folder's name, which those have in common that some system takes for one.
    fn folder_key(&self, name: &str) -> u64 {
        self.hasher.hash_one(folder_key(name))
    }
}

impl Batch<'_> {
    /// Looks through the whole table.
    ///
    /// # Errors
    /// The table can't be read to its end, or `--only` asks for nobody.
    pub fn plan(&self) -> Result<Plan, BatchError> {
        let mut plan = Plan {
            count: 0,
            rows: HashMap::new(),
            across: Across::default(),
            twins: HashSet::new(),
            first_of_same: HashMap::new(),
            hasher: RandomState::new(),
        };
        let mut folders: HashSet<u64> = self
            .reserved
            .iter()
            .map(|name| plan.folder_key(name))
            .collect();
        let (mut numbers, mut ids) = (BTreeSet::new(), BTreeSet::new());
        let rows = self.table.rows().map_err(BatchError::Table)?;
        let rows = rows.map(|row| row.map_err(BatchError::Table));
        let hasher = plan.hasher.clone();
        let worker = || |row: Row| self.planned(&row, &hasher);
        in_order(rows, self.spread(ROWS_AT_A_TIME), worker, |row| {
            plan.rows.insert(row.number, row.hash);
            plan.across.add(row.number, &row.facts);
            plan.count += usize::from(row.is_taken);
            if self.only.is_some() {
                numbers.insert(row.number);
                ids.extend(row.facts.id.as_ref().map(|id| id.as_str().to_owned()));
            }
            if let Some((folder, record)) = row.client {
                if !folders.insert(folder) {
                    plan.twins.insert(folder);
                }
                plan.first_of_same.entry(record).or_insert(row.number);
            }
            Ok(())
        })?;
        let parts = self.only.as_ref();
        let parts = parts.map_or(Vec::new(), |only| only.without_client(&numbers, &ids));
        if parts.is_empty() {
            Ok(plan)
        } else {
            Err(BatchError::NobodyTaken { parts })
        }
    }

    /// Makes the clients; what came of each goes to `sink` in the order of the rows. After `stop`, which a full
    /// disk sets too, those not begun yet are [`Status::Unreached`].
    ///
    /// # Errors
    /// The table has changed since the plan, or `sink` refused.
    pub fn make(
        &self,
        plan: &Plan,
        fonts: &FontSet,
        stop: &AtomicBool,
        mut sink: impl FnMut(Outcome) -> std::io::Result<()>,
    ) -> Result<(), BatchError> {
        // Other shares may be writing reports of their own beside.
        if self.shard.is_none() && !self.making.dry_run {
            remove_staged(&self.making.folder);
        }
        let earlier = if self.making.is_check_only() {
            Earlier::default()
        } else {
            Earlier::in_folder(&self.making.folder)
        };
        let rows = self.table.rows().map_err(BatchError::Table)?;
        let rows = rows.map(|row| {
            let row = row.map_err(BatchError::Table)?;
            if plan.rows.get(&row.number) == Some(&plan.hasher.hash_one(&row)) {
                Ok(row)
            } else {
                Err(self.changed())
            }
        });
        let worker = || {
            let mut maker = Maker::new(self.making, fonts.clone());
            let earlier = &earlier;
            move |row: Row| {
                let is_stopped = stop.load(Ordering::Relaxed);
                // One client that gonghan itself fails on must not stop the others.
                let made = catch_unwind(AssertUnwindSafe(|| {
                    self.client(&row, plan, earlier, is_stopped, &mut maker)
                }));
                if let Ok(Some(outcome)) = &made
                    && outcome.is_stopped_by_disk()
                {
                    stop.store(true, Ordering::Relaxed);
                }
                made.unwrap_or_else(|panic| {
                    maker = Maker::new(self.making, fonts.clone());
                    Some(self.failed(&row, &*panic))
                })
            }
        };
        let at_a_time = if self.making.is_check_only() {
            ROWS_AT_A_TIME
        } else {
            1
        };
        in_order(
            rows,
            self.spread(at_a_time),
            worker,
            |outcome| match outcome {
                Some(outcome) => sink(outcome).map_err(BatchError::Sink),
                None => Ok(()),
            },
        )
    }

    fn spread(&self, at_a_time: usize) -> Spread {
        Spread {
            jobs: self.jobs,
            at_a_time,
        }
    }

    fn planned(&self, row: &Row, hasher: &RandomState) -> PlannedRow {
        let reading = self.table.reading(row, &self.read);
        let (is_taken, facts) = (self.takes(row, &reading), reading.facts.clone());
        let client = reading.application().ok().map(|application| {
            let folder = folder_key(&self.name.name(&application));
            let record = record_hash(&application);
            (hasher.hash_one(folder), hasher.hash_one(record))
        });
        PlannedRow {
            number: row.number,
            hash: hasher.hash_one(row),
            is_taken,
            client,
            facts,
        }
    }

    fn takes(&self, row: &Row, reading: &Reading) -> bool {
        let id = reading.facts.id.as_ref().map(|id| id.as_str());
        let only = self.only.as_ref();
        only.is_none_or(|only| only.takes(row.number, id))
            && self.shard.is_none_or(|shard| match id {
                Some(id) => shard.takes(id),
                None => shard.takes(&row.number.to_string()),
            })
    }

    fn client(
        &self,
        row: &Row,
        plan: &Plan,
        earlier: &Earlier,
        is_stopped: bool,
        maker: &mut Maker<'_>,
    ) -> Option<Outcome> {
        let reading = self.table.reading(row, &self.read);
        if !self.takes(row, &reading) {
            return None;
        }
        let mut report = Report::of(reading, &self.context);
        let policy = self.context.policy;
        let row_name = |row| self.table.row_name(row);
        let shared = plan
            .across
            .findings(row.number, &report.reading.facts, policy, row_name);
        report.findings.extend(shared);
        let counts = report.counts();
        let mut outcome = Outcome::new(row.number, report);
        if is_stopped {
            outcome.status = Status::Unreached;
            return Some(outcome);
        }
        // Without an error all was read, and what is needed is there.
        let facts = &outcome.report.reading.facts;
        match (counts.errors == 0)
            .then(|| facts.clone().application())
            .flatten()
        {
            None => outcome.status = Status::Failed,
            Some(_) if self.making.is_check_only() => {}
            Some(application) => self.make_client(application, plan, maker, &mut outcome),
        }
        self.tell_of_earlier(earlier, &mut outcome);
        let is_to_be_seen = counts.warnings > 0 || !outcome.problems.is_empty();
        match outcome.status {
            Status::Made if is_to_be_seen => outcome.status = Status::Warned,
            Status::Failed => outcome.cells = self.table.shown(row),
            _ => {}
        }
        Some(outcome)
    }

    fn make_client(
        &self,
        application: Application,
        plan: &Plan,
        maker: &mut Maker<'_>,
        outcome: &mut Outcome,
    ) {
        let record = record_hash(&application);
        let first = plan.first_of_same.get(&plan.hasher.hash_one(record));
        if let Some(first) = first.filter(|first| **first != outcome.row) {
            outcome.status = Status::Failed;
            outcome.problems.push(Problem::SameAsRow {
                name: self.table.row_name(*first),
            });
            return;
        }
        let mut name = self.name.name(&application);
        if plan.twins.contains(&plan.folder_key(&name)) {
            name = set_apart(&name, &record);
        }
        maker.make(application, &record, &name, outcome);
        if outcome.status != Status::Failed {
            outcome.folder = Some(name);
        }
    }

    /// What earlier runs made of a client must not pass for what this one made.
    fn tell_of_earlier(&self, earlier: &Earlier, outcome: &mut Outcome) {
        let Some(id) = &outcome.report.reading.facts.id else {
            return;
        };
        let folders = earlier.beside(id.as_str(), outcome.folder.as_deref());
        let problems = folders.map(|folder| Problem::Earlier {
            folder: folder.clone(),
        });
        outcome.problems.extend(problems);
    }

    fn failed(&self, row: &Row, panic: &(dyn std::any::Any + Send)) -> Outcome {
        let reason = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        let report = Report {
            reading: self.table.reading(row, &self.read),
            findings: Vec::new(),
        };
        let reason = reason.unwrap_or_default();
        Outcome {
            problems: vec![Problem::Internal { reason }],
            status: Status::Failed,
            cells: self.table.shown(row),
            ..Outcome::new(row.number, report)
        }
    }

    fn changed(&self) -> BatchError {
        BatchError::Table(TableError {
            name: self.table.name.clone(),
            fault: TableFault::Changed,
        })
    }
}
