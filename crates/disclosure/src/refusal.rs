//! This module decides which refusals there are when somebody shows a file, and where in it the fault is.

use serde::Serialize;

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "part", content = "number", rename_all = "snake_case")]
pub enum Part {
    /// What the house signed.
    Token,
    /// A disclosure, counted from 1.
    Disclosure(usize),
    /// What the holder signed.
    Binding,
}

/// Why a file is not believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are what the sentence about each says")]
pub enum Refusal {
    /// The file is larger than any true one.
    TooLarge,
    /// It has more disclosures than any true one.
    TooManyDisclosures,
    /// A part is not of its form.
    Malformed { at: Part },
    /// Another kind of token.
    NotADeclaration { found: String },
    /// A signature algorithm that is not known here, or none at all.
    Algorithm { at: Part, found: String },
    /// A hash algorithm that is not known here.
    HashAlgorithm { found: String },
    /// The policy knows no such key of the issuer.
    UnknownKey { key: String },
    /// The issuer's key was not good then.
    KeyNotValid { key: String, at: u64 },
    /// A signature does not hold.
    BadSignature { at: Part },
    /// A disclosure stands behind no digest of what was signed.
    NotSigned { at: Part },
    /// A digest stands in it twice.
    TwiceTheSame { digest: String },
    /// A disclosure gives a field that is there already, or stands where another kind belongs.
    Misplaced { at: Part },
    /// Deeper than any true one.
    TooDeep,
    /// It was issued in the future.
    FromTheFuture { at: u64, now: u64 },
    /// It is no longer good.
    Expired { until: u64, now: u64 },
    /// It is for somebody else.
    OtherAudience { wanted: String, found: Option<String> },
    /// It answers another request, or was shown before.
    OtherNonce { wanted: String, found: Option<String> },
    /// The holder signed, but the house named no holder.
    NoHolder,
    /// The holder signed something else than is shown.
    OtherContent,
    /// The holder signed too long ago.
    StaleBinding { at: u64, now: u64 },
}
