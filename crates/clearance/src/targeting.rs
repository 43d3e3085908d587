//! This module decides what targeting is told of a declaration, what it says of it, and when that sends goods to
//! examination.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use declaration::{Address, Declaration, GovernmentAgencyGoodsItem};
use jiff::civil::Date;
use reference::{Day, Edition};
use risk::{Observation, Role, Score};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Serialize};
use tariff::Assessment;

use crate::disagreements::disagreements;
use crate::facts::Facts;
use crate::lane::is_trusted;
use crate::place::place;

/// What targeting said of a declaration. Kept with the decision: a replay needs no model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskFacts {
    /// Scored items, in the order of the declaration.
    pub lines: Vec<LineRisk>,
    /// Hash of the model.
    pub model: String,
    /// What a look at the papers must be worth more than; none in a record of before this version, and where the score sends no
    /// papers to a person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub papers_threshold: Option<Decimal>,
    /// What was free at the place of the goods; none where nobody laid down how much it has.
    #[serde(skip_serializing_if = "Room::is_none", default)]
    pub room: Room,
    /// What an examination must be worth more than today to fit the capacity, in the currency of the country.
    pub threshold: Option<Decimal>,
    /// How little must be known of an item for it to be examined on that ground.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unknown_threshold: Option<Decimal>,
}

/// What was free at the place of the goods when it was decided, for either queue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// For examinations.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub goods: Option<Free>,
    /// For looks at papers.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub papers: Option<Free>,
}

impl Room {
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// What a place had of a queue, and what of it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Free {
    /// How many a day.
    pub daily: u32,
    /// Declarations that were still expected that day.
    pub expected: u32,
    /// Beginning of the codes of the places that share it; empty for all that have none of their own.
    pub place: String,
    /// The share of declarations that the score could send there.
    pub share: Decimal,
    /// Of the daily ones, taken: by what came that day, and by what was left from before.
    pub taken: u32,
}

/// What targeting said of an item. Amounts are in the currency of the country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineRisk {
    /// The share of ordinary lines that are less unusual; none where the models do not say.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub anomaly: Option<Decimal>,
    /// Probability that it concerns safety.
    pub critical: Decimal,
    /// How unsure the models are of the probability: its standard deviation; none in a record of before this version.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub doubt: Option<Decimal>,
    /// Score before any signal is known: a logit.
    pub expected: Decimal,
    /// Sequence number of the item.
    pub item: u32,
    /// Calibrated probability that it is irregular.
    pub probability: Decimal,
    /// How little is known of its like; none in a record of before this version.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unknown: Option<Decimal>,
    /// What raised and lowered the score most; with the rest, they and `expected` sum to `score`.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub reasons: Vec<Reason>,
    /// What all other signals added.
    pub rest: Decimal,
    /// Revenue that an examination is expected to recover.
    pub revenue: Decimal,
    /// The score: a logit.
    pub score: Decimal,
    /// The signals that it was scored on, so that the score can be explained in full later; none in a record of before this
    /// version.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub signals: Option<KeptSignals>,
    /// What an examination is worth: revenue, and what safety counts for.
    pub worth: Decimal,
}

/// All signals of an item, exactly: single-precision numbers in the order of [`risk::SIGNALS`], the lower bytes first, in base64.
/// What is not known is NaN. About 0.5 kB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeptSignals(String);

impl KeptSignals {
    fn new(vector: &risk::Vector) -> Self {
        // There are many bit patterns of NaN; a record has one.
        let exact = |figure: &f32| if figure.is_nan() { f32::NAN } else { *figure }.to_le_bytes();
        Self(STANDARD_NO_PAD.encode(vector.iter().flat_map(exact).collect::<Vec<u8>>()))
    }

    /// The signals; those that came later than the record are not known. None of a record that has more than this version.
    pub fn vector(&self) -> Option<risk::Vector> {
        let bytes = STANDARD_NO_PAD.decode(&self.0).ok()?;
        let (figures, rest) = bytes.as_chunks::<4>();
        let figures: Vec<f32> = figures.iter().map(|four| f32::from_le_bytes(*four)).collect();
        risk::extended(&figures).filter(|_| rest.is_empty())
    }
}

/// What a signal added to a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What it added to the logit.
    pub added: Decimal,
    /// Name of the signal.
    pub signal: String,
    /// Its value; none where nothing was known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<Decimal>,
}

/// Signals told of each item.
const REASONS: usize = 8;
/// Decimals of probabilities and scores.
const DECIMALS: u32 = 4;

impl LineRisk {
    /// What a model said of an item, with its reasons.
    pub fn new(
        item: u32,
        outlook: &risk::Outlook,
        score: &Score,
        expected: f32,
        vector: &risk::Vector,
        worths: &risk::Worths,
    ) -> Self {
        let unknown = risk::unknown(vector);
        let mut order: Vec<usize> = (0..score.contributions.len()).collect();
        let weight = |at: &usize| score.contributions.get(*at).map_or(0.0, |added| added.abs());
        order.sort_by(|left, right| weight(right).total_cmp(&weight(left)));
        let reasons: Vec<Reason> = order
            .into_iter()
            .take(REASONS)
            .filter(|at| weight(at) > 0.0)
            .filter_map(|at| {
                let value = vector.get(at).copied().filter(|value| value.is_finite()).map(figure);
                Some(Reason { added: figure(*score.contributions.get(at)?), signal: risk::SIGNALS.get(at)?.name.clone(), value })
            })
            .collect();
        let (expected, sum) = (figure(expected), figure(score.sum));
        let told: Decimal = reasons.iter().map(|reason| reason.added).sum();
        let worth = outlook.worth(worths);
        Self {
            anomaly: outlook.anomaly.map(figure),
            doubt: Some(figure(outlook.doubt)),
            critical: figure(outlook.critical),
            expected,
            item,
            probability: figure(outlook.probability),
            rest: sum - expected - told,
            reasons,
            unknown: Some(figure(unknown)),
            revenue: figure(outlook.revenue).round_dp(2),
            score: sum,
            signals: Some(KeptSignals::new(vector)),
            worth: figure(worth).round_dp(2),
        }
    }
}

fn figure(number: f32) -> Decimal {
    Decimal::from_f32(number).unwrap_or_default().round_dp(DECIMALS).normalize()
}

impl RiskFacts {
    /// Forgets the reasons of all items but the one of which most is expected, so that records stay small.
    pub fn keep_reasons_of_worst(&mut self) {
        let worst = self.worst().map(|line| line.item);
        for line in self.lines.iter_mut().filter(|line| Some(line.item) != worst) {
            line.rest += line.reasons.iter().map(|reason| reason.added).sum::<Decimal>();
            line.reasons.clear();
        }
    }

    /// The item of which most is expected.
    pub fn worst(&self) -> Option<&LineRisk> {
        self.lines.iter().max_by(|left, right| left.worth.cmp(&right.worth).then(right.item.cmp(&left.item)))
    }
}

/// The declaration as targeting sees it, item by item: sequence number and observation.
pub fn observe(declaration: &Declaration, assessment: &Assessment, facts: &Facts) -> Vec<(u32, Observation)> {
    let mut shared = Observation::on(Day::from(facts.legal_date).0);
    let mut name = |role: Role, text: Option<&str>| shared.set(role, text.unwrap_or_default());
    let shipment = declaration.goods_shipment.as_deref();
    let consignment = shipment.and_then(|shipment| shipment.consignment.as_deref());
    let importer = shipment.and_then(|shipment| shipment.importer.as_deref());
    name(Role::Importer, importer.and_then(|party| party.id.as_deref().or(party.name.as_deref())));
    let declarant = declaration.declarant.as_deref();
    name(Role::Declarant, declarant.and_then(|party| party.id.as_deref().or(party.name.as_deref())));
    let seller =
        shipment.and_then(|shipment| shipment.seller.as_deref()).and_then(|party| party.id.as_deref().or(party.name.as_deref()));
    let exporter = declaration.exporter.as_deref().and_then(|party| party.id.as_deref().or(party.name.as_deref()));
    name(Role::Consignor, seller.or(exporter));
    let contract = declaration.consignment.as_deref();
    let carrier = contract.and_then(|contract| contract.carrier.as_deref());
    name(Role::Carrier, carrier.and_then(|party| party.id.as_deref().or(party.name.as_deref())));
    let lies = place(declaration);
    name(Role::Office, declaration.declaration_office_id.as_deref().or(Some(&lies)));
    name(
        Role::Departure,
        shipment.and_then(|shipment| shipment.export_country.as_deref()).and_then(|country| country.id.as_deref()),
    );
    name(Role::Mode, declaration.border_transport_means.as_deref().and_then(|means| means.mode_code.as_deref()));
    name(Role::Process, declaration.type_code.as_deref());
    name(Role::Address, importer.and_then(|party| party.address.as_deref()).map(address).as_deref());
    let surety = declaration.obligation_guarantee.iter().find_map(|guarantee| guarantee.reference_id.as_deref());
    name(Role::Account, surety);
    let arrival = consignment.and_then(|consignment| consignment.arrival_transport_means.as_deref());
    name(Role::Conveyance, arrival.and_then(|means| means.id.as_deref()));
    let items = declaration.items();
    shared.figures.items = items.len() as f32;
    shared.figures.amendments = declaration.amendment.len() as f32;
    shared.figures.disagreements = disagreements(declaration).map_or(f32::NAN, |count| count as f32);
    shared.figures.company_age = facts.founded.and_then(|founded| age(founded, facts.legal_date)).unwrap_or(f32::NAN);
    shared.figures.trusted = f32::from(u8::from(is_trusted(declaration, facts)));
    items.iter().filter_map(|item| Some((item.sequence_numeric?, observe_item(shared, item, assessment)))).collect()
}

/// Years from a day to another; none when it comes after it.
fn age(founded: Date, today: Date) -> Option<f32> {
    let days = founded.until(today).ok()?.get_days();
    Decimal::from(days).checked_div(DAYS_OF_A_YEAR).filter(|_| days >= 0).map(number)
}

/// The mean year of the Gregorian calendar.
const DAYS_OF_A_YEAR: Decimal = Decimal::from_parts(3_652_425, 0, 0, false, 4);
fn observe_item(mut line: Observation, item: &GovernmentAgencyGoodsItem, assessment: &Assessment) -> Observation {
    if let Some(code) = item.goods_code() {
        line.set_goods(&code.to_string());
    }
    let origin = item.origin("1").or_else(|| item.origin("2"));
    line.set(Role::Origin, origin.unwrap_or_default());
    let procedure = item.procedure().map(|(current, previous)| format!("{current}{previous}"));
    line.set(Role::Procedure, procedure.as_deref().unwrap_or_default());
    line.set(Role::Preference, item.preference().unwrap_or_default());
    if let Some(country) = item.export_country.as_deref().and_then(|country| country.id.as_deref()) {
        line.set(Role::Departure, country);
    }
    let measures = item.commodity.as_deref().and_then(|commodity| commodity.goods_measure.as_deref());
    let mass = measures.and_then(|measures| measures.net_net_weight_measure.as_ref());
    line.figures.net_mass = mass.map_or(f32::NAN, |mass| number(mass.value));
    let quantity = measures.and_then(|measures| measures.tariff_quantity.as_ref());
    line.figures.quantity = quantity.map_or(f32::NAN, |quantity| number(quantity.value));
    let value = assessment.values.iter().find(|value| Some(value.item) == item.sequence_numeric);
    line.figures.value = value.map_or(f32::NAN, |value| number(value.customs_value.amount));
    let owed: Decimal =
        assessment.lines.iter().filter(|one| Some(one.item) == item.sequence_numeric).map(|one| one.payable + one.secured).sum();
    line.figures.charges = number(owed);
    if line.figures.value > 0.0 {
        let rate = value.and_then(|value| owed.checked_div(value.customs_value.amount));
        line.figures.rate = rate.map_or(f32::NAN, number);
    }
    line
}

fn number(figure: Decimal) -> f32 {
    figure.to_f32().unwrap_or(f32::NAN)
}

fn address(address: &Address) -> String {
    let parts = [&address.country_code, &address.postcode_id, &address.line];
    parts.into_iter().filter_map(|part| part.as_deref()).collect::<Vec<_>>().join(" ")
}

/// What the law says of examinations on a day: their shares and what safety counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// Share of declarations that the score may send to examination.
    pub goods: Share,
    /// Share of declarations whose papers it may send to a person.
    pub papers: Share,
    /// Share of declarations that may be examined because least is known of their like.
    pub unknown: Decimal,
    /// What a finding counts for beside its revenue, in the currency of the country.
    pub hit_worth: Decimal,
    /// What finding something critical counts for, in the currency of the country.
    pub critical_worth: Decimal,
    /// How many times more an examination of a trusted trader must be worth.
    pub trusted_factor: Decimal,
}

/// A share of declarations, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Where nobody laid down how much a place has.
    pub usual: Decimal,
    /// The most, however much a place has.
    pub most: Decimal,
}

impl Capacity {
    /// What findings count for, as models are told it.
    pub fn worths(&self) -> risk::Worths {
        risk::Worths { hit: number(self.hit_worth), critical: number(self.critical_worth) }
    }
}

/// The capacity that holds on a day; none when the law sends nothing to examination by its score.
pub fn capacity(edition: &Edition, date: Date) -> Option<Capacity> {
    let day = Day::from(date);
    let row = edition.tables().targeting.iter().find(|row| row.provenance.holds(day))?;
    Some(Capacity {
        goods: Share { usual: row.examined_share.0, most: row.examined_share_max.0 },
        papers: Share { usual: row.papers_share.0, most: row.papers_share_max.0 },
        unknown: row.unknown_share.0,
        hit_worth: row.hit_worth.0,
        critical_worth: row.critical_worth.0,
        trusted_factor: row.trusted_factor.0,
    })
}

#[cfg(test)]
mod tests {
    use risk::SIGNAL_COUNT;

    use super::*;

    #[test]
    fn a_record_of_before_signals_were_kept_keeps_its_bytes() {
        let before = r#"{"lines":[{"critical":"0","expected":"-2","item":1,"probability":"0.5","rest":"0","revenue":"0","score":"1","worth":"9"}],"model":"3f","threshold":null}"#;
        let told: RiskFacts = serde_json::from_str(before).unwrap();
        assert_eq!(told.lines[0].signals, None);
        assert_eq!(crate::canonical(&told).unwrap(), before.as_bytes());
    }

    #[test]
    fn the_age_of_a_firm_is_told_in_years_and_none_of_one_that_is_not_founded_yet() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(age(day("2016-06-01"), day("2026-06-01")).map(|years| (years * 10.0).round()), Some(100.0));
        assert_eq!(age(day("2026-06-02"), day("2026-06-01")), None);
    }

    #[test]
    fn signals_come_back_to_the_bit_and_others_are_refused() {
        let mut vector = [f32::NAN; SIGNAL_COUNT];
        vector[..5].copy_from_slice(&[0.0, -0.0, 1e-30, f32::MAX, -f32::NAN]);
        let kept = KeptSignals::new(&vector);
        let read = kept.vector().unwrap();
        vector[4] = f32::NAN;
        assert_eq!(read.map(f32::to_bits), vector.map(f32::to_bits));
        assert_eq!(kept.0.len(), (SIGNAL_COUNT * 4 * 4).div_ceil(3));
        // A record of before the last signals came: they are not known.
        let before = KeptSignals(kept.0[..464].to_owned()).vector().unwrap();
        assert_eq!((before[86].to_bits(), before[87].is_nan()), (vector[86].to_bits(), true));
        for other in ["", "no base64", &kept.0[..460], &format!("{}AAAAAAAA", kept.0)] {
            assert_eq!(KeptSignals(other.to_owned()).vector(), None, "{other}");
        }
    }
}
