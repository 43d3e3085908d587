//! Tongguan, an open customs clearance platform: one executable, roles as subcommands.

mod bench;
mod case;
mod clear;
mod http;
mod origin;
mod reference;
mod replay;
mod serve;
mod traffic;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Messages are trees of small texts: an allocator made for many threads takes a fifth off a declaration.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Wrong usage, by the convention of sysexits.
const EXIT_USAGE: u8 = 64;

/// Tongguan (通关), an open customs clearance platform.
#[derive(Parser)]
#[command(name = "tongguan", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Decide declarations: read files, print the decision with its reasons.
    Clear(clear::Arguments),
    /// Decide again from a record; must be identical.
    Replay(replay::Arguments),
    /// Serve the API and the page.
    Serve(serve::Arguments),
    /// Measure, with a rival in the same run; one JSON line of figures.
    #[command(subcommand)]
    Bench(bench::Command),
    /// The law: look at it, check it, compare editions, bring it in from publications.
    #[command(subcommand)]
    Reference(reference::Command),
    /// Preferential origin: hold goods against the rule of a scheme.
    #[command(subcommand)]
    Origin(origin::Command),
    /// Questions about the life of a case.
    #[command(subcommand)]
    Case(case::Command),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(EXIT_USAGE) } else { ExitCode::SUCCESS };
        }
    };
    match arguments.command {
        Command::Clear(arguments) => clear::run(&arguments),
        Command::Replay(arguments) => replay::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Bench(command) => bench::run(&command),
        Command::Origin(command) => origin::run(&command),
        Command::Reference(command) => reference::run(&command),
        Command::Case(command) => case::run(&command),
    }
}

/// Prints an error with its causes, and gives the exit code for it.
fn fail(error: &dyn std::error::Error, code: u8) -> ExitCode {
    eprint!("tongguan: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprint!("\n  {error}");
        cause = error.source();
    }
    eprintln!();
    ExitCode::from(code)
}
