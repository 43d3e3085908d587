//! This module decides how an officer gives a case another lane: with a reason, which internal control reads and the
//! trader does not. What a lane holds is not let go by choosing another one.

use clearance::Lane;
use clearance::case::Command;
use uuid::Uuid;

use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::desk::act::Acted;
use crate::{Caller, Denial, Office, OfficeError};

impl Office {
    /// Gives a case another lane.
    ///
    /// # Errors
    /// There is no such lane, the text cannot be taken, the case has moved or does not allow it, or the store failed.
    pub async fn reroute(
        &self,
        caller: &Caller,
        case: Uuid,
        version: u32,
        lane: &str,
        reason: &str,
    ) -> Result<Acted, OfficeError> {
        let lanes = [Lane::Green, Lane::Blue, Lane::Yellow, Lane::Red];
        let chosen = lanes.into_iter().find(|one| one.as_str() == lane);
        let chosen = chosen.ok_or(Denial::Invalid { field: "lane", reason: "unknown" })?;
        let reason = text("reason", reason, TEXT_CHARACTERS_MAX)?;
        self.take(caller, case).await?;
        let acted = self.officer_act(caller, case, version, Command::Route { lane: chosen }, None).await?;
        self.note(caller, case, "rerouted", &reason).await?;
        self.audit(caller.id, "case.rerouted", "done", &case.to_string(), lane, true).await;
        Ok(acted)
    }
}
