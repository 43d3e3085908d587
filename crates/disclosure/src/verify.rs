//! This module decides what a shown file proves: which fields, signed by whom, for whom, until when; and why a forged,
//! replayed or altered one is refused.

use serde::Serialize;
use serde_json::Value;
use verifier::Policy;
use verifier::verdict::Break;

use crate::disclosure::Disclosure;
use crate::issue::{ABOUT, KIND, LogPlace};
use crate::refusal::{Part, Refusal};
use crate::reveal::{Field, reveal};
use crate::{DISCLOSURES_MAX, TEXT_BYTES_MAX, binding, token};

/// How far the signer's clock may be ahead of ours, in seconds; receipts have the same.
pub const CLOCK_AHEAD_SECONDS_MAX: u64 = verifier::policy::CLOCK_AHEAD_SECONDS_MAX;

/// What the reader asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Expectation<'a> {
    /// The reader's name: a file for somebody else is refused.
    pub audience: Option<&'a str>,
    /// The number that the reader gave: a file that answers another request is refused.
    pub nonce: Option<&'a str>,
    /// The reader's clock, in seconds since 1970.
    pub now: Option<u64>,
    /// A receipt of the same case, to be joined with it.
    pub receipt: Option<&'a str>,
}

/// What a shown file proves to a reader with a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The log whose key signed.
    pub issuer: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// Until when it is good.
    pub until: Option<u64>,
    /// Who alone it is for.
    pub audience: Option<String>,
    /// The request that it answers.
    pub nonce: Option<String>,
    /// Whether whoever shows it holds the key that the house named.
    pub is_bound: bool,
    /// Where the decision stands in the evidence log.
    pub log: LogPlace,
    /// What the receipt proves that was joined with it.
    pub receipt: Option<verifier::Verdict>,
    /// The fields that are shown.
    pub fields: Vec<Field>,
    /// What a reader might think is proven, and is not.
    pub unproven: Vec<Unproven>,
}

/// Something that is not proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Unproven {
    /// Who shows it: anybody who has the file could.
    Holder,
    /// Whether it was shown before, or to others.
    Fresh,
    /// That the decision stands in the log: no receipt was joined.
    Logged,
    /// That the receipt is about the same decision.
    SameDecision,
    /// Whether anything happened to the case afterwards.
    Later,
    /// That it withstands quantum computers: Ed25519 alone signs.
    Quantum,
}

/// Checks a shown file by a policy.
///
/// ```
/// let policy = verifier::Policy::read("quorum none\n").unwrap();
/// let refused = disclosure::verify("anything", &policy, &disclosure::Expectation::default());
/// assert_eq!(refused, Err(disclosure::Refusal::Malformed { at: disclosure::Part::Token }));
/// ```
///
/// # Errors
/// The file is not to be believed, and why.
pub fn verify(text: &str, policy: &Policy, expected: &Expectation<'_>) -> Result<Verdict, Refusal> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    let text = text.trim_ascii_end();
    let (presentation, bound) = text.rfind('~').map_or((text, ""), |place| text.split_at(place + 1));
    let mut parts = presentation.split('~');
    let signed = parts.next().unwrap_or_default();
    // Signature first: nothing of an unsigned file is taken apart further.
    let token = token::read(signed, KIND, Part::Token)?;
    let malformed = || Refusal::Malformed { at: Part::Token };
    if !presentation.ends_with('~') {
        return Err(malformed());
    }
    let claims = &token.claims;
    let text_of = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    let number_of = |name: &str| claims.get(name).and_then(Value::as_u64);
    let at = number_of("iat").ok_or_else(malformed)?;
    let issuer = text_of("iss").ok_or_else(malformed)?;
    issued(&token, policy, &issuer, at)?;
    if text_of("vct").as_deref() != Some(ABOUT) {
        return Err(Refusal::NotADeclaration { found: text_of("vct").unwrap_or_default() });
    }
    let log: LogPlace = claims.get("log").and_then(|log| serde_json::from_value(log.clone()).ok()).ok_or_else(malformed)?;
    let until = claims.get("exp").map(|until| until.as_u64().ok_or_else(malformed)).transpose()?;
    in_time(at, until, expected.now)?;

    let mut disclosures = Vec::new();
    for (number, part) in (1..).zip(parts.filter(|part| !part.is_empty())) {
        if number > DISCLOSURES_MAX {
            return Err(Refusal::TooManyDisclosures);
        }
        disclosures.push(Disclosure::read(part).ok_or(Refusal::Malformed { at: Part::Disclosure(number) })?);
    }
    let revealed = reveal(claims, &disclosures)?;

    let is_bound = !bound.is_empty();
    let (audience, nonce) =
        if is_bound { binding::check(bound, presentation, claims, expected)? } else { (text_of("aud"), text_of("nonce")) };
    meant(expected.audience, &audience).map_err(|wanted| Refusal::OtherAudience { wanted, found: audience.clone() })?;
    meant(expected.nonce, &nonce).map_err(|wanted| Refusal::OtherNonce { wanted, found: nonce.clone() })?;
    // A file that the house issued for one audience stays theirs, whatever the holder signs.
    if let (Some(named), Some(wanted)) = (text_of("aud"), expected.audience)
        && named != wanted
    {
        return Err(Refusal::OtherAudience { wanted: wanted.to_owned(), found: Some(named) });
    }

    let receipt = expected.receipt.map(|receipt| verifier::verify(receipt, policy, expected.now));
    let unproven = unproven(is_bound, &nonce, expected, receipt.as_ref(), &log);
    let fields = revealed.fields;
    Ok(Verdict { issuer, at, until, audience, nonce, is_bound, log, receipt, fields, unproven })
}

/// The house signed it, with a key that the policy trusts and that was good then.
fn issued(token: &token::Token<'_>, policy: &Policy, issuer: &str, at: u64) -> Result<(), Refusal> {
    let name = token.key.clone().unwrap_or_default();
    let key = policy.log_key(issuer, &name, at).map_err(|broken| match broken {
        Break::KeyNotValid { .. } => Refusal::KeyNotValid { key: name.clone(), at },
        _ => Refusal::UnknownKey { key: name.clone() },
    })?;
    if key.signed(token.input, &token.signature) { Ok(()) } else { Err(Refusal::BadSignature { at: Part::Token }) }
}

fn in_time(at: u64, until: Option<u64>, now: Option<u64>) -> Result<(), Refusal> {
    let Some(now) = now else { return Ok(()) };
    if at > now.saturating_add(CLOCK_AHEAD_SECONDS_MAX) {
        return Err(Refusal::FromTheFuture { at, now });
    }
    match until {
        Some(until) if until <= now => Err(Refusal::Expired { until, now }),
        _ => Ok(()),
    }
}

/// What the reader wants must be what is said; the wish when it is not.
fn meant(wanted: Option<&str>, found: &Option<String>) -> Result<(), String> {
    match wanted {
        Some(wanted) if found.as_deref() != Some(wanted) => Err(wanted.to_owned()),
        _ => Ok(()),
    }
}

fn unproven(
    is_bound: bool,
    nonce: &Option<String>,
    expected: &Expectation<'_>,
    receipt: Option<&verifier::Verdict>,
    log: &LogPlace,
) -> Vec<Unproven> {
    let mut all = Vec::new();
    if !is_bound {
        all.push(Unproven::Holder);
    }
    if nonce.is_none() || expected.nonce.is_none() {
        all.push(Unproven::Fresh);
    }
    match receipt {
        None => all.push(Unproven::Logged),
        Some(verdict) if !verdict.is_proven() => all.push(Unproven::Logged),
        Some(_) if !expected.receipt.is_some_and(|receipt| is_about(receipt, log)) => all.push(Unproven::SameDecision),
        Some(_) => {}
    }
    all.extend([Unproven::Later, Unproven::Quantum]);
    all
}

/// Whether a receipt, which was proven before, opens the decision at this place of this log.
fn is_about(receipt: &str, log: &LogPlace) -> bool {
    let Some(receipt) = verifier::Receipt::read(receipt) else { return false };
    let note = verifier::note::Note::read(&receipt.checkpoint);
    let is_log =
        note.and_then(|note| verifier::checkpoint::Checkpoint::read(note.text).map(|checkpoint| checkpoint.origin == log.origin));
    let Some(first) = receipt.events.first() else { return false };
    let event: Option<Value> = serde_json::from_str(&first.bytes).ok();
    let decision = event.as_ref().and_then(|event| event.get("decision")?.as_str());
    is_log == Some(true) && first.index == log.index && decision == Some(log.record.as_str())
}
