//! This module decides how a declaration stands in XML: namespaces, order and attributes of the
//! published WCO 3.6 schema (HMRC profile). The reader forgives the order and refuses the rest.

use std::borrow::Cow;
use std::fmt::Write as _;

use declaration::leaf::attribute_name;
use declaration::node::{Field, Format, Node, Occurs, Slot, View, missing_required, set_leaf};
use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use crate::{Fault, Message, MetaData, PROBLEMS_MAX, Problem, ReadError, problem_at};

/// Namespace of the message header.
pub const META_DATA_NAMESPACE: &str = "urn:wco:datamodel:WCO:DocumentMetaData-DMS:2";
/// Namespace of the declaration.
pub const DECLARATION_NAMESPACE: &str = "urn:wco:datamodel:WCO:DEC-DMS:2";
/// Namespace of the data types, in which `DateTimeString` stands.
pub const DATA_TYPES_NAMESPACE: &str = "urn:wco:datamodel:WCO:Declaration_DS:DMS:2";

/// The header's elements in the order of the schema.
const META_DATA_ELEMENTS: [&str; 6] = [
    "WCODataModelVersionCode",
    "WCOTypeName",
    "ResponsibleCountryCode",
    "ResponsibleAgencyName",
    "AgencyAssignedCustomizationCode",
    "AgencyAssignedCustomizationVersionCode",
];

/// The deepest path of the schema has nine elements and wrappers add a few.
const DEPTH_MAX: usize = 32;
/// A declaration of 999 full items has about 400,000 elements.
const ELEMENTS_MAX: usize = 1_000_000;
/// Attributes beside the value that say nothing about it (which list, which agency): read past.
const LIST_ATTRIBUTES: [&str; 15] = [
    "listID",
    "listAgencyID",
    "listAgencyName",
    "listName",
    "listVersionID",
    "name",
    "languageID",
    "listURI",
    "listSchemeURI",
    "schemeID",
    "schemeName",
    "schemeAgencyID",
    "schemeAgencyName",
    "schemeVersionID",
    "schemeURI",
];

/// Reads a message: a `MetaData` element, alone or inside an envelope of any other namespace.
///
/// # Errors
/// Says at which line and column the text is not well formed, not of the schema, or beyond a limit.
pub fn read(text: &str) -> Result<Message, ReadError> {
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.check_comments = true;
    config.check_end_names = true;
    config.expand_empty_elements = true;
    let mut reading = Reading { text, reader, path: Vec::new(), elements: 0, problems: Vec::new() };
    let message = reading.document()?;
    if reading.problems.is_empty() { Ok(message) } else { Err(ReadError { problems: reading.problems }) }
}

struct Reading<'i> {
    text: &'i str,
    reader: NsReader<&'i [u8]>,
    path: Vec<Cow<'static, str>>,
    elements: usize,
    /// Leaves that do not fit their format; reading goes on to find the others.
    problems: Vec<Problem>,
}

/// The namespaces of a message; every element is asked for its own, so they are told apart once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    MetaData,
    Declaration,
    DataTypes,
}

/// What the reader found next.
enum Next<'i> {
    Start(Option<Known>, BytesStart<'i>),
    End,
    Text(Cow<'i, str>),
    Eof,
}

impl<'i> Reading<'i> {
    #[cold]
    fn fail<T>(&self, fault: Fault) -> Result<T, ReadError> {
        self.fail_at(self.reader.buffer_position() as usize, fault)
    }

    #[cold]
    fn fail_at<T>(&self, offset: usize, fault: Fault) -> Result<T, ReadError> {
        let mut problems = self.problems.clone();
        problems.push(problem_at(self.text, offset, &self.path.join("/"), fault));
        Err(ReadError { problems })
    }

    /// The next event that carries something, comments and instructions left out.
    fn next(&mut self) -> Result<Next<'i>, ReadError> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let offset = self.reader.error_position() as usize;
                    return self.fail_at(offset, Fault::NotWellFormed { detail: error.to_string() });
                }
            };
            match event {
                Event::Start(start) => {
                    self.elements += 1;
                    if self.elements > ELEMENTS_MAX {
                        return self.fail(Fault::TooManyElements { limit: ELEMENTS_MAX });
                    }
                    if self.path.len() >= DEPTH_MAX {
                        return self.fail(Fault::TooDeep { limit: DEPTH_MAX });
                    }
                    let attributes = has_attributes(&start).then(|| start.attributes());
                    if let Some(error) = attributes.into_iter().flatten().find_map(Result::err) {
                        return self.fail(Fault::NotWellFormed { detail: error.to_string() });
                    }
                    let namespace = known_namespace(&self.reader.resolver().resolve_element(start.name()).0);
                    return Ok(Next::Start(namespace, start));
                }
                Event::End(_) => return Ok(Next::End),
                Event::Text(text) => return Ok(Next::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Next::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref() {
                        Ok(Some(character)) => Some(Cow::Owned(character.to_string())),
                        _ => quick_xml::escape::resolve_xml_entity(&reference).map(Cow::Borrowed),
                    };
                    return match character {
                        Some(text) => Ok(Next::Text(text)),
                        None => self.fail(Fault::Entity { name: (*reference).to_string() }),
                    };
                }
                Event::DocType(_) => return self.fail(Fault::DocumentType {}),
                Event::Decl(declaration) => {
                    let encoding = declaration.encoding().and_then(Result::ok).unwrap_or(Cow::Borrowed("UTF-8"));
                    if !encoding.eq_ignore_ascii_case("utf-8") && !encoding.eq_ignore_ascii_case("us-ascii") {
                        return self.fail(Fault::Encoding { name: encoding.into_owned() });
                    }
                }
                Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
                Event::Eof => return Ok(Next::Eof),
            }
        }
    }

    fn document(&mut self) -> Result<Message, ReadError> {
        let mut message = None;
        let mut roots = 0;
        loop {
            match self.next()? {
                Next::Start(namespace, start) => {
                    if self.path.is_empty() {
                        roots += 1;
                        if roots > 1 {
                            return self.fail(Fault::SecondRoot {});
                        }
                    }
                    let name = start.local_name().as_ref().to_owned();
                    self.path.push(Cow::Owned(name.clone()));
                    match (namespace, name.as_str()) {
                        (Some(Known::MetaData), "MetaData") if message.is_none() => {
                            message = Some(self.meta_data()?);
                            self.path.pop();
                        }
                        (Some(Known::Declaration), "Declaration") if message.is_none() => {
                            let mut alone = Message::default();
                            self.class(&mut alone.declaration)?;
                            message = Some(alone);
                            self.path.pop();
                        }
                        (Some(_), _) => {
                            return self.fail(Fault::Unexpected { name });
                        }
                        (None, "MetaData" | "Declaration") => {
                            return self.fail(Fault::NoNamespace { name, wanted: META_DATA_NAMESPACE.to_owned() });
                        }
                        _ => {}
                    }
                }
                Next::End => {
                    self.path.pop();
                }
                Next::Text(text) if self.path.is_empty() && !is_blank(&text) => {
                    return self.fail(Fault::TextOutside {});
                }
                Next::Text(_) => {}
                Next::Eof if !self.path.is_empty() => {
                    return self.fail(Fault::Ends { inside: self.path.join("/") });
                }
                Next::Eof => {
                    return match message {
                        Some(message) => Ok(message),
                        None => self.fail(Fault::NoDeclaration { wanted: META_DATA_NAMESPACE.to_owned() }),
                    };
                }
            }
        }
    }

    fn meta_data(&mut self) -> Result<Message, ReadError> {
        let mut message = Message::default();
        let mut found = false;
        loop {
            match self.next()? {
                Next::Start(Some(Known::MetaData), start) => {
                    let name = start.local_name().as_ref().to_owned();
                    let Some(index) = META_DATA_ELEMENTS.iter().position(|element| *element == name) else {
                        return self.fail(Fault::NoElement { class: "MetaData".to_owned(), name });
                    };
                    self.path.push(Cow::Borrowed(META_DATA_ELEMENTS[index]));
                    let text = self.leaf_text()?;
                    message.meta_data.fields[index] = Some(text.trim().to_owned());
                    self.path.pop();
                }
                Next::Start(Some(Known::Declaration), start) if start.local_name().as_ref() == "Declaration" && !found => {
                    found = true;
                    self.path.push(Cow::Borrowed("Declaration"));
                    self.class(&mut message.declaration)?;
                    self.path.pop();
                }
                Next::Start(_, start) => {
                    return self
                        .fail(Fault::NoElement { class: "MetaData".to_owned(), name: start.local_name().as_ref().to_owned() });
                }
                Next::Text(text) if !is_blank(&text) => {
                    return self.fail(Fault::TextBetween { class: "MetaData".to_owned() });
                }
                Next::Text(_) => {}
                Next::End if found => return Ok(message),
                Next::End => {
                    return self.fail(Fault::Required {
                        class: "MetaData".to_owned(),
                        name: format!("Declaration ({DECLARATION_NAMESPACE})"),
                    });
                }
                Next::Eof => return self.fail(Fault::Ends { inside: "MetaData".to_owned() }),
            }
        }
    }

    fn class(&mut self, node: &mut dyn Node) -> Result<(), ReadError> {
        let class = node.class();
        // Elements mostly come in the order of the schema, so the search starts where it last ended.
        let mut expected = 0;
        loop {
            match self.next()? {
                Next::Start(Some(Known::Declaration), start) => {
                    let name = start.local_name();
                    let position = (expected..class.fields.len())
                        .chain(0..expected)
                        .find(|index| class.fields[*index].name == name.as_ref());
                    let Some(index) = position else {
                        return self.fail(Fault::NoElement { class: class.name.to_owned(), name: name.as_ref().to_owned() });
                    };
                    expected = index;
                    let field = &class.fields[index];
                    self.path.push(Cow::Borrowed(field.name));
                    match node.slot(index) {
                        Slot::Leaf(leaf) if leaf.is_present() => return self.fail(Fault::Twice {}),
                        Slot::Leaf(leaf) => {
                            let offset = self.reader.buffer_position() as usize;
                            let (text, attribute) = self.leaf(field, &start)?;
                            if let Err(error) = set_leaf(field, leaf, text, attribute.as_deref()) {
                                if self.problems.len() >= PROBLEMS_MAX {
                                    return self.fail_at(offset, Fault::Leaf(error));
                                }
                                self.problems.push(problem_at(self.text, offset, &self.path.join("/"), Fault::Leaf(error)));
                            }
                        }
                        Slot::One(one) if one.is_present() => return self.fail(Fault::Twice {}),
                        Slot::One(one) => self.class(one.ensure())?,
                        Slot::Many(many) => {
                            if let Occurs::Many(limit) = field.occurs
                                && many.count() >= limit
                            {
                                return self.fail(Fault::TooMany { limit });
                            }
                            self.class(many.push())?;
                        }
                    }
                    self.path.pop();
                }
                Next::Start(_, start) => {
                    return self.fail(Fault::NoNamespace {
                        name: start.local_name().as_ref().to_owned(),
                        wanted: DECLARATION_NAMESPACE.to_owned(),
                    });
                }
                Next::Text(text) if !is_blank(&text) => {
                    return self.fail(Fault::TextBetween { class: class.name.to_owned() });
                }
                Next::Text(_) => {}
                Next::End => {
                    return match missing_required(node) {
                        Some(field) if self.problems.is_empty() => {
                            self.fail(Fault::Required { class: class.name.to_owned(), name: field.name.to_owned() })
                        }
                        _ => Ok(()),
                    };
                }
                Next::Eof => return self.fail(Fault::Ends { inside: class.name.to_owned() }),
            }
        }
    }

    fn leaf(&mut self, field: &Field, start: &BytesStart<'i>) -> Result<(Cow<'i, str>, Option<String>), ReadError> {
        if field.format != Some(Format::DateTime) {
            let attribute = self.attribute(field, start)?;
            return Ok((self.leaf_text()?, attribute));
        }
        // Dates stand one element deeper, and the format code beside them.
        let mut value = None;
        loop {
            match self.next()? {
                Next::Start(Some(Known::DataTypes), inner)
                    if inner.local_name().as_ref() == "DateTimeString" && value.is_none() =>
                {
                    let attribute = self.attribute(field, &inner)?;
                    value = Some((self.leaf_text()?, attribute));
                }
                Next::Start(..) => {
                    return self.fail(Fault::NoDateTimeString {});
                }
                Next::Text(text) if !is_blank(&text) => return self.fail(Fault::NoDateTimeString {}),
                Next::Text(_) => {}
                Next::End => return value.map_or_else(|| self.fail(Fault::NoDateTimeString {}), Ok),
                Next::Eof => return self.fail(Fault::Ends { inside: "DateTimeString".to_owned() }),
            }
        }
    }

    fn attribute(&self, field: &Field, start: &BytesStart<'i>) -> Result<Option<String>, ReadError> {
        if !has_attributes(start) {
            return Ok(None);
        }
        let wanted = field.format.and_then(attribute_name);
        let mut found = None;
        for attribute in start.attributes().flatten() {
            let name = attribute.key.as_ref();
            if Some(name) == wanted {
                found = Some(
                    quick_xml::escape::unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Cow::into_owned),
                );
            } else if !name.starts_with("xmlns") && !name.starts_with("xsi:") && !LIST_ATTRIBUTES.contains(&name) {
                return self.fail(Fault::Attribute { name: name.to_owned() });
            }
        }
        Ok(found)
    }

    fn leaf_text(&mut self) -> Result<Cow<'i, str>, ReadError> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.next()? {
                // Nearly every value comes in one part, as it stands in the message.
                Next::Text(part) if text.is_empty() => text = part,
                Next::Text(part) => text.to_mut().push_str(&part),
                Next::End => return Ok(text),
                Next::Start(_, start) => {
                    return self.fail(Fault::ElementInValue { name: start.local_name().as_ref().to_owned() });
                }
                Next::Eof => return self.fail(Fault::Ends { inside: self.path.join("/") }),
            }
        }
    }
}

fn has_attributes(start: &BytesStart<'_>) -> bool {
    !is_blank(start.attributes_raw())
}

/// Whether a text is nothing but white space of XML.
fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

fn known_namespace(namespace: &ResolveResult<'_>) -> Option<Known> {
    let ResolveResult::Bound(Namespace(name)) = namespace else { return None };
    match *name {
        DECLARATION_NAMESPACE => Some(Known::Declaration),
        META_DATA_NAMESPACE => Some(Known::MetaData),
        DATA_TYPES_NAMESPACE => Some(Known::DataTypes),
        _ => None,
    }
}

/// Writes a message as XML of the published schema, from the typed declaration alone.
pub fn write(message: &Message) -> String {
    let mut out = String::with_capacity(8 * 1024);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        out,
        "<md:MetaData xmlns:md=\"{META_DATA_NAMESPACE}\" xmlns=\"{DECLARATION_NAMESPACE}\" xmlns:ds=\"{DATA_TYPES_NAMESPACE}\">"
    );
    write_meta_data(&mut out, &message.meta_data);
    out.push_str("\n  <Declaration>");
    write_class(&mut out, &message.declaration, 2);
    out.push_str("\n  </Declaration>\n</md:MetaData>\n");
    out
}

fn write_meta_data(out: &mut String, meta_data: &MetaData) {
    for (name, value) in META_DATA_ELEMENTS.iter().zip(&meta_data.fields) {
        if let Some(value) = value {
            let _ = write!(out, "\n  <md:{name}>{}</md:{name}>", partial_escape(value.as_str()));
        }
    }
}

/// Writes the elements of a class, each on its own line, in the order of the schema.
pub(crate) fn write_class(out: &mut String, node: &dyn Node, depth: usize) {
    for (index, field) in node.class().fields.iter().enumerate() {
        match node.view(index) {
            View::Leaf(leaf) => {
                let Some(text) = leaf.text() else { continue };
                indent(out, depth);
                let (name, text) = (field.name, partial_escape(text.as_ref()));
                let _ = match leaf.attribute() {
                    Some((attribute, value)) if field.format == Some(Format::DateTime) => write!(
                        out,
                        "<{name}><ds:DateTimeString {attribute}=\"{}\">{text}</ds:DateTimeString></{name}>",
                        escape(value)
                    ),
                    Some((attribute, value)) => write!(out, "<{name} {attribute}=\"{}\">{text}</{name}>", escape(value)),
                    None => write!(out, "<{name}>{text}</{name}>"),
                };
            }
            View::One(None) => {}
            View::One(Some(one)) => write_element(out, field, one, depth),
            View::Many(many) => {
                for place in 0..many.count() {
                    if let Some(one) = many.at(place) {
                        write_element(out, field, one, depth);
                    }
                }
            }
        }
    }
}

fn write_element(out: &mut String, field: &Field, node: &dyn Node, depth: usize) {
    indent(out, depth);
    let _ = write!(out, "<{}>", field.name);
    write_class(out, node, depth + 1);
    if out.ends_with('>') && !out.ends_with(&format!("<{}>", field.name)) {
        indent(out, depth);
    }
    let _ = write!(out, "</{}>", field.name);
}

fn indent(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}
