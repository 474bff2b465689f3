//! Fields of which one is nothing without the other.

use crate::application::Facts;
use crate::check::finding::{Detail, Found};

/// Tells of the one of two fields that the record has without the other.
pub(super) fn one_alone<T>(
    facts: &Facts,
    [one, other]: [(&'static str, Option<&T>); 2],
    found: &mut Found<'_>,
) {
    for ((field, value), (lacking, lack)) in [(one, other), (other, one)] {
        if value.is_some() && facts.lacks(lacking, lack) {
            found.in_field(field, Detail::None);
        }
    }
}
