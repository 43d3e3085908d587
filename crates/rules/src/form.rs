//! This module decides the compact form of a condition: what is left of a CEL cell once every name has
//! been resolved to a field's place and every type has been checked. It can be stored with postcard.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::pattern::Pattern;

/// Variables alive at once: the declaration, the item, the element, and five nested macros.
pub(crate) const SLOTS_MAX: usize = 8;
/// The slot of the declaration.
pub(crate) const SLOT_DECLARATION: u8 = 0;
/// The slot of the goods item.
pub(crate) const SLOT_ITEM: u8 = 1;
/// The slot of the element that `for_each … as …` names.
pub(crate) const SLOT_ELEMENT: u8 = 2;

/// A field seen from a variable: the indexes of the fields on the way down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The variable.
    pub slot: u8,
    /// Field indexes in the class tables, outermost first.
    pub path: Vec<u8>,
}

/// A condition: true, false, or unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Test {
    /// Always so.
    Known(bool),
    /// The contrary.
    Not(Box<Test>),
    /// All of them.
    All(Vec<Test>),
    /// At least one of them.
    Any(Vec<Test>),
    /// A leaf or class stands there, or a list has an element.
    Present(Place),
    /// Two terms stand in this relation.
    Compare(Comparison, Box<Term>, Box<Term>),
    /// A text is one of these.
    OneOf(Box<Term>, Vec<String>),
    /// A text is among the additional procedure codes of the item in the slot.
    IsAdditional(Box<Term>, u8),
    /// A text begins with, ends with or contains another.
    Part(Part, Box<Term>, Box<Term>),
    /// A text has this pattern.
    Matches(Box<Term>, Pattern),
    /// A text is an identifier of this kind.
    WellFormed(Identifier, Box<Term>),
    /// A text stands in a code list.
    InList(String, Box<Term>),
    /// A value was used before.
    Seen(String, Box<Term>),
    /// Some, every, or exactly one element fulfils the test, bound to the slot.
    Elements(Quantifier, Box<List>, u8, Box<Test>),
    /// No two elements have the same value at the path.
    Unique(Box<List>, Inner),
    /// All elements have the same value at the path.
    Same(Box<List>, Inner),
    /// A value was given under the name at this place.
    Given(u16),
    /// An authorisation of this type is in force: of a holder, under a number, or both.
    Held(Box<Term>, Option<Box<Term>>, Option<Box<Term>>),
    /// A register of this type of authorisation is kept.
    Kept(Box<Term>),
}

/// A leaf below the elements of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Inner {
    /// Field indexes from the element down; lists on the way are joined.
    pub path: Vec<u8>,
    /// What of the leaf is meant.
    pub facet: Facet,
}

/// What a condition speaks of, besides the declaration: it is the same for all that lies deeper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The declaration alone.
    Declaration,
    /// The goods item that a rule runs over.
    Item,
    /// The element that a rule runs over.
    Element,
}

impl Level {
    /// Variables of macros are bound inside and have slots of their own.
    fn of(slot: u8) -> Self {
        match slot {
            SLOT_ITEM => Self::Item,
            SLOT_ELEMENT => Self::Element,
            _ => Self::Declaration,
        }
    }
}

impl Test {
    /// The deepest thing that it speaks of.
    pub(crate) fn level(&self) -> Level {
        match self {
            Self::Known(_) | Self::Given(_) => Level::Declaration,
            Self::Not(inner) => inner.level(),
            Self::All(all) | Self::Any(all) => all.iter().map(Self::level).max().unwrap_or(Level::Declaration),
            Self::Present(place) => Level::of(place.slot),
            Self::Compare(_, left, right) | Self::Part(_, left, right) => left.level().max(right.level()),
            Self::IsAdditional(term, slot) => Level::of(*slot).max(term.level()),
            Self::OneOf(term, _)
            | Self::Matches(term, _)
            | Self::WellFormed(_, term)
            | Self::InList(_, term)
            | Self::Seen(_, term)
            | Self::Kept(term) => term.level(),
            Self::Elements(_, list, _, test) => list.level().max(test.level()),
            Self::Unique(list, _) | Self::Same(list, _) => list.level(),
            Self::Held(kind, holder, number) => {
                let asked = [holder, number].into_iter().flatten().map(|term| term.level());
                asked.fold(kind.level(), Level::max)
            }
        }
    }
}

impl Term {
    fn level(&self) -> Level {
        match self {
            Self::Text(_) | Self::Figure(_) | Self::Date(_) | Self::LegalDate | Self::Today | Self::Given(_) => {
                Level::Declaration
            }
            Self::Leaf(place) | Self::Money(place) | Self::Unit(place) | Self::DateOf(place) => Level::of(place.slot),
            Self::Procedure(slot) | Self::AdditionalCount(slot) => Level::of(*slot),
            Self::Length(term) => term.level(),
            Self::Count(list) | Self::Sum(list, _) => list.level(),
            Self::Days(left, right) | Self::Arithmetic(_, left, right) | Self::Join(left, right) => {
                left.level().max(right.level())
            }
            Self::Choose(test, left, right) => test.level().max(left.level()).max(right.level()),
        }
    }
}

impl List {
    fn level(&self) -> Level {
        match self {
            Self::Place(place) => Level::of(place.slot),
            Self::Filter(list, _, test) => list.level().max(test.level()),
        }
    }
}

/// What of a leaf is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Facet {
    /// Its text or figure.
    Value,
    /// Its figure as money: without a currency it is the country's own.
    Money,
    /// Its currency or unit.
    Unit,
}

/// A value: a text, a figure, or a date, or nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Term {
    /// A text as written.
    Text(String),
    /// A figure as written, to its last digit.
    Figure(Figure),
    /// A date as written.
    Date(Date),
    /// The value of a leaf that is no money.
    Leaf(Place),
    /// The amount of a leaf; without a currency it is the country's own and compares with no foreign one.
    Money(Place),
    /// The currency or unit beside a leaf.
    Unit(Place),
    /// The calendar date of a leaf.
    DateOf(Place),
    /// The legal date.
    LegalDate,
    /// The date of the decision.
    Today,
    /// Days from the first date to the second.
    Days(Box<Term>, Box<Term>),
    /// Requested and previous procedure of the item in the slot.
    Procedure(u8),
    /// How many additional procedures the item in the slot has.
    AdditionalCount(u8),
    /// Characters of a text.
    Length(Box<Term>),
    /// Elements of a list.
    Count(Box<List>),
    /// The sum of a figure over a list.
    Sum(Box<List>, Inner),
    /// Two figures, added, taken away, multiplied or divided.
    Arithmetic(Operation, Box<Term>, Box<Term>),
    /// One text after the other.
    Join(Box<Term>, Box<Term>),
    /// One of two terms.
    Choose(Box<Test>, Box<Term>, Box<Term>),
    /// The value that was given under the name at this place.
    Given(u16),
}

/// A repeated class, perhaps narrowed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum List {
    /// All that stand there; the path may cross other lists, which are joined.
    Place(Place),
    /// Those that fulfil the test, bound to the slot.
    Filter(Box<List>, u8, Box<Test>),
}

/// A relation of two terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// A relation of a text and a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Part {
    Start,
    End,
    Inside,
}

/// An operation on two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// How many elements must fulfil a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Quantifier {
    Some,
    Every,
    One,
}

/// A kind of identifier whose form can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Identifier {
    Ducr,
    Mrn,
    Eori,
    Container,
}

/// A decimal that is stored by mantissa and scale: the usual text form asks the format to describe
/// itself, which postcard does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure(pub Decimal);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.0.mantissa(), self.0.scale()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (mantissa, scale) = <(i128, u32)>::deserialize(deserializer)?;
        Decimal::try_from_i128_with_scale(mantissa, scale).map(Self).map_err(serde::de::Error::custom)
    }
}
