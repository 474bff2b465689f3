//! The program `gonghan`.

use std::process::ExitCode;

fn main() -> ExitCode {
    gonghan::cli::run(std::env::args_os()).into()
}
