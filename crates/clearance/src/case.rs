//! The life of a case: a list of events. [`decide`] says which events a command makes, or refuses it
//! with a reason; [`apply`] changes the case by an event. Nothing else changes a case.
//!
//! ```
//! use clearance::case::{Case, Command, Role, decide, apply};
//! let mut case = Case::new(false);
//! for command in [Command::Accept, Command::Route { lane: clearance::Lane::Green }, Command::Clear] {
//!     for event in decide(&case, &command, Role::System)? {
//!         apply(&mut case, &event);
//!     }
//! }
//! assert!(decide(&case, &Command::Clear, Role::System).is_err());
//! # Ok::<(), clearance::case::Refusal>(())
//! ```

pub mod stage;
mod state;
mod table;
pub mod timer;
pub mod trace;

pub use state::{Case, Debt, Hold, Request, Status};
pub use table::{Command, Event, Refusal, Role, TRANSITIONS, Transition, apply, decide};
