//! This module decides how one administration tells another whom it trusts (authorised economic operators) and which
//! certificates it stands for: a signed list, numbered so that an old one cannot take the place of a newer.
//!
//! ```text
//! tongguan-recognised/v1
//! arrangement <hash, hexadecimal>
//! from us
//! number 7
//! until 2026-12-31T00:00:00Z
//! {"certificates":["…"],"trusted":[{"id":"…","name":"…"}]}
//! ```

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use verifier::encoding::decimal;

use crate::arrangement::Arrangement;
use crate::refusal::Refusal;
use crate::signed::{Lines, is_signed, note};

/// Traders or certificates in one list.
pub const RECOGNISED_MAX: usize = 2000;
/// Bytes of a list; a note has no more.
const LIST_BYTES_MAX: usize = 256 * 1024;
const FORMAT: &str = "tongguan-recognised/v1";

/// A trader whom an administration trusts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trusted {
    /// Its number, as declarations name it (`AEOMutualRecognitionParty`).
    pub id: String,
    /// Its name.
    pub name: String,
}

/// What an administration stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The hash of the arrangement, hexadecimal.
    pub arrangement: String,
    /// Who stands for it.
    pub from: String,
    /// Which list: a newer one has a larger number.
    pub number: u64,
    /// Until when it may be relied on.
    pub until: Timestamp,
    /// The numbers of certificates that hold.
    pub certificates: Vec<String>,
    /// Whom it trusts.
    pub trusted: Vec<Trusted>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    certificates: Vec<String>,
    trusted: Vec<Trusted>,
}

impl Recognised {
    /// The text that the administration signs.
    ///
    /// # Errors
    /// It cannot be written, which means a defect.
    pub fn text(&self) -> Result<String, clearance::RecordError> {
        let Self { arrangement, from, number, until, certificates, trusted } = self;
        let lists = clearance::canonical(&Lists { certificates: certificates.clone(), trusted: trusted.clone() })?;
        let lists = String::from_utf8_lossy(&lists).into_owned();
        Ok(format!("{FORMAT}\narrangement {arrangement}\nfrom {from}\nnumber {number}\nuntil {until}\n{lists}\n"))
    }

    /// The list of a note, if another administration signed it and it may be relied on now. `after` is the number of the
    /// list that is known of it.
    ///
    /// # Errors
    /// Says why it is not taken.
    pub fn admit(arrangement: &Arrangement, us: &str, text: &str, after: Option<u64>, now: Timestamp) -> Result<Self, Refusal> {
        let note = note(text, LIST_BYTES_MAX)?;
        let mut lines = Lines::of(note.text, FORMAT)?;
        let hash = lines.next("arrangement ")?.to_owned();
        let from = lines.next("from ")?.to_owned();
        let number = decimal(lines.next("number ")?).ok_or(Refusal::NotAMessage)?;
        let until = lines.next("until ")?.parse().map_err(|_| Refusal::NotAMessage)?;
        let Lists { certificates, trusted } = serde_json::from_str(lines.next("")?).map_err(|_| Refusal::NotAMessage)?;
        let ours = arrangement.hash().map_err(|_| Refusal::OtherArrangement)?;
        if hash != ours.to_string() || !arrangement.counts_at(now) || !arrangement.recognises_trusted_traders {
            return Err(Refusal::OtherArrangement);
        }
        let key = arrangement.key(&from).filter(|_| from != us).ok_or(Refusal::UnknownAdministration)?;
        if !is_signed(&note, &key) {
            return Err(Refusal::NotSigned);
        }
        if after.is_some_and(|after| number <= after) {
            return Err(Refusal::Replayed);
        }
        if now > until {
            return Err(Refusal::Expired);
        }
        if certificates.len() > RECOGNISED_MAX || trusted.len() > RECOGNISED_MAX {
            return Err(Refusal::NotAMessage);
        }
        Ok(Self { arrangement: hash, from, number, until, certificates, trusted })
    }
}
