//! Files that gonghan makes: named safely, written whole, and never over somebody else's.

mod atomic;
mod email;
mod error;
mod flush;
mod name;
mod output_names;
mod own;

pub use atomic::{Output, STAGED, Sync, write_all, write_all_over, write_streamed};
pub use email::email_files;
pub use error::FilesError;
pub use flush::Flusher;
pub use name::safe_stem;
pub use output_names::OutputNames;
pub use own::MANIFEST_MARK;
