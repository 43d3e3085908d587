//! This module decides how a profile is checked, proposed, confirmed and withdrawn.

use uuid::Uuid;

use super::{PROFILES_MAX, ProfileDraft, TRIAL_DAYS_MAX};
use crate::cell::CellProblem;
use crate::directives::{Kind, said};
use crate::{Caller, Denial, Office, OfficeError};

impl Office {
    /// What is wrong with a profile, while somebody writes it.
    pub fn check_profile(&self, draft: &ProfileDraft) -> Vec<CellProblem> {
        draft.check(self.today()).1
    }

    /// Proposes a profile, or the next version of one. Nothing happens until another person confirms it.
    ///
    /// # Errors
    /// Something is wrong with it, there is no such profile, or the store failed.
    pub async fn propose_profile(
        &self,
        caller: &Caller,
        profile: Option<Uuid>,
        draft: ProfileDraft,
    ) -> Result<Uuid, OfficeError> {
        let problems = self.check_profile(&draft);
        if !problems.is_empty() {
            return Err(Denial::Cells { problems }.into());
        }
        let draft = draft.tidied()?;
        let proposed = self.lay_down(caller, Kind::Profile, profile, &draft).await?.id;
        // Who confirms it reads what it would have done; what cannot be tried now is tried when somebody confirms it.
        if let Err(error) = self.try_proposal(caller, &draft).await {
            tracing::info!(%error, "a proposal is not tried yet");
        }
        Ok(proposed)
    }

    /// Has a proposal tried on the last quarter, unless that was done; says whether it is done.
    async fn try_proposal(&self, caller: &Caller, draft: &ProfileDraft) -> Result<bool, OfficeError> {
        let body = serde_json::to_vec(draft).map_err(OfficeError::Kept)?;
        match self.store.trial_of(&self.itself(), &body).await.map_err(OfficeError::Read)? {
            Some((_, is_done)) => Ok(is_done),
            None => {
                let today = self.today();
                let first = today.saturating_sub(jiff::Span::new().days(TRIAL_DAYS_MAX - 1));
                self.ask_trial(caller, draft, (first, today)).await.map(|_| false)
            }
        }
    }

    /// Confirms a profile that another person proposed: from now on it stops goods, on its days.
    ///
    /// # Errors
    /// There is no such proposal, the caller proposed it, it was not tried on stored cases yet, it has ended, or the store failed.
    pub async fn confirm_profile(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        let found = self.directive(Kind::Profile, version).await?;
        let draft: ProfileDraft = said(&found)?;
        if draft.valid_to < self.today() {
            return Err(Denial::Invalid { field: "version", reason: "has_ended" }.into());
        }
        self.refuse_superseded(Kind::Profile, &found, PROFILES_MAX).await?;
        if found.owner != caller.id && found.confirmed.is_none() && !self.try_proposal(caller, &draft).await? {
            return Err(Denial::Invalid { field: "version", reason: "being_tried" }.into());
        }
        self.confirm_directive(caller, Kind::Profile, version).await?;
        self.refresh_profiles().await
    }

    /// Withdraws a proposal; or a profile, with all versions of it that stand, so that no older one comes back.
    ///
    /// # Errors
    /// There is no such version that stands or waits, or the store failed.
    pub async fn withdraw_profile(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.withdraw_whole(caller, Kind::Profile, version).await?;
        self.refresh_profiles().await
    }

    /// The profiles that hit a case, in words, as officers read them.
    pub(crate) async fn told_profiles(&self, hits: &[clearance::ProfileHit]) -> Result<serde_json::Value, OfficeError> {
        let mut told = Vec::with_capacity(hits.len());
        for hit in hits {
            let named = hit.profile.parse::<Uuid>().ok().zip(hash(&hit.version));
            let found = match named {
                Some((profile, hash)) => {
                    self.store.directive_version(&self.itself(), profile, &hash).await.map_err(OfficeError::Read)?
                }
                None => None,
            };
            let draft: Option<ProfileDraft> = found.as_ref().map(said).transpose()?;
            told.push(serde_json::json!({
                "profile": hit.profile,
                "version": hit.version,
                "lane": hit.lane,
                "at": hit.at.iter().map(|pointer| pointer.path()).collect::<Vec<_>>(),
                "name": draft.as_ref().map(|draft| draft.name.as_str()),
                "reason": draft.as_ref().map(|draft| &draft.reason),
            }));
        }
        Ok(told.into())
    }
}

fn hash(text: &str) -> Option<[u8; 32]> {
    draws::unhex(text).and_then(|bytes| bytes.try_into().ok())
}
