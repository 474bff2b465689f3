//! The pictures that are uploaded with the letter.

use serde::{Deserialize, Serialize};

use super::{Month, TextLine};

/// Paths of the pictures that are uploaded with the letter, from the record's folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// The business registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<TextLine>,
    /// The ID's front, or the passport's cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_front: Option<TextLine>,
    /// The ID's back, or the passport's data page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_back: Option<TextLine>,
    /// The first phone bill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_1: Option<TextLine>,
    /// Its month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_1_month: Option<Month>,
    /// The second phone bill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_2: Option<TextLine>,
    /// Its month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_2_month: Option<Month>,
    /// The third phone bill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_3: Option<TextLine>,
    /// Its month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bill_3_month: Option<Month>,
}
