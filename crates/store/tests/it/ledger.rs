//! Money is neither made nor lost: postings add up to nothing, balances are the sums of their postings, and none goes beyond
//! its ceiling, whoever posts and when.

use std::collections::BTreeMap;

use proptest::prelude::*;
use store::testing::tamper;
use store::{ACCOUNT_PREFIX, NewEntry, PaymentAccount, Posted, Posting, Store};
use uuid::Uuid;

use crate::setting::{Database, NOW, administration, any_interleaving, id, officer, on_both_engines, owner, trader};

fn posting(account: &str, amount: i64, ceiling: Option<i64>) -> Posting {
    Posting { account: account.to_owned(), currency: "GBP".to_owned(), amount, ceiling, case_id: None }
}

fn entry(book: Uuid, sequence: u32, key: &str, postings: Vec<Posting>) -> NewEntry {
    NewEntry {
        book,
        sequence,
        owner: owner(),
        kind: "debt".to_owned(),
        key: key.to_owned(),
        reference: key.to_owned(),
        actor: "cashier".to_owned(),
        at: NOW,
        postings,
    }
}

/// Debit one account and credit another.
fn moves(from: &str, to: &str, amount: i64, ceiling: Option<i64>) -> Vec<Posting> {
    vec![posting(to, amount, ceiling), posting(from, -amount, None)]
}

on_both_engines! {
    async fn an_entry_is_kept_once_in_order_and_balanced_or_not_at_all(database: &Database) {
        let store = database.open().await;
        let (book, other) = (id(), id());
        let post = |entry: NewEntry| { let store = store.clone(); async move { store.post(administration(), &entry).await.unwrap() } };
        let table = [
            (entry(book, 1, "a", moves("revenue", "debt", 100, None)), Posted::Kept),
            (entry(book, 1, "a", moves("revenue", "debt", 100, None)), Posted::Repeated),
            (entry(book, 2, "a", moves("revenue", "debt", 100, None)), Posted::Repeated),
            (entry(book, 2, "a", moves("revenue", "debt", 101, None)), Posted::KeyReused),
            (entry(book, 1, "b", moves("revenue", "debt", 100, None)), Posted::Moved),
            (entry(book, 2, "b", vec![posting("debt", 1, None), posting("bank", -2, None)]), Posted::Unbalanced),
            (entry(book, 2, "b", vec![posting("debt", 1, None)]), Posted::Unbalanced),
            (entry(other, 1, "c", moves("debt", "deferment", 70, Some(80))), Posted::Kept),
            (entry(other, 2, "d", moves("debt", "deferment", 11, Some(500))), Posted::Beyond { free: 10 }),
            (entry(other, 2, "d", moves("debt", "deferment", 10, None)), Posted::Kept),
        ];
        for (entry, expected) in table {
            let key = entry.key.clone();
            assert_eq!(post(entry).await, expected, "{key}");
        }
        let balances = store.ledger_balances(administration()).await.unwrap();
        let amounts: Vec<(&str, i64)> = balances.iter().map(|(account, _, amount)| (account.as_str(), *amount)).collect();
        assert_eq!(amounts, [("debt", 20), ("deferment", 80), ("revenue", -100)]);
        let kept = store.entries(administration(), other).await.unwrap();
        assert_eq!(kept.iter().map(|entry| (entry.sequence, entry.postings.len())).collect::<Vec<_>>(), [(1, 2), (2, 2)]);
    }

    async fn nobody_changes_what_was_posted(database: &Database) {
        let store = database.open().await;
        store.post(administration(), &entry(id(), 1, "a", moves("revenue", "debt", 5, Some(9)))).await.unwrap();
        for text in [
            "UPDATE ledger_postings SET amount = 1",
            "DELETE FROM ledger_postings",
            "UPDATE ledger_entries SET reference = 'x'",
            "DELETE FROM ledger_entries",
            "UPDATE ledger_balances SET balance = 10 WHERE account = 'debt'",
        ] {
            assert!(tamper(&store, text).await.is_err(), "{text}");
        }
    }

    async fn accounts_are_shown_to_whom_they_belong(database: &Database) {
        let store = database.open().await;
        let account = PaymentAccount {
            id: id(), owner: owner(), kind: "deferment".to_owned(), number: "1234567".to_owned(), currency: "GBP".to_owned(),
            ceiling: 50, opened_at: NOW, opened_by: "cashier".to_owned(), balance: 0,
        };
        assert!(!store.has_account(administration(), owner()).await.unwrap());
        assert!(store.open_account(administration(), &account).await.unwrap());
        let again = PaymentAccount { id: id(), ..account.clone() };
        assert!(!store.open_account(administration(), &again).await.unwrap());
        assert!(store.has_account(administration(), owner()).await.unwrap());
        let name = format!("{ACCOUNT_PREFIX}1234567");
        store.post(administration(), &entry(id(), 1, "a", moves("debt", &name, 20, Some(50)))).await.unwrap();
        for (reader, expected) in [(trader(owner()), vec![20]), (officer(), vec![20]), (trader(id()), vec![])] {
            let seen = store.accounts(&reader).await.unwrap();
            assert_eq!(seen.iter().map(|one| one.balance).collect::<Vec<_>>(), expected);
        }
    }
}

/// Somebody moves money between two of four accounts, seeing a book as it is or as it was.
type Step = (usize, usize, usize, i64, bool);

const ACCOUNTS: [(&str, Option<i64>); 4] = [("bank", None), ("cash", Some(0)), ("deferment", Some(60)), ("guarantee", Some(25))];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((0..2_usize, 0..4_usize, 0..4_usize, 1..40_i64, any::<bool>()), 1..30)
}

async fn follow(offices: &[Store], steps: &[Step]) {
    let administration = id();
    let book = id();
    let mut sequence = 0;
    let mut model: BTreeMap<&str, i64> = BTreeMap::new();
    for (number, (office, from, to, amount, is_stale)) in steps.iter().enumerate() {
        if from == to {
            continue;
        }
        let ((from, from_ceiling), (to, ceiling)) = (ACCOUNTS[*from], ACCOUNTS[*to]);
        let postings = vec![posting(from, -amount, from_ceiling), posting(to, *amount, ceiling)];
        let seen = if *is_stale && sequence > 0 { sequence } else { sequence + 1 };
        let posted = offices[*office].post(administration, &entry(book, seen, &format!("{number}"), postings)).await.unwrap();
        let after = model.get(to).copied().unwrap_or_default() + amount;
        let expected = if seen == sequence {
            Posted::Moved
        } else if let Some(most) = ceiling.filter(|most| after > *most) {
            Posted::Beyond { free: most - after + amount }
        } else {
            *model.entry(to).or_default() += amount;
            *model.entry(from).or_default() -= amount;
            sequence += 1;
            Posted::Kept
        };
        assert_eq!(posted, expected);
        let balances = offices[1 - office].ledger_balances(administration).await.unwrap();
        assert_eq!(balances.iter().map(|(_, _, amount)| amount).sum::<i64>(), 0, "money was made or lost");
        for (account, _, balance) in &balances {
            assert_eq!(model.get(account.as_str()).copied().unwrap_or_default(), *balance);
            let ceiling = ACCOUNTS.iter().find(|(name, _)| name == account).and_then(|(_, ceiling)| *ceiling);
            assert!(ceiling.is_none_or(|most| *balance <= most), "{account} at {balance}");
        }
        let mut sums: BTreeMap<String, i64> = BTreeMap::new();
        for (account, _, amount) in
            offices[*office].entries(administration, book).await.unwrap().into_iter().flat_map(|one| one.postings)
        {
            *sums.entry(account).or_default() += amount;
        }
        assert_eq!(
            sums.into_iter().collect::<Vec<_>>(),
            balances.into_iter().map(|(account, _, amount)| (account, amount)).collect::<Vec<_>>()
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_interleaving_keeps_the_money_on_sqlite() {
    any_interleaving(Database::sqlite(), 24, steps(), follow).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_interleaving_keeps_the_money_on_postgres() {
    any_interleaving(Database::postgres(), 24, steps(), follow).await;
}

on_both_engines! {
    async fn many_who_draw_at_once_take_no_more_than_there_is(database: &Database) {
        let offices = [database.open().await, database.open().await];
        let tasks: Vec<_> = (0..30)
            .map(|number| {
                let store = offices[number % 2].clone();
                tokio::spawn(async move {
                    let draw = entry(id(), 1, &format!("draw {number}"), moves("debt", "deferment", 7, Some(100)));
                    store.post(administration(), &draw).await.unwrap()
                })
            })
            .collect();
        let mut kept = 0;
        for task in tasks {
            match task.await.unwrap() {
                Posted::Kept => kept += 1,
                Posted::Beyond { free } => assert!(free < 7),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(kept, 14);
        let balances = offices[0].ledger_balances(administration()).await.unwrap();
        assert_eq!(balances.iter().map(|(_, _, amount)| *amount).collect::<Vec<_>>(), [-98, 98]);
    }
}
