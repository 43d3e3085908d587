//! This module decides what follows by itself from a decision: what it charges is entered, what is declared as deferred or
//! secured is put on the firm's account, what was drawn too much goes back; and a case that waits for nothing else goes on.

use clearance::Lane;
use clearance::case::{Command, Role, Status};
use jiff::Timestamp;
use rust_decimal::Decimal;
use store::{CommitError, Entry, NewEntry, PaymentAccount, Posted};
use uuid::Uuid;

use crate::desk::act::{impossible, is_provisional};
use crate::dossier::Dossier;
use crate::payments::books::{self, Page};
use crate::payments::{Manner, Statement, debt_account, millionths};
use crate::submit::ATTEMPTS_MAX;
use crate::turn::{Standing, Turn};
use crate::{Office, OfficeError};

/// Who settles, as entries and events name it.
const ACCOUNTS: &str = "accounts";

impl Office {
    /// Brings the book of a case in line with its decision, and the case in line with its book. Doing it again changes
    /// nothing; several nodes may do it at the same time.
    ///
    /// # Errors
    /// The store failed, or what it keeps cannot be read.
    pub async fn settle(&self, case: Uuid) -> Result<Option<Statement>, OfficeError> {
        let mut statement = None;
        for _ in 0..ATTEMPTS_MAX {
            let Some(dossier) = self.dossier(&self.itself(), case).await? else { return Ok(None) };
            if dossier.row.mrn.is_none() {
                return Ok(None);
            }
            let entries = self.store.entries(self.administration, case).await.map_err(OfficeError::Read)?;
            if !dossier.record.decision.awaits_cover() && entries.is_empty() {
                return Ok(None);
            }
            let Some(entries) = self.enter(&dossier, entries).await? else { continue };
            let found = self.statement_from(&dossier, &entries);
            let is_done = self.go_on(dossier, &found).await?;
            statement = Some(found);
            if is_done {
                break;
            }
        }
        Ok(statement)
    }

    /// Writes what is missing in a book; none when somebody else was quicker.
    async fn enter(&self, dossier: &Dossier, mut entries: Vec<Entry>) -> Result<Option<Vec<Entry>>, OfficeError> {
        let accounts = self.store.accounts(&self.itself()).await.map_err(OfficeError::Read)?;
        let own: Vec<&PaymentAccount> = accounts.iter().filter(|account| account.owner == dossier.row.owner).collect();
        for (manner, parts) in books::missing(&self.targets_of(dossier), &entries) {
            let entry = books::charge(self.page(dossier, &entries), manner, &parts);
            if self.keep(&mut entries, entry).await? != Posted::Kept {
                return Ok(None);
            }
        }
        let written_off = millionths(dossier.written_off).unwrap_or_default();
        for (manner, amount) in books::unwritten(dossier.case_id, written_off, &entries) {
            let entry = books::write_off(self.page(dossier, &entries), manner, amount);
            if self.keep(&mut entries, entry).await? != Posted::Kept {
                return Ok(None);
            }
        }
        for manner in Manner::ALL {
            let due = self.statement_from(dossier, &entries).owed(*manner).due;
            let due = millionths(due).unwrap_or_default();
            let debt = debt_account(dossier.case_id, *manner);
            if due < 0 {
                let mut left = -due;
                for (name, amount) in books::drawn(dossier.case_id, *manner, &entries) {
                    let account = own.iter().find(|account| account_name(account) == name);
                    let back = amount.min(left);
                    if let (Some(account), 1..) = (account, back) {
                        let kind = if account.kind == "cash" { "return" } else { "release" };
                        let moves = vec![(debt.clone(), back, None), (name, -back, None)];
                        let entry = self.page(dossier, &entries).entry(kind, &account.number, moves);
                        if self.keep(&mut entries, entry).await? != Posted::Kept {
                            return Ok(None);
                        }
                        left -= back;
                    }
                }
            }
            let Some(account) = own.iter().find(|account| due > 0 && meets(&account.kind, *manner, &account.number, dossier))
            else {
                continue;
            };
            let entry = self.page(dossier, &entries).entry(kind_of(&account.kind), &account.number, draw(account, &debt, due));
            match self.keep(&mut entries, entry).await? {
                // Too little is left: the debt stays due, and the trader sees it.
                Posted::Kept | Posted::Beyond { .. } => {}
                _ => return Ok(None),
            }
        }
        Ok(Some(entries))
    }

    pub(crate) fn page<'a>(&self, dossier: &'a Dossier, entries: &[Entry]) -> Page<'a> {
        Page {
            case: dossier.case_id,
            owner: dossier.row.owner,
            currency: dossier.record.decision.assessment.currency.as_str(),
            sequence: entries.len() as u32 + 1,
            at: self.environment.now().as_microsecond(),
            actor: ACCOUNTS,
        }
    }

    /// Keeps an entry, and adds it to those that were read.
    pub(crate) async fn keep(&self, entries: &mut Vec<Entry>, entry: NewEntry) -> Result<Posted, OfficeError> {
        let posted = self.store.post(self.administration, &entry).await.map_err(OfficeError::Read)?;
        if posted == Posted::Kept {
            let NewEntry { sequence, kind, reference, actor, at, postings, .. } = entry;
            let postings = postings.into_iter().map(|one| (one.account, one.currency, one.amount)).collect();
            entries.push(Entry { sequence, kind, reference, actor, at, postings });
        }
        Ok(posted)
    }

    /// Lets a case go on whose debt is covered; false when somebody else moved it meanwhile.
    async fn go_on(&self, dossier: Dossier, statement: &Statement) -> Result<bool, OfficeError> {
        let Dossier { case_id, version, row, life, declaration, record, .. } = dossier;
        let (case, decision) = (&life.case, &record.decision);
        let can_be_covered = matches!(case.status, Status::Accepted | Status::Released);
        if !statement.is_covered() || case.is_covered || !can_be_covered {
            return Ok(true);
        }
        let mut steps = vec![(Command::Cover, Role::Finance)];
        let waits_for_money_alone = case.status == Status::Accepted
            && case.holds.is_empty()
            && case.request.is_none()
            && matches!(decision.lane(), Some(Lane::Green | Lane::Blue))
            && !life.done.contains(&Command::Route { lane: Lane::Red });
        if waits_for_money_alone && is_provisional(decision) {
            steps.extend([(Command::AssessProvisionally, Role::System), (Command::Release, Role::System)]);
        } else if waits_for_money_alone {
            steps.extend([(Command::Settle, Role::System), (Command::Clear, Role::System)]);
        }
        if impossible(case, &steps).is_some() {
            steps.truncate(1);
        }
        let now: Timestamp = self.environment.now();
        let lrn = row.lrn.clone();
        let turn = Turn::of(ACCOUNTS.to_owned(), steps, &declaration, decision, &lrn);
        let turned = self.turn(Standing { case_id, version, row, life }, turn, now)?;
        match self.store.commit(turned.commit).await {
            Ok(_) => self.put_on_desk(case_id).await.map(|()| true),
            Err(CommitError::Conflict { .. }) => Ok(false),
            Err(error) => Err(OfficeError::Commit(error)),
        }
    }
}

/// What an account is called in postings.
pub(crate) fn account_name(account: &PaymentAccount) -> String {
    format!("{}{}", store::ACCOUNT_PREFIX, account.number)
}

/// What an entry on a kind of account is.
pub(crate) fn kind_of(account: &str) -> &'static str {
    match account {
        "deferment" => "deferral",
        "guarantee" => "security",
        _ => "draw",
    }
}

/// The postings that meet a debt from an account.
pub(crate) fn draw(account: &PaymentAccount, debt: &str, amount: i64) -> Vec<(String, i64, Option<i64>)> {
    vec![(account_name(account), amount, Some(account.ceiling)), (debt.to_owned(), -amount, None)]
}

/// Whether an account meets a debt without being asked: the deferment account that the declaration names, or the only kind
/// there is where it names none; a guarantee for security. A firm's own money waits for the firm.
fn meets(kind: &str, manner: Manner, number: &str, dossier: &Dossier) -> bool {
    match (kind, manner) {
        ("deferment", Manner::Deferred) => {
            let named = dossier.declaration.additional_document.iter();
            let mut named =
                named.filter(|one| one.type_code.as_deref() == Some("DAN")).filter_map(|one| one.id.as_deref()).peekable();
            named.peek().is_none() || named.any(|one| one == number)
        }
        ("guarantee", Manner::Security) => true,
        _ => false,
    }
}

/// A sum as it is written into an answer.
pub(crate) fn positive(amount: Decimal) -> Decimal {
    amount.max(Decimal::ZERO)
}
