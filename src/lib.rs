//! Verification letters for the WeChat accounts of companies outside mainland China: the exact name, one page, PDF and
//! picture.
//!
//! ```text
//! intake ──> application ──> template ──> layout ──> page ──> render ──> files
//! (toml,     (typed,    │    (tera ->  │  (blocks -> (what     (pdf,      │
//!  json)      validated)│     markdown)│   glyphs)    stands    raster)   │
//!                       │              │              where)              │
//!                       │              └──> mail (the payment email) ─────┘
//!                       └──> check (what gets it sent back)
//! ```
//!
//! Each stage takes the typed value of the one before it; [`letter`] runs them from a record to a page, [`check`]
//! looks at the record by itself. What a stage
//! refuses is data; [`message`] puts it into words, in English and Chinese. The command line and, with the feature `serve`, a page in
//! the browser are two ways in.
//!
//! ```
//! use gonghan::{font::FontSet, layout::LayoutScratch, letter::letter, template::Template};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let record: gonghan::application::Application = serde_json::from_str(
//!     r#"{
//!         "company": {"name": "Golden Sail Example Ltd", "country": "NZ"},
//!         "account": {"id": "gh_7a05c3d96e1f"},
//!         "letter": {"signatory": "Alex Example"}
//!     }"#,
//! )?;
//! let template = Template::for_application(&record, ".".as_ref())?;
//! let letter = letter(&record, &template, &mut FontSet::embedded(), &mut LayoutScratch::default())?;
//! assert!(letter.pdf()?.starts_with(b"%PDF-1.7"));
//! # Ok(())
//! # }
//! ```

mod guard;

mod hexadecimal;

mod pipeline;

pub mod geometry;

pub mod diagnostic;

pub mod application;

pub mod intake;

pub mod check;

pub mod font;

pub mod pdf_in;

pub mod background;

pub mod page;

pub mod template;

pub mod layout;

pub mod render;

pub mod scan;

pub mod mail;

pub mod files;

pub mod letter;

pub mod form;

pub mod batch;

pub mod message;

pub mod report;

#[cfg(feature = "serve")]
pub mod serve;

#[cfg(feature = "cli")]
pub mod cli;
