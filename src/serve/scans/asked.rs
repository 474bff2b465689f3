//! How the page wants a page of a scan to be made ready.

use std::sync::Arc;

use serde::Deserialize;

use crate::scan::{Look, NoSight, Slot, Straighten, UploadFormat, Wanted};
use crate::serve::clients::Clients;
use crate::serve::uploads::LARGEST_FILE;

/// One page of a file, and how it is made ready.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageAsked {
    /// The file's number.
    pub(super) file: String,
    /// The file's name on its computer; what is made is called after it.
    pub(super) name: String,
    /// Counted from 1.
    pub(super) page: usize,
    /// The most bytes of what is made.
    pub(super) limit: u64,
    pub(super) format: Option<UploadFormat>,
    pub(super) whiten: bool,
    pub(super) slot: Slot,
    /// The original ID of its client; where none is given, the code in the margin tells it.
    pub(super) client: Option<String>,
    pub(super) straighten: Straighten,
    /// Quarter turns clockwise; none for what sets a letter upright.
    #[serde(default)]
    pub(super) quarter_turns: Option<u8>,
    /// The number of what was made of it before.
    pub(super) replaces: Option<String>,
}

impl PageAsked {
    /// How it is made ready; none where there is no such client.
    pub(super) fn wanted(&self, clients: &Arc<Clients>) -> Option<Wanted> {
        Some(Wanted {
            limit: self.limit.clamp(1, LARGEST_FILE as u64),
            format: self.format,
            straighten: self.straighten,
            quarter_turns: self.quarter_turns.map(|turns| turns % 4),
            whiten: self.whiten && !self.slot.keeps_colour(),
            look: self.look(clients)?,
        })
    }

    fn look(&self, clients: &Arc<Clients>) -> Option<Look> {
        let by_code = || Look::ByCode(clients.clone());
        match &self.client {
            _ if self.slot != Slot::Letter => Some(Look::Page),
            None => Some(by_code()),
            Some(id) => match clients.sight(id) {
                Ok(sight) => Some(Look::Letter(sight)),
                Err(NoSight::UnknownAccount) => None,
                // Its code, where it has one, is told all the same.
                Err(_) => Some(by_code()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(changes: &serde_json::Value) -> serde_json::Result<PageAsked> {
        let mut asked = serde_json::json!({
            "file": "0", "name": "a.jpg", "page": 1, "limit": 2_000_000, "format": null,
            "whiten": true, "slot": "letter", "client": null, "straighten": "auto", "replaces": null,
        });
        for (key, value) in changes.as_object().into_iter().flatten() {
            asked[key] = value.clone();
        }
        serde_json::from_value(asked)
    }

    fn wanted(changes: &serde_json::Value) -> Option<Wanted> {
        asked(changes).unwrap().wanted(&Arc::default())
    }

    #[test]
    fn a_page_is_wanted_as_the_command_line_wants_it() {
        let letter = wanted(&serde_json::json!({"format": "jpg"})).unwrap();
        assert!(letter.whiten && matches!(letter.look, Look::ByCode(_)));
        assert_eq!(letter.format, Some(UploadFormat::Jpg));
        assert_eq!(letter.straighten, Straighten::Auto);
        let card = wanted(&serde_json::json!({"slot": "id"})).unwrap();
        assert!(!card.whiten && matches!(card.look, Look::Page));
        let corners =
            serde_json::json!({"straighten": {"corners": [[0, 1], [9, 1], [9, 8], [0, 8.5]]}});
        let corners = wanted(&corners).unwrap();
        let expected = [[0.0, 1.0], [9.0, 1.0], [9.0, 8.0], [0.0, 8.5]];
        assert_eq!(corners.straighten, Straighten::Corners(expected));
        let huge = wanted(&serde_json::json!({"limit": u64::MAX})).unwrap();
        assert_eq!(huge.limit, LARGEST_FILE as u64);
    }

    #[test]
    fn what_means_nothing_is_refused() {
        assert!(wanted(&serde_json::json!({"client": "gh_3f2a9c81d07e"})).is_none());
        for bad in [
            serde_json::json!({"limit": -1}),
            serde_json::json!({"format": "pdf"}),
            serde_json::json!({"slot": "seal"}),
            serde_json::json!({"straighten": {"corners": [[0, 1], [9, 1], [9, 8]]}}),
            serde_json::json!({"more": 1}),
        ] {
            assert!(asked(&bad).is_err(), "{bad}");
        }
    }
}
