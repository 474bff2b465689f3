//! Any value's refusal, with the place in the value that is at fault.

use std::ops::Range;

use super::{
    AmountError, ChoiceError, CurrencyError, DateError, EmailError, OriginalIdError, PlaceError,
    TextError,
};

/// Why a field's value is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueError {
    /// A name or another text of one line.
    Text(TextError),
    /// An original ID.
    OriginalId(OriginalIdError),
    /// A country or region.
    Place(PlaceError),
    /// A kind of account or a language.
    Choice(ChoiceError),
    /// A day.
    Date(DateError),
    /// An email address.
    Email(EmailError),
    /// An amount of money.
    Amount(AmountError),
    /// A currency.
    Currency(CurrencyError),
}

impl ValueError {
    /// The bytes of the value that are at fault, if not the whole.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Text(error) => error.faults().first()?.range(),
            Self::OriginalId(error) => error.range(),
            Self::Email(error) => error.range(),
            Self::Amount(error) => error.range.clone(),
            Self::Place(error) => error.range(),
            Self::Choice(_) | Self::Date(_) | Self::Currency(_) => None,
        }
    }
}

impl ValueError {
    /// The faults of a text one by one, so that each can be shown at its place.
    pub(crate) fn each(self) -> Vec<Self> {
        match self {
            Self::Text(error) => error.each().map(Self::Text).collect(),
            other => vec![other],
        }
    }
}

macro_rules! from_each {
    ($($error:ident => $variant:ident),+ $(,)?) => {
        $(impl From<$error> for ValueError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })+
    };
}

from_each! {
    TextError => Text,
    OriginalIdError => OriginalId,
    PlaceError => Place,
    ChoiceError => Choice,
    DateError => Date,
    EmailError => Email,
    AmountError => Amount,
    CurrencyError => Currency,
}
