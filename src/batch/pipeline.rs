//! Work on many items by several threads, the results in the items' order.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

/// How many items a worker may be ahead of the result that is waited for: bounds the memory that waiting results take.
const AHEAD: usize = 32;

/// Gives each item to one of `jobs` workers, each made by `worker` on its own thread, and the results to `sink` in the items'
/// order. `sink` runs on the caller's thread.
///
/// # Errors
/// Ends at the first item or result that is an error, and gives it back.
pub(super) fn in_order<T, R, E, W>(
    items: impl Iterator<Item = Result<T, E>>,
    jobs: usize,
    worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
    W: FnMut(T) -> R,
{
    let window = jobs * AHEAD;
    let (items_in, items_out) = sync_channel::<(usize, T)>(window);
    let items_out = Mutex::new(items_out);
    let (results_in, results_out) = channel::<(usize, R)>();
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
                    let Ok((number, item)) = next else {
                        return;
                    };
                    if results_in.send((number, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(results_in);
        let mut items = items.enumerate().fuse();
        let mut waiting = BTreeMap::new();
        let (mut given, mut taken) = (0, 0);
        let mut failed = None;
        loop {
            while failed.is_none() && given - taken < window {
                match items.next() {
                    Some((number, Ok(item))) => {
                        given += 1;
                        // It has room for the whole window, and its other end outlives this loop.
                        if items_in.send((number, item)).is_err() {
                            return Ok(());
                        }
                    }
                    Some((_, Err(error))) => failed = Some(error),
                    None => break,
                }
            }
            if given == taken {
                return failed.map_or(Ok(()), Err);
            }
            let Ok((number, result)) = results_out.recv() else {
                return Ok(());
            };
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&taken) {
                taken += 1;
                sink(result)?;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items_whatever_the_number_of_workers() {
        for jobs in [1, 2, 7] {
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
                jobs,
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
            2,
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
            2,
            || |n: i32| n,
            |n| if n == 9 { Err(n) } else { Ok(()) },
        );
        assert_eq!(ended, Err(9));
    }
}
