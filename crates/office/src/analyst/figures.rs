//! This module decides the figures of the room: shares with their intervals, never of an empty history.
#![expect(clippy::float_arithmetic, reason = "shares and intervals; money is decided elsewhere")]

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use risk::{FEW_TO_COMPARE, SHIFTED, psi, rate_change, wilson};
use serde::Serialize;
use store::{Burden, Examined, Outlooks, PROBABILITY_BAND, Signalled};
use utoipa::ToSchema;

use super::query::Base;
use super::what_if::band_start;

/// Bands of probability.
const PROBABILITY_BANDS: i64 = 1_000_000 / PROBABILITY_BAND;
/// Signals that are told.
const SIGNALS_MAX: usize = 60;

/// Cases of a band.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = RiskBand)]
pub struct Band {
    /// Where it begins.
    pub from: f64,
    /// Where it ends, exclusive.
    pub to: f64,
    /// How many.
    pub cases: u64,
    /// Opens them.
    pub query: String,
}

/// A share with Wilson's 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct Rate {
    /// How many.
    pub hits: u64,
    /// Of how many.
    pub of: u64,
    /// The share; none of none.
    pub share: Option<f64>,
    /// The lower end of the interval.
    pub low: Option<f64>,
    /// The upper end of the interval.
    pub high: Option<f64>,
}

impl Rate {
    pub(crate) fn of(hits: u64, of: u64) -> Self {
        let interval = wilson(hits, of);
        let share = interval.map(|_| hits as f64 / of as f64);
        Self { hits, of, share, low: interval.map(|one| one.low), high: interval.map(|one| one.high) }
    }
}

/// What was chosen for a reason, and what was found.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Yield {
    /// What chose them: `score`, `profile`, `chance`, `findings` or `none`: an officer.
    pub basis: &'static str,
    /// How many were chosen; of what neither score nor chance chose, those that were examined.
    pub chosen: u64,
    /// Of those examined, the irregular ones.
    pub irregular: Rate,
    /// Opens the examined ones.
    pub query: String,
}

/// What was found in a week.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Week {
    /// Its first day.
    pub first_day: Date,
    /// What chose the cases.
    pub basis: &'static str,
    /// How many were chosen.
    pub chosen: u64,
    /// Of those examined, the irregular ones.
    pub irregular: Rate,
}

/// A signal in words.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Worded {
    /// Its name.
    pub signal: String,
    /// Its sentence in each language.
    pub text: BTreeMap<&'static str, String>,
}

/// How often a signal was right.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = SignalRight)]
pub struct Right {
    /// Its name.
    pub signal: String,
    /// Its sentence in each language.
    pub text: BTreeMap<&'static str, String>,
    /// Stopped cases among whose first reasons it stood.
    pub stopped: u64,
    /// Of those examined, the irregular ones.
    pub irregular: Rate,
    /// Opens them.
    pub query: String,
}

/// Whom the score burdens.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Burdened {
    /// The origin, the place, or the smallest number of declarations of the size.
    pub of: String,
    /// Traders.
    pub traders: u64,
    /// Of their cases, those that the score stopped.
    pub stopped: Rate,
    /// Of those examined, the irregular ones.
    pub irregular: Rate,
    /// Opens the stopped ones.
    pub query: String,
    /// Of all examined, whatever chose them, the irregular ones.
    pub found: Rate,
    /// Opens all examined.
    pub found_query: String,
}

/// Whether what comes is still what came before: the later half of the period against the earlier.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Drift {
    /// Population stability index of the probabilities; none while a half has too few cases.
    pub psi: Option<f64>,
    /// Whether it is above the limit.
    pub is_shifted: bool,
    /// From where on it is a warning.
    pub limit: f64,
    /// Scored cases of the earlier half.
    pub before: u64,
    /// Scored cases of the later half.
    pub after: u64,
    /// Scored cases that each half needs.
    pub needed: u64,
    /// Where the share of findings among what the score stopped changed last; none while chance alone explains them.
    pub hit_rate: Option<Changed>,
}

/// A share of findings that changed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = RateChanged)]
pub struct Changed {
    /// When the first case after the change was received, UTC microseconds.
    pub since: i64,
    /// The share before.
    pub before: f64,
    /// The share since.
    pub after: f64,
    /// Findings that were looked at.
    pub findings: usize,
}

/// Whether the share of findings changed; findings come newest first.
pub(crate) fn changed(mut findings: Vec<(i64, bool)>) -> Option<Changed> {
    findings.reverse();
    let found: Vec<bool> = findings.iter().map(|(_, is_irregular)| *is_irregular).collect();
    let change = rate_change(&found)?;
    let since = findings.get(change.at)?.0;
    Some(Changed { since, before: change.before, after: change.after, findings: found.len() })
}

/// The words of a signal; a name that this version does not know is told as it is.
pub(crate) fn worded(name: &str) -> Worded {
    let known = risk::position(name).and_then(|at| risk::SIGNALS.get(at));
    let text = known.map(|signal| BTreeMap::from([("en", signal.en.clone()), ("zh", signal.zh.clone())]));
    Worded { signal: name.to_owned(), text: text.unwrap_or_else(|| BTreeMap::from([("en", name.to_owned())])) }
}

pub(crate) fn by_probability(outlooks: &[Outlooks], query: &Base) -> Vec<Band> {
    let sums = sums(outlooks, |one| one.probability_band);
    if sums.is_empty() {
        return Vec::new();
    }
    let edge = |band: i64| band as f64 / PROBABILITY_BANDS as f64;
    let bands = 0..PROBABILITY_BANDS;
    bands
        .map(|band| Band {
            from: edge(band),
            to: edge(band + 1),
            cases: sums.get(&band).copied().unwrap_or_default(),
            query: query.with(&[("probability_band", &band.to_string())]),
        })
        .collect()
}

pub(crate) fn by_worth(outlooks: &[Outlooks], query: &Base) -> Vec<Band> {
    let sums = sums(outlooks, |one| one.band);
    let (Some(first), Some(last)) = (sums.keys().next(), sums.keys().next_back()) else { return Vec::new() };
    let bands = *first..=*last;
    bands
        .map(|band| Band {
            from: band_start(band),
            to: band_start(band + 1),
            cases: sums.get(&band).copied().unwrap_or_default(),
            query: query.with(&[("band", &band.to_string())]),
        })
        .collect()
}

fn sums(outlooks: &[Outlooks], band: impl Fn(&Outlooks) -> i64) -> BTreeMap<i64, u64> {
    let mut sums = BTreeMap::new();
    for one in outlooks {
        *sums.entry(band(one)).or_default() += one.cases;
    }
    sums
}

/// What chooses cases, in the order in which it is told.
const BASES: [&str; 8] = ["score", "unknown", "profile", "chance", "list", "papers", "findings", "none"];

/// Chosen, examined, irregular.
type Counts = (u64, u64, u64);

fn add(counts: &mut Counts, result: Option<&str>, cases: u64) {
    counts.0 += cases;
    counts.1 += if result.is_some() { cases } else { 0 };
    counts.2 += if is_irregular(result) { cases } else { 0 };
}

/// Whether an examination found something.
pub(crate) fn is_irregular(result: Option<&str>) -> bool {
    result.is_some_and(|result| result != "conform")
}

pub(crate) fn yields(examined: &[Examined], query: &Base) -> Vec<Yield> {
    BASES
        .into_iter()
        .map(|basis| {
            let mut counts = Counts::default();
            for one in examined.iter().filter(|one| one.basis == basis) {
                add(&mut counts, one.result.as_deref(), one.cases);
            }
            let (chosen, examined, irregular) = counts;
            let query = query.with(&[("basis", basis), ("result", "any")]);
            Yield { basis, chosen, irregular: Rate::of(irregular, examined), query }
        })
        .collect()
}

pub(crate) fn weeks(examined: &[Examined], first_day: Date) -> Vec<Week> {
    let mut sums: BTreeMap<(i64, &'static str), Counts> = BTreeMap::new();
    for one in examined {
        let Some(basis) = BASES.into_iter().find(|basis| *basis == one.basis) else { continue };
        add(sums.entry((one.week, basis)).or_default(), one.result.as_deref(), one.cases);
    }
    sums.into_iter()
        .map(|((week, basis), (chosen, examined, irregular))| Week {
            first_day: first_day.saturating_add(week.clamp(0, 60).weeks()),
            basis,
            chosen,
            irregular: Rate::of(irregular, examined),
        })
        .collect()
}

pub(crate) fn signals(signalled: &[Signalled], query: &Base) -> Vec<Right> {
    let mut sums: BTreeMap<&str, Counts> = BTreeMap::new();
    for one in signalled {
        for signal in one.signals.split_whitespace() {
            add(sums.entry(signal).or_default(), one.result.as_deref(), one.cases);
        }
    }
    let mut sorted: Vec<(&str, Counts)> = sums.into_iter().collect();
    sorted.sort_by(|left, right| right.1.0.cmp(&left.1.0).then(left.0.cmp(right.0)));
    sorted
        .into_iter()
        .take(SIGNALS_MAX)
        .map(|(name, (stopped, examined, irregular))| {
            let Worded { signal, text } = worded(name);
            let query = query.with(&[("basis", "score"), ("signal", name)]);
            Right { signal, text, stopped, irregular: Rate::of(irregular, examined), query }
        })
        .collect()
}

pub(crate) fn burdened(burdens: Vec<Burden>, by: &str, query: &Base) -> Vec<Burdened> {
    burdens
        .into_iter()
        .map(|one| Burdened {
            query: query.with(&[("basis", "score"), (by, &one.of)]),
            found_query: query.with(&[("result", "any"), (by, &one.of)]),
            found: Rate::of(one.found, one.looked),
            of: one.of,
            traders: one.traders,
            stopped: Rate::of(one.stopped, one.cases),
            irregular: Rate::of(one.irregular, one.examined),
        })
        .collect()
}

pub(crate) fn drift(outlooks: &[Outlooks], findings: Vec<(i64, bool)>) -> Drift {
    let half = |is_later: bool| -> Vec<u64> {
        let bands = 0..PROBABILITY_BANDS;
        bands
            .map(|band| {
                let of = outlooks.iter().filter(|one| one.is_later == is_later && one.probability_band == band);
                of.map(|one| one.cases).sum()
            })
            .collect()
    };
    let (before, after) = (half(false), half(true));
    let psi = psi(&before, &after);
    Drift {
        is_shifted: psi.is_some_and(|psi| psi > SHIFTED),
        psi,
        limit: SHIFTED,
        before: before.iter().sum(),
        after: after.iter().sum(),
        needed: FEW_TO_COMPARE,
        hit_rate: changed(findings),
    }
}
