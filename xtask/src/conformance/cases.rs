//! This module decides what a folder of cases holds: per scenario its XML files, which of them is the
//! declaration, and the tax lines that the national system printed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde::Deserialize;

/// One scenario.
#[derive(Default)]
pub struct Scenario {
    /// Its name, the folder's.
    pub name: String,
    /// Its XML files.
    pub files: Vec<PathBuf>,
    /// The declaration's file name, when it is known.
    pub declaration_file: Option<String>,
    /// What was printed.
    pub tax_responses: Vec<TaxResponse>,
}

/// One tax notification.
#[derive(Deserialize, Clone)]
pub struct TaxResponse {
    /// Its file's name.
    #[serde(default)]
    pub file: String,
    /// Its lines.
    pub lines: Vec<TaxLine>,
}

/// One printed line.
#[derive(Deserialize, Clone)]
pub struct TaxLine {
    pub item: Option<String>,
    #[serde(rename = "type")]
    pub tax_type: Option<String>,
    pub base: Option<Printed>,
    pub rate: Option<String>,
    pub deduct: Option<Printed>,
    pub assessed: Option<Printed>,
    pub payable: Option<Printed>,
}

/// A printed figure with its currency or unit.
#[derive(Deserialize, Clone)]
pub struct Printed {
    pub value: Decimal,
}

#[derive(Deserialize)]
struct ScenarioEntry {
    scenario: String,
    #[serde(default)]
    declaration_file: Option<String>,
    #[serde(default)]
    tax_responses: Vec<TaxResponse>,
}

/// All scenarios by name.
pub struct Cases(pub BTreeMap<String, Scenario>);

impl Cases {
    /// Reads a folder.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let root = folder.join("scenarios");
        let mut cases: BTreeMap<String, Scenario> = BTreeMap::new();
        for path in walk(&root)? {
            let relative = path.strip_prefix(&root).unwrap_or(&path);
            let name = relative.iter().next().and_then(|part| part.to_str()).unwrap_or_default().to_owned();
            let scenario = cases.entry(name.clone()).or_default();
            scenario.name = name;
            if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml")) {
                scenario.files.push(path);
            }
        }
        let assessments = folder.join("assessments.json");
        if assessments.exists() {
            let text = fs::read_to_string(&assessments).map_err(|error| format!("{}: {error}", assessments.display()))?;
            let entries: Vec<ScenarioEntry> =
                serde_json::from_str(&text).map_err(|error| format!("{}: {error}", assessments.display()))?;
            for entry in entries {
                if let Some(scenario) = cases.get_mut(&entry.scenario) {
                    scenario.declaration_file = entry.declaration_file;
                    scenario.tax_responses = entry.tax_responses;
                }
            }
        }
        Ok(Self(cases))
    }
}

impl Scenario {
    /// The file of a name below the scenario.
    pub fn file(&self, name: &str) -> Option<&Path> {
        self.files.iter().find(|path| path.file_name().is_some_and(|file| file == name)).map(PathBuf::as_path)
    }
}

fn walk(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.is_dir() {
            files.extend(walk(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
