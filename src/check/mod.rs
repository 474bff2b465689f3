//! What gets an application sent back, found in its data beforehand.
//!
//! A rule is data plus one small function ([`rule::Rule`]); all of them stand in [`rules::RULES`]. What a value's own type
//! refuses on reading is a rule as well, so that each can be looked up by its name.
//!
//! ```
//! use gonghan::check::{Context, Policy, check};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let record: gonghan::application::Application = serde_json::from_str(
//!     r#"{
//!         "company": {"name": "金帆範例（香港)有限公司", "country": "HK"},
//!         "account": {"id": "gh_3f2a9c81d07e"},
//!         "letter": {"signatory": "CHAN TAI MAN"}
//!     }"#,
//! )?;
//! let policy = Policy::default();
//! let context = Context { as_of: "2026-11-25".parse()?, folder: None, policy: &policy };
//! let findings = check(&record.into(), &context);
//! assert_eq!(findings[0].rule.name, "mixed-bracket-width");
//! # Ok(())
//! # }
//! ```

pub mod across;
mod correction;
mod finding;
mod han;
mod legal_form;
mod name_parts;
mod number_form;
mod pictures;
pub mod policy;
mod report;
pub mod rule;
pub mod rules;
mod telephone;
mod vowel_am;

use std::path::Path;

use crate::application::{Date, Facts};

pub use correction::{Correction, correct};
pub use finding::{Detail, Finding, Found};
pub(crate) use han::one_sided_counts;
pub use pictures::{Kind as FileKind, LARGEST_UPLOAD};
pub use policy::{Policy, PolicyError};
pub use report::{Counts, Report};
pub use rule::{Group, Origin, Rule, Words};
pub use rules::{RULES, rule};

use self::rule::Finds;

/// What a check is made with.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day that counts as today.
    pub as_of: Date,
    /// The folder that the record's files are found from; without it, they are not looked at.
    pub folder: Option<&'a Path>,
    /// Which rules are let through or made errors.
    pub policy: &'a Policy,
}

/// Runs every rule on what is known of one client, in the order of [`RULES`].
#[must_use]
pub fn check(facts: &Facts, context: &Context<'_>) -> Vec<Finding> {
    let pictures = context.folder.map(|folder| pictures::look(facts, folder));
    let mut findings = Vec::new();
    for rule in RULES {
        let mut found = Found::new(rule, &mut findings);
        match (&rule.finds, &pictures) {
            (Finds::Facts(find), _) => find(facts, &mut found),
            (Finds::Day(find), _) => find(facts, context.as_of, &mut found),
            (Finds::Pictures(find), Some(pictures)) => find(pictures, &mut found),
            (Finds::Pictures(_), None) | (Finds::Reading | Finds::Clients(_), _) => {}
        }
    }
    context.policy.apply(&mut findings);
    findings
}
