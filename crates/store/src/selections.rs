//! This module decides how it is kept what chose whom for examination, and what is counted of it: sums that the database
//! makes over any number of cases. It is a projection of decision records, which hold the truth.

mod texts;

use uuid::Uuid;

use crate::error::Error;
use crate::models::Shadow;
use crate::queue::literal;
use crate::read::Actor;
use crate::sql::{Row, Rows, Text, Value};
use crate::statements::selections as sql;
use crate::store::Store;
#[cfg(feature = "testing")]
pub(crate) use texts::every_selection_text;
use texts::{
    compose_burden_by, compose_cases, compose_examined, compose_outlooks, compose_places, compose_signalled, compose_sizes,
};

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
    /// What a model that only looks on said.
    pub shadow: Option<Shadow>,
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
    /// The origin, the place, or the smallest number of cases of traders of a size.
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
    /// Examined, whatever chose them.
    pub looked: u64,
    /// Of those, irregular.
    pub found: u64,
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
                one.shadow.as_ref().map_or(Value::Text(None), |shadow| (&shadow.model).into()),
                one.shadow.as_ref().map(|shadow| shadow.probability).into(),
                one.shadow.as_ref().map(|shadow| shadow.worth).into(),
            ]);
        }
        self.change("selections", &sql::PUT_SELECTIONS, &rows).await
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
        let grown = compose_burden_by(actor, related, filter, "origin");
        self.many("burden by origin", Text(grown.text.into()), &grown.values, burden).await
    }

    /// Whom the score stopped, by place, the most frequent first, at most [`SELECTIONS_MAX`].
    ///
    /// # Errors
    /// The database failed.
    pub async fn burden_by_place(&self, actor: &Actor, related: &[Uuid], filter: &SelectionFilter) -> Result<Vec<Burden>, Error> {
        let grown = compose_burden_by(actor, related, filter, "place");
        self.many("burden by place", Text(grown.text.into()), &grown.values, burden).await
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
        looked: row.number(6)?,
        found: row.number(7)?,
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
            shadow: None,
        },
        mrn: row.text_maybe(16)?,
        lrn: row.text(17)?,
    })
}
