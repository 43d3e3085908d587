//! This module decides how it is kept which lists open cases were held against.

use crate::error::Error;
use crate::read::Actor;
use crate::sql::Row;
use crate::statements::directives as sql;
use crate::store::Store;

/// Lists that open cases are to be held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rescreen {
    /// One hash of all lists.
    pub lists: [u8; 32],
    /// When a node first had them, UTC microseconds.
    pub at: i64,
    /// When somebody last worked on it, UTC microseconds; 0 while nobody has.
    pub beat_at: i64,
    /// When it was done, UTC microseconds.
    pub done_at: Option<i64>,
    /// Cases looked at so far.
    pub cases: u64,
    /// Cases that came back to a person.
    pub held: u64,
}

impl Store {
    /// Keeps that open cases are to be held against lists, if it is not kept yet, and says how far it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ask_rescreen(&self, actor: &Actor, lists: &[u8; 32], at: i64) -> Result<Rescreen, Error> {
        let key = [actor.administration.into(), lists.into()];
        if let Some(known) = self.many("lists", sql::RESCREEN, &key, rescreen).await?.pop() {
            return Ok(known);
        }
        let values = [actor.administration.into(), lists.into(), at.into()];
        self.execute("lists", sql::PUT_RESCREEN, &values).await?;
        let known = self.many("lists", sql::RESCREEN, &key, rescreen).await?.pop();
        Ok(known.unwrap_or(Rescreen { lists: *lists, at, beat_at: 0, done_at: None, cases: 0, held: 0 }))
    }

    /// Says that somebody works on it, and how many cases are done; false when somebody else has taken it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn beat_rescreen(&self, actor: &Actor, lists: &[u8; 32], before: i64, now: i64, cases: u64) -> Result<bool, Error> {
        let cases = i64::try_from(cases).unwrap_or(i64::MAX);
        let values = [actor.administration.into(), lists.into(), before.into(), now.into(), cases.into()];
        Ok(self.execute("lists", sql::BEAT_RESCREEN, &values).await? > 0)
    }

    /// Says that it is done.
    ///
    /// # Errors
    /// The database failed.
    pub async fn conclude_rescreen(&self, actor: &Actor, lists: &[u8; 32], at: i64, cases: u64, held: u32) -> Result<(), Error> {
        let cases = i64::try_from(cases).unwrap_or(i64::MAX);
        let values = [actor.administration.into(), lists.into(), at.into(), cases.into(), held.into()];
        self.execute("lists", sql::CONCLUDE_RESCREEN, &values).await.map(drop)
    }
}

fn rescreen(row: &Row) -> Result<Rescreen, sqlx::Error> {
    Ok(Rescreen {
        lists: row.array(0)?,
        at: row.int(1)?,
        beat_at: row.int(2)?,
        done_at: row.int_maybe(3)?,
        cases: row.number(4)?,
        held: row.number(5)?,
    })
}
