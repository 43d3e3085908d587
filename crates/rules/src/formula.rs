//! This module decides how a cell is compiled and run that is not about a declaration: its names stand for values that
//! the caller gives. Contracts between parties are written in it, in the same language as the law's tables.

use std::collections::BTreeSet;

use declaration::{LanguageMap, Money};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::World;
use crate::evaluate::{Scope, Unit, Value, truth, value};
use crate::form::{Term, Test};
use crate::names::Variables;
use crate::problem::{Fault, Problem};
use crate::tell::{Labels, Teller};
use crate::translate::{self, Kind};

/// Names that one cell may choose from.
pub const NAMES_MAX: usize = 1024;

/// What sort of value stands behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A text or code.
    Text,
    /// A figure without a unit.
    Number,
    /// A figure with its currency.
    Amount,
}

impl Sort {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Number => Kind::Number,
            Self::Amount => Kind::Amount,
        }
    }
}

/// A value under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// A text or code.
    Text(String),
    /// A figure without a unit.
    Number(Decimal),
    /// A figure with its currency.
    Amount(Money),
}

impl Given {
    /// What sort of value it is.
    pub fn sort(&self) -> Sort {
        match self {
            Self::Text(_) => Sort::Text,
            Self::Number(_) => Sort::Number,
            Self::Amount(_) => Sort::Amount,
        }
    }
}

impl std::fmt::Display for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(figure) => figure.fmt(f),
            Self::Amount(money) => write!(f, "{} {}", money.amount, money.currency),
        }
    }
}

/// The names that cells may use, in the order in which values are given. A name may have dots in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<(String, Sort)>);

impl Names {
    /// Adds a name and gives its place; none when it is there already or there are too many.
    pub fn add(&mut self, name: &str, sort: Sort) -> Option<u16> {
        if self.0.len() >= NAMES_MAX || self.find(name).is_some() {
            return None;
        }
        let place = u16::try_from(self.0.len()).ok()?;
        self.0.push((name.to_owned(), sort));
        Some(place)
    }

    /// The place and sort of a name.
    pub fn find(&self, name: &str) -> Option<(u16, Sort)> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some((u16::try_from(place).ok()?, self.0.get(place)?.1))
    }

    /// All names in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Sort)> {
        self.0.iter().map(|(name, sort)| (name.as_str(), *sort))
    }
}

/// A condition over given values.
///
/// ```
/// use rules::{Given, Names, Predicate, Sort};
/// let mut names = Names::default();
/// names.add("scan.result", Sort::Text);
/// names.add("duty.at", Sort::Number);
/// let ready = Predicate::compile("when", "scan.result == 'clean' && has(duty.at)", &names).unwrap();
/// let clean = Some(Given::Text("clean".into()));
/// assert_eq!(ready.holds(&[clean.clone(), None]), Some(false));
/// assert_eq!(ready.holds(&[clean, Some(Given::Number(1.into()))]), Some(true));
/// assert_eq!(ready.holds(&[None, Some(Given::Number(1.into()))]), None);
/// let slip = Predicate::compile("when", "scan.resutl == 'clean'", &names).unwrap_err();
/// assert_eq!(slip.mend, "did you mean `scan.result`?");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    test: Test,
    used: BTreeSet<u16>,
}

impl Predicate {
    /// Compiles a cell; `cell` is what it is called where it stands.
    ///
    /// # Errors
    /// Says what is wrong with it, where, and the mend.
    pub fn compile(cell: &str, source: &str, names: &Names) -> Result<Self, Problem> {
        let (test, used) = translate::condition_of_given(source, &Variables::given(names)).map_err(|fault| at(fault, cell))?;
        Ok(Self { test, used })
    }

    /// Whether it holds of the values, each at the place of its name; none when what it asks for is absent.
    pub fn holds(&self, given: &[Option<Given>]) -> Option<bool> {
        truth(&Scope::with(&Nowhere, given), &self.test)
    }

    /// The places of the names that it uses.
    pub fn used(&self) -> &BTreeSet<u16> {
        &self.used
    }

    /// It in plain words.
    pub fn told(&self, labels: &dyn Labels) -> LanguageMap {
        Teller { labels }.languages(|teller, zh| teller.test(&self.test, zh))
    }
}

/// A value made of given ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    term: Term,
    sort: Sort,
    used: BTreeSet<u16>,
}

impl Expression {
    /// Compiles a cell; `cell` is what it is called where it stands.
    ///
    /// # Errors
    /// Says what is wrong with it, where, and the mend.
    pub fn compile(cell: &str, source: &str, names: &Names) -> Result<Self, Problem> {
        let compiled = translate::value_of_given(source, &Variables::given(names)).map_err(|fault| at(fault, cell))?;
        let (term, kind, used) = compiled;
        let sort = match kind {
            Kind::Text => Sort::Text,
            Kind::Number => Sort::Number,
            Kind::Amount => Sort::Amount,
            Kind::Quantity | Kind::Moment | Kind::Date => {
                return Err(at(Fault::whole("a date is no value here", "name a text, a figure or an amount"), cell));
            }
        };
        Ok(Self { term, sort, used })
    }

    /// What sort of value it gives.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// The places of the names that it uses.
    pub fn used(&self) -> &BTreeSet<u16> {
        &self.used
    }

    /// Its value; none when something is absent or cannot be reckoned.
    pub fn value(&self, given: &[Option<Given>]) -> Option<Given> {
        match value(&Scope::with(&Nowhere, given), &self.term)? {
            Value::Text(text) => Some(Given::Text(text.into_owned())),
            Value::Figure(figure, Unit::Currency(Some(currency))) => {
                Some(Given::Amount(Money { amount: figure, currency: currency.parse().ok()? }))
            }
            Value::Figure(figure, _) => Some(Given::Number(figure)),
            Value::Date(_) => None,
        }
    }

    /// It in plain words.
    pub fn told(&self, labels: &dyn Labels) -> LanguageMap {
        Teller { labels }.languages(|teller, zh| teller.term(&self.term, zh))
    }
}

fn at(fault: Fault, cell: &str) -> Problem {
    fault.at("", 0, cell)
}

/// Cells over given values ask nothing else: the functions that would are refused when they are compiled.
struct Nowhere;

impl World for Nowhere {
    fn date(&self) -> Date {
        Date::ZERO
    }
    fn today(&self) -> Date {
        Date::ZERO
    }
    fn in_list(&self, _: &str, _: &str) -> Option<bool> {
        None
    }
    fn seen(&self, _: &str, _: &str) -> bool {
        false
    }
    fn is_held(&self, _: &str, _: Option<&str>, _: Option<&str>) -> bool {
        false
    }
    fn is_kept(&self, _: &str) -> bool {
        false
    }
}
