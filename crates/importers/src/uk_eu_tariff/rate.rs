//! This module decides how a printed rate becomes a duty expression: `6.20% + 27.10 EUR / 100 kg MAX 17.90%`.

use reference::Expression;

/// Units as they are printed, without spaces, and ours.
const UNITS: [(&str, &str); 28] = [
    ("100kg", "DTN"),
    ("100kg/net", "DTN"),
    ("100kg/gross", "DTN#G"),
    ("100kg/br", "DTN#G"),
    ("100kg/netdrainedwt", "DTN#E"),
    ("100kgeda", "DTN#E"),
    ("100kg/netdry", "DTN#M"),
    ("100kgmas", "DTN#M"),
    ("100kg/stdqual", "DTN#R"),
    ("100kgstdqual", "DTN#R"),
    ("100kg/net/%sacchar.", "DTN#Z"),
    ("kg", "KGM"),
    ("kg/lacticmatter", "KGM#P"),
    ("kg/drylacticmatter", "KGM#T"),
    ("kg/totalc", "KGM#A"),
    ("tonne", "TNE"),
    ("1000kg", "TNE"),
    ("hl", "HLT"),
    ("%vol/hl", "ASV / HLT"),
    ("l", "LTR"),
    ("item", "NAR"),
    ("items", "NAR"),
    ("100items", "CEN"),
    ("1000items", "MIL"),
    ("m", "MTR"),
    ("100m", "100 MTR"),
    ("m2", "MTK"),
    ("m3", "MTQ"),
];

/// The expression that a printed rate stands for, or why there is none.
pub(super) fn expression(printed: &str) -> Result<String, &'static str> {
    let text = without_thousands(printed).replace('€', " EUR ");
    if text.trim().eq_ignore_ascii_case("entry price") {
        return Err("entry price");
    }
    let mut written = String::new();
    for word in Words(&text) {
        match word {
            Word::Joint(joint) => {
                written.push(' ');
                written.push_str(joint);
                written.push(' ');
            }
            Word::Term(term) => written.push_str(&self::term(term)?),
        }
    }
    match written.parse::<Expression>() {
        Ok(_) => Ok(written),
        Err(_) => Err("unparsed"),
    }
}

/// `1,024.00` as `1024.00`.
fn without_thousands(text: &str) -> String {
    let bytes = text.as_bytes();
    let is_digit = |index: Option<usize>| index.and_then(|index| bytes.get(index)).is_some_and(u8::is_ascii_digit);
    let kept = text.char_indices().filter(|(index, sign)| {
        let thousands = (1..=3).all(|step| is_digit(Some(index + step))) && !is_digit(Some(index + 4));
        !(*sign == ',' && is_digit(index.checked_sub(1)) && thousands)
    });
    kept.map(|(_, sign)| sign).collect()
}

/// A rate as terms and what stands between them.
struct Words<'a>(&'a str);

enum Word<'a> {
    Term(&'a str),
    Joint(&'static str),
}

const JOINTS: [&str; 3] = ["+", "MIN ", "MAX "];

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let text = self.0.trim_start();
        if text.is_empty() {
            return None;
        }
        if let Some(joint) = JOINTS.into_iter().find(|joint| text.starts_with(joint)) {
            self.0 = &text[joint.len()..];
            return Some(Word::Joint(joint.trim_end()));
        }
        let end = JOINTS.iter().filter_map(|joint| text.find(joint)).min().unwrap_or(text.len());
        self.0 = &text[end..];
        Some(Word::Term(text[..end].trim_end()))
    }
}

/// Components whose amount depends on the contents of the goods; the tariff prints their names.
const COMPONENTS: [&str; 3] = ["EA", "ADSZ", "ADFM"];

/// `12.00%`, `27.10 EUR / 100 kg`, `EA`. A bare figure is a percentage whose sign the print has lost.
fn term(text: &str) -> Result<String, &'static str> {
    if COMPONENTS.contains(&text) {
        return Ok(text.to_owned());
    }
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(text.len());
    let (figure, rest) = (&text[..end], text[end..].trim());
    if figure.is_empty() {
        return Err("unparsed");
    }
    if rest == "%" || rest.is_empty() {
        return Ok(format!("{figure}%"));
    }
    let (currency, unit) = rest.split_once('/').ok_or("unparsed")?;
    let unit: String = unit.chars().filter(|sign| !sign.is_whitespace()).collect();
    let known = UNITS.iter().find(|(written, _)| *written == unit).ok_or("unit not known")?;
    Ok(format!("{figure} {} / {}", currency.trim(), known.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_rates_of_every_form_become_expressions() {
        for (printed, expected) in [
            ("0.0%", "0.0%"),
            ("10.20% + 93.10 EUR / 100 kg", "10.20% + 93.10 EUR / DTN"),
            ("34.00 GBP/100kg", "34.00 GBP / DTN"),
            ("1,024.00 EUR / tonne", "1024.00 EUR / TNE"),
            ("52.00 EUR / 1,000 items", "52.00 EUR / MIL"),
            ("1.75 EUR / % vol / hl", "1.75 EUR / ASV / HLT"),
            ("1.19 EUR / kg / lactic matter + 27.50 EUR / 100 kg", "1.19 EUR / KGM#P + 27.50 EUR / DTN"),
            ("18.40% MIN 22.00 EUR / 100 kg MAX 24.00 EUR / 100 kg", "18.40% MIN 22.00 EUR / DTN MAX 24.00 EUR / DTN"),
            ("6.4 + 24.6 EUR/100 kg", "6.4% + 24.6 EUR / DTN"),
            ("12.00% MIN 2€/100kg/br", "12.00% MIN 2 EUR / DTN#G"),
            ("6.50% MAX 5.00 EUR / 100 m", "6.50% MAX 5.00 EUR / 100 MTR"),
            ("0.30 GBP/100kg/net/%sacchar.", "0.30 GBP / DTN#Z"),
            ("9.00% +  EA MAX 18.70%  + ADSZ", "9.00% + EA MAX 18.70% + ADSZ"),
            ("0.20 GBP/ item", "0.20 GBP / NAR"),
            ("95.00 GBP/1000kg", "95.00 GBP / TNE"),
        ] {
            assert_eq!(expression(printed).as_deref(), Ok(expected), "{printed}");
        }
    }

    #[test]
    fn what_is_no_rate_has_a_reason() {
        for (printed, reason) in
            [("Entry Price", "entry price"), ("3 GBP / barrel", "unit not known"), ("free", "unparsed"), ("+", "unparsed")]
        {
            assert_eq!(expression(printed), Err(reason), "{printed}");
        }
    }
}
