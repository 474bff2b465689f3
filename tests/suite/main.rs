//! All that is tested from outside the library: by other renderers, readers and decoders, and by running the program.
//!
//! `GONGHAN_TEST=accept cargo test` writes the expected pictures anew; look at each of them then.

#![allow(
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect has failed"
)]

mod architecture;
mod check;
mod command_line;
mod copied_text;
mod damaged_records;
mod expected_pictures;
mod font_cases;
mod forms;
mod judge;
mod letters;
mod line_cases;
mod mail;
mod one_page;
mod page;
mod pdf_bombs;
mod pictures;
mod readme;
mod same_bytes;
mod same_picture;
mod scans;
mod scripts;
mod tables;
mod template_cases;
mod values;
