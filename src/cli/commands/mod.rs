//! One file a command.

pub(super) mod batch;
pub(super) mod check;
pub(super) mod combine;
pub(super) mod completions;
pub(super) mod email;
mod font_set;
pub(super) mod fonts;
pub(super) mod letter;
pub(super) mod man;
pub(super) mod new;
pub(super) mod rules;
pub(super) mod scan;
pub(super) mod serve;
pub(super) mod templates;
