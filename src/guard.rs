//! A guard around what others wrote, which meets files that nobody foresaw.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// How many guards this thread is within.
    static WITHIN: Cell<usize> = const { Cell::new(0) };
}

/// What a decoder gives; none where it panics, of which nothing is printed.
pub(crate) fn guarded<T>(decode: impl FnOnce() -> T) -> Option<T> {
    say_nothing_within();
    let _within = Within::begin();
    catch_unwind(AssertUnwindSafe(decode)).ok()
}

/// Sets a hook, once for the process, that keeps quiet on threads that are within a guard and leaves all other panics to the
/// hook that was there before.
fn say_nothing_within() {
    static SET: Once = Once::new();
    SET.call_once(|| {
        // A thread that unwinds may not change the hook.
        if std::thread::panicking() {
            return;
        }
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            // At a thread's end its count may be gone already: then it is within nothing.
            if WITHIN.try_with(Cell::get).unwrap_or(0) == 0 {
                before(panic);
            }
        }));
    });
}

/// Counts a guard for as long as it lasts, an unwinding too.
struct Within;

impl Within {
    fn begin() -> Within {
        WITHIN.set(WITHIN.get() + 1);
        Within
    }
}

impl Drop for Within {
    fn drop(&mut self) {
        WITHIN.set(WITHIN.get() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_is_within_a_guard_until_its_end_though_it_panics() {
        assert_eq!(guarded(|| WITHIN.get()), Some(1));
        assert_eq!(
            guarded(|| guarded(|| panic!("not printed")).unwrap_or(())),
            Some(())
        );
        assert_eq!(guarded(|| -> () { panic!("not printed") }), None);
        assert_eq!(WITHIN.get(), 0);
        let other = std::thread::spawn(|| WITHIN.get());
        assert_eq!(guarded(|| other.join().unwrap()), Some(0));
    }
}
