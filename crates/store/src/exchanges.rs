//! This module decides how it is kept what administrations asked each other and answered. A nonce is used once in each
//! direction with each of them; a constraint stands behind it.

use uuid::Uuid;

use crate::command::NewEvent;
use crate::error::Error;
use crate::logged::Logged;
use crate::sql::{Row, Value};
use crate::statements::agreements as sql;
use crate::store::Store;

/// Exchanges in one list, the newest first.
pub const EXCHANGES_READ_MAX: u32 = 500;
/// Exchanges about one case in one list.
pub const EXCHANGES_OF_CASE_MAX: u32 = 50;

/// Who does it, as events name it.
const EXCHANGE: &str = "exchange";

/// A request and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Its id.
    pub id: Uuid,
    /// `asked` by us or `answered` by us.
    pub direction: String,
    /// The other administration.
    pub peer: String,
    /// The asker's nonce.
    pub nonce: String,
    /// What for.
    pub purpose: String,
    /// Which declaration.
    pub reference: String,
    /// `answered`, or why not, as a stable code; `waiting` until it is known.
    pub outcome: String,
    /// The request, as it was signed.
    pub request: String,
    /// The answer, as it was signed.
    pub answer: Option<String>,
    /// When, UTC microseconds.
    pub at: i64,
    /// The case about which we asked.
    pub case_id: Option<Uuid>,
}

impl Store {
    /// Keeps a request, with the event that puts it into the evidence log; false when its nonce was used before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_exchange(&self, administration: Uuid, new: &Exchange, event: &NewEvent) -> Result<bool, Error> {
        let values = vec![
            administration.into(),
            new.id.into(),
            (&new.direction).into(),
            (&new.peer).into(),
            (&new.nonce).into(),
            (&new.purpose).into(),
            (&new.reference).into(),
            (&new.outcome).into(),
            (&new.request).into(),
            (&new.answer).into(),
            new.at.into(),
            new.case_id.into(),
        ];
        let logged = Logged { actor: EXCHANGE, event, messages: &[] };
        self.with_event((administration, new.id), (1, new.at), &logged, &[(sql::PUT_EXCHANGE, values)]).await
    }

    /// Keeps what became of a request, with an event; false when that is known already.
    ///
    /// # Errors
    /// The database failed.
    pub async fn conclude_exchange(
        &self,
        administration: Uuid,
        id: Uuid,
        (outcome, answer): (&str, &str),
        event: &NewEvent,
        at: i64,
    ) -> Result<bool, Error> {
        let values = vec![administration.into(), id.into(), outcome.into(), answer.into()];
        let logged = Logged { actor: EXCHANGE, event, messages: &[] };
        self.with_event((administration, id), (2, at), &logged, &[(sql::CONCLUDE_EXCHANGE, values)]).await
    }

    /// The last list of trusted traders that another administration signed, as it was signed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn recognised(&self, administration: Uuid, peer: &str) -> Result<Option<String>, Error> {
        let values = [administration.into(), peer.into()];
        Ok(self.many("a list", sql::RECOGNISED, &values, |row| row.text_maybe(0)).await?.pop().flatten())
    }

    /// What was asked and answered, the newest first, at most [`EXCHANGES_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn exchanges(&self, administration: Uuid) -> Result<Vec<Exchange>, Error> {
        let values: [Value<'_>; 2] = [administration.into(), EXCHANGES_READ_MAX.into()];
        self.many("exchanges", sql::EXCHANGES, &values, exchange).await
    }

    /// A request and what became of it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn exchange(&self, administration: Uuid, id: Uuid) -> Result<Option<Exchange>, Error> {
        Ok(self.many("an exchange", sql::EXCHANGE, &[administration.into(), id.into()], exchange).await?.pop())
    }

    /// What others were asked about a case, the newest first, at most [`EXCHANGES_OF_CASE_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn exchanges_of(&self, administration: Uuid, case_id: Uuid) -> Result<Vec<Exchange>, Error> {
        let values: [Value<'_>; 3] = [administration.into(), case_id.into(), EXCHANGES_OF_CASE_MAX.into()];
        self.many("exchanges", sql::EXCHANGES_OF_CASE, &values, exchange).await
    }
}

fn exchange(row: &Row) -> Result<Exchange, sqlx::Error> {
    Ok(Exchange {
        id: row.id(0)?,
        direction: row.text(1)?,
        peer: row.text(2)?,
        nonce: row.text(3)?,
        purpose: row.text(4)?,
        reference: row.text(5)?,
        outcome: row.text(6)?,
        request: row.text(7)?,
        answer: row.text_maybe(8)?,
        at: row.int(9)?,
        case_id: row.id_maybe(10)?,
    })
}
