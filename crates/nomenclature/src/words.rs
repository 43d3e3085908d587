//! This module decides which words of a text count: small letters without their ending, Chinese words as what designations
//! call them, and nothing of what a designation says the goods are not.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::table::rows;

/// Words of a description that are looked up; the rest says no more.
const WANTED_MAX: usize = 40;
/// Letters of a description that are read.
const READ_MAX: usize = 2_000;
/// Words that stand everywhere and tell nothing.
const EMPTY: [&str; 41] = [
    "a",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "into",
    "is",
    "it",
    "its",
    "n",
    "e",
    "c",
    "nes",
    "no",
    "of",
    "on",
    "or",
    "other",
    "s",
    "than",
    "that",
    "the",
    "their",
    "thereof",
    "to",
    "whether",
    "which",
    "with",
    "goods",
    "good",
    "subheading",
    "heading",
    "chapter",
    "note",
    "specified",
];
/// After these a designation says what the goods are not, until the next stop.
const NEGATIONS: [&str; 5] = ["not", "excluding", "except", "without", "than"];

/// Chinese words for goods with what the designations call them.
static CHINESE: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| rows(include_str!("../tables/chinese.tsv")).collect());
/// The longest of them, in characters.
static LONGEST: LazyLock<usize> = LazyLock::new(|| CHINESE.keys().map(|word| word.chars().count()).max().unwrap_or_default());

/// The words of a designation.
pub fn told(designation: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut is_negated = false;
    for piece in designation.split_inclusive(|letter: char| !letter.is_alphanumeric() && letter != '\'') {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        is_negated |= NEGATIONS.contains(&word.as_str());
        if !is_negated {
            words.extend(stem(&word));
        }
        if piece.ends_with([';', ',', ')', '(', ':']) {
            is_negated = false;
        }
    }
    words
}

/// The words of a description, each once.
pub fn wanted(description: &str) -> Vec<String> {
    let letters: Vec<char> = description.chars().take(READ_MAX).collect();
    let mut words: Vec<String> = Vec::new();
    let mut put = |text: &str| {
        for word in
            text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').filter_map(|word| stem(&word.to_lowercase()))
        {
            if words.len() < WANTED_MAX && !words.contains(&word) {
                words.push(word);
            }
        }
    };
    let (mut at, mut latin) = (0, String::new());
    while let Some(letter) = letters.get(at) {
        // The longest Chinese word that begins here.
        let ends = (at + 1..=letters.len().min(at + *LONGEST)).rev();
        let found =
            ends.filter_map(|end| Some((end, CHINESE.get(letters.get(at..end)?.iter().collect::<String>().as_str())?))).next();
        if let Some((end, english)) = found {
            put(&latin);
            latin.clear();
            put(english);
            at = end;
        } else {
            latin.push(if is_han(*letter) { ' ' } else { *letter });
            at += 1;
        }
    }
    put(&latin);
    words
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// A word without the endings that plural and grammar give it; none of a word that tells nothing.
fn stem(word: &str) -> Option<String> {
    let word = word.trim_matches('\'');
    let word = word.strip_suffix("'s").unwrap_or(word);
    if word.is_empty() || EMPTY.contains(&word) || NEGATIONS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let stem = match word {
        _ if word.len() < 4 => word.to_owned(),
        _ if word.ends_with("ies") => format!("{}y", word.strip_suffix("ies").unwrap_or(word)),
        _ if ["sses", "xes", "ches", "shes", "atoes", "oboes", "angoes"].iter().any(|end| word.ends_with(end)) => {
            word.strip_suffix("es").unwrap_or(word).to_owned()
        }
        _ if word.ends_with("ss") || word.ends_with("us") => word.to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    };
    let stem = if same(word) == word { stem } else { word.to_owned() };
    Some(same(&stem).to_owned())
}

/// Words of trade and of other spellings that designations call otherwise.
fn same(stem: &str) -> &str {
    match stem {
        "beef" => "bovine",
        "pork" => "swine",
        "chicken" => "fowl",
        "tire" => "tyre",
        "aluminum" => "aluminium",
        "color" => "colour",
        "jewelry" => "jewellery",
        "battery" => "accumulator",
        "sneaker" => "footwear",
        "shoe" => "footwear",
        "phone" => "telephone",
        "laptop" => "portable",
        "fridge" => "refrigerator",
        "tv" => "television",
        "car" => "motor",
        "chair" => "seat",
        "sofa" => "upholstered",
        "wooden" => "wood",
        "drone" => "unmanned",
        "candy" => "confectionery",
        "medicine" => "medicament",
        "drug" => "medicament",
        "clothes" | "clothing" | "apparel" => "garment",
        other => other,
    }
}
