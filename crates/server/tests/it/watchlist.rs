//! The house's own watch list: laid down by two analysts, it stops what is declared and brings open cases back to a person;
//! and a hit that two officers found to be somebody else stops nobody again.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{Browser, NO_LUCK, Reply, SECOND, Town, YELLOW};

async fn watch(town: &Town, by: &Browser, and: &Browser, watched: &str, value: &str) -> String {
    let proposed = propose(town, by, watched, value, "2026-12-31").await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
    let path = format!("/api/watchlist/{}", proposed.id());
    let own = by.call(town, "PUT", &path, json!({})).await;
    assert_eq!((own.status, own.code()), (StatusCode::CONFLICT, "second_person"));
    let confirmed = and.call(town, "PUT", &path, json!({})).await;
    assert_eq!(confirmed.status, StatusCode::NO_CONTENT, "{}", confirmed.body);
    path
}

async fn propose(town: &Town, by: &Browser, watched: &str, value: &str, until: &str) -> Reply {
    let says = json!({ "watched": watched, "value": value, "reason": { "zh": "线索" }, "valid_to": until });
    by.post(town, "/api/watchlist", says).await
}

async fn case(town: &Town, who: &Browser, case: &str) -> Value {
    who.get(town, &format!("/api/cases/{case}")).await.body
}

#[tokio::test]
async fn who_is_watched_for_is_stopped_and_open_cases_come_back() {
    let town = Town::new().await;
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let bo = town.user("bo", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    for (watched, value, until, reason) in [
        ("vessel", "9074728", "2026-12-31", "no_imo"),
        ("container", "MSCU12345", "2026-12-31", "no_container"),
        ("number", "12", "2026-12-31", "too_short"),
        ("person", "Qorvan Tessik", "2026-11-01", "has_ended"),
        ("person", "Qorvan Tessik", "2030-01-01", "too_far"),
    ] {
        let refused = propose(&town, &ana, watched, value, until).await;
        assert_eq!(refused.body["details"]["reason"], reason, "{watched} {value}: {}", refused.body);
    }

    // Nobody is on any list: a draw holds the papers of one case; another is cleared.
    let open = town.declare(&trader, YELLOW).await;
    let cleared = town.declare(&trader, NO_LUCK).await;
    assert_eq!(case(&town, &wang, &open).await["decision"]["lane"], "yellow");
    let declaration = wang.get(&town, &format!("/api/cases/{open}/declaration")).await.body;
    let number = declaration["declarant"]["id"].as_str().or(declaration["exporter"]["id"].as_str()).unwrap().to_owned();

    let path = watch(&town, &ana, &bo, "number", &number).await;
    assert_eq!(town.office.keep_rescreening().await.unwrap(), 0, "not before every node knows");
    town.pass(20 * SECOND);
    assert_eq!(town.office.keep_rescreening().await.unwrap(), 1);
    assert_eq!(town.office.keep_rescreening().await.unwrap(), 0, "once");
    let seen = case(&town, &wang, &open).await;
    assert_eq!((&seen["decision"]["lane"], &seen["decision"]["lane_reason"]["kind"]), (&json!("red"), &json!("screening")));
    let hit = &seen["decision"]["screening"][0];
    assert_eq!((&hit["list"], &hit["listed"], &hit["reason"]["zh"]), (&json!("own"), &json!(number), &json!("线索")));
    assert_eq!(wang.dossier(&town, &open).await["next_step"], "examine", "it waits for an officer");
    assert_eq!(case(&town, &wang, &cleared).await["summary"]["status"], "cleared", "what is gone stays gone");
    // What is declared from now on is stopped at once, and no trader learns why.
    let stopped = town.declare(&trader, NO_LUCK).await;
    assert_eq!(case(&town, &wang, &stopped).await["decision"]["lane"], "red");
    for id in [&open, &stopped] {
        for path in [format!("/api/cases/{id}"), format!("/api/cases/{id}/record")] {
            let text = trader.get(&town, &path).await.body.to_string();
            assert!(!text.contains("线索") && !text.contains("\"own\""), "{path}: {text}");
        }
    }
    // The record of the new decision is decided again alike.
    let record = wang.get(&town, &format!("/api/cases/{open}/record")).await.body;
    let record: clearance::Record = serde_json::from_value(record).unwrap();
    let everyone = store::Actor { administration: town.office.administration, client: wang.id, sees: store::Sees::Everything };
    let declared = town.office.declaration(&everyone, open.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(clearance::replay(&record, &declared, &town.office.law(), None), clearance::Replay::Same);

    assert_eq!(ana.call(&town, "DELETE", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    let free = town.declare(&trader, NO_LUCK).await;
    assert_eq!(case(&town, &wang, &free).await["decision"]["lane"], "green");
    let view = bo.get(&town, "/api/watchlist").await.body;
    assert_eq!((&view["entries"][0]["status"], &view["entries"][0]["confirmed_by"]), (&json!("withdrawn"), &json!("bo")));
}

#[tokio::test]
async fn somebody_else_is_told_apart_by_two_officers() {
    let town = Town::new().await;
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let bo = town.user("bo", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let li = town.user("li", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let first = town.declare(&trader, NO_LUCK).await;
    let declaration = wang.get(&town, &format!("/api/cases/{first}/declaration")).await.body;
    let parties = [&declaration["exporter"], &declaration["goodsShipment"]["importer"], &declaration["goodsShipment"]["seller"]];
    let name = parties.iter().find_map(|party| party["name"].as_str()).unwrap().to_owned();
    let entry = watch(&town, &ana, &bo, "organisation", &name).await;
    let stopped = town.declare(&trader, NO_LUCK).await;
    let hit = case(&town, &wang, &stopped).await["decision"]["screening"][0].clone();
    assert_eq!(hit["name"], json!(name), "{hit}");

    let said = json!({ "list": "own", "entry": hit["entry"], "role": hit["role"], "reason": "another firm of the name" });
    let path = format!("/api/cases/{stopped}/somebody-else");
    let of = |field: &str, value: &str| {
        let mut other = said.clone();
        other[field] = json!(value);
        other
    };
    assert_eq!(wang.post(&town, &path, of("role", "carrier")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(wang.post(&town, &path, of("reason", " ")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let proposed = wang.post(&town, &path, said.clone()).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
    assert_eq!(li.post(&town, &path, said).await.status, StatusCode::CONFLICT, "it was said");
    let still = town.declare(&trader, NO_LUCK).await;
    let decision = case(&town, &li, &still).await["decision"].clone();
    assert_eq!((&decision["lane"], &decision["screening"][0]["somebody_else"]["proposed_by"]), (&json!("red"), &json!("wang")));
    let version = format!("/api/somebody-else/{}", proposed.id());
    assert_eq!(wang.call(&town, "PUT", &version, json!({})).await.code(), "second_person");
    assert_eq!(li.call(&town, "PUT", &version, json!({})).await.status, StatusCode::NO_CONTENT);
    let free = town.declare(&trader, NO_LUCK).await;
    assert_eq!(case(&town, &wang, &free).await["decision"]["lane"], "green");

    // Of another entry it is not known.
    assert_eq!(ana.call(&town, "DELETE", &entry, json!({})).await.status, StatusCode::NO_CONTENT);
    watch(&town, &bo, &ana, "organisation", &name).await;
    let again = town.declare(&trader, NO_LUCK).await;
    assert_eq!(case(&town, &wang, &again).await["decision"]["lane"], "red");
    let view = ana.get(&town, "/api/watchlist").await.body;
    assert_eq!(
        (&view["somebody_else"][0]["status"], &view["somebody_else"][0]["confirmed_by"]),
        (&json!("confirmed"), &json!("li"))
    );
}

#[tokio::test]
async fn a_bank_that_stands_surety_is_held_against_lists_too() {
    let town = Town::new().await;
    let (ana, bo) = (town.user("ana", town.customs, &["analyst"]).await, town.user("bo", town.customs, &["analyst"]).await);
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    watch(&town, &ana, &bo, "organisation", "Vorlandische Handelsbank AG").await;
    town.pass(20 * SECOND);
    town.office.keep_rescreening().await.unwrap();
    let surety = "<Surety><Name>VORLANDISCHE HANDELSBANK</Name></Surety><TradeTerms>";
    let text = crate::sample("import-postponed-vat.xml").replacen("<TradeTerms>", surety, 1);
    town.draw(NO_LUCK);
    let declared = trader.send(&town, "POST", "/api/declarations", &[("content-type", "application/xml")], text.into()).await;
    assert_eq!(declared.status, StatusCode::CREATED, "{}", declared.body);
    let seen = case(&town, &wang, declared.body["case"].as_str().unwrap()).await;
    let hit = &seen["decision"]["screening"][0];
    assert_eq!((&hit["role"], &hit["list"]), (&json!("surety"), &json!("own")), "{}", seen["decision"]);
}
