//! This module decides what stored cases would be under another edition: money and lanes by declarant, with the cases
//! behind. Comparisons wait in the database until a node takes them; when an edition comes into force, the house asks for
//! one itself, so that the list of what changed for whom is there in the morning.

use std::collections::BTreeMap;

use clearance::{Law, Shift, what_if};
use jiff::ToSpan;
use jiff::civil::Date;
use permissions::Permission;
use reference::Hash;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use store::{Comparison, Filter, PAGE_MAX, Page};
use utoipa::ToSchema;
use uuid::Uuid;

use super::take_in::named;
use crate::cockpit::start_of;
use crate::dossier::Dossier;
use crate::environment::id;
use crate::{Caller, Denial, Office, OfficeError};

/// Days of one comparison: a quarter.
pub const COMPARED_DAYS_MAX: i64 = 92;
/// Cases of one comparison, the newest first; more are not looked at, and the result says so.
pub const CASES_COMPARED_MAX: u64 = 50_000;
/// Comparisons that may wait at once.
const OPEN_MAX: u64 = 5;
/// Days before an edition came into force whose cases are compared in the morning after.
const MORNING_DAYS: i64 = 30;
/// Who works on a comparison says so; after so long without a word another takes it.
const STALE_MICROSECONDS: i64 = 60_000_000;
/// A word is given after so many cases.
const BEAT_EVERY: u64 = 200;
/// Cases and declarants that are kept of a result: those that it means most to.
const KEPT_MAX: usize = 1_000;
/// Comparisons in the list.
pub(super) const SHOWN_MAX: u32 = 20;

/// A comparison to be.
#[derive(Debug, Clone)]
pub struct NewComparison {
    /// The old edition; the one that counts today, or on `legal_date`, when none is named.
    pub old: Option<String>,
    /// The new edition.
    pub new: String,
    /// The first day of the cases' receipt.
    pub first_day: Date,
    /// The last.
    pub last_day: Date,
    /// The day as on which all are decided; each on its own legal date when none is named.
    pub legal_date: Option<Date>,
}

/// A comparison as people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComparisonView {
    /// Its id.
    pub id: Uuid,
    /// The activation that it was made for; none when somebody asked for it.
    pub activation: Option<String>,
    /// The old edition.
    pub old: String,
    /// The new edition.
    pub new: String,
    /// The first day of the cases' receipt.
    pub first_day: String,
    /// The last.
    pub last_day: String,
    /// The day as on which all are decided; none for each on its own.
    pub legal_date: Option<String>,
    /// Who asked; none for the house.
    pub asked_by: Option<String>,
    /// When, UTC microseconds.
    pub asked_at: i64,
    /// When it was done, UTC microseconds.
    pub done_at: Option<i64>,
    /// Cases decided so far.
    pub cases: u64,
    /// What was found, when it is done and was asked for alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Compared>,
}

/// What another edition means for cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Compared {
    /// Cases decided under both.
    pub decided: u64,
    /// Cases that differ.
    pub differ: u64,
    /// What is owed more, above zero, or less.
    pub delta: Decimal,
    /// Currency of every amount.
    pub currency: String,
    /// Whether all cases of the days were looked at.
    pub is_all: bool,
    /// How many moved from one outcome and lane to another.
    pub moves: Vec<Move>,
    /// By declarant, those first to whom it means most.
    pub declarants: Vec<Theirs>,
    /// The cases behind, those first to which it means most; only for who may list cases.
    pub cases: Vec<ComparedCase>,
}

/// Cases that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ComparedMove)]
pub struct Move {
    /// Outcome and lane under the old edition (`cleared/green`).
    pub from: String,
    /// Under the new one.
    pub to: String,
    /// How many.
    pub cases: u64,
}

/// What it means for a declarant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ComparedDeclarant)]
pub struct Theirs {
    /// Number or name.
    pub declarant: String,
    /// Cases that differ.
    pub differ: u64,
    /// Of those, cases whose outcome or lane is another.
    pub moved: u64,
    /// What is owed more, or less.
    pub delta: Decimal,
}

/// A case that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ComparedCase {
    /// The case.
    pub case: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// Its number.
    pub name: String,
    /// Who declared.
    pub declarant: String,
    /// The day that it was decided on.
    pub legal_date: Date,
    /// What was owed.
    pub before: Decimal,
    /// What would be.
    pub after: Decimal,
    /// After less before.
    pub delta: Decimal,
    /// Outcome and lane before.
    pub from: String,
    /// Outcome and lane after.
    pub to: String,
    /// Codes of findings that only the new edition makes.
    pub appears: Vec<String>,
    /// Codes of findings that only the old edition makes.
    pub goes: Vec<String>,
}

impl ComparisonView {
    pub(super) fn of(one: Comparison, names: &BTreeMap<Uuid, String>) -> Self {
        Self {
            id: one.id,
            activation: one.activation,
            old: Hash(one.old).to_string(),
            new: Hash(one.new).to_string(),
            first_day: one.first_day,
            last_day: one.last_day,
            legal_date: one.legal_date,
            asked_by: named(one.owner, names),
            asked_at: one.at,
            done_at: one.done_at,
            cases: one.cases,
            result: None,
        }
    }
}

impl Office {
    /// Asks what stored cases would be under another edition. The answer comes later: ask for the comparison again.
    ///
    /// # Errors
    /// The days or editions cannot be taken, too many comparisons wait, or the store failed.
    pub async fn ask_comparison(&self, caller: &Caller, new: &NewComparison) -> Result<ComparisonView, OfficeError> {
        let NewComparison { first_day, last_day, legal_date, .. } = *new;
        let days = first_day.until(last_day).map_or(-1, |span| i64::from(span.get_days()));
        if !(0..COMPARED_DAYS_MAX).contains(&days) {
            return Err(Denial::Invalid { field: "last_day", reason: "0 to 91 days after first_day" }.into());
        }
        if self.store.open_comparisons(&self.itself()).await.map_err(OfficeError::Read)? >= OPEN_MAX {
            return Err(Denial::Invalid { field: "comparison", reason: "too_many_wait" }.into());
        }
        let now = self.environment.now();
        let today = now.to_zoned(self.law().time_zone()).date();
        let old = match &new.old {
            Some(old) => self.known(old).await?,
            None => self.schedule.edition_on(legal_date.unwrap_or(today)),
        };
        let asked = Comparison {
            id: id(self.environment.as_ref(), now),
            activation: None,
            old,
            new: self.known(&new.new).await?,
            first_day: first_day.to_string(),
            last_day: last_day.to_string(),
            legal_date: legal_date.map(|date| date.to_string()),
            owner: caller.id,
            at: now.as_microsecond(),
            beat_at: 0,
            done_at: None,
            cases: 0,
        };
        self.store.ask_comparison(&self.itself(), &asked).await.map_err(OfficeError::Read)?;
        Ok(ComparisonView::of(asked, &self.names().await?))
    }

    /// A comparison, with its result when it is done. Cases are told to who may list them, those of kin to nobody.
    ///
    /// # Errors
    /// There is none of this id, or the store failed.
    pub async fn comparison(&self, caller: &Caller, comparison: Uuid) -> Result<ComparisonView, OfficeError> {
        let found = self.store.comparison(&self.itself(), comparison).await.map_err(OfficeError::Read)?;
        let (found, bytes) = found.ok_or(Denial::NotFound)?;
        let mut result: Option<Compared> = match found.done_at {
            Some(_) => Some(serde_json::from_slice(&bytes).map_err(OfficeError::Kept)?),
            None => None,
        };
        if let Some(result) = &mut result {
            let lists = caller.may(Permission::ListCases);
            result.cases.retain(|case| lists && !caller.is_related(case.owner));
        }
        Ok(ComparisonView { result, ..ComparisonView::of(found, &self.names().await?) })
    }

    /// Makes one comparison that waits, and asks for that of an edition that came into force. False when nothing waited.
    ///
    /// # Errors
    /// The store failed, or an edition cannot be read.
    pub async fn keep_comparisons(&self) -> Result<bool, OfficeError> {
        self.morning_after().await?;
        let now = self.environment.now().as_microsecond();
        let waiting = self.store.waiting_comparison(&self.itself(), now - STALE_MICROSECONDS).await.map_err(OfficeError::Read)?;
        let Some(found) = waiting else { return Ok(false) };
        let taken = self.store.beat_comparison(&self.itself(), found.id, found.beat_at, now, 0).await;
        if taken.map_err(OfficeError::Read)? {
            self.compare(&found, now).await?;
        }
        Ok(true)
    }

    /// Asks for the comparison of the edition in force, once, whichever node is first.
    async fn morning_after(&self) -> Result<(), OfficeError> {
        let now = self.environment.now();
        let Some((activation, from, new, old)) = self.schedule.in_force(now) else { return Ok(()) };
        if !self.schedule.is_first_morning(activation) {
            return Ok(());
        }
        let asked = Comparison {
            id: id(self.environment.as_ref(), now),
            activation: Some(activation.to_string()),
            old,
            new,
            first_day: from.saturating_sub(MORNING_DAYS.days()).to_string(),
            last_day: from.saturating_sub(1.day()).to_string(),
            legal_date: Some(from.to_string()),
            owner: Uuid::nil(),
            at: now.as_microsecond(),
            beat_at: 0,
            done_at: None,
            cases: 0,
        };
        self.store.ask_comparison(&self.itself(), &asked).await.map_err(OfficeError::Read)?;
        self.schedule.had_morning(activation);
        Ok(())
    }

    async fn compare(&self, asked: &Comparison, mut beat_at: i64) -> Result<(), OfficeError> {
        let (old, new) = (self.load(&asked.old).await?, self.load(&asked.new).await?);
        let zone = self.law().time_zone();
        let day = |text: &str| text.parse::<Date>().unwrap_or_default();
        let filter = Filter {
            received_from: Some(start_of(day(&asked.first_day), &zone)),
            received_to: Some(start_of(day(&asked.last_day).saturating_add(1.day()), &zone)),
            ..Filter::default()
        };
        let legal_date = asked.legal_date.as_deref().map(day);
        let actor = self.itself();
        let mut tally = Tally { is_all: true, ..Tally::default() };
        let mut after = None;
        'pages: loop {
            let cases = self.store.cases(&actor, &filter, Page { after, limit: PAGE_MAX }).await.map_err(OfficeError::Read)?;
            let Some(last) = cases.last() else { break };
            after = Some(last.cursor());
            for case in &cases {
                if tally.decided == CASES_COMPARED_MAX {
                    tally.is_all = false;
                    break 'pages;
                }
                // A message that no case could take up was never decided.
                let Some(dossier) = self.dossier(&actor, case.case_id).await? else { continue };
                tally.one(&dossier, &old, &new, legal_date);
                if tally.decided.is_multiple_of(BEAT_EVERY) {
                    let now = self.environment.now().as_microsecond().max(beat_at + 1);
                    let mine = self.store.beat_comparison(&actor, asked.id, beat_at, now, tally.decided).await;
                    if !mine.map_err(OfficeError::Read)? {
                        return Ok(());
                    }
                    beat_at = now;
                }
            }
        }
        let decided = tally.decided;
        let result = serde_json::to_vec(&tally.sum(&new)).map_err(OfficeError::Kept)?;
        let at = self.environment.now().as_microsecond();
        self.store.conclude_comparison(&actor, asked.id, at, decided, &result).await.map_err(OfficeError::Read)
    }
}

/// What is counted over cases.
#[derive(Default)]
struct Tally {
    decided: u64,
    differ: u64,
    delta: Decimal,
    is_all: bool,
    moves: BTreeMap<(String, String), u64>,
    declarants: BTreeMap<String, Theirs>,
    cases: Vec<ComparedCase>,
}

impl Tally {
    fn one(&mut self, dossier: &Dossier, old: &Law, new: &Law, legal_date: Option<Date>) {
        self.decided += 1;
        let mut facts = dossier.record.facts.clone();
        facts.legal_date = legal_date.unwrap_or(facts.legal_date);
        let Some(shift) = what_if(&dossier.declaration, old, new, &facts) else { return };
        let [from, to] = [0, 1].map(|side| stands(&shift, side));
        let declarant = Some(dossier.row.declarant.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| "—".to_owned());
        let theirs = self.declarants.entry(declarant.clone()).or_insert_with(|| Theirs {
            declarant: declarant.clone(),
            differ: 0,
            moved: 0,
            delta: Decimal::ZERO,
        });
        self.differ += 1;
        self.delta += shift.owed.delta;
        theirs.differ += 1;
        theirs.delta += shift.owed.delta;
        if from != to {
            theirs.moved += 1;
            *self.moves.entry((from.clone(), to.clone())).or_default() += 1;
        }
        self.cases.push(ComparedCase {
            case: dossier.case_id,
            owner: dossier.row.owner,
            name: dossier.row.mrn.clone().unwrap_or_else(|| dossier.row.lrn.clone()),
            declarant,
            legal_date: facts.legal_date,
            before: shift.owed.before,
            after: shift.owed.after,
            delta: shift.owed.delta,
            from,
            to,
            appears: shift.appears,
            goes: shift.goes,
        });
        if self.cases.len() == 2 * KEPT_MAX {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.cases.sort_by(|one, other| other.delta.abs().cmp(&one.delta.abs()).then_with(|| one.name.cmp(&other.name)));
        self.cases.truncate(KEPT_MAX);
    }

    fn sum(mut self, new: &Law) -> Compared {
        self.cut();
        let mut declarants: Vec<Theirs> = self.declarants.into_values().collect();
        declarants.sort_by(|one, other| {
            let by_money = other.delta.abs().cmp(&one.delta.abs());
            by_money.then_with(|| other.differ.cmp(&one.differ)).then_with(|| one.declarant.cmp(&other.declarant))
        });
        declarants.truncate(KEPT_MAX);
        let mut moves: Vec<Move> = self.moves.into_iter().map(|((from, to), cases)| Move { from, to, cases }).collect();
        moves.sort_by_key(|one| std::cmp::Reverse(one.cases));
        Compared {
            decided: self.decided,
            differ: self.differ,
            delta: self.delta,
            currency: new.currency().to_string(),
            is_all: self.is_all,
            moves,
            declarants,
            cases: self.cases,
        }
    }
}

/// Outcome and lane of one side.
fn stands(shift: &Shift, side: usize) -> String {
    let lane = shift.lane[side].map(|lane| format!("/{}", lane.as_str())).unwrap_or_default();
    format!("{}{lane}", shift.outcome[side].as_str())
}
