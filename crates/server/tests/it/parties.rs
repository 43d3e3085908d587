//! What an officer is told of the past of a case's parties, over HTTP.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{NO_LUCK, RED, Town, YELLOW};

#[tokio::test]
async fn an_officer_sees_what_the_parties_of_a_case_did_before() {
    let town = Town::new().await;
    let (wang, trader) = (town.user("wang", town.customs, &["officer"]).await, town.user("trader", town.firm, &["trader"]).await);
    let first = town.declare(&trader, RED).await;
    let version = wang.version(&town, &first).await;
    let found = json!({ "result": "discrepancy", "remark": "other goods", "containers": [], "seals": [], "has_sample": false });
    assert_eq!(wang.act(&town, &first, "examination-result", version, found).await.status, StatusCode::OK);
    let second = town.declare(&trader, NO_LUCK).await;
    let third = town.declare(&trader, YELLOW).await;
    town.office.keep_desks().await.unwrap();

    let path = format!("/api/cases/{third}/parties");
    let parties = wang.get(&town, &path).await.body;
    let importer = parties.as_array().unwrap().iter().find(|one| one["role"] == "importer").unwrap();
    assert_eq!(
        (&importer["cases"], &importer["examined"], &importer["irregular"]),
        (&json!(2), &json!(1), &json!(1)),
        "{parties}"
    );
    let newest: Vec<&Value> = importer["newest"].as_array().unwrap().iter().map(|one| &one["case"]).collect();
    assert_eq!(newest, [&json!(first), &json!(second)], "what was irregular first");
    let past = wang.get(&town, &format!("/api/cases/{first}/parties")).await.body;
    assert!(past.as_array().unwrap().iter().all(|one| one["irregular"] == json!(0)), "a case is not its own past: {past}");
    assert_eq!(
        trader.get(&town, &path).await.status,
        StatusCode::FORBIDDEN,
        "what was found of others is not the trader's to read"
    );
}
