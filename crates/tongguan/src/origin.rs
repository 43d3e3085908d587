//! This module decides what `tongguan origin` answers: whether goods originate under a scheme, and why.

use std::path::PathBuf;
use std::process::ExitCode;

use declaration::GoodsCode;
use jiff::civil::Date;
use tariff::origin::{OriginVerdict, Production, Verdict, check};

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

/// Facts that could not be read.
const EXIT_UNREADABLE: u8 = 2;
/// Facts of production are small; what is larger is something else.
const PRODUCTION_BYTES_MAX: u64 = 16 * 1024 * 1024;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Hold goods against the rule of a scheme. Exit code 0 when there is a verdict, whatever it says.
    #[command(
        after_help = "Example:\n  echo '{\"ex_works_price\":\"100\",\"materials\":[{\"goods\":\"8501\",\"value\":\"35\"}]}' > made.json\n  tongguan origin check --scheme turkey --goods 84145100 --production made.json"
    )]
    Check(Arguments),
}

#[derive(clap::Args)]
pub struct Arguments {
    /// The scheme, as the pack's origin/schemes.csv names it.
    #[arg(long)]
    scheme: String,
    /// The product's code.
    #[arg(long)]
    goods: GoodsCode,
    /// The facts of production, JSON: ex_works_price, free_on_board, net_weight, wholly_obtained, materials.
    #[arg(long)]
    production: PathBuf,
    /// The pack, by name or folder.
    #[arg(long, default_value = editions::DEFAULT_PACK)]
    pack: String,
    /// The day (default: today).
    #[arg(long)]
    date: Option<Date>,
    /// The verdict as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(command: &Command) -> ExitCode {
    let Command::Check(arguments) = command;
    let law = match editions::open(&arguments.pack) {
        Ok(law) => law,
        Err(error) => return fail(&error, EXIT_USAGE),
    };
    let path = &arguments.production;
    let text = match std::fs::metadata(path).map(|file| file.len()) {
        Ok(size) if size > PRODUCTION_BYTES_MAX => Err(std::io::ErrorKind::FileTooLarge.into()),
        _ => std::fs::read_to_string(path),
    };
    let text = match text {
        Ok(text) => text,
        Err(error) => {
            eprintln!("tongguan: {}", path.display());
            return fail(&error, EXIT_UNREADABLE);
        }
    };
    let production = match Production::read(&text) {
        Ok(production) => production,
        Err(error) => return fail(&error, EXIT_UNREADABLE),
    };
    let date = arguments.date.unwrap_or_else(|| jiff::Timestamp::now().to_zoned(law.time_zone()).date());
    match check(law.edition(), &arguments.scheme, &arguments.goods, &production, date) {
        Ok(verdict) if arguments.json => print(&serde_json::json!(verdict).to_string()),
        Ok(verdict) => print(&told(&verdict)),
        Err(error) => return fail(&error, EXIT_USAGE),
    }
    ExitCode::SUCCESS
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Satisfied => "satisfied 符合",
        Verdict::NotSatisfied => "not satisfied 不符合",
        Verdict::PersonMustRead => "a person must read this rule 须由人员判读规则",
    }
}

fn told(verdict: &OriginVerdict) -> String {
    let mut text = format!("{} under {}: {}", verdict.goods, verdict.scheme, word(verdict.verdict));
    for rule in &verdict.rules {
        text.push_str(&format!("\n  rule {rule}"));
    }
    for step in &verdict.steps {
        let place = match (step.rule, step.alternative) {
            (Some(rule), Some(alternative)) => format!("{rule}.{alternative}"),
            (Some(rule), None) => rule.to_string(),
            _ => "–".to_owned(),
        };
        let row = step.row.as_ref().map(|row| format!("  [{} {}]", row.row, row.source)).unwrap_or_default();
        text.push_str(&format!("\n  {place:>4}  {}  {}  {}{row}", step.condition, step.detail, word(step.verdict)));
    }
    text
}
