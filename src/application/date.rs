//! A day, read strictly and written as each language writes it.

use std::fmt;
use std::str::FromStr;

use super::Language;
use super::serde_text::serde_as_text;

/// The years a day may lie in.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// The text as it was given.
    pub given: String,
    /// What is wrong with it.
    pub fault: DateFault,
}

/// What is wrong with a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateFault {
    /// It is not written `2026-11-20`.
    NotIso {
        /// The days it could mean, in ISO form: none, one or two.
        readings: Vec<String>,
    },
    /// It is not written `2026-11`, where a month is wanted.
    NotMonth,
    /// The calendar has no such day.
    NoSuchDay,
    /// The year is far off.
    YearOutOfRange {
        /// That year.
        year: i16,
    },
}

impl Date {
    /// The day as jiff has it.
    #[must_use]
    pub fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// How many days it is from this day to another; negative where that lies before.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        // Both lie within a few hundred years, so the span in days always exists.
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// The day some days later, within the calendar that is taken ([`YEARS`]).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok()?.try_into().ok()
    }

    /// `2026-11-20`.
    #[must_use]
    pub fn iso(self) -> String {
        self.to_string()
    }

    /// As a letter in that language writes it: `2026年11月20日`, `20 November 2026`, `2026년 11월 20일`.
    #[must_use]
    pub fn long(self, language: Language) -> String {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        match language {
            Language::ZhHans | Language::ZhHant | Language::Ja => {
                format!("{year}年{month}月{day}日")
            }
            Language::En => format!("{day} {} {year}", self.english_month()),
            Language::Ko => format!("{year}년 {month}월 {day}일"),
        }
    }

    /// In Han numerals: `二〇二六年十一月二十日`.
    #[must_use]
    pub fn han_numerals(self) -> String {
        let year: String = self
            .0
            .year()
            .to_string()
            .bytes()
            .map(|digit| HAN_DIGITS[usize::from(digit - b'0')])
            .collect();
        let (month, day) = (under_hundred(self.0.month()), under_hundred(self.0.day()));
        format!("{year}年{month}月{day}日")
    }

    fn english_month(self) -> &'static str {
        match self.0.month() {
            1 => "January",
            2 => "February",
            3 => "March",
            4 => "April",
            5 => "May",
            6 => "June",
            7 => "July",
            8 => "August",
            9 => "September",
            10 => "October",
            11 => "November",
            _ => "December",
        }
    }
}

const HAN_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn under_hundred(number: i8) -> String {
    let digit = |value: u8| HAN_DIGITS[usize::from(value)];
    let number = number.unsigned_abs();
    let (tens, ones) = (number / 10, number % 10);
    let mut written = String::new();
    if tens > 1 {
        written.push(digit(tens));
    }
    if tens > 0 {
        written.push('十');
    }
    if ones > 0 {
        written.push(digit(ones));
    }
    written
}

impl TryFrom<jiff::civil::Date> for Date {
    type Error = DateError;

    fn try_from(day: jiff::civil::Date) -> Result<Self, DateError> {
        if YEARS.contains(&day.year()) {
            Ok(Self(day))
        } else {
            Err(DateError {
                given: day.to_string(),
                fault: DateFault::YearOutOfRange { year: day.year() },
            })
        }
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let refuse = |fault| DateError {
            given: text.to_owned(),
            fault,
        };
        let Some((year, month, day)) = iso_parts(text) else {
            let readings = readings(text);
            return Err(refuse(DateFault::NotIso { readings }));
        };
        jiff::civil::Date::new(year, month, day)
            .map_err(|_| refuse(DateFault::NoSuchDay))?
            .try_into()
    }
}

fn iso_parts(text: &str) -> Option<(i16, i8, i8)> {
    let shape = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    if text.len() != 10 || !text.bytes().enumerate().all(shape) {
        return None;
    }
    Some((
        text[..4].parse().ok()?,
        text[5..7].parse().ok()?,
        text[8..].parse().ok()?,
    ))
}

/// Whether a text is the ISO form of a day; it is not read in any other way, which could go on for ever.
fn is_day(iso: &str) -> bool {
    let day = iso_parts(iso).and_then(|(year, month, day)| {
        let day = jiff::civil::Date::new(year, month, day).ok()?;
        Date::try_from(day).ok()
    });
    day.is_some()
}

/// The days a text in another form could mean: `11/12/2018` is two, `2018/11/12` is one.
fn readings(text: &str) -> Vec<String> {
    if text.len() > 40 {
        return Vec::new();
    }
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let orders: &[[usize; 3]] = match numbers[..] {
        [year, _, _] if year.len() == 4 => &[[0, 1, 2]],
        [_, _, year] if year.len() == 4 => &[[2, 1, 0], [2, 0, 1]],
        // 20261120, as forms often have it.
        [all] if all.len() == 8 && text.len() == 8 => {
            let iso = format!("{}-{}-{}", &all[..4], &all[4..6], &all[6..]);
            return if is_day(&iso) { vec![iso] } else { Vec::new() };
        }
        _ => &[],
    };
    let mut days: Vec<String> = orders
        .iter()
        .filter_map(|&[year, month, day]| {
            let iso = format!(
                "{}-{:0>2}-{:0>2}",
                numbers[year], numbers[month], numbers[day]
            );
            is_day(&iso).then_some(iso)
        })
        .collect();
    days.dedup();
    days
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

serde_as_text!(Date);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn fault(text: &str) -> DateFault {
        text.parse::<Date>().unwrap_err().fault
    }

    #[test]
    fn d7_each_language_writes_the_day_in_its_own_way() {
        let date = day("2026-11-20");
        assert_eq!(date.long(Language::ZhHans), "2026年11月20日");
        assert_eq!(date.long(Language::ZhHant), "2026年11月20日");
        assert_eq!(date.long(Language::Ja), "2026年11月20日");
        assert_eq!(date.long(Language::En), "20 November 2026");
        assert_eq!(date.long(Language::Ko), "2026년 11월 20일");
        assert_eq!(date.iso(), "2026-11-20");
        assert_eq!(day("2024-05-01").long(Language::ZhHans), "2024年5月1日");
        assert_eq!(day("2024-05-01").long(Language::En), "1 May 2024");
    }

    #[test]
    fn a_telephone_number_is_no_date_however_it_is_read() {
        for number in [
            "+852 0000 0000",
            "0000-0000-852",
            "0000 00000 00000",
            "1/2/20260",
        ] {
            let readings = Vec::new();
            assert_eq!(fault(number), DateFault::NotIso { readings }, "{number}");
        }
    }

    #[test]
    fn d7_han_numerals_say_ten_and_twenty_rightly() {
        for (iso, written) in [
            ("2024-05-01", "二〇二四年五月一日"),
            ("2024-10-20", "二〇二四年十月二十日"),
            ("2026-11-10", "二〇二六年十一月十日"),
            ("1999-12-31", "一九九九年十二月三十一日"),
            ("2000-01-19", "二〇〇〇年一月十九日"),
        ] {
            assert_eq!(day(iso).han_numerals(), written);
        }
    }

    #[test]
    fn a_day_that_can_be_read_two_ways_is_refused_with_both() {
        let readings = |list: &[&str]| DateFault::NotIso {
            readings: list.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(fault("11/12/2018"), readings(&["2018-12-11", "2018-11-12"]));
        assert_eq!(fault("11/11/2018"), readings(&["2018-11-11"]));
        assert_eq!(fault("20/11/2018"), readings(&["2018-11-20"]));
        assert_eq!(fault("2026/11/20"), readings(&["2026-11-20"]));
        assert_eq!(fault("2026年11月2日"), readings(&["2026-11-02"]));
        assert_eq!(fault("2026-1-2"), readings(&["2026-01-02"]));
        assert_eq!(fault("20261120"), readings(&["2026-11-20"]));
        assert_eq!(fault("tomorrow"), readings(&[]));
        assert_eq!(fault(" 2026-11-20"), readings(&["2026-11-20"]));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(fault("2026-02-30"), DateFault::NoSuchDay);
        assert_eq!(fault("2026-13-01"), DateFault::NoSuchDay);
        assert_eq!(fault("2026-00-10"), DateFault::NoSuchDay);
        assert_eq!(fault("0026-01-01"), DateFault::YearOutOfRange { year: 26 });
        assert_eq!(
            fault("2201-01-01"),
            DateFault::YearOutOfRange { year: 2201 }
        );
    }

    #[test]
    fn days_are_counted_across_months_and_years() {
        assert_eq!(day("2026-11-20").days_until(day("2026-12-20")), 30);
        assert_eq!(day("2028-02-28").days_until(day("2028-03-01")), 2);
        assert_eq!(day("2026-11-20").days_until(day("2026-11-19")), -1);
        assert_eq!(day("1900-01-01").days_until(day("2200-12-31")), 109_937);
        assert_eq!(day("2026-12-31").plus_days(1), Some(day("2027-01-01")));
        assert_eq!(day("2200-12-31").plus_days(1), None);
    }

    #[test]
    fn the_days_of_leap_years_are_right() {
        assert!("2028-02-29".parse::<Date>().is_ok());
        assert_eq!(fault("2100-02-29"), DateFault::NoSuchDay);
    }
}
