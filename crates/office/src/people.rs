//! Who works here: signing in, the own account, users, the organisation, mandates, keys, and the audit trail.

pub mod absence;
pub mod account;
mod audit;
pub mod directory;
mod first;
pub mod keys;
pub mod mandates;
pub mod organisation;
pub mod passkeys;
pub mod sign_in;
pub mod users;

pub use audit::{PAIRING_CASES_MIN, PAIRING_DAYS, Pairing};
pub use first::FirstUser;
