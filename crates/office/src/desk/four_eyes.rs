//! This module decides when a second person has looked: one proposes, another confirms exactly that, on the same version
//! of the case.

use store::Proposal;

use crate::dossier::Dossier;
use crate::{Caller, Denial, Office, OfficeError};

impl Office {
    /// Whether an act may be carried out now. The first person's call proposes it; the second's confirms it.
    ///
    /// # Errors
    /// The caller proposed it, something else was proposed, or the store failed.
    pub(crate) async fn is_confirmed(
        &self,
        caller: &Caller,
        dossier: &Dossier,
        act: &str,
        detail: &str,
    ) -> Result<bool, OfficeError> {
        let actor = caller.everything();
        let all = self.store.proposals(&actor, dossier.case_id).await.map_err(OfficeError::Read)?;
        // A proposal for another version is void: the case is not what the first person saw.
        match all.iter().find(|one| one.act == act && one.version == dossier.version) {
            Some(one) if one.owner == caller.id => Err(Denial::SecondPerson.into()),
            Some(one) if one.detail != detail => Err(Denial::Invalid { field: "detail", reason: "other_than_proposed" }.into()),
            Some(one) => {
                let subject = dossier.case_id.to_string();
                self.audit(caller.id, "case.confirmed", "done", &subject, &format!("{act} {}", one.owner), false).await;
                Ok(true)
            }
            None => {
                let proposal = Proposal {
                    case_id: dossier.case_id,
                    act: act.to_owned(),
                    owner: caller.id,
                    version: dossier.version,
                    detail: detail.to_owned(),
                    at: self.environment.now().as_microsecond(),
                };
                self.store.propose(&actor, &proposal).await.map_err(OfficeError::Read)?;
                self.audit(caller.id, "case.proposed", "done", &dossier.case_id.to_string(), act, false).await;
                Ok(false)
            }
        }
    }
}
