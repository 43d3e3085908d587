//! Tongguan, an open customs clearance platform: one executable, roles as subcommands.

mod bench;
mod case;
mod clear;
mod consortium;
mod contract;
mod evidence;
mod http;
mod interest;
mod origin;
mod privacy;
mod reference;
mod replay;
mod risk;
mod screen;
mod secret;
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
    /// Whom to stop and why: learn from the past, evaluate, explain.
    #[command(subcommand)]
    Risk(risk::Command),
    /// Interest on a debt that was paid late.
    Interest(interest::Arguments),
    /// Hold names against each other, and against the lists of denied parties.
    Screen(screen::Arguments),
    /// Check a receipt offline; no server, no trust in whoever hands it over.
    Verify(evidence::Verify),
    /// Take the receipt of a release out of a database.
    Receipt(evidence::Receipt),
    /// Calculate the evidence log again from the stored rows and name what disagrees.
    Audit(evidence::Audit),
    /// The evidence log: its policy, its tiles, its keys.
    #[command(subcommand)]
    Evidence(evidence::Command),
    /// A validator of a consortium: organisations that need not trust each other agree on logs and titles.
    #[command(subcommand)]
    Consortium(::consortium::command::Command),
    /// Contracts that parties execute: check, read, try out, sign, run, recompute.
    #[command(subcommand)]
    Contract(contract::Command),
    /// Show a declaration in part: fields that the house signs, each alone.
    #[command(subcommand)]
    Disclose(privacy::Disclose),
    /// Prove that a declared value lies in a band, and tell nothing else of it.
    #[command(subcommand)]
    Band(privacy::Band),
    /// Forget a case that is over and that the law no longer has kept: its key is destroyed, the log stays whole.
    Erase(privacy::Erase),
    /// Questions about the life of a case.
    #[command(subcommand)]
    Case(case::Command),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            if !error.use_stderr() {
                return ExitCode::SUCCESS;
            }
            eprintln!("tongguan: {}", wrong_usage(&error));
            return ExitCode::from(EXIT_USAGE);
        }
    };
    match arguments.command {
        Command::Clear(arguments) => clear::run(&arguments),
        Command::Replay(arguments) => replay::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Bench(command) => bench::run(command),
        Command::Origin(command) => origin::run(&command),
        Command::Reference(command) => reference::run(&command),
        Command::Risk(command) => risk::run(&command),
        Command::Interest(arguments) => interest::run(&arguments),
        Command::Screen(arguments) => screen::run(&arguments),
        Command::Verify(arguments) => evidence::verify_receipt(&arguments),
        Command::Receipt(arguments) => evidence::receipt(&arguments),
        Command::Audit(arguments) => evidence::audit(&arguments),
        Command::Evidence(command) => evidence::command(&command),
        Command::Consortium(command) => consortium::run(command),
        Command::Contract(command) => contract::run(&command),
        Command::Disclose(command) => privacy::disclose(&command),
        Command::Band(command) => privacy::band(&command),
        Command::Erase(arguments) => privacy::erase(&arguments),
        Command::Case(command) => case::run(&command),
    }
}

/// What was wrong with the words of a command, in Chinese; clap has said it in English.
fn wrong_usage(error: &clap::Error) -> String {
    use clap::error::{ContextKind, ErrorKind};
    let named = |kind| error.get(kind).map(|value| format!("“{value}”")).unwrap_or_default();
    let argument = named(ContextKind::InvalidArg);
    let told = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有参数{argument}"),
        ErrorKind::InvalidSubcommand => format!("没有命令{}", named(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("参数{argument}的值{}无法识别", named(ContextKind::InvalidValue))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数{argument}"),
        ErrorKind::ArgumentConflict => format!("参数{argument}与其他参数冲突"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "缺少命令或参数".to_owned(),
        _ => "用法有误".to_owned(),
    };
    format!("{told}；用法见 --help")
}

/// Prints an error with its causes, and gives the exit code for it. What was wrong with the words of a command
/// is marked in both languages.
fn fail(error: &dyn std::error::Error, code: u8) -> ExitCode {
    let usage = if code == EXIT_USAGE { "wrong usage (用法有误): " } else { "" };
    eprint!("tongguan: {usage}{error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprint!("\n  {error}");
        cause = error.source();
    }
    eprintln!();
    ExitCode::from(code)
}
