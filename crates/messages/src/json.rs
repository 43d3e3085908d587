//! This module decides how a declaration stands in JSON: the members of the data model, nothing else.

use declaration::Declaration;

use crate::{Fault, Problem, ReadError};

/// Reads a declaration from its JSON form.
///
/// # Errors
/// Says where and why the text is not a declaration.
pub fn read(text: &str) -> Result<Declaration, ReadError> {
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        // serde_json ends its message with the place, which stands beside it here.
        let detail = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
        ReadError {
            problems: vec![Problem {
                line: error.line(),
                column: error.column().max(1),
                path: String::new(),
                fault: Fault::NotJson { detail },
            }],
        }
    })
}

/// Writes a declaration in its JSON form.
pub fn write(declaration: &Declaration) -> String {
    serde_json::to_string(declaration).unwrap_or_default()
}
