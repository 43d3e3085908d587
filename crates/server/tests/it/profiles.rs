//! A profile is written, tried on stored cases, proposed by one analyst and confirmed by another; then it stops goods, and
//! no trader learns of it.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{Browser, HOUR, NO_LUCK, Reply, SECOND, Town};

const DAY: i64 = 24 * HOUR;

fn beef(lane: &str) -> Value {
    json!({
        "name": "Cheap beef",
        "reason": { "en": "Beef below the usual price", "zh": "牛肉价格偏低" },
        "for_each": "item",
        "condition": "item.commodity.invoiceLine.itemChargeAmount < 5000",
        "lane": lane,
        "procedures": "40",
        "goods": "0202",
        "offices": [],
        "valid_from": "2026-11-23",
        "valid_to": "2026-12-05",
    })
}

fn with(mut says: Value, field: &str, value: Value) -> Value {
    says[field] = value;
    says
}

async fn propose(town: &Town, who: &Browser, profile: Option<&str>, says: Value) -> Reply {
    who.post(town, "/api/profiles", json!({ "profile": profile, "says": says })).await
}

async fn lane(town: &Town, officer: &Browser, case: &str) -> String {
    officer.get(town, &format!("/api/cases/{case}")).await.body["decision"]["lane"].as_str().unwrap_or_default().to_owned()
}

async fn examine(town: &Town, officer: &Browser, case: &str, result: &str) {
    let version = officer.version(town, case).await;
    let found = json!({ "result": result, "remark": "", "containers": [], "seals": [], "has_sample": false });
    let done = officer.act(town, case, "examination-result", version, found).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
}

#[tokio::test]
async fn a_profile_stops_goods_when_two_analysts_said_so_and_no_trader_learns_of_it() {
    let town = Town::new().await;
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let bo = town.user("bo", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let before = town.declare(&trader, NO_LUCK).await;
    assert_eq!(lane(&town, &wang, &before).await, "green");

    // While it is written.
    let wrong = with(beef("red"), "condition", json!("item.comodity.description == 'beef'"));
    let told = ana.post(&town, "/api/profiles/check", wrong.clone()).await;
    assert_eq!((told.status, &told.body[0]["field"]), (StatusCode::OK, &json!("condition")), "{}", told.body);
    assert_eq!((&told.body[0]["column"], &told.body[0]["mend"]["zh"]), (&json!(5), &json!("是否指 commodity？")));
    assert_eq!(ana.post(&town, "/api/profiles/check", beef("red")).await.body, json!([]));
    let refused = propose(&town, &ana, None, wrong).await;
    assert_eq!((refused.status, refused.code()), (StatusCode::UNPROCESSABLE_ENTITY, "cells"));
    for (field, value) in [
        ("lane", json!("green")),
        ("valid_to", json!("2026-11-01")),
        ("valid_to", json!("2029-12-01")),
        ("name", json!(" ")),
        ("reason", json!({ "en": "only" })),
        ("offices", json!(["x y"])),
        ("goods", json!("beef")),
        ("condition", json!("")),
    ] {
        let told = ana.post(&town, "/api/profiles/check", with(beef("red"), field, value.clone())).await.body;
        let named = told[0]["field"].as_str().unwrap_or_default();
        assert!(named.starts_with(field), "{field} {value}: {told}");
    }

    // Tried on what was stored.
    let days = json!({ "says": beef("red"), "first_day": "2026-11-01", "last_day": "2026-11-30" });
    let asked = ana.post(&town, "/api/trials", days.clone()).await;
    assert_eq!(asked.status, StatusCode::ACCEPTED, "{}", asked.body);
    let address = format!("/api/trials/{}", asked.id());
    assert_eq!(ana.get(&town, &address).await.body["done_at"], Value::Null);
    assert!(town.office.keep_trials().await.unwrap());
    assert!(!town.office.keep_trials().await.unwrap(), "once");
    let tried = ana.get(&town, &address).await.body;
    let told = &tried["result"];
    assert_eq!(
        (&told["looked"], &told["hits"], &told["stopped_anyway"], &told["examined"]),
        (&json!(1), &json!(1), &json!(0), &json!(0))
    );
    assert_eq!((&told["declarants"][0]["declarant"], &told["cases"][0]["case"]), (&json!("GB100000000004"), &json!(before)));
    assert_eq!(tried["irregular"]["share"], Value::Null, "no share of none");
    let long = with(days, "first_day", json!("2026-01-01"));
    assert_eq!(ana.post(&town, "/api/trials", long).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Four eyes.
    let proposed = propose(&town, &ana, None, beef("red")).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
    let path = format!("/api/profile-versions/{}", proposed.id());
    let own = ana.call(&town, "PUT", &path, json!({})).await;
    assert_eq!((own.status, own.code()), (StatusCode::CONFLICT, "second_person"));
    let waiting = town.declare(&trader, NO_LUCK).await;
    assert_eq!(lane(&town, &wang, &waiting).await, "green", "a proposal stops nobody");
    // Who confirms it reads what it would have done: this one was tried before it was proposed.
    let view = bo.get(&town, "/api/profiles").await.body;
    assert_eq!(view["profiles"][0]["versions"][0]["trial"], tried["id"], "{view}");
    let confirmed = bo.call(&town, "PUT", &path, json!({})).await;
    assert_eq!(confirmed.status, StatusCode::NO_CONTENT, "{}", confirmed.body);
    assert_eq!(bo.call(&town, "PUT", &path, json!({})).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");

    // It stops, and the officer reads why.
    let stopped = town.declare(&trader, NO_LUCK).await;
    let seen = wang.get(&town, &format!("/api/cases/{stopped}")).await.body;
    let decision = &seen["decision"];
    assert_eq!((&decision["lane"], &decision["lane_reason"]["kind"]), (&json!("red"), &json!("profile")));
    let hit = &decision["profiles"][0];
    assert_eq!((&hit["name"], &hit["reason"]["zh"]), (&json!("Cheap beef"), &json!("牛肉价格偏低")), "{hit}");
    assert_eq!(hit["at"][0], "declaration.goodsShipment.governmentAgencyGoodsItem[1]");

    // The trader learns neither the reason nor the profile, nowhere.
    let profile = hit["profile"].as_str().unwrap().to_owned();
    for path in [format!("/api/cases/{stopped}"), format!("/api/cases/{stopped}/record"), "/api/messages".to_owned()] {
        let theirs = trader.get(&town, &path).await;
        assert_eq!(theirs.status, StatusCode::OK, "{path}");
        let text = theirs.body.to_string();
        assert!(!text.contains(&profile) && !text.contains("牛肉价格偏低") && !text.contains("Cheap beef"), "{path}: {text}");
    }
    // Nor does a cashier, who sees every case and has nothing to do with targeting.
    let cashier = town.user("cashier", town.customs, &["cashier"]).await;
    for path in [format!("/api/cases/{stopped}"), format!("/api/cases/{stopped}/record")] {
        let theirs = cashier.get(&town, &path).await;
        assert_eq!(theirs.status, StatusCode::OK, "{path}");
        assert!(!theirs.body.to_string().contains(&profile), "{path}: {}", theirs.body);
    }
    for who in [&trader, &wang] {
        assert_eq!(who.get(&town, "/api/profiles").await.status, StatusCode::FORBIDDEN);
    }

    // What it hit is counted, and what was found.
    town.office.keep_desks().await.unwrap();
    examine(&town, &wang, &stopped, "discrepancy").await;
    // Of two that came at the same instant neither is the newer.
    town.pass(SECOND);
    let second = town.declare(&trader, NO_LUCK).await;
    examine(&town, &wang, &second, "conform").await;
    town.office.keep_desks().await.unwrap();
    let view = bo.get(&town, "/api/profiles").await.body;
    let one = &view["profiles"][0];
    assert_eq!((&one["status"], &one["hits"], &one["declarants"]), (&json!("in_use"), &json!(2), &json!(1)), "{one}");
    assert_eq!((&one["irregular"]["of"], &one["irregular"]["share"]), (&json!(2), &json!(0.5)));
    assert_eq!((&one["months"][11]["first_day"], &one["months"][11]["hits"]), (&json!("2026-11-01"), &json!(2)));
    assert_eq!(one["ends_in_days"], json!(12), "it ends soon");
    let cases = bo.get(&town, &format!("/api/profiles/{profile}/cases")).await.body;
    assert_eq!((cases.as_array().unwrap().len(), &cases[0]["case"]), (2, &json!(second)));
    let room = bo.get(&town, "/api/risk?days=7").await.body;
    let chosen = room["yields"].as_array().unwrap().iter().find(|one| one["basis"] == "profile").unwrap();
    assert_eq!((&chosen["chosen"], &chosen["irregular"]["hits"]), (&json!(2), &json!(1)));

    // Another version takes its place; withdrawn, nothing of it comes back.
    let milder = propose(&town, &bo, Some(&profile), beef("yellow")).await;
    let path = format!("/api/profile-versions/{}", milder.id());
    let untried = ana.call(&town, "PUT", &path, json!({})).await;
    assert_eq!((untried.status, &untried.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("being_tried")));
    assert!(town.office.keep_trials().await.unwrap());
    let view = bo.get(&town, "/api/profiles").await.body;
    let trial = view["profiles"][0]["versions"][0]["trial"].as_str().unwrap();
    let told = bo.get(&town, &format!("/api/trials/{trial}")).await.body;
    assert_eq!((&told["result"]["looked"], &told["last_day"]), (&json!(4), &json!("2026-11-23")), "{told}");
    assert_eq!(ana.call(&town, "PUT", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    let third = town.declare(&trader, NO_LUCK).await;
    assert_eq!(lane(&town, &wang, &third).await, "yellow");
    assert_eq!(ana.call(&town, "DELETE", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    let fourth = town.declare(&trader, NO_LUCK).await;
    assert_eq!(lane(&town, &wang, &fourth).await, "green");
    let view = bo.get(&town, "/api/profiles").await.body;
    assert_eq!(
        (&view["profiles"][0]["status"], &view["profiles"][0]["versions"][0]["status"]),
        (&json!("withdrawn"), &json!("withdrawn"))
    );

    // Each record is decided again without any profile at hand.
    let everyone = store::Actor { administration: town.office.administration, client: trader.id, sees: store::Sees::Everything };
    for (case, lane) in [(&stopped, "red"), (&third, "yellow"), (&fourth, "green")] {
        let record = wang.get(&town, &format!("/api/cases/{case}/record")).await.body;
        let record: clearance::Record = serde_json::from_value(record).unwrap();
        let declaration = town.office.declaration(&everyone, case.parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(record.decision.lane().map(clearance::Lane::as_str), Some(lane));
        assert_eq!(clearance::replay(&record, &declaration, &town.office.law(), None), clearance::Replay::Same, "{case}");
    }
}

#[tokio::test]
async fn a_profile_ends_on_its_day_and_another_node_knows_it() {
    let mut town = Town::new().await;
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let bo = town.user("bo", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let says = with(beef("red"), "valid_to", json!("2026-11-23"));
    let proposed = propose(&town, &ana, None, says).await;
    let path = format!("/api/profile-versions/{}", proposed.id());
    assert!(town.office.keep_trials().await.unwrap());
    assert_eq!(bo.call(&town, "PUT", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    // Another node that has looked as every node does.
    let mut node = office::Office::new(town.office.administration, town.office.law(), town.office.store.clone());
    node.environment = std::sync::Arc::<crate::town::Still>::clone(&town.still);
    node.refresh_profiles().await.unwrap();
    town.router = server::Server::new(node.clone()).router();
    town.office = node;
    let case = town.declare(&trader, NO_LUCK).await;
    assert_eq!(lane(&town, &wang, &case).await, "red");
    town.pass(DAY);
    let wang = town.enter("wang", &wang.password).await;
    let trader = town.enter("trader", &trader.password).await;
    let bo = town.enter("bo", &bo.password).await;
    let case = town.declare(&trader, NO_LUCK).await;
    assert_eq!(lane(&town, &wang, &case).await, "green", "its last day is over");
    assert_eq!(bo.get(&town, "/api/profiles").await.body["profiles"][0]["status"], "ended");
}
