//! This module decides how a rule of origin is written and read: alternatives of conditions in codes, none
//! of a publisher's sentences.
//!
//! ```text
//! CTH MAXNOM:40 | MAXNOM:25      both conditions, or the one alone
//! CTH EXCEPT[8466]               no material of heading 8466 either
//! CTH ALLOW[=]:20                materials of the product's own heading up to 20 % of the price
//! WO[10,1101..1104]              materials of these codes must be wholly obtained
//! CTSH ? RVC-UP:40               the publication does not say whether both or one of them
//! PROSE                          only the text of the agreement decides
//! ```

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::packed::Figure;
use crate::rows::GoodsKey;

/// The longest rule of ours has fewer conditions; what has more is no rule.
const CONDITIONS_MAX: usize = 64;

/// At how many digits a material's code must differ from the product's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Two digits.
    Chapter,
    /// Four digits.
    Heading,
    /// Six digits.
    Subheading,
}

impl Level {
    /// The digits that count.
    pub fn digits(self) -> usize {
        match self {
            Self::Chapter => 2,
            Self::Heading => 4,
            Self::Subheading => 6,
        }
    }
}

/// How a share of value is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Method {
    /// Free on board value less materials that do not originate.
    FreeOnBoard,
    /// Materials that originate.
    BuildUp,
    /// Value less materials that do not originate.
    BuildDown,
    /// Build-up or build-down, as the trader chooses.
    Either,
    /// Value less those of the materials named that do not originate.
    Focused,
}

/// The methods with their codes.
const METHODS: [(Method, &str); 5] = [
    (Method::FreeOnBoard, "RVC-FOB"),
    (Method::BuildUp, "RVC-UP"),
    (Method::BuildDown, "RVC-DOWN"),
    (Method::Either, "RVC-ANY"),
    (Method::Focused, "RVC-FOCUS"),
];

/// Which materials a condition means.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Goods {
    /// All of them.
    All,
    /// Those of the product's own heading.
    SameHeading,
    /// Those of these codes, first and last.
    Codes(Vec<(GoodsKey, GoodsKey)>),
}

/// One condition; a percentage is of the ex-works price unless a condition says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OriginCondition {
    /// The product, or the materials named, must be wholly obtained.
    WhollyObtained(Goods),
    /// Every material that does not originate has another chapter, heading or subheading.
    Change(Level),
    /// Any material, if the work on it is more than minimal.
    AnyHeading,
    /// None of these materials may be without origin.
    Except(Goods),
    /// These materials need no change, up to a percentage of the price.
    Allow(Goods, Figure),
    /// Only these materials may be without origin.
    From(Goods),
    /// The value of materials without origin, at most.
    MaxValue(Goods, Figure),
    /// The weight of materials without origin, at most, in per cent of the product's weight.
    MaxWeight(Goods, Figure),
    /// Regional value content, at least; the materials of the focused method.
    Content(Method, Goods, Figure),
    /// Materials without origin are worth no more than those with it.
    Balance,
    /// Only the text of the agreement decides.
    Prose,
}

/// A rule: alternatives, one of which is enough; of each, all conditions must hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OriginRule {
    /// The alternatives.
    pub alternatives: Vec<Vec<OriginCondition>>,
    /// Whether the publication leaves open if the alternatives are to hold together.
    pub is_joining_unclear: bool,
}

impl OriginRule {
    /// Whether some part of it only the text of the agreement decides.
    pub fn has_prose(&self) -> bool {
        self.alternatives.iter().flatten().any(|condition| *condition == OriginCondition::Prose)
    }

    /// Whether nothing of it is structured.
    pub fn is_prose(&self) -> bool {
        self.alternatives.iter().all(|conditions| conditions.contains(&OriginCondition::Prose))
    }
}

/// A rule that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no condition of origin; write one such as CTH, WO[10] or MAXNOM:40")]
pub struct OriginRuleError(pub String);

impl FromStr for OriginRule {
    type Err = OriginRuleError;

    /// ```
    /// let rule: reference::OriginRule = "CTH EXCEPT[8466] | MAXNOM:50".parse()?;
    /// assert_eq!(rule.alternatives.len(), 2);
    /// assert_eq!(rule.to_string(), "CTH EXCEPT[8466] | MAXNOM:50");
    /// # Ok::<(), reference::OriginRuleError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, OriginRuleError> {
        let is_joining_unclear = text.contains('?');
        let alternatives: Result<Vec<Vec<OriginCondition>>, OriginRuleError> =
            text.split(['|', '?']).map(|part| part.split_whitespace().map(condition).collect()).collect();
        let alternatives = alternatives?;
        let fits = alternatives.iter().all(|part| !part.is_empty())
            && alternatives.iter().map(Vec::len).sum::<usize>() <= CONDITIONS_MAX
            && !(is_joining_unclear && text.contains('|'));
        if fits { Ok(Self { alternatives, is_joining_unclear }) } else { Err(OriginRuleError(text.to_owned())) }
    }
}

fn condition(text: &str) -> Result<OriginCondition, OriginRuleError> {
    read(text).ok_or_else(|| OriginRuleError(text.to_owned()))
}

fn read(text: &str) -> Option<OriginCondition> {
    let (head, figure) = match text.rsplit_once(':') {
        Some((head, figure)) => (head, Some(percentage(figure)?)),
        None => (text, None),
    };
    let (name, goods) = match head.split_once('[') {
        Some((name, codes)) => (name, goods(codes.strip_suffix(']')?)?),
        None => (head, Goods::All),
    };
    let named = goods != Goods::All;
    Some(match (name, figure) {
        ("WO", None) => OriginCondition::WhollyObtained(goods),
        ("CC", None) if !named => OriginCondition::Change(Level::Chapter),
        ("CTH", None) if !named => OriginCondition::Change(Level::Heading),
        ("CTSH", None) if !named => OriginCondition::Change(Level::Subheading),
        ("ANY", None) if !named => OriginCondition::AnyHeading,
        ("EXCEPT", None) if named => OriginCondition::Except(goods),
        ("FROM", None) if named => OriginCondition::From(goods),
        ("ALLOW", Some(figure)) if named => OriginCondition::Allow(goods, figure),
        ("MAXNOM", Some(figure)) => OriginCondition::MaxValue(goods, figure),
        ("MAXWT", Some(figure)) => OriginCondition::MaxWeight(goods, figure),
        ("NOM<=OM", None) if !named => OriginCondition::Balance,
        ("PROSE", None) if !named => OriginCondition::Prose,
        (code, Some(figure)) => {
            let (method, _) = METHODS.into_iter().find(|(_, name)| *name == code)?;
            ((method == Method::Focused) == named).then_some(OriginCondition::Content(method, goods, figure))?
        }
        _ => return None,
    })
}

fn percentage(text: &str) -> Option<Figure> {
    let figure: Decimal = text.parse().ok()?;
    (Decimal::ZERO <= figure && figure <= Decimal::ONE_HUNDRED && figure.scale() <= 4).then_some(Figure(figure))
}

fn goods(text: &str) -> Option<Goods> {
    if text == "=" {
        return Some(Goods::SameHeading);
    }
    let one = |word: &str| {
        let (first, last) = word.split_once("..").unwrap_or((word, word));
        let (first, last) = (GoodsKey::new(first)?, GoodsKey::new(last)?);
        (first.digits == last.digits && first <= last).then_some((first, last))
    };
    text.split(',').map(one).collect::<Option<Vec<_>>>().map(Goods::Codes)
}

impl fmt::Display for Goods {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => Ok(()),
            Self::SameHeading => f.write_str("[=]"),
            Self::Codes(codes) => {
                for (index, (first, last)) in codes.iter().enumerate() {
                    f.write_str(if index == 0 { "[" } else { "," })?;
                    if first == last { write!(f, "{first}")? } else { write!(f, "{first}..{last}")? }
                }
                f.write_str("]")
            }
        }
    }
}

impl fmt::Display for OriginCondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WhollyObtained(goods) => write!(f, "WO{goods}"),
            Self::Change(Level::Chapter) => f.write_str("CC"),
            Self::Change(Level::Heading) => f.write_str("CTH"),
            Self::Change(Level::Subheading) => f.write_str("CTSH"),
            Self::AnyHeading => f.write_str("ANY"),
            Self::Except(goods) => write!(f, "EXCEPT{goods}"),
            Self::Allow(goods, figure) => write!(f, "ALLOW{goods}:{}", figure.0.normalize()),
            Self::From(goods) => write!(f, "FROM{goods}"),
            Self::MaxValue(goods, figure) => write!(f, "MAXNOM{goods}:{}", figure.0.normalize()),
            Self::MaxWeight(goods, figure) => write!(f, "MAXWT{goods}:{}", figure.0.normalize()),
            Self::Content(method, goods, figure) => {
                let name = METHODS.iter().find(|(known, _)| known == method).map_or("", |(_, name)| name);
                write!(f, "{name}{goods}:{}", figure.0.normalize())
            }
            Self::Balance => f.write_str("NOM<=OM"),
            Self::Prose => f.write_str("PROSE"),
        }
    }
}

impl fmt::Display for OriginRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.is_joining_unclear { " ? " } else { " | " };
        for (index, conditions) in self.alternatives.iter().enumerate() {
            if index > 0 {
                f.write_str(separator)?;
            }
            for (place, condition) in conditions.iter().enumerate() {
                write!(f, "{}{condition}", if place > 0 { " " } else { "" })?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_written_as_it_was_read() {
        for text in [
            "CTH MAXNOM:40 | MAXNOM:25",
            "CTSH ? RVC-ANY:40 ? PROSE",
            "WO[10,1101..1104] MAXWT[1701..1702]:20",
            "ANY EXCEPT[7106,7108] ALLOW[=]:20",
            "RVC-FOCUS[8401]:55 | RVC-FOB:45 | NOM<=OM",
        ] {
            assert_eq!(text.parse::<OriginRule>().map(|rule| rule.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for text in ["", "CTH |", "CTH[84]", "MAXNOM", "MAXNOM:101", "WO[x]", "RVC-FOCUS:40", "CTH | CC ? WO", "FROM"] {
            assert!(text.parse::<OriginRule>().is_err(), "{text}");
        }
    }
}
