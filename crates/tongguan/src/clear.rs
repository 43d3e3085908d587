//! This module decides what `tongguan clear` does: each file read, decided, and printed; a file that
//! cannot be read never keeps the others from their decision.

mod describe;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clearance::{Facts, Law, Record, decide, render};
use declaration::Declaration;
use jiff::civil::Date;
use messages::{Fault, Message, Problem};
use reference::Hash;
use serde_json::{Value, json};
use tariff::FedMeasures;

use self::describe::describe;
use crate::{EXIT_USAGE, fail};

/// A file that could not be read.
const EXIT_UNREADABLE: u8 = 2;

#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  tongguan clear samples/import-wine.xml\n  tongguan clear --json --date 2026-11-01 --pack gb *.xml"
)]
pub struct Arguments {
    /// Declarations: WCO XML or JSON, EDIFACT CUSDEC, a table (CSV, XLSX) with a row for each item.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// One JSON line per declaration.
    #[arg(long)]
    json: bool,
    /// The pack, by name, folder or workbook.
    #[arg(long, default_value = editions::DEFAULT_PACK)]
    pack: String,
    /// The date to decide on (default: the declaration's acceptance date, else today).
    #[arg(long)]
    date: Option<Date>,
    /// Measures that replace the pack's: CSV with item,type,expression,order.
    #[arg(long)]
    measures: Option<PathBuf>,
    /// Write each decision's record (canonical JSON) into this folder, for `tongguan replay`.
    #[arg(long)]
    records: Option<PathBuf>,
    /// The language of the text output.
    #[arg(long, default_value = "en")]
    language: String,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let law = match editions::open(&arguments.pack) {
        Ok(law) => law,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    let fed = match arguments.measures.as_deref().map(read_measures).transpose() {
        Ok(fed) => fed,
        Err(message) => {
            eprintln!("tongguan: {message}");
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let mut unreadable = false;
    let mut out = std::io::stdout().lock();
    for file in &arguments.files {
        let shown = match clear(file, &law, arguments, fed.as_ref()) {
            Ok(decisions) => decisions
                .iter()
                .map(|decision| match arguments.json {
                    true => decision.to_string(),
                    false => describe(file, decision, &arguments.language),
                })
                .collect::<Vec<_>>()
                .join("\n"),
            Err(problems) => {
                unreadable = true;
                for problem in &problems {
                    eprintln!("tongguan: {}: {}", file.display(), problem.told(&arguments.language));
                }
                if !arguments.json {
                    continue;
                }
                json!({ "file": file, "error": { "problems": problems } }).to_string()
            }
        };
        if writeln!(out, "{shown}").is_err() {
            break;
        }
    }
    if unreadable { ExitCode::from(EXIT_UNREADABLE) } else { ExitCode::SUCCESS }
}

pub(crate) fn read_measures(path: &Path) -> Result<(FedMeasures, Hash), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let fed = FedMeasures::read(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((fed, Hash::of(text.as_bytes())))
}

fn unreadable(detail: String) -> Vec<Problem> {
    vec![Problem { line: 0, column: 0, path: String::new(), fault: Fault::File { detail } }]
}

/// The declarations of a file: a workbook counts as the table on its first sheet.
pub(crate) fn load(file: &Path) -> Result<Vec<Message>, Vec<Problem>> {
    let bytes = std::fs::read(file).map_err(|error| unreadable(error.to_string()))?;
    if !spreadsheets::is_workbook(&bytes) {
        return messages::read_all(&bytes).map_err(|error| error.problems);
    }
    let sheets = spreadsheets::read(&bytes).map_err(|error| unreadable(error.to_string()))?;
    let table = sheets.first().map(spreadsheets::csv).unwrap_or_default();
    messages::read_all(table.as_bytes()).map_err(|error| error.problems)
}

/// The decisions on the declarations of a file.
fn clear(file: &Path, law: &Law, arguments: &Arguments, fed: Option<&(FedMeasures, Hash)>) -> Result<Vec<Value>, Vec<Problem>> {
    load(file)?.iter().map(|message| one(file, message, law, arguments, fed)).collect()
}

fn one(
    file: &Path,
    message: &Message,
    law: &Law,
    arguments: &Arguments,
    fed: Option<&(FedMeasures, Hash)>,
) -> Result<Value, Vec<Problem>> {
    let mut facts = facts(&message.declaration, law, arguments.date);
    if let Some((_, hash)) = fed {
        facts.hashes.insert(clearance::FED_MEASURES.to_owned(), hash.to_string());
    }
    let decision = decide(&message.declaration, law, &facts, fed.map(|(fed, _)| fed));
    let record = Record::new(&message.declaration, facts, decision).map_err(|error| unreadable(error.to_string()))?;
    let (bytes, hash) = record.seal().map_err(|error| unreadable(error.to_string()))?;
    if let Some(folder) = &arguments.records {
        let path = folder.join(format!("{hash}.json"));
        std::fs::write(&path, bytes).map_err(|error| unreadable(format!("{}: {error}", path.display())))?;
    }
    let mut shown = render::decision(law, &record.decision, Some(&record.facts), &hash.to_string());
    shown["file"] = json!(file);
    shown["legal_date"] = json!(record.facts.legal_date);
    shown["lrn"] = json!(message.declaration.functional_reference_id);
    if !message.unread.is_empty() {
        shown["unread"] = json!(message.unread);
    }
    Ok(shown)
}

/// The facts of a dry run from the command line. The clock is the date asked for, at noon, so that the
/// same command gives the same record.
pub(crate) fn facts(declaration: &Declaration, law: &Law, date: Option<Date>) -> Facts {
    let today = || jiff::Timestamp::now().to_zoned(law.time_zone()).date();
    let accepted = declaration.acceptance_date_time.as_ref().and_then(declaration::DateTime::date);
    let legal_date = date.or(accepted).unwrap_or_else(today);
    Facts::dry_run(law.noon(legal_date), legal_date)
}

/// Writes a line to the standard output; a closed pipe is not an error.
pub fn print(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}
