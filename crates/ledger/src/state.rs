//! This module decides what follows from operations in order, and which are refused. The same operations give the same
//! state everywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use verifier::checkpoint::Checkpoint;
use verifier::note::Note;
use verifier::{Hash, hash};

use crate::genesis::Genesis;
use crate::members::Members;
use crate::operation::{Operation, Vote};
use crate::refusal::Refusal;
use crate::registry::{self, Registry};
use crate::signer::{Signatures, signed_by};
use crate::title::{Act, Title, id};
use crate::watched::Watched;

/// What was agreed on so far: members, open votes, logs and titles.
#[derive(Debug, Clone)]
pub struct State {
    consortium: Hash,
    members: Members,
    /// Who voted for what about the next change.
    votes: BTreeMap<String, BTreeSet<String>>,
    logs: BTreeMap<String, Watched>,
    titles: BTreeMap<Hash, Title>,
    registry: Registry,
}

/// Operations tried on a state, which stays as it is until they are decided.
pub struct Draft<S> {
    state: S,
    height: u64,
    members: Option<Members>,
    votes: Option<BTreeMap<String, BTreeSet<String>>>,
    logs: BTreeMap<String, Watched>,
    titles: BTreeMap<Hash, Title>,
}

/// What a draft comes to.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The root of the state after it.
    pub root: Hash,
    /// Who decides the next block, if that changes.
    members: Option<Members>,
    votes: Option<BTreeMap<String, BTreeSet<String>>>,
    logs: BTreeMap<String, Watched>,
    titles: BTreeMap<Hash, Title>,
    registry: registry::Delta,
}

impl Outcome {
    /// Who decides the next block, if that changes with this one.
    pub fn members(&self) -> Option<&Members> {
        self.members.as_ref()
    }
}

impl State {
    /// The state that a consortium begins with.
    pub fn new(genesis: &Genesis) -> Self {
        Self {
            consortium: genesis.hash,
            members: genesis.members.clone(),
            votes: BTreeMap::new(),
            logs: BTreeMap::new(),
            titles: BTreeMap::new(),
            registry: Registry::default(),
        }
    }

    /// The hash of the genesis.
    pub fn consortium(&self) -> &Hash {
        &self.consortium
    }

    /// Who decides the next block.
    pub fn members(&self) -> &Members {
        &self.members
    }

    /// A title by its name.
    pub fn title(&self, id: &Hash) -> Option<&Title> {
        self.titles.get(id)
    }

    /// What is known of a log.
    pub fn log(&self, origin: &str) -> Option<&Watched> {
        self.logs.get(origin)
    }

    /// The logs that contradicted themselves.
    pub fn forked(&self) -> impl Iterator<Item = (&str, &Watched)> {
        self.logs.iter().filter(|(_, log)| log.fork.is_some()).map(|(origin, log)| (origin.as_str(), log))
    }

    /// The root over everything.
    pub fn root(&self) -> Hash {
        self.registry.root()
    }

    /// Begins to try the operations of the block of a height.
    pub fn draft(&self, height: u64) -> Draft<&Self> {
        Draft::of(self, height)
    }

    /// Takes over what was decided. It must be an outcome of a draft of this state as it stands.
    pub fn decide(&mut self, outcome: Outcome) {
        self.members = outcome.members.unwrap_or_else(|| self.members.clone());
        self.votes = outcome.votes.unwrap_or_else(|| std::mem::take(&mut self.votes));
        self.logs.extend(outcome.logs);
        self.titles.extend(outcome.titles);
        self.registry.apply(outcome.registry);
    }
}

impl<S: Deref<Target = State>> Draft<S> {
    /// Begins to try the operations of the block of a height on a state that is shared.
    pub fn of(state: S, height: u64) -> Self {
        Self { state, height, members: None, votes: None, logs: BTreeMap::new(), titles: BTreeMap::new() }
    }

    /// Goes on from titles as they were tried before; nothing that was decided since may have touched them.
    pub fn continuing(state: S, height: u64, titles: BTreeMap<Hash, Title>) -> Self {
        Self { titles, ..Self::of(state, height) }
    }

    /// The titles as far as they were tried, without the state they were tried on.
    pub fn into_titles(self) -> BTreeMap<Hash, Title> {
        self.titles
    }

    /// Tries one more operation. One that is refused changes nothing.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn apply(&mut self, operation: &Operation, signatures: &dyn Signatures) -> Result<(), Refusal> {
        match operation {
            Operation::Checkpoint { old, proof, note } => self.checkpoint(*old, proof, note, signatures),
            Operation::Title { title, sequence, act, note } => self.act(title, *sequence, act, note, signatures),
            Operation::Vote { vote, note } => self.vote(vote, note, signatures),
        }
    }

    fn checkpoint(&mut self, old: u64, path: &[Hash], note: &str, signatures: &dyn Signatures) -> Result<(), Refusal> {
        let note = Note::read(note).ok_or(Refusal::NotAnOperation)?;
        let checkpoint = Checkpoint::read(note.text).ok_or(Refusal::NotAnOperation)?;
        let origin = checkpoint.origin;
        let keeper = self.members().keeper(origin).ok_or_else(|| Refusal::UnknownLog { origin: origin.to_owned() })?;
        let known = self.logs.get(origin).or_else(|| self.state.logs.get(origin));
        let unwatched = Watched::default();
        // What is cheap to see is seen before signatures are checked.
        let next = known.unwrap_or(&unwatched).after(old, path, &checkpoint, self.height)?;
        for key in &keeper.log {
            if !signed_by(&note, key, signatures) {
                return Err(Refusal::NotSignedBy { name: key.name().to_owned() });
            }
        }
        self.logs.insert(origin.to_owned(), next);
        Ok(())
    }

    fn act(&mut self, title: &Hash, sequence: u64, act: &Act, note: &str, signatures: &dyn Signatures) -> Result<(), Refusal> {
        let note = Note::read(note).ok_or(Refusal::NotAnOperation)?;
        let known = self.titles.get(title).or_else(|| self.state.titles.get(title));
        let (next, controller) = match (act, known) {
            (Act::Issue { document, issuer, .. }, None) => {
                if *title != id(&self.state.consortium, issuer, document) || sequence != 0 {
                    return Err(Refusal::Elsewhere);
                }
                (Title::issued(act).ok_or(Refusal::NotAnOperation)?, issuer)
            }
            (_, None) => return Err(Refusal::UnknownTitle),
            (Act::Issue { .. }, Some(_)) => return Err(Refusal::KnownTitle),
            (_, Some(known)) if sequence != known.sequence => return Err(Refusal::NotNext { sequence: known.sequence }),
            (_, Some(known)) => (known.after(act)?, known.controller(act)?),
        };
        if !signed_by(&note, controller, signatures) {
            return Err(Refusal::NotSignedBy { name: controller.name().to_owned() });
        }
        self.titles.insert(*title, next);
        Ok(())
    }

    fn vote(&mut self, vote: &Vote, note: &str, signatures: &dyn Signatures) -> Result<(), Refusal> {
        let note = Note::read(note).ok_or(Refusal::NotAnOperation)?;
        let members = self.members();
        if vote.consortium != self.state.consortium {
            return Err(Refusal::Elsewhere);
        }
        if vote.change != members.change() {
            return Err(Refusal::AnotherChange { change: members.change() });
        }
        let name = note.signatures.first().map_or("", |line| line.name).to_owned();
        let voter = members.get(&name).ok_or_else(|| Refusal::NotAMember { name: name.clone() })?;
        let after = members.after(&vote.subject).ok_or(Refusal::NoSuchMembers)?;
        if !signed_by(&note, &voter.key, signatures) {
            return Err(Refusal::NotSignedBy { name });
        }
        let subject = note.text.to_owned();
        let mut votes = self.votes.as_ref().unwrap_or(&self.state.votes).clone();
        if votes.get(&subject).is_some_and(|voters| voters.contains(&name)) {
            return Err(Refusal::AlreadyVoted);
        }
        // A member has one vote a change; the newest counts. So there are never more open votes than members.
        votes.values_mut().for_each(|voters| {
            voters.remove(&name);
        });
        votes.retain(|_, voters| !voters.is_empty());
        let voters = votes.entry(subject).or_default();
        voters.insert(name);
        if members.is_quorum(voters.len()) {
            self.members = Some(after);
            votes.clear();
        }
        self.votes = Some(votes);
        Ok(())
    }

    /// Who decides the next block, as far as is tried.
    pub fn members(&self) -> &Members {
        self.members.as_ref().unwrap_or(&self.state.members)
    }

    /// What the operations so far come to.
    pub fn finish(self) -> Outcome {
        let mut entries = BTreeMap::new();
        let mut put = |kind: &str, key: &[u8], text: String| {
            entries.insert(hash::leaf(&[kind.as_bytes(), key]), hash::leaf(&[text.as_bytes()]));
        };
        for (id, title) in &self.titles {
            put("title\n", id, title.text(id));
        }
        for (origin, log) in &self.logs {
            put("log\n", origin.as_bytes(), log.text(origin));
        }
        if let Some(members) = &self.members {
            put("members\n", &[], members.text());
        }
        if let Some(votes) = &self.votes {
            let line = |(subject, voters): (&String, &BTreeSet<String>)| {
                format!("{subject}{}\n\n", voters.iter().map(String::as_str).collect::<Vec<_>>().join(" "))
            };
            put("votes\n", &[], votes.iter().map(line).collect());
        }
        let registry = self.state.registry.delta(entries);
        let root = self.state.registry.root_after(&registry);
        Outcome { root, members: self.members, votes: self.votes, logs: self.logs, titles: self.titles, registry }
    }
}
