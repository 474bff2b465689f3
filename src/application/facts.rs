//! What is known of a client where not all of the record could be read.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Account, AccountKind, Application, Bank, Company, Contact, Date, EmailAddress, EntityName,
    Files, Letter, LetterLanguage, Mail, OriginalId, Payment, Place, TextLine,
};

/// What is known of one client: as an [`Application`], but any field may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The company's full legal name.
    pub name: Option<EntityName>,
    /// Where it is registered.
    pub country: Option<Place>,
    /// The number of its registration.
    pub registration_number: Option<TextLine>,
    /// Its name, read off the registration a second time.
    pub registration_name: Option<EntityName>,
    /// The day it was registered.
    pub registration_date: Option<Date>,
    /// The day its registration expires.
    pub registration_expires: Option<Date>,
    /// Its registered address.
    pub registered_address: Option<TextLine>,
    /// The account's original ID.
    pub id: Option<OriginalId>,
    /// What kind of account it is.
    pub kind: Option<AccountKind>,
    /// The name the account is shown under.
    pub account_name: Option<TextLine>,
    /// The address one signs in with.
    pub login_email: Option<EmailAddress>,
    /// The person who operates the account.
    pub contact: Contact,
    /// The bank account that pays.
    pub bank: Bank,
    /// The payment of the fee.
    pub payment: Payment,
    /// The payment email.
    pub mail: Mail,
    /// The letter's date.
    pub letter_date: Option<Date>,
    /// The place of signing.
    pub signing_place: Option<TextLine>,
    /// Who signs.
    pub signatory: Option<TextLine>,
    /// The job title of who signs.
    pub signatory_title: Option<TextLine>,
    /// Whom the letter is addressed to.
    pub addressee: Option<TextLine>,
    /// The letter's language.
    pub lang: Option<LetterLanguage>,
    /// The name or path of its template.
    pub template: Option<TextLine>,
    /// The path of the company's own paper that it is printed on.
    pub letterhead: Option<TextLine>,
    /// The pictures that are uploaded with it.
    pub files: Files,
    /// Whatever else the user keeps of the client.
    pub extra: BTreeMap<String, TextLine>,
    /// The fields that are there and whose texts were refused: nothing is known of them, and they are not missing.
    pub refused: BTreeSet<&'static str>,
}

impl Facts {
    /// Whether the record has no field of this name, of which `value` is known: a refused one is there to be mended.
    #[must_use]
    pub fn lacks<T>(&self, field: &str, value: Option<&T>) -> bool {
        value.is_none() && !self.refused.contains(field)
    }

    /// Whether the company is known to be registered in one of some places, by their ISO 3166 codes.
    #[must_use]
    pub fn is_in(&self, codes: &[&str]) -> bool {
        self.country
            .is_some_and(|place| codes.contains(&place.code()))
    }

    /// The application, where all that it needs is known.
    #[must_use]
    pub fn application(self) -> Option<Application> {
        Some(Application {
            company: Company {
                name: self.name?,
                country: self.country?,
                registration_number: self.registration_number,
                registration_name: self.registration_name,
                registration_date: self.registration_date,
                registration_expires: self.registration_expires,
                registered_address: self.registered_address,
            },
            account: Account {
                id: self.id?,
                kind: self.kind,
                name: self.account_name,
                login_email: self.login_email,
            },
            contact: self.contact,
            bank: self.bank,
            payment: self.payment,
            mail: self.mail,
            letter: Letter {
                date: self.letter_date,
                place: self.signing_place,
                signatory: self.signatory?,
                signatory_title: self.signatory_title,
                addressee: self.addressee,
                lang: self.lang,
                template: self.template,
                letterhead: self.letterhead,
            },
            files: self.files,
            extra: self.extra,
        })
    }
}

impl From<Application> for Facts {
    fn from(application: Application) -> Self {
        let Application {
            company,
            account,
            contact,
            bank,
            payment,
            mail,
            letter,
            files,
            extra,
        } = application;
        Self {
            name: Some(company.name),
            country: Some(company.country),
            registration_number: company.registration_number,
            registration_name: company.registration_name,
            registration_date: company.registration_date,
            registration_expires: company.registration_expires,
            registered_address: company.registered_address,
            id: Some(account.id),
            kind: account.kind,
            account_name: account.name,
            login_email: account.login_email,
            contact,
            bank,
            payment,
            mail,
            letter_date: letter.date,
            signing_place: letter.place,
            signatory: Some(letter.signatory),
            signatory_title: letter.signatory_title,
            addressee: letter.addressee,
            lang: letter.lang,
            template: letter.template,
            letterhead: letter.letterhead,
            files,
            extra,
            refused: BTreeSet::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = include_str!("full_record.json");

    #[test]
    fn an_application_comes_out_of_its_facts_as_it_went_in() {
        let application: Application = serde_json::from_str(FULL).unwrap();
        let facts = Facts::from(application.clone());
        assert_eq!(facts.application(), Some(application));
        assert_eq!(Facts::default().application(), None);
    }
}
