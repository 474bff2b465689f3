//! A month, read strictly.

use std::fmt;
use std::str::FromStr;

use super::serde_text::serde_as_text;
use super::{Date, DateError, DateFault};

/// A month of a year, `2026-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month that a day lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            year: day.civil().year(),
            month: day.civil().month(),
        }
    }

    /// The month some months before it.
    #[must_use]
    pub fn earlier(self, months: i32) -> Self {
        let count = i32::from(self.year) * 12 + i32::from(self.month) - 1 - months;
        // A month of the common era, some months back: neither number leaves its type.
        Self {
            year: i16::try_from(count.div_euclid(12)).unwrap_or(self.year),
            month: i8::try_from(count.rem_euclid(12) + 1).unwrap_or(self.month),
        }
    }

    /// How many months it lies before another; negative where it lies after.
    #[must_use]
    pub fn before(self, other: Self) -> i32 {
        let count = |month: Self| i32::from(month.year) * 12 + i32::from(month.month);
        count(other) - count(self)
    }
}

impl FromStr for Month {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let is_iso = text.len() == 7 && text.as_bytes()[4] == b'-';
        match format!("{text}-01").parse::<Date>() {
            Ok(first) if is_iso => Ok(Self::of(first)),
            Err(DateError {
                fault: fault @ (DateFault::NoSuchDay | DateFault::YearOutOfRange { .. }),
                ..
            }) if is_iso => Err(DateError {
                given: text.to_owned(),
                fault,
            }),
            _ => Err(DateError {
                given: text.to_owned(),
                fault: DateFault::NotMonth,
            }),
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

serde_as_text!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_in_one_way() {
        assert_eq!("2026-09".parse::<Month>().unwrap().to_string(), "2026-09");
        let fault = |text: &str| text.parse::<Month>().unwrap_err().fault;
        for other in [
            "2026-9",
            "2026-09-01",
            "09-2026",
            "2026/09",
            "Sep 2026",
            "",
            "２０２６-09",
            "示例a",
        ] {
            assert_eq!(fault(other), DateFault::NotMonth, "{other}");
        }
        assert_eq!(fault("2026-13"), DateFault::NoSuchDay);
        assert_eq!(fault("1026-01"), DateFault::YearOutOfRange { year: 1026 });
    }

    #[test]
    fn months_are_counted_across_the_year() {
        let month = |text: &str| text.parse::<Month>().unwrap();
        assert_eq!(month("2026-11").before(month("2027-02")), 3);
        assert_eq!(month("2027-02").before(month("2026-11")), -3);
        assert_eq!(month("2027-02").earlier(3), month("2026-11"));
        assert_eq!(month("2027-12").earlier(12), month("2026-12"));
        assert_eq!(Month::of("2026-11-30".parse().unwrap()), month("2026-11"));
    }
}
