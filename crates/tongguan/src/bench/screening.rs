//! This module decides how the figures of screening are measured: the quality of scores on labelled pairs, how soon a
//! party is held against the lists that ship, what a planted party is found by, whom it alerts to wrongly, and the
//! same of a rival in the same run.
#![expect(clippy::float_arithmetic, reason = "figures of a bench")]

mod rival;

use std::collections::HashSet;
use std::path::Path;
use std::time::Instant;

use screening::planted::{CHANGES, Change, Dice, LEARNED, UNSEEN, changed, party};
use screening::{ALERT, Kind, MODEL, Name, Party, Schema, Scratch, Screener, Strength, compare, index::CANDIDATES, score};
use serde_json::{Value, json};

use super::{Failure, resident_mb};
use crate::screen::lists;

/// Invented parties that are on no list, half of them from regions that the model learned from.
const INNOCENT: usize = 4_000;
/// Planted parties for each change.
const PLANTED: usize = 400;
/// Names that are looked up as they stand on the list.
const EXACT: usize = 2_000;
/// Parties that are also compared with every name, to see what the index loses.
const BRUTE: usize = 100;
/// How often each party is asked for its time; the quickest counts, since others use the machine too.
const ASKED: usize = 3;
/// Declarations of the flow, parties of each, and traders that they come from.
const FLOW: (usize, usize, usize) = (20_000, 3, 3_000);
/// Not the seed that the model was learned with.
const SEED: u64 = 20_261_122;

/// A listed name as somebody wrote it.
struct Planted {
    schema: Schema,
    change: Change,
    list: u16,
    entry: u32,
    text: String,
}

pub(super) fn figures(pairs: Option<&Path>, python: Option<&str>) -> Result<Value, Failure> {
    let lists = lists::shipped()?;
    let before = resident_mb();
    let start = Instant::now();
    let screener = Screener::new(lists);
    let build_ms = millis(start);
    let mut dice = Dice::new(SEED);
    let mut scratch = Scratch::default();
    let innocent: Vec<(Schema, String)> =
        (0..INNOCENT).map(|number| party(&mut dice, if number % 2 == 0 { LEARNED } else { UNSEEN })).collect();
    let planted = plant(&screener, &mut dice);
    let (mut times, mut wrong) = (Vec::new(), Vec::new());
    for (schema, name) in &innocent {
        let asked = Party { name, schema: Some(*schema), ..Party::default() };
        let mut best = f64::MAX;
        let mut hits = Vec::new();
        for _ in 0..ASKED {
            let start = Instant::now();
            hits = screener.screen(&asked, ALERT, &mut scratch);
            best = best.min(start.elapsed().as_secs_f64() * 1e6);
        }
        times.push(best);
        wrong.push(!hits.is_empty());
    }
    times.sort_by(f64::total_cmp);
    let share = |list: &[bool]| per_thousand(list.iter().filter(|one| **one).count(), list.len());
    let unseen: Vec<bool> = wrong.iter().skip(1).step_by(2).copied().collect();
    let found: Vec<bool> = planted.iter().map(|one| is_found(&screener, one, &mut scratch)).collect();
    let by_change: serde_json::Map<String, Value> = CHANGES
        .iter()
        .map(|change| {
            let of: Vec<bool> =
                planted.iter().zip(&found).filter(|(one, _)| one.change == *change).map(|(_, found)| *found).collect();
            (format!("{change:?}").to_lowercase(), json!(share(&of) / 1000.0))
        })
        .collect();
    let mut figures = json!({
        "names": screener.names(),
        "build_ms": build_ms,
        "resident_mb": resident_mb() - before,
        "p50_us": times.get(times.len() / 2),
        "p99_us": times.get(times.len() * 99 / 100),
        "alert_from": f64::from(ALERT),
        "recall_exact_and_alias": exact(&screener, &mut dice, &mut scratch),
        "planted": planted.len(),
        "planted_recall": share(&found) / 1000.0,
        "planted_recall_by_change": by_change,
        "alerts_per_1000_parties": share(&wrong),
        "alerts_per_1000_parties_of_unseen_regions": share(&unseen),
        "alerts_per_1000_declarations": flow(&wrong, &mut dice),
        "index_recall": index_recall(&screener, &planted, &mut scratch),
    });
    let pairs = pairs.map(labelled_pairs).transpose()?.unwrap_or_default();
    if !pairs.is_empty() {
        figures["f1"] = json!(f1(&pairs));
    }
    if let Some(python) = python {
        figures["rival"] = rival::figures(
            python,
            &rival::Task {
                screener: &screener,
                innocent: &innocent,
                planted: &planted,
                alerts_per_thousand: share(&wrong),
                pairs: &pairs,
            },
        )?;
    }
    Ok(figures)
}

fn millis(start: Instant) -> f64 {
    (start.elapsed().as_secs_f64() * 1e4).round() / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of parties")]
fn per_thousand(count: usize, all: usize) -> f64 {
    (count as f64 * 1e6 / (all.max(1) as f64)).round() / 1e3
}

/// Listed names, primary and strong, of persons and organisations.
fn listed(screener: &Screener) -> Vec<(Schema, u16, u32, &str)> {
    let mut out = Vec::new();
    for (number, list) in (0u16..).zip(screener.lists()) {
        for (place, entry) in (0u32..).zip(&list.entries) {
            if matches!(entry.kind, Kind::Person | Kind::Organisation) {
                let names = entry.names.iter().filter(|name| name.strength != Strength::Weak);
                out.extend(names.map(|name| (entry.kind.schema(), number, place, name.text.as_str())));
            }
        }
    }
    out
}

fn plant(screener: &Screener, dice: &mut Dice) -> Vec<Planted> {
    let listed = listed(screener);
    let mut out = Vec::new();
    for change in CHANGES {
        let mut planted = 0;
        while planted < PLANTED {
            let Some((schema, list, entry, name)) = listed.get(dice.below(listed.len())) else { break };
            if let Some(text) = changed(name, *schema, change, dice) {
                out.push(Planted { schema: *schema, change, list: *list, entry: *entry, text });
                planted += 1;
            }
        }
    }
    out
}

/// Whether an alert names the entry that was planted.
fn is_found(screener: &Screener, planted: &Planted, scratch: &mut Scratch) -> bool {
    let asked = Party { name: &planted.text, schema: Some(planted.schema), ..Party::default() };
    let hits = screener.screen(&asked, ALERT, scratch);
    hits.iter().any(|hit| (hit.place.list, hit.place.entry) == (planted.list, planted.entry))
}

/// The share of listed names that are found as they stand.
fn exact(screener: &Screener, dice: &mut Dice, scratch: &mut Scratch) -> f64 {
    let listed = listed(screener);
    let found = (0..EXACT).filter_map(|_| listed.get(dice.below(listed.len()))).filter(|(schema, list, entry, name)| {
        let planted = Planted { schema: *schema, change: Change::Case, list: *list, entry: *entry, text: (*name).to_owned() };
        is_found(screener, &planted, scratch)
    });
    per_thousand(found.count(), EXACT) / 1000.0
}

/// Alerts per thousand declarations when parties come back: the busiest traders declare most, and a party that was
/// screened against these lists is not screened again.
fn flow(wrong: &[bool], dice: &mut Dice) -> f64 {
    let (declarations, parties, traders) = FLOW;
    let mut seen = HashSet::new();
    let mut alerts = 0;
    for _ in 0..declarations * parties {
        let (a, b) = (dice.below(traders), dice.below(traders));
        let trader = a * b / traders;
        alerts += usize::from(seen.insert(trader) && wrong.get(trader).copied().unwrap_or(false));
    }
    per_thousand(alerts, declarations)
}

/// Of the names that would alert if a party were compared with all, the share that the index offers.
fn index_recall(screener: &Screener, planted: &[Planted], scratch: &mut Scratch) -> f64 {
    let (mut all, mut offered) = (0, 0);
    for one in planted.iter().step_by((planted.len() / BRUTE).max(1)) {
        let query = Name::new(one.schema, &one.text);
        let Some((_, index)) = screener.indexes().iter().find(|(schema, _)| *schema == one.schema) else { continue };
        let near: HashSet<usize> = index.candidates(&query, CANDIDATES, scratch).into_iter().collect();
        for (place, _) in index.names().iter().enumerate().filter(|(_, (name, _))| score(&query, name) >= ALERT) {
            all += 1;
            offered += usize::from(near.contains(&place));
        }
    }
    per_thousand(offered, all) / 1000.0
}

/// A labelled pair: schema, both names, whether they are one party's.
type Labelled = (Schema, String, String, bool);

/// The labelled pairs of a table.
fn labelled_pairs(path: &Path) -> Result<Vec<Labelled>, Failure> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let column = |name: &'static str| header.iter().position(|column| column == name).ok_or(format!("no column {name}"));
    let (schema, one, two, label) = (column("schema")?, column("name1")?, column("name2")?, column("is_match")?);
    let mut out = Vec::new();
    for row in reader.records() {
        let row = row?;
        out.push((Schema::parse(&row[schema]), row[one].to_owned(), row[two].to_owned(), &row[label] == "true"));
    }
    Ok(out)
}

/// F1 on labelled pairs at the threshold of the model. When the model was learned from the same pairs, this flatters
/// it; the figure of cross-validation stands in the head of `tables/model.csv`.
fn f1(pairs: &[Labelled]) -> f64 {
    let scored: Vec<(f64, bool)> =
        pairs.iter().map(|(schema, one, two, same)| (f64::from(compare(*schema, one, two).score), *same)).collect();
    (screening::train::quality(&scored, f64::from(MODEL.threshold)).f1 * 1e4).round() / 1e4
}
