//! This module decides what `tongguan risk` does: learn from a table of the past, say how good that is, and explain.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use learning::{Columns, Evaluation, Forust, Row, evaluate};
use risk::Quality;

use crate::clear::print;
use crate::{EXIT_USAGE, fail};

type Failure = Box<dyn std::error::Error>;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Learn from one table, be asked about another: how good the ranking is, and whether it can be believed.
    #[command(after_help = "Example:\n  tongguan risk evaluate --train 2020.csv --test 2021.csv --json")]
    Evaluate {
        /// Table to learn from.
        #[arg(long)]
        train: PathBuf,
        /// Table to be asked about.
        #[arg(long)]
        test: PathBuf,
        /// Which column is what (TOML); without it, the columns of the public table of Korean declarations.
        #[arg(long)]
        map: Option<PathBuf>,
        /// One JSON line.
        #[arg(long)]
        json: bool,
    },
}

pub fn run(command: &Command) -> ExitCode {
    let done = match command {
        Command::Evaluate { train, test, map, json } => run_evaluate(train, test, map.as_deref(), *json),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(error.as_ref(), EXIT_USAGE),
    }
}

/// The columns of a map, or of the public table.
fn columns(map: Option<&Path>) -> Result<Columns, Failure> {
    let Some(map) = map else { return Ok(Columns::public()) };
    let text = std::fs::read_to_string(map).map_err(|error| format!("{}: {error}", map.display()))?;
    Ok(toml::from_str(&text).map_err(|error| format!("{}: {error}", map.display()))?)
}

fn table(path: &Path, columns: &Columns) -> Result<Vec<Row>, Failure> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(learning::read(BufReader::new(file), columns).map_err(|error| format!("{}: {error}", path.display()))?)
}

fn run_evaluate(train: &Path, test: &Path, map: Option<&Path>, json: bool) -> Result<(), Failure> {
    let columns = columns(map)?;
    let (mut train, mut test) = (table(train, &columns)?, table(test, &columns)?);
    let evaluation = evaluate(&mut train, &mut test, &Forust::default())?;
    if json {
        print(&serde_json::to_string(&evaluation)?);
    } else {
        print(&told(&evaluation));
    }
    Ok(())
}

fn told(evaluation: &Evaluation) -> String {
    let line = |name: &str, quality: &Quality| {
        let figure = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.3}"));
        let at =
            |of: fn(&risk::AtShare) -> f64| quality.at.iter().map(|at| format!("{:>6.3}", of(at))).collect::<Vec<_>>().join(" ");
        format!(
            "{name:<8}{:>8} rows  {:>7} irregular   AUC {} ± {}   AP {}\n          precision at 1, 2, 5, 10%: {}\n          recall    at 1, 2, 5, 10%: {}",
            quality.rows,
            quality.irregular,
            figure(quality.auc),
            figure(quality.auc_se),
            figure(quality.ap),
            at(|at| at.precision),
            at(|at| at.recall),
        )
    };
    let leakage = &evaluation.leakage;
    let warning = leakage.warning.map(|warning| format!("\nwarning: {warning}")).unwrap_or_default();
    format!(
        "{}\n{}\n{} of the test rows ({:.1}%) repeat a training row; a look-up alone has AUC {}\nlearned from {} rows in {:.1} s{warning}",
        line("all", &evaluation.all),
        line("novel", &evaluation.novel),
        leakage.repeated_rows,
        leakage.repeated_share * 100.0,
        leakage.lookup_auc.map_or_else(|| "–".to_owned(), |auc| format!("{auc:.3}")),
        evaluation.trained_rows,
        evaluation.train_seconds,
    )
}
