//! Texts that are taken exactly or refused: never trimmed, folded or normalised.

use std::fmt;
use std::str::FromStr;

use super::serde_text::serde_as_text;
use super::text_fault::{TextError, examine};

macro_rules! exact_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text, exactly as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                examine(text)?;
                Ok(Self(text.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        serde_as_text!($name);
    };
}

exact_text! {
    /// A company's full legal name, code point for code point as its registration prints it.
    EntityName
}

exact_text! {
    /// Any other text of one line: an address, a person's name, a bank.
    TextLine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_out_code_point_for_code_point() {
        for name in ["  Ａ  Ltd ", "e\u{301}", "\u{E9}", "㈱示例", "(香港）"] {
            assert_eq!(name.parse::<EntityName>().unwrap().as_str(), name);
            assert_eq!(name.parse::<TextLine>().unwrap().to_string(), name);
        }
    }

    #[test]
    fn serde_goes_through_the_same_door() {
        let name: EntityName = serde_json::from_str("\"示例 Ltd\"").unwrap();
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"示例 Ltd\"");
        assert!(serde_json::from_str::<EntityName>("\"A\\u200bB\"").is_err());
    }
}
