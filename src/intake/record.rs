//! From entries to a typed record, collecting every fault on the way.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use super::entry::{Entry, Value};
use super::error::{RecordFault, RecordFaultKind};
use super::places::Places;
use super::{CellNote, Format, ReadOptions, Reading};
use crate::application::field::{self, Field};
use crate::application::{
    Bank, Contact, Facts, Files, Mail, OriginalId, Payment, TextLine, ValueError,
};
use crate::diagnostic::Source;

/// Reads what can be read of a record, and names all its faults in the order of the text.
pub(super) fn read(
    text: &str,
    entries: Vec<Entry>,
    places: Places,
    options: &ReadOptions,
) -> Outcome {
    let mut reader = Reader::new(text, entries, places);
    let mut facts = reader.facts(options);
    let mut faults = reader.faults;
    let refused = faults.iter().filter_map(|fault| fault.kind.refused_field());
    facts.refused = refused.collect();
    drop_missed_by_name(&mut faults);
    // What is missing stands nowhere, so it comes last.
    faults.sort_by_key(|fault| {
        let missing = matches!(fault.kind, RecordFaultKind::MissingField { .. });
        let start = fault.span.as_ref().map_or(usize::MAX, |span| span.start);
        (missing, start)
    });
    Outcome {
        facts,
        faults,
        places: reader.places,
    }
}

/// What came of reading a record.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) facts: Facts,
    pub(super) faults: Vec<RecordFault>,
    pub(super) places: Places,
}

impl Outcome {
    /// What comes of a text's entries, or of what makes it ill-formed.
    pub(super) fn of(
        text: &str,
        entries: Result<Vec<Entry>, Vec<RecordFault>>,
        options: &ReadOptions,
    ) -> Self {
        match entries {
            Ok(entries) => read(text, entries, Places::default(), options),
            Err(faults) => Self {
                faults,
                ..Self::default()
            },
        }
    }

    /// The reading of the source that it came of.
    pub(super) fn reading(
        self,
        source: Arc<Source>,
        format: Format,
        notes: Vec<CellNote>,
    ) -> Reading {
        Reading {
            source,
            format,
            facts: self.facts,
            faults: self.faults,
            notes,
            places: self.places,
        }
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
    /// The user's own fields.
    extra: BTreeMap<String, TextLine>,
    places: Places,
    faults: Vec<RecordFault>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, entries: Vec<Entry>, places: Places) -> Self {
        let mut reader = Self {
            text,
            values: HashMap::new(),
            extra: BTreeMap::new(),
            places,
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
                if section == field::EXTRA {
                    self.extra(key.clone(), entry);
                } else if let Some(field) = field::field(&name) {
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

    /// Takes one of the user's own fields: any text, and a number as it is written.
    fn extra(&mut self, key: String, entry: Entry) {
        let (text, start) = match &entry.value {
            Value::Text { text, verbatim } => (text.as_str(), *verbatim),
            Value::Integer | Value::Fraction | Value::Date | Value::Boolean => {
                (&self.text[entry.span.clone()], Some(entry.span.start))
            }
            other => {
                let found = other.kind();
                return self.refuse(RecordFaultKind::ExtraType { key, found }, entry.span);
            }
        };
        match text.parse() {
            Ok(line) => {
                self.extra.insert(key, line);
            }
            Err(error) => {
                let error = ValueError::from(error);
                self.refuse_value(
                    |error| RecordFaultKind::ExtraValue {
                        key: key.clone(),
                        error,
                    },
                    error,
                    entry.span,
                    start,
                );
            }
        }
    }

    fn sort_in_section(&mut self, name: &str, entry: &Entry) {
        let known = field::SECTIONS.iter().find(|&&section| section == name);
        let kind = match (known, &entry.value) {
            (Some(section), Value::Table) => {
                self.places.add_section(section, entry.key.clone());
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

    fn facts(&mut self, options: &ReadOptions) -> Facts {
        Facts {
            name: self.optional("company.name"),
            country: self.optional("company.country"),
            registration_number: self.optional("company.registration_number"),
            registration_name: self.optional("company.registration_name"),
            registration_date: self.optional("company.registration_date"),
            registration_expires: self.optional("company.registration_expires"),
            registered_address: self.optional("company.registered_address"),
            id: self.original_id(options),
            kind: self.optional("account.kind"),
            account_name: self.optional("account.name"),
            login_email: self.optional("account.login_email"),
            contact: Contact {
                name: self.optional("contact.name"),
                title: self.optional("contact.title"),
                phone: self.optional("contact.phone"),
                email: self.optional("contact.email"),
                id_type: self.optional("contact.id_type"),
                id_number: self.optional("contact.id_number"),
            },
            bank: Bank {
                account_holder: self.optional("bank.account_holder"),
                account_number: self.optional("bank.account_number"),
                bank_name: self.optional("bank.bank_name"),
                currency: self.optional("bank.currency"),
            },
            payment: Payment {
                date: self.optional("payment.date"),
                amount: self.optional("payment.amount"),
                currency: self.optional("payment.currency"),
                receipt: self.optional("payment.receipt"),
                payer: self.optional("payment.payer"),
                note: self.optional("payment.note"),
            },
            mail: Mail {
                to: self.optional("mail.to"),
            },
            letter_date: self.optional("letter.date"),
            signing_place: self.optional("letter.place"),
            signatory: self.optional("letter.signatory"),
            signatory_title: self.optional("letter.signatory_title"),
            addressee: self.optional("letter.addressee"),
            lang: self.optional("letter.lang"),
            template: self.optional("letter.template"),
            letterhead: self.optional("letter.letterhead"),
            files: Files {
                registration: self.optional("files.registration"),
                id_front: self.optional("files.id_front"),
                id_back: self.optional("files.id_back"),
                bill_1: self.optional("files.bill_1"),
                bill_1_month: self.optional("files.bill_1_month"),
                bill_2: self.optional("files.bill_2"),
                bill_2_month: self.optional("files.bill_2_month"),
                bill_3: self.optional("files.bill_3"),
                bill_3_month: self.optional("files.bill_3_month"),
            },
            extra: std::mem::take(&mut self.extra),
            // Once all faults are known.
            refused: BTreeSet::new(),
        }
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
                let span = self.places.absent(field.name);
                let kind = RecordFaultKind::MissingField { field };
                self.faults.push(RecordFault { kind, span });
            }
            return None;
        };
        let Entry { span, value, .. } = entry;
        let raw = &self.text[span.clone()];
        let (given, start) = match &value {
            Value::Text { text, verbatim } => (text.as_str(), *verbatim),
            Value::Refused(fault) => {
                let fault = *fault;
                self.places
                    .add_value(field.name, span.clone(), Some(span.start));
                self.refuse(RecordFaultKind::Cell { field, fault }, span);
                return None;
            }
            _ => match bare(field, &value, raw) {
                Ok(given) => (given, Some(span.start)),
                Err(kind) => {
                    self.places.add_value(field.name, span.clone(), None);
                    self.refuse(kind, span);
                    return None;
                }
            },
        };
        self.places.add_value(field.name, span.clone(), start);
        if given.is_empty() && !field.needed {
            self.refuse(RecordFaultKind::EmptyValue { field }, span);
            return None;
        }
        match parse(given) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let kind = |error| RecordFaultKind::Value { field, error };
                self.refuse_value(kind, error.into(), span, start);
                None
            }
        }
    }

    /// Notes each fault of a value, at the bytes of it that are at fault where its text begins at `start`.
    fn refuse_value(
        &mut self,
        kind: impl Fn(ValueError) -> RecordFaultKind,
        error: ValueError,
        span: Range<usize>,
        start: Option<usize>,
    ) {
        for error in error.each() {
            let within = error.range().zip(start);
            let at = within.map_or(span.clone(), |(range, start)| {
                start + range.start..start + range.end
            });
            self.refuse(kind(error), at);
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
    let is_day_field = matches!(
        field.name,
        "company.registration_date" | "company.registration_expires"
    ) || field.key() == "date";
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
