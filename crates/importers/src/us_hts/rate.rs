//! This module decides what a rate of the Harmonized Tariff Schedule means, as a duty expression of ours:
//! `18.7¢/clean kg + 5%` is `0.187 USD / KGM#CLN + 5%`.

use rust_decimal::Decimal;

/// Why a rate was not understood.
pub(super) const IN_WORDS: &str = "rate_in_words";
const UNKNOWN_UNIT: &str = "unknown_unit";

/// What rates are charged on beside the value, as the schedule writes it, and our units.
const UNITS: [(&str, &str); 47] = [
    ("each", "NAR"),
    ("head", "NAR"),
    ("article", "NAR"),
    ("kg", "KGM"),
    ("g", "GRM"),
    ("t", "TNE"),
    ("liter", "LTR"),
    ("pf.liter", "PFL"),
    ("pf.liter on ethyl alcohol content", "PFL"),
    ("bbl", "BLL"),
    ("doz.", "DZN"),
    ("gross", "GRO"),
    ("pr.", "NPR"),
    ("1000", "MIL"),
    ("1,000", "MIL"),
    ("1,000 pins", "MIL"),
    ("thousand", "MIL"),
    ("pack", "NMP"),
    ("m", "MTR"),
    ("lin. m", "MTR"),
    ("m2", "MTK"),
    ("m3", "MTQ"),
    ("m2 of recording surface", "MTK#REC"),
    ("jewel", "JWL"),
    ("line/gross", "GRO / LNE"),
    ("gross of immediate containers", "GRO#CON"),
    ("clean kg", "KGM#CLN"),
    ("kg on drained weight", "KGM#DRN"),
    ("kg on contents and container", "KGM#CC"),
    ("kg on entire contents of container", "KGM#CNT"),
    ("kg, including weight of container", "KGM#CC"),
    ("t, including weight of container", "TNE#CC"),
    ("kg of total sugars", "KGM#SUG"),
    ("kg of anhydrous morphine content", "KGM#MOR"),
    ("kg on lead content", "KGM#PB"),
    ("kg on zinc content", "KGM#ZN"),
    ("kg on copper content", "KGM#CU"),
    ("kg on tungsten content", "KGM#W"),
    ("kg on molybdenum content", "KGM#MO"),
    ("kg on magnesium content", "KGM#MG"),
    ("kg on manganese content", "KGM#MN"),
    ("kg on silicon content", "KGM#SI"),
    ("kg on nickel content", "KGM#NI"),
    ("kg on chromium content", "KGM#CR"),
    ("kg on vanadium content", "KGM#V"),
    ("kg on cobalt content", "KGM#CO"),
    ("jewel over 7", "JWL#O7"),
];

/// Parts of a value that rates are charged on, and our parts; several parts have the same rate.
const PARTS: [(&str, &[&str]); 17] = [
    ("case", &["case"]),
    ("strap, band or bracelet", &["strap"]),
    ("case and strap, band or bracelet", &["case", "strap"]),
    ("battery", &["battery"]),
    ("movement", &["movement"]),
    ("movement and case", &["movement", "case"]),
    ("apparatus", &["apparatus"]),
    ("value of the lead content", &["lead"]),
    ("value of the rifle", &["rifle"]),
    ("value of the telescopic sight, if any", &["sight"]),
    ("value of the copper content", &["copper"]),
    ("value of the steel content", &["steel"]),
    ("value of the aluminum content", &["aluminum"]),
    ("value of the non-u.s. content", &["non_us"]),
    ("value of the non- u.s. content", &["non_us"]),
    ("non-u.s. content", &["non_us"]),
    ("entire set", &[]),
];

/// Rates in words that mean the duty of the goods' own line: the base is changed by the heading instead.
const OWN_DUTY: [&str; 8] = [
    "no change",
    "the rate applicable in the absence of this heading",
    "the rate applicable in the absence of this subheading",
    "a duty upon the value of the repairs or alterations",
    "a duty upon the value of the repairs oralterations",
    "a duty upon the value of such processing outside the united states",
    "a duty upon the full value of the imported article, less the cost or value of such products of the united states",
    "the duty provided in the applicable subheading",
];

/// The expression of a rate, or why there is none.
pub(super) fn expression(text: &str) -> Result<String, &'static str> {
    let text = plain(text);
    if text == "free" || text.starts_with("free, under bond") {
        return Ok("0%".to_owned());
    }
    let without_note = text.split(" (see u.s. note").next().unwrap_or(&text);
    if OWN_DUTY.contains(&without_note) {
        return Ok("DUTY".to_owned());
    }
    if let Some(degrees) = by_degree(&text) {
        return Ok(degrees);
    }
    for words in [
        "the duty provided in the applicable subheading",
        "the duty provided for in the applicable subheading",
        "the duty rate provided in such subheading",
    ] {
        if let Some(rest) = text.strip_prefix(words) {
            return on_duty(rest.trim());
        }
    }
    sum(&text)
}

/// One form of writing: small letters, single spaces, no stop at the end, units without inner spaces.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut text =
        words.join(" ").to_lowercase().replace('²', "2").replace("thou- sand", "thousand").replace("inthe ", "in the ");
    for (old, new) in [
        ("pf. liter", "pf.liter"),
        ("/ ", "/"),
        (" /", "/"),
        ("m2of ", "m2 of "),
        ("thebattery", "the battery"),
        (" plus ", " + "),
        ("/thousand ", "/thousand "),
    ] {
        text = text.replace(old, new);
    }
    let text = text.trim_end_matches('.').trim();
    // The stop of an abbreviation belongs to it.
    if ["doz", "pr"].iter().any(|unit| text.ends_with(unit)) { format!("{text}.") } else { text.to_owned() }
}

fn on_duty(rest: &str) -> Result<String, &'static str> {
    if rest.is_empty() {
        return Ok("DUTY".to_owned());
    }
    if let Some(more) = rest.strip_prefix('+') {
        return Ok(format!("DUTY + {}", sum(more.trim())?));
    }
    match rest.strip_prefix("minus ") {
        Some(less) => Ok(format!("DUTY - {}", term(less.trim())?)),
        None => Err(IN_WORDS),
    }
}

fn sum(text: &str) -> Result<String, &'static str> {
    let terms: Result<Vec<String>, _> = text.split('+').map(|part| term(part.trim())).collect();
    Ok(terms?.join(" + "))
}

fn term(text: &str) -> Result<String, &'static str> {
    let text = text.strip_prefix("a duty of ").unwrap_or(text);
    if let Some((figure, rest)) = text.split_once('%') {
        return share(figure.trim(), rest.trim());
    }
    let (amount, rest) = money(text).ok_or(IN_WORDS)?;
    let unit = rest.trim_start_matches('/').trim();
    let known = UNITS.iter().find(|(written, _)| *written == unit).map(|(_, unit)| *unit).ok_or(UNKNOWN_UNIT)?;
    Ok(format!("{amount} USD / {known}"))
}

/// So many per cent of the value or of a part of it.
fn share(figure: &str, rest: &str) -> Result<String, &'static str> {
    // A third of a per cent, at more digits than a cent can ever show.
    let figure = if figure == "33 1/3" { "33.3333333333" } else { figure };
    let figure: Decimal = figure.parse().map_err(|_| IN_WORDS)?;
    if rest.is_empty() {
        return Ok(format!("{figure}%"));
    }
    let named = rest.strip_prefix("on the ").or_else(|| rest.strip_prefix("upon the ")).or_else(|| rest.strip_prefix("on "));
    let parts = named.and_then(|named| PARTS.iter().find(|(written, _)| *written == named)).ok_or(IN_WORDS)?.1;
    if parts.is_empty() {
        return Ok(format!("{figure}%"));
    }
    let parts: Vec<String> = parts.iter().map(|part| format!("{figure}% OF {part}")).collect();
    Ok(parts.join(" + "))
}

/// Dollars or cents at the beginning of a text, in dollars, and the rest.
fn money(text: &str) -> Option<(Decimal, &str)> {
    if let Some(rest) = text.strip_prefix('$') {
        let end = rest.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(rest.len());
        return Some((rest[..end].parse().ok()?, rest[end..].trim()));
    }
    let (cents, rest) = text.split_once('¢')?;
    let cents: Decimal = cents.trim().parse().ok()?;
    Some(((cents / Decimal::ONE_HUNDRED).normalize(), rest.trim()))
}

/// Sugar: an amount per kilogram, less so much for each degree under 100, but at least so much.
fn by_degree(text: &str) -> Option<String> {
    let (full, rest) = text.split_once("/kg less ")?;
    let (less, rest) = rest.split_once("/kg for each degree under 100 degrees")?;
    let (_, least) = rest.split_once("but not less ")?;
    let least = least.trim_start_matches("than ").strip_suffix("/kg")?;
    let (full, less, least) = (money(full)?.0, money(less)?.0, money(least)?.0);
    Some(format!("{full} USD / KGM - {less} USD / KGM / DGU MIN {least} USD / KGM"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_of_every_form_become_expressions() {
        for (written, expected) in [
            ("Free", "0%"),
            ("6.8%", "6.8%"),
            ("33 1/3%", "33.3333333333%"),
            ("1¢/kg", "0.01 USD / KGM"),
            ("$1.035/kg +13.6%", "1.035 USD / KGM + 13.6%"),
            ("4.4¢/liter + 31.4¢/pf. liter", "0.044 USD / LTR + 0.314 USD / PFL"),
            ("2.8¢/doz.", "0.028 USD / DZN"),
            ("0.3¢/line/ gross + 4.6%", "0.003 USD / GRO / LNE + 4.6%"),
            ("40¢ each + 6% on the case + 14% on the strap, band or bracelet", "0.4 USD / NAR + 6% OF case + 14% OF strap"),
            ("$1.61 each + 4.4% on the case and strap, band or bracelet", "1.61 USD / NAR + 4.4% OF case + 4.4% OF strap"),
            ("The duty provided in the applicable subheading +25%", "DUTY + 25%"),
            (
                "The duty provided in the applicable subheading + a duty of 50% upon the value of the steel content.",
                "DUTY + 50% OF steel",
            ),
            ("The duty rate provided in such subheading minus 0.5%", "DUTY - 0.5%"),
            ("No change.", "DUTY"),
            ("A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)", "DUTY"),
            (
                "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg",
                "0.036606 USD / KGM - 0.00020668 USD / KGM / DGU MIN 0.03143854 USD / KGM",
            ),
        ] {
            let found = expression(written);
            assert_eq!(found.as_deref(), Ok(expected), "{written}");
            assert!(expected.parse::<reference::Expression>().is_ok(), "{expected}");
        }
    }

    #[test]
    fn what_only_words_can_say_is_said_to_be_so() {
        for written in
            ["The rate applicable to the natural juice in heading 2009", "See additional U.S. note 1", "5¢/furlong", ""]
        {
            assert!(expression(written).is_err(), "{written}");
        }
    }
}
