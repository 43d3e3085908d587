//! This module decides what a capacity says and whether it can be taken.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::denial::{Denial, TEXT_CHARACTERS_MAX, text};

/// Capacities that count at once.
pub const CAPACITIES_MAX: usize = 500;
/// Examinations or looks of a place in a day.
pub const PER_DAY_MAX: u32 = 100_000;
/// Days of a capacity: who works where is looked at again within two years.
const DAYS_MAX: i32 = 731;
/// Characters of a place's code.
const PLACE_CHARACTERS_MAX: usize = 17;

/// What goods wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CapacityQueue)]
pub enum Queue {
    /// An examination.
    Goods,
    /// A look at the papers.
    Papers,
}

/// How much a place has of a queue on its days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CapacityDraft {
    /// Beginning of the codes of the places that share it; empty: all places that have none of their own.
    pub place: String,
    /// Of which queue.
    pub queue: Queue,
    /// How many a day, Monday first.
    pub weekdays: [u32; 7],
    /// The first legal date on which it holds.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    /// The last.
    #[schema(value_type = String, format = Date)]
    pub valid_to: Date,
    /// Why: who is there, who is away.
    pub note: String,
}

impl CapacityDraft {
    /// The same with its texts trimmed. `today` is the legal date.
    ///
    /// # Errors
    /// Names the first part that cannot be taken.
    pub(super) fn tidied(mut self, today: Date) -> Result<Self, Denial> {
        let wrong = |field, reason| Denial::Invalid { field, reason };
        self.place = self.place.trim().to_ascii_uppercase();
        if self.place.len() > PLACE_CHARACTERS_MAX || !self.place.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(wrong("place", "no_place"));
        }
        if self.weekdays.iter().any(|daily| *daily > PER_DAY_MAX) {
            return Err(wrong("weekdays", "too_many"));
        }
        if self.valid_to < self.valid_from {
            return Err(wrong("valid_to", "before_begin"));
        }
        if self.valid_to < today {
            return Err(wrong("valid_to", "has_ended"));
        }
        if self.days() > DAYS_MAX {
            return Err(wrong("valid_to", "too_long"));
        }
        self.note = text("note", &self.note, TEXT_CHARACTERS_MAX)?;
        Ok(self)
    }

    /// How many it has on a date; none when it does not hold then.
    pub(super) fn on(&self, date: Date) -> Option<u32> {
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).ok()?;
        self.weekdays.get(weekday).copied().filter(|_| self.valid_from <= date && date <= self.valid_to)
    }

    /// Days from the first to the last, less one.
    pub(super) fn days(&self) -> i32 {
        self.valid_from.until(self.valid_to).map_or(i32::MAX, |span| span.get_days())
    }

    /// Whether it is about a place.
    pub(super) fn covers(&self, place: &str) -> bool {
        place.starts_with(&self.place)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_cannot_be_taken_is_named() {
        let today = date(2026, 6, 3);
        let sound = CapacityDraft {
            place: " gbfxt ".to_owned(),
            queue: Queue::Goods,
            weekdays: [8, 8, 8, 8, 8, 2, 0],
            valid_from: date(2026, 6, 1),
            valid_to: date(2026, 12, 31),
            note: "two teams".to_owned(),
        };
        let tidied = sound.clone().tidied(today).unwrap();
        assert_eq!((tidied.place.as_str(), tidied.on(date(2026, 6, 6)), tidied.on(date(2027, 1, 1))), ("GBFXT", Some(2), None));
        assert!(tidied.covers("GBFXT001") && !tidied.covers("GBLHR"));
        let cases = [
            (CapacityDraft { place: "GB FXT".to_owned(), ..sound.clone() }, "place", "no_place"),
            (CapacityDraft { weekdays: [PER_DAY_MAX + 1; 7], ..sound.clone() }, "weekdays", "too_many"),
            (CapacityDraft { valid_to: date(2026, 5, 1), ..sound.clone() }, "valid_to", "before_begin"),
            (
                CapacityDraft { valid_from: date(2026, 1, 1), valid_to: date(2026, 5, 1), ..sound.clone() },
                "valid_to",
                "has_ended",
            ),
            (CapacityDraft { valid_to: date(2029, 1, 1), ..sound.clone() }, "valid_to", "too_long"),
        ];
        for (draft, at, why) in cases {
            let denied = draft.tidied(today);
            assert!(matches!(denied, Err(Denial::Invalid { field, reason }) if (field, reason) == (at, why)), "{at} {why}");
        }
    }
}
