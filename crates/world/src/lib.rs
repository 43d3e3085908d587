//! A country to test in.
//!
//! No open table of declarations has honest labels, so this crate makes a country: traders with habits, goods with
//! prices that drift, routes, relations, seasons, newcomers, and people who deceive in documented ways and change
//! their ways when they are caught. Labels come only from looking. `docs/world.md` describes every mechanism.
//!
//! ```
//! let mut country = world::World::new(world::Settings::default());
//! let lines = country.day();
//! assert!(lines.len() > 100);
//! ```
#![expect(clippy::float_arithmetic, reason = "a simulation; no money is decided here")]

mod country;
mod fraud;
mod goods;
mod random;
mod shipment;
mod table;
mod trader;

pub use country::{Planted, Settings, TEST_SEEDS, TRAINING_SEEDS, World};
pub use shipment::{Mechanism, Shipment, Truth};
pub use table::{COLUMNS, head, row};
