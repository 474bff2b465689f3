//! A cell as its spreadsheet shows it.

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Cell {
    /// Text, or a number whose digits are all there.
    Text(String),
    /// A day, in ISO form.
    Day(String),
    /// A number of more digits than a spreadsheet keeps, as it would show it.
    DigitsLost(String),
    /// The error of a formula.
    FormulaError(String),
}

/// What spreadsheets show for a formula that failed.
const FORMULA_ERRORS: [&str; 9] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#GETTING_DATA",
    "#SPILL!",
];

/// From here on a spreadsheet's number no longer has all its digits.
const FIFTEEN_DIGITS: f64 = 1e15;

impl Cell {
    /// A cell of text; `None` where nothing can be seen in it.
    pub(super) fn text(text: String) -> Option<Self> {
        if text.chars().all(crate::intake::is_edge_space) {
            return None;
        }
        if FORMULA_ERRORS.contains(&text.trim_ascii()) {
            return Some(Self::FormulaError(text));
        }
        // Some programs write ="00123" so that a spreadsheet keeps the zeros.
        let kept = text
            .strip_prefix("=\"")
            .and_then(|rest| rest.strip_suffix('"'))
            .filter(|inner| !inner.contains('"'))
            .map(str::to_owned);
        Some(Self::Text(kept.unwrap_or(text)))
    }

    /// A cell of a number, shown without a point where it is whole, and by at most fifteen digits as spreadsheets do.
    pub(super) fn number(value: f64) -> Self {
        if !value.is_finite() || value.abs() >= FIFTEEN_DIGITS {
            return Self::DigitsLost(exponent_form(value));
        }
        let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
        Self::Text(format!("{rounded}"))
    }

    /// The number in a format that pads it with zeros: `00000000` shows 123456 as 00123456.
    pub(super) fn padded_number(value: f64, format: &str) -> Self {
        let shown = Self::number(value);
        match &shown {
            Self::Text(digits)
                if format.len() > 1
                    && format.bytes().all(|byte| byte == b'0')
                    && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                Self::Text(format!("{digits:0>width$}", width = format.len()))
            }
            _ => shown,
        }
    }

    /// What is to be seen of it.
    pub(super) fn shown(&self) -> &str {
        let (Self::Text(shown)
        | Self::Day(shown)
        | Self::DigitsLost(shown)
        | Self::FormulaError(shown)) = self;
        shown
    }
}

/// A number as spreadsheets show one that is too long: `6.22202E+18`.
fn exponent_form(value: f64) -> String {
    let form = format!("{value:.5E}");
    match form.split_once('E') {
        Some((digits, power)) => {
            let digits = digits.trim_end_matches('0').trim_end_matches('.');
            format!("{digits}E+{power}")
        }
        None => form,
    }
}

/// Whether a text is a number in the form that spreadsheets give one that is too long.
pub(super) fn is_exponent_form(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let power_digits = power.strip_prefix('+').unwrap_or(power);
    // `12e4` may be an identifier as it stands; a point or a sign make it a number.
    let is_number_form = digits.contains('.') || power.starts_with('+');
    is_number_form && is_digits(whole) && is_digits(fraction) && is_digits(power_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(shown: &str) -> Cell {
        Cell::Text(shown.to_owned())
    }

    #[test]
    fn f6_a_whole_number_has_no_point_and_noise_behind_fifteen_digits_is_not_shown() {
        assert_eq!(Cell::number(13_800_000_000.0), text("13800000000"));
        assert_eq!(Cell::number(7.000_000_000_000_001), text("7"));
        assert_eq!(Cell::number(999_999_999_999_999.0), text("999999999999999"));
        assert_eq!(Cell::number(99.5), text("99.5"));
        assert_eq!(Cell::number(0.1 + 0.2), text("0.3"));
        assert_eq!(Cell::number(-3.0), text("-3"));
    }

    #[test]
    fn f5_digits_beyond_the_fifteenth_are_lost() {
        let lost = |shown: &str| Cell::DigitsLost(shown.to_owned());
        assert_eq!(Cell::number(6.222_020_000_001_234e18), lost("6.22202E+18"));
        assert_eq!(Cell::number(1e15), lost("1E+15"));
        assert_eq!(Cell::number(314e59), lost("3.14E+61"));
        assert!(is_exponent_form("6.22202E+18") && is_exponent_form("1E+15"));
        assert!(is_exponent_form("6.2e18"));
        for kept in ["314e59", "12E4", "E+1", "1.E+5", "6.22202E+", "gh_1E+2", ""] {
            assert!(!is_exponent_form(kept), "{kept}");
        }
    }

    #[test]
    fn f4_zeros_that_a_format_shows_are_kept() {
        assert_eq!(Cell::padded_number(123_456.0, "00000000"), text("00123456"));
        assert_eq!(Cell::padded_number(123_456.0, "0"), text("123456"));
        assert_eq!(Cell::padded_number(1.5, "000"), text("1.5"));
        assert_eq!(Cell::text("=\"007\"".into()), Some(text("007")));
    }

    #[test]
    fn nothing_to_be_seen_is_no_cell() {
        for nothing in ["", " ", "\u{A0}\u{3000}", "\u{200B}\u{FEFF}\n"] {
            assert_eq!(Cell::text(nothing.into()), None);
        }
    }
}
