//! This module decides when a case may be forgotten: when it is over, and the law no longer has it kept. One proposes it,
//! another confirms; the event that says so stays in the log.

use clearance::case::Status;
use jiff::Span;
use serde::Serialize;
use serde_json::{Value, json};
use store::{ERASED, Erased, Erasure, NewEvent, Proposal};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::denial::text;
use crate::dossier::Dossier;
use crate::environment::random;
use crate::{Caller, Denial, Office, OfficeError};

/// The setting of a pack that says for how many years a case is kept.
const YEARS: &str = "retention_years";
/// Characters of a reason. It stays, so it names nobody.
const REASON_CHARACTERS_MAX: usize = 200;
/// What four eyes know the act by.
const ACT: &str = "erase";
/// How events name the command line.
const COMMAND_LINE: &str = "command line";

/// What became of a wish to forget a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Forgetting {
    /// Another person must confirm.
    Proposed,
    /// It is forgotten.
    Erased,
}

/// Cases that are to be forgotten, and those that were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ErasuresView {
    /// What one person proposed and another must confirm, the newest first.
    pub waiting: Vec<ErasureWaiting>,
    /// What was forgotten, the newest first, at most 200.
    pub done: Vec<ErasureDone>,
}

/// A case that is to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ErasureWaiting {
    /// The case.
    pub case: Uuid,
    /// Its movement reference number, if it has one.
    pub mrn: Option<String>,
    /// Who proposed it.
    pub proposed_by: String,
    /// The same as an id, so that one knows oneself.
    pub proposer: Uuid,
    /// Why.
    pub reason: String,
    /// When, UTC microseconds.
    pub at: i64,
}

/// A case that was forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ErasureDone {
    /// The case.
    pub case: Uuid,
    /// Its movement reference number, if it has one.
    pub mrn: Option<String>,
    /// When, UTC microseconds.
    pub at: i64,
    /// Why.
    pub reason: String,
}

impl Office {
    /// Proposes that a case be forgotten, named by id or movement reference number, or confirms what another person proposed
    /// for the same reason.
    ///
    /// # Errors
    /// There is no such case, it is not over or must be kept, the same person proposed it, or the store failed.
    pub async fn forget(&self, caller: &Caller, case: &str, reason: &str) -> Result<Forgetting, OfficeError> {
        let reason = text("reason", reason, REASON_CHARACTERS_MAX)?;
        let case = match case.trim().parse::<Uuid>() {
            Ok(case) => case,
            Err(_) => {
                let found = self.store.case_by_mrn(&self.itself(), case.trim()).await.map_err(OfficeError::Read)?;
                found.ok_or(Denial::NotFound)?.case_id
            }
        };
        let dossier = self.forgettable(case).await?;
        if !self.is_confirmed(caller, &dossier, ACT, &reason).await? {
            return Ok(Forgetting::Proposed);
        }
        self.erase(&dossier, &caller.id.to_string(), &reason).await?;
        self.audit(caller.id, "case.erased", "done", &case.to_string(), &reason, true).await;
        Ok(Forgetting::Erased)
    }

    /// What waits for a second person, and what was forgotten.
    ///
    /// # Errors
    /// The store failed.
    pub async fn erasures(&self) -> Result<ErasuresView, OfficeError> {
        let actor = self.itself();
        let names = self.names().await?;
        let waiting = self.store.waiting_proposals(&actor, ACT).await.map_err(OfficeError::Read)?;
        let view = |(one, mrn): (Proposal, Option<String>)| ErasureWaiting {
            case: one.case_id,
            mrn,
            proposed_by: names.get(&one.owner).cloned().unwrap_or_else(|| one.owner.to_string()),
            proposer: one.owner,
            reason: one.detail,
            at: one.at,
        };
        let done = self.store.erasures(self.administration).await.map_err(OfficeError::Read)?;
        let erased = |(case, mrn, Erased { at, reason })| ErasureDone { case, mrn, at, reason };
        Ok(ErasuresView { waiting: waiting.into_iter().map(view).collect(), done: done.into_iter().map(erased).collect() })
    }

    /// Takes back that a case is to be forgotten.
    ///
    /// # Errors
    /// Nobody proposed it, or the store failed.
    pub async fn keep_after_all(&self, caller: &Caller, case: Uuid) -> Result<(), OfficeError> {
        let actor = self.itself();
        let all = self.store.proposals(&actor, case).await.map_err(OfficeError::Read)?;
        if !all.iter().any(|one| one.act == ACT) {
            return Err(Denial::NotFound.into());
        }
        self.store.withdraw(&actor, case, ACT).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "case.kept_after_all", "done", &case.to_string(), ACT, true).await;
        Ok(())
    }

    /// Forgets a case at once: for whoever runs the house, from the command line.
    ///
    /// # Errors
    /// There is no such case, it is not over or must be kept, or the store failed.
    pub async fn forget_at_once(&self, case: Uuid, reason: &str) -> Result<(), OfficeError> {
        let reason = text("reason", reason, REASON_CHARACTERS_MAX)?;
        let dossier = self.forgettable(case).await?;
        self.erase(&dossier, COMMAND_LINE, &reason).await?;
        self.audit(Uuid::nil(), "case.erased", "done", &case.to_string(), &reason, true).await;
        Ok(())
    }

    /// A case that is over and need not be kept.
    async fn forgettable(&self, case: Uuid) -> Result<Dossier, OfficeError> {
        let refuse = |reason| Err(Denial::Invalid { field: "case", reason }.into());
        let dossier = match self.dossier(&self.itself(), case).await? {
            Some(dossier) => dossier,
            None if self.store.erased(self.administration, case).await.map_err(OfficeError::Read)?.is_some() => {
                return refuse("erased");
            }
            None => return Err(Denial::NotFound.into()),
        };
        let life = &dossier.life.case;
        let is_over = life.status.is_final()
            || matches!(life.status, Status::Exited)
            || (life.status == Status::Cleared && !life.is_export && life.request.is_none());
        if !is_over {
            return refuse("open");
        }
        // A pack that does not say how long a case is kept has none forgotten.
        let law = self.law();
        let Ok(years) = law.edition().setting(YEARS).parse::<i16>() else { return refuse("no_retention_period") };
        let zone = law.time_zone();
        let until = dossier.life.since.to_zoned(zone.clone()).date().checked_add(Span::new().years(years));
        let today = self.environment.now().to_zoned(zone.clone()).date();
        match until {
            Ok(until) if until <= today => Ok(dossier),
            _ => refuse("retention"),
        }
    }

    async fn erase(&self, dossier: &Dossier, by: &str, reason: &str) -> Result<(), OfficeError> {
        let now = self.environment.now();
        let event: Value = json!({
            "at": now.to_string(),
            "by": by,
            "case": dossier.case_id,
            "kind": ERASED,
            "mrn": dossier.row.mrn,
            "reason": reason,
            "sequence": dossier.version + 1,
        });
        let bytes = clearance::canonical(&event).map_err(OfficeError::Record)?;
        let erasure = Erasure {
            administration: self.administration,
            case_id: dossier.case_id,
            version: dossier.version,
            actor: by.to_owned(),
            at: now.as_microsecond(),
            reason: reason.to_owned(),
            event: NewEvent { kind: ERASED.to_owned(), bytes, salt: random(self.environment.as_ref()) },
        };
        match self.store.erase(&erasure).await.map_err(OfficeError::Read)? {
            true => Ok(()),
            false => Err(OfficeError::Contended),
        }
    }
}
