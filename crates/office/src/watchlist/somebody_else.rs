//! This module decides when a hit on a list is known to be somebody else: one officer says so, another confirms it, and it
//! holds for that party and that entry as long as the entry stays as they saw it.

use std::collections::BTreeMap;

use clearance::{ScreeningHit, screened_parties};
use screening::memory::{FalseHit, FalseHits, PartyKey, entry_hash};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::directives::{Kind, Standing, said};
use crate::watch::asked;
use crate::{Caller, Denial, Office, OfficeError};

/// A hit that is to be somebody else.
#[derive(Debug, Clone, Deserialize)]
pub struct NewSomebodyElse {
    /// The list.
    pub list: String,
    /// The entry.
    pub entry: String,
    /// The party's role in the declaration.
    pub role: String,
    /// Why.
    pub reason: String,
}

/// What is kept of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Said {
    party: PartyKey,
    list: String,
    entry: String,
    entry_hash: String,
    name: String,
    listed: String,
    reason: String,
}

/// A hit that is, or is proposed to be, somebody else.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SomebodyElseView {
    /// Who said so.
    #[serde(flatten)]
    pub standing: Standing,
    /// The list.
    pub list: String,
    /// The entry.
    pub entry: String,
    /// The name that was declared.
    pub name: String,
    /// The name that is listed.
    pub listed: String,
    /// Why.
    pub reason: String,
    /// Where it stands: `proposed`, `confirmed` or `withdrawn`.
    pub status: &'static str,
}

impl SomebodyElseView {
    pub(super) fn is_about(&self, hit: &ScreeningHit) -> bool {
        self.status != "withdrawn" && self.list == hit.list && self.entry == hit.entry && self.name == hit.name
    }
}

impl Office {
    /// Says that a party of a case is not the entry that it may be. Nothing changes until another officer confirms it.
    ///
    /// # Errors
    /// The case has no such hit, the entry is in no list now, it was said before, or the store failed.
    pub async fn propose_somebody_else(&self, caller: &Caller, case: Uuid, new: &NewSomebodyElse) -> Result<Uuid, OfficeError> {
        let reason = text("reason", &new.reason, TEXT_CHARACTERS_MAX)?;
        let dossier = self.dossier(&caller.actor, case).await?.ok_or(Denial::NotFound)?;
        let of = |hit: &&ScreeningHit| hit.list == new.list && hit.entry == new.entry && hit.role == new.role;
        let hit = dossier.record.facts.screening.iter().find(of).ok_or(Denial::NotFound)?;
        let parties = screened_parties(&dossier.declaration);
        let party = parties.iter().find(|party| party.role == hit.role && party.name == hit.name).ok_or(Denial::NotFound)?;
        let entry = self.watchlists.entry(&hit.list, &hit.entry).ok_or(Denial::NotFound)?;
        let identifiers: Vec<&str> = party.id.into_iter().collect();
        let says = Said {
            party: PartyKey::of(&asked(party, &identifiers)),
            list: hit.list.clone(),
            entry: hit.entry.clone(),
            entry_hash: entry_hash(&entry),
            name: hit.name.clone(),
            listed: hit.listed.clone(),
            reason,
        };
        let known = self.all_somebody_else(&BTreeMap::new()).await?;
        if known.iter().any(|one| one.is_about(hit)) {
            return Err(Denial::Taken.into());
        }
        Ok(self.lay_down(caller, Kind::SomebodyElse, None, &says).await?.id)
    }

    /// Confirms what another officer said: the party no longer hits the entry.
    ///
    /// # Errors
    /// There is no such proposal, the caller made it, or the store failed.
    pub async fn confirm_somebody_else(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.confirm_directive(caller, Kind::SomebodyElse, version).await?;
        self.refresh_somebody_else().await
    }

    /// Withdraws it: the party hits the entry again.
    ///
    /// # Errors
    /// There is none that stands or waits, or the store failed.
    pub async fn withdraw_somebody_else(&self, caller: &Caller, version: Uuid) -> Result<(), OfficeError> {
        self.withdraw_directive(caller, Kind::SomebodyElse, version).await?;
        self.refresh_somebody_else().await
    }

    pub(super) async fn refresh_somebody_else(&self) -> Result<(), OfficeError> {
        let kind = Kind::SomebodyElse.as_str();
        let standing = self.store.standing_directives(&self.itself(), kind).await.map_err(OfficeError::Read)?;
        let known = standing.iter().filter_map(|one| {
            let says: Said = said(one).ok()?;
            let confirmed_by = one.confirmed.map(|(who, _)| who.to_string());
            let Said { party, list, entry, entry_hash, .. } = says;
            Some(FalseHit { party, list, entry, entry_hash, proposed_by: one.owner.to_string(), confirmed_by })
        });
        self.watchlists.install_false_hits(FalseHits::new(known));
        Ok(())
    }

    pub(super) async fn all_somebody_else(&self, names: &BTreeMap<Uuid, String>) -> Result<Vec<SomebodyElseView>, OfficeError> {
        let all = self.store.directives(&self.itself(), Kind::SomebodyElse.as_str()).await.map_err(OfficeError::Read)?;
        let view = |one: &store::Directive| {
            let Said { list, entry, name, listed, reason, .. } = said(one)?;
            let status = match (&one.withdrawn, &one.confirmed) {
                (Some(_), _) => "withdrawn",
                (None, Some(_)) => "confirmed",
                (None, None) => "proposed",
            };
            Ok(SomebodyElseView { standing: Standing::of(one, names), list, entry, name, listed, reason, status })
        };
        all.iter().map(view).collect()
    }
}
