//! This module decides which of many listed names are worth comparing with a party: those that share the rarest pieces
//! of spelling and sound with it. All work is bounded: so many candidates and no more.

use std::collections::HashMap;

use crate::name::{Name, Role, Schema};

/// Names that are compared in full for a party; recall of this many against comparing all is a measured figure.
pub const CANDIDATES: usize = 64;

/// A listed name, by the list it is in, the entry there, and the name there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Which list.
    pub list: u16,
    /// Which entry of it.
    pub entry: u32,
    /// Which name of it.
    pub name: u16,
}

/// Listed names of one kind, found by pieces of them.
#[derive(Debug, Default)]
pub struct Index {
    names: Vec<(Name, Place)>,
    /// For each piece, where its names begin in `postings`, and what it tells: rare pieces tell more.
    pieces: HashMap<u64, (u32, u32, f32)>,
    postings: Vec<u32>,
    /// What all pieces of a name tell.
    totals: Vec<f32>,
}

/// Memory that a look-up needs and leaves for the next.
#[derive(Debug, Default)]
pub struct Scratch {
    shared: Vec<f32>,
    touched: Vec<u32>,
}

impl Index {
    /// Builds it.
    pub fn new(names: Vec<(Name, Place)>) -> Self {
        let mut all: Vec<(u64, u32)> = Vec::with_capacity(names.len() * 24);
        for (number, (name, _)) in (0u32..).zip(&names) {
            all.extend(pieces(name).into_iter().map(|piece| (piece, number)));
        }
        all.sort_unstable();
        let mut index = Self { totals: vec![0.0; names.len()], names, ..Self::default() };
        index.postings = all.iter().map(|(_, number)| *number).collect();
        #[expect(clippy::cast_precision_loss, reason = "a count of names")]
        let count = index.names.len() as f32;
        let mut from = 0;
        while from < all.len() {
            let piece = all[from].0;
            let to = from + all[from..].partition_point(|(other, _)| *other == piece);
            #[expect(clippy::cast_precision_loss, reason = "a count of names")]
            let tells = (1.0 + count / (to - from) as f32).ln();
            all[from..to].iter().for_each(|(_, number)| index.totals[*number as usize] += tells);
            #[expect(clippy::cast_possible_truncation, reason = "names and their pieces are far below 2^32")]
            index.pieces.insert(piece, (from as u32, to as u32, tells));
            from = to;
        }
        index
    }

    /// How many names.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// All names, for those who compare with each.
    pub fn names(&self) -> &[(Name, Place)] {
        &self.names
    }

    /// The bytes that names and pieces take, about.
    pub fn bytes(&self) -> usize {
        let token = |name: &Name| -> usize {
            name.tokens
                .iter()
                .map(|token| size_of_val(token) + token.text.len() + token.plain.len() + token.sound.len() + token.han.len() * 4)
                .sum()
        };
        let names: usize = self.names.iter().map(|(name, _)| size_of::<(Name, Place)>() + name.joined.len() + token(name)).sum();
        names + self.postings.len() * 4 + self.pieces.len() * 32 + self.totals.len() * 4
    }

    /// The names most worth comparing, the likeliest first; at most `wanted`.
    pub fn candidates(&self, name: &Name, wanted: usize, scratch: &mut Scratch) -> Vec<usize> {
        scratch.shared.resize(self.names.len(), 0.0);
        let mut total = 0.0;
        #[expect(clippy::cast_precision_loss, reason = "a count of names")]
        let unknown = (1.0 + self.names.len() as f32).ln();
        for piece in pieces(name) {
            let Some((from, to, tells)) = self.pieces.get(&piece) else {
                total += unknown;
                continue;
            };
            total += tells;
            for number in &self.postings[*from as usize..*to as usize] {
                let shared = &mut scratch.shared[*number as usize];
                if *shared == 0.0 {
                    scratch.touched.push(*number);
                }
                *shared += tells;
            }
        }
        let mut ranked: Vec<(f32, u32)> = Vec::with_capacity(scratch.touched.len());
        for number in scratch.touched.drain(..) {
            let shared = std::mem::take(&mut scratch.shared[number as usize]);
            let other = self.totals[number as usize];
            // Between the share of the shorter name, which part of a name needs, and of both, which spares the rest.
            let (small, large) = (total.min(other), total.max(other));
            ranked.push((shared / (0.85 * small + 0.15 * large), number));
        }
        let cut = wanted.min(ranked.len());
        if cut > 0 && cut < ranked.len() {
            ranked.select_nth_unstable_by(cut - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            ranked.truncate(cut);
        }
        ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.into_iter().map(|(_, number)| number as usize).collect()
    }
}

/// The pieces of a name: pairs of letters of each word as it is plainly spelled, pairs of its sounds, its sound as a
/// whole, what stands for it, and the first letters of all words.
fn pieces(name: &Name) -> Vec<u64> {
    let mut out = Vec::with_capacity(48);
    let mut first_letters = String::new();
    let mut ends = String::new();
    for token in name.tokens.iter().filter(|token| token.role.says_who()) {
        pairs(b'p', &token.plain, &mut out);
        if token.sound.len() > 1 {
            pairs(b's', &token.sound, &mut out);
            out.push(key(b'S', token.sound.as_bytes()));
        }
        for group in token.equivalents {
            out.push(key(b'e', &group.to_le_bytes()));
        }
        match token.role {
            Role::Trade(trade) => out.push(key(b't', trade.as_bytes())),
            Role::Number(number) => out.push(key(b'n', &number.to_le_bytes())),
            Role::Name if name.schema == Schema::Organisation && (2..=5).contains(&token.text.len()) => {
                out.push(key(b'a', token.text.as_bytes()));
            }
            _ => {}
        }
        first_letters.push_str(token.text.get(..1).unwrap_or_default());
        ends.push_str(&token.sound);
    }
    if first_letters.len() > 1 {
        out.push(key(b'a', first_letters.as_bytes()));
    }
    // The sounds of all words in one: words that are joined or divided elsewhere.
    pairs(b'j', &ends, &mut out);
    out.sort_unstable();
    out.dedup();
    out
}

fn pairs(kind: u8, text: &str, out: &mut Vec<u64>) {
    let mut before = b'^';
    for letter in text.bytes().chain(*b"$") {
        out.push(key(kind, &[before, letter]));
        before = letter;
    }
}

/// A piece as a number: its kind and its bytes (FNV-1a; two pieces of one number would only add a candidate).
fn key(kind: u8, bytes: &[u8]) -> u64 {
    [kind].iter().chain(bytes).fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
