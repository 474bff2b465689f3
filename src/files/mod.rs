//! Files that gonghan makes: named safely, written whole, and never over somebody else's.

mod atomic;
mod error;
mod name;
mod own;

pub use atomic::{Output, write_all};
pub use error::FilesError;
pub use name::safe_stem;
