//! This module decides what an analyst sees: how probable and how worthwhile examinations were thought, what they found,
//! how often a reason was right, whom it burdens, and what another share of examinations would give.

mod figures;
mod network;
mod query;
mod what_if;

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use store::{SELECTIONS_MAX, Selected, SelectionFilter};
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use figures::is_irregular;
pub use figures::{Band, Burdened, Changed, Drift, Rate, Right, Week, Yield};
pub use network::{Link, Network, Node, TiedRow};
pub use query::Which;
pub use what_if::WhatIf;
pub(crate) use what_if::band_of;

use crate::cockpit::LastDays;
use crate::{Caller, Denial, Office, OfficeError};

/// Days in one room: a year and a day.
pub const DAYS_MAX: u32 = 366;
/// From how many declarations in the period on a trader is of the second, third and fourth size.
const SIZES: [i64; 3] = [2, 10, 100];
/// Shares of the curve, in ten-thousandths.
const CURVE: [u32; 8] = [50, 100, 200, 500, 1_000, 2_000, 3_000, 5_000];
/// Ten-thousandths in one.
const WHOLE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);
/// Cases in one list.
const CASES_MAX: u32 = 200;

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// How many days, today the last; 1 to [`DAYS_MAX`].
    pub days: u32,
    /// Only this place.
    pub office: Option<String>,
    /// Only this lane.
    pub lane: Option<String>,
    /// The share of examinations to try, 0 to 1; that of the law when left out.
    pub share: Option<Decimal>,
}

/// The room at an instant. Money is in the currency of the country.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Room {
    /// When it was counted, UTC microseconds.
    pub at: i64,
    /// The first day, in legal time.
    pub first_day: Date,
    /// The last day: today.
    pub last_day: Date,
    /// The currency of the country.
    pub currency: String,
    /// The places of the period's cases.
    pub offices: Vec<String>,
    /// The model in use.
    pub model: Option<ModelInUse>,
    /// Cases with a score.
    pub scored: u64,
    /// How probable an irregularity was thought.
    pub probability: Vec<Band>,
    /// What an examination was thought to be worth.
    pub worth: Vec<Band>,
    /// What was chosen and found, by what chose it.
    pub yields: Vec<Yield>,
    /// The same by week.
    pub weeks: Vec<Week>,
    /// How often each signal stood among the first reasons of a stopped case, and was right.
    pub signals: Vec<Right>,
    /// Whom the score stops, by size of trader.
    pub sizes: Vec<Burdened>,
    /// Whom the score stops, by origin.
    pub origins: Vec<Burdened>,
    /// Whom the score stops, by place.
    pub places: Vec<Burdened>,
    /// Whether what comes is still what came before.
    pub drift: Drift,
    /// What the asked share of examinations would give.
    pub what_if: Option<WhatIf>,
    /// What other shares would give.
    pub curve: Vec<WhatIf>,
}

/// The model in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ModelInUse {
    /// Its hash.
    pub hash: String,
    /// Lines that it was learned from.
    pub examples: usize,
    /// Of these, irregular.
    pub hits: usize,
    /// Day of the last of them.
    pub until: Option<Date>,
    /// Share of declarations that the law lets the score stop.
    pub share: Option<Decimal>,
    /// What an examination must be worth more than now; none while too few declarations came.
    pub threshold: Option<Decimal>,
}

/// Cases behind a figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RiskCases)]
pub struct Cases {
    /// The newest first.
    pub cases: Vec<CaseRow>,
    /// Whether these are all.
    pub is_all: bool,
}

/// A case behind a figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RiskCase)]
pub struct CaseRow {
    /// The case.
    pub case: Uuid,
    /// Its movement reference number, or else the trader's own.
    pub name: String,
    /// UTC microseconds.
    pub received_at: i64,
    /// Lane of the decision.
    pub lane: Option<String>,
    /// `score`, `chance`, `findings` or `none`.
    pub basis: String,
    /// `conform`, `discrepancy` or `seize`; none where nobody looked.
    pub result: Option<String>,
    /// Probability of an irregularity.
    pub probability: Option<Decimal>,
    /// What an examination was worth.
    pub worth: Option<Decimal>,
    /// What it had to be worth more than.
    pub threshold: Option<Decimal>,
    /// Who imports.
    pub trader: String,
    /// Origin of the first item.
    pub origin: String,
    /// What raised the score most.
    pub signals: Vec<figures::Worded>,
}

impl Office {
    /// The analyst's room. Cases of the caller's kin and firms are not in it.
    ///
    /// # Errors
    /// `days` or `share` is out of its range, or the store failed.
    pub async fn analyst(&self, caller: &Caller, looked: &Looked) -> Result<Room, OfficeError> {
        let share = looked.share.map(ten_thousandths).transpose()?;
        let (filter, first_day, last_day) = self.period(looked)?;
        let now = self.environment.now().as_microsecond();
        let middle = filter.from + (now - filter.from) / 2;
        let (actor, related, store) = (&caller.actor, &caller.related, &self.store);
        let (outlooks, examined, signalled, sizes, origins, places, offices, findings) = tokio::try_join!(
            store.outlooks(actor, related, &filter, middle),
            store.examined(actor, related, &filter),
            store.signalled(actor, related, &filter),
            store.burden_by_size(actor, related, &filter, SIZES),
            store.burden_by_origin(actor, related, &filter),
            store.burden_by_place(actor, related, &filter),
            store.selection_places(actor, related, filter.from),
            store.score_findings(actor, related, filter.from),
        )
        .map_err(OfficeError::Read)?;
        let model = self.model_in_use(last_day);
        let law = model.as_ref().and_then(|model| model.share).and_then(|share| ten_thousandths(share).ok());
        let distribution = what_if::Distribution::of(&outlooks, now);
        let query = query::Base::of(looked);
        Ok(Room {
            at: now,
            first_day,
            last_day,
            currency: self.law().edition().tables().manifest.currency.to_string(),
            offices,
            model,
            scored: outlooks.iter().map(|one| one.cases).sum(),
            probability: figures::by_probability(&outlooks, &query),
            worth: figures::by_worth(&outlooks, &query),
            yields: figures::yields(&examined, &query),
            weeks: figures::weeks(&examined, first_day),
            signals: figures::signals(&signalled, &query),
            sizes: figures::burdened(sizes, "size", &query),
            origins: figures::burdened(origins, "origin", &query),
            places: figures::burdened(places, "office", &query),
            drift: figures::drift(&outlooks, findings),
            what_if: share.or(law).and_then(|share| distribution.at(share)),
            curve: CURVE.into_iter().filter_map(|share| distribution.at(share)).collect(),
        })
    }

    /// The cases behind a figure of the room, the newest first.
    ///
    /// # Errors
    /// `days` is out of its range, or the store failed.
    pub async fn analyst_cases(&self, caller: &Caller, looked: &Looked, which: Which) -> Result<Cases, OfficeError> {
        let (period, ..) = self.period(looked)?;
        let filter = SelectionFilter {
            basis: which.basis,
            result: which.result,
            probability_band: which.probability_band,
            band: which.band,
            signal: which.signal,
            origin: which.origin,
            size: which.size.map(size_of).transpose()?,
            ..period
        };
        let found = self.store.selections(&caller.actor, &caller.related, &filter, CASES_MAX.min(SELECTIONS_MAX)).await;
        let found = found.map_err(OfficeError::Read)?;
        Ok(Cases { is_all: found.len() < CASES_MAX as usize, cases: found.into_iter().map(case_row).collect() })
    }

    fn period(&self, looked: &Looked) -> Result<(SelectionFilter, Date, Date), OfficeError> {
        let LastDays { first_day, last_day, from } = self.last_days(looked.days)?;
        let (place, lane) = (looked.office.clone(), looked.lane.clone());
        let filter = SelectionFilter { from, place, lane, ..SelectionFilter::default() };
        Ok((filter, first_day, last_day))
    }

    fn model_in_use(&self, today: Date) -> Option<ModelInUse> {
        let capacity = clearance::capacity(self.law().edition(), today);
        let share = capacity.map(|capacity| capacity.goods.usual);
        let used = self.targets.in_use(share.unwrap_or_default())?;
        let until = jiff::civil::date(1970, 1, 1).checked_add(i64::from(used.training.until).days()).ok();
        Some(ModelInUse {
            hash: used.hash,
            examples: used.training.examples,
            hits: used.training.hits,
            until,
            share,
            threshold: used.threshold,
        })
    }
}

fn ten_thousandths(share: Decimal) -> Result<u32, Denial> {
    let denied = Denial::Invalid { field: "share", reason: "0 to 1" };
    if !(Decimal::ZERO..=Decimal::ONE).contains(&share) {
        return Err(denied);
    }
    u32::try_from(share * WHOLE).map_err(|_| denied)
}

/// The numbers of declarations of a size, named by its smallest.
fn size_of(least: i64) -> Result<(i64, i64), Denial> {
    let [two, ten, hundred] = SIZES;
    match least {
        1 => Ok((1, two - 1)),
        _ if least == two => Ok((two, ten - 1)),
        _ if least == ten => Ok((ten, hundred - 1)),
        _ if least == hundred => Ok((hundred, i64::MAX)),
        _ => Err(Denial::Invalid { field: "size", reason: "1, 2, 10 or 100" }),
    }
}

fn case_row(found: Selected) -> CaseRow {
    let Selected { selection, mrn, lrn } = found;
    let money = |hundredths: i64| Decimal::new(hundredths, 2);
    CaseRow {
        case: selection.case_id,
        name: mrn.unwrap_or(lrn),
        received_at: selection.received_at,
        lane: selection.lane,
        basis: selection.basis,
        result: selection.result,
        probability: selection.probability.map(|millionths| Decimal::new(millionths, 6).round_dp(4).normalize()),
        worth: selection.worth.map(money),
        threshold: selection.threshold.map(money),
        trader: selection.trader,
        origin: selection.origin,
        signals: selection.signals.split_whitespace().map(figures::worded).collect(),
    }
}
