//! How much a file may claim, checked before memory is taken for it.

use std::sync::{Condvar, Mutex, PoisonError};

/// The most that one file may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pixels of one page.
    pub pixels: u64,
    /// Pages that are made.
    pub pages: usize,
    /// Bytes of the file.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            // An A3 sheet at 600 dpi has 69.6 million.
            pixels: 100_000_000,
            pages: 200,
            bytes: 256 * 1024 * 1024,
        }
    }
}

impl Limits {
    /// Whether a page of this many columns and rows is allowed.
    #[must_use]
    pub fn allow(&self, [width, height]: [u32; 2]) -> bool {
        u64::from(width) * u64::from(height) <= self.pixels
    }
}

/// Memory that several workers share.
#[derive(Debug)]
pub struct MemoryBudget {
    bytes: u64,
    free: Mutex<u64>,
    returned: Condvar,
}

/// A part of a [`MemoryBudget`], given back when dropped.
#[derive(Debug)]
pub struct Share<'a> {
    budget: &'a MemoryBudget,
    bytes: u64,
}

impl Default for MemoryBudget {
    /// What all workers together may hold of decoded pages: two A3 sheets at 600 dpi.
    fn default() -> Self {
        MemoryBudget::new(1_300_000_000)
    }
}

impl MemoryBudget {
    /// A budget of so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        MemoryBudget {
            bytes,
            free: Mutex::new(bytes),
            returned: Condvar::new(),
        }
    }

    /// Waits until so many bytes are free. More than the whole budget waits until nobody else has any of it.
    pub fn take(&self, bytes: u64) -> Share<'_> {
        let bytes = bytes.min(self.bytes);
        // A number is whole whatever its holder died of.
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free < bytes {
            free = self
                .returned
                .wait(free)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *free -= bytes;
        Share {
            budget: self,
            bytes,
        }
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let free = &self.budget.free;
        *free.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.budget.returned.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn workers_never_hold_more_together_than_the_budget() {
        let budget = MemoryBudget::new(100);
        let (held, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for worker in 0..8 {
                let (budget, held, most) = (&budget, &held, &most);
                scope.spawn(move || {
                    for round in 0..50 {
                        let bytes = 10 + (worker * 7 + round) % 60;
                        let share = budget.take(bytes);
                        let now = held.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        most.fetch_max(now, Ordering::SeqCst);
                        held.fetch_sub(bytes, Ordering::SeqCst);
                        drop(share);
                    }
                });
            }
        });
        assert!(most.into_inner() <= 100);
        // All of it came back, and what is more than all of it still goes through, alone.
        drop(budget.take(1_000));
        assert_eq!(*budget.free.lock().unwrap(), 100);
    }
}
