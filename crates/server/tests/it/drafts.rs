//! An administrator changes a rule in a draft, is told what the compiler says, tests it on declarations, and makes an edition
//! of it; another one sees the draft and overwrites nothing.

use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::town::{Browser, NO_LUCK, Reply, Town};

/// A rule of the pack that ships.
const RULE: &str = "net-not-above-gross";

async fn town() -> Town {
    let town = Town::new().await;
    keep(&town).await;
    town
}

async fn keep(town: &Town) {
    let tables = editions::read_tables(std::path::Path::new("gb")).unwrap();
    town.office.keep_first_edition(Some(&tables)).await.unwrap();
}

/// Changes a draft at a version.
async fn at(town: &Town, who: &Browser, (method, path): (&str, &str), version: u64, body: Value) -> Reply {
    let tag = format!("\"{version}\"");
    let headers = [("content-type", "application/json"), ("if-match", tag.as_str())];
    who.send(town, method, path, &headers, Body::from(body.to_string())).await
}

async fn begin(town: &Town, who: &Browser) -> Value {
    let edition = who.get(town, "/api/editions").await.body["in_force"].clone();
    let begun = who.post(town, "/api/drafts", json!({ "edition": edition, "name": "Net mass, S.I. 2027/12" })).await;
    assert_eq!((begun.status, begun.headers["etag"].to_str().unwrap()), (StatusCode::CREATED, "\"1\""), "{}", begun.body);
    begun.body
}

fn address(draft: &Value) -> String {
    format!("/api/drafts/{}", draft["card"]["draft"].as_str().unwrap())
}

fn rule<'a>(draft: &'a Value, id: &str) -> &'a Value {
    draft["rules"].as_array().unwrap().iter().find(|rule| rule["says"]["rule"] == id).unwrap()
}

/// A change of a rule: some cells said otherwise.
fn edit(rule: &Value, act: &str, cells: Value) -> Value {
    let mut says = rule["says"].clone();
    for (cell, text) in cells.as_object().unwrap() {
        says[cell] = text.clone();
    }
    json!({ "act": act, "table": rule["table"], "line": rule["line"], "says": says, "told": {} })
}

async fn the_way_of_a_draft(town: &Town) {
    let (one, two) = (&town.administrator, town.user("second", town.customs, &["administrator"]).await);
    let draft = begin(town, one).await;
    let path = address(&draft);
    assert!(draft["rules"].as_array().unwrap().len() > 150, "all rules are there");
    let before = rule(&draft, RULE);
    assert_eq!((&before["change"], &before["table"]), (&Value::Null, &json!("rules/relation.csv")));
    assert!(before["told"]["zh"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{before}");

    // A slip is told with its place and mend, in both languages; it can be kept, and no edition is made of it.
    let slip = edit(
        before,
        "put",
        json!({ "must": "item.comodity.goodsMeasure.netNetWeightMeasure < item.commodity.goodsMeasure.grossMassMeasure" }),
    );
    let told = one.post(town, &format!("{path}/rules/check"), slip.clone()).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    assert_eq!((&told.body[0]["field"], &told.body[0]["column"]), (&json!("must"), &json!(5)), "{}", told.body);
    assert_eq!(
        (&told.body[0]["mend"]["en"], &told.body[0]["mend"]["zh"]),
        (&json!("did you mean `commodity`?"), &json!("是否指 commodity？"))
    );
    let kept = at(town, one, ("PUT", &format!("{path}/rules")), 1, slip).await;
    assert_eq!((kept.status, kept.headers["etag"].to_str().unwrap()), (StatusCode::OK, "\"2\""), "{}", kept.body);
    let changed = rule(&kept.body, RULE).clone();
    assert_eq!((&changed["change"], &changed["was"]["must"]), (&json!("changed"), &before["says"]["must"]));
    let ran = one.post(town, &format!("{path}/run"), json!({})).await.body;
    assert_eq!((&ran["problems"][0]["table"], &ran["problems"][0]["line"]), (&changed["table"], &changed["line"]), "{ran}");
    let refused = at(town, one, ("POST", &format!("{path}/edition")), 2, json!({ "version": "2027.1", "note": "x" })).await;
    assert_eq!((refused.status, refused.code()), (StatusCode::UNPROCESSABLE_ENTITY, "law"), "{}", refused.body);
    assert!(refused.body["details"]["problems"][0].as_str().unwrap().contains("must, character 5"), "{}", refused.body);

    // The second administrator sees it and mends it: from a day on, the new row follows the old one.
    let seen = two.get(town, &path).await.body;
    assert_eq!((&seen["card"]["version"], &seen["card"]["begun_by"]), (&json!(2), &draft["card"]["begun_by"]));
    let back =
        at(town, &two, ("PUT", &format!("{path}/rules")), 2, edit(&changed, "put", json!({ "must": before["says"]["must"] })))
            .await;
    assert_eq!((back.status, &rule(&back.body, RULE)["change"]), (StatusCode::OK, &Value::Null), "{}", back.body);
    assert_eq!(back.body["changed"], json!([]), "what is as it was is no change");
    let stale = at(town, one, ("PUT", &format!("{path}/rules")), 2, edit(&changed, "drop", json!({}))).await;
    assert_eq!((stale.status, stale.code()), (StatusCode::CONFLICT, "draft_moved"));
    assert_eq!((&stale.body["details"]["actual"], &stale.body["details"]["by"]), (&json!(3), &json!("second")));
    let strict = "item.commodity.goodsMeasure.netNetWeightMeasure < item.commodity.goodsMeasure.grossMassMeasure";
    let mut follow = edit(before, "follow", json!({ "must": strict, "valid_from": "2026-11-01" }));
    follow["told"] = json!({ "en": { "text": "Net mass {net} reaches gross mass {gross}.", "mend": "Weigh the goods." } });
    assert_eq!(one.post(town, &format!("{path}/rules/check"), follow.clone()).await.body, json!([]));
    let too_early = edit(before, "follow", json!({ "valid_from": "2001-01-01" }));
    let told = one.post(town, &format!("{path}/rules/check"), too_early.clone()).await;
    assert_eq!(told.body[0]["field"], "valid_from", "{}", told.body);
    assert_eq!(at(town, one, ("PUT", &format!("{path}/rules")), 3, too_early).await.code(), "cells");
    let followed = at(town, one, ("PUT", &format!("{path}/rules")), 3, follow).await.body;
    let rows: Vec<&Value> = followed["rules"].as_array().unwrap().iter().filter(|rule| rule["says"]["rule"] == RULE).collect();
    assert_eq!((&rows[0]["says"]["valid_to"], &rows[0]["change"]), (&json!("2026-10-31"), &json!("changed")));
    assert_eq!((&rows[1]["says"]["valid_from"], &rows[1]["change"]), (&json!("2026-11-01"), &json!("new")));

    tested(town, one, &path, before).await;
}

/// A test fails while it expects what is not, passes when that is mended, and goes with the edition.
/// A test by its name, among those of the pack; there is one of it.
fn test_of<'a>(of: &'a Value, name: &str) -> &'a Value {
    let [test] = of["tests"].as_array().unwrap().iter().filter(|test| test["test"] == name).collect::<Vec<_>>()[..] else {
        panic!("one test is called {name}: {of}")
    };
    test
}

async fn tested(town: &Town, who: &Browser, path: &str, before: &Value) {
    let beef = crate::sample("import-beef.xml");
    let equal = beef.replace("<NetNetWeightMeasure>500<", "<NetNetWeightMeasure>540<");
    let place = "CDS11006@goodsShipment.governmentAgencyGoodsItem[1].commodity.goodsMeasure.netNetWeightMeasure";
    let test = |finds: &str, date: &str| json!({ "test": "net-mass", "date": date, "finds": finds, "finds_not": "CDS10001", "declaration": equal });
    let wrong = at(town, who, ("PUT", &format!("{path}/tests")), 4, test("CDS11006@nowhere", "soon")).await;
    let fields: Vec<&Value> = wrong.body["details"]["problems"].as_array().unwrap().iter().map(|one| &one["field"]).collect();
    assert_eq!(fields, ["date", "finds"], "{}", wrong.body);
    let kept = at(town, who, ("PUT", &format!("{path}/tests")), 4, test("CDS99999", "2026-11-22")).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let ran = who.post(town, &format!("{path}/run"), json!({})).await.body;
    assert_eq!(
        (&ran["problems"], &ran["version"], &test_of(&ran, "net-mass")["has_passed"]),
        (&json!([]), &json!(5), &json!(false)),
        "{ran}"
    );
    assert_eq!(test_of(&ran, "net-mass")["missing"], json!(["CDS99999"]));
    let refused = at(town, who, ("POST", &format!("{path}/edition")), 5, json!({ "version": "2027.1", "note": "x" })).await;
    assert!(refused.body["details"]["problems"][0].as_str().unwrap().contains("test `net-mass` fails"), "{}", refused.body);
    let mut mended = test(place, "2026-11-22");
    mended["was"] = json!("net-mass");
    mended["declaration"] = Value::Null;
    let kept = at(town, who, ("PUT", &format!("{path}/tests")), 5, mended).await;
    assert_eq!((kept.status, &test_of(&kept.body, "net-mass")["test"]), (StatusCode::OK, &json!("net-mass")), "{}", kept.body);
    let ran = who.post(town, &format!("{path}/run"), json!({})).await.body;
    assert_eq!(test_of(&ran, "net-mass")["has_passed"], true, "{ran}");
    let message = who.get(town, &format!("{path}/tests/net-mass")).await.body;
    assert!(message["declaration"].as_str().unwrap().contains("netNetWeightMeasure"), "{message}");

    let made =
        at(town, who, ("POST", &format!("{path}/edition")), 6, json!({ "version": "2027.1", "note": "S.I. 2027/12" })).await;
    assert_eq!((made.status, &made.body["is_same_law"]), (StatusCode::CREATED, &json!(false)), "{}", made.body);
    let edition = made.body["edition"]["edition"].as_str().unwrap();
    assert_eq!((&made.body["edition"]["version"], &made.body["edition"]["note"]), (&json!("2027.1"), &json!("S.I. 2027/12")));
    assert_eq!(who.get(town, path).await.status, StatusCode::NOT_FOUND, "the draft has become an edition");
    let difference = who.get(town, &format!("/api/editions/{edition}/difference")).await.body;
    let told: Vec<[&Value; 3]> =
        difference["changes"].as_array().unwrap().iter().map(|one| [&one["table"], &one["key"], &one["from"]]).collect();
    let text = format!("CDS11006 {RULE} en");
    let expected = [[&json!("rules"), &json!(RULE), &json!("2026-11-01")], [&json!("texts"), &json!(text), &Value::Null]];
    assert_eq!(told, expected, "{difference}");
    let [rule, text] = [0, 1].map(|place| &difference["changes"][place]);
    let was = format!("{} (net, gross)", before["says"]["must"].as_str().unwrap());
    assert!(rule["before"].as_str().unwrap().ends_with(&was), "{difference}");
    assert_eq!(text["after"], "Net mass {net} reaches gross mass {gross}. → Weigh the goods.");

    // A draft over the new edition has its tests.
    let again = who.post(town, "/api/drafts", json!({ "edition": edition, "name": "again" })).await.body;
    assert_eq!((&test_of(&again, "net-mass")["test"], &again["pack_version"]), (&json!("net-mass"), &json!("2027.1")));
    let unchanged =
        at(town, who, ("POST", &format!("{}/edition", address(&again))), 1, json!({ "version": "2027.2", "note": "x" })).await;
    assert_eq!(unchanged.body["details"]["reason"], "nothing_changed", "{}", unchanged.body);
    assert_eq!(at(town, who, ("DELETE", &address(&again)), 1, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(who.get(town, "/api/drafts").await.body["drafts"], json!([]));
}

#[tokio::test]
async fn a_draft_becomes_an_edition_when_it_compiles_and_passes_its_tests() {
    the_way_of_a_draft(&town().await).await;
}

#[tokio::test]
async fn the_way_of_a_draft_is_the_same_on_postgres() {
    let Some(server) = store::testing::Postgres::start() else { return };
    let town = Town::on(&server.database(), None).await;
    keep(&town).await;
    the_way_of_a_draft(&town).await;
    town.office.store.close().await;
}

#[tokio::test]
async fn a_new_rule_with_a_new_code_needs_its_texts_and_its_own_id() {
    let town = town().await;
    let who = &town.administrator;
    let draft = begin(&town, who).await;
    let path = address(&draft);
    let says = json!({ "rule": "tea-described", "code": "TEA001", "severity": "warning", "for_each": "item", "goods": "0902",
        "must": "item.commodity.description.contains('tea')", "pointer": "item.commodity.description", "arguments": "goods=item.commodity.description",
        "valid_from": "2027-01-01", "source": "hmrc-codelists-2026" });
    let new = |says: &Value, told: Value| json!({ "act": "put", "table": "rules/format.csv", "says": says, "told": told });
    let fields = |reply: &Reply| -> Vec<String> {
        reply.body.as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect()
    };
    let check = format!("{path}/rules/check");
    assert_eq!(fields(&who.post(&town, &check, new(&says, json!({}))).await), ["told"]);
    let told = json!({ "en": { "text": "Tea is called {name}.", "mend": "Call it tea." }, "zh": { "text": "茶叶品名为{goods}。", "mend": "" } });
    let reply = who.post(&town, &check, new(&says, told)).await;
    assert_eq!(fields(&reply), ["told.zh.mend"], "{}", reply.body);
    let told = json!({ "en": { "text": "Tea is called {goods}.", "mend": "Call it tea." }, "zh": { "text": "茶叶品名为{goods}。", "mend": "请写明茶叶。" } });
    assert_eq!(fields(&who.post(&town, &check, new(&says, told.clone())).await), [""; 0]);
    let mut taken = says.clone();
    (taken["rule"], taken["source"]) = (json!(RULE), json!("nobody"));
    assert_eq!(fields(&who.post(&town, &check, new(&taken, told.clone())).await), ["rule", "source"]);
    let kept = at(&town, who, ("PUT", &format!("{path}/rules")), 1, new(&says, told)).await;
    assert_eq!(kept.body["changed"], json!(["rules/format.csv", "texts/findings.csv"]), "{}", kept.body);
    let added = rule(&kept.body, "tea-described");
    assert_eq!((&added["change"], &added["told"]["zh"]["mend"]), (&json!("new"), &json!("请写明茶叶。")));
    let ran = who.post(&town, &format!("{path}/run"), json!({})).await.body;
    assert_eq!(ran["problems"], json!([]));
    assert!(ran["tests"].as_array().unwrap().iter().all(|test| test["has_passed"] == true), "the pack's own: {ran}");
    for (body, field) in [(json!({ "table": "pack.toml" }), "table"), (json!({ "table": "rules/format.csv", "line": 1 }), "line")]
    {
        let mut body = body;
        body["act"] = json!("drop");
        let refused = at(&town, who, ("PUT", &format!("{path}/rules")), 2, body).await;
        assert_eq!(refused.body["details"]["field"], field, "{}", refused.body);
    }
    // A legal act that the pack did not have.
    let sources = format!("{path}/sources");
    let act = json!({ "id": "si-2027-12", "title": "S.I. 2027/12", "licence": "OGL-3.0", "published": "2026-11-20" });
    for (field, cell) in [("id", "S.I. 2027"), ("title", " "), ("published", "soon"), ("published", "")] {
        let mut wrong = act.clone();
        wrong[field] = json!(cell);
        let refused = at(&town, who, ("PUT", &sources), 2, wrong).await;
        assert_eq!(refused.body["details"]["field"], field, "{}", refused.body);
    }
    let rested = at(&town, who, ("PUT", &sources), 2, act).await;
    assert!(rested.body["sources"].as_array().unwrap().contains(&json!("si-2027-12")), "{}", rested.body);
    let on_act = edit(added, "put", json!({ "source": "si-2027-12" }));
    assert_eq!(who.post(&town, &check, on_act.clone()).await.body, json!([]));
    assert_eq!(at(&town, who, ("PUT", &format!("{path}/rules")), 3, on_act).await.status, StatusCode::OK);
    let made = at(&town, who, ("POST", &format!("{path}/edition")), 4, json!({ "version": "2027.1", "note": "Tea" })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);

    // Its author goes on from the workbook, which says the same when it is brought.
    let edition = made.body["edition"]["edition"].as_str().unwrap();
    let request = axum::http::Request::get(format!("/api/editions/{edition}/workbook")).header("cookie", &who.cookie);
    let response = town.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let book = to_bytes(response.into_body(), 16 << 20).await.unwrap();
    let again = who.send(&town, "POST", "/api/editions?note=again", &[], Body::from(book)).await;
    assert_eq!(again.status, StatusCode::CREATED, "{}", again.body);
    let brought = again.body["edition"]["edition"].as_str().unwrap();
    let difference = who.get(&town, &format!("/api/editions/{brought}/difference?old={edition}")).await.body;
    assert_eq!(difference["total"], 0, "{difference}");
}

#[tokio::test]
async fn a_row_that_is_taken_away_is_shown_until_it_is_put_back() {
    let town = town().await;
    let who = &town.administrator;
    let draft = begin(&town, who).await;
    let (path, before) = (address(&draft), rule(&draft, RULE).clone());
    let dropped = at(&town, who, ("PUT", &format!("{path}/rules")), 1, edit(&before, "drop", json!({}))).await;
    let gone = rule(&dropped.body, RULE).clone();
    assert_eq!((&gone["change"], &gone["says"]), (&json!("dropped"), &before["says"]));
    let mut back = edit(&gone, "put", json!({}));
    back["line"] = Value::Null;
    let put_back = at(&town, who, ("PUT", &format!("{path}/rules")), 2, back).await;
    assert_eq!(rule(&put_back.body, RULE)["change"], Value::Null, "{}", put_back.body);
}

#[tokio::test]
async fn an_edition_without_its_tables_and_a_draft_that_is_not_there_are_told() {
    let town = Town::new().await;
    town.office.keep_first_edition(None).await.unwrap();
    let who = &town.administrator;
    let editions = who.get(&town, "/api/editions").await.body;
    assert_eq!(editions["editions"][0]["has_tables"], false);
    let edition = editions["in_force"].as_str().unwrap();
    let refused = who.post(&town, "/api/drafts", json!({ "edition": edition, "name": "x" })).await;
    assert_eq!((refused.status, &refused.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("no_tables")));
    let book = who.get(&town, &format!("/api/editions/{edition}/workbook")).await;
    assert_eq!(book.body["details"]["reason"], "no_tables", "{}", book.body);
    let nobody = format!("/api/drafts/{}", uuid::Uuid::nil());
    assert_eq!(who.get(&town, &nobody).await.status, StatusCode::NOT_FOUND);
    assert_eq!(at(&town, who, ("DELETE", &nobody), 1, json!({})).await.status, StatusCode::NOT_FOUND);
    // Its tables may come later: an update of the program brings them.
    keep(&town).await;
    assert_eq!(who.get(&town, "/api/editions").await.body["editions"][0]["has_tables"], true);
}

#[tokio::test]
async fn what_is_taken_away_of_what_is_new_leaves_nothing() {
    let town = town().await;
    let who = &town.administrator;
    let draft = begin(&town, who).await;
    let path = address(&draft);
    let says = json!({ "rule": "tea-described", "code": "CDS11006", "severity": "warning", "must": "false", "pointer": "declaration", "valid_from": "2027-01-01", "source": "hmrc-codelists-2026" });
    let kept =
        at(&town, who, ("PUT", &format!("{path}/rules")), 1, json!({ "act": "put", "table": "rules/format.csv", "says": says }))
            .await;
    let added = rule(&kept.body, "tea-described");
    let dropped = at(&town, who, ("PUT", &format!("{path}/rules")), 2, edit(added, "drop", json!({}))).await.body;
    assert_eq!(dropped["changed"], json!([]));
    assert!(dropped["rules"].as_array().unwrap().iter().all(|rule| rule["says"]["rule"] != "tea-described"));
    let no_version = who.call(&town, "PUT", &format!("{path}/rules"), edit(added, "drop", json!({}))).await;
    assert_eq!(no_version.status, StatusCode::PRECONDITION_REQUIRED);
}

#[tokio::test]
async fn a_test_from_a_case_names_nobody_and_needs_the_right_to_read_it() {
    let town = town().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, NO_LUCK).await;
    let mrn = trader.get(&town, &format!("/api/cases/{case}")).await.body["summary"]["mrn"].clone();
    let asked = json!({ "reference": mrn });
    let blind = town.administrator.post(&town, "/api/drafts/from-case", asked.clone()).await;
    assert_eq!(blind.status, StatusCode::NOT_FOUND, "an administrator sees no case: {}", blind.body);
    let lead = town.user("lead", town.customs, &["administrator", "supervisor"]).await;
    let found = lead.post(&town, "/api/drafts/from-case", asked).await;
    assert_eq!((found.status, &found.body["case"]), (StatusCode::OK, &json!(case)), "{}", found.body);
    let declaration = found.body["declaration"].as_str().unwrap();
    assert!(!declaration.contains("100000000004") && declaration.contains("governmentAgencyGoodsItem"), "{declaration}");
    let draft = begin(&town, &lead).await;
    let test = json!({ "test": "from-case", "date": found.body["date"], "finds_not": "CDS11006", "declaration": declaration });
    let kept = at(&town, &lead, ("PUT", &format!("{}/tests", address(&draft))), 1, test).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let ran = lead.post(&town, &format!("{}/run", address(&draft)), json!({})).await.body;
    assert_eq!(test_of(&ran, "from-case")["has_passed"], true, "{ran}");
    let same = json!({ "test": "from-case", "date": found.body["date"], "finds_not": "CDS1", "declaration": declaration });
    assert_eq!(at(&town, &lead, ("PUT", &format!("{}/tests", address(&draft))), 2, same).await.code(), "taken");
    let gone = at(&town, &lead, ("DELETE", &format!("{}/tests/from-case", address(&draft))), 2, json!({})).await;
    assert_eq!((gone.status, &gone.body["changed"]), (StatusCode::OK, &json!([])), "{}", gone.body);
}
