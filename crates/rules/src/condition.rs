//! This module decides how one condition that a person writes outside of the law's tables becomes a rule: an analyst's
//! profile is checked by the same hand as a row of a decision table, and run by the same engine.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::problem::{Fault, Problem};
use crate::rule_set::Rule;
use crate::table::{Row, rule};

/// The code of the findings that conditions make; nobody is told it: a hit says what it means by its id.
const CODE: &str = "TG4001";
/// Where such a rule comes from.
const SOURCE: &str = "profile";

/// What somebody writes to have declarations watched for.
#[derive(Debug, Clone, Copy)]
pub struct Condition<'a> {
    /// Unique among those that run together.
    pub id: &'a str,
    /// What it runs over: nothing for the declaration, `item`, or a list (`item.packaging as packing`).
    pub for_each: &'a str,
    /// When it hits, as CEL.
    pub condition: &'a str,
    /// Requested procedures as in a table (`40 71`); all when empty.
    pub procedures: &'a str,
    /// Goods as in a table (`0202 9503`); all when empty.
    pub goods: &'a str,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// The last one.
    pub valid_to: Date,
}

impl Condition<'_> {
    /// The rule that finds something wherever the condition is true.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let beef = rules::Condition {
    ///     id: "beef",
    ///     for_each: "item",
    ///     condition: "item.commodity.invoiceLine.itemChargeAmount < 100",
    ///     procedures: "",
    ///     goods: "0202",
    ///     valid_from: date(2026, 1, 1),
    ///     valid_to: date(2026, 12, 31),
    /// };
    /// assert!(beef.compile().is_ok());
    /// let slip = rules::Condition { condition: "item.comodity.description == 'beef'", ..beef };
    /// let problems = slip.compile().unwrap_err();
    /// assert_eq!((problems[0].cell.as_str(), problems[0].column), ("condition", 5));
    /// assert_eq!(problems[0].mend, "did you mean `commodity`?");
    /// ```
    ///
    /// # Errors
    /// Lists every problem with its cell (`condition`, `for_each`, `procedures`, `goods`, `valid_to`) and its character.
    pub fn compile(&self) -> Result<Rule, Vec<Problem>> {
        let named = |(cell, fault): (&str, Fault)| fault.at("", 0, name_of(cell));
        if self.condition.trim().is_empty() {
            let fault = Fault::whole("there is no condition", "write when a declaration is to be stopped");
            return Err(vec![named(("when", fault))]);
        }
        let (from, to) = (self.valid_from.to_string(), self.valid_to.to_string());
        let cells = [
            ("rule", self.id),
            ("code", CODE),
            ("severity", "information"),
            ("requested_procedures", self.procedures),
            ("goods", self.goods),
            ("for_each", self.for_each.trim()),
            ("when", self.condition),
            ("must", "false"),
            ("pointer", self.over()),
            ("valid_from", &from),
            ("valid_to", &to),
            ("source", SOURCE),
        ];
        let cells: BTreeMap<&'static str, String> = cells.into_iter().map(|(cell, text)| (cell, text.to_owned())).collect();
        rule(&Row::new(cells)).map_err(|faults| faults.into_iter().map(named).collect())
    }

    /// The name of what it runs over.
    fn over(&self) -> &str {
        match self.for_each.trim() {
            "" => "declaration",
            "item" => "item",
            list => list.rsplit_once(" as ").map_or("declaration", |(_, name)| name.trim()),
        }
    }
}

/// The cell as the person knows it.
fn name_of(cell: &str) -> &str {
    match cell {
        "when" | "pointer" | "must" => "condition",
        "requested_procedures" => "procedures",
        known => known,
    }
}
