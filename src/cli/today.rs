//! The day that counts as today.

use jiff::ZonedDateTime;

use crate::application::Date;
use crate::cli::failure::Failure;
use crate::cli::source_date::source_date;

/// The day that was asked for, else `SOURCE_DATE_EPOCH`, else the computer's clock in its own time zone.
pub(super) fn today(asked_for: Option<&str>) -> Result<Date, Failure> {
    if let Some(day) = asked_for {
        return Ok(day.parse::<Date>()?);
    }
    let day = source_date()?.unwrap_or_else(|| ZonedDateTime::now().date());
    Ok(Date::try_from(day)?)
}
