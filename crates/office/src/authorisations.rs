//! This module decides the register of authorisations: who may do what that not everybody may (defer duties, lodge simplified
//! declarations, be trusted). One supervisor proposes an entry, another confirms it, and any may end it. Of which types claims are
//! held against it, `registers` decides.

mod claimed;
mod registers;

use std::collections::BTreeMap;

use clearance::Law;
use jiff::civil::Date;
use permissions::Permission;
use reference::Hash;
use serde::{Deserialize, Serialize};
use store::{AUTHORISATIONS_PAGE_MAX, Authorisation, AuthorisationFilter, Ended, Sees, Step};
use utoipa::ToSchema;
use uuid::Uuid;

pub use registers::{NewRegister, RegisterView, Registers};

use crate::denial::{NAME_CHARACTERS_MAX, TEXT_CHARACTERS_MAX, text, text_maybe};
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// The code list of the pack that has the types.
const TYPES: &str = "authorisation_types";
/// Characters of a holder's number (an17), and of an authorisation's (an..70).
const HOLDER_CHARACTERS_MAX: usize = 17;
const NUMBER_CHARACTERS_MAX: usize = 70;

/// What an entry says. Its hash is in the evidence log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NewAuthorisation {
    /// What it was given for, in words.
    #[serde(default)]
    pub conditions: String,
    /// The firm that the holder is in this house, if it is one: it then sees the entry.
    #[serde(default)]
    pub firm: Option<Uuid>,
    /// The number of the holder, as declarations name it (`GB553202734852`).
    pub holder: String,
    /// The type, a code of the law (`DPO`).
    pub kind: String,
    /// The name of the holder.
    pub name: String,
    /// The number of the authorisation, as declarations name it (`GBDPO1234567`).
    pub number: String,
    /// The first day on which it is in force.
    pub valid_from: Date,
    /// The last day; none for one without end.
    #[serde(default)]
    pub valid_to: Option<Date>,
}

/// What was said of the end of an entry. Its hash is in the evidence log.
#[derive(Serialize)]
struct End<'a> {
    from: &'a str,
    reason: &'a str,
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorisationsFound {
    /// The entries, the newest first.
    pub entries: Vec<AuthorisationView>,
    /// Where the next page begins; none where there is none.
    pub next: Option<(i64, Uuid)>,
}

/// Which entries.
#[derive(Debug, Clone, Default)]
pub struct AuthorisationsAsked {
    /// Of this type.
    pub kind: Option<String>,
    /// Of this holder.
    pub holder: Option<String>,
    /// Part of the holder's number or name, or of the number.
    pub text: Option<String>,
    /// Only those of this status: `waiting` or `in_force`.
    pub status: Option<AuthorisationStatus>,
    /// Only those after this one.
    pub after: Option<(i64, Uuid)>,
    /// How many.
    pub limit: u32,
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuthorisationStatus {
    /// It waits for the second person.
    Waiting,
    /// It is confirmed and begins later.
    ToCome,
    /// It counts today.
    InForce,
    /// Its days are over.
    Over,
    /// It was ended, or taken back before it was confirmed.
    Ended,
}

/// An entry of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuthorisationView {
    /// Its id.
    pub id: Uuid,
    /// What it says.
    #[serde(flatten)]
    pub says: NewAuthorisation,
    /// Where it stands.
    pub status: AuthorisationStatus,
    /// Who proposed it; none for whom the register only tells of the own entries.
    pub proposed_by: Option<String>,
    /// When, UTC microseconds.
    pub proposed_at: i64,
    /// Who confirmed it; none while nobody has, and for whom the register only tells of the own entries.
    pub confirmed_by: Option<String>,
    /// When, UTC microseconds.
    pub confirmed_at: Option<i64>,
    /// The first day on which it is no longer in force, where it was ended.
    pub ended_from: Option<Date>,
    /// Why it was ended.
    pub ended_reason: Option<String>,
    /// Whether the caller may confirm it.
    pub may_confirm: bool,
    /// Whether the caller may end it, or take it back.
    pub may_end: bool,
}

impl Office {
    /// A page of the register, the newest first; for a trader those of the own firms.
    ///
    /// # Errors
    /// The store failed.
    pub async fn authorisations(&self, caller: &Caller, asked: &AuthorisationsAsked) -> Result<AuthorisationsFound, OfficeError> {
        let read = OfficeError::Read;
        let today = self.today();
        if caller.actor.sees == Sees::Own {
            let mut own = self.store.authorisations_of(&caller.actor, &caller.firms).await.map_err(read)?;
            own.sort_by_key(|one| std::cmp::Reverse((one.at, one.id)));
            let entries = own.into_iter().map(|one| view(one, caller, today, &BTreeMap::new())).collect();
            return Ok(AuthorisationsFound { entries, next: None });
        }
        let filter = AuthorisationFilter {
            kind: asked.kind.clone(),
            holder: asked.holder.clone(),
            text: asked.text.clone(),
            is_waiting: asked.status == Some(AuthorisationStatus::Waiting),
            on: (asked.status == Some(AuthorisationStatus::InForce)).then(|| today.to_string()),
            after: asked.after,
        };
        let found = self.store.authorisations(&caller.actor, &filter, asked.limit).await.map_err(read)?;
        let names = self.names().await?;
        let is_full = found.len() == asked.limit as usize;
        let next = found.last().filter(|_| is_full).map(|last| (last.at, last.id));
        let entries = found.into_iter().map(|one| view(one, caller, today, &names)).collect();
        Ok(AuthorisationsFound { entries, next })
    }

    /// Proposes an entry; another person confirms it.
    ///
    /// # Errors
    /// The law has no such type, the days are wrong, a text is empty or too long, there is such an entry already, the firm is
    /// not known or the caller's kin, or the store failed.
    pub async fn propose_authorisation(&self, caller: &Caller, new: NewAuthorisation) -> Result<Uuid, OfficeError> {
        let mut says = self.checked(new).await?;
        let others = self.entries_of(&says.holder).await?;
        // Once it is known which firm a holder is, it is known of all entries.
        says.firm = says.firm.or_else(|| others.iter().find_map(|one| one.firm));
        refuse_kin(caller, says.firm, &others)?;
        let now = self.environment.now();
        let id = id(self.environment.as_ref(), now);
        let hash = hash_of(&says)?;
        let one = Authorisation {
            id,
            kind: says.kind,
            holder: says.holder,
            number: says.number,
            name: says.name,
            firm: says.firm,
            conditions: says.conditions,
            from: says.valid_from.to_string(),
            until: says.valid_to.map(|day| day.to_string()),
            hash,
            owner: caller.id,
            at: now.as_microsecond(),
            confirmed: None,
            ended: None,
        };
        let event = self.authorisation_event(&one, (Step::Proposed, None), caller.id, now)?;
        if !self.store.propose_authorisation(&self.itself(), &one, &event).await.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "number", reason: "taken" }.into());
        }
        self.audit_authorisation(caller, Step::Proposed, &one).await;
        Ok(id)
    }

    /// Confirms what another person proposed: it counts from its first day on.
    ///
    /// # Errors
    /// There is none that waits, the caller proposed it, the firm is the caller's kin, or the store failed.
    pub async fn confirm_authorisation(&self, caller: &Caller, id: Uuid) -> Result<(), OfficeError> {
        let found = self.entry(caller, id).await?;
        if found.owner == caller.id {
            return Err(Denial::SecondPerson.into());
        }
        let now = self.environment.now();
        let event = self.authorisation_event(&found, (Step::Confirmed, None), caller.id, now)?;
        let done = self.store.confirm_authorisation(&self.itself(), id, caller.id, now.as_microsecond(), &event).await;
        if !done.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "authorisation", reason: "not_waiting" }.into());
        }
        self.audit_authorisation(caller, Step::Confirmed, &found).await;
        Ok(())
    }

    /// Ends an entry at once, or takes a proposal back.
    ///
    /// # Errors
    /// There is none, it has ended, no reason is given, the firm is the caller's kin, or the store failed.
    pub async fn end_authorisation(&self, caller: &Caller, id: Uuid, reason: &str) -> Result<(), OfficeError> {
        let found = self.entry(caller, id).await?;
        let reason = text("reason", reason, TEXT_CHARACTERS_MAX)?;
        let (now, from) = (self.environment.now(), self.today().to_string());
        let hash = hash_of(&End { from: &from, reason: &reason })?;
        let event = self.authorisation_event(&found, (Step::Withdrawn, Some(hash)), caller.id, now)?;
        let ended = Ended { by: caller.id, at: now.as_microsecond(), from, reason };
        if !self.store.end_authorisation(&self.itself(), id, &ended, &event).await.map_err(OfficeError::Read)? {
            return Err(Denial::Invalid { field: "authorisation", reason: "ended_already" }.into());
        }
        self.audit_authorisation(caller, Step::Withdrawn, &found).await;
        Ok(())
    }

    async fn entry(&self, caller: &Caller, id: Uuid) -> Result<Authorisation, OfficeError> {
        let found = self.store.authorisation(&self.itself(), id).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        refuse_kin(caller, found.firm, &self.entries_of(&found.holder).await?)?;
        Ok(found)
    }

    /// The newest entries of a holder.
    async fn entries_of(&self, holder: &str) -> Result<Vec<Authorisation>, OfficeError> {
        let filter = AuthorisationFilter { holder: Some(holder.to_owned()), ..AuthorisationFilter::default() };
        self.store.authorisations(&self.itself(), &filter, AUTHORISATIONS_PAGE_MAX).await.map_err(OfficeError::Read)
    }

    async fn checked(&self, new: NewAuthorisation) -> Result<NewAuthorisation, OfficeError> {
        let invalid = |field, reason| Denial::Invalid { field, reason };
        let says = NewAuthorisation {
            conditions: text_maybe("conditions", &new.conditions, TEXT_CHARACTERS_MAX)?,
            holder: text("holder", &new.holder, HOLDER_CHARACTERS_MAX)?,
            name: text("name", &new.name, NAME_CHARACTERS_MAX)?,
            number: text("number", &new.number, NUMBER_CHARACTERS_MAX)?,
            ..new
        };
        if !is_a_type(&self.law(), &says.kind, self.today()) {
            return Err(invalid("kind", "unknown").into());
        }
        if says.valid_to.is_some_and(|to| to < says.valid_from) {
            return Err(invalid("valid_to", "before_first").into());
        }
        if says.valid_to.is_some_and(|to| to < self.today()) {
            return Err(invalid("valid_to", "has_passed").into());
        }
        if let Some(firm) = says.firm {
            let known = self.store.organisations(&self.itself()).await.map_err(OfficeError::Read)?;
            if !known.iter().any(|one| one.id == firm && one.kind == "firm") {
                return Err(invalid("firm", "unknown").into());
            }
        }
        Ok(says)
    }

    async fn audit_authorisation(&self, caller: &Caller, step: Step, one: &Authorisation) {
        let act = format!("authorisation.{}", step.as_str());
        let detail = format!("{} {} {}", one.kind, one.holder, one.number);
        self.audit(caller.id, &act, "done", &one.id.to_string(), &detail, step != Step::Proposed).await;
    }
}

/// Nobody has a hand in what is given to kin or to a firm of the own, also where only another entry tells that it is theirs.
fn refuse_kin(caller: &Caller, firm: Option<Uuid>, others: &[Authorisation]) -> Result<(), Denial> {
    let mut firms = firm.into_iter().chain(others.iter().filter_map(|one| one.firm));
    if firms.any(|firm| caller.is_related(firm)) { Err(Denial::Forbidden { reason: "kin" }) } else { Ok(()) }
}

/// Whether the law has a type; a pack without the list has none.
fn is_a_type(law: &Law, kind: &str, day: Date) -> bool {
    law.edition().in_list(TYPES, kind, day) == Some(true)
}

fn hash_of(says: &(impl Serialize + Sync)) -> Result<[u8; 32], OfficeError> {
    Ok(Hash::of(&clearance::canonical(says).map_err(OfficeError::Record)?).0)
}

/// What an entry says, as it is kept now: its hash stands in the events of its steps. None where it cannot be read.
pub(crate) fn said(one: &Authorisation) -> Option<Vec<u8>> {
    let valid_to = match &one.until {
        Some(day) => Some(day.parse().ok()?),
        None => None,
    };
    let says = NewAuthorisation {
        conditions: one.conditions.clone(),
        firm: one.firm,
        holder: one.holder.clone(),
        kind: one.kind.clone(),
        name: one.name.clone(),
        number: one.number.clone(),
        valid_from: one.from.parse().ok()?,
        valid_to,
    };
    clearance::canonical(&says).ok()
}

/// What was said of its end, likewise.
pub(crate) fn said_of_end(one: &Authorisation) -> Option<Vec<u8>> {
    let ended = one.ended.as_ref()?;
    clearance::canonical(&End { from: &ended.from, reason: &ended.reason }).ok()
}

fn view(one: Authorisation, caller: &Caller, today: Date, names: &BTreeMap<Uuid, String>) -> AuthorisationView {
    let day = |text: &String| text.parse::<Date>().ok();
    let from = day(&one.from).unwrap_or(today);
    let until = one.until.as_ref().and_then(day);
    let ended_from = one.ended.as_ref().and_then(|ended| day(&ended.from));
    let status = match (&one.confirmed, &one.ended) {
        (None, Some(_)) => AuthorisationStatus::Ended,
        (None, None) => AuthorisationStatus::Waiting,
        _ if ended_from.is_some_and(|end| end <= today) => AuthorisationStatus::Ended,
        _ if until.is_some_and(|until| until < today) => AuthorisationStatus::Over,
        _ if today < from => AuthorisationStatus::ToCome,
        _ => AuthorisationStatus::InForce,
    };
    let may = caller.may(Permission::ManageAuthorisations) && !one.firm.is_some_and(|firm| caller.is_related(firm));
    let lasts = one.ended.is_none() && status != AuthorisationStatus::Over;
    AuthorisationView {
        id: one.id,
        status,
        proposed_by: names.get(&one.owner).cloned(),
        proposed_at: one.at,
        confirmed_by: one.confirmed.and_then(|(who, _)| names.get(&who).cloned()),
        confirmed_at: one.confirmed.map(|(_, at)| at),
        ended_from,
        ended_reason: one.ended.map(|ended| ended.reason),
        may_confirm: may && status == AuthorisationStatus::Waiting && one.owner != caller.id,
        may_end: may && lasts,
        says: NewAuthorisation {
            conditions: one.conditions,
            firm: one.firm,
            holder: one.holder,
            kind: one.kind,
            name: one.name,
            number: one.number,
            valid_from: from,
            valid_to: until,
        },
    }
}
