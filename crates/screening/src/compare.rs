//! This module decides what two names are to each other: a score between 0 and 1, and the evidence for it.

use crate::align::{Alignment, How, align, text, turns};
use crate::feature::{COUNT, features, figures};
use crate::model::MODEL;
use crate::name::{Name, Schema};
use crate::text::Oddities;

/// Names of the same letters whose company forms do not contradict each other score at least this.
pub const SAME_LETTERS: f32 = 0.97;

/// Names that agree in first letters alone, or in one word of a person who has more, score no more: many share those.
pub const TOO_LITTLE: f32 = 0.65;

/// Some words of one name beside some of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Words of the left name, in Latin letters.
    pub left: String,
    /// Words of the right name, in Latin letters.
    pub right: String,
    /// How they are the same.
    pub how: How,
    /// How many letters differ.
    pub edits: u16,
}

/// What two names are to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// 0, nothing in common, to 1, the same.
    pub score: f32,
    /// The words that stand beside each other.
    pub pieces: Vec<Piece>,
    /// Words that only the left name has.
    pub left_only: Vec<String>,
    /// Words that only the right name has.
    pub right_only: Vec<String>,
    /// Whether the company forms contradict each other.
    pub forms_differ: bool,
    /// Whether the words stand in another order.
    pub turned: bool,
    /// What was odd about either text.
    pub oddities: Oddities,
}

/// Compares two names as they are written.
///
/// ```
/// use screening::{Schema, compare};
/// assert!(compare(Schema::Person, "Владимир Путин", "PUTIN, Vladimir Vladimirovich").score > 0.6);
/// assert!(compare(Schema::Organisation, "Bank of China (Hong Kong) Ltd", "Bank of China (Australia) Ltd").score < 0.5);
/// ```
pub fn compare(schema: Schema, left: &str, right: &str) -> Match {
    let mut best = compare_names(&Name::new(schema, left), &Name::new(schema, right));
    let (lefts, rights) = (alternatives_of(schema, left), alternatives_of(schema, right));
    if lefts.len() + rights.len() > 2 {
        for (l, r) in lefts.iter().flat_map(|l| rights.iter().map(move |r| (l, r))) {
            let found = compare_names(&Name::new(schema, l), &Name::new(schema, r));
            if found.score > best.score {
                best = found;
            }
        }
    }
    best
}

/// `Al-Qa'ida/Islamic Army` are two names of one party: the names that a text holds.
pub(crate) fn alternatives_of(schema: Schema, name: &str) -> Vec<&str> {
    /// A slash between more parts than this is something else.
    const PARTS: usize = 4;
    let parts: Vec<&str> = name.split('/').take(PARTS + 1).collect();
    let long = |part: &&str| part.chars().filter(|letter| letter.is_alphabetic()).take(LEAST).count() == LEAST;
    /// Shorter parts are abbreviations: `A/S`, `M/V`.
    const LEAST: usize = 5;
    let several = schema != Schema::Person && (2..=PARTS).contains(&parts.len()) && parts.iter().all(long);
    if several { parts.into_iter().chain([name]).collect() } else { vec![name] }
}

/// The score of two names, without evidence: what an index needs thousands of times.
pub fn score(left: &Name, right: &Name) -> f32 {
    let (small, large) =
        if (&*left.joined, left.tokens.len()) <= (&*right.joined, right.tokens.len()) { (left, right) } else { (right, left) };
    let alignment = align(small, large);
    // Most names of an index have no word in common with a party, or too little: their figures need no counting.
    let agreeing = agreeing(&alignment);
    let one_of_many = agreeing == 1 && left.core().count().min(right.core().count()) >= 3;
    if (agreeing == 0 || one_of_many) && left.joined != right.joined {
        return 0.0;
    }
    let figures = features(small, large, &alignment);
    let found = score_of(left, right, &alignment, &figures);
    if found > 0.0 { found.min(in_latin(left, right)) } else { found }
}

/// Chinese characters beside Latin letters say less than they seem to: the model learned how alike names across scripts must
/// be from long ones, and a Chinese name has two or three syllables. It scores no more than its own pinyin does.
fn in_latin(left: &Name, right: &Name) -> f32 {
    match (&left.pinyin, &right.pinyin) {
        (Some(pinyin), None) => score(pinyin, right),
        (None, Some(pinyin)) => score(left, pinyin),
        _ => 1.0,
    }
}

fn score_of(left: &Name, right: &Name, alignment: &Alignment, figures: &[f32; COUNT]) -> f32 {
    if left.oddities.empty
        || right.oddities.empty
        || alignment.pairs.iter().all(|pair| pair.how == How::Different) && left.joined != right.joined
    {
        return 0.0;
    }
    let score = MODEL.score(figures);
    let too_little =
        left.joined != right.joined && (only_first_letters(alignment) || one_word_of_a_person(left, right, alignment));
    let score = if too_little { score.min(TOO_LITTLE) } else { score };
    if same_letters(left, right) { score.max(SAME_LETTERS) } else { score }
}

fn only_first_letters(alignment: &Alignment) -> bool {
    alignment.pairs.iter().all(|pair| matches!(pair.how, How::Acronym | How::Initial | How::Different))
}

/// `Vladimir` is on lists as the whole name of somebody; it is not everybody whose given name it is.
fn one_word_of_a_person(left: &Name, right: &Name, alignment: &Alignment) -> bool {
    let (left_words, right_words) = (left.core().count(), right.core().count());
    let joined = alignment.pairs.iter().any(|pair| pair.how == How::Joined);
    left.schema == Schema::Person && !joined && left_words.min(right_words) == 1 && left_words.max(right_words) > 1
}

/// How many words stand beside one of the other name.
fn agreeing(alignment: &Alignment) -> usize {
    alignment.pairs.iter().filter(|pair| pair.how != How::Different).map(|pair| pair.left.1.max(pair.right.1)).sum()
}

fn same_letters(left: &Name, right: &Name) -> bool {
    left.joined == right.joined
        && !forms_differ(left, right)
        && left.tokens.iter().zip(&right.tokens).all(|(l, r)| l.han.is_empty() || r.han.is_empty() || l.han == r.han)
}

fn forms_differ(left: &Name, right: &Name) -> bool {
    !left.families.is_empty() && !right.families.is_empty() && !left.families.iter().any(|family| right.families.contains(family))
}

/// Compares two names that were read before.
pub fn compare_names(left: &Name, right: &Name) -> Match {
    let (alignment, figures) = figures(left, right);
    let score = score_of(left, right, &alignment, &figures).min(in_latin(left, right));
    let word = |name: &Name, index: &usize| name.tokens[*index].text.to_string();
    let mut pairs = alignment.pairs.clone();
    pairs.sort_by_key(|pair| pair.left.0);
    Match {
        score,
        pieces: pairs
            .iter()
            .map(|pair| Piece { left: text(left, pair.left), right: text(right, pair.right), how: pair.how, edits: pair.edits })
            .collect(),
        left_only: alignment.left_only.iter().map(|index| word(left, index)).collect(),
        right_only: alignment.right_only.iter().map(|index| word(right, index)).collect(),
        forms_differ: forms_differ(left, right),
        turned: turns(&alignment, left.schema) > 0,
        oddities: left.oddities.or(right.oddities),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::MODEL;

    const SCHEMAS: [Schema; 3] = [Schema::Person, Schema::Organisation, Schema::Vessel];

    #[test]
    fn the_same_party_is_above_the_threshold_and_another_is_below() {
        let cases = [
            (Schema::Person, "Müller, Jürgen", "Juergen Mueller", true),
            (Schema::Person, "Nguyen Van Hung", "NGUYEN VAN HUNG", true),
            (Schema::Person, "Ковалёв Сергей Иванович", "Sergei Kovalev", true),
            (Schema::Person, "خالد محمود", "Khaled Mahmoud", true),
            (Schema::Person, "王伟", "Wang Wei", true),
            (Schema::Person, "Νικόλαος Παπαδόπουλος", "Nikolaos Papadopoulos", true),
            (Schema::Person, "Chang Wei-ming", "Zhang Weiming", true),
            (Schema::Person, "Peter Hansen", "Maria Hansen", false),
            (Schema::Person, "Aisha Okafor", "Li Wei", false),
            (Schema::Organisation, "Общество с ограниченной ответственностью \"Ромашка\"", "OOO Romashka", true),
            (Schema::Organisation, "深圳市华星贸易有限公司", "深圳市华星贸易有限公司", true),
            (Schema::Organisation, "Nordwind Handels GmbH", "Nordwind Trading LLC", true),
            (Schema::Organisation, "Nordwind Shipping Ltd", "Südwind Shipping Ltd", false),
            (Schema::Organisation, "Golden Star Trading Co", "Silver Moon Trading Co", false),
            (Schema::Vessel, "M/V OCEAN PEARL", "Ocean Pearl", true),
        ];
        for (schema, left, right, same) in cases {
            let score = compare(schema, left, right).score;
            assert_eq!(score >= MODEL.threshold, same, "{left} | {right}: {score}");
        }
    }

    #[test]
    fn a_chinese_name_scores_no_more_than_its_pinyin() {
        let cases = [
            ("赵磊", "Zhao Lei", "LEE, Ka Chiu"),
            ("杨帆", "Yang Fan", "JO, Yong-Won"),
            ("王芳", "Wang Fang", "HUANG, Wang-gen"),
        ];
        for (han, pinyin, listed) in cases {
            let [written, romanised] = [han, pinyin].map(|name| compare(Schema::Person, name, listed).score);
            assert!(written <= romanised + 1e-4, "{han}: {written}, {pinyin}: {romanised}");
            let [there, back] = [(han, pinyin), (pinyin, han)].map(|(one, other)| compare(Schema::Person, one, other).score);
            assert!(there >= SAME_LETTERS && back >= SAME_LETTERS, "{han} is {pinyin}: {there} {back}");
        }
        let foreign = Name::new(Schema::Person, "弗拉基米尔·普京");
        assert!(foreign.pinyin.is_none() && Name::new(Schema::Organisation, "华星").pinyin.is_none());
    }

    #[test]
    fn odd_texts_are_compared_and_said_to_be_odd() {
        let hidden = compare(Schema::Person, "Vlаdimir Pu\u{200b}tin", "Vladimir Putin");
        assert!(hidden.score >= SAME_LETTERS && hidden.oddities.invisible && hidden.oddities.mixed_scripts);
        let long = compare(Schema::Person, &"Vladimir ".repeat(10_000), &"putin".repeat(10_000));
        assert!(long.oddities.too_long && long.score < 0.5);
        let empty = compare(Schema::Organisation, " \u{200b}!", "Anything");
        assert!(empty.oddities.empty && empty.score == 0.0);
    }

    proptest! {
        #[test]
        fn no_text_panics_and_a_score_is_a_share(left in "\\PC{0,60}", right in "\\PC{0,60}") {
            for schema in SCHEMAS {
                let found = compare(schema, &left, &right);
                prop_assert!((0.0..=1.0).contains(&found.score));
            }
        }

        #[test]
        fn a_name_is_itself(name in "[\\p{Latin}\\p{Cyrillic}\\p{Han}\\p{Arabic} ]{1,40}") {
            for schema in SCHEMAS {
                let found = compare(schema, &name, &name);
                prop_assert!(found.oddities.empty || found.score >= SAME_LETTERS, "{}", found.score);
            }
        }

        #[test]
        fn left_and_right_are_the_same(left in "[a-d]{1,5}( [a-d]{1,6}){0,3}", right in "[a-d]{1,5}( [a-d]{1,6}){0,3}") {
            for schema in SCHEMAS {
                let (there, back) = (compare(schema, &left, &right).score, compare(schema, &right, &left).score);
                prop_assert!((there - back).abs() < 1e-4, "{there} {back}");
            }
        }
    }
}
