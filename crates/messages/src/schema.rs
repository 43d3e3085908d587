//! This module decides the JSON Schema of a declaration, derived from the same class tables as the
//! reader and the writer.

use std::collections::BTreeMap;

use declaration::Declaration;
use declaration::leaf::attribute_name;
use declaration::node::{Class, Described, Field, Format, Occurs};
use serde_json::{Value, json};

/// The JSON Schema (draft 2020-12) of a declaration.
///
/// ```
/// let schema = messages::schema::declaration();
/// assert_eq!(schema["$ref"], "#/$defs/Declaration");
/// ```
pub fn declaration() -> Value {
    let mut definitions = BTreeMap::new();
    let root = define(Declaration::CLASS, &mut definitions);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Customs declaration, WCO Data Model 3.6",
        "$ref": format!("#/$defs/{root}"),
        "$defs": definitions,
    })
}

/// Two classes share the WCO id and name `Consignment`; a definition is known by its first free name.
fn define(class: &'static Class, definitions: &mut BTreeMap<String, Value>) -> String {
    let mut name = class.name.to_owned();
    loop {
        match definitions.get(&name) {
            None => break,
            Some(known) if known["$comment"] == comment(class) => return name,
            Some(_) => name.push('2'),
        }
    }
    definitions.insert(name.clone(), json!({ "$comment": comment(class) }));
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for field in class.fields {
        let schema = match field.class {
            Some(below) => json!({ "$ref": format!("#/$defs/{}", define(below(), definitions)) }),
            None => leaf(field),
        };
        let schema = match field.occurs {
            Occurs::Many(limit) => json!({ "type": "array", "items": schema, "maxItems": limit }),
            Occurs::Once { required: true } => {
                required.push(field.member);
                schema
            }
            Occurs::Once { required: false } => schema,
        };
        properties.insert(field.member.to_owned(), schema);
    }
    let definition = json!({
        "$comment": comment(class),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    definitions.insert(name.clone(), definition);
    name
}

fn comment(class: &Class) -> String {
    format!(
        "WCO class {} with {} fields, first {}",
        class.id,
        class.fields.len(),
        class.fields.first().map_or("", |field| field.name)
    )
}

fn leaf(field: &Field) -> Value {
    let Some(format) = field.format else { return json!({}) };
    let decimal = |fraction: u32| match fraction {
        0 => r"^[+-]?\d+(\.0*)?$".to_owned(),
        _ => r"^[+-]?(\d+(\.\d*)?|\.\d+)$".to_owned(),
    };
    let text = match format {
        Format::Text(limit) | Format::Identifier(limit) | Format::Code(limit) => {
            json!({ "type": "string", "minLength": 1, "maxLength": limit })
        }
        Format::Letters(length) => json!({ "type": "string", "pattern": format!("^[A-Za-z]{{{length}}}$") }),
        Format::Digits(limit) => json!({ "type": "string", "pattern": format!(r"^\d{{1,{limit}}}$") }),
        Format::Ordinal(_) => json!({ "type": ["integer", "string"] }),
        Format::Amount(_, fraction) | Format::Quantity(_, fraction) | Format::Decimal(_, fraction) => {
            json!({ "type": "string", "pattern": decimal(fraction) })
        }
        Format::DateTime => json!({ "type": "string", "pattern": r"^20\d{6}(\d{6}(Z|[-+]\d\d))?$" }),
    };
    let Some(attribute) = attribute_name(format) else { return with_tag(text, field) };
    let mut properties = serde_json::Map::new();
    properties.insert("value".to_owned(), text.clone());
    properties.insert(attribute.to_owned(), json!({ "type": "string" }));
    let object = json!({ "type": "object", "properties": properties, "required": ["value"], "additionalProperties": false });
    let schema = if format == Format::DateTime { object } else { json!({ "anyOf": [text, object] }) };
    with_tag(schema, field)
}

fn with_tag(mut schema: Value, field: &Field) -> Value {
    schema["$comment"] = json!(format!("WCO tag {}", field.tag));
    schema
}
