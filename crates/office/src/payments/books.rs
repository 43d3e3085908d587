//! This module decides which entries bring the book of a case in line with its decision: what is charged more or less, and
//! what goes back to the account it came from.

use std::collections::BTreeMap;

use store::{ACCOUNT_PREFIX, Entry, NewEntry, Posting};
use uuid::Uuid;

use crate::payments::debt_account;
use crate::payments::owed::{Charges, Manner};

/// An entry by which debt is written off, and the account on which that stands.
pub(crate) const WRITE_OFF: &str = "write_off";
const WRITTEN_OFF: &str = "written_off";

/// Where an entry is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page<'a> {
    pub case: Uuid,
    pub owner: Uuid,
    pub currency: &'a str,
    /// The place of the next entry.
    pub sequence: u32,
    pub at: i64,
    pub actor: &'a str,
}

impl Page<'_> {
    /// An entry that moves amounts between accounts.
    pub fn entry(&self, kind: &str, reference: &str, moves: Vec<(String, i64, Option<i64>)>) -> NewEntry {
        let debts = format!("debt/{}/", self.case);
        let postings = moves.into_iter().filter(|(_, amount, _)| *amount != 0).map(|(account, amount, ceiling)| Posting {
            case_id: account.starts_with(&debts).then_some(self.case),
            currency: self.currency.to_owned(),
            account,
            amount,
            ceiling,
        });
        NewEntry {
            book: self.case,
            sequence: self.sequence,
            owner: self.owner,
            kind: kind.to_owned(),
            key: format!("{}/{}", self.case, self.sequence),
            reference: reference.to_owned(),
            actor: self.actor.to_owned(),
            at: self.at,
            postings: postings.collect(),
        }
    }
}

/// What is charged in a book, by manner and tax type.
fn charged(entries: &[Entry]) -> Charges {
    let mut sums = Charges::new();
    for entry in entries.iter().filter(|entry| entry.kind == "debt") {
        // The reference names the manner: a charge that only moves between taxes touches no debt.
        let Some(manner) = Manner::ALL.iter().find(|manner| manner.as_str() == entry.reference) else { continue };
        for (account, _, amount) in &entry.postings {
            if let Some(tax) = account.strip_prefix("revenue/") {
                *sums.entry((*manner, tax.to_owned())).or_default() -= amount;
            }
        }
    }
    sums
}

/// What is still to be charged, or to be charged back, by manner: tax types and amounts.
pub(crate) fn missing(targets: &Charges, entries: &[Entry]) -> BTreeMap<Manner, Vec<(String, i64)>> {
    let mut missing: BTreeMap<Manner, Vec<(String, i64)>> = BTreeMap::new();
    let sums = charged(entries);
    let mut keys: Vec<&(Manner, String)> = targets.keys().chain(sums.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let of = |charges: &Charges| charges.get(key).copied().unwrap_or_default();
        let delta = of(targets).saturating_sub(of(&sums));
        if delta != 0 {
            missing.entry(key.0).or_default().push((key.1.clone(), delta));
        }
    }
    missing
}

/// The entry that charges what is missing in one manner.
pub(crate) fn charge(page: Page<'_>, manner: Manner, parts: &[(String, i64)]) -> NewEntry {
    let sum = parts.iter().map(|(_, amount)| amount).sum();
    let mut moves = vec![(debt_account(page.case, manner), sum, None)];
    moves.extend(parts.iter().map(|(tax, amount)| (format!("revenue/{tax}"), -amount, None)));
    page.entry("debt", manner.as_str(), moves)
}

/// What is still to be written off, or taken back because less is charged now, by manner: the first that has a charge bears
/// it.
pub(crate) fn unwritten(case: Uuid, target: i64, entries: &[Entry]) -> Vec<(Manner, i64)> {
    let on = |account: &str, kind: &str| -> i64 {
        let of_kind = entries.iter().filter(|entry| entry.kind == kind);
        of_kind.flat_map(|entry| &entry.postings).filter(|one| one.0 == account).map(|one| one.2).sum()
    };
    let mut left = target;
    let mut parts = Vec::new();
    for manner in Manner::ALL {
        let debt = debt_account(case, *manner);
        let part = left.min(on(&debt, "debt")).max(0);
        let missing = part + on(&debt, WRITE_OFF);
        if missing != 0 {
            parts.push((*manner, missing));
        }
        left -= part;
    }
    parts
}

/// The entry that writes off so much of one manner.
pub(crate) fn write_off(page: Page<'_>, manner: Manner, amount: i64) -> NewEntry {
    let moves = vec![(WRITTEN_OFF.to_owned(), amount, None), (debt_account(page.case, manner), -amount, None)];
    page.entry(WRITE_OFF, manner.as_str(), moves)
}

/// What stands on each account of the firm for one manner of a case.
pub(crate) fn drawn(case: Uuid, manner: Manner, entries: &[Entry]) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    let name = debt_account(case, manner);
    for entry in entries.iter().filter(|entry| entry.postings.iter().any(|one| one.0 == name)) {
        for (account, _, amount) in entry.postings.iter().filter(|one| one.0.starts_with(ACCOUNT_PREFIX)) {
            *sums.entry(account.clone()).or_default() += amount;
        }
    }
    sums.retain(|_, amount| *amount > 0);
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_off_is_borne_by_what_is_charged_and_goes_with_it() {
        let case = Uuid::from_u128(1);
        let entry = |kind: &str, manner, amount| {
            let postings = vec![(debt_account(case, manner), "GBP".to_owned(), amount)];
            Entry { sequence: 1, kind: kind.to_owned(), reference: String::new(), actor: String::new(), at: 0, postings }
        };
        let charged = vec![entry("debt", Manner::Immediate, 100), entry("debt", Manner::Deferred, 50)];
        assert_eq!(unwritten(case, 120, &charged), [(Manner::Immediate, 100), (Manner::Deferred, 20)]);
        assert_eq!(unwritten(case, 0, &charged), []);
        let written =
            [charged, vec![entry(WRITE_OFF, Manner::Immediate, -100), entry(WRITE_OFF, Manner::Deferred, -20)]].concat();
        assert_eq!(unwritten(case, 120, &written), []);
        // Declared void, all charges go back, and with them what was written off.
        let void = [written, vec![entry("debt", Manner::Immediate, -100), entry("debt", Manner::Deferred, -50)]].concat();
        assert_eq!(unwritten(case, 120, &void), [(Manner::Immediate, -100), (Manner::Deferred, -20)]);
    }
}
