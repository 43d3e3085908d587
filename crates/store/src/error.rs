//! This module decides what can go wrong: a commit that is refused with a reason, and an operation of the
//! database that failed.

use std::sync::Arc;

use crate::command::Answer;

/// Why a commit was not made. Nothing was written, except after [`CommitError::Unavailable`], where a lost
/// connection can leave the outcome unknown: repeat with the same idempotency key.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// The case is at another version: read it and decide again.
    #[error("the case is at version {actual_version}")]
    Conflict {
        /// The case's version; 0 when there is no such case.
        actual_version: u32,
    },
    /// The same key with the same body was done before; this is its answer.
    #[error("this request was done before")]
    Repeated(Answer),
    /// The same key with another body.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// Another case uses the value.
    #[error("the {kind} {value:?} is in use")]
    NotUnique {
        /// Which kind of value.
        kind: String,
        /// The value.
        value: String,
    },
    /// The balance of a quota is no longer one that the decision rests on: decide again.
    #[error("the balance of quota {code} is {balance} now")]
    QuotaMoved {
        /// The order number.
        code: String,
        /// The balance, in millionths of its unit.
        balance: i64,
    },
    /// The drawn number could not be written into the command; it was not used.
    #[error("no number: {reason}")]
    NoNumber {
        /// What the command's function said.
        reason: String,
    },
    /// The command breaks a limit of the store; a defect of the caller.
    #[error("the command cannot be stored: {reason}")]
    Invalid {
        /// Which limit.
        reason: &'static str,
    },
    /// What the case holds cannot be locked up: this node has no vault key, or another one, or the case was erased.
    #[error("what the case holds cannot be locked up")]
    Locked,
    /// The database failed.
    #[error("the database is not available")]
    Unavailable(#[source] Arc<sqlx::Error>),
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
}

/// An operation that failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address names no engine.
    #[error("the database {url:?} begins with neither sqlite: nor postgres:")]
    Address {
        /// The address, without its password.
        url: String,
    },
    /// The database could not be opened.
    #[error("the database cannot be opened")]
    Open(#[source] sqlx::Error),
    /// A setting on which durability rests has another value.
    #[error("{setting} is {found:?}, not {wanted}; an acknowledged command might not survive")]
    NotDurable {
        /// The setting.
        setting: &'static str,
        /// What it must be.
        wanted: &'static str,
        /// What it is.
        found: String,
    },
    /// The schema could not be brought up to date.
    #[error("migration {version} failed")]
    Migrate {
        /// The migration.
        version: u32,
        /// Why.
        #[source]
        source: sqlx::Error,
    },
    /// The schema is newer than this program.
    #[error("the database has schema {found}, this program knows {known}; use a newer program")]
    NewerSchema {
        /// The database's.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// A migration that was applied is not the one this program holds.
    #[error("migration {version} of the database is not the one of this program")]
    OtherSchema {
        /// The migration.
        version: u32,
    },
    /// Reading failed.
    #[error("reading {what} failed")]
    Read {
        /// What was read.
        what: &'static str,
        /// Why.
        #[source]
        source: sqlx::Error,
    },
    /// Writing failed.
    #[error("writing {what} failed")]
    Write {
        /// What was written.
        what: &'static str,
        /// Why.
        #[source]
        source: sqlx::Error,
    },
    /// What a case holds cannot be read: this node has no vault key, or another one, or a row was changed.
    #[error("{what} is locked: this node has no vault key, or another one, or the row was changed")]
    Locked {
        /// What was read.
        what: &'static str,
    },
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// A test server or benchmark could not run.
    #[cfg(feature = "testing")]
    #[error("the test server failed: {0}")]
    Testing(String),
}

impl Error {
    pub(crate) fn read(what: &'static str) -> impl Fn(sqlx::Error) -> Self {
        move |source| Self::Read { what, source }
    }

    pub(crate) fn write(what: &'static str) -> impl Fn(sqlx::Error) -> Self {
        move |source| Self::Write { what, source }
    }
}
