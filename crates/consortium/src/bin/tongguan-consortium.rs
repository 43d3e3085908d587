//! A validator of a consortium, and what its operator needs.

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;
use consortium::command::{Command, execute};
use tracing_subscriber::EnvFilter;

/// Organisations that need not trust each other agree on checkpoints and titles
#[derive(Parser)]
#[command(name = "tongguan-consortium", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("error,consortium=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
    match execute(Cli::parse().command, &["run"]).await {
        Ok(said) => match std::io::stdout().write_all(said.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(error) => {
            let mut causes = format!("error: {error}\n");
            let mut source = error.source();
            while let Some(cause) = source {
                causes += &format!("  because: {cause}\n");
                source = cause.source();
            }
            let _ = std::io::stderr().write_all(causes.as_bytes());
            ExitCode::FAILURE
        }
    }
}
