//! This module decides what a name means in a cell that is about given values and not about a declaration.

use cel::common::ast::{Expr, IdedExpr};

use super::{Kind, Translator};
use crate::names::nearest;
use crate::problem::Fault;

/// Functions that ask what lies outside of the given values: the same values would not always give the same answer.
const WORLDLY: [&str; 7] = ["inList", "isHeld", "isInForce", "isKept", "legalDate", "seen", "today"];

impl Translator<'_> {
    /// The place of a given value and its kind.
    pub(super) fn given(&mut self, expression: &IdedExpr) -> Result<(u16, Kind), Fault> {
        let Some(name) = dotted(expression) else {
            return self.fault(expression, "a name is needed here", "write a name such as terms.amount");
        };
        let names = self.variables.given_names();
        let Some((place, sort)) = names.and_then(|names| names.find(&name)) else {
            let known: Vec<&str> = names.into_iter().flat_map(|names| names.iter()).map(|(name, _)| name).collect();
            let mend = match nearest(&name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("here are {}", known.join(", ")),
            };
            return self.fault(expression, format!("there is no `{name}` here"), mend);
        };
        self.used.insert(place);
        Ok((place, sort.kind()))
    }

    /// Refuses a function whose answer is not made of the given values alone.
    pub(super) fn refuse_world(&self, expression: &IdedExpr, function: &str) -> Result<(), Fault> {
        if self.variables.given_names().is_some() && WORLDLY.contains(&function) {
            return self.fault(
                expression,
                format!("`{function}` asks for what is not given here"),
                "use the names that are given",
            );
        }
        Ok(())
    }
}

/// A name with its dots; none for anything else.
fn dotted(expression: &IdedExpr) -> Option<String> {
    match &expression.expr {
        Expr::Ident(name) => Some(name.clone()),
        Expr::Select(select) => Some(format!("{}.{}", dotted(&select.operand)?, select.field)),
        _ => None,
    }
}
