//! What targeting says reaches the lane, the officer and the next decision, and never the trader.

use axum::http::StatusCode;
use office::evidence::Sealer;
use risk::{Bundle, Champion, Link, Model, Node, SIGNALS, Signals, Training};
use serde_json::json;
use verifier::verdict::Proven;

use crate::town::{Browser, NO_LUCK, RED, Town};

/// A model of one question: was anything ever wrong with these goods of this consignor's importer?
pub fn model() -> Vec<u8> {
    let asked = risk::position("importer.hits").unwrap();
    let leaf = |weight| Node { signal: Node::LEAF, split: 0.0, left: 0, right: 0, missing: 0, weight, cover: 5.0 };
    let question = Node { signal: asked as u16, split: 0.3, left: 1, right: 2, missing: 1, weight: 0.0, cover: 10.0 };
    let probability = Model {
        signals: SIGNALS.iter().map(|signal| signal.name.clone()).collect(),
        base: -2.0,
        roots: vec![0],
        nodes: vec![question, leaf(-1.0), leaf(3.0)],
        link: Link::Logit(Vec::new()),
    };
    let training = Training { examples: 2, hits: 1, until: 0 };
    Bundle {
        champion: Champion { probability, amount: None, critical: None, anomaly: None, training },
        signals: Signals::default(),
    }
    .to_bytes()
    .unwrap()
}

#[tokio::test]
async fn what_was_found_once_stops_the_next_and_only_officers_learn_why() {
    let town = Town::new().await;
    let hash = town.office.targets.install(&model()).unwrap();
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    // Enough declarations for a threshold; nothing is known, all are worth the same, so none is stopped.
    let mut cleared = String::new();
    for _ in 0..110 {
        let case = town.declare(&trader, NO_LUCK).await;
        cleared.clone_from(&case);
        let shown = wang.get(&town, &format!("/api/cases/{case}")).await.body;
        assert_ne!(shown["decision"]["lane"], "red", "{shown}");
    }
    let case = town.declare(&trader, RED).await;
    let version = wang.version(&town, &case).await;
    let found =
        json!({ "result": "discrepancy", "remark": "twice the mass", "containers": [], "seals": [], "has_sample": false });
    let examined = wang.act(&town, &case, "examination-result", version, found).await;
    assert_eq!(examined.status, StatusCode::OK, "{}", examined.body);

    let case = town.declare(&trader, NO_LUCK).await;
    let shown = wang.get(&town, &format!("/api/cases/{case}")).await.body["decision"].clone();
    assert_eq!((&shown["lane"], &shown["lane_reason"]["kind"]), (&json!("red"), &json!("score")), "{shown}");
    assert_eq!(shown["risk"]["model"], json!(hash));
    let line = &shown["risk"]["lines"][0];
    assert_eq!((&line["expected"], &line["score"]), (&json!("-2"), &json!("1")), "{line}");
    let reason = &line["reasons"][0];
    assert_eq!((&reason["signal"], &reason["added"]), (&json!("importer.hits"), &json!("3")), "{line}");
    assert!(reason["text"]["zh"].as_str().is_some_and(|text| text.contains("进口商")), "{reason}");

    let for_trader = trader.get(&town, &format!("/api/cases/{case}")).await.body["decision"].clone();
    assert!(for_trader["risk"].is_null() && for_trader["lane_reason"].is_null(), "{for_trader}");
    let record = trader.get(&town, &format!("/api/cases/{case}/record")).await.body.to_string();
    assert!(!record.contains("importer.hits") && !record.contains("probability"), "{record}");

    // Nor does a receipt tell it, and it proves law and goods all the same.
    let folder = tempfile::tempdir().unwrap();
    let mut sealer =
        Sealer::open(town.office.clone(), store::Log::C2sp, "customs.example/log", &folder.path().join("key")).await.unwrap();
    sealer.round().await.unwrap();
    let own = store::Actor { administration: town.office.administration, client: town.firm, sees: store::Sees::Own };
    let receipt = town.office.receipt(store::Log::C2sp, &own, cleared.parse().unwrap(), true).await.unwrap().unwrap();
    let opened = verifier::Receipt::read(&receipt).unwrap().record.unwrap();
    assert!(opened.contains(r#""risk":{"withheld":true}"#) && !opened.contains("probability"), "{opened}");
    let policy = verifier::Policy::read(&town.office.policy(store::Log::C2sp).await.unwrap()).unwrap();
    let verdict = verifier::verify(&receipt, &policy, None);
    let has = |wanted: fn(&Proven) -> bool| verdict.proven.iter().any(wanted);
    assert!(has(|one| matches!(one, Proven::Law { .. })) && has(|one| matches!(one, Proven::Goods { .. })), "{verdict:?}");

    // The record replays without the model.
    let actor = store::Actor { administration: town.office.administration, client: wang.id, sees: store::Sees::Everything };
    let record = wang.get(&town, &format!("/api/cases/{case}/record")).await.body;
    let record: clearance::Record = serde_json::from_value(record).unwrap();
    let declaration = town.office.declaration(&actor, case.parse().unwrap()).await.unwrap().unwrap();
    let again = clearance::decide(&declaration, &town.office.law(), &record.facts, None);
    assert_eq!(again, record.decision);
}

/// A town where a find stops the next case on its score, by a model that another takes the place of or not; the case.
async fn stopped(town: &Town, model: &[u8]) -> (Browser, Browser, String) {
    town.office.targets.install(model).unwrap();
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    for _ in 0..101 {
        town.declare(&trader, NO_LUCK).await;
    }
    let case = town.declare(&trader, RED).await;
    let version = wang.version(town, &case).await;
    let found = json!({ "result": "discrepancy", "remark": "", "containers": [], "seals": [], "has_sample": false });
    assert_eq!(wang.act(town, &case, "examination-result", version, found).await.status, StatusCode::OK);
    let case = town.declare(&trader, NO_LUCK).await;
    (wang, trader, case)
}

#[tokio::test]
async fn whoever_sees_targeting_is_told_in_full_why_a_case_was_stopped_and_by_the_model_that_did() {
    told_in_full(&Town::new().await).await;
}

#[tokio::test]
async fn the_same_is_told_in_full_on_postgres() {
    let Some(server) = store::testing::Postgres::start() else { return };
    let town = Town::on(&server.database(), None).await;
    told_in_full(&town).await;
    town.office.store.close().await;
}

async fn told_in_full(town: &Town) {
    let (wang, trader, case) = stopped(town, &model()).await;
    let path = format!("/api/cases/{case}/shapley");
    let told = wang.get(town, &path).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    let told = told.body;
    // Half of the lines of the tree went each way: 1 is expected beside the base of -2, and the find adds the other 2.
    assert_eq!((&told["expected"], &told["score"], &told["item"]), (&json!("-1"), &json!("1"), &json!(1)), "{told}");
    assert_eq!((&told["is_stopped"], &told["others_above"]), (&json!(true), &json!([])), "{told}");
    let [signal] = told["signals"].as_array().unwrap().as_slice() else { panic!("one signal is asked: {told}") };
    assert_eq!((&signal["signal"], &signal["shapley"], &signal["path"]), (&json!("importer.hits"), &json!("2"), &json!("3")));
    assert!(signal["text"]["zh"].as_str().is_some_and(|text| text.contains("进口商")), "{signal}");
    let worth = |of: &serde_json::Value| of.as_str().unwrap().parse::<rust_decimal::Decimal>().unwrap();
    assert!(worth(&told["worth"]) > worth(&told["threshold"]), "{told}");
    assert!(worth(&signal["worth_without"]) <= worth(&told["threshold"]), "without it, it had been let through: {told}");

    for (login, roles, status) in [
        ("ana", ["analyst"], StatusCode::OK),
        ("audrey", ["auditor"], StatusCode::OK),
        ("cash", ["cashier"], StatusCode::FORBIDDEN),
        ("adam", ["administrator"], StatusCode::NOT_FOUND),
    ] {
        let somebody = town.user(login, town.customs, &roles).await;
        assert_eq!(somebody.get(town, &path).await.status, status, "{login}");
    }
    assert_eq!(trader.get(town, &path).await.status, StatusCode::FORBIDDEN, "its own case, and nothing of targeting");
    assert_eq!(wang.get(town, &format!("{path}?item=9")).await.status, StatusCode::NOT_FOUND);
    // What the case and its record show holds the signals for nobody but whoever sees targeting, and in words only here.
    let shown = wang.get(town, &format!("/api/cases/{case}")).await.body;
    assert!(shown["decision"]["risk"]["lines"][0].get("signals").is_none(), "{shown}");
    let record = |body: serde_json::Value| body["facts"]["risk"].clone();
    let own = record(trader.get(town, &format!("/api/cases/{case}/record")).await.body);
    assert_eq!(own, json!({ "withheld": true }));
    let kept = record(wang.get(town, &format!("/api/cases/{case}/record")).await.body);
    assert_eq!(kept["lines"][0]["signals"].as_str().map(str::len), Some((SIGNALS.len() * 16).div_ceil(3)), "{kept}");

    // Another model takes its place. The one that decided explains as long as it is there, and nobody guesses when it is not.
    let mut another = Bundle::from_bytes(&model()).unwrap();
    another.champion.training.examples += 1;
    town.office.targets.install(&another.to_bytes().unwrap()).unwrap();
    assert_eq!(wang.get(town, &path).await.code(), "no_model");
    let ana = town.user("ada", town.customs, &["analyst"]).await;
    let brought = ana.send(town, "POST", "/api/models?note=kept", &[], axum::body::Body::from(model())).await;
    assert_eq!(brought.status, StatusCode::CREATED, "{}", brought.body);
    assert_eq!(wang.get(town, &path).await.body, told, "kept by the house");
    // A model of before covers were kept scores as ever.
    another.champion.probability.nodes.iter_mut().for_each(|node| node.cover = 0.0);
    town.office.targets.install(&another.to_bytes().unwrap()).unwrap();
    let case = town.declare(&trader, NO_LUCK).await;
    let shown = wang.get(town, &format!("/api/cases/{case}")).await.body;
    assert_eq!(shown["decision"]["risk"]["lines"][0]["expected"], json!("-2"), "{shown}");
    let refused = wang.get(town, &format!("/api/cases/{case}/shapley")).await;
    assert_eq!((refused.status, refused.code()), (StatusCode::CONFLICT, "no_covers"), "{}", refused.body);
    // The program's own is kept where a house runs it.
    let mut third = Bundle::from_bytes(&model()).unwrap();
    third.champion.training.examples += 2;
    town.office.install_model(&third.to_bytes().unwrap()).await.unwrap();
    let case = town.declare(&trader, NO_LUCK).await;
    town.office.install_model(&model()).await.unwrap();
    let told = wang.get(town, &format!("/api/cases/{case}/shapley")).await;
    assert_eq!((told.status, told.body["model"] == json!(town.office.targets.model())), (StatusCode::OK, false), "{}", told.body);
    assert!(town.office.install_model(b"no model").await.is_err());
}

#[tokio::test]
async fn a_broken_model_leaves_the_last_good_one() {
    let town = Town::new().await;
    let good = town.office.targets.install(&model()).unwrap();
    let mut broken = model();
    broken.truncate(40);
    assert!(town.office.targets.install(&broken).is_err() && town.office.targets.install(b"").is_err());
    assert_eq!(town.office.targets.model(), Some(good));
}

#[tokio::test]
async fn a_party_that_may_be_on_a_list_waits_for_an_officer_and_is_not_told() {
    let town = Town::new().await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let plain = town.declare(&trader, NO_LUCK).await;
    let before = wang.get(&town, &format!("/api/cases/{plain}")).await.body["decision"].clone();
    assert_eq!(before["screening"], json!([]), "no list is in use");
    let head = r#"{"id":"test","publisher":"Nobody","date":"2026-01-01","source":"invented"}"#;
    let entry = r#"{"id":"77","kind":"organisation","names":[{"text":"FRIGORIFICO SERRA AZUL, S.A.","strength":"primary"}]}"#;
    town.office.watchlists.install(vec![screening::List::read(&format!("{head}\n{entry}")).unwrap()]);

    let case = town.declare(&trader, NO_LUCK).await;
    let shown = wang.get(&town, &format!("/api/cases/{case}")).await.body["decision"].clone();
    let hit = &shown["screening"][0];
    assert_eq!((&hit["list"], &hit["entry"]), (&json!("test"), &json!("77")), "{shown}");
    assert_eq!(shown["lane_reason"]["kind"], "screening", "{shown}");
    assert!(shown["lane"] == "yellow" || shown["lane"] == "red", "{shown}");
    let for_trader = trader.get(&town, &format!("/api/cases/{case}")).await.body["decision"].to_string();
    let record = trader.get(&town, &format!("/api/cases/{case}/record")).await.body.to_string();
    assert!(!for_trader.contains("SERRA AZUL, S.A.") && !record.contains("SERRA AZUL, S.A."), "{for_trader} {record}");
}

/// A model of one question: is the firm younger than a year?
fn young() -> Vec<u8> {
    let mut bundle = Bundle::from_bytes(&model()).unwrap();
    let question = bundle.champion.probability.nodes.first_mut().unwrap();
    question.signal = risk::position("company_age").unwrap() as u16;
    (question.split, question.missing) = (1.0, 2);
    bundle.to_bytes().unwrap()
}

#[tokio::test]
async fn the_age_of_a_firm_is_known_once_somebody_says_it_and_before_that_the_room_says_that_it_never_is() {
    let town = Town::new().await;
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    for _ in 0..101 {
        town.declare(&trader, NO_LUCK).await;
    }
    town.office.keep_desks().await.unwrap();
    let brought = ana.send(&town, "POST", "/api/models?note=young", &[], axum::body::Body::from(young())).await;
    assert_eq!(brought.status, StatusCode::CREATED, "{}", brought.body);
    town.pass(crate::town::SECOND);
    town.office.recall_past().await.unwrap();
    let told = ana.get(&town, "/api/models").await.body["models"][0]["never_known"].clone();
    assert_eq!(told[0]["signal"], json!("company_age"), "{told}");
    assert!(told[0]["text"]["zh"].as_str().is_some_and(|text| text.contains("企业")), "{told}");

    let administrator = &town.administrator;
    let path = format!("/api/organisations/{}/firm", town.firm);
    for (field, body) in [
        ("number", json!({ "number": "GB 1", "founded": null })),
        ("founded", json!({ "number": "GB123456789000", "founded": "2099-01-01" })),
    ] {
        let refused = administrator.call(&town, "PUT", &path, body).await;
        assert_eq!((refused.status, &refused.body["details"]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(field)));
    }
    let body = json!({ "number": "GB100000000004", "founded": "2026-08-01" });
    assert_eq!(ana.call(&town, "PUT", &path, body.clone()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(administrator.call(&town, "PUT", &path, body.clone()).await.status, StatusCode::NO_CONTENT);
    let office = format!("/api/organisations/{}/firm", town.customs);
    assert_eq!(administrator.call(&town, "PUT", &office, json!({})).await.status, StatusCode::NOT_FOUND, "no firm");
    let other = json!({ "kind": "firm", "name_en": "Tea", "name_zh": "茶", "number": "gb100000000004" });
    let refused = administrator.clone().post(&town, "/api/organisations", other).await;
    assert_eq!(refused.body["details"]["reason"], json!("in_use"), "{}", refused.body);
    let own = trader.get(&town, "/api/organisations").await.body;
    assert_eq!((&own[0]["number"], &own[0]["founded"]), (&json!("GB100000000004"), &json!("2026-08-01")), "{own}");

    town.office.targets.install(&young()).unwrap();
    let case = town.declare(&trader, NO_LUCK).await;
    let line = wang.get(&town, &format!("/api/cases/{case}")).await.body["decision"]["risk"]["lines"][0].clone();
    assert_eq!(line["reasons"][0]["signal"], json!("company_age"), "{line}");
    assert!(line["reasons"][0]["value"].as_str().is_some_and(|age| age.starts_with("0.3")), "four months: {line}");
}
