//! This module decides what the tables of a pack hold once compiled. Texts are symbols of one string
//! table; every row keeps its validity, its source and the line it was written on.

mod additional;
mod forms;
mod goods;
mod origin;
mod quota;
mod taxes;

use serde::{Deserialize, Serialize};

use crate::expression::Expression;
use crate::packed::{Day, Figure, currency};

pub use additional::*;
pub use forms::*;
pub use goods::*;
pub use origin::*;
pub use quota::*;
pub use taxes::*;

/// A text of the edition's string table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Symbol(pub u32);

/// First and last day on which a row holds, where it comes from and where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// First day.
    pub from: Day,
    /// Last day, or open.
    pub to: Day,
    /// Id in the table of sources.
    pub source: Symbol,
    /// Line in its table.
    pub line: u32,
}

impl Provenance {
    /// Whether the row holds on a day.
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// What the pack says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Short name (`gb`).
    pub name: String,
    /// Version, as its authors count.
    pub version: String,
    /// Title in English.
    pub title_en: String,
    /// Title in Chinese.
    pub title_zh: String,
    /// The country whose law it is.
    pub country: String,
    /// The currency in which duties are owed.
    #[serde(with = "currency")]
    pub currency: declaration::CurrencyCode,
    /// The time zone of legal dates.
    pub time_zone: String,
    /// How an undecided preference claim without a rate is treated, and other switches, by name.
    pub settings: Vec<(String, String)>,
}

/// Where rows come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Id that rows name.
    pub id: Symbol,
    /// Title.
    pub title: Symbol,
    /// Who published it.
    pub publisher: Symbol,
    /// Under which licence.
    pub licence: Symbol,
    /// When it was published.
    pub published: Symbol,
    /// When it was taken.
    pub retrieved: Symbol,
}

/// A commodity code as a number of ten digits, zeros to the right, and how many digits count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GoodsKey {
    /// Ten digits.
    pub padded: u64,
    /// How many of them count.
    pub digits: u8,
}

impl GoodsKey {
    /// The key of a code, or of its first digits.
    pub fn new(code: &str) -> Option<Self> {
        let digits = code.len();
        if !(2..=10).contains(&digits) {
            return None;
        }
        let number: u64 = code.parse().ok()?;
        Some(Self { padded: number * 10_u64.pow(10 - digits as u32), digits: digits as u8 })
    }
}

impl std::fmt::Display for GoodsKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:010}", self.padded);
        f.write_str(&text[..usize::from(self.digits).min(text.len())])
    }
}

/// A part of the year, both days included; it may reach over the new year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Season {
    /// First month and day, as `month * 100 + day`.
    pub from: u16,
    /// Last month and day.
    pub to: u16,
}

impl Season {
    /// Whether a date lies in the season.
    pub fn holds(self, date: jiff::civil::Date) -> bool {
        let day = date.month() as u16 * 100 + date.day() as u16;
        if self.from <= self.to { (self.from..=self.to).contains(&day) } else { day >= self.from || day <= self.to }
    }
}

/// A duty or tax on goods of some origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The goods, by code.
    pub goods: GoodsKey,
    /// The tax type.
    pub tax_type: Symbol,
    /// The duty expression, by its place in the edition.
    pub expression: u32,
    /// Area of origin; `1011` is every country.
    pub origin: Symbol,
    /// Preference codes under which it is claimed, one of which is enough.
    pub preference: Symbol,
    /// The part of the year, if it is seasonal.
    pub season: Option<Season>,
    /// Validity and source.
    pub provenance: Provenance,
}

/// Goods and taxes for which the pack knows that it knows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotCovered {
    /// The goods, or all.
    pub goods: Option<GoodsKey>,
    /// The tax type or kind.
    pub kind: Symbol,
    /// Why.
    pub reason: Symbol,
    /// Source.
    pub source: Symbol,
}

/// A code of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The code.
    pub code: Symbol,
    /// Names in English and Chinese; the empty symbol when there is none.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}

/// A code list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeList {
    /// Name, the file's name (`countries`).
    pub name: Symbol,
    /// Codes in the order of their text.
    pub codes: Vec<Code>,
}

/// A rate of exchange: so many units of a currency for one of the pack's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeRate {
    /// The foreign currency.
    #[serde(with = "currency")]
    pub currency: declaration::CurrencyCode,
    /// Units for one unit of the pack's currency.
    pub rate: Figure,
    /// Validity and source.
    pub provenance: Provenance,
}

/// Which value a charge enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Enters {
    /// The customs value.
    CustomsValue,
    /// The base of value added tax only.
    VatValue,
    /// Both.
    Both,
}

/// An addition to or deduction from the price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Code (`AK`).
    pub code: Symbol,
    /// Whether it is taken away.
    pub deducts: bool,
    /// Whether the figure is a percentage of the price.
    pub is_percentage: bool,
    /// Whether a header figure is shared by weight rather than by value.
    pub by_weight: bool,
    /// Which value it enters.
    pub enters: Enters,
    /// Names in English and Chinese.
    pub names: [Symbol; 2],
    /// Validity and source.
    pub provenance: Provenance,
}

/// What the price under a delivery term already holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoterm {
    /// Code (`CIF`).
    pub code: Symbol,
    /// Carriage to the border.
    pub has_freight: bool,
    /// Insurance.
    pub has_insurance: bool,
    /// Carriage after the border.
    pub has_inland: bool,
    /// Import duty.
    pub has_duty: bool,
    /// Validity and source.
    pub provenance: Provenance,
}

/// A rate of value added tax, by the national additional code that claims it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatRate {
    /// Additional code; empty for the general rate.
    pub additional_code: Symbol,
    /// The rate, by its place among the expressions.
    pub expression: u32,
    /// Validity and source.
    pub provenance: Provenance,
}

/// How many declarations a lane takes at random.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneShare {
    /// Lane (`red`).
    pub lane: Symbol,
    /// Share of all, from 0 to 1, never 0.
    pub random_share: Figure,
    /// Share among trusted traders, never 0.
    pub trusted_share: Figure,
    /// Validity and source.
    pub provenance: Provenance,
}

/// How much may be stopped by what targeting says of it. Shares are of declarations, from 0 to 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExaminedShare {
    /// Share sent to examination by its score where nobody laid down how many examinations a place has.
    pub examined_share: Figure,
    /// The most that may be, however many examinations a place has.
    pub examined_share_max: Figure,
    /// Share whose papers are looked at by its score where nobody laid down how many looks a place has.
    pub papers_share: Figure,
    /// The most that may be.
    pub papers_share_max: Figure,
    /// Share sent to examination because least is known of its like.
    pub unknown_share: Figure,
    /// What any finding counts for beside the revenue it recovers: whoever is caught deceives less.
    pub hit_worth: Figure,
    /// What finding something that concerns safety counts for, in the pack's currency.
    pub critical_worth: Figure,
    /// How many times more an examination of a trusted trader must be worth; at least 1.
    pub trusted_factor: Figure,
    /// Validity and source.
    pub provenance: Provenance,
}

/// All tables of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tables {
    /// The pack itself.
    pub manifest: Manifest,
    /// Sources.
    pub sources: Vec<Source>,
    /// Distinct duty expressions.
    pub expressions: Vec<Expression>,
    /// Measures by goods code.
    pub measures: Vec<Measure>,
    /// What is not covered, by goods code, general rows first.
    pub not_covered: Vec<NotCovered>,
    /// Tax types.
    pub tax_types: Vec<TaxType>,
    /// How taxes are calculated.
    pub policies: Vec<TaxPolicy>,
    /// Rates of value added tax.
    pub vat_rates: Vec<VatRate>,
    /// Code lists by name.
    pub lists: Vec<CodeList>,
    /// Rates of exchange by currency and date.
    pub exchange_rates: Vec<ExchangeRate>,
    /// Additions and deductions.
    pub charges: Vec<Charge>,
    /// Delivery terms.
    pub incoterms: Vec<Incoterm>,
    /// What procedures do to taxes.
    pub treatments: Vec<Treatment>,
    /// Random shares of the lanes, in the order of the draw.
    pub lanes: Vec<LaneShare>,
    /// How much may be sent to examination by its score.
    pub targeting: Vec<ExaminedShare>,
    /// The life of a case: amendments, office days, deadlines.
    pub life: crate::life::Life,
    /// Members of areas, by area.
    pub areas: Vec<AreaMember>,
    /// Programmes.
    pub programmes: Vec<Programme>,
    /// Where rates of programmes stand, by goods code.
    pub rate_references: Vec<RateReference>,
    /// Lines that may be declared, by goods code; none when the pack does not list them.
    pub lines: Vec<TariffLine>,
    /// Flags of agencies, by goods code.
    pub agency_flags: Vec<AgencyFlags>,
    /// Agencies.
    pub agencies: Vec<Agency>,
    /// Charges that add, by rank.
    pub additional: Vec<Additional>,
    /// Lists of goods, by list and goods code.
    pub listed_goods: Vec<ListedGoods>,
    /// Conditions, by heading and set.
    pub conditions: Vec<Condition>,
    /// What declared headings change, by heading.
    pub claims: Vec<Claim>,
    /// Parts of the value.
    pub value_parts: Vec<ValuePart>,
    /// Limits over a declaration.
    pub entry_bounds: Vec<EntryBound>,
    /// Components of duties, by component and additional code.
    pub components: Vec<Component>,
    /// Bands of contents, by additional code.
    pub content_bands: Vec<ContentBand>,
    /// Units that are products of others.
    pub product_units: Vec<ProductUnit>,
    /// Rates of interest, by kind and date.
    pub interest: Vec<InterestRate>,
    /// Preferential origin.
    pub origin: OriginTables,
    /// Tariff quotas.
    pub quotas: QuotaTables,
}
