//! The program `gonghan`.

use std::process::ExitCode;

/// A batch takes and gives back millions of small pieces of memory: a fifth of its time with the system's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    gonghan::cli::run(std::env::args_os()).into()
}
