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
    priced(left.as_bytes(), right.as_bytes(), 10, |a, b| if a == b { 0 } else { 10 }, |_, _| 10) / 10
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

    #[test]
    fn what_speakers_mix_up_costs_less() {
        assert!(soft_similarity("moammar", "muammar") > similarity("moammar", "muammar"));
        assert!(soft_similarity("basharr", "bashar") > similarity("basharr", "bashar"));
        assert!((soft_similarity("abc", "abc") - 1.0).abs() < f32::EPSILON);
    }
}
