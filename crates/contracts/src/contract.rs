//! This module decides what a compiled contract is: an agreement whose cells were checked, ready to be run.

use std::collections::BTreeMap;

use declaration::{LanguageMap, Money};
use jiff::Timestamp;
use reference::Hash;
use rules::{Expression, Given, Predicate};
use rust_decimal::Decimal;
use verifier::key::VerifierKey;
use verifier::note::Note;

use crate::agreement::{Agreement, acceptance};
use crate::fact::signed;
use crate::kind::{Kind, both};
use crate::refusal::Refusal;

/// Clauses, facts, tallies, schedules, terms or parties of a form: far more than anybody reads.
pub const CLAUSES_MAX: usize = 64;

/// An agreement that was checked.
#[derive(Debug, Clone)]
pub struct Contract {
    pub(crate) agreement: Agreement,
    pub(crate) hash: Hash,
    pub(crate) keys: BTreeMap<String, VerifierKey>,
    pub(crate) terms: BTreeMap<String, Given>,
    pub(crate) listens: BTreeMap<String, Listening>,
    pub(crate) tallies: Vec<Tallying>,
    pub(crate) schedules: BTreeMap<String, Scheduled>,
    pub(crate) clauses: Vec<Compiled>,
    /// What stands behind each name of clauses and schedules.
    pub(crate) sources: Vec<Source>,
}

/// What stands behind a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// The time of the fact that has come.
    Now,
    Term(String),
    At(String),
    Count(String),
    Said(String, String),
    Tally(String),
    Schedule(String),
    Done(String),
    FactAt,
    Fact(String),
    BeforeAt,
    Before(String),
}

#[derive(Debug, Clone)]
pub(crate) struct Listening {
    pub kind: &'static Kind,
    pub by: Vec<String>,
    pub about: Option<Predicate>,
    /// What stands behind each name of cells about this fact.
    pub sources: Vec<Source>,
}

#[derive(Debug, Clone)]
pub(crate) struct Tallying {
    pub name: String,
    pub over: String,
    pub when: Predicate,
    pub add: Expression,
}

#[derive(Debug, Clone)]
pub(crate) struct Scheduled {
    pub by: Expression,
    /// From above which figure on which amount, the smallest figure first.
    pub steps: Vec<(Decimal, Money)>,
}

impl Scheduled {
    /// The amount of the last step that the figure is above.
    pub(crate) fn amount(&self, given: &[Option<Given>]) -> Option<Money> {
        let Some(Given::Number(figure)) = self.by.value(given) else { return None };
        self.steps.iter().rev().find(|(above, _)| figure > *above).map(|(_, amount)| *amount)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub name: String,
    pub when: Predicate,
    pub then: Vec<Then>,
}

#[derive(Debug, Clone)]
pub(crate) enum Then {
    Release { mrn: Expression },
    Notify { party: String },
    OpenClaim { by: String, against: String, amount: Option<Expression> },
    Pay { from: String, to: String, amount: Expression },
}

impl Then {
    /// The expression in it, if it has one.
    pub(crate) fn expression(&self) -> Option<&Expression> {
        match self {
            Self::Release { mrn } => Some(mrn),
            Self::Notify { .. } => None,
            Self::OpenClaim { amount, .. } => amount.as_ref(),
            Self::Pay { amount, .. } => Some(amount),
        }
    }
}

impl Contract {
    /// The agreement.
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// The hash of the agreement, by which it is known.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// The key of whoever plays a role.
    pub fn key(&self, role: &str) -> Option<&VerifierKey> {
        self.keys.get(role)
    }

    /// What was filled in.
    pub fn term(&self, name: &str) -> Option<&Given> {
        self.terms.get(name)
    }

    /// The kind of a fact, by the name under which the contract listens to it, and who may state it.
    pub fn listens_to(&self, fact: &str) -> Option<(&'static Kind, &[String])> {
        self.listens.get(fact).map(|listening| (listening.kind, listening.by.as_slice()))
    }

    /// The text that a party signs to accept it; none when nobody plays the role.
    pub fn acceptance(&self, role: &str) -> Option<String> {
        self.keys.contains_key(role).then(|| acceptance(&self.hash.to_string(), role))
    }

    /// Which party accepted it by this note.
    ///
    /// # Errors
    /// The note accepts something else, or the party's key did not sign it.
    pub fn accepted(&self, note: &str) -> Result<String, Refusal> {
        let note = Note::read(note).ok_or(Refusal::NotAFact { line: 0 })?;
        let role = note.text.lines().nth(2).and_then(|line| line.strip_prefix("party ")).unwrap_or_default();
        let Some(key) = self.keys.get(role) else { return Err(Refusal::UnknownParty { party: role.to_owned() }) };
        if note.text != acceptance(&self.hash.to_string(), role) {
            return Err(Refusal::OtherContract);
        }
        if signed(&note, key) { Ok(role.to_owned()) } else { Err(Refusal::NotSigned { party: role.to_owned() }) }
    }

    /// Whether all parties have accepted it.
    ///
    /// # Errors
    /// A note does not accept it, or somebody's is missing.
    pub fn in_force<'a>(&self, notes: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
        let accepted: Vec<String> = notes.into_iter().map(|note| self.accepted(note)).collect::<Result<_, _>>()?;
        let missing: Vec<String> = self.keys.keys().filter(|role| !accepted.contains(role)).cloned().collect();
        if missing.is_empty() { Ok(()) } else { Err(Refusal::NotInForce { missing }) }
    }

    /// Whether facts of this time count.
    pub(crate) fn counts_at(&self, at: Timestamp) -> bool {
        self.agreement.valid_from <= at && at <= self.agreement.valid_to
    }

    /// What stands behind a name is called so.
    pub(crate) fn label(&self, source: Option<&Source>) -> LanguageMap {
        let form = &self.agreement.form;
        let texts = |en: String, zh: String| both((&en, &zh));
        let of = |fact: &str, member: &str| {
            let kind = self.listens.get(fact).map(|listening| listening.kind);
            let member = kind.and_then(|kind| kind.all_members().find(|known| known.name == member));
            member.map(|member| both(member.called)).unwrap_or_default()
        };
        match source {
            None => LanguageMap::default(),
            Some(Source::Now) => both(("the time now", "当前时间")),
            Some(Source::Term(name)) => {
                let text = form.term.iter().find(|term| term.name == *name).map(|term| term.text.clone()).unwrap_or_default();
                let value = self.terms.get(name).map(ToString::to_string).unwrap_or_default();
                texts(format!("{} ({value})", text.get(&["en"])), format!("{}（{value}）", text.get(&["zh"])))
            }
            Some(Source::At(fact)) => {
                let called = self.listens.get(fact).map_or(("", ""), |listening| listening.kind.called);
                texts(format!("the time when {}", called.0), format!("{}的时间", called.1))
            }
            Some(Source::Count(fact)) => {
                let called = self.listens.get(fact).map_or(("", ""), |listening| listening.kind.called);
                texts(format!("how often {}", called.0), format!("{}的次数", called.1))
            }
            Some(Source::Said(fact, member)) => of(fact, member),
            Some(Source::Tally(name)) => {
                form.tally.iter().find(|tally| tally.name == *name).map(|tally| tally.text.clone()).unwrap_or_default()
            }
            Some(Source::Schedule(name)) => {
                form.schedule.iter().find(|schedule| schedule.name == *name).map(|one| one.text.clone()).unwrap_or_default()
            }
            Some(Source::Done(name)) => {
                let clause = form.clause.iter().find(|clause| clause.name == *name);
                let text = clause.map(|clause| clause.text.clone()).unwrap_or_default();
                texts(
                    format!("the time when the clause “{}” took effect", text.get(&["en"])),
                    format!("条款“{}”的生效时间", text.get(&["zh"])),
                )
            }
            Some(Source::FactAt) => both(("its time", "其时间")),
            Some(Source::BeforeAt) => both(("the time of the one before", "前一次的时间")),
            Some(Source::Fact(member)) => self.member(member, ("", ""), ("", "")),
            Some(Source::Before(member)) => self.member(member, ("the one before: ", ""), ("前一次的", "")),
        }
    }

    /// That there is a value behind a name.
    pub(crate) fn presence(&self, source: Option<&Source>) -> LanguageMap {
        match source {
            Some(Source::At(fact)) => both(self.listens.get(fact).map_or(("", ""), |listening| listening.kind.called)),
            Some(Source::Done(name)) => {
                let clause = self.agreement.form.clause.iter().find(|clause| clause.name == *name);
                let text = clause.map(|clause| clause.text.clone()).unwrap_or_default();
                both((
                    &format!("the clause “{}” has taken effect", text.get(&["en"])),
                    &format!("条款“{}”已生效", text.get(&["zh"])),
                ))
            }
            other => {
                let value = self.label(other);
                both((&format!("{} is known", value.get(&["en"])), &format!("{}已知", value.get(&["zh"]))))
            }
        }
    }

    /// What a member of whatever fact is called.
    fn member(&self, member: &str, en: (&str, &str), zh: (&str, &str)) -> LanguageMap {
        let members = self.listens.values().flat_map(|listening| listening.kind.all_members());
        let called = members.into_iter().find(|known| known.name == member).map_or(("", ""), |known| known.called);
        both((&format!("{}{}{}", en.0, called.0, en.1), &format!("{}{}{}", zh.0, called.1, zh.1)))
    }
}
