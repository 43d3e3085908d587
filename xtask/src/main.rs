//! Automation for the people who build Tongguan: `cargo xtask --help`.

mod checks;
mod conformance;
mod demo;
mod independent;
mod probe;
mod python;
mod world;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Automation for the people who build Tongguan.
#[derive(Parser)]
#[command(name = "xtask", about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Every check: formatting, lints, licences, tests, databases, the page in a browser.
    Test,
    /// Build everything and serve a lively country on http://localhost:8080.
    Demo,
    /// Have our evidence log judged by a verifier from the Python package index.
    Independent,
    /// Have the API of the program that the tests built probed by schemathesis from the Python package index.
    Probe,
    /// Make a country to test in, and write its declarations as a table.
    World(world::Arguments),
    /// Hold the platform against a folder of published cases: declarations, tax lines, notifications.
    Conformance {
        /// The folder: `scenarios/`, and if there, `assessments.json` and `schemas/`; or `merkle/testdata/`.
        folder: PathBuf,
        /// List every case, not only counts.
        #[arg(long)]
        verbose: bool,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Test => checks::run(),
        Command::Demo => demo::run(),
        Command::Independent => independent::run(),
        Command::Probe => probe::run(),
        Command::World(arguments) => world::run(&arguments),
        Command::Conformance { folder, verbose } => conformance::run(&folder, verbose),
    }
}

/// The root of the checkout that this was built in, or the current folder when it was copied elsewhere.
fn root() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    if built.join("Cargo.toml").exists() { built } else { PathBuf::from(".") }
}

/// The folder of build output.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
