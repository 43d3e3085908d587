//! This module decides how facts in files are taken, and how somebody takes them again to see whether the result is the
//! one that was shown.

use std::path::PathBuf;
use std::process::ExitCode;

use contracts::{Bundle, NotABundle, Verdict, run};
use reference::Hash;

use super::{Beside, EXIT_NO, Failure, open, read_bytes, read_text};
use crate::clear::print;

#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  tongguan contract run agreement.json --acceptance *.accept --fact 1.note --fact 2.note > agreement.run.json"
)]
pub struct Run {
    /// The agreement.
    agreement: PathBuf,
    /// The notes by which the roles accepted it.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    acceptance: Vec<PathBuf>,
    /// The facts in order.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    fact: Vec<PathBuf>,
    #[command(flatten)]
    beside: Beside,
}

#[derive(clap::Args)]
#[command(
    after_help = "Exit code 0 only when every step has the same result, byte for byte.\n\nExample:\n  tongguan contract recompute agreement.run.json --pack gb"
)]
pub struct Recompute {
    /// Agreement, facts and records, as `tongguan contract run` or the API gave them.
    file: PathBuf,
    /// The law that the agreement pins: a pack by name or folder.
    #[arg(long)]
    pack: Option<String>,
    /// The verdict as JSON.
    #[arg(long)]
    json: bool,
    /// The language of the text output.
    #[arg(long, default_value = "en")]
    language: String,
}

impl Run {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let contract = match open(&self.agreement, None)? {
            Ok(contract) => contract,
            Err(code) => return Ok(code),
        };
        let acceptances = self.acceptance.iter().map(|path| read_text(path)).collect::<Result<Vec<_>, _>>()?;
        if let Err(refusal) = contract.in_force(acceptances.iter().map(String::as_str)) {
            eprintln!("tongguan: {}: {refusal} ({})", self.agreement.display(), refusal.text().get(&["zh"]));
            return Ok(ExitCode::from(EXIT_NO));
        }
        let facts = self.fact.iter().map(|path| read_text(path)).collect::<Result<Vec<_>, _>>()?;
        let steps = match run(&contract, &facts, &self.beside.inputs()?) {
            Ok(steps) => steps,
            Err((number, refusal)) => {
                let file = number.checked_sub(1).and_then(|place| self.fact.get(place)).map(|path| path.display().to_string());
                let (file, zh) = (file.unwrap_or_default(), refusal.text());
                eprintln!("tongguan: {file}: fact {number}: {refusal} ({})", zh.get(&["zh"]));
                return Ok(ExitCode::from(EXIT_NO));
            }
        };
        let named: Vec<String> = steps.iter().flat_map(|step| step.execution.inputs.clone()).collect();
        let documents = self.beside.document.iter().map(|path| read_bytes(path)).collect::<Result<Vec<_>, _>>()?;
        let documents = documents.into_iter().filter(|bytes| named.contains(&Hash::of(bytes).to_string()));
        let bundle = Bundle {
            agreement: contract.agreement().clone(),
            acceptances,
            facts,
            records: steps.into_iter().map(|step| step.execution).collect(),
            documents: documents.map(String::from_utf8).collect::<Result<_, _>>()?,
        };
        print(&serde_json::to_string_pretty(&bundle)?);
        Ok(ExitCode::SUCCESS)
    }
}

impl Recompute {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let law = self.pack.as_deref().map(editions::open).transpose()?.map(std::sync::Arc::new);
        let verdict = match Bundle::read(&read_text(&self.file)?)?.check(law) {
            Ok(verdict) => verdict,
            Err(error @ NotABundle::Agreement(_)) => {
                if let NotABundle::Agreement(problems) = &error {
                    problems.iter().for_each(|problem| eprintln!("tongguan: {}: {}", problem.cell, problem.message));
                }
                return Err(error.into());
            }
            Err(NotABundle::NotInForce(refusal)) => {
                eprintln!("tongguan: {}: {refusal} ({})", self.file.display(), refusal.text().get(&["zh"]));
                return Ok(ExitCode::from(EXIT_NO));
            }
            Err(error) => return Err(error.into()),
        };
        let language = if self.language.starts_with("zh") { "zh" } else { "en" };
        print(&if self.json { serde_json::to_string(&verdict)? } else { verdict.text().get(&[language]).to_owned() });
        Ok(if matches!(verdict, Verdict::Same { .. }) { ExitCode::SUCCESS } else { ExitCode::from(EXIT_NO) })
    }
}
