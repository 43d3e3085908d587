//! This module decides what a decision must be told beside the declaration and the law, and in which
//! form it is kept with the decision.

use std::collections::BTreeMap;

use declaration::{Declaration, Money};
use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use tariff::Balances;

use crate::authorisations::Register;
use crate::law::Law;
use crate::profiles::ProfileHit;
use crate::screening::ScreeningHit;
use crate::targeting::RiskFacts;

/// What must be looked up before a declaration can be decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lookups {
    /// Values that must not have been used before: kind and value.
    pub unique: Vec<(&'static str, String)>,
    /// Declarations that this message refers to.
    pub declarations: Vec<String>,
    /// Order numbers of quotas whose balances must be known.
    pub quotas: Vec<String>,
}

/// Says what must be known to decide a declaration.
pub fn needs(declaration: &Declaration, law: &Law) -> Lookups {
    let mut lookups = Lookups::default();
    if declaration.is_additional_message() {
        lookups.declarations.extend(declaration.id.as_deref().map(str::to_owned));
        return lookups;
    }
    let orders = &law.edition().quotas().orders;
    let is_known = |order: &&str| orders.iter().any(|row| law.edition().text(row.order) == *order);
    lookups.quotas = tariff::quota::claimed(declaration).into_iter().filter(is_known).map(str::to_owned).collect();
    if let Some(lrn) = declaration.functional_reference_id.as_deref() {
        lookups.unique.push(("lrn", lrn.to_owned()));
    }
    let documents = declaration.goods_shipment.iter().flat_map(|shipment| &shipment.previous_document);
    let references =
        documents.filter(|document| document.type_code.as_deref() == Some("DCR")).filter_map(|document| document.id.as_deref());
    lookups.unique.extend(references.map(|id| ("ducr", id.to_owned())));
    lookups
}

/// A value that was used before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Kind (`lrn`, `ducr`).
    pub kind: String,
    /// The value.
    pub value: String,
}

impl Seen {
    /// That a declaration is an amended version: some statements may stand on no other.
    pub fn amended(declaration: &Declaration) -> Self {
        let reference = declaration.functional_reference_id.as_deref().unwrap_or_default();
        Self { kind: "amendment".to_owned(), value: reference.to_owned() }
    }
}

/// How the customs debt is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Cover {
    /// Assumed to be there, and shown as an assumption, until accounts are kept.
    Assumed,
    /// Accounts are kept for this trader: the goods wait until what is owed is paid, deferred or secured there.
    Awaited,
    /// So much is free on the accounts named.
    Available {
        /// The amount.
        amount: Money,
    },
}

/// A random number from 0 to below 1, drawn for this declaration, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// How it was drawn, so that it can be checked.
    pub origin: String,
    /// The proof that the number follows from the declaration and the key; none for a number nobody can check.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub proof: Option<DrawProof>,
    /// The number.
    pub value: Decimal,
}

/// The proof of a draw (RFC 9381), in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawProof {
    /// The public key of the administration.
    pub key: String,
    /// The proof.
    pub proof: String,
}

/// Days within which the same goods draw the same number, so that nobody declares them again for a better one.
const DRAW_WINDOW_DAYS: i32 = 30;

/// What a draw depends on: who imports what from where, and the month of it. Not the trader's own references: a new
/// reference would be a new draw.
///
/// ```
/// let beef = declaration::Declaration::default();
/// let (first, again) = ("2026-03-09".parse()?, "2026-03-16".parse()?);
/// assert_eq!(clearance::draw_input(&beef, first), clearance::draw_input(&beef, again));
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn draw_input(declaration: &Declaration, legal_date: Date) -> String {
    use std::fmt::Write as _;
    let shipment = declaration.goods_shipment.as_deref();
    let importer = shipment.and_then(|shipment| shipment.importer.as_deref());
    let exporter = declaration.exporter.as_deref();
    let importer = importer.and_then(|party| party.id.as_deref().or(party.name.as_deref())).unwrap_or_default();
    let exporter = exporter.and_then(|party| party.id.as_deref().or(party.name.as_deref())).unwrap_or_default();
    let from = shipment.and_then(|shipment| shipment.export_country.as_deref()).and_then(|country| country.id.as_deref());
    let window = reference::Day::from(legal_date).0.div_euclid(DRAW_WINDOW_DAYS);
    let mut input = format!("tongguan/draw/1\n{window}\n{importer}\n{exporter}\n{}\n", from.unwrap_or_default());
    for item in declaration.items() {
        let commodity = item.commodity.as_deref();
        let code = item.goods_code().map(|code| code.to_string()).unwrap_or_default();
        let measure = commodity.and_then(|commodity| commodity.goods_measure.as_deref());
        let mass = measure.and_then(|measure| measure.net_net_weight_measure.as_ref()).map(|mass| mass.value.normalize());
        let charge = commodity.and_then(|commodity| commodity.invoice_line.as_deref());
        let charge = charge.and_then(|line| line.item_charge_amount.as_ref()).map(|amount| amount.value.normalize());
        let origin = item.origin("1").or_else(|| item.origin("2")).unwrap_or_default();
        let (mass, charge) = (mass.unwrap_or_default(), charge.unwrap_or_default());
        // Writing to a text cannot fail.
        let _ = writeln!(input, "{code} {origin} {mass} {charge}");
    }
    input
}

/// The name in [`Facts::hashes`] of measures that were fed in place of the pack's.
pub const FED_MEASURES: &str = "measures";

/// What a decision was told. Kept with it, so that a replay needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The day on which the goods of a pre-lodged declaration were presented; none before, and for all others.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub arrival: Option<Date>,
    /// What the register says, on the legal date, of the authorisations that are claimed.
    #[serde(skip_serializing_if = "Register::is_empty", default)]
    pub authorisations: Register,
    /// Declared documents that another administration stands for: its name by their number.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub certificates: BTreeMap<String, String>,
    /// Cover for the debt.
    pub cover: Cover,
    /// The random draw, if one was made.
    pub draw: Option<Draw>,
    /// When the importer was founded, as the house's list of firms says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub founded: Option<Date>,
    /// Hashes of lists and models that were used, by name.
    pub hashes: BTreeMap<String, String>,
    /// The legal date: rates and rates of exchange of this day hold.
    pub legal_date: Date,
    /// The instant of the decision.
    pub now: Timestamp,
    /// Analysts' profiles that hit.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub profiles: Vec<ProfileHit>,
    /// What is left of the quotas that are claimed, in the period of the legal date.
    #[serde(skip_serializing_if = "Balances::is_empty", default)]
    pub quota: Balances,
    /// Trusted traders of other countries whom the declaration names and our law treats like its own, by number.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub recognised: Vec<String>,
    /// What targeting said; none where no model is in use.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub risk: Option<RiskFacts>,
    /// Entries of lists that parties may be.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub screening: Vec<ScreeningHit>,
    /// Values that were used before.
    pub seen: Vec<Seen>,
}

impl Facts {
    /// The facts of a dry run: nothing was used before, cover is assumed, nothing is drawn.
    pub fn dry_run(now: Timestamp, legal_date: Date) -> Self {
        Self {
            arrival: None,
            authorisations: Register::default(),
            certificates: BTreeMap::new(),
            now,
            legal_date,
            seen: Vec::new(),
            cover: Cover::Assumed,
            draw: None,
            founded: None,
            hashes: BTreeMap::new(),
            profiles: Vec::new(),
            quota: Balances::new(),
            recognised: Vec::new(),
            risk: None,
            screening: Vec::new(),
        }
    }
}
