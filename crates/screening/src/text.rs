//! This module decides what of a raw text is taken as a name: a bounded number of letters, in one Unicode form,
//! without what cannot be seen, and with letters that only look Latin put back into the script of their word.

use unicode_normalization::UnicodeNormalization;

/// No name on any list is longer; what comes after is not compared, and the evidence says so.
pub const MAX_LETTERS: usize = 320;

/// What was odd about a text. An odd text is compared all the same; that it was odd is a signal of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Oddities {
    /// Nothing to compare was left.
    pub empty: bool,
    /// The text was longer than [`MAX_LETTERS`] or had too many words; the rest was not compared.
    pub too_long: bool,
    /// Letters that cannot be seen, or that turn the direction of writing, were taken out.
    pub invisible: bool,
    /// A word mixed scripts; letters that look like those of the other script were put back.
    pub mixed_scripts: bool,
    /// Digits stood for letters inside a word.
    pub digits_for_letters: bool,
}

impl Oddities {
    /// Those of either text.
    pub fn or(self, other: Self) -> Self {
        Self {
            empty: self.empty || other.empty,
            too_long: self.too_long || other.too_long,
            invisible: self.invisible || other.invisible,
            mixed_scripts: self.mixed_scripts || other.mixed_scripts,
            digits_for_letters: self.digits_for_letters || other.digits_for_letters,
        }
    }

    /// Whether there is any.
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// The script of a letter, as far as comparing needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin letters and digits.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Arabic, Persian, Urdu: short vowels are not written.
    Arabic,
    /// Hebrew: vowels are not written.
    Hebrew,
    /// Chinese characters.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Korean.
    Hangul,
    /// Any other.
    Other,
}

impl Script {
    /// The script of a letter.
    pub fn of(letter: char) -> Self {
        match letter {
            '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' => Self::Arabic,
            '\u{3040}'..='\u{30ff}' => Self::Kana,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}' => Self::Han,
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Self::Hangul,
            _ => Self::Other,
        }
    }

    /// Whether vowels are left out in writing.
    pub fn without_vowels(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }
}

/// Letters of Cyrillic and Greek that look Latin, beside the Latin letter they look like.
const LOOK_ALIKES: [(char, char); 50] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('ԁ', 'd'),
    ('һ', 'h'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
    ('к', 'k'),
    ('т', 't'),
    ('ο', 'o'),
    ('α', 'a'),
    ('ν', 'v'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('κ', 'k'),
    ('ι', 'i'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
];

/// A text as it is compared, its letters still in their script and case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// The text.
    pub text: String,
    /// What was odd.
    pub oddities: Oddities,
}

/// Takes a raw text. The work is bounded by [`MAX_LETTERS`], not by the text.
pub fn clean(raw: &str) -> Clean {
    let mut oddities = Oddities::default();
    let mut text = String::with_capacity(raw.len().min(MAX_LETTERS * 4));
    let mut taken = 0;
    // Invisible letters are bounded too: a text of nothing else would otherwise be read to its end.
    for letter in raw.chars().take(MAX_LETTERS * 4) {
        if invisible(letter) {
            oddities.invisible = true;
        } else if taken < MAX_LETTERS {
            taken += 1;
            text.push(letter);
        } else {
            oddities.too_long = true;
            break;
        }
    }
    oddities.too_long |= taken < MAX_LETTERS && raw.chars().nth(MAX_LETTERS * 4).is_some();
    // One compatibility letter can become eighteen; the bound holds after that too.
    let normal: String = text.nfkc().take(MAX_LETTERS * 2).collect();
    let mut out = String::with_capacity(normal.len());
    for (index, word) in normal.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        oddities.mixed_scripts |= push_in_one_script(word, &mut out);
    }
    Clean { text: out, oddities }
}

fn invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e01ef}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// Writes a word; says whether it mixed Latin with letters that only look so.
fn push_in_one_script(word: &str, out: &mut String) -> bool {
    let count = |script| word.chars().filter(|letter| letter.is_alphabetic() && Script::of(*letter) == script).count();
    let (latin, cyrillic, greek) = (count(Script::Latin), count(Script::Cyrillic), count(Script::Greek));
    if latin == 0 || cyrillic + greek == 0 {
        out.push_str(word);
        return false;
    }
    let to_latin = latin >= cyrillic.max(greek);
    let home = if cyrillic >= greek { Script::Cyrillic } else { Script::Greek };
    let mut changed = false;
    out.extend(word.chars().map(|letter| {
        let put = LOOK_ALIKES.iter().find_map(|(other, like)| match to_latin {
            true if *other == letter => Some(*like),
            false if *like == letter && Script::of(*other) == home => Some(*other),
            _ => None,
        });
        changed |= put.is_some();
        put.unwrap_or(letter)
    }));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_taken_out_and_said() {
        let clean = clean("Vla\u{200b}dimir\u{202e} Put\u{ad}in");
        assert_eq!(clean.text, "Vladimir Putin");
        assert!(clean.oddities.invisible && !clean.oddities.mixed_scripts);
    }

    #[test]
    fn letters_that_look_latin_go_back_to_the_script_of_their_word() {
        for (raw, meant) in [("Vlаdimir", "Vladimir"), ("Пyтин", "Путин"), ("GAΖΡROM", "GAZPROM"), ("Путин", "Путин")]
        {
            assert_eq!(clean(raw).text, meant);
        }
        assert!(clean("Vlаdimir").oddities.mixed_scripts);
        assert!(!clean("Путин Putin").oddities.mixed_scripts);
    }

    #[test]
    fn a_text_of_ten_thousand_letters_is_cut_and_said() {
        for letter in ["a", "\u{200b}", "\u{fdfa}", "字"] {
            let clean = clean(&letter.repeat(10_000));
            assert!(clean.oddities.too_long, "{letter:?}");
            assert!(clean.text.chars().count() <= MAX_LETTERS * 2);
        }
    }
}
