//! This module decides how it is kept who came in, who was refused, and what internal control looks at.

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::Row;
use crate::statements::people as sql;
use crate::store::Store;

/// Entries in one read.
pub const AUDIT_READ_MAX: u32 = 200;

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its id, a UUID v7.
    pub id: Uuid,
    /// Who did it; the nil id for somebody unknown.
    pub owner: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
    /// What (`session.signed_in`, `request.refused`, `case.released`).
    pub kind: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// About what: a case, a user, a login.
    pub subject: String,
    /// What else there is to say; for a release the firm whose case it was.
    pub detail: String,
    /// Whether internal control should look at it.
    pub is_control: bool,
}

/// Which entries; every part that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Only what internal control should look at.
    pub only_control: bool,
    /// Only of this kind.
    pub kind: Option<String>,
    /// Only by this person or machine.
    pub by: Option<Uuid>,
    /// Only about this: a case, a user, a login.
    pub subject: Option<String>,
    /// Only from this instant on, UTC microseconds.
    pub from: Option<i64>,
    /// Only before this instant, UTC microseconds.
    pub to: Option<i64>,
    /// Where the page before ended: instant and id.
    pub before: Option<(i64, Uuid)>,
    /// How many.
    pub limit: u32,
}

/// How often somebody released cases of a firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Who released.
    pub officer: Uuid,
    /// The firm, as text.
    pub firm: String,
    /// How many cases.
    pub cases: u64,
}

impl Store {
    /// Adds an entry.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_audit(&self, actor: &Actor, entry: &AuditEntry) -> Result<(), Error> {
        let values = [
            actor.administration.into(),
            entry.id.into(),
            entry.owner.into(),
            entry.at.into(),
            (&entry.kind).into(),
            (&entry.outcome).into(),
            (&entry.subject).into(),
            (&entry.detail).into(),
            i64::from(entry.is_control).into(),
        ];
        self.execute("the audit trail", sql::INSERT_AUDIT, &values).await.map(drop)
    }

    /// Entries, newest first, at most [`AUDIT_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn audit(&self, actor: &Actor, filter: &AuditFilter) -> Result<Vec<AuditEntry>, Error> {
        let (at, id) = filter.before.unwrap_or((i64::MAX, Uuid::max()));
        let values = [
            actor.administration.into(),
            i64::from(filter.only_control).into(),
            filter.kind.as_deref().unwrap_or_default().into(),
            at.into(),
            id.into(),
            filter.limit.min(AUDIT_READ_MAX).into(),
            filter.subject.as_deref().unwrap_or_default().into(),
            filter.from.unwrap_or(i64::MIN).into(),
            filter.to.unwrap_or(i64::MAX).into(),
            filter.by.into(),
        ];
        self.many("the audit trail", sql::AUDIT, &values, entry).await
    }

    /// The newest entries of one kind by somebody.
    ///
    /// # Errors
    /// The database failed.
    pub async fn audit_of(&self, actor: &Actor, owner: Uuid, kind: &str, limit: u32) -> Result<Vec<AuditEntry>, Error> {
        let values = [actor.administration.into(), owner.into(), kind.into(), limit.min(AUDIT_READ_MAX).into()];
        self.many("the audit trail", sql::AUDIT_OF, &values, entry).await
    }

    /// Who released how many cases of which firm since an instant, the most first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn pairings(&self, actor: &Actor, since: i64, limit: u32) -> Result<Vec<Pairing>, Error> {
        let values = [actor.administration.into(), since.into(), limit.min(AUDIT_READ_MAX * 10).into()];
        self.many("pairings", sql::PAIRINGS, &values, |row| {
            Ok(Pairing { officer: row.id(0)?, firm: row.text(1)?, cases: row.number(2)? })
        })
        .await
    }
}

fn entry(row: &Row) -> Result<AuditEntry, sqlx::Error> {
    Ok(AuditEntry {
        id: row.id(0)?,
        owner: row.id(1)?,
        at: row.int(2)?,
        kind: row.text(3)?,
        outcome: row.text(4)?,
        subject: row.text(5)?,
        detail: row.text(6)?,
        is_control: row.int(7)? != 0,
    })
}
