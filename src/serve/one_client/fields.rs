//! The fields of the form, step by step.

use serde::Serialize;

use crate::application::field;
use crate::serve::language::PageLanguage;
use crate::serve::words::words;

/// A step of the form; its title is `step.{id}` among the words.
#[derive(Serialize)]
pub(in crate::serve) struct Step {
    id: &'static str,
    fields: Vec<FormField>,
}

/// A field of the form; its label is `field.{name}` among the words, and `hint.{name}` says more of some.
#[derive(Serialize)]
struct FormField {
    name: &'static str,
    needed: bool,
    has_hint: bool,
    example: &'static str,
    /// Where the field is one of some words; their labels are `choice.{word}`.
    choices: &'static [&'static str],
}

/// The languages that there are letters in, by the words that a record has for them.
pub(in crate::serve) const LANGUAGES_OF_LETTERS: [&str; 6] =
    ["zh-Hans", "zh-Hant", "zh-en", "en", "ja", "ko"];

const STEPS: [(&str, &[&str]); 5] = [
    (
        "company",
        &[
            "company.name",
            "company.country",
            "company.registration_number",
            "company.registration_name",
            "company.registration_date",
            "company.registration_expires",
            "company.registered_address",
        ],
    ),
    (
        "account",
        &[
            "account.id",
            "account.kind",
            "account.name",
            "account.login_email",
        ],
    ),
    (
        "contact",
        &[
            "contact.name",
            "contact.title",
            "contact.phone",
            "contact.email",
            "contact.id_type",
            "contact.id_number",
        ],
    ),
    (
        "payment",
        &[
            "bank.account_holder",
            "bank.account_number",
            "bank.bank_name",
            "bank.currency",
            "payment.date",
            "payment.amount",
            "payment.currency",
            "payment.payer",
            "payment.note",
            "mail.to",
        ],
    ),
    (
        "letter",
        &[
            "letter.signatory",
            "letter.signatory_title",
            "letter.date",
            "letter.place",
            "letter.addressee",
            "letter.lang",
        ],
    ),
];

/// The steps in their order.
pub(in crate::serve) fn steps() -> Vec<Step> {
    let steps = STEPS.into_iter();
    steps
        .map(|(id, names)| Step {
            id,
            fields: names.iter().filter_map(|name| form_field(name)).collect(),
        })
        .collect()
}

fn form_field(name: &str) -> Option<FormField> {
    let field = field::field(name)?;
    Some(FormField {
        name: field.name,
        needed: field.needed,
        has_hint: words(PageLanguage::English).contains_key(&format!("hint.{name}")),
        example: field.example,
        choices: match name {
            "account.kind" => &["mini-program", "official-account"],
            "letter.lang" => &LANGUAGES_OF_LETTERS,
            _ => &[],
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::field::FIELDS;
    use crate::serve::one_client::form::is_left_alone;

    #[test]
    fn every_field_of_the_record_is_on_the_form_but_those_that_name_files() {
        let steps = steps();
        let on_form: Vec<&str> = steps
            .iter()
            .flat_map(|step| &step.fields)
            .map(|field| field.name)
            .collect();
        for field in FIELDS {
            let is_file = is_left_alone(field.name);
            assert_ne!(on_form.contains(&field.name), is_file, "{}", field.name);
        }
    }

    #[test]
    fn every_step_field_and_choice_has_its_words() {
        let words = words(PageLanguage::English);
        for step in steps() {
            assert!(words.contains_key(&format!("step.{}", step.id)));
            for field in step.fields {
                assert!(
                    words.contains_key(&format!("field.{}", field.name)),
                    "{}",
                    field.name
                );
                for choice in field.choices {
                    assert!(words.contains_key(&format!("choice.{choice}")), "{choice}");
                }
            }
        }
    }
}
