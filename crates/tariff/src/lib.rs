//! What is owed and why: the customs value of each item, the measures that apply, the amounts, and each
//! step that led there.
//!
//! Architecture invariant: every figure comes from the declaration, from a row of the edition or from a
//! measure that was fed; a row that is missing becomes a finding and never a guess.

mod assess;
mod assessment;
mod bound;
mod charge;
mod component;
pub mod fed;
pub mod interest;
pub mod origin;
mod quantities;
pub mod quota;
mod select;
mod valuation;

pub use assess::{Request, assess};
pub use assessment::{Assessment, ItemValue, Line, RowReference, Step, StepKind, Total};
pub use fed::FedMeasures;
pub use quota::{Balances, QuotaBalance, QuotaUse};
