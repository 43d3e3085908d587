//! This module decides how it is kept what chose whom for examination, and what is counted of it: sums that the database
//! makes over any number of cases. It is a projection of decision records, which hold the truth.

use uuid::Uuid;

use crate::cockpit::begin;
use crate::error::Error;
use crate::queue::{Growing, literal};
use crate::read::Actor;
use crate::sql::{Row, Rows, Text};
use crate::statements::selections as sql;
use crate::store::Store;

/// Probabilities are counted in bands of a twentieth: millionths.
pub const PROBABILITY_BAND: i64 = 50_000;
/// Findings are counted by weeks, from the first day on.
pub const WEEK_MICROSECONDS: i64 = 7 * 86_400_000_000;
/// Cases of one list, and groups of one sum.
pub const SELECTIONS_MAX: u32 = 500;
/// Different sets of signals that are counted; sets that occur least are left out beyond it.
const SETS_MAX: u32 = 20_000;

/// What chose a case, or did not. Figures of the score are none where nothing was scored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The case.
    pub case_id: Uuid,
    /// The firm it belongs to.
    pub owner: Uuid,
    /// The version of the case that this was taken from.
    pub version: u32,
    /// When the case was received, UTC microseconds.
    pub received_at: i64,
    /// Who imports.
    pub trader: String,
    /// Origin of the first item.
    pub origin: String,
    /// Where the goods are or are presented.
    pub place: String,
    /// Lane of the decision.
    pub lane: Option<String>,
    /// What chose it: `score`, `chance`, `findings` or `none`.
    pub basis: String,
    /// What an examination found: `conform`, `discrepancy` or `seize`.
    pub result: Option<String>,
    /// Millionths.
    pub probability: Option<i64>,
    /// Revenue that an examination was expected to recover, in hundredths.
    pub revenue: Option<i64>,
    /// What an examination was worth, in hundredths.
    pub worth: Option<i64>,
    /// What it had to be worth more than, in hundredths.
    pub threshold: Option<i64>,
    /// The place of the worth on the caller's scale.
    pub band: Option<i64>,
    /// What raised the score most, each between spaces.
    pub signals: String,
}

/// Which cases; every part that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SelectionFilter {
    /// Only what was received at or after, UTC microseconds.
    pub from: i64,
    /// Only at this place.
    pub place: Option<String>,
    /// Only of this lane.
    pub lane: Option<String>,
    /// Only what this chose.
    pub basis: Option<String>,
    /// Only with this result; `irregular` is every one but `conform`, `any` is any.
    pub result: Option<String>,
    /// Only of this band of probability, counted in [`PROBABILITY_BAND`].
    pub probability_band: Option<i64>,
    /// Only of this band of worth.
    pub band: Option<i64>,
    /// Only with this signal among those that raised the score most.
    pub signal: Option<String>,
    /// Only of this origin.
    pub origin: Option<String>,
    /// Only of traders with so many cases in the period, from and to.
    pub size: Option<(i64, i64)>,
}

/// Scored cases of a band of probability and a band of worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlooks {
    /// Whether they came after the middle of the period.
    pub is_later: bool,
    /// In [`PROBABILITY_BAND`].
    pub probability_band: i64,
    /// On the scale of [`Selection::band`].
    pub band: i64,
    /// How many.
    pub cases: u64,
    /// Sum of their probabilities, millionths.
    pub probability: i64,
    /// Sum of their revenues, hundredths.
    pub revenue: i64,
    /// When the first of them came, UTC microseconds.
    pub first_at: i64,
}

/// Cases that were chosen in a week, or examined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// Weeks after the start of the period.
    pub week: i64,
    /// What chose them.
    pub basis: String,
    /// What was found; none where nobody looked yet.
    pub result: Option<String>,
    /// How many.
    pub cases: u64,
}

/// Cases that the score stopped for the same signals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signalled {
    /// The signals, each between spaces.
    pub signals: String,
    /// What was found; none where nobody looked yet.
    pub result: Option<String>,
    /// How many.
    pub cases: u64,
}

/// Whom the score burdens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Burden {
    /// The origin, or the smallest number of cases of traders of a size.
    pub of: String,
    /// Traders.
    pub traders: u64,
    /// Their cases.
    pub cases: u64,
    /// Those that the score stopped.
    pub stopped: u64,
    /// Of those, examined.
    pub examined: u64,
    /// Of those, irregular.
    pub irregular: u64,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// What chose it.
    pub selection: Selection,
    /// Movement reference number.
    pub mrn: Option<String>,
    /// Local reference number.
    pub lrn: String,
}

const IRREGULAR: &str = "('discrepancy', 'seize')";

impl Store {
    /// Keeps what chose cases. What was taken from an older version than is there changes nothing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn put_selections(&self, actor: &Actor, selections: &[Selection]) -> Result<(), Error> {
        let mut rows = Rows::default();
        for one in selections {
            rows.push([
                actor.administration.into(),
                one.case_id.into(),
                one.owner.into(),
                one.version.into(),
                one.received_at.into(),
                (&one.trader).into(),
                (&one.origin).into(),
                (&one.place).into(),
                (&one.lane).into(),
                (&one.basis).into(),
                (&one.result).into(),
                one.probability.into(),
                one.revenue.into(),
                one.worth.into(),
                one.threshold.into(),
                one.band.into(),
                (&one.signals).into(),
            ]);
        }
        let fail = Error::write("selections");
        let mut connection = self.writer().await.map_err(&fail)?;
        connection.begin().await.map_err(&fail)?;
        let done = connection.change(&sql::PUT_SELECTIONS, &rows).await;
        if done.is_ok() && connection.commit().await.is_ok() {
            return Ok(());
        }
        connection.rollback().await;
        Err(fail(done.err().unwrap_or(sqlx::Error::WorkerCrashed)))
    }

    /// Scored cases by band, before and after an instant (UTC microseconds).
    ///
    /// # Errors
    /// The database failed.
    pub async fn outlooks(
        &self,
        actor: &Actor,
        related: &[Uuid],
        filter: &SelectionFilter,
        middle: i64,
    ) -> Result<Vec<Outlooks>, Error> {
        let grown = compose_outlooks(actor, related, filter, middle);
        self.many("outlooks", Text(grown.text.into()), &grown.values, |row| {
            Ok(Outlooks {
                is_later: row.int(0)? == 1,
                probability_band: row.int(1)?,
                band: row.int(2)?,
                cases: row.number(3)?,
                probability: row.int(4)?,
                revenue: row.int(5)?,
                first_at: row.int(6)?,
            })
        })
        .await
    }

    /// What was chosen by score or chance, and what was examined for any reason, by week, basis and result.
    ///
    /// # Errors
    /// The database failed.
    pub async fn examined(&self, actor: &Actor, related: &[Uuid], filter: &SelectionFilter) -> Result<Vec<Examined>, Error> {
        let grown = compose_examined(actor, related, filter);
        self.many("results of examinations", Text(grown.text.into()), &grown.values, |row| {
            Ok(Examined { week: row.int(0)?, basis: row.text(1)?, result: row.text_maybe(2)?, cases: row.number(3)? })
        })
        .await
    }

    /// What the score stopped, by its signals and result, the most frequent first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn signalled(&self, actor: &Actor, related: &[Uuid], filter: &SelectionFilter) -> Result<Vec<Signalled>, Error> {
        let grown = compose_signalled(actor, related, filter);
        self.many("signals of stopped cases", Text(grown.text.into()), &grown.values, |row| {
            Ok(Signalled { signals: row.text(0)?, result: row.text_maybe(1)?, cases: row.number(2)? })
        })
        .await
    }

    /// Whom the score stopped, by origin, the most frequent first, at most [`SELECTIONS_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn burden_by_origin(
        &self,
        actor: &Actor,
        related: &[Uuid],
        filter: &SelectionFilter,
    ) -> Result<Vec<Burden>, Error> {
        let grown = compose_origins(actor, related, filter);
        self.many("burden by origin", Text(grown.text.into()), &grown.values, burden).await
    }

    /// Whom the score stopped, by size of trader: by the numbers of cases from which a size begins.
    ///
    /// # Errors
    /// The database failed.
    pub async fn burden_by_size(
        &self,
        actor: &Actor,
        related: &[Uuid],
        filter: &SelectionFilter,
        sizes: [i64; 3],
    ) -> Result<Vec<Burden>, Error> {
        let grown = compose_sizes(actor, related, filter, sizes);
        self.many("burden by size", Text(grown.text.into()), &grown.values, burden).await
    }

    /// The places that cases were at, the most frequent first, at most [`SELECTIONS_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn selection_places(&self, actor: &Actor, related: &[Uuid], from: i64) -> Result<Vec<String>, Error> {
        let grown = compose_places(actor, related, from);
        self.many("places of cases", Text(grown.text.into()), &grown.values, |row| row.text(0)).await
    }

    /// The newest cases behind a figure, at most `limit` (and [`SELECTIONS_MAX`]).
    ///
    /// # Errors
    /// The database failed.
    pub async fn selections(
        &self,
        actor: &Actor,
        related: &[Uuid],
        filter: &SelectionFilter,
        limit: u32,
    ) -> Result<Vec<Selected>, Error> {
        let pattern = pattern(filter);
        let grown = compose_cases(actor, related, filter, &pattern, limit);
        self.many("selected cases", Text(grown.text.into()), &grown.values, selected).await
    }
}

fn pattern(filter: &SelectionFilter) -> Option<String> {
    filter.signal.as_ref().map(|signal| format!("% {} %", literal(signal)))
}

fn burden(row: &Row) -> Result<Burden, sqlx::Error> {
    Ok(Burden {
        of: row.text(0)?,
        traders: row.number(1)?,
        cases: row.number(2)?,
        stopped: row.number(3)?,
        examined: row.number(4)?,
        irregular: row.number(5)?,
    })
}

fn selected(row: &Row) -> Result<Selected, sqlx::Error> {
    Ok(Selected {
        selection: Selection {
            case_id: row.id(0)?,
            owner: row.id(1)?,
            version: row.number(2)?,
            received_at: row.int(3)?,
            trader: row.text(4)?,
            origin: row.text(5)?,
            place: row.text(6)?,
            lane: row.text_maybe(7)?,
            basis: row.text(8)?,
            result: row.text_maybe(9)?,
            probability: row.int_maybe(10)?,
            revenue: row.int_maybe(11)?,
            worth: row.int_maybe(12)?,
            threshold: row.int_maybe(13)?,
            band: row.int_maybe(14)?,
            signals: row.text(15)?,
        },
        mrn: row.text_maybe(16)?,
        lrn: row.text(17)?,
    })
}

/// The period, the place and the lane: what every figure of one page shares.
fn narrow<'a>(grown: &mut Growing<'a>, filter: &'a SelectionFilter) {
    grown.and("s.received_at >= ?", filter.from);
    if let Some(place) = &filter.place {
        grown.and("s.place = ?", place);
    }
    if let Some(lane) = &filter.lane {
        grown.and("s.lane = ?", lane);
    }
}

fn over<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter, columns: &str) -> Growing<'a> {
    let mut grown = begin(actor, related, "s", format!("SELECT {columns} FROM selections s"));
    narrow(&mut grown, filter);
    grown
}

fn compose_outlooks<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter, middle: i64) -> Growing<'a> {
    // PostgreSQL gives sums and small numbers types of their own; all are read as wide ones.
    let columns = format!(
        "CAST(CASE WHEN s.received_at < {middle} THEN 0 ELSE 1 END AS BIGINT), s.probability / {PROBABILITY_BAND}, s.band, count(*), \
         CAST(sum(s.probability) AS BIGINT), CAST(sum(s.revenue) AS BIGINT), min(s.received_at)"
    );
    let mut grown = over(actor, related, filter, &columns);
    grown.text.push_str(" AND s.probability IS NOT NULL AND s.band IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
    grown
}

fn compose_examined<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter) -> Growing<'a> {
    let columns = format!("(s.received_at - {}) / {WEEK_MICROSECONDS}, s.basis, s.result, count(*)", filter.from);
    let mut grown = over(actor, related, filter, &columns);
    grown
        .text
        .push_str(" AND (s.basis IN ('score', 'chance') OR s.result IS NOT NULL) GROUP BY 1, s.basis, s.result ORDER BY 1, 2, 3");
    grown
}

fn compose_signalled<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter) -> Growing<'a> {
    let mut grown = over(actor, related, filter, "s.signals, s.result, count(*)");
    grown.text.push_str(&format!(" AND s.basis = 'score' GROUP BY s.signals, s.result ORDER BY 3 DESC, 1, 2 LIMIT {SETS_MAX}"));
    grown
}

/// Cases, those that the score stopped, those of them that were examined, and the irregular ones.
fn stopped() -> String {
    format!(
        "count(*) AS cases, count(CASE WHEN s.basis = 'score' THEN 1 END) AS stopped, \
         count(CASE WHEN s.basis = 'score' AND s.result IS NOT NULL THEN 1 END) AS examined, \
         count(CASE WHEN s.basis = 'score' AND s.result IN {IRREGULAR} THEN 1 END) AS irregular"
    )
}

fn compose_origins<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter) -> Growing<'a> {
    let mut grown = over(actor, related, filter, &format!("s.origin, count(DISTINCT s.trader), {}", stopped()));
    grown.text.push_str(&format!(" GROUP BY s.origin ORDER BY 3 DESC, 1 LIMIT {SELECTIONS_MAX}"));
    grown
}

fn compose_sizes<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter, sizes: [i64; 3]) -> Growing<'a> {
    let mut grown = over(actor, related, filter, &format!("s.trader, {}", stopped()));
    let [two, ten, hundred] = sizes;
    let size = format!(
        "CASE WHEN t.cases < {two} THEN '1' WHEN t.cases < {ten} THEN '{two}' WHEN t.cases < {hundred} THEN '{ten}' ELSE '{hundred}' END"
    );
    let sum = |column: &str| format!("CAST(sum(t.{column}) AS BIGINT)");
    let sums = ["cases", "stopped", "examined", "irregular"].map(sum).join(", ");
    grown.text = format!("SELECT {size}, count(*), {sums} FROM ({} GROUP BY s.trader) t GROUP BY 1 ORDER BY 1", grown.text);
    grown
}

fn compose_places<'a>(actor: &Actor, related: &[Uuid], from: i64) -> Growing<'a> {
    let mut grown = begin(actor, related, "s", "SELECT s.place, count(*) FROM selections s".to_owned());
    grown.and("s.received_at >= ?", from);
    grown.text.push_str(&format!(" AND s.place <> '' GROUP BY s.place ORDER BY 2 DESC, 1 LIMIT {SELECTIONS_MAX}"));
    grown
}

fn compose_cases<'a>(
    actor: &Actor,
    related: &[Uuid],
    filter: &'a SelectionFilter,
    pattern: &'a Option<String>,
    limit: u32,
) -> Growing<'a> {
    let columns = "SELECT s.case_id, s.owner, s.version, s.received_at, s.trader, s.origin, s.place, s.lane, s.basis, s.result, \
        s.probability, s.revenue, s.worth, s.threshold, s.band, s.signals, c.mrn, c.lrn FROM selections s \
        JOIN cases c ON c.administration_id = s.administration_id AND c.case_id = s.case_id";
    let mut grown = begin(actor, related, "s", columns.to_owned());
    narrow(&mut grown, filter);
    if let Some(basis) = &filter.basis {
        grown.and("s.basis = ?", basis);
    }
    match filter.result.as_deref() {
        Some("irregular") => grown.text.push_str(&format!(" AND s.result IN {IRREGULAR}")),
        Some("any") => grown.text.push_str(" AND s.result IS NOT NULL"),
        Some(result) => grown.and("s.result = ?", result),
        None => {}
    }
    if let Some(band) = filter.probability_band {
        grown.and("s.probability >= ?", band.saturating_mul(PROBABILITY_BAND));
        grown.and("s.probability < ?", band.saturating_add(1).saturating_mul(PROBABILITY_BAND));
    }
    if let Some(band) = filter.band {
        grown.and("s.band = ?", band);
    }
    if let Some(pattern) = pattern {
        grown.and(r"s.signals LIKE ? ESCAPE '\'", pattern);
    }
    if let Some(origin) = &filter.origin {
        grown.and("s.origin = ?", origin);
    }
    if let Some((least, most)) = filter.size {
        let mut sized = Growing { text: String::new(), values: std::mem::take(&mut grown.values) };
        narrow(&mut sized, filter);
        let (least, most) = (sized.value(least), sized.value(most));
        grown.values = sized.values;
        grown.text.push_str(&format!(
            " AND s.trader IN (SELECT s.trader FROM selections s WHERE s.administration_id = $1{} GROUP BY s.trader \
             HAVING count(*) BETWEEN {least} AND {most})",
            sized.text
        ));
    }
    let name = grown.value(limit.min(SELECTIONS_MAX));
    grown.text.push_str(&format!(" ORDER BY s.received_at DESC, s.case_id DESC LIMIT {name}"));
    grown
}

/// The statements over selections, for a test that prepares them.
#[cfg(feature = "testing")]
pub(crate) fn every_selection_text() -> Vec<Text> {
    let actor = Actor { administration: Uuid::nil(), client: Uuid::nil(), sees: crate::read::Sees::Everything };
    let some = || Some(String::new());
    let whole = SelectionFilter {
        from: 0,
        place: some(),
        lane: some(),
        basis: some(),
        result: some(),
        probability_band: Some(0),
        band: Some(0),
        signal: some(),
        origin: some(),
        size: Some((1, 1)),
    };
    let with = |result: &str| SelectionFilter { result: Some(result.to_owned()), ..SelectionFilter::default() };
    [SelectionFilter::default(), whole, with("any"), with("irregular")]
        .iter()
        .flat_map(|filter| {
            [
                compose_outlooks(&actor, &[Uuid::nil()], filter, 0),
                compose_examined(&actor, &[], filter),
                compose_signalled(&actor, &[], filter),
                compose_origins(&actor, &[], filter),
                compose_sizes(&actor, &[], filter, [2, 10, 100]),
                compose_places(&actor, &[], 0),
                compose_cases(&actor, &[], filter, &pattern(filter), 1),
            ]
            .map(|grown| Text(grown.text.into()))
        })
        .collect()
}
