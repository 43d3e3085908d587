//! This module decides how the tables of words are read and asked: company forms, courtesies, small words, trades,
//! places, equivalent names, numbers, and how common a word is.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What sort of company form it is; two forms of one family do not contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Limited liability.
    Limited,
    /// Joint stock.
    Stock,
    /// Company or corporation, as anyone may call itself.
    Corporation,
    /// Partnership.
    Partnership,
    /// Without profit.
    Nonprofit,
    /// Owned by a state.
    State,
    /// One person's.
    Sole,
}

impl Family {
    fn of(code: &str) -> Option<Self> {
        Some(match code {
            "limited" => Self::Limited,
            "stock" => Self::Stock,
            "corporation" => Self::Corporation,
            "partnership" => Self::Partnership,
            "nonprofit" => Self::Nonprofit,
            "state" => Self::State,
            "sole" => Self::Sole,
            _ => return None,
        })
    }
}

/// A company form: its words and its family.
#[derive(Debug, Clone)]
pub struct Form {
    /// The words, in Latin letters.
    pub words: Vec<&'static str>,
    /// The family.
    pub family: Family,
}

/// All tables.
pub struct Tables {
    /// Company forms by the first letter of their first word, the longest first.
    forms: HashMap<u8, Vec<Form>>,
    /// Chinese, Japanese and Korean words of company names, the longest first.
    pub cjk_words: Vec<(&'static str, &'static str)>,
    honorifics: HashMap<&'static str, ()>,
    particles: HashMap<&'static str, ()>,
    common: HashMap<&'static str, &'static str>,
    places: HashMap<&'static str, &'static str>,
    equivalents: HashMap<&'static str, Vec<u16>>,
    numbers: HashMap<&'static str, u32>,
    people: HashMap<&'static str, u32>,
    organisations: HashMap<&'static str, u32>,
}

/// The tables, read once.
pub static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
    lines.map(|line| line.split_once(',').unwrap_or((line, "")))
}

fn by_word(text: &'static str) -> HashMap<&'static str, &'static str> {
    rows(text).flat_map(|(key, words)| words.split(' ').map(move |word| (word, key))).collect()
}

impl Tables {
    fn read() -> Self {
        let mut forms: HashMap<u8, Vec<Form>> = HashMap::new();
        for (family, words) in rows(include_str!("../tables/forms.csv")) {
            let words: Vec<&str> = words.split(' ').collect();
            if let (Some(family), Some(first)) = (Family::of(family), words.first().and_then(|word| word.bytes().next())) {
                forms.entry(first).or_default().push(Form { words, family });
            }
        }
        forms.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(form.words.len())));
        let mut cjk_words: Vec<_> = rows(include_str!("../tables/cjk_words.csv")).collect();
        cjk_words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let words = |text| rows(text).map(|(word, _)| (word, ())).collect();
        let mut equivalents: HashMap<&str, Vec<u16>> = HashMap::new();
        for (group, (names, _)) in (0..).zip(rows(include_str!("../tables/equivalents.csv"))) {
            for name in names.split(' ') {
                equivalents.entry(name).or_default().push(group);
            }
        }
        let (mut people, mut organisations) = (HashMap::new(), HashMap::new());
        for (kind, rest) in rows(include_str!("../tables/frequency.csv")) {
            if let Some((word, count)) = rest.split_once(',').and_then(|(word, count)| Some((word, count.parse().ok()?))) {
                if kind == "person" { &mut people } else { &mut organisations }.insert(word, count);
            }
        }
        let numbers = rows(include_str!("../tables/numbers.csv"))
            .filter_map(|(number, words)| Some((number.parse().ok()?, words)))
            .flat_map(|(number, words): (u32, &str)| words.split(' ').map(move |word| (word, number)))
            .collect();
        Self {
            forms,
            cjk_words,
            honorifics: words(include_str!("../tables/honorifics.csv")),
            particles: words(include_str!("../tables/particles.csv")),
            common: by_word(include_str!("../tables/common_words.csv")),
            places: by_word(include_str!("../tables/places.csv")),
            equivalents,
            numbers,
            people,
            organisations,
        }
    }

    /// The company forms that could begin with this word.
    pub fn forms_from(&self, word: &str) -> &[Form] {
        word.bytes().next().and_then(|first| self.forms.get(&first)).map_or(&[], Vec::as_slice)
    }

    /// Whether a word says rank, office or courtesy.
    pub fn honorific(&self, word: &str) -> bool {
        self.honorifics.contains_key(word)
    }

    /// Whether a word only joins others.
    pub fn particle(&self, word: &str) -> bool {
        self.particles.contains_key(word)
    }

    /// What trade a word says, under one key for all its spellings.
    pub fn trade(&self, word: &str) -> Option<&'static str> {
        self.common.get(word).copied()
    }

    /// The place that a word names, under one key for all its spellings.
    pub fn place(&self, word: &str) -> Option<&'static str> {
        self.places.get(word).copied()
    }

    /// The groups of names that a name stands in.
    pub fn equivalents(&'static self, name: &str) -> &'static [u16] {
        self.equivalents.get(name).map_or(&[], Vec::as_slice)
    }

    /// The number that a word says.
    pub fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// In how many listed names of persons, or of organisations, a word stands; 0 when it is rare.
    pub fn frequency(&self, word: &str, person: bool) -> u32 {
        if person { &self.people } else { &self.organisations }.get(word).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_a_table_is_understood() {
        assert!(
            rows(include_str!("../tables/forms.csv")).all(|(family, words)| Family::of(family).is_some() && !words.is_empty())
        );
        assert!(
            rows(include_str!("../tables/frequency.csv"))
                .all(|(_, rest)| rest.split_once(',').is_some_and(|(_, n)| n.parse::<u32>().is_ok()))
        );
        assert!(rows(include_str!("../tables/numbers.csv")).all(|(number, _)| number.parse::<u32>().is_ok()));
        assert!(TABLES.cjk_words.iter().all(|(word, english)| !word.is_empty() && !english.is_empty()));
    }

    #[test]
    fn tables_answer() {
        assert!(
            TABLES.honorific("mullah")
                && TABLES.particle("bin")
                && TABLES.equivalents("ted").iter().any(|group| TABLES.equivalents("theodore").contains(group))
        );
        assert_eq!(
            (TABLES.trade("handel"), TABLES.place("kyiv"), TABLES.number("forty")),
            (Some("trading"), Some("UA kiev"), Some(40))
        );
        assert!(TABLES.frequency("muhammad", true) > 100 && TABLES.frequency("zelenskyy", true) == 0);
    }
}
