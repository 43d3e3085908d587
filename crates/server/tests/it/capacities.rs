//! How much a place can examine is laid down by one analyst and confirmed by another; the score spends what is left of it, and
//! what finds no room there has its papers looked at where there is room for that.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::targets::model;
use crate::town::{Browser, NO_LUCK, RED, Town};

fn says(queue: &str, daily: u32) -> Value {
    let weekdays = [daily; 7];
    json!({
        "place": "", "queue": queue, "weekdays": weekdays, "valid_from": "2026-11-01", "valid_to": "2027-06-30",
        "note": "two teams",
    })
}

fn with(mut says: Value, field: &str, value: Value) -> Value {
    says[field] = value;
    says
}

/// Lays a capacity down as two people do; its subject is that of an earlier version, if there is one.
async fn lay_down(town: &Town, (ana, bo): (&Browser, &Browser), subject: Option<&str>, says: Value) -> String {
    let proposed = ana.post(town, "/api/capacities", json!({ "capacity": subject, "says": says })).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
    let confirmed = bo.call(town, "PUT", &format!("/api/capacity-versions/{}", proposed.id()), json!({})).await;
    assert_eq!(confirmed.status, StatusCode::NO_CONTENT, "{}", confirmed.body);
    proposed.id().to_string()
}

async fn decided(town: &Town, wang: &Browser, case: &str) -> Value {
    wang.get(town, &format!("/api/cases/{case}")).await.body["decision"].clone()
}

#[tokio::test]
async fn the_score_spends_what_a_place_has_left_and_papers_have_room_of_their_own() {
    Box::pin(spent(&Town::new().await)).await;
}

#[tokio::test]
async fn the_same_is_spent_on_postgres() {
    let Some(server) = store::testing::Postgres::start() else { return };
    let town = Town::on(&server.database(), None).await;
    Box::pin(spent(&town)).await;
    town.office.store.close().await;
}

async fn spent(town: &Town) {
    town.office.targets.install(&model()).unwrap();
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let bo = town.user("bo", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    for _ in 0..101 {
        town.declare(&trader, NO_LUCK).await;
    }
    let found = town.declare(&trader, RED).await;
    let version = wang.version(town, &found).await;
    let result = json!({ "result": "discrepancy", "remark": "", "containers": [], "seals": [], "has_sample": false });
    assert_eq!(wang.act(town, &found, "examination-result", version, result).await.status, StatusCode::OK);
    // Nobody laid anything down: the law's three in a hundred.
    let first = town.declare(&trader, NO_LUCK).await;
    let told = decided(town, &wang, &first).await;
    assert_eq!((&told["lane"], &told["lane_reason"]["kind"]), (&json!("red"), &json!("score")), "{told}");
    assert!(told["risk"]["room"].is_null() && told["risk"]["papers_threshold"].is_null(), "{told}");

    // What cannot be taken is refused at its field; nobody confirms the own.
    for (field, value, reason) in [
        ("place", json!("GB FXT"), "no_place"),
        ("weekdays", json!([200_000, 0, 0, 0, 0, 0, 0]), "too_many"),
        ("valid_to", json!("2026-10-01"), "before_begin"),
        ("note", json!(""), "empty"),
    ] {
        let body = json!({ "capacity": null, "says": with(says("goods", 5), field, value) });
        let refused = ana.post(town, "/api/capacities", body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {}", refused.body);
        let details = &refused.body["details"];
        assert_eq!((details["field"].as_str(), details["reason"].as_str()), (Some(field), Some(reason)));
    }
    let proposed = ana.post(town, "/api/capacities", json!({ "capacity": null, "says": says("goods", 0) })).await;
    let path = format!("/api/capacity-versions/{}", proposed.id());
    assert_eq!(ana.call(town, "PUT", &path, json!({})).await.code(), "second_person");
    assert_eq!(ana.get(town, "/api/capacities").await.body["rooms"], json!([]), "what is proposed counts for nothing");
    assert_eq!(bo.call(town, "PUT", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(wang.get(town, "/api/capacities").await.status, StatusCode::FORBIDDEN);

    // Nothing is free: what is worth no more than the best of all is let go, and the record says why.
    let second = town.declare(&trader, NO_LUCK).await;
    let told = decided(town, &wang, &second).await;
    assert_ne!(told["lane"], "red", "{told}");
    let goods = &told["risk"]["room"]["goods"];
    assert_eq!((&goods["daily"], &goods["share"]), (&json!(0), &json!("0")), "{told}");

    // There is room for papers: they are looked at instead.
    lay_down(town, (&ana, &bo), None, says("papers", 1_000)).await;
    let third = town.declare(&trader, NO_LUCK).await;
    let told = decided(town, &wang, &third).await;
    assert_eq!((&told["lane"], &told["lane_reason"]["kind"]), (&json!("yellow"), &json!("score")), "{told}");
    assert_eq!(told["risk"]["room"]["papers"]["share"], json!("0.1"), "no more than the law allows");
    let record = wang.get(town, &format!("/api/cases/{third}/record")).await.body;
    let record: clearance::Record = serde_json::from_value(record).unwrap();
    let actor = store::Actor { administration: town.office.administration, client: wang.id, sees: store::Sees::Everything };
    let declaration = town.office.declaration(&actor, third.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(clearance::decide(&declaration, &town.office.law(), &record.facts, None), record.decision);

    // More examiners: goods again. What was sent there today is counted.
    town.office.keep_desks().await.unwrap();
    lay_down(town, (&ana, &bo), Some(&proposed.id().to_string()), says("goods", 50)).await;
    let view = ana.get(town, "/api/capacities").await.body;
    let room = view["rooms"].as_array().unwrap().iter().find(|room| room["queue"] == "goods").unwrap();
    assert_eq!((&room["daily"], &room["sent"], &room["left"]), (&json!(50), &json!(2), &json!(0)), "{room}");
    let fourth = town.declare(&trader, NO_LUCK).await;
    assert_eq!(decided(town, &wang, &fourth).await["lane"], "red");
    // By what each was chosen is told apart, and by the list of who laid down what.
    town.office.keep_desks().await.unwrap();
    let risk = ana.get(town, "/api/risk").await.body;
    let chosen = |basis: &str| {
        let found = risk["yields"].as_array().unwrap().iter().find(|one| one["basis"] == basis);
        found.map_or(json!(0), |one| one["chosen"].clone())
    };
    assert_eq!((chosen("score"), chosen("papers"), chosen("chance")), (json!(2), json!(1), json!(1)), "{risk}");
    let mut versions: Vec<&str> =
        view["versions"].as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap()).collect();
    versions.sort_unstable();
    assert_eq!(versions, ["in_use", "in_use", "replaced"]);

    // On the next day what waits is taken from the room, and what came at this time is expected.
    town.pass(24 * crate::town::HOUR);
    let ana = town.enter("ana", &ana.password).await;
    let view = ana.get(town, "/api/capacities").await.body;
    let room = view["rooms"].as_array().unwrap().iter().find(|room| room["queue"] == "goods").unwrap();
    assert_eq!((&room["sent"], &room["left"]), (&json!(0), &json!(2)), "{room}");
    assert_eq!(view["places"].as_array().unwrap().len(), 1, "{view}");

    // Withdrawn, the law's share counts again.
    let newest = view["versions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["says"]["queue"] == "goods" && one["status"] == "in_use")
        .unwrap();
    let path = format!("/api/capacity-versions/{}", newest["id"].as_str().unwrap());
    assert_eq!(ana.call(town, "DELETE", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    let view = ana.get(town, "/api/capacities").await.body;
    assert_eq!(view["rooms"].as_array().unwrap().len(), 1, "no older version of it comes back");
}
