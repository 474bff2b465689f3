//! PDFs that come in, by other programs: opened, drawn, and one page of them made ready to be printed on.

mod amount;
mod copied;
mod decoded;
mod drawn;
mod error;
mod fields;
mod form_page;
mod frame;
mod objects;
mod print;
mod single_page;

pub use copied::Import;
pub use drawn::{Drawn, Lack, PdfIn};
pub use error::PdfInError;
pub use fields::{FieldKind, FormField, form_fields};
pub use form_page::FormPage;
pub use print::{Print, PrintedGlyph, Rule};
