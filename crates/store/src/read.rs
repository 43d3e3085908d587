//! This module decides what a reader sees. Whoever may not see a case gets the same nothing as for a case
//! that does not exist.

use uuid::Uuid;

use crate::command::{Answer, CaseRow};
use crate::erase::Locked;
use crate::error::Error;
use crate::sql::{Bulk, Row, Rows, Value};
use crate::statements as sql;
use crate::store::Store;

/// Messages in one read.
pub const MESSAGES_READ_MAX: u32 = 1000;

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The administration whose data is read; nothing of another is seen.
    pub administration: Uuid,
    /// The client that reads.
    pub client: Uuid,
    /// What the client sees of it.
    pub sees: Sees,
}

/// What a reader sees of its administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sees {
    /// Every case, and what targeting says of it: an officer, an auditor.
    Everything,
    /// Every case, and nothing of targeting: a cashier, an officer of another agency.
    Cases,
    /// The cases it owns: a trader, a broker.
    Own,
}

impl Actor {
    /// `$1` to `$3` of the statements that read cases.
    pub(crate) fn values<'a>(&self) -> [Value<'a>; 3] {
        let everything = i64::from(self.sees != Sees::Own);
        [self.administration.into(), everything.into(), self.client.into()]
    }
}

/// A case as people search it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub case_id: Uuid,
    /// The sequence of its last event.
    pub version: u32,
    /// When it last changed, UTC microseconds.
    pub updated_at: i64,
    /// Its searchable values.
    pub row: CaseRow,
}

/// An event of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its place in the case, from 1.
    pub sequence: u32,
    /// Kind and schema version.
    pub kind: String,
    /// When, UTC microseconds.
    pub at: i64,
    /// Who did it.
    pub actor: String,
    /// Canonical bytes.
    pub bytes: Vec<u8>,
    /// Salt of the leaf hash.
    pub salt: [u8; 16],
    /// RFC 6962 leaf hash of salt and bytes.
    pub leaf: [u8; 32],
    /// Position in the administration's evidence log, when sealed.
    pub position: Option<i64>,
}

/// The record of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRecord {
    /// The case's version that it led to.
    pub version: u32,
    /// SHA-256 of the bytes.
    pub hash: [u8; 32],
    /// Canonical bytes.
    pub bytes: Vec<u8>,
}

/// A document as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The case's version that it led to.
    pub version: u32,
    /// Media type.
    pub content_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256.
    pub hash: [u8; 32],
}

/// A message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its number in what this reader may see, from 1, without gaps.
    pub number: u64,
    /// Its id.
    pub id: Uuid,
    /// The case it is about.
    pub case_id: Uuid,
    /// The client it is for.
    pub owner: Uuid,
    /// Kind and schema version.
    pub kind: String,
    /// The message.
    pub bytes: Vec<u8>,
    /// When, UTC microseconds.
    pub created_at: i64,
}

/// How many cases have an outcome and a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The outcome; none before the first decision.
    pub outcome: Option<String>,
    /// The lane.
    pub lane: Option<String>,
    /// How many cases.
    pub cases: u64,
}

/// What is kept under an idempotency key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// SHA-256 of the request's body.
    pub body_hash: [u8; 32],
    /// The answer.
    pub answer: Answer,
}

/// Which messages, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Those with greater numbers, the first first.
    After(u64),
    /// Those with smaller numbers, the newest first; 0 begins with the newest.
    Before(u64),
}

impl Store {
    /// A case.
    ///
    /// # Errors
    /// The database failed.
    pub async fn case(&self, actor: &Actor, case_id: Uuid) -> Result<Option<Case>, Error> {
        self.one("a case", sql::CASE_BY_ID, actor, case_id.into(), case).await
    }

    /// A case by its movement reference number.
    ///
    /// # Errors
    /// The database failed.
    pub async fn case_by_mrn(&self, actor: &Actor, mrn: &str) -> Result<Option<Case>, Error> {
        self.one("a case", sql::CASE_BY_MRN, actor, mrn.into(), case).await
    }

    /// The events of a case in order; none when there is no such case for this reader.
    ///
    /// # Errors
    /// The database failed.
    pub async fn events(&self, actor: &Actor, case_id: Uuid) -> Result<Vec<Event>, Error> {
        let [administration, everything, client] = actor.values();
        self.many("events", sql::EVENTS_OF_CASE, &[administration, everything, client, case_id.into()], event).await
    }

    /// The record of a case's last decision.
    ///
    /// # Errors
    /// The database failed.
    pub async fn decision(&self, actor: &Actor, case_id: Uuid) -> Result<Option<DecisionRecord>, Error> {
        let found = self.one("a decision", sql::LAST_DECISION, actor, case_id.into(), record).await?;
        found.map(|locked| self.unlock(actor.administration, case_id, locked)).transpose()
    }

    /// The last document of a case as received.
    ///
    /// # Errors
    /// The database failed.
    pub async fn original(&self, actor: &Actor, case_id: Uuid) -> Result<Option<Original>, Error> {
        let found = self.one("an original", sql::LAST_ORIGINAL, actor, case_id.into(), original).await?;
        found.map(|locked| self.unlock(actor.administration, case_id, locked)).transpose()
    }

    /// The messages after a number, in order, at most `limit` (and [`MESSAGES_READ_MAX`]). A reader that sees
    /// everything reads the administration's order, another the order of its own messages, which tells
    /// nothing of others. Numbers become visible in order, so whoever asks for what comes after the last
    /// number it saw misses none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn messages(&self, actor: &Actor, order: Order, limit: u32) -> Result<Vec<Message>, Error> {
        let number = match order {
            Order::After(number) => i64::try_from(number).unwrap_or(i64::MAX),
            Order::Before(number) => i64::try_from(number).ok().filter(|number| *number > 0).unwrap_or(i64::MAX),
        };
        let mut values = vec![actor.administration.into(), number.into(), limit.min(MESSAGES_READ_MAX).into()];
        let is_own = actor.sees == Sees::Own;
        if is_own {
            values.push(actor.client.into());
        }
        let text = match (order, is_own) {
            (Order::After(_), false) => sql::MESSAGES_OF_ALL,
            (Order::After(_), true) => sql::MESSAGES_OF_OWNER,
            (Order::Before(_), false) => sql::NEWEST_MESSAGES_OF_ALL,
            (Order::Before(_), true) => sql::NEWEST_MESSAGES_OF_OWNER,
        };
        self.many("messages", text, &values, message).await
    }

    /// How many cases the reader sees, by outcome and lane. Reads an index entry a case.
    ///
    /// # Errors
    /// The database failed.
    pub async fn counts(&self, actor: &Actor) -> Result<Vec<Count>, Error> {
        self.many("counts", sql::COUNTS, &actor.values(), |row| {
            Ok(Count { outcome: row.text_maybe(0)?, lane: row.text_maybe(1)?, cases: row.number(2)? })
        })
        .await
    }

    /// The case that used a value at or after an instant (UTC microseconds). A look before deciding: the
    /// commit checks again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn unique_seen(
        &self,
        administration: Uuid,
        kind: &str,
        value: &str,
        not_before: i64,
    ) -> Result<Option<Uuid>, Error> {
        let values = [administration.into(), kind.into(), value.into(), not_before.into()];
        Ok(self.many("a unique value", sql::UNIQUE_SEEN, &values, |row| row.id(0)).await?.pop())
    }

    /// What is kept under an actor's idempotency key. A look before deciding: the commit checks again.
    ///
    /// # Errors
    /// The database failed.
    pub async fn answer(&self, administration: Uuid, actor: &str, key: &str) -> Result<Option<KeptAnswer>, Error> {
        let values = [administration.into(), actor.into(), key.into()];
        let kept = self.many("an answer", sql::ANSWER_BY_KEY, &values, |row| {
            Ok(KeptAnswer { body_hash: row.array(0)?, answer: Answer { status: row.number(1)?, bytes: row.bytes(2)? } })
        });
        Ok(kept.await?.pop())
    }

    async fn one<T>(
        &self,
        what: &'static str,
        text: &'static str,
        actor: &Actor,
        key: Value<'_>,
        read: impl Fn(&Row) -> Result<T, sqlx::Error>,
    ) -> Result<Option<T>, Error> {
        let [administration, everything, client] = actor.values();
        Ok(self.many(what, text, &[administration, everything, client, key], read).await?.pop())
    }

    pub(crate) async fn many<T>(
        &self,
        what: &'static str,
        text: impl Into<crate::sql::Text>,
        values: &[Value<'_>],
        read: impl Fn(&Row) -> Result<T, sqlx::Error>,
    ) -> Result<Vec<T>, Error> {
        let fail = Error::read(what);
        let mut connection = self.reader().await.map_err(&fail)?;
        let rows = connection.fetch(text, values).await.map_err(&fail)?;
        rows.iter().map(read).collect::<Result<_, _>>().map_err(&fail)
    }

    /// Runs a text that reads by many keys. No keys, no statement.
    pub(crate) async fn looked_up<T>(
        &self,
        what: &'static str,
        bulk: &'static Bulk,
        keys: &Rows<'_>,
        read: impl Fn(&Row) -> Result<T, sqlx::Error>,
    ) -> Result<Vec<T>, Error> {
        if keys.count() == 0 {
            return Ok(Vec::new());
        }
        let fail = Error::read(what);
        let mut connection = self.reader().await.map_err(&fail)?;
        let rows = connection.look_up(bulk, keys).await.map_err(&fail)?;
        rows.iter().map(read).collect::<Result<_, _>>().map_err(&fail)
    }
}

/// The record of a decision as it is kept, with the key of its case.
pub(crate) fn record(row: &Row) -> Result<Locked<DecisionRecord>, sqlx::Error> {
    let plain = DecisionRecord { version: row.number(0)?, hash: row.array(1)?, bytes: row.bytes(2)? };
    Ok(Locked { plain, wrapped: row.bytes_maybe(3)? })
}

/// A message as it is kept, with the key of its case.
pub(crate) fn original(row: &Row) -> Result<Locked<Original>, sqlx::Error> {
    let plain = Original { version: row.number(0)?, content_type: row.text(1)?, bytes: row.bytes(2)?, hash: row.array(3)? };
    Ok(Locked { plain, wrapped: row.bytes_maybe(4)? })
}

/// A case from the columns of [`sql::CASE_BY_ID`].
pub(crate) fn case(row: &Row) -> Result<Case, sqlx::Error> {
    Ok(Case {
        case_id: row.id(0)?,
        version: row.number(1)?,
        updated_at: row.int(12)?,
        row: CaseRow {
            owner: row.id(2)?,
            lrn: row.text(3)?,
            mrn: row.text_maybe(4)?,
            ducr: row.text_maybe(5)?,
            declaration_type: row.text(6)?,
            status: row.text(7)?,
            outcome: row.text_maybe(8)?,
            lane: row.text_maybe(9)?,
            legal_date: row.text_maybe(10)?,
            received_at: row.int(11)?,
            item_count: row.number(13)?,
            payable: row.text_maybe(14)?,
            currency: row.text_maybe(15)?,
            goods_codes: row.text(16)?,
            declarant: row.text(17)?,
            due_at: row.int_maybe(18)?,
            next_step: row.text_maybe(19)?,
            assignee: row.text_maybe(20)?,
            taxes: row.text_maybe(21)?,
        },
    })
}

pub(crate) fn event(row: &Row) -> Result<Event, sqlx::Error> {
    Ok(Event {
        sequence: row.number(0)?,
        kind: row.text(1)?,
        at: row.int(2)?,
        actor: row.text(3)?,
        bytes: row.bytes(4)?,
        salt: row.array(5)?,
        leaf: row.array(6)?,
        position: row.int_maybe(7)?,
    })
}

fn message(row: &Row) -> Result<Message, sqlx::Error> {
    Ok(Message {
        number: row.number(0)?,
        id: row.id(1)?,
        case_id: row.id(2)?,
        owner: row.id(3)?,
        kind: row.text(4)?,
        bytes: row.bytes(5)?,
        created_at: row.int(6)?,
    })
}
