//! This module decides what `tongguan reference diff` does: two editions held against each other in words,
//! and over declarations of files or of a database, in money and lanes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clearance::{Facts, Law, Shift, what_if};
use declaration::Declaration;
use jiff::civil::Date;
use office::Office;
use reference::{Change, diff};
use rust_decimal::Decimal;
use serde_json::json;
use std::sync::Arc;
use store::{Actor, Filter, Page, Sees};
use uuid::Uuid;

use crate::clear::{facts, load, print};
use crate::secret::open_store;
use crate::{EXIT_USAGE, fail};

/// A declaration or the database could not be read.
const EXIT_UNREADABLE: u8 = 2;

#[derive(clap::Args)]
pub struct Arguments {
    /// The old edition: a pack by name or folder.
    old: String,
    /// The new edition.
    new: String,
    /// Decide these declarations under both.
    #[arg(long, num_args = 1..)]
    declarations: Vec<PathBuf>,
    /// Decide the cases of this database under both.
    #[arg(long)]
    database: Option<String>,
    /// Decide on this day (default: each declaration's own legal date).
    #[arg(long)]
    date: Option<Date>,
    /// The language of the sentences.
    #[arg(long, default_value = "en")]
    language: String,
    /// One JSON line a change, a declaration that differs, and the sums.
    #[arg(long)]
    json: bool,
}

type Failure = Box<dyn std::error::Error>;

pub fn run(arguments: &Arguments) -> ExitCode {
    let (old, new) = match (editions::open(&arguments.old), editions::open(&arguments.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(error), _) | (_, Err(error)) => return fail(&error, EXIT_USAGE),
    };
    let changes = diff(&old.listing(), &new.listing());
    for change in &changes {
        print(&if arguments.json { line(change) } else { change.told().get(&[&arguments.language]).to_owned() });
    }
    if changes.is_empty() && !arguments.json {
        print(if arguments.language.starts_with("zh") { "两个版本没有差别" } else { "the editions say the same" });
    }
    let mut tally = Tally { arguments, old: Arc::new(old), new: Arc::new(new), sums: Sums::default() };
    match tally.all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(error.as_ref(), EXIT_UNREADABLE),
    }
}

fn line(change: &Change) -> String {
    json!({
        "change": {
            "table": change.table,
            "key": change.key,
            "from": change.from.date(),
            "to": change.to.date(),
            "before": change.before,
            "after": change.after,
            "text": change.told(),
        }
    })
    .to_string()
}

/// What was counted over declarations.
#[derive(Default)]
struct Sums {
    decided: u64,
    differ: u64,
    delta: Decimal,
    /// Declarations that moved from one lane or outcome to another.
    moves: BTreeMap<String, u64>,
    /// By declarant: how many of theirs differ, and by how much.
    declarants: BTreeMap<String, (u64, Decimal)>,
}

struct Tally<'a> {
    arguments: &'a Arguments,
    old: Arc<Law>,
    new: Arc<Law>,
    sums: Sums,
}

impl Tally<'_> {
    fn all(&mut self) -> Result<(), Failure> {
        for file in &self.arguments.declarations {
            let place = |problems: Vec<messages::Problem>| {
                let told: Vec<String> = problems.iter().map(|problem| problem.told(&self.arguments.language)).collect();
                format!("{}: {}", file.display(), told.join("; "))
            };
            for message in load(file).map_err(place)? {
                let facts = facts(&message.declaration, &self.old, self.arguments.date);
                self.one(&file.display().to_string(), &message.declaration, &facts);
            }
        }
        if let Some(url) = &self.arguments.database {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            runtime.block_on(self.cases(url))?;
        }
        if self.sums.decided > 0 {
            self.sum_up();
        }
        Ok(())
    }

    /// Every case of the database, as it now stands, on the legal date of its last decision.
    async fn cases(&mut self, url: &str) -> Result<(), Failure> {
        let store = open_store(url).await?;
        let administration = crate::serve::administration(&self.old.id().pack);
        let office = Office::new(administration, Arc::clone(&self.old), store.clone());
        let actor = Actor { administration, client: Uuid::nil(), sees: Sees::Everything };
        let mut after = None;
        loop {
            let page = Page { after, limit: store::PAGE_MAX };
            let cases = store.cases(&actor, &Filter::default(), page).await?;
            let Some(last) = cases.last() else { break };
            after = Some(last.cursor());
            for case in &cases {
                let (Some(declaration), Some(kept)) =
                    (office.declaration(&actor, case.case_id).await?, store.decision(&actor, case.case_id).await?)
                else {
                    continue;
                };
                let record: clearance::Record = serde_json::from_slice(&kept.bytes)?;
                let mut facts = record.facts;
                facts.legal_date = self.arguments.date.unwrap_or(facts.legal_date);
                let name = case.row.mrn.as_deref().unwrap_or(&case.row.lrn);
                self.one(name, &declaration, &facts);
            }
        }
        store.close().await;
        Ok(())
    }

    fn one(&mut self, name: &str, declaration: &Declaration, facts: &Facts) {
        self.sums.decided += 1;
        let Some(shift) = what_if(declaration, &self.old, &self.new, facts) else { return };
        let party = declaration.declarant.as_deref();
        let declarant = party.and_then(|party| party.id.as_deref().or(party.name.as_deref())).unwrap_or("—").to_owned();
        self.sums.differ += 1;
        self.sums.delta += shift.owed.delta;
        let theirs = self.sums.declarants.entry(declarant.clone()).or_default();
        theirs.0 += 1;
        theirs.1 += shift.owed.delta;
        let [before, after] = [0, 1].map(|side| stands(&shift, side));
        if before != after {
            *self.sums.moves.entry(format!("{before} → {after}")).or_default() += 1;
        }
        print(&if self.arguments.json {
            json!({ "declaration": name, "declarant": declarant, "legal_date": facts.legal_date, "shift": shift }).to_string()
        } else {
            let owed = &shift.owed;
            let codes = |sign: &str, codes: &[String]| codes.iter().map(|code| format!(" {sign}{code}")).collect::<String>();
            format!(
                "{name}  {declarant}  {}  {} → {} {} ({:+})  {before} → {after}{}{}",
                facts.legal_date,
                owed.before,
                owed.after,
                owed.currency,
                owed.delta,
                codes("+", &shift.appears),
                codes("-", &shift.goes)
            )
        });
    }

    fn sum_up(&self) {
        let Sums { decided, differ, delta, moves, declarants } = &self.sums;
        let currency = self.new.currency();
        if self.arguments.json {
            let theirs: BTreeMap<&str, _> = declarants
                .iter()
                .map(|(declarant, (count, delta))| (declarant.as_str(), json!({ "differ": count, "delta": delta })))
                .collect();
            let sums = json!({ "decided": decided, "differ": differ, "delta": delta, "currency": currency, "moves": moves, "declarants": theirs });
            return print(&json!({ "sums": sums }).to_string());
        }
        let moved: String = moves.iter().map(|(way, count)| format!("\n  {count} {way}")).collect();
        let theirs: String =
            declarants.iter().map(|(who, (count, delta))| format!("\n  {who}: {count}, {delta:+} {currency}")).collect();
        print(&if self.arguments.language.starts_with("zh") {
            format!("{decided}份报关单中有{differ}份不同，应付合计{delta:+} {currency}{moved}{theirs}")
        } else {
            format!("{differ} of {decided} declarations differ, {delta:+} {currency} in all{moved}{theirs}")
        });
    }
}

/// Outcome and lane of one side.
fn stands(shift: &Shift, side: usize) -> String {
    let lane = shift.lane[side].map(|lane| format!("/{}", lane.as_str())).unwrap_or_default();
    format!("{}{lane}", shift.outcome[side].as_str())
}
