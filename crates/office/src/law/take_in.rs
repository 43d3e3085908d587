//! This module decides how an edition comes into the house, as a workbook or from a draft: compiled as `reference check`
//! compiles it, for the country of the house, true to its own tests, kept by its hash with the tables it is made of; and how two editions are told apart in words.

use std::collections::BTreeMap;
use std::sync::Arc;

use clearance::Law;
use declaration::LanguageMap;
use editions::Files;
use jiff::civil::Date;
use reference::{Change, Hash, diff};
use serde::Serialize;
use store::{Activation, EditionCard};
use utoipa::ToSchema;
use uuid::Uuid;

use super::activate::ActivationView;
use super::compare::{ComparisonView, SHOWN_MAX};
use crate::denial::{NAME_CHARACTERS_MAX, text};
use crate::desk::documents::workbook;
use crate::{Caller, Denial, Office, OfficeError};

/// The largest workbook: the tables of a nation are some two million bytes.
pub const BOOK_BYTES_MAX: usize = 12 << 20;
/// Editions that are kept: one a week for twenty years.
pub const EDITIONS_MAX: u64 = 1_000;
/// Changes in one page of a difference.
const CHANGES_MAX: usize = 200;
/// Problems of a pack that are told at once.
const PROBLEMS_MAX: usize = 200;

/// An edition of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EditionView {
    /// The hash of its bytes.
    pub edition: String,
    /// The hash of its law, which decisions name.
    pub law: String,
    /// The pack.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// What was said of it.
    pub note: String,
    /// Who brought it; none for the program.
    pub brought_by: Option<String>,
    /// When, UTC microseconds.
    pub brought_at: i64,
    /// Whether its tables are kept, so that its rules can be changed here.
    pub has_tables: bool,
}

/// What counts now, what comes next, and all that is known.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LawView {
    /// Today in the country.
    pub today: Date,
    /// The first day for which something can still be proposed.
    pub earliest: Date,
    /// The edition that counts today.
    pub in_force: String,
    /// Since when; none for the one that the program was started with.
    pub since: Option<Date>,
    /// Who asks.
    pub you: Uuid,
    /// The currency of the country.
    pub currency: String,
    /// The editions, the newest first.
    pub editions: Vec<EditionView>,
    /// The activations, the latest day first.
    pub activations: Vec<ActivationView>,
    /// The comparisons, the newest first.
    pub comparisons: Vec<ComparisonView>,
}

/// An edition that was taken in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Brought {
    /// The edition.
    pub edition: EditionView,
    /// How many rows each table has.
    pub rows: BTreeMap<String, usize>,
    /// Whether the law is word for word the one that counts today: only texts differ, or nothing.
    pub is_same_law: bool,
}

/// What two editions say differently about one thing.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LawChange)]
pub struct Told {
    /// The table.
    pub table: String,
    /// What is meant in it.
    pub key: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day; none for open.
    pub to: Option<Date>,
    /// What the old edition says.
    pub before: Option<String>,
    /// What the new edition says.
    pub after: Option<String>,
    /// All of it as a sentence, by language.
    #[schema(value_type = BTreeMap<String, String>)]
    pub text: LanguageMap,
}

/// A page of a difference.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LawDifference)]
pub struct Differences {
    /// The old edition.
    pub old: String,
    /// The new one.
    pub new: String,
    /// How many changes there are.
    pub total: usize,
    /// How many in each table.
    pub tables: BTreeMap<String, usize>,
    /// Those of this page.
    pub changes: Vec<Told>,
    /// Where the next page begins.
    pub next: Option<usize>,
}

impl Office {
    /// Keeps the edition that the program was started with, so that it can be chosen and replayed like any other; and changed,
    /// when the tables are given that it was compiled from.
    ///
    /// # Errors
    /// The law cannot be written, or the store failed.
    pub async fn keep_first_edition(&self, tables: Option<&Files>) -> Result<(), OfficeError> {
        let first = Arc::clone(self.schedule.first());
        self.keep_edition(&first, tables, String::new(), Uuid::nil()).await.map(drop)
    }

    async fn keep_edition(
        &self,
        law: &Law,
        tables: Option<&Files>,
        note: String,
        owner: Uuid,
    ) -> Result<EditionCard, OfficeError> {
        let bytes = law.to_bytes().map_err(OfficeError::Edition)?;
        let tables = tables.map(serde_json::to_vec).transpose().map_err(OfficeError::Kept)?;
        let id = law.id();
        let card = EditionCard {
            hash: Hash::of(&bytes).0,
            law: id.hash.clone(),
            pack: id.pack.clone(),
            version: id.version.clone(),
            note,
            owner,
            at: self.environment.now().as_microsecond(),
            has_tables: tables.is_some(),
        };
        self.store.put_edition(self.administration, &card, &bytes, tables.as_deref()).await.map_err(OfficeError::Read)?;
        Ok(card)
    }

    /// Takes a workbook in as an edition; what is there already stays as it is.
    ///
    /// # Errors
    /// It is no proper workbook, does not compile (each problem with its place), fails a test of its own, is of another
    /// country, or the store failed.
    pub async fn bring_edition(&self, caller: &Caller, note: &str, bytes: &[u8]) -> Result<Brought, OfficeError> {
        let note = text("note", note, NAME_CHARACTERS_MAX)?;
        if bytes.len() > BOOK_BYTES_MAX {
            return Err(Denial::Document { reason: "too_large" }.into());
        }
        workbook(bytes)?;
        let bytes = bytes.to_vec();
        self.take_in(caller, note, move || editions::from_workbook(&bytes)).await
    }

    /// Takes in what is compiled from tables: the same for a workbook and a draft.
    pub(super) async fn take_in(
        &self,
        caller: &Caller,
        note: String,
        compile: impl FnOnce() -> Result<(Law, Files), Vec<String>> + Send + 'static,
    ) -> Result<Brought, OfficeError> {
        if self.store.edition_count(&self.itself()).await.map_err(OfficeError::Read)? >= EDITIONS_MAX {
            return Err(Denial::Document { reason: "too_many" }.into());
        }
        let first = Arc::clone(self.schedule.first());
        let compiled = tokio::task::spawn_blocking(move || {
            let (law, tables) = compile()?;
            let mut problems = foreign(&first, &law);
            let failing = editions::run_tests(&law, &tables);
            problems.extend(failing.iter().filter_map(|test| Some(test.told()?.get(&["en"]).to_owned())));
            if problems.is_empty() { Ok((law, tables)) } else { Err(problems) }
        });
        let compiled = compiled.await.map_err(|_| OfficeError::NoEdition)?;
        let (law, tables) = compiled.map_err(|problems| Denial::Law { problems: few(problems) })?;
        let card = self.keep_edition(&law, Some(&tables), note, caller.id).await?;
        let rows = law.listing().counts().into_iter().map(|(table, count)| (table.to_owned(), count)).collect();
        let is_same_law = card.law == self.law().id().hash;
        self.audit(caller.id, "law.brought", "done", &Hash(card.hash).to_string(), &card.note, false).await;
        Ok(Brought { edition: self.edition_view(card, &self.names().await?), rows, is_same_law })
    }

    /// What counts now, what comes next, and all that is known.
    ///
    /// # Errors
    /// The store failed.
    pub async fn law_view(&self, caller: &Caller) -> Result<LawView, OfficeError> {
        let actor = self.itself();
        let (cards, activations, comparisons, names) = tokio::try_join!(
            async { self.store.edition_cards(&actor).await.map_err(OfficeError::Read) },
            async { self.store.activations(&actor).await.map_err(OfficeError::Read) },
            async { self.store.comparisons(&actor, SHOWN_MAX).await.map_err(OfficeError::Read) },
            self.names(),
        )?;
        let (now, law) = (self.environment.now(), self.law());
        let today = now.to_zoned(law.time_zone()).date();
        let view = |one: Activation| self.activation_view(one, &names, now);
        Ok(LawView {
            today,
            earliest: self.earliest(now),
            in_force: Hash(self.schedule.edition_on(today)).to_string(),
            since: self.schedule.in_force(now).map(|(_, from, ..)| from),
            you: caller.id,
            currency: law.currency().to_string(),
            editions: cards.into_iter().map(|card| self.edition_view(card, &names)).collect(),
            activations: activations.into_iter().map(view).collect(),
            comparisons: comparisons.into_iter().map(|one| ComparisonView::of(one, &names)).collect(),
        })
    }

    /// What an edition says differently from another; from the one that counts today when none is named.
    ///
    /// # Errors
    /// There is no such edition, or the store failed.
    pub async fn edition_difference(&self, old: Option<&str>, new: &str, after: usize) -> Result<Differences, OfficeError> {
        let today = self.environment.now().to_zoned(self.law().time_zone()).date();
        let old = match old {
            Some(old) => self.known(old).await?,
            None => self.schedule.edition_on(today),
        };
        let new = self.known(new).await?;
        let changes = match self.schedule.difference(old, new) {
            Some(changes) => changes,
            None => {
                let (before, then) = (self.load(&old).await?, self.load(&new).await?);
                let found = tokio::task::spawn_blocking(move || diff(&before.listing(), &then.listing())).await;
                let found: Arc<[Change]> = found.map_err(|_| OfficeError::NoEdition)?.into();
                self.schedule.remember_difference(old, new, Arc::clone(&found));
                found
            }
        };
        let mut tables = BTreeMap::new();
        for change in changes.iter() {
            *tables.entry(change.table.clone()).or_default() += 1;
        }
        let end = after.saturating_add(CHANGES_MAX);
        Ok(Differences {
            old: Hash(old).to_string(),
            new: Hash(new).to_string(),
            total: changes.len(),
            tables,
            changes: changes.iter().skip(after).take(CHANGES_MAX).map(told).collect(),
            next: (end < changes.len()).then_some(end),
        })
    }

    /// The edition of a hash in hexadecimal, if it is kept here.
    pub(super) async fn known(&self, edition: &str) -> Result<[u8; 32], OfficeError> {
        let hash = draws::unhex(edition).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()).ok_or(Denial::NotFound)?;
        let card = self.store.edition_card(&self.itself(), &hash).await.map_err(OfficeError::Read)?;
        Ok(card.ok_or(Denial::NotFound)?.hash)
    }

    /// The names of the people of the house.
    pub(crate) async fn names(&self) -> Result<BTreeMap<Uuid, String>, OfficeError> {
        let users = self.store.users(&self.itself()).await.map_err(OfficeError::Read)?;
        Ok(users.into_iter().map(|user| (user.id, user.name)).collect())
    }

    fn edition_view(&self, card: EditionCard, names: &BTreeMap<Uuid, String>) -> EditionView {
        EditionView {
            edition: Hash(card.hash).to_string(),
            law: card.law,
            pack: card.pack,
            version: card.version,
            note: card.note,
            brought_by: named(card.owner, names),
            brought_at: card.at,
            has_tables: card.has_tables,
        }
    }
}

/// Who somebody is; none for the program.
pub(super) fn named(who: Uuid, names: &BTreeMap<Uuid, String>) -> Option<String> {
    (!who.is_nil()).then(|| names.get(&who).cloned().unwrap_or_else(|| who.to_string()))
}

fn told(change: &Change) -> Told {
    Told {
        table: change.table.clone(),
        key: change.key.clone(),
        from: change.from.date(),
        to: change.to.date(),
        before: change.before.clone(),
        after: change.after.clone(),
        text: change.told(),
    }
}

fn few(mut problems: Vec<String>) -> Vec<String> {
    let more = problems.len().saturating_sub(PROBLEMS_MAX);
    problems.truncate(PROBLEMS_MAX);
    if more > 0 {
        problems.push(format!("+ {more}"));
    }
    problems
}

/// What keeps a law from being one of the same house: cases, numbers and legal time depend on these.
fn foreign(ours: &Law, theirs: &Law) -> Vec<String> {
    let (ours, theirs) = (&ours.edition().tables().manifest, &theirs.edition().tables().manifest);
    let pairs = [
        ("name", ours.name.clone(), theirs.name.clone()),
        ("country", ours.country.to_string(), theirs.country.to_string()),
        ("currency", ours.currency.to_string(), theirs.currency.to_string()),
        ("time_zone", ours.time_zone.clone(), theirs.time_zone.clone()),
    ];
    let differs = pairs.into_iter().filter(|(_, ours, theirs)| ours != theirs);
    differs.map(|(what, ours, theirs)| format!("sheet pack: {what} is {theirs}, and this house is of {ours}")).collect()
}
