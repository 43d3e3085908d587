//! This module decides how an audit is said to people, in Chinese and in English.

use ledger::{Agreed, Flaw};
use office::evidence::audit::{Audit, Disagreement, ErasedCase};
use office::evidence::clock;
use serde_json::{Value, json};
use verifier::policy::Signer;
use verifier::verdict::{Break, Verdict};
use verifier::{Language, text};

/// Where something breaks, in English.
pub fn broken(broken: &Break) -> String {
    let verdict = Verdict { proven: Vec::new(), unproven: Vec::new(), broken: Some(broken.clone()) };
    text::verdict(&verdict, Language::English, clock).pop().unwrap_or_default().trim().to_owned()
}

/// What a consortium agreed on about a receipt, or why that is not proven.
pub fn agreed(agreed: &Result<Agreed, Flaw>, language: Language) -> Vec<String> {
    match (agreed, language) {
        (Ok(agreed), _) => agreed.text(language, clock),
        (Err(flaw), Language::Chinese) => vec![format!("联盟一致未证明：{}。", flaw.text(language))],
        (Err(flaw), Language::English) => vec![format!("AGREEMENT NOT PROVEN: {}.", flaw.text(language))],
    }
}

/// A verdict for programs; with it, what a consortium agreed on, if that was asked.
pub fn json(verdict: &Verdict, agreed: Option<&Result<Agreed, Flaw>>) -> Value {
    let mut said = json!(verdict);
    if let (Some(agreed), Some(fields)) = (agreed, said.as_object_mut()) {
        let agreed = match agreed {
            Ok(agreed) => json!({
                "consortium": verifier::encoding::encode(&agreed.header.consortium),
                "height": agreed.header.height,
                "time_us": agreed.header.time_us,
                "members": agreed.members,
                "change": agreed.change,
                "signed": agreed.signed,
            }),
            Err(flaw) => json!({ "broken": flaw.code() }),
        };
        fields.insert("agreed".to_owned(), agreed);
    }
    said
}

/// An audit, line by line.
pub fn audit(audit: &Audit) -> Vec<String> {
    let Audit { leaves, checkpoints, attached, .. } = audit;
    let mut lines = vec![
        format!("重新计算了 {leaves} 条记录、{checkpoints} 个检查点、{attached} 份判定记录与报文。"),
        format!("{leaves} leaves, {checkpoints} checkpoints, {attached} records and messages were calculated again."),
    ];
    if audit.waiting {
        lines.push("有事件尚待封存。 Events wait to be sealed.".to_owned());
    }
    for erased in &audit.erasures {
        let ErasedCase { case, at, reason } = erased;
        lines.push(format!("案件 {case} 已于 {at} 擦除：{reason}"));
        lines.push(format!("case {case} was erased on {at}: {reason}"));
    }
    if audit.disagreements.is_empty() {
        lines.push("全部一致。 All agree.".to_owned());
    }
    for disagreement in &audit.disagreements {
        let [chinese, english] = said(disagreement);
        lines.extend([chinese, format!("  {english}")]);
    }
    lines
}

fn said(disagreement: &Disagreement) -> [String; 2] {
    match disagreement {
        Disagreement::Event { leaf, case, sequence } => [
            format!("第 {leaf} 条：案件 {case} 的事件 {sequence} 被改动。"),
            format!("leaf {leaf}: event {sequence} of case {case} was changed."),
        ],
        Disagreement::Leaf { leaf, case, sequence } => [
            format!("第 {leaf} 条：案件 {case} 事件 {sequence} 旁所存的散列被改动。"),
            format!("leaf {leaf}: the hash kept with event {sequence} of case {case} was changed."),
        ],
        Disagreement::Record { leaf, case, sequence } => [
            format!("第 {leaf} 条：案件 {case} 事件 {sequence} 的判定记录被改动或已丢失。"),
            format!("leaf {leaf}: the decision's record of event {sequence} of case {case} was changed or is gone."),
        ],
        Disagreement::Original { leaf, case, sequence } => [
            format!("第 {leaf} 条：案件 {case} 事件 {sequence} 的报文被改动或已丢失。"),
            format!("leaf {leaf}: the message of event {sequence} of case {case} was changed or is gone."),
        ],
        Disagreement::Directive { leaf, directive, sequence } => [
            format!("第 {leaf} 条：规定 {directive} 第 {sequence} 步所指的内容已被更改或丢失。"),
            format!("leaf {leaf}: what was laid down under {directive} is not what its step {sequence} names, or is gone."),
        ],
        Disagreement::Edition { leaf, activation, sequence } => [
            format!("第 {leaf} 条：启用 {activation} 第 {sequence} 步所指的法规版本已被更改或丢失。"),
            format!(
                "leaf {leaf}: the edition of the law that step {sequence} of activation {activation} names was changed or is gone."
            ),
        ],
        Disagreement::Gone { leaf } => [format!("第 {leaf} 条：事件已丢失。"), format!("leaf {leaf}: its event is gone.")],
        Disagreement::Tile { leaf, path } => [
            format!("自第 {leaf} 条起：日志分片 {path} 被改动或已丢失。"),
            format!("from leaf {leaf} on: the tile {path} was changed or is gone."),
        ],
        Disagreement::Root { from, size, signers } => [
            format!("第 {from} 至 {size} 条之间：日志的根与 {} 所签不符。", names(signers)),
            format!("between leaves {from} and {size}: the log has another root than {} signed.", names(signers)),
        ],
        Disagreement::Unsigned { size } => [
            format!("大小为 {size} 的检查点没有可信签名。"),
            format!("the checkpoint of size {size} bears no trusted signature."),
        ],
        Disagreement::Equivocation { size, other, signers } => [
            format!("两面之词：{} 为大小 {size} 签署的检查点与本日志（{other} 条）相矛盾。", names(signers)),
            format!("EQUIVOCATION: {} signed a checkpoint of size {size} that contradicts this log of {other}.", names(signers)),
        ],
    }
}

fn names(signers: &[Signer]) -> String {
    signers
        .iter()
        .map(|signer| signer.name.as_str())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect::<Vec<_>>()
        .join(", ")
}
