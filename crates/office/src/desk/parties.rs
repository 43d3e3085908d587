//! This module decides what an officer sees of the past of a case's parties: how often each was there in the last year, how often
//! somebody looked and found something, and its newest cases. What somebody did under another role counts there and not here.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::analyst::{TiedRow, is_irregular};
use crate::cockpit::LastDays;
use crate::desk::tie;
use crate::{Caller, Office, OfficeError};

/// Days that are looked back.
const DAYS: u32 = 365;
/// Cases that are counted, the newest.
const COUNTED_MAX: u32 = 500;
/// Cases that are listed.
const LISTED_MAX: usize = 3;

/// A party of a case and its past.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartyHistory {
    /// What it is in this case: `importer`, `exporter`, `declarant`, …
    pub role: String,
    /// Its number; empty where only its name was declared.
    pub id: String,
    /// Its name; its number where only that was declared.
    pub name: String,
    /// Other cases of the last 365 days in which it had this role, the newest 500.
    pub cases: u64,
    /// Whether these are all.
    pub is_all: bool,
    /// Of these, examined.
    pub examined: u64,
    /// Of these, irregular.
    pub irregular: u64,
    /// The types of the authorisations that it holds and that are in force on the legal date of the case.
    pub authorisations: Vec<String>,
    /// When the first of them came, UTC microseconds; none where this is the first.
    pub first_at: Option<i64>,
    /// The newest of them, and those in which something was found first.
    pub newest: Vec<TiedRow>,
}

impl Office {
    /// The parties of a case with their past. Cases of the caller's kin and firms are not in it.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn parties(&self, caller: &Caller, case: Uuid) -> Result<Vec<PartyHistory>, OfficeError> {
        let Some(dossier) = self.dossier(&caller.actor, case).await? else { return Ok(Vec::new()) };
        let LastDays { from, .. } = self.last_days(DAYS)?;
        let declared = clearance::screened_parties(&dossier.declaration);
        let numbers = declared.iter().filter_map(|party| party.id);
        let authorised = self.authorised(numbers, dossier.record.facts.legal_date).await?;
        let mut parties = Vec::new();
        for party in declared {
            let (mut theirs, is_all) = match tie(party.role, party.id.unwrap_or(party.name)) {
                Some(one) => self.tied(caller, &one, from, COUNTED_MAX).await?,
                None => (Vec::new(), true),
            };
            theirs.retain(|other| other.case_id != case);
            let examined = theirs.iter().filter(|other| other.result.is_some()).count() as u64;
            let irregular = theirs.iter().filter(|other| is_irregular(other.result.as_deref())).count() as u64;
            let first_at = theirs.last().map(|first| first.received_at);
            let cases = theirs.len() as u64;
            // Stable: among themselves the newest stay first.
            theirs.sort_by_key(|other| !is_irregular(other.result.as_deref()));
            theirs.truncate(LISTED_MAX);
            parties.push(PartyHistory {
                role: party.role.to_owned(),
                id: party.id.unwrap_or_default().to_owned(),
                name: party.name.to_owned(),
                cases,
                is_all,
                authorisations: party.id.and_then(|id| authorised.get(id).cloned()).unwrap_or_default(),
                examined,
                irregular,
                first_at,
                newest: theirs.into_iter().map(TiedRow::from).collect(),
            });
        }
        Ok(parties)
    }
}
