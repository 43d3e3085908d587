//! This module decides how it is kept where a firm's machines want to be told of notices, and what is on its way there.

use std::fmt;

use uuid::Uuid;

use crate::error::Error;
use crate::read::{Actor, Sees};
use crate::sql::{Row, Value};
use crate::statements::MOVE_CURSOR;
use crate::statements::webhooks as sql;
use crate::store::Store;

/// Deliveries that one call reads at most.
pub const DELIVERIES_READ_MAX: u32 = 200;

/// Where a firm's machine wants to be told of notices.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: Uuid,
    /// The firm.
    pub owner: Uuid,
    /// What the firm calls it.
    pub name: String,
    /// Where to.
    pub url: String,
    /// The kinds of notices, separated by spaces; empty for all.
    pub kinds: String,
    /// What signs them.
    pub secret: String,
    /// Who made it.
    pub made_by: Uuid,
    /// Since when, UTC microseconds.
    pub created_at: i64,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("id", &self.id).field("url", &self.url).finish_non_exhaustive()
    }
}

/// A notice on its way to a webhook, and how its last attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: Uuid,
    /// The firm.
    pub owner: Uuid,
    /// The webhook.
    pub webhook: Uuid,
    /// The number of the notice in the firm's own order; 0 for a test.
    pub number: u64,
    /// The kind of notice (`13/67`), or `test`.
    pub kind: String,
    /// The id of the delivery that this one repeats.
    pub replay_of: Option<String>,
    /// `waiting`, `delivered` or `dead`.
    pub state: String,
    /// Attempts so far.
    pub attempts: u32,
    /// When it is tried next, UTC microseconds.
    pub next_at: i64,
    /// When it was queued, UTC microseconds.
    pub created_at: i64,
    /// When it was tried last, UTC microseconds.
    pub last_at: Option<i64>,
    /// The HTTP status of the last answer.
    pub status: Option<i64>,
    /// Bytes of the last answer.
    pub answered_bytes: Option<i64>,
    /// How long the last attempt took, milliseconds.
    pub took_ms: Option<i64>,
    /// Why the last attempt failed, as a stable code.
    pub failure: Option<String>,
}

/// A delivery with what is needed to make it.
#[derive(Clone)]
pub struct DueDelivery {
    /// The delivery.
    pub delivery: Delivery,
    /// Where to.
    pub url: String,
    /// What signs it.
    pub secret: String,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempted {
    /// `delivered`, `dead`, or `waiting` for another attempt.
    pub state: &'static str,
    /// When to try again, UTC microseconds.
    pub next_at: i64,
    /// The HTTP status.
    pub status: Option<i64>,
    /// Bytes of the answer.
    pub answered_bytes: Option<i64>,
    /// How long it took, milliseconds.
    pub took_ms: i64,
    /// Why it failed, as a stable code.
    pub failure: Option<String>,
}

/// The name under which a webhook's cursor over its firm's notices is kept.
fn subscriber(webhook: Uuid) -> String {
    format!("webhook/{webhook}")
}

impl Store {
    /// The webhooks of the actor's firm; all for who sees everything.
    ///
    /// # Errors
    /// The database failed.
    pub async fn webhooks(&self, actor: &Actor) -> Result<Vec<Webhook>, Error> {
        let all = i64::from(actor.sees == Sees::Everything);
        self.many("webhooks", sql::WEBHOOKS, &[actor.administration.into(), all.into(), actor.client.into()], |row| {
            Ok(Webhook {
                id: row.id(0)?,
                owner: row.id(1)?,
                name: row.text(2)?,
                url: row.text(3)?,
                kinds: row.text(4)?,
                secret: row.text(5)?,
                made_by: row.id(6)?,
                created_at: row.int(7)?,
            })
        })
        .await
    }

    /// Keeps a webhook. It is told of what comes after this instant, not of what was.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_webhook(&self, actor: &Actor, new: &Webhook) -> Result<(), Error> {
        let values = [actor.administration.into(), new.owner.into()];
        let last: i64 = self.many("notices", sql::LAST_OF_OWNER, &values, |row| row.int(0)).await?.pop().unwrap_or(0);
        let name = subscriber(new.id);
        let values = vec![
            actor.administration.into(),
            new.id.into(),
            new.owner.into(),
            (&new.name).into(),
            (&new.url).into(),
            (&new.kinds).into(),
            (&new.secret).into(),
            new.made_by.into(),
            new.created_at.into(),
        ];
        let begin = vec![actor.administration.into(), (&name).into(), last.into()];
        self.execute_all("a webhook", &[(sql::INSERT_WEBHOOK, values), (MOVE_CURSOR, begin)]).await
    }

    /// Ends a webhook of the actor's firm, and what is on its way to it; false when it has no such one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_webhook(&self, actor: &Actor, id: Uuid, at: i64) -> Result<bool, Error> {
        let values = [actor.administration.into(), id.into(), actor.client.into(), at.into()];
        let ended = self.execute("a webhook", sql::END_WEBHOOK, &values).await? > 0;
        if ended {
            self.execute("deliveries", sql::DROP_WAITING, &[actor.administration.into(), id.into()]).await?;
        }
        Ok(ended)
    }

    /// How far a webhook has been told, in its firm's own order of notices.
    ///
    /// # Errors
    /// The database failed.
    pub async fn webhook_cursor(&self, actor: &Actor, webhook: Uuid) -> Result<u64, Error> {
        self.cursor(actor.administration, &subscriber(webhook)).await
    }

    /// Queues deliveries and says how far their webhook has been told, all or nothing. A notice that is queued already
    /// stays as it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn queue_deliveries(&self, actor: &Actor, webhook: Uuid, told: u64, new: &[Delivery]) -> Result<(), Error> {
        let name = subscriber(webhook);
        let mut steps: Vec<_> = new.iter().map(|one| (sql::INSERT_DELIVERY, queued(actor, one))).collect();
        let told = i64::try_from(told).unwrap_or(i64::MAX);
        steps.push((MOVE_CURSOR, vec![actor.administration.into(), (&name).into(), told.into()]));
        self.execute_all("deliveries", &steps).await
    }

    /// Queues a test or a repetition.
    ///
    /// # Errors
    /// The database failed.
    pub async fn queue_delivery(&self, actor: &Actor, new: &Delivery) -> Result<(), Error> {
        self.execute("a delivery", sql::INSERT_DELIVERY, &queued(actor, new)).await.map(drop)
    }

    /// The deliveries of the administration that are due at an instant (UTC microseconds), the longest due first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn due_deliveries(&self, actor: &Actor, now: i64, limit: u32) -> Result<Vec<DueDelivery>, Error> {
        let values = [actor.administration.into(), now.into(), limit.min(DELIVERIES_READ_MAX).into()];
        self.many("deliveries", sql::DUE_DELIVERIES, &values, |row| {
            Ok(DueDelivery { delivery: delivery(row)?, url: row.text(15)?, secret: row.text(16)? })
        })
        .await
    }

    /// Takes a delivery for an attempt until an instant; false when somebody else has.
    ///
    /// # Errors
    /// The database failed.
    pub async fn claim_delivery(&self, actor: &Actor, of: &Delivery, now: i64, until: i64) -> Result<bool, Error> {
        let values = [actor.administration.into(), of.id.into(), of.attempts.into(), now.into(), until.into()];
        Ok(self.execute("a delivery", sql::CLAIM_DELIVERY, &values).await? > 0)
    }

    /// Says how the attempt ended that was claimed from `of`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn conclude_delivery(&self, actor: &Actor, of: &Delivery, attempted: &Attempted) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            of.id.into(),
            (of.attempts + 1).into(),
            attempted.state.into(),
            attempted.next_at.into(),
            attempted.status.into(),
            attempted.answered_bytes.into(),
            attempted.took_ms.into(),
            (&attempted.failure).into(),
        ];
        self.execute("a delivery", sql::CONCLUDE_DELIVERY, &values).await.map(drop)
    }

    /// The deliveries to a webhook of the actor's firm, the newest first, at most `limit` (and [`DELIVERIES_READ_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn deliveries(
        &self,
        actor: &Actor,
        webhook: Uuid,
        before: Option<(i64, Uuid)>,
        limit: u32,
    ) -> Result<Vec<Delivery>, Error> {
        let (at, id) = before.unwrap_or((i64::MAX, Uuid::max()));
        let values = [
            actor.administration.into(),
            actor.client.into(),
            webhook.into(),
            at.into(),
            id.into(),
            limit.min(DELIVERIES_READ_MAX).into(),
        ];
        self.many("deliveries", sql::DELIVERIES, &values, delivery).await
    }

    /// A delivery of the actor's firm.
    ///
    /// # Errors
    /// The database failed.
    pub async fn delivery(&self, actor: &Actor, id: Uuid) -> Result<Option<Delivery>, Error> {
        let values = [actor.administration.into(), actor.client.into(), id.into()];
        Ok(self.many("a delivery", sql::DELIVERY, &values, delivery).await?.pop())
    }

    /// Drops what was delivered or given up before an instant (UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn drop_deliveries(&self, actor: &Actor, before: i64) -> Result<u64, Error> {
        self.execute("deliveries", sql::DROP_DELIVERIES, &[actor.administration.into(), before.into()]).await
    }
}

fn queued<'a>(actor: &Actor, new: &'a Delivery) -> Vec<Value<'a>> {
    vec![
        actor.administration.into(),
        new.id.into(),
        new.owner.into(),
        new.webhook.into(),
        i64::try_from(new.number).unwrap_or(i64::MAX).into(),
        (&new.kind).into(),
        (&new.replay_of).into(),
        new.created_at.into(),
    ]
}

fn delivery(row: &Row) -> Result<Delivery, sqlx::Error> {
    Ok(Delivery {
        id: row.id(0)?,
        owner: row.id(1)?,
        webhook: row.id(2)?,
        number: row.number(3)?,
        kind: row.text(4)?,
        replay_of: row.text_maybe(5)?,
        state: row.text(6)?,
        attempts: row.number(7)?,
        next_at: row.int(8)?,
        created_at: row.int(9)?,
        last_at: row.int_maybe(10)?,
        status: row.int_maybe(11)?,
        answered_bytes: row.int_maybe(12)?,
        took_ms: row.int_maybe(13)?,
        failure: row.text_maybe(14)?,
    })
}
