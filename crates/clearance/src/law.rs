//! This module decides what law is: an edition's tables, its rules and its texts, compiled together and
//! known by one hash. Texts are no part of the hash: a better translation is the same law.

use declaration::{CurrencyCode, Finding, LanguageMap};
use jiff::Timestamp;
use jiff::civil::Date;
use reference::compile::Files;
use reference::{Day, Edition, Hash, Listing};
use rules::{RuleSet, Texts};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Which law a decision was made under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionId {
    /// The hash of tables and rules.
    pub hash: String,
    /// The pack's name.
    pub pack: String,
    /// Its version.
    pub version: String,
}

/// Law that cannot be compiled or loaded.
#[derive(Debug, thiserror::Error)]
pub enum LawError {
    /// Tables, rules or texts that do not compile: every problem with its place.
    #[error("{}", .0.join("\n"))]
    Tables(Vec<String>),
    /// An edition that cannot be loaded.
    #[error(transparent)]
    Edition(#[from] reference::EditionError),
    /// Rules or texts that cannot be loaded.
    #[error("the compiled law is damaged; compile the pack again")]
    Damaged(#[source] postcard::Error),
}

/// A jurisdiction's law, ready to decide.
#[derive(Debug)]
pub struct Law {
    edition: Edition,
    rules: RuleSet,
    texts: Texts,
    id: EditionId,
}

#[derive(Serialize, Deserialize)]
struct Bundle<'a> {
    #[serde(borrow)]
    edition: &'a [u8],
    #[serde(borrow)]
    rules: &'a [u8],
    texts: Texts,
}

/// Where the tables of rules stand in a pack.
const RULES: &str = "rules/";

type Compiled<T> = Result<T, Vec<rules::Problem>>;

fn rules_and_texts(files: &Files) -> (Compiled<RuleSet>, Compiled<Texts>) {
    let is_table = |name: &str| name.starts_with(RULES) && name.ends_with(".csv");
    let tables = files.iter().filter(|(name, _)| is_table(name));
    let tables: Vec<(String, String)> = tables.map(|(name, text)| (name.clone(), text.clone())).collect();
    (rules::compile(&tables), Texts::compile(files.get(rules::TEXTS_FILE).map_or("", String::as_str)))
}

impl Law {
    /// Compiles the files of a pack.
    ///
    /// # Errors
    /// Lists every problem with file, line and column.
    pub fn compile(files: &Files) -> Result<Self, LawError> {
        // An author learns everything at once, so all parts are compiled before any is refused.
        let list = |problems: Vec<rules::Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
        let edition =
            reference::compile(files).map_err(|error| error.0.iter().map(ToString::to_string).collect()).and_then(|edition| {
                let problems = [crate::case::timer::check(&edition), crate::case::stage::check(&edition)].concat();
                if problems.is_empty() { Ok(edition) } else { Err(problems) }
            });
        let (rules, texts) = rules_and_texts(files);
        let (rules, texts) = (rules.map_err(list), texts.map_err(list));
        let (edition, rules, texts) = match (edition, rules, texts) {
            (Ok(edition), Ok(rules), Ok(texts)) => (edition, rules, texts),
            (edition, rules, texts) => {
                let problems = [edition.err(), rules.err(), texts.err()].into_iter().flatten().flatten();
                return Err(LawError::Tables(problems.collect()));
            }
        };
        let rule_bytes = postcard::to_stdvec(&rules).map_err(LawError::Damaged)?;
        Ok(Self::assemble(edition, rules, texts, &rule_bytes))
    }

    /// This law with the rules and texts of other files, and all else as it is: what an author who changes a rule asks
    /// again and again, without compiling tables of rates that stay the same.
    ///
    /// # Errors
    /// Every problem with file, line, column and character.
    pub fn with_rules(&self, files: &Files) -> Result<Self, Vec<rules::Problem>> {
        let (rules, texts) = match rules_and_texts(files) {
            (Ok(rules), Ok(texts)) => (rules, texts),
            (rules, texts) => return Err([rules.err(), texts.err()].into_iter().flatten().flatten().collect()),
        };
        let unwritten = |message: String| rules::Problem {
            file: RULES.to_owned(),
            line: 0,
            cell: String::new(),
            column: 0,
            message,
            mend: "compile the pack again".to_owned(),
        };
        let edition = Edition::from_bytes(self.edition.bytes()).map_err(|error| vec![unwritten(error.to_string())])?;
        let bytes = postcard::to_stdvec(&rules).map_err(|error| vec![unwritten(error.to_string())])?;
        Ok(Self::assemble(edition, rules, texts, &bytes))
    }

    fn assemble(edition: Edition, rules: RuleSet, texts: Texts, rule_bytes: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(edition.hash().0);
        hasher.update(Sha256::digest(rule_bytes));
        let manifest = &edition.tables().manifest;
        let id = EditionId {
            pack: manifest.name.clone(),
            version: manifest.version.clone(),
            hash: Hash(hasher.finalize().into()).to_string(),
        };
        Self { edition, rules, texts, id }
    }

    /// Noon of a day in the country: when a dry run decides, so that the same one says the same again.
    pub fn noon(&self, date: Date) -> Timestamp {
        date.at(12, 0, 0, 0).to_zoned(self.time_zone()).map(|zoned| zoned.timestamp()).unwrap_or_default()
    }

    /// The binary form, to be embedded or stored.
    ///
    /// # Errors
    /// The rules or texts cannot be written, which means a defect.
    pub fn to_bytes(&self) -> Result<Vec<u8>, LawError> {
        let rules = postcard::to_stdvec(&self.rules).map_err(LawError::Damaged)?;
        let bundle = Bundle { edition: self.edition.bytes(), rules: &rules, texts: self.texts.clone() };
        postcard::to_stdvec(&bundle).map_err(LawError::Damaged)
    }

    /// Loads law from its binary form.
    ///
    /// # Errors
    /// The bytes are of another format or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LawError> {
        let bundle: Bundle<'_> = postcard::from_bytes(bytes).map_err(LawError::Damaged)?;
        let edition = Edition::from_bytes(bundle.edition)?;
        let rules = postcard::from_bytes(bundle.rules).map_err(LawError::Damaged)?;
        Ok(Self::assemble(edition, rules, bundle.texts, bundle.rules))
    }

    /// The tables.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The validation rules.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The law's name, version and hash.
    pub fn id(&self) -> &EditionId {
        &self.id
    }

    /// The currency in which duties are owed.
    pub fn currency(&self) -> CurrencyCode {
        self.edition.tables().manifest.currency
    }

    /// The time zone of legal dates; UTC when the pack names one that is not known.
    pub fn time_zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.edition.tables().manifest.time_zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// The office's calendar, with the hours that hold on a date.
    pub fn calendar(&self, date: Date) -> reference::calendar::Calendar {
        reference::calendar::Calendar::of(&self.edition, self.time_zone(), date)
    }

    /// The sentences in which findings are told.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Everything that this law says, row by row, rules and their texts among it.
    pub fn listing(&self) -> Listing {
        let mut listing = self.edition.listing();
        for rule in self.rules.rules() {
            let when = if rule.when.is_empty() { String::new() } else { format!("{} → ", rule.when) };
            let mut value = format!("{} {:?} {} {}: {when}{}", rule.code, rule.severity, rule.selects(), rule.place(), rule.must);
            let arguments = rule.arguments().collect::<Vec<_>>().join(", ");
            if !arguments.is_empty() {
                value = format!("{value} ({arguments})");
            }
            let to = rule.valid_to.map_or(Day::OPEN, Day::from);
            listing.add("rules", rule.id.clone(), value, Day::from(rule.valid_from), to);
        }
        for text in self.texts.rows() {
            let key = [text.code, text.rule, text.language].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            listing.add("texts", key.join(" "), format!("{} → {}", text.text, text.mend), Day::EVER, Day::OPEN);
        }
        listing
    }

    /// A finding's text and mend, by language.
    pub fn render(&self, finding: &Finding) -> (LanguageMap, LanguageMap) {
        self.texts.render(finding)
    }
}
