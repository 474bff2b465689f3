//! The day that files are dated where the record gives none.

use std::env;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostic::Diagnostic;
use crate::message::{Explain, Ui};

/// Set by those who make the same bytes again (<https://reproducible-builds.org/specs/source-date-epoch/>).
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// `SOURCE_DATE_EPOCH` is no number of seconds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SourceDateError {
    given: String,
}

/// The day of `SOURCE_DATE_EPOCH`, if it is set.
pub(super) fn source_date() -> Result<Option<Date>, SourceDateError> {
    match env::var_os(VARIABLE) {
        None => Ok(None),
        Some(value) => day(&value.to_string_lossy()).map(Some),
    }
}

fn day(given: &str) -> Result<Date, SourceDateError> {
    given
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .map(|moment| TimeZone::UTC.to_datetime(moment).date())
        .ok_or_else(|| SourceDateError {
            given: given.to_owned(),
        })
}

impl Explain for SourceDateError {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let given = &self.given;
        let title = ui.pick(
            format!(
                "the environment variable {VARIABLE} is `{given}`, which is no number of seconds"
            ),
            format!("环境变量 {VARIABLE} 的值 `{given}` 不是秒数"),
        );
        vec![Diagnostic::error("source-date", title).hint(ui.pick(
            "unset it, or set it to seconds since 1970, such as `1795132800`",
            "请取消该变量，或设为自 1970 年起的秒数，例如 `1795132800`",
        ))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_a_day_in_universal_time() {
        assert_eq!(day("0"), Ok(jiff::civil::date(1970, 1, 1)));
        assert_eq!(day("1795132799"), Ok(jiff::civil::date(2026, 11, 19)));
        assert_eq!(day("1795132800"), Ok(jiff::civil::date(2026, 11, 20)));
    }

    #[test]
    fn anything_else_is_refused() {
        for given in ["", "2026-11-20", "1e9", " 0", "99999999999999999999"] {
            assert!(day(given).is_err(), "{given}");
        }
    }
}
