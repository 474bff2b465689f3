//! From entries to a typed record, collecting every fault on the way.

use std::collections::HashMap;
use std::ops::Range;
use std::str::FromStr;

use super::ReadOptions;
use super::entry::{Entry, Value};
use super::error::{RecordFault, RecordFaultKind};
use crate::application::field::{self, Field};
use crate::application::{
    Account, Application, Bank, Company, Contact, Letter, OriginalId, Payment, ValueError,
};

/// Builds the record, or names all its faults in the order of the text.
pub(super) fn build(
    text: &str,
    entries: Vec<Entry>,
    options: &ReadOptions,
) -> Result<Application, Vec<RecordFault>> {
    let mut reader = Reader::new(text, entries);
    let application = reader.application(options);
    let mut faults = reader.faults;
    drop_missed_by_name(&mut faults);
    // What is missing stands nowhere, so it comes last.
    faults.sort_by_key(|fault| {
        let missing = matches!(fault.kind, RecordFaultKind::MissingField { .. });
        let start = fault.span.as_ref().map_or(usize::MAX, |span| span.start);
        (missing, start)
    });
    match application {
        Some(application) if faults.is_empty() => Ok(application),
        _ => Err(faults),
    }
}

/// Where a section's name is misspelt, that is said, and not also that all its fields are missing.
fn drop_missed_by_name(faults: &mut Vec<RecordFault>) {
    let meant: Vec<&'static str> = faults
        .iter()
        .filter_map(|fault| match fault.kind {
            RecordFaultKind::UnknownSection { nearest, .. } => nearest,
            _ => None,
        })
        .collect();
    faults.retain(|fault| match fault.kind {
        RecordFaultKind::MissingField { field } => !meant.contains(&field.section()),
        _ => true,
    });
}

struct Reader<'a> {
    text: &'a str,
    /// The entries of known fields by name.
    values: HashMap<&'static str, Entry>,
    /// Where each section's name stands.
    sections: HashMap<&'static str, Range<usize>>,
    faults: Vec<RecordFault>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, entries: Vec<Entry>) -> Self {
        let mut reader = Self {
            text,
            values: HashMap::new(),
            sections: HashMap::new(),
            faults: Vec::new(),
        };
        for entry in entries {
            reader.sort_in(entry);
        }
        reader
    }

    /// Puts an entry with its field, or says that there is no such field.
    fn sort_in(&mut self, entry: Entry) {
        match &entry.path[..] {
            [name] => self.sort_in_section(name, &entry),
            [section, key] => {
                let name = format!("{section}.{key}");
                if let Some(field) = field::field(&name) {
                    self.values.insert(field.name, entry);
                } else if field::SECTIONS.contains(&section.as_str()) {
                    let nearest = field::nearest(&name);
                    let kind = RecordFaultKind::UnknownField {
                        given: name,
                        nearest,
                    };
                    self.refuse(kind, entry.key);
                }
            }
            _ => {}
        }
    }

    fn sort_in_section(&mut self, name: &str, entry: &Entry) {
        let known = field::SECTIONS.iter().find(|&&section| section == name);
        let kind = match (known, &entry.value) {
            (Some(section), Value::Table) => {
                self.sections.insert(section, entry.key.clone());
                return;
            }
            (Some(section), value) => RecordFaultKind::NotASection {
                section,
                found: value.kind(),
            },
            (None, Value::Table) => RecordFaultKind::UnknownSection {
                given: name.to_owned(),
                nearest: field::nearest_section(name),
            },
            (None, _) => RecordFaultKind::OutsideSection {
                given: name.to_owned(),
                nearest: field::nearest(name),
            },
        };
        self.refuse(kind, entry.key.clone());
    }

    fn application(&mut self, options: &ReadOptions) -> Option<Application> {
        // Every field is read before any is missed, so that all faults are found.
        let name = self.optional("company.name");
        let country = self.optional("company.country");
        let registration_number = self.optional("company.registration_number");
        let registration_expires = self.optional("company.registration_expires");
        let registered_address = self.optional("company.registered_address");
        let id = self.original_id(options);
        let kind = self.optional("account.kind");
        let account_name = self.optional("account.name");
        let login_email = self.optional("account.login_email");
        let contact = Contact {
            name: self.optional("contact.name"),
            title: self.optional("contact.title"),
            phone: self.optional("contact.phone"),
            email: self.optional("contact.email"),
            id_type: self.optional("contact.id_type"),
            id_number: self.optional("contact.id_number"),
        };
        let bank = Bank {
            account_holder: self.optional("bank.account_holder"),
            account_number: self.optional("bank.account_number"),
            bank_name: self.optional("bank.bank_name"),
            currency: self.optional("bank.currency"),
        };
        let payment = Payment {
            date: self.optional("payment.date"),
            amount: self.optional("payment.amount"),
            currency: self.optional("payment.currency"),
            receipt: self.optional("payment.receipt"),
        };
        let date = self.optional("letter.date");
        let place = self.optional("letter.place");
        let signatory = self.optional("letter.signatory");
        let signatory_title = self.optional("letter.signatory_title");
        let addressee = self.optional("letter.addressee");
        let lang = self.optional("letter.lang");
        let template = self.optional("letter.template");
        Some(Application {
            company: Company {
                name: name?,
                country: country?,
                registration_number,
                registration_expires,
                registered_address,
            },
            account: Account {
                id: id?,
                kind,
                name: account_name,
                login_email,
            },
            contact,
            bank,
            payment,
            letter: Letter {
                date,
                place,
                signatory: signatory?,
                signatory_title,
                addressee,
                lang,
                template,
            },
        })
    }

    fn original_id(&mut self, options: &ReadOptions) -> Option<OriginalId> {
        if options.allow_unusual_id {
            self.read("account.id", |text| {
                OriginalId::accept_other_shape(text.to_owned())
            })
        } else {
            self.optional("account.id")
        }
    }

    fn optional<T: FromStr<Err: Into<ValueError>>>(&mut self, name: &str) -> Option<T> {
        self.read(name, T::from_str)
    }

    /// Reads a field by its type's own rule; a fault of it or its lack is noted.
    fn read<T, E: Into<ValueError>>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let field = field::field(name)?;
        let Some(entry) = self.values.remove(field.name) else {
            if field.needed {
                let span = self.sections.get(field.section()).cloned();
                let kind = RecordFaultKind::MissingField { field };
                self.faults.push(RecordFault { kind, span });
            }
            return None;
        };
        let Entry { span, value, .. } = entry;
        let raw = &self.text[span.clone()];
        let (given, start) = match &value {
            Value::Text { text, verbatim } => (text.as_str(), *verbatim),
            _ => match bare(field, &value, raw) {
                Ok(given) => (given, Some(span.start)),
                Err(kind) => {
                    self.refuse(kind, span);
                    return None;
                }
            },
        };
        if given.is_empty() && !field.needed {
            self.refuse(RecordFaultKind::EmptyValue { field }, span);
            return None;
        }
        match parse(given) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                for error in error.into().each() {
                    let within = error.range().zip(start);
                    let at = within.map_or(span.clone(), |(range, start)| {
                        start + range.start..start + range.end
                    });
                    self.refuse(RecordFaultKind::Value { field, error }, at);
                }
                None
            }
        }
    }

    fn refuse(&mut self, kind: RecordFaultKind, span: Range<usize>) {
        let span = Some(span);
        self.faults.push(RecordFault { kind, span });
    }
}

/// A value without quotes as the text it is written with, where the field takes that.
fn bare<'a>(
    field: &'static Field,
    value: &Value,
    raw: &'a str,
) -> Result<&'a str, RecordFaultKind> {
    let is_number_field = matches!(
        field.name,
        "company.registration_number"
            | "bank.account_number"
            | "contact.id_number"
            | "contact.phone"
            | "payment.amount"
    );
    let is_day_field = field.name == "company.registration_expires" || field.key() == "date";
    match value {
        Value::Integer if is_number_field => {
            let digits = raw
                .strip_prefix('+')
                .filter(|_| field.key() == "phone")
                .unwrap_or(raw);
            if digits.bytes().all(|byte| byte.is_ascii_digit()) {
                Ok(raw)
            } else {
                Err(RecordFaultKind::NumberForm {
                    field,
                    given: raw.to_owned(),
                })
            }
        }
        // 99.00 is an amount as it stands; 9.9e1 is not, and no identifier has a point.
        Value::Fraction if field.name == "payment.amount" && !raw.contains(['e', 'E', '_']) => {
            Ok(raw)
        }
        Value::Fraction if is_number_field => Err(RecordFaultKind::NumberForm {
            field,
            given: raw.to_owned(),
        }),
        Value::Date if is_day_field => Ok(raw),
        _ => Err(RecordFaultKind::WrongType {
            field,
            found: value.kind(),
        }),
    }
}
