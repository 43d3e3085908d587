//! This module decides how long it is remembered which firms have an account, so that a trader who hands in
//! many declarations costs one question a second instead of one a declaration.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// An account that another node opened counts here after this long.
const REMEMBERED_FOR: SignedDuration = SignedDuration::from_secs(1);
/// More firms than this at once, and all are forgotten.
const FIRMS_MAX: usize = 10_000;

/// Which firms have an account, as far as was asked lately.
#[derive(Debug, Default)]
pub struct Holders(Mutex<HashMap<Uuid, (bool, Timestamp)>>);

impl Holders {
    /// What is remembered of a firm.
    pub(crate) fn recall(&self, firm: Uuid, now: Timestamp) -> Option<bool> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (has_account, since) = known.get(&firm)?;
        // A clock that was set back must not keep an answer for ever.
        (now.duration_since(*since).abs() < REMEMBERED_FOR).then_some(*has_account)
    }

    pub(crate) fn remember(&self, firm: Uuid, has_account: bool, now: Timestamp) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= FIRMS_MAX {
            known.clear();
        }
        known.insert(firm, (has_account, now));
    }

    /// Forgets a firm whose accounts changed.
    pub(crate) fn forget(&self, firm: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&firm);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_firm_is_remembered_for_a_second_and_forgotten_at_once_when_told() {
        let holders = Holders::default();
        let (firm, start) = (Uuid::from_u128(1), Timestamp::UNIX_EPOCH);
        assert_eq!(holders.recall(firm, start), None);
        holders.remember(firm, false, start);
        assert_eq!(holders.recall(firm, start + SignedDuration::from_millis(999)), Some(false));
        assert_eq!(holders.recall(firm, start + REMEMBERED_FOR), None);
        assert_eq!(holders.recall(firm, start - REMEMBERED_FOR), None);
        holders.forget(firm);
        assert_eq!(holders.recall(firm, start), None);
    }

    #[test]
    fn the_memory_is_bounded() {
        let holders = Holders::default();
        for firm in 0..=FIRMS_MAX as u128 {
            holders.remember(Uuid::from_u128(firm), true, Timestamp::UNIX_EPOCH);
        }
        assert_eq!(holders.recall(Uuid::from_u128(0), Timestamp::UNIX_EPOCH), None);
        assert_eq!(holders.recall(Uuid::from_u128(FIRMS_MAX as u128), Timestamp::UNIX_EPOCH), Some(true));
    }
}
