//! This module decides about messages out: every declaration of the cases decided, and each message that its
//! life makes written and held against the published schema.

use std::fs;
use std::path::Path;

use clearance::case::{Command, Event, Role};
use clearance::notice::Announcement;
use clearance::{Decision, Facts, Law, course, decide};
use messages::response::{Response, write};

use super::cases::Cases;
use super::report::Report;

const PART: &str = "messages out";

/// Events that no first decision makes; their messages are written for each case all the same.
const LATER: [Command; 12] = [
    Command::Release,
    Command::Clear,
    Command::Invalidate,
    Command::Exit,
    Command::RemindExit,
    Command::ReportShortfall,
    Command::Cover,
    Command::Query,
    Command::HoldForAgency,
    Command::OrderExamination,
    Command::Detain,
    Command::HandleExternally,
];

pub fn run(cases: &Cases, law: &Law, folder: &Path, report: &mut Report) {
    let workspace = match tempfile::tempdir() {
        Ok(workspace) => workspace,
        Err(error) => return report.fail(PART, "temporary folder", &error.to_string()),
    };
    let date = jiff::civil::date(2024, 3, 15);
    let now = date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map(|zoned| zoned.timestamp()).unwrap_or_default();
    let mut written = Vec::new();
    for scenario in cases.0.values() {
        for file in &scenario.files {
            let Ok(message) = fs::read(file).map_err(drop).and_then(|bytes| messages::read(&bytes).map_err(drop)) else {
                continue;
            };
            let declaration = message.declaration;
            let decision = decide(&declaration, law, &Facts::dry_run(now, date), None);
            let lrn = declaration.functional_reference_id.as_deref();
            let announcement = Announcement { decision: &decision, at: now, lrn, mrn: "24GB00000000000019", version: 1 };
            for (code, response) in responses(&decision, &announcement, declaration.movement().0 == "EX") {
                let path = workspace.path().join(format!("{}.xml", written.len()));
                if fs::write(&path, write(&response)).is_ok() {
                    written.push((format!("{} {code}", scenario.name), path));
                }
            }
        }
    }
    let imports = [
        (messages::xml::META_DATA_NAMESPACE, "DocumentMetaData_2_DMS.xsd"),
        (messages::response::RESPONSE_NAMESPACE, "WCO_RES_2_DMS.xsd"),
    ];
    super::schema::validate(PART, &written, &folder.join("schemas/wco/notification"), &imports, workspace.path(), report);
}

fn responses(decision: &Decision, announcement: &Announcement<'_>, is_export: bool) -> Vec<(String, Response)> {
    let first = course::follow(decision, is_export).map(|course| course.events).unwrap_or_default();
    let later = LATER.into_iter().map(|command| Event { by: Role::System, command });
    first.into_iter().chain(later).filter_map(|event| announcement.of(&event, String::from("0"))).collect()
}
