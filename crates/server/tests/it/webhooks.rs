//! A firm's machine is told of notices: signed, once, again after a failure, and never where it may not reach.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use office::webhooks::WAITS_SECONDS;
use outbound::{Caller, Reach, sign};
use serde_json::{Value, json};
use server::{Courier, Server};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

use crate::town::{Browser, NO_LUCK, SECOND, Town};

/// A trader's machine: what it was sent, and what it answers.
#[derive(Clone, Default)]
struct Erp {
    seen: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    status: Arc<AtomicU16>,
}

async fn hook(State(erp): State<Erp>, headers: HeaderMap, body: Bytes) -> (StatusCode, &'static str) {
    erp.seen.lock().await.push((headers, body));
    (StatusCode::from_u16(erp.status.load(Ordering::SeqCst)).unwrap(), "seen")
}

impl Erp {
    async fn start(status: u16) -> (Self, String) {
        let erp = Self { status: Arc::new(AtomicU16::new(status)), ..Self::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://localhost:{}/hook", listener.local_addr().unwrap().port());
        let router = Router::new().route("/hook", post(hook)).with_state(erp.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (erp, url)
    }

    async fn count(&self) -> usize {
        self.seen.lock().await.len()
    }
}

/// A town whose webhooks may reach this machine, and what carries to them.
async fn town() -> (Town, Courier) {
    let mut town = Town::new().await;
    town.router = Server::new(town.office.clone()).reaching(Reach::ThisMachineToo).router();
    let courier = Courier::new(town.office.clone(), Caller::new(Reach::ThisMachineToo).unwrap());
    (town, courier)
}

async fn made(town: &Town, who: &Browser, url: &str, kinds: Value) -> (String, String) {
    let reply = who.post(town, "/api/webhooks", json!({ "name": "ERP", "url": url, "kinds": kinds })).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.body);
    assert_eq!(reply.headers["cache-control"], "no-store");
    (reply.id().to_string(), reply.body["secret"].as_str().unwrap().to_owned())
}

async fn log(town: &Town, who: &Browser, webhook: &str) -> Vec<Value> {
    let reply = who.get(town, &format!("/api/webhooks/{webhook}/deliveries")).await;
    reply.body["deliveries"].as_array().unwrap().clone()
}

#[tokio::test]
async fn notices_are_delivered_signed_and_once() {
    let (town, courier) = town().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    town.declare(&trader, NO_LUCK).await;
    let (erp, url) = Erp::start(200).await;
    let (webhook, secret) = made(&town, &trader, &url, json!([])).await;
    assert_eq!(courier.round().await.unwrap(), 0, "what was before is not told");
    let case = town.declare(&trader, NO_LUCK).await;
    let sent = courier.round().await.unwrap();
    assert!(sent > 0, "a declaration makes notices");
    assert_eq!(courier.round().await.unwrap(), 0, "each is delivered once");
    let seen = erp.seen.lock().await.clone();
    assert_eq!(seen.len(), sent);
    for (headers, body) in &seen {
        let text = |name: &str| headers[name].to_str().unwrap().to_owned();
        let second: i64 = text("webhook-timestamp").parse().unwrap();
        assert_eq!(sign(&secret, &text("webhook-id"), second, body), Some(text("webhook-signature")));
        assert_eq!(text("content-type"), "application/json");
        let body: Value = serde_json::from_slice(body).unwrap();
        assert_eq!((&body["type"], &body["data"]["case"]), (&json!("notice"), &json!(case)));
        assert!(body["data"]["xml"].as_str().unwrap().contains("<FunctionCode>"), "{body}");
    }
    // The log says so, and the secret is in no answer.
    let log = log(&town, &trader, &webhook).await;
    assert_eq!(log.len(), sent);
    assert!(log.iter().all(|one| one["state"] == "delivered" && one["status"] == 200 && one["answered_bytes"] == 4), "{log:?}");
    let listed = trader.get(&town, "/api/webhooks").await;
    assert!(!listed.body.to_string().contains(&secret));
    // A repetition goes out once more under an id of its own.
    let path = format!("/api/deliveries/{}/replay", log[0]["id"].as_str().unwrap());
    assert_eq!(trader.post(&town, &path, json!({})).await.status, StatusCode::ACCEPTED);
    assert_eq!(courier.round().await.unwrap(), 1);
    let again = erp.seen.lock().await.last().unwrap().clone();
    assert_ne!(again.0["webhook-id"], log[0]["id"].as_str().unwrap());
    let first = seen.iter().find(|(headers, _)| headers["webhook-id"] == log[0]["id"].as_str().unwrap()).unwrap();
    let data = |body: &Bytes| serde_json::from_slice::<Value>(body).unwrap()["data"].clone();
    assert_eq!(data(&again.1), data(&first.1), "the same notice");
    // What has ended is told nothing more.
    assert_eq!(trader.call(&town, "DELETE", &format!("/api/webhooks/{webhook}"), json!({})).await.status, StatusCode::NO_CONTENT);
    town.declare(&trader, NO_LUCK).await;
    assert_eq!(courier.round().await.unwrap(), 0);
}

#[tokio::test]
async fn a_receiver_that_fails_is_tried_again_after_longer_waits_and_given_up_in_the_end() {
    let (town, courier) = town().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let (erp, url) = Erp::start(503).await;
    let (webhook, _) = made(&town, &trader, &url, json!([])).await;
    let test = async || {
        let reply = trader.post(&town, &format!("/api/webhooks/{webhook}/test"), json!({})).await;
        assert_eq!(reply.status, StatusCode::ACCEPTED, "{}", reply.body);
    };
    test().await;
    assert_eq!(courier.round().await.unwrap(), 1);
    let first = log(&town, &trader, &webhook).await[0].clone();
    assert_eq!((&first["state"], &first["status"], &first["failure"]), (&json!("waiting"), &json!(503), &json!("status")));
    assert_eq!(courier.round().await.unwrap(), 0, "not before its wait is over");
    for wait in WAITS_SECONDS {
        town.pass((wait - 1) * SECOND);
        assert_eq!(courier.round().await.unwrap(), 0, "{wait}");
        town.pass(SECOND);
        assert_eq!(courier.round().await.unwrap(), 1, "{wait}");
    }
    town.pass(365 * 24 * 3600 * SECOND);
    assert_eq!(courier.round().await.unwrap(), 0, "it was given up");
    assert_eq!(erp.count().await, WAITS_SECONDS.len() + 1);
    let trader = town.enter("trader", &trader.password).await;
    let dead = log(&town, &trader, &webhook).await[0].clone();
    assert_eq!((&dead["state"], &dead["attempts"]), (&json!("dead"), &json!(WAITS_SECONDS.len() + 1)));
    // The receiver is mended: the same message is replayed and arrives; every attempt had the same id.
    let ids: Vec<_> = erp.seen.lock().await.iter().map(|(headers, _)| headers["webhook-id"].clone()).collect();
    assert!(ids.windows(2).all(|pair| pair[0] == pair[1]));
    erp.status.store(204, Ordering::SeqCst);
    let path = format!("/api/deliveries/{}/replay", dead["id"].as_str().unwrap());
    assert_eq!(trader.post(&town, &path, json!({})).await.status, StatusCode::ACCEPTED);
    assert_eq!(courier.round().await.unwrap(), 1);
    assert_eq!(log(&town, &trader, &webhook).await[0]["state"], "delivered");
}

#[tokio::test]
async fn only_kinds_that_were_named_are_told() {
    let (town, courier) = town().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let (_erp, url) = Erp::start(200).await;
    let (nothing, _) = made(&town, &trader, &url, json!(["99/99"])).await;
    let (all, _) = made(&town, &trader, &url, json!([])).await;
    town.declare(&trader, NO_LUCK).await;
    courier.round().await.unwrap();
    let kind = log(&town, &trader, &all).await[0]["kind"].as_str().unwrap().to_owned();
    assert!(log(&town, &trader, &nothing).await.is_empty());
    let (one, _) = made(&town, &trader, &url, json!([kind])).await;
    town.declare(&trader, NO_LUCK).await;
    courier.round().await.unwrap();
    let told = log(&town, &trader, &one).await;
    assert!(!told.is_empty() && told.iter().all(|delivery| delivery["kind"] == kind.as_str()), "{told:?}");
}

#[tokio::test]
async fn no_webhook_leads_into_the_house_and_nobody_sees_those_of_others() {
    let mut town = Town::new().await;
    let trader = town.user("trader", town.firm, &["trader"]).await;
    let table = [
        ("http://erp.example/", "not_https"),
        ("https://localhost/", "not_public"),
        ("https://169.254.169.254/latest/meta-data", "not_public"),
        ("https://[::1]/", "not_public"),
        ("https://10.0.0.1/", "not_public"),
        ("https://erp.example:25/", "port"),
        ("javascript:alert(1)", "form"),
    ];
    for (url, reason) in table {
        let reply = trader.post(&town, "/api/webhooks", json!({ "name": "x", "url": url })).await;
        assert_eq!((reply.status, &reply.body["details"]["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!(reason)), "{url}");
    }
    for body in [
        json!({ "name": "", "url": "https://a.example/" }),
        json!({ "name": "x", "url": "https://a.example/", "kinds": ["a b"] }),
    ] {
        assert_eq!(trader.post(&town, "/api/webhooks", body.clone()).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    }
    // One that a node with another setting took in is refused where it would be carried.
    let strict = Courier::new(town.office.clone(), Caller::new(Reach::Public).unwrap());
    let (erp, url) = Erp::start(200).await;
    town.router = Server::new(town.office.clone()).reaching(Reach::ThisMachineToo).router();
    let (webhook, _) = made(&town, &trader, &url, json!([])).await;
    trader.post(&town, &format!("/api/webhooks/{webhook}/test"), json!({})).await;
    assert_eq!(strict.round().await.unwrap(), 1);
    assert_eq!(erp.count().await, 0);
    assert_eq!(log(&town, &trader, &webhook).await[0]["failure"], "not_https");
    // A firm has ten at most, and others see none of them.
    for _ in 1..10 {
        made(&town, &trader, "https://erp.example/", json!([])).await;
    }
    let eleventh = trader.post(&town, "/api/webhooks", json!({ "name": "x", "url": "https://a.example/" })).await;
    assert_eq!(eleventh.body["details"]["reason"], "too_many");
    let elsewhere = town.organisation("firm", "Other Ltd", "他人有限公司").await;
    let stranger = town.user("stranger", elsewhere, &["trader"]).await;
    assert_eq!(stranger.get(&town, "/api/webhooks").await.body, json!([]));
    let delivery = log(&town, &trader, &webhook).await[0]["id"].as_str().unwrap().to_owned();
    for (method, path) in [
        ("DELETE", format!("webhooks/{webhook}")),
        ("POST", format!("webhooks/{webhook}/test")),
        ("GET", format!("webhooks/{webhook}/deliveries")),
        ("POST", format!("deliveries/{delivery}/replay")),
    ] {
        let reply = stranger.call(&town, method, &format!("/api/{path}"), json!({})).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{method} {path}");
    }
}
