//! This module decides about declarations as messages: read, written again from the typed form alone,
//! schema-valid and equal in content; what is not well formed is refused with its place; and what the
//! national system accepted raises no error here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clearance::{Facts, Law, decide};
use declaration::Severity;
use messages::Message;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::cases::Cases;
use super::notification;
use super::report::Report;

const PART: &str = "declarations";

/// Whether a text means to be a declaration: it has an element of that name and is no response.
fn is_declaration(text: &str) -> bool {
    let has = |name: &str| text.match_indices(name).any(|(index, _)| text[..index].ends_with(['<', ':']));
    has("Declaration")
        && has("FunctionCode")
        && !has("Response")
        && !has("DeclarationStatusResponse")
        && !has("DeclarationVersionResponse")
}

pub fn run(cases: &Cases, folder: &Path, report: &mut Report) {
    let schemas = folder.join("schemas/wco/declaration");
    let workspace = match tempfile::tempdir() {
        Ok(workspace) => workspace,
        Err(error) => return report.fail(PART, "temporary folder", &error.to_string()),
    };
    let mut written = Vec::new();
    for scenario in cases.0.values() {
        for file in &scenario.files {
            let name = format!("{}/{}", scenario.name, file.file_name().and_then(|name| name.to_str()).unwrap_or_default());
            let Ok(bytes) = fs::read(file) else { continue };
            let text = String::from_utf8_lossy(&bytes);
            if !is_declaration(&text) {
                continue;
            }
            match messages::read(&bytes) {
                Ok(message) => {
                    let again = messages::xml::write(&message);
                    compare(&message, &text, &again, &name, report);
                    let path = workspace.path().join(format!("{}.xml", written.len()));
                    if fs::write(&path, again).is_ok() {
                        written.push((name, path));
                    }
                }
                Err(error) => {
                    let place = error.problems.first().map_or(0, |problem| problem.line);
                    match leaves(&text) {
                        Some(leaves) if !leaves.is_empty() => report.fail(PART, &name, &error.to_string()),
                        _ if place > 0 => {
                            report.count(PART, "ok: not well formed or not of the namespace, refused with line and column", &name)
                        }
                        _ => report.fail(PART, &name, "refused without a place"),
                    }
                }
            }
        }
    }
    let imports = [
        (messages::xml::META_DATA_NAMESPACE, "DocumentMetaData_2_DMS.xsd"),
        (messages::xml::DECLARATION_NAMESPACE, "WCO_DEC_2_DMS.xsd"),
    ];
    super::schema::validate(PART, &written, &schemas, &imports, workspace.path(), report);
}

fn compare(message: &Message, original: &str, again: &str, name: &str, report: &mut Report) {
    let json = messages::json::write(&message.declaration);
    if messages::json::read(&json).as_ref() != Ok(&message.declaration) {
        return report.fail(PART, name, "the JSON form is not equal");
    }
    match messages::read(again.as_bytes()) {
        Ok(read) if read == *message => {}
        Ok(_) => return report.fail(PART, name, "read again, the message is another one"),
        Err(error) => return report.fail(PART, name, &format!("cannot be read again: {error}")),
    }
    // An independent view: the leaves of both texts, with their paths.
    match (leaves(original), leaves(again)) {
        (Some(before), Some(after)) if before == after => report.count(PART, "ok: read, written, equal in content", name),
        _ => report.fail(PART, name, "the written message differs in content"),
    }
}

/// The leaves of the declaration in a text: path, attributes that carry meaning, value. None when the text
/// is not well formed.
fn leaves(text: &str) -> Option<BTreeMap<String, Vec<String>>> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    reader.config_mut().expand_empty_elements = true;
    let mut path: Vec<String> = Vec::new();
    let mut inside = false;
    let mut leaves: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut value = String::new();
    let mut attributes = String::new();
    loop {
        let (namespace, event) = reader.read_resolved_event().ok()?;
        let known = matches!(namespace, ResolveResult::Bound(name) if name.as_ref() == messages::xml::DECLARATION_NAMESPACE);
        match event {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                inside |= known && name == "Declaration";
                path.push(name);
                value.clear();
                attributes.clear();
                for attribute in start.attributes() {
                    let attribute = attribute.ok()?;
                    if ["currencyID", "unitCode", "formatCode"].contains(&attribute.key.as_ref()) {
                        attributes.push_str(&format!(" {}={}", attribute.key.as_ref(), attribute.value));
                    }
                }
            }
            Event::Text(part) => value.push_str(&part.xml10_content()),
            Event::CData(part) => value.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => value.push(character),
                None => value.push_str(quick_xml::escape::resolve_xml_entity(&reference)?),
            },
            Event::End(_) => {
                if inside && !value.trim().is_empty() {
                    leaves.entry(path.join("/")).or_default().push(format!("{}{attributes}", value.trim()));
                }
                value.clear();
                if path.pop().is_some_and(|name| name == "Declaration") {
                    inside = false;
                }
            }
            Event::Eof => {
                let mut below = BTreeMap::new();
                for (path, values) in leaves {
                    let start = path.find("Declaration/").unwrap_or(0);
                    below.entry(path[start..].to_owned()).or_insert_with(Vec::new).extend(values);
                }
                return path.is_empty().then_some(below);
            }
            _ => {}
        }
    }
}

/// No error on a declaration that the national system accepted.
pub fn accepted(cases: &Cases, law: &Law, report: &mut Report) {
    const PART: &str = "accepted declarations";
    for scenario in cases.0.values() {
        let mut codes = Vec::new();
        let mut file = None;
        for path in &scenario.files {
            let Ok(text) = fs::read_to_string(path) else { continue };
            codes.extend(notification::read(&text));
            let named = scenario.declaration_file.as_deref().is_some_and(|name| path.ends_with(name));
            if named || (file.is_none() && is_declaration(&text)) {
                file = Some(path);
            }
        }
        let accepted = codes.iter().find(|one| one.code == "01" || one.code == "02");
        let (Some(accepted), Some(file)) = (accepted, file) else { continue };
        let Ok(message) = fs::read(file).map_err(drop).and_then(|bytes| messages::read(&bytes).map_err(drop)) else { continue };
        if message.declaration.is_additional_message() {
            continue;
        }
        // Decided on the declaration's own acceptance date, as `tongguan clear` does, else on the day it was
        // accepted: fixtures are run again in later years, with the dates that they were written with.
        let own = message.declaration.acceptance_date_time.as_ref().and_then(declaration::DateTime::date);
        let text = accepted.issued.get(..8).unwrap_or_default();
        let Some(date) = own.or_else(|| jiff::civil::Date::strptime("%Y%m%d", text).ok()) else { continue };
        let noon = date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map(|zoned| zoned.timestamp()).unwrap_or_default();
        let decision = decide(&message.declaration, law, &Facts::dry_run(noon, date), None);
        let errors: Vec<String> = decision
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| format!("{} {} at {}", finding.code, finding.rule, finding.pointer))
            .collect();
        if errors.is_empty() {
            report.count(PART, "ok: no error", &scenario.name);
        } else {
            report.fail(PART, &scenario.name, &errors.join("; "));
        }
    }
}
