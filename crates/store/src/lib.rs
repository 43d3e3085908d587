//! The only SQL: what a command changes, in one transaction; what a reader may see; on `SQLite` embedded or
//! `PostgreSQL` for many nodes.
//!
//! ```
//! use store::{Actor, CaseRow, Commit, NewEvent, Options, Sees, Store};
//! use uuid::Uuid;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let store = Store::open("sqlite::memory:", Options::default()).await?;
//! let (administration, trader, case_id) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
//! let committed = store
//!     .commit(Commit {
//!         administration,
//!         case_id,
//!         actor: "trader".to_owned(),
//!         expected_version: 0,
//!         at: 1_795_000_000_000_000,
//!         events: vec![NewEvent { kind: "case.received.v1".to_owned(), bytes: b"{}".to_vec(), salt: [7; 16] }],
//!         row: CaseRow { owner: trader, lrn: "2026-1".to_owned(), status: "received".to_owned(), ..CaseRow::default() },
//!         original: None,
//!         decision: None,
//!         outbox: Vec::new(),
//!         uniques: Vec::new(),
//!         draws: Vec::new(),
//!         idempotency: None,
//!         number: None,
//!         case_key: None,
//!     })
//!     .await?;
//! assert_eq!(committed.version, 1);
//!
//! let trader = Actor { administration, client: trader, sees: Sees::Own };
//! assert_eq!(store.case(&trader, case_id).await?.map(|case| case.version), Some(1));
//! let stranger = Actor { client: Uuid::from_u128(4), ..trader };
//! assert_eq!(store.case(&stranger, case_id).await?, None);
//! # Ok(())
//! # }
//! ```
//!
//! Architecture invariant: nothing here reads a clock or draws an id, a salt or a random number; all are
//! fields of what the caller passes; only the vault draws its keys and nonces. Every row has an `administration_id`,
//! and no statement reads across administrations except those that find the client of a token and whether anything is
//! locked up.

mod absences;
mod agreements;
mod audit;
mod authorisations;
mod batch;
#[cfg(feature = "testing")]
pub mod bench;
mod beside;
mod cockpit;
mod command;
mod credentials;
mod desk;
mod directives;
mod documents;
mod drafts;
mod erase;
mod error;
mod evidence;
mod exchanges;
mod history;
mod law;
mod ledger;
mod list;
mod logged;
mod models;
mod packed;
mod past;
mod people;
mod profiles;
mod queue;
mod quota;
mod read;
mod referrals;
mod replies;
mod rescreens;
mod retrainings;
mod rooms;
mod schema;
mod seal;
mod selections;
mod sql;
mod statements;
mod store;
mod study;
mod templates;
#[cfg(feature = "testing")]
pub mod testing;
mod ties;
mod vault;
mod webhooks;
mod writer;

pub use absences::{ABSENCES_READ_MAX, Absence, Stranded};
pub use agreements::{AGREEMENT_DOCUMENTS_MAX, AGREEMENTS_OF_CASE_MAX, AGREEMENTS_READ_MAX, Agreement, AgreementStep, Seat};
pub use audit::{AUDIT_READ_MAX, AuditEntry, AuditFilter, Pairing};
pub use authorisations::{AUTHORISATIONS_PAGE_MAX, Authorisation, AuthorisationFilter, Ended, HeldAuthorisation};
pub use batch::leaf_hash;
pub use beside::Client;
pub use cockpit::{Load, OFFICERS_MAX, OWED_MAX, Owed, Received, SLOT_MICROSECONDS, TIMED_MAX, Timed, Waiting};
pub use command::{
    Answer, COMMIT_BYTES_MAX, CaseRow, Commit, Committed, EVENTS_MAX, KEY_BYTES_MAX, MESSAGES_MAX, NewDecision, NewEvent,
    NewIdempotency, NewMessage, NewOriginal, NewUnique, NumberRequest, UNIQUES_MAX,
};
pub use credentials::{Credential, Session};
pub use desk::{Assignment, Desk, Note, PROPOSALS_READ_MAX, Proposal};
pub use directives::{DIRECTIVES_READ_MAX, DIRECTIVES_STANDING_MAX, Directive, Step};
pub use documents::{Document, Taken};
pub use drafts::{DRAFTS_READ_MAX, DraftCard};
pub use erase::{ERASED, ERASURES_READ_MAX, Erased, Erasure};
pub use error::{CommitError, Error};
pub use evidence::{AgreedHead, Attached, LOG_READ_MAX, Log, LogHead, LogKeys, LogTile, SealedEvent};
pub use exchanges::{EXCHANGES_OF_CASE_MAX, EXCHANGES_READ_MAX, Exchange};
pub use law::{Activation, Comparison, EditionCard, LAW_READ_MAX};
pub use ledger::{ACCOUNT_PREFIX, DEBTS_MAX, DebtBalance, Entry, NewEntry, POSTINGS_MAX, PaymentAccount, Posted, Posting};
pub use list::{Cursor, ExaminedCases, Filter, PAGE_MAX, Page};
pub use logged::Logged;
pub use models::{FINDINGS_MAX, SHADOWED_MAX, Shadow, Shadowed};
pub use past::{PAST_READ_MAX, PastCase, PastSize};
pub use people::{Competence, Mandate, Organisation, User};
pub use profiles::{HitMonth, HitRow, PROFILE_CASES_MAX, PROFILE_MONTHS, Trial};
pub use queue::{COMPETENCES_MAX, QueueCursor, QueueFilter, QueueOrder, Queued, RELATED_MAX, WORDS_MAX};
pub use quota::{DRAWS_MAX, NewDraw};
pub use read::{Actor, Case, Count, DecisionRecord, Event, KeptAnswer, MESSAGES_READ_MAX, Message, Order, Original, Sees};
pub use referrals::Referral;
pub use replies::{Keyed, Replied, Reply};
pub use rescreens::Rescreen;
pub use retrainings::{RETRAININGS_READ_MAX, Retraining};
pub use rooms::{Arrived, HOUR_MICROSECONDS, Loaded};
pub use seal::{SEAL_MAX, Sealed};
pub use selections::{
    Burden, Examined, Outlooks, PROBABILITY_BAND, SELECTIONS_MAX, Selected, Selection, SelectionFilter, Signalled,
    WEEK_MICROSECONDS,
};
pub use store::{Options, Store};
pub use study::{FLOWS_MAX, Flow, Hits, STUDIED_MAX, Studied};
pub use templates::Template;
pub use ties::{TIED_MAX, Tie, Tied, TiedCase};
pub use vault::{VAULT_KEY_BYTES, Vault};
pub use webhooks::{Attempted, DELIVERIES_READ_MAX, Delivery, DueDelivery, Webhook};
