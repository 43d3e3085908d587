//! This module decides what a supervisor sees at a glance: how many cases came and how they ended, how long the goods
//! waited, what waits now, what is owed. Every figure bears the query that opens the cases behind it.

mod figures;
mod flows;
mod query;
mod study;

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use store::{Hits, OWED_MAX, Received, SLOT_MICROSECONDS, TIMED_MAX};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{Caller, Denial, Office, OfficeError};
pub(crate) use figures::taxes;
pub use figures::{Amount, Duration, Payable};
pub use flows::{Flow, Flows};
use query::{Period, cases, queue};
pub use study::{Span, StudiedCase, StudiedCases, StudiedWhich, Study};

/// Days in one cockpit: a year and a day, so that a day can be held against the same of last year.
pub const DAYS_MAX: u32 = 366;

/// The cockpit at an instant.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Cockpit {
    /// When it was counted, UTC microseconds.
    pub at: i64,
    /// The first day, in legal time.
    pub first_day: Date,
    /// The last day: today.
    pub last_day: Date,
    /// The cases received in those days by day and outcome.
    pub received: Vec<Day>,
    /// The same cases by lane, with the share whose goods were let go.
    pub lanes: Vec<Lane>,
    /// What examinations of them found: first of all, then by lane.
    pub hits: Vec<HitRate>,
    /// From received to released or cleared: first of all, then by lane.
    pub times: Vec<Duration>,
    /// How many of the cases received were looked at for `times`: the newest.
    pub times_of: Sample,
    /// What waits now, by whom it waits for and step.
    pub waiting: Vec<Stage>,
    /// What the cases received in those days and accepted owe, by currency.
    pub payable: Vec<Payable>,
    /// How many of the accepted cases were added up in `payable`: the newest.
    pub payable_of: Sample,
    /// What waits with whom.
    pub officers: Vec<Officer>,
    /// Opens what is late in the caller's queue.
    pub late_query: String,
}

/// How many cases had an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReceivedDay)]
pub struct Day {
    /// The day they were received, in legal time.
    pub date: Date,
    /// The outcome of the last decision; none before the first.
    pub outcome: Option<String>,
    /// How many.
    pub cases: u64,
    /// Opens them.
    pub query: String,
}

/// What became of a lane's cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CockpitLane)]
pub struct Lane {
    /// The lane of the last decision; none of cases that were not routed.
    pub lane: Option<String>,
    /// How many.
    pub cases: u64,
    /// How many of them have their goods let go.
    pub let_go: u64,
    /// Those in a thousand.
    pub let_go_per_mille: u64,
    /// Opens them.
    pub query: String,
}

/// What examinations found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HitRate {
    /// The lane of the last decision; none for all.
    pub lane: Option<String>,
    /// How many cases were examined.
    pub examined: u64,
    /// In how many something was found.
    pub irregular: u64,
    /// Those in a thousand; none where nobody looked.
    pub hit_per_mille: Option<u64>,
    /// Opens the examined.
    pub query: String,
    /// Opens those in which something was found.
    pub found_query: String,
}

/// What waits for a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = WaitingStage)]
pub struct Stage {
    /// `officer`, `trader` or `agency`.
    pub waits_for: String,
    /// The step.
    pub stage: String,
    /// How many.
    pub cases: u64,
    /// How many are past their due time.
    pub late: u64,
    /// How long the oldest has waited, in seconds.
    pub oldest_seconds: i64,
    /// How long nine of ten have waited at most, in seconds.
    pub p90_seconds: i64,
    /// Opens them: in the queue what waits for an officer, in the list what waits for others.
    pub query: String,
}

impl Stage {
    fn of(one: store::Waiting, now: i64) -> Self {
        Self {
            query: match one.waits_for.as_str() {
                "officer" => queue(&[("stage", &one.stage)]),
                _ => cases(&[("next_step", &one.stage)]),
            },
            oldest_seconds: seconds_since(one.oldest_since, now),
            p90_seconds: seconds_since(one.p90_since, now),
            waits_for: one.waits_for,
            stage: one.stage,
            cases: one.cases,
            late: one.late,
        }
    }
}

/// Whole seconds between two instants in UTC microseconds.
fn seconds_since(since: i64, now: i64) -> i64 {
    (now - since) / 1_000_000
}

/// What waits with an officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OfficerLoad)]
pub struct Officer {
    /// Who.
    pub user: Uuid,
    /// The name; none for somebody who is no user.
    pub name: Option<String>,
    /// How many.
    pub cases: u64,
    /// How many are past their due time.
    pub late: u64,
    /// How long the oldest has waited, in seconds.
    pub oldest_seconds: i64,
    /// Opens them.
    pub query: String,
}

/// Whether figures are of all cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Sample {
    /// How many cases were read.
    pub cases: u64,
    /// Whether these were all there are; if not, they are the newest.
    pub is_all: bool,
}

impl Sample {
    fn of(read: usize, limit: u32) -> Self {
        Self { cases: read as u64, is_all: read < limit as usize }
    }
}

/// Whether the goods of a case of this status were let go.
fn is_let_go(status: &str) -> bool {
    matches!(status, "released" | "cleared" | "exited")
}

/// Days that end today.
pub(crate) struct LastDays {
    /// The first, in legal time.
    pub first_day: Date,
    /// Today.
    pub last_day: Date,
    /// When the first begins, UTC microseconds.
    pub from: i64,
}

impl Office {
    /// So many days, of which today is the last.
    pub(crate) fn last_days(&self, days: u32) -> Result<LastDays, OfficeError> {
        if !(1..=DAYS_MAX).contains(&days) {
            return Err(Denial::Invalid { field: "days", reason: "1 to 366" }.into());
        }
        let zone = self.law().time_zone();
        let last_day = self.environment.now().to_zoned(zone.clone()).date();
        let first_day = last_day.saturating_sub((i64::from(days) - 1).days());
        Ok(LastDays { from: start_of(first_day, &zone), first_day, last_day })
    }

    /// The cockpit over so many days, of which today is the last. Cases of the caller's kin and firms are not in it.
    ///
    /// # Errors
    /// `days` is not in 1 to [`DAYS_MAX`], or the store failed.
    pub async fn cockpit(&self, caller: &Caller, days: u32) -> Result<Cockpit, OfficeError> {
        let LastDays { first_day, last_day, from } = self.last_days(days)?;
        let (now, zone) = (self.environment.now(), self.law().time_zone());
        let period = Period { from };
        let (actor, related, store) = (&caller.actor, &caller.related, &self.store);
        let at = now.as_microsecond();
        let (received, hits, times, owed, waiting, loads) = tokio::try_join!(
            store.received(actor, related, from),
            store.hits(actor, related, from),
            store.timed(actor, related, from, TIMED_MAX),
            store.owed(actor, related, from, OWED_MAX),
            store.waiting(actor, related, at),
            store.loads(actor, related, at),
        )
        .map_err(OfficeError::Read)?;
        Ok(Cockpit {
            at,
            first_day,
            last_day,
            received: by_day(&received, &zone),
            lanes: by_lane(&received, period),
            hits: hit_rates(&hits, period),
            times: figures::durations(&times, period),
            times_of: Sample::of(times.len(), TIMED_MAX),
            waiting: waiting.into_iter().map(|one| Stage::of(one, at)).collect(),
            payable: figures::payable(&owed, &zone, period),
            payable_of: Sample::of(owed.len(), OWED_MAX),
            officers: loads
                .into_iter()
                .map(|one| Officer {
                    query: queue(&[("assignee", &one.user.to_string())]),
                    user: one.user,
                    name: one.name,
                    cases: one.cases,
                    late: one.late,
                    oldest_seconds: seconds_since(one.oldest_since, at),
                })
                .collect(),
            late_query: queue(&[("due_within_hours", "0")]),
        })
    }

    /// What waits now of the caller's cases, by whom it waits for and step.
    ///
    /// # Errors
    /// The store failed.
    pub async fn waiting(&self, caller: &Caller) -> Result<Vec<Stage>, OfficeError> {
        let now = self.environment.now().as_microsecond();
        let waiting = self.store.waiting(&caller.actor, &caller.related, now).await.map_err(OfficeError::Read)?;
        Ok(waiting.into_iter().map(|one| Stage::of(one, now)).collect())
    }
}

/// When a day begins, UTC microseconds. A day that no clock shows begins at the end of time: nothing is in it.
pub(crate) fn start_of(date: Date, zone: &TimeZone) -> i64 {
    date.to_zoned(zone.clone()).map_or(i64::MAX, |start| start.timestamp().as_microsecond())
}

/// The legal day of an instant in UTC microseconds.
fn day_of(at: i64, zone: &TimeZone) -> Date {
    Timestamp::from_microsecond(at).map_or(Date::MIN, |at| at.to_zoned(zone.clone()).date())
}

fn by_day(received: &[Received], zone: &TimeZone) -> Vec<Day> {
    let mut sums: BTreeMap<(Date, Option<&str>), u64> = BTreeMap::new();
    for one in received {
        let date = day_of(one.slot.saturating_mul(SLOT_MICROSECONDS), zone);
        *sums.entry((date, one.outcome.as_deref())).or_default() += one.cases;
    }
    sums.into_iter()
        .map(|((date, outcome), cases)| {
            let query = query::of_day(date, zone, outcome.map(|outcome| ("outcome", outcome)));
            Day { date, outcome: outcome.map(str::to_owned), cases, query }
        })
        .collect()
}

fn by_lane(received: &[Received], period: Period) -> Vec<Lane> {
    let mut sums: BTreeMap<Option<&str>, (u64, u64)> = BTreeMap::new();
    for one in received {
        let (cases, let_go) = sums.entry(one.lane.as_deref()).or_default();
        *cases += one.cases;
        *let_go += if is_let_go(&one.status) { one.cases } else { 0 };
    }
    sums.into_iter()
        .map(|(lane, (cases, let_go))| Lane {
            lane: lane.map(str::to_owned),
            cases,
            let_go,
            let_go_per_mille: (let_go * 1000 + cases / 2) / cases.max(1),
            query: period.cases(lane.map(|lane| ("lane", lane))),
        })
        .collect()
}

fn hit_rates(hits: &[Hits], period: Period) -> Vec<HitRate> {
    let rate = |lane: Option<&str>, examined: u64, irregular: u64| {
        let query = |found| {
            let lane = lane.map(|lane| ("lane", lane));
            period.narrowed(&[Some(("examined", found)), lane])
        };
        HitRate {
            lane: lane.map(str::to_owned),
            examined,
            irregular,
            hit_per_mille: (irregular * 1000 + examined / 2).checked_div(examined),
            query: query("any"),
            found_query: query("irregular"),
        }
    };
    let sum = |figure: fn(&Hits) -> u64| hits.iter().map(figure).sum();
    let of_lanes = hits.iter().filter(|one| one.lane.is_some()).map(|one| rate(one.lane.as_deref(), one.examined, one.irregular));
    std::iter::once(rate(None, sum(|one| one.examined), sum(|one| one.irregular))).chain(of_lanes).collect()
}
