//! This module decides what lies in a queue and in which order, and what a search finds, the newest first.

use uuid::Uuid;

use crate::error::Error;
use crate::list::{Cursor, PAGE_MAX, Page};
use crate::people::Competence;
use crate::read::{Actor, Case, Sees, case};
use crate::sql::{Row, Text, Value};
use crate::store::Store;

/// Competences that one queue looks at; an office with more is two offices.
pub const COMPETENCES_MAX: usize = 64;
/// Firms that one person keeps away from.
pub const RELATED_MAX: usize = 64;
/// Words that one search looks for.
pub const WORDS_MAX: usize = 16;

/// What comes first in a queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QueueOrder {
    /// What was received first.
    #[default]
    Received,
    /// What is due first.
    Due,
    /// What an examination is expected to be worth most.
    Worth,
}

/// Where a page of a queue ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueCursor {
    /// What its last case was ordered by.
    pub key: i64,
    /// Its last case.
    pub case_id: Uuid,
}

impl QueueOrder {
    /// What cases are ordered by, as the indexes have it, and how a page goes on after it.
    fn terms(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Received => ("d.received_at", ">", ""),
            Self::Due => ("COALESCE(d.due_at, 9223372036854775807)", ">", ""),
            Self::Worth => ("d.worth", "<", " DESC"),
        }
    }
}

/// Which cases of a queue; every part that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct QueueFilter {
    /// For whom it waits: `officer` or `agency`.
    pub waits_for: String,
    /// What the office handles: one of these must fit. Empty is nothing; one with empty prefixes is everything.
    pub competences: Vec<Competence>,
    /// Firms whose cases are left out.
    pub related: Vec<Uuid>,
    /// Matters that lie on the desks of other departments, whatever these here are competent for.
    pub elsewhere: Vec<String>,
    /// Only of this lane.
    pub lane: Option<String>,
    /// Only what waits for this step.
    pub stage: Option<String>,
    /// Only what this person has.
    pub assignee: Option<Uuid>,
    /// Only what nobody has.
    pub only_free: bool,
    /// Only at places that begin so.
    pub place: Option<String>,
    /// Only what was received before, UTC microseconds.
    pub received_before: Option<i64>,
    /// Only what is due before, UTC microseconds.
    pub due_before: Option<i64>,
    /// What comes first.
    pub order: QueueOrder,
}

/// A case in a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// The case.
    pub case: Case,
    /// The step it waits for.
    pub stage: String,
    /// Since when, UTC microseconds.
    pub stage_since: i64,
    /// Where the goods are.
    pub place: String,
    /// The lane as it is now.
    pub lane: Option<String>,
    /// Who has it.
    pub assignee: Option<Uuid>,
    /// When the step should be done, UTC microseconds.
    pub step_due_at: Option<i64>,
    /// What an examination was expected to be worth, in hundredths; zero where nothing was scored.
    pub worth: i64,
    /// The matter that it waits for; empty for none of its own.
    pub subject: String,
    key: i64,
}

impl Queued {
    /// Where a page ends that ends with this case.
    pub fn cursor(&self) -> QueueCursor {
        QueueCursor { key: self.key, case_id: self.case.case_id }
    }
}

const COLUMNS: &str = "c.case_id, c.version, c.owner, c.lrn, c.mrn, c.ducr, c.declaration_type, c.status, c.outcome, c.lane, \
    c.legal_date, c.received_at, c.updated_at, c.item_count, c.payable, c.currency, c.goods_codes, c.declarant, c.due_at, c.next_step, \
    c.assignee, c.taxes";

/// A statement that grows by conditions with values of their own.
pub(crate) struct Growing<'a> {
    pub(crate) text: String,
    pub(crate) values: Vec<Value<'a>>,
}

impl<'a> Growing<'a> {
    /// Adds a value and gives its name in the text.
    pub(crate) fn value(&mut self, value: impl Into<Value<'a>>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    pub(crate) fn and(&mut self, condition: &str, value: impl Into<Value<'a>>) {
        let name = self.value(value);
        self.text.push_str(" AND ");
        self.text.push_str(&condition.replace('?', &name));
    }
}

impl Store {
    /// What waits in a queue, in its order, from where the last page ended.
    ///
    /// # Errors
    /// The database failed.
    pub async fn queue(
        &self,
        actor: &Actor,
        filter: &QueueFilter,
        after: Option<QueueCursor>,
        limit: u32,
    ) -> Result<Vec<Queued>, Error> {
        if filter.competences.is_empty() {
            return Ok(Vec::new());
        }
        let patterns = Patterns::of(filter);
        let grown = compose(actor, filter, &patterns, after, limit);
        self.many("the queue", Text(grown.text.into()), &grown.values, queued).await
    }

    /// The cases that have all of these words, the newest first, from where the last page ended. A word that ends in `*` stands for all that begin so.
    ///
    /// # Errors
    /// The database failed.
    pub async fn search(&self, actor: &Actor, words: &[String], page: Page) -> Result<Vec<Case>, Error> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let ends: Vec<String> = words.iter().map(|word| format!("{}\u{10FFFF}", word.trim_end_matches('*'))).collect();
        let grown = compose_search(actor, words, &ends, page);
        self.many("a search", Text(grown.text.into()), &grown.values, case).await
    }
}

/// The patterns of a filter, kept as long as the statement's values.
struct Patterns {
    /// Of procedure, goods, place and subject; none where any will do.
    competences: Vec<[Option<String>; 4]>,
    place: Option<String>,
}

/// Prefixes come from administrators and callers: their wildcards count literally.
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| *letter != '\0') {
        if matches!(letter, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

impl Patterns {
    fn of(filter: &QueueFilter) -> Self {
        // Each code stands after a space, so a prefix begins there.
        let listed = |prefix: &str| format!("% {}%", literal(prefix));
        let begins = |prefix: &str| format!("{}%", literal(prefix));
        let pattern = |prefix: &str, of: &dyn Fn(&str) -> String| (!prefix.is_empty()).then(|| of(prefix));
        Self {
            competences: filter
                .competences
                .iter()
                .take(COMPETENCES_MAX)
                .map(|one| {
                    [
                        pattern(&one.procedure, &listed),
                        pattern(&one.goods, &listed),
                        pattern(&one.place, &begins),
                        pattern(&one.subject, &|subject| literal(subject)),
                    ]
                })
                .collect(),
            place: filter.place.as_ref().map(|place| format!("{}%", literal(place))),
        }
    }
}

fn compose<'a>(
    actor: &Actor,
    filter: &'a QueueFilter,
    patterns: &'a Patterns,
    after: Option<QueueCursor>,
    limit: u32,
) -> Growing<'a> {
    let (key, past, down) = filter.order.terms();
    let mut grown = Growing {
        text: format!(
            "SELECT {COLUMNS}, d.stage, d.stage_since, d.place, d.lane, a.owner, d.due_at, d.worth, d.subject, {key} FROM desks d \
             JOIN cases c ON c.administration_id = d.administration_id AND c.case_id = d.case_id \
             LEFT JOIN assignments a ON a.administration_id = d.administration_id AND a.case_id = d.case_id \
             WHERE d.administration_id = $1 AND d.waits_for = $2"
        ),
        values: vec![actor.administration.into(), (&filter.waits_for).into()],
    };
    grown.text.push_str(" AND (");
    for (place, competence) in patterns.competences.iter().enumerate() {
        grown.text.push_str(if place == 0 { "1 = 1" } else { " OR 1 = 1" });
        for (column, pattern) in ["procedures", "goods", "place", "subject"].into_iter().zip(competence) {
            if let Some(pattern) = pattern {
                grown.and(&format!(r"d.{column} LIKE ? ESCAPE '\'"), pattern);
            }
        }
    }
    grown.text.push(')');
    for firm in filter.related.iter().take(RELATED_MAX) {
        grown.and("d.owner <> ?", *firm);
    }
    for subject in filter.elsewhere.iter().take(COMPETENCES_MAX) {
        grown.and("d.subject <> ?", subject);
    }
    if let Some(lane) = &filter.lane {
        grown.and("d.lane = ?", lane);
    }
    if let Some(stage) = &filter.stage {
        grown.and("d.stage = ?", stage);
    }
    if let Some(assignee) = filter.assignee {
        grown.and("a.owner = ?", assignee);
    }
    if filter.only_free {
        grown.text.push_str(" AND a.owner IS NULL");
    }
    if let Some(place) = &patterns.place {
        grown.and(r"d.place LIKE ? ESCAPE '\'", place);
    }
    if let Some(before) = filter.received_before {
        grown.and("d.received_at < ?", before);
    }
    if let Some(before) = filter.due_before {
        grown.and("d.due_at < ?", before);
    }
    if let Some(after) = after {
        grown.and(&format!("({key}, d.case_id) {past} (?, "), after.key);
        let name = grown.value(after.case_id);
        grown.text.push_str(&format!("{name})"));
    }
    let name = grown.value(limit.min(PAGE_MAX));
    grown.text.push_str(&format!(" ORDER BY {key}{down}, d.case_id{down} LIMIT {name}"));
    grown
}

fn compose_search<'a>(actor: &Actor, words: &'a [String], ends: &'a [String], page: Page) -> Growing<'a> {
    let mut grown = Growing {
        text: format!("SELECT {COLUMNS} FROM cases c WHERE c.administration_id = $1"),
        values: vec![actor.administration.into()],
    };
    if actor.sees == Sees::Own {
        grown.and("c.owner = ?", actor.client);
    }
    for (word, end) in words.iter().zip(ends).take(WORDS_MAX) {
        let owner = if actor.sees == Sees::Own { format!(" AND s.owner = {}", "$2") } else { String::new() };
        grown
            .text
            .push_str(&format!(" AND c.case_id IN (SELECT s.case_id FROM search_terms s WHERE s.administration_id = $1{owner}"));
        match word.strip_suffix('*') {
            Some(start) => {
                grown.and("s.term >= ?", start);
                grown.and("s.term < ?", end);
            }
            None => grown.and("s.term = ?", word),
        }
        grown.text.push(')');
    }
    if let Some(after) = page.after {
        let case = grown.value(after.case_id);
        grown.and(&format!("(c.received_at, c.case_id) < (?, {case})"), after.received_at);
    }
    let name = grown.value(page.limit.min(PAGE_MAX));
    grown.text.push_str(&format!(" ORDER BY c.received_at DESC, c.case_id DESC LIMIT {name}"));
    grown
}

fn queued(row: &Row) -> Result<Queued, sqlx::Error> {
    Ok(Queued {
        case: case(row)?,
        stage: row.text(22)?,
        stage_since: row.int(23)?,
        place: row.text(24)?,
        lane: row.text_maybe(25)?,
        assignee: row.id_maybe(26)?,
        step_due_at: row.int_maybe(27)?,
        worth: row.int(28)?,
        subject: row.text(29)?,
        key: row.int(30)?,
    })
}

/// The statements of all filters and searches, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_queue_text() -> Vec<Text> {
    let of = |prefix: &str| Competence {
        id: Uuid::nil(),
        owner: Uuid::nil(),
        procedure: prefix.to_owned(),
        goods: prefix.to_owned(),
        place: prefix.to_owned(),
        subject: prefix.to_owned(),
    };
    let actor = |sees| Actor { administration: Uuid::nil(), client: Uuid::nil(), sees };
    let orders = [QueueOrder::Received, QueueOrder::Due, QueueOrder::Worth];
    let mut texts: Vec<Text> = (0_u32..1 << 9)
        .flat_map(|mask| orders.map(|order| (mask, order)))
        .map(|(mask, order)| {
            let has = |bit: u32| mask & bit != 0;
            let filter = QueueFilter {
                waits_for: String::new(),
                competences: if has(1) { vec![of("4"), of("")] } else { vec![of("")] },
                related: if has(2) { vec![Uuid::nil(); 2] } else { Vec::new() },
                elsewhere: if has(2) { vec![String::new()] } else { Vec::new() },
                lane: has(4).then(String::new),
                stage: has(256).then(String::new),
                assignee: has(8).then(Uuid::nil),
                only_free: has(16),
                place: has(32).then(String::new),
                received_before: has(64).then_some(0),
                due_before: has(64).then_some(0),
                order,
            };
            let after = has(128).then_some(QueueCursor { key: 0, case_id: Uuid::nil() });
            Text(compose(&actor(Sees::Everything), &filter, &Patterns::of(&filter), after, 1).text.into())
        })
        .collect();
    for sees in [Sees::Everything, Sees::Own] {
        for words in [vec!["a".to_owned()], vec!["a".to_owned(), "b*".to_owned()]] {
            for after in [None, Some(Cursor { received_at: 0, case_id: Uuid::nil() })] {
                texts.push(Text(compose_search(&actor(sees), &words, &words, Page { after, limit: 1 }).text.into()));
            }
        }
    }
    texts
}
