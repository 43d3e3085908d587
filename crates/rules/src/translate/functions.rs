//! This module decides which functions a cell may call, with what, and what each becomes.

use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue};
use declaration::GovernmentAgencyGoodsItem;
use declaration::node::{Class, Described};
use jiff::civil::Date;

use super::{Kind, Translator};
use crate::form::{Facet, Identifier, Inner, Part, Place, Term, Test};
use crate::names::{End, nearest, resolve_inside};
use crate::pattern::Pattern;
use crate::problem::Fault;

/// The code lists a pack may hold. A list that a pack lacks finds nothing; a list that is not named here is
/// a slip of the pen.
pub(crate) const LISTS: &[&str] = &[
    "additional_codes",
    "additional_declaration_types",
    "additional_procedures",
    "additions_deductions",
    "authorisation_types",
    "countries",
    "currencies",
    "declaration_types",
    "document_status",
    "document_types",
    "goods_locations",
    "guarantee_types",
    "incoterms",
    "nature_of_transaction",
    "offices",
    "package_types",
    "preferences",
    "previous_document_categories",
    "previous_document_types",
    "procedures",
    "statement_codes",
    "tax_payment_methods",
    "tax_types",
    "transport_means_types",
    "transport_modes",
    "units",
    "valuation_methods",
];

/// The kinds of value whose reuse is a fact; `amendment` is the reference of a declaration that was amended.
pub(crate) const SEEN_KINDS: &[&str] = &["amendment", "ducr", "lrn"];

/// Functions that are conditions, with how they are called.
const TEST_FUNCTIONS: &[(&str, &str)] = &[
    ("contains", "contains(text, 'part')"),
    ("endsWith", "endsWith(text, 'end')"),
    ("inList", "inList('countries', code)"),
    ("isContainer", "isContainer(text)"),
    ("isDucr", "isDucr(text)"),
    ("isEori", "isEori(text)"),
    ("isHeld", "isHeld('DPO', holder) or isHeld('DPO', holder, number)"),
    ("isInForce", "isInForce('DPO', number)"),
    ("isKept", "isKept('DPO')"),
    ("isMrn", "isMrn(text)"),
    ("matches", "matches(text, '^[A-Z]{2}$')"),
    ("same", "same(list, 'path')"),
    ("seen", "seen('lrn', text)"),
    ("startsWith", "startsWith(text, 'start')"),
    ("unique", "unique(list, 'path')"),
];

/// Functions that are values, with how they are called.
const TERM_FUNCTIONS: &[(&str, &str)] = &[
    ("additional", "'000' in additional(item)"),
    ("count", "count(list)"),
    ("date", "date(leaf) or date('2026-01-31')"),
    ("days", "days(from, to)"),
    ("legalDate", "legalDate()"),
    ("procedure", "procedure(item)"),
    ("size", "size(text or list)"),
    ("sum", "sum(list, 'path')"),
    ("today", "today()"),
];

impl Translator<'_> {
    pub(super) fn test_function(&mut self, expression: &IdedExpr, call: &CallExpr) -> Result<Test, Fault> {
        let name = call.func_name.as_str();
        self.refuse_world(expression, name)?;
        let arguments = arguments_of(call);
        match (name, arguments.as_slice()) {
            ("startsWith" | "endsWith" | "contains", [text, part]) => {
                let kind = match name {
                    "startsWith" => Part::Start,
                    "endsWith" => Part::End,
                    _ => Part::Inside,
                };
                Ok(Test::Part(kind, Box::new(self.text(text)?), Box::new(self.text(part)?)))
            }
            ("matches", [text, pattern]) => {
                let text = self.text(text)?;
                let source = self.literal(pattern)?;
                match Pattern::parse(&source) {
                    Ok(pattern) => Ok(Test::Matches(Box::new(text), pattern)),
                    Err(why) => self.fault(pattern, format!("`{source}` is no pattern that rules may use"), why),
                }
            }
            ("isDucr" | "isMrn" | "isEori" | "isContainer", [text]) => {
                let kind = match name {
                    "isDucr" => Identifier::Ducr,
                    "isMrn" => Identifier::Mrn,
                    "isEori" => Identifier::Eori,
                    _ => Identifier::Container,
                };
                Ok(Test::WellFormed(kind, Box::new(self.text(text)?)))
            }
            ("inList", [list, code]) => {
                let list = self.known(list, LISTS, "code list")?;
                Ok(Test::InList(list, Box::new(self.text(code)?)))
            }
            ("seen", [kind, value]) => {
                let kind = self.known(kind, SEEN_KINDS, "kind of used value")?;
                Ok(Test::Seen(kind, Box::new(self.text(value)?)))
            }
            ("isHeld", [kind, holder]) => self.held(kind, Some(holder), None),
            ("isHeld", [kind, holder, number]) => self.held(kind, Some(holder), Some(number)),
            ("isKept", [kind]) => Ok(Test::Kept(Box::new(self.text(kind)?))),
            ("isInForce", [kind, number]) => self.held(kind, None, Some(number)),
            ("unique" | "same", [list, path]) => {
                let (list, class) = self.list(list)?;
                let (inner, _) = self.path_inside(class, path)?;
                Ok(if name == "same" { Test::Same(Box::new(list), inner) } else { Test::Unique(Box::new(list), inner) })
            }
            _ => self.refuse(expression, call, TEST_FUNCTIONS, TERM_FUNCTIONS, "a value, and a condition is needed here"),
        }
    }

    pub(super) fn term_function(&mut self, expression: &IdedExpr, call: &CallExpr) -> Result<(Term, Kind), Fault> {
        self.refuse_world(expression, &call.func_name)?;
        let arguments = arguments_of(call);
        match (call.func_name.as_str(), arguments.as_slice()) {
            ("today", []) => Ok((Term::Today, Kind::Date)),
            ("legalDate", []) => Ok((Term::LegalDate, Kind::Date)),
            ("date", [value]) => self.date(value),
            ("days", [from, to]) => {
                let (from, to) = (self.day(from)?, self.day(to)?);
                Ok((Term::Days(Box::new(from), Box::new(to)), Kind::Number))
            }
            ("procedure", [item]) => Ok((Term::Procedure(self.item(item)?), Kind::Text)),
            ("size" | "count", [value]) => self.size(value),
            ("sum", [list, path]) => {
                let (list, class) = self.list(list)?;
                let (inner, kind) = self.path_inside(class, path)?;
                if !kind.is_figure() {
                    return self.fault(path, format!("{} cannot be summed", kind.name()), "name a figure");
                }
                Ok((Term::Sum(Box::new(list), inner), kind))
            }
            _ => self.refuse(expression, call, TERM_FUNCTIONS, TEST_FUNCTIONS, "a condition, and a value is needed here"),
        }
    }

    fn held(&mut self, kind: &IdedExpr, holder: Option<&IdedExpr>, number: Option<&IdedExpr>) -> Result<Test, Fault> {
        let mut asked = |term: Option<&IdedExpr>| term.map(|term| self.text(term).map(Box::new)).transpose();
        let (holder, number) = (asked(holder)?, asked(number)?);
        Ok(Test::Held(Box::new(self.text(kind)?), holder, number))
    }

    fn size(&mut self, value: &IdedExpr) -> Result<(Term, Kind), Fault> {
        if let Some(slot) = self.additional_of(value)? {
            return Ok((Term::AdditionalCount(slot), Kind::Number));
        }
        let is_list = match &value.expr {
            Expr::Comprehension(_) => true,
            Expr::Ident(_) | Expr::Select(_) if self.variables.given_names().is_none() => {
                let resolved = self.resolve(value)?;
                resolved.joined || matches!(resolved.end, End::List(_))
            }
            _ => false,
        };
        if is_list {
            let (list, _) = self.list(value)?;
            return Ok((Term::Count(Box::new(list)), Kind::Number));
        }
        Ok((Term::Length(Box::new(self.text(value)?)), Kind::Number))
    }

    fn date(&mut self, value: &IdedExpr) -> Result<(Term, Kind), Fault> {
        if let Expr::Literal(LiteralValue::String(text)) = &value.expr {
            return match text.inner().parse::<Date>() {
                Ok(date) => Ok((Term::Date(date), Kind::Date)),
                Err(_) => self.fault(value, format!("`{}` is not a date", text.inner()), "write it as 2026-01-31"),
            };
        }
        match self.term(value)? {
            (Term::Leaf(place), Kind::Moment) => Ok((Term::DateOf(place), Kind::Date)),
            (_, kind) => self.fault(value, format!("{} has no date", kind.name()), "name a member that is a date and time"),
        }
    }

    fn day(&mut self, value: &IdedExpr) -> Result<Term, Fault> {
        match self.term(value)? {
            (term, Kind::Date) => Ok(term),
            (Term::Leaf(place), Kind::Moment) => Ok(Term::DateOf(place)),
            (_, kind) => {
                self.fault(value, format!("a date is needed here, not {}", kind.name()), "use date(…), today() or legalDate()")
            }
        }
    }

    /// The slot of a variable that stands for a goods item.
    fn item(&mut self, value: &IdedExpr) -> Result<u8, Fault> {
        let Place { slot, path } = self.resolve(value)?.place;
        let class: Option<&'static Class> = match &value.expr {
            Expr::Ident(name) => self.variables.find(name).map(|(_, class)| class),
            _ => None,
        };
        match class {
            Some(class) if path.is_empty() && class.name == GovernmentAgencyGoodsItem::CLASS.name => Ok(slot),
            _ => self.fault(value, "a goods item is needed here", "pass `item`, or the variable of exists over the goods items"),
        }
    }

    /// The slot of the item, when the expression is `additional(item)`.
    pub(super) fn additional_of(&mut self, expression: &IdedExpr) -> Result<Option<u8>, Fault> {
        match &expression.expr {
            Expr::Call(call) if call.func_name == "additional" => match arguments_of(call).as_slice() {
                [item] => self.item(item).map(Some),
                _ => self.fault(expression, "`additional` takes a goods item", "write '000' in additional(item)"),
            },
            _ => Ok(None),
        }
    }

    /// A path in quotes, down from the elements of a list to a leaf, or to its currency or unit.
    fn path_inside(&mut self, class: &'static Class, path: &IdedExpr) -> Result<(Inner, Kind), Fault> {
        let text = self.literal(path)?;
        let column = self.column(path);
        if let Some((leaf, facet)) = text.rsplit_once('.').filter(|(_, facet)| matches!(*facet, "currency" | "unit")) {
            let resolved = resolve_inside(class, leaf, column)?;
            let kind = if let End::Leaf(format) = resolved.end { Some(Kind::of(format)) } else { None };
            if matches!((kind, facet), (Some(Kind::Amount), "currency") | (Some(Kind::Quantity), "unit")) {
                return Ok((Inner { path: resolved.place.path, facet: Facet::Unit }, Kind::Text));
            }
        }
        let resolved = resolve_inside(class, &text, column)?;
        match resolved.end {
            End::Leaf(format) => {
                let kind = Kind::of(format);
                let facet = if kind == Kind::Amount { Facet::Money } else { Facet::Value };
                Ok((Inner { path: resolved.place.path, facet }, kind))
            }
            _ => self.fault(
                path,
                format!("`{text}` is no value"),
                "go down to a value, such as 'commodity.goodsMeasure.grossMassMeasure'",
            ),
        }
    }

    fn literal(&self, expression: &IdedExpr) -> Result<String, Fault> {
        match &expression.expr {
            Expr::Literal(LiteralValue::String(text)) => Ok(text.inner().to_owned()),
            _ => self.fault(expression, "a text in quotes is needed here", "write it out: 'countries'"),
        }
    }

    fn known(&self, expression: &IdedExpr, known: &[&str], what: &str) -> Result<String, Fault> {
        let name = self.literal(expression)?;
        if known.contains(&name.as_str()) {
            return Ok(name);
        }
        let mend = match nearest(&name, known.iter().copied()) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("there are {}", known.join(", ")),
        };
        self.fault(expression, format!("there is no {what} `{name}`"), mend)
    }

    fn refuse<T>(
        &self,
        expression: &IdedExpr,
        call: &CallExpr,
        fitting: &[(&str, &str)],
        others: &[(&str, &str)],
        other_kind: &str,
    ) -> Result<T, Fault> {
        let name = call.func_name.as_str();
        if let Some((_, usage)) = fitting.iter().find(|(known, _)| *known == name) {
            return self.fault(
                expression,
                format!("`{name}` is called with the wrong number of arguments"),
                format!("write {usage}"),
            );
        }
        if let Some((_, usage)) = others.iter().find(|(known, _)| *known == name) {
            return self.fault(expression, format!("`{name}` is {other_kind}"), format!("it is used as {usage}"));
        }
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return self.fault(
                expression,
                format!("the operator of {other_kind} is not understood here"),
                "see what a cell may say",
            );
        }
        let mend = match nearest(name, fitting.iter().chain(others).map(|(known, _)| *known)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", fitting.iter().chain(others).map(|(known, _)| *known).collect::<Vec<_>>().join(", ")),
        };
        self.fault(expression, format!("there is no function `{name}`"), mend)
    }
}

/// The arguments of a call; the value before the dot counts as the first.
fn arguments_of(call: &CallExpr) -> Vec<&IdedExpr> {
    call.target.as_deref().into_iter().chain(&call.args).collect()
}
