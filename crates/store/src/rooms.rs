//! This module decides what is counted to know how much room the desks of a place have: what comes there by the hour, what
//! was sent there, and what waits.

use crate::error::Error;
use crate::read::Actor;
use crate::statements::desk as sql;
use crate::store::Store;

/// An hour as arrivals are counted by: hours since 1970 in UTC.
pub const HOUR_MICROSECONDS: i64 = 3_600_000_000;
/// Groups of one sum: places by hours.
const GROUPS_MAX: u32 = 1_000_000;

/// What came to a place within an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Where the goods are.
    pub place: String,
    /// Which hour.
    pub hour: i64,
    /// Cases.
    pub cases: u64,
    /// Of these, sent to examination by something else than the score.
    pub goods: u64,
    /// Of these, whose papers were sent to a person by something else than the score.
    pub papers: u64,
}

/// How many cases of a place: those for examination, and those whose papers are to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Where the goods are.
    pub place: String,
    /// All.
    pub cases: u64,
    /// For examination.
    pub goods: u64,
    /// For a look at the papers.
    pub papers: u64,
}

impl Store {
    /// What came since an instant (UTC microseconds) and before another, by place and hour.
    ///
    /// # Errors
    /// The database failed.
    pub async fn arrived(&self, actor: &Actor, from: i64, before: i64) -> Result<Vec<Arrived>, Error> {
        let values = [actor.administration.into(), from.into(), before.into(), GROUPS_MAX.into()];
        self.many("arrivals", sql::ARRIVED, &values, |row| {
            Ok(Arrived {
                place: row.text(0)?,
                hour: row.int(1)?,
                cases: row.number(2)?,
                goods: row.number(3)?,
                papers: row.number(4)?,
            })
        })
        .await
    }

    /// What was sent where since an instant (UTC microseconds), by place.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sent(&self, actor: &Actor, from: i64) -> Result<Vec<Loaded>, Error> {
        self.loaded("what was sent", sql::SENT, actor, from).await
    }

    /// What came before an instant (UTC microseconds) and waits for an officer, by place.
    ///
    /// # Errors
    /// The database failed.
    pub async fn left_waiting(&self, actor: &Actor, before: i64) -> Result<Vec<Loaded>, Error> {
        self.loaded("what waits", sql::LEFT_WAITING, actor, before).await
    }

    async fn loaded(&self, what: &'static str, text: &'static str, actor: &Actor, at: i64) -> Result<Vec<Loaded>, Error> {
        let values = [actor.administration.into(), at.into(), GROUPS_MAX.into()];
        self.many(what, text, &values, |row| {
            Ok(Loaded { place: row.text(0)?, cases: row.number(1)?, goods: row.number(2)?, papers: row.number(3)? })
        })
        .await
    }
}
