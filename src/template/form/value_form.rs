//! How a field's value is written out: a date in words or in parts, a country by its name.

use std::borrow::Cow;

use crate::application::{Date, Language, Place};

/// How a value is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueForm {
    /// As it stands in the record.
    AsIs,
    /// A date.
    Date(DateForm),
    /// A country or region by its name.
    PlaceName,
}

/// How a date is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateForm {
    Long,
    Iso,
    Han,
    Year,
    ShortYear,
    Month,
    Day,
}

const DATE_FORMS: &[&str] = &["long", "iso", "han", "year", "short-year", "month", "day"];
const PLACE_FORMS: &[&str] = &["name", "code"];
const DATES: [&str; 4] = [
    "company.registration_date",
    "company.registration_expires",
    "payment.date",
    "letter.date",
];

/// The forms that a field's value can be written out in, the usual one first; none where it has one form alone.
#[must_use]
pub fn value_forms(field: &str) -> &'static [&'static str] {
    if DATES.contains(&field) {
        DATE_FORMS
    } else if field == "company.country" {
        PLACE_FORMS
    } else {
        &[]
    }
}

impl ValueForm {
    /// The form of this name for a field, or the forms that there are.
    pub(super) fn of(
        field: &str,
        name: Option<&str>,
    ) -> Result<ValueForm, &'static [&'static str]> {
        if DATES.contains(&field) {
            let form = match name.unwrap_or("long") {
                "long" => DateForm::Long,
                "iso" => DateForm::Iso,
                "han" => DateForm::Han,
                "year" => DateForm::Year,
                "short-year" => DateForm::ShortYear,
                "month" => DateForm::Month,
                "day" => DateForm::Day,
                _ => return Err(DATE_FORMS),
            };
            return Ok(ValueForm::Date(form));
        }
        if field == "company.country" {
            return match name.unwrap_or("name") {
                "name" => Ok(ValueForm::PlaceName),
                "code" => Ok(ValueForm::AsIs),
                _ => Err(PLACE_FORMS),
            };
        }
        match name {
            None => Ok(ValueForm::AsIs),
            Some(_) => Err(&[]),
        }
    }

    /// What the form is called, unless it is the usual one.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            ValueForm::AsIs | ValueForm::PlaceName | ValueForm::Date(DateForm::Long) => None,
            ValueForm::Date(DateForm::Iso) => Some("iso"),
            ValueForm::Date(DateForm::Han) => Some("han"),
            ValueForm::Date(DateForm::Year) => Some("year"),
            ValueForm::Date(DateForm::ShortYear) => Some("short-year"),
            ValueForm::Date(DateForm::Month) => Some("month"),
            ValueForm::Date(DateForm::Day) => Some("day"),
        }
    }

    /// A field's value in this form.
    pub(super) fn write<'a>(self, value: Cow<'a, str>, language: Language) -> Cow<'a, str> {
        // A record's dates and places are what they are called, or they would not be in it.
        match self {
            ValueForm::AsIs => value,
            ValueForm::Date(form) => match value.parse::<Date>() {
                Ok(date) => form.write(date, language).into(),
                Err(_) => value,
            },
            ValueForm::PlaceName => match value.parse::<Place>() {
                Ok(place) => place.name(language).to_owned().into(),
                Err(_) => value,
            },
        }
    }
}

impl DateForm {
    fn write(self, date: Date, language: Language) -> String {
        match self {
            DateForm::Long => date.long(language),
            DateForm::Iso => date.iso(),
            DateForm::Han => date.han_numerals(),
            DateForm::Year => date.civil().year().to_string(),
            DateForm::ShortYear => format!("{:02}", date.civil().year() % 100),
            DateForm::Month => date.civil().month().to_string(),
            DateForm::Day => date.civil().day().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_whole_or_in_parts() {
        let written = |form| {
            let form = ValueForm::of("letter.date", form).unwrap();
            form.write("2026-11-05".into(), Language::ZhHant)
                .into_owned()
        };
        assert_eq!(written(None), "2026年11月5日");
        assert_eq!(written(Some("iso")), "2026-11-05");
        assert_eq!(written(Some("year")), "2026");
        assert_eq!(written(Some("short-year")), "26");
        assert_eq!(written(Some("month")), "11");
        assert_eq!(written(Some("day")), "5");
        assert_eq!(ValueForm::of("letter.date", Some("week")), Err(DATE_FORMS));
    }

    #[test]
    fn every_form_that_is_named_there_is() {
        for field in ["letter.date", "company.country", "company.name"] {
            for form in value_forms(field) {
                assert!(ValueForm::of(field, Some(form)).is_ok(), "{field}: {form}");
            }
            let usual = value_forms(field).first().copied();
            assert_eq!(ValueForm::of(field, usual), ValueForm::of(field, None));
        }
    }

    #[test]
    fn a_country_is_written_by_its_name_and_all_else_as_it_is() {
        let country = ValueForm::of("company.country", None).unwrap();
        assert_eq!(country.write("JP".into(), Language::Ja), "日本");
        let name = ValueForm::of("company.name", None).unwrap();
        assert_eq!(
            name.write(" 2026-11-05 ".into(), Language::Ja),
            " 2026-11-05 "
        );
        assert_eq!(ValueForm::of("company.name", Some("long")), Err(&[][..]));
    }

    #[test]
    fn every_field_that_is_a_date_is_known_as_one() {
        let dates = crate::application::field::FIELDS
            .iter()
            .filter(|field| field.example.parse::<Date>().is_ok())
            .map(|field| field.name);
        assert_eq!(dates.collect::<Vec<_>>(), DATES);
    }
}
