//! What layout has to know of text that reads from right to left (UAX #9).

/// Opens an isolate whose direction is that of its first letter.
pub(super) const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Closes the isolate.
pub(super) const POP_ISOLATE: char = '\u{2069}';

/// Whether a text has letters of a script that reads from right to left.
pub(super) fn reads_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c,
            '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}

/// Whether a cluster only steers direction and is never drawn.
pub(super) fn is_isolate(cluster: &str) -> bool {
    !cluster.is_empty()
        && cluster
            .chars()
            .all(|c| matches!(c, FIRST_STRONG_ISOLATE | POP_ISOLATE))
}
