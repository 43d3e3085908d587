//! This module decides what the cockpit is counted from: sums that the database makes over any number of cases, and
//! bounded samples of what only the program can add up exactly (money is decimal text) or rank.

use uuid::Uuid;

use crate::error::Error;
use crate::queue::{Growing, RELATED_MAX};
use crate::read::{Actor, Sees};
use crate::sql::Text;
use crate::store::Store;

/// Cases are counted in slots of a quarter of an hour: every legal time differs from UTC by a multiple of it, so
/// slots add up to days anywhere.
pub const SLOT_MICROSECONDS: i64 = 900_000_000;
/// Cases whose time to release is looked up: each costs a look into its events.
pub const TIMED_MAX: u32 = 20_000;
/// Cases whose money is added up.
pub const OWED_MAX: u32 = 200_000;
/// Officers in one answer.
pub const OFFICERS_MAX: u32 = 500;

/// How many cases were received in a slot and are now so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// UTC microseconds divided by [`SLOT_MICROSECONDS`].
    pub slot: i64,
    /// Outcome of the last decision.
    pub outcome: Option<String>,
    /// Lane of the last decision.
    pub lane: Option<String>,
    /// State.
    pub status: String,
    /// How many cases.
    pub cases: u64,
}

/// When a case came and when its goods were let go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timed {
    /// Lane of the last decision.
    pub lane: Option<String>,
    /// UTC microseconds.
    pub received_at: i64,
    /// Its first release or clearance, UTC microseconds; none while the goods wait.
    pub let_go_at: Option<i64>,
}

/// What a case owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// UTC microseconds.
    pub received_at: i64,
    /// A decimal.
    pub payable: String,
    /// Its currency.
    pub currency: String,
    /// The goods codes of its items, each once, with spaces between.
    pub goods_codes: String,
    /// By type of tax, as `TYPE=AMOUNT` with spaces between; none of a case from before this was kept.
    pub taxes: Option<String>,
}

/// What waits for a step now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Whom it waits for: `officer`, `trader` or `agency`.
    pub waits_for: String,
    /// The step.
    pub stage: String,
    /// How many cases.
    pub cases: u64,
    /// Since when the oldest waits, UTC microseconds.
    pub oldest_since: i64,
    /// Since when the case waits that nine of ten have not waited longer than, UTC microseconds.
    pub p90_since: i64,
    /// How many are past their due time.
    pub late: u64,
}

/// What waits with an officer now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Who has the cases.
    pub user: Uuid,
    /// The name; none for somebody who is no user.
    pub name: Option<String>,
    /// How many cases.
    pub cases: u64,
    /// Since when the oldest waits, UTC microseconds.
    pub oldest_since: i64,
    /// How many are past their due time.
    pub late: u64,
}

/// A debt is owed once a declaration is accepted and until it falls away.
pub(crate) const OWING: &str = "status IN ('accepted', 'released', 'cleared', 'exited', 'detained')";

// What was let go once stays so: goods that are detained later had their release.
const LET_GO: &str = "(SELECT min(e.at) FROM events e WHERE e.administration_id = c.administration_id AND e.case_id = c.case_id \
    AND e.kind IN ('case.released.v1', 'case.cleared.v1'))";

impl Store {
    /// Cases received from an instant on (UTC microseconds), counted. Cases of `related` firms are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn received(&self, actor: &Actor, related: &[Uuid], from: i64) -> Result<Vec<Received>, Error> {
        let grown = compose_received(actor, related, from);
        self.many("received cases", Text(grown.text.into()), &grown.values, |row| {
            Ok(Received {
                slot: row.int(0)?,
                outcome: row.text_maybe(1)?,
                lane: row.text_maybe(2)?,
                status: row.text(3)?,
                cases: row.number(4)?,
            })
        })
        .await
    }

    /// The newest cases received from an instant on with when they were let go, at most `limit` (and [`TIMED_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn timed(&self, actor: &Actor, related: &[Uuid], from: i64, limit: u32) -> Result<Vec<Timed>, Error> {
        let grown = compose_timed(actor, related, from, limit);
        self.many("times of clearance", Text(grown.text.into()), &grown.values, |row| {
            Ok(Timed { lane: row.text_maybe(0)?, received_at: row.int(1)?, let_go_at: row.int_maybe(2)? })
        })
        .await
    }

    /// What the newest accepted cases received from an instant on owe, at most `limit` (and [`OWED_MAX`]) cases.
    ///
    /// # Errors
    /// The database failed.
    pub async fn owed(&self, actor: &Actor, related: &[Uuid], from: i64, limit: u32) -> Result<Vec<Owed>, Error> {
        let grown = compose_owed(actor, related, from, limit);
        self.many("amounts payable", Text(grown.text.into()), &grown.values, |row| {
            Ok(Owed {
                received_at: row.int(0)?,
                payable: row.text(1)?,
                currency: row.text(2)?,
                goods_codes: row.text(3)?,
                taxes: row.text_maybe(4)?,
            })
        })
        .await
    }

    /// What waits by step, as late at an instant (UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn waiting(&self, actor: &Actor, related: &[Uuid], now: i64) -> Result<Vec<Waiting>, Error> {
        let grown = compose_waiting(actor, related, now);
        self.many("what waits", Text(grown.text.into()), &grown.values, |row| {
            Ok(Waiting {
                waits_for: row.text(0)?,
                stage: row.text(1)?,
                cases: row.number(2)?,
                oldest_since: row.int(3)?,
                p90_since: row.int(4)?,
                late: row.number(5)?,
            })
        })
        .await
    }

    /// What waits with each officer, who has most first, as late at an instant (UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn loads(&self, actor: &Actor, related: &[Uuid], now: i64) -> Result<Vec<Load>, Error> {
        let grown = compose_loads(actor, related, now);
        self.many("officers' work", Text(grown.text.into()), &grown.values, |row| {
            Ok(Load {
                user: row.id(0)?,
                name: row.text_maybe(1)?,
                cases: row.number(2)?,
                oldest_since: row.int(3)?,
                late: row.number(4)?,
            })
        })
        .await
    }
}

/// A statement over `table` that reads only what the actor sees and nothing of related firms.
pub(crate) fn begin<'a>(actor: &Actor, related: &[Uuid], table: &str, text: String) -> Growing<'a> {
    let mut grown = Growing { text, values: actor.values().to_vec() };
    grown.text.push_str(&format!(" WHERE {table}.administration_id = $1 AND ($2 = 1 OR {table}.owner = $3)"));
    for firm in related.iter().take(RELATED_MAX) {
        grown.and(&format!("{table}.owner <> ?"), *firm);
    }
    grown
}

pub(crate) fn newest(grown: &mut Growing<'_>, from: i64, limit: u32) {
    grown.and("c.received_at >= ?", from);
    let name = grown.value(limit);
    grown.text.push_str(&format!(" ORDER BY c.received_at DESC, c.case_id DESC LIMIT {name}"));
}

fn compose_received<'a>(actor: &Actor, related: &[Uuid], from: i64) -> Growing<'a> {
    let slot = format!("c.received_at / {SLOT_MICROSECONDS}");
    let mut grown = begin(actor, related, "c", format!("SELECT {slot}, c.outcome, c.lane, c.status, count(*) FROM cases c"));
    grown.and("c.received_at >= ?", from);
    grown.text.push_str(&format!(" GROUP BY {slot}, c.outcome, c.lane, c.status ORDER BY 1, 2, 3, 4"));
    grown
}

fn compose_timed<'a>(actor: &Actor, related: &[Uuid], from: i64, limit: u32) -> Growing<'a> {
    let mut grown = begin(actor, related, "c", format!("SELECT c.lane, c.received_at, {LET_GO} FROM cases c"));
    newest(&mut grown, from, limit.min(TIMED_MAX));
    grown
}

fn compose_owed<'a>(actor: &Actor, related: &[Uuid], from: i64, limit: u32) -> Growing<'a> {
    let text = "SELECT c.received_at, c.payable, c.currency, c.goods_codes, c.taxes FROM cases c".to_owned();
    let mut grown = begin(actor, related, "c", text);
    grown.text.push_str(&format!(" AND c.{OWING}"));
    grown.text.push_str(" AND c.payable IS NOT NULL AND c.currency IS NOT NULL");
    newest(&mut grown, from, limit.min(OWED_MAX));
    grown
}

fn compose_waiting<'a>(actor: &Actor, related: &[Uuid], now: i64) -> Growing<'a> {
    let ranked = "SELECT d.waits_for, d.stage, d.stage_since, d.due_at, \
        row_number() OVER (PARTITION BY d.waits_for, d.stage ORDER BY d.stage_since DESC) AS place, \
        count(*) OVER (PARTITION BY d.waits_for, d.stage) AS many FROM desks d";
    let mut grown = begin(actor, related, "d", ranked.to_owned());
    if actor.sees == Sees::Own {
        // Said alone, so that the index by owner is taken.
        grown.text.push_str(" AND d.owner = $3");
    }
    let name = grown.value(now);
    // The nearest rank: of ten cases the ninth, whose own time it is.
    grown.text = format!(
        "SELECT waits_for, stage, count(*), min(stage_since), max(CASE WHEN place = (many * 9 + 9) / 10 THEN stage_since END), \
         count(CASE WHEN due_at < {name} THEN 1 END) FROM ({} AND d.waits_for IN ('officer', 'trader', 'agency')) ranked \
         GROUP BY waits_for, stage ORDER BY waits_for, stage",
        grown.text
    );
    grown
}

fn compose_loads<'a>(actor: &Actor, related: &[Uuid], now: i64) -> Growing<'a> {
    let mut grown = begin(actor, related, "d", String::new());
    let (now, limit) = (grown.value(now), grown.value(OFFICERS_MAX));
    grown.text = format!(
        "SELECT a.owner, u.name, count(*), min(d.stage_since), count(CASE WHEN d.due_at < {now} THEN 1 END) FROM assignments a \
         JOIN desks d ON d.administration_id = a.administration_id AND d.case_id = a.case_id \
         LEFT JOIN users u ON u.administration_id = a.administration_id AND u.id = a.owner{} AND d.waits_for = 'officer' \
         GROUP BY a.owner, u.name ORDER BY 3 DESC, 1 LIMIT {limit}",
        grown.text
    );
    grown
}

/// The statements of the cockpit, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_cockpit_text() -> Vec<Text> {
    let actor = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees: crate::read::Sees::Own };
    let firms = [Uuid::nil(); 2];
    [&firms[..], &[]]
        .into_iter()
        .flat_map(|related| {
            [
                compose_received(&actor, related, 0),
                compose_timed(&actor, related, 0, 1),
                compose_owed(&actor, related, 0, 1),
                compose_waiting(&actor, related, 0),
                compose_loads(&actor, related, 0),
            ]
        })
        .map(|grown| Text(grown.text.into()))
        .collect()
}
