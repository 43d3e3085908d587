//! This module decides how a decision is described: findings, what is owed with its steps, and what targeting said.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

/// A text by language tag; a pack may bring more languages than `en` and `zh`.
type Texts = BTreeMap<String, String>;

/// How far people look at a declaration.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    Green,
    Blue,
    Yellow,
    Red,
}

/// What becomes of a declaration.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Rejected,
    Registered,
    Held,
    Released,
    Cleared,
}

/// How grave a finding is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Information,
}

/// Why a lane was chosen. What targeting and lists said is told to officers only.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LaneReason {
    /// Nothing stopped it.
    NothingFound,
    /// Findings that a person must judge, by code.
    Findings { codes: Vec<String> },
    /// An examination of an item, or on the yellow lane a look at the papers, is worth more than today's capacity asks for.
    Score { item: u32, probability: Decimal, threshold: Decimal, worth: Decimal },
    /// Less is known of the like of an item than of nearly all others.
    Unknown { item: u32, threshold: Decimal, unknown: Decimal },
    /// Analysts' profiles hit: their ids.
    Profile { profiles: Vec<String> },
    /// A party may be on a list.
    Screening { hits: u32, score: Decimal },
    /// The random draw fell into the lane's share.
    RandomDraw { from: Decimal, to: Decimal, value: Decimal },
}

/// What a rule or the calculation had to say.
#[derive(Serialize, ToSchema)]
pub struct Finding {
    /// Where, in the published form (`42A/67A/68A[1]`).
    pub pointer: String,
    /// The same in words that follow the JSON form.
    pub path: String,
    /// Its published code (`CDS12003`).
    pub code: String,
    /// The rule's name.
    pub rule: String,
    pub severity: Severity,
    /// What its sentences are filled with.
    pub arguments: BTreeMap<String, String>,
    /// What is the matter, by language.
    pub text: Texts,
    /// How to mend it, by language.
    pub mend: Texts,
}

/// The row of the law that a step rests on.
#[derive(Serialize, ToSchema)]
pub struct RowReference {
    /// Table and line (`measures.csv:12`).
    pub row: String,
    /// Where the row comes from.
    pub source: String,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
}

/// A step of a calculation.
#[derive(Serialize, ToSchema)]
pub struct Step {
    pub kind: String,
    pub arguments: BTreeMap<String, String>,
    /// The figure that it gives.
    pub result: Decimal,
    pub row: Option<RowReference>,
    /// The step as a sentence, by language.
    pub text: Texts,
}

/// An amount of money.
#[derive(Serialize, ToSchema)]
pub struct Money {
    pub amount: Decimal,
    pub currency: String,
}

/// How the customs value of an item came about.
#[derive(Serialize, ToSchema)]
pub struct ItemValue {
    /// Its place, from 1.
    pub item: u32,
    pub customs_value: Money,
    /// What is added for value added tax.
    pub vat_additions: Decimal,
    pub steps: Vec<Step>,
}

/// One tax on one item. Amounts are in the currency of the assessment.
#[derive(Serialize, ToSchema)]
pub struct TaxLine {
    /// Its place, from 1.
    pub item: u32,
    /// Tax type (`A00`).
    #[schema(rename = "type")]
    pub tax_type: String,
    pub base: Decimal,
    /// The rate in the language of expressions (`6%`).
    pub rate: String,
    pub amount: Decimal,
    pub deducted: Decimal,
    pub payable: Decimal,
    /// What is to be secured and not paid.
    pub secured: Decimal,
    /// Method of payment.
    pub method: Option<String>,
    pub preference: Option<String>,
    /// What a procedure does to the tax (relief, suspension).
    pub effect: Option<String>,
    /// The heading that a line of several measures comes from.
    pub heading: Option<String>,
    pub steps: Vec<Step>,
}

/// A sum over lines.
#[derive(Serialize, ToSchema)]
pub struct Total {
    /// Tax type; `*` over all.
    #[schema(rename = "type")]
    pub tax_type: String,
    pub amount: Decimal,
    pub deducted: Decimal,
    pub payable: Decimal,
}

/// What is owed.
#[derive(Serialize, ToSchema)]
pub struct Assessment {
    pub currency: String,
    /// Whether every tax could be calculated.
    pub complete: bool,
    pub values: Vec<ItemValue>,
    pub lines: Vec<TaxLine>,
    pub totals: Vec<Total>,
}

/// What a signal added to a score.
#[derive(Serialize, ToSchema)]
pub struct RiskReason {
    pub signal: String,
    /// What it added to the logit.
    pub added: Decimal,
    pub value: Option<Decimal>,
    /// The signal as a sentence, by language.
    pub text: Option<Texts>,
    pub unit: Option<String>,
}

/// What targeting said of an item; money in the currency of the country. `expected`, what the reasons added and `rest` sum to
/// `score`.
#[derive(Serialize, ToSchema)]
pub struct LineRisk {
    pub item: u32,
    /// Calibrated probability that it is irregular.
    pub probability: Decimal,
    /// Probability that it concerns safety.
    pub critical: Decimal,
    /// What an examination is expected to recover.
    pub revenue: Decimal,
    /// What an examination is worth.
    pub worth: Decimal,
    pub expected: Decimal,
    pub rest: Decimal,
    pub score: Decimal,
    pub reasons: Option<Vec<RiskReason>>,
    /// How little is known of its like.
    pub unknown: Option<Decimal>,
    /// The share of ordinary lines that are less unusual.
    pub anomaly: Option<Decimal>,
    /// How unsure the models are of the probability: its standard deviation.
    pub doubt: Option<Decimal>,
}

/// What a place had of a queue when this was decided, and what of it was taken.
#[derive(Serialize, ToSchema)]
pub struct FreeRoom {
    /// Beginning of the codes of the places that share it; empty for all that have none of their own.
    pub place: String,
    /// How many a day.
    pub daily: u32,
    /// Of these, taken.
    pub taken: u32,
    /// Declarations that were still expected that day.
    pub expected: u32,
    /// The share of declarations that the score could send there.
    pub share: Decimal,
}

/// What was free at the place of the goods.
#[derive(Serialize, ToSchema)]
pub struct PlaceRoom {
    /// For examinations.
    pub goods: Option<FreeRoom>,
    /// For looks at papers.
    pub papers: Option<FreeRoom>,
}

/// What targeting said.
#[derive(Serialize, ToSchema)]
pub struct RiskTold {
    pub lines: Vec<LineRisk>,
    /// The model's hash.
    pub model: String,
    /// What an examination must be worth more than.
    pub threshold: Option<Decimal>,
    /// What a look at the papers must be worth more than.
    pub papers_threshold: Option<Decimal>,
    /// How little must be known of an item for it to be examined on that ground.
    pub unknown_threshold: Option<Decimal>,
    /// What was free at the place of the goods.
    pub room: Option<PlaceRoom>,
}

/// An entry of a list that a party may be.
#[derive(Serialize, ToSchema)]
pub struct ScreeningHit {
    /// Number of the entry in its list.
    pub entry: String,
    /// Short name of the list.
    pub list: String,
    /// Hash of the list.
    pub list_hash: String,
    /// The name that was found there.
    pub listed: String,
    /// The name that was declared.
    pub name: String,
    /// The party's role.
    pub role: String,
    /// Whether a number is the same.
    pub same_identifier: bool,
    /// How alike they are, from 0 to 1.
    pub score: Decimal,
    /// Why somebody is on the own list, by language.
    pub reason: Option<Texts>,
    /// What the list says of the entry today, and word by word how the names are alike; none where it is not in use any more.
    pub listing: Option<office::watchlist::Listing>,
    /// Who says that it is somebody else.
    pub somebody_else: Option<office::watchlist::SomebodyElseView>,
}

/// An analysts' profile that hit.
#[derive(Serialize, ToSchema)]
pub struct ProfileTold {
    pub profile: String,
    /// Hash of the version.
    pub version: String,
    pub lane: Lane,
    /// Paths in the declaration.
    pub at: Vec<String>,
    pub name: Option<String>,
    /// Why, by language.
    pub reason: Option<Texts>,
}

/// Which law.
#[derive(Serialize, ToSchema)]
pub struct EditionId {
    pub pack: String,
    pub version: String,
    pub hash: String,
}

/// A decision in the public form.
#[derive(Serialize, ToSchema)]
pub struct Decision {
    pub outcome: Outcome,
    pub lane: Option<Lane>,
    pub lane_reason: Option<LaneReason>,
    /// The gravest first.
    pub findings: Vec<Finding>,
    pub assessment: Assessment,
    /// For officers only.
    pub risk: Option<RiskTold>,
    /// For officers only.
    pub screening: Option<Vec<ScreeningHit>>,
    /// For officers only; left out of what was only tried.
    pub profiles: Option<Vec<ProfileTold>>,
    pub edition: EditionId,
    /// SHA-256 of the canonical record; there is none of what was only tried.
    pub record: Option<String>,
    pub legal_date: Date,
}
