//! This module decides how something that is no case's is changed together with the event that puts it into the evidence
//! log: both in one transaction, or neither.

use uuid::Uuid;

use crate::batch::{leaf_hash, put_messages};
use crate::command::{NewEvent, NewMessage};
use crate::error::Error;
use crate::sql::{Connection, Value};
use crate::statements::PUT_EVENT;
use crate::store::Store;

/// What goes with a change: its event in the evidence log, and whom it is told to.
#[derive(Debug, Clone, Copy)]
pub struct Logged<'a> {
    /// Who did it, as events name it.
    pub actor: &'a str,
    /// The event.
    pub event: &'a NewEvent,
    /// The messages.
    pub messages: &'a [NewMessage],
}

impl Store {
    /// Statements of which each must change a row, and the event of their subject with a number of its own there. False,
    /// and nothing was done, when one changed no row.
    pub(crate) async fn with_event(
        &self,
        (administration, subject): (Uuid, Uuid),
        (sequence, at): (u32, i64),
        logged: &Logged<'_>,
        steps: &[(&'static str, Vec<Value<'_>>)],
    ) -> Result<bool, Error> {
        let fail = Error::write("a change with its event");
        let event = logged.event;
        let leaf = leaf_hash(&event.salt, &event.bytes);
        let row = [
            administration.into(),
            subject.into(),
            sequence.into(),
            (&event.kind).into(),
            at.into(),
            logged.actor.into(),
            event.bytes.as_slice().into(),
            (&event.salt).into(),
            (&leaf).into(),
        ];
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        let done = async {
            for (text, values) in steps {
                if connection.execute(text, values).await? == 0 {
                    return Ok(false);
                }
            }
            connection.execute(PUT_EVENT, &row).await?;
            put_messages(&mut connection, administration, subject, logged.messages, at).await?;
            Ok(true)
        }
        .await;
        connection.end(done).await.map_err(&fail)
    }
}

impl Connection {
    /// Ends a transaction: commits what was done, rolls back what was not.
    pub(crate) async fn end(&mut self, done: Result<bool, sqlx::Error>) -> Result<bool, sqlx::Error> {
        let done = match done {
            Ok(true) => self.commit().await.map(|()| true),
            other => other,
        };
        if !matches!(done, Ok(true)) {
            self.rollback().await;
        }
        done
    }
}
