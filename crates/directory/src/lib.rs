//! Who somebody is by an administration's own directory: OpenID Connect, the code flow with PKCE.
//!
//! [`Settings`] are a file of the operator's. A [`Directory`] sends a browser there ([`Directory::errand`]) and finds out who
//! came back ([`Directory::person`]): subject, login, name, groups. What such a person may do here is not known here.
//!
//! Architecture invariant: an answer counts only with the nonce and the verifier of the errand it answers, signed by a key of
//! the directory with a public-key algorithm. Whoever calls makes sure that the errand is the same browser's, and answered
//! once.

mod provider;
mod settings;

pub use provider::{Directory, DirectoryError, Errand, Person};
pub use settings::{BadSettings, Group, Settings};
