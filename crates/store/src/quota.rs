//! This module decides whether a command may draw from a quota: only while the balance is what its decision
//! rests on. Draws of a batch follow each other in its order, which is the order of acceptance.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use crate::command::Commit;
use crate::error::{CommitError, Error};
use crate::sql::{Connection, Rows};
use crate::statements as sql;
use crate::store::Store;

/// Draws in one command: one for each quota that its items claim.
pub const DRAWS_MAX: usize = 64;

/// What a command draws from a quota, in millionths of its unit, and between which balances that is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraw {
    /// The order number.
    pub code: String,
    /// The first day of the period, ISO 8601.
    pub period: String,
    /// The volume of the period, from which the first draw begins.
    pub volume: i64,
    /// How much is drawn; what is given back is negative.
    pub quantity: i64,
    /// The least balance with which the decision would have been the same.
    pub least: i64,
    /// The greatest.
    pub most: i64,
}

type Key = (Uuid, String, String);

/// What was drawn from quotas while a batch is judged.
#[derive(Default)]
pub(crate) struct Drawn {
    /// The balance that is kept, by which a draw that was overtaken is noticed.
    kept: HashMap<Key, i64>,
    now: HashMap<Key, i64>,
}

impl Drawn {
    /// Finds the quotas of a batch and locks them to its end, in one order: a look without lock would be
    /// overtaken again and again where many draw from one quota.
    pub(crate) async fn lock(connection: &mut Connection, commands: &[&Commit]) -> Result<Self, sqlx::Error> {
        let mut volumes: BTreeMap<Key, i64> = BTreeMap::new();
        for command in commands {
            volumes.extend(command.draws.iter().map(|draw| (key(command, draw), draw.volume)));
        }
        let mut drawn = Self::default();
        if volumes.is_empty() {
            return Ok(drawn);
        }
        let mut rows = Rows::default();
        for ((administration, code, period), volume) in &volumes {
            rows.push([(*administration).into(), code.into(), period.into(), (*volume).into()]);
        }
        for row in connection.look_up(&sql::LOCK_QUOTAS, &rows).await? {
            let key = (row.id(0)?, row.text(1)?, row.text(2)?);
            let (volume, balance) = (row.int(3)?, row.int(4)?);
            drawn.now.insert(key.clone(), volume - balance);
            drawn.kept.insert(key, balance);
        }
        Ok(drawn)
    }

    /// The reason for which a command may not draw, if there is one.
    pub(crate) fn refuse(&self, command: &Commit) -> Option<CommitError> {
        command.draws.iter().find_map(|draw| {
            let drawn = self.now.get(&key(command, draw)).copied().unwrap_or_default();
            // A volume that the law has changed since changes the balance, not what was drawn.
            let balance = draw.volume.checked_sub(drawn)?;
            let is_right = (draw.least..=draw.most).contains(&balance);
            let fits = balance.checked_sub(draw.quantity).is_some_and(|after| (0..=draw.volume).contains(&after));
            (!is_right || !fits).then(|| CommitError::QuotaMoved { code: draw.code.clone(), balance })
        })
    }

    /// Takes the draws of an accepted command.
    pub(crate) fn take(&mut self, command: &Commit) {
        for draw in &command.draws {
            *self.now.entry(key(command, draw)).or_default() += draw.quantity;
        }
    }

    /// The rows that change: volume, balance after, balance before.
    pub(crate) fn rows<'a>(&'a self, commands: &[&'a Commit]) -> Rows<'a> {
        let mut volumes: HashMap<Key, i64> = HashMap::new();
        for command in commands {
            volumes.extend(command.draws.iter().map(|draw| (key(command, draw), draw.volume)));
        }
        let mut rows = Rows::default();
        for (key, drawn) in self.now.iter().filter(|(key, _)| volumes.contains_key(*key)) {
            let volume = volumes.get(key).copied().unwrap_or_default();
            let before = self.kept.get(key).copied().unwrap_or(volume);
            rows.push([key.0.into(), (&key.1).into(), (&key.2).into(), volume.into(), (volume - drawn).into(), before.into()]);
        }
        rows
    }
}

fn key(command: &Commit, draw: &NewDraw) -> Key {
    (command.administration, draw.code.clone(), draw.period.clone())
}

impl Store {
    /// What was drawn from a quota in a period, in millionths of its unit. A look before deciding: the commit
    /// checks again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn quota_drawn(&self, administration: Uuid, code: &str, period: &str) -> Result<i64, Error> {
        let values = [administration.into(), code.into(), period.into()];
        Ok(self.many("a quota", sql::QUOTA_DRAWN, &values, |row| row.int(0)).await?.pop().unwrap_or_default())
    }

    /// Each draw from a quota in a period, and what was given back as negative, in millionths of its unit.
    ///
    /// # Errors
    /// The database failed.
    pub async fn quota_draws(&self, administration: Uuid, code: &str, period: &str) -> Result<Vec<i64>, Error> {
        let values = [administration.into(), code.into(), period.into()];
        self.many("draws of a quota", sql::QUOTA_DRAWS, &values, |row| row.int(0)).await
    }
}
