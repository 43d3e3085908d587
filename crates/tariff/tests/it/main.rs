//! The arithmetic held against sums that were laid out by hand, and against the laws it must obey.

mod combinations;
mod law;
mod laws;
mod notation;
mod origin;
mod page;
mod recompute;
mod scale;
mod wide;
mod worked;
