//! A model is brought and looks on; another analyst promotes it; one act brings the former back. What is no model stops nothing.

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::targets::model;
use crate::town::{Browser, NO_LUCK, RED, Reply, SECOND, Town};

async fn bring(town: &Town, who: &Browser, bytes: Vec<u8>) -> Reply {
    who.send(town, "POST", "/api/models?note=two-years", &[], Body::from(bytes)).await
}

fn status_of(view: &Value, id: &str) -> String {
    let all = view["models"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).unwrap()["status"].as_str().unwrap().to_owned()
}

/// The model of the tests with another past: another hash, the same trees.
fn other() -> Vec<u8> {
    let mut bundle = risk::Bundle::from_bytes(&model()).unwrap();
    bundle.champion.training.examples += 1;
    bundle.to_bytes().unwrap()
}

#[tokio::test]
async fn a_challenger_looks_on_is_promoted_by_a_second_analyst_and_rolled_back_by_one_act() {
    let town = Town::new().await;
    let own = town.office.targets.install(&model()).unwrap();
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let bo = town.user("bo", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    for (bytes, reason) in [(b"no model".to_vec(), "no_model"), (model()[..100].to_vec(), "no_model")] {
        let refused = bring(&town, &ana, bytes).await;
        assert_eq!((refused.status, &refused.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(reason)));
    }
    assert_eq!(wang.get(&town, "/api/models").await.status, StatusCode::FORBIDDEN);

    let brought = bring(&town, &ana, other()).await;
    assert_eq!(brought.status, StatusCode::CREATED, "{}", brought.body);
    let first = brought.id().to_string();
    let view = ana.get(&town, "/api/models").await.body;
    assert_eq!((status_of(&view, &first).as_str(), &view["in_use"]), ("challenger", &json!(own)), "it only looks on");
    assert_eq!(view["comparison"]["cases"], 0);
    // It is tried on the house's own past; nothing was examined there yet, so nothing can be said, and nobody can promote it.
    let path = format!("/api/models/{first}");
    let reason = async || bo.call(&town, "PUT", &path, json!({})).await.body["details"]["reason"].clone();
    assert_eq!(reason().await, json!("being_tried"));
    assert!(town.office.keep_trials().await.unwrap() && !town.office.keep_trials().await.unwrap());
    assert_eq!(reason().await, json!("nothing_examined"));
    let told = ana.get(&town, "/api/models").await.body["models"][0]["trial"].clone();
    assert!(told["done_at"].is_i64() && told["tried"].is_null(), "{told}");

    // Both score the same cases; what is decided rests on the one that counts.
    for _ in 0..3 {
        town.declare(&trader, NO_LUCK).await;
    }
    let drawn = town.declare(&trader, RED).await;
    let version = wang.version(&town, &drawn).await;
    let found = json!({ "result": "discrepancy", "remark": "", "containers": [], "seals": [], "has_sample": false });
    assert_eq!(wang.act(&town, &drawn, "examination-result", version, found).await.status, StatusCode::OK);
    town.office.keep_desks().await.unwrap();
    let decided = wang.get(&town, &format!("/api/cases/{drawn}")).await.body;
    assert_eq!(decided["decision"]["risk"]["model"], json!(own));
    let told = ana.get(&town, "/api/models").await.body["comparison"].clone();
    assert_eq!(told["cases"], 4, "{told}");
    assert_eq!(told["champion"]["stops"], told["challenger"]["stops"]);

    // A minute later whoever would promote it has it tried again, on what was examined meanwhile.
    town.pass(61 * SECOND);
    assert_eq!(reason().await, json!("being_tried"));
    assert_eq!(reason().await, json!("being_tried"), "once is enough");
    assert!(town.office.keep_trials().await.unwrap() && !town.office.keep_trials().await.unwrap());
    let told = ana.get(&town, "/api/models").await.body["models"][0]["trial"].clone();
    let tried = &told["tried"];
    assert_eq!((&tried["examined"], &tried["irregular"], &tried["by_chance"]), (&json!(1), &json!(1), &json!(1)), "{told}");
    assert_eq!(tried["champion"]["model"], json!(own), "beside the champion on the same lines");
    assert!(told["weaknesses"].as_array().unwrap().contains(&json!("few_tried")), "{told}");
    assert_eq!(ana.get(&town, &format!("/api/trials/{}", uuid::Uuid::nil())).await.status, StatusCode::NOT_FOUND);
    // Four eyes, and only what looked on.
    assert_eq!(ana.call(&town, "PUT", &path, json!({})).await.code(), "second_person");
    assert_eq!(bo.call(&town, "PUT", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    let view = bo.get(&town, "/api/models").await.body;
    let promoted = view["in_use"].as_str().unwrap().to_owned();
    assert_eq!((status_of(&view, &first).as_str(), promoted == own), ("champion", false));
    let scored = town.declare(&trader, NO_LUCK).await;
    let decided = wang.get(&town, &format!("/api/cases/{scored}")).await.body;
    assert_eq!(decided["decision"]["risk"]["model"], json!(promoted));
    // The program's file changes: the champion goes on counting.
    town.office.targets.install(&model()).unwrap();
    assert_eq!(town.office.targets.model(), Some(promoted.clone()));
    // Another node learns of it.
    let node = office::Office::new(town.office.administration, town.office.law(), town.office.store.clone());
    node.refresh_models().await.unwrap();
    assert_eq!(node.targets.model(), Some(promoted.clone()));

    // A second one, promoted; rolled back, the former counts again; rolled back once more, the program's own.
    town.pass(SECOND);
    let brought = bring(&town, &bo, model()).await;
    let second = brought.id().to_string();
    let newer = format!("/api/models/{second}");
    assert!(town.office.keep_trials().await.unwrap());
    assert_eq!(ana.call(&town, "PUT", &newer, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(town.office.targets.model(), Some(own.clone()));
    assert_eq!(status_of(&ana.get(&town, "/api/models").await.body, &first), "former");
    assert_eq!(ana.call(&town, "DELETE", &newer, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(town.office.targets.model(), Some(promoted));
    assert_eq!(ana.call(&town, "PUT", &newer, json!({})).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it was withdrawn");
    assert_eq!(bo.call(&town, "DELETE", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(town.office.targets.model(), Some(own));
}

#[tokio::test]
async fn a_model_that_is_broken_in_the_database_stops_nothing() {
    let town = Town::new().await;
    let own = town.office.targets.install(&model()).unwrap();
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let actor = store::Actor { administration: town.office.administration, client: ana.id, sees: store::Sees::Everything };
    // As if somebody had laid down, confirmed, and then damaged one.
    let hash = [7; 32];
    town.office.store.put_model(&actor, &hash, b"damaged", 1).await.unwrap();
    let card = json!({ "model": "07".repeat(32), "note": "x", "examples": 1, "hits": 1, "until": 1 });
    let id = uuid::Uuid::from_u128(9);
    let directive = store::Directive {
        id,
        kind: "model".to_owned(),
        subject: id,
        number: 1,
        hash,
        body: card.to_string().into_bytes(),
        owner: ana.id,
        at: 1,
        confirmed: None,
        withdrawn: None,
    };
    assert!(town.office.store.propose_directive(&actor, &directive, &store::testing::event()).await.unwrap());
    town.office.refresh_models().await.unwrap();
    assert!(
        town.office.store.confirm_directive(&actor, id, uuid::Uuid::from_u128(5), 2, &store::testing::event()).await.unwrap()
    );
    town.office.refresh_models().await.unwrap();
    assert_eq!(town.office.targets.model(), Some(own.clone()), "the last good one stays");
    let case = town.declare(&trader, NO_LUCK).await;
    assert_eq!(trader.get(&town, &format!("/api/cases/{case}")).await.status, StatusCode::OK);
}
