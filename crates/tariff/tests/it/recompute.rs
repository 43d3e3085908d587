//! Every sum laid out is recomputed from what is printed and nothing else: in fractions of whole numbers,
//! without the program's decimals, its rounding or its law. In the files of the breadth of duty each figure
//! must be printed among the facts of its case, be a result before it, or be a constant of the units.

use crate::notation::Case;
use crate::worked::{WITH_LAW, all};

/// Hundreds and thousands of units, the whole of a percentage, nothing, the standard rate of value added tax.
const CONSTANTS: [&str; 5] = ["0", "1", "100", "1000", "20%"];
/// So many equations stand on the page; a page of words would prove nothing.
const EQUATIONS_MIN: usize = 500;

/// An exact fraction in its lowest terms, the lower number positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fraction(i128, i128);

impl Fraction {
    fn new(over: i128, under: i128) -> Self {
        let shared = divisor(over.unsigned_abs(), under.unsigned_abs()).max(1) as i128 * if under < 0 { -1 } else { 1 };
        Self(over / shared, under / shared)
    }

    /// `1,234.50`, `12.5%`.
    fn read(text: &str) -> Option<Self> {
        let (text, under) = text.strip_suffix('%').map_or((text, 1), |text| (text, 100));
        let text = text.replace(',', "");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{part}");
        let is_figure = !whole.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        is_figure.then(|| Self::new(digits.parse().unwrap_or(0), 10_i128.pow(part.len() as u32) * under))
    }

    /// Cut to so many digits, or rounded half up.
    fn brought_to(self, digits: usize, is_cut: bool) -> Self {
        let scale = 10_i128.pow(digits as u32);
        let over = self.0 * scale;
        Self::new(if is_cut { over / self.1 } else { (2 * over + self.1).div_euclid(2 * self.1) }, scale)
    }
}

fn divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { divisor(b, a % b) }
}

fn signed(text: &str) -> Option<Fraction> {
    text.strip_prefix('-').map_or_else(|| Fraction::read(text), |text| Fraction::read(text).map(|one| Fraction(-one.0, one.1)))
}

/// The words of one side of an equation that count: figures, signs, brackets. Units and words are passed over.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let inner = word.trim_start_matches('(');
        words.extend(std::iter::repeat_n("(", word.len() - inner.len()));
        let bare = inner.trim_end_matches(')');
        if Fraction::read(bare).is_some() || matches!(bare, "×" | "÷" | "+" | "−") {
            words.push(bare);
        }
        words.extend(std::iter::repeat_n(")", inner.len() - bare.len()));
    }
    words
}

/// Reads sums of products of figures and brackets.
struct Reader<'w> {
    words: std::iter::Peekable<std::slice::Iter<'w, &'w str>>,
}

impl Reader<'_> {
    fn sum(&mut self) -> Option<Fraction> {
        let mut left = self.product()?;
        while let Some(sign) = self.words.next_if(|word| ["+", "−"].contains(*word)) {
            let right = self.product()?;
            let over = if *sign == "+" { right.0 } else { -right.0 };
            left = Fraction::new(left.0 * right.1 + over * left.1, left.1 * right.1);
        }
        Some(left)
    }

    fn product(&mut self) -> Option<Fraction> {
        let mut left = self.one()?;
        while let Some(sign) = self.words.next_if(|word| ["×", "÷"].contains(*word)) {
            let right = self.one()?;
            left = match *sign {
                "×" => Fraction::new(left.0 * right.0, left.1 * right.1),
                _ => Fraction::new(left.0 * right.1, left.1 * right.0),
            };
        }
        Some(left)
    }

    fn one(&mut self) -> Option<Fraction> {
        match *self.words.next()? {
            "(" => {
                let inner = self.sum()?;
                (*self.words.next()? == ")").then_some(inner)
            }
            figure => Fraction::read(figure),
        }
    }
}

fn calculated(words: &[&str]) -> Option<Fraction> {
    let mut reader = Reader { words: words.iter().peekable() };
    let result = reader.sum()?;
    reader.words.next().is_none().then_some(result)
}

/// Checks the equations of a sum one after the other, and gives their number.
fn check(sum: &str, known: Option<&mut Vec<Fraction>>) -> Result<usize, String> {
    let mut count = 0;
    let mut known = known;
    let mut last: Option<Fraction> = None;
    let pieces = sum.split("; ").flat_map(|piece| piece.split(", ")).flat_map(|piece| piece.split(": "));
    for piece in pieces {
        if let Some((is_cut, figure)) = piece
            .strip_prefix("cut to ")
            .map(|figure| (true, figure))
            .or_else(|| piece.strip_prefix("rounded to ").map(|figure| (false, figure)))
        {
            let digits = figure.split_once('.').map_or(0, |(_, part)| part.len());
            let (exact, brought) = (last.ok_or("nothing to bring to digits")?, Fraction::read(figure).ok_or(figure)?);
            if exact.brought_to(digits, is_cut) != brought {
                return Err(format!("{piece}: it is not {exact:?}"));
            }
            known.iter_mut().for_each(|known| known.push(brought));
            continue;
        }
        let Some((left, right)) = piece.split_once(" = ").filter(|_| !piece.starts_with("never below nothing")) else { continue };
        let left = words(left);
        let shown = right.split(' ').next().unwrap_or_default();
        let found = calculated(&left).ok_or_else(|| format!("`{piece}` is no calculation"))?;
        // A figure without an end is printed with its first digits.
        let (figure, is_begun) = shown.strip_suffix('…').map_or((shown, false), |figure| (figure, true));
        let digits = figure.split_once('.').map_or(0, |(_, part)| part.len());
        let printed = if is_begun { found.brought_to(digits, true) } else { found };
        let result = signed(figure).ok_or_else(|| format!("`{piece}` has no result"))?;
        if printed != result {
            return Err(format!("`{piece}`: it is {}/{}", found.0, found.1));
        }
        if let Some(known) = known.as_mut() {
            let strange = left.iter().filter_map(|word| Fraction::read(word)).find(|figure| !known.contains(figure));
            if let Some(figure) = strange {
                return Err(format!("`{piece}`: {}/{} stands in no fact of the case", figure.0, figure.1));
            }
            known.push(result);
        }
        last = Some(found);
        count += 1;
    }
    Ok(count)
}

/// The figures that a case prints among its facts and in its law, and the constants.
fn printed(case: &Case) -> Vec<Fraction> {
    let facts = format!("{} {}", case.facts.join(" "), case.law);
    let figures = facts.split([' ', ',']).flat_map(|word| [Fraction::read(word), Fraction::read(&format!("{word}%"))]);
    figures.flatten().chain(CONSTANTS.into_iter().filter_map(Fraction::read)).chain(Fraction::read("100%")).collect()
}

#[test]
fn every_equation_of_every_sum_is_right() {
    let (mut count, mut faults) = (0, Vec::new());
    for (file, _, cases) in all() {
        for case in &cases {
            let mut known = WITH_LAW.contains(&file).then(|| printed(case));
            for one in &case.interests {
                let debt = Fraction::read(&one.principal.to_string());
                known
                    .iter_mut()
                    .for_each(|known| known.extend([debt, Some(Fraction::new(i128::from(one.days), 1))].into_iter().flatten()));
            }
            let values = case.values.iter().map(|value| &value.sum);
            let lines = case.lines.iter().map(|line| &line.sum);
            for sum in values.chain(lines).chain(case.interests.iter().map(|interest| &interest.sum)) {
                match check(sum, known.as_mut()) {
                    Ok(equations) => count += equations,
                    Err(fault) => faults.push(format!("{}: {fault}", case.id)),
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= EQUATIONS_MIN, "only {count} equations");
}

#[test]
fn a_wrong_sum_is_found() {
    for wrong in ["2 × 3 = 7", "10 ÷ 4 = 2.50; 2.5 × 2 = 4", "1 ÷ 3 = 0.34", "1.239 × 1 = 1.239, cut to 1.24"] {
        assert!(check(wrong, None).is_err(), "{wrong}");
    }
    for right in ["2,000 kg ÷ 1,000 × 144.10 = 288.20", "(100 + 20) × 5% = 6", "1.235 × 1 = 1.235, rounded to 1.24"] {
        assert_eq!(check(right, None), Ok(1), "{right}");
    }
    assert!(check("2 × 3 = 6", Some(&mut vec![Fraction(2, 1)])).is_err(), "3 stands nowhere");
}
