//! This module decides which deadlines run for a case: kept as data, so that a pack can change them.

use serde::Serialize;

use super::state::{Case, Status};
use super::table::Command;

/// A deadline: in which status it runs, for how many days, and what happens then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timer {
    /// Name.
    pub name: &'static str,
    /// The status in which it runs.
    pub status: Status,
    /// Whether it runs only for goods that leave.
    pub exports_only: bool,
    /// Days until it ends.
    pub days: u32,
    /// The command given then.
    pub command: Command,
}

/// The deadlines of the published guide: goods present within 30 days, exit seen within 150 days with a
/// reminder before. A pack may replace them.
pub fn published() -> [Timer; 3] {
    [
        Timer { name: "arrival", status: Status::Registered, exports_only: false, days: 30, command: Command::ExpireArrival },
        Timer { name: "exit_reminder", status: Status::Cleared, exports_only: true, days: 90, command: Command::RemindExit },
        Timer { name: "exit", status: Status::Cleared, exports_only: true, days: 150, command: Command::ExpireExit },
    ]
}

/// The timers that run for a case.
pub fn running<'a>(case: &'a Case, timers: &'a [Timer]) -> impl Iterator<Item = &'a Timer> {
    timers.iter().filter(|timer| timer.status == case.status && (case.is_export || !timer.exports_only))
}
