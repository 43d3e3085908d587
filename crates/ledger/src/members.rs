//! This module decides who belongs to the consortium, how many of them must agree, and how a set of members is written.

use std::collections::BTreeMap;

use verifier::encoding::decimal;
use verifier::key::VerifierKey;
use verifier::{Hash, hash};

use crate::operation::{Change, log_keys, party};

/// Members of a consortium. Every one verifies every vote of every other, so their number is bounded.
pub const MEMBERS_MAX: usize = 64;
/// Keys of one log: one of each kind of signature.
pub const LOGS_MAX: usize = 3;
const FORMAT: &str = "tongguan-members/v1";

/// An organisation: its key, and the keys of its evidence log, all of which sign its checkpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name and the key it votes with.
    pub key: VerifierKey,
    /// The keys of its log, if it has one.
    pub log: Vec<VerifierKey>,
}

impl Member {
    /// A member that keeps no log.
    pub fn new(key: VerifierKey) -> Self {
        Self { key, log: Vec::new() }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.key.name()
    }

    /// The name of its log.
    pub fn origin(&self) -> Option<&str> {
        self.log.first().map(VerifierKey::name)
    }

    /// Its keys in a line.
    pub fn text(&self) -> String {
        let keys: Vec<String> = std::iter::once(&self.key).chain(&self.log).map(ToString::to_string).collect();
        keys.join(" ")
    }

    /// Reads its keys from a line; none when it is not one.
    pub fn read(line: &str) -> Option<Self> {
        let mut keys = line.split(' ');
        Some(Self { key: party(keys.next()?)?, log: log_keys(keys)? })
    }
}

/// The members, and how often they changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    change: u64,
    members: BTreeMap<String, Member>,
}

impl Members {
    /// The first members; none when there are none or too many, or when two have a name, a key or a log in common.
    pub fn new(members: Vec<Member>) -> Option<Self> {
        Self::of(0, members)
    }

    fn of(change: u64, list: Vec<Member>) -> Option<Self> {
        let mut members = BTreeMap::new();
        for member in list {
            let is_free = |other: &Member| {
                other.key.public() != member.key.public() && (member.log.is_empty() || other.origin() != member.origin())
            };
            if members.len() == MEMBERS_MAX || !members.values().all(is_free) {
                return None;
            }
            if members.insert(member.name().to_owned(), member).is_some() {
                return None;
            }
        }
        (!members.is_empty()).then_some(Self { change, members })
    }

    /// The number of the next change.
    pub fn change(&self) -> u64 {
        self.change
    }

    /// The members, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// A member by name.
    pub fn get(&self, name: &str) -> Option<&Member> {
        self.members.get(name)
    }

    /// The member that keeps a log.
    pub fn keeper(&self, origin: &str) -> Option<&Member> {
        self.members.values().find(|member| member.origin() == Some(origin))
    }

    /// Whether so many members are more than two thirds.
    ///
    /// ```
    /// use ledger::{Member, Members, Signer};
    /// let four = (1..=4).map(|n| Member::new(Signer::new(&format!("member-{n}"), [n; 32]).unwrap().key().clone()));
    /// let members = Members::new(four.collect()).unwrap();
    /// assert!(members.is_quorum(3) && !members.is_quorum(2));
    /// ```
    pub fn is_quorum(&self, agreed: usize) -> bool {
        agreed.saturating_mul(3) > self.count().saturating_mul(2)
    }

    /// The members after a change; none when it changes nothing, or they could not be so.
    pub fn after(&self, change: &Change) -> Option<Self> {
        let mut list = self.members.clone();
        match change {
            Change::Put(member) => {
                if list.insert(member.name().to_owned(), member.clone()).as_ref() == Some(member) {
                    return None;
                }
            }
            Change::Remove(name) => {
                list.remove(name)?;
            }
        }
        Self::of(self.change.checked_add(1)?, list.into_values().collect())
    }

    /// They as a header commits to them.
    pub fn text(&self) -> String {
        let members: String = self.iter().map(|member| format!("member {}\n", member.text())).collect();
        format!("{FORMAT}\nchange {}\n{members}", self.change)
    }

    /// Reads a set of members; none when it is not one, or not in its one form.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != FORMAT {
            return None;
        }
        let change = decimal(lines.next()?.strip_prefix("change ")?)?;
        let mut list = Vec::new();
        for line in lines {
            if list.len() == MEMBERS_MAX {
                return None;
            }
            list.push(Member::read(line.strip_prefix("member ")?)?);
        }
        Self::of(change, list).filter(|members| members.text() == text)
    }

    /// The hash that a header carries.
    pub fn hash(&self) -> Hash {
        hash::of(self.text().as_bytes())
    }
}
