//! This module decides which regular expressions a rule may use and how they match: a sequence of
//! characters and character classes with counts, anchored at both ends, with alternatives at the top.
//!
//! That is the whole of what published field formats need, it is a true subset of CEL's `matches`, it is
//! stored as plain data beside the rule (a compiled automaton of a regex crate cannot be), and it runs in
//! time proportional to pattern times text, so no cell can be made to hang.

use serde::{Deserialize, Serialize};

/// Pieces of one alternative; the longest published format has fewer than ten.
const PIECES_MAX: usize = 32;
/// The greatest count in braces; the longest text field has 512 characters.
const COUNT_MAX: u16 = 512;

/// A pattern: the text must fit one of the alternatives from end to end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pattern {
    alternatives: Vec<Vec<Piece>>,
}

/// So many characters of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Piece {
    ranges: Vec<(char, char)>,
    negated: bool,
    least: u16,
    most: Option<u16>,
}

impl Piece {
    fn fits(&self, character: char) -> bool {
        self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&character)) != self.negated
    }
}

impl Pattern {
    /// Reads a pattern; says what is not understood.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let inner =
            text.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).ok_or("a pattern is anchored at both ends: ^…$")?;
        let mut reader = Reader { rest: inner.chars().peekable() };
        // `^a|b$` binds the anchors to one alternative each in every regex dialect.
        let alternatives = match inner.strip_prefix("(").and_then(|rest| rest.strip_suffix(')')) {
            Some(group) => {
                reader.rest = group.chars().peekable();
                reader.alternatives(true)?
            }
            None => reader.alternatives(false)?,
        };
        Ok(Self { alternatives })
    }

    /// Whether the whole text fits.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.alternatives.iter().any(|pieces| fits_from_end_to_end(pieces, text))
    }
}

struct Reader<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
}

impl Reader<'_> {
    fn alternatives(&mut self, may_branch: bool) -> Result<Vec<Vec<Piece>>, String> {
        let mut alternatives = vec![Vec::new()];
        while let Some(character) = self.rest.next() {
            if character == '|' {
                if !may_branch {
                    return Err("alternatives stand in brackets: ^(a|b)$".to_owned());
                }
                alternatives.push(Vec::new());
                continue;
            }
            let (ranges, negated) = self.class(character)?;
            let (least, most) = self.count()?;
            let pieces = alternatives.last_mut().ok_or("empty")?;
            pieces.push(Piece { ranges, negated, least, most });
            if pieces.len() > PIECES_MAX || alternatives.len() > PIECES_MAX {
                return Err(format!("at most {PIECES_MAX} parts"));
            }
        }
        Ok(alternatives)
    }

    fn class(&mut self, first: char) -> Result<(Vec<(char, char)>, bool), String> {
        match first {
            '.' => Ok((vec![('\n', '\n')], true)),
            '\\' => Ok((self.escaped()?, false)),
            '[' => self.bracket(),
            '(' | ')' | '*' | '+' | '?' | '{' | '}' | '^' | '$' => {
                Err(format!("`{first}` is not understood here; only characters, classes and counts are"))
            }
            plain => Ok((vec![(plain, plain)], false)),
        }
    }

    fn escaped(&mut self) -> Result<Vec<(char, char)>, String> {
        match self.rest.next() {
            Some('d') => Ok(vec![('0', '9')]),
            Some('w') => Ok(vec![('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
            Some('s') => Ok(vec![(' ', ' '), ('\t', '\r')]),
            Some(sign) if !sign.is_alphanumeric() => Ok(vec![(sign, sign)]),
            _ => Err("only \\d, \\w, \\s and escaped signs are understood".to_owned()),
        }
    }

    fn bracket(&mut self) -> Result<(Vec<(char, char)>, bool), String> {
        let negated = self.rest.next_if_eq(&'^').is_some();
        let mut ranges = Vec::new();
        loop {
            let low = match self.rest.next() {
                None => return Err("`[` without `]`".to_owned()),
                Some(']') if !ranges.is_empty() => return Ok((ranges, negated)),
                Some('\\') => {
                    ranges.extend(self.escaped()?);
                    continue;
                }
                Some(character) => character,
            };
            let mut ahead = self.rest.clone();
            match (ahead.next(), ahead.next()) {
                (Some('-'), Some(high)) if high != ']' => {
                    self.rest = ahead;
                    if high < low {
                        return Err(format!("the range {low}-{high} runs backwards"));
                    }
                    ranges.push((low, high));
                }
                _ => ranges.push((low, low)),
            }
        }
    }

    fn count(&mut self) -> Result<(u16, Option<u16>), String> {
        let count = match self.rest.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                let inside: String = self.rest.by_ref().skip(1).take_while(|character| *character != '}').collect();
                let number = |part: &str| {
                    part.parse::<u16>()
                        .ok()
                        .filter(|count| *count <= COUNT_MAX)
                        .ok_or(format!("`{{{inside}}}` is not a count up to {COUNT_MAX}"))
                };
                let (least, most) = match inside.split_once(',') {
                    None => (number(&inside)?, Some(number(&inside)?)),
                    Some((least, "")) => (number(least)?, None),
                    Some((least, most)) => (number(least)?, Some(number(most)?)),
                };
                if most.is_some_and(|most| most < least) {
                    return Err(format!("`{{{inside}}}` runs backwards"));
                }
                return Ok((least, most));
            }
            _ => return Ok((1, Some(1))),
        };
        self.rest.next();
        Ok(count)
    }
}

/// Walks the text once, carrying for each piece the set of counts as one interval: a piece's characters
/// are contiguous, so which counts are reachable is a set of start places, kept as booleans.
fn fits_from_end_to_end(pieces: &[Piece], text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let mut reachable = vec![false; characters.len() + 1];
    reachable[0] = true;
    for piece in pieces {
        let mut next = vec![false; characters.len() + 1];
        // `run` is how many characters before `end` fit the piece.
        let mut run = 0;
        for end in 0..=characters.len() {
            run = if end > 0 && piece.fits(characters[end - 1]) { run + 1 } else { 0 };
            let most = piece.most.map_or(run, |most| run.min(usize::from(most)));
            let least = usize::from(piece.least);
            next[end] = least <= most && (end - most..=end - least).any(|start| reachable[start]);
        }
        reachable = next;
    }
    reachable[characters.len()]
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn patterns_match_as_the_regular_expressions_they_are() {
        for (pattern, text, expected) in [
            ("^GB[0-9]{12}$", "GB123456789012", true),
            ("^GB[0-9]{12}$", "GB12345678901", false),
            ("^GB\\d{9}(?)$", "x", false),
            ("^[A-Z]{2}[^a-z]+$", "GB-1", true),
            ("^[A-Z]{2}[^a-z]+$", "GBa", false),
            ("^a*ab$", "aaab", true),
            ("^a?b{0,2}c$", "bbc", true),
            ("^a?b{0,2}c$", "bbbc", false),
            ("^(A|BC)$", "BC", true),
            ("^(A|BC)$", "C", false),
            ("^.{1,3}$", "税号", true),
            ("^$", "", true),
            ("^[-0-9]+$", "1-2", true),
        ] {
            match Pattern::parse(pattern) {
                Ok(parsed) => assert_eq!(parsed.matches(text), expected, "{pattern} on {text}"),
                Err(_) => assert!(!expected, "{pattern}"),
            }
        }
        for broken in ["GB", "^a|b$", "^[a$", "^[z-a]$", "^a{3,1}$", "^a{9999}$", "^(a)b$", "^\\bx$"] {
            assert!(Pattern::parse(broken).is_err(), "{broken}");
        }
    }
}
