//! Automation for the people who build Tongguan: `cargo xtask --help`.

mod conformance;

use std::path::PathBuf;
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
    /// Hold the platform against a folder of published cases: declarations, tax lines, notifications.
    Conformance {
        /// The folder: `scenarios/`, and if there, `assessments.json` and `schemas/`.
        folder: PathBuf,
        /// List every case, not only counts.
        #[arg(long)]
        verbose: bool,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Conformance { folder, verbose } => conformance::run(&folder, verbose),
    }
}
