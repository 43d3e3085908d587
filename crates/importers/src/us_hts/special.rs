//! This module decides how the special column of the schedule is taken apart: rates, each with the symbols
//! of the programmes that give it, and headings elsewhere that hold a rate.

/// One part of the special column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The rate as written, or the headings that hold it.
    pub(super) content: Content,
    /// Symbols of programmes, sorted, with one space between.
    pub(super) programmes: String,
}

/// What a part says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    Rate(String),
    /// Headings, ranges written `first..last`.
    Headings(String),
}

/// The parts of a special column, and what stands behind the last symbols.
pub(super) fn parts(text: &str) -> (Vec<Part>, String) {
    let mut parts = Vec::new();
    let mut before = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|length| open + length) else { break };
        before.push_str(&rest[..open]);
        match symbols(&rest[open + 1..close]) {
            Some(programmes) => {
                parts.push(Part { content: content(before.trim()), programmes });
                before.clear();
            }
            // Words in brackets belong to the rate.
            None => before.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    before.push_str(rest);
    (parts, before.trim().to_owned())
}

fn symbols(text: &str) -> Option<String> {
    let mut symbols: Vec<&str> = text.split([',', ' ', '\n']).map(str::trim).filter(|word| !word.is_empty()).collect();
    let is_symbol = |word: &&str| {
        let letters = word.trim_end_matches(['+', '*']);
        (1..=2).contains(&letters.len()) && letters.chars().all(|letter| letter.is_ascii_uppercase())
    };
    if symbols.is_empty() || !symbols.iter().all(is_symbol) {
        return None;
    }
    symbols.sort_unstable();
    symbols.dedup();
    Some(symbols.join(" "))
}

fn content(text: &str) -> Content {
    match text.strip_prefix("See ") {
        Some(headings) if headings.starts_with(|digit: char| digit.is_ascii_digit()) => {
            let words = headings.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty());
            let plain = |word: &str| word.replace('.', "").replace(['-', '–'], "..");
            Content::Headings(words.map(plain).collect::<Vec<_>>().join(" "))
        }
        _ => Content::Rate(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_rates_and_references_come_apart() {
        let (found, rest) = parts("Free (AU, BH,CL) 31¢/kg + 5.4% (E) See 9918.04.60-9918.04.80, 9918.05.01 (CO)");
        let shown: Vec<_> = found.iter().map(|part| (part.content.clone(), part.programmes.as_str())).collect();
        let rate = |text: &str| Content::Rate(text.to_owned());
        let headings = Content::Headings("99180460..99180480 99180501".to_owned());
        assert_eq!(shown, [(rate("Free"), "AU BH CL"), (rate("31¢/kg + 5.4%"), "E"), (headings, "CO")]);
        assert_eq!(rest, "");
    }

    #[test]
    fn words_in_brackets_belong_to_the_rate() {
        let (found, rest) = parts("A duty upon the value (see U.S. note 3) (B,C,)");
        assert_eq!(
            (found[0].content.clone(), found[0].programmes.as_str()),
            (Content::Rate("A duty upon the value (see U.S. note 3)".to_owned()), "B C")
        );
        assert_eq!(parts("No change").1, "No change");
        assert_eq!(rest, "");
    }
}
