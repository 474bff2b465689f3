//! What is to be done next for a client, by the keys of its words.

use serde::Serialize;

use super::form::ClientForm;
use crate::application::Date;
use crate::check::Report;
use crate::intake::{RecordFault, RecordFaultKind};
use crate::mail::NEEDED;

/// A step that is to be done, in its order.
#[derive(Serialize)]
pub(super) struct NextStep {
    /// The key of its words.
    key: &'static str,
    /// What fills the place in them.
    with: String,
}

impl NextStep {
    fn of(key: &'static str, with: impl ToString) -> NextStep {
        NextStep {
            key,
            with: with.to_string(),
        }
    }
}

/// The steps from here on.
pub(super) fn next_steps(
    form: &ClientForm,
    report: &Report,
    has_receipt: bool,
    today: Date,
) -> Vec<NextStep> {
    let faults = &report.reading.faults;
    let is_missing =
        |fault: &&RecordFault| matches!(fault.kind, RecordFaultKind::MissingField { .. });
    let missing = faults.iter().filter(is_missing).count();
    let errors = report.counts().errors - missing;
    if errors + missing > 0 {
        let steps = [("next.fill", missing), ("next.mend", errors)].into_iter();
        return steps
            .filter(|(_, count)| *count > 0)
            .map(|(key, count)| NextStep::of(key, count))
            .collect();
    }
    let field = |name| form.fields.get(name).map_or("", String::as_str);
    let mut steps = vec![
        NextStep::of("next.compare", field("company.name")),
        NextStep::of("next.print", "100 %"),
        NextStep::of("next.seal", ""),
        NextStep::of("next.scan", ""),
    ];
    if report.reading.missing(&NEEDED).is_some() {
        steps.push(NextStep::of("next.pay", "99 USD"));
    } else if !has_receipt {
        steps.push(NextStep::of("next.receipt", ""));
    } else {
        steps.push(NextStep::of("next.send", today));
    }
    steps
}
