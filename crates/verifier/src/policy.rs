//! This module decides whom we trust: the logs, the witnesses, how many of them must agree, and when a key was good.
//!
//! The file is a C2SP `tlog-policy`, so other tools read it too. What that format cannot say, when a key is valid,
//! stands in comments that begin `#validity`; they only ever refuse more.
//!
//! ```text
//! log <key>                                  whose log it is
//! witness <name> <key>                       who else must have seen it
//! group <name> <all|any|number> <name>...    so many of these
//! quorum <name|none>                         what it takes
//! #validity <key name>+<key id> <from> <until>     seconds since 1970; - for open
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use crate::checkpoint::Checkpoint;
use crate::hash::{Algorithm, hex};
use crate::key::{Suite, VerifierKey};
use crate::note::Note;
use crate::succession::Statement;
use crate::verdict::Break;

/// Bytes of a policy file.
pub const POLICY_BYTES_MAX: usize = 512 * 1024;
/// Logs, witnesses and groups of a policy together.
pub const ENTRIES_MAX: usize = 192;
/// How far the signer's clock may be ahead of ours, in seconds.
pub const CLOCK_AHEAD_SECONDS_MAX: u64 = 300;

/// Whom we trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<VerifierKey>,
    /// By the name that groups call them; a witness that handed over has several keys.
    witnesses: BTreeMap<String, Vec<VerifierKey>>,
    groups: Vec<Group>,
    quorum: Option<String>,
    /// From and until, by name and id.
    validity: BTreeMap<String, (Option<u64>, Option<u64>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    name: String,
    needed: usize,
    members: Vec<String>,
}

/// A line of a policy that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPolicy {
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for BadPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the policy: {}", self.line, self.reason)
    }
}

impl std::error::Error for BadPolicy {}

/// Somebody whose signature on a checkpoint holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// The key's name.
    pub name: String,
    /// How it signed.
    pub suite: Suite,
    /// When, in seconds since 1970, as the signer says.
    pub at: Option<u64>,
    /// Whether it is who runs the log; anybody else is independent of it.
    pub is_operator: bool,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// A line cannot be used, or there is not exactly one quorum.
    pub fn read(text: &str) -> Result<Self, BadPolicy> {
        if text.len() > POLICY_BYTES_MAX {
            return Err(BadPolicy { line: 0, reason: "it is too large".to_owned() });
        }
        let mut reader = Reader::default();
        for (line, content) in (1..).zip(text.split('\n')) {
            reader.line(content).map_err(|reason| BadPolicy { line, reason })?;
        }
        reader.finish().map_err(|reason| BadPolicy { line: 0, reason })
    }

    /// The logs.
    pub fn logs(&self) -> &[VerifierKey] {
        &self.logs
    }

    /// The keys that sign under the name of a log now: those that were not followed by others.
    pub fn in_use<'a>(&'a self, log: &'a str) -> impl Iterator<Item = &'a VerifierKey> {
        let ended = |key: &VerifierKey| self.validity.get(&named(key)).is_some_and(|(_, until)| until.is_some());
        let keys = self.logs.iter().chain(self.witnesses.values().flatten());
        keys.filter(move |key| key.name() == log && !ended(key))
    }

    /// The hash function of a log: the one that its keys go with.
    pub fn algorithm(&self, log: &str) -> Algorithm {
        let key = self.logs.iter().find(|key| key.name() == log);
        key.map_or(Algorithm::Sha256, |key| key.suite().algorithm())
    }

    /// Who signed a checkpoint, if that is enough. `signed_by` is the log's name where it is not the checkpoint's
    /// origin. `now` is the reader's clock in seconds since 1970, if it is to be asked.
    ///
    /// # Errors
    /// A known key's signature does not hold, a key was not valid, the log did not sign, or too few witnesses did.
    pub fn check(&self, note: &Note<'_>, checkpoint: &Checkpoint<'_>, log: &str, now: Option<u64>) -> Result<Vec<Signer>, Break> {
        if !self.logs.iter().any(|key| key.name() == log) {
            return Err(Break::UnknownLog { origin: log.to_owned() });
        }
        let mut signed = Vec::new();
        let mut agreed = BTreeSet::new();
        for line in &note.signatures {
            let Some((witness, key)) = self.key(line.name, line.key, log) else { continue };
            let named = || line.name.to_owned();
            if signed.iter().any(|(id, signer): &([u8; 4], Signer)| *id == line.key && signer.name == line.name) {
                return Err(Break::SignedTwice { name: named() });
            }
            let at =
                key.check(checkpoint, &line.bytes).ok_or_else(|| Break::BadSignature { name: named(), suite: key.suite() })?;
            if let (Some(at), Some(now)) = (at, now)
                && at > now.saturating_add(CLOCK_AHEAD_SECONDS_MAX)
            {
                return Err(Break::FromTheFuture { name: named(), at, now });
            }
            agreed.extend(witness);
            signed.push((line.key, Signer { name: named(), suite: key.suite(), at, is_operator: line.name == log }));
        }
        // A key that says no time is judged by the time that the others say.
        let time = signed.iter().filter_map(|(_, signer)| signer.at).max();
        for (id, signer) in &signed {
            self.valid(&signer.name, *id, signer.at.or(time))?;
        }
        let is_log = |(id, signer): &([u8; 4], Signer)| self.logs.iter().any(|key| key.name() == signer.name && key.id() == *id);
        if !signed.iter().any(is_log) {
            return Err(Break::NotSignedByLog { origin: log.to_owned() });
        }
        let missing = self.missing(&agreed);
        if missing.is_empty() {
            Ok(signed.into_iter().map(|(_, signer)| signer).collect())
        } else {
            Err(Break::QuorumMissed { missing })
        }
    }

    /// The Ed25519 key of a log by its name and id (`name+id`, the id in hexadecimal digits), if it was good at a time
    /// in seconds since 1970.
    ///
    /// # Errors
    /// The log has no such key, or it was not good then.
    pub fn log_key(&self, log: &str, key: &str, at: u64) -> Result<&VerifierKey, Break> {
        let found = self.logs.iter().find(|known| known.name() == log && named(known) == key);
        let found = found.ok_or_else(|| Break::UnknownLog { origin: log.to_owned() })?;
        self.valid(found.name(), found.id(), Some(at))?;
        Ok(found)
    }

    /// A key by name and id, with the name of the witness whose it is.
    fn key(&self, name: &str, id: [u8; 4], log: &str) -> Option<(Option<&str>, &VerifierKey)> {
        let is_it = |key: &VerifierKey| key.name() == name && key.id() == id;
        let mut witnesses = self.witnesses.iter().flat_map(|(witness, keys)| keys.iter().map(move |key| (witness, key)));
        let witness = witnesses.find(|(_, key)| is_it(key)).map(|(witness, key)| (Some(witness.as_str()), key));
        witness.or_else(|| self.logs.iter().find(|key| key.name() == log && is_it(key)).map(|key| (None, key)))
    }

    /// This policy with the keys of a statement added: the old ones of their log are good until then. None when a kind
    /// of key has nobody to take over from, or a key is there already.
    pub(crate) fn with(&self, statement: &Statement) -> Option<Self> {
        let mut next = self.clone();
        let (origin, from) = (&statement.origin, statement.from);
        let old = self.logs.iter().chain(self.witnesses.values().flatten()).filter(|key| key.name() == origin);
        for key in old {
            let until = &mut next.validity.entry(named(key)).or_default().1;
            *until = Some(until.map_or(from, |until| until.min(from)));
        }
        for key in &statement.keys {
            if self.logs.iter().chain(self.witnesses.values().flatten()).any(|known| known.public() == key.public()) {
                return None;
            }
            next.validity.insert(named(key), (Some(from), None));
            let takes_over = |known: &VerifierKey| known.name() == origin && known.suite() == key.suite();
            if next.logs.iter().any(takes_over) {
                next.logs.push(key.clone());
            } else {
                next.witnesses.values_mut().find(|keys| keys.iter().any(takes_over))?.push(key.clone());
            }
        }
        Some(next)
    }

    fn valid(&self, name: &str, id: [u8; 4], time: Option<u64>) -> Result<(), Break> {
        let Some((from, until)) = self.validity.get(&format!("{name}+{}", hex(&id))) else { return Ok(()) };
        let name = name.to_owned();
        let Some(time) = time else { return Err(Break::TimeUnknown { name }) };
        if from.is_some_and(|from| time < from) || until.is_some_and(|until| time >= until) {
            return Err(Break::KeyNotValid { name, at: time, from: *from, until: *until });
        }
        Ok(())
    }

    /// The names that the quorum lacks; none when it is reached.
    fn missing(&self, agreed: &BTreeSet<&str>) -> Vec<String> {
        let Some(quorum) = &self.quorum else { return Vec::new() };
        let mut reached: BTreeSet<&str> = agreed.clone();
        // A group names only what stands before it, so one pass is enough.
        for group in &self.groups {
            if group.members.iter().filter(|member| reached.contains(member.as_str())).count() >= group.needed {
                reached.insert(&group.name);
            }
        }
        if reached.contains(quorum.as_str()) {
            return Vec::new();
        }
        let lacks = |name: &&String| !reached.contains(name.as_str());
        match self.groups.iter().find(|group| group.name == *quorum) {
            Some(group) => group.members.iter().filter(lacks).cloned().collect(),
            None => vec![quorum.clone()],
        }
    }
}

/// A key's name and id, as `#validity` writes them.
fn named(key: &VerifierKey) -> String {
    format!("{}+{}", key.name(), hex(&key.id()))
}

#[derive(Default)]
struct Reader {
    logs: Vec<VerifierKey>,
    witnesses: BTreeMap<String, VerifierKey>,
    groups: Vec<Group>,
    /// Names that no group has as a member yet.
    free: BTreeSet<String>,
    quorum: Option<Option<String>>,
    validity: BTreeMap<String, (Option<u64>, Option<u64>)>,
}

impl Reader {
    fn line(&mut self, content: &str) -> Result<(), String> {
        if content.bytes().any(|byte| byte < b' ' && byte != b'\t' || byte == 0x7f) {
            return Err("it has control characters".to_owned());
        }
        let mut words = content.split([' ', '\t']).filter(|word| !word.is_empty());
        let Some(first) = words.next() else { return Ok(()) };
        let words: Vec<&str> = words.collect();
        if self.logs.len() + self.witnesses.len() + self.groups.len() + self.validity.len() >= 2 * ENTRIES_MAX {
            return Err("the policy has too many lines".to_owned());
        }
        match (first, words.as_slice()) {
            ("#validity", [key, from, until]) => self.validity(key, from, until),
            ("#validity", _) => Err("#validity takes a key, from and until".to_owned()),
            (comment, _) if comment.starts_with('#') => Ok(()),
            ("log", [key] | [key, _]) => self.log(key),
            ("witness", [name, key] | [name, key, _]) => self.witness(name, key),
            ("group", [name, needed, members @ ..]) if !members.is_empty() => self.group(name, needed, members),
            ("quorum", [name]) => self.quorum(name),
            _ => Err(format!("“{first}” is not understood here")),
        }
    }

    fn log(&mut self, key: &str) -> Result<(), String> {
        let key: VerifierKey = key.parse().map_err(|error| format!("{error}"))?;
        if self.logs.iter().any(|known| known.public() == key.public()) {
            return Err("this log's key stands here twice".to_owned());
        }
        let by = key.suite().algorithm();
        if self.logs.iter().any(|known| known.name() == key.name() && known.suite().algorithm() != by) {
            return Err("a log has one hash function, and this key goes with another".to_owned());
        }
        self.logs.push(key);
        Ok(())
    }

    fn witness(&mut self, name: &str, key: &str) -> Result<(), String> {
        let key: VerifierKey = key.parse().map_err(|error| format!("{error}"))?;
        if key.suite() == Suite::Ed25519 {
            return Err("a witness signs with a cosignature, which says the time (type 4, 6, or SM2)".to_owned());
        }
        if self.witnesses.values().any(|known| known.public() == key.public()) {
            return Err("this witness's key stands here twice".to_owned());
        }
        self.name(name)?;
        self.witnesses.insert(name.to_owned(), key);
        Ok(())
    }

    fn group(&mut self, name: &str, needed: &str, members: &[&str]) -> Result<(), String> {
        let needed = match needed {
            "all" => members.len(),
            "any" => 1,
            number => number.parse().map_err(|_| "a group takes all, any or a number".to_owned())?,
        };
        if needed == 0 || needed > members.len() {
            return Err(format!("{needed} of {} members cannot be", members.len()));
        }
        for member in members {
            if !self.free.remove(*member) {
                return Err(format!("“{member}” is not defined above, or is in a group already"));
            }
        }
        self.name(name)?;
        self.groups.push(Group { name: name.to_owned(), needed, members: members.iter().map(|&m| m.to_owned()).collect() });
        Ok(())
    }

    fn quorum(&mut self, name: &str) -> Result<(), String> {
        let is_known = self.witnesses.contains_key(name) || self.groups.iter().any(|group| group.name == name);
        if self.quorum.is_some() || !(name == "none" || is_known) {
            return Err("one quorum, of a name defined above, or none".to_owned());
        }
        self.quorum = Some((name != "none").then(|| name.to_owned()));
        Ok(())
    }

    fn validity(&mut self, key: &str, from: &str, until: &str) -> Result<(), String> {
        let read = |text: &str| match text {
            "-" => Ok(None),
            _ => crate::encoding::decimal(text).map(Some).ok_or_else(|| format!("“{text}” is no time")),
        };
        match self.validity.insert(key.to_owned(), (read(from)?, read(until)?)) {
            Some(_) => Err("this key's validity stands here twice".to_owned()),
            None => Ok(()),
        }
    }

    fn name(&mut self, name: &str) -> Result<(), String> {
        let is_used = self.witnesses.contains_key(name) || self.groups.iter().any(|group| group.name == name);
        if is_used || name == "none" || !self.free.insert(name.to_owned()) {
            return Err(format!("“{name}” is used already"));
        }
        Ok(())
    }

    fn finish(self) -> Result<Policy, String> {
        let keys = || self.logs.iter().chain(self.witnesses.values());
        let is_known = |name: &String| keys().any(|key| named(key) == *name);
        if let Some(name) = self.validity.keys().find(|name| !is_known(name)) {
            return Err(format!("#validity names “{name}”, which is no key of this policy"));
        }
        let quorum = self.quorum.ok_or("there is no quorum line")?;
        let Self { logs, groups, validity, .. } = self;
        let witnesses = self.witnesses.into_iter().map(|(name, key)| (name, vec![key])).collect();
        Ok(Policy { logs, witnesses, groups, quorum, validity })
    }
}
