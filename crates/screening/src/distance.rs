//! This module decides how far two words are apart: the number of letters to change, swap, add or drop, and the same
//! with small prices for changes that speakers and typists often make.

/// Longer words are compared by their beginning only.
pub const MAX_WORD: usize = 96;

/// Changes between two words (optimal string alignment), each letter counted once.
///
/// ```
/// assert_eq!(screening::distance::edits("donlad", "donald"), 1);
/// ```
pub fn edits(left: &str, right: &str) -> u16 {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    match (left.len(), right.len()) {
        (0, length) | (length, 0) => u16::try_from(length.min(MAX_WORD)).unwrap_or(u16::MAX),
        (1..=64, 1..=MAX_WORD) => edits_in_words(left, right),
        _ => priced(left, right, 10, |a, b| if a == b { 0 } else { 10 }, |_, _| 10) / 10,
    }
}

/// The same count with a column of the table in the bits of a word (Hyyrö, 2003); `left` has at most 64 letters.
fn edits_in_words(left: &[u8], right: &[u8]) -> u16 {
    /// Digits, and letters of either case, from `0` on; all others share the last place.
    const PLACES: usize = 76;
    let place = |letter: u8| usize::from(letter.wrapping_sub(b'0')).min(PLACES - 1);
    let mut occurs = [0u64; PLACES];
    for (bit, letter) in left.iter().enumerate() {
        occurs[place(*letter)] |= 1 << bit;
    }
    let last = 1u64 << (left.len() - 1);
    let mut count = u16::try_from(left.len()).unwrap_or(u16::MAX);
    let (mut plus, mut minus, mut diagonal, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
    for letter in right {
        let here = occurs[place(*letter)];
        let turned = ((!diagonal & here) << 1) & before;
        diagonal = ((here & plus).wrapping_add(plus) ^ plus) | here | minus | turned;
        let (across_plus, across_minus) = (minus | !(diagonal | plus), diagonal & plus);
        count += u16::from(across_plus & last != 0);
        count -= u16::from(across_minus & last != 0);
        let across_plus = (across_plus << 1) | 1;
        plus = (across_minus << 1) | !(diagonal | across_plus);
        minus = across_plus & diagonal;
        before = here;
    }
    count
}

/// 1 for the same word, 0 for nothing in common.
pub fn similarity(left: &str, right: &str) -> f32 {
    share(f32::from(edits(left, right)), left, right)
}

/// Like [`similarity`], but a vowel for a vowel costs half, letters of one sound a little more, and a doubled letter
/// next to nothing.
pub fn soft_similarity(left: &str, right: &str) -> f32 {
    let cost = priced(left.as_bytes(), right.as_bytes(), 8, swap_price, drop_price);
    share(f32::from(cost) / 10.0, left, right)
}

fn share(cost: f32, left: &str, right: &str) -> f32 {
    let longest = left.len().max(right.len()).min(MAX_WORD);
    if longest == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most MAX_WORD")]
    let longest = longest as f32;
    (1.0 - cost / longest).max(0.0)
}

/// Letters that stand for like sounds, a bit for each group; a table, because it is asked for each pair of letters.
const LIKE: [u8; 256] = {
    const GROUPS: [&[u8]; 8] = [b"bp", b"dt", b"gkqc", b"fvw", b"szcxj", b"iyj", b"lr", b"mn"];
    let mut table = [0; 256];
    let mut group = 0;
    while group < GROUPS.len() {
        let mut place = 0;
        while place < GROUPS[group].len() {
            table[GROUPS[group][place] as usize] |= 1 << group;
            place += 1;
        }
        group += 1;
    }
    table
};

fn vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn swap_price(left: u8, right: u8) -> u16 {
    if left == right {
        0
    } else if vowel(left) && vowel(right) {
        5
    } else if LIKE[left as usize] & LIKE[right as usize] != 0 {
        7
    } else {
        10
    }
}

/// The price of a letter that only one word has, after the letter before it.
fn drop_price(letter: u8, before: u8) -> u16 {
    match letter {
        _ if letter == before => 3,
        b'h' => 5,
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => 7,
        _ => 10,
    }
}

/// Optimal string alignment with prices in tenths. Three rows on the stack: no word costs memory.
fn priced(left: &[u8], right: &[u8], turn: u16, swap: impl Fn(u8, u8) -> u16, drop: impl Fn(u8, u8) -> u16) -> u16 {
    let left = left.get(..MAX_WORD).unwrap_or(left);
    let right = right.get(..MAX_WORD).unwrap_or(right);
    let mut rows = [[0u16; MAX_WORD + 1]; 3];
    let [above2, above, row] = &mut rows;
    let (mut above2, mut above, mut row) = (above2, above, row);
    let mut before = 0;
    for (column, letter) in right.iter().enumerate() {
        above[column + 1] = above[column] + drop(*letter, before);
        before = *letter;
    }
    let mut left_before = 0;
    for (line, &l) in left.iter().enumerate() {
        let price = drop(l, left_before);
        row[0] = above[0] + price;
        let mut right_before = 0;
        for (column, &r) in right.iter().enumerate() {
            let mut best = (above[column] + swap(l, r)).min(above[column + 1] + price).min(row[column] + drop(r, right_before));
            if line > 0 && column > 0 && l == right_before && left_before == r && l != r {
                best = best.min(above2[column - 1] + turn);
            }
            row[column + 1] = best;
            right_before = r;
        }
        left_before = l;
        (above2, above, row) = (above, row, above2);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_counted() {
        for (left, right, count) in
            [("", "abc", 3), ("kitten", "sitting", 3), ("ca", "ac", 1), ("same", "same", 0), ("ho", "oh", 1)]
        {
            assert_eq!((edits(left, right), edits(right, left)), (count, count), "{left} {right}");
        }
    }

    proptest::proptest! {
        #[test]
        fn both_ways_to_count_agree(left in "[a-d]{1,70}", right in "[a-d]{1,70}") {
            let slow = priced(left.as_bytes(), right.as_bytes(), 10, |a, b| if a == b { 0 } else { 10 }, |_, _| 10) / 10;
            proptest::prop_assert_eq!(edits(&left, &right), slow);
        }
    }

    #[test]
    fn what_speakers_mix_up_costs_less() {
        assert!(soft_similarity("moammar", "muammar") > similarity("moammar", "muammar"));
        assert!(soft_similarity("basharr", "bashar") > similarity("basharr", "bashar"));
        assert!((soft_similarity("abc", "abc") - 1.0).abs() < f32::EPSILON);
    }
}
