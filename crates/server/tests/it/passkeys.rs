//! Getting in with a passkey: one of the test's own that signs with Ed25519 as an authenticator does.

use std::sync::Arc;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ciborium::Value as Cbor;
use identity::passkey::RelyingParty;
use ring::digest::{SHA256, digest};
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use server::Server;

use crate::town::{Browser, HOUR, Reply, SECOND, Town};

const ORIGIN: &str = "https://customs.example";
const VERIFIED: u8 = 0x05;
const TOUCHED: u8 = 0x01;

async fn town() -> Town {
    let mut town = Town::new().await;
    town.office.relying_party = RelyingParty::at(ORIGIN).map(Arc::new);
    town.router = Server::new(town.office.clone()).router();
    town
}

/// A device with one passkey.
struct Device {
    keys: Ed25519KeyPair,
    count: u32,
    user: String,
}

impl Device {
    fn new(seed: u8) -> Self {
        Self { keys: Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap(), count: 0, user: String::new() }
    }

    fn client_data(purpose: &str, asked: &Value) -> Vec<u8> {
        json!({ "type": purpose, "challenge": asked["challenge"], "origin": ORIGIN, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn data(&self, flags: u8, asked: &Value) -> Vec<u8> {
        let party = digest(&SHA256, asked["party"].as_str().unwrap().as_bytes());
        [party.as_ref(), &[flags], &self.count.to_be_bytes()].concat()
    }

    fn id(&self) -> Vec<u8> {
        self.keys.public_key().as_ref()[..16].to_vec()
    }

    /// What it answers when it is to be made.
    fn make(&mut self, asked: &Value, name: &str) -> Value {
        self.user = asked["user"].as_str().unwrap().to_owned();
        let number = |number: i64| Cbor::Integer(number.into());
        let point = Cbor::Bytes(self.keys.public_key().as_ref().to_vec());
        let key = Cbor::Map(vec![(number(1), number(1)), (number(3), number(-8)), (number(-1), number(6)), (number(-2), point)]);
        let mut data = self.data(0x40 | VERIFIED, asked);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id());
        ciborium::into_writer(&key, &mut data).unwrap();
        let text = |text: &str| Cbor::Text(text.to_owned());
        let object = Cbor::Map(vec![
            (text("fmt"), text("none")),
            (text("attStmt"), Cbor::Map(vec![])),
            (text("authData"), Cbor::Bytes(data)),
        ]);
        let mut attestation = Vec::new();
        ciborium::into_writer(&object, &mut attestation).unwrap();
        let client_data = BASE64.encode(Self::client_data("webauthn.create", asked));
        json!({ "name": name, "client_data": client_data, "attestation": BASE64.encode(attestation) })
    }

    /// What it answers when it is to sign.
    fn sign(&mut self, asked: &Value, flags: u8) -> Value {
        self.count += 1;
        let (client_data, data) = (Self::client_data("webauthn.get", asked), self.data(flags, asked));
        let signature = self.keys.sign(&[data.as_slice(), digest(&SHA256, &client_data).as_ref()].concat());
        json!({
            "id": BASE64.encode(self.id()),
            "user": self.user,
            "client_data": BASE64.encode(client_data),
            "authenticator_data": BASE64.encode(data),
            "signature": BASE64.encode(signature.as_ref()),
        })
    }
}

async fn added(town: &Town, who: &Browser, device: &mut Device) -> Reply {
    let asked = who.post(town, "/api/account/passkeys/challenge", json!({ "password": who.password })).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.body);
    who.post(town, "/api/account/passkeys", device.make(&asked.body, "我的手机")).await
}

async fn asked(town: &Town) -> Value {
    Browser::default().post(town, "/api/sign-in/passkey/challenge", json!({})).await.body
}

async fn enter(town: &Town, shown: Value) -> Reply {
    Browser::default().post(town, "/api/sign-in/passkey", shown).await
}

#[tokio::test]
async fn a_passkey_that_knows_its_owner_gets_in_alone_and_once_for_each_challenge() {
    let town = town().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    let mut device = Device::new(1);
    let wrong = wei.post(&town, "/api/account/passkeys/challenge", json!({ "password": "wrong" })).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED, "a stolen session adds no passkey");
    let first = added(&town, &wei, &mut device).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    assert_eq!(added(&town, &wei, &mut device).await.code(), "taken");
    let listed = wei.get(&town, "/api/account/passkeys").await;
    assert_eq!(listed.body[0]["name"], "我的手机");

    let shown = device.sign(&asked(&town).await, VERIFIED);
    let inside = enter(&town, shown.clone()).await;
    assert_eq!(inside.status, StatusCode::OK, "{}", inside.body);
    let session = town.browser("", &inside);
    assert_eq!(session.get(&town, "/api/account").await.body["login"], "wei");
    assert_eq!(enter(&town, shown).await.code(), "passkey", "an answer that was seen is worth nothing");
    let late = asked(&town).await;
    town.pass(301 * SECOND);
    assert_eq!(enter(&town, device.sign(&late, VERIFIED)).await.code(), "passkey", "a challenge holds five minutes");
    let found = enter(&town, device.sign(&asked(&town).await, TOUCHED)).await;
    assert_eq!(
        (found.code(), &found.body["details"]["reason"]),
        ("passkey", &json!("unverified")),
        "a found device is one factor"
    );
    // A challenge that was made for adding one, or by somebody else, or never.
    for challenge in [BASE64.encode([7; 32]), String::new()] {
        let made_up = json!({ "party": "customs.example", "challenge": challenge });
        assert_eq!(enter(&town, device.sign(&made_up, VERIFIED)).await.code(), "passkey");
    }
    // A copy: it has signed less often than the one we know.
    device.count = 0;
    assert_eq!(enter(&town, device.sign(&asked(&town).await, VERIFIED)).await.code(), "passkey");
    // Another passkey that claims to be wei's.
    let mut stranger = Device::new(2);
    stranger.user = device.user.clone();
    assert_eq!(enter(&town, stranger.sign(&asked(&town).await, VERIFIED)).await.code(), "passkey");
    device.count = 9;
    town.pass(HOUR);
    assert_eq!(enter(&town, device.sign(&asked(&town).await, VERIFIED)).await.status, StatusCode::OK);
    let wei = town.enter("administrator", &town.administrator.password).await;
    let gone = wei.call(&town, "DELETE", &format!("/api/users/{}", session.id), json!({})).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    assert_eq!(enter(&town, device.sign(&asked(&town).await, VERIFIED)).await.code(), "passkey", "whose access has ended");
}

#[tokio::test]
async fn after_the_password_a_passkey_is_the_second_factor_until_it_is_taken_away() {
    let town = town().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    let li = town.user("li", town.customs, &["officer"]).await;
    let (mut device, mut other) = (Device::new(1), Device::new(2));
    let made = added(&town, &wei, &mut device).await.id();
    added(&town, &li, &mut other).await;
    let password = |passkey: Value| json!({ "login": "wei", "password": wei.password, "passkey": passkey });
    let nobody = Browser::default();
    let needed = town.try_enter("wei", &wei.password, None).await;
    assert_eq!((needed.status, needed.code()), (StatusCode::UNAUTHORIZED, "passkey_needed"), "{}", needed.body);
    let ask = needed.body["details"]["asked"].clone();
    assert_eq!(ask["known"], json!([BASE64.encode(device.id())]));
    assert_eq!(needed.body["details"]["or_code"], false);
    assert_eq!(town.try_enter("wei", "wrong", None).await.code(), "sign_in", "who has passkeys is told to nobody else");
    // Touching it is enough here: the password is the other factor. Another's challenge or passkey is not.
    let inside = nobody.post(&town, "/api/sign-in", password(device.sign(&ask, TOUCHED))).await;
    assert_eq!(inside.status, StatusCode::OK, "{}", inside.body);
    let open = asked(&town).await;
    assert_eq!(nobody.post(&town, "/api/sign-in", password(device.sign(&open, VERIFIED))).await.code(), "passkey");
    let needed = town.try_enter("wei", &wei.password, None).await.body["details"]["asked"].clone();
    assert_eq!(nobody.post(&town, "/api/sign-in", password(other.sign(&needed, VERIFIED))).await.code(), "passkey");
    // Only its owner takes it away, with the password.
    let session = town.browser(&wei.password, &inside);
    let path = format!("/api/account/passkeys/{made}");
    assert_eq!(li.call(&town, "DELETE", &path, json!({ "password": li.password })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(session.call(&town, "DELETE", &path, json!({ "password": "wrong" })).await.status, StatusCode::UNAUTHORIZED);
    let gone = session.call(&town, "DELETE", &path, json!({ "password": wei.password })).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    town.pass(HOUR);
    assert_eq!(town.try_enter("wei", &wei.password, None).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_house_without_an_origin_has_no_passkeys() {
    let town = Town::new().await;
    let wei = town.user("wei", town.customs, &["officer"]).await;
    let begun = wei.post(&town, "/api/account/passkeys/challenge", json!({ "password": wei.password })).await;
    assert_eq!((begun.code(), &begun.body["details"]["reason"]), ("passkey", &json!("no_origin")));
    let asked = Browser::default().post(&town, "/api/sign-in/passkey/challenge", json!({})).await;
    assert_eq!(asked.code(), "passkey");
}
