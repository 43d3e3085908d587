//! This module decides what a careful colleague would say of tables that compile: rules that can never
//! find anything, that say the same twice, that contradict one another, that have expired, and texts that
//! nobody tells or that lack a language.

use std::collections::BTreeSet;

use declaration::LanguageMap;
use jiff::civil::Date;

use crate::form::{Comparison, Term, Test};
use crate::rule_set::{Rule, RuleSet};
use crate::selector::Selector;
use crate::texts::Texts;

/// One remark about a rule set, with the rule it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Advice {
    /// The rule's id; the code of a text that belongs to no rule.
    pub rule: String,
    /// What there is to say.
    pub lint: Lint,
}

/// What there is to say of a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lint {
    /// No declaration can make the rule find anything.
    NeverFinds,
    /// The rule no longer holds on the day of the check.
    Expired {
        /// Its last day.
        last: Date,
    },
    /// Another rule finds the same fault at the same place.
    Overlaps {
        /// The other rule.
        other: String,
    },
    /// Whatever is declared breaks this rule or another.
    Contradicts {
        /// The other rule.
        other: String,
    },
    /// Its finding cannot be told in a language in which others are told.
    NoText {
        /// The language.
        language: String,
    },
    /// A text for a rule that does not exist.
    UnusedText,
}

impl Advice {
    /// What is to be said, with the mend, by language.
    pub fn told(&self) -> LanguageMap {
        let rule = &self.rule;
        let (en, zh) = match &self.lint {
            Lint::NeverFinds => (
                format!("rule `{rule}` can never find anything; its conditions exclude one another or are always met"),
                format!("规则“{rule}”永远不会命中：其条件互相排斥或恒为真，请修改或删除"),
            ),
            Lint::Expired { last } => (
                format!("rule `{rule}` expired on {last}; drop it or give it a new last day"),
                format!("规则“{rule}”已于{last}失效，请删除或填写新的失效日期"),
            ),
            Lint::Overlaps { other } => (
                format!("rules `{rule}` and `{other}` find the same fault at the same place; keep one of them"),
                format!("规则“{rule}”与“{other}”在同一处重复命中，请保留其一"),
            ),
            Lint::Contradicts { other } => (
                format!("rules `{rule}` and `{other}` contradict each other: no declaration satisfies both"),
                format!("规则“{rule}”与“{other}”互相矛盾：任何报关单都无法同时满足"),
            ),
            Lint::NoText { language } => (
                format!("rule `{rule}` has no text in `{language}`; add the row to texts/findings.csv"),
                format!("规则“{rule}”缺少“{language}”文本，请在texts/findings.csv中补充"),
            ),
            Lint::UnusedText => (
                format!("the text of `{rule}` belongs to no rule; correct its id or drop it"),
                format!("“{rule}”的文本没有对应规则，请更正编号或删除"),
            ),
        };
        [("en", en.as_str()), ("zh", zh.as_str())].into_iter().collect()
    }
}

/// What there is to say of rules and their texts on a day, in the order of the rules' ids.
///
/// Every pair of rules over the same thing is compared, so the cost grows with the square of the rules; it
/// is paid when a pack is checked, never when a declaration waits.
pub fn lint(set: &RuleSet, texts: &Texts, date: Date) -> Vec<Advice> {
    let mut advice = BTreeSet::new();
    let mut say = |rule: &str, lint: Lint| advice.insert(Advice { rule: rule.to_owned(), lint });
    let rules = set.rules();
    for rule in rules {
        if never_finds(rule) {
            say(&rule.id, Lint::NeverFinds);
        }
        if let Some(last) = rule.valid_to.filter(|last| *last < date) {
            say(&rule.id, Lint::Expired { last });
        }
        for language in texts.languages().difference(&texts.languages_of(&rule.code, &rule.id)) {
            say(&rule.id, Lint::NoText { language: (*language).to_owned() });
        }
    }
    for (index, first) in rules.iter().enumerate() {
        for second in &rules[index + 1..] {
            if first.round != second.round || !meet(first, second) {
                continue;
            }
            let other = second.id.clone();
            if first.holds == second.holds && first.pointer == second.pointer && first.code == second.code {
                say(&first.id, Lint::Overlaps { other });
            } else if are_opposite(&first.holds, &second.holds) {
                say(&first.id, Lint::Contradicts { other });
            }
        }
    }
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    for rule in texts.rules().filter(|rule| !ids.contains(rule)) {
        say(rule, Lint::UnusedText);
    }
    advice.into_iter().collect()
}

/// Whether one declaration on one day can make both rules apply, as far as their tables tell.
fn meet(first: &Rule, second: &Rule) -> bool {
    let begins_after = |rule: &Rule, other: &Rule| other.valid_to.is_some_and(|last| rule.valid_from > last);
    let same_case = first.applies == second.applies || [first, second].iter().any(|rule| constant(&rule.applies) == Some(true));
    same_case && !begins_after(first, second) && !begins_after(second, first) && first.selector.meets(&second.selector)
}

fn never_finds(rule: &Rule) -> bool {
    constant(&rule.applies) == Some(false) || constant(&rule.holds) == Some(true) || rule.selector.takes_nothing()
}

/// The truth of a condition that does not depend on the declaration.
fn constant(test: &Test) -> Option<bool> {
    match test {
        Test::Known(truth) => Some(*truth),
        Test::Not(inner) => constant(inner).map(|truth| !truth),
        Test::All(all) if all.iter().any(|test| constant(test) == Some(false)) || exclude_each_other(all) => Some(false),
        Test::All(all) => all.iter().all(|test| constant(test) == Some(true)).then_some(true),
        Test::Any(any) if any.iter().any(|test| constant(test) == Some(true)) => Some(true),
        Test::Any(any) => any.iter().all(|test| constant(test) == Some(false)).then_some(false),
        _ => None,
    }
}

/// Whether conditions that must all be met cannot be: one is another's contrary, or a value must be two
/// texts at once.
fn exclude_each_other(all: &[Test]) -> bool {
    let mut wanted: Vec<(&Term, BTreeSet<&str>)> = Vec::new();
    for (index, test) in all.iter().enumerate() {
        if all[index + 1..].iter().any(|other| are_opposite(test, other)) {
            return true;
        }
        let Some((term, texts)) = one_of(test) else { continue };
        match wanted.iter_mut().find(|(known, _)| *known == term) {
            Some((_, allowed)) => {
                allowed.retain(|text| texts.contains(text));
                if allowed.is_empty() {
                    return true;
                }
            }
            None => wanted.push((term, texts)),
        }
    }
    false
}

/// The texts among which a condition wants a value.
fn one_of(test: &Test) -> Option<(&Term, BTreeSet<&str>)> {
    match test {
        Test::OneOf(term, texts) => Some((term, texts.iter().map(String::as_str).collect())),
        Test::Compare(Comparison::Equal, left, right) => match (&**left, &**right) {
            (term, Term::Text(text)) | (Term::Text(text), term) => Some((term, BTreeSet::from([text.as_str()]))),
            _ => None,
        },
        _ => None,
    }
}

fn are_opposite(left: &Test, right: &Test) -> bool {
    match (left, right) {
        (Test::Not(inner), other) | (other, Test::Not(inner)) => **inner == *other,
        (Test::Compare(one, a, b), Test::Compare(other, c, d)) => opposite(*one) == *other && a == c && b == d,
        _ => false,
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtLeast => Comparison::Less,
        Comparison::Greater => Comparison::AtMost,
        Comparison::AtMost => Comparison::Greater,
    }
}

impl Selector {
    /// Whether no type of declaration is left once the exceptions are taken out.
    fn takes_nothing(&self) -> bool {
        !self.types.is_empty() && self.types.iter().all(|wanted| self.types_not.iter().any(|not| covers(not, wanted)))
    }

    /// Whether some declaration can be taken by both.
    fn meets(&self, other: &Self) -> bool {
        let any = vec!["???".to_owned()];
        let of = |types: &Vec<String>| if types.is_empty() { any.clone() } else { types.clone() };
        let (mine, theirs) = (of(&self.types), of(&other.types));
        let types = mine.iter().any(|left| {
            theirs.iter().any(|right| {
                intersection(left, right)
                    .is_some_and(|both| !self.types_not.iter().chain(&other.types_not).any(|not| covers(not, &both)))
            })
        });
        let lists = |left: &[String], right: &[String], fits: fn(&str, &str) -> bool| {
            left.is_empty() || right.is_empty() || left.iter().any(|a| right.iter().any(|b| fits(a, b)))
        };
        types
            && lists(&self.procedures, &other.procedures, |a, b| a == b)
            && lists(&self.goods, &other.goods, |a, b| a.starts_with(b) || b.starts_with(a))
            && lists(&self.documents, &other.documents, |a, b| a == b)
    }
}

/// Whether every code of one pattern is a code of the wider one.
fn covers(wide: &str, narrow: &str) -> bool {
    wide.len() == narrow.len() && wide.bytes().zip(narrow.bytes()).all(|(wide, narrow)| wide == b'?' || wide == narrow)
}

/// The codes of both patterns, as a pattern.
fn intersection(left: &str, right: &str) -> Option<String> {
    let both = left.chars().zip(right.chars()).map(|pair| match pair {
        ('?', other) | (other, '?') => Some(other),
        (one, other) => (one == other).then_some(one),
    });
    both.collect()
}

impl Texts {
    /// Every language in which some finding is told.
    fn languages(&self) -> BTreeSet<&str> {
        self.sentences.values().flat_map(|sentences| sentences.text.0.keys().map(String::as_str)).collect()
    }

    /// The languages in which the findings of a rule are told.
    fn languages_of(&self, code: &str, rule: &str) -> BTreeSet<&str> {
        self.find(code, rule).into_iter().flat_map(|sentences| sentences.text.0.keys().map(String::as_str)).collect()
    }

    /// The rules that have a text of their own.
    fn rules(&self) -> impl Iterator<Item = &str> {
        self.sentences.keys().map(|(_, rule)| rule.as_str()).filter(|rule| !rule.is_empty())
    }
}
