//! The second log of a house over the API: nothing of it before it is chosen, then its receipts and what is public of it.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use office::Office;
use office::evidence::{Sealer, second_origin};
use serde_json::json;
use server::{Server, new_client};
use store::{Log, Options, Store};
use uuid::Uuid;
use verifier::verdict::Break;
use verifier::{Policy, verify};

use crate::{answer, sample};

const ORIGIN: &str = "customs.example/log";

#[tokio::test]
async fn a_second_log_has_receipts_a_policy_and_tiles_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}", folder.path().join("cases.db").display()), Options::default()).await.unwrap();
    let office = Office::new(Uuid::from_u128(7), Arc::new(editions::open("gb").unwrap()), store);
    let mut first = Sealer::open(office.clone(), Log::C2sp, ORIGIN, &folder.path().join("key")).await.unwrap();
    let trader = new_client(&office, "trader", "trader").await.unwrap().token;
    let other = new_client(&office, "other", "trader").await.unwrap().token;
    let router = Server::new(office.clone()).router();
    let get = async |path: &str, token: &str| {
        let request = Request::get(path).header("authorization", format!("Bearer {token}")).body(Body::empty()).unwrap();
        let reply = answer(&router, request).await;
        let name = reply.headers.get("content-disposition").map(|value| value.to_str().unwrap().to_owned());
        (reply.status, reply.body, name)
    };
    let declared = Request::post("/api/declarations")
        .header("authorization", format!("Bearer {trader}"))
        .body(Body::from(sample("import-beef.xml")));
    let declared = answer(&router, declared.unwrap()).await.body;
    assert_eq!(declared["outcome"], "cleared", "{declared}");
    let receipt = format!("/api/cases/{}/receipt", declared["case"].as_str().unwrap());
    first.round().await.unwrap();

    for path in ["/evidence/sm/checkpoint", "/evidence/sm/policy", "/evidence/sm/keys", "/evidence/sm/tile/0/000.p/3"] {
        assert_eq!(get(path, "").await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let (status, none, _) = get(&format!("{receipt}?log=sm"), &trader).await;
    assert_eq!((status, &none["code"]), (StatusCode::CONFLICT, &json!("no_second_log")));
    assert_eq!(get(&format!("{receipt}?log=gm"), &trader).await.0, StatusCode::BAD_REQUEST);

    let origin = second_origin(ORIGIN);
    let mut second = Sealer::open(office.clone(), Log::Sm, &origin, &folder.path().join("key-sm")).await.unwrap();
    let (status, early, _) = get(&format!("{receipt}?log=sm"), &trader).await;
    assert_eq!((status, &early["code"]), (StatusCode::CONFLICT, &json!("not_sealed")));
    second.round().await.unwrap();
    let (_, policy, _) = get("/evidence/sm/policy", "").await;
    let (status, proof, name) = get(&format!("{receipt}?log=sm"), &trader).await;
    assert_eq!(status, StatusCode::OK, "{proof}");
    assert!(name.is_some_and(|name| name.ends_with(".sm.tlog-proof\"")));
    let policy = Policy::read(policy.as_str().unwrap()).unwrap();
    assert!(verify(proof.as_str().unwrap(), &policy, None).is_proven());
    for path in [receipt.clone(), format!("{receipt}?log=c2sp")] {
        let (status, proof, name) = get(&path, &trader).await;
        assert_eq!(status, StatusCode::OK);
        assert!(name.is_some_and(|name| !name.contains(".sm.")));
        let verdict = verify(proof.as_str().unwrap(), &policy, None);
        assert!(matches!(verdict.broken, Some(Break::UnknownLog { origin: of }) if of == ORIGIN));
    }
    // Another firm learns nothing, by neither log.
    assert_eq!(get(&format!("{receipt}?log=sm"), &other).await.0, StatusCode::NOT_FOUND);

    let (status, checkpoint, _) = get("/evidence/sm/checkpoint", "").await;
    let checkpoint = checkpoint.as_str().unwrap();
    assert!(status == StatusCode::OK && checkpoint.starts_with(&format!("{origin}\n")), "{checkpoint}");
    let size = checkpoint.lines().nth(1).unwrap();
    assert_eq!(get(&format!("/evidence/sm/tile/0/000.p/{size}"), "").await.0, StatusCode::OK);
    assert_eq!(get("/evidence/sm/tile/0/001", "").await.0, StatusCode::NOT_FOUND);
    let (status, keys, _) = get("/evidence/sm/keys", "").await;
    assert_eq!((status, keys), (StatusCode::OK, json!("")));
}
