//! Getting in by a directory: one of the test's own, which signs what it is told to, rightly and wrongly.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use directory::{Directory, Settings};
use outbound::Reach;
use ring::digest::{SHA256, digest};
use ring::hmac;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use server::Server;

use crate::town::{Reply, SECOND, Town};

const SECRET: &str = "a secret that both know, long enough for HS256";

/// How the directory signs.
#[derive(Clone, Copy, PartialEq)]
enum Signs {
    Right,
    OtherKey,
    NotAtAll,
    WithTheSecret,
    NoToken,
    Refuses,
    Breaks,
}

/// What the directory says next.
struct Said {
    issuer: String,
    challenge: String,
    claims: Value,
    signs: Signs,
}

struct Provider {
    town: Town,
    said: Arc<Mutex<Said>>,
}

fn signed(said: &Said) -> String {
    let (algorithm, key) = match said.signs {
        Signs::NotAtAll => ("none", "1"),
        Signs::WithTheSecret => ("HS256", "1"),
        _ => ("EdDSA", "1"),
    };
    let part = |value: &Value| BASE64.encode(value.to_string());
    let text = format!("{}.{}", part(&json!({ "alg": algorithm, "kid": key, "typ": "JWT" })), part(&said.claims));
    let signature = match said.signs {
        Signs::NotAtAll => Vec::new(),
        Signs::WithTheSecret => {
            hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes()), text.as_bytes()).as_ref().to_vec()
        }
        Signs::OtherKey => keys(2).sign(text.as_bytes()).as_ref().to_vec(),
        _ => keys(1).sign(text.as_bytes()).as_ref().to_vec(),
    };
    format!("{text}.{}", BASE64.encode(signature))
}

fn keys(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap()
}

async fn token(State(said): State<Arc<Mutex<Said>>>, body: String) -> (StatusCode, Json<Value>) {
    let form: HashMap<&str, &str> = body.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let said = said.lock().unwrap();
    assert_eq!((form["grant_type"], form["code"]), ("authorization_code", "a-code"));
    // Who brings the code must be the house that asked (RFC 7636).
    assert_eq!(BASE64.encode(digest(&SHA256, form["code_verifier"].as_bytes())), said.challenge);
    let tokens = json!({ "access_token": "for nothing", "token_type": "Bearer" });
    match said.signs {
        Signs::Refuses => (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))),
        Signs::Breaks => (StatusCode::INTERNAL_SERVER_ERROR, Json(json!("out of order"))),
        Signs::NoToken => (StatusCode::OK, Json(tokens)),
        _ => {
            let mut tokens = tokens;
            tokens["id_token"] = signed(&said).into();
            (StatusCode::OK, Json(tokens))
        }
    }
}

impl Provider {
    async fn new(groups: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let described = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorise"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        });
        let point = BASE64.encode(keys(1).public_key().as_ref());
        let set = json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "kid": "1", "use": "sig", "alg": "EdDSA", "x": point }] });
        let said = Said { issuer: issuer.clone(), challenge: String::new(), claims: Value::Null, signs: Signs::Right };
        let said = Arc::new(Mutex::new(said));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(async move || Json(described)))
            .route("/keys", get(async move || Json(set)))
            .route("/token", post(token))
            .with_state(Arc::clone(&said));
        tokio::spawn(async move { axum::serve(listener, router).await });

        let mut town = Town::new().await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("directory.toml");
        let secret = folder.path().join("secret");
        std::fs::write(&secret, SECRET).unwrap();
        std::fs::set_permissions(&secret, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let text = format!(
            "issuer = '{issuer}'\nclient = 'tongguan'\nsecret_file = 'secret'\nlabel_zh = '统一认证'\nlabel_en = 'Directory'\n{groups}"
        );
        std::fs::write(&file, text).unwrap();
        let settings = Settings::open(&file).unwrap();
        let directory = Directory::new(settings, "https://customs.example/", Reach::ThisMachineToo).unwrap();
        town.router = Server::new(town.office.clone()).vouched_by(directory).unwrap().router();
        Self { town, said }
    }

    async fn post(&self, path: &str, cookie: &str, body: Value) -> Reply {
        let request = Request::post(path).header("content-type", "application/json").header("cookie", cookie);
        self.town.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// A browser on its way: its cookie, and what the URL says.
    async fn sent(&self) -> (String, HashMap<String, String>) {
        let reply = self.post("/api/sign-in/directory", "", json!({})).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        let set = reply.headers["set-cookie"].to_str().unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Max-Age=600"), "{set}");
        let cookie = set.split(';').next().unwrap().to_owned();
        let url = reply.body["url"].as_str().unwrap().to_owned();
        let query = url.split_once('?').unwrap().1;
        let said: HashMap<String, String> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        assert_eq!((said["response_type"].as_str(), said["code_challenge_method"].as_str()), ("code", "S256"));
        (cookie, said)
    }

    /// Somebody comes back, of whom the directory says this.
    async fn back(&self, signs: Signs, change: impl FnOnce(&mut Value)) -> Reply {
        let (cookie, sent) = self.sent().await;
        {
            let mut said = self.said.lock().unwrap();
            let now = jiff::Timestamp::now().as_second();
            let mut claims = json!({
                "iss": said.issuer, "aud": "tongguan", "sub": "17", "exp": now + 60, "iat": now, "nonce": sent["nonce"],
                "preferred_username": "mei", "name": "梅", "groups": ["staff"], "amr": ["pwd", "otp"],
            });
            change(&mut claims);
            (said.challenge, said.claims, said.signs) = (sent["code_challenge"].clone(), claims, signs);
        }
        self.post("/api/sign-in/directory/answer", &cookie, json!({ "code": "a-code", "state": sent["state"] })).await
    }
}

fn reason(reply: &Reply) -> (u16, &str, &str) {
    (reply.status.as_u16(), reply.code(), reply.body["details"]["reason"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn only_what_the_directory_signed_for_this_errand_is_believed() {
    let provider = Provider::new("").await;
    let known = provider.town.user("mei", provider.town.customs, &["officer"]).await;
    let reply = provider.back(Signs::Right, |_| ()).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let inside = provider.town.browser("", &reply);
    assert_eq!(inside.id, known.id);
    let account = inside.get(&provider.town, "/api/account").await;
    assert_eq!((&account.body["login"], &account.body["roles"]), (&json!("mei"), &json!(["officer"])));

    let hour = 3600;
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 5] = [
        ("another errand", |claims| claims["nonce"] = json!("another")),
        ("no errand", |claims| drop(claims.as_object_mut().unwrap().remove("nonce"))),
        ("another house", |claims| claims["aud"] = json!("bank")),
        ("two houses", |claims| claims["aud"] = json!(["tongguan", "bank"])),
        ("another directory", |claims| claims["iss"] = json!("https://elsewhere.example")),
    ];
    for (name, change) in changes {
        assert_eq!(provider.back(Signs::Right, change).await.status, StatusCode::UNAUTHORIZED, "{name}");
    }
    let late = provider.back(Signs::Right, |claims| claims["exp"] = json!(claims["exp"].as_i64().unwrap() - hour)).await;
    assert_eq!(reason(&late), (401, "directory", "unproven"));
    for signs in [Signs::OtherKey, Signs::NotAtAll, Signs::WithTheSecret, Signs::NoToken, Signs::Refuses] {
        assert_eq!(reason(&provider.back(signs, |_| ()).await), (401, "directory", "unproven"));
    }
    let nobody = provider.back(Signs::Right, |claims| drop(claims.as_object_mut().unwrap().remove("sub"))).await;
    assert_eq!(reason(&nobody), (502, "directory_unreachable", ""), "no directory says that");
    assert_eq!(reason(&provider.back(Signs::Breaks, |_| ()).await), (502, "directory_unreachable", ""));
}

#[tokio::test]
async fn an_errand_is_answered_once_in_time_and_by_its_browser() {
    let provider = Provider::new("").await;
    provider.town.user("mei", provider.town.customs, &["officer"]).await;
    let answer = async |cookie: &str, state: &str| {
        provider.post("/api/sign-in/directory/answer", cookie, json!({ "code": "a-code", "state": state })).await
    };
    let (cookie, sent) = provider.sent().await;
    let (other, _) = provider.sent().await;
    for wrong in ["", "errand=", "errand=a.b", other.as_str(), &format!("{cookie}; {cookie}")] {
        assert_eq!(reason(&answer(wrong, &sent["state"]).await), (401, "directory", "errand"), "{wrong}");
    }
    assert_eq!(reason(&answer(&cookie, "another").await), (401, "directory", "errand"));
    provider.town.pass(601 * SECOND);
    assert_eq!(reason(&answer(&cookie, &sent["state"]).await), (401, "directory", "errand"));

    let (cookie, sent) = provider.sent().await;
    provider.said.lock().unwrap().challenge = sent["code_challenge"].clone();
    provider.said.lock().unwrap().signs = Signs::Refuses;
    assert_eq!(reason(&answer(&cookie, &sent["state"]).await), (401, "directory", "unproven"));
    assert_eq!(reason(&answer(&cookie, &sent["state"]).await), (401, "directory", "errand"), "it was spent");
}

#[tokio::test]
async fn a_person_is_one_user_and_groups_give_and_take_roles() {
    let groups = "[[group]]\nname = 'dover'\nroles = ['officer', 'analyst']\norganisation = 'Dover'\n\
                  [[group]]\nname = 'watch'\nroles = ['auditor']\n[[group]]\nname = 'trade'\nroles = ['trader']\n";
    let provider = Provider::new(groups).await;
    let town = &provider.town;
    let of = async |sub: &'static str, login: &'static str, groups: Value| {
        provider
            .back(Signs::Right, move |claims| {
                (claims["sub"], claims["preferred_username"], claims["groups"]) = (json!(sub), json!(login), groups)
            })
            .await
    };
    assert_eq!(reason(&of("1", "nina", json!(["canteen"])).await), (401, "directory", "unknown"));
    assert_eq!(reason(&of("1", "", json!(["dover"])).await), (401, "directory", "no_login"));
    let made = of("1", "nina", json!(["dover", "canteen"])).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let nina = town.browser("", &made);
    let account = nina.get(town, "/api/account").await.body;
    assert_eq!((&account["roles"], &account["organisation"]), (&json!(["analyst", "officer"]), &json!(town.customs)));
    assert_eq!(account["name"], "梅");

    // The login may change; the person is the same. Roles that do not fit an office are not given.
    let renamed = town.browser("", &of("1", "nina.wang", json!("trade")).await);
    assert_eq!(renamed.id, nina.id);
    assert_eq!(renamed.get(town, "/api/account").await.body["roles"], json!([]));
    assert_eq!(reason(&of("1", "nina", json!(["dover", "watch"])).await), (401, "directory", "roles"), "who acts does not watch");
    // Somebody else gets the login that nina had.
    assert_eq!(reason(&of("2", "nina", json!(["dover"])).await), (401, "directory", "another"));

    let ended = town.administrator.call(town, "DELETE", &format!("/api/users/{}", nina.id), json!({})).await;
    assert!(ended.status.is_success(), "{} {}", ended.status, ended.body);
    assert_eq!(reason(&of("1", "nina", json!(["dover"])).await), (401, "directory", "disabled"));
    let watch = town.user("hui", town.customs, &["auditor"]).await;
    let trail = watch.get(town, "/api/audit?kind=user.created").await;
    assert!(trail.body.to_string().contains("directory"), "{}", trail.body);
}

#[tokio::test]
async fn a_house_without_a_directory_says_so() {
    let town = Town::new().await;
    let request = Request::get("/api/sign-in/directory").body(Body::empty()).unwrap();
    assert_eq!(town.send(request).await.body, json!({ "directory": null }));
    let begun = crate::town::Browser::default().post(&town, "/api/sign-in/directory", json!({})).await;
    assert_eq!(begun.status, StatusCode::NOT_FOUND);
}
