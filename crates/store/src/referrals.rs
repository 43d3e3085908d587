//! This module decides how it is kept that a person sent a case to the department of another matter, whatever the rules
//! of the pack say of it.

use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::Value;
use crate::statements::desk as sql;
use crate::store::Store;

/// A matter that a person gave a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// The case.
    pub case_id: Uuid,
    /// The matter (`origin`); empty for none of its own.
    pub subject: String,
    /// Who did so.
    pub given_by: Uuid,
    /// When, UTC microseconds.
    pub at: i64,
}

impl Store {
    /// Gives a case another matter and takes it off the desk it was on, all or nothing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn refer(&self, actor: &Actor, new: &Referral) -> Result<(), Error> {
        let (administration, case): (Value<'_>, Value<'_>) = (actor.administration.into(), new.case_id.into());
        let subject: Value<'_> = (&new.subject).into();
        let steps = [
            (sql::REFER, vec![administration, case, subject, new.given_by.into(), new.at.into()]),
            (sql::DESK_SUBJECT, vec![administration, case, subject]),
            (sql::UNASSIGN, vec![administration, case]),
        ];
        self.execute_all("a referral", &steps).await
    }

    /// The matter that a person gave a case; none when the rules decide.
    ///
    /// # Errors
    /// The database failed.
    pub async fn referral(&self, actor: &Actor, case_id: Uuid) -> Result<Option<Referral>, Error> {
        let values = [actor.administration.into(), case_id.into()];
        let found = self.many("a referral", sql::REFERRAL, &values, |row| {
            Ok(Referral { case_id, subject: row.text(0)?, given_by: row.id(1)?, at: row.int(2)? })
        });
        Ok(found.await?.pop())
    }
}
