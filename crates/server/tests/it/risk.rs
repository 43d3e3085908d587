//! The analyst's room over HTTP: what it counts is what was scored, stopped and found, and every figure lists its cases.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::targets::model;
use crate::town::{Browser, NO_LUCK, RED, Town};

/// The cases that the query of a figure finds.
async fn behind(town: &Town, who: &Browser, figure: &Value) -> Vec<Value> {
    let query = figure["query"].as_str().unwrap();
    let found = who.get(town, query).await;
    assert_eq!(found.status, StatusCode::OK, "{query}: {}", found.body);
    assert_eq!(found.body["is_all"], json!(true));
    found.body["cases"].as_array().unwrap().clone()
}

async fn examine(town: &Town, officer: &Browser, case: &str, result: &str) {
    let version = officer.version(town, case).await;
    let found = json!({ "result": result, "remark": "", "containers": [], "seals": [], "has_sample": false });
    let done = officer.act(town, case, "examination-result", version, found).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
}

fn of<'a>(room: &'a Value, part: &str, name: &str, value: &str) -> &'a Value {
    room[part].as_array().unwrap().iter().find(|one| one[name] == value).unwrap()
}

#[tokio::test]
async fn the_room_counts_what_was_scored_stopped_and_found() {
    let town = Town::new().await;
    let hash = town.office.targets.install(&model()).unwrap();
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;

    let empty = ana.get(&town, "/api/risk").await;
    assert_eq!(empty.status, StatusCode::OK, "{}", empty.body);
    assert_eq!(
        (&empty.body["scored"], &empty.body["what_if"], &empty.body["drift"]["psi"]),
        (&json!(0), &Value::Null, &Value::Null)
    );
    assert_eq!(of(&empty.body, "yields", "basis", "score")["irregular"]["share"], Value::Null, "no division by nothing");

    for _ in 0..110 {
        town.declare(&trader, NO_LUCK).await;
    }
    let drawn = town.declare(&trader, RED).await;
    examine(&town, &wang, &drawn, "discrepancy").await;
    let stopped = town.declare(&trader, NO_LUCK).await;
    town.office.keep_desks().await.unwrap();

    let room = ana.get(&town, "/api/risk?days=7&share=0.1").await.body;
    assert_eq!((&room["scored"], &room["model"]["hash"], &room["model"]["examples"]), (&json!(112), &json!(hash), &json!(2)));
    assert!(room["model"]["threshold"].is_string(), "{}", room["model"]);
    let (score, chance) = (of(&room, "yields", "basis", "score"), of(&room, "yields", "basis", "chance"));
    assert_eq!((&score["chosen"], &score["irregular"]["of"], &score["irregular"]["share"]), (&json!(1), &json!(0), &Value::Null));
    assert_eq!(
        (&chance["chosen"], &chance["irregular"]["hits"], &chance["irregular"]["share"]),
        (&json!(1), &json!(1), &json!(1.0))
    );
    let cases = behind(&town, &ana, chance).await;
    assert_eq!((cases.len(), &cases[0]["case"], &cases[0]["result"]), (1, &json!(drawn), &json!("discrepancy")));

    // Every bar of both distributions lists as many cases as it is high, and all bars are all cases.
    for part in ["probability", "worth"] {
        let mut total = 0;
        for band in room[part].as_array().unwrap() {
            assert_eq!(band["cases"], json!(behind(&town, &ana, band).await.len()), "{part}: {band}");
            total += band["cases"].as_u64().unwrap();
        }
        assert_eq!(total, 112, "{part}");
    }
    let reason = of(&room, "signals", "signal", "importer.hits");
    assert_eq!((&reason["stopped"], &reason["irregular"]["of"]), (&json!(1), &json!(0)));
    assert!(reason["text"]["zh"].as_str().is_some_and(|text| text.contains("进口商")), "{reason}");
    let cases = behind(&town, &ana, reason).await;
    assert_eq!((cases.len(), &cases[0]["case"], &cases[0]["basis"]), (1, &json!(stopped), &json!("score")));
    for part in ["sizes", "origins"] {
        let group = &room[part][0];
        assert_eq!((&group["traders"], &group["stopped"]["hits"], &group["stopped"]["of"]), (&json!(1), &json!(1), &json!(112)));
        assert_eq!(behind(&town, &ana, group).await.len(), 1, "{group}");
    }
    assert_eq!((&room["sizes"][0]["of"], &room["drift"]["is_shifted"]), (&json!("100"), &json!(false)));
    // A tenth of 112 on the first day.
    let decimal = |value: &Value| value.as_str().unwrap().parse::<rust_decimal::Decimal>().unwrap().normalize().to_string();
    let told = ["share", "stops_a_day"].map(|name| decimal(&room["what_if"][name]));
    assert_eq!(told, ["0.1", "11.2"]);

    examine(&town, &wang, &stopped, "conform").await;
    town.office.keep_desks().await.unwrap();
    let room = ana.get(&town, "/api/risk").await.body;
    let score = of(&room, "yields", "basis", "score");
    assert_eq!((&score["irregular"]["of"], &score["irregular"]["hits"]), (&json!(1), &json!(0)));
    let elsewhere = ana.get(&town, "/api/risk?office=NOWHERE&lane=red").await.body;
    assert_eq!(elsewhere["scored"], json!(0));

    for (query, status) in
        [("days=0", 422), ("days=367", 422), ("share=1.5", 422), ("share=-1", 422), ("share=x", 400), ("share=1", 200)]
    {
        assert_eq!(ana.get(&town, &format!("/api/risk?{query}")).await.status.as_u16(), status, "{query}");
    }
    assert_eq!(ana.get(&town, "/api/risk/cases?size=3").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let carrier = town.user("carrier", town.firm, &["carrier"]).await;
    for who in [&wang, &trader, &carrier] {
        for path in ["/api/risk", "/api/risk/cases", "/api/risk/network?kind=importer&value=GB123"] {
            assert_eq!(who.get(&town, path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}

#[tokio::test]
async fn a_network_leads_over_what_is_shared_to_who_else_uses_it() {
    let town = Town::new().await;
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    // Two importers, one of which changed the name and kept the container; a third has nothing to do with them.
    let declare = async |luck: &str, importer: &str, container: &str| {
        let text = crate::sample("import-tea-sets.xml").replace("TGS-", &format!("{luck}-")).replace("CSQU3054383", container);
        let start = text.find("<Importer>").unwrap();
        let end = text.find("</Importer>").unwrap();
        let text = format!("{}<Importer><ID>{importer}</ID>{}", &text[..start], &text[end..]);
        let reply = trader.send(&town, "POST", "/api/declarations", &[("content-type", "application/xml")], text.into()).await;
        reply.body["case"].as_str().unwrap_or_else(|| panic!("{}", reply.body)).to_owned()
    };
    let first = declare("A", "GB111111111111", "CSQU3054383").await;
    declare("B", "GB222222222222", "CSQU3054383").await;
    declare("C", "GB333333333333", "MSKU1234565").await;
    town.office.keep_desks().await.unwrap();

    let reply = ana.get(&town, "/api/risk/network?kind=importer&value=%20gb111111111111&days=7").await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let network = reply.body;
    let node = |kind: &str, value: &str| {
        let nodes = network["nodes"].as_array().unwrap();
        nodes.iter().position(|one| one["kind"] == kind && one["value"] == value)
    };
    let (focus, container) = (node("importer", "GB111111111111").unwrap(), node("container", "CSQU3054383").unwrap());
    let other = node("importer", "GB222222222222").unwrap();
    let told = |place: usize| (network["nodes"][place]["distance"].clone(), network["nodes"][place]["cases"].clone());
    assert_eq!(
        (focus, told(focus), told(container), told(other)),
        (0, (json!(0), json!(1)), (json!(1), json!(2)), (json!(2), json!(1)))
    );
    // The goods come from the same seller too, so the third importer is in the network, but not over the container.
    let links = network["links"].as_array().unwrap();
    let linked =
        |from: usize, to: usize| links.iter().find(|one| one["from"] == from && one["to"] == to).map(|one| one["cases"].clone());
    assert_eq!((linked(focus, container), linked(container, other)), (Some(json!(1)), Some(json!(1))));
    let third = node("importer", "GB333333333333");
    assert_eq!(third.and_then(|third| linked(container, third)), None);
    assert_eq!((&network["cases"][0]["case"], network["cases"].as_array().unwrap().len()), (&json!(first), 1));

    for (query, status) in [
        ("kind=weather&value=rain", 422),
        ("kind=importer&value=GB", 422),
        ("kind=importer&value=GB1&days=0", 422),
        ("kind=importer", 400),
    ] {
        assert_eq!(ana.get(&town, &format!("/api/risk/network?{query}")).await.status.as_u16(), status, "{query}");
    }
    // Nothing is known of somebody who never came.
    let nobody = ana.get(&town, "/api/risk/network?kind=importer&value=GB999999999999").await.body;
    assert_eq!((nobody["nodes"].as_array().unwrap().len(), &nobody["links"], &nobody["is_all"]), (1, &json!([]), &json!(true)));
}
