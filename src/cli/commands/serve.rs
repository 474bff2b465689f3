//! `gonghan serve`: the page.

use std::io;

use crate::cli::args::ServeArgs;
use crate::cli::exit_status::ExitStatus;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::diagnostic::Diagnostic;
use crate::message::{Explain, Ui};
use crate::serve::{Server, open};

pub(in crate::cli) fn run(args: &ServeArgs, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let at_start = today(None)?;
    let server = Server::bind(args.port, move || today(None).unwrap_or(at_start));
    let server = server.map_err(|error| NoPort {
        port: args.port,
        error,
    })?;
    let address = server.address();
    terminal.print(&format!("{address}\n"))?;
    terminal.advise(terminal.ui().pick(
        "\nThe page is open to this computer's own browser alone. Ctrl-C stops it; nothing is kept then but what you saved.\n",
        "\n页面只对本机浏览器开放。按 Ctrl-C 停止；停止后只保留您已保存的内容。\n",
    ))?;
    if !args.no_open {
        let address = server.address_for_once()?;
        // Where nothing opens it, it stands on the screen too.
        std::thread::spawn(move || open(address));
    }
    server.run(stopped())?;
    Ok(ExitStatus::Done)
}

/// Comes to its end with Ctrl-C, with the terminal's window, or when the system asks the program to end.
#[cfg(unix)]
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::hangup(),
    ];
    match kinds.map(signal) {
        [Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)] => tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        },
        // Where signals can't be caught, they end the program by themselves.
        _ => std::future::pending().await,
    }
}

/// Comes to its end with Ctrl-C, with the console's window, or with the session.
#[cfg(windows)]
async fn stopped() {
    use tokio::signal::windows::{ctrl_c, ctrl_close, ctrl_shutdown};
    match (ctrl_c(), ctrl_close(), ctrl_shutdown()) {
        (Ok(mut interrupt), Ok(mut close), Ok(mut shutdown)) => tokio::select! {
            _ = interrupt.recv() => {}
            _ = close.recv() => {}
            _ = shutdown.recv() => {}
        },
        // Where signals can't be caught, they end the program by themselves.
        _ => std::future::pending().await,
    }
}

/// The port can't be had.
struct NoPort {
    port: u16,
    error: io::Error,
}

impl Explain for NoPort {
    fn explain(&self, ui: Ui) -> Vec<Diagnostic> {
        let NoPort { port, error } = self;
        let title = ui.pick(
            format!("port {port} can't be had: {error}"),
            format!("无法使用端口 {port}：{error}"),
        );
        vec![Diagnostic::error("port-not-had", title).hint(ui.pick(
            "leave --port away: a free one is taken then",
            "请不要指定 --port，程序会自动选取空闲端口",
        ))]
    }
}
