//! This module decides what the tests about people work with: a house with offices and firms, a clock that stands still
//! until it is moved, and browsers.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use identity::ExposeSecret;
use jiff::Timestamp;
use office::{Environment, Office, System};
use serde_json::{Value, json};
use server::Server;
use store::{Options, Store};
use uuid::Uuid;

/// A Monday, when the office is open.
const START: i64 = 1_795_428_000_000_000;
pub const SECOND: i64 = 1_000_000;
pub const HOUR: i64 = 3600 * SECOND;
/// Draws that lead to a lane: red takes one in a hundred, yellow two more (packs/gb/lanes.csv).
pub const RED: u64 = 0;
pub const YELLOW: u64 = 20_000_000;
pub const NO_LUCK: u64 = 900_000_000;

/// A clock that stands still, and a draw that is known.
pub struct Still {
    now: AtomicI64,
    draw: AtomicU64,
}

impl Default for Still {
    fn default() -> Self {
        Self { now: AtomicI64::new(START), draw: AtomicU64::new(NO_LUCK) }
    }
}

impl Environment for Still {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.now.load(Ordering::SeqCst)).unwrap()
    }
    fn fill(&self, bytes: &mut [u8]) {
        match <&mut [u8; 8]>::try_from(&mut *bytes) {
            Ok(draw) => *draw = self.draw.load(Ordering::SeqCst).to_le_bytes(),
            Err(_) => System.fill(bytes),
        }
    }
}

pub struct Town {
    pub router: Router,
    pub office: Office,
    pub still: Arc<Still>,
    pub administrator: Browser,
    pub customs: Uuid,
    pub firm: Uuid,
    submitted: AtomicU32,
    _folder: Option<tempfile::TempDir>,
}

/// Somebody signed in.
#[derive(Clone, Default)]
pub struct Browser {
    pub id: Uuid,
    pub password: String,
    pub cookie: String,
    pub csrf: String,
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Reply {
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
    pub fn id(&self) -> Uuid {
        self.body["id"].as_str().unwrap().parse().unwrap()
    }
}

impl Town {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::on(&format!("sqlite:{}", folder.path().join("cases.db").display()), Some(folder)).await
    }

    /// A town over a database that is there.
    pub async fn on(url: &str, folder: Option<tempfile::TempDir>) -> Self {
        let store = Store::open(url, Options::default()).await.unwrap();
        let law = Arc::new(editions::open("gb").unwrap());
        let still = Arc::new(Still::default());
        let mut office = Office::new(Uuid::from_u128(7), law, store);
        office.environment = Arc::<Still>::clone(&still);
        office.signer = ledger::Signer::new("customs.dover", [5; 32]).ok().map(Arc::new);
        let first = office.first_administrator().await.unwrap().unwrap();
        assert!(office.first_administrator().await.unwrap().is_none(), "there is one first start");
        let router = Server::new(office.clone()).router();
        let mut town = Self {
            router,
            office,
            still,
            administrator: Browser::default(),
            customs: Uuid::nil(),
            firm: Uuid::nil(),
            submitted: AtomicU32::new(0),
            _folder: folder,
        };
        town.administrator = town.enter(&first.login, first.password.expose_secret()).await;
        town.customs = town.organisation("office", "Dover", "多佛海关").await;
        town.firm = town.organisation("firm", "Tea Ltd", "通关茶业有限公司").await;
        town
    }

    pub fn pass(&self, microseconds: i64) {
        self.still.now.fetch_add(microseconds, Ordering::SeqCst);
    }

    pub fn draw(&self, draw: u64) {
        self.still.draw.store(draw, Ordering::SeqCst);
    }

    pub async fn organisation(&self, kind: &str, en: &str, zh: &str) -> Uuid {
        let body = json!({ "kind": kind, "name_en": en, "name_zh": zh });
        let made = self.administrator.clone().post(self, "/api/organisations", body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        made.id()
    }

    /// A new user, signed in.
    pub async fn user(&self, login: &str, organisation: Uuid, roles: &[&str]) -> Browser {
        let body = json!({ "login": login, "name": login, "language": "zh", "organisation": organisation, "roles": roles });
        let made = self.administrator.clone().post(self, "/api/users", body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        self.enter(login, made.body["password"].as_str().unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        crate::answer(&self.router, request).await
    }

    pub async fn try_enter(&self, login: &str, password: &str, code: Option<&str>) -> Reply {
        let body = json!({ "login": login, "password": password, "code": code });
        let request = Request::post("/api/sign-in").header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn enter(&self, login: &str, password: &str) -> Browser {
        let reply = self.try_enter(login, password, None).await;
        assert_eq!(reply.status, StatusCode::OK, "{login}: {}", reply.body);
        self.browser(password, &reply)
    }

    pub fn browser(&self, password: &str, reply: &Reply) -> Browser {
        let set = reply.headers["set-cookie"].to_str().unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
        Browser {
            id: reply.body["user"].as_str().unwrap().parse().unwrap(),
            password: password.to_owned(),
            cookie: set.split(';').next().unwrap().to_owned(),
            csrf: reply.body["csrf_token"].as_str().unwrap().to_owned(),
        }
    }

    /// A new declaration of a trader's; its case.
    pub async fn declare(&self, trader: &Browser, draw: u64) -> String {
        self.declare_as(trader, draw, |text| text).await["case"].as_str().unwrap().to_owned()
    }

    /// The same with something changed in its text; the answer.
    pub async fn declare_as(&self, trader: &Browser, draw: u64, change: impl Fn(String) -> String) -> Value {
        self.draw(draw);
        let number = self.submitted.fetch_add(1, Ordering::SeqCst);
        let text = crate::sample("import-beef.xml");
        let text = text.replace("TGS-0003", &format!("TGT-{number:04}"));
        let reference = text.split("<FunctionalReferenceID>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let text = change(text.replace(&reference, &format!("TOWN{number:04}")));
        let reply =
            trader.send(self, "POST", "/api/declarations", &[("content-type", "application/xml")], Body::from(text)).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.body);
        self.office.keep_desks().await.unwrap();
        reply.body
    }
}

impl Browser {
    pub async fn send(&self, town: &Town, method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header("cookie", &self.cookie);
        request = request.header("x-csrf-token", &self.csrf);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        town.send(request.body(body).unwrap()).await
    }

    pub async fn get(&self, town: &Town, path: &str) -> Reply {
        self.send(town, "GET", path, &[], Body::empty()).await
    }

    pub async fn post(&self, town: &Town, path: &str, body: Value) -> Reply {
        self.send(town, "POST", path, &[("content-type", "application/json")], Body::from(body.to_string())).await
    }

    pub async fn call(&self, town: &Town, method: &str, path: &str, body: Value) -> Reply {
        self.send(town, method, path, &[("content-type", "application/json")], Body::from(body.to_string())).await
    }

    /// An act on a case at a version.
    pub async fn act(&self, town: &Town, case: &str, act: &str, version: u64, body: Value) -> Reply {
        let tag = format!("\"{version}\"");
        let headers = [("content-type", "application/json"), ("if-match", tag.as_str())];
        self.send(town, "POST", &format!("/api/cases/{case}/{act}"), &headers, Body::from(body.to_string())).await
    }

    pub async fn dossier(&self, town: &Town, case: &str) -> Value {
        let reply = self.get(town, &format!("/api/cases/{case}/dossier")).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        reply.body
    }

    pub async fn version(&self, town: &Town, case: &str) -> u64 {
        self.dossier(town, case).await["version"].as_u64().unwrap()
    }
}
