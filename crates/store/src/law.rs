//! This module decides how it is kept which edition of the law counts from which day, who proposed and who confirmed it,
//! and what stored cases would be under another.

use uuid::Uuid;

use crate::command::NewEvent;
use crate::directives::Step;
use crate::error::Error;
use crate::packed::{pack, unpack};
use crate::read::Actor;
use crate::sql::{Row, Value};
use crate::statements::law as sql;
use crate::store::Store;

/// Editions, activations or comparisons in one list, newest first.
pub const LAW_READ_MAX: u32 = 200;

/// What is known of a kept edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionCard {
    /// The hash of its bytes, under which it is kept.
    pub hash: [u8; 32],
    /// The hash of the law in it, which decisions name: texts are no part of it.
    pub law: String,
    /// The pack's name.
    pub pack: String,
    /// The pack's version.
    pub version: String,
    /// What was said of it.
    pub note: String,
    /// Who brought it; nil for the program.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// Whether the tables are kept that it was compiled from.
    pub has_tables: bool,
}

/// An edition that counts, or is to count, from a legal date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activation {
    /// Its id.
    pub id: Uuid,
    /// The hash of the edition's bytes.
    pub edition: [u8; 32],
    /// The first legal date on which it counts (`2027-01-01`).
    pub counts_from: String,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// Who confirmed it and when, UTC microseconds.
    pub confirmed: Option<(Uuid, i64)>,
    /// Who withdrew it and when, UTC microseconds.
    pub withdrawn: Option<(Uuid, i64)>,
}

/// Cases of some days decided under two editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Its id.
    pub id: Uuid,
    /// The activation that it was made for; none when somebody asked for it.
    pub activation: Option<String>,
    /// The hash of the old edition's bytes.
    pub old: [u8; 32],
    /// The hash of the new edition's bytes.
    pub new: [u8; 32],
    /// The first day of the cases' receipt.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
    /// The day as on which all are decided; none for each on its own legal date.
    pub legal_date: Option<String>,
    /// Who asked for it; nil for the house.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// When somebody last worked on it, UTC microseconds; 0 while nobody has.
    pub beat_at: i64,
    /// When it was done, UTC microseconds.
    pub done_at: Option<i64>,
    /// Cases decided so far.
    pub cases: u64,
}

impl Store {
    /// Keeps an edition with what is known of it, and the tables that it was compiled from, if there are any; what is there
    /// already stays as it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_edition(
        &self,
        administration: Uuid,
        card: &EditionCard,
        bytes: &[u8],
        tables: Option<&[u8]>,
    ) -> Result<(), Error> {
        let values = vec![
            administration.into(),
            (&card.hash).into(),
            (&card.law).into(),
            (&card.pack).into(),
            (&card.version).into(),
            (&card.note).into(),
            card.owner.into(),
            card.at.into(),
        ];
        let kept = vec![administration.into(), (&card.hash).into(), bytes.into()];
        let mut steps = vec![(crate::statements::KEEP_EDITION, kept), (sql::PUT_CARD, values)];
        let packed = tables.map(pack);
        if let Some(packed) = &packed {
            steps.push((sql::PUT_TABLES, vec![administration.into(), (&card.hash).into(), packed.as_slice().into()]));
        }
        self.execute_all("an edition", &steps).await
    }

    /// The tables that an edition was compiled from, if they are kept.
    ///
    /// # Errors
    /// The database failed.
    pub async fn edition_tables(&self, actor: &Actor, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, Error> {
        let read = |row: &Row| Ok(unpack(row.bytes(0)?));
        let found = self.many("an edition", sql::TABLES, &[actor.administration.into(), hash.into()], read).await?;
        Ok(found.into_iter().next().flatten())
    }

    /// The editions that are kept, the newest first, at most [`LAW_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn edition_cards(&self, actor: &Actor) -> Result<Vec<EditionCard>, Error> {
        self.many("editions", sql::CARDS, &[actor.administration.into(), LAW_READ_MAX.into()], card).await
    }

    /// What is known of an edition.
    ///
    /// # Errors
    /// The database failed.
    pub async fn edition_card(&self, actor: &Actor, hash: &[u8; 32]) -> Result<Option<EditionCard>, Error> {
        Ok(self.many("an edition", sql::CARD, &[actor.administration.into(), hash.into()], card).await?.pop())
    }

    /// How many editions are kept.
    ///
    /// # Errors
    /// The database failed.
    pub async fn edition_count(&self, actor: &Actor) -> Result<u64, Error> {
        Ok(self.many("editions", sql::COUNT_CARDS, &[actor.administration.into()], |row| row.number(0)).await?.pop().unwrap_or(0))
    }

    /// The activations, the latest day first, at most [`LAW_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn activations(&self, actor: &Actor) -> Result<Vec<Activation>, Error> {
        self.many("activations", sql::ACTIVATIONS, &[actor.administration.into(), LAW_READ_MAX.into()], activation).await
    }

    /// Which edition counts from which day, in the order of days: day, edition, activation. Only what was confirmed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn confirmed(&self, actor: &Actor) -> Result<Vec<(String, [u8; 32], Uuid)>, Error> {
        let read = |row: &Row| Ok((row.text(0)?, row.array(1)?, row.id(2)?));
        self.many("activations", sql::CONFIRMED, &[actor.administration.into()], read).await
    }

    /// Keeps a proposal, with its event; false when another activation has the day.
    ///
    /// # Errors
    /// The database failed.
    pub async fn propose_activation(&self, actor: &Actor, new: &Activation, event: &NewEvent) -> Result<bool, Error> {
        let values = vec![
            actor.administration.into(),
            new.id.into(),
            (&new.edition).into(),
            (&new.counts_from).into(),
            (&new.reason).into(),
            new.owner.into(),
            new.at.into(),
        ];
        self.lay_down(actor, (new.id, Step::Proposed), (new.owner, new.at), event, (sql::PUT_ACTIVATION, values)).await
    }

    /// Confirms a proposal of another person, with its event; false when there is none that waits.
    ///
    /// # Errors
    /// The database failed.
    pub async fn confirm_activation(&self, actor: &Actor, id: Uuid, by: Uuid, at: i64, event: &NewEvent) -> Result<bool, Error> {
        let values = vec![actor.administration.into(), id.into(), by.into(), at.into()];
        self.lay_down(actor, (id, Step::Confirmed), (by, at), event, (sql::CONFIRM_ACTIVATION, values)).await
    }

    /// Withdraws an activation, with its event; false when there is none that stands.
    ///
    /// # Errors
    /// The database failed.
    pub async fn withdraw_activation(&self, actor: &Actor, id: Uuid, by: Uuid, at: i64, event: &NewEvent) -> Result<bool, Error> {
        let values = vec![actor.administration.into(), id.into(), by.into(), at.into()];
        self.lay_down(actor, (id, Step::Withdrawn), (by, at), event, (sql::WITHDRAW_ACTIVATION, values)).await
    }

    /// Keeps a comparison that is to be made; false when there is one of the same activation.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ask_comparison(&self, actor: &Actor, new: &Comparison) -> Result<bool, Error> {
        let values = [
            actor.administration.into(),
            new.id.into(),
            (&new.activation).into(),
            (&new.old).into(),
            (&new.new).into(),
            (&new.first_day).into(),
            (&new.last_day).into(),
            (&new.legal_date).into(),
            new.owner.into(),
            new.at.into(),
        ];
        Ok(self.execute("a comparison", sql::PUT_COMPARISON, &values).await? > 0)
    }

    /// The comparisons, the newest first, at most `limit` (and [`LAW_READ_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn comparisons(&self, actor: &Actor, limit: u32) -> Result<Vec<Comparison>, Error> {
        let values = [actor.administration.into(), limit.min(LAW_READ_MAX).into()];
        self.many("comparisons", sql::COMPARISONS, &values, comparison).await
    }

    /// A comparison with its result (JSON), empty while it is not done.
    ///
    /// # Errors
    /// The database failed.
    pub async fn comparison(&self, actor: &Actor, id: Uuid) -> Result<Option<(Comparison, Vec<u8>)>, Error> {
        let read = |row: &Row| {
            let found = comparison(row)?;
            let result = if found.done_at.is_some() { row.bytes(12)? } else { Vec::new() };
            Ok((found, result))
        };
        Ok(self.many("a comparison", sql::COMPARISON, &[actor.administration.into(), id.into()], read).await?.pop())
    }

    /// How many comparisons are not done.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_comparisons(&self, actor: &Actor) -> Result<u64, Error> {
        Ok(self
            .many("comparisons", sql::COUNT_OPEN, &[actor.administration.into()], |row| row.number(0))
            .await?
            .pop()
            .unwrap_or(0))
    }

    /// The oldest comparison that is not done and that nobody has worked on since an instant (UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn waiting_comparison(&self, actor: &Actor, since: i64) -> Result<Option<Comparison>, Error> {
        let values = [actor.administration.into(), since.into()];
        Ok(self.many("a comparison", sql::OPEN_COMPARISON, &values, comparison).await?.pop())
    }

    /// Says that somebody works on a comparison, and how many cases are done; false when somebody else has taken it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn beat_comparison(&self, actor: &Actor, id: Uuid, before: i64, now: i64, cases: u64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), before.into(), now.into(), whole(cases)];
        Ok(self.execute("a comparison", sql::BEAT, &values).await? > 0)
    }

    /// Keeps the result of a comparison.
    ///
    /// # Errors
    /// The database failed.
    pub async fn conclude_comparison(&self, actor: &Actor, id: Uuid, at: i64, cases: u64, result: &[u8]) -> Result<(), Error> {
        let values = [actor.administration.into(), id.into(), at.into(), whole(cases), result.into()];
        self.execute("a comparison", sql::CONCLUDE_COMPARISON, &values).await.map(drop)
    }
}

fn whole(count: u64) -> Value<'static> {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

fn card(row: &Row) -> Result<EditionCard, sqlx::Error> {
    Ok(EditionCard {
        hash: row.array(0)?,
        law: row.text(1)?,
        pack: row.text(2)?,
        version: row.text(3)?,
        note: row.text(4)?,
        owner: row.id(5)?,
        at: row.int(6)?,
        has_tables: row.bytes_maybe(7)?.is_some(),
    })
}

fn activation(row: &Row) -> Result<Activation, sqlx::Error> {
    Ok(Activation {
        id: row.id(0)?,
        edition: row.array(1)?,
        counts_from: row.text(2)?,
        reason: row.text(3)?,
        owner: row.id(4)?,
        at: row.int(5)?,
        confirmed: row.id_maybe(6)?.zip(row.int_maybe(7)?),
        withdrawn: row.id_maybe(8)?.zip(row.int_maybe(9)?),
    })
}

fn comparison(row: &Row) -> Result<Comparison, sqlx::Error> {
    Ok(Comparison {
        id: row.id(0)?,
        activation: row.text_maybe(1)?,
        old: row.array(2)?,
        new: row.array(3)?,
        first_day: row.text(4)?,
        last_day: row.text(5)?,
        legal_date: row.text_maybe(6)?,
        owner: row.id(7)?,
        at: row.int(8)?,
        beat_at: row.int(9)?,
        done_at: row.int_maybe(10)?,
        cases: row.number(11)?,
    })
}
