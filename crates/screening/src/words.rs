//! This module decides what the words of a text are, in small Latin letters, whatever its script: what divides them,
//! what belongs together, and where a script that does not divide words is divided.

use any_ascii::any_ascii_char;

use crate::distance::MAX_WORD;
use crate::tables::TABLES;
use crate::text::{Clean, Oddities, Script};

/// More words than any listed name has; the rest is not compared, and the evidence says so.
pub const MAX_WORDS: usize = 18;

/// A word in small Latin letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The letters, `a` to `z` and `0` to `9`.
    pub text: String,
    /// The script it was written in.
    pub script: Script,
    /// The Chinese characters it was written with, if it was.
    pub han: Vec<char>,
    /// A dot stands right after it, or its letters are divided by dots.
    pub dotted: bool,
    /// Known to be a company form, by a table of Chinese, Japanese and Korean words.
    pub form: bool,
}

/// The words of a text, whether a comma divides them, and what was odd.
pub struct Words {
    /// The words, in their order.
    pub words: Vec<Word>,
    /// How many words stand before the first comma, when there is one.
    pub before_comma: Option<usize>,
    /// What was odd.
    pub oddities: Oddities,
}

/// Divides a clean text. `person`: names of persons are divided into surname and given name where the script does not.
pub fn divide(clean: &Clean, person: bool) -> Words {
    let mut out = Words { words: Vec::new(), before_comma: None, oddities: clean.oddities };
    let mut piece = String::new();
    let mut gap = String::new();
    let text = clean.text.replace('&', " and ").replace('%', "percent");
    // A foreign name in Chinese characters is divided by dots already.
    let split_surname = person && !text.contains(['·', '・']);
    for letter in text.chars().chain(['\n']) {
        if apostrophe(letter) {
            continue;
        }
        if !divides(letter) {
            piece.push(letter);
            continue;
        }
        if !piece.is_empty() {
            let beside = Beside { gap: &gap, dot_follows: letter == '.', person, split_surname };
            put(&piece, &beside, &mut out);
            piece.clear();
            gap.clear();
        }
        if letter == '.'
            && let Some(last) = out.words.last_mut()
        {
            last.dotted = true;
        }
        if matches!(letter, ',' | '،' | '、') && out.before_comma.is_none() && !out.words.is_empty() {
            out.before_comma = Some(out.words.len());
        }
        gap.push(letter);
        if out.words.len() > MAX_WORDS {
            out.oddities.too_long = true;
            break;
        }
    }
    out.words.truncate(MAX_WORDS);
    out.oddities.empty = out.words.is_empty();
    out
}

fn apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʿ' | 'ʾ' | '′')
}

fn divides(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_ascii_punctuation()
        || matches!(letter, '·' | '،' | '؛' | '«' | '»' | '№' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '・' | '\u{5be}' | '።')
}

/// What stands beside a run of letters.
struct Beside<'a> {
    /// What divides it from the word before.
    gap: &'a str,
    /// Whether a dot comes next.
    dot_follows: bool,
    person: bool,
    /// Whether a name of Chinese or Korean characters begins with its surname.
    split_surname: bool,
}

/// Adds what a run of letters is.
fn put(piece: &str, beside: &Beside, out: &mut Words) {
    let script = piece.chars().map(Script::of).find(|script| *script != Script::Latin).unwrap_or(Script::Latin);
    match script {
        Script::Latin => put_latin(piece, beside, out),
        Script::Han | Script::Kana | Script::Hangul => put_east_asian(piece, beside, script, out),
        Script::Arabic => {
            // The article is written together with its word.
            let rest = piece.strip_prefix("ال").filter(|rest| rest.chars().count() > 2);
            if rest.is_some() {
                push("al".into(), script, out);
            }
            push(latin(rest.unwrap_or(piece)), script, out);
        }
        _ => {
            let text = latin(piece);
            if !joined_to_abbreviation(&text, beside, script, out) {
                push(text, script, out);
            }
        }
    }
}

fn latin(piece: &str) -> String {
    let ascii = piece.chars().flat_map(|letter| any_ascii_char(letter).chars());
    ascii.filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).take(MAX_WORD).collect()
}

fn push(text: String, script: Script, out: &mut Words) {
    if !text.is_empty() {
        out.words.push(Word { text, script, han: Vec::new(), dotted: false, form: false });
    }
}

/// `S.` `A.` is one word, and so is `S A` in the name of a company; `J. C.` are two initials of a person.
fn joined_to_abbreviation(text: &str, beside: &Beside, script: Script, out: &mut Words) -> bool {
    let gap = beside.gap;
    let close = match beside.person {
        true => gap.contains('.') && !gap.contains(' '),
        // `Fund V L.P.` has a number before its form.
        false => !gap.contains([',', '(', ')', '"']) && (gap.contains('.') || !beside.dot_follows),
    };
    if text.len() != 1 || !text.bytes().all(|letter| letter.is_ascii_alphabetic()) || gap.is_empty() || !close {
        return false;
    }
    match out.words.last_mut() {
        Some(last) if last.script == script && last.han.is_empty() && (last.text.len() == 1 || abbreviation(last)) => {
            if last.text.bytes().all(|letter| letter.is_ascii_alphabetic()) {
                last.text.push_str(text);
                last.dotted = true;
                return true;
            }
            false
        }
        _ => false,
    }
}

fn abbreviation(word: &Word) -> bool {
    word.dotted && word.text.len() <= 5
}

fn put_latin(piece: &str, beside: &Beside, out: &mut Words) {
    let text = latin(piece);
    if joined_to_abbreviation(&text, beside, Script::Latin, out) {
        return;
    }
    let (digits, letters) =
        (text.bytes().filter(u8::is_ascii_digit).count(), text.bytes().filter(u8::is_ascii_alphabetic).count());
    if digits > 0 && letters > 0 {
        return put_with_digits(&text, digits, letters, out);
    }
    // `SergeiLavrov`, `SiemensAG`: a capital after a small letter begins a word.
    let mut from = 0;
    let bytes: Vec<(usize, char)> = piece.char_indices().collect();
    for pair in bytes.windows(2) {
        if let [(_, small), (at, large)] = pair
            && small.is_lowercase()
            && large.is_uppercase()
            && at - from >= 3
            && piece.len() - at >= 2
        {
            push(latin(piece.get(from..*at).unwrap_or_default()), Script::Latin, out);
            from = *at;
        }
    }
    push(latin(piece.get(from..).unwrap_or_default()), Script::Latin, out);
}

/// `I9or` has a digit for a letter; `1st` and `AR16` are what they are; `3percenters` are two words.
fn put_with_digits(text: &str, digits: usize, letters: usize, out: &mut Words) {
    let inner = text.bytes().next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && text.bytes().last().is_some_and(|letter| letter.is_ascii_alphabetic());
    if inner && digits * 2 <= letters {
        out.oddities.digits_for_letters = true;
        let meant = text.chars().map(|letter| match letter {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            '8' => 'b',
            '9' | '6' => 'g',
            other => other,
        });
        return push(meant.collect(), Script::Latin, out);
    }
    let first_letter = text.bytes().position(|letter| letter.is_ascii_alphabetic()).unwrap_or(0);
    let (number, rest) = text.split_at(first_letter);
    if first_letter > 0 && rest.len() > 2 && rest.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        push(number.to_owned(), Script::Latin, out);
        return push(rest.to_owned(), Script::Latin, out);
    }
    push(text.to_owned(), Script::Latin, out);
}

/// Surnames of two characters.
const LONG_SURNAMES: [&str; 10] = ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "東方", "皇甫"];

fn put_east_asian(piece: &str, beside: &Beside, script: Script, out: &mut Words) {
    let count = piece.chars().count();
    if beside.split_surname
        && script != Script::Kana
        && (2..=4).contains(&count)
        && !piece.chars().any(|letter| Script::of(letter) == Script::Kana)
    {
        let long = LONG_SURNAMES.iter().any(|name| piece.starts_with(name)) && count > 2;
        let at = piece.char_indices().nth(if long { 2 } else { 1 }).map_or(0, |(at, _)| at);
        let (surname, given) = piece.split_at(at);
        put_characters(surname, script, out);
        return put_characters(given, script, out);
    }
    if beside.person {
        return put_characters(piece, script, out);
    }
    let mut rest = piece;
    let mut own = String::new();
    while let Some(letter) = rest.chars().next() {
        let known = TABLES.cjk_words.iter().find(|(word, _)| rest.starts_with(word));
        let Some((word, english)) = known else {
            own.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            continue;
        };
        put_characters(&std::mem::take(&mut own), script, out);
        let mut form = false;
        for english in english.split(' ') {
            form |= english.starts_with('=');
            out.words.push(Word {
                text: english.trim_start_matches('=').to_owned(),
                script,
                han: word.chars().collect(),
                dotted: false,
                form,
            });
        }
        rest = rest.get(word.len()..).unwrap_or_default();
    }
    put_characters(&own, script, out);
}

fn put_characters(characters: &str, script: Script, out: &mut Words) {
    let text = latin(characters);
    if !text.is_empty() {
        let han = if script == Script::Han { characters.chars().take(MAX_WORD).collect() } else { Vec::new() };
        out.words.push(Word { text, script, han, dotted: false, form: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean;

    #[test]
    fn texts_are_divided_into_latin_words() {
        let cases = [
            ("Bowne Global Solutions, S.A.R.L.", false, "bowne global solutions sarl"),
            ("Volkswagen Bank G.m.b.H.", false, "volkswagen bank gmbh"),
            ("J.P. Morgan & Co.", false, "jp morgan and co"),
            ("KKR Fund V L.P.", false, "kkr fund v lp"),
            ("Banco S. A.", false, "banco sa"),
            ("SiemensAG", false, "siemens ag"),
            ("J.-C. Juncker", true, "jc juncker"),
            ("Hans J. C. Maier", true, "hans j c maier"),
            ("I9or Sech1n", true, "igor sechin"),
            ("Al-Qa'ida", false, "al qaida"),
            ("3%ers", false, "3 percenters"),
            ("习近平", true, "xi jinping"),
            ("贝拉克·奥巴马", true, "beilake aobama"),
            ("华为技术有限公司", false, "huawei technology limited"),
            ("김정은", true, "gim jeongeun"),
            ("Владимир Путин", true, "vladimir putin"),
            ("السري", true, "al sry"),
            ("ООО АЯС 2000", false, "ooo ayas 2000"),
        ];
        for (raw, person, meant) in cases {
            let words: Vec<String> = divide(&clean(raw), person).words.into_iter().map(|word| word.text).collect();
            assert_eq!(words.join(" "), meant, "{raw}");
        }
    }
}
