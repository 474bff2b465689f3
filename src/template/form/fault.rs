//! Why the places of a form are refused.

/// What is wrong with the places of a form.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FormFault {
    /// There are places, and no form that they are on.
    NoBackground,
    /// No record has a field of this name.
    UnknownField {
        /// As written.
        name: String,
        /// The nearest field.
        nearest: Option<&'static str>,
    },
    /// A date's form for a field that is no date, and the like.
    NoSuchForm {
        /// The field.
        field: String,
        /// As written.
        given: String,
        /// What there is; empty for a field that has one form alone.
        forms: &'static [&'static str],
    },
    /// A mark without the value that it stands for.
    MarkWithoutValue,
    /// Neither where it stands is said, nor the field of the form whose place it is.
    NoArea {
        /// The key that is lacking.
        lacking: &'static str,
    },
    /// The form has no field of this name on this page.
    UnknownFormField {
        /// As written.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A place reaches over the edge of the sheet.
    OffSheet {
        /// The place's field, or the zone.
        name: String,
        /// Width and height of the sheet, in millimetres.
        sheet: [f32; 2],
    },
    /// Two places have a part of the sheet in common.
    Meets {
        /// The place's field.
        field: String,
        /// The other's field.
        other: String,
    },
    /// A place reaches into a zone that stays clear.
    NotClear {
        /// The place's field.
        field: String,
        /// The zone.
        zone: String,
    },
    /// The form is not the file that the places were made for.
    Changed {
        /// The file.
        file: String,
        /// Its SHA-256 now.
        now: String,
    },
}
