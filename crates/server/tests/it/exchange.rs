//! Two houses of two countries, each with its own law, over real HTTP: what is asked, what is told, what differs, and whom
//! both trust.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::http::StatusCode;
use clearance::{Facts, Lane, RouteReason};
use exchange::{Arrangement, Field, Request};
use identity::TokenHash;
use jiff::Timestamp;
use ledger::Signer;
use office::Office;
use outbound::{Caller, Reach, Target};
use serde_json::{Value, json};
use server::Server;
use store::{Options, Store};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::town::{Browser, NO_LUCK, Town};

fn key(name: &str) -> Signer {
    Signer::new(&format!("customs.{name}"), [name.as_bytes()[0]; 32]).unwrap()
}

fn arrangement(us: SocketAddr, gb: SocketAddr) -> Arrangement {
    let text = format!(
        r#"
name = "gb-us"
valid_from = "2026-01-01T00:00:00Z"
valid_to = "2027-12-31T23:59:59Z"
recognises_trusted_traders = true
tolerance = {{ value_percent = "1", mass_percent = "2", quantity_percent = "0", name_hundredths = 80 }}
administration.gb = {{ key = "{}", url = "http://localhost:{}/exchange", text = {{ en = "United Kingdom", zh = "英国" }} }}
administration.us = {{ key = "{}", url = "http://localhost:{}/exchange", text = {{ en = "United States", zh = "美国" }} }}
purpose.valuation = {{ law = "Article 5", fields = ["values", "commodities", "masses", "containers"], text = {{ en = "Customs valuation", zh = "海关估价" }} }}
"#,
        key("gb").key(),
        gb.port(),
        key("us").key(),
        us.port()
    );
    Arrangement::read(&text).unwrap()
}

async fn listen() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

/// The United Kingdom, where an officer works, and the United States, whose law is another pack.
struct Two {
    gb: Town,
    us: Office,
    wang: Browser,
    trader: Browser,
    arrangement: Arrangement,
    us_at: SocketAddr,
    _folder: tempfile::TempDir,
}

impl Two {
    async fn new() -> Self {
        let (us_listener, gb_listener) = (listen().await, listen().await);
        let (us_at, gb_at) = (us_listener.local_addr().unwrap(), gb_listener.local_addr().unwrap());
        let arrangement = arrangement(us_at, gb_at);
        let mut gb = Town::new().await;
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}", folder.path().join("us.db").display()), Options::default()).await.unwrap();
        let mut us = Office::new(Uuid::from_u128(8), Arc::new(editions::open("us").unwrap()), store);
        us.environment = gb.office.environment.clone();
        for (office, name) in [(&mut us, "us"), (&mut gb.office, "gb")] {
            office.signer = Some(Arc::new(key(name)));
            office.arrangement = Some(Arc::new(arrangement.clone()));
        }
        let reaching = |office: &Office| Server::new(office.clone()).reaching(Reach::ThisMachineToo);
        gb.router = reaching(&gb.office).router();
        tokio::spawn(reaching(&us).serve(us_listener, std::future::pending()));
        tokio::spawn(reaching(&gb.office).serve(gb_listener, std::future::pending()));
        let wang = gb.user("wang", gb.customs, &["supervisor"]).await;
        let trader = gb.user("trader", gb.firm, &["trader"]).await;
        Self { gb, us, wang, trader, arrangement, us_at, _folder: folder }
    }

    /// What the other country has of the same goods; its movement reference number.
    async fn declared_there(&self, change: impl Fn(String) -> String) -> String {
        let text = crate::sample("us/import-usmca.xml");
        let body = change(text);
        let submission = office::Submission {
            client: Uuid::from_u128(3),
            key: None,
            content_type: "application/xml".to_owned(),
            body: body.into_bytes().into(),
        };
        let answer = self.us.submit(submission).await.unwrap();
        let answer: Value = serde_json::from_slice(&answer.body).unwrap();
        let case: Uuid = answer["case"].as_str().unwrap().parse().unwrap();
        let actor = store::Actor { administration: self.us.administration, client: Uuid::nil(), sees: store::Sees::Everything };
        self.us.store.case(&actor, case).await.unwrap().unwrap().row.mrn.unwrap()
    }

    /// Somebody who works in the other country.
    async fn supervisor_there(&self, number: u128) -> office::Caller {
        let token = format!("token-{number}");
        let client = store::Client {
            administration: self.us.administration,
            id: Uuid::from_u128(number),
            name: token.clone(),
            role: "supervisor".to_owned(),
            created_at: 1,
            disabled_at: None,
            owner: self.us.administration,
            made_by: None,
            expires_at: None,
        };
        self.us.store.insert_client(&client, &TokenHash::of(&token).0).await.unwrap();
        self.us.caller_of_token(&token).await.unwrap()
    }

    async fn ask(&self, case: &str, declaration: &str, purpose: &str, fields: &[&str]) -> crate::town::Reply {
        let says = json!({ "to": "us", "purpose": purpose, "declaration": declaration, "fields": fields });
        self.wang.post(&self.gb, &format!("/api/cases/{case}/exchanges"), says).await
    }

    /// Posts to the other house as anybody could; the status and the body.
    async fn post(&self, note: &str) -> (u16, String) {
        let target = Target::parse(&format!("http://localhost:{}/exchange", self.us_at.port()), Reach::ThisMachineToo).unwrap();
        let caller = Caller::new(Reach::ThisMachineToo).unwrap();
        let headers = [("content-type", "text/plain")];
        let answer = caller.post(&target, &headers, note.as_bytes().to_vec()).await.unwrap();
        (answer.status, String::from_utf8(answer.body).unwrap())
    }

    fn request(&self, declaration: &str) -> Request {
        let now = self.gb.office.environment.now();
        Request {
            arrangement: self.arrangement.hash().unwrap().to_string(),
            from: "gb".to_owned(),
            to: "us".to_owned(),
            purpose: "valuation".to_owned(),
            law: "Article 5".to_owned(),
            declaration: declaration.to_owned(),
            fields: vec![Field::Values],
            until: now.saturating_add(jiff::SignedDuration::from_mins(5)).unwrap(),
            nonce: "0123456789abcdef0123456789abcdef".to_owned(),
        }
    }
}

#[tokio::test]
async fn one_country_asks_the_other_and_sees_what_differs() {
    let two = Two::new().await;
    let mrn = two.declared_there(|text| text).await;
    let case = two.gb.declare(&two.trader, NO_LUCK).await;
    let fields = ["values", "commodities", "masses", "containers"];
    let asked = two.ask(&case, &mrn, "valuation", &fields).await;
    assert_eq!((asked.status, &asked.body["outcome"]), (StatusCode::OK, &json!("answered")), "{}", asked.body);
    let differences = asked.body["differences"].as_array().unwrap();
    assert!(differences.iter().any(|one| one["what"] == "commodity"), "beef is not machines: {differences:?}");
    // Beside the case, and on the page of exchanges, both sides stand field by field.
    let beside = two.wang.get(&two.gb, &format!("/api/cases/{case}/exchanges")).await.body;
    let found = two.wang.get(&two.gb, &format!("/api/exchanges/{}", asked.body["id"].as_str().unwrap())).await.body;
    assert_eq!((&beside[0], &found["case"], &found["law"]), (&found, &json!(case), &json!("Article 5")), "{beside}");
    let sides = found["sides"].as_array().unwrap();
    let both = |what: &str| sides.iter().find(|one| one["what"] == what && one["ours"].is_string() && one["theirs"].is_string());
    assert!(both("gross_mass").is_some(), "{sides:#?}");
    assert_eq!(sides.iter().filter(|one| one["differs"] == true).count(), differences.len());
    let agreed = two.wang.get(&two.gb, "/api/arrangement").await.body["arrangement"].clone();
    assert_eq!((&agreed["us"], &agreed["purposes"][0]["law"]), (&json!("gb"), &json!("Article 5")));
    let notes = two.wang.get(&two.gb, &format!("/api/cases/{case}/notes")).await.body.to_string();
    assert!(notes.contains("says otherwise"), "{notes}");
    // Both sides keep what was signed, and seal it.
    let ours = two.wang.get(&two.gb, "/api/exchanges").await.body;
    assert_eq!((&ours["exchanges"][0]["direction"], &ours["exchanges"][0]["outcome"]), (&json!("asked"), &json!("answered")));
    let theirs = two.us.store.exchanges(two.us.administration).await.unwrap();
    assert_eq!((theirs[0].direction.as_str(), theirs[0].outcome.as_str()), ("answered", "answered"));
    assert_eq!(theirs[0].answer.as_deref(), ours["exchanges"][0]["answer"].as_str());
    assert!(!theirs[0].answer.as_ref().unwrap().contains("parties"), "only what was asked for");
    assert!(two.us.store.has_unsealed(two.us.administration).await.unwrap());
    let actor = store::Actor { administration: two.us.administration, client: Uuid::nil(), sees: store::Sees::Everything };
    let wanted =
        store::AuditFilter { only_control: true, kind: Some("exchange.answered".to_owned()), limit: 10, ..Default::default() };
    let audit = two.us.store.audit(&actor, &wanted);
    assert_eq!(audit.await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_was_not_agreed_on_is_not_told() {
    let two = Two::new().await;
    let mrn = two.declared_there(|text| text).await;
    let case = two.gb.declare(&two.trader, NO_LUCK).await;
    // Our own house does not even ask for what was not agreed on by name; the other refuses the rest, signed.
    let purpose = two.ask(&case, &mrn, "statistics", &["values"]).await;
    assert_eq!(purpose.body["details"]["field"], "purpose");
    let field = two.ask(&case, &mrn, "valuation", &["parties"]).await;
    assert_eq!((field.status, &field.body["outcome"]), (StatusCode::OK, &json!("field_not_allowed")), "{}", field.body);
    let none = two.ask(&case, "26US0000000000", "valuation", &["values"]).await;
    assert_eq!(none.body["outcome"], "not_found");

    let good = two.request(&mrn);
    let sign = |request: &Request| key("gb").note(&request.text());
    let (status, body) = two.post(&sign(&good)).await;
    assert!(status == 200 && body.contains("\"told\""), "{body}");
    let with = |change: fn(&mut Request)| {
        let mut request = Request { nonce: "f".repeat(32), ..good.clone() };
        change(&mut request);
        sign(&request)
    };
    for (note, refusal) in [
        (sign(&good), "replayed"),
        (with(|one| one.purpose = "statistics".to_owned()), "purpose_not_allowed"),
        (
            with(|one| {
                one.nonce = "e".repeat(32);
                one.until = "2026-01-01T00:00:00Z".parse().unwrap()
            }),
            "expired",
        ),
    ] {
        let (status, body) = two.post(&note).await;
        assert!(status == 200 && body.contains(&format!("{{\"refused\":\"{refusal}\"}}")), "{refusal}: {body}");
    }
    for (note, refusal) in [
        (with(|one| one.from = "fr".to_owned()), "unknown_administration"),
        (with(|_| ()).replace(&good.declaration, "26US1111111111"), "not_signed"),
        (with(|one| one.arrangement = "0".repeat(64)), "other_arrangement"),
        ("hello".to_owned(), "not_a_message"),
    ] {
        let (status, body) = two.post(&note).await;
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, &body["details"]["refusal"]), (422, &json!(refusal)), "{body}");
    }
}

#[tokio::test]
async fn a_trusted_trader_of_the_other_country_is_treated_like_our_own() {
    let two = Two::new().await;
    let house = |id| office::exchange::TrustedTrader { id, name: "Frigorifico Serra Azul SA".to_owned() };
    let list = office::exchange::NewRecognised {
        until: "2027-06-30T00:00:00Z".parse().unwrap(),
        certificates: vec!["US-PHYTO-000123".to_owned()],
        trusted: vec![house("USCTP0001".to_owned())],
    };
    // In the other country two people lay it down.
    let (one, other) = (two.supervisor_there(21).await, two.supervisor_there(22).await);
    let version = two.us.propose_recognised(&one, &list).await.unwrap();
    assert!(two.us.confirm_recognised(&one, version).await.is_err(), "nobody confirms the own");
    two.us.confirm_recognised(&other, version).await.unwrap();
    let fetch = || two.wang.post(&two.gb, "/api/recognised/fetch", json!({ "from": "us" }));
    let fetched = fetch().await;
    assert_eq!(fetched.status, StatusCode::NO_CONTENT, "{}", fetched.body);
    assert_eq!(fetch().await.body["details"]["refusal"], "replayed", "the same list is taken once");
    let seen = two.wang.get(&two.gb, "/api/recognised").await.body;
    assert_eq!((&seen["theirs"][0]["from"], &seen["theirs"][0]["trusted"][0]["id"]), (&json!("us"), &json!("USCTP0001")));
    let own = json!({ "until": "2027-06-30T00:00:00Z", "certificates": [], "trusted": [{ "id": "GBAEO1", "name": "Tea Ltd" }] });
    let proposed = two.wang.post(&two.gb, "/api/recognised", own).await.id();
    let li = two.gb.user("li", two.gb.customs, &["supervisor"]).await;
    let status = async || two.wang.get(&two.gb, "/api/recognised").await.body["own"][0]["status"].clone();
    assert_eq!(status().await, "proposed");
    let confirmed = li.call(&two.gb, "PUT", &format!("/api/recognised/{proposed}"), json!({})).await;
    assert_eq!((confirmed.status, status().await), (StatusCode::NO_CONTENT, json!("published")));

    // A draw that sends others to a person lets the trusted one go: the pack halves the share of papers to check.
    let beef = messages::read(crate::sample("import-beef.xml").as_bytes()).unwrap().declaration;
    let law = editions::open("gb").unwrap();
    let lane = |facts: &Facts| clearance::decide(&beef, &law, facts, None).route.unwrap();
    let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    let mut facts = Facts::dry_run(now, "2026-11-23".parse().unwrap());
    facts.draw = Some(clearance::Draw { origin: "test".to_owned(), proof: None, value: "0.02".parse().unwrap() });
    assert_eq!(lane(&facts).lane, Lane::Yellow);
    facts.recognised = vec!["USCTP0001".to_owned()];
    assert!(
        matches!(lane(&facts).reason, RouteReason::RandomDraw { .. }) && lane(&facts).lane == Lane::Blue,
        "{:?}",
        lane(&facts)
    );

    // In the house: whoever is named by number and by name is recognised; a number alone is worth nothing.
    let submit = async |name: &str| {
        let party = "<AEOMutualRecognitionParty><ID>USCTP0001</ID><RoleCode>MF</RoleCode></AEOMutualRecognitionParty>";
        let text = crate::sample("import-beef.xml").replacen("<GoodsShipment>", &format!("<GoodsShipment>{party}"), 1);
        let text = text.replace("Frigorifico Serra Azul SA", name).replace("TGS-", &format!("TG{}-", name.len()));
        let headers = [("content-type", "application/xml")];
        let reply = two.trader.send(&two.gb, "POST", "/api/declarations", &headers, text.into()).await;
        let case = reply.body["case"].as_str().unwrap_or_else(|| panic!("{}", reply.body)).to_owned();
        two.wang.get(&two.gb, &format!("/api/cases/{case}/record")).await.body["facts"]["recognised"].clone()
    };
    assert_eq!(submit("Frigorifico Serra Azul SA").await, json!(["USCTP0001"]));
    assert_eq!(submit("Qorvan Tessik Trading").await, Value::Null);

    // A certificate that the other country stands for is confirmed where it is declared; another is not.
    const FIRST: &str = "<AdditionalDocument><CategoryCode>C</CategoryCode>";
    let certified = async |number: &str| {
        let document = format!(
            "<AdditionalDocument><CategoryCode>N</CategoryCode><ID>{number}</ID><TypeCode>851</TypeCode></AdditionalDocument>"
        );
        let text = crate::sample("import-beef.xml").replacen(FIRST, &format!("{document}{FIRST}"), 1);
        let text = text.replace("TGS-", &format!("TGC{}-", number.len()));
        assert!(text.contains(number), "the sample has documents");
        let headers = [("content-type", "application/xml")];
        let reply = two.trader.send(&two.gb, "POST", "/api/declarations", &headers, text.into()).await;
        let findings = reply.body["findings"].as_array().unwrap_or_else(|| panic!("{}", reply.body)).clone();
        let found = findings.into_iter().find(|finding| finding["code"] == "TG5001");
        found.map(|finding| (finding["pointer"].clone(), finding["text"]["en"].clone()))
    };
    let told = json!("The administration us stands for the document US-PHYTO-000123.");
    assert_eq!(certified("US-PHYTO-000123").await, Some((json!("42A/67A/68A[1]/02A[1]/D005"), told)));
    assert_eq!(certified("US-PHYTO-9").await, None);
}
