//! This module decides what the OpenAPI document says of all answers alike: their members are always there, null where
//! there is nothing, but for a few that are left out; refusals are
//! problem details, and each call has a name of its own and says which permission it needs.

use std::collections::{BTreeMap, BTreeSet};

use permissions::Permission;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, Object, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{Content, OpenApi, Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::{Place, ProblemDetails};
use crate::access::{Need, ROUTES};

/// Members that are left out where there is nothing to say.
const LEFT_OUT: &[(&str, &str)] = &[
    ("AmendmentTried", "changes"),
    ("AmendmentTried", "difference"),
    ("AmendmentTried", "lane"),
    ("AmendmentTried", "outcome"),
    ("Answer", "changes"),
    ("Answer", "difference"),
    ("Answer", "request"),
    ("Answer", "version"),
    ("CaseEvent", "changes"),
    ("CaseEvent", "committed"),
    ("CaseEvent", "decision"),
    ("CaseEvent", "original"),
    ("CaseEvent", "public"),
    ("CaseEvent", "refusal"),
    ("CaseEvent", "said"),
    ("ComparisonView", "result"),
    ("Decision", "profiles"),
    ("Decision", "record"),
    ("Difference", "interest"),
    ("EventDetail", "lane"),
    ("EventDetail", "owes"),
    ("EventDetail", "request"),
    ("LineDifference", "rates"),
    ("LineRisk", "anomaly"),
    ("LineRisk", "doubt"),
    ("LineRisk", "reasons"),
    ("LineRisk", "unknown"),
    ("ModelView", "learned"),
    ("PlaceRoom", "goods"),
    ("PlaceRoom", "papers"),
    ("RiskReason", "text"),
    ("RiskReason", "unit"),
    ("RiskReason", "value"),
    ("RiskTold", "papers_threshold"),
    ("RiskTold", "room"),
    ("RiskTold", "unknown_threshold"),
    ("RowReference", "valid_from"),
    ("RowReference", "valid_to"),
    ("ScreeningHit", "listing"),
    ("ScreeningHit", "reason"),
    ("ScreeningHit", "somebody_else"),
    ("TaxLine", "heading"),
    ("TrialView", "irregular"),
    ("TrialView", "result"),
];

/// Media types beside `text/…` that are texts.
const TEXTS: [&str; 5] = [
    "application/edifact",
    "application/json",
    "application/problem+json",
    "application/x-www-form-urlencoded",
    "application/xml",
];

/// Where shapes stand in the document.
const SCHEMAS: &str = "#/components/schemas/";

/// Completes the document.
pub fn complete(document: &mut OpenApi) {
    // To the router a part of a path with any number of slashes; to a reader a part like any other.
    let paths = std::mem::take(&mut document.paths.paths);
    document.paths.paths = paths.into_iter().map(|(path, item)| (path.replace("{*", "{"), item)).collect();
    let mut answered = BTreeSet::new();
    let permissions: BTreeMap<(&str, String), Permission> = ROUTES.iter().filter_map(permission).collect();
    for (path, item) in &mut document.paths.paths {
        let operations = [
            ("GET", &mut item.get),
            ("PUT", &mut item.put),
            ("POST", &mut item.post),
            ("DELETE", &mut item.delete),
            ("PATCH", &mut item.patch),
        ];
        for (method, operation) in operations {
            let Some(operation) = operation else { continue };
            operation.operation_id = Some(operation_id(method, path));
            if let Some(permission) = permissions.get(&(method, path.clone())) {
                let needs = Extensions::builder().add("x-permission", permission.as_str()).build();
                operation.extensions.get_or_insert_default().merge(needs);
            }
            if method == "POST" && permissions.contains_key(&(method, path.clone())) {
                take_key(operation);
            }
            refuse(operation);
            as_bytes(operation);
            for content in contents(operation) {
                answered.extend(content.schema.iter().flat_map(named));
            }
        }
    }
    let Some(components) = &mut document.components else { return };
    components.schemas.insert(ProblemDetails::name().into_owned(), ProblemDetails::schema());
    components.schemas.insert(Place::name().into_owned(), Place::schema());
    answered.insert(ProblemDetails::name().into_owned());
    flatten(&mut components.schemas);
    // Whatever an answer holds is part of an answer.
    let uses: BTreeMap<&String, Vec<String>> = components.schemas.iter().map(|(name, schema)| (name, named(schema))).collect();
    let mut open: Vec<String> = answered.iter().cloned().collect();
    while let Some(name) = open.pop() {
        for used in uses.get(&name).into_iter().flatten() {
            if answered.insert(used.clone()) {
                open.push(used.clone());
            }
        }
    }
    for name in answered {
        if let Some(RefOr::T(Schema::Object(object))) = components.schemas.get_mut(&name) {
            let is_left_out = |member: &str| LEFT_OUT.contains(&(name.as_str(), member));
            object.required = object.properties.keys().filter(|member| !is_left_out(member)).cloned().collect();
        }
    }
}

/// The permission that a route needs, by method and path as the document has them.
fn permission(&(method, path, need): &(&'static str, &str, Need)) -> Option<((&'static str, String), Permission)> {
    match need {
        Need::Nothing => None,
        Need::House(permission) | Need::Case(permission) => Some(((method, path.replace("{*", "{")), permission)),
    }
}

/// A name of a call that no other has, as programs that write clients need one: method and path as words
/// (`post_authorisations_by_authorisation_end`).
fn operation_id(method: &str, path: &str) -> String {
    let mut id = method.to_lowercase();
    for part in path.split(['/', '.', '-']).filter(|part| !part.is_empty() && *part != "api") {
        let part =
            part.strip_prefix('{').and_then(|part| part.strip_suffix('}')).map_or(part.to_owned(), |name| format!("by_{name}"));
        id.push('_');
        id.push_str(&part);
    }
    id
}

/// The contents of the answers of an operation.
fn contents(operation: &mut Operation) -> impl Iterator<Item = &Content> {
    operation.responses.responses.values().filter_map(here).flat_map(|response| response.content.values().filter_map(here))
}

/// What stands here and is not only referred to.
fn here<T>(thing: &RefOr<T>) -> Option<&T> {
    if let RefOr::T(thing) = thing { Some(thing) } else { None }
}

/// Says that a call takes a key of its caller.
fn take_key(operation: &mut Operation) {
    const KEY: &str = "Idempotency-Key";
    let parameters = operation.parameters.get_or_insert_default();
    if parameters.iter().filter_map(here).all(|one| one.name != KEY) {
        let told = "The caller's key of this call: made again under it within a day, it is answered as before and not done again";
        let text = Object::with_type(Type::String);
        let taken = ParameterBuilder::new().name(KEY).parameter_in(ParameterIn::Header).description(Some(told));
        parameters.push(RefOr::T(taken.schema(Some(text)).build()));
    }
}

/// Gives refusals their body.
fn refuse(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && status.starts_with(['4', '5'])
            && response.content.is_empty()
        {
            let problem = Ref::from_schema_name(ProblemDetails::name());
            response.content.insert("application/problem+json".to_owned(), Content::new(Some(problem)).into());
        }
    }
}

/// What is neither a text nor JSON goes over the line as it is, not as a list of numbers.
fn as_bytes(operation: &mut Operation) {
    if let Some(RefOr::T(body)) = &mut operation.request_body {
        body.content.iter_mut().for_each(|(kind, content)| one_as_bytes(kind, content));
    }
    for response in operation.responses.responses.values_mut() {
        if let RefOr::T(response) = response {
            response.content.iter_mut().for_each(|(kind, content)| one_as_bytes(kind, content));
        }
    }
}

fn one_as_bytes(kind: &str, content: &mut RefOr<Content>) {
    let is_text = kind.starts_with("text/") || TEXTS.contains(&kind);
    if let (false, RefOr::T(content)) = (is_text, content) {
        let bytes = ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
        content.schema = Some(RefOr::T(bytes.build().into()));
    }
}

/// Makes one object of what is put together from several: to a reader of the answer it is one.
fn flatten(schemas: &mut BTreeMap<String, RefOr<Schema>>) {
    let known = schemas.clone();
    for schema in schemas.values_mut() {
        let RefOr::T(Schema::AllOf(parts)) = schema else { continue };
        let mut whole = Object::new();
        whole.description.clone_from(&parts.description);
        for part in &parts.items {
            let part = match part {
                RefOr::Ref(named) => known.get(named.ref_location.trim_start_matches(SCHEMAS)),
                here => Some(here),
            };
            if let Some(RefOr::T(Schema::Object(part))) = part {
                whole.properties.extend(part.properties.clone());
                whole.required.extend(part.required.clone());
            }
        }
        *schema = RefOr::T(Schema::Object(whole));
    }
}

/// The names that a schema refers to.
fn named(schema: &RefOr<Schema>) -> Vec<String> {
    // The document is small, and its text names what it refers to in one way only.
    let text = serde_json::to_value(schema).unwrap_or_default();
    let mut found = Vec::new();
    collect(&text, &mut found);
    found
}

fn collect(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                match value.as_str().and_then(|text| text.strip_prefix(SCHEMAS)) {
                    Some(schema) if name == "$ref" => found.push(schema.to_owned()),
                    _ => collect(value, found),
                }
            }
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}
