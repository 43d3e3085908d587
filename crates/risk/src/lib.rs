//! Targeting: whom to stop, and why.
//!
//! A line of goods becomes an [`Observation`]; [`Signals`] tell what is remarkable about it, from what was known
//! before; a [`Model`] turns signals into a probability and says which signal carried how much of it.
#![expect(clippy::float_arithmetic, reason = "statistics; money is decided elsewhere")]

mod adoption;
mod adwin;
mod anomaly;
mod bundle;
mod catalogue;
mod champion;
mod communities;
mod doubt;
mod drift;
mod graph;
mod interval;
mod measure;
mod memory;
mod model;
mod near;
mod observation;
mod packed;
mod pairings;
mod prices;
mod propagate;
mod rings;
mod shapley;
mod signals;
mod unknown;

pub use adwin::{RateChange, rate_change};
pub use anomaly::{ISOLATION_LINES_MIN, Isolation};
pub use bundle::{Bundle, BundleError};
pub use catalogue::{HIT_SIGNALS, SIGNAL_COUNT, SIGNALS, Signal, Vector, extended, position};
pub use champion::{Champion, GATE_LINES, Gate, Outlook, Training, Worths};
pub use communities::{Communities, communities};
pub use drift::{FEW_TO_COMPARE, SHIFTED, psi};
pub use graph::Tie;
pub use interval::{Interval, wilson};
pub use measure::{AtShare, Quality, auc, average_precision, quality};
pub use memory::{Entry, HALF_LIFE_DAYS, Memory};
pub use model::{Link, Model, ModelError, Node, Score};
pub use observation::{DayNumber, Figures, Finding, Key, Observation, Role};
pub use packed::{Numbered, Packed, PackedError, pack, unpack};
pub use propagate::propagate;
pub use rings::{Ring, Rings};
pub use shapley::{Shapley, ShapleyError};
pub use signals::Signals;
pub use unknown::unknown;
