//! A guard around what others wrote, which meets files that nobody foresaw.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a decoder gives; none where it panics.
pub(crate) fn guarded<T>(decode: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(decode)).ok()
}
