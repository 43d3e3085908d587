//! This module decides what a declaration owes: values first, then each item's taxes in their order,
//! each on the base that its kind prescribes, with what the procedure does to it.

use declaration::{Declaration, Finding, GovernmentAgencyGoodsItem, Pointer, Severity};
use jiff::civil::Date;
use reference::expression::Sign;
use reference::{Edition, Effect, Expression, Part, Rounding, RoundingMode, TaxBase, TaxCategory, Term};
use rust_decimal::Decimal;

use crate::assessment::{Assessment, ItemValue, Line, RowReference, Step, StepKind};
use crate::bound;
use crate::charge::{Ground, Missing};
use crate::fed::FedMeasures;
use crate::quota::{Balances, Draws};
use crate::select::{Applicable, Selector};
use crate::valuation::{Valuation, missing_finding};

/// What an assessment is made of.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The declaration.
    pub declaration: &'a Declaration,
    /// The law.
    pub edition: &'a Edition,
    /// The legal date: measures and rates of exchange of this day hold.
    pub date: Date,
    /// Measures that replace the pack's.
    pub fed: Option<&'a FedMeasures>,
    /// What is left of the quotas that the declaration claims.
    pub quota: Option<&'a Balances>,
}

/// The role of a party who accounts for value added tax in the own return (postponed accounting).
const IMPORTER_FOR_VAT: &str = "FR1";

/// Assesses an import declaration; anything else owes nothing here.
pub fn assess(request: Request<'_>, findings: &mut Vec<Finding>) -> Assessment {
    let Request { declaration, edition, date, .. } = request;
    let mut assessment = Assessment {
        currency: edition.tables().manifest.currency,
        values: Vec::new(),
        lines: Vec::new(),
        quota: Vec::new(),
        totals: Vec::new(),
        is_complete: true,
    };
    if !matches!(declaration.movement().0, "IM" | "CO") || declaration.is_additional_message() {
        return assessment;
    }
    assessment.values = Valuation { declaration, edition, date }.values(findings);
    let selector = Selector { declaration, edition, date };
    let mut draws = Draws::new(edition, date, request.quota);
    for (index, item) in declaration.items().iter().enumerate() {
        let place = index as u32 + 1;
        let Some(value) = assessment.values.iter().find(|value| value.item == place) else {
            assessment.is_complete &= !has_price(item);
            if !has_price(item) && is_price_due(&request, item) {
                assessment.is_complete = false;
                let price = Pointer::item(place).child("23A", None).child("79A", None).child("112", None);
                findings.push(Finding::new(price, "TG1007", "tariff.value", Severity::Warning));
            }
            continue;
        };
        let selection = match request.fed {
            Some(fed) => selector.fed(place, fed, item.preference()),
            None => {
                let mut selection = selector.pack(place, item, value, findings);
                draws.apply(place, item, &mut selection, findings);
                selection
            }
        };
        let mut item_assessment =
            ItemAssessment { request, place, item, value, lines: Vec::new(), duty: None, has_gaps: selection.has_gaps };
        let mut measures = selection.measures;
        measures.sort_by_key(|measure| measure.order);
        for measure in &measures {
            item_assessment.line(measure, findings);
        }
        assessment.is_complete &= !item_assessment.has_gaps;
        assessment.lines.append(&mut item_assessment.lines.into_iter().map(|(line, _)| line).collect());
    }
    assessment.quota = draws.uses;
    bound::apply(edition, date, &mut assessment, findings);
    assessment.total_up();
    assessment
}

/// Whether an item has a price: one that has none owes nothing here, one whose value is unknown might.
fn has_price(item: &GovernmentAgencyGoodsItem) -> bool {
    let line = item.commodity.as_deref().and_then(|commodity| commodity.invoice_line.as_deref());
    line.is_some_and(|line| line.item_charge_amount.is_some())
}

/// Whether goods without a price leave a debt unknown: the pack names the types of declaration that are
/// complete, and duty that a procedure suspends or takes away needs no price.
fn is_price_due(request: &Request<'_>, item: &GovernmentAgencyGoodsItem) -> bool {
    let Request { declaration, edition, date, .. } = *request;
    let complete = edition.setting("complete_types").split_whitespace().any(|kind| kind == declaration.movement().1);
    let (requested, previous) = item.procedure().unwrap_or_default();
    let additional: Vec<&str> = item.additional_procedures().collect();
    let treatment = edition.treatment(requested, previous, &additional, (TaxCategory::CustomsDuty, ""), date);
    complete && treatment.is_none_or(|row| matches!(row.effect, Effect::Postponed | Effect::EndUse))
}

/// The amount for the part of the goods that a measure is for.
fn shared(measure: &Applicable, amount: Decimal, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
    let Some(share) = measure.share.filter(|share| share.part != share.whole) else { return Ok(amount) };
    let part = share.of(amount).ok_or(Missing::OutOfRange)?;
    let step = Step::new(StepKind::Share, part).with("amount", amount).with("part", share.part);
    steps.push(step.with("whole", share.whole));
    Ok(part)
}

struct ItemAssessment<'a> {
    request: Request<'a>,
    place: u32,
    item: &'a GovernmentAgencyGoodsItem,
    value: &'a ItemValue,
    /// Lines so far, with the territory of each.
    lines: Vec<(Line, String)>,
    /// The duty of the goods' own line, before the procedure relieves it.
    duty: Option<Decimal>,
    /// Whether a charge that later bases need could not be calculated.
    has_gaps: bool,
}

impl ItemAssessment<'_> {
    fn line(&mut self, measure: &Applicable, findings: &mut Vec<Finding>) {
        let Request { edition, date, .. } = self.request;
        let policy = edition.policy(&measure.tax_type, measure.category, date);
        let base_kind = policy.map_or(TaxBase::CustomsValue, |policy| policy.base);
        let pointer = Pointer::item(self.place).child("23A", None);
        if base_kind != TaxBase::CustomsValue && self.has_gaps {
            findings.push(
                Finding::new(pointer, "TG1009", "tariff.assess", Severity::Warning).with("type", measure.tax_type.as_str()),
            );
            return;
        }
        let territories: Vec<&str> =
            policy.map_or(Vec::new(), |policy| policy.territories.iter().map(|name| edition.text(*name)).collect());
        let mut steps = measure.reasons.clone();
        let base = self.base(base_kind, &territories, &mut steps);
        let exact = self.changed(measure, base, &mut steps).and_then(|base| {
            let base = if base_kind == TaxBase::Inclusive { self.inclusive(measure, base, &mut steps)? } else { base };
            let exact = self.charge(measure, base, &mut steps)?;
            Ok((base, shared(measure, exact, &mut steps)?, self.security(measure, base, exact)?))
        });
        let (base, exact, security) = match exact {
            Ok(exact) => exact,
            Err(missing) => {
                self.has_gaps = true;
                let finding = missing_finding(&missing, pointer, &measure.expression.to_string(), date)
                    .with("type", measure.tax_type.as_str());
                return findings.push(finding);
            }
        };
        let rounding = policy.map_or(Rounding { decimals: 2, mode: RoundingMode::Truncate }, |policy| policy.rounding);
        let amount = rounding.apply(exact);
        if amount != exact {
            let row = policy.map(|policy| RowReference::new(edition, "policies.csv", &policy.provenance));
            steps.push(Step::new(StepKind::Round, amount).with("exact", exact.normalize()).from(row));
        }
        if measure.category == Some(TaxCategory::CustomsDuty) {
            self.duty = Some(self.duty.unwrap_or_default() + amount);
        }
        let mut line = self.settle(measure, base, amount, steps);
        if let Some((security, step)) = security.filter(|_| matches!(line.effect, None | Some(Effect::EndUse))) {
            line.secured = rounding.apply(security);
            line.steps.push(step);
        }
        self.lines.push((line, measure.territory.clone()));
    }

    /// What is secured above the duty of a critical quota: the duty without it, less the duty within it.
    fn security(&self, measure: &Applicable, base: Decimal, within: Decimal) -> Result<Option<(Decimal, Step)>, Missing> {
        let Some(full) = &measure.secures else { return Ok(None) };
        let mut beside = Vec::new();
        let full = self.ground(measure, base, self.duty).charge(full, &mut beside)?;
        let difference = shared(measure, (full - within).max(Decimal::ZERO), &mut beside)?;
        let step = Step::new(StepKind::QuotaSecurity, difference).with("full", full).with("within", within);
        Ok(Some((difference, step)))
    }

    /// The base after what declared headings change.
    fn changed(&self, measure: &Applicable, base: Decimal, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let mut base = base;
        for change in &measure.base_changes {
            let part = self.ground(measure, base, None).part(&Part(change.part.clone()), steps)?;
            let whole = base;
            base = if change.takes_away { whole.checked_sub(part).ok_or(Missing::OutOfRange)? } else { part };
            // A part beyond the value leaves nothing, never a debt of the State.
            base = base.max(Decimal::ZERO);
            let kind = if change.takes_away { StepKind::BaseLess } else { StepKind::BaseIs };
            let step = Step::new(kind, base).with("value", whole).with("part", change.part.as_str()).with("amount", part);
            steps.push(step.with("heading", change.heading.as_str()).from(Some(change.row.clone())));
        }
        Ok(base)
    }

    /// The price that holds the tax itself: what comes before it with the tax's own fixed amounts, divided by
    /// what the rate leaves of a whole.
    fn inclusive(&self, measure: &Applicable, base: Decimal, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let expression = &measure.expression;
        let is_rate = |term: &(Sign, Term)| matches!(term, (Sign::Plus, Term::AdValorem(_)));
        let (rates, fixed): (Vec<_>, Vec<_>) = expression.base.iter().cloned().partition(is_rate);
        let rate: Decimal =
            rates.iter().map(|(_, term)| if let Term::AdValorem(rate) = term { rate.0 } else { Decimal::ZERO }).sum();
        // A rate that takes all, or a limit, has no such price.
        if rate >= Decimal::ONE_HUNDRED || !expression.limits.is_empty() {
            return Err(Missing::OutOfRange);
        }
        let fixed = match fixed.is_empty() {
            true => Decimal::ZERO,
            false => self.ground(measure, base, None).charge(&Expression { base: fixed, limits: Vec::new() }, steps)?,
        };
        let price = base.checked_add(fixed).and_then(|sum| sum.checked_mul(Decimal::ONE_HUNDRED));
        let price = price.and_then(|sum| sum.checked_div(Decimal::ONE_HUNDRED - rate)).ok_or(Missing::OutOfRange)?;
        steps.push(Step::new(StepKind::Inclusive, price).with("base", base).with("fixed", fixed).with("rate", rate));
        Ok(price)
    }

    fn ground<'g>(&'g self, measure: &'g Applicable, base: Decimal, duty: Option<Decimal>) -> Ground<'g> {
        let Request { edition, date, .. } = self.request;
        Ground { edition, date, item: self.item, tax_type: &measure.tax_type, base, duty, row: measure.row.clone() }
    }

    fn charge(&self, measure: &Applicable, base: Decimal, steps: &mut Vec<Step>) -> Result<Decimal, Missing> {
        let mut duty = self.duty;
        // A heading in place of the line may still refer to what the line provides.
        if let Some((provided, row)) = measure.provided.as_ref().filter(|_| measure.expression.names_duty()) {
            let ground = Ground { row: row.clone(), ..self.ground(measure, base, None) };
            duty = Some(ground.charge(provided, steps)?);
        }
        self.ground(measure, base, duty).charge(&measure.expression, steps)
    }

    fn base(&self, kind: TaxBase, territories: &[&str], steps: &mut Vec<Step>) -> Decimal {
        let value = self.value.customs_value.amount;
        let mut base = match kind {
            TaxBase::CustomsValue => return value,
            TaxBase::ValueAndCharges | TaxBase::Inclusive => value + self.value.vat_additions,
            TaxBase::Charges => Decimal::ZERO,
        };
        steps.push(Step::new(StepKind::Base, base).with("value", value).with("additions", self.value.vat_additions));
        for (line, territory) in &self.lines {
            // Taxes without a territory, such as excise, belong to the tax on the value.
            let counts = territories.contains(&territory.as_str()) || (territory.is_empty() && kind != TaxBase::Charges);
            // Security for a quota that may be exhausted is no charge yet; what a procedure secures counts.
            let secured = if line.effect == Some(Effect::Secured) { line.secured } else { Decimal::ZERO };
            let charge = line.amount + secured;
            if counts && !charge.is_zero() {
                base += charge;
                steps.push(Step::new(StepKind::BaseCharge, base).with("type", line.tax_type.as_str()).with("amount", charge));
            }
        }
        base
    }

    /// Applies what the procedure does to the tax.
    fn settle(&self, measure: &Applicable, base: Decimal, amount: Decimal, mut steps: Vec<Step>) -> Line {
        let (effect, row) = self.effect(measure.category, &measure.tax_type);
        let zero = Decimal::new(0, 2);
        let mut line = Line {
            item: self.place,
            tax_type: measure.tax_type.clone(),
            base,
            rate: measure.expression.to_string(),
            amount,
            deducted: zero,
            payable: amount,
            secured: zero,
            method: self.payment_method(&measure.tax_type),
            preference: measure.preference.clone(),
            effect,
            heading: measure.heading.clone(),
            steps: Vec::new(),
        };
        let kind = match effect {
            Some(Effect::Relieved) => {
                (line.deducted, line.amount, line.payable) = (amount, zero, zero);
                Some(StepKind::Relieved)
            }
            Some(Effect::Exempt) => {
                (line.amount, line.payable) = (zero, zero);
                Some(StepKind::Exempt)
            }
            Some(Effect::Suspended) => {
                line.payable = zero;
                Some(StepKind::Suspended)
            }
            Some(Effect::Secured) => {
                (line.secured, line.amount, line.payable) = (amount, zero, zero);
                Some(StepKind::Secured)
            }
            Some(Effect::Postponed) => {
                line.payable = zero;
                Some(StepKind::Postponed)
            }
            Some(Effect::EndUse) | None => None,
        };
        if let Some(kind) = kind {
            steps.push(Step::new(kind, line.payable).with("amount", amount).from(row));
        }
        line.steps = steps;
        line
    }

    fn effect(&self, category: Option<TaxCategory>, tax_type: &str) -> (Option<Effect>, Option<RowReference>) {
        let Some(category) = category else { return (None, None) };
        let Request { declaration, edition, date, .. } = self.request;
        let (requested, previous) = self.item.procedure().unwrap_or_default();
        let additional: Vec<&str> = self.item.additional_procedures().collect();
        let treatment = edition.treatment(requested, previous, &additional, (category, tax_type), date);
        if let Some(treatment) = treatment {
            let row = RowReference::new(edition, "treatments.csv", &treatment.provenance);
            return (Some(treatment.effect), Some(row));
        }
        let shipment = declaration.goods_shipment.as_deref();
        let mut fiscal = self
            .item
            .domestic_duty_tax_party
            .iter()
            .chain(shipment.iter().flat_map(|shipment| &shipment.domestic_duty_tax_party));
        let postpones = category == TaxCategory::Vat && fiscal.any(|party| party.role_code.as_deref() == Some(IMPORTER_FOR_VAT));
        (postpones.then_some(Effect::Postponed), None)
    }

    fn payment_method(&self, tax_type: &str) -> Option<String> {
        let taxes = &self.item.commodity.as_deref()?.duty_tax_fee;
        let own = taxes.iter().find(|tax| tax.type_code.as_deref() == Some(tax_type));
        own.into_iter().chain(taxes).find_map(|tax| tax.payment.as_deref()?.method_code.as_deref()).map(str::to_owned)
    }
}
