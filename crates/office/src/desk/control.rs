//! This module decides what internal control is told of an officer's act: that the case was taken by oneself, and that
//! it was done outside the hours of the office.

use jiff::Timestamp;
use reference::calendar::Calendar;
use uuid::Uuid;

use crate::{Caller, Office};

/// Whether an office is open at an instant.
fn is_open(calendar: &Calendar, at: Timestamp) -> bool {
    let local = at.to_zoned(calendar.zone.clone());
    let hours = calendar.hours.get(local.weekday().to_monday_zero_offset().unsigned_abs() as usize).copied().flatten();
    let is_within = hours.is_some_and(|(opens, closes)| opens <= local.time() && local.time() < closes);
    is_within && !calendar.holidays.contains(&local.date())
}

impl Office {
    /// Tells internal control of an act where there is something to tell. The act stands whatever happens here.
    pub(crate) async fn watch(&self, caller: &Caller, case: Uuid) {
        let now = self.environment.now();
        let law = self.law();
        let calendar = law.calendar(now.to_zoned(law.time_zone()).date());
        if !is_open(&calendar, now) {
            self.audit(caller.id, "case.off_hours", "done", &case.to_string(), "", true).await;
        }
    }
}
