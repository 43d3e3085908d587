//! This module decides which words of two names are the same word, and how: spelled so, sounding so, mistyped,
//! shortened, joined, standing for each other.

use crate::distance::{edits, similarity, soft_similarity};
use crate::name::{Name, Role, Schema, Token};
use crate::text::Script;

/// Words less alike than this are two words.
pub const SAME_WORD: f32 = 0.62;

/// How two words are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Letter by letter.
    Same,
    /// Under different customs of spelling.
    Spelling,
    /// They sound alike.
    Sound,
    /// Some letters differ.
    Typo,
    /// One is the initial of the other.
    Initial,
    /// One stands for the other: short forms, other languages.
    Equivalent,
    /// Written in one word here, in several there.
    Joined,
    /// First letters of several words.
    Acronym,
    /// The same trade in other words.
    Trade,
    /// Places of one country.
    Place,
    /// They are not: the closest words that were left.
    Different,
}

/// Words of the left name beside words of the right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The first word on the left, as a place among the words of the name, and how many words.
    pub left: (usize, usize),
    /// The first word on the right, and how many.
    pub right: (usize, usize),
    /// How.
    pub how: How,
    /// How alike, 0 to 1.
    pub alike: f32,
    /// Letters to change.
    pub edits: u16,
}

/// All words of two names, each in a pair or left over.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// Pairs, the most alike first; those that are [`How::Different`] come last.
    pub pairs: Vec<Pair>,
    /// Words of the left name without a pair.
    pub left_only: Vec<usize>,
    /// Words of the right name without a pair.
    pub right_only: Vec<usize>,
}

impl Alignment {
    /// The same with left and right exchanged.
    #[must_use]
    pub fn swapped(mut self) -> Self {
        self.pairs.iter_mut().for_each(|pair| std::mem::swap(&mut pair.left, &mut pair.right));
        std::mem::swap(&mut self.left_only, &mut self.right_only);
        self
    }
}

/// Pairs the words of two names, the most alike first.
pub fn align(left: &Name, right: &Name) -> Alignment {
    let mut candidates = Vec::with_capacity(left.tokens.len() * right.tokens.len() + 4);
    let says_who =
        |name: &Name| -> Vec<usize> { (0..name.tokens.len()).filter(|index| name.tokens[*index].role.says_who()).collect() };
    let (lefts, rights) = (says_who(left), says_who(right));
    for &l in &lefts {
        for &r in &rights {
            let (how, alike) = word_pair(&left.tokens[l], &right.tokens[r]);
            if alike > 0.0 {
                candidates.push(Pair { left: (l, 1), right: (r, 1), how, alike, edits: 0 });
            }
        }
    }
    joins(left, right, &rights, |whole, part, how, alike| {
        candidates.push(Pair { left: whole, right: (part, 1), how, alike, edits: 0 });
    });
    joins(right, left, &lefts, |whole, part, how, alike| {
        candidates.push(Pair { left: (part, 1), right: whole, how, alike, edits: 0 });
    });
    // A join of several words comes before its parts; among equals, what stands at the same place.
    let rank = |pair: &Pair| {
        let several = if pair.left.1 + pair.right.1 > 2 { 0.04 } else { 0.0 };
        let here = if pair.left.0 == pair.right.0 { 0.002 } else { 0.0 };
        pair.alike + several + here
    };
    candidates.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    choose(left, right, &candidates)
}

fn choose(left: &Name, right: &Name, candidates: &[Pair]) -> Alignment {
    let mut used = (vec![false; left.tokens.len()], vec![false; right.tokens.len()]);
    let mut out = Alignment::default();
    for pair in candidates {
        let span = |(from, count): (usize, usize)| from..from + count;
        if used.0[span(pair.left)].iter().chain(&used.1[span(pair.right)]).any(|used| *used) {
            continue;
        }
        used.0[span(pair.left)].fill(true);
        used.1[span(pair.right)].fill(true);
        let how = if pair.alike < SAME_WORD { How::Different } else { pair.how };
        let edits = match how {
            How::Same => 0,
            _ => edits(&text(left, pair.left), &text(right, pair.right)),
        };
        out.pairs.push(Pair { how, edits, ..*pair });
    }
    let rest = |name: &Name, used: &[bool]| {
        (0..name.tokens.len()).filter(|index| !used[*index] && name.tokens[*index].role.says_who()).collect()
    };
    out.left_only = rest(left, &used.0);
    out.right_only = rest(right, &used.1);
    out
}

/// The letters of some words in one.
pub fn text(name: &Name, (from, count): (usize, usize)) -> String {
    let words = name.tokens.get(from..from + count).unwrap_or_default();
    words.iter().map(|token| &*token.text).collect()
}

/// How alike two words are.
pub fn word_pair(left: &Token, right: &Token) -> (How, f32) {
    if left.text == right.text && left.han.is_empty() == right.han.is_empty() {
        return match left.han == right.han || left.script != Script::Han {
            true => (How::Same, 1.0),
            false => (How::Sound, characters_alike(left, right).max(0.5)),
        };
    }
    if !left.han.is_empty() && !right.han.is_empty() {
        return (How::Typo, characters_alike(left, right));
    }
    match (left.role, right.role) {
        (Role::Number(a), Role::Number(b)) if a == b => return (How::Same, 1.0),
        (Role::Number(_), Role::Number(_)) => {
            return (How::Different, if edits(&left.text, &right.text) <= 1 { 0.5 } else { 0.2 });
        }
        (Role::Number(_), _) | (_, Role::Number(_)) => return (How::Different, 0.0),
        (Role::Trade(a), Role::Trade(b)) if a == b => return (How::Trade, 0.95),
        (Role::Place(a), Role::Place(b)) if a == b => return (How::Place, 0.85),
        (Role::Initial, Role::Initial) => return (How::Different, 0.0),
        (Role::Initial, _) | (_, Role::Initial) => {
            let same = left.text.as_bytes().first() == right.text.as_bytes().first();
            return if same { (How::Initial, 0.75) } else { (How::Different, 0.0) };
        }
        _ => {}
    }
    if left.plain == right.plain {
        return (How::Spelling, 0.97);
    }
    if left.equivalents.iter().any(|group| right.equivalents.contains(group)) {
        return (How::Equivalent, 0.9);
    }
    let sounds = sounds_alike(left, right);
    if left.script.without_vowels() || right.script.without_vowels() {
        return if sounds > 0.99 { (How::Sound, 0.95) } else { (How::Typo, sounds * 0.9) };
    }
    // Words of few common letters need no counting: they are others however they are priced.
    if sounds < 0.99
        && (left.letters & right.letters).count_ones() * 3 < left.letters.count_ones().max(right.letters.count_ones())
    {
        return (How::Different, 0.1);
    }
    let exact = similarity(&left.text, &right.text);
    if sounds < 0.99 && exact.max(similarity(&left.plain, &right.plain)) < 0.34 {
        return (How::Different, exact);
    }
    let soft = soft_similarity(&left.plain, &right.plain) * 0.97;
    let spelled = exact.max(soft);
    let far_script = [left, right].iter().any(|token| matches!(token.script, Script::Han | Script::Kana | Script::Hangul));
    let floor = if far_script { 0.2 } else { 0.45 };
    if sounds > 0.99 && left.sound.len() >= 2 && spelled >= floor && spelled < 0.88 {
        return (How::Sound, 0.88);
    }
    (How::Typo, spelled)
}

fn characters_alike(left: &Token, right: &Token) -> f32 {
    let same = left.han.iter().zip(right.han.iter()).filter(|(a, b)| a == b).count();
    let longest = left.han.len().max(right.han.len()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "at most MAX_WORD")]
    let alike = same as f32 / longest as f32;
    alike
}

/// How alike two words sound. Chinese and Japanese know no `r` beside `l`.
pub fn sounds_alike(left: &Token, right: &Token) -> f32 {
    let merge = matches!(left.script, Script::Han | Script::Kana) != matches!(right.script, Script::Han | Script::Kana);
    if merge {
        return similarity(&left.sound.replace('R', "L"), &right.sound.replace('R', "L"));
    }
    if left.script.without_vowels() != right.script.without_vowels() {
        let bare = |sound: &str| sound.trim_start_matches('A').replace('F', "");
        return similarity(&bare(&left.sound), &bare(&right.sound)).max(similarity(&left.sound, &right.sound));
    }
    similarity(&left.sound, &right.sound)
}

/// Finds words of `name` that in a row are one word of `other`, letter by letter or by their first letters.
fn joins(name: &Name, other: &Name, parts: &[usize], mut found: impl FnMut((usize, usize), usize, How, f32)) {
    let tokens = &name.tokens;
    let ends = |token: &Token| matches!(token.role, Role::Courtesy | Role::Form);
    for from in 0..tokens.len() {
        if ends(&tokens[from]) {
            continue;
        }
        let mut joined = tokens[from].text.to_string();
        let mut plain = tokens[from].plain.to_string();
        let mut first_letters = String::from(tokens[from].text.get(..1).unwrap_or_default());
        for to in from + 1..tokens.len().min(from + 6) {
            let token = &tokens[to];
            if ends(token) {
                break;
            }
            joined.push_str(&token.text);
            plain.push_str(&token.plain);
            if token.role != Role::Particle {
                first_letters.push_str(token.text.get(..1).unwrap_or_default());
            }
            let span = (from, to - from + 1);
            for &part in parts {
                let token = &other.tokens[part];
                if matches!(token.role, Role::Number(_)) {
                    continue;
                }
                if first_letters.len() >= 2
                    && *token.text == *first_letters
                    && (first_letters.len() > 2 || token.role == Role::Name)
                {
                    found(span, part, How::Acronym, 0.85);
                    continue;
                }
                let length = token.text.len();
                if span.1 > 4 || length < 4 || length + 3 < joined.len() || joined.len() + 3 < length {
                    continue;
                }
                let alike = match () {
                    () if *token.text == *joined => 0.98,
                    () if *token.plain == *plain => 0.96,
                    () => similarity(&token.text, &joined).max(soft_similarity(&token.plain, &plain) * 0.97),
                };
                if alike >= 0.82 {
                    found(span, part, How::Joined, alike * 0.98);
                }
            }
        }
    }
}

/// Whether the pairs stand in another order on the right than on the left: how many neighbours changed places.
pub fn turns(alignment: &Alignment, schema: Schema) -> usize {
    let mut order: Vec<(usize, usize)> = alignment
        .pairs
        .iter()
        .filter(|pair| pair.how != How::Different || schema != Schema::Person)
        .map(|pair| (pair.left.0, pair.right.0))
        .collect();
    order.sort_unstable();
    order.windows(2).filter(|pair| pair[0].1 > pair[1].1).count()
}
