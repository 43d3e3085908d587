//! This module decides what `tongguan contract` does: forms and agreements are checked, read in plain words, tried out,
//! signed, run and recomputed, on files alone. No server is asked.

mod keys;
mod run;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use contracts::{Agreement, Contract, Form, Handed, Scenario, Tried, Unreadable, render};

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// The contract cannot be run, something is not as expected, or the result is another one.
const EXIT_NO: u8 = 1;
/// A file cannot be read.
const EXIT_UNREADABLE: u8 = 2;

type Failure = Box<dyn std::error::Error>;

#[derive(clap::Subcommand)]
#[command(
    after_help = "Exit codes: 0 yes; 1 no (problems in it, not as expected, another result); 2 a file cannot be read; 64 wrong usage.\n\nExample:\n  tongguan contract dry-run contracts/cold-chain.toml contracts/cold-chain.scenario.toml"
)]
pub enum Command {
    /// Make a party's key; prints the public one.
    Key(keys::Key),
    /// Check a form (with a scenario that fills it in) or an agreement; every problem is told with its place.
    Check(Read),
    /// Print a contract in plain words, made from what is run.
    Render(Read),
    /// Try a form out on a scenario, with keys that are good for nothing else.
    #[command(after_help = "Example:\n  tongguan contract dry-run contracts/cold-chain.toml contracts/cold-chain.scenario.toml")]
    DryRun(DryRun),
    /// Sign that a role accepts an agreement; prints the note.
    Accept(keys::Accept),
    /// Sign a fact; prints the note.
    State(keys::State),
    /// Take facts one after the other; prints agreement, facts and records as one file.
    Run(run::Run),
    /// Take the facts of such a file again; names the first step and field that differ.
    Recompute(run::Recompute),
}

#[derive(clap::Args)]
pub struct Read {
    /// An agreement, or a form together with a scenario.
    file: PathBuf,
    /// Fills a form in.
    #[arg(long, value_name = "FILE")]
    scenario: Option<PathBuf>,
    /// The language of the text output.
    #[arg(long, default_value = "en")]
    language: String,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

/// What contracts may ask for beside facts.
#[derive(clap::Args)]
pub struct Beside {
    /// Documents that facts name by their hash.
    #[arg(long, value_name = "FILE")]
    document: Vec<PathBuf>,
    /// The law that the agreement pins: a pack by name or folder.
    #[arg(long)]
    pack: Option<String>,
}

impl Beside {
    fn inputs(&self) -> Result<Handed, Failure> {
        let documents = self.document.iter().map(|path| read_bytes(path)).collect::<Result<Vec<_>, _>>()?;
        let law = self.pack.as_deref().map(editions::open).transpose()?.map(Arc::new);
        Ok(Handed::new(documents, law.into_iter().collect()))
    }
}

#[derive(clap::Args)]
pub struct DryRun {
    /// The form.
    form: PathBuf,
    /// What is filled in and stated.
    scenario: PathBuf,
    #[command(flatten)]
    beside: Beside,
    /// One JSON line a fact.
    #[arg(long)]
    json: bool,
    /// The language of refusals.
    #[arg(long, default_value = "en")]
    language: String,
}

pub fn run(command: &Command) -> ExitCode {
    let done = match command {
        Command::Key(arguments) => arguments.run(),
        Command::Check(arguments) => check(arguments),
        Command::Render(arguments) => plain_words(arguments),
        Command::DryRun(arguments) => dry_run(arguments),
        Command::Accept(arguments) => arguments.run(),
        Command::State(arguments) => arguments.run(),
        Command::Run(arguments) => arguments.run(),
        Command::Recompute(arguments) => arguments.run(),
    };
    match done {
        Ok(code) => code,
        Err(error) => fail(error.as_ref(), EXIT_UNREADABLE),
    }
}

/// The key with which a house signs: made at the first start, in a file that only it can read.
pub fn house_key(office: &office::Office, file: &Path) -> Result<ledger::Signer, Failure> {
    let signer =
        if file.exists() { keys::read(file) } else { keys::make(&office::evidence::origin(office.administration), file) }?;
    tracing::info!(public = %signer.key(), "the house signs agreements with this key");
    Ok(signer)
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read_bytes(path)?).map_err(|_| format!("{}: this is not UTF-8", path.display()).into())
}

fn told<T>(path: &Path, read: Result<T, Unreadable>) -> Result<T, Failure> {
    read.map_err(|error| {
        let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
        format!("{}: {error}{cause}", path.display()).into()
    })
}

/// A compiled contract, or the exit code after its problems were told.
pub(crate) fn open(file: &Path, scenario: Option<&Path>) -> Result<Result<Contract, ExitCode>, Failure> {
    let text = read_text(file)?;
    let compiled = match scenario {
        Some(path) => told(path, Scenario::read(&read_text(path)?))?.contract(told(file, Form::read(&text))?),
        None => Contract::compile(told(file, Agreement::read(&text))?),
    };
    Ok(compiled.map_err(|problems| {
        for problem in problems {
            let place = if problem.column > 0 { format!(", character {}", problem.column) } else { String::new() };
            eprintln!("tongguan: {}: {}{place}: {}; {}", file.display(), problem.cell, problem.message, problem.mend);
        }
        ExitCode::from(EXIT_NO)
    }))
}

fn check(arguments: &Read) -> Result<ExitCode, Failure> {
    let contract = match open(&arguments.file, arguments.scenario.as_deref())? {
        Ok(contract) => contract,
        Err(code) => return Ok(code),
    };
    let agreement = contract.agreement();
    let hash = contract.hash();
    let text = match arguments.json {
        true => serde_json::json!({ "hash": hash.to_string(), "form": agreement.form.name, "version": agreement.form.version })
            .to_string(),
        false => format!("{} {}: it can be run; its hash is {hash}", agreement.form.name, agreement.form.version),
    };
    print(&text);
    Ok(ExitCode::SUCCESS)
}

fn plain_words(arguments: &Read) -> Result<ExitCode, Failure> {
    Ok(match open(&arguments.file, arguments.scenario.as_deref())? {
        Ok(contract) => {
            let rendering = render(&contract, &arguments.language);
            print(&if arguments.json { serde_json::to_string(&rendering)? } else { rendering.lines().join("\n") });
            ExitCode::SUCCESS
        }
        Err(code) => code,
    })
}

fn dry_run(arguments: &DryRun) -> Result<ExitCode, Failure> {
    let contract = match open(&arguments.form, Some(&arguments.scenario))? {
        Ok(contract) => contract,
        Err(code) => return Ok(code),
    };
    let scenario = told(&arguments.scenario, Scenario::read(&read_text(&arguments.scenario)?))?;
    let inputs = arguments.beside.inputs()?;
    let mut is_expected = true;
    for (stated, tried) in scenario.fact.iter().zip(scenario.run(&contract, &inputs)) {
        is_expected &= tried.as_expected != Some(false);
        let shown = shown(&tried, &arguments.language);
        print(&match arguments.json {
            true => serde_json::json!({
                "at": stated.at, "party": stated.party, "fact": stated.fact, "acts": shown, "as_expected": tried.as_expected,
                "record": tried.result.as_ref().ok().map(|step| step.state.previous.clone()),
            })
            .to_string(),
            false => {
                let mark = if tried.as_expected == Some(false) { "  <- NOT as expected (与预期不符)" } else { "" };
                let acts = if shown.is_empty() { "–".to_owned() } else { shown.join("; ") };
                format!("{} {} {}: {acts}{mark}", stated.at, stated.party, stated.fact)
            }
        });
    }
    Ok(if is_expected { ExitCode::SUCCESS } else { ExitCode::from(EXIT_NO) })
}

fn shown(tried: &Tried, language: &str) -> Vec<String> {
    match &tried.result {
        Ok(step) => step.execution.acts.iter().map(ToString::to_string).collect(),
        Err(refusal) => vec![refusal.text().get(&[language]).to_owned()],
    }
}

/// Wrong usage that clap cannot see.
fn usage(message: String) -> ExitCode {
    fail(Failure::from(message).as_ref(), EXIT_USAGE)
}
