//! What a template can do with a value: write a day or a place in a language.

use tera::{Error, Kwargs, State, Tera, TeraResult};

use crate::application::{Date, Language, LetterLanguage, Place};
use crate::template::error::FilterFault;

// Tera carries an error as text: these ends tell it apart on its way back.
const NO_DATE: &str = " is no date of the form 2026-11-20";
const NO_FORM: &str = " is no form of a date";
const NO_PLACE: &str = " is no place";
const NO_LANGUAGE: &str = " is no language of a letter";

pub(super) fn register(tera: &mut Tera, language: LetterLanguage) {
    let own = language.first();
    tera.register_filter(
        "date",
        move |value: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let date: Date = value.parse().map_err(|_| refuse(value, NO_DATE))?;
            match options.get::<&str>("form")? {
                None | Some("long") => Ok(date.long(asked_language(&options, own)?)),
                Some("iso") => Ok(date.iso()),
                Some("han") => Ok(date.han_numerals()),
                Some(other) => Err(refuse(other, NO_FORM)),
            }
        },
    );
    tera.register_filter(
        "place",
        move |value: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let place: Place = value.parse().map_err(|_| refuse(value, NO_PLACE))?;
            Ok(place.name(asked_language(&options, own)?).to_owned())
        },
    );
}

fn asked_language(options: &Kwargs, own: Language) -> TeraResult<Language> {
    match options.get::<&str>("lang")? {
        None => Ok(own),
        Some(tag) => tag.parse().map_err(|_| refuse(tag, NO_LANGUAGE)),
    }
}

fn refuse(given: &str, reason: &str) -> Error {
    Error::message(format!("{given}{reason}"))
}

/// What these filters refuse a value for, out of Tera's words.
pub(super) fn fault(reason: &str) -> Option<FilterFault> {
    let given = |end| reason.strip_suffix(end).map(str::to_owned);
    given(NO_DATE)
        .map(|given| FilterFault::NotADate { given })
        .or_else(|| given(NO_FORM).map(|given| FilterFault::UnknownForm { given }))
        .or_else(|| given(NO_PLACE).map(|given| FilterFault::NotAPlace { given }))
        .or_else(|| given(NO_LANGUAGE).map(|given| FilterFault::UnknownLanguage { given }))
}
