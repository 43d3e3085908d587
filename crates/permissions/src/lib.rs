//! Who may do what: [Cedar](https://www.cedarpolicy.com) policies in readable files, embedded, asked for each act.
//!
//! ```
//! use permissions::{CaseAttributes, Permission, Policies, Principal, Role};
//! let policies = Policies::embedded()?;
//! let officer = Principal { id: "wang", roles: &[Role::Officer], firms: &[] };
//! let case = CaseAttributes { owner: "a trader", is_competent: true, is_related: false };
//! assert!(policies.may_on_case(&officer, Permission::ReleaseCase, &case));
//! let kin = CaseAttributes { is_related: true, ..case };
//! assert!(!policies.may_on_case(&officer, Permission::ReadCase, &kin));
//! assert!(!policies.may(&officer, Permission::ManageUsers));
//! # Ok::<(), permissions::PolicyError>(())
//! ```
//!
//! Architecture invariant: what no policy permits is forbidden, and so is everything when a policy cannot be
//! evaluated. Nothing here knows HTTP, SQL or the life of a case.

mod names;
mod policies;

pub use names::{Permission, Role};
pub use policies::{CaseAttributes, Policies, PolicyError, Principal};
