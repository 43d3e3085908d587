//! Decision tables whose cells are CEL conditions: validation rules, and analysts' profiles.
//!
//! Law is data: an officer edits a CSV table, [`compile`] checks every cell against the classes of the
//! WCO Data Model and turns it into a compact form, and [`RuleSet::evaluate`] runs that form over a
//! declaration. Parsing costs a quarter of a millisecond a cell, so it happens when a pack is compiled and
//! never while a declaration waits.
//!
//! # What a cell may say
//!
//! - Variables: `declaration`, `item` (where a rule runs per goods item), and the name after `as`.
//! - Members by the names of the JSON form; `.currency` of an amount, `.unit` of a quantity.
//! - `has(x.y)`, `==` `!=` `<` `<=` `>` `>=`, `in [..]`, `&&` `||` `!`, `? :`, `+ - * /`, `+` of texts.
//! - `list.exists(v, ..)`, `list.all(v, ..)`, `list.exists_one(v, ..)`, `list.filter(v, ..).size()`.
//! - `size`, `startsWith`, `endsWith`, `contains`, `matches`, `count(list)`, `sum(list, 'path')`,
//!   `unique(list, 'path')`, `same(list, 'path')`, `inList('countries', x)`, `seen('lrn', x)`, `date(x)`, `days(a, b)`,
//!   `today()`, `legalDate()`, `isDucr`, `isMrn`, `isEori`, `isContainer`, `procedure(item)`,
//!   `additional(item)`, and of authorisations in the register `isHeld('DPO', holder)`, `isHeld('DPO', holder, number)`,
//!   `isInForce('DPO', number)`, `isKept('DPO')`.
//!
//! # What is absent is unknown
//!
//! A comparison, list look-up or form check of an absent value is neither true nor false. `&&`, `||` and
//! `!` follow Kleene's logic, which is how CEL itself lets an error vanish beside a decisive operand. A
//! rule applies when its `when` is true, and finds when its `must` is false: what is unknown never finds.
//! An obligation therefore says `has(..)`, and a check of a value needs no guard against its absence.
//!
//! ```
//! use declaration::Declaration;
//! use jiff::civil::{Date, date};
//!
//! struct Calm;
//! impl rules::World for Calm {
//!     fn date(&self) -> Date { date(2026, 1, 1) }
//!     fn today(&self) -> Date { date(2026, 1, 1) }
//!     fn in_list(&self, _: &str, _: &str) -> Option<bool> { None }
//!     fn seen(&self, _: &str, _: &str) -> bool { false }
//!     fn is_held(&self, _: &str, _: Option<&str>, _: Option<&str>) -> bool { true }
//!     fn is_kept(&self, _: &str) -> bool { false }
//! }
//!
//! let table = "rule,code,severity,declaration_types,requested_procedures,goods,documents,for_each,when,must,pointer,arguments,valid_from,valid_to,source\n\
//!     lrn,CDS10001,error,,,,,,,has(declaration.functionalReferenceId),declaration.functionalReferenceId,,2021-01-01,,uk-tariff\n";
//! let set = rules::compile(&[("rules.csv".to_owned(), table.to_owned())]).expect("the table is sound");
//! let findings = set.evaluate(&Declaration::default(), &Calm);
//! assert_eq!(findings[0].pointer.to_string(), "42A/D026");
//! ```
//!
//! Architecture invariant: nothing here reads a file or a clock; what a rule asks beside the declaration
//! comes through [`World`], and whoever implements it records the answers.

mod chinese;
mod condition;
mod evaluate;
mod form;
mod formula;
mod lint;
mod names;
mod pattern;
mod problem;
mod rule_set;
mod selector;
mod table;
mod tell;
mod texts;
mod translate;

pub use condition::Condition;
pub use formula::{Expression, Given, NAMES_MAX, Names, Predicate, Sort};
pub use lint::{Advice, Lint, lint};
pub use problem::Problem;
pub use rule_set::{Rule, RuleSet};
pub use table::{COLUMNS, compile};
pub use tell::Labels;
pub use texts::{TEXT_COLUMNS, TEXTS_FILE, TextRow, Texts};
pub use translate::{EXPRESSION_DEPTH_MAX, EXPRESSION_LENGTH_MAX, EXPRESSION_NODES_MAX};

/// What rules may ask beside the declaration; every answer is a fact that the caller recorded.
pub trait World {
    /// The legal date, on which the law is read.
    fn date(&self) -> jiff::civil::Date;
    /// The calendar date of the decision.
    fn today(&self) -> jiff::civil::Date;
    /// Whether a code stands in a list on the legal date; none when the pack has no such list.
    fn in_list(&self, list: &str, code: &str) -> Option<bool>;
    /// Whether a value was used before, by kind (`lrn`, `ducr`), or whether the declaration of this reference was
    /// amended (`amendment`).
    fn seen(&self, kind: &str, value: &str) -> bool;
    /// Whether an authorisation of a type (`DPO`) is in force on the legal date: of this holder, under this number, or both.
    /// So too where nobody keeps a register of the type: then a claim is all there is.
    /// Of what the declaration does not claim (holders of authorisations, documents of category `C`), nothing is in force.
    fn is_held(&self, kind: &str, holder: Option<&str>, number: Option<&str>) -> bool;
    /// Whether somebody keeps a register of a type of authorisations.
    fn is_kept(&self, kind: &str) -> bool;
}
