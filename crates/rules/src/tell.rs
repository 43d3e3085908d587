//! This module decides how a condition over given values is said in plain words, Chinese and English. It is made from the
//! compiled form, so the words cannot say something else than what is run.

use declaration::LanguageMap;

use crate::form::{Comparison, Operation, Part, Term, Test};

/// What the names of given values are called.
pub trait Labels {
    /// The value at a place, as in “… is more than 8”.
    fn value(&self, place: u16) -> LanguageMap;
    /// That there is a value at a place, as in “when …”.
    fn presence(&self, place: u16) -> LanguageMap;
}

/// Says conditions.
pub(crate) struct Teller<'a> {
    pub labels: &'a dyn Labels,
}

impl Teller<'_> {
    pub(crate) fn languages(&self, say: impl Fn(&Self, bool) -> String) -> LanguageMap {
        [("en", say(self, false).as_str()), ("zh", say(self, true).as_str())].into_iter().collect()
    }

    fn stated(&self, place: u16, zh: bool) -> String {
        self.labels.presence(place).get(&[if zh { "zh" } else { "en" }]).to_owned()
    }

    fn name(&self, place: u16, zh: bool) -> String {
        self.labels.value(place).get(&[if zh { "zh" } else { "en" }]).to_owned()
    }

    pub(crate) fn test(&self, test: &Test, zh: bool) -> String {
        let pick = |en: &str, chinese: &str| if zh { chinese.to_owned() } else { en.to_owned() };
        match test {
            Test::Known(true) => pick("always", "始终"),
            Test::Known(false) => pick("never", "从不"),
            Test::Not(inner) => match (&**inner, zh) {
                (Test::Given(place), true) => format!("尚未{}", self.stated(*place, zh)),
                (Test::Given(place), false) => format!("not yet: {}", self.stated(*place, zh)),
                (inner, true) => format!("并非（{}）", self.test(inner, zh)),
                (inner, false) => format!("not ({})", self.test(inner, zh)),
            },
            Test::All(tests) => self.joined(tests, zh, &pick(" and ", "，且")),
            Test::Any(tests) => self.joined(tests, zh, &pick(" or ", "，或")),
            Test::Given(place) => self.stated(*place, zh),
            Test::Compare(relation, left, right) => {
                format!("{}{}{}", self.term(left, zh), relation_told(*relation, zh), self.term(right, zh))
            }
            Test::OneOf(term, texts) => {
                let among = texts.join(&pick(", ", "、"));
                if zh {
                    format!("{}为{among}之一", self.term(term, zh))
                } else {
                    format!("{} is one of {among}", self.term(term, zh))
                }
            }
            Test::Part(part, whole, piece) => {
                let (whole, piece) = (self.term(whole, zh), self.term(piece, zh));
                match (part, zh) {
                    (Part::Start, true) => format!("{whole}以{piece}开头"),
                    (Part::Start, false) => format!("{whole} begins with {piece}"),
                    (Part::End, true) => format!("{whole}以{piece}结尾"),
                    (Part::End, false) => format!("{whole} ends with {piece}"),
                    (Part::Inside, true) => format!("{whole}包含{piece}"),
                    (Part::Inside, false) => format!("{whole} contains {piece}"),
                }
            }
            Test::Matches(term, _) | Test::WellFormed(_, term) => {
                if zh {
                    format!("{}格式正确", self.term(term, zh))
                } else {
                    format!("{} has the right form", self.term(term, zh))
                }
            }
            // Lists and the world outside are never named by a cell over given values.
            Test::Present(_)
            | Test::IsAdditional(..)
            | Test::InList(..)
            | Test::Seen(..)
            | Test::Held(..)
            | Test::Kept(..)
            | Test::Elements(..)
            | Test::Unique(..)
            | Test::Same(..) => pick("something else", "其他条件"),
        }
    }

    fn joined(&self, tests: &[Test], zh: bool, word: &str) -> String {
        let told = tests.iter().map(|test| match test {
            Test::All(_) | Test::Any(_) if zh => format!("（{}）", self.test(test, zh)),
            Test::All(_) | Test::Any(_) => format!("({})", self.test(test, zh)),
            _ => self.test(test, zh),
        });
        told.collect::<Vec<_>>().join(word)
    }

    pub(crate) fn term(&self, term: &Term, zh: bool) -> String {
        match term {
            Term::Text(text) if zh => format!("“{text}”"),
            Term::Text(text) => format!("“{text}”"),
            Term::Figure(figure) => figure.0.to_string(),
            Term::Date(date) => date.to_string(),
            Term::Given(place) => self.name(*place, zh),
            Term::Arithmetic(operation, left, right) => {
                let sign = match operation {
                    Operation::Add => "+",
                    Operation::Subtract => "−",
                    Operation::Multiply => "×",
                    Operation::Divide => "÷",
                };
                let inner = |term: &Term| match term {
                    Term::Arithmetic(..) => format!("({})", self.term(term, zh)),
                    _ => self.term(term, zh),
                };
                format!("{} {sign} {}", inner(left), inner(right))
            }
            Term::Join(left, right) => format!("{}{}", self.term(left, zh), self.term(right, zh)),
            Term::Choose(test, yes, no) => {
                let (test, yes, no) = (self.test(test, zh), self.term(yes, zh), self.term(no, zh));
                if zh { format!("（若{test}则{yes}，否则{no}）") } else { format!("({yes} if {test}, else {no})") }
            }
            Term::Length(term) if zh => format!("{}的字数", self.term(term, zh)),
            Term::Length(term) => format!("the length of {}", self.term(term, zh)),
            // As above: cells over given values know no declaration.
            Term::Leaf(_)
            | Term::Money(_)
            | Term::Unit(_)
            | Term::DateOf(_)
            | Term::LegalDate
            | Term::Today
            | Term::Days(..)
            | Term::Procedure(_)
            | Term::AdditionalCount(_)
            | Term::Count(_)
            | Term::Sum(..) => if zh { "其他值" } else { "something else" }.to_owned(),
        }
    }
}

fn relation_told(relation: Comparison, zh: bool) -> &'static str {
    match (relation, zh) {
        (Comparison::Equal, true) => "为",
        (Comparison::Equal, false) => " is ",
        (Comparison::Unequal, true) => "不为",
        (Comparison::Unequal, false) => " is not ",
        (Comparison::Less, true) => "小于",
        (Comparison::Less, false) => " is less than ",
        (Comparison::AtMost, true) => "小于或等于",
        (Comparison::AtMost, false) => " is at most ",
        (Comparison::Greater, true) => "大于",
        (Comparison::Greater, false) => " is more than ",
        (Comparison::AtLeast, true) => "大于或等于",
        (Comparison::AtLeast, false) => " is at least ",
    }
}
