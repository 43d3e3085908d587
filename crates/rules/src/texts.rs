//! This module decides which sentences a finding is told in: its text and its mend by language, with the
//! finding's arguments put in.

use std::collections::BTreeMap;

use declaration::{Argument, Finding, LanguageMap};
use serde::{Deserialize, Serialize};

use crate::problem::{Fault, Problem};
use crate::rule_set::RuleSet;
use crate::table::rows;

/// The columns of a table of texts.
pub const TEXT_COLUMNS: [&str; 5] = ["code", "rule", "language", "text", "mend"];
/// Languages in which every finding must be told.
const LANGUAGES: [&str; 2] = ["en", "zh"];
/// Where a pack keeps its texts, named in problems.
pub const TEXTS_FILE: &str = "texts/findings.csv";
/// Stands for an argument that the finding does not carry.
const ABSENT: &str = "—";

/// The sentences of one edition, by code and rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// By code, then rule (empty for the code's default).
    pub(crate) sentences: BTreeMap<(String, String), Sentences>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sentences {
    pub(crate) text: LanguageMap,
    mend: LanguageMap,
}

/// What is said of a code in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRow<'a> {
    /// The code.
    pub code: &'a str,
    /// The rule; empty for the code's default.
    pub rule: &'a str,
    /// The language.
    pub language: &'a str,
    /// What a finding says.
    pub text: &'a str,
    /// How it is mended.
    pub mend: &'a str,
}

impl Texts {
    /// All texts, by code, rule and language.
    pub fn rows(&self) -> impl Iterator<Item = TextRow<'_>> {
        self.sentences.iter().flat_map(|((code, rule), sentences)| {
            sentences.text.0.iter().map(move |(language, text)| {
                let mend = sentences.mend.0.get(language).map_or("", String::as_str);
                TextRow { code, rule, language, text, mend }
            })
        })
    }

    /// Reads a table of texts.
    ///
    /// # Errors
    /// Lists every problem with its line.
    pub fn compile(csv: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut texts = Self::default();
        for row in rows(TEXTS_FILE, csv, &TEXT_COLUMNS, &mut problems) {
            let mut refuse =
                |cell, message: String, mend: &str| problems.push(Fault::whole(message, mend).at(TEXTS_FILE, row.line, cell));
            for column in ["code", "language", "text", "mend"] {
                if row.get(column).is_empty() {
                    refuse(column, format!("`{column}` is empty"), "only `rule` may be empty");
                }
            }
            for column in ["text", "mend"] {
                if placeholders(row.get(column)).is_none() {
                    refuse(column, "a brace is not closed or holds no name".to_owned(), "write {argument}");
                }
            }
            let key = (row.get("code").to_owned(), row.get("rule").to_owned());
            let sentences = texts.sentences.entry(key).or_default();
            let language = row.get("language").to_owned();
            sentences.mend.0.insert(language.clone(), row.get("mend").to_owned());
            if sentences.text.0.insert(language, row.get("text").to_owned()).is_some() {
                refuse("language", "this text stands twice".to_owned(), "keep one of the rows");
            }
        }
        if problems.is_empty() { Ok(texts) } else { Err(problems) }
    }

    /// What the rules lack here: a language, or an argument that a text mentions.
    pub fn check(&self, rules: &RuleSet) -> Vec<Problem> {
        let mut problems = Vec::new();
        for rule in rules.rules() {
            let mut refuse = |message: String, mend: &str| problems.push(Fault::whole(message, mend).at(TEXTS_FILE, 0, "text"));
            let Some(sentences) = self.find(&rule.code, &rule.id) else {
                refuse(format!("rule `{}` with code {} has no text", rule.id, rule.code), "add a row for each language");
                continue;
            };
            for language in LANGUAGES {
                if !sentences.text.0.contains_key(language) {
                    refuse(format!("rule `{}` has no text in `{language}`", rule.id), "add the row");
                }
            }
            let all = sentences.text.0.values().chain(sentences.mend.0.values());
            for name in all.flat_map(|text| placeholders(text).unwrap_or_default()) {
                if !rule.arguments().any(|known| known == name) {
                    refuse(
                        format!("a text of rule `{}` mentions {{{name}}}", rule.id),
                        "add the argument to the rule, or drop it from the text",
                    );
                }
            }
        }
        problems
    }

    /// The text and the mend of a finding, by language. A code without a text is told by its name.
    pub fn render(&self, finding: &Finding) -> (LanguageMap, LanguageMap) {
        let Some(sentences) = self.find(&finding.code, &finding.rule) else {
            return ([("en", finding.code.as_str())].into_iter().collect(), LanguageMap::default());
        };
        let fill = |map: &LanguageMap| {
            LanguageMap(map.0.iter().map(|(language, text)| (language.clone(), filled(text, &finding.arguments))).collect())
        };
        (fill(&sentences.text), fill(&sentences.mend))
    }

    /// Whether the finding of a rule can be told in a language.
    pub fn tells(&self, code: &str, rule: &str, language: &str) -> bool {
        self.find(code, rule).is_some_and(|sentences| sentences.text.0.contains_key(language))
    }

    /// The text of a rule with its placeholders left as they are.
    pub(crate) fn raw(&self, code: &str, rule: &str) -> LanguageMap {
        self.find(code, rule).map(|sentences| sentences.text.clone()).unwrap_or_default()
    }

    pub(crate) fn find(&self, code: &str, rule: &str) -> Option<&Sentences> {
        let of = |rule: &str| self.sentences.get(&(code.to_owned(), rule.to_owned()));
        of(rule).or_else(|| of(""))
    }
}

/// The names in braces; none when a brace is left open.
fn placeholders(text: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return None;
        }
        names.push(name);
        rest = after;
    }
    Some(names)
}

fn filled(text: &str, arguments: &BTreeMap<String, Argument>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        match arguments.get(name) {
            Some(Argument::Number(number)) => filled.push_str(&number.to_string()),
            Some(Argument::Text(value)) => filled.push_str(value),
            None => filled.push_str(ABSENT),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
