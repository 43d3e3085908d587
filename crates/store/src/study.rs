//! This module decides what a study of clearance is taken from: the events of goods that were let go, and how cases fall on
//! origins, places and chapters.

use uuid::Uuid;

use crate::cockpit::{begin, newest};
use crate::error::Error;
use crate::queue::Growing;
use crate::read::Actor;
use crate::sql::Text;
use crate::store::Store;

/// Cases of one study: each costs a look into its events.
pub const STUDIED_MAX: u32 = 5_000;
/// Groups of cases of one origin, place and chapter.
pub const FLOWS_MAX: u32 = 5_000;

/// The results of an examination that found something, as a list of the database.
pub(crate) const IRREGULAR: &str = "'discrepancy', 'seize'";

/// An event of a case whose goods were let go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Studied {
    /// The case.
    pub case_id: Uuid,
    /// `IM…` or `EX…`.
    pub declaration_type: String,
    /// Lane of the last decision.
    pub lane: Option<String>,
    /// When the case was received, UTC microseconds.
    pub received_at: i64,
    /// When, UTC microseconds.
    pub at: i64,
    /// The event.
    pub bytes: Vec<u8>,
    /// The case's number: MRN, else LRN.
    pub name: String,
}

/// What examinations found in the cases of a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// Lane of the decision.
    pub lane: Option<String>,
    /// How many were examined.
    pub examined: u64,
    /// In how many something was found.
    pub irregular: u64,
}

/// Cases of one origin, place and chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Origin of the first item.
    pub origin: String,
    /// Where the goods are or are presented.
    pub place: String,
    /// Chapter of the first goods code.
    pub chapter: String,
    /// How many.
    pub cases: u64,
    /// How many were examined.
    pub examined: u64,
    /// In how many something was found.
    pub irregular: u64,
    /// How many were scored.
    pub scored: u64,
    /// The sum of their probabilities, millionths.
    pub probability: i64,
}

impl Store {
    /// The events of the newest cases received from an instant on (UTC microseconds) whose goods were let go, in order, at
    /// most `limit` (and [`STUDIED_MAX`]) cases. Cases of `related` firms are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn studied(&self, actor: &Actor, related: &[Uuid], from: i64, limit: u32) -> Result<Vec<Studied>, Error> {
        let grown = compose_studied(actor, related, from, limit);
        self.many("a study", Text(grown.text.into()), &grown.values, |row| {
            Ok(Studied {
                case_id: row.id(0)?,
                declaration_type: row.text(1)?,
                lane: row.text_maybe(2)?,
                received_at: row.int(3)?,
                at: row.int(4)?,
                bytes: row.bytes(5)?,
                name: row.text(6)?,
            })
        })
        .await
    }

    /// What examinations found in the cases received from an instant on, by lane.
    ///
    /// # Errors
    /// The database failed.
    pub async fn hits(&self, actor: &Actor, related: &[Uuid], from: i64) -> Result<Vec<Hits>, Error> {
        let grown = compose_hits(actor, related, from);
        self.many("hits", Text(grown.text.into()), &grown.values, |row| {
            Ok(Hits { lane: row.text_maybe(0)?, examined: row.number(1)?, irregular: row.number(2)? })
        })
        .await
    }

    /// How the cases received from an instant on fall on origins, places and chapters, the most first, at most
    /// [`FLOWS_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn flows(&self, actor: &Actor, related: &[Uuid], from: i64) -> Result<Vec<Flow>, Error> {
        let grown = compose_flows(actor, related, from);
        self.many("flows", Text(grown.text.into()), &grown.values, |row| {
            Ok(Flow {
                origin: row.text(0)?,
                place: row.text(1)?,
                chapter: row.text(2)?,
                cases: row.number(3)?,
                examined: row.number(4)?,
                irregular: row.number(5)?,
                scored: row.number(6)?,
                probability: row.int(7)?,
            })
        })
        .await
    }
}

/// How many were examined, and in how many something was found.
fn examined() -> String {
    format!("count(CASE WHEN s.result IS NOT NULL THEN 1 END), count(CASE WHEN s.result IN ({IRREGULAR}) THEN 1 END)")
}

fn compose_studied<'a>(actor: &Actor, related: &[Uuid], from: i64, limit: u32) -> Growing<'a> {
    let columns = "SELECT c.administration_id, c.case_id, c.declaration_type, c.lane, c.received_at, COALESCE(c.mrn, c.lrn) AS name FROM cases c";
    let mut grown = begin(actor, related, "c", columns.to_owned());
    grown.text.push_str(" AND c.status IN ('released', 'cleared', 'exited')");
    newest(&mut grown, from, limit.min(STUDIED_MAX));
    grown.text = format!(
        "SELECT n.case_id, n.declaration_type, n.lane, n.received_at, e.at, e.bytes, n.name FROM ({}) n \
         JOIN events e ON e.administration_id = n.administration_id AND e.case_id = n.case_id ORDER BY n.case_id, e.sequence",
        grown.text
    );
    grown
}

fn compose_hits<'a>(actor: &Actor, related: &[Uuid], from: i64) -> Growing<'a> {
    let mut grown = begin(actor, related, "s", format!("SELECT s.lane, {} FROM selections s", examined()));
    grown.and("s.received_at >= ?", from);
    grown.text.push_str(" GROUP BY s.lane ORDER BY s.lane");
    grown
}

fn compose_flows<'a>(actor: &Actor, related: &[Uuid], from: i64) -> Growing<'a> {
    let columns = format!(
        "SELECT s.origin, s.place, substr(c.goods_codes, 1, 2), count(*), {}, \
         count(s.probability), CAST(COALESCE(sum(s.probability), 0) AS BIGINT) FROM selections s \
         JOIN cases c ON c.administration_id = s.administration_id AND c.case_id = s.case_id",
        examined()
    );
    let mut grown = begin(actor, related, "s", columns);
    grown.and("s.received_at >= ?", from);
    grown.text.push_str(&format!(" GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT {FLOWS_MAX}"));
    grown
}

/// The statements of a study, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_study_text() -> Vec<Text> {
    let actor = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees: crate::read::Sees::Own };
    let firms = [Uuid::nil(); 2];
    let each = |related: &[Uuid]| {
        [compose_studied(&actor, related, 0, 1), compose_flows(&actor, related, 0), compose_hits(&actor, related, 0)]
    };
    [each(&firms), each(&[])].into_iter().flatten().map(|grown| Text(grown.text.into())).collect()
}
