//! This module decides how answers to calls are kept under a key of the caller, so that nothing is done twice.

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::statements::replies as sql;
use crate::store::Store;

/// What is known of a call under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The SHA-256 of the call.
    pub call_hash: [u8; 32],
    /// How it ended; none while it is under way, or when nobody knows any more.
    pub status: Option<u16>,
    /// The media type of the answer, empty where it has none; none where the answer is not kept.
    pub content_type: Option<String>,
    /// The answer.
    pub body: Vec<u8>,
}

impl Store {
    /// Begins a call of somebody under a key; gives what is known when there was one before. What is older than `from` (UTC
    /// microseconds) is forgotten.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin_reply(
        &self,
        actor: &Actor,
        (caller, key): (Uuid, &str),
        call_hash: &[u8; 32],
        (from, at): (i64, i64),
    ) -> Result<Option<Reply>, Error> {
        self.execute("replies", sql::FORGET_REPLIES, &[actor.administration.into(), from.into()]).await?;
        let values = [actor.administration.into(), caller.into(), key.into(), call_hash.into(), at.into()];
        if self.execute("a reply", sql::BEGIN_REPLY, &values).await? > 0 {
            return Ok(None);
        }
        let values = [actor.administration.into(), caller.into(), key.into()];
        let found = self.many("a reply", sql::REPLY, &values, |row| {
            Ok(Reply {
                call_hash: row.array(0)?,
                status: row.int_maybe(1)?.and_then(|status| u16::try_from(status).ok()),
                content_type: row.text_maybe(2)?,
                body: row.bytes_maybe(3)?.unwrap_or_default(),
            })
        });
        Ok(found.await?.pop())
    }

    /// Keeps how a call ended, with its answer.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_reply(
        &self,
        actor: &Actor,
        (caller, key): (Uuid, &str),
        status: u16,
        answer: Option<(String, Vec<u8>)>,
    ) -> Result<(), Error> {
        let (content_type, body) = answer.unzip();
        let body = body.unwrap_or_default();
        let status = i64::from(status);
        let values =
            [actor.administration.into(), caller.into(), key.into(), status.into(), (&content_type).into(), (&body).into()];
        self.execute("a reply", sql::END_REPLY, &values).await.map(drop)
    }

    /// Forgets a call that did nothing: it may be made again under its key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn drop_reply(&self, actor: &Actor, (caller, key): (Uuid, &str)) -> Result<(), Error> {
        self.execute("a reply", sql::DROP_REPLY, &[actor.administration.into(), caller.into(), key.into()]).await.map(drop)
    }
}
