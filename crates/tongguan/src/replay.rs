//! This module decides what `tongguan replay` does: decide again from a record and the declaration, and
//! say whether the decision is the same.

use std::path::PathBuf;
use std::process::ExitCode;

use clearance::{Record, Replay, replay};

use crate::{EXIT_USAGE, fail};

/// The decision differs, or the record cannot be compared.
const EXIT_DIFFERENT: u8 = 1;

#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  tongguan clear --records records samples/import-wine.xml\n  tongguan replay records/*.json --declaration samples/import-wine.xml"
)]
pub struct Arguments {
    /// The record, as `tongguan clear --records` wrote it.
    record: PathBuf,
    /// The declaration that was decided.
    #[arg(long)]
    declaration: PathBuf,
    /// The pack, by name or folder.
    #[arg(long, default_value = editions::DEFAULT_PACK)]
    pack: String,
    /// The measures that were fed to the decision, if any were.
    #[arg(long, value_name = "FILE.csv")]
    measures: Option<PathBuf>,
    /// The verdict as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let law = match editions::open(&arguments.pack) {
        Ok(law) => law,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    match verdict(arguments, &law) {
        Ok(verdict) => {
            let shown = serde_json::to_string(&verdict).unwrap_or_default();
            let text = match &verdict {
                _ if arguments.json => shown,
                Replay::Same => "the same decision, byte for byte".to_owned(),
                Replay::Different { parts, same_engine } => format!(
                    "another decision: {}{}",
                    parts.join(", "),
                    if *same_engine {
                        " — under the same engine, which is a defect"
                    } else {
                        " — under another engine version"
                    }
                ),
                Replay::NotComparable { reason } => reason.clone(),
            };
            crate::clear::print(&text);
            if verdict == Replay::Same { ExitCode::SUCCESS } else { ExitCode::from(EXIT_DIFFERENT) }
        }
        Err(error) => fail(error.as_ref(), 2),
    }
}

fn verdict(arguments: &Arguments, law: &clearance::Law) -> Result<Replay, Box<dyn std::error::Error>> {
    let record: Record = serde_json::from_slice(&std::fs::read(&arguments.record)?)?;
    let message = messages::read(&std::fs::read(&arguments.declaration)?)?;
    let fed = arguments.measures.as_deref().map(crate::clear::read_measures).transpose()?;
    Ok(replay(&record, &message.declaration, law, fed.as_ref().map(|(measures, hash)| (measures, hash))))
}
