//! Messages in and out: the WCO 3.6 XML of the HMRC profile and a JSON form with a schema.
//!
//! What is read is a typed [`Declaration`]; what is written comes from that alone, never from the text
//! that was read. What the declarant sent is kept elsewhere, byte for byte.
//!
//! ```
//! let xml = r#"<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"
//!     xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><Declaration><FunctionCode>9</FunctionCode></Declaration></md:MetaData>"#;
//! let message = messages::read(xml.as_bytes())?;
//! assert_eq!(message.declaration.function_code.as_deref(), Some("9"));
//! assert!(messages::xml::write(&message).contains("<FunctionCode>9</FunctionCode>"));
//! # Ok::<(), messages::ReadError>(())
//! ```

pub mod cusdec;
mod draft;
pub mod fault;
pub mod json;
pub mod response;
pub mod rows;
pub mod schema;
pub mod xml;

use std::fmt;

use declaration::Declaration;
use serde::Serialize;

pub use fault::Fault;

/// The largest message that is read. Real ones with 999 items stay below 8 MiB.
pub const MESSAGE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Problems listed in one refusal; a message with more is broken altogether.
pub const PROBLEMS_MAX: usize = 20;

/// A declaration with the message header it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// The header; empty when the form has none.
    pub meta_data: MetaData,
    /// The declaration.
    pub declaration: Declaration,
    /// What stood in the message and has no place in the data model; kept as received, never decided on.
    pub unread: Vec<Problem>,
}

/// The message header of the WCO Data Model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MetaData {
    /// The header's fields in the order of the schema: data model version, type name, country, agency,
    /// customization, customization version.
    pub fields: [Option<String>; 6],
}

/// One thing that keeps a message from being read, with its place.
///
/// As JSON: `line`, `column`, `path`, `code`, and `text` as a map by language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The element or member, as a path.
    pub path: String,
    /// What is wrong and what to do.
    pub fault: Fault,
}

impl Serialize for Problem {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Text {
            en: String,
            zh: String,
        }
        #[derive(Serialize)]
        struct Shown<'a> {
            code: &'static str,
            column: usize,
            line: usize,
            path: &'a str,
            text: Text,
        }
        let text = Text { en: self.fault.en(), zh: self.fault.zh() };
        Shown { code: self.fault.code(), column: self.column, line: self.line, path: &self.path, text }.serialize(serializer)
    }
}

impl Problem {
    /// The place and what is wrong there, in a language: Chinese for a tag that begins with `zh`, else English.
    pub fn told(&self, language: &str) -> String {
        let Self { line, column, path, fault } = self;
        if language.starts_with("zh") {
            let path = if path.is_empty() { String::new() } else { format!("{path}：") };
            format!("第{line}行第{column}列：{path}{}", fault.zh())
        } else {
            let path = if path.is_empty() { String::new() } else { format!("{path}: ") };
            format!("line {line}, column {column}: {path}{}", fault.en())
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told("en"))
    }
}

/// A message that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("; "))]
pub struct ReadError {
    /// What is wrong; at least one.
    pub problems: Vec<Problem>,
}

impl ReadError {
    pub(crate) fn at(text: &str, offset: usize, path: &str, fault: Fault) -> Self {
        Self { problems: vec![problem_at(text, offset, path, fault)] }
    }
}

pub(crate) fn problem_at(text: &str, offset: usize, path: &str, fault: Fault) -> Problem {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Problem { line, column, path: path.to_owned(), fault }
}

/// Reads the one declaration of a message in any of the forms, told apart by how it begins.
///
/// # Errors
/// Says where and why the message cannot be read; several declarations are refused.
pub fn read(bytes: &[u8]) -> Result<Message, ReadError> {
    let mut messages = read_all(bytes)?;
    let count = messages.len();
    match messages.pop() {
        Some(message) if count == 1 => Ok(message),
        _ => Err(ReadError::at("", 0, "", Fault::Several { count })),
    }
}

/// Reads every declaration of a message: one of XML and JSON, one or more of EDIFACT and of tables.
///
/// # Errors
/// Says where and why the message cannot be read.
pub fn read_all(bytes: &[u8]) -> Result<Vec<Message>, ReadError> {
    if bytes.len() > MESSAGE_BYTES_MAX {
        return Err(ReadError::at("", 0, "", Fault::TooLarge { bytes: bytes.len(), limit: MESSAGE_BYTES_MAX }));
    }
    if cusdec::is_edifact(bytes) {
        return cusdec::read(bytes);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            return Err(ReadError::at(valid, valid.len(), "", Fault::NotUtf8 {}));
        }
    };
    match text.trim_start().bytes().next() {
        Some(b'<') => xml::read(text).map(|message| vec![message]),
        Some(b'{') => json::read(text).map(|declaration| vec![Message { declaration, ..Message::default() }]),
        Some(_) if rows::is_table(text) => rows::read(text),
        Some(_) => Err(ReadError::at(text, text.len() - text.trim_start().len(), "", Fault::NoForm {})),
        None => Err(ReadError::at("", 0, "", Fault::Blank {})),
    }
}
