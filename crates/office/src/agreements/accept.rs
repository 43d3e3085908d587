//! This module decides how an agreement is accepted: a party of trade brings its own signature; for the house one person
//! proposes it and another confirms it, since goods may be asked for on the strength of it.

use ledger::Signer;
use serde::{Deserialize, Serialize};
use store::Directive;
use uuid::Uuid;

use crate::directives::{Kind, Standing, said};
use crate::{Caller, Denial, Office, OfficeError};

/// That the house is to accept an agreement.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Acceptance {
    agreement: Uuid,
}

impl Office {
    /// Takes the signature by which a role accepts; true when it was the last, and the agreement is in force.
    ///
    /// # Errors
    /// The caller may not see the agreement, the note accepts something else or was signed by another key, the role has
    /// accepted before, or the store failed.
    pub async fn accept_agreement(&self, caller: &Caller, agreement: Uuid, note: &str) -> Result<bool, OfficeError> {
        let opened = self.open_agreement(&Self::seated(caller), agreement).await?;
        let role = opened.contract.accepted(note).map_err(Denial::Contract)?;
        if self.signer_of(&opened.contract, &role).is_some() {
            // Whoever had the house's key file would go around the second person.
            return Err(Denial::SecondPerson.into());
        }
        let in_force = self.accepted(&opened, note, self.environment.now()).await?;
        self.audit(caller.id, "agreement.accepted", "done", &agreement.to_string(), &role, false).await;
        Ok(in_force)
    }

    /// Proposes that the house accepts an agreement in which its key plays a role.
    ///
    /// # Errors
    /// There is no such agreement, the house plays no role in it, or the store failed.
    pub async fn propose_acceptance(&self, caller: &Caller, agreement: Uuid) -> Result<Uuid, OfficeError> {
        let opened = self.open_agreement(&Self::seated(caller), agreement).await?;
        if self.own_roles(&opened.contract).is_empty() {
            return Err(Denial::Invalid { field: "agreement", reason: "no_role" }.into());
        }
        Ok(self.lay_down(caller, Kind::Agreement, None, &Acceptance { agreement }).await?.id)
    }

    /// Confirms what another person proposed: the house signs. True when it was the last, and the agreement is in force.
    ///
    /// # Errors
    /// There is no such proposal, the caller made it, or the store failed.
    pub async fn confirm_acceptance(&self, caller: &Caller, proposal: Uuid) -> Result<bool, OfficeError> {
        let directive = self.directive(Kind::Agreement, proposal).await?;
        let Acceptance { agreement } = said(&directive)?;
        let opened = self.open_agreement(&Self::seated(caller), agreement).await?;
        self.confirm_directive(caller, Kind::Agreement, proposal).await?;
        let mut in_force = false;
        for role in self.own_roles(&opened.contract) {
            let signed = self.signer_of(&opened.contract, &role).zip(opened.contract.acceptance(&role));
            let Some(note) = signed.map(|(signer, text)| signer.note(&text)) else { continue };
            in_force = self.accepted(&opened, &note, self.environment.now()).await?;
        }
        Ok(in_force)
    }

    /// The proposal that the house accepts an agreement, while it waits for a second person.
    pub(super) async fn acceptance_that_waits(&self, agreement: Uuid) -> Result<Option<Standing>, OfficeError> {
        let all = self.store.directives(&self.itself(), Kind::Agreement.as_str()).await.map_err(OfficeError::Read)?;
        let is_it = |one: &&Directive| said::<Acceptance>(one).is_ok_and(|said| said.agreement == agreement);
        let waits = all.iter().filter(|one| one.confirmed.is_none() && one.withdrawn.is_none()).find(is_it);
        let Some(waits) = waits else { return Ok(None) };
        Ok(Some(Standing::of(waits, &self.names().await?)))
    }

    /// The roles that the house's own key plays.
    pub(crate) fn own_roles(&self, contract: &contracts::Contract) -> Vec<String> {
        let roles = contract.agreement().parties.keys();
        roles.filter(|role| self.signer_of(contract, role).is_some()).cloned().collect()
    }

    /// The house's key, if it plays the role.
    pub(crate) fn signer_of(&self, contract: &contracts::Contract, role: &str) -> Option<&Signer> {
        self.signer.as_deref().filter(|signer| contract.key(role) == Some(signer.key()))
    }
}
