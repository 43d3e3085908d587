//! This module decides how XML is held against published schemas: by an independent validator, all files of
//! one kind in one call.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::report::Report;

/// Validates files against schemas, given as namespace and file in a folder.
pub fn validate(
    part: &str,
    written: &[(String, PathBuf)],
    schemas: &Path,
    imports: &[(&str, &str)],
    workspace: &Path,
    report: &mut Report,
) {
    if !schemas.exists() {
        return report.count(part, "not checked against a schema: the folder holds none", "");
    }
    let imports: String = imports
        .iter()
        .map(|(namespace, file)| {
            let location = std::fs::canonicalize(schemas.join(file)).unwrap_or_default();
            format!("<xs:import namespace=\"{namespace}\" schemaLocation=\"{}\"/>", location.display())
        })
        .collect();
    let wrapper = workspace.join("all.xsd");
    let text = format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{imports}</xs:schema>");
    if let Err(error) = std::fs::write(&wrapper, text) {
        return report.fail(part, "schema", &error.to_string());
    }
    let output =
        Command::new("xmllint").arg("--noout").arg("--schema").arg(&wrapper).args(written.iter().map(|(_, path)| path)).output();
    let output = match output {
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => return report.fail(part, "schema", &format!("xmllint cannot be run ({error}); install libxml2-utils")),
    };
    for (name, path) in written {
        let path = path.display().to_string();
        if output.lines().any(|line| line == format!("{path} validates")) {
            report.count(part, "ok: schema-valid as written", name);
        } else {
            let why = output.lines().find(|line| line.starts_with(&path)).unwrap_or("not validated");
            report.fail(part, name, why);
        }
    }
}
