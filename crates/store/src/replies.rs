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
    pub ended: Option<Replied>,
}

/// How a call ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replied {
    /// The status.
    pub status: u16,
    /// The media type of the answer, empty where it has none; none where the answer is not kept.
    pub content_type: Option<String>,
    /// The answer.
    pub body: Vec<u8>,
    /// The version that it told.
    pub etag: Option<String>,
}

/// A call that bears a key.
#[derive(Debug, Clone, Copy)]
pub struct Keyed<'a> {
    /// Who makes it.
    pub caller: Uuid,
    /// The caller's key.
    pub key: &'a str,
    /// The SHA-256 of the call.
    pub call_hash: &'a [u8; 32],
    /// The case that it is about.
    pub case_id: Option<Uuid>,
}

/// How often a key is looked for that somebody takes and drops at the same time.
const ATTEMPTS_MAX: usize = 5;

impl Store {
    /// Begins a call under its key; gives what is known when there was one before.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin_reply(&self, actor: &Actor, call: Keyed<'_>, at: i64) -> Result<Option<Reply>, Error> {
        let taken = [
            actor.administration.into(),
            call.caller.into(),
            call.key.into(),
            call.call_hash.into(),
            at.into(),
            call.case_id.into(),
        ];
        let known = [actor.administration.into(), call.caller.into(), call.key.into()];
        for _ in 0..ATTEMPTS_MAX {
            if self.execute("a reply", sql::BEGIN_REPLY, &taken).await? > 0 {
                return Ok(None);
            }
            let found = self.many("a reply", sql::REPLY, &known, |row| {
                let status = row.int_maybe(1)?.and_then(|status| u16::try_from(status).ok());
                let (content_type, body, etag) =
                    (row.text_maybe(2)?, row.bytes_maybe(3)?.unwrap_or_default(), row.text_maybe(4)?);
                let ended = status.map(|status| Replied { status, content_type, body, etag });
                Ok(Reply { call_hash: row.array(0)?, ended })
            });
            if let Some(found) = found.await?.pop() {
                return Ok(Some(found));
            }
            // Whoever had it dropped it just now.
        }
        Ok(Some(Reply { call_hash: *call.call_hash, ended: None }))
    }

    /// Keeps how a call ended.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_reply(&self, actor: &Actor, call: Keyed<'_>, ended: &Replied) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            call.caller.into(),
            call.key.into(),
            i64::from(ended.status).into(),
            (&ended.content_type).into(),
            (&ended.body).into(),
            (&ended.etag).into(),
        ];
        self.execute("a reply", sql::END_REPLY, &values).await.map(drop)
    }

    /// Forgets a call that did nothing: it may be made again under its key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn drop_reply(&self, actor: &Actor, call: Keyed<'_>) -> Result<(), Error> {
        self.execute("a reply", sql::DROP_REPLY, &[actor.administration.into(), call.caller.into(), call.key.into()])
            .await
            .map(drop)
    }

    /// Forgets all calls from before an instant, UTC microseconds.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forget_replies(&self, actor: &Actor, before: i64) -> Result<u64, Error> {
        self.execute("replies", sql::FORGET_REPLIES, &[actor.administration.into(), before.into()]).await
    }
}
