//! This module decides how the past that targeting learns from is gone through: from the oldest case of a period on, a page at
//! a time, so that the memory does not grow with it.

mod hear;
mod observed;
mod recall;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use learning::{Case, Found};
use reference::{Day, Hash};
use risk::{Bundle, DayNumber, unpack};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use store::PastCase;
use uuid::Uuid;

use crate::cockpit::start_of;
use crate::{Office, OfficeError};
use observed::unreadable;

/// Days of the past that are learned from: two half-lives of what signals remember.
pub(crate) const PAST_DAYS: i64 = 365;
/// Cases of the past that are learned from, the newest. A million lines of the generated country take about half a gigabyte as
/// signals, measured on 260,000.
pub(crate) const PAST_CASES_MAX: u32 = 1_000_000;
/// Decimals of a probability that is kept.
const MILLIONTHS: u32 = 6;

/// A period of the past, gone through from its oldest case on.
pub(crate) struct Pages {
    after: (i64, Uuid),
    before: i64,
}

impl Office {
    /// The past of the last days up to an instant, at most so many cases.
    pub(crate) async fn pages(&self, before: Timestamp) -> Result<Pages, OfficeError> {
        let days = SignedDuration::from_hours(24 * PAST_DAYS);
        let oldest = before.saturating_sub(days).unwrap_or(Timestamp::MIN).as_microsecond();
        let before = before.as_microsecond();
        let nth = self.store.past_nth(&self.itself(), before, PAST_CASES_MAX).await.map_err(OfficeError::Read)?;
        Ok(Pages { after: (nth.map_or(oldest, |nth| nth.max(oldest)), Uuid::nil()), before })
    }
}

impl Office {
    /// Puts cases into the past that are not in it yet: those of before this version, and those that no desk has seen.
    pub(crate) async fn complete_past(&self) -> Result<(), OfficeError> {
        let (from, before) = self.pages(self.environment.now()).await?.period();
        loop {
            let missing = self.store.past_missing(&self.itself(), from, before).await.map_err(OfficeError::Read)?;
            if missing.is_empty() {
                return Ok(());
            }
            let mut found = Vec::with_capacity(missing.len());
            for case in missing {
                found.push(self.observed_or_nothing(case).await?);
            }
            self.store.put_past(&self.itself(), &found).await.map_err(OfficeError::Read)?;
        }
    }

    /// What is learned from a case; nothing, with an alarm, from one that cannot be read.
    async fn observed_or_nothing(&self, case: Uuid) -> Result<PastCase, OfficeError> {
        let observed = match self.dossier(&self.itself(), case).await {
            Ok(Some(dossier)) => self.observed(&dossier).await.map(Some),
            Ok(None) => Ok(None),
            Err(error) => Err(error),
        };
        match observed {
            Ok(Some(observed)) => return Ok(observed),
            Ok(None) => {}
            Err(error @ (OfficeError::Kept(_) | OfficeError::Unreadable(_) | OfficeError::Change(_))) => {
                tracing::error!(%error, %case, "nothing is learned from a case");
            }
            Err(error) => return Err(error),
        }
        let row = self.store.case(&self.itself(), case).await.map_err(OfficeError::Read)?;
        Ok(unreadable(case, row.map_or(0, |case| case.row.received_at)))
    }
}

impl Pages {
    /// Only what was received from an instant on.
    fn not_before(mut self, at: i64) -> Self {
        self.after.0 = self.after.0.max(at);
        self
    }

    /// Only what the past in a model's file does not have: such a model goes on after the last day that it was learned from.
    pub fn after(self, bundle: &Bundle, zone: &TimeZone) -> Self {
        if bundle.signals.is_empty() {
            return self;
        }
        let until = date_of(bundle.champion.training.until);
        self.not_before(start_of(until.saturating_add(1.day()), zone))
    }

    /// When the first of them may have been received, and before when the last, UTC microseconds.
    pub fn period(&self) -> (i64, i64) {
        (self.after.0, self.before)
    }

    /// The next cases; none when it is over.
    pub async fn next(&mut self, office: &Office) -> Result<Vec<PastCase>, OfficeError> {
        let page = office.store.past(&office.itself(), self.after, self.before).await.map_err(OfficeError::Read)?;
        if let Some(last) = page.last() {
            self.after = (last.received_at, last.case_id);
        }
        Ok(page)
    }
}

/// A past that is gone through on a thread beside the requests, with what came of it so far.
pub(crate) struct Going<S> {
    pages: Pages,
    /// What came of it so far.
    pub state: S,
    meet: fn(&mut S, &PastCase, &TimeZone),
}

impl<S: Send + 'static> Going<S> {
    /// From the oldest case on; each is met.
    pub fn new(pages: Pages, state: S, meet: fn(&mut S, &PastCase, &TimeZone)) -> Self {
        Self { pages, state, meet }
    }

    /// Goes through one page more, and says how many cases it had: 0 when it is over.
    pub async fn on(self, office: &Office) -> Result<(Self, u64), OfficeError> {
        let Self { mut pages, mut state, meet } = self;
        let page = pages.next(office).await?;
        let (cases, zone) = (page.len() as u64, office.law().time_zone());
        let going_on = tokio::task::spawn_blocking(move || {
            page.iter().for_each(|kept| meet(&mut state, kept, &zone));
            state
        });
        Ok((Self { pages, state: going_on.await.map_err(|_| OfficeError::Interrupted)?, meet }, cases))
    }
}

/// The date of a day.
pub(crate) fn date_of(day: DayNumber) -> Date {
    date(1970, 1, 1).saturating_add(i64::from(day).days())
}

/// The day of an instant in UTC microseconds, in legal time.
fn day_of(at: i64, zone: &TimeZone) -> DayNumber {
    Timestamp::from_microsecond(at).map_or(0, |at| Day::from(at.to_zoned(zone.clone()).date()).0)
}

/// A case as it is learned from; none where nothing was seen, or what is kept is of another version.
pub(crate) fn case_of(kept: &PastCase, zone: &TimeZone) -> Option<Case> {
    let lines = unpack(&kept.lines).ok().filter(|lines| !lines.is_empty())?;
    let found = match kept.found_at {
        None => None,
        Some(at) => {
            let recovered = kept.recovered_at.map(|at| (at, day_of(at, zone)));
            Some(Found { at, day: day_of(at, zone), lines: unpack(&kept.findings).ok()?, recovered })
        }
    };
    let probability = Decimal::new(kept.probability, MILLIONTHS).to_f32()?;
    Some(Case { at: kept.received_at, lines, probability, found })
}

/// The hash of a past: of the hash of all cases before, and the next one. Two nodes that learned from the same cases, of which
/// the same was known, have the same.
pub(crate) fn chained(before: &Hash, kept: &PastCase) -> Hash {
    let mut bytes = before.0.to_vec();
    bytes.extend_from_slice(kept.case_id.as_bytes());
    let known = [kept.received_at, kept.probability, kept.found_at.unwrap_or(0), kept.recovered, kept.recovered_at.unwrap_or(0)];
    known.iter().for_each(|figure| bytes.extend_from_slice(&figure.to_be_bytes()));
    for part in [&kept.lines, &kept.findings] {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    Hash::of(&bytes)
}
