//! Many clients in one run: a table in, a folder a client out.
//!
//! A first pass over the table learns what only the whole of it can tell: which clients share what they can't share, which
//! folders would have one name, and which rows there are. A second pass makes the clients, several at a time, and hands over what
//! came of each in the order of the rows. Between the two, some three hundred bytes a client are kept.

mod client;
mod client_folders;
mod earlier;
mod folder_name;
mod lock;
mod making;
mod manifest;
mod outcome;
mod run;
mod selection;
mod shares;

pub use client_folders::{ClientFolders, is_client_folder, letter_made_in};
pub use folder_name::{NamePattern, NamePatternError};
pub use lock::{Lock, LockError, STATE_FOLDER};
pub use making::{EmailMaking, LetterMaking, Making};
pub use manifest::{MANIFEST, MadeFile, Manifest, file_hash};
pub use outcome::{EmailLack, Outcome, Problem, Status};
pub use run::{Batch, BatchError, Plan};
pub use selection::{Only, OnlyError, Shard, ShardError};
pub use shares::{MergeError, shares_in};
