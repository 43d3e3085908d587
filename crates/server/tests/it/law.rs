//! An edition is brought, looked at, tried on stored cases, proposed by one and confirmed by another, and counts from its
//! midnight on.

use std::path::Path;

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{Browser, HOUR, NO_LUCK, Reply, Town};

const ROW: &str = "02023010,A00,12.00% + 185.00 GBP / DTN,1011,100,,2021-01-01,";

/// The workbook of the pack that ships, with a change in one table.
fn book(file: &str, from: &str, to: &str) -> Vec<u8> {
    let mut tables = editions::read_tables(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/gb"))).unwrap();
    let text = tables[file].replace(from, to);
    assert!(text != tables[file], "{from} is there");
    tables.insert(file.to_owned(), text);
    editions::workbook(&tables).unwrap()
}

async fn bring(town: &Town, who: &Browser, note: &str, bytes: Vec<u8>) -> Reply {
    who.send(town, "POST", &format!("/api/editions?note={note}"), &[], Body::from(bytes)).await
}

async fn payable(town: &Town, trader: &Browser) -> String {
    let case = town.declare(trader, NO_LUCK).await;
    trader.get(town, &format!("/api/cases/{case}")).await.body["summary"]["payable"].as_str().unwrap_or_default().to_owned()
}

fn reason(reply: &Reply) -> &str {
    reply.body["details"]["reason"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn an_edition_counts_from_its_day_when_two_people_said_so() {
    let town = Town::new().await;
    town.office.keep_first_edition(None).await.unwrap();
    let (one, two) = (&town.administrator, town.user("second", town.customs, &["administrator"]).await);
    let supervisor = town.user("lead", town.customs, &["supervisor"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    assert_eq!(payable(&town, &trader).await, "1165.00");

    let brought = bring(&town, one, "dearer-beef", book("measures.csv", ROW, &ROW.replace("12.00%", "22.00%"))).await;
    assert_eq!(brought.status, StatusCode::CREATED, "{}", brought.body);
    let edition = brought.body["edition"]["edition"].as_str().unwrap().to_owned();
    assert_eq!((&brought.body["is_same_law"], brought.body["rows"]["measures"].as_u64() > Some(1000)), (&json!(false), true));

    // What it changes, in words.
    let difference = supervisor.get(&town, &format!("/api/editions/{edition}/difference")).await.body;
    assert_eq!(difference["total"], 1, "{difference}");
    let change = &difference["changes"][0];
    assert_eq!((&change["table"], &change["from"], &change["to"]), (&json!("measures"), &json!("2021-01-01"), &Value::Null));
    for (language, part) in [("en", "becomes"), ("zh", "改为")] {
        assert!(change["text"][language].as_str().unwrap().contains(part), "{change}");
    }

    // What it would have meant, for whom.
    let days = json!({ "new": edition, "first_day": "2026-11-01", "last_day": "2026-11-30" });
    let asked = supervisor.post(&town, "/api/comparisons", days).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.body);
    let address = format!("/api/comparisons/{}", asked.body["id"].as_str().unwrap());
    assert_eq!(supervisor.get(&town, &address).await.body["result"], Value::Null);
    assert!(town.office.keep_comparisons().await.unwrap());
    let told = supervisor.get(&town, &address).await.body;
    assert_eq!(
        (&told["result"]["decided"], &told["result"]["differ"], &told["result"]["delta"]),
        (&json!(1), &json!(1), &json!("200.00"))
    );
    assert_eq!(told["result"]["declarants"][0]["declarant"], "GB100000000004");
    assert_eq!(told["result"]["cases"][0]["after"], "1365.00");
    let blind = one.get(&town, &address).await.body;
    assert_eq!((&blind["result"]["differ"], &blind["result"]["cases"]), (&json!(1), &json!([])), "an administrator sees no case");

    // Four eyes, and only for days that have not begun.
    let today = one.get(&town, "/api/editions").await.body["today"].as_str().unwrap().to_owned();
    assert_eq!(today, "2026-11-23");
    let from = |day: &str| json!({ "edition": edition, "counts_from": day, "reason": "S.I. 2026/1" });
    for (day, why) in [("2026-11-23", "past"), ("2026-11-01", "past"), ("2046-01-01", "too_far")] {
        let refused = one.post(&town, "/api/activations", from(day)).await;
        assert_eq!((refused.status, reason(&refused)), (StatusCode::UNPROCESSABLE_ENTITY, why), "{day}");
    }
    let proposed = one.post(&town, "/api/activations", from("2026-11-24")).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
    assert_eq!(reason(&two.post(&town, "/api/activations", from("2026-11-24")).await), "day_taken");
    let path = format!("/api/activations/{}", proposed.id());
    let own = one.call(&town, "PUT", &path, json!({})).await;
    assert_eq!((own.status, own.code()), (StatusCode::CONFLICT, "second_person"));
    let confirmed = two.call(&town, "PUT", &path, json!({})).await;
    assert_eq!((confirmed.status, &confirmed.body["status"]), (StatusCode::OK, &json!("confirmed")), "{}", confirmed.body);
    assert_eq!(reason(&two.call(&town, "PUT", &path, json!({})).await), "not_waiting");
    assert_eq!(payable(&town, &trader).await, "1165.00", "today's law is today's");

    town.pass(24 * HOUR);
    // Sessions end in a day.
    let supervisor = town.enter("lead", &supervisor.password).await;
    let two = town.enter("second", &two.password).await;
    let trader = town.enter("trader", &trader.password).await;
    assert_eq!(payable(&town, &trader).await, "1365.00");
    let late = two.call(&town, "DELETE", &path, json!({})).await;
    assert_eq!((late.status, reason(&late)), (StatusCode::UNPROCESSABLE_ENTITY, "past"));
    assert!(town.office.keep_comparisons().await.unwrap());
    let view = supervisor.get(&town, "/api/editions").await.body;
    assert_eq!((&view["in_force"], &view["since"]), (&json!(edition), &json!("2026-11-24")));
    assert_eq!(view["activations"][0]["status"], "in_force");
    let morning = &view["comparisons"][0];
    assert_eq!(
        (&morning["activation"], &morning["asked_by"], &morning["cases"]),
        (&view["activations"][0]["id"], &Value::Null, &json!(2))
    );
}

#[tokio::test]
async fn what_is_no_edition_of_the_house_is_refused_with_its_reasons() {
    let town = Town::new().await;
    let who = &town.administrator;
    let broken = bring(&town, who, "x", book("measures.csv", ROW, &ROW.replace("12.00%", "12..0%"))).await;
    assert_eq!((broken.status, broken.code()), (StatusCode::UNPROCESSABLE_ENTITY, "law"));
    let problem = broken.body["details"]["problems"][0].as_str().unwrap();
    assert!(problem.starts_with("sheet measures, row 154:"), "{problem}");
    let elsewhere = bring(&town, who, "x", book("pack.toml", "Europe/London", "Asia/Shanghai")).await;
    assert!(elsewhere.body["details"]["problems"][0].as_str().unwrap().contains("time_zone"), "{}", elsewhere.body);
    for (bytes, why) in
        [(b"PK\x03\x04".to_vec(), "archive"), (b"goods,type\n".to_vec(), "archive"), (vec![0; 12_600_000], "too_large")]
    {
        let refused = bring(&town, who, "x", bytes).await;
        assert_eq!(reason(&refused), why, "{}", refused.body);
    }
    assert_eq!(bring(&town, who, "", b"x".to_vec()).await.body["details"]["field"], "note");
    let nothing = "00".repeat(32);
    assert_eq!(who.get(&town, &format!("/api/editions/{nothing}/difference")).await.status, StatusCode::NOT_FOUND);
    let day = json!({ "edition": nothing, "counts_from": "2027-01-01", "reason": "x" });
    assert_eq!(who.post(&town, "/api/activations", day).await.status, StatusCode::NOT_FOUND);
    let long = json!({ "new": nothing, "first_day": "2026-01-01", "last_day": "2026-11-30" });
    assert_eq!(who.post(&town, "/api/comparisons", long).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
