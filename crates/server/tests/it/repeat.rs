//! Calls that are made again under their key: answered as before, done once.

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{Browser, Reply, Town, YELLOW};

async fn post(town: &Town, who: &Browser, path: &str, key: &str, body: &Value) -> Reply {
    let headers = [("content-type", "application/json"), ("idempotency-key", key)];
    who.send(town, "POST", path, &headers, Body::from(body.to_string())).await
}

fn replayed(reply: &Reply) -> Option<&str> {
    reply.headers.get("idempotency-replayed").and_then(|value| value.to_str().ok())
}

#[tokio::test]
async fn a_call_that_is_made_again_under_its_key_is_done_once() {
    let town = Town::new().await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let li = town.user("li", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, YELLOW).await;
    let notes = format!("/api/cases/{case}/notes");
    let count = async || wang.dossier(&town, &case).await["notes"].as_array().unwrap().len();
    let seen = json!({ "text": "seller seen" });

    let first = post(&town, &wang, &notes, "k1", &seen).await;
    let again = post(&town, &wang, &notes, "k1", &seen).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED), "{}", first.body);
    assert_eq!((replayed(&first), replayed(&again)), (Some("false"), Some("true")));
    assert_eq!((&first.body, count().await), (&again.body, 1));
    let other = post(&town, &wang, &notes, "k1", &json!({ "text": "another text" })).await;
    assert_eq!((other.status, other.code()), (StatusCode::UNPROCESSABLE_ENTITY, "key_reused"));
    assert_eq!(post(&town, &li, &notes, "k1", &seen).await.status, StatusCode::CREATED, "another caller's key is another");
    assert_eq!(count().await, 2);

    // What was refused was not done: the key is free.
    assert_eq!(post(&town, &wang, &notes, "k2", &json!({ "text": " " })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(post(&town, &wang, &notes, "k2", &seen).await.status, StatusCode::CREATED);
    assert_eq!(count().await, 3);

    // Two at once: one is done; the other is told so or waits for nobody.
    let (one, two) = tokio::join!(post(&town, &wang, &notes, "k3", &seen), post(&town, &wang, &notes, "k3", &seen));
    for reply in [&one, &two] {
        assert!(reply.status == StatusCode::CREATED || reply.code() == "under_way", "{}", reply.body);
    }
    assert_eq!(count().await, 4);

    // What is shown once is shown once.
    let user = json!({ "login": "zhao", "name": "Zhao", "language": "zh", "organisation": town.customs, "roles": ["officer"] });
    let made = post(&town, &town.administrator, "/api/users", "k4", &user).await;
    assert!(made.body["password"].is_string(), "{}", made.body);
    let again = post(&town, &town.administrator, "/api/users", "k4", &user).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "already_done"), "{}", again.body);

    let long = "k".repeat(256);
    for key in ["", " ", &long] {
        assert_eq!(post(&town, &wang, &notes, key, &seen).await.status, StatusCode::BAD_REQUEST, "{key:?}");
    }
}
