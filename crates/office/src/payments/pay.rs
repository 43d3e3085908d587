//! This module decides how a debt is paid by a person: a trader from an account of the own firm, or a cashier who records
//! what came in at the bank and what went back from it, once for each reference.

use rust_decimal::Decimal;
use serde::Deserialize;
use store::{Entry, Posted};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::dossier::Dossier;
use crate::payments::books::Page;
use crate::payments::settle::{draw, kind_of};
use crate::payments::{BANK, Manner, Statement, debt_account, millionths};
use crate::submit::ATTEMPTS_MAX;
use crate::{Caller, Denial, Office, OfficeError};

/// Whether money came in or went back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyKind {
    /// It came in.
    Payment,
    /// It went back.
    Refund,
}

impl MoneyKind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
        }
    }
}

/// Money at the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// Whether it came in or went back.
    pub kind: MoneyKind,
    /// The bank's reference: the same one counts once.
    pub reference: String,
    /// How much, in units of the case's currency.
    pub amount: Decimal,
}

impl Office {
    /// Pays what a case owes from an account of the caller's firm, as far as that kind of account may pay it.
    ///
    /// # Errors
    /// There is nothing to pay, the account is not the firm's or not for this debt or has too little, or the store failed.
    pub async fn pay(&self, caller: &Caller, case: Uuid, account: Uuid) -> Result<Statement, OfficeError> {
        self.settle(case).await?;
        for _ in 0..ATTEMPTS_MAX {
            let (dossier, mut entries) = self.book(caller, case).await?;
            let accounts = self.store.accounts(&self.itself()).await.map_err(OfficeError::Read)?;
            let own = accounts.into_iter().find(|one| one.id == account && one.owner == dossier.row.owner);
            let own = own.ok_or(Denial::Invalid { field: "account", reason: "unknown" })?;
            let statement = self.statement_from(&dossier, &entries);
            let manners = Manner::ALL.iter().filter(|manner| may_pay(&own.kind, **manner));
            let due: Vec<Manner> = manners.copied().filter(|manner| statement.owed(*manner).due > Decimal::ZERO).collect();
            if due.is_empty() {
                let reason = if statement.due().is_zero() { "nothing_due" } else { "not_for_this_debt" };
                return Err(Denial::Invalid { field: "account", reason }.into());
            }
            let mut moves: Vec<(String, i64, Option<i64>)> = Vec::new();
            for manner in due {
                let amount = exact(statement.owed(manner).due)?;
                moves.extend(draw(&own, &debt_account(case, manner), amount));
            }
            let moves = merged(moves);
            let id = caller.id.to_string();
            let page = Page { actor: &id, ..self.page(&dossier, &entries) };
            let entry = page.entry(kind_of(&own.kind), &own.number, moves);
            match self.keep(&mut entries, entry).await? {
                Posted::Kept => {
                    let owner = dossier.row.owner.to_string();
                    self.audit(caller.id, "payment.drawn", "done", &case.to_string(), &owner, false).await;
                    return self.settled(caller, case).await;
                }
                Posted::Beyond { .. } => return Err(Denial::Invalid { field: "account", reason: "too_little_left" }.into()),
                _ => {}
            }
        }
        Err(OfficeError::Contended)
    }

    /// Records money at the bank for a case.
    ///
    /// # Errors
    /// It is more than is due or to be given back, its reference was used for something else, or the store failed.
    pub async fn record_money(&self, caller: &Caller, case: Uuid, money: &Money) -> Result<Statement, OfficeError> {
        let reference = text("reference", &money.reference, NAME_CHARACTERS_MAX)?;
        let amount = exact(money.amount)?;
        if amount <= 0 {
            return Err(Denial::Invalid { field: "amount", reason: "not_above_zero" }.into());
        }
        self.settle(case).await?;
        let kind = money.kind.as_str();
        for _ in 0..ATTEMPTS_MAX {
            let (dossier, mut entries) = self.book(caller, case).await?;
            if let Some(known) = entries.iter().find(|entry| entry.kind == kind && entry.reference == reference) {
                let moved: i64 = known.postings.iter().filter(|one| one.0 == BANK).map(|one| one.2.abs()).sum();
                if moved == amount {
                    return self.settled(caller, case).await;
                }
                return Err(Denial::Invalid { field: "reference", reason: "used" }.into());
            }
            let statement = self.statement_from(&dossier, &entries);
            let moves = spread(&statement, money.kind, amount)?;
            let id = caller.id.to_string();
            let page = Page { actor: &id, ..self.page(&dossier, &entries) };
            let mut entry = page.entry(kind, &reference, moves);
            entry.key = format!("{kind}/{reference}");
            match self.keep(&mut entries, entry).await? {
                Posted::Kept => {
                    let subject = format!("{case} {kind}");
                    self.audit(caller.id, "payment.recorded", "done", &subject, &reference, true).await;
                    return self.settled(caller, case).await;
                }
                Posted::KeyReused | Posted::Repeated => {
                    return Err(Denial::Invalid { field: "reference", reason: "used" }.into());
                }
                _ => {}
            }
        }
        Err(OfficeError::Contended)
    }

    async fn settled(&self, caller: &Caller, case: Uuid) -> Result<Statement, OfficeError> {
        self.settle(case).await?;
        self.statement(caller, case).await
    }

    async fn book(&self, caller: &Caller, case: Uuid) -> Result<(Dossier, Vec<Entry>), OfficeError> {
        let dossier = self.dossier(&caller.everything(), case).await?.ok_or(Denial::NotFound)?;
        let entries = self.store.entries(self.administration, case).await.map_err(OfficeError::Read)?;
        if entries.is_empty() {
            return Err(Denial::Invalid { field: "case", reason: "no_accounts_kept" }.into());
        }
        Ok((dossier, entries))
    }
}

/// Which debts a kind of account may pay when its firm asks for it.
fn may_pay(kind: &str, manner: Manner) -> bool {
    match kind {
        "cash" => true,
        "deferment" => manner == Manner::Deferred,
        "guarantee" => manner == Manner::Security,
        _ => false,
    }
}

fn exact(amount: Decimal) -> Result<i64, Denial> {
    millionths(amount).ok_or(Denial::Invalid { field: "amount", reason: "too_fine" })
}

/// Spreads money over what is due, or takes it from what is to be given back, in the order of [`Manner::ALL`].
fn spread(statement: &Statement, kind: MoneyKind, amount: i64) -> Result<Vec<(String, i64, Option<i64>)>, Denial> {
    let sign = if kind == MoneyKind::Payment { 1 } else { -1 };
    let mut left = amount;
    let mut moves = vec![(BANK.to_owned(), sign * amount, None)];
    for manner in Manner::ALL {
        let open = exact(statement.owed(*manner).due)?;
        let part = (sign * open).clamp(0, left);
        if part > 0 {
            moves.push((debt_account(statement.case, *manner), -sign * part, None));
            left -= part;
        }
    }
    let reason = if kind == MoneyKind::Payment { "more_than_due" } else { "more_than_refundable" };
    if left == 0 { Ok(moves) } else { Err(Denial::Invalid { field: "amount", reason }) }
}

/// One posting an account.
fn merged(moves: Vec<(String, i64, Option<i64>)>) -> Vec<(String, i64, Option<i64>)> {
    let mut merged: Vec<(String, i64, Option<i64>)> = Vec::new();
    for (account, amount, ceiling) in moves {
        match merged.iter_mut().find(|one| one.0 == account) {
            Some(one) => one.1 += amount,
            None => merged.push((account, amount, ceiling)),
        }
    }
    merged
}
