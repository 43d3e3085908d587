//! This module decides what a database looks like after years: so many cases, nearly all of them done, with the rows
//! that lists, queues and searches read. The documents are short: no list, queue or search reads them.

use uuid::Uuid;

use super::{declaration, write};
use crate::command::{Commit, NewDecision, NewOriginal};
use crate::desk::Desk;
use crate::error::Error;
use crate::read::{Actor, Sees};
use crate::sql::Connection;
use crate::store::Store;

/// Cases written in one transaction.
const BATCH: u64 = 1000;
/// Between one case and the next, microseconds: ten million are five years.
const APART: i64 = 15_000_000;
/// What an officer has for a step in this past, microseconds: a working day.
const SERVICE: i64 = 8 * 3_600_000_000;
/// One case in so many still waits for an officer.
const WAITING: u64 = 500;

/// Writes cases of an administration as the rival does, each with its desk and its words.
///
/// # Errors
/// The database failed.
pub async fn history(store: &Store, administration: Uuid, cases: u64) -> Result<(), Error> {
    let actor = Actor { administration, client: Uuid::nil(), sees: Sees::Everything };
    for first in (0..cases).step_by(BATCH as usize) {
        let numbers = first..cases.min(first + BATCH);
        let past: Vec<(u64, Commit)> = numbers.clone().map(|n| (n, past(administration, n, cases))).collect();
        let desks: Vec<(Desk, Vec<String>)> = past.iter().map(|(n, commit)| desk(commit, n % WAITING == 0)).collect();
        let fail = Error::write("the history");
        let mut connection = store.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        write(&mut connection, &past).await.map_err(&fail)?;
        connection.commit().await.map_err(&fail)?;
        drop(connection);
        store.put_desks(&actor, &desks).await?;
    }
    // Years of work would long have been counted; PostgreSQL does so a minute after the filling.
    let fail = Error::write("the history");
    let mut connection = store.writer().await.map_err(&fail)?;
    if matches!(connection, Connection::Postgres(_)) {
        connection.script("ANALYZE").await.map_err(fail)?;
    }
    Ok(())
}

fn past(administration: Uuid, n: u64, cases: u64) -> Commit {
    let mut commit = Commit {
        administration,
        // Numbers of messages are drawn, and these were not.
        outbox: Vec::new(),
        original: Some(NewOriginal::of("application/xml", vec![b'o'; 16])),
        decision: Some(NewDecision { hash: [3; 32], bytes: vec![b'd'; 16].into() }),
        idempotency: None,
        ..declaration(n)
    };
    for event in &mut commit.events {
        event.bytes.truncate(16);
    }
    commit.at -= APART * (cases - n) as i64;
    commit.row.received_at = commit.at;
    // Of another year than what is handed in now.
    commit.row.mrn = Some(format!("25GB{n:014}"));
    commit
}

fn desk(commit: &Commit, waits: bool) -> (Desk, Vec<String>) {
    let row = &commit.row;
    let desk = Desk {
        case_id: commit.case_id,
        owner: row.owner,
        version: 2,
        waits_for: waits.then(|| "officer".to_owned()),
        stage: "check_documents".to_owned(),
        stage_since: row.received_at,
        procedures: " 40".to_owned(),
        goods: format!(" {}", row.goods_codes),
        place: "GBDVR".to_owned(),
        parties: row.declarant.clone(),
        lane: Some(if waits { "yellow" } else { "green" }.to_owned()),
        received_at: row.received_at,
        due_at: waits.then_some(row.received_at + SERVICE),
        subject: String::new(),
        worth: if waits { row.received_at % 100_000 } else { 0 },
    };
    let words = [Some(&row.lrn), row.mrn.as_ref(), Some(&row.declarant)];
    (desk, words.into_iter().flatten().map(|word| word.to_lowercase()).collect())
}
