//! Tera's reports that come as text: what a template refers to is looked up only when all of its files are read.

use crate::diagnostic::Location;
use crate::template::fill::Files;

/// Place and message of the first report.
///
/// ```text
/// error: Unknown filter `x`
///   --> letter.md:7:12
///    |
///  7 | {{ company.name | x }}
///    |                   ^
/// ```
pub(super) fn read(report: &str, files: &Files) -> Option<(Location, String)> {
    let mut lines = report.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let mut place = lines
        .next()?
        .trim_ascii()
        .strip_prefix("--> ")?
        .rsplitn(3, ':');
    let column: usize = place.next()?.parse().ok()?;
    let line: usize = place.next()?.parse().ok()?;
    let name = place.next()?;
    let width = lines.nth(2)?.matches('^').count();
    let (_, source) = files.iter().find(|(known, _)| known == name)?;
    let mut ends = source.text.match_indices('\n').map(|(end, _)| end + 1);
    let line_start = match line.checked_sub(2) {
        None => 0,
        Some(index) => ends.nth(index)?,
    };
    let characters = || {
        source.text[line_start..]
            .char_indices()
            .map(|(index, _)| index)
    };
    let first = column.checked_sub(1)?;
    let start = line_start + characters().nth(first)?;
    let end = characters()
        .nth(first + width)
        .map_or(source.text.len(), |end| line_start + end);
    Some((Location::at(source.clone(), start..end), message.to_owned()))
}
