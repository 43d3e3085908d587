//! How the house calls others over HTTP: over TLS, at public addresses only, bounded in time and bytes; and how what it
//! sends is signed ([Standard Webhooks](https://www.standardwebhooks.com)).
//!
//! ```
//! use outbound::{Reach, Target};
//! let target = Target::parse("https://erp.example/notices?from=customs", Reach::Public)?;
//! assert_eq!(target.host(), "erp.example");
//! assert!(Target::parse("http://erp.example/", Reach::Public).is_err());
//! assert!(Target::parse("https://169.254.169.254/latest/meta-data", Reach::Public).is_err());
//! # Ok::<(), outbound::TargetError>(())
//! ```
//!
//! Architecture invariant: an address is checked after its name was resolved, and the connection goes to the address that
//! was checked: a name that resolves to another address the second time opens nothing. No redirect is followed.

mod call;
mod reach;
mod signature;
mod target;

pub use call::{ANSWER_BYTES_MAX, Answer, CALL_SECONDS_MAX, CallError, Caller, certificates};
pub use reach::{Reach, is_public};
pub use signature::{SECRET_BYTES, SECRET_PREFIX, secret, sign};
pub use target::{Target, TargetError, URL_BYTES_MAX};
