//! This module decides how cases flow: from which origin, to which place, of which chapter, with which risk.

use jiff::civil::Date;
use serde::Serialize;
use store::FLOWS_MAX;
use utoipa::ToSchema;

use super::LastDays;
use super::query::Period;
use crate::{Caller, Office, OfficeError};

/// How cases flow, and how risky they are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Flows {
    /// The first day, in legal time.
    pub first_day: Date,
    /// The last day: today.
    pub last_day: Date,
    /// The country of the house, where most goods are on their way to or from.
    pub country: String,
    /// Groups of one origin, place and chapter, the largest first.
    pub flows: Vec<Flow>,
    /// Whether these are all there are; if not, they are the largest.
    pub is_all: bool,
}

/// Cases of one origin, place and chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Flow {
    /// Origin of the first item.
    pub origin: String,
    /// The office or place of the goods.
    pub place: String,
    /// Chapter of the first goods code.
    pub chapter: String,
    /// How many cases.
    pub cases: u64,
    /// How many were examined.
    pub examined: u64,
    /// In how many something was found.
    pub irregular: u64,
    /// The mean probability of an irregularity, in millionths; none where nothing was scored.
    pub probability_ppm: Option<i64>,
    /// Opens them. Without `origin`, `place` or `chapter` it opens all of the others.
    pub query: String,
}

impl Office {
    /// How the cases of so many days flow, of which today is the last. Cases of the caller's kin and firms are not in it.
    ///
    /// # Errors
    /// `days` is not in 1 to [`super::DAYS_MAX`], or the store failed.
    pub async fn flows(&self, caller: &Caller, days: u32) -> Result<Flows, OfficeError> {
        let LastDays { first_day, last_day, from } = self.last_days(days)?;
        let found = self.store.flows(&caller.actor, &caller.related, from).await.map_err(OfficeError::Read)?;
        let is_all = found.len() < FLOWS_MAX as usize;
        let period = Period { from };
        let flows = found.into_iter().map(|one| Flow {
            query: period.narrowed(&[
                Some(("origin", &one.origin)),
                Some(("place", &one.place)),
                Some(("chapter", &one.chapter)),
            ]),
            probability_ppm: i64::try_from(one.scored).ok().and_then(|scored| one.probability.checked_div(scored)),
            origin: one.origin,
            place: one.place,
            chapter: one.chapter,
            cases: one.cases,
            examined: one.examined,
            irregular: one.irregular,
        });
        let country = self.law().edition().tables().manifest.country.to_string();
        Ok(Flows { first_day, last_day, country, flows: flows.collect(), is_all })
    }
}
