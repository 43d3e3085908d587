//! This module decides how drafts of editions are kept: changes that are no edition yet, which several people see and of
//! which nobody overwrites what another has written.

use uuid::Uuid;

use crate::error::Error;
use crate::packed::{pack, unpack};
use crate::read::Actor;
use crate::sql::Row;
use crate::statements::drafts as sql;
use crate::store::Store;

/// Drafts in one list.
pub const DRAFTS_READ_MAX: u32 = 100;

/// What is known of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftCard {
    /// Its id.
    pub id: Uuid,
    /// The hash of the edition that it changes.
    pub edition: [u8; 32],
    /// What people call it.
    pub name: String,
    /// Counts up with each change, from 1.
    pub version: u32,
    /// Who began it.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// Who changed it last.
    pub changed_by: Uuid,
    /// When, UTC microseconds.
    pub changed_at: i64,
}

impl Store {
    /// Keeps a new draft at version 1.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_draft(&self, actor: &Actor, card: &DraftCard, body: &[u8]) -> Result<(), Error> {
        let packed = pack(body);
        let values = [
            actor.administration.into(),
            card.id.into(),
            (&card.edition).into(),
            (&card.name).into(),
            card.version.into(),
            packed.as_slice().into(),
            card.owner.into(),
            card.at.into(),
        ];
        self.execute("a draft", sql::PUT_DRAFT, &values).await.map(drop)
    }

    /// The drafts, the last changed first, at most [`DRAFTS_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn drafts(&self, actor: &Actor) -> Result<Vec<DraftCard>, Error> {
        self.many("drafts", sql::DRAFTS, &[actor.administration.into(), DRAFTS_READ_MAX.into()], card).await
    }

    /// How many drafts there are.
    ///
    /// # Errors
    /// The database failed.
    pub async fn draft_count(&self, actor: &Actor) -> Result<u64, Error> {
        Ok(self.many("drafts", sql::COUNT_DRAFTS, &[actor.administration.into()], |row| row.number(0)).await?.pop().unwrap_or(0))
    }

    /// A draft with its changes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn draft(&self, actor: &Actor, id: Uuid) -> Result<Option<(DraftCard, Vec<u8>)>, Error> {
        let read = |row: &Row| Ok((card(row)?, unpack(row.bytes(8)?).unwrap_or_default()));
        Ok(self.many("a draft", sql::DRAFT, &[actor.administration.into(), id.into()], read).await?.pop())
    }

    /// Changes a draft that is still at a version; false when somebody else was quicker.
    ///
    /// # Errors
    /// The database failed.
    pub async fn change_draft(&self, actor: &Actor, seen: (Uuid, u32), body: &[u8], by: (Uuid, i64)) -> Result<bool, Error> {
        let packed = pack(body);
        let values =
            [actor.administration.into(), seen.0.into(), seen.1.into(), packed.as_slice().into(), by.0.into(), by.1.into()];
        Ok(self.execute("a draft", sql::CHANGE_DRAFT, &values).await? > 0)
    }

    /// Drops a draft that is still at a version; false when somebody else was quicker.
    ///
    /// # Errors
    /// The database failed.
    pub async fn drop_draft(&self, actor: &Actor, (id, version): (Uuid, u32)) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), version.into()];
        Ok(self.execute("a draft", sql::DROP_DRAFT, &values).await? > 0)
    }
}

fn card(row: &Row) -> Result<DraftCard, sqlx::Error> {
    Ok(DraftCard {
        id: row.id(0)?,
        edition: row.array(1)?,
        name: row.text(2)?,
        version: row.number(3)?,
        owner: row.id(4)?,
        at: row.int(5)?,
        changed_by: row.id(6)?,
        changed_at: row.int(7)?,
    })
}
