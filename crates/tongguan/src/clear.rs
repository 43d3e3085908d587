//! This module decides what `tongguan clear` does: each file read, decided, and printed; a file that
//! cannot be read never keeps the others from their decision.

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
    /// The pack, by name or folder.
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
    let mut shown = render::decision(law, &record.decision, &hash.to_string());
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
    let zone = law.time_zone();
    let today = || jiff::Timestamp::now().to_zoned(zone.clone()).date();
    let accepted = declaration.acceptance_date_time.as_ref().and_then(declaration::DateTime::date);
    let legal_date = date.or(accepted).unwrap_or_else(today);
    let noon = legal_date.at(12, 0, 0, 0).to_zoned(zone).map(|zoned| zoned.timestamp()).unwrap_or_default();
    Facts::dry_run(noon, legal_date)
}

fn text<'a>(value: &'a Value, language: &str) -> &'a str {
    value[language].as_str().or_else(|| value["en"].as_str()).unwrap_or_default()
}

/// The decision as a person reads it.
fn describe(file: &Path, decision: &Value, language: &str) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    let word = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    line(format!(
        "{}: {}{}  ({}, {} {})",
        file.display(),
        word(&decision["outcome"]).to_uppercase(),
        decision["lane"].as_str().map_or(String::new(), |lane| format!(", {lane} lane")),
        word(&decision["legal_date"]),
        word(&decision["edition"]["pack"]),
        word(&decision["edition"]["version"]),
    ));
    for unread in decision["unread"].as_array().into_iter().flatten() {
        line(format!("  {}", text(&unread["text"], language)));
    }
    for finding in decision["findings"].as_array().into_iter().flatten() {
        line(format!("  {} {} at {}", word(&finding["severity"]), word(&finding["code"]), word(&finding["pointer"])));
        line(format!("    {}", text(&finding["text"], language)));
        let mend = text(&finding["mend"], language);
        if !mend.is_empty() {
            line(format!("    → {mend}"));
        }
    }
    let assessment = &decision["assessment"];
    let currency = word(&assessment["currency"]);
    for value in assessment["values"].as_array().into_iter().flatten() {
        line(format!("  item {}: customs value {} {currency}", value["item"], word(&value["customs_value"]["amount"])));
        for step in value["steps"].as_array().into_iter().flatten() {
            line(format!("      {}", text(&step["text"], language)));
        }
    }
    for row in assessment["lines"].as_array().into_iter().flatten() {
        line(format!(
            "  item {} {}: {} of {} = {}, deducted {}, payable {} {currency}",
            row["item"],
            word(&row["type"]),
            word(&row["rate"]),
            word(&row["base"]),
            word(&row["amount"]),
            word(&row["deducted"]),
            word(&row["payable"]),
        ));
        for step in row["steps"].as_array().into_iter().flatten() {
            let source = step["row"]["row"].as_str().map_or(String::new(), |row| {
                format!("   [{row}, {}, from {}]", word(&step["row"]["source"]), word(&step["row"]["valid_from"]))
            });
            line(format!("      {}{source}", text(&step["text"], language)));
        }
    }
    for total in assessment["totals"].as_array().into_iter().flatten().filter(|total| total["type"] == "*") {
        line(format!("  to pay: {} {currency}", word(&total["payable"])));
    }
    line(format!("  record {}", word(&decision["record"])));
    out
}

/// Writes a line to the standard output; a closed pipe is not an error.
pub fn print(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}
