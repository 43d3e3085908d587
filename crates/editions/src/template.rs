//! This module decides what the tables of a new pack hold before anybody fills them: headers, comments,
//! examples that a `#` keeps from counting, code lists, rules and texts that work at once.

use std::collections::BTreeMap;

/// What must be known of a country before its tables can be written.
#[derive(Debug, Clone)]
pub struct Country<'a> {
    /// The name of the pack, lower case.
    pub name: &'a str,
    /// Country code.
    pub country: &'a str,
    /// Currency in which duty is owed.
    pub currency: &'a str,
    /// Time zone (`Africa/Cairo`).
    pub time_zone: &'a str,
    /// The office's own language beside English and Chinese.
    pub language: Option<&'a str>,
    /// The day on which the tables are made.
    pub today: &'a str,
}

macro_rules! template {
    ($file:literal) => {
        ($file, include_str!(concat!("../templates/", $file)))
    };
}

/// The tables of a new pack.
const TEMPLATES: [(&str, &str); 25] = [
    template!("pack.toml"),
    template!("sources.csv"),
    template!("tax_types.csv"),
    template!("policies.csv"),
    template!("measures.csv"),
    template!("additional.csv"),
    template!("goods_lists.csv"),
    template!("components.csv"),
    template!("contents.csv"),
    template!("quantities.csv"),
    template!("vat_rates.csv"),
    template!("exchange_rates.csv"),
    template!("interest.csv"),
    template!("treatments.csv"),
    template!("lanes.csv"),
    template!("codes/units.csv"),
    template!("valuation/charges.csv"),
    template!("rules/basic.csv"),
    template!("tests/cases.csv"),
    template!("calendar/holidays.csv"),
    template!("calendar/hours.csv"),
    template!("calendar/timers.csv"),
    template!("calendar/service.csv"),
    template!("amendments/reasons.csv"),
    template!("amendments/fixed.csv"),
];
/// Lists of the world that every country needs, as a pack of ours carries them.
const WORLD: [(&str, &str); 2] = [
    ("codes/countries.csv", include_str!("../../../packs/us/codes/countries.csv")),
    ("codes/currencies.csv", include_str!("../../../packs/us/codes/currencies.csv")),
];
const TEXTS: &str = include_str!("../templates/texts/findings.csv");

/// The files of a new pack by path. It compiles as it is.
///
/// ```
/// use editions::template::{Country, files};
/// let country = Country {
///     name: "sahil", country: "XZ", currency: "EGP", time_zone: "Africa/Cairo", language: Some("ar"), today: "2026-01-31",
/// };
/// let files = files(&country);
/// assert!(files["pack.toml"].contains("country = \"XZ\""));
/// assert!(clearance::Law::compile(&files).is_ok());
/// ```
pub fn files(country: &Country<'_>) -> BTreeMap<String, String> {
    let languages = ["en", "zh"].into_iter().chain(country.language.filter(|tag| !matches!(*tag, "en" | "zh")));
    let languages = languages.collect::<Vec<_>>().join(" ");
    let words = [
        ("@NAME@", country.name),
        ("@COUNTRY@", country.country),
        ("@CURRENCY@", country.currency),
        ("@ZONE@", country.time_zone),
        ("@TODAY@", country.today),
        ("@LANGUAGES@", languages.as_str()),
    ];
    let filled = |text: &str| words.iter().fold(text.to_owned(), |text, (word, value)| text.replace(word, value));
    let tables = TEMPLATES.iter().chain(&WORLD).map(|(file, text)| ((*file).to_owned(), filled(text)));
    let texts = ("texts/findings.csv".to_owned(), in_own_language(TEXTS, country.language));
    tables.chain([texts]).collect()
}

/// The codes of findings that the platform itself makes, whatever the law: `TG1001`, `CDS10020`.
pub fn platform_codes() -> impl Iterator<Item = &'static str> {
    let codes = TEXTS.lines().filter_map(|line| line.split_once(",,en,"));
    codes.map(|(code, _)| code).filter(|code| code.starts_with("TG") || code.starts_with("CDS"))
}

/// Below each English sentence the same sentence for the office's own language, behind a `#` until it is
/// translated: an English sentence under another language's name would mislead.
fn in_own_language(texts: &str, language: Option<&str>) -> String {
    let Some(language) = language.filter(|tag| !matches!(*tag, "en" | "zh")) else { return texts.to_owned() };
    let mut out = String::with_capacity(texts.len() * 2);
    for line in texts.lines() {
        out.push_str(line);
        out.push('\n');
        if let Some((code, rest)) = line.split_once(",,en,") {
            out.push_str(&format!("#{code},,{language},{rest}\n"));
        }
    }
    out
}
