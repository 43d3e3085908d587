//! This module decides how supporting documents are kept: as they were handed in, with their SHA-256, for whoever may
//! see the case.

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::Row;
use crate::statements::desk as sql;
use crate::store::Store;
use crate::vault::Held;

/// A supporting document, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// The firm that handed it in.
    pub owner: Uuid,
    /// Who did it for the firm.
    pub handed_in_by: String,
    /// The name it came with.
    pub name: String,
    /// What it is, by its content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub hash: [u8; 32],
    /// When, UTC microseconds.
    pub at: i64,
    /// Of a picture of goods, when and where it was taken, as far as its device said.
    pub taken: Taken,
}

/// When and where a picture was taken, as its device says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// UTC microseconds.
    pub at: Option<i64>,
    /// Degrees north and east, decimals.
    pub place: Option<[String; 2]>,
    /// How far the place may be off, in metres.
    pub accuracy_metres: Option<u32>,
}

impl Store {
    /// The documents of a case, the oldest first; none when there is no such case for this reader.
    ///
    /// # Errors
    /// The database failed.
    pub async fn documents(&self, actor: &Actor, case_id: Uuid) -> Result<Vec<Document>, Error> {
        let [administration, everything, client] = actor.values();
        self.many("documents", sql::DOCUMENTS, &[administration, everything, client, case_id.into()], document).await
    }

    /// A document of a case with its bytes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn document(&self, actor: &Actor, case_id: Uuid, id: Uuid) -> Result<Option<(Document, Vec<u8>)>, Error> {
        let [administration, everything, client] = actor.values();
        let values = [administration, everything, client, case_id.into(), id.into()];
        let read = |row: &Row| Ok((document(row)?, row.bytes(13)?, row.bytes_maybe(14)?));
        let Some((found, bytes, wrapped)) = self.many("a document", sql::DOCUMENT_BYTES, &values, read).await?.pop() else {
            return Ok(None);
        };
        let place = found.id.as_bytes();
        let bytes = self.opened(actor.administration, case_id, Held::Document, place, &bytes, wrapped.as_deref());
        Ok(Some((found, bytes.ok_or(Error::Locked { what: "a document" })?)))
    }

    /// Keeps a document; its size and hash are taken from the bytes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert_document(&self, actor: &Actor, new: &Document, bytes: &[u8]) -> Result<Document, Error> {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let locked = Error::Locked { what: "the case of a document" };
        let kept = match self.case_key(actor.administration, new.case_id).await.map_err(|_| Error::Locked { what: "a case" })? {
            Some(key) => Cow::Owned(key.close(Held::Document, new.id.as_bytes(), bytes).ok_or(locked)?),
            None => Cow::Borrowed(bytes),
        };
        let (latitude, longitude) = new.taken.place.clone().map(|[latitude, longitude]| (latitude, longitude)).unzip();
        let values = [
            actor.administration.into(),
            new.id.into(),
            new.case_id.into(),
            new.owner.into(),
            (&new.handed_in_by).into(),
            (&new.name).into(),
            (&new.media_type).into(),
            size.into(),
            (&hash).into(),
            kept.as_ref().into(),
            new.at.into(),
            new.taken.at.into(),
            (&latitude).into(),
            (&longitude).into(),
            new.taken.accuracy_metres.map(i64::from).into(),
        ];
        self.execute("a document", sql::INSERT_DOCUMENT, &values).await?;
        Ok(Document { hash, size: bytes.len() as u64, ..new.clone() })
    }

    /// Removes a document that its case did not take up after all.
    ///
    /// # Errors
    /// The database failed.
    pub async fn delete_document(&self, actor: &Actor, id: Uuid) -> Result<(), Error> {
        self.execute("a document", sql::DELETE_DOCUMENT, &[actor.administration.into(), id.into()]).await.map(drop)
    }
}

fn document(row: &Row) -> Result<Document, sqlx::Error> {
    Ok(Document {
        id: row.id(0)?,
        case_id: row.id(1)?,
        owner: row.id(2)?,
        handed_in_by: row.text(3)?,
        name: row.text(4)?,
        media_type: row.text(5)?,
        size: row.number(6)?,
        hash: row.array(7)?,
        at: row.int(8)?,
        taken: Taken {
            at: row.int_maybe(9)?,
            place: row.text_maybe(10)?.zip(row.text_maybe(11)?).map(|(latitude, longitude)| [latitude, longitude]),
            accuracy_metres: row.int_maybe(12)?.and_then(|metres| u32::try_from(metres).ok()),
        },
    })
}
