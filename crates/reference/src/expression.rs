//! This module decides the language of duty expressions: `12.00% + 147.00 GBP / DTN MAX 20%`.
//!
//! ```text
//! expression := sum { ('MIN' | 'MAX') sum }
//! sum        := term { ('+' | '-') term }
//! term       := NUMBER '%' [ 'OF' PART ] | 'DUTY' | COMPONENT
//!             | NUMBER CURRENCY | NUMBER CURRENCY '/' [NUMBER] UNIT { '/' UNIT }
//! ```
//!
//! `a MIN b` charges at least `b`, `a MAX b` at most `b`, from left to right. Units are the tariff's
//! (`DTN` 100 kg, `HLT` 100 l, `ASV` % vol, `NAR` pieces), with a qualifier after `#` (`DTN#E` net
//! drained weight); `kg`, `t`, `l`, `hl`, `item` are understood too. `NUMBER CURRENCY` alone is an amount
//! for the whole item. Reading and writing round-trip.
//!
//! `25% OF steel` is charged on a part of the value that the declaration states (the case of a watch, the
//! steel in a machine; see `valuation/parts.csv`). `DUTY` is the duty that the goods' own line provides:
//! `DUTY + 25%` is more than it, `15% - DUTY` what it lacks of 15 per cent, and never less than nothing.
//! Any other word of capitals, `9% + EA MAX 24.2% + ADSZ`, is a component whose amount `components.csv` says
//! for the additional code that the goods have by their contents.

use std::fmt;
use std::str::FromStr;

use declaration::CurrencyCode;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::packed::{Figure, currency};

/// A duty expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Expression {
    /// What is charged before limits.
    pub base: Vec<(Sign, Term)>,
    /// Limits, applied from left to right.
    pub limits: Vec<(Limit, Vec<(Sign, Term)>)>,
}

/// Whether a term is added or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
}

/// Which way a limit works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Limit {
    /// At least this.
    Min,
    /// At most this.
    Max,
}

/// One part of an expression.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Term {
    /// So many per cent of the base.
    AdValorem(Figure),
    /// So many per cent of a part of the value.
    OfPart(Figure, Part),
    /// The duty that the goods' own line provides.
    Duty,
    /// What `components.csv` says for the goods' contents.
    Component(Component),
    /// An amount for the whole item.
    Fixed(Figure, #[serde(with = "currency")] CurrencyCode),
    /// An amount for each so many units.
    Specific {
        /// The amount.
        amount: Figure,
        /// Its currency.
        #[serde(with = "currency")]
        currency: CurrencyCode,
        /// For each so many of the first unit.
        per: Figure,
        /// The units, multiplied with each other.
        units: Vec<Unit>,
    },
}

/// A part of the value that is declared by itself, by its name in `valuation/parts.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part(pub String);

/// A component whose amount depends on what the goods are made of, by its name in `components.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Component(pub String);

/// A tariff unit, with its qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unit(pub String);

impl Unit {
    /// The unit of which this one is a multiple, and how many it holds: 100 kg are `KGM` times 100.
    pub fn base(&self) -> (&str, Decimal) {
        let (code, qualifier) = self.0.split_once('#').map_or((self.0.as_str(), None), |(code, rest)| (code, Some(rest)));
        if qualifier.is_some() {
            // A qualified quantity (net drained weight) is never derived from another one.
            return (&self.0, Decimal::ONE);
        }
        match code {
            "GRM" => ("KGM", Decimal::new(1, 3)),
            "DTN" => ("KGM", Decimal::ONE_HUNDRED),
            "TNE" => ("KGM", Decimal::ONE_THOUSAND),
            "HLT" => ("LTR", Decimal::ONE_HUNDRED),
            "KLT" => ("LTR", Decimal::ONE_THOUSAND),
            "CEN" => ("NAR", Decimal::ONE_HUNDRED),
            "MIL" => ("NAR", Decimal::ONE_THOUSAND),
            "DZN" => ("NAR", Decimal::from_parts(12, 0, 0, false, 0)),
            "GRO" => ("NAR", Decimal::from_parts(144, 0, 0, false, 0)),
            "DPR" => ("NPR", Decimal::from_parts(12, 0, 0, false, 0)),
            _ => (&self.0, Decimal::ONE),
        }
    }
}

/// Expressions of real tariffs stay below 120 characters.
const LENGTH_MAX: usize = 400;
impl Expression {
    /// Whether it refers to the duty that the goods' own line provides.
    pub fn names_duty(&self) -> bool {
        self.terms().any(|term| *term == Term::Duty)
    }

    /// Its terms, those of limits too.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        let limits = self.limits.iter().flat_map(|(_, sum)| sum);
        self.base.iter().chain(limits).map(|(_, term)| term)
    }
}

/// Three or four letters and a qualifier.
const UNIT_LENGTH_MAX: usize = 8;
/// Names of parts are single words.
const PART_LENGTH_MAX: usize = 24;
/// Names of components are abbreviations: `EA`, `ADSZ`, `ADFM`.
const COMPONENT_LENGTH_MAX: usize = 8;
/// Terms of real expressions stay below 6.
const TERMS_MAX: usize = 24;

/// A text that is no duty expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {message}")]
pub struct ExpressionError {
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what to write.
    pub message: String,
}

struct Parser<'a> {
    text: &'a str,
    position: usize,
    terms: usize,
}

impl<'a> Parser<'a> {
    fn fail<T>(&self, message: impl Into<String>) -> Result<T, ExpressionError> {
        Err(ExpressionError { column: self.text[..self.position].chars().count() + 1, message: message.into() })
    }

    fn rest(&mut self) -> &'a str {
        let rest = &self.text[self.position..];
        let trimmed = rest.trim_start();
        self.position += rest.len() - trimmed.len();
        trimmed
    }

    fn take(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.position += sign.len_utf8();
        }
        found
    }

    fn run(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|character| !fits(character)).unwrap_or(rest.len());
        self.position += end;
        &rest[..end]
    }

    fn number(&mut self) -> Result<Option<Figure>, ExpressionError> {
        let start = self.position;
        let digits = self.run(|character| character.is_ascii_digit() || character == '.');
        if digits.is_empty() {
            return Ok(None);
        }
        match digits.parse::<Decimal>() {
            Ok(figure) if i64::try_from(figure.mantissa()).is_ok() => Ok(Some(Figure(figure))),
            _ => {
                self.position = start;
                self.fail(format!("`{digits}` is not a number"))
            }
        }
    }

    fn word(&mut self) -> &'a str {
        self.run(|character| character.is_ascii_alphanumeric() || character == '#')
    }

    fn sum(&mut self) -> Result<Vec<(Sign, Term)>, ExpressionError> {
        let mut sum = vec![(Sign::Plus, self.term()?)];
        loop {
            let sign = if self.take('+') {
                Sign::Plus
            } else if self.take('-') {
                Sign::Minus
            } else {
                return Ok(sum);
            };
            sum.push((sign, self.term()?));
        }
    }

    fn term(&mut self) -> Result<Term, ExpressionError> {
        self.terms += 1;
        if self.terms > TERMS_MAX {
            return self.fail(format!("more than {TERMS_MAX} terms"));
        }
        let Some(figure) = self.number()? else {
            return match self.component() {
                Some("DUTY") => Ok(Term::Duty),
                Some(name) => Ok(Term::Component(Component(name.to_owned()))),
                None => self.fail("expected a number, such as 12.5%"),
            };
        };
        if self.take('%') {
            return if self.keyword("OF") { Ok(Term::OfPart(figure, self.part()?)) } else { Ok(Term::AdValorem(figure)) };
        }
        let currency = match self.word().parse() {
            Ok(currency) => currency,
            Err(_) => return self.fail("expected % or a currency after the number, such as 10 GBP / HLT"),
        };
        if !self.take('/') {
            return Ok(Term::Fixed(figure, currency));
        }
        let per = self.number()?.unwrap_or(Figure(Decimal::ONE));
        if per.0.is_zero() {
            return self.fail("nothing is charged per zero units");
        }
        let mut units = vec![self.unit()?];
        while self.take('/') {
            units.push(self.unit()?);
        }
        Ok(Term::Specific { amount: figure, currency, per, units })
    }

    /// Takes a word if it comes next.
    fn keyword(&mut self, keyword: &str) -> bool {
        let before = self.position;
        let found = self.word() == keyword;
        if !found {
            self.position = before;
        }
        found
    }

    /// A word of capitals that is no other word of the language.
    fn component(&mut self) -> Option<&'a str> {
        let before = self.position;
        let word = self.run(|character| character.is_ascii_uppercase());
        let is_name = (2..=COMPONENT_LENGTH_MAX).contains(&word.len()) && !matches!(word, "MIN" | "MAX" | "OF");
        if !is_name {
            self.position = before;
        }
        is_name.then_some(word)
    }

    fn part(&mut self) -> Result<Part, ExpressionError> {
        let word = self.run(|character| character.is_ascii_lowercase() || character == '_');
        if word.is_empty() || word.len() > PART_LENGTH_MAX {
            return self.fail("expected the name of a part of the value in small letters, such as `steel`");
        }
        Ok(Part(word.to_owned()))
    }

    fn unit(&mut self) -> Result<Unit, ExpressionError> {
        let word = self.word();
        let unit = match word {
            "" => return self.fail("expected a unit, such as DTN, HLT, NAR"),
            "kg" => "KGM",
            "t" => "TNE",
            "l" => "LTR",
            "hl" => "HLT",
            "item" | "items" => "NAR",
            other => other,
        };
        if unit.len() < 3 || unit.len() > UNIT_LENGTH_MAX || !unit.starts_with(|character: char| character.is_ascii_uppercase()) {
            self.position -= word.len();
            return self.fail(format!("`{word}` is not a unit; write a tariff unit such as KGM, DTN, HLT, NAR, DTN#E"));
        }
        Ok(Unit(unit.to_owned()))
    }
}

impl FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parser = Parser { text, position: 0, terms: 0 };
        if text.len() > LENGTH_MAX {
            return parser.fail(format!("longer than {LENGTH_MAX} characters"));
        }
        let base = parser.sum()?;
        let mut limits = Vec::new();
        loop {
            let before = parser.position;
            let limit = match parser.word() {
                "" if parser.rest().is_empty() => return Ok(Self { base, limits }),
                "MIN" => Limit::Min,
                "MAX" => Limit::Max,
                word => {
                    let message = format!(
                        "expected +, -, MIN, MAX or the end, not `{}`",
                        if word.is_empty() { parser.rest() } else { word }
                    );
                    parser.position = before;
                    return parser.fail(message);
                }
            };
            limits.push((limit, parser.sum()?));
        }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_sum(f, &self.base)?;
        for (limit, sum) in &self.limits {
            f.write_str(if *limit == Limit::Min { " MIN " } else { " MAX " })?;
            write_sum(f, sum)?;
        }
        Ok(())
    }
}

fn write_sum(f: &mut fmt::Formatter<'_>, sum: &[(Sign, Term)]) -> fmt::Result {
    for (index, (sign, term)) in sum.iter().enumerate() {
        if index > 0 {
            f.write_str(if *sign == Sign::Plus { " + " } else { " - " })?;
        }
        write!(f, "{term}")?;
    }
    Ok(())
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AdValorem(figure) => write!(f, "{}%", figure.0),
            Self::OfPart(figure, part) => write!(f, "{}% OF {}", figure.0, part.0),
            Self::Duty => f.write_str("DUTY"),
            Self::Component(component) => f.write_str(&component.0),
            Self::Fixed(figure, currency) => write!(f, "{} {currency}", figure.0),
            Self::Specific { amount, currency, per, units } => {
                write!(f, "{} {currency} /", amount.0)?;
                if per.0 != Decimal::ONE {
                    write!(f, " {}", per.0)?;
                }
                for (index, unit) in units.iter().enumerate() {
                    write!(f, "{} {}", if index > 0 { " /" } else { "" }, unit.0)?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_of_every_form_read_and_write() {
        for text in [
            "0%",
            "12.5%",
            "12.00% + 147.00 GBP / DTN",
            "0.50 GBP / ASV / HLT + 2.60 GBP / HLT",
            "10% MIN 22 EUR / DTN MAX 56 EUR / DTN",
            "100.00 GBP",
            "18.4 EUR / 100 KGM",
            "9% MAX 15% - 1.0 EUR / DTN#E",
            "DUTY + 25%",
            "15% - DUTY",
            "9.00% + EA MAX 24.20% + ADSZ",
            "0.44 USD / NAR + 6% OF case + 14% OF strap",
            "0.036606 USD / KGM - 0.00020668 USD / KGM / DGU MIN 0.03143854 USD / KGM",
        ] {
            let expression: Expression = text.parse().unwrap();
            assert_eq!(expression.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_expression_is_refused_with_its_place() {
        for (text, column) in [
            ("", 1),
            ("12.5", 5),
            ("12% +", 6),
            ("12% 3%", 5),
            ("1 GBP / x", 9),
            ("1.2.3%", 1),
            ("5 GBP / 0 KGM", 10),
            ("5% OF ", 7),
            ("5% DUTY", 4),
            ("duty", 1),
            ("9% + MIN 3%", 6),
            ("9% + A", 6),
        ] {
            assert_eq!(text.parse::<Expression>().unwrap_err().column, column, "{text}");
        }
    }

    #[test]
    fn everyday_units_are_the_tariffs_units() {
        assert_eq!("147 GBP / 100 kg".parse::<Expression>().unwrap().to_string(), "147 GBP / 100 KGM");
        assert_eq!("10 GBP/hl".parse::<Expression>().unwrap().to_string(), "10 GBP / HLT");
    }
}
