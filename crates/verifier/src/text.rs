//! This module decides how a verdict is said to people, in Chinese and in English.

use crate::key::Suite;
use crate::policy::Signer;
use crate::verdict::{Break, GoodsItem, Proven, Unproven, Verdict};

/// A language that a verdict is said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese, simplified.
    Chinese,
    /// English.
    English,
}

/// How times are written: seconds since 1970 in, a text out. This crate knows no calendar.
pub type Clock = fn(u64) -> String;

/// A verdict as lines: what it is, what is proven, what is not, where it breaks.
pub fn verdict(verdict: &Verdict, language: Language, clock: Clock) -> Vec<String> {
    let zh = language == Language::Chinese;
    if let Some(broken) = &verdict.broken {
        let head = if zh { "未证明：不要相信这份凭证。" } else { "NOT PROVEN: do not rely on this receipt." };
        let place = format!("  {} {}", if zh { "断裂处：" } else { "It breaks here:" }, broke(broken, zh, clock));
        return vec![head.to_owned(), plain(place)];
    }
    let mut lines = vec![if zh { "已证明：" } else { "PROVEN:" }.to_owned()];
    for proven in &verdict.proven {
        lines.extend(holds(proven, zh, clock).into_iter().map(|line| plain(format!("  {line}"))));
    }
    lines.push(if zh { "未证明：" } else { "Not proven by this receipt:" }.to_owned());
    lines.extend(verdict.unproven.iter().map(|unproven| format!("  {}", lacks(*unproven, zh))));
    lines
}

/// Without characters that would steer a terminal: a forged receipt must not write over its verdict.
fn plain(line: String) -> String {
    if line.chars().any(char::is_control) {
        line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
    } else {
        line
    }
}

fn holds(proven: &Proven, zh: bool, clock: Clock) -> Vec<String> {
    let line = match proven {
        Proven::Release { is_provisional, mrn, case, at } => match (zh, is_provisional) {
            (true, true) => format!("货物已放行（税款尚有待定部分）：{mrn}，{at}（案件 {case}）"),
            (true, false) => format!("货物已结关放行：{mrn}，{at}（案件 {case}）"),
            (false, true) => format!("The goods were released, with something provisional: {mrn} at {at} (case {case})"),
            (false, false) => format!("The goods were cleared: {mrn} at {at} (case {case})"),
        },
        Proven::Law { pack, version, hash, legal_date } => {
            let short = hash.get(..16).unwrap_or(hash);
            if zh {
                format!("依据的法规：{pack} {version}（{short}…），适用日期 {legal_date}")
            } else {
                format!("Under the law {pack} {version} ({short}…) as of {legal_date}")
            }
        }
        Proven::Debt { payable, currency, is_complete } => match (zh, is_complete) {
            (true, true) => format!("核定应缴：{payable} {currency}"),
            (true, false) => format!("核定应缴：{payable} {currency}（有的项目未能计算）"),
            (false, true) => format!("Assessed to pay: {payable} {currency}"),
            (false, false) => format!("Assessed to pay: {payable} {currency} (not every line could be calculated)"),
        },
        Proven::Goods { items } => return goods(items, zh),
        Proven::Logged { origin, index, size, root } => {
            let short = root.get(..16).unwrap_or(root);
            if zh {
                format!("记于日志 {origin} 第 {index} 条（当时共 {size} 条，根 {short}…）")
            } else {
                format!("In the log {origin} at place {index} of {size} (root {short}…)")
            }
        }
        Proven::Signed { by, at } => signed(by, *at, zh, clock),
    };
    vec![line]
}

fn goods(items: &[GoodsItem], zh: bool) -> Vec<String> {
    let mut lines =
        vec![if zh { format!("货物共 {} 项：", items.len()) } else { format!("Goods, {} item(s):", items.len()) }];
    for (number, item) in (1..).zip(items) {
        let parts = [&item.code, &item.description, &item.origin, &item.net].into_iter().flatten();
        lines.push(format!("  {number}. {}", parts.map(String::as_str).collect::<Vec<_>>().join(" · ")));
    }
    lines
}

fn signed(by: &[Signer], at: Option<u64>, zh: bool, clock: Clock) -> String {
    let names: Vec<String> = by.iter().map(|signer| format!("{} ({})", signer.name, suite(signer.suite))).collect();
    let names = names.join(if zh { "、" } else { ", " });
    match (zh, at.map(clock)) {
        (true, Some(at)) => format!("不晚于 {at} 已由以下密钥签署：{names}"),
        (true, None) => format!("已由以下密钥签署：{names}"),
        (false, Some(at)) => format!("Signed by {at} at the latest with the keys of {names}"),
        (false, None) => format!("Signed with the keys of {names}"),
    }
}

fn suite(suite: Suite) -> &'static str {
    match suite {
        Suite::Ed25519 | Suite::Ed25519Cosignature => "Ed25519",
        Suite::MlDsa44Cosignature => "ML-DSA-44",
        Suite::Sm2Cosignature => "SM2",
    }
}

fn lacks(unproven: Unproven, zh: bool) -> &'static str {
    match (unproven, zh) {
        (Unproven::Later, true) => "此后案件是否又有变化（更正、撤销、扣留）",
        (Unproven::Later, false) => "whether the case changed afterwards (amended, invalidated, detained)",
        (Unproven::Goods, true) => "是哪些货物（凭证未附报关单）",
        (Unproven::Goods, false) => "which goods these are (the receipt does not open the declaration)",
        (Unproven::Law, true) => "依据哪部法规（凭证未附判定记录）",
        (Unproven::Law, false) => "under which law (the receipt does not open the decision's record)",
        (Unproven::SameLogForAll, true) => "所有人看到的是否同一份日志（只有运营方自己签署）",
        (Unproven::SameLogForAll, false) => "whether everybody is shown the same log (only its operator signed)",
        (Unproven::Time, true) => "何时记入（没有签名注明时间）",
        (Unproven::Time, false) => "when it was sealed (no signature says a time)",
    }
}

fn broke(broken: &Break, zh: bool, clock: Clock) -> String {
    let open = |time: &Option<u64>| time.map_or_else(|| "…".to_owned(), clock);
    match (broken, zh) {
        (Break::NotAReceipt, true) => "这个文件不是凭证，或已残缺。".to_owned(),
        (Break::NotAReceipt, false) => "the file is no receipt, or a part of it is missing.".to_owned(),
        (Break::NotACheckpoint, true) => "其中的检查点无法读取。".to_owned(),
        (Break::NotACheckpoint, false) => "the checkpoint in it cannot be read.".to_owned(),
        (Break::NotAHandOver, true) => "这个文件不是密钥交接书，或无人可交接。".to_owned(),
        (Break::NotAHandOver, false) => "the file does not hand keys over, or there is nobody to take over from.".to_owned(),
        (Break::UnknownLog { origin }, true) => format!("信任文件中没有日志 {origin}。请取得该日志自己的信任文件。"),
        (Break::UnknownLog { origin }, false) => format!("the policy knows no log {origin}; get the policy of that log."),
        (Break::NotSignedByLog { origin }, true) => format!("检查点没有日志 {origin} 的可信签名。"),
        (Break::NotSignedByLog { origin }, false) => format!("no trusted key of the log {origin} signed the checkpoint."),
        (Break::BadSignature { name, suite: kind }, true) => format!("{name} 的签名（{}）不成立。", suite(*kind)),
        (Break::BadSignature { name, suite: kind }, false) => {
            format!("the signature ({}) of {name} does not hold.", suite(*kind))
        }
        (Break::SignedTwice { name }, true) => format!("{name} 的签名出现了两次。"),
        (Break::SignedTwice { name }, false) => format!("{name} signed twice."),
        (Break::FromTheFuture { name, at, now }, true) => {
            format!("{name} 的签名时间 {} 晚于现在 {}。", clock(*at), clock(*now))
        }
        (Break::FromTheFuture { name, at, now }, false) => {
            format!("{name} signed at {}, which is after now, {}.", clock(*at), clock(*now))
        }
        (Break::KeyNotValid { name, at, from, until }, true) => {
            format!("{name} 的密钥在 {} 不在有效期（{} 至 {}）内。", clock(*at), open(from), open(until))
        }
        (Break::KeyNotValid { name, at, from, until }, false) => {
            format!("the key of {name} was not valid at {} ({} to {}).", clock(*at), open(from), open(until))
        }
        (Break::TimeUnknown { name }, true) => format!("{name} 的密钥有有效期，但没有签名注明时间。"),
        (Break::TimeUnknown { name }, false) => format!("the key of {name} is good for a time, and no signature says the time."),
        (Break::QuorumMissed { missing }, true) => format!("见证不足，缺少：{}。", missing.join("、")),
        (Break::QuorumMissed { missing }, false) => format!("too few have seen it; missing: {}.", missing.join(", ")),
        (Break::NotInLog { event, index }, true) => format!("第 {event} 个事件不在日志第 {index} 条：内容、盐值或路径被改动。"),
        (Break::NotInLog { event, index }, false) => {
            format!("event {event} is not at place {index} of the log: its content, salt or path was changed.")
        }
        (Break::NotAnEvent { event }, true) => format!("第 {event} 个事件的格式不对。"),
        (Break::NotAnEvent { event }, false) => format!("event {event} is not of the form that is sealed."),
        (Break::NotInOrder { event }, true) => format!("第 {event} 个事件不接着前一个，或属于另一案件。"),
        (Break::NotInOrder { event }, false) => format!("event {event} does not follow the one before it in the same case."),
        (Break::NoDecision, true) => "第一个事件没有带判定。".to_owned(),
        (Break::NoDecision, false) => "the first event carries no decision.".to_owned(),
        (Break::AnotherDecision { event }, true) => format!("第 {event} 个事件带有另一判定，凭证中的判定已被取代。"),
        (Break::AnotherDecision { event }, false) => {
            format!("event {event} carries another decision, which replaced the one shown.")
        }
        (Break::NotARelease { kind }, true) => format!("最后的事件（{kind}）不是放行。"),
        (Break::NotARelease { kind }, false) => format!("the last event ({kind}) does not let goods go."),
        (Break::OtherRecord { sealed, found }, true) => format!("判定记录与封存的不同：{found} ≠ {sealed}。"),
        (Break::OtherRecord { sealed, found }, false) => {
            format!("the record is not the one that was sealed: {found} ≠ {sealed}.")
        }
        (Break::NotARecord, true) => "判定记录的格式不对。".to_owned(),
        (Break::NotARecord, false) => "the record is not of the form that is kept.".to_owned(),
        (Break::OtherDeclaration { sealed, found }, true) => format!("报关单与所判定的不同：{found} ≠ {sealed}。"),
        (Break::OtherDeclaration { sealed, found }, false) => {
            format!("the declaration is not the one that was decided: {found} ≠ {sealed}.")
        }
        (Break::NotADeclaration, true) => "报关单的格式不对。".to_owned(),
        (Break::NotADeclaration, false) => "the declaration is not of the form that is kept.".to_owned(),
    }
}
