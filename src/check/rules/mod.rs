//! The rules, and the one list of them. What follows is their page.
//!
#![doc = include_str!("../RULES.md")]

mod brackets;
mod characters;
mod compared_names;
mod contact;
mod deadlines;
mod files;
mod full_width;
mod han_forms;
mod legal_forms;
mod letter;
mod letter_case;
mod letters_for_digits;
mod names;
mod origin;
mod original_ids;
mod pairs;
mod payment;
mod place;
mod question_marks;
mod reading;
mod registration;
mod shared_accounts;
mod spaces;

use super::rule::Rule;

/// Every rule, in the order that its findings are told in.
pub static RULES: &[&Rule] = &[
    &reading::texts::MISSING_FIELD,
    &reading::texts::TEXT_EMPTY,
    &reading::texts::TEXT_BLANK,
    &reading::texts::TEXT_TOO_LONG,
    &reading::texts::INVISIBLE_CHARACTER,
    &reading::texts::BIDI_CONTROL,
    &reading::texts::CONTROL_CHARACTER,
    &reading::texts::LINE_BREAK,
    &reading::texts::LOOK_ALIKE_CHARACTER,
    &reading::texts::PRIVATE_USE_CHARACTER,
    &reading::texts::NONCHARACTER,
    &reading::texts::LOST_CHARACTER,
    &question_marks::QUESTION_MARK,
    &reading::texts::EMOJI,
    &spaces::NAME_EDGE_SPACE,
    &spaces::EDGE_SPACE,
    &spaces::DOUBLED_SPACE,
    &spaces::UNUSUAL_SPACE,
    &brackets::MIXED_BRACKET_WIDTH,
    &brackets::UNPAIRED_BRACKET,
    &full_width::FULL_WIDTH_LETTER,
    &full_width::FULL_WIDTH_NUMBER,
    &letters_for_digits::LETTER_FOR_DIGIT,
    &han_forms::MIXED_HAN_FORMS,
    &han_forms::SIMPLIFIED_NAME,
    &characters::DECOMPOSED_CHARACTER,
    &characters::COMPATIBILITY_CHARACTER,
    &characters::VARIATION_SEQUENCE,
    &characters::MIXED_SCRIPT_WORD,
    &letter_case::LOWER_CASE_NAME,
    &letter_case::TITLE_CASE_NAME,
    &legal_forms::MISSING_LEGAL_FORM,
    &legal_forms::ABBREVIATED_LIMITED,
    &compared_names::NAME_DIFFERS,
    &compared_names::NAME_ORDER,
    &reading::ids::ORIGINAL_ID_EMPTY,
    &reading::ids::ORIGINAL_ID_APP_ID,
    &reading::ids::ORIGINAL_ID_BEGINNING,
    &reading::ids::ORIGINAL_ID_UNDERSCORE,
    &reading::ids::ORIGINAL_ID_UPPER_CASE,
    &reading::ids::ORIGINAL_ID_FULL_WIDTH,
    &reading::ids::ORIGINAL_ID_SPACE,
    &reading::ids::ORIGINAL_ID_SUFFIX,
    &reading::ids::ORIGINAL_ID_LENGTH,
    &reading::ids::ORIGINAL_ID_CHARACTER,
    &reading::ids::ORIGINAL_ID_SHAPE,
    &original_ids::UNUSUAL_ID,
    &shared_accounts::SAME_ID_TWICE,
    &shared_accounts::SAME_NAME_TWICE,
    &reading::values::PLACE_UNKNOWN,
    &reading::values::PLACE_WITHDRAWN,
    &place::MAINLAND_COMPANY,
    &place::UNLISTED_PLACE,
    &registration::REGISTRATION_EXPIRED,
    &registration::REGISTRATION_EXPIRES_SOON,
    &registration::REGISTRATION_NUMBER_MISSING,
    &registration::REGISTRATION_EXPIRY_MISSING,
    &registration::INCORPORATION_NUMBER,
    &contact::CONTACT_NAME_MISSING,
    &contact::PHONE_NUMBER,
    &contact::IDENTITY_INCOMPLETE,
    &contact::IDENTITY_CARD_NUMBER,
    &contact::PASSPORT_NUMBER,
    &reading::values::CHOICE_UNKNOWN,
    &reading::values::EMAIL_AT,
    &reading::values::EMAIL_CHARACTER,
    &reading::values::EMAIL_USER,
    &reading::values::EMAIL_DOMAIN,
    &reading::values::EMAIL_TOO_LONG,
    &shared_accounts::LOGIN_EMAIL_MISSING,
    &shared_accounts::LOGIN_EMAIL_REUSED,
    &reading::values::DATE_FORM,
    &reading::values::AMOUNT_FORM,
    &reading::values::CURRENCY_FORM,
    &payment::PAYMENT_IN_FUTURE,
    &payment::PAYMENT_BEFORE_LETTER,
    &payment::PAYMENT_AMOUNT,
    &payment::PAYMENT_CURRENCY,
    &compared_names::ACCOUNT_HOLDER_DIFFERS,
    &compared_names::PAYER_DIFFERS,
    &payment::ACCOUNT_NUMBER_EXPONENT,
    &payment::ACCOUNT_NUMBER_ROUNDED,
    &letters_for_digits::ACCOUNT_NUMBER_LETTER,
    &payment::NOTE_WITHOUT_ID,
    &reading::values::DATE_NOT_IN_CALENDAR,
    &reading::values::DATE_YEAR,
    &letter::LETTER_IN_FUTURE,
    &registration::LETTER_BEFORE_REGISTRATION,
    &letter::SIGNING_PLACE_MISSING,
    &reading::values::MONTH_FORM,
    &files::FILE_MISSING,
    &files::FILE_NOT_A_PICTURE,
    &files::FILE_DAMAGED,
    &files::FILE_EXTENSION,
    &files::FILE_TOO_LARGE,
    &files::PICTURE_TOO_SMALL,
    &files::SAME_FILE_TWICE,
    &files::ID_SIDE_MISSING,
    &files::BILL_MISSING,
    &files::BILL_MONTH,
    &deadlines::ANSWER_EXPECTED,
    &deadlines::SUPPLEMENT_WINDOW,
    &registration::REGISTRATION_EXPIRY_AHEAD,
];

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
