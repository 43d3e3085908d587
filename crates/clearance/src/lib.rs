//! Deciding, pure: what must be known, the decision from facts, its record and its replay, and the life
//! of a case.
//!
//! Architecture invariant: nothing here does I/O, reads a clock or draws a random number. Everything that
//! a decision depends on is in the declaration, the [`Law`] and the [`Facts`], and all of it is kept.

pub mod amend;
mod authorisations;
mod canonical;
pub mod case;
pub mod course;
mod decide;
mod difference;
mod disagreements;
mod facts;
mod lane;
mod law;
pub mod notice;
mod place;
pub mod profiles;
mod record;
pub mod render;
mod screening;
mod subject;
mod targeting;
mod what_if;

pub use authorisations::{Authorisation, Claims, Register, claims};
pub use canonical::{RecordError, canonical};
pub use decide::{Decision, Draft, Outcome, decide, draft};
pub use difference::{Difference, LineDifference, difference};
pub use facts::{Cover, Draw, DrawProof, FED_MEASURES, Facts, Lookups, Seen, draw_input, needs};
pub use lane::{Lane, Route, RouteReason};
pub use law::{EditionId, Law, LawError};
pub use place::place;
pub use profiles::{Profile, ProfileHit, Profiles};
pub use record::{ENGINE_VERSION, Record, Replay, replay};
pub use screening::{ScreenedParty, ScreeningHit, addresses, containers, conveyances, screened_parties};
pub use subject::{Subject, subject};
pub use targeting::{Capacity, Free, KeptSignals, LineRisk, Reason, RiskFacts, Room, Share, capacity, observe};
pub use what_if::{Shift, what_if};
