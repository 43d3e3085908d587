//! The vocabulary of a customs declaration: the classes of the WCO Data Model as types, the values
//! they hold, the pointers that address them, and the findings that speak of them.
//!
//! ```
//! use declaration::{Declaration, Pointer, node::View};
//!
//! let mut declaration = Declaration::default();
//! declaration.type_code = Some("IMA".into());
//! let pointer: Pointer = "42A/D013".parse()?;
//! assert!(matches!(pointer.find(&declaration)?, View::Leaf(leaf) if leaf.text().as_deref() == Some("IMA")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Architecture invariant: nothing here reads a file, a clock or a random number, and nothing here
//! knows a country's law.

pub mod finding;
pub mod identifier;
pub mod language;
pub mod leaf;
pub mod model;
pub mod money;
pub mod node;
pub mod pointer;
pub mod serde_node;
mod view;

pub use finding::{Argument, Finding, Severity};
pub use identifier::{CountryCode, CurrencyCode, Ducr, Eori, GoodsCode, Mrn, ProcedureCode};
pub use language::LanguageMap;
pub use leaf::{Amount, DateTime, Quantity};
pub use model::*;
pub use money::Money;
pub use pointer::Pointer;
