//! This module decides how much of what a case owes is paid, deferred or secured, from the entries of its book.
//!
//! A case owes on up to three accounts, by the method of payment that was declared for each tax. Where a firm has no
//! account with the administration, cover is assumed as before and nothing is kept here.

mod accounts;
mod books;
mod holders;
mod owed;
mod pay;
mod settle;

use clearance::Cover;
use clearance::case::Status;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use store::Entry;
use tariff::Assessment;
use utoipa::ToSchema;
use uuid::Uuid;

pub use accounts::{AccountView, NewAccount, Payments};
pub use holders::Holders;
pub use owed::Manner;
pub use pay::{Money, MoneyKind};

use crate::dossier::Dossier;
use crate::{Caller, Denial, Office, OfficeError};

/// Millionths in one unit of a currency.
const SCALE: i64 = 1_000_000;
/// Where money of the administration lies.
pub(crate) const BANK: &str = "bank";

/// An amount as the ledger keeps it; none when it is finer or greater than the ledger can hold.
pub(crate) fn millionths(amount: Decimal) -> Option<i64> {
    let scaled = amount.checked_mul(Decimal::from(SCALE))?;
    (scaled.fract().is_zero()).then(|| scaled.to_i64())?
}

/// An amount of the ledger in units of its currency, with two digits at least.
pub(crate) fn units(amount: i64) -> Decimal {
    let mut exact = Decimal::new(amount, 6).normalize();
    if exact.scale() < 2 {
        exact.rescale(2);
    }
    exact
}

/// The name of one account of a case's debt.
pub(crate) fn debt_account(case: Uuid, manner: Manner) -> String {
    format!("debt/{case}/{}", manner.as_str())
}

/// What is owed in one manner, and what became of it. Amounts in units of the currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Owed {
    /// What the last decision charges.
    pub charged: Decimal,
    /// What was paid at the bank or from the firm's own money, less what was given back.
    pub paid: Decimal,
    /// What stands on deferment and guarantee accounts for it.
    pub on_account: Decimal,
    /// What two officers wrote off.
    pub written_off: Decimal,
    /// What is still to be paid; below zero, what is to be given back.
    pub due: Decimal,
}

/// An entry of a case's book as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BookLine)]
pub struct Line {
    /// What it is: `debt`; `deferral` or `security` on an account and `release` from it; `draw` of the firm's own money and
    /// `return` to it; `payment` at the bank and `refund` from it; `write_off` by two officers.
    pub kind: String,
    /// The reference of a payment, or the number of an account.
    pub reference: String,
    /// By how much it changed what is due.
    pub amount: Decimal,
    /// When, UTC microseconds.
    pub at: i64,
    /// Who.
    pub actor: String,
}

/// How a case stands with its money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CaseStatement)]
pub struct Statement {
    /// The case.
    pub case: Uuid,
    /// The reference that a payment at the bank names.
    pub reference: String,
    /// The currency of every amount.
    pub currency: String,
    /// Whether accounts are kept for it at all; without, cover is assumed.
    pub is_kept: bool,
    /// To be paid at once.
    pub immediate: Owed,
    /// To be paid with the next statement of a deferment account.
    pub deferred: Owed,
    /// To be secured, not paid.
    pub security: Owed,
    /// The entries, the oldest first.
    pub lines: Vec<Line>,
    /// Whether what the decision charges has been entered in full.
    #[serde(skip)]
    is_entered: bool,
}

impl Statement {
    /// What is owed in a manner.
    pub fn owed(&self, manner: Manner) -> &Owed {
        match manner {
            Manner::Immediate => &self.immediate,
            Manner::Deferred => &self.deferred,
            Manner::Security => &self.security,
        }
    }

    /// What is still to be paid or secured in all.
    pub fn due(&self) -> Decimal {
        Manner::ALL.iter().map(|manner| self.owed(*manner).due.max(Decimal::ZERO)).sum()
    }

    /// What is to be given back in all.
    pub fn refundable(&self) -> Decimal {
        Manner::ALL.iter().map(|manner| (-self.owed(*manner).due).max(Decimal::ZERO)).sum()
    }

    /// Whether the goods need not wait for money.
    pub fn is_covered(&self) -> bool {
        !self.is_kept || (self.is_entered && self.due().is_zero())
    }
}

impl Office {
    /// What is known of cover for a debt of a firm: assumed where the firm has no account.
    pub(crate) async fn cover(&self, firm: Uuid, assessment: &Assessment) -> Result<Cover, OfficeError> {
        let owes = assessment.lines.iter().any(|line| !line.payable.is_zero() || !line.secured.is_zero());
        Ok(if owes && self.has_account(firm).await? { Cover::Awaited } else { Cover::Assumed })
    }

    async fn has_account(&self, firm: Uuid) -> Result<bool, OfficeError> {
        let now = self.environment.now();
        if let Some(has_account) = self.holders.recall(firm, now) {
            return Ok(has_account);
        }
        let has_account = self.store.has_account(self.administration, firm).await.map_err(OfficeError::Read)?;
        self.holders.remember(firm, has_account, now);
        Ok(has_account)
    }

    /// How a case stands with its money.
    ///
    /// # Errors
    /// The caller may not see the case, or the store failed.
    pub async fn statement(&self, caller: &Caller, case: Uuid) -> Result<Statement, OfficeError> {
        let dossier = self.dossier(&caller.everything(), case).await?.ok_or(Denial::NotFound)?;
        self.statement_of(&dossier).await
    }

    pub(crate) async fn statement_of(&self, dossier: &Dossier) -> Result<Statement, OfficeError> {
        let entries = self.store.entries(self.administration, dossier.case_id).await.map_err(OfficeError::Read)?;
        Ok(self.statement_from(dossier, &entries))
    }

    pub(crate) fn statement_from(&self, dossier: &Dossier, entries: &[Entry]) -> Statement {
        let case = dossier.case_id;
        let owed = |manner: Manner| {
            let account = debt_account(case, manner);
            let (mut charged, mut paid, mut on_account, mut written_off) = (0_i64, 0_i64, 0_i64, 0_i64);
            for entry in entries {
                let moved: i64 = entry.postings.iter().filter(|one| one.0 == account).map(|one| one.2).sum();
                match entry.kind.as_str() {
                    "debt" => charged += moved,
                    "deferral" | "security" | "release" => on_account -= moved,
                    books::WRITE_OFF => written_off -= moved,
                    _ => paid -= moved,
                }
            }
            let due = units(charged - paid - on_account - written_off);
            Owed {
                charged: units(charged),
                paid: units(paid),
                on_account: units(on_account),
                written_off: units(written_off),
                due,
            }
        };
        let prefix = format!("debt/{case}/");
        let lines = entries.iter().map(|entry| Line {
            kind: entry.kind.clone(),
            reference: entry.reference.clone(),
            amount: units(entry.postings.iter().filter(|one| one.0.starts_with(&prefix)).map(|one| one.2).sum()),
            at: entry.at,
            actor: entry.actor.clone(),
        });
        let targets = self.targets_of(dossier);
        let is_entered = books::missing(&targets, entries).is_empty();
        Statement {
            case,
            reference: dossier.row.mrn.clone().unwrap_or_else(|| dossier.row.lrn.clone()),
            currency: dossier.record.decision.assessment.currency.to_string(),
            is_kept: dossier.record.decision.awaits_cover() || !entries.is_empty(),
            immediate: owed(Manner::Immediate),
            deferred: owed(Manner::Deferred),
            security: owed(Manner::Security),
            lines: lines.collect(),
            is_entered,
        }
    }

    /// What a case is to be charged now: nothing once it is void, nothing before it is accepted.
    pub(crate) fn targets_of(&self, dossier: &Dossier) -> owed::Charges {
        let charges = matches!(
            dossier.life.case.status,
            Status::Accepted | Status::Released | Status::Cleared | Status::Exited | Status::Detained
        );
        if charges { owed::charges(self.law().edition(), &dossier.record) } else { owed::Charges::default() }
    }
}
