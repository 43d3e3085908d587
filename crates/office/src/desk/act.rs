//! This module decides how an act of a person becomes events: on the version that the person saw, or not at all.

use clearance::case::{Case, Command, Refusal, Role, Status, apply, decide};
use clearance::{Decision, Outcome};
use permissions::Permission;
use serde_json::{Value, json};
use store::CommitError;
use uuid::Uuid;

use crate::caller::CaseAccess;
use crate::dossier::Dossier;
use crate::turn::{Standing, Turn};
use crate::{Caller, Denial, Office, OfficeError};

/// A case after an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acted {
    /// The case.
    pub case: Uuid,
    /// Its version now.
    pub version: u32,
    /// Where it stands.
    pub status: Status,
    /// The next step.
    pub next_step: String,
    /// Whether a second person must confirm before anything happens.
    pub awaits_second: bool,
}

/// What a person does with a case.
pub(crate) struct Act {
    /// The commands, in order.
    pub steps: Vec<(Command, Role)>,
    /// What is said with it; the trader may read it.
    pub said: Option<Value>,
}

impl Act {
    pub fn new(command: Command, role: Role) -> Self {
        Self { steps: vec![(command, role)], said: None }
    }

    pub fn saying(mut self, said: Value) -> Self {
        self.said = Some(said);
        self
    }
}

/// An event as the others are told of it.
fn told(sequence: u32, kind: &str, at: i64, actor: &str) -> Value {
    json!({ "sequence": sequence, "kind": kind, "at": at, "actor": actor })
}

impl Office {
    /// What of a case decides who may do what with it; none when there is no such case.
    ///
    /// # Errors
    /// The store failed.
    pub async fn case_access(&self, caller: &Caller, case: Uuid) -> Result<Option<CaseAccess>, OfficeError> {
        let actor = caller.everything();
        let Some(found) = self.store.case(&actor, case).await.map_err(OfficeError::Read)? else { return Ok(None) };
        let mut access = CaseAccess { case_id: case, owner: found.row.owner, version: found.version, desk: None };
        // Competence counts only for those who see all cases.
        if !caller.competences.is_empty() {
            access.desk = self.store.desk(&actor, case).await.map_err(OfficeError::Read)?;
            if access.desk.is_none() {
                self.put_on_desk(case).await?;
                access.desk = self.store.desk(&actor, case).await.map_err(OfficeError::Read)?;
            }
        }
        Ok(Some(access))
    }

    /// A case that the caller may do something with.
    ///
    /// # Errors
    /// [`Denial::NotFound`] for who may not see it, [`Denial::Forbidden`] for who may see it only.
    pub async fn allowed(&self, caller: &Caller, case: Uuid, permission: Permission) -> Result<CaseAccess, OfficeError> {
        let access = self.case_access(caller, case).await?.ok_or(Denial::NotFound)?;
        if !caller.may_on(Permission::ReadCase, &access) {
            return Err(Denial::NotFound.into());
        }
        if caller.may_on(permission, &access) {
            return Ok(access);
        }
        let ever = |role| crate::caller::policies().is_some_and(|policies| policies.may_ever(role, permission));
        let reason = if caller.roles.iter().copied().any(ever) { "not_competent" } else { "role" };
        Err(Denial::Forbidden { reason }.into())
    }

    /// The dossier of a case at the version that the caller saw.
    pub(crate) async fn seen(&self, caller: &Caller, case: Uuid, version: u32) -> Result<Dossier, OfficeError> {
        let dossier = self.dossier(&caller.everything(), case).await?.ok_or(Denial::NotFound)?;
        if dossier.version != version {
            return Err(self.moved(caller, case, version, dossier.version).await?.into());
        }
        Ok(dossier)
    }

    async fn moved(&self, caller: &Caller, case: Uuid, expected: u32, actual: u32) -> Result<Denial, OfficeError> {
        let events = self.store.events(&caller.actor, case).await.map_err(OfficeError::Read)?;
        let since = events.iter().filter(|event| event.sequence > expected);
        let since = since.map(|event| told(event.sequence, &event.kind, event.at, &event.actor)).collect();
        Ok(Denial::Moved { expected, actual, since })
    }

    /// Carries an act out on what the caller saw.
    pub(crate) async fn act(&self, caller: &Caller, dossier: Dossier, act: Act) -> Result<Acted, OfficeError> {
        let now = self.environment.now();
        let Dossier { case_id, version, row, life, declaration, record, .. } = dossier;
        if let Some(refusal) = impossible(&life.case, &act.steps) {
            return Err(Denial::NotNow(refusal).into());
        }
        let lrn = row.lrn.clone();
        let turn = Turn { said: act.said, ..Turn::of(caller.id.to_string(), act.steps, &declaration, &record.decision, &lrn) };
        let turned = self.turn(Standing { case_id, version, row, life }, turn, now)?;
        let next_step = turned.commit.row.next_step.clone().unwrap_or_default();
        match self.store.commit(turned.commit).await {
            Ok(committed) => {
                self.put_on_desk(case_id).await?;
                let status = turned.case.status;
                Ok(Acted { case: case_id, version: committed.version, status, next_step, awaits_second: false })
            }
            Err(CommitError::Conflict { actual_version }) => {
                Err(self.moved(caller, case_id, version, actual_version).await?.into())
            }
            Err(error) => Err(OfficeError::Commit(error)),
        }
    }

    /// The same for a single command of an officer.
    pub(crate) async fn officer_act(
        &self,
        caller: &Caller,
        case: Uuid,
        version: u32,
        command: Command,
        said: Option<Value>,
    ) -> Result<Acted, OfficeError> {
        let dossier = self.seen(caller, case, version).await?;
        let acted = self.act(caller, dossier, Act { steps: vec![(command, Role::Officer)], said }).await?;
        self.watch(caller, case).await;
        Ok(acted)
    }
}

/// Why steps are not possible one after the other; none when they are.
pub(crate) fn impossible(case: &Case, steps: &[(Command, Role)]) -> Option<Refusal> {
    let mut case = case.clone();
    for (command, role) in steps {
        match decide(&case, command, *role) {
            Ok(events) => events.iter().for_each(|event| apply(&mut case, event)),
            Err(refusal) => return Some(refusal),
        }
    }
    None
}

/// Whether a decision leaves something provisional, so that goods are released and not cleared.
pub(crate) fn is_provisional(decision: &Decision) -> bool {
    let assessment = &decision.assessment;
    decision.outcome == Outcome::Released
        || !assessment.is_complete
        || assessment.lines.iter().any(|line| !line.secured.is_zero())
}
