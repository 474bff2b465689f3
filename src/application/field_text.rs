//! The fields of a record as text, by their dotted names.

use std::borrow::Cow;

use super::{
    Account, Application, Bank, Company, Contact, Files, Letter, Mail, Payment, TextLine, field,
};

impl Application {
    /// The text of a field by its dotted name, as the record has it: codes and ISO dates, not their written forms.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        let (section, key) = name.split_once('.')?;
        match section {
            "company" => self.company.field(key),
            "account" => self.account.field(key),
            "contact" => self.contact.field(key),
            "bank" => self.bank.field(key),
            "payment" => self.payment.field(key),
            "mail" => self.mail.field(key),
            "letter" => self.letter.field(key),
            "files" => self.files.field(key),
            _ => None,
        }
    }

    /// The fields that have a value, by dotted name, in the record's order.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
        field::FIELDS
            .iter()
            .filter_map(|field| Some((field.name, self.field(field.name)?)))
    }
}

impl Company {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "name" => Some(Cow::Borrowed(self.name.as_str())),
            "country" => Some(Cow::Borrowed(self.country.code())),
            "registration_number" => line(self.registration_number.as_ref()),
            "registration_name" => written(self.registration_name.as_ref()),
            "registration_date" => written(self.registration_date.as_ref()),
            "registration_expires" => written(self.registration_expires.as_ref()),
            "registered_address" => line(self.registered_address.as_ref()),
            _ => None,
        }
    }
}

impl Account {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "id" => Some(Cow::Borrowed(self.id.as_str())),
            "kind" => Some(Cow::Borrowed(self.kind?.as_str())),
            "name" => line(self.name.as_ref()),
            "login_email" => written(self.login_email.as_ref()),
            _ => None,
        }
    }
}

impl Contact {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "name" => line(self.name.as_ref()),
            "title" => line(self.title.as_ref()),
            "phone" => line(self.phone.as_ref()),
            "email" => written(self.email.as_ref()),
            "id_type" => line(self.id_type.as_ref()),
            "id_number" => line(self.id_number.as_ref()),
            _ => None,
        }
    }
}

impl Bank {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "account_holder" => written(self.account_holder.as_ref()),
            "account_number" => line(self.account_number.as_ref()),
            "bank_name" => line(self.bank_name.as_ref()),
            "currency" => written(self.currency.as_ref()),
            _ => None,
        }
    }
}

impl Payment {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "date" => written(self.date.as_ref()),
            "amount" => written(self.amount.as_ref()),
            "currency" => written(self.currency.as_ref()),
            "receipt" => line(self.receipt.as_ref()),
            "payer" => written(self.payer.as_ref()),
            "note" => line(self.note.as_ref()),
            _ => None,
        }
    }
}

impl Mail {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "to" => written(self.to.as_ref()),
            _ => None,
        }
    }
}

impl Letter {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "date" => written(self.date.as_ref()),
            "place" => line(self.place.as_ref()),
            "signatory" => line(Some(&self.signatory)),
            "signatory_title" => line(self.signatory_title.as_ref()),
            "addressee" => line(self.addressee.as_ref()),
            "lang" => written(self.lang.as_ref()),
            "template" => line(self.template.as_ref()),
            "letterhead" => line(self.letterhead.as_ref()),
            _ => None,
        }
    }
}

impl Files {
    fn field(&self, key: &str) -> Option<Cow<'_, str>> {
        match key {
            "registration" => line(self.registration.as_ref()),
            "id_front" => line(self.id_front.as_ref()),
            "id_back" => line(self.id_back.as_ref()),
            "bill_1" => line(self.bill_1.as_ref()),
            "bill_1_month" => written(self.bill_1_month.as_ref()),
            "bill_2" => line(self.bill_2.as_ref()),
            "bill_2_month" => written(self.bill_2_month.as_ref()),
            "bill_3" => line(self.bill_3.as_ref()),
            "bill_3_month" => written(self.bill_3_month.as_ref()),
            _ => None,
        }
    }
}

fn line(text: Option<&TextLine>) -> Option<Cow<'_, str>> {
    text.map(|text| Cow::Borrowed(text.as_str()))
}

fn written(value: Option<&impl ToString>) -> Option<Cow<'_, str>> {
    value.map(|value| Cow::Owned(value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = include_str!("full_record.json");

    #[test]
    fn every_field_of_the_list_has_its_text_and_serde_knows_the_same_names() {
        let application: Application = serde_json::from_str(FULL).unwrap();
        let names: Vec<_> = application.fields().map(|(name, _)| name).collect();
        let listed: Vec<_> = field::FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(names, listed);
        let plain: serde_json::Value = serde_json::from_str(FULL).unwrap();
        for (name, text) in application.fields() {
            let (section, key) = name.split_once('.').unwrap();
            assert_eq!(plain[section][key], *text, "{name}");
        }
        assert_eq!(serde_json::to_value(&application).unwrap(), plain);
    }

    #[test]
    fn the_four_needed_fields_are_enough() {
        let least = r#"{ "company": { "name": "A", "country": "HK" },
            "account": { "id": "gh_3f2a9c81d07e" }, "letter": { "signatory": "B" } }"#;
        let application: Application = serde_json::from_str(least).unwrap();
        assert_eq!(application.fields().count(), 4);
        assert_eq!(application.field("contact.name"), None);
        assert_eq!(application.field("company.zebra"), None);
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(
            serde_json::from_str::<Application>(&FULL.replace("\"kind\"", "\"sort\"")).is_err()
        );
    }

    #[test]
    fn each_example_of_the_list_is_a_value_that_is_taken() {
        let mut record = serde_json::json!({});
        for field in field::FIELDS {
            record[field.section()][field.key()] = field.example.into();
        }
        serde_json::from_value::<Application>(record).unwrap();
    }
}
