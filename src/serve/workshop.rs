//! What letters are made with, kept warm between requests, and never more of them at work than there are processors.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use crate::font::FontSet;
use crate::layout::LayoutScratch;
use crate::letter::Letterheads;
use crate::render::raster::RasterScratch;

/// How many requests wait for a processor; those after them are told to come again.
const MOST_WAITING: usize = 400;

/// Faces, and the memory that setting and drawing needs.
pub(super) struct Workshop {
    pub(super) fonts: FontSet,
    pub(super) layout: LayoutScratch,
    pub(super) raster: RasterScratch,
    pub(super) letterheads: Letterheads,
}

/// The workshops that are not at work.
pub(super) struct Workshops {
    idle: Mutex<Vec<Workshop>>,
    /// How many processors there are, or two.
    number: usize,
    processors: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    long: Arc<Semaphore>,
}

/// Why some work was not done.
#[derive(Debug)]
pub(super) enum NotDone {
    /// There are too many requests.
    Busy,
    /// It panicked.
    BrokenOff,
    /// It was given up before its turn came.
    GivenUp,
}

impl Workshops {
    pub(super) fn new() -> Workshops {
        // What takes long leaves one for the others, on a computer that has only one too.
        let number = thread::available_parallelism().map_or(2, |number| number.get().max(2));
        Workshops {
            idle: Mutex::new(Vec::new()),
            number,
            processors: Arc::new(Semaphore::new(number)),
            waiting: Arc::new(Semaphore::new(MOST_WAITING)),
            long: Arc::new(Semaphore::new(1)),
        }
    }

    /// Does some work in a workshop, on a thread of its own, when a processor is free.
    pub(super) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Workshop) -> T + Send + 'static,
    ) -> Result<T, NotDone> {
        let _place = self
            .waiting
            .clone()
            .try_acquire_owned()
            .map_err(|_| NotDone::Busy)?;
        // Never closed while the server runs.
        let processor = self.processors.clone().acquire_owned().await;
        let processor = processor.map_err(|_| NotDone::Busy)?;
        let workshops = self.clone();
        let done = spawn_blocking(move || {
            let _processor = processor;
            let mut workshop = workshops.taken();
            let done = work(&mut workshop);
            workshops
                .idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(workshop);
            done
        });
        // One that panicked is not given back; the next one is new.
        done.await.map_err(|_| NotDone::BrokenOff)
    }

    /// Does work that takes long, with as many threads as it is told: all processors but one, which other requests share.
    /// It is left undone where `given_up` comes to its end before its turn.
    pub(super) async fn long_work<T: Send + 'static>(
        self: &Arc<Self>,
        given_up: impl Future<Output = ()>,
        work: impl FnOnce(usize) -> T + Send + 'static,
    ) -> Result<T, NotDone> {
        let jobs = self.number - 1;
        let [_turn, taken] = tokio::select! {
            places = self.places_for_long_work(jobs) => places?,
            () = given_up => return Err(NotDone::GivenUp),
        };
        let done = spawn_blocking(move || {
            let _taken = taken;
            work(jobs)
        });
        done.await.map_err(|_| NotDone::BrokenOff)
    }

    /// The turn of work that takes long, and its processors.
    async fn places_for_long_work(
        &self,
        jobs: usize,
    ) -> Result<[OwnedSemaphorePermit; 2], NotDone> {
        // Never closed while the server runs. One at a time: two would take all processors from the others.
        let turn = self.long.clone().acquire_owned().await;
        let turn = turn.map_err(|_| NotDone::Busy)?;
        let number = u32::try_from(jobs).unwrap_or(1);
        let taken = self.processors.clone().acquire_many_owned(number).await;
        Ok([turn, taken.map_err(|_| NotDone::Busy)?])
    }

    fn taken(&self) -> Workshop {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        idle.unwrap_or_else(|| Workshop {
            fonts: FontSet::embedded(),
            layout: LayoutScratch::default(),
            raster: RasterScratch::default(),
            letterheads: Letterheads::default(),
        })
    }
}
