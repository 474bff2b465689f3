//! The page: all of gonghan in a browser, on one's own machine alone.
//!
//! Handlers are thin: what they answer with is made by the same functions as the command line's. Nothing is kept once the
//! server stops.

mod admission;
mod answer;
mod clients;
mod form;
mod kept;
mod language;
mod large_body;
mod many;
mod one_client;
mod opener;
mod pages;
mod placed_forms;
mod reader;
mod said;
mod scans;
mod toml_text;
mod uploads;
mod words;
mod workshop;

pub use opener::open;

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use self::admission::{Admission, admit};
use self::clients::Clients;
use self::form::Forms;
use self::kept::Kept;
use self::many::Tables;
use self::placed_forms::PlacedForms;
use self::uploads::Uploads;
use self::workshop::Workshops;
use crate::application::Date;
use crate::scan::MemoryBudget;

/// How many requests with large bodies are read at a time; the others wait.
const LARGE_AT_ONCE: usize = 8;
/// How long work that is under way may go on once the server is stopped.
const FAREWELL: Duration = Duration::from_secs(10);

/// What all handlers share.
#[derive(Clone)]
struct Shared {
    admission: Arc<Admission>,
    workshops: Arc<Workshops>,
    uploads: Arc<Uploads>,
    /// Places for requests that bring much with them.
    large: Arc<Semaphore>,
    tables: Arc<Tables>,
    forms: Arc<Forms>,
    placed: Arc<PlacedForms>,
    clients: Arc<Clients>,
    kept: Arc<Kept>,
    memory: Arc<MemoryBudget>,
    today: Arc<dyn Fn() -> Date + Send + Sync>,
}

impl Shared {
    /// The day that counts as today, asked anew for each request: a page may stay open over midnight.
    fn today(&self) -> Date {
        (self.today)()
    }
}

/// A server that has its port and has not begun.
pub struct Server {
    listener: std::net::TcpListener,
    shared: Shared,
}

impl Server {
    /// Takes a port on this machine's own address; 0 takes any that is free.
    ///
    /// # Errors
    /// The port is taken, there is no room for a temporary folder, or the system has no random numbers for the token.
    pub fn bind(port: u16, today: impl Fn() -> Date + Send + Sync + 'static) -> io::Result<Server> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let admission = Admission::new(listener.local_addr()?)?;
        Ok(Server {
            listener,
            shared: Shared {
                admission: Arc::new(admission),
                workshops: Arc::new(Workshops::new()),
                uploads: Arc::new(Uploads::new()?),
                large: Arc::new(Semaphore::new(LARGE_AT_ONCE)),
                tables: Arc::new(Tables::default()),
                forms: Arc::new(Forms::default()),
                placed: Arc::default(),
                clients: Arc::default(),
                kept: Arc::default(),
                memory: Arc::default(),
                today: Arc::new(today),
            },
        })
    }

    /// The address to open, the token in it.
    #[must_use]
    pub fn address(&self) -> String {
        self.shared.admission.address()
    }

    /// The same address with a token that is good for one opening, for a browser that is started with it.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub fn address_for_once(&self) -> io::Result<String> {
        self.shared.admission.address_for_once()
    }

    /// Serves until `stop` comes to its end; then nothing is left of what was dropped.
    ///
    /// # Errors
    /// The threads can't be started, the port is lost, or the temporary folder can't be removed.
    pub fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let (tables, uploads) = (self.shared.tables.clone(), self.shared.uploads.clone());
        let ended = runtime.block_on(async move {
            let listener = TcpListener::from_std(self.listener)?;
            let served = axum::serve(listener, routes(self.shared)).into_future();
            // What is under way is not waited for: a page that stays open would hold the program.
            tokio::select! {
                served = served => served,
                () = stop => Ok(()),
            }
        });
        tables.stop_runs();
        runtime.shutdown_timeout(FAREWELL);
        uploads.remove()?;
        ended
    }
}

fn routes(shared: Shared) -> Router {
    Router::new()
        .merge(pages::routes())
        .merge(one_client::routes())
        .merge(many::routes())
        .merge(form::routes())
        .merge(scans::routes())
        .merge(uploads::routes())
        .merge(kept::routes())
        .layer(middleware::from_fn_with_state(shared.clone(), admit))
        .with_state(shared)
}
