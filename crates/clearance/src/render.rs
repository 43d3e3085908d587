//! This module decides how a decision is shown: the public JSON form, with every code rendered in every
//! language of the pack.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use declaration::{Argument, Finding, LanguageMap, Pointer, Severity};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Value, json};
use tariff::{Assessment, Step};

use crate::decide::Decision;
use crate::facts::Facts;
use crate::lane::RouteReason;
use crate::law::Law;
use crate::targeting::RiskFacts;

/// Templates of the steps by kind and language; they belong to the engine, not to a law.
static STEP_TEXTS: LazyLock<BTreeMap<String, Vec<(String, String)>>> = LazyLock::new(|| {
    let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(include_str!("../texts/steps.csv").as_bytes());
    for record in reader.records().flatten() {
        let field = |index: usize| record.get(index).unwrap_or_default().to_owned();
        texts.entry(field(0)).or_default().push((field(1), field(2)));
    }
    texts
});

/// Digits after the point in sentences; the step itself keeps all of them.
const SHOWN_DECIMALS: u32 = 6;

/// A figure as sentences show it: `≈` tells that digits were left out.
fn shown(figure: Decimal) -> String {
    let rounded = figure.round_dp(SHOWN_DECIMALS);
    let mark = if rounded == figure { "" } else { "≈" };
    let rounded = rounded.normalize();
    // Money keeps its two digits.
    let scale = if rounded.scale() == 1 { 2 } else { rounded.scale() };
    format!("{mark}{rounded:.*}", scale as usize)
}

/// The sentence of a step, by language.
pub fn step_text(step: &Step) -> LanguageMap {
    let kind = serde_json::to_value(step.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
    let mut map = LanguageMap::default();
    for (language, template) in STEP_TEXTS.get(&kind).map_or(&[][..], Vec::as_slice) {
        let mut text = template.replace("{result}", &shown(step.result));
        for (name, value) in &step.arguments {
            let value = match value {
                Argument::Number(number) => shown(*number),
                Argument::Text(text) => text.clone(),
            };
            text = text.replace(&format!("{{{name}}}"), &value);
        }
        map.0.insert(language.clone(), text);
    }
    map
}

/// A finding with its text and mend, as it is shown.
#[derive(Debug, Serialize)]
pub struct Shown<'a> {
    pointer: &'a Pointer,
    path: String,
    code: &'a str,
    rule: &'a str,
    severity: Severity,
    arguments: BTreeMap<&'a str, String>,
    text: LanguageMap,
    mend: LanguageMap,
}

/// A finding with its text and mend.
pub fn finding<'a>(law: &Law, finding: &'a Finding) -> Shown<'a> {
    let (text, mend) = law.render(finding);
    Shown {
        pointer: &finding.pointer,
        path: finding.pointer.path(),
        code: &finding.code,
        rule: &finding.rule,
        severity: finding.severity,
        arguments: plain(&finding.arguments),
        text,
        mend,
    }
}

fn plain(arguments: &BTreeMap<String, Argument>) -> BTreeMap<&str, String> {
    arguments.iter().map(|(name, value)| (name.as_str(), value.to_string())).collect()
}

/// A step of a calculation as it is shown.
pub fn step(step: &Step) -> Value {
    json!({ "kind": step.kind, "arguments": plain(&step.arguments), "result": step.result.normalize(), "row": step.row, "text": step_text(step) })
}

fn steps(steps: &[Step]) -> Vec<Value> {
    steps.iter().map(step).collect()
}

fn assessment(assessment: &Assessment) -> Value {
    let lines: Vec<Value> = assessment
        .lines
        .iter()
        .map(|line| {
            let mut value = to_value(line);
            value["steps"] = Value::Array(steps(&line.steps));
            value
        })
        .collect();
    let values: Vec<Value> = assessment
        .values
        .iter()
        .map(|value| json!({ "item": value.item, "customs_value": value.customs_value, "vat_additions": value.vat_additions, "steps": steps(&value.steps) }))
        .collect();
    json!({
        "currency": assessment.currency,
        "complete": assessment.is_complete,
        "values": values,
        "lines": lines,
        "totals": assessment.totals,
    })
}

fn to_value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// The reason of a lane, with its kind under the name that all kinds have in the public form.
fn lane_reason(reason: &RouteReason) -> Value {
    let mut value = to_value(reason);
    if let Some(kind) = value.as_object_mut().and_then(|members| members.remove("by")) {
        value["kind"] = kind;
    }
    value
}

/// What targeting said, with each signal in words: for officers, never for the trader.
fn risk_value(told: &RiskFacts) -> Value {
    let worded = |signal: &str| {
        let signal = risk::position(signal).and_then(|at| risk::SIGNALS.get(at))?;
        Some(json!({ "text": { "en": signal.en, "zh": signal.zh }, "unit": signal.unit }))
    };
    let mut value = to_value(told);
    for line in value.get_mut("lines").and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut) {
        // Told in words to whoever asks for the full explanation.
        line.remove("signals");
        for reason in line.get_mut("reasons").and_then(Value::as_array_mut).into_iter().flatten() {
            let words = reason.get("signal").and_then(Value::as_str).and_then(worded);
            if let (Some(Value::Object(words)), Some(reason)) = (words, reason.as_object_mut()) {
                reason.extend(words);
            }
        }
    }
    value
}

/// The public form of a decision; with the facts, also what targeting and lists said, which is told only
/// to whom it concerns.
pub fn decision(law: &Law, decision: &Decision, facts: Option<&Facts>, record_hash: &str) -> Value {
    json!({
        "outcome": decision.outcome,
        "lane": decision.lane(),
        "lane_reason": decision.route.as_ref().map(|route| lane_reason(&route.reason)),
        "findings": decision.findings.iter().map(|one| finding(law, one)).collect::<Vec<_>>(),
        "assessment": assessment(&decision.assessment),
        "risk": facts.and_then(|facts| facts.risk.as_ref()).map(risk_value),
        "screening": facts.map(|facts| &facts.screening),
        "edition": decision.edition,
        "record": record_hash,
    })
}
