//! This module decides the statements that count selections: what every figure shares, and what each asks beside it.

use uuid::Uuid;

#[cfg(feature = "testing")]
use super::pattern;
use super::{PROBABILITY_BAND, SELECTIONS_MAX, SETS_MAX, SelectionFilter, WEEK_MICROSECONDS};
use crate::cockpit::begin;
use crate::queue::Growing;
use crate::read::Actor;
#[cfg(feature = "testing")]
use crate::sql::Text;

const IRREGULAR: &str = "('discrepancy', 'seize')";

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

pub(super) fn compose_outlooks<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter, middle: i64) -> Growing<'a> {
    // PostgreSQL gives sums and small numbers types of their own; all are read as wide ones.
    let columns = format!(
        "CAST(CASE WHEN s.received_at < {middle} THEN 0 ELSE 1 END AS BIGINT), s.probability / {PROBABILITY_BAND}, s.band, count(*), \
         CAST(sum(s.probability) AS BIGINT), CAST(sum(s.revenue) AS BIGINT), min(s.received_at)"
    );
    let mut grown = over(actor, related, filter, &columns);
    grown.text.push_str(" AND s.probability IS NOT NULL AND s.band IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
    grown
}

pub(super) fn compose_examined<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter) -> Growing<'a> {
    let columns = format!("(s.received_at - {}) / {WEEK_MICROSECONDS}, s.basis, s.result, count(*)", filter.from);
    let mut grown = over(actor, related, filter, &columns);
    grown.text.push_str(
        " AND (s.basis IN ('score', 'unknown', 'profile', 'chance', 'list', 'papers') OR s.result IS NOT NULL) GROUP BY 1, s.basis, s.result ORDER BY 1, 2, 3",
    );
    grown
}

pub(super) fn compose_signalled<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter) -> Growing<'a> {
    let mut grown = over(actor, related, filter, "s.signals, s.result, count(*)");
    grown.text.push_str(&format!(" AND s.basis = 'score' GROUP BY s.signals, s.result ORDER BY 3 DESC, 1, 2 LIMIT {SETS_MAX}"));
    grown
}

/// Cases; those that the score stopped, those of them that were examined, and the irregular ones; and all that were examined,
/// whatever chose them, and the irregular ones.
fn stopped() -> String {
    format!(
        "count(*) AS cases, count(CASE WHEN s.basis = 'score' THEN 1 END) AS stopped, \
         count(CASE WHEN s.basis = 'score' AND s.result IS NOT NULL THEN 1 END) AS examined, \
         count(CASE WHEN s.basis = 'score' AND s.result IN {IRREGULAR} THEN 1 END) AS irregular, \
         count(s.result) AS looked, count(CASE WHEN s.result IN {IRREGULAR} THEN 1 END) AS found"
    )
}

/// Grouped by a column: `origin` or `place`.
pub(super) fn compose_burden_by<'a>(
    actor: &Actor,
    related: &[Uuid],
    filter: &'a SelectionFilter,
    column: &'static str,
) -> Growing<'a> {
    let mut grown = over(actor, related, filter, &format!("s.{column}, count(DISTINCT s.trader), {}", stopped()));
    grown.text.push_str(&format!(" GROUP BY s.{column} ORDER BY 3 DESC, 1 LIMIT {SELECTIONS_MAX}"));
    grown
}

pub(super) fn compose_sizes<'a>(actor: &Actor, related: &[Uuid], filter: &'a SelectionFilter, sizes: [i64; 3]) -> Growing<'a> {
    let mut grown = over(actor, related, filter, &format!("s.trader, {}", stopped()));
    let [two, ten, hundred] = sizes;
    let size = format!(
        "CASE WHEN t.cases < {two} THEN '1' WHEN t.cases < {ten} THEN '{two}' WHEN t.cases < {hundred} THEN '{ten}' ELSE '{hundred}' END"
    );
    let sum = |column: &str| format!("CAST(sum(t.{column}) AS BIGINT)");
    let sums = ["cases", "stopped", "examined", "irregular", "looked", "found"].map(sum).join(", ");
    grown.text = format!("SELECT {size}, count(*), {sums} FROM ({} GROUP BY s.trader) t GROUP BY 1 ORDER BY 1", grown.text);
    grown
}

pub(super) fn compose_places<'a>(actor: &Actor, related: &[Uuid], from: i64) -> Growing<'a> {
    let mut grown = begin(actor, related, "s", "SELECT s.place, count(*) FROM selections s".to_owned());
    grown.and("s.received_at >= ?", from);
    grown.text.push_str(&format!(" AND s.place <> '' GROUP BY s.place ORDER BY 2 DESC, 1 LIMIT {SELECTIONS_MAX}"));
    grown
}

pub(super) fn compose_cases<'a>(
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
                compose_burden_by(&actor, &[], filter, "origin"),
                compose_burden_by(&actor, &[], filter, "place"),
                compose_sizes(&actor, &[], filter, [2, 10, 100]),
                compose_places(&actor, &[], 0),
                compose_cases(&actor, &[], filter, &pattern(filter), 1),
            ]
            .map(|grown| Text(grown.text.into()))
        })
        .collect()
}
