//! This module decides who lets a broker act for whom: a trader for its own firm, an administrator for a paper that was
//! handed in; a mandate holds from and to an instant, until it is revoked.

use permissions::Permission;
use store::{Actor, Mandate, Sees};
use uuid::Uuid;

use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// A mandate to be.
#[derive(Debug, Clone, Copy)]
pub struct NewMandate {
    /// The trader's firm; the own one when not given.
    pub trader: Option<Uuid>,
    /// The broker's firm.
    pub broker: Uuid,
    /// From when, UTC microseconds; now when not given.
    pub valid_from: Option<i64>,
    /// Until when, UTC microseconds.
    pub valid_to: Option<i64>,
}

impl Office {
    /// Who sees to the mandates of all firms acts for the house; everybody else for the own firm.
    fn mandator(&self, caller: &Caller) -> Actor {
        let sees = if caller.may(Permission::ManageUsers) { Sees::Everything } else { Sees::Own };
        Actor { sees, ..caller.actor }
    }

    /// The mandates that the caller's firm gave or was given; all for an administrator.
    ///
    /// # Errors
    /// The store failed.
    pub async fn mandates(&self, caller: &Caller) -> Result<Vec<Mandate>, OfficeError> {
        let actor = self.mandator(caller);
        let firm = (actor.sees == Sees::Own).then_some(caller.organisation);
        self.store.mandates(&actor, firm).await.map_err(OfficeError::Read)
    }

    /// Gives a mandate.
    ///
    /// # Errors
    /// A field cannot be taken, it is not the caller's to give, or the store failed.
    pub async fn give_mandate(&self, caller: &Caller, new: NewMandate) -> Result<Mandate, OfficeError> {
        let actor = self.mandator(caller);
        let owner = new.trader.unwrap_or(caller.organisation);
        if actor.sees == Sees::Own && owner != caller.organisation {
            return Err(Denial::Forbidden { reason: "not_your_firm" }.into());
        }
        if owner == new.broker {
            return Err(Denial::Invalid { field: "broker", reason: "same_firm" }.into());
        }
        let now = self.environment.now();
        let valid_from = new.valid_from.unwrap_or(now.as_microsecond());
        if new.valid_to.is_some_and(|end| end <= valid_from) {
            return Err(Denial::Invalid { field: "valid_to", reason: "before_valid_from" }.into());
        }
        let made = Mandate {
            id: id(self.environment.as_ref(), now),
            owner,
            broker: new.broker,
            valid_from,
            valid_to: new.valid_to,
            given_by: caller.id.to_string(),
            created_at: now.as_microsecond(),
            revoked_at: None,
        };
        self.store.insert_mandate(&actor, &made).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "mandate.given", "done", &made.id.to_string(), &made.broker.to_string(), false).await;
        Ok(made)
    }

    /// Takes a mandate back.
    ///
    /// # Errors
    /// The caller gave no such mandate, or the store failed.
    pub async fn revoke_mandate(&self, caller: &Caller, mandate: Uuid) -> Result<(), OfficeError> {
        let now = self.environment.now().as_microsecond();
        let actor = Actor { client: caller.organisation, ..self.mandator(caller) };
        if !self.store.revoke_mandate(&actor, mandate, now).await.map_err(OfficeError::Read)? {
            return Err(Denial::NotFound.into());
        }
        self.audit(caller.id, "mandate.revoked", "done", &mandate.to_string(), "", false).await;
        Ok(())
    }
}
