//! This module decides how this program is a validator of a consortium.

use std::io::Write as _;
use std::process::ExitCode;

use ::consortium::command::{Command, execute};
use tracing_subscriber::EnvFilter;

use crate::fail;

/// How this program runs a node, before its folder.
const RUNS: [&str; 2] = ["consortium", "run"];

pub fn run(command: Command) -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("error,consortium=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error, 1),
    };
    match runtime.block_on(execute(command, &RUNS)) {
        Ok(said) => match std::io::stdout().write_all(said.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&error, 1),
        },
        Err(error) => fail(&error, 1),
    }
}

/// Measures one; the figures.
pub fn bench(measure: ::consortium::command::Measure) -> ExitCode {
    run(Command::Bench(measure))
}
