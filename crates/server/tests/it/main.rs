//! The API on its boundary: a real office over a real database, called as a client would.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod absences;
mod agreements;
mod authorisations;
mod capacities;
mod cockpit;
mod desk;
mod directory;
mod drafts;
mod exchange;
mod goods_codes;
mod law;
mod matrix;
mod models;
mod parties;
mod passkeys;
mod people;
mod privacy;
mod profiles;
#[cfg(test)]
mod repeat;
mod retraining;
mod risk;
mod second_log;
mod tables;
#[cfg(test)]
mod targets;
mod templates;
mod town;
mod truth;
mod watchlist;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use office::Office;
use serde_json::{Value, json};
use server::{Server, new_client};
use store::{Options, Store};
use tower::ServiceExt;
use town::Reply;
use uuid::Uuid;

struct House {
    router: Router,
    officer: String,
    trader: String,
    other: String,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}", folder.path().join("cases.db").display()), Options::default()).await.unwrap();
    let law = Arc::new(editions::open("gb").unwrap());
    let office = Office::new(Uuid::from_u128(7), law, store);
    let officer = new_client(&office, "officer", "officer").await.unwrap().token;
    let trader = new_client(&office, "trader", "trader").await.unwrap().token;
    let other = new_client(&office, "other", "trader").await.unwrap().token;
    House { router: Server::new(office).router(), officer, trader, other, _folder: folder }
}

/// Asks a router, and holds its answer against the document.
async fn answer(router: &Router, request: Request<Body>) -> Reply {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = router.clone().oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = to_bytes(response.into_body(), 64 << 20).await.unwrap();
    let body = serde_json::from_slice(&bytes).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()));
    let content_type = headers.get("content-type").map(|value| value.to_str().unwrap()).unwrap_or_default();
    truth::check(&method, &path, status, content_type, &body);
    Reply { status, headers, body }
}

impl House {
    async fn call(&self, request: Request<Body>) -> (StatusCode, Value) {
        let Reply { status, body, .. } = answer(&self.router, request).await;
        (status, body)
    }

    async fn get(&self, path: &str, token: &str) -> (StatusCode, Value) {
        self.call(Request::get(path).header("authorization", format!("Bearer {token}")).body(Body::empty()).unwrap()).await
    }

    async fn submit(&self, body: &str, token: &str, key: Option<&str>) -> (StatusCode, Value) {
        let mut request = Request::post("/api/declarations").header("authorization", format!("Bearer {token}"));
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.call(request.body(Body::from(body.to_owned())).unwrap()).await
    }
}

/// A sample without its acceptance date, which would be too long ago one day.
fn sample(name: &str) -> String {
    let text = std::fs::read_to_string(format!("{}/../../samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    text.lines().filter(|line| !line.contains("<AcceptanceDateTime>")).map(|line| format!("{line}\n")).collect()
}

#[tokio::test]
async fn a_declaration_is_decided_kept_and_shown_with_its_explanation() {
    let house = house().await;
    let (status, answer) = house.submit(&sample("import-prelodged.xml"), &house.trader, Some("k1")).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    assert_eq!((&answer["outcome"], &answer["status"]), (&json!("registered"), &json!("registered")));
    let mrn: declaration::Mrn = answer["mrn"].as_str().unwrap().parse().unwrap();
    assert!(mrn.check_digit_fits());
    let case = answer["case"].as_str().unwrap();
    let (status, view) = house.get(&format!("/api/cases/{case}"), &house.trader).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(view["summary"]["mrn"], answer["mrn"]);
    assert_eq!(view["decision"]["record"], answer["record"]);
    let kinds: Vec<&str> = view["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["case.registered.v1", "case.assessed.v1"]);
    let step = &view["decision"]["assessment"]["lines"][0]["steps"][0];
    assert_eq!(step["text"]["en"], "1000 × 6% = 60");
    assert!(step["row"]["row"].as_str().unwrap().starts_with("measures.csv:"));
    let (status, original) = house.get(&format!("/api/cases/{case}/original"), &house.trader).await;
    assert_eq!((status, original), (StatusCode::OK, Value::String(sample("import-prelodged.xml"))));
    let (status, record) = house.get(&format!("/api/cases/{case}/record"), &house.trader).await;
    assert_eq!((status, &record["decision"]["outcome"]), (StatusCode::OK, &json!("registered")));
    let record: clearance::Record = serde_json::from_value(record).unwrap();
    let message = messages::read(sample("import-prelodged.xml").as_bytes()).unwrap();
    assert_eq!(clearance::replay(&record, &message.declaration, &editions::open("gb").unwrap(), None), clearance::Replay::Same);
}

#[tokio::test]
async fn a_repetition_changes_nothing_and_a_reused_key_is_refused() {
    let house = house().await;
    let body = sample("import-beef.xml");
    let (first_status, first) = house.submit(&body, &house.trader, Some("k1")).await;
    let (second_status, second) = house.submit(&body, &house.trader, Some("k1")).await;
    assert_eq!((first_status, second_status), (StatusCode::CREATED, StatusCode::OK));
    assert_eq!(first, second);
    let (status, problem) = house.submit(&sample("import-ddp.xml"), &house.trader, Some("k1")).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("key_reused")));
    assert!(problem["title"]["zh"].is_string());
    let (_, list) = house.get("/api/cases", &house.officer).await;
    assert_eq!(list["cases"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_reference_used_before_is_found_at_its_field() {
    let house = house().await;
    let body = sample("import-beef.xml");
    house.submit(&body, &house.trader, None).await;
    let (status, answer) = house.submit(&body, &house.trader, None).await;
    assert_eq!((status, &answer["outcome"]), (StatusCode::CREATED, &json!("rejected")));
    let codes: Vec<(&str, &str)> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| (finding["code"].as_str().unwrap(), finding["pointer"].as_str().unwrap()))
        .collect();
    assert!(codes.contains(&("CDS12003", "42A/D026")), "{codes:?}");
    // Another trader's references are its own.
    let fresh = body.replace("6GB100000000004-TGS-0003", "6GB100000000004-TGS-9003");
    let (_, answer) = house.submit(&fresh, &house.other, None).await;
    assert_ne!(answer["outcome"], "rejected", "{answer}");
}

#[tokio::test]
async fn whoever_may_not_see_a_case_learns_nothing_of_it() {
    let house = house().await;
    let (_, answer) = house.submit(&sample("import-beef.xml"), &house.trader, None).await;
    let case = answer["case"].as_str().unwrap();
    for path in ["", "/original", "/record"] {
        let (status, body) = house.get(&format!("/api/cases/{case}{path}"), &house.other).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        let (_, absent) = house.get(&format!("/api/cases/{}{path}", Uuid::from_u128(1)), &house.other).await;
        assert_eq!(body, absent, "a case of others looks like one that is not there");
    }
    let (_, list) = house.get("/api/cases", &house.other).await;
    assert_eq!(list["cases"], json!([]));
    let (_, messages) = house.get("/api/messages", &house.other).await;
    assert_eq!(messages["messages"], json!([]));
    for (path, token) in [("/api/cases", ""), ("/api/cases", "tg_wrong"), ("/api/counts", "tg_wrong"), ("/api/live", "tg_wrong")]
    {
        let (status, problem) = house.get(path, token).await;
        assert_eq!((status, &problem["code"]), (StatusCode::UNAUTHORIZED, &json!("unauthorised")));
    }
}

#[tokio::test]
async fn messages_are_read_in_order_as_often_as_wanted() {
    let house = house().await;
    house.submit(&sample("import-prelodged.xml"), &house.trader, None).await;
    house.submit(&sample("import-with-mistakes.xml"), &house.trader, None).await;
    let (_, all) = house.get("/api/messages", &house.trader).await;
    let seen: Vec<(u64, &str)> = all["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| (message["number"].as_u64().unwrap(), message["code"].as_str().unwrap()))
        .collect();
    assert_eq!(seen, [(1, "02"), (2, "13/67"), (3, "03")]);
    assert!(all["messages"][2]["xml"].as_str().unwrap().contains("<ValidationCode>CDS11003</ValidationCode>"));
    let (_, rest) = house.get("/api/messages?after=2", &house.trader).await;
    assert_eq!(rest["messages"].as_array().unwrap().len(), 1);
    let put = Request::put("/api/cursors/erp")
        .header("authorization", format!("Bearer {}", house.trader))
        .header("content-type", "application/json");
    let (status, _) = house.call(put.body(Body::from("{\"number\":2}")).unwrap()).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (_, cursor) = house.get("/api/cursors/erp", &house.trader).await;
    assert_eq!(cursor["number"], 2);
}

#[tokio::test]
async fn a_message_that_cannot_be_read_is_answered_with_its_place_in_both_languages() {
    let house = house().await;
    let (status, problem) = house.submit("<a>\n<!-- -- --></a>", &house.trader, None).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let place = &problem["details"]["problems"][0];
    assert_eq!((&place["line"], &place["code"]), (&json!(2), &json!("not_well_formed")));
    assert!(place["text"]["en"].is_string() && place["text"]["zh"].as_str().unwrap().starts_with("XML格式不正确"));
    assert!(problem["title"]["en"].is_string() && problem["title"]["zh"].is_string());
}

/// A correction of the price of the first item.
fn correction(mrn: &str, amount: &str) -> String {
    let steps: String = [("42A", ""), ("67A", ""), ("68A", ""), ("23A", ""), ("79A", "<TagID>112</TagID>")]
        .map(|(code, tag)| {
            format!(
                "<Pointer><SequenceNumeric>1</SequenceNumeric><DocumentSectionCode>{code}</DocumentSectionCode>{tag}</Pointer>"
            )
        })
        .concat();
    format!(
        "<md:MetaData xmlns:md=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\" xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"><Declaration>\
         <FunctionCode>13</FunctionCode><FunctionalReferenceID>ADD-1</FunctionalReferenceID><ID>{mrn}</ID><TypeCode>COR</TypeCode>\
         <Amendment><ChangeReasonCode>21</ChangeReasonCode>{steps}</Amendment><GoodsShipment><GovernmentAgencyGoodsItem>\
         <SequenceNumeric>1</SequenceNumeric><Commodity><InvoiceLine><ItemChargeAmount currencyID=\"USD\">{amount}</ItemChargeAmount>\
         </InvoiceLine></Commodity></GovernmentAgencyGoodsItem></GoodsShipment></Declaration></md:MetaData>"
    )
}

#[tokio::test]
async fn an_amendment_waits_for_the_officer_and_is_then_shown_with_its_price() {
    let house = house().await;
    let text = sample("import-tea-sets.xml");
    let (_, answer) = house.submit(&text, &house.trader, None).await;
    let path = format!("/api/cases/{}", answer["case"].as_str().unwrap());
    let (status, asked) = house.submit(&correction(answer["mrn"].as_str().unwrap(), "3000.00"), &house.trader, None).await;
    assert_eq!(status, StatusCode::CREATED);
    assert!(["pending", "granted"].contains(&asked["request"].as_str().unwrap()), "{asked}");
    let position = |token: &str| {
        Request::put(format!("{path}/request"))
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(Body::from("{\"granted\":true}"))
            .unwrap()
    };
    // Who asked does not decide; and who may not see the case learns nothing by trying.
    assert_eq!(house.call(position(&house.trader)).await.0, StatusCode::FORBIDDEN);
    assert_eq!(house.call(position(&house.other)).await.0, StatusCode::NOT_FOUND);
    if asked["request"] == "pending" {
        let (status, granted) = house.call(position(&house.officer)).await;
        assert_eq!((status, granted["request"].as_str()), (StatusCode::OK, Some("granted")), "{granted}");
    }
    let (status, problem) = house.call(position(&house.officer)).await;
    assert_eq!((status, problem["code"].as_str()), (StatusCode::CONFLICT, Some("no_request")));
    let (_, case) = house.get(&path, &house.trader).await;
    assert_eq!(case["versions"].as_array().unwrap().len(), 2);
    assert_eq!(case["versions"][1]["changes"][0]["after"]["value"], "3000.00");
    assert_eq!(case["versions"][1]["difference"]["before"], case["versions"][0]["payable"]);
    assert_eq!(case["refusals"], json!([]));
    // The first message is kept as it came, and the declaration is the amended one.
    let (_, original) = house.get(&format!("{path}/original"), &house.trader).await;
    assert_eq!(original.as_str().unwrap(), text);
    let (_, declaration) = house.get(&format!("{path}/declaration"), &house.trader).await;
    let price = "/goodsShipment/governmentAgencyGoodsItem/0/commodity/invoiceLine/itemChargeAmount/value";
    assert_eq!(declaration.pointer(price), Some(&json!("3000.00")));
    assert_eq!(house.get(&format!("{path}/declaration"), &house.other).await.0, StatusCode::NOT_FOUND);
}

#[test]
fn the_openapi_document_is_the_one_that_clients_are_made_from() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let document = Server::document() + "\n";
    if std::env::var_os("TONGGUAN_UPDATE").is_some() {
        std::fs::write(path, &document).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), document, "TONGGUAN_UPDATE=1 writes docs/openapi.json");
}

#[tokio::test]
async fn a_declaration_is_tried_out_under_any_day_and_nothing_is_kept() {
    let house = house().await;
    let attempt = async |date: &str| {
        let request = Request::post(format!("/api/declarations/try?date={date}"));
        let request = request.header("authorization", format!("Bearer {}", house.trader));
        house.call(request.body(Body::from(sample("import-tea-sets.xml"))).unwrap()).await
    };
    let (status, spring) = attempt("2026-03-16").await;
    assert_eq!(status, StatusCode::OK, "{spring}");
    assert_eq!((&spring["legal_date"], &spring["record"]), (&json!("2026-03-16"), &Value::Null));
    assert!(!spring["assessment"]["lines"][0]["steps"].as_array().unwrap().is_empty());
    let (_, summer) = attempt("2026-06-16").await;
    assert_ne!(spring["assessment"]["totals"], summer["assessment"]["totals"], "another rate of exchange");
    let (status, problem) = attempt("summer").await;
    assert_eq!((status, &problem["details"]["parameter"]), (StatusCode::BAD_REQUEST, &json!("date")));
    let (_, cases) = house.get("/api/cases", &house.officer).await;
    assert_eq!(cases["cases"], json!([]));
}

#[tokio::test]
async fn codes_are_looked_up_by_code_or_name_in_both_languages() {
    let house = house().await;
    let found = async |query: &str| {
        let (status, codes) = house.get(&format!("/api/codes/{query}"), &house.trader).await;
        assert_eq!(status, StatusCode::OK);
        codes.as_array().unwrap().iter().map(|code| code["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("countries?text=cn").await[0], "CN");
    assert!(found("countries?text=kingdom").await.contains(&"GB".to_owned()));
    assert!(found("countries?text=%E4%B8%AD%E5%9B%BD").await.contains(&"CN".to_owned()));
    assert_eq!(found("countries?limit=3").await.len(), 3);
    assert_eq!(house.get("/api/codes/nothing", &house.trader).await.0, StatusCode::NOT_FOUND);
}
