//! This module decides how a node hears of what other nodes decided, examined and corrected: off the request path, every minute,
//! it reads what was newly noted in the past of the house, in the order in which it was noted, and learns what it does not know.

use uuid::Uuid;

use super::case_of;
use crate::targets::{OVERLAP, Which};
use crate::{Office, OfficeError};

/// How often, microseconds.
const EVERY: i64 = 60 * 1_000_000;
/// What was noted only just is left for the next time: this node knows its own by then. Microseconds.
const SETTLED: i64 = 5 * 1_000_000;
/// Cases that are learned at once: a declaration waits for no more.
const AT_ONCE: usize = 20;

impl Office {
    /// Has each model that scores know what other nodes noted since the last time, if that is a minute ago.
    ///
    /// # Errors
    /// The store failed; what was not heard of is heard of the next time.
    pub async fn hear_others(&self) -> Result<(), OfficeError> {
        let until = self.environment.now().as_microsecond().saturating_sub(SETTLED);
        let zone = self.law().time_zone();
        for which in [Which::Champion, Which::Challenger] {
            let Some((hash, heard)) = self.targets.heard_until(which).filter(|(_, heard)| until - heard >= EVERY) else {
                continue;
            };
            let mut after = (heard.saturating_sub(OVERLAP), Uuid::nil());
            loop {
                let page = self.store.past_noted(&self.itself(), after, until).await.map_err(OfficeError::Read)?;
                let Some(last) = page.last() else { break };
                after = (last.noted_at, last.case_id);
                let cases: Vec<_> = page.iter().filter_map(|kept| Some((kept.case_id, case_of(kept, &zone)?))).collect();
                for some in cases.chunks(AT_ONCE) {
                    self.targets.hear((which, &hash), some);
                    tokio::task::yield_now().await;
                }
            }
            self.targets.hear_from((which, &hash), until);
        }
        Ok(())
    }
}
