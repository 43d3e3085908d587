//! The use cases, one file each: look up facts, decide, commit, and on a conflict decide again. Command
//! line, API and workers call them alike.
//!
//! Architecture invariant: nothing here knows HTTP, and the only clock and the only source of random
//! numbers are the [`Environment`] that is passed in.

mod additional;
pub mod agreements;
pub mod analyst;
mod arrears;
pub mod authorisations;
mod caller;
pub mod capacities;
mod cell;
pub mod cockpit;
mod consider;
pub mod denial;
pub mod desk;
mod directives;
mod dossier;
mod environment;
mod erasure;
mod error;
pub mod evidence;
pub mod exchange;
mod explained;
mod firms;
pub mod goods_codes;
mod laid_down;
pub mod law;
pub mod models;
mod paper;
mod past;
pub mod payments;
pub mod people;
pub mod profiles;
mod quota;
mod read;
pub mod retraining;
mod submit;
mod targets;
pub mod templates;
pub mod timers;
mod try_amendment;
mod try_out;
mod turn;
mod versions;
mod watch;
pub mod watchlist;
pub mod webhooks;

use std::sync::Arc;

use clearance::Law;
use identity::passkey::RelyingParty;
use payments::Holders;
use store::Store;
use uuid::Uuid;

pub use caller::{Caller, CaseAccess, Proof};
pub use cell::CellProblem;
pub use denial::Denial;
pub use directives::Standing;
pub use environment::{Environment, System};
pub use erasure::{ErasureDone, ErasureWaiting, ErasuresView, Forgetting};
pub use error::OfficeError;
pub use explained::{Explained, ExplainedSignal, Unexplained};
pub use law::Schedule;
pub use profiles::ProfilesInUse;
pub use read::{CaseView, Notice, StayView};
pub use submit::{Answer, Submission};
pub use targets::Targets;
pub use try_out::CODES_MAX;
pub use watch::Watchlists;

/// An administration at work: its law, its store, its clock.
#[derive(Clone)]
pub struct Office {
    /// Whose cases these are.
    pub administration: Uuid,
    /// Which law counts when.
    pub schedule: Arc<Schedule>,
    /// The law of an instant or a date, in an office that was taken under it.
    pinned: Option<Arc<Law>>,
    /// Where cases are kept.
    pub store: Store,
    /// The key that the random draw is made with; without it, numbers are the operating system's, which nobody can check.
    pub lottery: Option<Arc<draws::Key>>,
    /// The key with which the house signs: agreements in which it plays a role, and what it says to other administrations.
    /// Without it, it does neither.
    pub signer: Option<Arc<ledger::Signer>>,
    /// What is agreed with other administrations; without it, nobody is asked and nobody answered.
    pub arrangement: Option<Arc<::exchange::Arrangement>>,
    /// Whom other administrations trust.
    pub recognised: Arc<exchange::RecognisedTraders>,
    /// The types of authorisations of which the register is kept.
    registers: Arc<authorisations::Registers>,
    /// Analysts' profiles.
    pub profiles: Arc<ProfilesInUse>,
    /// What is known of the firms that declarations name.
    firms: Arc<firms::Firms>,
    /// How much room there is at which place.
    rooms: Arc<capacities::Rooms>,
    /// The model in use and what it knows of the past.
    pub targets: Arc<Targets>,
    /// Days after which models are learned again from the house's own past; none: only when somebody asks.
    pub retrain_days: Option<u32>,
    /// The lists that parties are held against.
    pub watchlists: Arc<Watchlists>,
    /// Which firms have an account, as far as was asked lately.
    pub holders: Arc<Holders>,
    /// The keys of the evidence log, which sign what is disclosed; without them, this node discloses nothing.
    pub issuer: Option<Arc<::evidence::Keys>>,
    /// The house as browsers know it; without it, nobody signs in with a passkey.
    pub relying_party: Option<Arc<RelyingParty>>,
    /// What the consortium began with that agrees on the evidence log; none when the house belongs to none.
    pub genesis: Option<Arc<str>>,
    /// Clock and random numbers.
    pub environment: Arc<dyn Environment>,
}

impl Office {
    /// An office under a law, with the machine's clock, no keys, no profile, no model and no lists.
    pub fn new(administration: Uuid, law: Arc<Law>, store: Store) -> Self {
        Self {
            administration,
            schedule: Schedule::starting_with(law),
            pinned: None,
            store,
            lottery: None,
            signer: None,
            arrangement: None,
            registers: Arc::default(),
            recognised: Arc::default(),
            profiles: ProfilesInUse::none(),
            firms: Arc::default(),
            rooms: Arc::default(),
            targets: Targets::none(),
            retrain_days: None,
            watchlists: Watchlists::none(),
            holders: Arc::default(),
            issuer: None,
            relying_party: None,
            genesis: None,
            environment: Arc::new(System),
        }
    }
}
