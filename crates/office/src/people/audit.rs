//! This module decides what is put into the audit trail, and what internal control looks at: officers who gave
//! themselves work, acted outside the hours of the office, or meet the same trader unusually often.

use serde::Serialize;
use store::{AuditEntry, AuditFilter};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::environment::id;
use crate::{Caller, Office, OfficeError};

/// Days that unusual pairings are looked for in.
pub const PAIRING_DAYS: i64 = 90;
/// Fewer cases than these say nothing.
pub const PAIRING_CASES_MIN: u64 = 5;
/// A pairing is unusual when one officer released more than this share (per cent) of all cases of a firm that several
/// officers could have released.
const PAIRING_SHARE_PERCENT: u64 = 60;
/// Pairings looked at.
const PAIRINGS_MAX: u32 = 2_000;

/// An officer and a firm that meet unusually often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Pairing {
    /// The officer.
    pub officer: Uuid,
    /// The firm.
    pub firm: String,
    /// Cases of the firm that the officer released.
    pub released: u64,
    /// Of how many that anybody released.
    pub of: u64,
}

impl Office {
    /// Puts an entry into the audit trail. A trail that cannot be written is said loudly and stops nobody: what is
    /// provable of a case is in its events.
    pub async fn audit(&self, who: Uuid, kind: &str, outcome: &str, subject: &str, detail: &str, is_control: bool) {
        let now = self.environment.now();
        let cut = |text: &str| text.chars().filter(|letter| *letter != '\0').take(500).collect::<String>();
        let entry = AuditEntry {
            id: id(self.environment.as_ref(), now),
            owner: who,
            at: now.as_microsecond(),
            kind: kind.to_owned(),
            outcome: outcome.to_owned(),
            subject: cut(subject),
            detail: cut(detail),
            is_control,
        };
        if let Err(error) = self.store.insert_audit(&self.itself(), &entry).await {
            tracing::error!(%error, kind, outcome, subject, "the audit trail cannot be written");
        }
    }

    /// The audit trail, newest first.
    ///
    /// # Errors
    /// The store failed.
    pub async fn audit_trail(&self, caller: &Caller, filter: &AuditFilter) -> Result<Vec<AuditEntry>, OfficeError> {
        self.store.audit(&caller.actor, filter).await.map_err(OfficeError::Read)
    }

    /// Pairs of officer and firm that meet unusually often, the most cases first.
    ///
    /// # Errors
    /// The store failed.
    pub async fn unusual_pairings(&self, caller: &Caller) -> Result<Vec<Pairing>, OfficeError> {
        let since = self.environment.now().as_microsecond() - PAIRING_DAYS * 24 * 3_600_000_000;
        let all = self.store.pairings(&caller.actor, since, PAIRINGS_MAX).await.map_err(OfficeError::Read)?;
        let officers = all.iter().map(|one| one.officer).collect::<std::collections::BTreeSet<_>>().len();
        let unusual = all.iter().filter_map(|one| {
            let of_firm: u64 = all.iter().filter(|other| other.firm == one.firm).map(|other| other.cases).sum();
            let is_unusual = officers > 1 && one.cases >= PAIRING_CASES_MIN && one.cases * 100 > of_firm * PAIRING_SHARE_PERCENT;
            is_unusual.then_some(Pairing { officer: one.officer, firm: one.firm.clone(), released: one.cases, of: of_firm })
        });
        Ok(unusual.collect())
    }
}
