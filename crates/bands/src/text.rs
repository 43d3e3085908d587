//! This module decides how a verdict or a refusal is said to people, in Chinese and in English.

use verifier::Language;
use verifier::text::Clock;

use crate::verify::{Refusal, Unproven, Verdict};

/// A verdict as lines: what lies in which band, where that stands, and what is not proven.
pub fn verdict(verdict: &Verdict, language: Language) -> Vec<String> {
    let zh = language == Language::Chinese;
    let Verdict { of, currency, from, to, log, .. } = verdict;
    let name = named(of, zh);
    let mut lines = if zh {
        vec!["已证明：".to_owned(), format!("  {name}在 {from} 与 {to} {currency} 之间（含两端）")]
    } else {
        vec!["PROVEN:".to_owned(), format!("  {name} is between {from} and {to} {currency}, both included")]
    };
    lines.push(if zh {
        format!("  承诺位于日志 {} 第 {} 条，放行凭证成立", log.origin, log.index)
    } else {
        format!("  The commitment is at place {} of the log {}, and the receipt of the release holds", log.index, log.origin)
    });
    if let Some(audience) = &verdict.audience {
        lines.push(if zh { format!("  仅供 {audience}") } else { format!("  For {audience} alone") });
    }
    lines.push(if zh { "未证明：" } else { "Not proven:" }.to_owned());
    lines.extend(verdict.unproven.iter().map(|one| format!("  {}", lacks(*one, zh))));
    lines.into_iter().map(plain).collect()
}

/// A refusal as lines: that it is one, and why.
pub fn refusal(refusal: &Refusal, language: Language, clock: Clock) -> Vec<String> {
    let zh = language == Language::Chinese;
    if let Refusal::Receipt { verdict } = refusal {
        return verifier::text::verdict(verdict, language, clock);
    }
    let head = if zh { "未证明：不要相信这份证明。" } else { "NOT PROVEN: do not rely on this proof." };
    vec![head.to_owned(), plain(format!("  {}", refused(refusal, zh)))]
}

/// Without characters that would steer a terminal.
fn plain(line: String) -> String {
    line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn named(of: &str, zh: bool) -> String {
    match (of, zh) {
        (crate::CUSTOMS_VALUE, true) => "申报的完税价格合计".to_owned(),
        (crate::CUSTOMS_VALUE, false) => "The declared customs value, in total,".to_owned(),
        (crate::INVOICE, true) => "申报的发票总额".to_owned(),
        (crate::INVOICE, false) => "The declared invoice total".to_owned(),
        (other, _) => other.to_owned(),
    }
}

fn lacks(unproven: Unproven, zh: bool) -> &'static str {
    match (unproven, zh) {
        (Unproven::TrueValue, true) => "申报的价格是否真实（只证明所申报的）",
        (Unproven::TrueValue, false) => "that the declared value is the true one (what was declared is proven)",
        (Unproven::Later, true) => "此后案件是否又有变化（更正、撤销、扣留）",
        (Unproven::Later, false) => "whether the case changed afterwards (amended, invalidated, detained)",
        (Unproven::Quantum, true) => "能否抵御量子计算机（离散对数假设）",
        (Unproven::Quantum, false) => "that it withstands quantum computers (it rests on discrete logarithms)",
        (Unproven::Hidden, true) => "价格是保密的（这份凭证打开了判定记录，价格就在其中）",
        (Unproven::Hidden, false) => "that the value is hidden (this receipt opens the record, in which it stands)",
    }
}

fn refused(refusal: &Refusal, zh: bool) -> String {
    let or_none = |found: &Option<String>| found.clone().unwrap_or_else(|| "–".to_owned());
    let (chinese, english) = match refusal {
        Refusal::NotABand => {
            ("这个文件不是区间证明，或已残缺。".to_owned(), "the file proves no band, or a part is missing.".to_owned())
        }
        // Said by the verifier's own words.
        Refusal::Receipt { .. } => (String::new(), String::new()),
        Refusal::OtherLog { wanted, found } => (
            format!("证明所指的日志是 {wanted}，凭证却是 {found}。"),
            format!("it is about the log {wanted}; the receipt is of {found}."),
        ),
        Refusal::OtherEvent { wanted, found } => (
            format!("证明所指的是第 {wanted} 条，凭证打开的是第 {found} 条：另一案件，或已被取代的判定。"),
            format!("it is about place {wanted}; the receipt opens {found}: another case, or a decision that was replaced."),
        ),
        Refusal::NotCommitted { of } => (
            format!("封存的事件没有对 {of} 的承诺（早于此功能，或没有此值）。"),
            format!("the sealed event commits to no {of} (it is older, or has none)."),
        ),
        Refusal::OtherCommitment => {
            ("封存的承诺或币种与证明中的不同。".to_owned(), "the sealed commitment or its currency is another one.".to_owned())
        }
        Refusal::OtherAudience { wanted, found } => {
            let found = or_none(found);
            (format!("这份证明是给 {found} 的，不是给 {wanted} 的。"), format!("it is for {found}, not for {wanted}."))
        }
        Refusal::NotProven => (
            "证明不成立：区间、位置或承诺被改动。".to_owned(),
            "the proof does not hold: band, place or commitment was changed.".to_owned(),
        ),
    };
    if zh { chinese } else { english }
}
