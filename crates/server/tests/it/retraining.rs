//! The house learns again from what it examined: declarations, examinations, corrections; then a challenger with its back-test
//! and its lineage, which two analysts promote. What cannot be learned is told, and a restart forgets nothing.

use axum::body::Body;
use axum::http::StatusCode;
use office::Office;
use serde_json::{Value, json};

use crate::targets::model;
use crate::town::{Browser, HOUR, NO_LUCK, RED, SECOND, Town};

const MINUTE: i64 = 60 * SECOND;
/// Too cheap for half a tonne of beef.
const CHEAP: &str = "200.00";
/// Examined cases: half of them are irregular.
const EXAMINED: u32 = 96;
/// Cases that chance passed by.
const PASSED_BY: u32 = 12;

async fn declare(town: &Town, trader: &Browser, draw: u64, price: &str) -> Value {
    town.pass(MINUTE);
    town.declare_as(trader, draw, |text| text.replace(">2000.00<", &format!(">{price}<"))).await
}

async fn examine(town: &Town, officer: &Browser, case: &str, result: &str) {
    town.pass(MINUTE);
    let version = officer.version(town, case).await;
    let found = json!({ "result": result, "remark": "", "containers": [], "seals": [], "has_sample": false });
    let done = officer.act(town, case, "examination-result", version, found).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
}

/// The price that the papers say, after an examination.
async fn correct(town: &Town, trader: &Browser, mrn: &str) {
    let text = crate::correction(mrn, "2000.00").replace("USD", "GBP").replace("ADD-1", &format!("ADD-{}", &mrn[8..]));
    let sent = trader.send(town, "POST", "/api/declarations", &[("content-type", "application/xml")], Body::from(text)).await;
    assert_eq!((sent.status, &sent.body["request"]), (StatusCode::CREATED, &json!("granted")), "{}", sent.body);
    town.office.keep_desks().await.unwrap();
}

/// A quarter of cases, of which chance sent some to examination: those too cheap are put right.
async fn a_past(town: &Town, officer: &Browser, trader: &Browser) {
    for number in 0..EXAMINED {
        if number < PASSED_BY {
            declare(town, trader, NO_LUCK, "1990.00").await;
        }
        let is_cheap = number % 4 < 2;
        let price = if is_cheap { CHEAP.to_owned() } else { format!("20{number:02}.00") };
        let declared = declare(town, trader, RED, &price).await;
        let case = declared["case"].as_str().unwrap();
        examine(town, officer, case, if is_cheap { "discrepancy" } else { "conform" }).await;
        if is_cheap {
            correct(town, trader, declared["mrn"].as_str().unwrap()).await;
            // The draw stands, so the goods are looked at again; what they were declared as at first was irregular all the same.
            if number == 0 {
                examine(town, officer, case, "conform").await;
            }
        }
    }
}

fn runs(view: &Value) -> &Vec<Value> {
    view["runs"].as_array().unwrap()
}

async fn learns_again(town: &Town) {
    let ana = town.user("ana", town.customs, &["analyst"]).await;
    let bo = town.user("bo", town.customs, &["analyst"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let own = town.office.targets.install(&model()).unwrap();
    assert_eq!(wang.get(town, "/api/retrainings").await.status, StatusCode::FORBIDDEN);
    assert_eq!(wang.post(town, "/api/retrainings", json!({})).await.status, StatusCode::FORBIDDEN);

    // Nothing was examined: it says so, and leaves everything as it was.
    assert_eq!(ana.post(town, "/api/retrainings", json!({})).await.status, StatusCode::ACCEPTED);
    let twice = bo.post(town, "/api/retrainings", json!({})).await;
    assert_eq!((twice.status, &twice.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("one_is_open")));
    assert_eq!(runs(&ana.get(town, "/api/retrainings").await.body)[0]["is_begun"], false);
    assert!(town.office.keep_retrainings().await.unwrap());
    let view = ana.get(town, "/api/retrainings").await.body;
    assert_eq!(runs(&view)[0]["failure"], json!({ "reason": "too_few", "examined": 0, "irregular": 0, "needed": 10 }));
    assert_eq!((&runs(&view)[0]["asked_by"], &view["every_days"]), (&json!("ana"), &Value::Null));
    assert_eq!(ana.get(town, "/api/models").await.body["models"], json!([]));

    a_past(town, &wang, &trader).await;
    // By itself, on a node that was told after how many days; another node finds nothing to do.
    let mut node = Office::new(town.office.administration, town.office.law(), town.office.store.clone());
    node.environment = town.office.environment.clone();
    node.targets.install(&model()).unwrap();
    node.retrain_days = Some(7);
    assert!(!node.keep_retrainings().await.unwrap(), "not yet");
    town.pass(8 * 24 * HOUR);
    // Nobody stays signed in for so long.
    let [ana, bo, wang, trader] = [
        town.enter("ana", &ana.password).await,
        town.enter("bo", &bo.password).await,
        town.enter("wang", &wang.password).await,
        town.enter("trader", &trader.password).await,
    ];
    assert!(node.keep_retrainings().await.unwrap());
    assert!(!town.office.keep_retrainings().await.unwrap());
    let view = ana.get(town, "/api/retrainings").await.body;
    let run = &runs(&view)[0];
    assert_eq!(
        (&run["asked_by"], &run["failure"], &run["cases"]),
        (&Value::Null, &Value::Null, &json!(PASSED_BY + EXAMINED)),
        "{run}"
    );

    let view = ana.get(town, "/api/models").await.body;
    let laid = &view["models"][0];
    assert_eq!((&laid["id"], &laid["status"], &laid["proposed_by"]), (&run["model"], &json!("challenger"), &Value::Null));
    assert_eq!(view["in_use"], json!(own), "it stops nobody");
    let learned = &laid["learned"];
    let counted = ["cases", "lines", "examined", "by_chance", "irregular"].map(|name| learned[name].as_u64().unwrap());
    let (all, examined) = (u64::from(PASSED_BY + EXAMINED), u64::from(EXAMINED));
    assert_eq!(counted, [all, all, examined, examined, examined / 2], "{learned}");
    assert_eq!(learned["past"].as_str().unwrap().len(), 64);
    let tried = &learned["tried"];
    assert_eq!((&tried["examined"], &tried["irregular"]), (&json!(examined / 4), &json!(examined / 8)), "{tried}");
    assert_eq!((&tried["model"]["auc"], &tried["champion"]["model"]), (&json!(1.0), &json!(own)), "the price tells them apart");
    let points = tried["model"]["points"].as_array().unwrap();
    let half = points.iter().find(|point| point["share"] == 0.5).unwrap();
    assert_eq!(
        (&half["recall"]["value"], &half["recovered"]["value"]),
        (&json!(1.0), &json!(1.0)),
        "all of it in the better half"
    );
    let weak: Vec<&str> = learned["weaknesses"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert!(weak.contains(&"few_examined") && weak.contains(&"no_safety") && !weak.contains(&"no_chance"), "{weak:?}");

    // The same past teaches nothing new.
    town.pass(SECOND);
    assert_eq!(bo.post(town, "/api/retrainings", json!({})).await.status, StatusCode::ACCEPTED);
    assert!(town.office.keep_retrainings().await.unwrap());
    let view = ana.get(town, "/api/retrainings").await.body;
    assert_eq!(runs(&view)[0]["failure"]["reason"], "nothing_new");

    // One analyst puts it forward, another promotes it; nobody does both.
    let path = |view: &Value| format!("/api/models/{}", view["models"][0]["id"].as_str().unwrap());
    town.pass(SECOND);
    let by_house = path(&ana.get(town, "/api/models").await.body);
    assert_eq!(ana.call(town, "PUT", &by_house, json!({})).await.status, StatusCode::NO_CONTENT);
    let view = ana.get(town, "/api/models").await.body;
    assert_eq!((&view["models"][0]["proposed_by"], &view["models"][0]["status"]), (&json!("ana"), &json!("challenger")));
    assert_eq!((&view["in_use"], &view["models"][0]["learned"]), (&json!(own), learned));
    assert_eq!(ana.call(town, "PUT", &path(&view), json!({})).await.code(), "second_person");
    // It looks on with what the house knows, and brings that along.
    town.office.recall_past().await.unwrap();
    assert_eq!(bo.call(town, "PUT", &path(&view), json!({})).await.status, StatusCode::NO_CONTENT);
    let promoted = bo.get(town, "/api/models").await.body["in_use"].clone();
    assert_ne!(promoted, json!(own));

    // What it says of goods that are too cheap, here and on a node that was started anew: the same, for nothing was forgotten.
    let said = async |office: &Office| {
        let declared = declare(town, &trader, NO_LUCK, CHEAP).await;
        assert_eq!(office.targets.model().map(Value::from), Some(promoted.clone()));
        let shown = wang.get(town, &format!("/api/cases/{}", declared["case"].as_str().unwrap())).await.body;
        shown["decision"]["risk"]["lines"][0].clone()
    };
    let here = said(&town.office).await;
    assert!(here["probability"].as_str().unwrap().parse::<f64>().unwrap() > 0.8, "{here}");
    assert!(here["revenue"].as_str().unwrap().parse::<f64>().unwrap() > 100.0, "what corrections brought is known: {here}");
    let before = town.office.targets.knows();
    let anew = started(town).await;
    assert_eq!(anew.targets.knows(), Some(0), "a file without a past");
    anew.recall_past().await.unwrap();
    assert_eq!(anew.targets.knows(), before);
    // The same goods at the same instant, here and there.
    let here = said(&town.office).await;
    let (text, number) = (crate::sample("import-beef.xml").replace(">2000.00<", &format!(">{CHEAP}<")), "TGT-9999");
    let sent = office::Submission {
        client: town.firm,
        key: None,
        content_type: "application/xml".to_owned(),
        body: text.replace("TGS-0003", number).into(),
    };
    let answer: Value = serde_json::from_slice(&anew.submit(sent).await.unwrap().body).unwrap();
    let there = wang.get(town, &format!("/api/cases/{}", answer["case"].as_str().unwrap())).await.body;
    assert_eq!(there["decision"]["risk"]["lines"][0], here);

    // What one node decides, another knows a minute later, and once, however often it hears of it.
    let hear = async || {
        town.pass(70 * SECOND);
        town.office.hear_others().await.unwrap();
        anew.hear_others().await.unwrap();
    };
    hear().await;
    declare(town, &trader, NO_LUCK, "9000.00").await;
    assert!(anew.targets.knows() < town.office.targets.knows(), "not at once");
    for round in ["a minute later", "once", "and each its own"] {
        hear().await;
        assert_eq!(anew.targets.knows(), town.office.targets.knows(), "{round}");
        same_here_and_there(town, &anew, (&wang, &trader), round).await;
    }
    // So it is with what is found and what corrections bring; a node that goes through all of the past knows the same.
    let found = declare(town, &trader, RED, CHEAP).await;
    examine(town, &wang, found["case"].as_str().unwrap(), "discrepancy").await;
    hear().await;
    same_here_and_there(town, &anew, (&wang, &trader), "what was found").await;
    correct(town, &trader, found["mrn"].as_str().unwrap()).await;
    hear().await;
    same_here_and_there(town, &anew, (&wang, &trader), "what was recovered").await;
    hear().await;
    let third = started(town).await;
    third.recall_past().await.unwrap();
    same_here_and_there(town, &third, (&wang, &trader), "all of the past").await;
    // A day later all go through it again, and hear of nothing twice.
    town.pass(25 * HOUR);
    for node in [&town.office, &anew] {
        node.recall_past().await.unwrap();
    }
    hear().await;
    let (wang, trader) = (town.enter("wang", &wang.password).await, town.enter("trader", &trader.password).await);
    same_here_and_there(town, &anew, (&wang, &trader), "a day later").await;
}

/// Another node, over the same database, that was just started.
async fn started(town: &Town) -> Office {
    let mut node = Office::new(town.office.administration, town.office.law(), town.office.store.clone());
    node.environment = town.office.environment.clone();
    node.refresh_models().await.unwrap();
    node
}

/// The same goods at the same instant are the same to two nodes, to the last bit of each signal.
async fn same_here_and_there(town: &Town, there: &Office, (officer, trader): (&Browser, &Browser), why: &str) {
    let declared = declare(town, trader, NO_LUCK, CHEAP).await;
    let here = declared["case"].as_str().unwrap();
    let text = crate::sample("import-beef.xml").replace(">2000.00<", &format!(">{CHEAP}<"));
    let reference = text.split("<FunctionalReferenceID>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    // References of its own, in capitals.
    let own = here[24..].to_uppercase();
    let text = text.replace(&reference, &format!("E{own}")).replace("TGS-0003", &format!("TGE-{own}"));
    let sent = office::Submission { client: town.firm, key: None, content_type: "application/xml".to_owned(), body: text.into() };
    let answer: Value = serde_json::from_slice(&there.submit(sent).await.unwrap().body).unwrap();
    assert_ne!(answer["outcome"], "rejected", "{answer}");
    town.office.keep_desks().await.unwrap();
    let said = async |case: &str| {
        let record = officer.get(town, &format!("/api/cases/{case}/record")).await.body;
        record["facts"]["risk"]["lines"].clone()
    };
    let told = said(here).await;
    assert!(told[0]["signals"].is_string(), "{told}");
    assert_eq!(said(answer["case"].as_str().unwrap()).await, told, "{why}");
}

#[tokio::test]
async fn the_house_learns_again_and_two_analysts_promote_what_it_learned() {
    Box::pin(learns_again(&Town::new().await)).await;
}

#[tokio::test]
async fn the_house_learns_the_same_on_postgres() {
    let Some(server) = store::testing::Postgres::start() else { return };
    let town = Town::on(&server.database(), None).await;
    Box::pin(learns_again(&town)).await;
    town.office.store.close().await;
}
