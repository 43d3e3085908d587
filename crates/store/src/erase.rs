//! This module decides how what a case holds is locked up on its way into the database, unlocked on its way out, and
//! forgotten: the key of the case goes, with everything that tells of persons. The leaves of its events stay.
//!
//! INVARIANT: a case that was erased has an event that says so, as the last one, in the log like any other; so nobody
//! forgets a case unseen.

use uuid::Uuid;

use crate::batch::leaf_hash;
use crate::command::{Commit, NewEvent};
use crate::error::{CommitError, Error};
use crate::packed::{pack, unpack};
use crate::read::{DecisionRecord, Original};
use crate::sql::{Connection, Value};
use crate::statements::{PUT_EVENT, vault as sql};
use crate::store::Store;
use crate::vault::{CaseKey, Held, Vault};

/// The kind of the event that says that a case was erased.
pub const ERASED: &str = "case.erased.v1";

/// What `SQLite` deletes must not stay readable in the file's free pages, nor in its log.
const OVERWRITE: &str = "PRAGMA secure_delete = ON";
const EMPTY_LOG: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// What a row holds as it is kept, with the key of its case.
pub(crate) struct Locked<T> {
    pub plain: T,
    pub wrapped: Option<Vec<u8>>,
}

/// What of a case is locked up.
pub(crate) trait Holding {
    /// What it is, and for people.
    const WHAT: (Held, &'static str);
    /// The version that it led to.
    fn version(&self) -> u32;
    fn bytes(&mut self) -> &mut Vec<u8>;
}

impl Holding for DecisionRecord {
    const WHAT: (Held, &'static str) = (Held::Record, "a decision");
    fn version(&self) -> u32 {
        self.version
    }
    fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }
}

impl Holding for Original {
    const WHAT: (Held, &'static str) = (Held::Original, "an original");
    fn version(&self) -> u32 {
        self.version
    }
    fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }
}

/// Erasures in one list.
pub const ERASURES_READ_MAX: u32 = 200;

/// When and why a case was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// When, UTC microseconds.
    pub at: i64,
    /// Why.
    pub reason: String,
}

/// A case that is to be forgotten.
#[derive(Debug, Clone)]
pub struct Erasure {
    /// Whose case it is.
    pub administration: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// The version that was seen.
    pub version: u32,
    /// Who does it, as events name it.
    pub actor: String,
    /// When, UTC microseconds.
    pub at: i64,
    /// Why; it stays, so it names nobody.
    pub reason: String,
    /// The event that says so, of the kind [`ERASED`].
    pub event: NewEvent,
}

impl Store {
    /// The same store with what wraps the keys of cases. Cases that begin from then on are locked up.
    #[must_use]
    pub fn with_vault(mut self, vault: Vault) -> Self {
        self.vault = Some(vault);
        self
    }

    /// Whether any case is locked up: then a vault is needed, and the same one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn has_locked(&self) -> Result<bool, Error> {
        Ok(!self.many("the keys of cases", sql::ANY_KEY, &[], |row| row.id(0)).await?.is_empty())
    }

    /// When and why a case was erased; none when it was not.
    ///
    /// # Errors
    /// The database failed.
    pub async fn erased(&self, administration: Uuid, case_id: Uuid) -> Result<Option<Erased>, Error> {
        let values = [administration.into(), case_id.into()];
        let read = |row: &crate::sql::Row| Ok((row.int_maybe(1)?, row.text_maybe(2)?));
        let found = self.many("an erasure", sql::CASE_KEY, &values, read).await?.pop();
        Ok(found.and_then(|(at, reason)| Some(Erased { at: at?, reason: reason.unwrap_or_default() })))
    }

    /// When and why cases were erased, with their movement reference numbers, the newest first, at most
    /// [`ERASURES_READ_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn erasures(&self, administration: Uuid) -> Result<Vec<(Uuid, Option<String>, Erased)>, Error> {
        let values = [administration.into(), ERASURES_READ_MAX.into()];
        let read = |row: &crate::sql::Row| {
            let erased = Erased { at: row.int(1)?, reason: row.text_maybe(2)?.unwrap_or_default() };
            Ok((row.id(0)?, row.text_maybe(3)?, erased))
        };
        self.many("erasures", sql::ERASURES, &values, read).await
    }

    /// Forgets a case: its key, what was received, decided and handed in, notes, messages, what people search by, and
    /// what its events say. False when it is at another version, or was erased before.
    ///
    /// # Errors
    /// The database failed; then nothing was forgotten.
    pub async fn erase(&self, erasure: &Erasure) -> Result<bool, Error> {
        let fail = Error::write("an erasure");
        let mut connection = self.writer().await.map_err(&fail)?;
        let is_sqlite = matches!(connection, Connection::Sqlite(_));
        if is_sqlite {
            connection.execute(OVERWRITE, &[]).await.map_err(&fail)?;
        }
        connection.begin().await.map_err(&fail)?;
        let done = forget(&mut connection, erasure).await;
        let done = connection.end(done).await;
        if matches!(done, Ok(true))
            && is_sqlite
            && let Err(error) = connection.execute(EMPTY_LOG, &[]).await
        {
            tracing::warn!(%error, "the write-ahead log still holds what was erased, until its next checkpoint");
        }
        done.map_err(&fail)
    }

    /// The key of a case; none for one in the clear.
    pub(crate) async fn case_key(&self, administration: Uuid, case_id: Uuid) -> Result<Option<CaseKey>, CommitError> {
        let values = [administration.into(), case_id.into()];
        let read = |row: &crate::sql::Row| row.bytes_maybe(0);
        let found = self.many("the key of a case", sql::CASE_KEY, &values, read).await.map_err(|_| CommitError::Locked)?.pop();
        match found {
            None => Ok(None),
            Some(None) => Err(CommitError::Locked),
            Some(Some(wrapped)) => {
                let key = self.vault.as_ref().and_then(|vault| vault.open(administration, case_id, &wrapped));
                key.map(Some).ok_or(CommitError::Locked)
            }
        }
    }

    /// Makes small and locks up what a command brings: a new case gets a key, where there is a vault.
    pub(crate) async fn lock_up(&self, command: &mut Commit) -> Result<(), CommitError> {
        let (administration, case_id) = (command.administration, command.case_id);
        command.case_key = None;
        let brings = command.original.is_some() || command.decision.is_some();
        let key = match &self.vault {
            Some(vault) if command.expected_version == 0 => {
                let wrapped = vault.draw(administration, case_id).ok_or(CommitError::Locked)?;
                let key = vault.open(administration, case_id, &wrapped);
                command.case_key = Some(wrapped);
                key
            }
            None if command.expected_version == 0 => None,
            _ if brings => self.case_key(administration, case_id).await?,
            _ => None,
        };
        let version = (command.expected_version + command.events.len() as u32).to_be_bytes();
        let kept = |held, plain: &[u8]| match &key {
            Some(key) => key.close(held, &version, &pack(plain)).ok_or(CommitError::Locked),
            None => Ok(pack(plain)),
        };
        if let Some(original) = &mut command.original {
            original.bytes = kept(Held::Original, &original.bytes)?.into();
        }
        if let Some(decision) = &mut command.decision {
            decision.bytes = kept(Held::Record, &decision.bytes)?.into();
        }
        Ok(())
    }

    /// What a row holds; in a case without key, as it is kept.
    pub(crate) fn opened(
        &self,
        administration: Uuid,
        case_id: Uuid,
        held: Held,
        place: &[u8],
        bytes: &[u8],
        wrapped: Option<&[u8]>,
    ) -> Option<Vec<u8>> {
        let Some(wrapped) = wrapped else { return Some(bytes.to_vec()) };
        self.vault.as_ref()?.open(administration, case_id, wrapped)?.open(held, place, bytes)
    }

    /// What a row holds, unlocked.
    pub(crate) fn unlock<T: Holding>(&self, administration: Uuid, case_id: Uuid, locked: Locked<T>) -> Result<T, Error> {
        let Locked { mut plain, wrapped } = locked;
        let (held, what) = T::WHAT;
        let place = plain.version().to_be_bytes();
        let kept = std::mem::take(plain.bytes());
        let opened = match wrapped {
            Some(wrapped) => self.opened(administration, case_id, held, &place, &kept, Some(&wrapped)),
            None => Some(kept),
        };
        *plain.bytes() = opened.and_then(unpack).ok_or(Error::Locked { what })?;
        Ok(plain)
    }
}

/// Everything of it, in one transaction. False when it is not as it was seen.
async fn forget(connection: &mut Connection, erasure: &Erasure) -> Result<bool, sqlx::Error> {
    let Erasure { administration, case_id, version, actor, at, reason, event } = erasure;
    let case: [Value<'_>; 2] = [(*administration).into(), (*case_id).into()];
    let next = *version + 1;
    let [administration, case_id] = case;
    let moved = [administration, case_id, (*version).into(), next.into(), (*at).into()];
    if connection.execute(sql::ERASE_CASE, &moved).await? != 1 {
        return Ok(false);
    }
    if connection.execute(sql::ERASE_KEY, &[administration, case_id, (*at).into(), reason.into()]).await? != 1 {
        return Ok(false);
    }
    let nothing: &[u8] = &[];
    // With the salt somebody could try through what the event said.
    connection.execute(sql::ERASE_EVENTS, &[administration, case_id, nothing.into(), (&[0_u8; 16]).into()]).await?;
    connection.execute(sql::ERASE_MESSAGES, &[administration, case_id, nothing.into()]).await?;
    for text in [
        sql::ERASE_ORIGINALS,
        sql::ERASE_DECISIONS,
        sql::ERASE_DOCUMENTS,
        sql::ERASE_REPLIES,
        sql::ERASE_NOTES,
        sql::ERASE_PROPOSALS,
        sql::ERASE_TERMS,
        sql::ERASE_TIES,
        sql::ERASE_PAST,
        sql::ERASE_DESK,
        sql::ERASE_SELECTION,
        sql::ERASE_PROFILE_HITS,
        sql::ERASE_UNIQUES,
        sql::ERASE_ANSWERS,
    ] {
        connection.execute(text, &case).await?;
    }
    let leaf = leaf_hash(&event.salt, &event.bytes);
    let said = [
        administration,
        case_id,
        next.into(),
        (&event.kind).into(),
        (*at).into(),
        actor.into(),
        (&event.bytes).into(),
        (&event.salt).into(),
        (&leaf).into(),
    ];
    connection.execute(PUT_EVENT, &said).await?;
    Ok(true)
}
