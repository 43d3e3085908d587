//! This module decides each condition of a rule of origin from the facts of production. What a condition
//! needs and nobody said makes a person read the rule; it is never taken for granted.

use declaration::GoodsCode;
use jiff::civil::Date;
use reference::{
    Edition, Figure, Goods, GoodsKey, Level, Method, OriginCondition, OriginRule, ProductRule, Scheme, Tolerance, ToleranceBasis,
};
use rust_decimal::Decimal;

use super::{Material, OriginStep, OriginVerdict, Production, Verdict};
use crate::assessment::RowReference;

/// The table of product rules, as steps name it.
const RULES_FILE: &str = "origin/rules/products.csv";

pub(super) struct Evaluation<'a> {
    edition: &'a Edition,
    scheme: &'a Scheme,
    goods: &'a GoodsCode,
    production: &'a Production,
    date: Date,
    /// Materials without origin.
    foreign: Vec<&'a Material>,
    steps: Vec<OriginStep>,
    place: (Option<u32>, Option<u32>),
}

/// A share that a limit is held against.
struct Share {
    detail: String,
    percent: Decimal,
}

impl<'a> Evaluation<'a> {
    /// `is_generous` counts materials of countries for which the agreement sets conditions.
    pub(super) fn new(
        edition: &'a Edition,
        scheme: &'a Scheme,
        goods: &'a GoodsCode,
        production: &'a Production,
        date: Date,
        is_generous: bool,
    ) -> Self {
        let home = edition.tables().manifest.country.as_str();
        let mut steps = Vec::new();
        let originates = |material: &Material, steps: &mut Vec<OriginStep>| {
            let Some(country) = material.origin.as_deref() else { return false };
            let is_party = country == home || edition.is_scheme_member(scheme.scheme, country, date);
            let conditional = edition.cumulation(scheme.scheme, country, date).filter(|_| is_generous && !is_party);
            if let Some(row) = conditional {
                let kind = edition.text(row.kind);
                steps.push(OriginStep {
                    condition: "cumulation".to_owned(),
                    detail: format!("{country} {kind}"),
                    rule: None,
                    alternative: None,
                    verdict: Verdict::PersonMustRead,
                    row: Some(RowReference::new(edition, "origin/cumulation.csv", &row.provenance)),
                });
            }
            is_party || conditional.is_some()
        };
        let foreign = production.materials.iter().filter(|material| !originates(material, &mut steps)).collect();
        Self { edition, scheme, goods, production, date, foreign, steps, place: (None, None) }
    }

    pub(super) fn run(mut self) -> OriginVerdict {
        let rows = self.edition.product_rules(self.scheme.scheme, self.goods, self.date);
        let rules: Vec<(&ProductRule, &OriginRule)> =
            rows.into_iter().filter_map(|row| Some((row, self.edition.origin_rule(row.rule)?))).collect();
        let mut verdict = if self.production.wholly_obtained == Some(true) {
            self.step("WO", "", Verdict::Satisfied)
        } else {
            self.worked(&rules)
        };
        for (name, fact) in
            [("more_than_minimal", self.minimal()), ("direct_transport", self.production.direct_transport.map(said))]
        {
            // What nobody said is a condition that the declaration's documents must show, not a verdict.
            if let Some(fact) = fact {
                verdict = verdict.and(self.step(name, "", fact));
            }
        }
        OriginVerdict {
            scheme: self.edition.text(self.scheme.scheme).to_owned(),
            goods: self.goods.as_str().to_owned(),
            verdict,
            rules: rules.iter().map(|(_, rule)| rule.to_string()).collect(),
            steps: self.steps,
        }
    }

    /// Wholly obtained goods need no work.
    fn minimal(&self) -> Option<Verdict> {
        self.production.more_than_minimal.filter(|_| self.production.wholly_obtained != Some(true)).map(said)
    }

    /// Of several rules that may be the product's, all must say the same.
    fn worked(&mut self, rules: &[(&ProductRule, &OriginRule)]) -> Verdict {
        if rules.is_empty() {
            return self.step("PROSE", "", Verdict::PersonMustRead);
        }
        let mut agreed: Option<Verdict> = None;
        for (index, (row, rule)) in rules.iter().enumerate() {
            self.place = (Some(index as u32 + 1), None);
            let verdict = self.rule(rule);
            self.place.1 = None;
            let reference = RowReference::new(self.edition, RULES_FILE, &row.provenance);
            self.step(&rule.to_string(), "", verdict);
            if let Some(step) = self.steps.last_mut() {
                step.row = Some(reference);
            }
            agreed = Some(agreed.map_or(verdict, |before| before.agreed(verdict)));
        }
        self.place = (None, None);
        agreed.unwrap_or(Verdict::PersonMustRead)
    }

    fn rule(&mut self, rule: &OriginRule) -> Verdict {
        let mut verdicts = Vec::new();
        for (index, conditions) in rule.alternatives.iter().enumerate() {
            self.place.1 = Some(index as u32 + 1);
            verdicts.push(self.alternative(conditions));
        }
        let any = verdicts.iter().copied().fold(Verdict::NotSatisfied, Verdict::or);
        if rule.is_joining_unclear { any.agreed(verdicts.into_iter().fold(Verdict::Satisfied, Verdict::and)) } else { any }
    }

    fn alternative(&mut self, conditions: &[OriginCondition]) -> Verdict {
        let mut verdict = Verdict::Satisfied;
        let mut offenders: Vec<usize> = Vec::new();
        let mut changes = Vec::new();
        for condition in conditions {
            let one = match condition {
                OriginCondition::Allow(..) => continue,
                OriginCondition::Prose => self.step("PROSE", "", Verdict::PersonMustRead),
                OriginCondition::AnyHeading => self.step("ANY", "", Verdict::Satisfied),
                OriginCondition::WhollyObtained(Goods::All) => self.wholly_obtained(),
                OriginCondition::MaxValue(goods, limit) => self.max_value(condition, goods, limit),
                OriginCondition::MaxWeight(goods, limit) => self.max_weight(condition, goods, limit),
                OriginCondition::Content(method, goods, least) => self.content(condition, *method, goods, least),
                OriginCondition::Balance => self.balance(),
                change => match self.offending(change) {
                    Some(found) if found.is_empty() => self.step(&change.to_string(), "", Verdict::Satisfied),
                    Some(found) => {
                        changes.push(change.to_string());
                        offenders.extend(found);
                        continue;
                    }
                    None => self.step(&change.to_string(), "material without code", Verdict::PersonMustRead),
                },
            };
            verdict = verdict.and(one);
        }
        if changes.is_empty() {
            return verdict;
        }
        offenders.sort_unstable();
        offenders.dedup();
        verdict.and(self.tolerated(conditions, &changes, &offenders))
    }

    fn wholly_obtained(&mut self) -> Verdict {
        let verdict = match self.production.wholly_obtained {
            Some(true) => Verdict::Satisfied,
            Some(false) => Verdict::NotSatisfied,
            None => Verdict::PersonMustRead,
        };
        self.step("WO", "", verdict)
    }

    /// The materials that do not fulfil a condition on codes; nothing when one has no code.
    fn offending(&self, condition: &OriginCondition) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        for (index, material) in self.foreign.iter().enumerate() {
            let code = material.goods.as_ref()?;
            let fits = match condition {
                OriginCondition::Change(level) => self.changes(code, *level)?,
                OriginCondition::Except(goods) => !self.names(goods, code)?,
                OriginCondition::From(goods) => self.names(goods, code)?,
                // A material that nobody says to be wholly obtained is none.
                OriginCondition::WhollyObtained(goods) => !self.names(goods, code)?,
                _ => true,
            };
            if !fits {
                found.push(index);
            }
        }
        Some(found)
    }

    fn changes(&self, code: &GoodsCode, level: Level) -> Option<bool> {
        let shorter = code.as_str().len().min(self.goods.as_str().len());
        let digits = level.digits().min(shorter);
        let differs = code.prefix(digits) != self.goods.prefix(digits);
        // A code too short for the level can still show a change above it, and never that there is none.
        (differs || digits == level.digits()).then_some(differs)
    }

    /// Whether a condition means a code; nothing when the code is too short to tell.
    fn names(&self, goods: &Goods, code: &GoodsCode) -> Option<bool> {
        match goods {
            Goods::All => Some(true),
            Goods::SameHeading => self.changes(code, Level::Heading).map(|changes| !changes),
            Goods::Codes(codes) => {
                let mut known = true;
                for (first, last) in codes {
                    let digits = usize::from(first.digits);
                    if code.as_str().len() < digits {
                        known = false;
                    } else if GoodsKey::new(code.prefix(digits)).is_some_and(|key| *first <= key && key <= *last) {
                        return Some(true);
                    }
                }
                known.then_some(false)
            }
        }
    }

    /// Whether the materials that do not fulfil the rule are few enough: what the rule itself allows, else
    /// the general tolerance.
    fn tolerated(&mut self, conditions: &[OriginCondition], changes: &[String], offenders: &[usize]) -> Verdict {
        let name = changes.join(" ");
        let codes: Vec<String> = offenders
            .iter()
            .filter_map(|index| self.foreign[*index].goods.as_ref())
            .map(|code| code.as_str().to_owned())
            .collect();
        let listed = codes.join(", ");
        for condition in conditions {
            let OriginCondition::Allow(goods, limit) = condition else { continue };
            let all = offenders
                .iter()
                .all(|index| self.foreign[*index].goods.as_ref().and_then(|code| self.names(goods, code)).unwrap_or_default());
            let share = self.share(self.value_of(offenders), self.production.ex_works_price);
            if let (true, Some(share)) = (all, share)
                && share.percent <= limit.0
            {
                return self.step(&format!("{name} {condition}"), &format!("{listed}: {}", share.detail), Verdict::Satisfied);
            }
        }
        let rows: Vec<&Tolerance> = self.edition.tolerances(self.scheme.scheme, self.goods, self.date).collect();
        if rows.is_empty() {
            return self.step(&name, &format!("{listed}: no general tolerance carried"), Verdict::PersonMustRead);
        }
        let mut verdict = Verdict::NotSatisfied;
        for row in rows {
            let share = match row.basis {
                ToleranceBasis::ExWorks => self.share(self.value_of(offenders), self.production.ex_works_price),
                ToleranceBasis::FreeOnBoard => self.share(self.value_of(offenders), self.production.free_on_board),
                ToleranceBasis::Weight => self.weight_of(offenders).and_then(|sum| self.share(sum, self.production.net_weight)),
            };
            let (detail, one) = match share {
                Some(share) => {
                    let fits = share.percent <= row.percent.0;
                    (format!("{listed}: {} against {} %", share.detail, row.percent.0), held(fits))
                }
                None => (format!("{listed}: {:?} not declared", row.basis), Verdict::PersonMustRead),
            };
            self.step(&format!("{name} tolerance"), &detail, one);
            if let Some(step) = self.steps.last_mut() {
                step.row = Some(RowReference::new(self.edition, "origin/tolerances.csv", &row.provenance));
            }
            verdict = verdict.or(one);
        }
        verdict
    }

    fn max_value(&mut self, condition: &OriginCondition, goods: &Goods, limit: &Figure) -> Verdict {
        let Some(meant) = self.meant(goods) else {
            return self.step(&condition.to_string(), "material without code", Verdict::PersonMustRead);
        };
        let share = self.share(self.value_of(&meant), self.production.ex_works_price);
        self.at_most(condition, share, limit, "ex-works price not declared")
    }

    fn max_weight(&mut self, condition: &OriginCondition, goods: &Goods, limit: &Figure) -> Verdict {
        let Some(meant) = self.meant(goods) else {
            return self.step(&condition.to_string(), "material without code", Verdict::PersonMustRead);
        };
        let share = self.weight_of(&meant).and_then(|sum| self.share(sum, self.production.net_weight));
        self.at_most(condition, share, limit, "weight not declared")
    }

    fn at_most(&mut self, condition: &OriginCondition, share: Option<Share>, limit: &Figure, missing: &str) -> Verdict {
        match share {
            None => self.step(&condition.to_string(), missing, Verdict::PersonMustRead),
            Some(share) => self.step(&condition.to_string(), &share.detail, held(share.percent <= limit.0)),
        }
    }

    fn content(&mut self, condition: &OriginCondition, method: Method, goods: &Goods, least: &Figure) -> Verdict {
        let Some(meant) = self.meant(if method == Method::Focused { goods } else { &Goods::All }) else {
            return self.step(&condition.to_string(), "material without code", Verdict::PersonMustRead);
        };
        let value = self.production.free_on_board;
        let foreign = self.value_of(&meant);
        let down = value.and_then(|value| self.share(value - foreign, Some(value)));
        let own: Decimal = self.own().map(|material| material.value).sum();
        let up = self.share(own, value);
        let share = match method {
            Method::BuildUp => up,
            Method::FreeOnBoard | Method::BuildDown | Method::Focused => down,
            Method::Either => match (up, down) {
                (Some(up), Some(down)) => Some(if up.percent > down.percent { up } else { down }),
                (up, down) => up.or(down),
            },
        };
        match share {
            None => self.step(&condition.to_string(), "value free on board not declared", Verdict::PersonMustRead),
            Some(share) => self.step(&condition.to_string(), &share.detail, held(share.percent >= least.0)),
        }
    }

    fn balance(&mut self) -> Verdict {
        let foreign: Decimal = self.foreign.iter().map(|material| material.value).sum();
        let own: Decimal = self.own().map(|material| material.value).sum();
        self.step("NOM<=OM", &format!("{foreign} against {own}"), held(foreign <= own))
    }

    /// Materials with origin.
    fn own(&self) -> impl Iterator<Item = &'a Material> {
        let foreign = &self.foreign;
        self.production.materials.iter().filter(move |material| !foreign.iter().any(|one| std::ptr::eq(*one, *material)))
    }

    /// The materials without origin that a condition means; nothing when one has no code to tell by.
    fn meant(&self, goods: &Goods) -> Option<Vec<usize>> {
        let mut meant = Vec::new();
        for (index, material) in self.foreign.iter().enumerate() {
            let is_meant = match (goods, &material.goods) {
                (Goods::All, _) => true,
                (goods, Some(code)) => self.names(goods, code)?,
                (_, None) => return None,
            };
            if is_meant {
                meant.push(index);
            }
        }
        Some(meant)
    }

    fn value_of(&self, places: &[usize]) -> Decimal {
        places.iter().map(|index| self.foreign[*index].value).sum()
    }

    fn weight_of(&self, places: &[usize]) -> Option<Decimal> {
        places.iter().map(|index| self.foreign[*index].weight).sum()
    }

    /// A share in per cent; nothing when the whole is not known or zero.
    fn share(&self, part: Decimal, whole: Option<Decimal>) -> Option<Share> {
        let whole = whole.filter(|whole| !whole.is_zero())?;
        let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
        Some(Share { detail: format!("{part} / {whole} = {} %", percent.round_dp(4).normalize()), percent })
    }

    fn step(&mut self, condition: &str, detail: &str, verdict: Verdict) -> Verdict {
        let (rule, alternative) = self.place;
        let step =
            OriginStep { condition: condition.to_owned(), detail: detail.to_owned(), rule, alternative, verdict, row: None };
        self.steps.push(step);
        verdict
    }
}

fn held(holds: bool) -> Verdict {
    if holds { Verdict::Satisfied } else { Verdict::NotSatisfied }
}

fn said(fact: bool) -> Verdict {
    held(fact)
}
