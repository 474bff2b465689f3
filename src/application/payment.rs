//! The fee's payment and the account it came from.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::serde_text::serde_as_text;
use super::{Date, EntityName, TextLine};

/// The account that the fee was paid from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bank {
    /// Whose account it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_holder: Option<EntityName>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_number: Option<TextLine>,
    /// The bank it is with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<TextLine>,
    /// The currency it is kept in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
}

/// The payment of the fee.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Payment {
    /// The day it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How much was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// In which currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The path of the receipt's picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<TextLine>,
    /// The payer's name, as the receipt shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payer: Option<EntityName>,
    /// The note that went with the transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<TextLine>,
}

/// An amount of money, its digits kept exactly as they were written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Amount(String);

/// Why a text is no plain amount such as `99` or `99.00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountError {
    /// The text as it was given.
    pub given: String,
    /// Its first character that does not belong, if it is that.
    pub range: Option<Range<usize>>,
}

/// A currency, as three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency([u8; 3]);

/// Why a text is no currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrencyError {
    /// The text as it was given.
    pub given: String,
    /// The currency that was probably meant.
    pub likely: Option<String>,
}

impl Amount {
    /// The amount, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let stray = text
            .char_indices()
            .find(|&(_, c)| !c.is_ascii_digit() && c != '.')
            .map(|(at, c)| at..at + c.len_utf8());
        let (whole, cents) = text.split_once('.').unwrap_or((text, "00"));
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits(whole) && whole.len() <= 15 && digits(cents) && cents.len() <= 4 {
            Ok(Self(text.to_owned()))
        } else {
            Err(AmountError {
                given: text.to_owned(),
                range: stray,
            })
        }
    }
}

impl Currency {
    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Self, CurrencyError> {
        three_capitals(text).map(Self).ok_or_else(|| CurrencyError {
            given: text.to_owned(),
            likely: likely_currency(text),
        })
    }
}

fn three_capitals(text: &str) -> Option<[u8; 3]> {
    let letters = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
    letters
        .iter()
        .all(u8::is_ascii_uppercase)
        .then_some(letters)
}

fn likely_currency(text: &str) -> Option<String> {
    let likely = match text.to_ascii_uppercase().as_str() {
        "$" | "US$" | "US DOLLAR" | "US DOLLARS" | "DOLLAR" | "美元" | "美金" => {
            "USD".to_owned()
        }
        "HK$" | "港币" | "港幣" | "港元" => "HKD".to_owned(),
        "RMB" | "人民币" | "人民幣" => "CNY".to_owned(),
        "€" | "欧元" => "EUR".to_owned(),
        "日元" | "円" => "JPY".to_owned(),
        upper => upper.to_owned(),
    };
    three_capitals(&likely).is_some().then_some(likely)
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

serde_as_text!(Amount);
serde_as_text!(Currency);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_keeps_its_digits() {
        for text in ["99", "99.00", "0.5", "00099.90"] {
            assert_eq!(text.parse::<Amount>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn other_forms_of_an_amount_are_refused_at_the_character() {
        let range = |text: &str| text.parse::<Amount>().unwrap_err().range;
        assert_eq!(range("USD 99"), Some(0..1));
        assert_eq!(range("1,099.00"), Some(1..2));
        assert_eq!(range("-99"), Some(0..1));
        assert_eq!(range("9.9e1"), Some(3..4));
        assert_eq!(range("９９"), Some(0..3));
        assert_eq!(range("99."), None);
        assert_eq!(range(".99"), None);
        assert_eq!(range("1.2.3"), None);
        assert_eq!(range(""), None);
    }

    #[test]
    fn a_currency_is_three_capital_letters() {
        assert_eq!("USD".parse::<Currency>().unwrap().as_str(), "USD");
        let likely = |text: &str| text.parse::<Currency>().unwrap_err().likely;
        assert_eq!(likely("usd").as_deref(), Some("USD"));
        assert_eq!(likely("美元").as_deref(), Some("USD"));
        assert_eq!(likely("$").as_deref(), Some("USD"));
        assert_eq!(likely("money"), None);
    }
}
