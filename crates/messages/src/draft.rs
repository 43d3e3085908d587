//! This module decides how a declaration is filled field by field from forms that are not trees: a path of
//! members and a text, with the line and column of the form for what does not fit.

use std::borrow::Cow;

use declaration::node::{View, set_leaf};
use declaration::pointer::Target;
use declaration::{Declaration, Pointer};

use crate::{Fault, PROBLEMS_MAX, Problem};

/// A declaration in the making.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) declaration: Declaration,
    pub(crate) problems: Vec<Problem>,
}

/// Where a value stands in the form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) name: &'a str,
}

impl Place<'_> {
    pub(crate) fn problem(self, fault: Fault) -> Problem {
        Problem { line: self.line, column: self.column, path: self.name.to_owned(), fault }
    }
}

impl Draft {
    /// Notes a problem; a form with very many is broken altogether.
    pub(crate) fn refuse(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem);
        }
    }

    /// Puts a value into the leaf at a path of members, with the currency or unit beside it.
    pub(crate) fn put(&mut self, path: &str, text: &str, attribute: Option<&str>, place: Place<'_>) {
        let set = |field, target: Target<'_>| match target {
            Target::Leaf(leaf) => set_leaf(field, leaf, Cow::Borrowed(text), attribute).map_err(Fault::Leaf),
            Target::One(_) | Target::Many(..) => Err(Fault::NoField { name: path.to_owned() }),
        };
        let done = Pointer::from_path(path)
            .and_then(|pointer| pointer.with_slot(&mut self.declaration, set))
            .unwrap_or_else(|_| Err(Fault::NoField { name: path.to_owned() }));
        if let Err(fault) = done {
            self.refuse(place.problem(fault));
        }
    }

    /// How many elements a list has.
    pub(crate) fn count(&self, path: &str) -> usize {
        let view = Pointer::from_path(path).ok().and_then(|pointer| {
            pointer.find(&self.declaration).ok().map(|view| match view {
                View::Many(many) => many.count(),
                _ => 0,
            })
        });
        view.unwrap_or_default()
    }
}

/// The path of a member of the goods item at a place, counted from 1.
pub(crate) fn item_path(item: usize, member: &str) -> String {
    format!("goodsShipment.governmentAgencyGoodsItem[{item}].{member}")
}
