//! This module decides how what analysts lay down comes to count: one proposes it, another confirms it, and either may
//! withdraw it. Each act is in the audit trail and in the evidence log.

use std::collections::BTreeMap;

use reference::Hash;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Directive, Step};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// What a directive is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A profile.
    Profile,
    /// An entry of the own watch list.
    Watch,
    /// A hit on a list that is somebody else.
    SomebodyElse,
    /// A model.
    Model,
    /// How much a place can examine or look at in a day.
    Capacity,
    /// That the house accepts an agreement.
    Agreement,
    /// Whom and which certificates the house stands for towards other administrations.
    Recognised,
    /// That the register of a type of authorisations is kept from a day on.
    Register,
}

impl Kind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Watch => "watch",
            Self::SomebodyElse => "somebody_else",
            Self::Model => "model",
            Self::Capacity => "capacity",
            Self::Agreement => "agreement",
            Self::Recognised => "recognised",
            Self::Register => "register",
        }
    }
}

/// Who laid down a version and where it stands. Instants are UTC microseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = DirectiveStanding)]
pub struct Standing {
    /// The id of the version: it is confirmed and withdrawn by it.
    pub id: Uuid,
    /// The thing, the same in all its versions.
    pub subject: Uuid,
    /// The version, from 1.
    pub number: u32,
    /// Hash of what it says.
    pub version: String,
    /// Who proposed it; none for the house itself.
    pub proposed_by: Option<String>,
    /// The same as an id, so that one knows oneself.
    pub proposer: Uuid,
    /// When.
    pub proposed_at: i64,
    /// Who confirmed it.
    pub confirmed_by: Option<String>,
    /// When.
    pub confirmed_at: Option<i64>,
    /// Who withdrew it.
    pub withdrawn_by: Option<String>,
    /// When.
    pub withdrawn_at: Option<i64>,
}

impl Standing {
    pub(crate) fn of(one: &Directive, names: &BTreeMap<Uuid, String>) -> Self {
        // What the house laid down itself has no name.
        let named = |who: Uuid| (!who.is_nil()).then(|| names.get(&who).cloned().unwrap_or_else(|| who.to_string()));
        Self {
            id: one.id,
            subject: one.subject,
            number: one.number,
            version: Hash(one.hash).to_string(),
            proposed_by: named(one.owner),
            proposer: one.owner,
            proposed_at: one.at,
            confirmed_by: one.confirmed.and_then(|(who, _)| named(who)),
            confirmed_at: one.confirmed.map(|(_, at)| at),
            withdrawn_by: one.withdrawn.and_then(|(who, _)| named(who)),
            withdrawn_at: one.withdrawn.map(|(_, at)| at),
        }
    }
}

/// What a directive says.
pub(crate) fn said<T: DeserializeOwned>(one: &Directive) -> Result<T, OfficeError> {
    serde_json::from_slice(&one.body).map_err(OfficeError::Kept)
}

/// Of each thing the last version that stands.
pub(crate) fn last_versions(standing: Vec<Directive>) -> Vec<Directive> {
    let mut last: Vec<Directive> = Vec::with_capacity(standing.len());
    for one in standing {
        match last.last_mut() {
            Some(before) if before.subject == one.subject => *before = one,
            _ => last.push(one),
        }
    }
    last
}

impl Office {
    /// Proposes something: a new thing, or the next version of one.
    pub(crate) async fn lay_down(
        &self,
        caller: &Caller,
        kind: Kind,
        subject: Option<Uuid>,
        says: &(impl Serialize + Sync),
    ) -> Result<Directive, OfficeError> {
        self.lay_down_for(caller.id, kind, subject, says).await
    }

    /// The same for somebody, or for the house itself, whose id is nil.
    pub(crate) async fn lay_down_for(
        &self,
        owner: Uuid,
        kind: Kind,
        subject: Option<Uuid>,
        says: &(impl Serialize + Sync),
    ) -> Result<Directive, OfficeError> {
        let now = self.environment.now();
        let new = id(self.environment.as_ref(), now);
        let body = clearance::canonical(says).map_err(OfficeError::Record)?;
        let number = match subject {
            None => 1,
            Some(subject) => {
                let last = self.store.last_directive_number(&self.itself(), kind.as_str(), subject).await;
                let last = last.map_err(OfficeError::Read)?;
                if last == 0 {
                    return Err(Denial::NotFound.into());
                }
                last + 1
            }
        };
        let directive = Directive {
            id: new,
            kind: kind.as_str().to_owned(),
            subject: subject.unwrap_or(new),
            number,
            hash: Hash::of(&body).0,
            body,
            owner,
            at: now.as_microsecond(),
            confirmed: None,
            withdrawn: None,
        };
        let event = self.directive_event(&directive, Step::Proposed, owner, now)?;
        if !self.store.propose_directive(&self.itself(), &directive, &event).await.map_err(OfficeError::Read)? {
            return Err(OfficeError::Contended);
        }
        self.audit_directive(owner, kind, Step::Proposed, &directive).await;
        Ok(directive)
    }

    /// Confirms what another person proposed.
    pub(crate) async fn confirm_directive(&self, caller: &Caller, kind: Kind, id: Uuid) -> Result<Directive, OfficeError> {
        let found = self.directive(kind, id).await?;
        if found.owner == caller.id {
            return Err(Denial::SecondPerson.into());
        }
        let now = self.environment.now();
        let at = now.as_microsecond();
        let event = self.directive_event(&found, Step::Confirmed, caller.id, now)?;
        if !self.store.confirm_directive(&self.itself(), id, caller.id, at, &event).await.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "version", reason: "not_waiting" }.into());
        }
        self.audit_directive(caller.id, kind, Step::Confirmed, &found).await;
        Ok(Directive { confirmed: Some((caller.id, at)), ..found })
    }

    /// Withdraws what was proposed or confirmed.
    pub(crate) async fn withdraw_directive(&self, caller: &Caller, kind: Kind, id: Uuid) -> Result<Directive, OfficeError> {
        let found = self.directive(kind, id).await?;
        let now = self.environment.now();
        let at = now.as_microsecond();
        let event = self.directive_event(&found, Step::Withdrawn, caller.id, now)?;
        if !self.store.withdraw_directive(&self.itself(), id, caller.id, at, &event).await.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "version", reason: "not_waiting" }.into());
        }
        self.audit_directive(caller.id, kind, Step::Withdrawn, &found).await;
        Ok(Directive { withdrawn: Some((caller.id, at)), ..found })
    }

    /// The versions of a kind that stand, by subject and number.
    pub(crate) async fn standing(&self, kind: Kind) -> Result<Vec<Directive>, OfficeError> {
        self.store.standing_directives(&self.itself(), kind.as_str()).await.map_err(OfficeError::Read)
    }

    /// Refuses to confirm a version after which a newer one counts already, or one more than may count at once.
    pub(crate) async fn refuse_superseded(&self, kind: Kind, version: &Directive, most: usize) -> Result<(), OfficeError> {
        let refused = |reason| Err(Denial::Invalid { field: "version", reason }.into());
        let standing = self.standing(kind).await?;
        let mut of_it = standing.iter().filter(|one| one.subject == version.subject).peekable();
        if of_it.peek().is_none() && standing.len() >= most {
            return refused("too_many");
        }
        if of_it.any(|one| one.number > version.number) { refused("newer_counts") } else { Ok(()) }
    }

    /// Withdraws a proposal; or what counts, with all versions of it that stand, so that no older one comes back.
    pub(crate) async fn withdraw_whole(&self, caller: &Caller, kind: Kind, version: Uuid) -> Result<(), OfficeError> {
        let withdrawn = self.withdraw_directive(caller, kind, version).await?;
        if withdrawn.confirmed.is_some() {
            for older in self.standing(kind).await?.into_iter().filter(|one| one.subject == withdrawn.subject) {
                self.withdraw_directive(caller, kind, older.id).await?;
            }
        }
        Ok(())
    }

    /// A directive of a kind.
    pub(crate) async fn directive(&self, kind: Kind, id: Uuid) -> Result<Directive, OfficeError> {
        let found = self.store.directive(&self.itself(), id).await.map_err(OfficeError::Read)?;
        Ok(found.filter(|one| one.kind == kind.as_str()).ok_or(Denial::NotFound)?)
    }

    async fn audit_directive(&self, who: Uuid, kind: Kind, step: Step, one: &Directive) {
        let subject = format!("{} {}", one.subject, one.number);
        let act = format!("{}.{}", kind.as_str(), step.as_str());
        self.audit(who, &act, "done", &subject, &Hash(one.hash).to_string(), step != Step::Proposed).await;
    }
}
