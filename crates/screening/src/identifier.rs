//! This module decides when two numbers that name a party, a ship or an aircraft are the same number, and which ship
//! numbers can be right.

/// A number in plain form: letters and digits alone, in capitals, without the words that say what it is. Nothing when
/// too little is left to name anyone.
///
/// ```
/// use screening::plain_identifier;
/// assert_eq!(plain_identifier("IMO 9074729").as_deref(), Some("9074729"));
/// assert_eq!(plain_identifier("a-123 456").as_deref(), Some("A123456"));
/// assert_eq!(plain_identifier("12"), None);
/// ```
pub fn plain_identifier(text: &str) -> Option<String> {
    /// Shorter numbers are shared by chance.
    const LEAST: usize = 5;
    /// No register has longer ones.
    const MOST: usize = 64;
    let plain: String =
        text.chars().filter(char::is_ascii_alphanumeric).take(MOST).map(|letter| letter.to_ascii_uppercase()).collect();
    let ship = plain.strip_prefix("IMO").filter(|digits| imo_number(digits));
    let plain = ship.map_or(plain.clone(), str::to_owned);
    (plain.len() >= LEAST && plain.bytes().any(|letter| letter.is_ascii_digit())).then_some(plain)
}

/// Whether seven digits are a ship number of the International Maritime Organization: the last digit of the sum of the
/// first six, times seven to two, is the seventh (IMO resolution A.1117(30)).
///
/// ```
/// assert!(screening::imo_number("9074729"));
/// assert!(!screening::imo_number("9074728"));
/// ```
pub fn imo_number(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    match values.as_slice() {
        [first @ .., check] if first.len() == 6 && digits.len() == 7 => {
            first.iter().zip((2..=7).rev()).map(|(digit, times)| digit * times).sum::<u32>() % 10 == *check
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ship_numbers_are_checked() {
        for (digits, right) in [
            ("9074729", true),
            ("8814275", true),
            ("1234567", true),
            ("1234568", false),
            ("", false),
            ("907472", false),
            ("90747２9", false),
        ] {
            assert_eq!(imo_number(digits), right, "{digits}");
        }
    }
}
