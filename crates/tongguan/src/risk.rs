//! This module decides what `tongguan risk` does: learn from a table of the past, say how good that is, and explain.
#![expect(clippy::float_arithmetic, reason = "shares shown as per cent")]

mod explained;
mod report;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use learning::{Columns, Evaluation, Forust, Table, backtest, evaluate, learn, replay};
use risk::{Bundle, Quality, Worths};

use self::explained::Explained;
use crate::clear::print;
use crate::{EXIT_USAGE, fail};

type Failure = Box<dyn std::error::Error>;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Learn from a table of the past; the file holds the models and what is known of everybody in it.
    #[command(after_help = "Example:\n  tongguan risk train --data past.csv --map columns.toml -o model.risk")]
    Train {
        /// The table.
        #[arg(long)]
        data: PathBuf,
        /// Which column is what (TOML).
        #[arg(long)]
        map: Option<PathBuf>,
        /// Where the model is written; `serve --risk-model` takes it into use.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// What would have been found in an administration's own past, month by month; a report to read offline.
    #[command(after_help = "Example:\n  tongguan risk backtest --data theirs.csv --map columns.toml -o report.html")]
    Backtest {
        /// The table.
        #[arg(long)]
        data: PathBuf,
        /// Which column is what (TOML).
        #[arg(long)]
        map: Option<PathBuf>,
        /// What any finding counts for beside the revenue it recovers.
        #[arg(long, default_value_t = 800.0)]
        hit_worth: f32,
        /// What a finding that concerns safety counts for beside that.
        #[arg(long, default_value_t = 500.0)]
        critical_worth: f32,
        /// The report (HTML).
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// One JSON line.
        #[arg(long)]
        json: bool,
    },
    /// Why a row of a table would be stopped or not: what each signal is worth in its score, and what it added along the path.
    #[command(after_help = "Example:\n  tongguan risk explain --model model.risk --data today.csv --row 17")]
    Explain {
        /// The model.
        #[arg(long)]
        model: PathBuf,
        /// The table.
        #[arg(long)]
        data: PathBuf,
        /// Which column is what (TOML).
        #[arg(long)]
        map: Option<PathBuf>,
        /// Row of the table, the first under the head being 1.
        #[arg(long)]
        row: usize,
        /// One JSON line.
        #[arg(long)]
        json: bool,
    },
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
        Command::Train { data, map, output } => run_train(data, map.as_deref(), output),
        Command::Backtest { data, map, hit_worth, critical_worth, output, json } => {
            let worths = Worths { hit: *hit_worth, critical: *critical_worth };
            run_backtest(data, map.as_deref(), &worths, output.as_deref(), *json)
        }
        Command::Explain { model, data, map, row, json } => run_explain(model, data, map.as_deref(), *row, *json),
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

/// A table, with word of the rows that are left out.
fn table(path: &Path, columns: &Columns) -> Result<Table, Failure> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let table = learning::read(BufReader::new(file), columns).map_err(|error| format!("{}: {error}", path.display()))?;
    if table.left_out() > 0 {
        eprintln!(
            "tongguan: {}: rows that cannot be read and are left out: {}; the first of them:",
            path.display(),
            table.left_out()
        );
        table.wrong.iter().for_each(|wrong| eprintln!("tongguan: {wrong}"));
    }
    Ok(table)
}

fn run_train(data: &Path, map: Option<&Path>, output: &Path) -> Result<(), Failure> {
    let mut rows = table(data, &columns(map)?)?.rows;
    rows.sort_by_key(|row| row.line.day);
    let (signals, vectors) = replay(&rows);
    let all: Vec<_> = rows.iter().zip(&vectors).collect();
    let champion = learn(&all, &Forust::default(), rows.last().map_or(0, |row| row.line.day))?;
    let told = champion.training;
    let bytes = Bundle { champion, signals }.to_bytes()?;
    // Written beside and moved, so that whoever reads never sees half of it.
    let beside = output.with_extension("part");
    std::fs::write(&beside, &bytes)
        .and_then(|()| std::fs::rename(&beside, output))
        .map_err(|error| format!("{}: {error}", output.display()))?;
    print(&format!(
        "learned from {} examined lines, {} irregular; {} ({} kB), hash {}",
        told.examples,
        told.hits,
        output.display(),
        bytes.len() / 1000,
        reference::Hash::of(&bytes)
    ));
    Ok(())
}

fn run_backtest(data: &Path, map: Option<&Path>, worths: &Worths, output: Option<&Path>, json: bool) -> Result<(), Failure> {
    let mut table = table(data, &columns(map)?)?;
    let told = backtest(&mut table.rows, &Forust::default(), worths)?;
    if let Some(output) = output {
        let name = data.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        std::fs::write(output, report::html(&told, &table, &name)).map_err(|error| format!("{}: {error}", output.display()))?;
    }
    if json {
        print(&serde_json::to_string(&told)?);
    } else {
        print(&quality_told("ranked", &told.quality));
        for point in &told.curve {
            let [share, precision, recall, revenue] =
                [point.share, point.precision[0], point.recall[0], point.revenue[0]].map(|part| part * 100.0);
            print(&format!(
                "  {share:>5.1}% examined: {precision:>5.1}% of them irregular, {recall:>5.1}% of all irregular, {revenue:>5.1}% of all revenue"
            ));
        }
        for money in &told.money {
            let [share, best, by_chance] = [money.share * 100.0, money.recovered[0], money.by_chance[0]];
            print(&format!(
                "  {share:>5.1}% examined: {best:.0} recovered, in the currency of the table; {by_chance:.0} by chance"
            ));
        }
        if let Some(warning) = told.leakage.warning {
            print(&format!("warning: {warning}"));
        }
    }
    Ok(())
}

fn run_explain(model: &Path, data: &Path, map: Option<&Path>, row: usize, json: bool) -> Result<(), Failure> {
    let bytes = std::fs::read(model).map_err(|error| format!("{}: {error}", model.display()))?;
    let bundle = Bundle::from_bytes(&bytes).map_err(|error| format!("{}: {error}", model.display()))?;
    let table = table(data, &columns(map)?)?;
    // A table counts its head as the first row.
    let asked = row.checked_add(1).and_then(|number| table.row(number));
    let rows = table.rows.len() + table.left_out();
    let asked = asked.ok_or_else(|| format!("{} has {rows} rows; there is no row {row} that can be read", data.display()))?;
    let vector = bundle.signals.of(&asked.line);
    let explained = Explained::of(&bundle.champion, &vector);
    print(&if json { explained.json().to_string() } else { explained.told() });
    Ok(())
}

fn run_evaluate(train: &Path, test: &Path, map: Option<&Path>, json: bool) -> Result<(), Failure> {
    let columns = columns(map)?;
    let (mut train, mut test) = (table(train, &columns)?.rows, table(test, &columns)?.rows);
    let evaluation = evaluate(&mut train, &mut test, &Forust::default())?;
    if json {
        print(&serde_json::to_string(&evaluation)?);
    } else {
        print(&told(&evaluation));
    }
    Ok(())
}

fn quality_told(name: &str, quality: &Quality) -> String {
    let figure = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.3}"));
    let at = |of: fn(&risk::AtShare) -> f64| quality.at.iter().map(|at| format!("{:>6.3}", of(at))).collect::<Vec<_>>().join(" ");
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
}

fn told(evaluation: &Evaluation) -> String {
    let leakage = &evaluation.leakage;
    let warning = leakage.warning.map(|warning| format!("\nwarning: {warning}")).unwrap_or_default();
    format!(
        "{}\n{}\n{} of the test rows ({:.1}%) repeat a training row; a look-up alone has AUC {}\nlearned from {} rows in {:.1} s{warning}",
        quality_told("all", &evaluation.all),
        quality_told("novel", &evaluation.novel),
        leakage.repeated_rows,
        leakage.repeated_share * 100.0,
        leakage.lookup_auc.map_or_else(|| "–".to_owned(), |auc| format!("{auc:.3}")),
        evaluation.trained_rows,
        evaluation.train_seconds,
    )
}
