//! This module decides where a firm's machines are told of notices, and how often a delivery that fails is tried again.
//! Who carries it there is for the server: nothing here knows HTTP.

use identity::SecretString;
use jiff::Timestamp;
use serde_json::json;
use store::{Actor, Attempted, DELIVERIES_READ_MAX, Delivery, DueDelivery, Sees, Webhook};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::environment::{id, random};
use crate::{Caller, Denial, Notice, Office, OfficeError};

/// Webhooks that a firm may have: more make each of its notices slower, and nobody keeps an eye on them.
pub const WEBHOOKS_MAX: usize = 10;
/// Kinds of notices that one webhook may name.
pub const KINDS_MAX: usize = 40;
/// Characters of a kind (`13/67`).
const KIND_CHARACTERS_MAX: usize = 40;
/// Seconds to wait after each failed attempt; after the last one the delivery is given up, about 29 hours after it was
/// first tried: a receiver that was down over night misses nothing.
pub const WAITS_SECONDS: [i64; 8] = [10, 60, 300, 1_800, 7_200, 14_400, 28_800, 50_400];
/// Notices that one look queues for one webhook.
const ROUND_NOTICES: u32 = 200;
/// Seconds that a node has for an attempt before another may try; longer than any call may take.
const CLAIM_SECONDS: i64 = 60;
/// Days that the log of deliveries is kept.
pub const KEPT_DAYS: i64 = 30;
const SECOND: i64 = 1_000_000;

/// A webhook to be.
#[derive(Debug, Clone)]
pub struct NewWebhook {
    /// What the firm calls it.
    pub name: String,
    /// Where to; checked by whoever calls it.
    pub url: String,
    /// The kinds of notices; none for all.
    pub kinds: Vec<String>,
}

/// One attempt to be made.
#[derive(Clone)]
pub struct Errand {
    due: DueDelivery,
    /// The body, JSON.
    pub body: Vec<u8>,
}

impl Errand {
    /// Where to.
    pub fn url(&self) -> &str {
        &self.due.url
    }

    /// What signs it.
    pub fn secret(&self) -> &str {
        &self.due.secret
    }

    /// The id that the receiver knows it by: the same at every attempt, so that it can tell what it has had.
    pub fn id(&self) -> Uuid {
        self.due.delivery.id
    }
}

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The receiver answered.
    Answered {
        /// The HTTP status; 200 to 299 is success.
        status: u16,
        /// Bytes of the answer.
        bytes: usize,
    },
    /// It did not, and why, as a stable code.
    Failed(&'static str),
}

impl Office {
    /// A webhook belongs to the own firm, never to one that a mandate lets the caller act for: it would outlive the mandate.
    fn owner_of_webhooks(caller: &Caller) -> Actor {
        Actor { client: caller.organisation, sees: Sees::Own, ..caller.actor }
    }

    /// The webhooks of the caller's firm.
    ///
    /// # Errors
    /// The store failed.
    pub async fn webhooks(&self, caller: &Caller) -> Result<Vec<Webhook>, OfficeError> {
        self.store.webhooks(&Self::owner_of_webhooks(caller)).await.map_err(OfficeError::Read)
    }

    /// Makes a webhook; `secret` signs what is sent to it and is shown once.
    ///
    /// # Errors
    /// A field cannot be taken, there are too many, or the store failed.
    pub async fn make_webhook(
        &self,
        caller: &Caller,
        new: &NewWebhook,
        secret: impl FnOnce(&[u8; 32]) -> String,
    ) -> Result<(Webhook, SecretString), OfficeError> {
        let name = text("name", &new.name, NAME_CHARACTERS_MAX)?;
        let fits = |kind: &String| {
            !kind.is_empty()
                && kind.len() <= KIND_CHARACTERS_MAX
                && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'_' | b'-'))
        };
        if new.kinds.len() > KINDS_MAX || !new.kinds.iter().all(fits) {
            return Err(Denial::Invalid { field: "kinds", reason: "form" }.into());
        }
        let actor = Self::owner_of_webhooks(caller);
        if self.store.webhooks(&actor).await.map_err(OfficeError::Read)?.len() >= WEBHOOKS_MAX {
            return Err(Denial::Invalid { field: "name", reason: "too_many" }.into());
        }
        let now = self.environment.now();
        let made = Webhook {
            id: id(self.environment.as_ref(), now),
            owner: caller.organisation,
            name,
            url: new.url.clone(),
            kinds: new.kinds.join(" "),
            secret: secret(&random(self.environment.as_ref())),
            made_by: caller.id,
            created_at: now.as_microsecond(),
        };
        self.store.insert_webhook(&actor, &made).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "webhook.made", "done", &made.id.to_string(), &made.url, false).await;
        let secret = made.secret.clone().into();
        Ok((made, secret))
    }

    /// Ends a webhook, and what is on its way to it.
    ///
    /// # Errors
    /// The caller's firm has no such one, or the store failed.
    pub async fn end_webhook(&self, caller: &Caller, webhook: Uuid) -> Result<(), OfficeError> {
        let now = self.environment.now().as_microsecond();
        let actor = Self::owner_of_webhooks(caller);
        if !self.store.end_webhook(&actor, webhook, now).await.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "webhook.ended", "done", &webhook.to_string(), "", false).await;
        Ok(())
    }

    async fn own_webhook(&self, caller: &Caller, webhook: Uuid) -> Result<Webhook, OfficeError> {
        let found = self.webhooks(caller).await?.into_iter().find(|one| one.id == webhook);
        Ok(found.ok_or(Denial::NotFound)?)
    }

    /// Queues a message that says nothing, so that its firm sees whether it arrives.
    ///
    /// # Errors
    /// The caller's firm has no such webhook, or the store failed.
    pub async fn test_webhook(&self, caller: &Caller, webhook: Uuid) -> Result<Delivery, OfficeError> {
        let hook = self.own_webhook(caller, webhook).await?;
        let new = self.delivery(&hook, 0, "test", None);
        self.store.queue_delivery(&caller.actor, &new).await.map_err(OfficeError::Read)?;
        Ok(new)
    }

    /// Queues a delivery once more: the same notice, under an id of its own.
    ///
    /// # Errors
    /// The caller's firm has no such delivery, its webhook has ended, or the store failed.
    pub async fn replay_delivery(&self, caller: &Caller, delivery: Uuid) -> Result<Delivery, OfficeError> {
        let actor = Self::owner_of_webhooks(caller);
        let first = self.store.delivery(&actor, delivery).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        let hook = self.own_webhook(caller, first.webhook).await?;
        let new = self.delivery(&hook, first.number, &first.kind, Some(first.id.to_string()));
        self.store.queue_delivery(&caller.actor, &new).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "webhook.replayed", "done", &first.id.to_string(), "", false).await;
        Ok(new)
    }

    /// The deliveries to a webhook, the newest first.
    ///
    /// # Errors
    /// The caller's firm has no such webhook, or the store failed.
    pub async fn deliveries(
        &self,
        caller: &Caller,
        webhook: Uuid,
        before: Option<(i64, Uuid)>,
        limit: u32,
    ) -> Result<Vec<Delivery>, OfficeError> {
        self.own_webhook(caller, webhook).await?;
        let actor = Self::owner_of_webhooks(caller);
        self.store.deliveries(&actor, webhook, before, limit).await.map_err(OfficeError::Read)
    }

    fn delivery(&self, hook: &Webhook, number: u64, kind: &str, replay_of: Option<String>) -> Delivery {
        let now = self.environment.now();
        Delivery {
            id: id(self.environment.as_ref(), now),
            owner: hook.owner,
            webhook: hook.id,
            number,
            kind: kind.to_owned(),
            replay_of,
            state: "waiting".to_owned(),
            attempts: 0,
            next_at: now.as_microsecond(),
            created_at: now.as_microsecond(),
            last_at: None,
            status: None,
            answered_bytes: None,
            took_ms: None,
            failure: None,
        }
    }

    /// Looks at what every webhook has not been told of yet, and queues it. Gives how many deliveries it queued.
    ///
    /// # Errors
    /// The store failed.
    pub async fn queue_deliveries(&self) -> Result<usize, OfficeError> {
        let itself = self.itself();
        let mut queued = 0;
        for hook in self.store.webhooks(&itself).await.map_err(OfficeError::Read)? {
            let firm = Actor { client: hook.owner, sees: Sees::Own, ..itself };
            let told = self.store.webhook_cursor(&itself, hook.id).await.map_err(OfficeError::Read)?;
            let notices =
                self.store.messages(&firm, store::Order::After(told), ROUND_NOTICES).await.map_err(OfficeError::Read)?;
            let Some(last) = notices.last().map(|notice| notice.number) else { continue };
            let wanted =
                notices.iter().filter(|notice| hook.kinds.is_empty() || hook.kinds.split(' ').any(|kind| kind == notice.kind));
            let new: Vec<Delivery> = wanted.map(|notice| self.delivery(&hook, notice.number, &notice.kind, None)).collect();
            self.store.queue_deliveries(&itself, hook.id, last, &new).await.map_err(OfficeError::Read)?;
            queued += new.len();
        }
        Ok(queued)
    }

    /// Takes what is due now, to be carried; each errand must be concluded.
    ///
    /// # Errors
    /// The store failed.
    pub async fn errands(&self) -> Result<Vec<Errand>, OfficeError> {
        let itself = self.itself();
        let now = self.environment.now().as_microsecond();
        let mut taken = Vec::new();
        for due in self.store.due_deliveries(&itself, now, DELIVERIES_READ_MAX).await.map_err(OfficeError::Read)? {
            let until = now + CLAIM_SECONDS * SECOND;
            if self.store.claim_delivery(&itself, &due.delivery, now, until).await.map_err(OfficeError::Read)? {
                let body = self.body(&due).await?;
                taken.push(Errand { due, body });
            }
        }
        Ok(taken)
    }

    /// What is sent: the notice as `/api/messages` shows it, so that a receiver reads both alike.
    async fn body(&self, due: &DueDelivery) -> Result<Vec<u8>, OfficeError> {
        let delivery = &due.delivery;
        let firm = Actor { client: delivery.owner, sees: Sees::Own, ..self.itself() };
        let notice: Option<Notice> = match delivery.number.checked_sub(1) {
            Some(before) => self.notices(&firm, store::Order::After(before), 1).await?.pop(),
            None => None,
        };
        let at = Timestamp::from_microsecond(delivery.created_at).unwrap_or_default();
        let kind = if notice.is_some() { "notice" } else { "test" };
        Ok(json!({ "type": kind, "timestamp": at, "data": notice }).to_string().into_bytes())
    }

    /// Says what came of an errand: done, another attempt after a longer wait, or given up.
    ///
    /// # Errors
    /// The store failed.
    pub async fn conclude_errand(&self, errand: &Errand, outcome: &Outcome, took_ms: i64) -> Result<(), OfficeError> {
        let delivery = &errand.due.delivery;
        let now = self.environment.now().as_microsecond();
        let wait = WAITS_SECONDS.get(delivery.attempts as usize);
        let (is_done, status, answered_bytes, failure) = match outcome {
            Outcome::Answered { status, bytes } => {
                let is_done = (200..300).contains(status);
                let failure = (!is_done).then(|| "status".to_owned());
                (is_done, Some(i64::from(*status)), i64::try_from(*bytes).ok(), failure)
            }
            Outcome::Failed(code) => (false, None, None, Some((*code).to_owned())),
        };
        let attempted = Attempted {
            state: match wait {
                _ if is_done => "delivered",
                Some(_) => "waiting",
                None => "dead",
            },
            next_at: now + wait.copied().unwrap_or_default() * SECOND,
            status,
            answered_bytes,
            took_ms,
            failure,
        };
        self.store.conclude_delivery(&self.itself(), delivery, &attempted).await.map_err(OfficeError::Read)?;
        if attempted.state == "dead" {
            self.audit(Uuid::nil(), "webhook.given_up", "refused", &delivery.id.to_string(), &errand.due.url, false).await;
        }
        Ok(())
    }

    /// Drops what the log of deliveries need not say any more.
    ///
    /// # Errors
    /// The store failed.
    pub async fn drop_old_deliveries(&self) -> Result<u64, OfficeError> {
        let before = self.environment.now().as_microsecond() - KEPT_DAYS * 24 * 3600 * SECOND;
        self.store.drop_deliveries(&self.itself(), before).await.map_err(OfficeError::Read)
    }
}
