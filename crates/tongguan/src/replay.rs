//! This module decides what `tongguan replay` does: decide again from a record and the declaration, and
//! say whether the decision is the same.

use std::path::PathBuf;
use std::process::ExitCode;

use clearance::{Record, Replay, draw_input, replay};
use declaration::Declaration;

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
    /// The public key that the administration published for its draws, in hexadecimal; without it, the record's own is
    /// believed.
    #[arg(long, value_name = "HEX")]
    draw_key: Option<String>,
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
        Ok((verdict, drawn)) => {
            let mut shown = serde_json::to_value(&verdict).unwrap_or_default();
            shown["draw"] = drawn.as_str().into();
            let text = match &verdict {
                _ if arguments.json => shown.to_string(),
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
            if !arguments.json {
                crate::clear::print(&format!("the draw: {}", drawn.told()));
            }
            if verdict == Replay::Same && drawn != Drawn::Forged { ExitCode::SUCCESS } else { ExitCode::from(EXIT_DIFFERENT) }
        }
        Err(error) => fail(error.as_ref(), 2),
    }
}

/// What is to be thought of the number that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drawn {
    Nothing,
    Proven,
    Unprovable,
    Forged,
}

impl Drawn {
    fn of(record: &Record, declaration: &Declaration, published: Option<&str>) -> Self {
        let Some(draw) = &record.facts.draw else { return Self::Nothing };
        let Some(proof) = &draw.proof else { return Self::Unprovable };
        let input = draw_input(declaration, record.facts.legal_date);
        let is_theirs = published.is_none_or(|key| key.eq_ignore_ascii_case(&proof.key));
        let checked = draws::unhex(&proof.key)
            .zip(draws::unhex(&proof.proof))
            .and_then(|(key, proof)| draws::check(&key, input.as_bytes(), &proof).ok());
        if is_theirs && checked == Some(draw.value) { Self::Proven } else { Self::Forged }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Proven => "proven",
            Self::Unprovable => "unprovable",
            Self::Forged => "forged",
        }
    }

    fn told(self) -> &'static str {
        match self {
            Self::Nothing => "nothing was drawn",
            Self::Proven => "follows from the declaration and the key; nobody chose it",
            Self::Unprovable => "comes from the operating system; nobody can check it",
            Self::Forged => "does NOT follow from the declaration and the key",
        }
    }
}

fn verdict(arguments: &Arguments, law: &clearance::Law) -> Result<(Replay, Drawn), Box<dyn std::error::Error>> {
    let record: Record = serde_json::from_slice(&std::fs::read(&arguments.record)?)?;
    let message = messages::read(&std::fs::read(&arguments.declaration)?)?;
    let fed = arguments.measures.as_deref().map(crate::clear::read_measures).transpose()?;
    let drawn = Drawn::of(&record, &message.declaration, arguments.draw_key.as_deref());
    Ok((replay(&record, &message.declaration, law, fed.as_ref().map(|(measures, hash)| (measures, hash))), drawn))
}
