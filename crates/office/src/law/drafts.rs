//! This module decides how an edition is changed before it is one: a draft holds the tables that differ from those of a kept
//! edition, several people see it, nobody overwrites another, and it becomes an edition as a workbook does.

mod rows;
mod sources;
mod tests;
mod unnamed;
mod view;

use std::collections::BTreeMap;

use clearance::{Law, LawError};
use editions::Files;
use editions::table::Table;
use serde::{Deserialize, Serialize};
use store::DraftCard;
use uuid::Uuid;

use super::take_in::Brought;
use crate::denial::{Denial, NAME_CHARACTERS_MAX, text};
use crate::environment::id;
use crate::{Caller, Office, OfficeError};

pub use rows::{RuleAct, RuleEdit, RuleRow, RuleText};
pub use sources::SourceRow;
pub use tests::{DraftProblem, DraftTest, FoundView, FromCase, RanTest, RanView, TestEdit};
pub use view::{Draft, DraftCards, DraftRule, DraftView};

/// Drafts at a time: what nobody needs is dropped.
const DRAFTS_MAX: u64 = 50;
/// Bytes of the tables that differ: rules and texts of a nation are some hundred thousand.
const CHANGES_BYTES_MAX: usize = 8 << 20;
/// Characters of the version of a pack.
const VERSION_CHARACTERS_MAX: usize = 40;
/// The settings of a pack.
const PACK_FILE: &str = "pack.toml";

/// What a draft holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Changes {
    /// Tables by path as they are to be; none where one is taken away.
    files: BTreeMap<String, Option<String>>,
}

/// A draft with the tables that it changes.
struct Opened {
    card: DraftCard,
    base: Files,
    changes: Changes,
}

impl Opened {
    /// The tables as they are to be.
    fn files(&self) -> Files {
        let mut files = self.base.clone();
        for (path, text) in &self.changes.files {
            match text {
                Some(text) => files.insert(path.clone(), text.clone()),
                None => files.remove(path),
            };
        }
        files
    }

    /// A table as it is to be.
    fn text(&self, path: &str) -> Option<&str> {
        match self.changes.files.get(path) {
            Some(text) => text.as_deref(),
            None => self.base.get(path).map(String::as_str),
        }
    }

    /// Puts another text in the place of a table; none takes it away. What is as it was is no change.
    fn put(&mut self, path: &str, text: Option<String>) {
        if self.base.get(path) == text.as_ref() {
            self.changes.files.remove(path);
        } else {
            self.changes.files.insert(path.to_owned(), text);
        }
    }

    /// The tables of rules by path.
    fn rule_tables(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_table = |path: &&String| path.starts_with("rules/") && path.ends_with(".csv");
        let changed = self.changes.files.keys().filter(|path| !self.base.contains_key(*path));
        self.base.keys().chain(changed).filter(is_table).filter_map(|path| Some((path.as_str(), self.text(path)?)))
    }
}

impl Office {
    /// The drafts, the last changed first.
    ///
    /// # Errors
    /// The store failed.
    pub async fn drafts(&self) -> Result<DraftCards, OfficeError> {
        let (cards, names) = (self.store.drafts(&self.itself()).await.map_err(OfficeError::Read)?, self.names().await?);
        Ok(DraftCards { drafts: cards.iter().map(|card| Draft::of(card, &names)).collect() })
    }

    /// Begins a draft over an edition.
    ///
    /// # Errors
    /// There is no such edition, its tables are not kept, there are too many drafts, or the store failed.
    pub async fn begin_draft(&self, caller: &Caller, edition: &str, name: &str) -> Result<DraftView, OfficeError> {
        let name = text("name", name, NAME_CHARACTERS_MAX)?;
        let edition = self.known(edition).await?;
        let base = self.edition_files(&edition).await?;
        if self.store.draft_count(&self.itself()).await.map_err(OfficeError::Read)? >= DRAFTS_MAX {
            return Err(Denial::Invalid { field: "name", reason: "too_many" }.into());
        }
        let now = self.environment.now();
        let (at, id) = (now.as_microsecond(), id(self.environment.as_ref(), now));
        let card = DraftCard { id, edition, name, version: 1, owner: caller.id, at, changed_by: caller.id, changed_at: at };
        let changes = Changes::default();
        let body = serde_json::to_vec(&changes).map_err(OfficeError::Kept)?;
        self.store.put_draft(&self.itself(), &card, &body).await.map_err(OfficeError::Read)?;
        self.audit(caller.id, "law.draft_begun", "done", &id.to_string(), &card.name, false).await;
        Ok(DraftView::of(&Opened { card, base, changes }, &self.names().await?))
    }

    /// A draft: its rules, texts and tests.
    ///
    /// # Errors
    /// There is no such draft, or the store failed.
    pub async fn draft(&self, draft: Uuid) -> Result<DraftView, OfficeError> {
        Ok(DraftView::of(&self.open_draft(draft).await?, &self.names().await?))
    }

    /// Drops a draft at the version that was seen.
    ///
    /// # Errors
    /// There is no such draft, somebody was quicker, or the store failed.
    pub async fn drop_draft(&self, caller: &Caller, (draft, version): (Uuid, u32)) -> Result<(), OfficeError> {
        let opened = self.seen_draft(draft, version).await?;
        if !self.store.drop_draft(&self.itself(), (draft, version)).await.map_err(OfficeError::Read)? {
            return Err(self.draft_moved(draft).await?);
        }
        self.audit(caller.id, "law.draft_dropped", "done", &draft.to_string(), &opened.card.name, false).await;
        Ok(())
    }

    /// Makes an edition of a draft at the version that was seen, and drops it: from then on it is kept like one that was
    /// brought as a workbook.
    ///
    /// # Errors
    /// It does not compile, fails a test, changes nothing, somebody was quicker, or the store failed.
    pub async fn make_edition(
        &self,
        caller: &Caller,
        (draft, version): (Uuid, u32),
        (name, note): (&str, &str),
    ) -> Result<Brought, OfficeError> {
        let name = text("version", name, VERSION_CHARACTERS_MAX)?;
        let note = text("note", note, NAME_CHARACTERS_MAX)?;
        if name.contains(['"', '\\', '\n']) {
            return Err(Denial::Invalid { field: "version", reason: "control_character" }.into());
        }
        let mut opened = self.seen_draft(draft, version).await?;
        if opened.changes.files.is_empty() {
            return Err(Denial::Invalid { field: "draft", reason: "nothing_changed" }.into());
        }
        let ran = self.run_opened(&opened).await?;
        if !ran.problems.is_empty() {
            let problems = ran.problems.iter().map(DraftProblem::line).collect();
            return Err(Denial::Law { problems }.into());
        }
        let settings = versioned(opened.text(PACK_FILE).unwrap_or_default(), &name);
        opened.put(PACK_FILE, Some(settings));
        let files = opened.files();
        let compile = move || match Law::compile(&files) {
            Ok(law) => Ok((law, files)),
            Err(LawError::Tables(problems)) => Err(problems),
            Err(other) => Err(vec![other.to_string()]),
        };
        let brought = self.take_in(caller, note, compile).await?;
        // Whoever changed it meanwhile keeps what was written.
        self.store.drop_draft(&self.itself(), (draft, version)).await.map_err(OfficeError::Read)?;
        Ok(brought)
    }

    /// The tables of an edition as a workbook, so that its author goes on from what was changed here.
    ///
    /// # Errors
    /// There is no such edition, its tables are not kept or too large for a workbook, or the store failed.
    pub async fn edition_workbook(&self, edition: &str) -> Result<Vec<u8>, OfficeError> {
        let edition = self.known(edition).await?;
        let files = self.edition_files(&edition).await?;
        let written = tokio::task::spawn_blocking(move || editions::workbook(&files)).await;
        let written = written.map_err(|_| OfficeError::Contended)?;
        Ok(written.map_err(|_| Denial::Invalid { field: "edition", reason: "too_large" })?)
    }

    /// The tables that an edition was compiled from.
    async fn edition_files(&self, edition: &[u8; 32]) -> Result<Files, OfficeError> {
        let kept = self.store.edition_tables(&self.itself(), edition).await.map_err(OfficeError::Read)?;
        let kept = kept.ok_or(Denial::Invalid { field: "edition", reason: "no_tables" })?;
        serde_json::from_slice(&kept).map_err(OfficeError::Kept)
    }

    async fn open_draft(&self, draft: Uuid) -> Result<Opened, OfficeError> {
        let found = self.store.draft(&self.itself(), draft).await.map_err(OfficeError::Read)?;
        let (card, body) = found.ok_or(Denial::NotFound)?;
        let base = self.edition_files(&card.edition).await?;
        let changes = serde_json::from_slice(&body).map_err(OfficeError::Kept)?;
        Ok(Opened { card, base, changes })
    }

    /// A draft that is still at the version that was seen.
    async fn seen_draft(&self, draft: Uuid, version: u32) -> Result<Opened, OfficeError> {
        let opened = self.open_draft(draft).await?;
        if opened.card.version == version { Ok(opened) } else { Err(self.draft_moved(draft).await?) }
    }

    async fn draft_moved(&self, draft: Uuid) -> Result<OfficeError, OfficeError> {
        let found = self.store.draft(&self.itself(), draft).await.map_err(OfficeError::Read)?;
        let (card, _) = found.ok_or(Denial::NotFound)?;
        let by = self.names().await?.get(&card.changed_by).cloned();
        Ok(Denial::DraftMoved { actual: card.version, by }.into())
    }

    /// Keeps what was changed in a draft, as its next version.
    async fn keep_draft(&self, caller: &Caller, mut opened: Opened) -> Result<DraftView, OfficeError> {
        let body = serde_json::to_vec(&opened.changes).map_err(OfficeError::Kept)?;
        if body.len() > CHANGES_BYTES_MAX {
            return Err(Denial::Invalid { field: "draft", reason: "too_large" }.into());
        }
        let (seen, now) = ((opened.card.id, opened.card.version), self.environment.now().as_microsecond());
        let kept = self.store.change_draft(&self.itself(), seen, &body, (caller.id, now)).await.map_err(OfficeError::Read)?;
        if !kept {
            return Err(self.draft_moved(opened.card.id).await?);
        }
        opened.card = DraftCard { version: seen.1 + 1, changed_by: caller.id, changed_at: now, ..opened.card };
        Ok(DraftView::of(&opened, &self.names().await?))
    }
}

/// The settings of a pack with another version; what it says before its first section.
fn versioned(settings: &str, version: &str) -> String {
    let mut is_head = true;
    let line = |line: &str| {
        is_head &= !line.starts_with('[');
        let is_version = is_head && line.split_once('=').is_some_and(|(name, _)| name.trim() == "version");
        if is_version { format!("version = \"{version}\"\n") } else { format!("{line}\n") }
    };
    settings.lines().map(line).collect()
}

/// The version that the settings of a pack say.
fn version_of(settings: &str) -> String {
    let pairs = settings.lines().take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once('='));
    let found = pairs.filter(|(name, _)| name.trim() == "version").map(|(_, value)| value.trim().trim_matches('"')).next();
    found.unwrap_or_default().to_owned()
}

/// The cells of a column of a table, in their order.
fn column(text: &str, name: &str) -> Vec<String> {
    Table::of(text).rows().iter().filter_map(|row| row.cells.get(name).cloned()).collect()
}
