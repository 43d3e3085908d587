//! This module decides how amounts are written in files: decimals with two places, one form for each value.

/// An amount in hundredths as a decimal.
///
/// ```
/// assert_eq!(bands::write_amount(120_005), "1200.05");
/// ```
pub fn write_amount(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Hundredths from a decimal with two places; none for any other form, or beyond what is committed to.
///
/// ```
/// assert_eq!(bands::read_amount("1200.05"), Some(120_005));
/// assert_eq!(bands::read_amount("1200"), None);
/// ```
pub fn read_amount(text: &str) -> Option<u64> {
    let (whole, rest) = text.split_once('.')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = whole == "0" || !whole.starts_with('0');
    if whole.is_empty() || rest.len() != 2 || !is_plain || !digits(whole) || !digits(rest) {
        return None;
    }
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(rest.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_one_form() {
        for hundredths in [0, 1, 99, 100, 120_005, u64::MAX] {
            assert_eq!(read_amount(&write_amount(hundredths)), Some(hundredths));
        }
        for text in
            ["", ".", "1", "1.", "1.0", "1.000", "01.00", "-1.00", "+1.00", " 1.00", "1,00", "٧.00", "184467440737095516.16"]
        {
            assert_eq!(read_amount(text), None, "{text}");
        }
    }
}
