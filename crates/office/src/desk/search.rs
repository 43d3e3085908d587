//! This module decides what words a text has for a search: letters and digits in lower case; Chinese, which has no
//! spaces, as pairs of neighbouring characters.

use store::{Case, Page, WORDS_MAX};

use crate::{Caller, Denial, Office, OfficeError};

/// Words kept of one case.
const WORDS_OF_CASE_MAX: usize = 400;
/// Characters of a word that are kept.
const WORD_CHARACTERS: usize = 40;

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// The runs of letters and digits of a text, in lower case; `true` for Chinese ones.
fn runs(text: &str) -> Vec<(bool, Vec<char>)> {
    let mut runs: Vec<(bool, Vec<char>)> = Vec::new();
    let mut is_open = false;
    for letter in text.chars().flat_map(char::to_lowercase) {
        if !letter.is_alphanumeric() {
            is_open = false;
            continue;
        }
        match runs.last_mut() {
            Some((han, run)) if is_open && *han == is_han(letter) => run.push(letter),
            _ => runs.push((is_han(letter), vec![letter])),
        }
        is_open = true;
    }
    runs
}

/// The words of texts, each once.
///
/// ```
/// use office::desk::search::words;
/// assert_eq!(words(["通关贸易 Ltd. 6GB-100"]), ["100", "6gb", "ltd", "关贸", "易", "贸易", "通关"]);
/// ```
pub fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut found = std::collections::BTreeSet::new();
    for text in texts {
        for (is_chinese, run) in runs(text) {
            if is_chinese {
                found.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
                // The last character begins no pair, and is found by itself.
                found.extend(run.last().map(char::to_string));
            } else {
                found.insert(run.iter().take(WORD_CHARACTERS).collect());
            }
        }
    }
    found.into_iter().take(WORDS_OF_CASE_MAX).collect()
}

/// What a person looks for: each word by its beginning; Chinese pair by pair, one character by the pairs it begins.
///
/// ```
/// use office::desk::search::query;
/// assert_eq!(query("通关贸 6GB"), ["通关", "关贸", "6gb*"]);
/// assert_eq!(query("通"), ["通*"]);
/// ```
pub fn query(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (is_chinese, run) in runs(text) {
        match (is_chinese, run.len()) {
            (true, 2..) => words.extend(run.windows(2).map(|pair| pair.iter().collect::<String>())),
            _ => words.push(run.iter().take(WORD_CHARACTERS).chain(&['*']).collect()),
        }
    }
    words.truncate(WORDS_MAX);
    words
}

impl Office {
    /// The cases that have all words of a text, the newest first, from where the last page ended; those of kin, which the
    /// caller is not shown, among them.
    ///
    /// # Errors
    /// The text has no word, or the store failed.
    pub async fn search(&self, caller: &Caller, text: &str, page: Page) -> Result<Vec<Case>, OfficeError> {
        let words = query(text);
        if words.is_empty() {
            return Err(Denial::Invalid { field: "text", reason: "empty" }.into());
        }
        self.store.search(&caller.actor, &words, page).await.map_err(OfficeError::Read)
    }
}
