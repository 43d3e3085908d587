//! This module decides how the rules of origin of the online trade tariff become tables: members and
//! cumulation of each scheme, and the rule of each product in codes. Sentences stay where they are.

mod text;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{ImportError, Table};

/// How much of the rules became codes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rules in the publication.
    pub rules: usize,
    /// Rules understood to the last word.
    pub structured: usize,
    /// Products with a rule, in all schemes.
    pub products: usize,
    /// Products of which every alternative is in codes.
    pub products_structured: usize,
    /// Products of which no alternative is.
    pub products_prose: usize,
}

const MADE: &str = "Made by `tongguan reference import uk-roo`; do not edit by hand.";

/// Members and cumulation of the schemes, from the publication's list of schemes.
///
/// # Errors
/// The text is no such list.
pub fn schemes(list: &str, source: &str) -> Result<Vec<Table>, ImportError> {
    let list: Value = serde_json::from_str(list)?;
    let schemes = list["schemes"].as_array().ok_or(ImportError::Column("schemes"))?;
    let same = format!("valid_from= valid_to= source={source}");
    let mut members = Table::new("origin/members.csv", MADE, &same, "scheme,country");
    let mut cumulation = Table::new("origin/cumulation.csv", MADE, &same, "scheme,kind,countries");
    let mut sorted: Vec<&Value> = schemes.iter().collect();
    sorted.sort_by_key(|scheme| scheme["scheme_code"].as_str().unwrap_or_default().to_owned());
    for scheme in sorted {
        let name = scheme["scheme_code"].as_str().ok_or(ImportError::Column("scheme_code"))?;
        let countries = codes(&scheme["countries"]);
        for country in &countries {
            members.row(&[name, country]);
        }
        let methods = scheme["cumulation_methods"].as_object();
        let mut kept = BTreeSet::new();
        for (kind, method) in methods.into_iter().flatten().filter(|(kind, _)| *kind != "bilateral") {
            let others: BTreeSet<String> = codes(&method["countries"]).difference(&countries).cloned().collect();
            kept.extend(others.iter().cloned());
            cumulation.row(&[name, kind, &others.into_iter().collect::<Vec<_>>().join(" ")]);
        }
        // Some lists of bilateral cumulation name countries that are no members; for them conditions hold.
        let all =
            codes(&methods.map_or(Value::Null, |methods| methods.get("bilateral").cloned().unwrap_or_default())["countries"]);
        let others: Vec<String> =
            all.into_iter().filter(|code| !countries.contains(code) && !kept.contains(code) && code != "GB").collect();
        if !others.is_empty() && !countries.contains("EU") {
            cumulation.row(&[name, "listed", &others.join(" ")]);
        }
    }
    Ok(vec![members, cumulation])
}

/// Country codes of two letters, sorted, each once; areas by name are left out.
fn codes(list: &Value) -> BTreeSet<String> {
    let texts = list.as_array().into_iter().flatten().filter_map(Value::as_str);
    texts.filter(|code| code.len() == 2).map(str::to_owned).collect()
}

/// The rules of products, from the publication's files by scheme.
///
/// # Errors
/// A file is no list of rules.
pub fn rules(files: &BTreeMap<String, String>, source: &str) -> Result<(Table, Counts), ImportError> {
    let mut counts = Counts::default();
    let mut rows: BTreeMap<(String, String, bool, String), BTreeSet<&str>> = BTreeMap::new();
    for (scheme, text) in files {
        let file: Value = serde_json::from_str(text)?;
        let sets = file["rule_sets"].as_array().ok_or(ImportError::Column("rule_sets"))?;
        for set in sets {
            let heading = set["heading"].as_str().unwrap_or_default().to_lowercase();
            // `ex Chapter` means the rest of a chapter, and its ranges already leave out what is not the rest.
            let is_partial = heading.starts_with("ex") && !heading.contains("chapter");
            let code =
                |name: &str| set[name].as_str().filter(|code| code.len() == 10 && code.bytes().all(|byte| byte.is_ascii_digit()));
            let (Some(from), Some(to)) = (code("min"), code("max")) else { continue };
            let Some(rule) = rule(set, &mut counts) else { continue };
            rows.entry((from.to_owned(), to.to_owned(), is_partial, rule)).or_default().insert(scheme);
        }
    }
    let same = format!("valid_from= valid_to= source={source}");
    let mut table = Table::new("origin/rules/products.csv", MADE, &same, "goods,part,rule,schemes");
    for ((from, to, is_partial, rule), schemes) in rows {
        let part = if is_partial { "ex" } else { "" };
        let schemes: Vec<&str> = schemes.into_iter().collect();
        table.row(&[&range(&from, &to), part, &rule, &schemes.join(" ")]);
    }
    Ok((table, counts))
}

/// The rule of one product in codes; none when it holds for exports alone.
fn rule(set: &Value, counts: &mut Counts) -> Option<String> {
    let mut alternatives: Vec<String> = Vec::new();
    let mut operators = Vec::new();
    let rules = set["rules"].as_array()?;
    for rule in rules.iter().filter(|rule| rule["import"].as_bool() != Some(false)) {
        counts.rules += 1;
        // A rule that holds within a quota of its own, or with a footnote, is more than its text.
        let is_plain = rule["quota"].as_bool() != Some(true) && rule["footnotes"].as_array().is_none_or(Vec::is_empty);
        let understood = rule["rule"].as_str().filter(|_| is_plain).and_then(text::understand);
        counts.structured += usize::from(understood.is_some());
        alternatives.push(understood.unwrap_or("PROSE".to_owned()));
        operators.push(rule["operator"].as_str());
    }
    if alternatives.is_empty() {
        return None;
    }
    let prose = alternatives.iter().filter(|one| *one == "PROSE").count();
    counts.products += 1;
    counts.products_structured += usize::from(prose == 0);
    counts.products_prose += usize::from(prose == alternatives.len());
    // A list that ends in `or` gives a choice; one without a word between its members may give none.
    let is_choice = alternatives.len() == 1 || operators.last() == Some(&Some("or"));
    let mut seen = BTreeSet::new();
    alternatives.retain(|one| seen.insert(one.clone()));
    Some(alternatives.join(if is_choice { " | " } else { " ? " }))
}

/// `8401000000`, `8406999999` as `8401..8406`.
fn range(from: &str, to: &str) -> String {
    let mut digits = 10;
    while digits > 2 && from[..digits].ends_with("00") && to[..digits].ends_with("99") {
        digits -= 2;
    }
    let (from, to) = (&from[..digits], &to[..digits]);
    if from == to { from.to_owned() } else { format!("{from}..{to}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_schemes_share_stand_once() {
        let set = r#"{"rule_sets":[{"heading":"ex 8401","min":"8401000000","max":"8401999999","rules":[
            {"rule":"Manufacture from materials of any heading, except that of the product.","operator":null},
            {"rule":"Manufacture from yarn.","operator":"or"}]}]}"#;
        let files = BTreeMap::from([("albania".to_owned(), set.to_owned()), ("kosovo".to_owned(), set.to_owned())]);
        let (table, counts) = rules(&files, "roo").expect("rules");
        assert!(table.text.ends_with("8401,ex,CTH | PROSE,albania kosovo\n"), "{}", table.text);
        assert_eq!(counts, Counts { rules: 4, structured: 2, products: 2, products_structured: 0, products_prose: 0 });
    }
}
