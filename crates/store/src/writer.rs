//! This module decides when commands are committed: a writer takes what waits in the queue, up to a
//! batch, commits it in one transaction and answers; a batch that fails is redone command by command, so
//! that only the bad one fails.
//!
//! The write-ahead log is flushed once a batch. There is no timer: a lone command is committed at once, and
//! under load the next batch gathers while one is being flushed.

use std::sync::Arc;

use tokio::sync::{Mutex, mpsc, oneshot};
use uuid::Uuid;

use crate::batch::{Failure, Verdict, apply};
use crate::command::{Commit, Committed};
use crate::error::{CommitError, Error};
use crate::seal::{Sealed, seal};
use crate::sql::Connection;
use crate::store::Pool;

/// Commands in one transaction. Measured on `SQLite`: past 64 the flush is no longer what is waited for.
pub(crate) const BATCH_MAX: usize = 64;
/// Bytes of the commands in one transaction, so that a batch of large documents does not keep the others
/// waiting for long.
const BATCH_BYTES_MAX: usize = 8 << 20;
/// Commands that may wait; more callers wait for a place. About a tenth of a second of work.
pub(crate) const QUEUE_MAX: usize = 1024;
/// How often a command that lost a race with another node is tried: the second attempt sees what the other
/// node committed, the rest is for deadlocks.
const ATTEMPTS_MAX: u32 = 4;

/// What the writer does.
pub(crate) enum Job {
    Commit(Box<Commit>, oneshot::Sender<Verdict>),
    Seal { administration: Uuid, limit: u32, reply: oneshot::Sender<Result<Vec<Sealed>, Error>> },
}

/// The queue, shared by the writers of this process.
pub(crate) type Queue = Arc<Mutex<mpsc::Receiver<Job>>>;

/// Takes jobs until the store is dropped.
pub(crate) async fn run(pool: Pool, queue: Queue) {
    let mut jobs = Vec::with_capacity(BATCH_MAX);
    loop {
        if queue.lock().await.recv_many(&mut jobs, BATCH_MAX).await == 0 {
            return;
        }
        let mut batch = Batch::default();
        for job in jobs.drain(..) {
            match job {
                Job::Commit(command, reply) => {
                    if batch.bytes + command.size() > BATCH_BYTES_MAX {
                        std::mem::take(&mut batch).commit(&pool).await;
                    }
                    batch.push(*command, reply);
                }
                Job::Seal { administration, limit, reply } => {
                    std::mem::take(&mut batch).commit(&pool).await;
                    reply.send(seal(&pool, administration, limit).await).ok();
                }
            }
        }
        batch.commit(&pool).await;
    }
}

#[derive(Default)]
struct Batch {
    commands: Vec<Commit>,
    replies: Vec<oneshot::Sender<Verdict>>,
    bytes: usize,
}

impl Batch {
    fn push(&mut self, command: Commit, reply: oneshot::Sender<Verdict>) {
        self.bytes += command.size();
        self.commands.push(command);
        self.replies.push(reply);
    }

    async fn commit(self, pool: &Pool) {
        if self.commands.is_empty() {
            return;
        }
        let verdicts = commit(pool, &self.commands).await;
        for (reply, verdict) in self.replies.into_iter().zip(verdicts) {
            // The caller may have gone; the commit stands.
            reply.send(verdict).ok();
        }
    }
}

/// Shared, because one failure can be the answer to a whole batch.
fn unavailable(error: sqlx::Error) -> Arc<sqlx::Error> {
    Arc::new(error)
}

fn all_unavailable(count: usize, error: sqlx::Error) -> Vec<Verdict> {
    let error = unavailable(error);
    (0..count).map(|_| Err(CommitError::Unavailable(Arc::clone(&error)))).collect()
}

async fn commit(pool: &Pool, commands: &[Commit]) -> Vec<Verdict> {
    let mut connection = match pool.acquire().await {
        Ok(connection) => connection,
        Err(error) => return all_unavailable(commands.len(), error),
    };
    let together: Vec<&Commit> = commands.iter().collect();
    match transaction(&mut connection, &together).await {
        Ok(verdicts) => return verdicts,
        Err(Ended::Undone(failure)) => {
            tracing::debug!(?failure, commands = commands.len(), "a batch is redone command by command")
        }
        // Whether it was committed is unknown: redoing could repeat what was done.
        Err(Ended::Unknown(error)) => return all_unavailable(commands.len(), error),
    }
    match connection {
        Connection::Sqlite(_) => under_savepoints(&mut connection, commands).await,
        // The transactions of other nodes wait for our locks; a transaction a command holds few of them.
        Connection::Postgres(_) => {
            let mut verdicts = Vec::with_capacity(commands.len());
            for command in commands {
                verdicts.push(alone(&mut connection, command).await);
            }
            verdicts
        }
    }
}

enum Ended {
    Undone(Failure),
    Unknown(sqlx::Error),
}

/// One transaction with all commands, made or undone.
async fn transaction(connection: &mut Connection, commands: &[&Commit]) -> Result<Vec<Verdict>, Ended> {
    connection.begin().await.map_err(|error| Ended::Undone(error.into()))?;
    match apply(connection, commands).await {
        Ok(verdicts) => {
            if let Err(error) = connection.commit().await {
                connection.rollback().await;
                return Err(Ended::Unknown(error));
            }
            Ok(verdicts)
        }
        Err(failure) => {
            connection.rollback().await;
            Err(Ended::Undone(failure))
        }
    }
}

async fn alone(connection: &mut Connection, command: &Commit) -> Verdict {
    let mut attempt = 1;
    loop {
        match transaction(connection, &[command]).await {
            Ok(verdicts) => return only(verdicts),
            Err(Ended::Unknown(error)) => return Err(CommitError::Unavailable(unavailable(error))),
            Err(Ended::Undone(failure)) if attempt < ATTEMPTS_MAX && may_pass(&failure) => attempt += 1,
            Err(Ended::Undone(failure)) => return Err(refusal(failure, command)),
        }
    }
}

/// One transaction, in it a savepoint a command: one flush still serves all that are good.
async fn under_savepoints(connection: &mut Connection, commands: &[Commit]) -> Vec<Verdict> {
    match try_under_savepoints(connection, commands).await {
        Ok(verdicts) => verdicts,
        Err(error) => {
            connection.rollback().await;
            all_unavailable(commands.len(), error)
        }
    }
}

async fn try_under_savepoints(connection: &mut Connection, commands: &[Commit]) -> Result<Vec<Verdict>, sqlx::Error> {
    connection.begin().await?;
    let mut verdicts = Vec::with_capacity(commands.len());
    for command in commands {
        connection.execute("SAVEPOINT command", &[]).await?;
        let verdict = match apply(connection, &[command]).await {
            Ok(one) => only(one),
            Err(failure) => {
                connection.execute("ROLLBACK TO command", &[]).await?;
                Err(refusal(failure, command))
            }
        };
        connection.execute("RELEASE command", &[]).await?;
        verdicts.push(verdict);
    }
    connection.commit().await?;
    Ok(verdicts)
}

fn only(verdicts: Vec<Verdict>) -> Result<Committed, CommitError> {
    verdicts.into_iter().next().unwrap_or(Err(CommitError::Closed))
}

/// Whether another attempt can end otherwise: after a lost race, a deadlock or a failed serialisation.
fn may_pass(failure: &Failure) -> bool {
    match failure {
        Failure::Raced => true,
        Failure::NoNumber(_) => false,
        Failure::Sql(error) => error.as_database_error().is_some_and(|error| {
            (error.is_unique_violation() && !is_mrn(error)) || error.code().is_some_and(|code| code == "40P01" || code == "40001")
        }),
    }
}

/// `SQLite` names the columns of a broken index, `PostgreSQL` the index.
fn is_mrn(error: &dyn sqlx::error::DatabaseError) -> bool {
    error.constraint().is_some_and(|name| name == "cases_mrn") || error.message().contains("cases.mrn")
}

fn refusal(failure: Failure, command: &Commit) -> CommitError {
    match failure {
        Failure::Raced => {
            CommitError::Unavailable(unavailable(sqlx::Error::Protocol("a race was lost in every attempt".to_owned())))
        }
        Failure::NoNumber(reason) => CommitError::NoNumber { reason },
        Failure::Sql(error) => match error.as_database_error() {
            Some(inner) if inner.is_unique_violation() && is_mrn(inner) => {
                CommitError::NotUnique { kind: "mrn".to_owned(), value: command.row.mrn.clone().unwrap_or_default() }
            }
            _ => CommitError::Unavailable(unavailable(error)),
        },
    }
}
