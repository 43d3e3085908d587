//! This module decides how parties make an agreement in the house: one proposes it, each role accepts it with its own
//! signature, and its hash is pinned in the evidence log when the last has.

mod accept;
mod check;
mod follow;
mod forms;
mod take;
mod trial;
mod view;

use contracts::{Agreement, Contract, State};
use jiff::Timestamp;
use reference::Hash;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use store::{Actor, Logged, NewEvent, Seat};
use utoipa::ToSchema;
use uuid::Uuid;

pub use check::{CheckedView, NewCheck};
pub use follow::FOLLOW_EVERY;
pub use forms::{FormView, FormsView, ListenView, MemberView, NamedView};
pub use take::{NewFact, Taken};
pub use trial::{MadeUp, NewTrial, TriedStep, TriedView};
pub use view::{AgreementSummary, AgreementView, ClauseView, KnownView, SeatView, SectionView, StepView, TermView};

use crate::environment::{id, random};
use crate::{Caller, Denial, Office, OfficeError};

/// Who does it, as events name it.
const CONTRACT: &str = "contract";

/// Something in an agreement that cannot be run, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AgreementProblem)]
pub struct Problem {
    /// The place (`clause release: when`).
    pub cell: String,
    /// The character in it, from 1; 0 for all of it.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub mend: String,
}

impl From<rules::Problem> for Problem {
    fn from(problem: rules::Problem) -> Self {
        let rules::Problem { cell, column, message, mend, .. } = problem;
        Self { cell, column, message, mend }
    }
}

/// An agreement to be.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewAgreement {
    /// The agreement: the file as TOML or JSON.
    pub agreement: String,
    /// Which organisation of this house plays which role; roles that nobody of the house plays are left out.
    pub seats: BTreeMap<String, Uuid>,
}

/// An agreement that was proposed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AgreementProposed)]
pub struct Proposed {
    /// Its id.
    pub id: Uuid,
    /// Its hash, which the parties sign.
    pub hash: String,
    /// The text that each role signs, as a C2SP signed note.
    pub to_sign: BTreeMap<String, String>,
}

/// A kept agreement, compiled.
pub(crate) struct Opened {
    pub kept: store::Agreement,
    pub contract: Contract,
    pub seats: Vec<Seat>,
}

impl Office {
    /// Proposes an agreement. It binds nobody before all roles have accepted it.
    ///
    /// # Errors
    /// It cannot be run (each problem with its place), is there already, a seat names a role that is none, or the store
    /// failed.
    pub async fn propose_agreement(&self, caller: &Caller, new: &NewAgreement) -> Result<Proposed, OfficeError> {
        let contract = Self::read_agreement(&new.agreement)?;
        if new.seats.keys().any(|role| contract.key(role).is_none()) {
            return Err(Denial::Invalid { field: "seats", reason: "no_such_role" }.into());
        }
        let now = self.environment.now();
        let (body, hash) = contract.agreement().seal().map_err(OfficeError::Record)?;
        let state = clearance::canonical(&State::new(&contract)).map_err(OfficeError::Record)?;
        let kept = store::Agreement {
            id: id(self.environment.as_ref(), now),
            owner: caller.organisation,
            hash: hash.0,
            body,
            mrn: contract.term("mrn").map(ToString::to_string),
            at: now.as_microsecond(),
            in_force_at: None,
            steps: 0,
            state,
        };
        let seat =
            |role: &String| Seat { role: role.clone(), owner: new.seats.get(role).copied().unwrap_or_default(), accepted: None };
        let seats: Vec<Seat> = contract.agreement().parties.keys().map(seat).collect();
        if !self.store.propose_agreement(self.administration, &kept, &seats).await.map_err(OfficeError::Read)? {
            return Err(Denial::Taken.into());
        }
        self.audit(caller.id, "agreement.proposed", "done", &kept.id.to_string(), &hash.to_string(), false).await;
        let to_sign = |role: &String| Some((role.clone(), contract.acceptance(role)?));
        let to_sign = contract.agreement().parties.keys().filter_map(to_sign).collect();
        Ok(Proposed { id: kept.id, hash: hash.to_string(), to_sign })
    }

    /// An agreement as somebody wrote it, compiled.
    ///
    /// # Errors
    /// It cannot be read or run: each problem with its place.
    pub(crate) fn read_agreement(text: &str) -> Result<Contract, OfficeError> {
        let unreadable = |error: contracts::Unreadable| {
            let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
            let (cell, mend) = ("agreement".to_owned(), "write it as docs/contracts.md says".to_owned());
            Denial::Agreement { problems: vec![Problem { cell, column: 0, message: format!("{error}: {cause}"), mend }] }
        };
        let agreement = Agreement::read(text).map_err(unreadable)?;
        Contract::compile(agreement).map_err(Self::cannot_be_run)
    }

    /// That an agreement cannot be run.
    pub(crate) fn cannot_be_run(problems: Vec<rules::Problem>) -> OfficeError {
        Denial::Agreement { problems: problems.into_iter().map(Into::into).collect() }.into()
    }

    /// An agreement that the actor may see, compiled.
    pub(crate) async fn open_agreement(&self, actor: &Actor, id: Uuid) -> Result<Opened, OfficeError> {
        let kept = self.store.agreement(actor, id).await.map_err(OfficeError::Read)?.ok_or(Denial::NotFound)?;
        self.compiled(kept).await
    }

    pub(crate) async fn compiled(&self, kept: store::Agreement) -> Result<Opened, OfficeError> {
        let agreement: Agreement = serde_json::from_slice(&kept.body).map_err(OfficeError::Kept)?;
        // What was taken once compiles; only another version of this program could say otherwise.
        let contract = Contract::compile(agreement).map_err(Self::cannot_be_run)?;
        let seats = self.store.seats(self.administration, kept.id).await.map_err(OfficeError::Read)?;
        Ok(Opened { kept, contract, seats })
    }

    /// Whom the actor reads agreements as: its organisation, or the house.
    pub(crate) fn seated(caller: &Caller) -> Actor {
        Actor { client: caller.organisation, ..caller.actor }
    }

    /// Keeps that a role accepted, by its note; pins the hash in the evidence log when it was the last.
    pub(crate) async fn accepted(&self, opened: &Opened, note: &str, now: Timestamp) -> Result<bool, OfficeError> {
        let Opened { kept, contract, .. } = opened;
        let role = contract.accepted(note).map_err(Denial::Contract)?;
        let at = now.as_microsecond();
        if !self.store.sign_agreement(self.administration, kept.id, &role, note, at).await.map_err(OfficeError::Read)? {
            return Err(Denial::Taken.into());
        }
        let seats = self.store.seats(self.administration, kept.id).await.map_err(OfficeError::Read)?;
        let notes: Vec<&str> = seats.iter().filter_map(|seat| seat.accepted.as_ref().map(|(note, _)| note.as_str())).collect();
        if contract.in_force(notes).is_err() {
            return Ok(false);
        }
        let event = self.agreement_event(kept, "contract.agreed.v1", 0, &contract.hash(), now)?;
        let messages = self.told(opened, "in_force", None, now);
        let logged = Logged { actor: CONTRACT, event: &event, messages: &messages };
        self.store.put_agreement_in_force(self.administration, kept.id, &logged, at).await.map_err(OfficeError::Read)
    }

    /// The event by which something of an agreement goes into the evidence log: its hash, nothing of what it says.
    pub(crate) fn agreement_event(
        &self,
        kept: &store::Agreement,
        kind: &str,
        step: u32,
        hash: &Hash,
        now: Timestamp,
    ) -> Result<NewEvent, OfficeError> {
        let agreement = Hash(kept.hash).to_string();
        let said = json!({ "agreement": agreement, "at": now, "hash": hash.to_string(), "kind": kind, "step": step });
        let bytes = clearance::canonical(&said).map_err(OfficeError::Record)?;
        Ok(NewEvent { kind: kind.to_owned(), bytes, salt: random(self.environment.as_ref()) })
    }
}
