//! Values of options on scans: sizes in bytes, pages, corners.

use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::scan::{Corner, Straighten};

/// A number of bytes, as `2MB` (2,000,000), `2MiB` (2,097,152), `300kB` or plain bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByteCount(pub(super) u64);

/// Pages by number and range, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageSelection(Vec<RangeInclusive<usize>>);

/// `auto`, `off`, or four corners.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StraightenArg(pub(super) Straighten);

/// A turn clockwise, in quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TurnArg(pub(super) u8);

impl FromStr for TurnArg {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, String> {
        match given {
            "90" => Ok(TurnArg(1)),
            "180" => Ok(TurnArg(2)),
            "270" => Ok(TurnArg(3)),
            _ => Err("90, 180 or 270 degrees clockwise".to_owned()),
        }
    }
}

const UNITS: [(&str, u64); 9] = [
    ("kib", 1024),
    ("mib", 1024 * 1024),
    ("gib", 1024 * 1024 * 1024),
    ("kb", 1_000),
    ("mb", 1_000_000),
    ("gb", 1_000_000_000),
    ("k", 1_000),
    ("m", 1_000_000),
    ("b", 1),
];

impl FromStr for ByteCount {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, String> {
        let refused = || "a size as 2MB (2,000,000 bytes), 2MiB (2,097,152) or 300kB".to_owned();
        let text = given.to_ascii_lowercase();
        let (number, unit) = UNITS
            .iter()
            .find_map(|(name, unit)| Some((text.strip_suffix(name)?, *unit)))
            .unwrap_or((&text, 1));
        let number: f64 = number.trim_ascii().parse().map_err(|_| refused())?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a unit is at most a thousand million"
        )]
        let bytes = number * unit as f64;
        if !(1.0..1e15).contains(&bytes) {
            return Err(refused());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is within these bounds; a part of a byte is no byte"
        )]
        let bytes = bytes as u64;
        Ok(ByteCount(bytes))
    }
}

impl FromStr for PageSelection {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, String> {
        let refused = || "pages as 1,3-5, counted from 1".to_owned();
        let number = |text: &str| match text.trim_ascii().parse::<usize>() {
            Ok(0) | Err(_) => Err(refused()),
            Ok(number) => Ok(number),
        };
        let ranges = given.split(',').map(|part| {
            let (from, to) = match part.split_once('-') {
                Some((from, to)) => (number(from)?, number(to)?),
                None => (number(part)?, number(part)?),
            };
            if from > to {
                Err(refused())
            } else {
                Ok(from..=to)
            }
        });
        ranges.collect::<Result<_, _>>().map(PageSelection)
    }
}

impl PageSelection {
    /// The pages, in the order in which they were named; a page named twice is there once.
    pub(super) fn pages(&self) -> Vec<usize> {
        let mut pages = Vec::new();
        for page in self.0.iter().cloned().flatten().take(10_000) {
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
        pages
    }
}

impl FromStr for StraightenArg {
    type Err = String;

    fn from_str(given: &str) -> Result<Self, String> {
        match given {
            "auto" => return Ok(StraightenArg(Straighten::Auto)),
            "off" => return Ok(StraightenArg(Straighten::Off)),
            _ => {}
        }
        let refused = || {
            "auto, off, or the page's four corners in pixels, clockwise from the top left: x1,y1,x2,y2,x3,y3,x4,y4"
                .to_owned()
        };
        let numbers: Vec<f32> = given
            .split(',')
            .map(|number| number.trim_ascii().parse().map_err(|_| refused()))
            .collect::<Result<_, _>>()?;
        let corners: Vec<Corner> = numbers
            .chunks_exact(2)
            .map(|two| [two[0], two[1]])
            .collect();
        match <[Corner; 4]>::try_from(corners) {
            Ok(corners) if numbers.len() == 8 => Ok(StraightenArg(Straighten::Corners(corners))),
            _ => Err(refused()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_powers_of_two_are_told_apart() {
        for (given, bytes) in [
            ("2MB", 2_000_000),
            ("2MiB", 2_097_152),
            ("300kB", 300_000),
            ("300 KB", 300_000),
            ("1.5M", 1_500_000),
            ("1KiB", 1024),
            ("123456", 123_456),
            ("99b", 99),
        ] {
            assert_eq!(given.parse(), Ok(ByteCount(bytes)), "{given}");
        }
        for given in ["", "MB", "-2MB", "0", "2TB", "NaN", "1e400", "two"] {
            assert!(given.parse::<ByteCount>().is_err(), "{given}");
        }
    }

    #[test]
    fn pages_keep_the_order_in_which_they_are_named() {
        let pages = |given: &str| given.parse::<PageSelection>().map(|pages| pages.pages());
        assert_eq!(pages("1,3-5"), Ok(vec![1, 3, 4, 5]));
        assert_eq!(pages("5, 1-2 ,1"), Ok(vec![5, 1, 2]));
        for given in ["", "0", "3-1", "1-", "a", "1,,2"] {
            assert!(pages(given).is_err(), "{given}");
        }
    }

    #[test]
    fn corners_are_eight_numbers() {
        let corners = "10,20,110,20,110,220,10.5,220"
            .parse::<StraightenArg>()
            .unwrap();
        let Straighten::Corners(corners) = corners.0 else {
            panic!("no corners");
        };
        assert_eq!(corners[3], [10.5, 220.0]);
        for given in ["", "on", "1,2,3", "1,2,3,4,5,6,7,8,9", "a,b,c,d,e,f,g,h"] {
            assert!(given.parse::<StraightenArg>().is_err(), "{given}");
        }
    }
}
