//! What an opened database is.

use sqlx::{Connection, Executor};
use store::{Error, Options, Store};

use crate::setting::{Database, on_both_engines};

async fn run(url: &str, sql: &'static str) {
    if url.starts_with("sqlite") {
        sqlx::SqliteConnection::connect(url).await.unwrap().execute(sql).await.unwrap();
    } else {
        sqlx::PgConnection::connect(url).await.unwrap().execute(sql).await.unwrap();
    }
}

on_both_engines! {
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
