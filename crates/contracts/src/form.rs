//! This module decides how the form of a contract is written: who takes part, what it listens to, what it reckons, and its
//! clauses. It is the same for every agreement made by it; a form is a TOML file that a lawyer can read.

use declaration::LanguageMap;
use rules::Sort;
use serde::{Deserialize, Serialize};

/// The form of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is called, by language.
    pub title: LanguageMap,
    /// Who takes part.
    pub party: Vec<Role>,
    /// What each agreement fills in.
    #[serde(default)]
    pub term: Vec<TermForm>,
    /// Which facts it listens to.
    pub listen: Vec<Listen>,
    /// What is added up over facts.
    #[serde(default)]
    pub tally: Vec<Tally>,
    /// Amounts by a figure.
    #[serde(default)]
    pub schedule: Vec<Schedule>,
    /// What follows when.
    pub clause: Vec<Clause>,
}

/// A role that a party plays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name (`carrier`).
    pub role: String,
    /// What it is called, by language.
    pub text: LanguageMap,
}

/// Something that each agreement fills in; cells name it `terms.NAME`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermForm {
    /// Its name.
    pub name: String,
    /// What sort of value it is.
    pub sort: Sort,
    /// What it is called, by language.
    pub text: LanguageMap,
}

/// A fact that the contract listens to. Cells name what was last said of it `NAME.MEMBER`, when `NAME.at` (seconds since
/// 1970), and how often `NAME.count`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listen {
    /// The name under which it is known here.
    pub name: String,
    /// Its kind.
    pub fact: String,
    /// The roles that may state it.
    pub by: Vec<String>,
    /// When it is about this contract at all, as CEL over `fact.MEMBER` and `terms.NAME`; always when empty.
    #[serde(default)]
    pub about: String,
}

/// Something that is added up over the facts of a name. Its cells know the fact that has come (`fact.MEMBER`, `fact.at`) and
/// the one before it (`before.MEMBER`, `before.at`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Its name: other cells name it `tally.NAME`.
    pub name: String,
    /// Over which facts, by the name under which they are listened to.
    pub over: String,
    /// When something is added, as CEL.
    pub when: String,
    /// What is added, as CEL.
    pub add: String,
    /// What it is called, by language.
    pub text: LanguageMap,
}

/// An amount that depends on a figure; cells name it `schedule.NAME`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Its name.
    pub name: String,
    /// The figure, as CEL.
    pub by: String,
    /// The currency of its amounts.
    pub currency: String,
    /// From which figure on which amount; nothing below the first.
    pub step: Vec<ScheduleStep>,
    /// What it is called, by language.
    pub text: LanguageMap,
}

/// A step of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScheduleStep {
    /// The figure must be more than this, a decimal.
    pub above: String,
    /// The amount, a decimal.
    pub amount: String,
}

/// What follows when. A clause takes effect once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its name: other clauses know when it took effect as `done.NAME`.
    pub name: String,
    /// When it takes effect, as CEL.
    pub when: String,
    /// What it is called, by language.
    pub text: LanguageMap,
    /// What then follows.
    pub then: Vec<ActForm>,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum ActForm {
    /// The goods of a case are to be let go. It is asked for; whether it happens is for customs.
    Release {
        /// The movement reference number, as CEL.
        mrn: String,
    },
    /// A party is told.
    Notify {
        /// The role.
        party: String,
    },
    /// A claim opens.
    OpenClaim {
        /// Whose claim, by role.
        by: String,
        /// Against whom, by role.
        against: String,
        /// For how much, as CEL; to be agreed when empty.
        #[serde(default)]
        amount: String,
    },
    /// Money is owed.
    Pay {
        /// By whom, by role.
        from: String,
        /// To whom, by role.
        to: String,
        /// How much, as CEL.
        amount: String,
    },
}
