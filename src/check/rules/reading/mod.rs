//! What a value's own type refuses on reading: listed here to be looked up, found in `application`.

pub(super) mod ids;
pub(super) mod texts;
pub(super) mod values;

use super::origin::GATHERED;
use crate::check::rule::{Finds, Group, Origin, Rule, Words};
use crate::diagnostic::Severity;

const fn refused(
    name: &'static str,
    group: Group,
    origin: Origin,
    [en, zh]: [Words; 2],
    [wrong, right]: [&'static str; 2],
) -> Rule {
    Rule {
        name,
        group,
        severity: Severity::Error,
        en,
        zh,
        origin,
        since: GATHERED,
        wrong,
        right,
        finds: Finds::Reading,
    }
}

const fn words(title: &'static str, why: &'static str, fix: &'static str) -> Words {
    Words { title, why, fix }
}
