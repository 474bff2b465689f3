//! What a run over many clients leaves to be read: its results in words, and the reports made of them.
//!
//! A run writes its results client by client ([`ResultsWriter`]); every report is made by reading them back, so that memory does
//! not grow with the clients, and so that the shares of several machines can be joined.

mod columns;
mod csv;
mod merge;
mod page;
mod print_run;
mod result;
mod results_file;
mod totals;
mod workbook;
mod write;

pub use csv::write_csv;
#[cfg(feature = "cli")]
pub(crate) use csv::{MARK as CSV_MARK, csv_row};
pub use merge::InRowOrder;
pub use page::write_page;
pub use print_run::PrintRun;
pub use result::{ClientResult, Told, Weight};
pub use results_file::{
    Results, ResultsHead, ResultsWriter, RunKind, reserved_names, results_path,
};
pub use totals::{Totals, status_word};
#[cfg(feature = "cli")]
pub(crate) use workbook::undated_workbook;
pub use workbook::{write_failed, write_workbook};
pub use write::{Reports, write_reports};
