//! This module decides how it is kept what analysts laid down: each version with who proposed, who confirmed and who
//! withdrew it. Nobody confirms the own; a constraint stands behind it.

use uuid::Uuid;

use crate::command::NewEvent;
use crate::error::Error;
use crate::logged::Logged;
use crate::read::Actor;
use crate::sql::{Row, Value};
use crate::statements::directives as sql;
use crate::store::Store;

/// Directives of a kind in one list, the newest first.
pub const DIRECTIVES_READ_MAX: u32 = 500;
/// Directives of a kind that may stand at once; more are not read.
pub const DIRECTIVES_STANDING_MAX: u32 = 10_000;

/// What somebody laid down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Its id.
    pub id: Uuid,
    /// What kind of thing it is about.
    pub kind: String,
    /// The thing, the same in all its versions.
    pub subject: Uuid,
    /// The version, from 1.
    pub number: u32,
    /// SHA-256 of the body.
    pub hash: [u8; 32],
    /// What is laid down, JSON.
    pub body: Vec<u8>,
    /// Who proposed it.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// Who confirmed it and when, UTC microseconds.
    pub confirmed: Option<(Uuid, i64)>,
    /// Who withdrew it and when, UTC microseconds.
    pub withdrawn: Option<(Uuid, i64)>,
}

/// A step in the life of what was laid down, by the number of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Somebody proposed it.
    Proposed = 1,
    /// Another person confirmed it.
    Confirmed = 2,
    /// Somebody withdrew it.
    Withdrawn = 3,
}

impl Step {
    /// Its name in events and in the audit trail.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Confirmed => "confirmed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Store {
    /// Keeps a proposal, with its event; false when the version of the thing is there already.
    ///
    /// # Errors
    /// The database failed.
    pub async fn propose_directive(&self, actor: &Actor, new: &Directive, event: &NewEvent) -> Result<bool, Error> {
        let values = vec![
            actor.administration.into(),
            new.id.into(),
            (&new.kind).into(),
            new.subject.into(),
            new.number.into(),
            (&new.hash).into(),
            (&new.body).into(),
            new.owner.into(),
            new.at.into(),
        ];
        self.lay_down(actor, (new.id, Step::Proposed), (new.owner, new.at), event, (sql::PROPOSE, values)).await
    }

    /// Confirms a proposal of another person, with its event; false when there is none that waits.
    ///
    /// # Errors
    /// The database failed.
    pub async fn confirm_directive(&self, actor: &Actor, id: Uuid, by: Uuid, at: i64, event: &NewEvent) -> Result<bool, Error> {
        let values = vec![actor.administration.into(), id.into(), by.into(), at.into()];
        self.lay_down(actor, (id, Step::Confirmed), (by, at), event, (sql::CONFIRM, values)).await
    }

    /// Withdraws a directive, with its event; false when there is none that stands or waits.
    ///
    /// # Errors
    /// The database failed.
    pub async fn withdraw_directive(&self, actor: &Actor, id: Uuid, by: Uuid, at: i64, event: &NewEvent) -> Result<bool, Error> {
        let values = vec![actor.administration.into(), id.into(), by.into(), at.into()];
        self.lay_down(actor, (id, Step::Withdrawn), (by, at), event, (sql::WITHDRAW, values)).await
    }

    /// Changes what was laid down, and puts the event of the step into the evidence log.
    pub(crate) async fn lay_down(
        &self,
        actor: &Actor,
        (id, step): (Uuid, Step),
        (by, at): (Uuid, i64),
        event: &NewEvent,
        change: (&'static str, Vec<Value<'_>>),
    ) -> Result<bool, Error> {
        let logged = Logged { actor: &by.to_string(), event, messages: &[] };
        self.with_event((actor.administration, id), (step as u32, at), &logged, &[change]).await
    }

    /// A directive.
    ///
    /// # Errors
    /// The database failed.
    pub async fn directive(&self, actor: &Actor, id: Uuid) -> Result<Option<Directive>, Error> {
        Ok(self.many("a directive", sql::DIRECTIVE, &[actor.administration.into(), id.into()], directive).await?.pop())
    }

    /// The last version of a thing that says this, by the hash of what it says.
    ///
    /// # Errors
    /// The database failed.
    pub async fn directive_version(&self, actor: &Actor, subject: Uuid, hash: &[u8; 32]) -> Result<Option<Directive>, Error> {
        let values = [actor.administration.into(), subject.into(), hash.into()];
        Ok(self.many("a directive", sql::DIRECTIVE_VERSION, &values, directive).await?.pop())
    }

    /// All directives of a kind, the newest first, at most [`DIRECTIVES_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn directives(&self, actor: &Actor, kind: &str) -> Result<Vec<Directive>, Error> {
        let values: [Value<'_>; 3] = [actor.administration.into(), kind.into(), DIRECTIVES_READ_MAX.into()];
        self.many("directives", sql::DIRECTIVES, &values, directive).await
    }

    /// Those of a kind that were confirmed and not withdrawn, by thing and version, at most [`DIRECTIVES_STANDING_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn standing_directives(&self, actor: &Actor, kind: &str) -> Result<Vec<Directive>, Error> {
        let values: [Value<'_>; 3] = [actor.administration.into(), kind.into(), DIRECTIVES_STANDING_MAX.into()];
        self.many("directives", sql::STANDING, &values, directive).await
    }

    /// The last version of a thing; 0 when there is none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn last_directive_number(&self, actor: &Actor, kind: &str, subject: Uuid) -> Result<u32, Error> {
        let values: [Value<'_>; 3] = [actor.administration.into(), kind.into(), subject.into()];
        let read = |row: &Row| Ok(row.int_maybe(0)?.and_then(|number| u32::try_from(number).ok()).unwrap_or(0));
        Ok(self.many("a directive", sql::LAST_NUMBER, &values, read).await?.pop().unwrap_or(0))
    }
}

fn directive(row: &Row) -> Result<Directive, sqlx::Error> {
    Ok(Directive {
        id: row.id(0)?,
        kind: row.text(1)?,
        subject: row.id(2)?,
        number: row.number(3)?,
        hash: row.array(4)?,
        body: row.bytes(5)?,
        owner: row.id(6)?,
        at: row.int(7)?,
        confirmed: row.id_maybe(8)?.zip(row.int_maybe(9)?),
        withdrawn: row.id_maybe(10)?.zip(row.int_maybe(11)?),
    })
}
