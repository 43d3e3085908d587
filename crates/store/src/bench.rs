//! This module decides how fast commits are measured: the store against a raw rival on the same engine, the
//! same schema and the same eight rows, that writes as well as we know how to and checks nothing.
//!
//! The eight rows of a declaration: two events, the case, the original, the decision record, a message, a unique
//! value and an idempotency key. Figures are commits a second over a given time.

mod history;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::batch::leaf_hash;
use crate::command::{CaseRow, Commit, NewDecision, NewEvent, NewIdempotency, NewMessage, NewOriginal, NewUnique, NumberRequest};
use crate::error::Error;
use crate::sql::{Connection, Rows};
use crate::statements as sql;
use crate::store::{Options, Store};

pub use history::history;

/// An instant in 2026, UTC microseconds.
const NOW: i64 = 1_795_305_600_000_000;
const ADMINISTRATION: Uuid = Uuid::from_u128(0xA1);
/// Trading clients among whom the cases are spread.
const OWNERS: u64 = 50;

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Commits that were acknowledged.
    pub commits: u64,
    /// In how long.
    pub elapsed: Duration,
}

impl Figure {
    /// Commits a second.
    pub fn per_second(&self) -> u64 {
        u64::try_from(u128::from(self.commits) * 1_000_000 / self.elapsed.as_micros().max(1)).unwrap_or(u64::MAX)
    }
}

fn case_id(n: u64) -> Uuid {
    // Version 7, in the order of time as real ids are.
    Uuid::from_u128((u128::from(n) + (1 << 40)) << 80 | 7 << 76 | 2 << 62 | u128::from(n))
}

fn owner(n: u64) -> Uuid {
    Uuid::from_u128(0x7000 + u128::from(n % OWNERS))
}

/// The n-th declaration: one to two kilobytes, as the sizes of a small one are.
pub fn declaration(n: u64) -> Commit {
    let case_id = case_id(n);
    Commit {
        administration: ADMINISTRATION,
        case_id,
        actor: "bench".to_owned(),
        expected_version: 0,
        at: NOW + n as i64,
        events: vec![
            NewEvent { kind: "case.received.v1".to_owned(), bytes: vec![b'r'; 200], salt: [1; 16] },
            NewEvent { kind: "case.accepted.v1".to_owned(), bytes: vec![b'a'; 200], salt: [2; 16] },
        ],
        row: CaseRow {
            owner: owner(n),
            lrn: format!("LRN{n:012}"),
            mrn: Some(format!("26GB{n:014}")),
            ducr: Some(format!("6GB123456789000-{n}")),
            declaration_type: "IMA".to_owned(),
            status: "accepted".to_owned(),
            outcome: Some("released".to_owned()),
            lane: Some("green".to_owned()),
            legal_date: Some("2026-11-22".to_owned()),
            received_at: NOW + n as i64,
            item_count: 1,
            payable: Some("12.30".to_owned()),
            currency: Some("GBP".to_owned()),
            taxes: Some("A00=2.30 B00=10.00".to_owned()),
            goods_codes: "6204430000".to_owned(),
            declarant: "GB123456789000".to_owned(),
            due_at: None,
            next_step: None,
            assignee: None,
        },
        original: Some(NewOriginal::of("application/xml", vec![b'o'; 500])),
        decision: Some(NewDecision { hash: [3; 32], bytes: vec![b'd'; 500].into() }),
        outbox: vec![NewMessage { id: case_id, owner: owner(n), kind: "case.released.v1".to_owned(), bytes: vec![b'm'; 100] }],
        uniques: vec![NewUnique { kind: "lrn".to_owned(), value: format!("LRN{n:012}"), not_before: NOW - 1 }],
        draws: Vec::new(),
        idempotency: Some(NewIdempotency {
            key: format!("key-{n:012}"),
            body_hash: [4; 32],
            status: 202,
            answer: vec![b'w'; 100],
        }),
        number: None,
        case_key: None,
    }
}

/// The same with an MRN whose serial is drawn in the transaction.
pub fn numbered_declaration(n: u64) -> Commit {
    let write = |commit: &mut Commit, serial: u64, context: &str| {
        commit.row.mrn = Some(format!("{context}{serial:014}"));
        Ok(())
    };
    Commit { number: Some(NumberRequest { sequence: "mrn".to_owned(), context: "26GB".to_owned(), write }), ..declaration(n) }
}

/// Commits declarations until an administration has so many events that wait to be sealed.
///
/// # Errors
/// A command could not be committed.
pub async fn fill(store: &Store, administration: Uuid, events: u64) -> Result<(), crate::CommitError> {
    /// As many as one transaction takes.
    const CALLERS: u64 = 64;
    let mut callers = tokio::task::JoinSet::new();
    for caller in 0..CALLERS {
        let store = store.clone();
        callers.spawn(async move {
            for n in (caller..events.div_ceil(2)).step_by(CALLERS as usize) {
                store.commit(Commit { administration, ..declaration(n) }).await?;
            }
            Ok(())
        });
    }
    callers.join_all().await.into_iter().collect()
}

/// Commits through the store from `callers` tasks that each wait for their answer.
///
/// # Errors
/// The database cannot be opened, or a commit fails.
pub async fn ours(url: &str, time: Duration, callers: u64, make: fn(u64) -> Commit) -> Result<Figure, Error> {
    let store = Store::open(url, Options::default()).await?;
    let (next, began) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..callers {
        let (store, next) = (store.clone(), Arc::clone(&next));
        tasks.spawn(async move {
            let mut commits = 0;
            while began.elapsed() < time {
                store.commit(make(next.fetch_add(1, Ordering::Relaxed))).await?;
                commits += 1;
            }
            Ok::<u64, crate::error::CommitError>(commits)
        });
    }
    let mut commits = 0;
    for result in tasks.join_all().await {
        commits += result.map_err(|error| Error::Testing(error.to_string()))?;
    }
    let figure = Figure { commits, elapsed: began.elapsed() };
    store.close().await;
    Ok(figure)
}

/// The raw rival: `connections` tasks that each write `batch` declarations in a transaction with one statement a
/// table, without look-up, check, queue or answer. Outbox numbers are the declaration's.
///
/// # Errors
/// The database cannot be opened, or a statement fails.
pub async fn raw(url: &str, time: Duration, connections: u64, batch: u64) -> Result<Figure, Error> {
    // Opened through the store for its schema and settings; its writers stay idle.
    let store = Store::open(url, Options::default()).await?;
    let (next, began) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..connections {
        // SQLite's one writing connection; on PostgreSQL as many as asked for.
        let mut connection =
            if url.starts_with("sqlite") { store.writer().await } else { store.reader().await }.map_err(Error::Open)?;
        let next = Arc::clone(&next);
        tasks.spawn(async move {
            let mut commits = 0;
            while began.elapsed() < time {
                let first = next.fetch_add(batch, Ordering::Relaxed);
                let declarations: Vec<(u64, Commit)> = (first..first + batch).map(|n| (n, declaration(n))).collect();
                connection.begin().await?;
                write(&mut connection, &declarations).await?;
                connection.commit().await?;
                commits += batch;
            }
            Ok::<u64, sqlx::Error>(commits)
        });
    }
    let mut commits = 0;
    for result in tasks.join_all().await {
        commits += result.map_err(Error::write("the rival's rows"))?;
    }
    let figure = Figure { commits, elapsed: began.elapsed() };
    store.close().await;
    Ok(figure)
}

async fn write(connection: &mut Connection, declarations: &[(u64, Commit)]) -> Result<(), sqlx::Error> {
    let mut events = Rows::default();
    let mut cases = Rows::default();
    let mut originals = Rows::default();
    let mut decisions = Rows::default();
    let mut messages = Rows::default();
    let mut uniques = Rows::default();
    let mut answers = Rows::default();
    let leaf = leaf_hash(&[1; 16], b"");
    for (n, c) in declarations {
        let (administration, case_id) = (c.administration.into(), c.case_id.into());
        for (event, sequence) in c.events.iter().zip(1_u32..) {
            events.push([
                administration,
                case_id,
                sequence.into(),
                (&event.kind).into(),
                c.at.into(),
                (&c.actor).into(),
                (&event.bytes).into(),
                (&event.salt).into(),
                (&leaf).into(),
            ]);
        }
        let row = &c.row;
        cases.push([
            administration,
            case_id,
            2_u32.into(),
            row.owner.into(),
            (&row.lrn).into(),
            (&row.mrn).into(),
            (&row.ducr).into(),
            (&row.declaration_type).into(),
            (&row.status).into(),
            (&row.outcome).into(),
            (&row.lane).into(),
            (&row.legal_date).into(),
            row.received_at.into(),
            c.at.into(),
            row.item_count.into(),
            (&row.payable).into(),
            (&row.currency).into(),
            (&row.goods_codes).into(),
            (&row.declarant).into(),
            row.due_at.into(),
            (&row.next_step).into(),
            (&row.assignee).into(),
            (&row.lrn).into(),
        ]);
        if let Some(original) = &c.original {
            originals.push([
                administration,
                case_id,
                2_u32.into(),
                (&original.content_type).into(),
                (&original.bytes).into(),
                (&leaf).into(),
            ]);
        }
        if let Some(decision) = &c.decision {
            decisions.push([administration, case_id, 2_u32.into(), (&decision.hash).into(), (&decision.bytes).into()]);
        }
        for message in &c.outbox {
            let number = (*n as i64).into();
            let (kind, bytes) = ((&message.kind).into(), (&message.bytes).into());
            messages.push([
                administration,
                number,
                message.owner.into(),
                number,
                message.id.into(),
                case_id,
                kind,
                bytes,
                c.at.into(),
            ]);
        }
        for unique in &c.uniques {
            uniques.push([
                administration,
                (&unique.kind).into(),
                (&unique.value).into(),
                case_id,
                c.at.into(),
                unique.not_before.into(),
            ]);
        }
        if let Some(kept) = &c.idempotency {
            let status = u32::from(kept.status).into();
            answers.push([
                administration,
                (&c.actor).into(),
                (&kept.key).into(),
                (&kept.body_hash).into(),
                status,
                (&kept.answer).into(),
                case_id,
                c.at.into(),
            ]);
        }
    }
    connection.change(&sql::INSERT_EVENTS, &events).await?;
    connection.change(&sql::PUT_CASES, &cases).await?;
    connection.change(&sql::INSERT_ORIGINALS, &originals).await?;
    connection.change(&sql::INSERT_DECISIONS, &decisions).await?;
    connection.change(&sql::INSERT_MESSAGES, &messages).await?;
    connection.change(&sql::TAKE_UNIQUES, &uniques).await?;
    connection.change(&sql::INSERT_ANSWERS, &answers).await?;
    Ok(())
}
