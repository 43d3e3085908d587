//! This module decides how a draft is shown: every rule as it is to be, what it was, what its finding says, and the tests.

use std::collections::{BTreeMap, BTreeSet};

use editions::TESTS_FILE;
use editions::table::Table;
use reference::Hash;
use rules::TEXTS_FILE;
use serde::Serialize;
use store::DraftCard;
use utoipa::ToSchema;
use uuid::Uuid;

use super::rows::{RuleRow, RuleText, SOURCES_FILE, told};
use super::tests::DraftTest;
use super::{Opened, PACK_FILE, column, version_of};
use crate::law::take_in::named;

/// What is known of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Draft {
    /// Its id.
    pub draft: Uuid,
    /// What people call it.
    pub name: String,
    /// The edition that it changes.
    pub edition: String,
    /// Counts up with each change; also in `ETag`.
    pub version: u32,
    /// Who began it.
    pub begun_by: Option<String>,
    /// When, UTC microseconds.
    pub begun_at: i64,
    /// Who changed it last.
    pub changed_by: Option<String>,
    /// When, UTC microseconds.
    pub changed_at: i64,
}

impl Draft {
    pub(super) fn of(card: &DraftCard, names: &BTreeMap<Uuid, String>) -> Self {
        Self {
            draft: card.id,
            name: card.name.clone(),
            edition: Hash(card.edition).to_string(),
            version: card.version,
            begun_by: named(card.owner, names),
            begun_at: card.at,
            changed_by: named(card.changed_by, names),
            changed_at: card.changed_at,
        }
    }
}

/// The drafts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftCards {
    /// The last changed first.
    pub drafts: Vec<Draft>,
}

/// A rule of a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftRule {
    /// Its table.
    pub table: String,
    /// The line of its row in the draft; in the edition for one that is taken away.
    pub line: u64,
    /// What the row says.
    pub says: RuleRow,
    /// What its finding says, by language.
    pub told: BTreeMap<String, RuleText>,
    /// `new`, `changed` or `dropped`; none for one that is as it was.
    pub change: Option<&'static str>,
    /// What the row said, where it was changed.
    pub was: Option<RuleRow>,
}

/// A draft with all that it says.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DraftView {
    /// What is known of it.
    pub card: Draft,
    /// The version of the pack, such as `2026.11`.
    pub pack_version: String,
    /// The tables that differ.
    pub changed: Vec<String>,
    /// The tables of rules.
    pub tables: Vec<String>,
    /// The ids of the sources of the pack.
    pub sources: Vec<String>,
    /// The rules in the order of their tables, then those that are taken away.
    pub rules: Vec<DraftRule>,
    /// The tests.
    pub tests: Vec<DraftTest>,
}

/// A row is the same rule as another when it is of the same table, id and first day.
type Key = (String, String, String);

fn key(table: &str, row: &RuleRow) -> Key {
    (table.to_owned(), row.rule.clone(), row.valid_from.clone())
}

impl DraftView {
    pub(super) fn of(opened: &Opened, names: &BTreeMap<Uuid, String>) -> Self {
        let before = base_rules(opened);
        let texts = Table::of(opened.text(TEXTS_FILE).unwrap_or_default());
        let mut standing: BTreeSet<Key> = BTreeSet::new();
        let mut rules = Vec::new();
        for (table, text) in opened.rule_tables() {
            for row in Table::of(text).rows() {
                let says = RuleRow::of(&row.cells);
                let key = key(table, &says);
                let (change, was) = match before.get(&key) {
                    Some((_, was)) if *was == says => (None, None),
                    Some((_, was)) => (Some("changed"), Some(was.clone())),
                    None => (Some("new"), None),
                };
                standing.insert(key);
                let told = told(&texts, &says);
                rules.push(DraftRule { table: table.to_owned(), line: row.line, says, told, change, was });
            }
        }
        let gone = before.into_iter().filter(|(key, _)| !standing.contains(key));
        rules.extend(gone.map(|((table, ..), (line, says))| {
            let told = told(&texts, &says);
            DraftRule { table, line, says, told, change: Some("dropped"), was: None }
        }));
        Self {
            card: Draft::of(&opened.card, names),
            pack_version: version_of(opened.text(PACK_FILE).unwrap_or_default()),
            changed: opened.changes.files.keys().cloned().collect(),
            tables: opened.rule_tables().map(|(table, _)| table.to_owned()).collect(),
            sources: column(opened.text(SOURCES_FILE).unwrap_or_default(), "id"),
            rules,
            tests: Table::of(opened.text(TESTS_FILE).unwrap_or_default()).rows().iter().map(DraftTest::of).collect(),
        }
    }
}

/// The rules of the edition, with their lines.
fn base_rules(opened: &Opened) -> BTreeMap<Key, (u64, RuleRow)> {
    let mut rules = BTreeMap::new();
    for (table, _) in opened.rule_tables() {
        let Some(text) = opened.base.get(table) else { continue };
        for row in Table::of(text).rows() {
            let says = RuleRow::of(&row.cells);
            rules.insert(key(table, &says), (row.line, says));
        }
    }
    rules
}
