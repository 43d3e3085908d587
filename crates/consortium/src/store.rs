//! This module decides what a node keeps on disk: decided blocks with their certificates, who the members were, blocks
//! that are put forward and must not be lost before they are decided, and proofs that a member lied.
//!
//! A write is on the disk when it returns. One that cannot be made stops the node: it must not vote on what it could
//! forget.

use std::path::Path;

use bytes::Bytes;
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};

const BLOCKS: TableDefinition<u64, &[u8]> = TableDefinition::new("blocks");
const CERTIFICATES: TableDefinition<u64, &str> = TableDefinition::new("certificates");
const MEMBERS: TableDefinition<u64, &str> = TableDefinition::new("members");
const PROPOSED: TableDefinition<&[u8], (u64, &[u8])> = TableDefinition::new("proposed");
const LIES: TableDefinition<(u64, &str), &str> = TableDefinition::new("lies");
const PEERS: TableDefinition<&str, ()> = TableDefinition::new("peers");
/// What must be left of the room for a block and what the file grows by.
const HEADROOM_BYTES: u64 = 4 * 1024 * 1024;

/// Why something could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed, or the disk under it.
    #[error("the store cannot be read or written; is the disk full? 存储无法读写，磁盘是否已满？")]
    Database(#[from] Box<redb::Error>),
    /// The store is as large as it may be.
    #[error("the store has reached its limit of {limit} bytes. 存储已达上限 {limit} 字节。")]
    Full {
        /// Bytes it may have.
        limit: u64,
    },
    /// Something in it is not as it was written.
    #[error("the store is damaged at block {height}. 存储在区块 {height} 处损坏。")]
    Damaged {
        /// Where.
        height: u64,
    },
}

/// Every error of the database as one.
fn database<E: Into<redb::Error>>(error: E) -> StoreError {
    StoreError::Database(Box::new(error.into()))
}

/// A decided block.
pub struct Kept {
    /// The block's bytes.
    pub block: Bytes,
    /// The certificate, a note.
    pub certificate: String,
}

/// What a node keeps.
pub struct Store {
    database: Database,
    path: std::path::PathBuf,
    limit: Option<u64>,
}

impl Store {
    /// Opens the store, or makes it. `limit` is how many bytes it may have.
    pub fn open(path: &Path, limit: Option<u64>) -> Result<Self, StoreError> {
        let database = Database::create(path).map_err(database)?;
        let store = Self { database, path: path.to_owned(), limit };
        store.write(|write| {
            write.open_table(BLOCKS).map_err(self::database)?;
            write.open_table(CERTIFICATES).map_err(self::database)?;
            write.open_table(MEMBERS).map_err(self::database)?;
            write.open_table(PROPOSED).map_err(self::database)?;
            write.open_table(LIES).map_err(self::database)?;
            write.open_table(PEERS).map_err(self::database)?;
            Ok(())
        })?;
        Ok(store)
    }

    fn write(&self, act: impl FnOnce(&redb::WriteTransaction) -> Result<(), StoreError>) -> Result<(), StoreError> {
        if let Some(limit) = self.limit {
            let bytes = std::fs::metadata(&self.path).map_or(0, |metadata| metadata.len());
            if bytes.saturating_add(HEADROOM_BYTES) > limit {
                return Err(StoreError::Full { limit });
            }
        }
        let write = self.database.begin_write().map_err(database)?;
        act(&write)?;
        write.commit().map_err(database)
    }

    /// Keeps a block that is put forward, before anybody votes on it.
    pub fn propose(&self, id: &[u8; 32], height: u64, part: &[u8]) -> Result<(), StoreError> {
        self.write(|write| {
            let mut table = write.open_table(PROPOSED).map_err(database)?;
            table.insert(id.as_slice(), (height, part)).map_err(database)?;
            Ok(())
        })
    }

    /// The blocks that were put forward.
    pub fn proposed(&self) -> Result<Vec<Bytes>, StoreError> {
        let read = self.database.begin_read().map_err(database)?;
        let table = read.open_table(PROPOSED).map_err(database)?;
        let rows = table.iter().map_err(database)?;
        rows.map(|row| row.map(|(_, part)| Bytes::copy_from_slice(part.value().1)).map_err(database)).collect()
    }

    /// Keeps a decided block, with the members after it if they changed; what was put forward for it is let go.
    pub fn decide(&self, height: u64, kept: &Kept, members: Option<&str>) -> Result<(), StoreError> {
        self.write(|write| {
            write.open_table(BLOCKS).map_err(database)?.insert(height, kept.block.as_ref()).map_err(database)?;
            write.open_table(CERTIFICATES).map_err(database)?.insert(height, kept.certificate.as_str()).map_err(database)?;
            if let Some(members) = members {
                write.open_table(MEMBERS).map_err(database)?.insert(height, members).map_err(database)?;
            }
            let mut proposed = write.open_table(PROPOSED).map_err(database)?;
            proposed.retain(|_, (of, _)| of > height).map_err(database)
        })
    }

    /// A decided block.
    pub fn block(&self, height: u64) -> Result<Option<Kept>, StoreError> {
        let read = self.database.begin_read().map_err(database)?;
        let blocks = read.open_table(BLOCKS).map_err(database)?;
        let Some(block) = blocks.get(height).map_err(database)? else { return Ok(None) };
        let certificates = read.open_table(CERTIFICATES).map_err(database)?;
        let certificate = certificates.get(height).map_err(database)?.ok_or(StoreError::Damaged { height })?;
        let certificate = certificate.value().to_owned();
        Ok(Some(Kept { block: Bytes::copy_from_slice(block.value()), certificate }))
    }

    /// The members after each block before a height that changed them.
    pub fn members_before(&self, height: u64) -> Result<Vec<(u64, String)>, StoreError> {
        let read = self.database.begin_read().map_err(database)?;
        let table = read.open_table(MEMBERS).map_err(database)?;
        let rows = table.range(..height).map_err(database)?;
        rows.map(|row| row.map(|(height, members)| (height.value(), members.value().to_owned())).map_err(database)).collect()
    }

    /// Keeps two statements of a member that contradict each other.
    pub fn lie(&self, height: u64, name: &str, notes: &str) -> Result<(), StoreError> {
        self.write(|write| {
            write.open_table(LIES).map_err(database)?.insert((height, name), notes).map_err(database)?;
            Ok(())
        })
    }

    /// Who contradicted itself at which height, with both notes; the latest first, so many at most.
    pub fn lies(&self, count: usize) -> Result<Vec<(u64, String, String)>, StoreError> {
        let read = self.database.begin_read().map_err(database)?;
        let table = read.open_table(LIES).map_err(database)?;
        let rows = table.iter().map_err(database)?.rev().take(count);
        rows.map(|row| {
            let (at, notes) = row.map_err(database)?;
            let (height, name) = at.value();
            Ok((height, name.to_owned(), notes.value().to_owned()))
        })
        .collect()
    }

    /// Keeps the address of a peer that came later.
    pub fn add_peer(&self, address: &str) -> Result<(), StoreError> {
        self.write(|write| {
            write.open_table(PEERS).map_err(database)?.insert(address, ()).map_err(database)?;
            Ok(())
        })
    }

    /// The peers that came later.
    pub fn peers(&self) -> Result<Vec<String>, StoreError> {
        let read = self.database.begin_read().map_err(database)?;
        let table = read.open_table(PEERS).map_err(database)?;
        let rows = table.iter().map_err(database)?;
        rows.map(|row| row.map(|(address, _)| address.value().to_owned()).map_err(database)).collect()
    }
}
