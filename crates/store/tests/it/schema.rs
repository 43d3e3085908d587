//! What an opened database is.

use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Connection, Executor};
use store::{Error, Log, LogHead, LogKeys, LogTile, Options, Store};

use crate::setting::{Database, NOW, administration, on_both_engines};

async fn run(url: &str, sql: &'static str) {
    if url.starts_with("sqlite") {
        sqlx::SqliteConnection::connect(url).await.unwrap().execute(sql).await.unwrap();
    } else {
        sqlx::PgConnection::connect(url).await.unwrap().execute(sql).await.unwrap();
    }
}

/// Runs a text of several statements on a database that may not be there yet.
async fn script(url: &str, text: String) {
    if url.starts_with("sqlite") {
        let mut connection = sqlx::SqliteConnection::connect(&format!("{url}?mode=rwc")).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut connection).await.unwrap();
    } else {
        sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut sqlx::PgConnection::connect(url).await.unwrap()).await.unwrap();
    }
}

/// A database as it was when there was one log: the migrations up to the fifteenth, and a log of two leaves.
fn with_one_log(is_sqlite: bool) -> String {
    let folder = format!("{}/migrations/{}", env!("CARGO_MANIFEST_DIR"), if is_sqlite { "sqlite" } else { "postgres" });
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let hexadecimal = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let blob = |bytes: &[u8]| match is_sqlite {
        true => format!("x'{}'", hexadecimal(bytes)),
        false => format!("'\\x{}'::bytea", hexadecimal(bytes)),
    };
    let house = if is_sqlite { blob(administration().as_bytes()) } else { format!("'{}'::uuid", administration()) };
    let kind =
        if is_sqlite { "INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT" } else { "BIGINT PRIMARY KEY, hash BYTEA NOT NULL)" };
    let mut text = format!("CREATE TABLE schema_versions (version {kind};");
    for (version, file) in (1..=15).zip(files) {
        let migration = std::fs::read_to_string(file).unwrap();
        let hash = blob(&Sha256::digest(&migration));
        text += &format!("{migration}\nINSERT INTO schema_versions VALUES ({version}, {hash});");
    }
    let tile = blob(&[7; 64]);
    text + &format!(
        "INSERT INTO log_tiles (administration_id, level, number, hashes) VALUES ({house}, 0, 0, {tile});
        INSERT INTO log_heads VALUES ({house}, 2, 'signed', {NOW});
        INSERT INTO log_checkpoints VALUES ({house}, 1, 2, 'signed', {NOW});
        INSERT INTO log_keys VALUES ({house}, 1, 'first', NULL);"
    )
}

on_both_engines! {
    async fn the_log_of_an_older_database_stays_the_first(database: &Database) {
        script(&database.url, with_one_log(database.url.starts_with("sqlite"))).await;
        let (store, house) = (database.open().await, administration());
        let head = LogHead { size: 2, checkpoint: "signed".to_owned(), at: NOW };
        let tile = LogTile { level: 0, number: 0, hashes: vec![7; 64] };
        assert_eq!(store.log_head(house, Log::C2sp).await.unwrap(), Some(head.clone()));
        assert_eq!(store.checkpoints(house, Log::C2sp, 0, 9).await.unwrap(), std::slice::from_ref(&head));
        assert_eq!(store.log_tiles(house, Log::C2sp, &[(0, 0)]).await.unwrap(), [tile]);
        let keys = LogKeys { statement: "first".to_owned(), hand_over: None };
        assert_eq!(store.log_keys(house, Log::C2sp).await.unwrap(), [keys]);
        assert_eq!(store.log_keys(house, Log::Sm).await.unwrap(), []);
        // It grows on from where it stood, and the other one from nothing.
        let next = LogHead { size: 3, ..head };
        assert!(store.grow_log(house, Log::C2sp, 2, &[], &next).await.unwrap());
        assert!(store.grow_log(house, Log::Sm, 0, &[], &next).await.unwrap());
        assert!(!store.grow_log(house, Log::Sm, 2, &[], &next).await.unwrap());
    }

    async fn every_statement_is_understood(database: &Database) {
        let store = database.open().await;
        assert_eq!(store::testing::prepare_every_statement(&store).await.unwrap(), Vec::<String>::new());
    }

    async fn a_newer_or_another_schema_is_refused(database: &Database) {
        database.open().await.close().await;
        database.open().await.close().await;
        run(&database.url, "INSERT INTO schema_versions SELECT 99, hash FROM schema_versions WHERE version = 1").await;
        let opened = Store::open(&database.url, Options::default()).await;
        assert!(matches!(opened, Err(Error::NewerSchema { found: 99, .. })), "{opened:?}");
        run(&database.url, "DELETE FROM schema_versions WHERE version = 99").await;
        run(&database.url, "UPDATE schema_versions SET version = 98 WHERE version = 1").await;
        let opened = Store::open(&database.url, Options::default()).await;
        assert!(matches!(opened, Err(Error::OtherSchema { version: 1 })), "{opened:?}");
    }
}

#[tokio::test]
async fn a_database_that_is_not_durable_is_refused() {
    let Some(database) = Database::postgres() else { return };
    run(&database.url, "ALTER ROLE postgres SET synchronous_commit = off").await;
    let opened = Store::open(&database.url, Options::default()).await;
    assert!(matches!(opened, Err(Error::NotDurable { setting: "synchronous_commit", .. })), "{opened:?}");
}

#[tokio::test]
async fn an_address_of_no_engine_is_refused_without_its_password() {
    let opened = Store::open("mysql://root:secret@host/db", Options::default()).await;
    let message = opened.unwrap_err().to_string();
    assert!(message.contains("host/db") && !message.contains("secret"), "{message}");
}
