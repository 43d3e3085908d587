//! This module decides what a Time Release Study says (WCO, Guide to Measure the Time Required for the Release of Goods):
//! from the events of goods that were let go, how long they were with whom and at which step.

use std::collections::BTreeMap;

use clearance::Law;
use clearance::case::stage::Stay;
use clearance::case::timer::Life;
use jiff::Timestamp;
use jiff::civil::Date;
use reference::calendar::Calendar;
use serde::Serialize;
use store::{STUDIED_MAX, Studied};
use utoipa::ToSchema;
use uuid::Uuid;

use super::figures::percentile;
use super::query::query;
use super::{LastDays, Sample};
use crate::dossier::Kept;
use crate::{Caller, Office, OfficeError};

/// Cases in one list.
pub const STUDIED_CASES_MAX: usize = 200;

/// A Time Release Study.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Study {
    /// The first day, in legal time.
    pub first_day: Date,
    /// The last day: today.
    pub last_day: Date,
    /// The cases that were studied: the newest whose goods were let go.
    pub of: Sample,
    /// From received to let go: first of all, then by lane.
    pub whole: Vec<Span>,
    /// How long goods were with whom, over all steps.
    pub with_whom: Vec<Span>,
    /// How long goods were at each step, the longest in sum first: where goods wait most.
    pub steps: Vec<Span>,
}

/// How long cases took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StudySpan)]
pub struct Span {
    /// The lane, the party or the step; none for all.
    pub of: Option<String>,
    /// Whom a step waits for: `officer`, `trader` or `agency`.
    pub waits_for: Option<String>,
    /// How many cases waited there for a second or longer; of all, how many there are.
    pub cases: u64,
    /// Half of those took at most so many seconds.
    pub median_seconds: i64,
    /// Nine of ten took at most so many seconds.
    pub p90_seconds: i64,
    /// What they took on average, in seconds.
    pub mean_seconds: i64,
    /// Its part of the time of all cases together, in a thousand.
    pub share_per_mille: u64,
    /// Of a step: the part of its cases, in a thousand, that left it within today's service standard; none where there is none.
    pub kept_per_mille: Option<u64>,
    /// Opens the slowest of them.
    pub query: String,
}

/// Which cases of a study; every part that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StudiedWhich {
    /// Only of this lane.
    pub lane: Option<String>,
    /// Only those that waited at this step.
    pub step: Option<String>,
    /// Only those that waited for this party.
    pub waits_for: Option<String>,
}

/// Cases of a study, the slowest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StudiedCases {
    /// The cases.
    pub cases: Vec<StudiedCase>,
    /// Whether these are all there are; if not, they are the slowest.
    pub is_all: bool,
}

/// How long a case took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StudiedCase {
    /// The case.
    pub case: Uuid,
    /// Its number: MRN, else LRN.
    pub name: String,
    /// The lane of its last decision.
    pub lane: Option<String>,
    /// When it was received, UTC microseconds.
    pub received_at: i64,
    /// What it took: as a whole, or where it was asked for.
    pub seconds: i64,
}

/// What one case took, in microseconds: as a whole, and by step with whom it waited for.
#[derive(Default)]
struct Took {
    case: Uuid,
    name: String,
    received_at: i64,
    lane: Option<String>,
    whole: i64,
    steps: BTreeMap<(&'static str, &'static str), AtStep>,
}

/// How long a case stood at a step, in microseconds, and whether it left it in time each time; none without a standard.
#[derive(Default)]
struct AtStep {
    waited: i64,
    is_kept: Option<bool>,
}

impl Office {
    /// A Time Release Study over so many days, of which today is the last. Cases of the caller's kin and firms are not in it.
    ///
    /// # Errors
    /// `days` is not in 1 to [`super::DAYS_MAX`], the store failed, or an event cannot be read.
    pub async fn study(&self, caller: &Caller, days: u32) -> Result<Study, OfficeError> {
        let (LastDays { first_day, last_day, .. }, cases) = self.took(caller, days).await?;
        let (whole, with_whom, steps) = spans(&cases, days);
        Ok(Study { first_day, last_day, of: Sample::of(cases.len(), STUDIED_MAX), whole, with_whom, steps })
    }

    /// The slowest cases of a study, at most [`STUDIED_CASES_MAX`].
    ///
    /// # Errors
    /// `days` is not in 1 to [`super::DAYS_MAX`], the store failed, or an event cannot be read.
    pub async fn studied(&self, caller: &Caller, days: u32, which: &StudiedWhich) -> Result<StudiedCases, OfficeError> {
        let (_, cases) = self.took(caller, days).await?;
        Ok(slowest(cases, which))
    }

    async fn took(&self, caller: &Caller, days: u32) -> Result<(LastDays, Vec<Took>), OfficeError> {
        let days = self.last_days(days)?;
        let events =
            self.store.studied(&caller.actor, &caller.related, days.from, STUDIED_MAX).await.map_err(OfficeError::Read)?;
        let law = self.law();
        let cases = took(&events, &law, &law.calendar(days.last_day))?;
        Ok((days, cases))
    }
}

/// What each case took until its goods were let go, from its events in order.
fn took(events: &[Studied], law: &Law, calendar: &Calendar) -> Result<Vec<Took>, OfficeError> {
    let mut cases = Vec::new();
    for events in events.chunk_by(|one, other| one.case_id == other.case_id) {
        cases.extend(of_case(events, law, calendar)?);
    }
    Ok(cases)
}

/// None of a case that was erased: what happened to it is no longer known.
fn of_case(events: &[Studied], law: &Law, calendar: &Calendar) -> Result<Option<Took>, OfficeError> {
    let Some(first) = events.first().filter(|_| events.iter().all(|event| !event.bytes.is_empty())) else { return Ok(None) };
    let received = Timestamp::from_microsecond(first.received_at).unwrap_or_default();
    let mut life = Life::new(first.declaration_type.starts_with("EX"), received);
    for event in events {
        let kept: Kept = serde_json::from_slice(&event.bytes).map_err(OfficeError::Kept)?;
        life.follow(&kept.event, kept.at);
        if kept.event.name() == "case.released.v1" || kept.event.name() == "case.cleared.v1" {
            let steps = steps(life.stays(), kept.at, law, calendar);
            let whole = (kept.at.as_microsecond() - first.received_at).max(0);
            return Ok(Some(Took {
                case: first.case_id,
                name: first.name.clone(),
                received_at: first.received_at,
                lane: first.lane.clone(),
                whole,
                steps,
            }));
        }
    }
    Ok(None)
}

/// How long goods that were let go at an instant stood at each step.
fn steps(stays: &[Stay], let_go: Timestamp, law: &Law, calendar: &Calendar) -> BTreeMap<(&'static str, &'static str), AtStep> {
    let mut steps: BTreeMap<_, AtStep> = BTreeMap::new();
    for stay in stays.iter().filter(|stay| stay.from < let_go) {
        let Some(who) = stay.stage.by.as_str() else { continue };
        let left = stay.to.unwrap_or(let_go).min(let_go);
        let at = steps.entry((stay.stage.name, who)).or_default();
        at.waited += left.as_microsecond() - stay.from.as_microsecond();
        at.is_kept = match stay.due(law.edition(), calendar) {
            Some(due) => Some(at.is_kept.unwrap_or(true) && left <= due),
            None => at.is_kept,
        };
    }
    steps
}

/// A wait that is shorter is none.
const SECOND: i64 = 1_000_000;

fn slowest(cases: Vec<Took>, which: &StudiedWhich) -> StudiedCases {
    let is = |asked: &Option<String>, told: &str| asked.as_deref().is_none_or(|asked| asked == told);
    let is_step = |(name, who): &(&str, &str)| is(&which.step, name) && is(&which.waits_for, who);
    let is_of_steps = which.step.is_some() || which.waits_for.is_some();
    let timed = cases.into_iter().filter(|one| is(&which.lane, one.lane.as_deref().unwrap_or_default()));
    let mut timed: Vec<(i64, Took)> = timed
        .map(|one| {
            let at_steps = one.steps.iter().filter(|(step, _)| is_step(step)).map(|(_, at)| at.waited).sum();
            (if is_of_steps { at_steps } else { one.whole }, one)
        })
        .filter(|(took, _)| !is_of_steps || *took >= SECOND)
        .collect();
    timed.sort_by_key(|(took, one)| (std::cmp::Reverse(*took), one.case));
    let is_all = timed.len() <= STUDIED_CASES_MAX;
    let cases = timed.into_iter().take(STUDIED_CASES_MAX).map(|(took, one)| StudiedCase {
        case: one.case,
        name: one.name,
        lane: one.lane,
        received_at: one.received_at,
        seconds: took / SECOND,
    });
    StudiedCases { cases: cases.collect(), is_all }
}

fn spans(cases: &[Took], days: u32) -> (Vec<Span>, Vec<Span>, Vec<Span>) {
    let days = days.to_string();
    let query = |parts: &[(&str, &str)]| {
        let parts: Vec<(&str, &str)> = std::iter::once(("days", days.as_str())).chain(parts.iter().copied()).collect();
        query("/api/cockpit/study/cases", &parts)
    };
    let total: i64 = cases.iter().map(|case| case.whole).sum();
    let (mut whole, mut parties, mut steps) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for case in cases {
        let add = |sums: &mut BTreeMap<Option<String>, Vec<i64>>, of| sums.entry(of).or_default().push(case.whole);
        add(&mut whole, None);
        if let Some(lane) = &case.lane {
            add(&mut whole, Some(lane.clone()));
        }
        let mut with: BTreeMap<&str, i64> = BTreeMap::new();
        for ((name, who), at) in &case.steps {
            *with.entry(who).or_default() += at.waited;
            if at.waited >= SECOND {
                let (times, kept): &mut (Vec<i64>, Vec<bool>) = steps.entry((*name, *who)).or_default();
                times.push(at.waited);
                kept.extend(at.is_kept);
            }
        }
        for (who, waited) in with.into_iter().filter(|(_, waited)| *waited >= SECOND) {
            parties.entry(who).or_insert_with(Vec::new).push(waited);
        }
    }
    let whole = whole.into_iter().map(|(lane, times)| {
        let query = query(&lane.iter().map(|lane| ("lane", lane.as_str())).collect::<Vec<_>>());
        Span { query, ..span(lane, None, times, total) }
    });
    let mut parties: Vec<Span> = parties
        .into_iter()
        .map(|(who, times)| Span {
            query: query(&[("waits_for", who)]),
            ..span(Some(who.to_owned()), Some(who.to_owned()), times, total)
        })
        .collect();
    let mut steps: Vec<Span> = steps
        .into_iter()
        .map(|((name, who), (times, kept))| Span {
            query: query(&[("step", name), ("waits_for", who)]),
            kept_per_mille: (kept.iter().filter(|is_kept| **is_kept).count() as u64 * 1000).checked_div(kept.len() as u64),
            ..span(Some(name.to_owned()), Some(who.to_owned()), times, total)
        })
        .collect();
    for list in [&mut parties, &mut steps] {
        list.sort_by(|one, other| other.share_per_mille.cmp(&one.share_per_mille).then_with(|| one.of.cmp(&other.of)));
    }
    (whole.collect(), parties, steps)
}

fn span(of: Option<String>, waits_for: Option<String>, mut micros: Vec<i64>, total: i64) -> Span {
    let (cases, sum) = (micros.len() as u64, micros.iter().sum::<i64>());
    let seconds = |value: i64| value / 1_000_000;
    Span {
        of,
        waits_for,
        cases,
        median_seconds: seconds(percentile(&mut micros, 50).unwrap_or_default()),
        p90_seconds: seconds(percentile(&mut micros, 90).unwrap_or_default()),
        mean_seconds: seconds(sum.checked_div(cases as i64).unwrap_or_default()),
        share_per_mille: u64::try_from(i128::from(sum) * 1000 / i128::from(total.max(1))).unwrap_or_default(),
        kept_per_mille: None,
        query: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(lane: &str, steps: &[((&'static str, &'static str), i64)]) -> Took {
        let at = |seconds: i64| AtStep { waited: seconds * 1_000_000, is_kept: (seconds != 200).then_some(seconds < 300) };
        let steps: BTreeMap<_, _> = steps.iter().map(|(step, seconds)| (*step, at(*seconds))).collect();
        Took { lane: Some(lane.to_owned()), whole: steps.values().map(|at| at.waited).sum(), steps, ..Took::default() }
    }

    #[test]
    fn time_is_told_by_lane_by_party_and_by_step() {
        let (papers, pay, answer) = (("check_documents", "officer"), ("pay", "trader"), ("answer_query", "trader"));
        let cases = [
            case("green", &[]),
            case("yellow", &[(papers, 100), (answer, 300), (pay, 100)]),
            case("yellow", &[(papers, 300)]),
            case("yellow", &[(papers, 200)]),
        ];
        let (whole, parties, steps) = spans(&cases, 30);
        let told = |span: &Span| (span.of.clone().unwrap_or_default(), span.cases, span.median_seconds, span.p90_seconds);
        assert_eq!(told(&whole[0]), (String::new(), 4, 200, 500));
        assert_eq!((told(&whole[1]), told(&whole[2])), (("green".to_owned(), 1, 0, 0), ("yellow".to_owned(), 3, 300, 500)));
        assert_eq!(
            parties.iter().map(told).collect::<Vec<_>>(),
            [("officer".to_owned(), 3, 200, 300), ("trader".to_owned(), 1, 400, 400)]
        );
        assert_eq!(parties.iter().map(|one| one.share_per_mille).collect::<Vec<_>>(), [600, 400]);
        let names: Vec<_> = steps.iter().map(|one| (one.of.as_deref().unwrap(), one.mean_seconds, one.kept_per_mille)).collect();
        // Of three times at the first step one has no standard, one kept it and one did not.
        assert_eq!(names, [("check_documents", 200, Some(500)), ("answer_query", 300, Some(0)), ("pay", 100, Some(1000))]);
        assert_eq!(spans(&[], 30).0, []);
        let queries: Vec<_> = [&whole[1], &parties[0], &steps[1]].map(|one| one.query.as_str()).to_vec();
        assert_eq!(
            queries,
            [
                "/api/cockpit/study/cases?days=30&lane=green",
                "/api/cockpit/study/cases?days=30&waits_for=officer",
                "/api/cockpit/study/cases?days=30&step=answer_query&waits_for=trader"
            ]
        );
    }

    #[test]
    fn the_slowest_cases_are_those_of_a_span() {
        let (papers, pay) = (("check_documents", "officer"), ("pay", "trader"));
        let cases = || vec![case("green", &[]), case("yellow", &[(papers, 100), (pay, 90)]), case("red", &[(papers, 150)])];
        let some = |text: &str| Some(text.to_owned());
        for (which, expected) in [
            (StudiedWhich::default(), vec![190, 150, 0]),
            (StudiedWhich { lane: some("red"), ..StudiedWhich::default() }, vec![150]),
            (StudiedWhich { step: some("check_documents"), waits_for: some("officer"), lane: None }, vec![150, 100]),
            (StudiedWhich { waits_for: some("trader"), ..StudiedWhich::default() }, vec![90]),
            (StudiedWhich { step: some("examine"), ..StudiedWhich::default() }, vec![]),
        ] {
            let found = slowest(cases(), &which);
            assert_eq!(found.cases.iter().map(|one| one.seconds).collect::<Vec<_>>(), expected, "{which:?}");
            assert!(found.is_all);
        }
    }
}
