//! This module decides how the past is kept that targeting learns from, and how it is read again in the order of time, a page
//! at a time. It is a projection of declarations, decision records and events, which hold the truth.

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::{Row, Rows};
use crate::statements::past as sql;
use crate::store::Store;

/// Cases in one read.
pub const PAST_READ_MAX: u32 = 500;

/// A case of the past. Lines and findings are bytes of the caller's; instants are UTC microseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastCase {
    /// The case.
    pub case_id: Uuid,
    /// The version of the case that this was taken from.
    pub version: u32,
    /// When it was received.
    pub received_at: i64,
    /// What targeting saw of its items; empty for what is never scored.
    pub lines: Vec<u8>,
    /// With what probability its goods were to be examined: millionths.
    pub probability: i64,
    /// What was found, by item; empty where nobody looked.
    pub findings: Vec<u8>,
    /// When it was found.
    pub found_at: Option<i64>,
    /// Revenue that the corrected assessment brought, in hundredths.
    pub recovered: i64,
    /// Since when that is known.
    pub recovered_at: Option<i64>,
    /// When this was noted, by the clock of who noted it.
    pub noted_at: i64,
}

/// How long a past is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PastSize {
    /// Cases.
    pub cases: u64,
    /// When the first was received, UTC microseconds; none of none.
    pub first_at: Option<i64>,
}

impl Store {
    /// Keeps cases of the past. What targeting saw at first stays; what was taken from an older version than is there changes
    /// nothing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_past(&self, actor: &Actor, cases: &[PastCase]) -> Result<(), Error> {
        let mut rows = Rows::default();
        for one in cases {
            rows.push([
                actor.administration.into(),
                one.case_id.into(),
                one.version.into(),
                one.received_at.into(),
                (&one.lines).into(),
                one.probability.into(),
                (&one.findings).into(),
                one.found_at.into(),
                one.recovered.into(),
                one.recovered_at.into(),
                one.noted_at.into(),
            ]);
        }
        self.change("the past", &sql::PUT_PAST, &rows).await
    }

    /// The cases received after one (its instant and id) and before an instant, the oldest first, at most
    /// [`PAST_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn past(&self, actor: &Actor, after: (i64, Uuid), before: i64) -> Result<Vec<PastCase>, Error> {
        let values = [actor.administration.into(), after.0.into(), after.1.into(), before.into(), PAST_READ_MAX.into()];
        self.many("the past", sql::PAST_PAGE, &values, past_case).await
    }

    /// The cases noted after one (its instant and id) and up to an instant, in the order in which they were, at most
    /// [`PAST_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn past_noted(&self, actor: &Actor, after: (i64, Uuid), until: i64) -> Result<Vec<PastCase>, Error> {
        let values = [actor.administration.into(), after.0.into(), after.1.into(), until.into(), PAST_READ_MAX.into()];
        self.many("the past", sql::PAST_NOTED, &values, past_case).await
    }

    /// How many cases were received from an instant on and before another, and when the first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn past_size(&self, actor: &Actor, from: i64, before: i64) -> Result<PastSize, Error> {
        let read = |row: &Row| Ok(PastSize { cases: row.number(0)?, first_at: row.int_maybe(1)? });
        let values = [actor.administration.into(), from.into(), before.into()];
        Ok(self.many("the past", sql::PAST_SIZE, &values, read).await?.pop().unwrap_or_default())
    }

    /// When the oldest of the newest `cases` cases before an instant was received; none when there are no more than that.
    ///
    /// # Errors
    /// The database failed.
    pub async fn past_nth(&self, actor: &Actor, before: i64, cases: u32) -> Result<Option<i64>, Error> {
        let values = [actor.administration.into(), before.into(), cases.into()];
        Ok(self.many("the past", sql::PAST_NTH, &values, |row| row.int(0)).await?.pop())
    }

    /// Cases received from an instant on and before another that are not in the past yet, the newest first, at most
    /// [`PAST_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn past_missing(&self, actor: &Actor, from: i64, before: i64) -> Result<Vec<Uuid>, Error> {
        let values = [actor.administration.into(), from.into(), before.into(), PAST_READ_MAX.into()];
        self.many("the past", sql::PAST_MISSING, &values, |row| row.id(0)).await
    }
}

fn past_case(row: &Row) -> Result<PastCase, sqlx::Error> {
    Ok(PastCase {
        case_id: row.id(0)?,
        version: row.number(1)?,
        received_at: row.int(2)?,
        lines: row.bytes(3)?,
        probability: row.int(4)?,
        findings: row.bytes(5)?,
        found_at: row.int_maybe(6)?,
        recovered: row.int(7)?,
        recovered_at: row.int_maybe(8)?,
        noted_at: row.int(9)?,
    })
}
