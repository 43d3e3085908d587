//! This module decides how an officer lets goods go: what the officer is satisfied with is closed, what the calculation
//! leaves open stays provisional, and a red case and a write-off need two people.

use clearance::case::timer::Life;
use clearance::case::{Case, Command, Debt, Hold, Role, Status};
use clearance::{Decision, Lane};
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

use crate::denial::{TEXT_CHARACTERS_MAX, text};
use crate::desk::act::{Act, Acted, impossible, is_provisional};
use crate::dossier::Dossier;
use crate::{Caller, Denial, Office, OfficeError};

/// A debt to be written off.
#[derive(Debug, Clone)]
pub struct WriteOff {
    /// How much, in the currency of the case.
    pub amount: Decimal,
    /// Why.
    pub reason: String,
}

/// Whether a case is red now or ever was: routing it anew must not be a way around the second person.
pub(crate) fn is_red(dossier: &Dossier) -> bool {
    let ever = dossier.life.done.contains(&Command::Route { lane: Lane::Red });
    ever || dossier.life.case.lane == Some(Lane::Red) || dossier.record.decision.lane() == Some(Lane::Red)
}

/// The commands that let goods go. An examination and another agency are not the releasing officer's to close.
pub(crate) fn letting_go(life: &Life, decision: &Decision) -> Vec<(Command, Role)> {
    let case = &life.case;
    let mut steps = Vec::new();
    if case.holds.contains(&Hold::Query) {
        steps.push((Command::CloseQuery, Role::Officer));
    }
    if case.holds.contains(&Hold::Documents) {
        steps.push((Command::AcceptDocuments, Role::Officer));
    }
    // Where accounts are kept, only they say that the debt is covered.
    if !case.is_covered && !decision.awaits_cover() {
        steps.push((Command::Cover, Role::System));
    }
    steps.extend(ending(case, decision, Role::Officer));
    steps
}

/// The last commands of those, given by somebody: released while something is provisional, else settled and cleared.
pub(crate) fn ending(case: &Case, decision: &Decision, by: Role) -> Vec<(Command, Role)> {
    if case.status == Status::Accepted && is_provisional(decision) {
        return vec![(Command::AssessProvisionally, Role::System), (Command::Release, by)];
    }
    let settles = case.debt != Debt::None && case.debt != Debt::Final;
    let settle = settles.then_some((Command::Settle, Role::System));
    settle.into_iter().chain([(Command::Clear, by)]).collect()
}

impl Office {
    /// Lets the goods of a case go; for a red case the first call proposes it and another person's carries it out.
    ///
    /// # Errors
    /// Something still holds the goods, the case has moved, the caller proposed it, or the store failed.
    pub async fn release(&self, caller: &Caller, case: Uuid, version: u32, remark: Option<&str>) -> Result<Acted, OfficeError> {
        let remark = remark.map(|remark| text("remark", remark, TEXT_CHARACTERS_MAX)).transpose()?;
        let dossier = self.seen(caller, case, version).await?;
        if dossier.record.decision.awaits_cover() && !self.statement_of(&dossier).await?.is_covered() {
            return Err(Denial::Uncovered.into());
        }
        let steps = letting_go(&dossier.life, &dossier.record.decision);
        if let Some(refusal) = impossible(&dossier.life.case, &steps) {
            return Err(Denial::NotNow(refusal).into());
        }
        let needs_two = is_red(&dossier);
        if needs_two {
            if !self.is_confirmed(caller, &dossier, "release", "").await? {
                self.take(caller, case).await?;
                return Ok(awaiting(&dossier));
            }
        } else {
            self.take(caller, case).await?;
        }
        let owner = dossier.row.owner;
        let said = remark.map(|remark| json!({ "remark": remark }));
        let acted = self.act(caller, dossier, Act { steps, said }).await?;
        if needs_two {
            self.store.withdraw(&caller.actor, case, "release").await.map_err(OfficeError::Read)?;
        }
        self.audit(caller.id, "case.released", "done", &case.to_string(), &owner.to_string(), false).await;
        self.watch(caller, case).await;
        Ok(acted)
    }

    /// Writes off debt after the goods have gone; always two people.
    ///
    /// # Errors
    /// The amount is more than what is owed, the case has moved, the caller proposed it, or the store failed.
    pub async fn write_off(&self, caller: &Caller, case: Uuid, version: u32, what: &WriteOff) -> Result<Acted, OfficeError> {
        let reason = text("reason", &what.reason, TEXT_CHARACTERS_MAX)?;
        let dossier = self.seen(caller, case, version).await?;
        let assessment = &dossier.record.decision.assessment;
        if what.amount <= Decimal::ZERO || what.amount > assessment.payable() - dossier.written_off {
            return Err(Denial::Invalid { field: "amount", reason: "not_within_what_is_owed" }.into());
        }
        let steps = vec![(Command::Adjust, Role::Officer)];
        if let Some(refusal) = impossible(&dossier.life.case, &steps) {
            return Err(Denial::NotNow(refusal).into());
        }
        let amount = what.amount.normalize();
        if !self.is_confirmed(caller, &dossier, "write_off", &amount.to_string()).await? {
            return Ok(awaiting(&dossier));
        }
        let said = json!({ "write_off": { "amount": amount, "currency": assessment.currency }, "reason": reason });
        let acted = self.act(caller, dossier, Act { steps, said: Some(said) }).await?;
        // The act stands; a book that cannot follow now is brought in line by the next settling of the case.
        if let Err(error) = self.settle(case).await {
            tracing::error!(%error, %case, "what was written off is not in the book yet");
        }
        self.store.withdraw(&caller.actor, case, "write_off").await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "case.written_off", "done", &case.to_string(), &amount.to_string(), true).await;
        Ok(acted)
    }
}

/// A case on which nothing has happened yet.
fn awaiting(dossier: &Dossier) -> Acted {
    Acted {
        case: dossier.case_id,
        version: dossier.version,
        status: dossier.life.case.status,
        next_step: dossier.life.stage().name.to_owned(),
        awaits_second: true,
    }
}
