//! This module decides how money that is owed and paid is kept: entries whose postings add up to nothing, never changed and
//! never taken back, balances beside them, and no balance beyond its ceiling.
//!
//! Amounts are millionths of their currency, debits above zero.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::Error;
use crate::read::Actor;
use crate::sql::{Connection, Row, Rows};
use crate::statements::ledger as sql;
use crate::store::Store;

/// Postings in one entry: a debt has one a tax type, and an administration has a few dozen of them.
pub const POSTINGS_MAX: usize = 200;
/// Balances of cases in one answer.
pub const DEBTS_MAX: u32 = 3_000;
/// What the account of a firm is called in postings: this and its number.
pub const ACCOUNT_PREFIX: &str = "account/";

/// An account of a firm with the administration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentAccount {
    /// Its id.
    pub id: Uuid,
    /// The firm.
    pub owner: Uuid,
    /// `cash`, `deferment` or `guarantee`.
    pub kind: String,
    /// Its number, as declarations name it.
    pub number: String,
    /// Its currency.
    pub currency: String,
    /// How far it may be drawn on.
    pub ceiling: i64,
    /// Since when, UTC microseconds.
    pub opened_at: i64,
    /// Who opened it.
    pub opened_by: String,
    /// What stands on it: below zero, the firm's own money; above, what it owes.
    pub balance: i64,
}

/// One side of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The account's name.
    pub account: String,
    /// The currency.
    pub currency: String,
    /// The amount.
    pub amount: i64,
    /// Beyond which the account must not go; what an account began with holds for ever.
    pub ceiling: Option<i64>,
    /// The case whose debt it is, for accounts of one.
    pub case_id: Option<Uuid>,
}

/// A movement of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// The case or account that it belongs to.
    pub book: Uuid,
    /// Its place in the book, counted from 1: who saw fewer entries than there are is told.
    pub sequence: u32,
    /// The firm.
    pub owner: Uuid,
    /// What it is (`debt`, `payment`).
    pub kind: String,
    /// The reference under which it counts once.
    pub key: String,
    /// The reference that people know.
    pub reference: String,
    /// Who.
    pub actor: String,
    /// When, UTC microseconds.
    pub at: i64,
    /// What it moves.
    pub postings: Vec<Posting>,
}

/// An entry that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in its book.
    pub sequence: u32,
    /// What it is.
    pub kind: String,
    /// The reference that people know.
    pub reference: String,
    /// Who.
    pub actor: String,
    /// When, UTC microseconds.
    pub at: i64,
    /// Account, currency and amount.
    pub postings: Vec<(String, String, i64)>,
}

/// What a case owes on one account of its debt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtBalance {
    /// The case.
    pub case_id: Uuid,
    /// The firm.
    pub owner: Uuid,
    /// Its movement reference number.
    pub mrn: Option<String>,
    /// The trader's reference.
    pub lrn: String,
    /// Where the case stands.
    pub status: String,
    /// The account.
    pub account: String,
    /// The currency.
    pub currency: String,
    /// What stands on it.
    pub balance: i64,
    /// What the last decision says is to be paid.
    pub payable: Option<String>,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// It is kept.
    Kept,
    /// The same one was kept before under this key; nothing changed.
    Repeated,
    /// The key was used for another movement.
    KeyReused,
    /// The book has moved on: look again.
    Moved,
    /// An account has too little left; so much is free on it.
    Beyond {
        /// What is free.
        free: i64,
    },
    /// The amounts do not add up to nothing, or there are too many: a defect of the caller.
    Unbalanced,
}

impl NewEntry {
    /// Whether the amounts of each currency add up to nothing.
    fn is_balanced(&self) -> bool {
        let mut currencies: Vec<&str> = self.postings.iter().map(|posting| posting.currency.as_str()).collect();
        currencies.sort_unstable();
        currencies.dedup();
        let sum = |currency: &str| {
            let amounts = self.postings.iter().filter(|posting| posting.currency == currency).map(|posting| posting.amount);
            amounts.map(i128::from).sum::<i128>()
        };
        (2..=POSTINGS_MAX).contains(&self.postings.len()) && currencies.into_iter().all(|currency| sum(currency) == 0)
    }

    fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.book.as_bytes());
        hash.update(&self.kind);
        for posting in &self.postings {
            hash.update(format!("\n{} {} {}", posting.account, posting.currency, posting.amount));
        }
        hash.finalize().into()
    }
}

impl Store {
    /// Opens an account; false when its number is taken.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_account(&self, administration: Uuid, account: &PaymentAccount) -> Result<bool, Error> {
        let values = [
            administration.into(),
            account.id.into(),
            account.owner.into(),
            (&account.kind).into(),
            (&account.number).into(),
            (&account.currency).into(),
            account.ceiling.into(),
            account.opened_at.into(),
            (&account.opened_by).into(),
        ];
        Ok(self.execute("an account", sql::OPEN_ACCOUNT, &values).await? == 1)
    }

    /// Whether a firm has an account.
    ///
    /// # Errors
    /// The database failed.
    pub async fn has_account(&self, administration: Uuid, owner: Uuid) -> Result<bool, Error> {
        let values = [administration.into(), owner.into()];
        Ok(!self.many("accounts", sql::HAS_ACCOUNT, &values, |row| row.int(0)).await?.is_empty())
    }

    /// The accounts that a reader may see.
    ///
    /// # Errors
    /// The database failed.
    pub async fn accounts(&self, actor: &Actor) -> Result<Vec<PaymentAccount>, Error> {
        let [administration, everything, client] = actor.values();
        self.many("accounts", sql::ACCOUNTS, &[administration, everything, client, ACCOUNT_PREFIX.into()], account).await
    }

    /// What cases owe and have paid, account by account, the newest case first, at most [`DEBTS_MAX`] accounts.
    ///
    /// # Errors
    /// The database failed.
    pub async fn debts(&self, actor: &Actor) -> Result<Vec<DebtBalance>, Error> {
        let [administration, everything, client] = actor.values();
        self.many("debts", sql::DEBTS, &[administration, everything, client, DEBTS_MAX.into()], debt).await
    }

    /// The entries of a book in their order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn entries(&self, administration: Uuid, book: Uuid) -> Result<Vec<Entry>, Error> {
        let values = [administration.into(), book.into()];
        let rows = self.many("entries", sql::ENTRIES_OF_BOOK, &values, |row| {
            let posting = (row.text(5)?, row.text(6)?, row.int(7)?);
            let (sequence, kind, reference, actor, at) = (row.number(0)?, row.text(1)?, row.text(2)?, row.text(3)?, row.int(4)?);
            Ok(Entry { sequence, kind, reference, actor, at, postings: vec![posting] })
        });
        let mut entries: Vec<Entry> = Vec::new();
        for row in rows.await? {
            match entries.last_mut() {
                Some(last) if last.sequence == row.sequence => last.postings.extend(row.postings),
                _ => entries.push(row),
            }
        }
        Ok(entries)
    }

    /// Every balance of an administration: account, currency and amount.
    ///
    /// # Errors
    /// The database failed.
    pub async fn ledger_balances(&self, administration: Uuid) -> Result<Vec<(String, String, i64)>, Error> {
        self.many("balances", sql::BALANCES, &[administration.into()], |row| Ok((row.text(0)?, row.text(1)?, row.int(2)?))).await
    }

    /// Keeps an entry with its balances in one transaction, or nothing of it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn post(&self, administration: Uuid, entry: &NewEntry) -> Result<Posted, Error> {
        if !entry.is_balanced() {
            return Ok(Posted::Unbalanced);
        }
        let fail = Error::write("an entry");
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        match write(&mut connection, administration, entry).await {
            Ok(Posted::Kept) => match connection.commit().await {
                Ok(()) => Ok(Posted::Kept),
                Err(error) => {
                    connection.rollback().await;
                    Err(fail(error))
                }
            },
            other => {
                connection.rollback().await;
                other.map_err(fail)
            }
        }
    }
}

async fn write(connection: &mut Connection, administration: Uuid, entry: &NewEntry) -> Result<Posted, sqlx::Error> {
    let hash = entry.hash();
    let values = [
        administration.into(),
        entry.book.into(),
        entry.sequence.into(),
        entry.owner.into(),
        (&entry.kind).into(),
        (&entry.key).into(),
        (&hash).into(),
        (&entry.reference).into(),
        (&entry.actor).into(),
        entry.at.into(),
    ];
    if connection.execute(sql::INSERT_ENTRY, &values).await? == 0 {
        let kept = connection.fetch_one(sql::ENTRY_BY_KEY, &[administration.into(), (&entry.key).into()]).await?;
        return Ok(match kept {
            Some(row) if row.bytes(0)? == hash => Posted::Repeated,
            Some(_) => Posted::KeyReused,
            None => Posted::Moved,
        });
    }
    // In one order, so that two entries over the same accounts wait for each other and not in a circle.
    let mut postings: Vec<&Posting> = entry.postings.iter().collect();
    postings.sort_by(|left, right| (&left.account, &left.currency).cmp(&(&right.account, &right.currency)));
    let mut rows = Rows::default();
    for posting in postings {
        let (account, currency) = ((&posting.account).into(), (&posting.currency).into());
        let case = posting.case_id;
        let begin = [administration.into(), account, currency, entry.owner.into(), case.into(), posting.ceiling.into()];
        connection.execute(sql::BEGIN_BALANCE, &begin).await?;
        let place = [administration.into(), account, currency, posting.amount.into()];
        if connection.execute(sql::MOVE_BALANCE, &place).await? == 0 {
            let row = connection.fetch_one(sql::BALANCE_OF, &place[..3]).await?.ok_or(sqlx::Error::RowNotFound)?;
            let free = row.int_maybe(1)?.unwrap_or(i64::MAX).saturating_sub(row.int(0)?);
            return Ok(Posted::Beyond { free });
        }
        let (book, sequence) = (entry.book.into(), entry.sequence.into());
        rows.push([administration.into(), book, sequence, account, currency, posting.amount.into()]);
    }
    connection.change(&sql::INSERT_POSTINGS, &rows).await?;
    Ok(Posted::Kept)
}

fn account(row: &Row) -> Result<PaymentAccount, sqlx::Error> {
    Ok(PaymentAccount {
        id: row.id(0)?,
        owner: row.id(1)?,
        kind: row.text(2)?,
        number: row.text(3)?,
        currency: row.text(4)?,
        ceiling: row.int(5)?,
        opened_at: row.int(6)?,
        opened_by: row.text(7)?,
        balance: row.int(8)?,
    })
}

fn debt(row: &Row) -> Result<DebtBalance, sqlx::Error> {
    Ok(DebtBalance {
        case_id: row.id(0)?,
        owner: row.id(1)?,
        mrn: row.text_maybe(2)?,
        lrn: row.text(3)?,
        status: row.text(4)?,
        account: row.text(5)?,
        currency: row.text(6)?,
        balance: row.int(7)?,
        payable: row.text_maybe(8)?,
    })
}
