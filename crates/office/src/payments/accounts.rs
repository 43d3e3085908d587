//! This module decides how accounts of firms are opened and filled, and what a firm sees of its accounts and debts.

use std::collections::BTreeMap;

use declaration::CurrencyCode;
use permissions::Permission;
use rust_decimal::Decimal;
use serde::Serialize;
use store::{DebtBalance, NewEntry, PaymentAccount, Posted, Posting};
use uuid::Uuid;

use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::environment::id;
use crate::payments::settle::{account_name, positive};
use crate::payments::{BANK, millionths, units};
use crate::submit::ATTEMPTS_MAX;
use crate::{Caller, Denial, Office, OfficeError};

/// An account to be.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The firm.
    pub firm: Uuid,
    /// `cash`, `deferment` or `guarantee`.
    pub kind: String,
    /// Its number, as declarations name it.
    pub number: String,
    /// Its currency.
    pub currency: String,
    /// How far it may be drawn on, in units of the currency; nothing for cash.
    pub limit: Decimal,
}

/// An account as its firm reads it. Amounts in units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountView {
    /// Its id.
    pub id: Uuid,
    /// The firm.
    pub firm: Uuid,
    /// `cash`, `deferment` or `guarantee`.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// Its currency.
    pub currency: String,
    /// How far it may be drawn on.
    pub limit: Decimal,
    /// What stands on it: the firm's own money for cash, what is drawn for the others.
    pub balance: Decimal,
    /// What is free.
    pub free: Decimal,
}

/// What a case owes, in all manners. Amounts in units of the currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DebtView {
    /// The case.
    pub case: Uuid,
    /// Its movement reference number.
    pub mrn: Option<String>,
    /// The trader's reference.
    pub lrn: String,
    /// Where it stands.
    pub status: String,
    /// The currency.
    pub currency: String,
    /// What the last decision says is to be paid.
    pub payable: Decimal,
    /// What is still to be paid or secured.
    pub due: Decimal,
    /// What is to be given back.
    pub refundable: Decimal,
}

/// The accounts and debts that somebody may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payments {
    /// Accounts, by number.
    pub accounts: Vec<AccountView>,
    /// Cases with a debt, the newest first.
    pub debts: Vec<DebtView>,
    /// Whether the caller records money at the bank and opens accounts.
    pub is_cashier: bool,
}

impl Office {
    /// The accounts and debts that the caller may see.
    ///
    /// # Errors
    /// The store failed.
    pub async fn payments(&self, caller: &Caller) -> Result<Payments, OfficeError> {
        let accounts = self.store.accounts(&caller.actor).await.map_err(OfficeError::Read)?;
        let debts = self.store.debts(&caller.actor).await.map_err(OfficeError::Read)?;
        Ok(Payments {
            accounts: accounts.iter().map(view).collect(),
            debts: summed(debts),
            is_cashier: caller.may(Permission::KeepAccounts),
        })
    }

    /// Opens an account for a firm; from then on, what its new declarations owe must be covered.
    ///
    /// # Errors
    /// A field cannot be taken, the number is taken, or the store failed.
    pub async fn open_account(&self, caller: &Caller, new: &NewAccount) -> Result<AccountView, OfficeError> {
        let invalid = |field, reason| OfficeError::from(Denial::Invalid { field, reason });
        let number = text("number", &new.number, NAME_CHARACTERS_MAX)?;
        let currency: CurrencyCode = new.currency.parse().map_err(|_| invalid("currency", "form"))?;
        if !matches!(new.kind.as_str(), "cash" | "deferment" | "guarantee") {
            return Err(invalid("kind", "unknown"));
        }
        let ceiling = millionths(new.limit).filter(|limit| *limit >= 0).ok_or_else(|| invalid("limit", "form"))?;
        if (new.kind == "cash") != (ceiling == 0) {
            return Err(invalid("limit", "not_for_this_kind"));
        }
        let organisations = self.store.organisations(&self.itself()).await.map_err(OfficeError::Read)?;
        if !organisations.iter().any(|one| one.id == new.firm && one.kind == "firm") {
            return Err(invalid("firm", "unknown"));
        }
        let now = self.environment.now();
        let account = PaymentAccount {
            id: id(self.environment.as_ref(), now),
            owner: new.firm,
            kind: new.kind.clone(),
            number,
            currency: currency.to_string(),
            ceiling,
            opened_at: now.as_microsecond(),
            opened_by: caller.id.to_string(),
            balance: 0,
        };
        if !self.store.open_account(self.administration, &account).await.map_err(OfficeError::Read)? {
            return Err(Denial::Taken.into());
        }
        self.holders.forget(new.firm);
        self.audit(caller.id, "account.opened", "done", &account.number, &new.firm.to_string(), true).await;
        Ok(view(&account))
    }

    /// Records money that a firm paid in on its cash account; the same reference counts once.
    ///
    /// # Errors
    /// There is no such cash account, the reference was used for something else, or the store failed.
    pub async fn deposit(
        &self,
        caller: &Caller,
        account: Uuid,
        reference: &str,
        amount: Decimal,
    ) -> Result<AccountView, OfficeError> {
        let reference = text("reference", reference, NAME_CHARACTERS_MAX)?;
        let amount =
            millionths(amount).filter(|amount| *amount > 0).ok_or(Denial::Invalid { field: "amount", reason: "form" })?;
        for _ in 0..ATTEMPTS_MAX {
            let accounts = self.store.accounts(&self.itself()).await.map_err(OfficeError::Read)?;
            let found = accounts.into_iter().find(|one| one.id == account && one.kind == "cash").ok_or(Denial::NotFound)?;
            let entries = self.store.entries(self.administration, account).await.map_err(OfficeError::Read)?;
            let posting = |account: String, amount, ceiling| Posting {
                account,
                currency: found.currency.clone(),
                amount,
                ceiling,
                case_id: None,
            };
            let entry = NewEntry {
                book: account,
                sequence: entries.len() as u32 + 1,
                owner: found.owner,
                kind: "deposit".to_owned(),
                key: format!("deposit/{reference}"),
                reference: reference.clone(),
                actor: caller.id.to_string(),
                at: self.environment.now().as_microsecond(),
                postings: vec![
                    posting(BANK.to_owned(), amount, None),
                    posting(account_name(&found), -amount, Some(found.ceiling)),
                ],
            };
            match self.store.post(self.administration, &entry).await.map_err(OfficeError::Read)? {
                Posted::Kept => {
                    self.audit(caller.id, "payment.deposited", "done", &found.number, &reference, true).await;
                    return Ok(view(&PaymentAccount { balance: found.balance - amount, ..found }));
                }
                Posted::Repeated => return Ok(view(&found)),
                Posted::KeyReused => return Err(Denial::Invalid { field: "reference", reason: "used" }.into()),
                _ => {}
            }
        }
        Err(OfficeError::Contended)
    }
}

fn view(account: &PaymentAccount) -> AccountView {
    // The ledger's debits are what a firm owes; its own money reads the other way round.
    let sign = if account.kind == "cash" { -1 } else { 1 };
    AccountView {
        id: account.id,
        firm: account.owner,
        kind: account.kind.clone(),
        number: account.number.clone(),
        currency: account.currency.clone(),
        limit: units(account.ceiling),
        balance: units(sign * account.balance),
        free: units(account.ceiling.saturating_sub(account.balance)),
    }
}

/// One line a case, in the order in which cases came.
fn summed(debts: Vec<DebtBalance>) -> Vec<DebtView> {
    let mut views: Vec<DebtView> = Vec::new();
    let mut places: BTreeMap<Uuid, usize> = BTreeMap::new();
    for debt in debts {
        let place = *places.entry(debt.case_id).or_insert_with(|| {
            views.push(DebtView {
                case: debt.case_id,
                mrn: debt.mrn.clone(),
                lrn: debt.lrn.clone(),
                status: debt.status.clone(),
                currency: debt.currency.clone(),
                payable: debt.payable.as_deref().and_then(|text| text.parse().ok()).unwrap_or_default(),
                due: Decimal::ZERO,
                refundable: Decimal::ZERO,
            });
            views.len() - 1
        });
        if let Some(view) = views.get_mut(place) {
            view.due += positive(units(debt.balance));
            view.refundable += positive(units(-debt.balance));
        }
    }
    views
}
