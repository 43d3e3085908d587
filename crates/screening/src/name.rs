//! This module decides what a name is made of: which of its words say who somebody is, how much each says, and which
//! are company forms, courtesies, small words, trades, places, numbers or initials.

use std::ops::RangeInclusive;

use crate::distance::MAX_WORD;
use crate::sound::{plain, sound};
use crate::tables::{Family, TABLES};
use crate::text::{Oddities, Script, clean};
use crate::words::{Word, divide};

/// What a name is the name of; words mean different things in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Schema {
    /// A person.
    Person,
    /// A company, a bank, an authority, or a party of which it is not said what it is.
    Organisation,
    /// A ship or an aircraft.
    Vessel,
}

impl Schema {
    /// Reads the names that lists and test sets use; what is not known is compared as an organisation.
    ///
    /// ```
    /// use screening::Schema;
    /// assert_eq!(Schema::parse("Person"), Schema::Person);
    /// assert_eq!(Schema::parse("LegalEntity"), Schema::Organisation);
    /// ```
    pub fn parse(text: &str) -> Self {
        match text.trim().to_ascii_lowercase().as_str() {
            "person" | "individual" => Self::Person,
            "vessel" | "ship" | "aircraft" | "airplane" | "vehicle" => Self::Vessel,
            _ => Self::Organisation,
        }
    }
}

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Says who.
    Name,
    /// The first letter of a name.
    Initial,
    /// Joins.
    Particle,
    /// Rank, office, courtesy; or what kind of thing a ship is.
    Courtesy,
    /// A company form.
    Form,
    /// A trade that many companies share.
    Trade(&'static str),
    /// A place, with its country.
    Place(&'static str),
    /// A number.
    Number(u32),
}

impl Role {
    /// Whether the word takes part in who somebody is.
    pub fn says_who(self) -> bool {
        !matches!(self, Self::Particle | Self::Courtesy | Self::Form)
    }
}

/// A word of a name, ready to be compared.
#[derive(Debug, Clone)]
pub struct Token {
    /// Small Latin letters and digits.
    pub text: Box<str>,
    /// The plain spelling of it.
    pub plain: Box<str>,
    /// How it sounds.
    pub sound: Box<str>,
    /// Which letters occur, a bit each.
    pub letters: u32,
    /// The Chinese characters, if it was written in them.
    pub han: Box<[char]>,
    /// The groups of names that stand for it.
    pub equivalents: &'static [u16],
    /// The script it was written in.
    pub script: Script,
    /// What it does.
    pub role: Role,
    /// How much it says: about 1 for a rare name, less for a common one.
    pub weight: f32,
}

/// A name, ready to be compared.
#[derive(Debug, Clone)]
pub struct Name {
    /// What it is the name of.
    pub schema: Schema,
    /// Its words.
    pub tokens: Box<[Token]>,
    /// The families of its company forms.
    pub families: Box<[Family]>,
    /// All words that say who, and small words, in one.
    pub joined: Box<str>,
    /// Whether a comma divides surname and given names.
    pub comma: bool,
    /// How many words the surname before that comma has.
    pub surname_words: usize,
    /// What was odd about the text.
    pub oddities: Oddities,
    /// The name of a person in Chinese characters as its bearer writes it in Latin letters.
    pub pinyin: Option<Box<Self>>,
}

/// Characters of a Chinese person's name; longer ones are foreign names written by their sound.
const CHINESE_CHARACTERS: RangeInclusive<usize> = 2..=4;
/// Stands between the words of a foreign name written in Chinese characters.
const FOREIGN_DOTS: [char; 4] = ['·', '・', '‧', '•'];

impl Name {
    /// Reads a name.
    ///
    /// ```
    /// use screening::{Name, Schema};
    /// let name = Name::new(Schema::Organisation, "The Homs Refinery Co. Ltd.");
    /// assert_eq!(&*name.joined, "thehomsrefinery");
    /// ```
    pub fn new(schema: Schema, raw: &str) -> Self {
        let words = divide(&clean(raw), schema == Schema::Person);
        let oddities = words.oddities;
        let (mut roles, families) = roles(schema, &words.words);
        // A name of courtesies, forms and small words only is a name all the same.
        if !roles.iter().any(|(_, role)| role.says_who()) {
            roles.iter_mut().for_each(|(_, role)| *role = Role::Name);
        }
        let person = schema == Schema::Person;
        let tokens: Box<[Token]> = roles.into_iter().map(|(word, role)| token(word, role, person)).collect();
        let kept = tokens.iter().filter(|token| token.role.says_who() || token.role == Role::Particle);
        let mut joined: String = kept.map(|token| &*token.text).collect();
        joined.truncate(MAX_WORD);
        let surname_words = words.before_comma.filter(|at| *at <= 3 && person).unwrap_or_default();
        let comma = surname_words > 0;
        let pinyin = (person && !raw.contains(FOREIGN_DOTS)).then(|| pinyin(&tokens)).flatten();
        let pinyin = pinyin.map(|pinyin| Box::new(Self::new(schema, &pinyin)));
        Self { schema, tokens, families: families.into(), joined: joined.into(), comma, surname_words, oddities, pinyin }
    }

    /// The words that say who.
    pub fn core(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|token| token.role.says_who())
    }

    /// What all its words together say.
    pub fn weight(&self) -> f32 {
        self.tokens.iter().map(|token| token.weight).sum()
    }
}

/// The words of a Chinese person's name in Latin letters; none of any other.
fn pinyin(tokens: &[Token]) -> Option<String> {
    let characters: usize = tokens.iter().map(|token| token.han.len()).sum();
    let is_chinese = tokens.iter().all(|token| token.script == Script::Han) && CHINESE_CHARACTERS.contains(&characters);
    is_chinese.then(|| tokens.iter().map(|token| &*token.text).collect::<Vec<_>>().join(" "))
}

fn token(word: Word, role: Role, person: bool) -> Token {
    let text = match role {
        Role::Number(number) if word.text.bytes().all(|letter| letter.is_ascii_digit()) || word.text.len() > 4 => {
            number.to_string()
        }
        _ => word.text,
    };
    let weight = weight(&text, role, person);
    Token {
        plain: plain(&text).into(),
        sound: sound(&text).into(),
        letters: text.bytes().fold(0, |letters, letter| letters | 1 << (letter & 31)),
        equivalents: TABLES.equivalents(&text),
        han: word.han.into(),
        script: word.script,
        text: text.into(),
        role,
        weight,
    }
}

/// A word that stands in a thousand names says less than half of one that stands in one.
fn weight(text: &str, role: Role, person: bool) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a count of names, far below 2^24")]
    let common = TABLES.frequency(text, person) as f32;
    let rare = (1.0 - 0.09 * (1.0 + common).ln()).max(0.3);
    match role {
        Role::Name if text.len() <= 2 => 0.6 * rare,
        Role::Name if person && patronymic(text) => 0.7,
        Role::Name => rare,
        Role::Initial => 0.3,
        Role::Particle => 0.06,
        Role::Courtesy | Role::Form => 0.02,
        Role::Trade(_) => 0.55 * rare.max(0.6),
        Role::Place(_) => 0.8,
        Role::Number(_) => 0.5,
    }
}

/// Names after the father, by their endings in Slavic languages.
pub fn patronymic(text: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["ovich", "evich", "ovitch", "evitch", "yevich", "ovych", "evych", "ovna", "evna", "ichna", "ivna"];
    text.len() > 6 && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

fn roles(schema: Schema, words: &[Word]) -> (Vec<(Word, Role)>, Vec<Family>) {
    let (words, taken, families) = match schema {
        Schema::Vessel => (words.to_vec(), vec![false; words.len()], Vec::new()),
        _ => without_forms(schema, words),
    };
    let last = words.len().saturating_sub(1);
    let roles = words.iter().enumerate().map(|(index, word)| match (schema, taken[index]) {
        (_, true) => Role::Form,
        (Schema::Person, _) => person_role(word),
        (schema, _) => organisation_role(schema, word, index, last),
    });
    let roles: Vec<Role> = roles.collect();
    let words: Vec<(Word, Role)> = words.into_iter().zip(roles).collect();
    (numbers_together(words), families)
}

fn person_role(word: &Word) -> Role {
    match word.text.as_str() {
        text if text.bytes().all(|letter| letter.is_ascii_digit()) => number(text),
        text if text.len() == 1 => Role::Initial,
        text if TABLES.honorific(text) => Role::Courtesy,
        text if TABLES.particle(text) => Role::Particle,
        _ => Role::Name,
    }
}

fn organisation_role(schema: Schema, word: &Word, index: usize, last: usize) -> Role {
    const SHIP: [&str; 10] = ["mv", "mt", "ms", "ss", "mts", "mvs", "vessel", "ship", "tanker", "motor"];
    let text = word.text.as_str();
    if text.bytes().all(|letter| letter.is_ascii_digit()) {
        return number(text);
    }
    if let Some(number) = TABLES.number(text) {
        return Role::Number(number);
    }
    if let Some(number) = roman(text).filter(|_| index > 0 && (text.len() > 1 || index == last || text != "i")) {
        return Role::Number(number);
    }
    if schema == Schema::Vessel {
        return if index == 0 && last > 0 && SHIP.contains(&text) { Role::Courtesy } else { Role::Name };
    }
    if let Some(key) = TABLES.trade(text) {
        return Role::Trade(key);
    }
    if let Some(country) = TABLES.place(text) {
        return Role::Place(country);
    }
    if TABLES.particle(text) { Role::Particle } else { Role::Name }
}

fn number(text: &str) -> Role {
    Role::Number(text.parse().unwrap_or(u32::MAX))
}

/// Roman numbers up to thirty-nine, as funds and ships carry them.
fn roman(text: &str) -> Option<u32> {
    if text.len() > 6 || !text.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x')) {
        return None;
    }
    let value = |letter| match letter {
        b'i' => 1,
        b'v' => 5,
        _ => 10,
    };
    let mut total = 0u32;
    let mut before = 0;
    for letter in text.bytes().rev() {
        let value = value(letter);
        total = if value < before { total.checked_sub(value)? } else { total + value };
        before = value.max(before);
    }
    Some(total)
}

/// `forty` `four` is one number.
fn numbers_together(words: Vec<(Word, Role)>) -> Vec<(Word, Role)> {
    let mut out: Vec<(Word, Role)> = Vec::with_capacity(words.len());
    for (word, role) in words {
        if let (Role::Number(unit @ 1..=9), Some((last, Role::Number(tens)))) = (role, out.last_mut())
            && *tens >= 20
            && *tens < 100
            && *tens % 10 == 0
            && last.text.len() > 3
            && word.text.len() > 2
        {
            *tens += unit;
            last.text.push_str(&word.text);
            continue;
        }
        out.push((word, role));
    }
    out
}

/// Marks the words that are company forms; says of which families they are.
fn without_forms(schema: Schema, words: &[Word]) -> (Vec<Word>, Vec<bool>, Vec<Family>) {
    let mut taken: Vec<bool> = words.iter().map(|word| word.form).collect();
    let mut families = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = TABLES.forms_from(&words[at].text).iter().find(|form| {
            let here = words.get(at..at + form.words.len());
            here.is_some_and(|here| here.iter().zip(&form.words).all(|(word, form)| same_form_word(&word.text, form)))
                && may_stand(schema, form.words.len(), &form.words, form.family, at, words.len())
        });
        let Some(form) = found else {
            at += 1;
            continue;
        };
        taken[at..at + form.words.len()].fill(true);
        if !families.contains(&form.family) {
            families.push(form.family);
        }
        at += form.words.len();
    }
    (words.to_vec(), taken, families)
}

/// Long words of forms are often misspelled or cut off.
fn same_form_word(word: &str, form: &str) -> bool {
    const SHORT: [(&str, &str); 3] = [("co", "company"), ("ltd", "limited"), ("corp", "corporation")];
    word == form
        || SHORT.contains(&(word, form))
        || (form.len() >= 5
            && word.len() + 2 >= form.len()
            && crate::distance::edits(word, form) <= if form.len() >= 9 { 2 } else { 1 })
}

/// Short forms are words of their own elsewhere: `Asa` is a given name, `AS Roma` a club.
fn may_stand(schema: Schema, count: usize, words: &[&str], family: Family, at: usize, all: usize) -> bool {
    const BEFORE: [&str; 12] = ["ao", "pt", "ip", "ooo", "oao", "zao", "pao", "jsc", "tov", "too", "ano", "srl"];
    const OF_PERSONS: [&str; 6] = ["llc", "ltd", "inc", "gmbh", "corp", "limited"];
    let first = words.first().copied().unwrap_or_default();
    let letters: usize = words.iter().map(|word| word.len()).sum();
    match schema {
        Schema::Person => count == 1 && at > 1 && at + 1 == all && OF_PERSONS.contains(&first),
        _ if letters <= 3 && at + count < all.saturating_sub(1) && at > 0 => family != Family::Sole && first != "as",
        _ if at == 0 && letters <= 3 => all > 1 && BEFORE.contains(&first),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(schema: Schema, raw: &str) -> String {
        let name = Name::new(schema, raw);
        name.core().map(|token| token.text.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_what_says_who_is_left() {
        let cases = [
            (Schema::Organisation, "LIMITED LIABILITY COMPANY ISKUSSTVO KRASOTY", "iskusstvo krasoty"),
            (Schema::Organisation, "ООО \"БАЙ\"", "bay"),
            (Schema::Organisation, "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ \"БАЙ\"", "bay"),
            (Schema::Organisation, "TACTICAL MISSILES CORPORATION JOYNT STOCK COMPAN", "tactical missiles"),
            (Schema::Organisation, "Siemens Aktiengeselschaft", "siemens"),
            (Schema::Organisation, "Brigade Forty-Four", "brigade 44"),
            (Schema::Organisation, "Bowne International de Mexico S.A. de C.V.", "bowne international mexico"),
            (Schema::Organisation, "华为技术有限公司", "huawei technology"),
            (Schema::Organisation, "Management Company", "management"),
            (Schema::Person, "Mr. Recep Tayyip Erdoğan", "recep tayyip erdogan"),
            (Schema::Person, "Nicolás Maduro LLC", "nicolas maduro"),
            (Schema::Person, "Asa Pat", "asa pat"),
            (Schema::Vessel, "MV Hellenic Spirit", "hellenic spirit"),
            (Schema::Organisation, "The", "the"),
        ];
        for (schema, raw, left) in cases {
            assert_eq!(told(schema, raw), left, "{raw}");
        }
    }

    #[test]
    fn numbers_are_numbers_in_words_digits_and_roman() {
        for raw in ["Brigade Forty-Four", "Brigade 44"] {
            let name = Name::new(Schema::Organisation, raw);
            assert!(name.tokens.iter().any(|token| token.role == Role::Number(44)), "{raw}");
        }
        assert_eq!((roman("viii"), roman("iv"), roman("xx"), roman("mix")), (Some(8), Some(4), Some(20), None));
    }
}
