//! The record's names and its other lines of text.

use crate::application::{EntityName, Facts, TextLine};

/// Every name of the company that the record gives, with its field: its own, and as the bank and the receipt have it.
pub(super) fn company_names(facts: &Facts) -> impl Iterator<Item = (&'static str, &str)> {
    [
        ("company.name", &facts.name),
        ("company.registration_name", &facts.registration_name),
        ("bank.account_holder", &facts.bank.account_holder),
        ("payment.payer", &facts.payment.payer),
    ]
    .into_iter()
    .filter_map(|(field, name)| Some((field, name.as_ref().map(EntityName::as_str)?)))
}

/// Every name of a company or person that the record gives, with its field.
pub(super) fn names(facts: &Facts) -> impl Iterator<Item = (&'static str, &str)> {
    company_names(facts).chain(texts([
        ("account.name", &facts.account_name),
        ("contact.name", &facts.contact.name),
        ("letter.signatory", &facts.signatory),
    ]))
}

/// Every other line of text that the record gives, with its field.
pub(super) fn lines(facts: &Facts) -> impl Iterator<Item = (&'static str, &str)> {
    texts([
        ("company.registration_number", &facts.registration_number),
        ("company.registered_address", &facts.registered_address),
        ("contact.title", &facts.contact.title),
        ("contact.phone", &facts.contact.phone),
        ("contact.id_type", &facts.contact.id_type),
        ("contact.id_number", &facts.contact.id_number),
        ("bank.account_number", &facts.bank.account_number),
        ("bank.bank_name", &facts.bank.bank_name),
        ("payment.note", &facts.payment.note),
        ("letter.place", &facts.signing_place),
        ("letter.signatory_title", &facts.signatory_title),
        ("letter.addressee", &facts.addressee),
    ])
}

/// The lines that are numbers: what a keyboard left in full width is wrong in them.
pub(super) fn numbers(facts: &Facts) -> impl Iterator<Item = (&'static str, &str)> {
    texts([
        ("company.registration_number", &facts.registration_number),
        ("contact.phone", &facts.contact.phone),
        ("contact.id_number", &facts.contact.id_number),
        ("bank.account_number", &facts.bank.account_number),
    ])
}

fn texts<'a, const N: usize>(
    named: [(&'static str, &'a Option<TextLine>); N],
) -> impl Iterator<Item = (&'static str, &'a str)> {
    named
        .into_iter()
        .filter_map(|(field, text)| Some((field, text.as_ref()?.as_str())))
}
