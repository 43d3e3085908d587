//! This module decides how a database is opened: the engine by its address, the settings durability rests
//! on, the schema, the pools and the writers.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Executor as _, PgPool, SqlitePool};
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::command::{Commit, Committed};
use crate::error::{CommitError, Error};
use crate::schema;
use crate::seal::Sealed;
use crate::sql::Connection;
use crate::vault::Vault;
use crate::writer::{Job, QUEUE_MAX, run};

/// How long a connection is waited for before the database counts as not available.
const ACQUIRE: Duration = Duration::from_secs(10);
/// How long `SQLite` waits for another process that writes the same file (a backup, a shell).
const BUSY: Duration = Duration::from_secs(5);
/// Prepared statements a connection keeps: seven sizes of a dozen statements, and the lists of cases.
const STATEMENTS_MAX: usize = 512;
/// Pages in the log before `SQLite` copies them into the database, 4 KiB each: fewer, larger checkpoints.
const CHECKPOINT_PAGES: &str = "4000";
/// Memory in which a connection keeps pages, in KiB (negative by `SQLite`'s convention). The default of 2 MiB holds
/// no index of a day's declarations, so that each look-up reads the file.
const CACHE_KIB: &str = "-32768";
/// Writers a process has on `PostgreSQL`. Each inserts on a server process of its own. Measured on two busy
/// cores with 256 callers: 3,800, 5,000 and 5,700 commits/s with one, two and four; with 16 callers they are alike.
const POSTGRES_WRITERS: usize = 4;

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Connections for readers.
    pub readers: u32,
}

impl Default for Options {
    /// 16 readers: as many queries as two to eight cores finish in the time of one flush.
    fn default() -> Self {
        Self { readers: 16 }
    }
}

/// A pool of connections of either engine.
#[derive(Debug, Clone)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Pool {
    pub(crate) async fn acquire(&self) -> Result<Connection, sqlx::Error> {
        match self {
            Self::Sqlite(pool) => pool.acquire().await.map(Connection::Sqlite),
            Self::Postgres(pool) => pool.acquire().await.map(Connection::Postgres),
        }
    }

    async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// The database of cases, on `SQLite` or `PostgreSQL`. Clones share it.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
    pub(crate) vault: Option<Vault>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    readers: Pool,
    writers: Pool,
    queue: Mutex<Option<mpsc::Sender<Job>>>,
    sender: mpsc::WeakSender<Job>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Store {
    /// Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…`, brings its schema up to date and starts the
    /// writers. Must be called inside a tokio runtime.
    ///
    /// A database in memory lives as long as the store, has one connection, and is not durable.
    ///
    /// # Errors
    /// The address names no engine, the database does not answer, it is not durable, or its schema is newer
    /// than this program.
    pub async fn open(url: &str, options: Options) -> Result<Self, Error> {
        let (readers, writers, count) = if url.starts_with("sqlite:") {
            let (readers, writers) = open_sqlite(url, &options).await?;
            (readers, writers, 1)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let (readers, writers) = open_postgres(url, &options).await?;
            (readers, writers, POSTGRES_WRITERS)
        } else {
            return Err(Error::Address { url: url.split('@').next_back().unwrap_or_default().to_owned() });
        };
        let mut connection = writers.acquire().await.map_err(Error::Open)?;
        schema::migrate(&mut connection).await?;
        drop(connection);

        let (sender, receiver) = mpsc::channel(QUEUE_MAX);
        let queue = Arc::new(Mutex::new(receiver));
        // Not aborted when the store is dropped: they end when the queue is closed and empty.
        let tasks = (0..count).map(|_| tokio::spawn(run(writers.clone(), Arc::clone(&queue)))).collect();
        let weak = sender.downgrade();
        Ok(Self {
            vault: None,
            inner: Arc::new(Inner { readers, writers, queue: Mutex::new(Some(sender)), sender: weak, tasks: Mutex::new(tasks) }),
        })
    }

    /// Commits a command. When this returns `Ok`, it survives the loss of the process and of power. Waits
    /// for a place when the queue is full. A command whose caller goes away is committed all the same.
    ///
    /// # Errors
    /// The command is refused with a reason, or the database failed.
    pub async fn commit(&self, mut command: Commit) -> Result<Committed, CommitError> {
        command.check()?;
        self.lock_up(&mut command).await?;
        let (reply, verdict) = oneshot::channel();
        let sender = self.inner.sender.upgrade().ok_or(CommitError::Closed)?;
        sender.send(Job::Commit(Box::new(command), reply)).await.map_err(|_| CommitError::Closed)?;
        drop(sender);
        verdict.await.unwrap_or(Err(CommitError::Closed))
    }

    /// Gives positions in the evidence log to at most `limit` (and [`SEAL_MAX`](crate::SEAL_MAX)) committed
    /// events of an administration that have none, and returns them in order. Fewer than asked for means
    /// that there are no more now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn seal(&self, administration: Uuid, limit: u32) -> Result<Vec<Sealed>, Error> {
        let (reply, sealed) = oneshot::channel();
        let sender = self.inner.sender.upgrade().ok_or(Error::Closed)?;
        sender.send(Job::Seal { administration, limit, reply }).await.map_err(|_| Error::Closed)?;
        drop(sender);
        sealed.await.unwrap_or(Err(Error::Closed))
    }

    /// Commits what waits and closes the connections.
    pub async fn close(&self) {
        drop(self.inner.queue.lock().await.take());
        for task in self.inner.tasks.lock().await.drain(..) {
            if let Err(error) = task.await {
                tracing::error!(%error, "a writer ended badly");
            }
        }
        self.inner.writers.close().await;
        self.inner.readers.close().await;
    }

    pub(crate) async fn reader(&self) -> Result<Connection, sqlx::Error> {
        self.inner.readers.acquire().await
    }

    pub(crate) async fn writer(&self) -> Result<Connection, sqlx::Error> {
        self.inner.writers.acquire().await
    }
}

async fn open_sqlite(url: &str, options: &Options) -> Result<(Pool, Pool), Error> {
    let memory = url.contains(":memory:");
    let connect = SqliteConnectOptions::from_str(url)
        .map_err(Error::Open)?
        .create_if_missing(true)
        .journal_mode(if memory { SqliteJournalMode::Memory } else { SqliteJournalMode::Wal })
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY)
        .statement_cache_capacity(STATEMENTS_MAX)
        .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
        .pragma("cache_size", CACHE_KIB)
        // What a statement of many rows would have to undo fits in memory; else each of them makes a file and removes it.
        .pragma("temp_store", "MEMORY");
    // One connection writes. It is kept for ever: in memory it is the database.
    let single = || {
        SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(ACQUIRE)
    };
    let writers = single().connect_with(connect.clone()).await.map_err(Error::Open)?;
    if memory {
        return Ok((Pool::Sqlite(writers.clone()), Pool::Sqlite(writers)));
    }
    let mut connection = Pool::Sqlite(writers.clone()).acquire().await.map_err(Error::Open)?;
    let synchronous = connection.fetch_one("PRAGMA synchronous", &[]).await.map_err(Error::Open)?;
    let synchronous = synchronous.ok_or(Error::Open(sqlx::Error::RowNotFound))?.int(0).map_err(Error::Open)?;
    if synchronous != 2 {
        return Err(Error::NotDurable { setting: "PRAGMA synchronous", wanted: "2 (FULL)", found: synchronous.to_string() });
    }
    expect(&mut connection, "PRAGMA journal_mode", "PRAGMA journal_mode", &["wal"]).await?;
    drop(connection);
    let readers = SqlitePoolOptions::new()
        .max_connections(options.readers.max(1))
        .acquire_timeout(ACQUIRE)
        .connect_with(connect.pragma("query_only", "ON"))
        .await
        .map_err(Error::Open)?;
    Ok((Pool::Sqlite(readers), Pool::Sqlite(writers)))
}

async fn open_postgres(url: &str, options: &Options) -> Result<(Pool, Pool), Error> {
    let connect = PgConnectOptions::from_str(url)
        .map_err(Error::Open)?
        .application_name("tongguan")
        .statement_cache_capacity(STATEMENTS_MAX);
    // A statement over a batch looks up keys. Its plan is made once, perhaps while the tables are empty and a
    // scan looks cheap, and kept while they grow; so the writers may only use the indexes.
    let direct = connect.clone().options([("enable_seqscan", "off"), ("enable_hashjoin", "off"), ("enable_mergejoin", "off")]);
    let pool = |connections: u32| PgPoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE);
    // One more than the writers, for what is written beside commits.
    let writers = pool(POSTGRES_WRITERS as u32 + 1).after_connect(|connection, _| {
        Box::pin(async move {
            // Declarations are compressed as they are stored; a server without this one uses its own, slower way.
            if let Err(error) = connection.execute("SET default_toast_compression = lz4").await {
                tracing::debug!(%error, "the server does not compress with lz4");
            }
            Ok(())
        })
    });
    let writers = writers.connect_with(direct).await.map_err(Error::Open)?;
    let mut connection = Pool::Postgres(writers.clone()).acquire().await.map_err(Error::Open)?;
    expect(&mut connection, "SHOW synchronous_commit", "synchronous_commit", &["on", "remote_apply"]).await?;
    expect(&mut connection, "SHOW fsync", "fsync", &["on"]).await?;
    expect(&mut connection, "SHOW full_page_writes", "full_page_writes", &["on"]).await?;
    drop(connection);
    let readers = pool(options.readers.max(1)).connect_with(connect).await.map_err(Error::Open)?;
    Ok((Pool::Postgres(readers), Pool::Postgres(writers)))
}

async fn expect(
    connection: &mut Connection,
    query: &'static str,
    setting: &'static str,
    wanted: &[&'static str],
) -> Result<(), Error> {
    let row = connection.fetch_one(query, &[]).await.map_err(Error::Open)?.ok_or(Error::Open(sqlx::Error::RowNotFound))?;
    let found = row.text(0).map_err(Error::Open)?;
    if wanted.contains(&found.as_str()) { Ok(()) } else { Err(Error::NotDurable { setting, wanted: wanted[0], found }) }
}
