//! This module decides how a person sends a case to the department that is competent for a matter, or back: with a reason,
//! and from then on it lies there whatever the rules of the pack say of it.

use reference::Edition;
use store::{Desk, Referral};
use uuid::Uuid;

use crate::caller::handles;
use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::{Caller, Denial, Office, OfficeError};

/// The names of a matter in English and Chinese, as an edition has them; its code where it has none.
pub(crate) fn names<'a>(edition: &'a Edition, date: jiff::civil::Date, code: &'a str) -> [&'a str; 2] {
    let row = edition.subjects(date).find(|row| edition.text(row.code) == code);
    row.map_or([code; 2], |row| row.names.map(|name| edition.text(name)))
}

impl Office {
    /// The matters for which some department of the house would have what lies on a desk, by code.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn matters(&self, desk: &Desk) -> Result<Vec<String>, OfficeError> {
        let actor = self.itself();
        let all = self.store.competences(&actor).await.map_err(OfficeError::Read)?;
        let organisations = self.store.organisations(&actor).await.map_err(OfficeError::Read)?;
        let is_agency = |owner: Uuid| organisations.iter().any(|one| one.id == owner && one.kind == "agency");
        let fitting = all.into_iter().filter(|one| !one.subject.is_empty() && handles(one, desk) && !is_agency(one.owner));
        let mut matters: Vec<String> = fitting.map(|one| one.subject).collect();
        matters.sort();
        matters.dedup();
        Ok(matters)
    }

    /// Sends a case to the department of a matter; with an empty one, back to the queue that it would lie in without any.
    /// Nobody has it then.
    ///
    /// # Errors
    /// No department is competent for the matter of such a case, somebody else has the case, the text cannot be taken, or the store failed.
    pub async fn refer(&self, caller: &Caller, case: Uuid, subject: &str, reason: &str) -> Result<(), OfficeError> {
        let reason = text("reason", reason, TEXT_CHARACTERS_MAX)?;
        let desk = self.store.desk(&caller.actor, case).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        if !subject.is_empty() && !self.matters(&desk).await?.iter().any(|known| known == subject) {
            return Err(Denial::Invalid { field: "subject", reason: "no_department" }.into());
        }
        self.take(caller, case).await?;
        let at = self.environment.now().as_microsecond();
        let referral = Referral { case_id: case, subject: subject.to_owned(), given_by: caller.id, at };
        self.store.refer(&caller.actor, &referral).await.map_err(OfficeError::Read)?;
        self.note(caller, case, "referred", &reason).await?;
        self.audit(caller.id, "case.referred", "done", &case.to_string(), subject, true).await;
        Ok(())
    }
}
