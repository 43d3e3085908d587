//! This module decides what value an expression has: text, figure or date, with its kind checked.

use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue, operators};
use rust_decimal::Decimal;

use super::{Kind, Translator};
use crate::form::{Figure, Operation, Term};
use crate::names::{End, Resolved, step};
use crate::problem::Fault;

impl Translator<'_> {
    pub(super) fn term(&mut self, expression: &IdedExpr) -> Result<(Term, Kind), Fault> {
        self.enter(expression)?;
        let term = self.term_inside(expression);
        self.depth -= 1;
        term
    }

    fn term_inside(&mut self, expression: &IdedExpr) -> Result<(Term, Kind), Fault> {
        match &expression.expr {
            Expr::Literal(LiteralValue::String(text)) => Ok((Term::Text(text.inner().to_owned()), Kind::Text)),
            Expr::Literal(LiteralValue::Int(number)) => Ok((figure(Decimal::from(*number.inner())), Kind::Number)),
            Expr::Literal(LiteralValue::Double(double)) => self.decimal(expression, double.inner().is_sign_negative()),
            Expr::Literal(_) => self.fault(expression, "a text or a figure is needed here", "write 'TEXT' or 12.5"),
            Expr::Select(_) | Expr::Ident(_) if self.variables.given_names().is_some() => {
                let (place, kind) = self.given(expression)?;
                Ok((Term::Given(place), kind))
            }
            Expr::Select(select) if !select.test => self.select(expression, &select.operand, &select.field),
            Expr::Ident(_) => {
                let resolved = self.resolve(expression)?;
                self.leaf(expression, resolved)
            }
            Expr::Call(call) => self.term_call(expression, call),
            _ => self.fault(expression, "a value is needed here and this is a condition or a list", "compare or count it"),
        }
    }

    /// A decimal literal keeps the digits of the source text; the parser has only a binary double left.
    fn decimal(&self, expression: &IdedExpr, negative: bool) -> Result<(Term, Kind), Fault> {
        // Offsets are bytes, the last one included.
        let span = self.info.offset_for(expression.id).map(|(start, stop)| start as usize..stop as usize + 1);
        let digits = span.and_then(|span| self.source.get(span)).unwrap_or_default();
        if digits.contains(['e', 'E']) {
            return self.fault(
                expression,
                format!("`{digits}` is a floating-point figure"),
                "write all its digits, such as 0.001",
            );
        }
        match digits.parse::<Decimal>() {
            Ok(value) => Ok((figure(if negative { -value.abs() } else { value }), Kind::Number)),
            Err(_) => {
                self.fault(expression, format!("`{digits}` is not a decimal figure of at most 28 digits"), "write fewer digits")
            }
        }
    }

    fn select(&mut self, expression: &IdedExpr, operand: &IdedExpr, field: &str) -> Result<(Term, Kind), Fault> {
        let mut resolved = self.resolve(operand)?;
        let unit = match resolved.end {
            End::Leaf(format) => match (Kind::of(format), field) {
                (Kind::Amount, "currency") | (Kind::Quantity, "unit") => true,
                (Kind::Amount, _) => {
                    return self.fault(expression, format!("an amount has no `{field}`"), "an amount has `.currency`");
                }
                (Kind::Quantity, _) => {
                    return self.fault(expression, format!("a quantity has no `{field}`"), "a quantity has `.unit`");
                }
                _ => false,
            },
            _ => false,
        };
        if unit {
            if resolved.joined {
                return self.crossing(expression);
            }
            return Ok((Term::Unit(resolved.place), Kind::Text));
        }
        step(&mut resolved, field, self.column(expression))?;
        self.leaf(expression, resolved)
    }

    fn leaf(&self, expression: &IdedExpr, resolved: Resolved) -> Result<(Term, Kind), Fault> {
        match resolved.end {
            End::Leaf(_) if resolved.joined => self.crossing(expression),
            End::Leaf(format) => {
                let kind = Kind::of(format);
                let term = if kind == Kind::Amount { Term::Money(resolved.place) } else { Term::Leaf(resolved.place) };
                Ok((term, kind))
            }
            End::Class(class) => self.fault(
                expression,
                format!("class {} is no value", class.name),
                "name one of its members, or test its presence with has(…)",
            ),
            End::List(class) => self.fault(
                expression,
                format!("class {} is repeated and no value", class.name),
                "count it with size(…), or use exists(x, …) or all(x, …)",
            ),
        }
    }

    fn term_call(&mut self, expression: &IdedExpr, call: &CallExpr) -> Result<(Term, Kind), Fault> {
        let operation = match call.func_name.as_str() {
            operators::ADD => Operation::Add,
            operators::SUBSTRACT => Operation::Subtract,
            operators::MULTIPLY => Operation::Multiply,
            operators::DIVIDE => Operation::Divide,
            operators::NEGATE => {
                let [inner] = call.args.as_slice() else { return self.term_function(expression, call) };
                let (term, kind) = self.figure(inner)?;
                return Ok((Term::Arithmetic(Operation::Subtract, Box::new(figure(Decimal::ZERO)), Box::new(term)), kind));
            }
            operators::CONDITIONAL => return self.choice(expression, call),
            _ => return self.term_function(expression, call),
        };
        let [left, right] = call.args.as_slice() else { return self.term_function(expression, call) };
        if operation == Operation::Add {
            let (first, kind) = self.term(left)?;
            if kind == Kind::Text {
                return Ok((Term::Join(Box::new(first), Box::new(self.text(right)?)), Kind::Text));
            }
        }
        let (left_term, left_kind) = self.figure(left)?;
        let (right_term, right_kind) = self.figure(right)?;
        let kind = match (left_kind, right_kind) {
            (Kind::Number, kind) | (kind, Kind::Number) => kind,
            (left, right) if left == right && matches!(operation, Operation::Add | Operation::Subtract) => left,
            (left, right) if left == right && operation == Operation::Divide => Kind::Number,
            (left, right) => {
                return self.fault(
                    expression,
                    format!("{} and {} cannot be reckoned together", left.name(), right.name()),
                    "reckon with like figures, or with plain numbers",
                );
            }
        };
        Ok((Term::Arithmetic(operation, Box::new(left_term), Box::new(right_term)), kind))
    }

    fn choice(&mut self, expression: &IdedExpr, call: &CallExpr) -> Result<(Term, Kind), Fault> {
        let [condition, yes, no] = call.args.as_slice() else { return self.term_function(expression, call) };
        let condition = self.test(condition)?;
        let (yes, yes_kind) = self.term(yes)?;
        let (no, no_kind) = self.term(no)?;
        if yes_kind != no_kind {
            return self.fault(
                expression,
                format!("one choice is {}, the other {}", yes_kind.name(), no_kind.name()),
                "make both of one kind",
            );
        }
        Ok((Term::Choose(Box::new(condition), Box::new(yes), Box::new(no)), yes_kind))
    }

    /// A term that must be a figure.
    pub(super) fn figure(&mut self, expression: &IdedExpr) -> Result<(Term, Kind), Fault> {
        let (term, kind) = self.term(expression)?;
        if !kind.is_figure() {
            return self.fault(expression, format!("a figure is needed here, not {}", kind.name()), "name a figure");
        }
        Ok((term, kind))
    }

    /// A term that must be a text.
    pub(super) fn text(&mut self, expression: &IdedExpr) -> Result<Term, Fault> {
        let (term, kind) = self.term(expression)?;
        if kind != Kind::Text {
            return self.fault(expression, format!("a text is needed here, not {}", kind.name()), "name a code or a text");
        }
        Ok(term)
    }
}

fn figure(value: Decimal) -> Term {
    Term::Figure(Figure(value))
}
