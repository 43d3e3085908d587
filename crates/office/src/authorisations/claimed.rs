//! This module decides what a decision is told of the register of authorisations: what of the declaration's claims is in force
//! on its legal date, and nothing else.

use std::collections::HashMap;

use clearance::{Authorisation, Register, claims};
use declaration::Declaration;
use jiff::civil::Date;
use store::HeldAuthorisation;

use crate::{Office, OfficeError};

impl Office {
    /// What the register says, on a legal date, of the authorisations that a declaration claims.
    pub(crate) async fn register(&self, declaration: &Declaration, day: Date) -> Result<Register, OfficeError> {
        let kept = self.kept_types(day).await?;
        if kept.is_empty() {
            return Ok(Register::default());
        }
        let claims = claims(declaration);
        let mut holders: Vec<&str> = claims.held.iter().map(|(_, holder)| *holder).collect();
        holders.sort_unstable();
        holders.dedup();
        let numbers = claims.numbers.iter().copied();
        let found = self.store.held_authorisations(self.administration, &day.to_string(), holders.into_iter(), numbers).await;
        let found = found.map_err(OfficeError::Read)?;
        let mut entries: Vec<Authorisation> = found.into_iter().map(entry).filter_map(|one| claims.told(one)).collect();
        // Two entries may differ only in what is not told.
        entries.sort();
        entries.dedup();
        Ok(Register { entries, kept })
    }

    /// The types of the authorisations that parties hold on a day, by the number of the party.
    pub(crate) async fn authorised(
        &self,
        parties: impl Iterator<Item = &str>,
        day: Date,
    ) -> Result<HashMap<String, Vec<String>>, OfficeError> {
        let held = self.store.held_authorisations(self.administration, &day.to_string(), parties, std::iter::empty()).await;
        let mut kinds: HashMap<String, Vec<String>> = HashMap::new();
        for one in held.map_err(OfficeError::Read)? {
            let theirs = kinds.entry(one.holder).or_default();
            if theirs.last() != Some(&one.kind) {
                theirs.push(one.kind);
            }
        }
        Ok(kinds)
    }
}

fn entry(held: HeldAuthorisation) -> Authorisation {
    Authorisation { holder: Some(held.holder), kind: held.kind, number: Some(held.number) }
}
