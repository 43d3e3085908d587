//! This module decides how it is kept that models are learned again from the past: one at a time in the whole house, by
//! whichever node takes it.

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::Row;
use crate::statements::past as sql;
use crate::store::Store;

/// Retrainings in one list, newest first.
pub const RETRAININGS_READ_MAX: u32 = 50;

/// Models learned again. Instants are UTC microseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retraining {
    /// Its id.
    pub id: Uuid,
    /// Who asked for it; nil for the house.
    pub owner: Uuid,
    /// When.
    pub at: i64,
    /// When somebody last worked on it; 0 while nobody has.
    pub beat_at: i64,
    /// When it was done.
    pub done_at: Option<i64>,
    /// Cases gone through so far.
    pub cases: u64,
    /// What came of it (JSON); empty while it is not done.
    pub result: Vec<u8>,
}

impl Store {
    /// Asks for one; false while another is open.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ask_retraining(&self, actor: &Actor, id: Uuid, owner: Uuid, at: i64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), owner.into(), at.into()];
        Ok(self.execute("a retraining", sql::ASK_RETRAINING, &values).await? > 0)
    }

    /// The newest, at most `limit` (and [`RETRAININGS_READ_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn retrainings(&self, actor: &Actor, limit: u32) -> Result<Vec<Retraining>, Error> {
        let values = [actor.administration.into(), limit.min(RETRAININGS_READ_MAX).into()];
        self.many("retrainings", sql::RETRAININGS, &values, retraining).await
    }

    /// The one that is open and that nobody has worked on since an instant.
    ///
    /// # Errors
    /// The database failed.
    pub async fn waiting_retraining(&self, actor: &Actor, since: i64) -> Result<Option<Retraining>, Error> {
        let values = [actor.administration.into(), since.into()];
        Ok(self.many("a retraining", sql::OPEN_RETRAINING, &values, retraining).await?.pop())
    }

    /// Says that somebody works on it, and how many cases are done; false when somebody else has taken it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn beat_retraining(&self, actor: &Actor, id: Uuid, before: i64, now: i64, cases: u64) -> Result<bool, Error> {
        let cases = i64::try_from(cases).unwrap_or(i64::MAX);
        let values = [actor.administration.into(), id.into(), before.into(), now.into(), cases.into()];
        Ok(self.execute("a retraining", sql::BEAT_RETRAINING, &values).await? > 0)
    }

    /// Keeps what came of it, for whoever gave the last word (`beat_at`); false when somebody else has taken it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn conclude_retraining(&self, actor: &Actor, done: &Retraining) -> Result<bool, Error> {
        let cases = i64::try_from(done.cases).unwrap_or(i64::MAX);
        let values = [
            actor.administration.into(),
            done.id.into(),
            done.beat_at.into(),
            done.done_at.into(),
            cases.into(),
            (&done.result).into(),
        ];
        Ok(self.execute("a retraining", sql::CONCLUDE_RETRAINING, &values).await? > 0)
    }
}

fn retraining(row: &Row) -> Result<Retraining, sqlx::Error> {
    let done_at = row.int_maybe(4)?;
    Ok(Retraining {
        id: row.id(0)?,
        owner: row.id(1)?,
        at: row.int(2)?,
        beat_at: row.int(3)?,
        done_at,
        cases: row.number(5)?,
        result: if done_at.is_some() { row.bytes(6)? } else { Vec::new() },
    })
}
