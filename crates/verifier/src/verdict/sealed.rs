//! This module decides what is read out of sealed bytes: of an event, of a decision's record, of a declaration. Only
//! what a verdict says is read; the rest is vouched for by the hash all the same.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Break, Proven};

/// Goods may go; something is provisional.
const RELEASED: &str = "case.released.v1";
/// Goods may go; all is final.
const CLEARED: &str = "case.cleared.v1";

/// An event of a case.
#[derive(Debug, Deserialize)]
pub(super) struct Event {
    at: String,
    pub case: String,
    kind: String,
    mrn: String,
    pub sequence: u64,
    /// The hash of the decision's record.
    pub decision: Option<String>,
    /// The hash of that record as everybody may read it, where that is another one.
    pub public: Option<String>,
}

impl Event {
    pub fn read(bytes: &str) -> Option<Self> {
        serde_json::from_str(bytes).ok()
    }

    pub fn release(&self) -> Result<Proven, Break> {
        if ![RELEASED, CLEARED].contains(&self.kind.as_str()) {
            return Err(Break::NotARelease { kind: self.kind.clone() });
        }
        let is_provisional = self.kind == RELEASED;
        Ok(Proven::Release { is_provisional, mrn: self.mrn.clone(), case: self.case.clone(), at: self.at.clone() })
    }
}

/// The record of a decision.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    decision: Decision,
    /// The hash of the declaration.
    pub declaration: String,
    facts: Facts,
}

#[derive(Debug, Deserialize)]
struct Decision {
    assessment: Assessment,
    edition: Edition,
}

#[derive(Debug, Deserialize)]
struct Assessment {
    currency: String,
    is_complete: bool,
    totals: Vec<Total>,
}

#[derive(Debug, Deserialize)]
struct Total {
    payable: String,
    r#type: String,
}

#[derive(Debug, Deserialize)]
struct Edition {
    hash: String,
    pack: String,
    version: String,
}

#[derive(Debug, Deserialize)]
struct Facts {
    legal_date: String,
}

impl Record {
    pub fn read(bytes: &str) -> Option<Self> {
        serde_json::from_str(bytes).ok()
    }

    pub fn law(&self) -> Proven {
        let Edition { hash, pack, version } = &self.decision.edition;
        Proven::Law {
            pack: pack.clone(),
            version: version.clone(),
            hash: hash.clone(),
            legal_date: self.facts.legal_date.clone(),
        }
    }

    pub fn debt(&self) -> Proven {
        let assessment = &self.decision.assessment;
        // The total over all types stands under "*"; nothing assessed has none.
        let total = assessment.totals.iter().find(|total| total.r#type == "*");
        Proven::Debt {
            payable: total.map_or_else(|| "0".to_owned(), |total| total.payable.clone()),
            currency: assessment.currency.clone(),
            is_complete: assessment.is_complete,
        }
    }
}

/// An item of the goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoodsItem {
    /// Commodity code, with all digits that were declared.
    pub code: Option<String>,
    /// What the declarant called it.
    pub description: Option<String>,
    /// Country of origin.
    pub origin: Option<String>,
    /// Net mass with its unit, as declared.
    pub net: Option<String>,
}

/// The items of a declaration, in order.
pub(super) fn goods(declaration: &str) -> Option<Vec<GoodsItem>> {
    let declaration: Value = serde_json::from_str(declaration).ok()?;
    let items = declaration.pointer("/goodsShipment/governmentAgencyGoodsItem")?.as_array()?;
    Some(items.iter().map(item).collect())
}

fn item(item: &Value) -> GoodsItem {
    let text = |value: Option<&Value>| value?.as_str().map(str::to_owned);
    let many = |pointer: &str| item.pointer(pointer).and_then(Value::as_array).into_iter().flatten();
    let of_type = |kind: &str| {
        let mut codes = many("/commodity/classification");
        codes.find(|code| code.get("identificationTypeCode").and_then(Value::as_str) == Some(kind))
    };
    // The combined nomenclature, and after it the digits of the integrated tariff.
    let code = text(of_type("TSP").and_then(|code| code.get("id")))
        .map(|code| code + &text(of_type("TRC").and_then(|code| code.get("id"))).unwrap_or_default());
    let net = item.pointer("/commodity/goodsMeasure/netNetWeightMeasure").and_then(|measure| {
        let value = text(Some(measure)).or_else(|| text(measure.get("value")))?;
        let unit = text(measure.get("unitCode")).unwrap_or_default();
        Some(format!("{value} {unit}").trim_end().to_owned())
    });
    GoodsItem {
        code,
        description: text(item.pointer("/commodity/description")),
        origin: text(many("/origin").next().and_then(|origin| origin.get("countryCode"))),
        net,
    }
}
