//! This module decides in which figures the likeness of two names is told to the model: each between 0 and 1, each
//! the same when the names are swapped.

use crate::align::{Alignment, How, Pair, align, sounds_alike, text, turns};
use crate::distance::{MAX_WORD, edits, similarity, soft_similarity};
use crate::name::{Name, Role, Schema, patronymic};
use crate::text::Script;

/// How many figures there are.
pub const COUNT: usize = NAMES.len();

/// What the figures are called.
pub const NAMES: [&str; 35] = [
    "same_letters",
    "whole_spelling",
    "whole_soft",
    "whole_sound",
    "cover_small",
    "cover_large",
    "worst",
    "second_worst",
    "worst_edits",
    "all_edits",
    "contradiction",
    "surplus",
    "matched",
    "turned",
    "number_differs",
    "number_alone",
    "form_differs",
    "place_differs",
    "initials",
    "equivalent",
    "sound_pairs",
    "across_scripts",
    "short",
    "one_word",
    "patronymics_differ",
    "organisation",
    "organisation_contradiction",
    "organisation_surplus",
    "person_turned",
    "first_differs",
    "worst_sound",
    "lone_word",
    "person_surplus",
    "middle_only",
    "middle_only_rare",
];

/// Two names with their words paired, and the figures of that. Words are paired in an order of the names that does not
/// depend on which is left, so that neither do the figures.
pub fn figures(left: &Name, right: &Name) -> (Alignment, [f32; COUNT]) {
    if (&*left.joined, left.tokens.len()) <= (&*right.joined, right.tokens.len()) {
        let alignment = align(left, right);
        let figures = features(left, right, &alignment);
        return (alignment, figures);
    }
    let alignment = align(right, left);
    let figures = features(right, left, &alignment);
    (alignment.swapped(), figures)
}

/// The figures of two names whose words are paired.
#[expect(clippy::cast_precision_loss, reason = "counts of words and letters, all below MAX_WORD")]
pub fn features(left: &Name, right: &Name, alignment: &Alignment) -> [f32; COUNT] {
    let good: Vec<&Pair> = alignment.pairs.iter().filter(|pair| pair.how != How::Different).collect();
    let bad: Vec<&Pair> = alignment.pairs.iter().filter(|pair| pair.how == How::Different).collect();
    let side = |name: &Name, (from, count): (usize, usize)| -> f32 {
        name.tokens[from..from + count].iter().filter(|token| token.role.says_who()).map(|token| token.weight).sum()
    };
    let total = |name: &Name| name.core().map(|token| token.weight).sum::<f32>();
    let matched_left: f32 = good.iter().map(|pair| side(left, pair.left) * pair.alike).sum();
    let matched_right: f32 = good.iter().map(|pair| side(right, pair.right) * pair.alike).sum();
    let words_left = telling(left, &alignment.left_only, !bad.is_empty() || !alignment.right_only.is_empty());
    let words_right = telling(right, &alignment.right_only, !bad.is_empty() || !alignment.left_only.is_empty());
    let weigh = |name: &Name, words: &[usize]| words.iter().map(|index| name.tokens[*index].weight).sum::<f32>();
    let repeated = |name: &Name, only: &[usize], telling: &[usize]| weigh(name, only) - weigh(name, telling);
    let all_left = (total(left) - repeated(left, &alignment.left_only, &words_left)).max(0.05);
    let all_right = (total(right) - repeated(right, &alignment.right_only, &words_right)).max(0.05);
    let lost_left = bad.iter().map(|pair| side(left, pair.left)).sum::<f32>() + weigh(left, &words_left);
    let lost_right = bad.iter().map(|pair| side(right, pair.right)).sum::<f32>() + weigh(right, &words_right);
    let (small, large) = if all_left <= all_right { (all_left, all_right) } else { (all_right, all_left) };
    let covers = (matched_left / all_left, matched_right / all_right);
    let contradiction = lost_left.min(lost_right);
    let surplus = (lost_left - lost_right).abs() / large;

    // The pairs of the words that say most decide; initials are weak but not wrong.
    let mut worst: Vec<(f32, u16, f32)> = alignment
        .pairs
        .iter()
        .map(|pair| {
            let sounds = match (pair.left.1, pair.right.1) {
                (1, 1) => sounds_alike(&left.tokens[pair.left.0], &right.tokens[pair.right.0]),
                _ => 1.0,
            };
            (pair.alike, if other_words(pair.how) { 0 } else { pair.edits }, sounds)
        })
        .collect();
    let few = left.core().count().min(right.core().count());
    if worst.len() < few && alignment.left_only.len().min(alignment.right_only.len()) > 0 {
        worst.push((0.0, 8, 0.0));
    }
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    let first = worst.first().copied().unwrap_or((0.0, 8, 0.0));
    let second = worst.get(1).copied().unwrap_or(first);

    let ordered = in_order((left, &words_left), (right, &words_right), alignment);
    let (as_written, as_paired) = (edits(&left.joined, &right.joined), edits(&ordered.0, &ordered.1));
    let (l, r) = if as_written <= as_paired { (&*left.joined, &*right.joined) } else { (&*ordered.0, &*ordered.1) };
    let whole = as_written.min(as_paired);
    let longest = l.len().max(r.len()).clamp(1, MAX_WORD) as f32;
    let shortest = l.len().min(r.len()).min(MAX_WORD) as f32;
    let spelling = (1.0 - f32::from(whole) / longest).max(0.0);
    // Far names stay far however changes are priced.
    let soft = if spelling < 0.5 { spelling } else { soft_similarity(l, r) };
    let sound = whole_sound(left, right);

    let person = left.schema == Schema::Person && right.schema == Schema::Person;
    let organisation = left.schema == Schema::Organisation || right.schema == Schema::Organisation;
    let middle = person && (lacks_middle(left, right, alignment, true) || lacks_middle(left, right, alignment, false));
    let turned = turns(alignment, left.schema) > 0 && !left.comma && !right.comma;
    let share = |how: How| good.iter().filter(|pair| pair.how == how).count() as f32 / (good.len().max(1) as f32);
    let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
    let across = script(left) != script(right);
    let patronymics = |name: &Name, lost: &[usize]| lost.iter().any(|index| patronymic(&name.tokens[*index].text));
    let unpaired = |pick: fn(&Pair) -> usize, only: &[usize]| -> Vec<usize> {
        bad.iter().map(|pair| pick(pair)).chain(only.iter().copied()).collect()
    };
    let (lost_l, lost_r) =
        (unpaired(|pair| pair.left.0, &alignment.left_only), unpaired(|pair| pair.right.0, &alignment.right_only));
    let has = |name: &Name, lost: &[usize], test: fn(Role) -> bool| lost.iter().any(|index| test(name.tokens[*index].role));
    let number = |role| matches!(role, Role::Number(_));
    let place = |role| matches!(role, Role::Place(_));
    [
        flag(left.joined == right.joined),
        spelling,
        soft,
        sound,
        covers.0.max(covers.1).min(1.0),
        covers.0.min(covers.1),
        first.0,
        second.0,
        f32::from(first.1.min(6)) / 6.0,
        f32::from(whole.min(8)) / 8.0,
        (contradiction / small).min(1.0),
        surplus.min(1.0),
        (matched_left.min(matched_right) / 3.0).min(1.0),
        flag(turned),
        flag(has(left, &lost_l, number) && has(right, &lost_r, number)),
        flag(has(left, &lost_l, number) != has(right, &lost_r, number)),
        flag(
            !left.families.is_empty() && !right.families.is_empty() && !left.families.iter().any(|f| right.families.contains(f)),
        ),
        flag(has(left, &lost_l, place) && has(right, &lost_r, place)),
        share(How::Initial),
        share(How::Equivalent) + share(How::Acronym),
        share(How::Sound),
        flag(across),
        1.0 / shortest.max(1.0),
        flag(few <= 1),
        flag(patronymics(left, &lost_l) && patronymics(right, &lost_r)),
        flag(organisation),
        if organisation { (contradiction / small).min(1.0) } else { 0.0 },
        if organisation { surplus.min(1.0) } else { 0.0 },
        flag(person && turned),
        flag(left.joined.as_bytes().first() != right.joined.as_bytes().first()),
        first.2 * (1.0 - (longest - shortest) / longest),
        flag(few <= 1 && surplus > 0.2),
        if person { surplus.min(1.0) } else { 0.0 },
        flag(middle),
        if middle { (matched_left.min(matched_right) / 2.0).min(1.0) } else { 0.0 },
    ]
}

/// Whether one name is the other without its middle names, or with their first letters: the surname and the first given name
/// are there letter by letter, and nothing stands against it. Only a comma tells which words are the surname.
fn lacks_middle(left: &Name, right: &Name, alignment: &Alignment, is_left_longer: bool) -> bool {
    let (longer, rest, short_rest) = match is_left_longer {
        true => (left, &alignment.left_only, &alignment.right_only),
        false => (right, &alignment.right_only, &alignment.left_only),
    };
    let first_given = longer.surname_words;
    if first_given == 0 || !short_rest.is_empty() {
        return false;
    }
    let at = |pair: &Pair| if is_left_longer { pair.left.0 } else { pair.right.0 };
    let is_middle = |place: usize| place > first_given;
    let mut shortened = !rest.is_empty() && rest.iter().all(|place| is_middle(*place));
    for pair in &alignment.pairs {
        match pair.how {
            How::Same | How::Spelling | How::Joined => {}
            How::Initial if is_middle(at(pair)) => shortened = true,
            _ => return false,
        }
    }
    let has = |place: usize| alignment.pairs.iter().any(|pair| at(pair) == place);
    shortened && rest.iter().all(|place| is_middle(*place)) && has(first_given) && alignment.pairs.len() >= 2
}

/// Whether the words of a pair mean the same without being letters of the same word.
fn other_words(how: How) -> bool {
    matches!(how, How::Initial | How::Equivalent | How::Acronym | How::Trade | How::Place)
}

/// Those words without a pair that tell something. A word that is there twice says nothing the second time, unless
/// something stands against it.
fn telling(name: &Name, only: &[usize], against: bool) -> Vec<usize> {
    let again =
        |index: usize| name.tokens.iter().enumerate().any(|(i, token)| i != index && token.text == name.tokens[index].text);
    only.iter().copied().filter(|index| against || !again(*index)).collect()
}

/// The script that the words of a name are in.
fn script(name: &Name) -> Script {
    name.tokens.first().map_or(Script::Latin, |token| token.script)
}

/// Both names written without spaces, the words of the right in the order of the left.
fn in_order(
    (left, words_left): (&Name, &[usize]),
    (right, words_right): (&Name, &[usize]),
    alignment: &Alignment,
) -> (String, String) {
    let mut pairs: Vec<&Pair> = alignment.pairs.iter().collect();
    pairs.sort_by_key(|pair| pair.left.0);
    let (mut out_left, mut out_right) = (String::new(), String::new());
    for pair in pairs {
        out_left.push_str(&text(left, pair.left));
        out_right.push_str(&if other_words(pair.how) { text(left, pair.left) } else { text(right, pair.right) });
    }
    for index in words_left {
        out_left.push_str(&left.tokens[*index].text);
    }
    for index in words_right {
        out_right.push_str(&right.tokens[*index].text);
    }
    (out_left, out_right)
}

fn whole_sound(left: &Name, right: &Name) -> f32 {
    let sound = |name: &Name| name.core().map(|token| &*token.sound).collect::<String>();
    let (mut l, mut r) = (sound(left), sound(right));
    let eastern = |name: &Name| matches!(script(name), Script::Han | Script::Kana);
    if eastern(left) != eastern(right) {
        (l, r) = (l.replace('R', "L"), r.replace('R', "L"));
    }
    if script(left).without_vowels() != script(right).without_vowels() {
        let bare = |sound: &str| sound.replace(['F', 'A'], "");
        (l, r) = (bare(&l), bare(&r));
    }
    similarity(&l, &r)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_middle_names_is_told_and_another_given_name_is_not() {
        let middle = |listed: &str, written: &str| {
            let (left, right) = (Name::new(Schema::Person, listed), Name::new(Schema::Person, written));
            let told = [figures(&left, &right).1, figures(&right, &left).1];
            let at = NAMES.iter().position(|name| *name == "middle_only").unwrap();
            assert_eq!(told[0], told[1], "{listed} {written}");
            told[0][at] > 0.0
        };
        for (listed, written, is_told) in [
            ("TESSIK, Qorvan Ilyich Borun", "Qorvan Tessik", true),
            ("TESSIK, Qorvan Ilyich Borun", "Qorvan I. Tessik", true),
            ("TESSIK, Qorvan Ilyich", "Qorvan Ilyich Tessik", false),
            ("TESSIK, Qorvan Ilyich", "Ilyich Tessik", false),
            ("TESSIK, Qorvan Ilyich", "Marlo Tessik", false),
            ("TESSIK, Qorvan Ilyich", "Qorvan", false),
            ("TESSIK, Qorvan Ilyich", "Qorvan Dunn Tessik", false),
        ] {
            assert_eq!(middle(listed, written), is_told, "{listed} {written}");
        }
    }
}
