//! This module decides how published notifications are read: tolerant of namespaces, since many fixtures
//! have lost theirs; live messages have them.

use quick_xml::Reader;
use quick_xml::events::Event;

/// What a sequence needs of a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Function code and status (`13/67`).
    pub code: String,
    /// When it was issued, as written.
    pub issued: String,
    /// The declaration's reference number.
    pub mrn: String,
    /// The version of the declaration that it speaks of.
    pub version: u32,
}

/// The notifications of a text, in the order they stand; none when it holds no response.
pub fn read(text: &str) -> Vec<Notification> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut found: Vec<[String; 5]> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = start.local_name().as_ref().to_owned();
                if name == "Response" {
                    found.push(Default::default());
                }
                path.push(name);
            }
            Ok(Event::End(_)) => {
                path.pop();
            }
            Ok(Event::Text(content)) => {
                let Some(response) = path.iter().position(|name| name == "Response") else { continue };
                let below: Vec<&str> = path[response + 1..].iter().map(String::as_str).collect();
                let Some(current) = found.last_mut() else { continue };
                let content = content.xml10_content();
                let slot = match below.as_slice() {
                    ["FunctionCode"] => 0,
                    ["Status", "NameCode"] => 1,
                    ["IssueDateTime", ..] => 2,
                    ["Declaration", "ID"] => 3,
                    ["Declaration", "VersionID"] => 4,
                    _ => continue,
                };
                if current[slot].is_empty() {
                    content.trim().clone_into(&mut current[slot]);
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found
        .into_iter()
        .filter(|[function, ..]| !function.is_empty())
        .map(|[function, status, issued, mrn, version]| Notification {
            code: if status.is_empty() { function } else { format!("{function}/{status}") },
            issued,
            mrn,
            version: version.parse().unwrap_or(1),
        })
        .collect()
}
