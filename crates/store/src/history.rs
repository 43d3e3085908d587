//! This module decides how the whole life of a case is read: every decision and every message as received, and
//! which cases have a deadline that is over.

use uuid::Uuid;

use crate::error::Error;
use crate::read::{Actor, DecisionRecord, Original, original, record};
use crate::statements as sql;
use crate::store::Store;

/// Cases with a deadline in one read.
pub const DUE_READ_MAX: u32 = 1000;

impl Store {
    /// The records of all decisions of a case, first to last; none when there is no such case for this reader.
    ///
    /// # Errors
    /// The database failed.
    pub async fn decisions(&self, actor: &Actor, case_id: Uuid) -> Result<Vec<DecisionRecord>, Error> {
        let [administration, everything, client] = actor.values();
        let values = [administration, everything, client, case_id.into()];
        let all = self.many("decisions", sql::DECISIONS_OF_CASE, &values, record).await?;
        all.into_iter().map(|locked| self.unlock(actor.administration, case_id, locked)).collect()
    }

    /// All messages of a case as received, first to last: the declaration and what was sent about it later.
    ///
    /// # Errors
    /// The database failed.
    pub async fn originals(&self, actor: &Actor, case_id: Uuid) -> Result<Vec<Original>, Error> {
        let [administration, everything, client] = actor.values();
        let values = [administration, everything, client, case_id.into()];
        let all = self.many("originals", sql::ORIGINALS_OF_CASE, &values, original).await?;
        all.into_iter().map(|locked| self.unlock(actor.administration, case_id, locked)).collect()
    }

    /// Cases whose deadline is over at an instant (UTC microseconds), the oldest deadline first, at most `limit`
    /// (and [`DUE_READ_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn due(&self, administration: Uuid, now: i64, limit: u32) -> Result<Vec<Uuid>, Error> {
        let values = [administration.into(), now.into(), limit.min(DUE_READ_MAX).into()];
        self.many("due cases", sql::DUE_CASES, &values, |row| row.id(0)).await
    }
}
