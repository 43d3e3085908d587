//! This module decides how a verdict or a refusal is said to people, in Chinese and in English.

use serde_json::Value;
use verifier::Language;
use verifier::text::Clock;

use crate::purposes::name_of;
use crate::refusal::{Part, Refusal};
use crate::verify::{Unproven, Verdict};

/// A verdict as lines: who says it, for whom, until when, which fields, and what is not proven.
pub fn verdict(verdict: &Verdict, language: Language, clock: Clock) -> Vec<String> {
    let zh = language == Language::Chinese;
    let say = |chinese: String, english: String| if zh { chinese } else { english };
    let mut lines = vec![say("已证明：".to_owned(), "PROVEN:".to_owned())];
    let at = clock(verdict.at);
    let issuer = &verdict.issuer;
    lines.push(say(format!("由 {issuer} 于 {at} 签发"), format!("Issued by {issuer} at {at}")));
    if let Some(until) = verdict.until.map(clock) {
        lines.push(say(format!("有效期至 {until}"), format!("Good until {until}")));
    }
    if let Some(audience) = &verdict.audience {
        lines.push(say(format!("仅供 {audience}"), format!("For {audience} alone")));
    }
    if verdict.is_bound {
        lines
            .push(say("出示人持有海关所指定的密钥".to_owned(), "Whoever shows it holds the key that the house named".to_owned()));
    }
    let log = &verdict.log;
    lines.push(say(
        format!("决定位于日志 {} 第 {} 条", log.origin, log.index),
        format!("Its decision is at place {} of the log {}", log.index, log.origin),
    ));
    lines.push(say(format!("出示 {} 个字段：", verdict.fields.len()), format!("Shows {} field(s):", verdict.fields.len())));
    for field in &verdict.fields {
        let name = name_of(&field.path).map(|said| if zh { &said.zh } else { &said.en });
        let value = match &field.value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let name = name.map_or_else(String::new, |name| format!("{name} "));
        lines.push(format!("  {name}{} = {value}", field.path));
    }
    lines.push(say("未证明：".to_owned(), "Not proven:".to_owned()));
    lines.extend(verdict.unproven.iter().map(|one| format!("  {}", lacks(*one, zh))));
    let head = lines.len();
    lines.into_iter().zip(0..head).map(|(line, place)| plain(if place == 0 { line } else { format!("  {line}") })).collect()
}

/// A refusal as lines: that it is one, where, and why.
pub fn refusal(refusal: &Refusal, language: Language, clock: Clock) -> Vec<String> {
    let zh = language == Language::Chinese;
    let head = if zh { "未证明：不要相信这份文件。" } else { "NOT PROVEN: do not rely on this file." };
    vec![head.to_owned(), plain(format!("  {}", refused(refusal, zh, clock)))]
}

/// Without characters that would steer a terminal.
fn plain(line: String) -> String {
    line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn lacks(unproven: Unproven, zh: bool) -> &'static str {
    match (unproven, zh) {
        (Unproven::Holder, true) => "出示人是谁（任何拿到文件的人都能出示）",
        (Unproven::Holder, false) => "who shows it (anybody who has the file could)",
        (Unproven::Fresh, true) => "是否曾向别人出示过（没有核对随机数）",
        (Unproven::Fresh, false) => "whether it was shown before (no number was asked for)",
        (Unproven::Logged, true) => "决定是否记于日志（没有附上可证明的凭证）",
        (Unproven::Logged, false) => "that the decision stands in the log (no receipt that holds was given)",
        (Unproven::SameDecision, true) => "凭证与本文件是否同一决定（不是）",
        (Unproven::SameDecision, false) => "that the receipt is of the same decision (it is not)",
        (Unproven::Later, true) => "此后案件是否又有变化（更正、撤销、扣留）",
        (Unproven::Later, false) => "whether the case changed afterwards (amended, invalidated, detained)",
        (Unproven::Quantum, true) => "能否抵御量子计算机（仅由 Ed25519 签署）",
        (Unproven::Quantum, false) => "that it withstands quantum computers (Ed25519 alone signs)",
    }
}

fn place(at: Part, zh: bool) -> String {
    match (at, zh) {
        (Part::Token, true) => "海关签发的部分".to_owned(),
        (Part::Token, false) => "what the house signed".to_owned(),
        (Part::Disclosure(number), true) => format!("第 {number} 个披露项"),
        (Part::Disclosure(number), false) => format!("disclosure {number}"),
        (Part::Binding, true) => "出示人签署的部分".to_owned(),
        (Part::Binding, false) => "what the holder signed".to_owned(),
    }
}

fn refused(refusal: &Refusal, zh: bool, clock: Clock) -> String {
    let or_none = |found: &Option<String>| found.clone().unwrap_or_else(|| "–".to_owned());
    let (chinese, english) = match refusal {
        Refusal::TooLarge => ("文件过大。".to_owned(), "the file is too large.".to_owned()),
        Refusal::TooManyDisclosures => ("披露项过多。".to_owned(), "it has too many disclosures.".to_owned()),
        Refusal::Malformed { at } => {
            (format!("{}的格式不对。", place(*at, true)), format!("{} is not of its form.", place(*at, false)))
        }
        Refusal::NotADeclaration { found } => {
            (format!("这不是报关单的选择性披露（“{found}”）。"), format!("this discloses no declaration (“{found}”)."))
        }
        Refusal::Algorithm { at, found } => (
            format!("{}的签名算法“{found}”不被接受。", place(*at, true)),
            format!("the signature algorithm “{found}” of {} is not accepted.", place(*at, false)),
        ),
        Refusal::HashAlgorithm { found } => {
            (format!("散列算法“{found}”不被接受。"), format!("the hash algorithm “{found}” is not accepted."))
        }
        Refusal::UnknownKey { key } => {
            (format!("信任文件中没有签发者的密钥 {key}。"), format!("the policy knows no key {key} of this issuer."))
        }
        Refusal::KeyNotValid { key, at } => {
            let at = clock(*at);
            (format!("密钥 {key} 在 {at} 不在有效期内。"), format!("the key {key} was not valid at {at}."))
        }
        Refusal::BadSignature { at } => {
            (format!("{}的签名不成立。", place(*at, true)), format!("the signature of {} does not hold.", place(*at, false)))
        }
        Refusal::NotSigned { at } => (
            format!("{}不在海关签署的内容之中：被改动或另加。", place(*at, true)),
            format!("{} is not among what the house signed: it was changed or added.", place(*at, false)),
        ),
        Refusal::TwiceTheSame { digest } => {
            (format!("摘要 {digest} 出现了两次。"), format!("the digest {digest} stands there twice."))
        }
        Refusal::Misplaced { at } => (
            format!("{}占用了已有的字段，或类型不对。", place(*at, true)),
            format!("{} gives a field that is there already, or of another kind.", place(*at, false)),
        ),
        Refusal::TooDeep => ("嵌套过深。".to_owned(), "it is nested too deep.".to_owned()),
        Refusal::FromTheFuture { at, now } => {
            let (at, now) = (clock(*at), clock(*now));
            (format!("签署时间 {at} 晚于现在 {now}。"), format!("it was signed at {at}, which is after now, {now}."))
        }
        Refusal::Expired { until, now } => {
            let (until, now) = (clock(*until), clock(*now));
            (format!("已于 {until} 失效（现在 {now}）。"), format!("it was good until {until} (now {now})."))
        }
        Refusal::OtherAudience { wanted, found } => {
            let found = or_none(found);
            (format!("这份文件是给 {found} 的，不是给 {wanted} 的。"), format!("it is for {found}, not for {wanted}."))
        }
        Refusal::OtherNonce { wanted, found } => {
            let found = or_none(found);
            (
                format!("随机数是 {found}，不是 {wanted}：可能是重放。"),
                format!("it answers {found}, not {wanted}: perhaps a replay."),
            )
        }
        Refusal::NoHolder => {
            ("海关没有指定出示人，却带有出示人的签名。".to_owned(), "a holder signed, but the house named none.".to_owned())
        }
        Refusal::OtherContent => {
            ("出示人签署的不是所出示的内容。".to_owned(), "the holder signed something else than what is shown.".to_owned())
        }
        Refusal::StaleBinding { at, now } => {
            let (at, now) = (clock(*at), clock(*now));
            (
                format!("出示人于 {at} 签署，太久以前（现在 {now}）。"),
                format!("the holder signed at {at}, too long ago (now {now})."),
            )
        }
    };
    if zh { chinese } else { english }
}
