//! The register of authorisations: laid down by two, asked by rules, and told to nobody whom it does not concern.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::town::{Browser, NO_LUCK, Reply, SECOND, Town};

/// Holder and number as the declaration of beef claims them.
const HOLDER: &str = "GB100000000004";
const NUMBER: &str = "GBDPO1000001";

#[tokio::test]
async fn what_is_claimed_is_held_against_the_register() {
    claims(&Town::new().await).await;
}

#[tokio::test]
async fn it_is_the_same_on_postgres() {
    let Some(server) = store::testing::Postgres::start() else { return };
    let town = Town::on(&server.database(), None).await;
    claims(&town).await;
    town.office.store.close().await;
}

fn says(kind: &str, holder: &str, number: &str) -> Value {
    json!({ "kind": kind, "holder": holder, "name": "Tea Ltd", "number": number, "valid_from": "2026-01-01" })
}

async fn propose(town: &Town, by: &Browser, body: &Value) -> Reply {
    by.post(town, "/api/authorisations", body.clone()).await
}

async fn lay_down(town: &Town, [by, and]: [&Browser; 2], body: &Value) -> String {
    town.pass(SECOND);
    let proposed = propose(town, by, body).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.body);
    let path = format!("/api/authorisations/{}", proposed.id());
    let own = by.call(town, "PUT", &path, json!({})).await;
    assert_eq!((own.status, own.code()), (StatusCode::CONFLICT, "second_person"));
    assert_eq!(and.call(town, "PUT", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    let twice = and.call(town, "PUT", &path, json!({})).await;
    assert_eq!(twice.body["details"]["reason"], "not_waiting");
    path
}

/// Codes of the errors in an answer to a declaration, with what they are about.
fn errors(answer: &Value) -> Vec<(String, String)> {
    let findings = answer["findings"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of = |one: &Value| (text(&one["code"]), text(&one["arguments"]["value"]));
    findings.iter().filter(|one| one["severity"] == "error").map(of).collect()
}

fn unknown(value: &str) -> (String, String) {
    ("CDS12007".to_owned(), value.to_owned())
}

async fn claims(town: &Town) {
    let boss = town.user("boss", town.customs, &["supervisor"]).await;
    let chief = town.user("chief", town.customs, &["supervisor"]).await;
    let wang = town.user("wang", town.customs, &["officer"]).await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let other_firm = town.organisation("firm", "Other Ltd", "其他公司").await;
    let other = town.user("other", other_firm, &["trader"]).await;
    let pair = [&boss, &chief];

    // As long as nobody keeps a register, a claim is all there is.
    let before = town.declare_as(&trader, NO_LUCK, |text| text).await;
    assert_eq!(before["outcome"], "cleared", "{before}");

    // What cannot stand in the register is refused with its place and reason.
    let with = |name: &str, value: Value| {
        let mut body = says("DPO", HOLDER, NUMBER);
        body[name] = value;
        body
    };
    for (body, field, reason) in [
        (with("kind", json!("NONE")), "kind", "unknown"),
        (with("holder", json!(" ")), "holder", "empty"),
        (with("holder", json!("GB".repeat(9))), "holder", "too_long"),
        (with("number", json!("")), "number", "empty"),
        (with("name", json!("")), "name", "empty"),
        (with("valid_to", json!("2025-12-31")), "valid_to", "before_first"),
        (with("valid_to", json!("2026-02-01")), "valid_to", "has_passed"),
        (with("firm", json!(town.customs)), "firm", "unknown"),
    ] {
        let refused = propose(town, &boss, &body).await;
        let details = &refused.body["details"];
        assert_eq!(
            (refused.status, &details["field"], &details["reason"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(field), &json!(reason))
        );
    }
    for nobody in [&wang, &trader] {
        assert_eq!(propose(town, nobody, &says("DPO", HOLDER, NUMBER)).await.status, StatusCode::FORBIDDEN);
    }

    // A register is filled before claims are held against it: from its day on every claim of its type, and none of another.
    lay_down(town, pair, &says("DPO", "GB999999999999", "GBDPO999")).await;
    let early = town.declare_as(&trader, NO_LUCK, |text| text).await;
    assert_eq!(early["outcome"], "cleared", "{early}");
    let today = town.office.today();
    for (kind, from, reason) in [("NONE", today, "unknown"), ("DPO", today.yesterday().unwrap(), "has_passed")] {
        let refused = boss.post(town, "/api/registers", json!({ "kind": kind, "from": from })).await;
        assert_eq!(refused.body["details"]["reason"], reason, "{}", refused.body);
    }
    let kept = boss.post(town, "/api/registers", json!({ "kind": "DPO", "from": today })).await;
    let register = format!("/api/registers/{}", kept.id());
    assert_eq!(boss.call(town, "PUT", &register, json!({})).await.code(), "second_person");
    assert_eq!(chief.call(town, "PUT", &register, json!({})).await.status, StatusCode::NO_CONTENT);
    let registers = chief.get(town, "/api/registers").await.body;
    assert_eq!((&registers[0]["status"], &registers[0]["confirmed_by"]), (&json!("kept"), &json!("chief")));
    assert_eq!(wang.get(town, "/api/registers").await.status, StatusCode::FORBIDDEN);
    let refused = town.declare_as(&trader, NO_LUCK, |text| text).await;
    assert_eq!((&refused["outcome"], errors(&refused)), (&json!("rejected"), vec![unknown(HOLDER), unknown(NUMBER)]));
    let mut own = says("DPO", HOLDER, NUMBER);
    own["firm"] = json!(town.firm);
    own["valid_to"] = json!("2026-12-31");
    own["conditions"] = json!("至多 100,000 英镑");
    let path = lay_down(town, pair, &own).await;
    let taken = propose(town, &boss, &own).await;
    assert_eq!(taken.body["details"]["reason"], "taken");
    let held = town.declare_as(&trader, NO_LUCK, |text| text).await;
    assert_eq!(held["outcome"], "cleared", "{held}");
    // The number of another party's: it is in force, and not theirs.
    let borrowed = town.declare_as(&trader, NO_LUCK, |text| text.replace(NUMBER, "GBDPO999")).await;
    assert_eq!(errors(&borrowed), [("CDS12150".to_owned(), "GBDPO999".to_owned())]);
    let told = borrowed["case"].as_str().unwrap();
    let record = trader.get(town, &format!("/api/cases/{told}/record")).await.body;
    assert!(!record.to_string().contains("GB999999999999"), "whoever declares learns nobody's number: {record}");

    // Without a holder, nobody is named who could hold it; and whoever only tries it out learns the same.
    let nobody = |text: String| text.replace("<CategoryCode>DPO</CategoryCode>", "<CategoryCode>TEA</CategoryCode>");
    let unnamed = town.declare_as(&trader, NO_LUCK, nobody).await;
    assert_eq!(errors(&unnamed), [("CDS12150".to_owned(), NUMBER.to_owned())]);
    let text = crate::sample("import-beef.xml").replace(NUMBER, "GBDPO998");
    let tried = trader.send(town, "POST", "/api/declarations/try", &[("content-type", "application/xml")], text.into()).await;
    assert!(errors(&tried.body).contains(&unknown("GBDPO998")), "{}", tried.body);

    // What was decided is decided again alike from its record, whatever becomes of the register.
    let case = held["case"].as_str().unwrap().to_owned();
    let record = wang.get(town, &format!("/api/cases/{case}/record")).await.body;
    let kept = &record["facts"]["authorisations"];
    assert_eq!((&kept["kept"], kept["entries"].as_array().unwrap().len()), (&json!(["DPO"]), 1), "{kept}");
    assert_eq!((&kept["entries"][0]["holder"], &kept["entries"][0]["number"]), (&json!(HOLDER), &json!(NUMBER)));
    let record: clearance::Record = serde_json::from_value(record).unwrap();
    let everyone = store::Actor { administration: town.office.administration, client: wang.id, sees: store::Sees::Everything };
    let declared = town.office.declaration(&everyone, case.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(clearance::replay(&record, &declared, &town.office.law(), None), clearance::Replay::Same);

    let parties = wang.get(town, &format!("/api/cases/{case}/parties")).await.body;
    let importer = parties.as_array().unwrap().iter().find(|party| party["role"] == "importer").unwrap();
    assert_eq!(importer["authorisations"], json!(["DPO"]), "{parties}");

    // The whole register is customs' to read; a trader reads the entries of the own firm, without who laid them down.
    let list = wang.get(town, "/api/authorisations").await.body;
    let numbers = |list: &Value| -> Vec<Value> {
        list["authorisations"].as_array().unwrap().iter().map(|one| one["number"].clone()).collect()
    };
    assert_eq!((numbers(&list), &list["kept"]), (vec![json!(NUMBER), json!("GBDPO999")], &json!(["DPO"])));
    assert_eq!(list["authorisations"][0]["confirmed_by"], "chief");
    for (query, found) in [
        ("?text=tea", 2),
        ("?text=dpo9", 1),
        ("?text=%25", 0),
        ("?kind=CGU", 0),
        (&format!("?holder={HOLDER}"), 1),
        ("?status=waiting", 0),
        ("?status=in_force", 2),
    ] {
        let list = wang.get(town, &format!("/api/authorisations{query}")).await.body;
        assert_eq!(numbers(&list).len(), found, "{query}: {list}");
    }
    let first = wang.get(town, "/api/authorisations?limit=1").await.body;
    let second = wang.get(town, &format!("/api/authorisations?limit=1&after={}", first["next"].as_str().unwrap())).await.body;
    assert_eq!((numbers(&first), numbers(&second)), (vec![json!(NUMBER)], vec![json!("GBDPO999")]));
    for bad in ["?after=x", "?status=over"] {
        assert_eq!(wang.get(town, &format!("/api/authorisations{bad}")).await.status, StatusCode::BAD_REQUEST, "{bad}");
    }
    let seen = trader.get(town, "/api/authorisations").await.body;
    assert_eq!((numbers(&seen), &seen["authorisations"][0]["confirmed_by"]), (vec![json!(NUMBER)], &Value::Null));
    assert_eq!(numbers(&other.get(town, "/api/authorisations").await.body), Vec::<Value>::new());

    // Nobody has a hand in what is given to kin.
    let kin = json!({ "firm": town.firm, "reason": "sister" });
    let related = boss.post(town, &format!("/api/users/{}/relations", chief.id), kin).await;
    assert_eq!(related.status, StatusCode::CREATED, "{}", related.body);
    let why = json!({ "reason": "宽限期已过" });
    let end = format!("{path}/end");
    let refused = chief.post(town, &end, why.clone()).await;
    assert_eq!((refused.status, &refused.body["details"]["reason"]), (StatusCode::FORBIDDEN, &json!("kin")));

    let audit = town.user("audit", town.customs, &["auditor"]).await;
    let trail = audit.get(town, "/api/audit?kind=authorisation.confirmed").await.body;
    assert!(trail.to_string().contains(NUMBER), "{trail}");

    // It ends at once, with a reason. What was accepted before is corrected as it was held then.
    for (body, reason) in [(json!({ "reason": " " }), "empty")] {
        assert_eq!(boss.post(town, &end, body).await.body["details"]["reason"], reason);
    }
    assert_eq!(boss.post(town, &end, why.clone()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(boss.post(town, &end, why).await.body["details"]["reason"], "ended_already");
    let over = town.declare_as(&trader, NO_LUCK, |text| text).await;
    assert_eq!(errors(&over), [unknown(HOLDER), unknown(NUMBER)]);
    let list = wang.get(town, "/api/authorisations").await.body;
    let ended = &list["authorisations"][0];
    assert_eq!((&ended["status"], &ended["ended_reason"]), (&json!("ended"), &json!("宽限期已过")));
    for (case, granted) in [(&early, true), (&held, true)] {
        let case = case["case"].as_str().unwrap();
        let whole = trader.get(town, &format!("/api/cases/{case}/declaration")).await.body;
        let mut corrected = whole.clone();
        corrected["goodsShipment"]["governmentAgencyGoodsItem"][0]["commodity"]["description"] = json!("Frozen beef, boneless");
        let path = format!("/api/cases/{case}/amendment/try?reason=typo");
        let tried = trader.post(town, &path, corrected).await;
        let refused = tried.body["findings"].as_array().unwrap().iter().any(|one| one["severity"] == "error");
        assert_eq!(!refused, granted, "{}", tried.body);
    }

    // A register ends, too: then a claim is all there is.
    assert_eq!(boss.call(town, "DELETE", &register, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(town.declare_as(&trader, NO_LUCK, |text| text).await["outcome"], "cleared");
}
