//! One client's record, every value typed and none of them altered.

mod account;
mod account_kind;
mod choice_error;
mod date;
mod edge_space;
mod email;
mod exact_text;
mod facts;
pub mod field;
mod field_text;
mod files;
mod half_width;
mod language;
mod letter_code;
mod look_alike;
mod month;
mod original_id;
mod payment;
mod place;
mod serde_text;
mod text_fault;
mod value_error;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use account::{Account, AppId, NotAnAppId};
pub use account_kind::AccountKind;
pub use choice_error::ChoiceError;
pub(crate) use choice_error::nearest;
pub use date::{Date, DateError, DateFault, YEARS};
pub(crate) use edge_space::edge_space;
pub use email::{EmailAddress, EmailError, EmailFault};
pub use exact_text::{EntityName, TextLine};
pub use facts::Facts;
pub use files::Files;
pub(crate) use half_width::{half_width, is_full_width};
pub use language::{Language, LetterLanguage};
pub use letter_code::{LetterCode, NotALetterCode, TextMark};
pub(crate) use look_alike::unified as unified_ideograph;
pub use month::Month;
pub use original_id::{ID_DIGITS, LONGEST_ID, OriginalId, OriginalIdError, OriginalIdFault};
pub use payment::{Amount, AmountError, Bank, Currency, CurrencyError, Payment};
pub use place::{GlyphRegion, Place, PlaceError, PlaceFault};
pub use text_fault::{CharacterFault, LONGEST_TEXT, TextError, TextFault};
pub use value_error::ValueError;

/// All that is known of one client's application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The company that applies.
    pub company: Company,
    /// The account it applies for.
    pub account: Account,
    /// The person who operates the account.
    #[serde(default)]
    pub contact: Contact,
    /// The bank account that pays.
    #[serde(default)]
    pub bank: Bank,
    /// The payment of the fee.
    #[serde(default)]
    pub payment: Payment,
    /// The payment email.
    #[serde(default)]
    pub mail: Mail,
    /// The letter itself.
    pub letter: Letter,
    /// The pictures that are uploaded with it.
    #[serde(default)]
    pub files: Files,
    /// Whatever else the user keeps of the client, for the user's own templates: `extra.manager`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, TextLine>,
}

/// The company that applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Its full legal name.
    pub name: EntityName,
    /// Where it is registered.
    pub country: Place,
    /// The number of its registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<TextLine>,
    /// Its name, read off the registration a second time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_name: Option<EntityName>,
    /// The day it was registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_date: Option<Date>,
    /// The day its registration expires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_expires: Option<Date>,
    /// Its registered address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered_address: Option<TextLine>,
}

/// The person who operates the account, its contact as well.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// The person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<TextLine>,
    /// The job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<TextLine>,
    /// The phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<TextLine>,
    /// The email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// The kind of identity document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_type: Option<TextLine>,
    /// The number of that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_number: Option<TextLine>,
}

/// The email that tells of the payment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Whom it goes to; this is nowhere public, so there is no default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<EmailAddress>,
}

/// The letter itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The place of signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<TextLine>,
    /// Who signs.
    pub signatory: TextLine,
    /// The job title of who signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory_title: Option<TextLine>,
    /// Whom it is addressed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<TextLine>,
    /// Its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<LetterLanguage>,
    /// The name or path of its template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<TextLine>,
    /// The path of the company's own paper, a PDF or a picture, that it is printed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letterhead: Option<TextLine>,
}
