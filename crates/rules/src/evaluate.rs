//! This module decides what a condition in compact form says of a declaration: true, false, or unknown.
//!
//! It allocates nothing on the common path; texts are borrowed from the declaration, figures are decimals.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Ordering;

use declaration::identifier::is_container_number;
use declaration::leaf::{DateTime, LeafSlot};
use declaration::node::{Node, View};
use declaration::{Ducr, Eori, Mrn};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::World;
use crate::form::{Comparison, Facet, Identifier, Inner, List, Operation, Part, Place, Quantifier, SLOTS_MAX, Term, Test};
use crate::formula::Given;

/// What the variables of a cell stand for while it runs. Each macro has a slot of its own, so a variable is
/// put there and never needs to be taken away.
pub(crate) struct Scope<'a> {
    pub world: &'a dyn World,
    nodes: [Cell<Option<&'a dyn Node>>; SLOTS_MAX],
    /// Values by the places of their names, where a cell names values and not a declaration.
    given: &'a [Option<Given>],
}

/// A value on the way; absent values are `None` around it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'a> {
    Text(Cow<'a, str>),
    Figure(Decimal, Unit<'a>),
    Date(Date),
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit<'a> {
    /// A plain number goes with every figure.
    None,
    /// Money; without a currency it is the country's own.
    Currency(Option<&'a str>),
    /// A measure with its unit written; a bare one is in the field's usual unit and counts as plain.
    Measure(&'a str),
}

impl<'a> Unit<'a> {
    /// The common unit of two figures; none when they cannot be compared.
    fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Unit::None, unit) | (unit, Unit::None) => Some(unit),
            (left, right) => (left == right).then_some(left),
        }
    }
}

impl<'a> Scope<'a> {
    pub(crate) fn of(world: &'a dyn World) -> Self {
        Self { world, nodes: Default::default(), given: &[] }
    }

    pub(crate) fn with(world: &'a dyn World, given: &'a [Option<Given>]) -> Self {
        Self { world, nodes: Default::default(), given }
    }

    fn given(&self, place: u16) -> Option<&'a Given> {
        self.given.get(usize::from(place))?.as_ref()
    }

    /// Lets the variable of a slot stand for a node from now on.
    pub(crate) fn put(&self, slot: u8, node: Option<&'a dyn Node>) {
        if let Some(place) = self.nodes.get(usize::from(slot)) {
            place.set(node);
        }
    }

    pub(crate) fn node(&self, slot: u8) -> Option<&'a dyn Node> {
        self.nodes.get(usize::from(slot)).and_then(Cell::get)
    }

    fn view(&self, place: &Place) -> Option<View<'a>> {
        view_below(self.node(place.slot)?, &place.path)
    }

    fn leaf(&self, place: &Place) -> Option<&'a dyn LeafSlot> {
        match self.view(place)? {
            View::Leaf(leaf) => Some(leaf),
            _ => None,
        }
    }
}

fn view_below<'a>(mut node: &'a dyn Node, path: &[u8]) -> Option<View<'a>> {
    let Some((last, way)) = path.split_last() else { return Some(View::One(Some(node))) };
    for index in way {
        match node.view(usize::from(*index)) {
            View::One(Some(below)) => node = below,
            _ => return None,
        }
    }
    Some(node.view(usize::from(*last)))
}

/// Calls `visit` with every node at the path, joining the lists on the way, until it says stop.
fn each_below<'a>(node: &'a dyn Node, path: &[u8], visit: &mut dyn FnMut(&'a dyn Node) -> bool) -> bool {
    let Some((first, rest)) = path.split_first() else { return visit(node) };
    match node.view(usize::from(*first)) {
        View::One(Some(below)) => each_below(below, rest, visit),
        View::Many(nodes) => (0..nodes.count()).filter_map(|index| nodes.at(index)).all(|below| each_below(below, rest, visit)),
        _ => true,
    }
}

/// Calls `visit` with every element of the list until it says stop.
fn each<'a>(scope: &Scope<'a>, list: &List, visit: &mut dyn FnMut(&'a dyn Node) -> bool) -> bool {
    match list {
        List::Place(place) => match scope.node(place.slot) {
            Some(node) => each_below(node, &place.path, visit),
            None => true,
        },
        List::Filter(inner, slot, test) => each(scope, inner, &mut |node| {
            scope.put(*slot, Some(node));
            if truth(scope, test) == Some(true) { visit(node) } else { true }
        }),
    }
}

/// Calls `visit` with every present leaf at the path below every element.
fn each_leaf<'a>(scope: &Scope<'a>, list: &List, path: &[u8], visit: &mut dyn FnMut(&'a dyn LeafSlot) -> bool) {
    let Some((last, way)) = path.split_last() else { return };
    each(scope, list, &mut |node| {
        each_below(node, way, &mut |node| match node.view(usize::from(*last)) {
            View::Leaf(leaf) if leaf.is_present() => visit(leaf),
            _ => true,
        })
    });
}

/// Whether a condition holds; none when what it asks for is absent.
pub(crate) fn truth(scope: &Scope<'_>, test: &Test) -> Option<bool> {
    match test {
        Test::Known(known) => Some(*known),
        Test::Not(inner) => truth(scope, inner).map(|known| !known),
        Test::All(tests) => conjunction(tests.iter().map(|test| truth(scope, test))),
        Test::Any(tests) => conjunction(tests.iter().map(|test| truth(scope, test).map(|known| !known))).map(|known| !known),
        Test::Present(place) => Some(match scope.view(place) {
            Some(View::Leaf(leaf)) => leaf.is_present(),
            Some(View::One(one)) => one.is_some(),
            Some(View::Many(many)) => many.count() > 0,
            None => false,
        }),
        Test::Compare(relation, left, right) => match (&**left, &**right) {
            // The commonest of all conditions: a text in the declaration against one in the cell.
            (Term::Leaf(place), Term::Text(wanted)) => {
                scope.leaf(place)?.text().map(|found| holds(*relation, (*found).cmp(wanted)))
            }
            (left, right) => compare(*relation, &value(scope, left)?, &value(scope, right)?),
        },
        Test::OneOf(term, texts) => text(scope, term).map(|text| texts.iter().any(|known| *known == text)),
        Test::IsAdditional(term, slot) => {
            let wanted = text(scope, term)?;
            Some(additional(scope, *slot).any(|code| *code == *wanted))
        }
        Test::Part(part, whole, piece) => {
            let (whole, piece) = (text(scope, whole)?, text(scope, piece)?);
            Some(match part {
                Part::Start => whole.starts_with(&*piece),
                Part::End => whole.ends_with(&*piece),
                Part::Inside => whole.contains(&*piece),
            })
        }
        Test::Matches(term, pattern) => text(scope, term).map(|text| pattern.matches(&text)),
        Test::WellFormed(kind, term) => text(scope, term).map(|text| well_formed(*kind, &text)),
        Test::InList(list, term) => scope.world.in_list(list, &text(scope, term)?),
        Test::Seen(kind, term) => text(scope, term).map(|text| scope.world.seen(kind, &text)),
        Test::Elements(quantifier, list, slot, test) => quantified(scope, *quantifier, list, *slot, test),
        Test::Unique(list, inner) => {
            let mut seen: Vec<Key<'_>> = Vec::new();
            each_leaf(scope, list, &inner.path, &mut |leaf| {
                seen.extend(key(leaf, inner.facet));
                true
            });
            seen.sort_unstable();
            Some(seen.windows(2).all(|two| two.first() != two.last()))
        }
        Test::Same(list, inner) => {
            let mut first: Option<Key<'_>> = None;
            let mut same = true;
            each_leaf(scope, list, &inner.path, &mut |leaf| {
                match (&first, key(leaf, inner.facet)) {
                    (Some(first), Some(key)) => same = *first == key,
                    (None, key) => first = key,
                    (Some(_), None) => {}
                }
                same
            });
            Some(same)
        }
        Test::Held(kind, holder, number) => {
            let (kind, holder, number) = (text(scope, kind)?, if_asked(scope, holder)?, if_asked(scope, number)?);
            Some(scope.world.is_held(&kind, holder.as_deref(), number.as_deref()))
        }
        Test::Kept(kind) => text(scope, kind).map(|kind| scope.world.is_kept(&kind)),
        Test::Given(place) => Some(scope.given(*place).is_some()),
    }
}

/// What is compared of a leaf; 10 and 10.00 are the same figure.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Figure(Decimal),
    Text(Cow<'a, str>),
}

fn key(leaf: &dyn LeafSlot, facet: Facet) -> Option<Key<'_>> {
    match facet {
        Facet::Unit => leaf.attribute().map(|(_, unit)| Key::Text(Cow::Borrowed(unit))),
        Facet::Value | Facet::Money => leaf.decimal().map(Key::Figure).or_else(|| leaf.text().map(Key::Text)),
    }
}

/// False if one is false, else unknown if one is unknown, else true.
fn conjunction(tests: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut result = Some(true);
    for test in tests {
        match test {
            Some(false) => return Some(false),
            None => result = None,
            Some(true) => {}
        }
    }
    result
}

fn quantified(scope: &Scope<'_>, quantifier: Quantifier, list: &List, slot: u8, test: &Test) -> Option<bool> {
    let (mut fulfilled, mut failed, mut unknown) = (0_usize, 0_usize, 0_usize);
    each(scope, list, &mut |node| {
        scope.put(slot, Some(node));
        match truth(scope, test) {
            Some(true) => fulfilled += 1,
            Some(false) => failed += 1,
            None => unknown += 1,
        }
        match quantifier {
            Quantifier::Some => fulfilled == 0,
            Quantifier::Every => failed == 0,
            Quantifier::One => fulfilled < 2,
        }
    });
    match quantifier {
        Quantifier::Some if fulfilled > 0 => Some(true),
        Quantifier::Every if failed > 0 => Some(false),
        Quantifier::One if fulfilled > 1 => Some(false),
        _ if unknown > 0 => None,
        Quantifier::Some => Some(false),
        Quantifier::Every => Some(true),
        Quantifier::One => Some(fulfilled == 1),
    }
}

fn compare(relation: Comparison, left: &Value<'_>, right: &Value<'_>) -> Option<bool> {
    let ordering = match (left, right) {
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Figure(left, left_unit), Value::Figure(right, right_unit)) => {
            left_unit.with(*right_unit)?;
            left.cmp(right)
        }
        _ => return None,
    };
    Some(holds(relation, ordering))
}

fn holds(relation: Comparison, ordering: Ordering) -> bool {
    match relation {
        Comparison::Equal => ordering == Ordering::Equal,
        Comparison::Unequal => ordering != Ordering::Equal,
        Comparison::Less => ordering == Ordering::Less,
        Comparison::AtMost => ordering != Ordering::Greater,
        Comparison::Greater => ordering == Ordering::Greater,
        Comparison::AtLeast => ordering != Ordering::Less,
    }
}

fn well_formed(kind: Identifier, text: &str) -> bool {
    match kind {
        Identifier::Ducr => text.parse::<Ducr>().is_ok(),
        Identifier::Mrn => text.parse::<Mrn>().is_ok(),
        Identifier::Eori => text.parse::<Eori>().is_ok(),
        Identifier::Container => is_container_number(text),
    }
}

/// The text of a term that need not be there; unknown where it is there and has none.
fn if_asked<'a: 't, 't>(scope: &Scope<'a>, term: &'t Option<Box<Term>>) -> Option<Option<Cow<'t, str>>> {
    match term {
        Some(term) => text(scope, term).map(Some),
        None => Some(None),
    }
}

fn text<'a: 't, 't>(scope: &Scope<'a>, term: &'t Term) -> Option<Cow<'t, str>> {
    match term {
        Term::Text(text) => Some(Cow::Borrowed(text)),
        Term::Leaf(place) => scope.leaf(place)?.text(),
        _ => match value(scope, term)? {
            Value::Text(text) => Some(text),
            _ => None,
        },
    }
}

/// The value of a term; none when it is absent or cannot be reckoned.
pub(crate) fn value<'a: 't, 't>(scope: &Scope<'a>, term: &'t Term) -> Option<Value<'t>> {
    match term {
        Term::Text(text) => Some(Value::Text(Cow::Borrowed(text))),
        Term::Figure(figure) => Some(Value::Figure(figure.0, Unit::None)),
        Term::Date(date) => Some(Value::Date(*date)),
        Term::Leaf(place) => scope.leaf(place).and_then(|leaf| leaf_value(leaf, false)),
        Term::Money(place) => scope.leaf(place).and_then(|leaf| leaf_value(leaf, true)),
        Term::Unit(place) => scope.leaf(place)?.attribute().map(|(_, unit)| Value::Text(Cow::Borrowed(unit))),
        Term::DateOf(place) => {
            let text = scope.leaf(place)?.text()?;
            DateTime { text: text.as_ref().into(), format: Default::default() }.date().map(Value::Date)
        }
        Term::LegalDate => Some(Value::Date(scope.world.date())),
        Term::Today => Some(Value::Date(scope.world.today())),
        Term::Days(from, to) => match (value(scope, from)?, value(scope, to)?) {
            (Value::Date(from), Value::Date(to)) => Some(plain(Decimal::from(from.until(to).ok()?.get_days()))),
            _ => None,
        },
        Term::Procedure(slot) => procedure(scope, *slot).map(|code| Value::Text(Cow::Owned(code))),
        Term::AdditionalCount(slot) => Some(plain(Decimal::from(additional(scope, *slot).count()))),
        Term::Length(term) => text(scope, term).map(|text| plain(Decimal::from(text.chars().count()))),
        Term::Count(list) => {
            let mut count = 0_usize;
            each(scope, list, &mut |_| {
                count += 1;
                true
            });
            Some(plain(Decimal::from(count)))
        }
        Term::Sum(list, inner) => sum(scope, list, inner),
        Term::Join(first, second) => {
            let (first, second) = (text(scope, first)?, text(scope, second)?);
            Some(Value::Text(Cow::Owned([first, second].concat())))
        }
        Term::Arithmetic(operation, left, right) => match (value(scope, left)?, value(scope, right)?) {
            (Value::Figure(left, left_unit), Value::Figure(right, right_unit)) => {
                let unit = left_unit.with(right_unit)?;
                let figure = match operation {
                    Operation::Add => left.checked_add(right),
                    Operation::Subtract => left.checked_sub(right),
                    Operation::Multiply => left.checked_mul(right),
                    Operation::Divide => left.checked_div(right),
                };
                figure.map(|figure| Value::Figure(figure, unit))
            }
            _ => None,
        },
        Term::Choose(test, yes, no) => value(scope, if truth(scope, test)? { yes } else { no }),
        Term::Given(place) => Some(match scope.given(*place)? {
            Given::Text(text) => Value::Text(Cow::Borrowed(text)),
            Given::Number(figure) => plain(*figure),
            Given::Amount(money) => Value::Figure(money.amount, Unit::Currency(Some(money.currency.as_str()))),
        }),
    }
}

fn plain(figure: Decimal) -> Value<'static> {
    Value::Figure(figure, Unit::None)
}

fn leaf_value(leaf: &dyn LeafSlot, money: bool) -> Option<Value<'_>> {
    let Some(figure) = leaf.decimal() else { return leaf.text().map(Value::Text) };
    let written = leaf.attribute().map(|(_, unit)| unit);
    let unit = match (money, written) {
        (true, currency) => Unit::Currency(currency),
        (false, Some(unit)) => Unit::Measure(unit),
        // A number without a unit and a quantity in its usual unit behave alike.
        (false, None) => Unit::None,
    };
    Some(Value::Figure(figure, unit))
}

/// The sum of what is present; unknown when units differ or the digits overflow.
fn sum<'a>(scope: &Scope<'a>, list: &List, inner: &Inner) -> Option<Value<'a>> {
    let mut total = Some((Decimal::ZERO, Unit::None));
    each_leaf(scope, list, &inner.path, &mut |leaf| {
        total = match (total, leaf_value(leaf, inner.facet == Facet::Money)) {
            (Some((total, unit)), Some(Value::Figure(figure, other))) => {
                unit.with(other).and_then(|unit| Some((total.checked_add(figure)?, unit)))
            }
            _ => None,
        };
        total.is_some()
    });
    total.map(|(total, unit)| Value::Figure(total, unit))
}

/// The item behind a node. Rules reach procedures through the class table, as any reader does.
fn procedures<'a>(scope: &Scope<'a>, slot: u8) -> impl Iterator<Item = (Option<Cow<'a, str>>, Option<Cow<'a, str>>)> + use<'a> {
    let nodes = scope.node(slot).and_then(|item| match item.view(ITEM_PROCEDURES) {
        View::Many(nodes) => Some(nodes),
        _ => None,
    });
    nodes.into_iter().flat_map(|nodes| (0..nodes.count()).filter_map(|index| nodes.at(index))).map(|procedure| {
        let leaf = |index| match procedure.view(index) {
            View::Leaf(leaf) => leaf.text(),
            _ => None,
        };
        (leaf(PROCEDURE_CURRENT), leaf(PROCEDURE_PREVIOUS))
    })
}

/// Places in the class tables of an item's procedures and of their two leaves; a test holds them to it.
const ITEM_PROCEDURES: usize = 15;
const PROCEDURE_CURRENT: usize = 0;
const PROCEDURE_PREVIOUS: usize = 1;

/// Requested and previous procedure of an item, from the first procedure that has both.
pub(crate) fn procedure(scope: &Scope<'_>, slot: u8) -> Option<String> {
    procedures(scope, slot).find_map(|(current, previous)| Some([current?, previous?].concat()))
}

/// The additional procedure codes of an item: those without a previous procedure.
fn additional<'a>(scope: &Scope<'a>, slot: u8) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
    procedures(scope, slot).filter_map(|(current, previous)| if previous.is_none() { current } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use declaration::node::Described;
    use declaration::{GovernmentAgencyGoodsItem, GovernmentProcedure};

    #[test]
    fn the_leaves_of_a_procedure_stand_where_they_are_looked_for() {
        let item = GovernmentAgencyGoodsItem::CLASS.fields;
        assert_eq!(item[ITEM_PROCEDURES].member, "governmentProcedure");
        let fields = GovernmentProcedure::CLASS.fields;
        assert_eq!(fields[PROCEDURE_CURRENT].member, "currentCode");
        assert_eq!(fields[PROCEDURE_PREVIOUS].member, "previousCode");
    }
}
