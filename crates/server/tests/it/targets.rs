//! What targeting says reaches the lane, the officer and the next decision, and never the trader.

use axum::http::StatusCode;
use office::evidence::Sealer;
use risk::{Bundle, Champion, Link, Model, Node, SIGNALS, Signals, Training};
use serde_json::json;
use verifier::verdict::Proven;

use crate::town::{NO_LUCK, RED, Town};

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
    Bundle { champion: Champion { probability, amount: None, critical: None, training }, signals: Signals::default() }
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
