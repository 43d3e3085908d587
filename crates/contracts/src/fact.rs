//! This module decides how a fact is written that a party states, and whether it may be taken as what it says it is.
//!
//! ```text
//! tongguan-fact/v1
//! agreement <hash of the agreement, 64 hexadecimal digits>
//! party <role>
//! number <how many the party stated so far, this one included>
//! at <instant, RFC 3339>
//! fact <name under which the contract listens to it>
//! {"celsius":"9.5","container":"CSQU3054383"}
//! ```
//!
//! Under it, after an empty line, stands the party's signature: it is a C2SP signed note.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rules::{Given, Sort};
use verifier::encoding::decimal;
use verifier::note::Note;

use crate::contract::Contract;
use crate::kind::Kind;
use crate::refusal::Refusal;

/// Bytes of a fact with its signature.
pub const FACT_BYTES_MAX: usize = 8 * 1024;
/// Characters of a text in it.
const TEXT_CHARACTERS_MAX: usize = 256;
const FORMAT: &str = "tongguan-fact/v1";

/// A fact that somebody states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The hash of the agreement, hexadecimal.
    pub agreement: String,
    /// Who states it, by role.
    pub party: String,
    /// How many the party stated so far, this one included.
    pub number: u64,
    /// When it happened.
    pub at: Timestamp,
    /// What it is, by the name under which the contract listens to it.
    pub fact: String,
    /// What it says: texts as they are, figures `12.5`, amounts `500.00 GBP`.
    pub members: BTreeMap<String, String>,
}

impl Fact {
    /// The text that the party signs.
    pub fn text(&self) -> String {
        let Self { agreement, party, number, at, fact, members } = self;
        // A map of texts is always JSON.
        let members = serde_json::to_string(members).unwrap_or_default();
        format!("{FORMAT}\nagreement {agreement}\nparty {party}\nnumber {number}\nat {at}\nfact {fact}\n{members}\n")
    }

    /// Reads a signed fact; the signature is not checked yet.
    ///
    /// # Errors
    /// It is too large, or a line is not as it must be.
    pub fn read(note: &str) -> Result<(Self, Note<'_>), Refusal> {
        if note.len() > FACT_BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        let note = Note::read(note).ok_or(Refusal::NotAFact { line: 0 })?;
        let mut lines = (1..).zip(note.text.lines());
        let mut line = |prefix: &str| match lines.next() {
            Some((line, text)) => text.strip_prefix(prefix).ok_or(Refusal::NotAFact { line }).map(|rest| (line, rest)),
            None => Err(Refusal::NotAFact { line: 0 }),
        };
        let bad = |line| Refusal::NotAFact { line };
        let (first, rest) = line(FORMAT)?;
        if !rest.is_empty() {
            return Err(bad(first));
        }
        let agreement = line("agreement ")?.1.to_owned();
        let party = line("party ")?.1.to_owned();
        let (place, number) = line("number ")?;
        let number = decimal(number).ok_or(bad(place))?;
        let (place, at) = line("at ")?;
        let at = at.parse().map_err(|_| bad(place))?;
        let fact = line("fact ")?.1.to_owned();
        let (place, members) = line("")?;
        let members = serde_json::from_str(members).map_err(|_| bad(place))?;
        let read = Self { agreement, party, number, at, fact, members };
        // What is signed has one form, or one fact could be stated twice.
        if read.text() != note.text {
            return Err(bad(place));
        }
        Ok((read, note))
    }

    /// What it says, each member of the sort that its kind wants.
    pub(crate) fn values(&self, kind: &Kind) -> Result<BTreeMap<String, Given>, Refusal> {
        if let Some(unknown) = self.members.keys().find(|name| !kind.members.iter().any(|member| member.name == *name)) {
            return Err(Refusal::Member { member: unknown.clone() });
        }
        let value = |member: &crate::kind::Member| {
            let value = self.members.get(member.name).and_then(|text| value(member.sort, text));
            value.map(|value| (member.name.to_owned(), value)).ok_or(Refusal::Member { member: member.name.to_owned() })
        };
        kind.members.iter().map(value).collect()
    }
}

/// A value of a sort from its text: a text, `12.5`, or `500.00 GBP`.
pub(crate) fn value(sort: Sort, text: &str) -> Option<Given> {
    let is_plain = !text.is_empty() && text.chars().count() <= TEXT_CHARACTERS_MAX && !text.chars().any(char::is_control);
    match sort {
        _ if !is_plain => None,
        Sort::Text => Some(Given::Text(text.to_owned())),
        Sort::Number => text.parse().ok().map(Given::Number),
        Sort::Amount => {
            let (amount, currency) = text.split_once(' ')?;
            Some(Given::Amount(declaration::Money::new(amount.parse().ok()?, currency.parse().ok()?)))
        }
    }
}

impl Contract {
    /// The fact of a note, if the party that it names signed it and it is about this agreement.
    ///
    /// # Errors
    /// Says why it is not taken.
    pub fn stated(&self, note: &str) -> Result<Fact, Refusal> {
        let (fact, note) = Fact::read(note)?;
        if fact.agreement != self.hash().to_string() {
            return Err(Refusal::OtherContract);
        }
        let key = self.key(&fact.party).ok_or_else(|| Refusal::UnknownParty { party: fact.party.clone() })?;
        if !signed(&note, key) {
            return Err(Refusal::NotSigned { party: fact.party });
        }
        Ok(fact)
    }
}

/// Whether a note bears exactly the signature of a key.
pub(crate) fn signed(note: &Note<'_>, key: &verifier::key::VerifierKey) -> bool {
    match note.signatures.as_slice() {
        [line] => line.name == key.name() && line.key == key.id() && key.signed(note.text, &line.bytes),
        _ => false,
    }
}
