//! This module decides how one act is done to many cases: looked at first, case by case, then done case by case, each
//! one standing or failing for itself.

use clearance::case::{Command, Role};
use permissions::Permission;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::desk::act::{Acted, impossible};
use crate::desk::release::{is_red, letting_go};
use crate::{Caller, Denial, Office, OfficeError};

/// Cases in one go: what a person can look over.
pub const BULK_MAX: usize = 100;

/// What is done to many cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkAct {
    /// Goods go.
    Release,
    /// Documents are in order.
    AcceptDocuments,
    /// Another officer takes over.
    HandOver {
        /// Who.
        to: Uuid,
        /// Why.
        reason: String,
    },
}

/// What would happen to one case.
#[derive(Debug)]
pub struct BulkPreview {
    /// The case.
    pub case: Uuid,
    /// Its movement reference number.
    pub mrn: Option<String>,
    /// What is payable on it, with its currency.
    pub payable: Option<(Decimal, String)>,
    /// Whether a second person must confirm.
    pub needs_second: bool,
    /// Why it is not possible; none when it is.
    pub refusal: Option<OfficeError>,
}

impl BulkAct {
    fn permission(&self) -> Permission {
        match self {
            Self::Release => Permission::ReleaseCase,
            Self::AcceptDocuments => Permission::HandleCase,
            Self::HandOver { .. } => Permission::HandOver,
        }
    }
}

impl Office {
    /// What an act would do to each of many cases; nothing is changed.
    ///
    /// # Errors
    /// There are too many.
    pub async fn preview_bulk(
        &self,
        caller: &Caller,
        act: &BulkAct,
        cases: &[(Uuid, u32)],
    ) -> Result<Vec<BulkPreview>, OfficeError> {
        check(cases)?;
        let mut previews = Vec::with_capacity(cases.len());
        for (case, version) in cases {
            previews.push(self.preview(caller, act, *case, *version).await.unwrap_or_else(|error| BulkPreview {
                case: *case,
                mrn: None,
                payable: None,
                needs_second: false,
                refusal: Some(error),
            }));
        }
        Ok(previews)
    }

    async fn preview(&self, caller: &Caller, act: &BulkAct, case: Uuid, version: u32) -> Result<BulkPreview, OfficeError> {
        self.allowed(caller, case, act.permission()).await?;
        let dossier = self.seen(caller, case, version).await?;
        let steps = match act {
            BulkAct::Release => letting_go(&dossier.life, &dossier.record.decision),
            BulkAct::AcceptDocuments => vec![(Command::AcceptDocuments, Role::Officer)],
            BulkAct::HandOver { .. } => Vec::new(),
        };
        let assessment = &dossier.record.decision.assessment;
        let is_uncovered = *act == BulkAct::Release
            && dossier.record.decision.awaits_cover()
            && !self.statement_of(&dossier).await?.is_covered();
        if is_uncovered {
            return Err(Denial::Uncovered.into());
        }
        let refusal = impossible(&dossier.life.case, &steps).map(|refusal| Denial::NotNow(refusal).into());
        Ok(BulkPreview {
            case,
            mrn: dossier.row.mrn.clone(),
            payable: Some((assessment.payable(), assessment.currency.to_string())),
            needs_second: *act == BulkAct::Release && is_red(&dossier),
            refusal,
        })
    }

    /// Does an act to each of many cases.
    ///
    /// # Errors
    /// There are too many; what goes wrong with one case is said of that case.
    pub async fn bulk(
        &self,
        caller: &Caller,
        act: &BulkAct,
        cases: &[(Uuid, u32)],
    ) -> Result<Vec<(Uuid, Result<Option<Acted>, OfficeError>)>, OfficeError> {
        check(cases)?;
        let mut done = Vec::with_capacity(cases.len());
        for (case, version) in cases {
            done.push((*case, self.one_of_bulk(caller, act, *case, *version).await));
        }
        self.audit(caller.id, "case.bulk", "done", &format!("{} cases", cases.len()), &format!("{act:?}"), false).await;
        Ok(done)
    }

    async fn one_of_bulk(&self, caller: &Caller, act: &BulkAct, case: Uuid, version: u32) -> Result<Option<Acted>, OfficeError> {
        self.allowed(caller, case, act.permission()).await?;
        match act {
            BulkAct::Release => self.release(caller, case, version, None).await.map(Some),
            BulkAct::AcceptDocuments => self.accept_documents(caller, case, version).await.map(Some),
            BulkAct::HandOver { to, reason } => self.hand_over(caller, case, Some(*to), reason).await.map(|()| None),
        }
    }
}

fn check(cases: &[(Uuid, u32)]) -> Result<(), Denial> {
    if cases.is_empty() || cases.len() > BULK_MAX {
        return Err(Denial::Invalid { field: "cases", reason: if cases.is_empty() { "empty" } else { "too_many" } });
    }
    Ok(())
}
