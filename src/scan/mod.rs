//! What comes back from the printer, the phone and the bank, made ready to upload: upright, straight, clean of all that is
//! no picture, and within a number of bytes.

mod byte_budget;
mod code;
mod colour;
mod combine;
mod decode;
mod density;
mod error;
mod limits;
mod look;
mod name_read;
mod picture;
mod prepare;
mod preview;
mod regions;
mod seen;
mod segments;
mod slot;
mod straighten;
mod tesseract;

pub use byte_budget::{Encoded, UploadFormat, fit};
pub use code::CodeSquare;
pub use combine::{CombineError, combined};
pub use decode::{Decoded, Scan};
pub use error::ScanError;
pub use limits::{Limits, MemoryBudget, Share};
pub use look::{HandPlace, LetterPlaces, LetterSight, Sight};
pub use name_read::{NameRead, name_in};
pub use picture::Picture;
pub use prepare::{Letters, Look, NoSight, Prepared, Wanted, memory_for, prepare};
pub use preview::{Preview, preview};
pub use slot::{Slot, USUAL_LIMIT};
pub use straighten::{Corner, Doubt, Straighten, Straightened, straighten, whitened};
pub use tesseract::{ReadWord, ReadingError, Tesseract};
