//! This module decides how a CEL cell becomes the compact form: it lets the `cel` crate parse, resolves
//! every name, checks every type, and recognises the macros by the comprehensions they expand to.

mod functions;
mod given;
mod terms;

use std::collections::BTreeSet;

use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, IdedExpr, LiteralValue, SourceInfo, operators};
use cel::parser::Parser;
use declaration::node::{Class, Format};

use crate::form::{Comparison, List, Quantifier, Term, Test};
use crate::names::{End, Resolved, Variables, step};
use crate::problem::Fault;

/// Characters of one cell. The longest rule so far has a fifth of it.
pub const EXPRESSION_LENGTH_MAX: usize = 2000;
/// Nesting of one cell: each level costs the parser about fifteen frames of its stack.
pub const EXPRESSION_DEPTH_MAX: u16 = 32;
/// Names, values and operators in one cell, which bounds what a rule can cost at run time.
pub const EXPRESSION_NODES_MAX: usize = 400;

/// The name under which macros keep their result.
const ACCUMULATOR: &str = "@result";

/// What kind of value a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A figure without a unit.
    Number,
    /// A figure with a currency.
    Amount,
    /// A figure with a unit of measure.
    Quantity,
    /// A date or instant as the message wrote it.
    Moment,
    /// A calendar date.
    Date,
}

impl Kind {
    fn of(format: Format) -> Self {
        match format {
            Format::Text(_) | Format::Identifier(_) | Format::Code(_) | Format::Letters(_) | Format::Digits(_) => Self::Text,
            Format::Amount(..) => Self::Amount,
            Format::Quantity(..) => Self::Quantity,
            Format::Decimal(..) | Format::Ordinal(_) => Self::Number,
            Format::DateTime => Self::Moment,
        }
    }

    fn is_figure(self) -> bool {
        matches!(self, Self::Number | Self::Amount | Self::Quantity)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Amount => "an amount of money",
            Self::Quantity => "a quantity",
            Self::Moment => "a date and time as written",
            Self::Date => "a date",
        }
    }
}

/// Reads a cell that must be a condition.
pub(crate) fn condition(source: &str, variables: &Variables) -> Result<Test, Fault> {
    let (expression, info) = parse(source)?;
    Translator::new(source, &info, variables).test(&expression)
}

/// Reads a cell that must be a value.
pub(crate) fn value(source: &str, variables: &Variables) -> Result<(Term, Kind), Fault> {
    let (expression, info) = parse(source)?;
    Translator::new(source, &info, variables).term(&expression)
}

/// Reads a cell that must be a condition over given values; says which of them it names.
pub(crate) fn condition_of_given(source: &str, variables: &Variables) -> Result<(Test, BTreeSet<u16>), Fault> {
    let (expression, info) = parse(source)?;
    let mut translator = Translator::new(source, &info, variables);
    let test = translator.test(&expression)?;
    Ok((test, translator.used))
}

/// Reads a cell that must be a value made of given ones; says which of them it names.
pub(crate) fn value_of_given(source: &str, variables: &Variables) -> Result<(Term, Kind, BTreeSet<u16>), Fault> {
    let (expression, info) = parse(source)?;
    let mut translator = Translator::new(source, &info, variables);
    let (term, kind) = translator.term(&expression)?;
    Ok((term, kind, translator.used))
}

fn parse(source: &str) -> Result<(IdedExpr, SourceInfo), Fault> {
    let length = source.chars().count();
    if length > EXPRESSION_LENGTH_MAX {
        return Err(Fault::whole(format!("{length} characters; a cell has at most {EXPRESSION_LENGTH_MAX}"), "split the rule"));
    }
    check_nesting(source)?;
    let parsed = Parser::new().max_recursion_depth(EXPRESSION_DEPTH_MAX).error_recovery_limit(1).parse_with_source_info(source);
    parsed.map_err(|errors| {
        let first = errors.errors.into_iter().next();
        let (column, message) = first.map_or((0, String::new()), |error| (usize::try_from(error.pos.1).unwrap_or(0), error.msg));
        Fault::new(column, format!("this is not a CEL expression: {message}"), "correct it; texts stand in single quotes")
    })
}

/// Brackets nested deeper than the limit are refused before the parser, whose time grows with the square
/// of their depth, sees them.
fn check_nesting(source: &str) -> Result<(), Fault> {
    let mut depth = 0_u16;
    for (index, byte) in source.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > EXPRESSION_DEPTH_MAX {
            return Err(Fault::new(
                character_at(source, index),
                format!("brackets nest deeper than {EXPRESSION_DEPTH_MAX}"),
                "split the rule",
            ));
        }
    }
    Ok(())
}

/// The character, counted from 1, that begins at or before this byte.
fn character_at(source: &str, byte: usize) -> usize {
    source.char_indices().take_while(|(index, _)| *index <= byte).count()
}

/// One cell on its way to the compact form.
struct Translator<'a> {
    source: &'a str,
    info: &'a SourceInfo,
    variables: Variables,
    nodes: usize,
    depth: u16,
    /// The places of the given values that the cell names.
    used: BTreeSet<u16>,
}

impl<'a> Translator<'a> {
    fn new(source: &'a str, info: &'a SourceInfo, variables: &Variables) -> Self {
        Self { source, info, variables: variables.clone(), nodes: 0, depth: 0, used: BTreeSet::new() }
    }

    /// The character at which an expression's token stands, counted from 1.
    fn column(&self, expression: &IdedExpr) -> usize {
        self.info.offset_for(expression.id).map_or(0, |(start, _)| character_at(self.source, start as usize))
    }

    fn fault<T>(&self, expression: &IdedExpr, message: impl Into<String>, mend: impl Into<String>) -> Result<T, Fault> {
        Err(Fault::new(self.column(expression), message, mend))
    }

    fn enter(&mut self, expression: &IdedExpr) -> Result<(), Fault> {
        self.nodes += 1;
        self.depth += 1;
        if self.nodes > EXPRESSION_NODES_MAX {
            return self.fault(
                expression,
                format!("more than {EXPRESSION_NODES_MAX} names, values and operators"),
                "split the rule",
            );
        }
        if self.depth > EXPRESSION_DEPTH_MAX {
            return self.fault(expression, format!("nested deeper than {EXPRESSION_DEPTH_MAX}"), "split the rule");
        }
        Ok(())
    }

    fn test(&mut self, expression: &IdedExpr) -> Result<Test, Fault> {
        self.enter(expression)?;
        let test = self.test_inside(expression);
        self.depth -= 1;
        test
    }

    fn test_inside(&mut self, expression: &IdedExpr) -> Result<Test, Fault> {
        match &expression.expr {
            Expr::Literal(LiteralValue::Boolean(known)) => Ok(Test::Known(*known.inner())),
            Expr::Select(select) if select.test && self.variables.given_names().is_some() => {
                Ok(Test::Given(self.given(expression)?.0))
            }
            Expr::Select(select) if select.test => {
                let mut resolved = self.resolve(&select.operand)?;
                step(&mut resolved, &select.field, self.column(expression))?;
                if resolved.joined {
                    return self.crossing(expression);
                }
                Ok(Test::Present(resolved.place))
            }
            Expr::Comprehension(comprehension) => self.quantified(expression, comprehension),
            Expr::Call(call) => self.test_call(expression, call),
            Expr::Ident(_) | Expr::Select(_) => self.fault(
                expression,
                "a condition is needed here and this is a value",
                "compare it, or test its presence with has(…)",
            ),
            _ => self.fault(expression, "a condition is needed here", "write a comparison such as a == 'B'"),
        }
    }

    fn test_call(&mut self, expression: &IdedExpr, call: &CallExpr) -> Result<Test, Fault> {
        match (call.func_name.as_str(), call.target.as_deref(), call.args.as_slice()) {
            (operators::LOGICAL_NOT, None, [inner]) => Ok(Test::Not(Box::new(self.test(inner)?))),
            (operators::LOGICAL_AND, None, terms) => {
                let mut all = Vec::new();
                for term in terms {
                    match self.test(term)? {
                        Test::All(inner) => all.extend(inner),
                        other => all.push(other),
                    }
                }
                Ok(Test::All(all))
            }
            (operators::LOGICAL_OR, None, terms) => {
                let mut any = Vec::new();
                for term in terms {
                    match self.test(term)? {
                        Test::Any(inner) => any.extend(inner),
                        other => any.push(other),
                    }
                }
                Ok(Test::Any(any))
            }
            (operators::CONDITIONAL, None, [condition, yes, no]) => {
                let condition = self.test(condition)?;
                let (yes, no) = (self.test(yes)?, self.test(no)?);
                Ok(Test::Any(vec![Test::All(vec![condition.clone(), yes]), Test::All(vec![Test::Not(Box::new(condition)), no])]))
            }
            (operators::IN, None, [value, list]) => self.membership(expression, value, list),
            (name, None, [left, right]) if comparison(name).is_some() => {
                self.comparison(expression, comparison(name).unwrap_or(Comparison::Equal), left, right)
            }
            _ => self.test_function(expression, call),
        }
    }

    fn comparison(
        &mut self,
        expression: &IdedExpr,
        relation: Comparison,
        left: &IdedExpr,
        right: &IdedExpr,
    ) -> Result<Test, Fault> {
        for side in [left, right] {
            if matches!(side.expr, Expr::Literal(LiteralValue::Null)) {
                return self.fault(side, "an absent value equals nothing, not even null", "test presence with has(…)");
            }
        }
        let (left_term, left_kind) = self.term(left)?;
        let (right_term, right_kind) = self.term(right)?;
        for (kind, side) in [(left_kind, left), (right_kind, right)] {
            if kind == Kind::Moment {
                return self.fault(side, "a date and time as written cannot be compared", "take its date: date(…)");
            }
        }
        let comparable = left_kind == right_kind
            || (left_kind == Kind::Number && right_kind.is_figure())
            || (right_kind == Kind::Number && left_kind.is_figure());
        if !comparable {
            return self.fault(
                expression,
                format!("{} is compared with {}", left_kind.name(), right_kind.name()),
                if left_kind == Kind::Text && right_kind == Kind::Number {
                    "write the code in quotes"
                } else {
                    "compare like with like"
                },
            );
        }
        if left_kind == Kind::Text && !matches!(relation, Comparison::Equal | Comparison::Unequal) {
            return self.fault(expression, "codes have no order", "use == or != or in [..]");
        }
        Ok(Test::Compare(relation, Box::new(left_term), Box::new(right_term)))
    }

    fn membership(&mut self, expression: &IdedExpr, value: &IdedExpr, list: &IdedExpr) -> Result<Test, Fault> {
        if let Some(slot) = self.additional_of(list)? {
            let value = self.text(value)?;
            return Ok(Test::IsAdditional(Box::new(value), slot));
        }
        let Expr::List(list) = &list.expr else {
            return self.fault(
                expression,
                "`in` needs a list of values",
                "write it out: in ['A', 'B'], or use list.exists(x, x.code == 'A')",
            );
        };
        let (term, kind) = self.term(value)?;
        let mut texts = Vec::new();
        let mut others = Vec::new();
        for element in &list.elements {
            self.nodes += 1;
            match (&element.expr, kind) {
                (Expr::Literal(LiteralValue::String(text)), Kind::Text) => texts.push(text.inner().to_owned()),
                (Expr::Literal(_), kind) if kind.is_figure() => {
                    let (figure, kind) = self.term(element)?;
                    if !kind.is_figure() {
                        return self.fault(element, "a figure is compared with a text", "compare like with like");
                    }
                    others.push(Test::Compare(Comparison::Equal, Box::new(term.clone()), Box::new(figure)));
                }
                _ => {
                    return self.fault(
                        element,
                        format!("{} is looked for in a list that has something else", kind.name()),
                        "list values of the same kind",
                    );
                }
            }
        }
        Ok(if kind == Kind::Text { Test::OneOf(Box::new(term), texts) } else { Test::Any(others) })
    }

    /// `exists`, `all` and `exists_one`, told apart by the comprehension they expand to.
    fn quantified(&mut self, expression: &IdedExpr, comprehension: &ComprehensionExpr) -> Result<Test, Fault> {
        let Some((quantifier, body)) = quantifier_of(comprehension) else {
            return self.fault(
                expression,
                "a list stands where a condition is needed",
                "ask for its size(), or use exists or all",
            );
        };
        let (list, class) = self.list(&comprehension.iter_range)?;
        let (slot, test) = self.bound(expression, &comprehension.iter_var, class, body)?;
        Ok(Test::Elements(quantifier, Box::new(list), slot, Box::new(test)))
    }

    fn bound(&mut self, expression: &IdedExpr, name: &str, class: &'static Class, body: &IdedExpr) -> Result<(u8, Test), Fault> {
        let Some(slot) = self.variables.push(name, class) else {
            return self.fault(expression, "too many lists inside one another", "split the rule");
        };
        let test = self.test(body);
        self.variables.pop();
        Ok((slot, test?))
    }

    /// A repeated class, or `filter` of one.
    fn list(&mut self, expression: &IdedExpr) -> Result<(List, &'static Class), Fault> {
        self.enter(expression)?;
        let list = match &expression.expr {
            Expr::Comprehension(comprehension) => match filter_of(comprehension) {
                Some(body) => {
                    let (list, class) = self.list(&comprehension.iter_range)?;
                    let (slot, test) = self.bound(expression, &comprehension.iter_var, class, body)?;
                    Ok((List::Filter(Box::new(list), slot, Box::new(test)), class))
                }
                None => self.fault(expression, "`map` is not understood here", "use filter, exists, all or exists_one"),
            },
            Expr::Ident(_) | Expr::Select(_) => {
                let resolved = self.resolve(expression)?;
                match resolved.end {
                    End::List(class) => Ok((List::Place(resolved.place), class)),
                    End::Class(class) if resolved.joined => Ok((List::Place(resolved.place), class)),
                    _ => self.fault(expression, "this occurs at most once", "name a repeated class, such as item.packaging"),
                }
            }
            _ => self.fault(expression, "a list is needed here", "name a repeated class, such as item.packaging"),
        };
        self.depth -= 1;
        list
    }

    fn resolve(&mut self, expression: &IdedExpr) -> Result<Resolved, Fault> {
        self.enter(expression)?;
        let resolved = match &expression.expr {
            Expr::Ident(name) => match self.variables.find(name) {
                Some(_) => self.variables.resolve(name),
                None => Err(self.variables.unknown(name, self.column(expression))),
            },
            Expr::Select(select) if !select.test => {
                let mut resolved = self.resolve(&select.operand)?;
                step(&mut resolved, &select.field, self.column(expression))?;
                Ok(resolved)
            }
            _ => self.fault(expression, "a name is needed here", "write a path such as item.commodity.description"),
        };
        self.depth -= 1;
        resolved
    }

    fn crossing<T>(&self, expression: &IdedExpr) -> Result<T, Fault> {
        self.fault(expression, "the name crosses a repeated class", "use exists(x, …) or all(x, …) to say which one is meant")
    }
}

fn comparison(name: &str) -> Option<Comparison> {
    Some(match name {
        operators::EQUALS => Comparison::Equal,
        operators::NOT_EQUALS => Comparison::Unequal,
        operators::LESS => Comparison::Less,
        operators::LESS_EQUALS => Comparison::AtMost,
        operators::GREATER => Comparison::Greater,
        operators::GREATER_EQUALS => Comparison::AtLeast,
        _ => return None,
    })
}

fn step_call(comprehension: &ComprehensionExpr) -> Option<(&str, &[IdedExpr])> {
    match &comprehension.loop_step.expr {
        Expr::Call(call) if comprehension.accu_var == ACCUMULATOR => Some((call.func_name.as_str(), call.args.as_slice())),
        _ => None,
    }
}

fn quantifier_of(comprehension: &ComprehensionExpr) -> Option<(Quantifier, &IdedExpr)> {
    let (name, arguments) = step_call(comprehension)?;
    match (&comprehension.accu_init.expr, name, arguments) {
        (Expr::Literal(LiteralValue::Boolean(_)), operators::LOGICAL_OR, [_, body]) => Some((Quantifier::Some, body)),
        (Expr::Literal(LiteralValue::Boolean(_)), operators::LOGICAL_AND, [_, body]) => Some((Quantifier::Every, body)),
        (Expr::Literal(LiteralValue::Int(_)), operators::CONDITIONAL, [body, _, _]) => Some((Quantifier::One, body)),
        _ => None,
    }
}

/// `filter` keeps the element itself; `map` puts something else in its place.
fn filter_of(comprehension: &ComprehensionExpr) -> Option<&IdedExpr> {
    let (name, arguments) = step_call(comprehension)?;
    let (Expr::List(_), operators::CONDITIONAL, [body, grown, _]) = (&comprehension.accu_init.expr, name, arguments) else {
        return None;
    };
    let Expr::Call(grown) = &grown.expr else { return None };
    let [_, added] = grown.args.as_slice() else { return None };
    let Expr::List(added) = &added.expr else { return None };
    let [added] = added.elements.as_slice() else { return None };
    matches!(&added.expr, Expr::Ident(name) if *name == comprehension.iter_var).then_some(body)
}
