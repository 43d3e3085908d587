//! This module decides how one administration asks another for data of a declaration, and whether it may.
//!
//! ```text
//! tongguan-exchange-request/v1
//! arrangement <hash, hexadecimal>
//! from gb
//! to us
//! purpose valuation
//! law Article 5
//! declaration 26GB00000000000018
//! fields values masses
//! until 2026-11-23T12:00:00Z
//! nonce <32 hexadecimal digits>
//! ```

use jiff::{SignedDuration, Timestamp};
use reference::Hash;
use verifier::hash;

use crate::arrangement::Arrangement;
use crate::disclosed::Field;
use crate::refusal::Refusal;
use crate::signed::{Lines, is_signed, note};

/// Bytes of a request.
pub const REQUEST_BYTES_MAX: usize = 8 * 1024;
/// How long a request may be good for: an answer is wanted now.
pub const VALID_MAX: SignedDuration = SignedDuration::from_hours(24);
/// Hexadecimal digits of a nonce.
pub const NONCE_DIGITS: usize = 32;
/// Characters of the name of a declaration.
const REFERENCE_CHARACTERS_MAX: usize = 70;
const FORMAT: &str = "tongguan-exchange-request/v1";

/// A request for data of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The hash of the arrangement, hexadecimal.
    pub arrangement: String,
    /// Who asks.
    pub from: String,
    /// Who is asked.
    pub to: String,
    /// What for.
    pub purpose: String,
    /// The legal basis.
    pub law: String,
    /// Which declaration: its movement reference number.
    pub declaration: String,
    /// What is asked for.
    pub fields: Vec<Field>,
    /// Until when it may be answered.
    pub until: Timestamp,
    /// Random, hexadecimal.
    pub nonce: String,
}

impl Request {
    /// The text that the asker signs.
    pub fn text(&self) -> String {
        let Self { arrangement, from, to, purpose, law, declaration, until, nonce, .. } = self;
        let fields: Vec<&str> = self.fields.iter().map(|field| field.as_str()).collect();
        format!(
            "{FORMAT}\narrangement {arrangement}\nfrom {from}\nto {to}\npurpose {purpose}\nlaw {law}\ndeclaration {declaration}\nfields {}\nuntil {until}\nnonce {nonce}\n",
            fields.join(" ")
        )
    }

    /// Reads a request; nothing of it is checked yet.
    ///
    /// # Errors
    /// It is not of the form.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let note = note(text, REQUEST_BYTES_MAX)?;
        let mut lines = Lines::of(note.text, FORMAT)?;
        let mut word = |word: &str| lines.next(word).map(str::to_owned);
        let arrangement = word("arrangement ")?;
        let (from, to) = (word("from ")?, word("to ")?);
        let (purpose, law) = (word("purpose ")?, word("law ")?);
        let declaration = word("declaration ")?;
        let fields = word("fields ")?;
        let fields: Option<Vec<Field>> = fields.split(' ').map(Field::parse).collect();
        let until = word("until ")?.parse().map_err(|_| Refusal::NotAMessage)?;
        let nonce = word("nonce ")?;
        let fields = fields.ok_or(Refusal::NotAMessage)?;
        let read = Self { arrangement, from, to, purpose, law, declaration, fields, until, nonce };
        let is_nonce =
            read.nonce.len() == NONCE_DIGITS && read.nonce.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let is_short = read.declaration.chars().count() <= REFERENCE_CHARACTERS_MAX;
        // What is signed has one form, or one request could be made twice of.
        if is_nonce && is_short && read.text() == note.text { Ok(read) } else { Err(Refusal::NotAMessage) }
    }

    /// The request of a note, if it is for us and may be answered now. Whether its nonce was used, the caller knows.
    ///
    /// # Errors
    /// Says why it may not be answered.
    pub fn admit(arrangement: &Arrangement, us: &str, text: &str, now: Timestamp) -> Result<Self, Refusal> {
        let request = Self::read(text)?;
        let hash = arrangement.hash().map_err(|_| Refusal::OtherArrangement)?;
        if request.arrangement != hash.to_string() || !arrangement.counts_at(now) {
            return Err(Refusal::OtherArrangement);
        }
        let key = arrangement.key(&request.from).filter(|_| request.from != us).ok_or(Refusal::UnknownAdministration)?;
        if !is_signed(&note(text, REQUEST_BYTES_MAX)?, &key) {
            return Err(Refusal::NotSigned);
        }
        if request.to != us {
            return Err(Refusal::NotForUs);
        }
        if now > request.until || request.until.duration_since(now) > VALID_MAX {
            return Err(Refusal::Expired);
        }
        let purpose = arrangement.purpose.get(&request.purpose).ok_or(Refusal::PurposeNotAllowed)?;
        if purpose.law != request.law || !(purpose.by.is_empty() || purpose.by.contains(&request.from)) {
            return Err(Refusal::PurposeNotAllowed);
        }
        match request.fields.iter().all(|field| purpose.fields.contains(field)) {
            true => Ok(request),
            false => Err(Refusal::FieldNotAllowed),
        }
    }

    /// The hash of a request's note, by which its answer names it.
    pub fn hash(text: &str) -> Hash {
        Hash(hash::of(text.as_bytes()))
    }
}
