//! This module decides whether what the API answers is what its document says: every answer that any test gets is held
//! against the shape of its operation and status, and nothing may be in it that is not described.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use axum::http::{Method, StatusCode};
use jsonschema::Validator;
use serde_json::{Value, json};
use server::Server;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document: Value = serde_json::from_str(&Server::document()).unwrap();
    for schema in document["components"]["schemas"].as_object_mut().unwrap().values_mut() {
        close(schema);
    }
    document
});

/// Lets no member into an object that is not described.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.contains_key("properties") && !members.contains_key("additionalProperties") {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
            members.values_mut().for_each(close);
        }
        Value::Array(schemas) => schemas.iter_mut().for_each(close),
        _ => {}
    }
}

type Shape = Option<Arc<Validator>>;
type Key = (String, String, u16, String);
static SHAPES: LazyLock<Mutex<HashMap<Key, Shape>>> = LazyLock::new(Mutex::default);

/// The described path that a path is meant by: of several, the one with the most words of its own.
fn described(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |template: &str| {
        let wanted: Vec<&str> = template.split('/').collect();
        wanted.len() == parts.len() && wanted.iter().zip(&parts).all(|(want, part)| want.starts_with('{') || want == part)
    };
    let paths = DOCUMENT["paths"].as_object().unwrap().keys().map(String::as_str);
    paths.filter(|template| fits(template)).min_by_key(|template| template.matches('{').count())
}

fn shape(method: &Method, template: &str, status: StatusCode, content_type: &str) -> Shape {
    let key = (method.to_string(), template.to_owned(), status.as_u16(), content_type.to_owned());
    if let Some(known) = SHAPES.lock().unwrap().get(&key) {
        return known.clone();
    }
    let operation = &DOCUMENT["paths"][template][method.as_str().to_lowercase()];
    let described = &operation["responses"][status.as_str()];
    assert!(described.is_object() || !status.is_success(), "{method} {template} does not speak of {status}");
    let mut schema = described["content"][content_type]["schema"].clone();
    if schema.is_null() && !status.is_success() {
        // Whoever is not let in, or asks too often, is refused before the operation.
        schema = json!({ "$ref": "#/components/schemas/Problem" });
    }
    let made = schema.is_object().then(|| {
        schema["components"] = DOCUMENT["components"].clone();
        Arc::new(jsonschema::validator_for(&schema).unwrap())
    });
    SHAPES.lock().unwrap().insert(key, made.clone());
    made
}

/// Holds an answer against the document; what is no JSON is not looked at.
pub fn check(method: &Method, path: &str, status: StatusCode, content_type: &str, body: &Value) {
    if !content_type.contains("json") {
        return;
    }
    let Some(template) = described(path) else { return };
    if let Some(shape) = shape(method, template, status, content_type) {
        let faults: Vec<String> =
            shape.iter_errors(body).take(5).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{method} {template} {status} is not as described:\n{}\n{body:#}", faults.join("\n"));
    }
}

#[test]
fn every_answer_of_json_has_a_shape() {
    let mut bare = Vec::new();
    for (path, methods) in DOCUMENT["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            for (status, response) in operation["responses"].as_object().unwrap() {
                let schema = &response["content"]["application/json"]["schema"];
                if response["content"]["application/json"].is_object() && (schema.is_null() || schema == &json!({})) {
                    bare.push(format!("{method} {path} {status}"));
                }
            }
        }
    }
    assert_eq!(bare, Vec::<String>::new());
}

#[test]
fn an_answer_with_a_member_too_many_or_too_few_is_found() {
    let check = |body: Value| {
        std::panic::catch_unwind(|| check(&Method::GET, "/api/cursors/erp", StatusCode::OK, "application/json", &body)).is_ok()
    };
    assert!(check(json!({ "number": 1 })));
    assert!(!check(json!({ "number": 1, "more": 2 })));
    assert!(!check(json!({})));
}
