//! This crate decides which codes of the Harmonized System goods may have that somebody describes in words. It suggests; who
//! declares decides.
//!
//! ```
//! let found = nomenclature::suggest("绿茶 500g packs", 3);
//! assert_eq!(found.first().map(|one| one.code), Some("090210"));
//! assert!(nomenclature::suggest("", 3).is_empty());
//! ```

#![expect(clippy::float_arithmetic, reason = "likelihoods are ranked; no money and no decision hangs on them")]

mod table;
mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use table::{Designated, TABLE};
use words::{told, wanted};

/// Suggestions in one answer.
pub const SUGGESTIONS_MAX: usize = 50;

/// A code with its designation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The code: two digits of a chapter, four of a heading, six of a subheading.
    pub code: &'static str,
    /// What it is called, in English.
    pub designation: &'static str,
}

/// A subheading that described goods may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Its six digits.
    pub code: &'static str,
    /// What it is called, in English.
    pub designation: &'static str,
    /// Its heading.
    pub heading: Named,
    /// Its chapter.
    pub chapter: Named,
}

/// How much a word counts where it stands: in the subheading, in its heading, in its chapter.
const WEIGHTS: [f64; 3] = [1.0, 0.45, 0.15];
/// How soon a word that is said again adds nothing (BM25's k).
const SATURATION: f64 = 1.2;
/// How much long designations are held back (BM25's b).
const LENGTH: f64 = 0.6;

/// Where a word stands, and how much of it.
struct Posting {
    subheading: usize,
    weight: f64,
}

struct Index {
    postings: BTreeMap<String, Vec<Posting>>,
    /// The length of each subheading's own designation, in words, by the mean.
    lengths: Vec<f64>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut postings: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
    let mut lengths = Vec::with_capacity(TABLE.subheadings.len());
    for (subheading, one) in TABLE.subheadings.iter().enumerate() {
        let mut weights: BTreeMap<String, f64> = BTreeMap::new();
        let own = told(one.designation);
        lengths.push(own.len() as f64);
        let above = [one.heading, one.chapter].map(|named| told(named.designation));
        for (words, weight) in std::iter::once(own).chain(above).zip(WEIGHTS) {
            for word in words {
                *weights.entry(word).or_default() += weight;
            }
        }
        for (word, weight) in weights {
            postings.entry(word).or_default().push(Posting { subheading, weight });
        }
    }
    let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
    lengths.iter_mut().for_each(|length| *length /= mean);
    Index { postings, lengths }
});

/// The subheadings that goods may have which a text describes, the likeliest first, at most `limit` (and
/// [`SUGGESTIONS_MAX`]); none where no word of it stands in any designation.
pub fn suggest(text: &str, limit: usize) -> Vec<Suggestion> {
    let index = &*INDEX;
    let count = TABLE.subheadings.len() as f64;
    let known: Vec<(&Vec<Posting>, f64)> = wanted(text)
        .iter()
        .filter_map(|word| index.postings.get(word))
        .map(|postings| (postings, (1.0 + (count - postings.len() as f64 + 0.5) / (postings.len() as f64 + 0.5)).ln()))
        .collect();
    let all: f64 = known.iter().map(|(_, rarity)| rarity).sum();
    let mut scores: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (postings, rarity) in &known {
        for Posting { subheading, weight } in *postings {
            let length = index.lengths.get(*subheading).copied().unwrap_or(1.0);
            let held_back = SATURATION * (1.0 - LENGTH + LENGTH * length);
            let (score, covered) = scores.entry(*subheading).or_default();
            *score += rarity * weight * (SATURATION + 1.0) / (weight + held_back);
            *covered += rarity * weight.min(1.0);
        }
    }
    // What says more of the description goes before what says one word of it often.
    let mut ranked: Vec<(f64, usize)> =
        scores.into_iter().map(|(place, (score, covered))| (score * covered / all, place)).collect();
    ranked.sort_by(|(one, first), (other, second)| other.total_cmp(one).then(first.cmp(second)));
    ranked
        .into_iter()
        .take(limit.min(SUGGESTIONS_MAX))
        .filter_map(|(_, place)| TABLE.subheadings.get(place))
        .map(told_of)
        .collect()
}

/// A subheading by the first six digits of a code.
pub fn subheading(code: &str) -> Option<Suggestion> {
    let code = code.get(..6)?;
    let place = TABLE.subheadings.binary_search_by_key(&code, |one| one.code).ok()?;
    TABLE.subheadings.get(place).map(told_of)
}

fn told_of(one: &Designated) -> Suggestion {
    Suggestion { code: one.code, designation: one.designation, heading: one.heading, chapter: one.chapter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_are_found_by_how_people_describe_them() {
        for (text, expected) in [
            ("Green tea in 500 g packs", "090210"),
            ("black tea, bulk", "090240"),
            ("Porcelain tea sets, tableware", "691110"),
            ("Bamboo bowls and tableware", "441919"),
            ("smartphones", "851713"),
            ("Men's cotton T-shirts, knitted", "610910"),
            ("frozen boneless beef", "020230"),
            ("Lithium-ion batteries", "850760"),
            ("sparkling wine", "220410"),
            ("drones, unmanned aircraft", "8806"),
            ("new pneumatic tyres for cars", "401110"),
            ("roasted coffee beans", "090121"),
            ("shoes with leather uppers", "6403"),
            ("clothes, baby garments, of cotton, knitted", "611120"),
            ("rubber hoses", "4009"),
            ("绿茶", "090210"),
            ("瓷器餐具", "691110"),
            ("竹制餐具", "441919"),
            ("智能手机", "851713"),
            ("锂离子电池", "850760"),
            ("男式针织棉制T恤", "610910"),
            ("冻去骨牛肉", "020230"),
        ] {
            let found = suggest(text, 5);
            assert!(
                found.iter().any(|one| one.code.starts_with(expected)),
                "{text}: {:?}",
                found.iter().map(|one| one.code).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn what_says_nothing_suggests_nothing() {
        for text in ["", "   ", "xyzzy", "的", "!!!", "\u{0}\u{202e}", "of the and"] {
            assert_eq!(suggest(text, 5), [], "{text:?}");
        }
        assert_eq!(suggest("tea", 0), []);
        assert_eq!(suggest("tea", usize::MAX).len(), suggest("tea", SUGGESTIONS_MAX).len());
        assert!(suggest(&"tea ".repeat(100_000), 5).len() <= 5);
    }

    #[test]
    fn every_subheading_has_its_heading_and_chapter() {
        assert_eq!(TABLE.subheadings.len(), 5612);
        for one in &TABLE.subheadings {
            assert!(one.code.starts_with(one.heading.code) && one.code.starts_with(one.chapter.code), "{}", one.code);
            assert_eq!(subheading(one.code).map(|found| found.designation), Some(one.designation));
        }
        for code in ["", "0902", "999999", "€€€€€€", "09021"] {
            assert_eq!(subheading(code), None, "{code}");
        }
        assert_eq!(subheading("0902100000").map(|one| one.code), Some("090210"));
    }
}
