//! This module decides how much room there is for examinations and looks at papers, place by place and day by day: what two
//! people laid down, less what is taken, over what is still expected that day. The score spends what is left.

mod act;
mod draft;
mod expected;
mod room;
mod view;

pub use draft::{CAPACITIES_MAX, CapacityDraft, PER_DAY_MAX, Queue};
pub(crate) use room::Rooms;
pub use view::{CapacitiesView, CapacityVersion, RoomView};
