//! This module decides how agreements between parties are kept: who has a seat, what was signed, and each fact with the
//! record of its step.
//!
//! INVARIANT: a step, the state after it, and the event that puts its commitment into the evidence log are written in one
//! transaction, and only by whoever names the step before it. So an agreement has one history however many nodes run it.

use uuid::Uuid;

use crate::error::Error;
use crate::logged::Logged;
use crate::read::{Actor, Event, Sees};
use crate::sql::Row;
use crate::statements::agreements as sql;
use crate::store::Store;

/// Agreements in one list, the newest first.
pub const AGREEMENTS_READ_MAX: u32 = 200;
/// Agreements about one case that its events are told to.
pub const AGREEMENTS_OF_CASE_MAX: u32 = 20;
/// Steps in one read: more than an agreement takes.
const STEPS_READ_MAX: u32 = 20_000;
/// Documents of one agreement.
pub const AGREEMENT_DOCUMENTS_MAX: u32 = 64;

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: Uuid,
    /// The organisation that proposed it.
    pub owner: Uuid,
    /// SHA-256 of the body.
    pub hash: [u8; 32],
    /// What the parties sign, canonical JSON.
    pub body: Vec<u8>,
    /// The movement reference number that it is about.
    pub mrn: Option<String>,
    /// When it was proposed, UTC microseconds.
    pub at: i64,
    /// When the last party signed it, UTC microseconds.
    pub in_force_at: Option<i64>,
    /// Facts that were taken.
    pub steps: u32,
    /// What is known after them, JSON.
    pub state: Vec<u8>,
}

/// A role of an agreement and who plays it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The role.
    pub role: String,
    /// The organisation.
    pub owner: Uuid,
    /// The note by which it accepted, and when, UTC microseconds.
    pub accepted: Option<(String, i64)>,
}

/// A step of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementStep {
    /// Which, from 1.
    pub number: u32,
    /// The fact, as its party signed it.
    pub note: String,
    /// The record, canonical JSON.
    pub record: Vec<u8>,
    /// When it was taken, UTC microseconds.
    pub at: i64,
}

impl Store {
    /// Keeps a proposed agreement with its seats; false when it is there already.
    ///
    /// # Errors
    /// The database failed.
    pub async fn propose_agreement(&self, administration: Uuid, new: &Agreement, seats: &[Seat]) -> Result<bool, Error> {
        let fail = Error::write("an agreement");
        let (id, hash) = (new.id.into(), (&new.hash).into());
        let (body, state) = ((&new.body).into(), (&new.state).into());
        let values = [administration.into(), id, new.owner.into(), hash, body, (&new.mrn).into(), new.at.into(), state];
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        let done = async {
            if connection.execute(sql::PUT_AGREEMENT, &values).await? == 0 {
                return Ok(false);
            }
            for seat in seats {
                let values = [administration.into(), id, (&seat.role).into(), seat.owner.into()];
                connection.execute(sql::PUT_SEAT, &values).await?;
            }
            Ok(true)
        }
        .await;
        connection.end(done).await.map_err(&fail)
    }

    /// Keeps that a role accepted; false when it has before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sign_agreement(&self, administration: Uuid, id: Uuid, role: &str, note: &str, at: i64) -> Result<bool, Error> {
        let values = [administration.into(), id.into(), role.into(), note.into(), at.into()];
        Ok(self.execute("a signature", sql::SIGN_SEAT, &values).await? > 0)
    }

    /// The seats of an agreement, in the order of their roles.
    ///
    /// # Errors
    /// The database failed.
    pub async fn seats(&self, administration: Uuid, id: Uuid) -> Result<Vec<Seat>, Error> {
        let read = |row: &Row| {
            let accepted = row.text_maybe(2)?.zip(row.int_maybe(3)?);
            Ok(Seat { role: row.text(0)?, owner: row.id(1)?, accepted })
        };
        self.many("seats", sql::SEATS, &[administration.into(), id.into()], read).await
    }

    /// Puts an agreement in force, with the event that pins its hash in the evidence log; false when it was before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_agreement_in_force(
        &self,
        administration: Uuid,
        id: Uuid,
        logged: &Logged<'_>,
        at: i64,
    ) -> Result<bool, Error> {
        let moved = (sql::PUT_IN_FORCE, vec![administration.into(), id.into(), at.into()]);
        self.with_event((administration, id), (1, at), logged, &[moved]).await
    }

    /// Keeps a step after `after` others; false when somebody else kept one meanwhile.
    ///
    /// # Errors
    /// The database failed.
    pub async fn step_agreement(
        &self,
        administration: Uuid,
        id: Uuid,
        step: &AgreementStep,
        state: &[u8],
        logged: &Logged<'_>,
    ) -> Result<bool, Error> {
        let (number, after) = (step.number, step.number.saturating_sub(1));
        let moved = vec![administration.into(), id.into(), after.into(), number.into(), state.into()];
        let (note, record) = ((&step.note).into(), step.record.as_slice().into());
        let kept = vec![administration.into(), id.into(), number.into(), note, record, step.at.into()];
        let steps = [(sql::MOVE_AGREEMENT, moved), (sql::PUT_STEP, kept)];
        self.with_event((administration, id), (number.saturating_add(1), step.at), logged, &steps).await
    }

    /// An agreement, if the actor has a seat in it, proposed it, or sees everything.
    ///
    /// # Errors
    /// The database failed.
    pub async fn agreement(&self, actor: &Actor, id: Uuid) -> Result<Option<Agreement>, Error> {
        let all = i64::from(actor.sees == Sees::Everything);
        let values = [actor.administration.into(), all.into(), actor.client.into(), id.into()];
        Ok(self.many("an agreement", sql::AGREEMENT, &values, agreement).await?.pop())
    }

    /// The agreements that the actor may see, the newest first, at most [`AGREEMENTS_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn agreements(&self, actor: &Actor) -> Result<Vec<Agreement>, Error> {
        let all = i64::from(actor.sees == Sees::Everything);
        let values = [actor.administration.into(), all.into(), actor.client.into(), AGREEMENTS_READ_MAX.into()];
        self.many("agreements", sql::AGREEMENTS, &values, agreement).await
    }

    /// The agreements in force about a movement reference number, at most [`AGREEMENTS_OF_CASE_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn agreements_of(&self, administration: Uuid, mrn: &str) -> Result<Vec<Agreement>, Error> {
        let values = [administration.into(), mrn.into(), AGREEMENTS_OF_CASE_MAX.into()];
        self.many("agreements", sql::AGREEMENTS_OF_MRN, &values, agreement).await
    }

    /// The steps of an agreement, in order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn agreement_steps(&self, administration: Uuid, id: Uuid) -> Result<Vec<AgreementStep>, Error> {
        let values = [administration.into(), id.into(), STEPS_READ_MAX.into()];
        self.many("steps", sql::STEPS, &values, |row| {
            Ok(AgreementStep { number: row.number(0)?, note: row.text(1)?, record: row.bytes(2)?, at: row.int(3)? })
        })
        .await
    }

    /// The events of an agreement as they stand in the evidence log, in order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn agreement_events(&self, administration: Uuid, id: Uuid) -> Result<Vec<Event>, Error> {
        let values = [administration.into(), id.into(), STEPS_READ_MAX.into()];
        self.many("events", sql::AGREEMENT_EVENTS, &values, crate::read::event).await
    }

    /// Keeps a document that facts of an agreement name; false when it has [`AGREEMENT_DOCUMENTS_MAX`] already.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_agreement_document(
        &self,
        administration: Uuid,
        id: Uuid,
        hash: &[u8; 32],
        bytes: &[u8],
    ) -> Result<bool, Error> {
        let values = [administration.into(), id.into()];
        let count = self.many("documents", sql::COUNT_AGREEMENT_DOCUMENTS, &values, |row| row.int(0)).await?.pop();
        if count.unwrap_or(0) >= i64::from(AGREEMENT_DOCUMENTS_MAX) {
            return Ok(false);
        }
        let values = [administration.into(), id.into(), hash.into(), bytes.into()];
        self.execute("a document", sql::PUT_AGREEMENT_DOCUMENT, &values).await?;
        Ok(true)
    }

    /// The documents of an agreement with their hashes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn agreement_documents(&self, administration: Uuid, id: Uuid) -> Result<Vec<([u8; 32], Vec<u8>)>, Error> {
        let values = [administration.into(), id.into(), AGREEMENT_DOCUMENTS_MAX.into()];
        self.many("documents", sql::AGREEMENT_DOCUMENTS, &values, |row| Ok((row.array(0)?, row.bytes(1)?))).await
    }
}

fn agreement(row: &Row) -> Result<Agreement, sqlx::Error> {
    Ok(Agreement {
        id: row.id(0)?,
        owner: row.id(1)?,
        hash: row.array(2)?,
        body: row.bytes(3)?,
        mrn: row.text_maybe(4)?,
        at: row.int(5)?,
        in_force_at: row.int_maybe(6)?,
        steps: row.number(7)?,
        state: row.bytes(8)?,
    })
}
