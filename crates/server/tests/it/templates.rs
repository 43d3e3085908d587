//! Templates over HTTP: a firm's, on whatever device; nobody else's.

use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::town::Town;

#[tokio::test]
async fn a_firm_keeps_its_templates_and_no_other_sees_them() {
    let town = Town::new().await;
    let chen = town.user("chen", town.firm, &["trader"]).await;
    let colleague = town.user("colleague", town.firm, &["trader"]).await;
    let elsewhere = town.organisation("firm", "Other", "他人").await;
    let stranger = town.user("stranger", elsewhere, &["trader"]).await;
    let officer = town.user("wang", town.customs, &["officer"]).await;
    let at = format!("/api/templates/{}", Uuid::now_v7());
    let body = |name: &str, note: &str| json!({ "name": name, "declaration": { "typeCode": "IMA", "note": note } });
    let put = async |who: &crate::town::Browser, path: &str, body: Value| {
        let body = axum::body::Body::from(body.to_string());
        who.send(&town, "PUT", path, &[("content-type", "application/json")], body).await.status.as_u16()
    };
    assert_eq!(put(&chen, &at, body("每周茶叶", "first")).await, 204);
    assert_eq!(put(&colleague, &at, body("每周茶叶", "second")).await, 204, "put again, it is the same one");
    let found = colleague.get(&town, "/api/templates").await.body;
    let one = &found["templates"][0];
    assert_eq!((found["templates"].as_array().map(Vec::len), &one["name"]), (Some(1), &json!("每周茶叶")));
    assert_eq!((&one["declaration"]["note"], &one["changed_by"]), (&json!("second"), &json!("colleague")));

    assert_eq!(stranger.get(&town, "/api/templates").await.body["templates"], json!([]));
    let deleted = async |who: &crate::town::Browser| who.send(&town, "DELETE", &at, &[], axum::body::Body::empty()).await.status;
    assert_eq!(deleted(&stranger).await, StatusCode::NOT_FOUND);
    assert_eq!(officer.get(&town, "/api/templates").await.status, StatusCode::FORBIDDEN);
    let long = "x".repeat(office::templates::TEMPLATE_BYTES_MAX);
    for (bad, status) in [
        (body("", "no name"), 422),
        (body(&"x".repeat(1_000), "a long name"), 422),
        (body("large", &long), 422),
        (json!({ "name": "no declaration" }), 422),
        (json!({ "name": "a list", "declaration": [1] }), 422),
    ] {
        assert_eq!(put(&chen, &at, bad.clone()).await, status, "{bad:.80}");
    }
    assert_eq!(put(&chen, "/api/templates/tea", body("tea", "no id")).await, 400);
    assert_eq!(deleted(&chen).await, StatusCode::NO_CONTENT);
    assert_eq!(deleted(&chen).await, StatusCode::NOT_FOUND);
    assert_eq!(chen.get(&town, "/api/templates").await.body["templates"], json!([]));
}
