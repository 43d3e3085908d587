//! This module decides how the evidence logs are kept: leaves that follow the events, tiles that only grow, the signed
//! head that moves from one size to the next, and public keys. What a tile or a checkpoint means is not known here.
//!
//! INVARIANT: the head moves from a size that its mover names, in the transaction that writes the tiles; so of two
//! sealers one moves it, and no leaf stands in a signed tree twice or in another place than its event's position.

use uuid::Uuid;

use crate::error::Error;
use crate::packed::unpack;
use crate::sql::Rows;
use crate::statements::evidence as sql;
use crate::store::Store;
use crate::vault::Held;

/// Leaves, events or checkpoints in one read.
pub const LOG_READ_MAX: u32 = 16_384;
/// Microseconds of an hour: of the checkpoints of an hour the last is kept for good.
const HOUR: i64 = 3_600_000_000;

/// A log of an administration. Both are over the same events at the same positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Log {
    /// The one that every house keeps, by SHA-256, in the formats of C2SP.
    C2sp,
    /// The second one of a house that chose it, by SM3 and SM2.
    Sm,
}

impl Log {
    /// Its name in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::C2sp => "c2sp",
            Self::Sm => "sm",
        }
    }
}

/// A signed checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogHead {
    /// Leaves.
    pub size: u64,
    /// The signed note.
    pub checkpoint: String,
    /// When it was signed, UTC microseconds.
    pub at: i64,
}

/// A checkpoint that a consortium agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedHead {
    /// The checkpoint; the time is that at which the agreement was kept.
    pub head: LogHead,
    /// The proof of the agreement.
    pub agreement: String,
}

/// A tile of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogTile {
    /// Level of tiles.
    pub level: u8,
    /// Place within the level.
    pub number: u64,
    /// Its hashes, 32 bytes each.
    pub hashes: Vec<u8>,
}

/// A sealed event, as an auditor reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEvent {
    /// Position in the log, from 1.
    pub position: u64,
    /// The case.
    pub case_id: Uuid,
    /// Place in the case.
    pub sequence: u32,
    /// The event.
    pub bytes: Vec<u8>,
    /// What its leaf is salted with.
    pub salt: Vec<u8>,
    /// The leaf hash, as it is kept.
    pub leaf: Vec<u8>,
}

/// Public keys of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogKeys {
    /// Which keys, since when.
    pub statement: String,
    /// How the keys before handed over; none for the first.
    pub hand_over: Option<String>,
}

/// What of a case an event commits to by its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attached {
    /// The record of a decision.
    Record,
    /// A message as received.
    Original,
}

impl Store {
    /// Whether events of an administration wait for a position.
    ///
    /// # Errors
    /// The database failed.
    pub async fn has_unsealed(&self, administration: Uuid) -> Result<bool, Error> {
        Ok(!self.many("unsealed events", sql::IS_UNSEALED, &[administration.into()], |row| row.int(0)).await?.is_empty())
    }

    /// The leaf hashes after a position, in order, at most `limit` (and [`LOG_READ_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn leaves(&self, administration: Uuid, after: u64, limit: u32) -> Result<Vec<[u8; 32]>, Error> {
        let values = [administration.into(), number(after).into(), limit.min(LOG_READ_MAX).into()];
        self.many("leaves", sql::LEAVES, &values, |row| row.array(1)).await
    }

    /// The sealed events after a position, in order, at most `limit` (and [`LOG_READ_MAX`]). For auditors: it is not
    /// asked whose they are.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sealed_events(&self, administration: Uuid, after: u64, limit: u32) -> Result<Vec<SealedEvent>, Error> {
        let values = [administration.into(), number(after).into(), limit.min(LOG_READ_MAX).into()];
        self.many("sealed events", sql::SEALED_EVENTS, &values, |row| {
            Ok(SealedEvent {
                position: row.number(0)?,
                case_id: row.id(1)?,
                sequence: row.number(2)?,
                bytes: row.bytes(3)?,
                salt: row.bytes(4)?,
                leaf: row.bytes(5)?,
            })
        })
        .await
    }

    /// The bytes that a case keeps under a hash, whatever they hash to now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn attached(
        &self,
        administration: Uuid,
        case_id: Uuid,
        what: Attached,
        hash: &[u8; 32],
    ) -> Result<Option<Vec<u8>>, Error> {
        let text = match what {
            Attached::Record => sql::RECORD_OF_EVENT,
            Attached::Original => sql::ORIGINAL_OF_EVENT,
        };
        let values = [administration.into(), case_id.into(), hash.into()];
        let read = |row: &crate::sql::Row| Ok((row.bytes(1)?, row.number::<u32>(2)?, row.bytes_maybe(3)?));
        let Some((bytes, version, wrapped)) = self.many("what an event names", text, &values, read).await?.pop() else {
            return Ok(None);
        };
        let held = if what == Attached::Record { Held::Record } else { Held::Original };
        // Bytes that do not open were changed: they are given as they are, and hash to something else.
        let opened = self.opened(administration, case_id, held, &version.to_be_bytes(), &bytes, wrapped.as_deref());
        Ok(Some(opened.and_then(unpack).unwrap_or(bytes)))
    }

    /// How far the log is signed; none before the first checkpoint.
    ///
    /// # Errors
    /// The database failed.
    pub async fn log_head(&self, administration: Uuid, log: Log) -> Result<Option<LogHead>, Error> {
        Ok(self.many("the head of the log", sql::LOG_HEAD, &[administration.into(), log.as_str().into()], head).await?.pop())
    }

    /// The last checkpoint of each hour, for sizes above one, the smallest first, at most `limit`.
    ///
    /// # Errors
    /// The database failed.
    pub async fn checkpoints(&self, administration: Uuid, log: Log, above: u64, limit: u32) -> Result<Vec<LogHead>, Error> {
        let values = [administration.into(), log.as_str().into(), number(above).into(), limit.min(LOG_READ_MAX).into()];
        self.many("checkpoints", sql::CHECKPOINTS, &values, head).await
    }

    /// Tiles by level and number; those that are not kept are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn log_tiles(&self, administration: Uuid, log: Log, places: &[(u8, u64)]) -> Result<Vec<LogTile>, Error> {
        let fail = Error::read("tiles");
        let mut keys = Rows::default();
        for (level, place) in places {
            keys.push([administration.into(), log.as_str().into(), i64::from(*level).into(), number(*place).into()]);
        }
        let mut connection = self.reader().await.map_err(&fail)?;
        let rows = connection.look_up(&sql::TILES, &keys).await.map_err(&fail)?;
        let tile = |row: &crate::sql::Row| Ok(LogTile { level: row.number(0)?, number: row.number(1)?, hashes: row.bytes(2)? });
        rows.iter().map(tile).collect::<Result<_, _>>().map_err(&fail)
    }

    /// Keeps tiles and moves the head on from a size. False, and nothing kept, when the head is at another size: another
    /// sealer was quicker.
    ///
    /// # Errors
    /// The database failed.
    pub async fn grow_log(
        &self,
        administration: Uuid,
        log: Log,
        from: u64,
        tiles: &[LogTile],
        to: &LogHead,
    ) -> Result<bool, Error> {
        let fail = Error::write("the log");
        let (name, size, note, at) = (log.as_str().into(), number(to.size).into(), (&to.checkpoint).into(), to.at.into());
        let mut rows = Rows::default();
        for tile in tiles {
            let (level, place) = (i64::from(tile.level).into(), number(tile.number).into());
            rows.push([administration.into(), name, level, place, (&tile.hashes).into()]);
        }
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        let done = async {
            let moved = [administration.into(), name, number(from).into(), size, note, at];
            if connection.execute(sql::MOVE_LOG_HEAD, &moved).await? == 0 {
                return Ok(false);
            }
            connection.change(&sql::PUT_TILES, &rows).await?;
            let kept = [administration.into(), name, to.at.div_euclid(HOUR).into(), size, note, at];
            connection.execute(sql::KEEP_CHECKPOINT, &kept).await?;
            Ok(true)
        }
        .await;
        connection.end(done).await.map_err(&fail)
    }

    /// The newest checkpoint of the log by C2SP that a consortium agreed on; none when there is no consortium, or nothing was agreed yet.
    ///
    /// # Errors
    /// The database failed.
    pub async fn agreed_head(&self, administration: Uuid) -> Result<Option<AgreedHead>, Error> {
        let read = |row: &crate::sql::Row| Ok(AgreedHead { head: head(row)?, agreement: row.text(3)? });
        Ok(self.many("what was agreed", sql::AGREEMENT, &[administration.into()], read).await?.pop())
    }

    /// Keeps a checkpoint that was agreed on, unless a larger one is kept.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_agreed_head(&self, administration: Uuid, agreed: &AgreedHead) -> Result<(), Error> {
        let AgreedHead { head, agreement } = agreed;
        let values =
            [administration.into(), number(head.size).into(), (&head.checkpoint).into(), agreement.into(), head.at.into()];
        self.execute("what was agreed", sql::KEEP_AGREEMENT, &values).await.map(drop)
    }

    /// The public keys of the log, the first first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn log_keys(&self, administration: Uuid, log: Log) -> Result<Vec<LogKeys>, Error> {
        let read = |row: &crate::sql::Row| Ok(LogKeys { statement: row.text(0)?, hand_over: row.text_maybe(1)? });
        self.many("the keys of the log", sql::LOG_KEYS, &[administration.into(), log.as_str().into()], read).await
    }

    /// Adds public keys after so many others.
    ///
    /// # Errors
    /// Somebody added keys meanwhile, or the database failed.
    pub async fn add_log_keys(&self, administration: Uuid, log: Log, after: u32, keys: &LogKeys) -> Result<(), Error> {
        let values =
            [administration.into(), log.as_str().into(), (after + 1).into(), (&keys.statement).into(), (&keys.hand_over).into()];
        self.execute("the keys of the log", sql::ADD_LOG_KEYS, &values).await.map(drop)
    }
}

fn head(row: &crate::sql::Row) -> Result<LogHead, sqlx::Error> {
    Ok(LogHead { size: row.number(0)?, checkpoint: row.text(1)?, at: row.int(2)? })
}

/// Sizes and positions stay far below what the database's numbers hold.
fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
