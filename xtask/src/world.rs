//! This module decides what `cargo xtask world` does: it makes a country and writes its lines as a table.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use ::world::{COLUMNS, Settings, World, head, row};

#[derive(clap::Args)]
#[command(after_help = "Example:\n  cargo xtask world --seed 101 --days 365 --examined 0.05 -o country.csv")]
pub struct Arguments {
    /// Everything follows from it; 101 to 104 are for tuning, 9001 to 9010 for reports.
    #[arg(long, default_value_t = 101)]
    seed: u64,
    /// Days, from 1 January 2024.
    #[arg(long, default_value_t = 730)]
    days: u32,
    /// Lines on an average day.
    #[arg(long, default_value_t = 300.0)]
    lines: f64,
    /// From 0 (plain) to 1 (rare, shallow, quick to change).
    #[arg(long, default_value_t = 0.5)]
    difficulty: f64,
    /// Share of lines, evenly spread, that somebody looked at: only these have labels.
    #[arg(long, default_value_t = 0.05)]
    examined: f64,
    /// The table; which column is what is written beside it as `.toml`.
    #[arg(short, long)]
    output: PathBuf,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match write(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask world: {error}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::float_arithmetic, reason = "every n-th line, for n that is no whole number")]
fn write(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let Arguments { seed, days, lines, difficulty, examined, output } = arguments;
    if !(0.0..=1.0).contains(difficulty) || !(0.0..=1.0).contains(examined) {
        return Err("difficulty and examined are shares from 0 to 1".into());
    }
    let settings = Settings { seed: *seed, lines: *lines, difficulty: *difficulty, ..Settings::default() };
    let mut world = World::new(settings);
    let mut table = BufWriter::new(File::create(output)?);
    writeln!(table, "{}", head())?;
    let mut due = 0.0;
    let mut written = 0;
    for _ in 0..*days {
        for line in world.day() {
            due += examined;
            let looked = due >= 1.0;
            if looked {
                due -= 1.0;
                if line.truth.finding().irregular {
                    world.caught(&line);
                }
            }
            writeln!(table, "{}", row(&line, looked))?;
            written += 1;
        }
    }
    table.flush()?;
    std::fs::write(output.with_extension("toml"), COLUMNS)?;
    eprintln!("{written} lines of {days} days in {}, columns in {}", output.display(), output.with_extension("toml").display());
    Ok(())
}
