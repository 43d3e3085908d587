//! This module decides what a decision is told of the register of authorisations: what the declaration claims, and nothing
//! else.

use std::sync::{Arc, PoisonError, RwLock};

use clearance::{Authorisation, Register, claims};
use declaration::Declaration;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use store::HeldAuthorisation;

use crate::{Office, OfficeError};

/// How long a node goes by the types that it knew to be kept; what it confirms itself, it knows at once.
const KEPT_FOR: SignedDuration = SignedDuration::from_secs(5);

/// The types of which the register is kept, as this node knows them.
#[derive(Debug, Default)]
pub struct KeptTypes(RwLock<Option<(Timestamp, Arc<[String]>)>>);

impl KeptTypes {
    /// Forgets them: the next declaration looks.
    pub(super) fn forget(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl Office {
    /// The types of which the register is kept.
    async fn kept_types(&self) -> Result<Arc<[String]>, OfficeError> {
        let now = self.environment.now();
        let known = self.kept_types.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, types)) = known.filter(|(at, _)| now.duration_since(*at) < KEPT_FOR) {
            return Ok(types);
        }
        let types: Arc<[String]> = self.registers().await?.into();
        *self.kept_types.0.write().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&types)));
        Ok(types)
    }

    /// What the register says of the authorisations that a declaration claims.
    pub(crate) async fn register(&self, declaration: &Declaration) -> Result<Register, OfficeError> {
        let claims = claims(declaration);
        if claims.is_empty() {
            return Ok(Register::default());
        }
        // A number may be of any type; a holder is claimed for one.
        let is_asked = |kind: &&String| claims.types.contains(kind.as_str()) || !claims.numbers.is_empty();
        let kept: Vec<String> = self.kept_types().await?.iter().filter(is_asked).cloned().collect();
        if kept.is_empty() {
            return Ok(Register::default());
        }
        let (holders, numbers) = (claims.holders.iter().copied(), claims.numbers.iter().copied());
        let found = self.store.held_authorisations(self.administration, holders, numbers).await.map_err(OfficeError::Read)?;
        let mut entries: Vec<Authorisation> = found.into_iter().filter_map(entry).filter_map(|one| claims.told(one)).collect();
        // Two entries may differ only in what is not told.
        entries.dedup();
        Ok(Register { entries, kept })
    }

    /// The types of the authorisations that a party holds on a day.
    pub(crate) async fn authorised(&self, party: Option<&str>, on: Date) -> Result<Vec<String>, OfficeError> {
        let held = self.store.held_authorisations(self.administration, party.into_iter(), std::iter::empty()).await;
        let entries = held.map_err(OfficeError::Read)?.into_iter().filter_map(entry);
        let mut kinds: Vec<String> = entries.filter(|one| one.is_in_force(on)).map(|one| one.kind).collect();
        kinds.dedup();
        Ok(kinds)
    }
}

/// An entry with its days; none for one that ended before it began.
fn entry(held: HeldAuthorisation) -> Option<Authorisation> {
    let day = |text: &String| text.parse::<Date>().ok();
    let from = day(&held.from)?;
    let given = held.until.as_ref().and_then(day);
    let before_end = held.ended_from.as_ref().and_then(day).and_then(|end| end.yesterday().ok());
    let until = [given, before_end].into_iter().flatten().min();
    let entry = Authorisation { from, holder: Some(held.holder), kind: held.kind, number: Some(held.number), until };
    until.is_none_or(|until| from <= until).then_some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_lasts_until_the_first_of_its_ends() {
        let held = |until: Option<&str>, ended_from: Option<&str>| HeldAuthorisation {
            kind: "DPO".to_owned(),
            holder: "GB1".to_owned(),
            number: "GBDPO1".to_owned(),
            from: "2026-01-01".to_owned(),
            until: until.map(str::to_owned),
            ended_from: ended_from.map(str::to_owned),
        };
        for (until, ended_from, last) in [
            (None, None, Some(None)),
            (Some("2026-12-31"), None, Some(Some("2026-12-31"))),
            (Some("2026-12-31"), Some("2026-03-01"), Some(Some("2026-02-28"))),
            (None, Some("2026-01-02"), Some(Some("2026-01-01"))),
            (None, Some("2026-01-01"), None),
            (Some("2026-02-28"), Some("2027-01-01"), Some(Some("2026-02-28"))),
        ] {
            let told = entry(held(until, ended_from)).map(|one| one.until.map(|day| day.to_string()));
            assert_eq!(told, last.map(|day| day.map(str::to_owned)), "{until:?} {ended_from:?}");
        }
    }
}
