//! What a record has printed at the places of a form.

use std::borrow::Cow;

use super::{Content, FormPlace, Placed, Print};
use crate::application::field::EXTRA;
use crate::application::{Application, Language};
use crate::template::{Inline, TemplateError};

/// What stands at each place, in the order in which they are written.
pub(in crate::template) fn placed(
    places: &[FormPlace],
    application: &Application,
    language: Language,
) -> Result<Vec<Placed>, TemplateError> {
    let mut placed = Vec::with_capacity(places.len());
    for place in places {
        let Some(value) = value(application, &place.field) else {
            if place.optional || matches!(place.print, Print::Mark { .. }) {
                continue;
            }
            return Err(TemplateError::AbsentAtPlace {
                at: place.at.clone(),
                name: place.field.clone(),
            });
        };
        let content = match &place.print {
            Print::Mark { value: marked, .. } if *marked != value => continue,
            Print::Mark { mark, .. } => Content::Mark(*mark),
            Print::Text(form) => Content::Text(vec![Inline {
                text: form.write(value, language).into_owned(),
                strong: false,
                is_value: true,
            }]),
        };
        placed.push(Placed {
            field: place.field.clone(),
            slot: place.slot.clone(),
            content,
            at: place.at.clone(),
        });
    }
    Ok(placed)
}

fn value<'a>(application: &'a Application, field: &str) -> Option<Cow<'a, str>> {
    if let Some(key) = field
        .strip_prefix(EXTRA)
        .and_then(|rest| rest.strip_prefix('.'))
    {
        let extra = application.extra.get(key)?;
        return Some(Cow::Borrowed(extra.as_str()));
    }
    let mut fields = application.fields();
    fields
        .find(|(name, _)| *name == field)
        .map(|(_, text)| text)
}
