//! This module decides whether a command may draw from a quota: only while the balance is what its decision
//! rests on. Draws of a batch follow each other in its order, which is the order of acceptance.

use std::collections::HashMap;

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

/// The balances while a batch is judged.
pub(crate) struct Balances {
    found: HashMap<Key, (i64, i64)>,
    now: HashMap<Key, i64>,
}

impl Balances {
    pub(crate) async fn find(connection: &mut Connection, commands: &[&Commit]) -> Result<Self, sqlx::Error> {
        let mut keys = Rows::default();
        for command in commands {
            for draw in &command.draws {
                keys.push([command.administration.into(), (&draw.code).into(), (&draw.period).into()]);
            }
        }
        let mut found = HashMap::with_capacity(keys.count());
        if keys.count() > 0 {
            for row in connection.look_up(&sql::FIND_QUOTAS, &keys).await? {
                found.insert((row.id(0)?, row.text(1)?, row.text(2)?), (row.int(3)?, row.int(4)?));
            }
        }
        let now = found.iter().map(|(key, (_, balance))| (key.clone(), *balance)).collect();
        Ok(Self { found, now })
    }

    /// The reason for which a command may not draw, if there is one.
    pub(crate) fn refuse(&self, command: &Commit) -> Option<CommitError> {
        command.draws.iter().find_map(|draw| {
            let key = key(command, draw);
            let balance = self.now.get(&key).copied().unwrap_or(draw.volume);
            let volume = self.found.get(&key).map_or(draw.volume, |(volume, _)| *volume);
            let is_right = (draw.least..=draw.most).contains(&balance);
            let after = balance.checked_sub(draw.quantity);
            let fits = volume == draw.volume && after.is_some_and(|after| (0..=volume).contains(&after));
            (!is_right || !fits).then(|| CommitError::QuotaMoved { code: draw.code.clone(), balance })
        })
    }

    /// Takes the draws of an accepted command.
    pub(crate) fn take(&mut self, command: &Commit) {
        for draw in &command.draws {
            let balance = self.now.entry(key(command, draw)).or_insert(draw.volume);
            *balance -= draw.quantity;
        }
    }

    /// The rows that change: volume, balance after, balance before.
    pub(crate) fn rows<'a>(&'a self, commands: &[&'a Commit]) -> Rows<'a> {
        let mut volumes: HashMap<Key, i64> = HashMap::new();
        for command in commands {
            volumes.extend(command.draws.iter().map(|draw| (key(command, draw), draw.volume)));
        }
        let mut changed: Vec<(&Key, &i64)> = self.now.iter().filter(|(key, _)| volumes.contains_key(*key)).collect();
        // Always in one order, so that two transactions never wait for each other.
        changed.sort_unstable();
        let mut rows = Rows::default();
        for (key, balance) in changed {
            let volume = volumes.get(key).copied().unwrap_or_default();
            let before = self.found.get(key).map_or(volume, |(_, balance)| *balance);
            rows.push([key.0.into(), (&key.1).into(), (&key.2).into(), volume.into(), (*balance).into(), before.into()]);
        }
        rows
    }
}

fn key(command: &Commit, draw: &NewDraw) -> Key {
    (command.administration, draw.code.clone(), draw.period.clone())
}

impl Store {
    /// What is left of a quota in a period, in millionths of its unit; none before the first draw. A look
    /// before deciding: the commit checks again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn quota_balance(&self, administration: Uuid, code: &str, period: &str) -> Result<Option<i64>, Error> {
        let values = [administration.into(), code.into(), period.into()];
        Ok(self.many("a quota", sql::QUOTA_BALANCE, &values, |row| row.int(0)).await?.pop())
    }

    /// What was drawn from a quota in a period less what was given back, in millionths of its unit.
    ///
    /// # Errors
    /// The database failed.
    pub async fn quota_drawn(&self, administration: Uuid, code: &str, period: &str) -> Result<i64, Error> {
        let values = [administration.into(), code.into(), period.into()];
        let draws = self.many("draws of a quota", sql::QUOTA_DRAWS, &values, |row| row.int(0)).await?;
        Ok(draws.into_iter().sum())
    }
}
