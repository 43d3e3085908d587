//! This module decides how a capacity is proposed, confirmed and withdrawn.

use uuid::Uuid;

use super::{CAPACITIES_MAX, CapacityDraft};
use crate::directives::{Kind, said};
use crate::{Caller, Denial, Office, OfficeError};

impl Office {
    /// Proposes how much a place has, or the next version of it. Nothing counts until another person confirms it.
    ///
    /// # Errors
    /// Something is wrong with it, there is no such capacity, or the store failed.
    pub async fn propose_capacity(
        &self,
        caller: &Caller,
        subject: Option<Uuid>,
        draft: CapacityDraft,
    ) -> Result<Uuid, OfficeError> {
        let draft = draft.tidied(self.today())?;
        Ok(self.lay_down(caller, Kind::Capacity, subject, &draft).await?.id)
    }

    /// Confirms what another person proposed: the score spends it from now on.
    ///
    /// # Errors
    /// There is no such proposal, the caller proposed it, it has ended, a newer one counts, too many do, or the store failed.
    pub async fn confirm_capacity(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        let found = self.directive(Kind::Capacity, version).await?;
        if said::<CapacityDraft>(&found)?.valid_to < self.today() {
            return Err(Denial::Invalid { field: "version", reason: "has_ended" }.into());
        }
        self.refuse_superseded(Kind::Capacity, &found, CAPACITIES_MAX).await?;
        self.confirm_directive(caller, Kind::Capacity, version).await?;
        self.refresh_rooms().await
    }

    /// Withdraws a proposal; or a capacity, with all versions of it that stand, so that no older one comes back.
    ///
    /// # Errors
    /// There is no such version that stands or waits, or the store failed.
    pub async fn withdraw_capacity(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.withdraw_whole(caller, Kind::Capacity, version).await?;
        self.refresh_rooms().await
    }
}
