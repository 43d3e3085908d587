//! recorded with their hash, and never edited once released.

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::sql::Connection;

struct Migration {
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migration {
    ($name:literal) => {
        Migration {
            sqlite: include_str!(concat!("../migrations/sqlite/", $name)),
            postgres: include_str!(concat!("../migrations/postgres/", $name)),
        }
    };
}

/// Version n is the n-th entry.
const MIGRATIONS: &[Migration] = &[
    migration!("0001_first.sql"),
    migration!("0002_due.sql"),
    migration!("0003_quotas.sql"),
    migration!("0004_people.sql"),
    migration!("0005_evidence.sql"),
    migration!("0006_selections.sql"),
    migration!("0007_law.sql"),
    migration!("0008_ledger.sql"),
    migration!("0009_access.sql"),
    migration!("0010_profiles.sql"),
    migration!("0011_watch.sql"),
    migration!("0012_models.sql"),
    migration!("0013_contracts.sql"),
    migration!("0014_vault.sql"),
    migration!("0015_agreements.sql"),
    migration!("0016_second_log.sql"),
    migration!("0017_ties.sql"),
    migration!("0018_exchange_cases.sql"),
    migration!("0019_past.sql"),
    migration!("0020_drafts.sql"),
    migration!("0021_service.sql"),
    migration!("0022_absences.sql"),
    migration!("0023_noted.sql"),
    migration!("0024_authorisations.sql"),
    migration!("0025_taxes.sql"),
    migration!("0026_photos_templates.sql"),
    migration!("0027_replies.sql"),
    migration!("0028_own_desks.sql"),
    migration!("0029_firms.sql"),
];

/// Two nodes that start together wait for each other here. The number is arbitrary ("tongguan" cut to 63 bits).
const LOCK: &str = "SELECT pg_advisory_xact_lock(8389209323372900717)";
const CREATE_SQLITE: &str = "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT";
const CREATE_POSTGRES: &str = "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY, hash BYTEA NOT NULL)";
pub(crate) const APPLIED: &str = "SELECT version, hash FROM schema_versions ORDER BY version";
pub(crate) const RECORD: &str = "INSERT INTO schema_versions (version, hash) VALUES ($1, $2)";

/// Brings the schema up to date, in one transaction.
pub(crate) async fn migrate(connection: &mut Connection) -> Result<(), Error> {
    connection.begin().await.map_err(Error::Open)?;
    let migrated = advance(connection).await;
    if migrated.is_ok() {
        connection.commit().await.map_err(Error::Open)
    } else {
        connection.rollback().await;
        migrated
    }
}

async fn advance(connection: &mut Connection) -> Result<(), Error> {
    let sqlite = matches!(connection, Connection::Sqlite(_));
    if sqlite {
        connection.script(CREATE_SQLITE).await.map_err(Error::Open)?;
    } else {
        connection.script(LOCK).await.map_err(Error::Open)?;
        connection.script(CREATE_POSTGRES).await.map_err(Error::Open)?;
    }
    let applied = connection.fetch(APPLIED, &[]).await.map_err(Error::Open)?;
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    let mut migrations = (1..).zip(MIGRATIONS);
    for row in applied {
        let found: u32 = row.number(0).map_err(Error::Open)?;
        let Some((version, migration)) = migrations.next() else { return Err(Error::NewerSchema { found, known }) };
        if found != version || row.bytes(1).map_err(Error::Open)? != hash(migration.text(sqlite)) {
            return Err(Error::OtherSchema { version });
        }
    }
    for (version, migration) in migrations {
        let fail = |source| Error::Migrate { version, source };
        let text = migration.text(sqlite);
        connection.script(text).await.map_err(fail)?;
        connection.execute(RECORD, &[version.into(), (&hash(text)).into()]).await.map_err(fail)?;
    }
    Ok(())
}

impl Migration {
    const fn text(&self, sqlite: bool) -> &'static str {
        if sqlite { self.sqlite } else { self.postgres }
    }
}

fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}
