//! A trader shows a part of a case: over the API, to a bank that checks it there too.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use office::Office;
use office::evidence::Sealer;
use serde_json::{Value, json};
use server::{Server, new_client};
use store::{Options, Store};
use uuid::Uuid;

use crate::town::{RED, Still, Town};
use crate::{answer, sample};

struct Sealed {
    router: Router,
    sealer: Sealer,
    trader: String,
    other: String,
    _folder: tempfile::TempDir,
}

async fn house() -> Sealed {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}", folder.path().join("cases.db").display()), Options::default()).await.unwrap();
    let mut office = Office::new(Uuid::from_u128(7), Arc::new(editions::open("gb").unwrap()), store);
    // No draw stops the goods whose release is proven.
    office.environment = Arc::new(Still::default());
    let sealer = Sealer::open(office.clone(), store::Log::C2sp, "customs.example/log", &folder.path().join("key")).await.unwrap();
    office.issuer = Some(sealer.keys());
    let trader = new_client(&office, "trader", "trader").await.unwrap().token;
    let other = new_client(&office, "other", "trader").await.unwrap().token;
    Sealed { router: Server::new(office).router(), sealer, trader, other, _folder: folder }
}

impl Sealed {
    async fn post(&self, path: &str, token: &str, body: &str) -> (StatusCode, Value) {
        let request =
            Request::post(path).header("authorization", format!("Bearer {token}")).header("content-type", "application/json");
        let reply = answer(&self.router, request.body(Body::from(body.to_owned())).unwrap()).await;
        (reply.status, reply.body)
    }

    async fn ask(&self, path: &str, body: Value) -> (StatusCode, Value) {
        self.post(path, &self.trader, &body.to_string()).await
    }
}

#[tokio::test]
async fn a_bank_is_shown_what_it_needs_and_checks_it() {
    let mut house = house().await;
    let (_, declared) = house.post("/api/declarations", &house.trader, &sample("import-beef.xml")).await;
    let case = format!("/api/cases/{}", declared["case"].as_str().unwrap());
    let disclosures = format!("{case}/disclosures");
    let wish = json!({ "purpose": "bank", "audience": "bank.example", "nonce": "77" });
    let (status, early) = house.ask(&disclosures, wish.clone()).await;
    assert_eq!((status, &early["code"]), (StatusCode::CONFLICT, &json!("not_sealed")));
    house.sealer.round().await.unwrap();

    let (status, shown) = house.ask(&disclosures, wish).await;
    assert_eq!(status, StatusCode::CREATED, "{shown}");
    let check = async |audience: &str, nonce: &str| {
        let body = json!({ "sd_jwt": shown["sd_jwt"], "audience": audience, "nonce": nonce });
        let (status, view) = house.ask("/api/disclosures/check", body).await;
        assert_eq!(status, StatusCode::OK);
        view
    };
    let good = check("bank.example", "77").await;
    assert_eq!(good["is_proven"], true, "{good}");
    assert!(good["en"].to_string().contains(declared["mrn"].as_str().unwrap()));
    assert_eq!(check("insurer.example", "77").await["verdict"]["code"], "other_audience");
    assert_eq!(check("bank.example", "78").await["verdict"]["code"], "other_nonce");

    // Before it is signed one sees what it shows, and what it does not.
    let (status, preview) = house.ask(&format!("{disclosures}/try"), json!({ "purpose": "bank" })).await;
    assert_eq!(status, StatusCode::OK, "{preview}");
    let paths = |side: &str| preview[side].as_array().unwrap().iter().map(|field| field["path"].clone()).collect::<Vec<_>>();
    let checked: Vec<Value> = good["verdict"]["fields"].as_array().unwrap().iter().map(|field| field["path"].clone()).collect();
    assert_eq!(paths("shown"), checked, "the same as the reader finds");
    assert!(paths("hidden").contains(&json!("/declaration/typeCode")), "{preview}");
    assert!(preview["shown"].as_array().unwrap().iter().any(|field| field["called"]["zh"] == "完税价格"), "{preview}");
    let (status, everything) = house.ask(&format!("{disclosures}/try"), json!({})).await;
    assert_eq!((status, &everything["hidden"]), (StatusCode::OK, &json!([])));
    let (status, refused) = house.ask(&format!("{disclosures}/try"), json!({ "fields": ["/decision/lane"] })).await;
    assert_eq!((status, &refused["details"]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("fields")));

    let (status, refused) = house.ask(&disclosures, json!({ "fields": ["/decision/lane"] })).await;
    assert_eq!((status, &refused["details"]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("fields")));
    assert!(refused["title"]["zh"].is_string());
    // Another firm learns nothing, not even that there is such a case.
    assert_eq!(house.post(&disclosures, &house.other, "{}").await.0, StatusCode::NOT_FOUND);
    let request = Request::get("/api/disclosures/purposes").header("authorization", format!("Bearer {}", house.trader));
    let sets = answer(&house.router, request.body(Body::empty()).unwrap()).await;
    assert_eq!(sets.body.as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a_value_is_proven_to_lie_in_a_band_and_checked() {
    let mut house = house().await;
    let (_, declared) = house.post("/api/declarations", &house.trader, &sample("import-beef.xml")).await;
    let bands = format!("/api/cases/{}/bands", declared["case"].as_str().unwrap());
    let wish = |from: &str, to: &str| json!({ "of": "customs_value", "from": from, "to": to });
    assert_eq!(house.ask(&bands, wish("0.00", "1.00")).await.1["code"], "not_sealed");
    house.sealer.round().await.unwrap();
    let (status, made) = house.ask(&bands, wish("0.01", "9999999.00")).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let check = async |band: &str| {
        let body = json!({ "band": band, "receipt": made["receipt"] });
        house.ask("/api/bands/check", body).await.1
    };
    let band = made["band"].as_str().unwrap();
    let good = check(band).await;
    assert_eq!(good["is_proven"], true, "{good}");
    assert!(!made["receipt"].as_str().unwrap().contains("record"));
    assert_eq!(check(&band.replace("9999999.00", "9999998.00")).await["verdict"]["code"], "not_proven");
    for (from, to, code) in [("9999998.00", "9999999.00", "not_in_band"), ("5.00", "1.00", "not_in_band"), ("1", "2.00", "wish")]
    {
        let (status, refused) = house.ask(&bands, wish(from, to)).await;
        assert_eq!((status, &refused["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(code)), "{from} {to}");
    }
    assert_eq!(house.post(&bands, &house.other, &wish("0.01", "1.00").to_string()).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_case_that_is_open_is_not_forgotten_and_only_administrators_may_ask() {
    let town = Town::new().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let case = town.declare(&trader, RED).await;
    let wish = json!({ "case": case, "reason": "retention period over" });
    let refused = town.administrator.post(&town, "/api/erasures", wish.clone()).await;
    assert_eq!((refused.status, &refused.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("open")));
    assert_eq!(trader.post(&town, "/api/erasures", wish).await.status, StatusCode::FORBIDDEN);
    assert_eq!(trader.get(&town, "/api/erasures").await.status, StatusCode::FORBIDDEN);
    let none = town.administrator.get(&town, "/api/erasures").await;
    assert_eq!(none.body, json!({ "waiting": [], "done": [] }));
    let back = town.administrator.call(&town, "DELETE", &format!("/api/erasures/{case}"), json!({})).await;
    assert_eq!(back.status, StatusCode::NOT_FOUND, "nobody proposed it");
    let nobody = json!({ "case": Uuid::from_u128(5), "reason": "retention period over" });
    assert_eq!(town.administrator.post(&town, "/api/erasures", nobody).await.status, StatusCode::NOT_FOUND);
}
