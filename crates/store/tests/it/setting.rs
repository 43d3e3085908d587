//! This module decides what the tests work with: a database each, made-up ids, and commands.

use std::sync::atomic::{AtomicU64, Ordering};

use proptest::strategy::Strategy;
use proptest::test_runner::{Config as ProptestConfig, TestRunner};
use store::testing::Postgres;
use store::{
    Actor, CaseRow, Commit, NewDecision, NewEvent, NewIdempotency, NewMessage, NewOriginal, NewUnique, Options, Sees, Store,
};
use uuid::Uuid;

/// 2026-11-22T00:00:00Z in microseconds.
pub const NOW: i64 = 1_795_305_600_000_000;
pub const HOUR: i64 = 3_600_000_000;

/// A database that goes when this is dropped.
pub struct Database {
    pub url: String,
    pub server: Option<Postgres>,
    _directory: Option<tempfile::TempDir>,
}

impl Database {
    pub fn sqlite() -> Option<Self> {
        let directory = tempfile::tempdir().unwrap();
        Some(Self { url: format!("sqlite:{}/store.db", directory.path().display()), server: None, _directory: Some(directory) })
    }

    pub fn postgres() -> Option<Self> {
        let server = Postgres::start()?;
        Some(Self { url: server.database(), server: Some(server), _directory: None })
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.url, Options::default()).await.unwrap()
    }
}

/// Follows many sequences of steps on two stores over one database; without a server there is nothing to follow.
pub async fn any_interleaving<T: std::fmt::Debug>(
    database: Option<Database>,
    cases: u32,
    steps: impl Strategy<Value = Vec<T>>,
    follow: impl AsyncFn(&[Store], &[T]),
) {
    let Some(database) = database else { return };
    let offices = [database.open().await, database.open().await];
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let handle = tokio::runtime::Handle::current();
    tokio::task::block_in_place(|| {
        runner.run(&steps, |steps| {
            handle.block_on(follow(&offices, &steps));
            Ok(())
        })
    })
    .unwrap();
}

/// Runs a test on both engines; one without server is skipped.
macro_rules! on_both_engines {
    ($($(#[$attribute:meta])* async fn $name:ident($database:ident: &Database) $body:block)*) => {
        $(mod $name {
            #[allow(unused_imports, clippy::allow_attributes, reason = "not every test uses all of them")]
            use super::*;

            async fn test($database: &$crate::setting::Database) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            $(#[$attribute])*
            async fn sqlite() {
                if let Some(database) = $crate::setting::Database::sqlite() {
                    test(&database).await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            $(#[$attribute])*
            async fn postgres() {
                if let Some(database) = $crate::setting::Database::postgres() {
                    test(&database).await;
                }
            }
        })*
    };
}
pub(crate) use on_both_engines;

static IDS: AtomicU64 = AtomicU64::new(1);

/// The next made-up id.
pub fn id() -> Uuid {
    Uuid::from_u128(u128::from(IDS.fetch_add(1, Ordering::Relaxed)) | 7 << 76)
}

pub fn administration() -> Uuid {
    Uuid::from_u128(0xA1)
}

pub fn owner() -> Uuid {
    Uuid::from_u128(0x71)
}

pub fn officer() -> Actor {
    Actor { administration: administration(), client: Uuid::from_u128(0x0F), sees: Sees::Everything }
}

pub fn trader(client: Uuid) -> Actor {
    Actor { administration: administration(), client, sees: Sees::Own }
}

pub fn event(text: &str) -> NewEvent {
    NewEvent { kind: "case.received.v1".to_owned(), bytes: text.as_bytes().to_vec(), salt: [9; 16] }
}

/// A commit with nothing but one event and a row.
pub fn plain(case_id: Uuid, expected_version: u32) -> Commit {
    Commit {
        administration: administration(),
        case_id,
        actor: "tester".to_owned(),
        expected_version,
        at: NOW,
        events: vec![event("{}")],
        row: CaseRow {
            owner: owner(),
            lrn: format!("lrn-{case_id}"),
            declaration_type: "IMA".to_owned(),
            status: "received".to_owned(),
            received_at: NOW,
            declarant: "通关 Trading Ltd".to_owned(),
            goods_codes: "6204430000".to_owned(),
            ..CaseRow::default()
        },
        original: None,
        decision: None,
        outbox: Vec::new(),
        uniques: Vec::new(),
        draws: Vec::new(),
        idempotency: None,
        number: None,
        case_key: None,
    }
}

/// A commit with everything.
pub fn full(case_id: Uuid) -> Commit {
    let mut commit = plain(case_id, 0);
    commit.events.push(NewEvent { kind: "case.accepted.v1".to_owned(), bytes: b"accepted".to_vec(), salt: [1; 16] });
    commit.row = CaseRow {
        mrn: Some(format!("26GB{case_id}")),
        ducr: Some("6GB123456789000-1".to_owned()),
        status: "accepted".to_owned(),
        outcome: Some("released".to_owned()),
        lane: Some("green".to_owned()),
        legal_date: Some("2026-11-22".to_owned()),
        item_count: 3,
        payable: Some("12.30".to_owned()),
        currency: Some("GBP".to_owned()),
        due_at: Some(NOW + HOUR),
        next_step: Some("present".to_owned()),
        assignee: Some("desk 4".to_owned()),
        ..commit.row
    };
    commit.original = Some(NewOriginal::of("application/xml", b"<a/>".as_slice()));
    commit.decision = Some(NewDecision { hash: [3; 32], bytes: b"record".as_slice().into() });
    commit.outbox.push(message(owner()));
    commit.uniques.push(NewUnique { kind: "lrn".to_owned(), value: commit.row.lrn.clone(), not_before: NOW - 48 * HOUR });
    commit.idempotency =
        Some(NewIdempotency { key: format!("key-{case_id}"), body_hash: [5; 32], status: 202, answer: b"answer".to_vec() });
    commit
}

pub fn message(owner: Uuid) -> NewMessage {
    NewMessage { id: id(), owner, kind: "case.released.v1".to_owned(), bytes: b"message".to_vec() }
}
