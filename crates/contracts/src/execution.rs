//! This module decides what is kept of a step: hashes of contract, inputs and result, the acts that follow, and why. Only a
//! salted commitment of it leaves the parties.

use declaration::Money;
use reference::Hash;
use rules::Given;
use serde::{Deserialize, Serialize};
use verifier::hash::leaf;

use crate::refusal::Refusal;

/// What follows from a fact. Nobody carries it out here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// The goods of a case are to be let go; customs decides whether they are.
    Release {
        /// The clause.
        clause: String,
        /// The movement reference number.
        mrn: String,
    },
    /// A party is told that the clause took effect.
    Notify {
        /// The clause.
        clause: String,
        /// The role.
        party: String,
    },
    /// A claim opens.
    OpenClaim {
        /// Against whom, by role.
        against: String,
        /// For how much; none when that is to be agreed.
        amount: Option<Money>,
        /// Whose claim, by role.
        by: String,
        /// The clause.
        clause: String,
    },
    /// Money is owed.
    Pay {
        /// How much.
        amount: Money,
        /// The clause.
        clause: String,
        /// By whom, by role.
        from: String,
        /// To whom, by role.
        to: String,
    },
}

/// Why a clause took effect: the values that its condition saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The clause.
    pub clause: String,
    /// Names and values, in the order of the names.
    pub values: Vec<(String, Option<Given>)>,
}

/// The record of a step. Hashes are SHA-256, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Execution {
    /// What follows.
    pub acts: Vec<Act>,
    /// The hash of the agreement.
    pub agreement: String,
    /// The engine that ran it.
    pub engine: String,
    /// The hash of the fact's note, as it was signed.
    pub fact: String,
    /// The hashes of the documents that the fact names.
    pub inputs: Vec<String>,
    /// Which step, from 1.
    pub number: u32,
    /// The hash of the record before; that of the agreement for the first.
    pub previous: String,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The hash of what is known afterwards.
    pub state: String,
}

impl Execution {
    /// Its canonical bytes and their SHA-256.
    ///
    /// # Errors
    /// It cannot be written, which means a defect.
    pub fn seal(&self) -> Result<(Vec<u8>, Hash), Refusal> {
        let bytes = clearance::canonical(self).map_err(|_| Refusal::NotRecorded)?;
        let hash = Hash::of(&bytes);
        Ok((bytes, hash))
    }
}

/// What others may see of something: nothing, but later that it was this.
///
/// ```
/// let shown = contracts::commitment(&[7; 16], b"a record");
/// assert_eq!(shown, contracts::commitment(&[7; 16], b"a record"));
/// assert_ne!(shown, contracts::commitment(&[8; 16], b"a record"));
/// ```
pub fn commitment(salt: &[u8; 16], bytes: &[u8]) -> Hash {
    Hash(leaf(&[salt, bytes]))
}
