//! Telephone numbers, by the numbering plans of libphonenumber.

use rlibphonenumber::enums::NumberLengthType::{self, IsPossible};
use rlibphonenumber::enums::PhoneNumberType::{self, FixedLine, Mobile, UAN, VoIP};
use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, ValidationError};

use crate::application::Place;

/// China's plan has lengths of 7 to 12 digits, so that a mobile number which lost one is told by its pattern alone.
const CHINA: i32 = 86;

/// Whether a telephone could have a number: its country is known, and its length one that the plan has. Without a
/// country code it is read as one dials it in `place`.
pub(super) fn is_telephone_number(text: &str, place: Option<Place>) -> bool {
    // 00 is dialled for + in most countries, the reviewer's among them, and so written where the own place dials another.
    let with_plus = |rest| is_number(&format!("+{rest}"), None);
    is_number(text, place) || text.strip_prefix("00").is_some_and(with_plus)
}

fn is_number(text: &str, place: Option<Place>) -> bool {
    if international(text)
        .is_some_and(|number| number.country_code != CHINA && has_possible_length(&number))
    {
        return true;
    }
    let region = place.and_then(|place| Region::try_from(place.code()).ok());
    PHONE_NUMBER_UTIL.parse(text, region).is_ok_and(|number| {
        if number.country_code == CHINA {
            number.is_valid()
        } else {
            has_possible_length(&number)
        }
    })
}

/// By kind of number, as a plan's shortest length is often that of services alone.
fn has_possible_length(number: &PhoneNumber) -> bool {
    [FixedLine, Mobile, VoIP, UAN].into_iter().any(|kind| {
        // Local numbers without their area code can't be called from abroad.
        matches!(length(number, kind), Ok(IsPossible))
    })
}

fn length(
    number: &PhoneNumber,
    kind: PhoneNumberType,
) -> Result<NumberLengthType, ValidationError> {
    PHONE_NUMBER_UTIL.is_possible_number_for_type_with_reason(number, kind)
}

/// A number that is plainly written with its country code, such as `+852 5123 4567`: nearly all are, and to read one so
/// takes a fiftieth of the time that the library's patterns take.
fn international(text: &str) -> Option<PhoneNumber> {
    let mut digits = String::with_capacity(text.len());
    for character in text.strip_prefix('+')?.chars() {
        match character {
            '0'..='9' => digits.push(character),
            ' ' | '-' | '.' => {}
            _ => return None,
        }
    }
    // No country code is the beginning of another.
    (1..=3).find_map(|length| {
        let (code, national) = digits.split_at_checked(length)?;
        // Zeros before the value, which itself has one digit at least.
        let value = national.trim_start_matches('0').len().max(1);
        let zeros = national.len().saturating_sub(value);
        let number = PhoneNumber {
            country_code: code.parse().ok()?,
            national_number: national.parse().ok()?,
            italian_leading_zero: Some(zeros > 0),
            number_of_leading_zeros: i32::try_from(zeros).ok(),
            ..PhoneNumber::default()
        };
        let is_known = !matches!(
            self::length(&number, FixedLine),
            Err(ValidationError::InvalidCountryCode)
        );
        is_known.then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_or_without_their_country_code() {
        let hk = "HK".parse().ok();
        for possible in [
            "+852 5123 4567",
            "5123 4567",
            "+1 514-555-0142",
            "+852 0000 0000",
            "+39 06 0000 0000",
            "+44 020 7946 0000",
            "001 852 5123 4567",
            "00852-5123 4567",
            "00852 51234567",
            "0086 138 0013 8000",
            "+86 138 0013 8000",
            "+44 20 7946 0000 ext. 5",
        ] {
            assert!(is_telephone_number(possible, hk), "{possible}");
        }
        for impossible in [
            "+852 5123 456",
            "00852-5123 456",
            "00 5123 4567",
            "+852 51234567 / 51234568",
            "call me",
            "+999 1234 5678",
            "+86 138 0013 800",
            "123",
            "5.12E+07",
        ] {
            assert!(!is_telephone_number(impossible, hk), "{impossible}");
        }
        assert!(is_telephone_number("+852 5123 4567", None));
        assert!(is_telephone_number("00852-5123 4567", "JP".parse().ok()));
        assert!(!is_telephone_number("5123 4567", None));
        // In Hong Kong 008 is a prefix of its own, behind which this would be an Australian number.
        assert!(!is_telephone_number("0086 138 0013 800", None));
    }
}
