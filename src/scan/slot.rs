//! What a page is uploaded as.

use serde::{Deserialize, Serialize};

/// What an upload slot is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// The signed and stamped letter.
    #[default]
    Letter,
    /// The business registration.
    Registration,
    /// An identity card or passport.
    Id,
    /// A telephone bill.
    Bill,
    /// A receipt of the payment.
    Receipt,
}

/// The most bytes of a file that upload slots take, where nothing else is known.
pub const USUAL_LIMIT: u64 = 2_000_000;

impl Slot {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Slot; 5] = [
        Slot::Letter,
        Slot::Registration,
        Slot::Id,
        Slot::Bill,
        Slot::Receipt,
    ];

    /// What it is called on the command line and by the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Slot::Letter => "letter",
            Slot::Registration => "registration",
            Slot::Id => "id",
            Slot::Bill => "bill",
            Slot::Receipt => "receipt",
        }
    }

    /// Whether its paper is never made white: cards and passports have colours of their own.
    #[must_use]
    pub fn keeps_colour(self) -> bool {
        self == Slot::Id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_called_the_same_everywhere() {
        for slot in Slot::ALL {
            let json = serde_json::to_value(slot).unwrap();
            assert_eq!(json, slot.name());
        }
    }
}
