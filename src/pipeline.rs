//! Work on many items by several threads, the results in the items' order.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

/// How many items a worker may be ahead of the result that is waited for: bounds the memory that waiting results take.
const AHEAD: usize = 32;

/// How the work is spread.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    /// How many workers there are.
    pub(crate) jobs: usize,
    /// How many items a worker takes at a time: more than one where handing one over takes as long as the work.
    pub(crate) at_a_time: usize,
}

/// Gives the items to workers, each made by `worker` on its own thread, and the results to `sink` in the items' order.
/// `sink` runs on the caller's thread.
///
/// # Errors
/// Ends at the first item or result that is an error, and gives it back.
pub(crate) fn in_order<T, R, E, W>(
    items: impl Iterator<Item = Result<T, E>>,
    spread: Spread,
    worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
    W: FnMut(T) -> R,
{
    let Spread { jobs, at_a_time } = spread;
    let window = jobs * AHEAD.div_ceil(at_a_time).max(2);
    let (items_in, items_out) = sync_channel::<(usize, Vec<T>)>(window);
    let items_out = Mutex::new(items_out);
    let (results_in, results_out) = channel::<(usize, Vec<R>)>();
    thread::scope(|scope| {
        // Dropped when this closure ends in whatever way, which ends the workers.
        let items_in = items_in;
        for _ in 0..jobs {
            let results_in = results_in.clone();
            let (items_out, worker) = (&items_out, &worker);
            scope.spawn(move || {
                let mut work = worker();
                loop {
                    // A worker that panicked holds no lock while it works.
                    let next = match items_out.lock() {
                        Ok(items) => items.recv(),
                        Err(_) => return,
                    };
                    let Ok((number, items)) = next else {
                        return;
                    };
                    let results = items.into_iter().map(&mut work).collect();
                    if results_in.send((number, results)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(results_in);
        let mut failed = None;
        let mut items = items
            .map_while(|item| item.map_err(|error| failed = Some(error)).ok())
            .fuse();
        let mut waiting = BTreeMap::new();
        let (mut given, mut taken) = (0, 0);
        loop {
            while given - taken < window {
                let some: Vec<T> = items.by_ref().take(at_a_time).collect();
                // The channel has room for the whole window, and its other end outlives this loop.
                if some.is_empty() || items_in.send((given, some)).is_err() {
                    break;
                }
                given += 1;
            }
            if given == taken {
                break;
            }
            let Ok((number, results)) = results_out.recv() else {
                break;
            };
            waiting.insert(number, results);
            while let Some(results) = waiting.remove(&taken) {
                taken += 1;
                results.into_iter().try_for_each(&mut sink)?;
            }
        }
        drop(items);
        failed.map_or(Ok(()), Err)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: Spread = Spread {
        jobs: 2,
        at_a_time: 1,
    };

    #[test]
    fn results_come_in_the_order_of_the_items_whatever_the_number_of_workers() {
        for (jobs, at_a_time) in [(1, 1), (2, 1), (2, 64), (7, 3)] {
            let mut results = Vec::new();
            let items = (0..1000_u64).map(Ok::<_, ()>);
            let slow_first = |n: u64| {
                if n.is_multiple_of(97) {
                    thread::sleep(std::time::Duration::from_millis(3));
                }
                n * n
            };
            in_order(
                items,
                Spread { jobs, at_a_time },
                || slow_first,
                |result| {
                    results.push(result);
                    Ok(())
                },
            )
            .unwrap();
            let expected: Vec<u64> = (0..1000).map(|n| n * n).collect();
            assert_eq!(results, expected);
        }
    }

    #[test]
    fn an_item_that_is_an_error_ends_the_work_after_those_before_it() {
        let items = (0..100).map(|n| if n == 50 { Err("no") } else { Ok(n) });
        let mut results = Vec::new();
        let ended = in_order(
            items,
            TWO,
            || |n: i32| n,
            |result| {
                results.push(result);
                Ok(())
            },
        );
        assert_eq!(ended, Err("no"));
        assert_eq!(results, (0..50).collect::<Vec<i32>>());
    }

    #[test]
    fn a_result_that_is_refused_ends_the_work() {
        let items = (0..10_000).map(Ok);
        let ended = in_order(
            items,
            TWO,
            || |n: i32| n,
            |n| if n == 9 { Err(n) } else { Ok(()) },
        );
        assert_eq!(ended, Err(9));
    }
}
