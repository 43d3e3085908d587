//! An officer's work: what lies on the desk and what is done with it, one file an act. Each act expects the version of
//! the case that the officer saw, and says what changed when somebody was quicker.

pub mod act;
mod bulk;
mod claim;
pub mod control;
mod detain;
pub mod documents;
mod examine;
mod four_eyes;
mod goods;
mod note;
mod open;
mod parties;
mod project;
mod query;
mod queue;
mod refer;
mod release;
mod reroute;
pub mod search;
mod select;
mod ties;

pub use act::Acted;
pub(crate) use act::impossible;
pub use bulk::{BULK_MAX, BulkAct, BulkPreview};
pub use documents::{DOCUMENT_BYTES_MAX, DOCUMENTS_MAX};
pub use examine::ExaminationResult;
pub use goods::{Goods, GoodsView, REFERENCES_MAX};
pub use parties::PartyHistory;
pub use queue::{QueueQuery, Workload};
pub use release::WriteOff;
pub(crate) use release::{ending, is_red};
pub(crate) use ties::tie;
