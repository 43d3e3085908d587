//! This module decides how goods are detained, given free again, or seized; each with a reason that the trader may read.

use clearance::case::{Command, Role};
use serde_json::json;
use uuid::Uuid;

use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::desk::act::{Act, Acted};
use crate::{Caller, Office, OfficeError};

impl Office {
    /// Detains goods.
    ///
    /// # Errors
    /// The case has moved or does not allow it, the text cannot be taken, or the store failed.
    pub async fn detain(&self, caller: &Caller, case: Uuid, version: u32, reason: &str) -> Result<Acted, OfficeError> {
        self.with_reason(caller, case, version, Command::Detain, reason).await
    }

    /// Ends a detention; the case goes on where it stood.
    ///
    /// # Errors
    /// The same as for [`Office::detain`].
    pub async fn restore(&self, caller: &Caller, case: Uuid, version: u32, reason: &str) -> Result<Acted, OfficeError> {
        self.with_reason(caller, case, version, Command::Restore, reason).await
    }

    /// Seizes goods that are detained or under examination. Final.
    ///
    /// # Errors
    /// The same as for [`Office::detain`].
    pub async fn seize(&self, caller: &Caller, case: Uuid, version: u32, reason: &str) -> Result<Acted, OfficeError> {
        self.with_reason(caller, case, version, Command::Seize, reason).await
    }

    async fn with_reason(
        &self,
        caller: &Caller,
        case: Uuid,
        version: u32,
        command: Command,
        reason: &str,
    ) -> Result<Acted, OfficeError> {
        let reason = text("reason", reason, TEXT_CHARACTERS_MAX)?;
        self.take(caller, case).await?;
        self.officer_act(caller, case, version, command, Some(json!({ "reason": reason }))).await
    }

    /// Another agency must agree first.
    ///
    /// # Errors
    /// The same as for [`Office::detain`].
    pub async fn hold_for_agency(&self, caller: &Caller, case: Uuid, version: u32, reason: &str) -> Result<Acted, OfficeError> {
        self.with_reason(caller, case, version, Command::HoldForAgency, reason).await
    }

    /// The agency agrees.
    ///
    /// # Errors
    /// Nothing waits for an agency, the case has moved, or the store failed.
    pub async fn agency_agrees(&self, caller: &Caller, case: Uuid, version: u32, reason: &str) -> Result<Acted, OfficeError> {
        self.agency_says(caller, case, version, Command::ReleaseFromAgency, reason).await
    }

    /// The agency refuses: an officer decides what becomes of the goods.
    ///
    /// # Errors
    /// The same as for [`Office::agency_agrees`].
    pub async fn agency_refuses(&self, caller: &Caller, case: Uuid, version: u32, reason: &str) -> Result<Acted, OfficeError> {
        self.agency_says(caller, case, version, Command::RefuseByAgency, reason).await
    }

    async fn agency_says(
        &self,
        caller: &Caller,
        case: Uuid,
        version: u32,
        command: Command,
        reason: &str,
    ) -> Result<Acted, OfficeError> {
        let reason = text("reason", reason, TEXT_CHARACTERS_MAX)?;
        let dossier = self.seen(caller, case, version).await?;
        let act = Act::new(command, Role::Agency);
        self.act(caller, dossier, act.saying(json!({ "reason": reason }))).await
    }
}
